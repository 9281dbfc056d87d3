"""Scores, telephone numbers, addresses and codes."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    follows_noun,
    follows_unit,
    is_free,
    is_year,
    numerals_of,
)
from claims.vocabulary import KINDS, Senses, kinds, word_class

_K = KINDS
CODES = Grammar()
_PAIR = 3  # tokens: two numbers and what joins them
_PHONE_DIGITS = 3  # the least in the longest group of a telephone number
_SHORTEST_GROUP = 2
_TAKES_RANGE = kinds("currency aged age ages")
_REACH = 6  # tokens from "won" to its result: "won the tie 3-2"
_LONGEST_LIST = 100
_TEAMS = word_class("teams")
_STREETS = word_class("streets")
_BEFORE_RESULT = word_class("before a result")
_AIRCRAFT = word_class("aircraft by number")
_BEFORE_PLACE = word_class("before a place")


@CODES.look_alike(
    "bare (hyphen bare)+",
    reads={"won 3-1": "", "call 555-0142": "", "lost 6-4, 6-3": "", "a Boeing 737-800 landed": ""},
    leaves=("a wait of 3-4 hours", "10-15 people", "a $3-5bn plan"),
)
def score(match: Match) -> bool:
    """Bare numbers joined by dashes that measure and count nothing: a score, a vote, a telephone number."""
    inside = match.inside()
    if not match.is_glued():
        return False
    if match.kind_before() in _TAKES_RANGE:
        return False
    if len(inside) > _PAIR or _is_model(match):
        return True
    is_range = follows_noun(match) and float(inside[0].word) < float(inside[2].word) and not _is_result(match)
    return not (is_range or follows_unit(match))


def _is_model(match: Match) -> bool:
    """ "Boeing 737-800 jets"; "in Leeds 350-400 homes" are counted."""
    is_named = match.kind_before() == _K["name"] and match.word_before(2) not in _BEFORE_PLACE
    return is_named and match.inside()[0].word in _AIRCRAFT


def _is_result(match: Match) -> bool:
    return any(match.word_before(distance) in _BEFORE_RESULT for distance in range(1, _REACH))


@CODES.look_alike(
    "bare bare+",
    reads={"ring 01632 960 441": "", "my number is 555 0137": ""},
    leaves=("10 000 dollars",),
)
def telephone(match: Match) -> bool:
    """Groups of digits side by side."""
    groups = numerals_of(match)
    if min(len(n.word) for n in groups) < _SHORTEST_GROUP or max(len(n.word) for n in groups) < _PHONE_DIGITS:
        return False
    if is_year(groups[0]) and len(groups) == 2 and not groups[1].word.startswith("0"):
        return False
    return is_free(match)


@CODES.look_alike(
    "tail? bare? open bare close (bare/noise) (hyphen bare)*",
    reads={"call +1 (555) 010-4477": "", "ring (020) 7946 0958": ""},
    leaves=("rose to 9 (12) in 2020", "won (3) 40 points"),
)
def telephone_with_area(match: Match) -> bool:
    """A telephone number with its area in brackets: "+1 (555) 010-4477"."""
    inside = match.inside()
    area = next(place for place, token in enumerate(inside) if token.kind == _K["open"]) + 1
    after = inside[area + 2]
    digits = sum(map(str.isdigit, after.word))
    is_number = digits >= _PHONE_DIGITS and not any(map(str.isalpha, after.word))
    is_near = after.start - inside[area + 1].end <= 1 and is_free(match)
    return len(inside[area].word) >= _PHONE_DIGITS and is_number and is_near


@CODES.look_alike(
    "bare point noise|bare point currency amount",
    reads={"the 6.h3 line": "", "played 22.Rf5 with care": ""},
    leaves=("rose to 25. Rents fell", "a fee of 25.The price", "cost 3.US$40"),
)
def move(match: Match) -> bool:
    """A number, a point and a code in one word: a move in chess, a version."""
    inside = match.inside()
    return match.is_glued() and inside[2].word.isalnum()


@CODES.look_alike("led_by_zero", reads={"call 0555014": "", "the 06.45 was late": ""}, leaves=("300", "0.45"))
def leading_zero(_: Match) -> bool:
    """ "007", "0142", "06.45": no figure is printed with a leading zero."""
    return True


@CODES.look_alike("<name> bare", reads={"Springfield, PA 23456": ""}, leaves=("In PA 234 people",))
def zip_code(match: Match) -> bool:
    """A postal code after a state's letters."""
    state, number = match.before(), match.inside()[0]
    assert state is not None
    is_state = len(state.word) == 2 and state.word.isupper()
    return is_state and len(number.word) == 5


