"""Scores, telephone numbers, addresses and codes."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    follows_noun,
    follows_unit,
    is_bare,
    is_free,
    is_year,
    noise_token,
    numerals_of,
)
from claims.records import Token
from claims.vocabulary import KINDS, Senses, kinds, word_class

_K = KINDS
CODES = Grammar("codes")
_PHONE_DIGITS = 3  # the shortest group of a telephone number
_TAKES_RANGE = kinds("currency aged age ages")
_TEAMS = word_class("teams")
_STREETS = word_class("streets")
_BEFORE_RESULT = word_class("before a result")


@CODES.rule(
    "bare ((hyphen/dash/sign) bare)+",
    reads={"won 3-1": "", "call 555-0142": "", "lost 6-4, 6-3": ""},
    leaves=("a wait of 3-4 hours", "10-15 people", "a $3-5bn plan"),
)
def score(match: Match) -> Token | None:
    """Bare numbers joined by dashes that measure and count nothing: a score, a vote, a telephone number."""
    inside = match.inside()
    if not all(is_bare(n) for n in numerals_of(match)):
        return None
    if not match.is_glued():
        return None
    before = match.before()
    if before is not None and before.kind in _TAKES_RANGE:
        return None
    if len(inside) == 3 and follows_unit(match):
        return None
    if (
        len(inside) == 3
        and follows_noun(match)
        and float(inside[0].word) < float(inside[2].word)
        and not _is_result(match)
    ):
        return None
    return noise_token(match, "score")


def _is_result(match: Match) -> bool:
    words = {token.word.lower() for distance in range(1, 6) if (token := match.before(distance)) is not None}
    return not words.isdisjoint(_BEFORE_RESULT)


@CODES.rule(
    "bare bare+",
    reads={"ring 01632 960 441": "", "my number is 555 0137": ""},
    leaves=("10 000 dollars",),
)
def telephone(match: Match) -> Token | None:
    """Groups of digits side by side."""
    groups = numerals_of(match)
    if not all(is_bare(n) and len(n.word) >= 2 for n in groups) or max(len(n.word) for n in groups) < _PHONE_DIGITS:
        return None
    if is_year(groups[0]) and len(groups) == 2 and not groups[1].word.startswith("0"):
        return None
    return noise_token(match, "telephone") if is_free(match) else None


@CODES.rule(
    "tail? bare? open bare close (bare/noise/led_by_zero/year_like) ((hyphen/dash) (bare/led_by_zero/year_like))*",
    reads={"call +1 (555) 010-4477": "", "ring (020) 7946 0958": ""},
    leaves=("rose to 9 (12) in 2020", "won (3) 40 points"),
)
def telephone_with_area(match: Match) -> Token | None:
    """A telephone number with its area in brackets: "+1 (555) 010-4477"."""
    inside = match.inside()
    area = next(place for place, token in enumerate(inside) if token.kind == _K["open"]) + 1
    after = inside[area + 2]
    digits = sum(map(str.isdigit, after.word))
    is_number = digits >= _PHONE_DIGITS and not any(map(str.isalpha, after.word))
    is_near = after.start - inside[area + 1].end <= 1 and is_free(match)
    return (
        noise_token(match, "telephone_with_area")
        if len(inside[area].word) >= _PHONE_DIGITS and is_number and is_near
        else None
    )


@CODES.rule(
    "bare point noise|bare point (risky/currency/name/word) (numeral/amount)",
    reads={"the 6.h3 line": "", "played 22.Rf5 with care": ""},
    leaves=("rose to 25. Rents fell", "a fee of 25.The price", "cost 3.US$40"),
)
def move(match: Match) -> Token | None:
    """A number, a point and a code in one word: a move in chess, a version."""
    inside = match.inside()
    return noise_token(match, "move") if match.is_glued() and inside[2].word.isalnum() else None


@CODES.rule("led_by_zero", reads={"call 0555014": ""}, leaves=("300",))
def leading_zero(match: Match) -> Token | None:
    """ "007", "0142": no count is printed with a leading zero."""
    return noise_token(match, "leading_zero")


@CODES.rule("<name> bare", reads={"Springfield, PA 23456": ""}, leaves=("In PA 234 people",))
def zip_code(match: Match) -> Token | None:
    """A postal code after a state's letters."""
    state, number = match.before(), match.inside()[0]
    assert state is not None
    is_state = len(state.word) == 2 and state.word.isupper()
    return noise_token(match, "zip_code") if is_state and is_bare(number) and len(number.word) == 5 else None


@CODES.rule(
    "bound hyphen bare (word/maybe_label)",
    reads={"the under-21 side": ""},
    leaves=("under-18 pupils", "a sub-300 people crowd"),
)
def age_bracket(match: Match) -> Token | None:
    """ "the under-21 side": a team's name."""
    bound, _, number, word = match.inside()
    is_team = bound.word.lower() in ("under", "over") and word.word.lower() in _TEAMS
    return noise_token(match, "age_bracket") if is_team and is_bare(number) else None