@CODES.look_alike(
    "bound hyphen bare (word/maybe_label)",
    reads={"the under-21 side": ""},
    leaves=("under-18 pupils", "a sub-300 people crowd"),
)
def age_bracket(match: Match) -> bool:
    """ "the under-21 side": a team's name."""
    bound, _, _, word = match.inside()
    return bound.word.lower() in ("under", "over") and word.word.lower() in _TEAMS


@CODES.look_alike(
    "<word/noise/a/maybe_label hyphen> bare|<noise slash/tail> bare",
    reads={"the scp-173 file": "", "licence T09/482": "", "an A-10 flew": "", "the P5+1 met": "", "a Catch-22": ""},
    leaves=("a sub-7 rate", "a 3-mile walk"),
)
def code_with_hyphen(match: Match) -> bool:
    """ "scp-173", "T09/482": letters, a hyphen or slash and digits, all glued."""
    number, hyphen, word = match.inside()[0], match.before(), match.before(2)
    assert hyphen is not None and word is not None
    return word.end == hyphen.start and hyphen.end == number.start


@CODES.look_alike(
    "bare risky? (name/rise/money/unit/month/weekday/maybe_label/label) (name/maybe_label/label/unit/stop/rise)+",
    reads={
        "at 14 Market Street": "",
        "305 Quarry Lane": "",
        "at 17 Rose Street": "",
        "at 221b Marlowe Road": "",
    },
    leaves=("40 Navy ships", "40 people on the road"),
)
def address(match: Match) -> bool:
    """A house number before a street's name."""
    for place, token in enumerate(match.inside()[1:5], start=1):
        if not token.word[0].isupper() and not (place == 1 and token.start == match.inside()[0].end):
            return False
        if place > 1 and token.word.lower() in _STREETS:
            return True
    return False


@CODES.look_alike(
    "bare for bare",
    reads={"India were 245 for 6 at stumps": "", "she took 3 for 41": ""},
    leaves=("paid 40 for 3 tickets", "10 for 5 euros"),
)
def runs_for_wickets(match: Match) -> bool:
    """A score of cricket: "245 for 6"."""
    return is_free(match)


@CODES.look_alike(
    "bare maybe_label",
    reads={"in the 4400 block of Elm Street": ""},
    leaves=("12 blocks of flats", "a 40 seat bus"),
)
def block_of_street(match: Match) -> bool:
    """A block by its number: "the 4400 block of Elm Street"."""
    return match.inside()[1].word.lower() == "block"


@CODES.look_alike("bare (risky)", reads={"a 4G phone": ""}, leaves=("40m",))
def generation(match: Match) -> bool:
    """ "4G", "5g network"."""
    number, letter = match.inside()
    return letter.word == "G" and match.is_glued() and quantity_of(number).value in (2, 3, 4, 5, 6)


@CODES.look_alike(
    "risky (numeral/amount)",
    reads={"the new P380 phone": "", "the new P3.5 phone": ""},
    leaves=("a fare of R50", "In Manila a fare is P380", "kr 200"),
)
def letter_of_no_country(match: Match) -> bool:
    """A letter that is money in several countries, none of which the article names: "P380"."""
    letter = match.inside()[0]
    if not isinstance(letter.value, Senses) or len(letter.word) > 1 or not match.is_glued():
        return False
    currency = match.style.currency(letter.value.money)
    return currency is not None and "|" in currency.name


@CODES.look_alike(
    "bare risky (hyphen bare)?",
    reads={"shares in 3M fell": ""},
    leaves=("3m people", "a 12V battery", "39C heat"),
)
def glued_capital(match: Match) -> bool:
    """A capital glued to its number that measures nothing: "3M"."""
    number, letter = match.inside()[:2]
    is_money = match.kind_before() in (_K["currency"], _K["risky"])
    return letter.word in ("M", "D", "E") and letter.start == number.end and not is_money


@CODES.look_alike(
    "bare hyphen numeral",
    reads={"robbed a 7-Eleven": "", "a 7-eleven on Main Street": "", "open 24-seven": ""},
    leaves=("a 40-Watt bulb", "the 12-NATO talks", "a 7-2.5 split"),
)
def brand(match: Match) -> bool:
    """ "7-Eleven", "24-seven": digits and a number word."""
    return match.is_glued() and match.inside()[2].word.isalpha()


@CODES.look_alike("bare (point|close)", reads={"2. Second item": ""}, leaves=("about 40.",))
def list_number(match: Match) -> bool:
    """A number that opens its line and is set off by a point or bracket."""
    number, mark = match.inside()
    opens = match.first == 0 or (match.first == 1 and match.tokens[0].kind == _K["open"])
    if mark.kind == _K["close"] and not any(token.kind == _K["open"] for token in match.tokens[: match.first]):
        opens = True  # "Key events: 1) … 2) …"
    after = match.after()
    is_set_off = number.end == mark.start and after is not None and after.start > mark.end
    return opens and is_set_off and (quantity_of(number).value or 0) < _LONGEST_LIST