@CODES.rule(
    "<word/noise/a/maybe_label hyphen> bare|<noise slash/tail> bare",
    reads={"the scp-173 file": "", "licence T09/482": "", "an A-10 flew": "", "the P5+1 met": "", "a Catch-22": ""},
    leaves=("a sub-7 rate", "a 3-mile walk"),
)
def code_with_hyphen(match: Match) -> Token | None:
    """ "scp-173", "T09/482": letters, a hyphen or slash and digits, all glued."""
    number, hyphen, word = match.inside()[0], match.before(), match.before(2)
    assert hyphen is not None and word is not None
    glued = word.end == hyphen.start and hyphen.end == number.start
    return noise_token(match, "code_with_hyphen") if glued and is_bare(number) else None


@CODES.rule(
    "bare risky? (name/rise/money/unit/month/weekday/maybe_label/label) (name/maybe_label/label/unit/stop/rise)+",
    reads={
        "at 14 Market Street": "",
        "305 Quarry Lane": "",
        "at 17 Rose Street": "",
        "at 221b Marlowe Road": "",
    },
    leaves=("40 Navy ships", "40 people on the road"),
)
def address(match: Match) -> Token | None:
    """A house number before a street's name."""
    if not is_bare(match.inside()[0]):
        return None
    for place, token in enumerate(match.inside()[1:5], start=1):
        if not token.word[0].isupper() and not (place == 1 and token.start == match.inside()[0].end):
            return None
        if place > 1 and token.word.lower() in _STREETS:
            return noise_token(match._replace(last=match.first + place + 1), "address")
    return None


@CODES.rule(
    "bare for bare",
    reads={"India were 245 for 6 at stumps": "", "she took 3 for 41": ""},
    leaves=("paid 40 for 3 tickets", "10 for 5 euros"),
)
def runs_for_wickets(match: Match) -> Token | None:
    """A score of cricket: "245 for 6"."""
    return noise_token(match, "runs_for_wickets") if is_free(match) else None


@CODES.rule(
    "bare maybe_label",
    reads={"in the 4400 block of Elm Street": ""},
    leaves=("12 blocks of flats", "a 40 seat bus"),
)
def block_of_street(match: Match) -> Token | None:
    """A block by its number: "the 4400 block of Elm Street"."""
    return noise_token(match, "block_of_street") if match.inside()[1].word.lower() == "block" else None


@CODES.rule("bare (risky)", reads={"a 4G phone": ""}, leaves=("40m",))
def generation(match: Match) -> Token | None:
    """ "4G", "5g network"."""
    number, letter = match.inside()
    if letter.word == "G" and match.is_glued() and quantity_of(number).value in (2, 3, 4, 5, 6):
        return noise_token(match, "generation")
    return None


@CODES.rule(
    "risky (numeral/amount)",
    reads={"the new P380 phone": ""},
    leaves=("a fare of R50", "In Manila a fare is P380", "kr 200"),
)
def letter_of_no_country(match: Match) -> Token | None:
    """A letter that is money in several countries, none of which the article names: "P380"."""
    letter = match.inside()[0]
    if not isinstance(letter.value, Senses) or len(letter.word) > 1 or not match.is_glued():
        return None
    currency = match.style.currency(letter.value.money)
    is_open = currency is not None and "|" in currency.name
    return noise_token(match, "letter_of_no_country") if is_open else None


@CODES.rule(
    "bare risky (hyphen bare)?",
    reads={"shares in 3M fell": ""},
    leaves=("3m people", "a 12V battery", "39C heat"),
)
def glued_capital(match: Match) -> Token | None:
    """A capital glued to its number that measures nothing: "3M"."""
    number, letter = match.inside()[:2]
    before = match.before()
    is_money = before is not None and before.kind in (_K["currency"], _K["risky"])
    return (
        noise_token(match, "glued_capital")
        if letter.word in ("M", "D", "E", "X", "Z") and letter.start == number.end and not is_money
        else None
    )


@CODES.rule(
    "numeral hyphen (name/numeral)",
    reads={"robbed a 7-Eleven": ""},
    leaves=("a 40-Watt bulb", "the 12-NATO talks"),
)
def brand(match: Match) -> Token | None:
    """ "7-Eleven"."""
    number = match.inside()[0]
    spelt = match.inside()[2]
    is_brand = spelt.kind == _K["numeral"] and spelt.word[0].isalpha()
    return noise_token(match, "brand") if is_brand and is_bare(number) and match.is_glued() else None


@CODES.rule("bare (point|close)", reads={"2. Second item": ""}, leaves=("about 40.",))
def list_number(match: Match) -> Token | None:
    """A number that opens its line and is set off by a point or bracket."""
    number, mark = match.inside()
    opens = match.first == 0 or (match.first == 1 and match.tokens[0].kind == _K["open"])
    if mark.kind == _K["close"] and not any(token.kind == _K["open"] for token in match.tokens[: match.first]):
        opens = True  # "Key events: 1) … 2) …"
    after = match.after()
    if (
        opens
        and is_bare(number)
        and number.end == mark.start
        and after is not None
        and after.start > mark.end
        and (quantity_of(number).value or 0) < 100
    ):
        return noise_token(match, "list_number")
    return None
