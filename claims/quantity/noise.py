"""Numbers that claim nothing: dates, times, scores, names, addresses. Each rule makes them one token of noise."""

from claims.grammar import Grammar, Match
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, Senses

NOISE = Grammar("noise")
_K = KINDS

_FIRST_YEAR, _LAST_YEAR = 1100, 2199
_SURE_YEARS = range(1900, 2051)  # "2024 sales": hardly ever a count
_UNITS = frozenset(_K[k] for k in ("unit", "currency", "money", "risky", "scale"))
_PHONE_DIGITS = 3  # the shortest group of a telephone number


def _quantity(token: Token) -> Quantity:
    assert isinstance(token.value, Quantity)
    return token.value


def _numbers(match: Match) -> list[Token]:
    return [token for token in match.inside() if isinstance(token.value, Quantity)]


def noise_kinds(tokens: list[Token]) -> str:
    """The letters of the tokens, plain digits and capitalised number words told apart: most rules here ask for one of them."""
    return "".join([_noise_kind(token) if token.kind == _K["numeral"] else token.kind for token in tokens])


def _noise_kind(token: Token) -> str:
    if is_bare(token):
        return _K["bare"]
    return _K["spelt"] if token.word[0].isupper() else _K["numeral"]


def _noise(match: Match, rule: str) -> Token:
    inside = match.inside()
    start, end = inside[0].start, inside[-1].end
    return Token(_K["noise"], start, end, match.text[start:end], rule)


def is_bare(token: Token) -> bool:
    """Whether a numeral is plain digits: no comma, point, word or scale."""
    return token.kind == _K["numeral"] and _quantity(token).form == "digits" and _quantity(token).scale == 1


def is_year(token: Token) -> bool:
    """Whether a numeral could be a year: four plain digits."""
    return is_bare(token) and len(token.word) == 4 and _FIRST_YEAR <= int(_quantity(token).value or 0) <= _LAST_YEAR  # noqa: PLR2004


def _is_day(token: Token) -> bool:
    return is_bare(token) and 1 <= (_quantity(token).value or 0) <= 31  # noqa: PLR2004


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun: "homes", "people"; not "its", "gas", "across"."""
    if word[-1:] == "s" and word[:-1].isupper() and len(word) > 2:  # noqa: PLR2004
        return True  # "MPs", "SUVs"
    word = word.lower()
    return word in PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))  # noqa: PLR2004


PLURALS = frozenset(
    "people men women children police personnel staff crew troops cattle sheep fish aircraft deer salmon mice feet teeth geese oxen media data criteria phenomena "
    "policemen policewomen firemen firefighters fishermen servicemen servicewomen businessmen spokesmen congressmen lawmen gunmen infantrymen policewomen "
    "grandchildren schoolchildren stepchildren craft watercraft spacecraft hovercraft poultry youth clergy alumni fungi larvae bacteria others lives wives knives wolves "
    "buses gases viruses campuses bonuses statuses censuses illnesses diocese series species offspring crises analyses".split()
)


def _follows_noun(match: Match) -> bool:
    """Whether a plural noun comes next, with at most two words between: "armoured personnel carriers"."""
    for distance in range(1, 5):
        token = match.after(distance)
        if token is None or token.kind not in (_K["word"], _K["name"], _K["hyphen"]):
            return False
        if token.kind == _K["word"] and is_plural(token.word):
            return True
    return False


def _follows_unit(match: Match) -> bool:
    after = match.after()
    if after is not None and after.kind == _K["hyphen"]:
        after = match.after(2)
    return after is not None and after.kind in _UNITS


# --- dates


@NOISE.rule(
    "month point? numeral (hyphen/to/dash/and/until/through/slash/sign) (month point?)? numeral (comma? numeral)?",
    reads={"on April 3-4 they met": "", "between March 8 and September 14": "", "March 8 to 10, 2024, in Rome": ""},
    leaves=("April 3 and 40 people",),
)
def month_and_days(match: Match) -> Token | None:
    """ "April 3-4", "March 8 and September 14"."""
    numbers = _numbers(match)
    dated = len(numbers) == 2 and _is_day(numbers[0]) and (_is_day(numbers[1]) or is_year(numbers[1]))  # noqa: PLR2004
    dated = dated or (len(numbers) == 3 and _is_day(numbers[0]) and _is_day(numbers[1]) and is_year(numbers[2]))  # noqa: PLR2004
    counts = len([token for token in match.inside() if token.kind == _K["month"]]) == 1 and (_follows_noun(match) or _follows_unit(match))
    return _noise(match, "month_and_days") if dated and not counts else None


@NOISE.rule(
    "month point? numeral comma? numeral",
    reads={"on Sept. 27, 2024, in Rome": ""},
    leaves=("April 3, 40 people",),
)
def full_date(match: Match) -> Token | None:
    """ "Sept. 27, 2024"."""
    day, year = _numbers(match)
    return _noise(match, "full_date") if _is_day(day) and is_year(year) else None


@NOISE.rule(
    "(month/may) point? numeral",
    reads={"on April 3, 40 people came": "40 (people)", "since January 2025": "", "by may 19": ""},
    leaves=("May 300 people come?",),
)
def month_and_day(match: Match) -> Token | None:
    """ "April 3", "March 2025"."""
    number = match.inside()[-1]
    return _noise(match, "month_and_day") if _is_day(number) or is_year(number) else None


@NOISE.rule(
    "(numeral (to/hyphen/dash/and/or/until) the?)? numeral of? (month/may) (comma? numeral)?",
    reads={"on 4 December 2024": "", "from 3 to 5 May": "", "between 1 and 12 September": ""},
    leaves=("40 March hares",),
)
def day_first(match: Match) -> Token | None:
    """ "4 December 2024", "1 and 12 September"."""
    numbers = _numbers(match)
    last = match.inside()[-1]
    days = [n for n in numbers if n is not last or last.kind != _K["numeral"]]
    if last.kind == _K["numeral"] and not is_year(last):
        return None
    return _noise(match, "day_first") if days and all(_is_day(n) for n in days) else None


@NOISE.rule(
    "bare (hyphen/slash/point) bare (hyphen/slash/point) bare",
    reads={"dated 2024-12-04": "", "on 04/12/2024": ""},
    leaves=("300 or 400",),
)
def numeric_date(match: Match) -> Token | None:
    """ "2024-12-04", "04/12/2024", and serial numbers of the same shape."""
    return _noise(match, "numeric_date") if match.is_glued() else None


@NOISE.rule(
    "bare (hyphen/slash) bare",
    reads={"in 2013-14": "", "the 2024/25 season": "", "open 24/7": "", "since 9/11": ""},
    leaves=("a wait of 3-4 hours", "a $3-5bn plan"),
)
def span_of_years(match: Match) -> Token | None:
    """ "2013-14", "1914-1918", "24/7": years and dates; "3-4 hours" is a range."""
    first, mark, last = match.inside()
    if not (is_bare(first) and is_bare(last)):
        return None
    if is_year(first) and len(last.word) in (2, 4):
        is_range = len(last.word) == 4 and (_follows_noun(match) or _follows_unit(match)) and not _in_years(first)  # noqa: PLR2004
        return None if is_range else _noise(match, "span_of_years")
    return _noise(match, "span_of_years") if mark.kind == _K["slash"] and not _follows_unit(match) else None


def _in_years(token: Token) -> bool:
    return int(_quantity(token).value or 0) in _SURE_YEARS


@NOISE.rule("<apostrophe> bare risky?", reads={"in '98": "", "the '60s": ""}, leaves=("the boys' 40 goals",))
def short_year(match: Match) -> Token | None:
    """ "'98", "the '60s"."""
    number, mark, before = match.inside()[0], match.before(), match.before(2)
    assert mark is not None
    opens = before is None or before.end < mark.start
    return _noise(match, "short_year") if opens and mark.end == number.start and is_bare(number) and len(number.word) == 2 else None  # noqa: PLR2004


@NOISE.rule("bare apostrophe? risky", reads={"since the 1990s": "", "in her mid-40s": ""}, leaves=("a lap of 58.2s",))
def decade(match: Match) -> Token | None:
    """ "the 1990s", "the '90s", "in her 40s": digits with a glued s, possessives too ("Channel 5s")."""
    number, letter, before = match.inside()[0], match.inside()[-1], match.before()
    if before is not None and (before.kind == _K["bound"] or (before.kind == _K["hyphen"] and (match.before(2) or before).kind == _K["bound"])):
        return None  # "under-18s"
    return _noise(match, "decade") if letter.word in ("s", "S") and match.is_glued() and is_bare(number) else None


# --- times


@NOISE.rule(
    "bare colon numeral (colon numeral)? (clock/zone/risky)*",
    reads={"at 18:30 GMT": "", "a lap of 1:36.6": ""},
    leaves=("prices: 300 and 400",),
)
def clock_time(match: Match) -> Token | None:
    """ "18:30", "7:10 a.m.", "1:36.6", "3:1"."""
    inside = match.inside()
    glued = all(left.end == right.start for left, right in zip(inside[:2], inside[1:3], strict=True))
    return _noise(match, "clock_time") if glued else None


@NOISE.rule(
    "numeral (hyphen/to/dash numeral)? (clock/zone)+",
    reads={"at 9am": "", "by 5 p.m. on Friday": "", "at 0730 GMT": "", "from 10 to 11 a.m.": ""},
    leaves=("40 people",),
)
def hour_of_day(match: Match) -> Token | None:
    """ "9am", "5 p.m.", "0730 GMT", "ten o'clock"."""
    return _noise(match, "hour_of_day")


# --- scores, telephones, addresses


@NOISE.rule(
    "bare ((hyphen/dash/sign) bare)+",
    reads={"won 3-1": "", "call 555-0142": "", "lost 6-4, 6-3": ""},
    leaves=("a wait of 3-4 hours", "10-15 people", "a $3-5bn plan"),
)
def score(match: Match) -> Token | None:
    """Bare numbers joined by dashes that measure and count nothing: a score, a vote, a telephone number."""
    inside = match.inside()
    if not all(is_bare(n) for n in _numbers(match)):
        return None
    if not match.is_glued():
        return None
    before = match.before()
    if before is not None and before.kind in (_K["currency"],):
        return None
    if len(inside) == 3 and (_follows_unit(match) or _measures(match)) and inside[0].word < "8" * 9:  # noqa: PLR2004
        return None
    if len(inside) == 3 and _follows_noun(match) and float(inside[0].word) < float(inside[2].word) and not _is_result(match):  # noqa: PLR2004
        return None
    return _noise(match, "score")


def _measures(match: Match) -> bool:
    after = match.after()
    return after is not None and after.kind in (_K["percent"] if "percent" in _K else "%",)


def _is_result(match: Match) -> bool:
    words = {token.word.lower() for distance in range(1, 6) if (token := match.before(distance)) is not None}
    return bool(words & {"won", "lost", "beat", "win", "victory", "defeat", "draw", "drew", "voted", "ruled", "lead", "trail", "score", "by"})


@NOISE.rule(
    "bare bare+",
    reads={"ring 01632 960 441": "", "my number is 555 0137": ""},
    leaves=("10 000 dollars",),
)
def telephone(match: Match) -> Token | None:
    """Groups of digits side by side."""
    groups = _numbers(match)
    if not all(is_bare(n) and len(n.word) >= 2 for n in groups) or max(len(n.word) for n in groups) < _PHONE_DIGITS:  # noqa: PLR2004
        return None
    if is_year(groups[0]) and len(groups) == 2 and not groups[1].word.startswith("0"):  # noqa: PLR2004
        return None
    if _follows_unit(match) or _follows_noun(match):
        return None
    return _noise(match, "telephone")


@NOISE.rule("bare", reads={"call 0555014": ""}, leaves=("300",))
def leading_zero(match: Match) -> Token | None:
    """ "007", "0142": no count is printed with a leading zero."""
    word = match.inside()[0].word
    return _noise(match, "leading_zero") if len(word) > 1 and word[0] == "0" and word.isdigit() else None


@NOISE.rule("<name> bare", reads={"Springfield, PA 23456": ""}, leaves=("In PA 234 people",))
def zip_code(match: Match) -> Token | None:
    """A postal code after a state's letters."""
    state, number = match.before(), match.inside()[0]
    assert state is not None
    is_state = len(state.word) == 2 and state.word.isupper()  # noqa: PLR2004
    return _noise(match, "zip_code") if is_state and is_bare(number) and len(number.word) == 5 else None  # noqa: PLR2004


@NOISE.rule(
    "bound hyphen bare (word/maybe_label)",
    reads={"the under-21 side": ""},
    leaves=("under-18 pupils", "a sub-300 people crowd"),
)
def age_bracket(match: Match) -> Token | None:
    """ "the under-21 side": a team's name."""
    bound, _, number, word = match.inside()
    is_team = bound.word.lower() in ("under", "over") and word.word.lower() in _TEAMS
    return _noise(match, "age_bracket") if is_team and is_bare(number) else None


_TEAMS = frozenset("side team squad international internationals championship championships world cup league football cricket rugby players player captain coach level".split())


@NOISE.rule("<word/noise hyphen> bare", reads={"the scp-173 file": ""}, leaves=("a sub-7 rate",))
def code_with_hyphen(match: Match) -> Token | None:
    """ "scp-173": letters, a hyphen and digits, all glued."""
    number, hyphen, word = match.inside()[0], match.before(), match.before(2)
    assert hyphen is not None and word is not None
    glued = word.end == hyphen.start and hyphen.end == number.start
    return _noise(match, "code_with_hyphen") if glued and is_bare(number) else None


@NOISE.rule(
    "bare risky? (name/rise/stop/money/unit/month/weekday/maybe_label/label/word)+",
    reads={"at 14 Market Street": "", "305 Quarry Lane": "", "at 17 Rose Street": "", "at 221b Marlowe Road": ""},
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
            return _noise(match._replace(last=match.first + place + 1), "address")
    return None


_STREETS = frozenset(
    "street st avenue ave road rd lane ln drive dr boulevard blvd square terrace crescent close way place parade highway court row quay embankment".split()
)

# --- names and labels


@NOISE.rule(
    "label (point/colon)? (numeral/portion) ((comma|and|to|or|hyphen|dash|comma and) numeral)*",
    reads={"Section 4 of the bill": "", "see pages 22 to 27": "", "Article Five": "", "No. 10": ""},
    leaves=("the road is 3 miles long", "there were no 3-bedroom flats"),
)
def labelled(match: Match) -> Token | None:
    """What a number only names: "Section 4", "pages 22 to 27", "No. 9"."""
    word = match.inside()[0]
    number = _first_number(match)
    if number is None or _quantity(number).scale != 1 or _follows_unit(match):
        return None
    if _quantity(number).form in ("words", "one") and not (word.word[0].isupper() or (word.word in ("number", "numbers") and not _follows_noun(match))):
        return None
    if word.word.lower() in ("no", "nos", "number", "numbers", "ring", "dial", "text", "phone") and not _is_naming(match, word):
        return None
    return _noise(match, "labelled")


def _first_number(match: Match) -> Token | None:
    return next(iter(_numbers(match)), None)


def _is_naming(match: Match, word: Token) -> bool:
    """ "No. 9" and "number 10" name; "no 3 people" and "numbers 40" do not."""
    has_point = any(token.kind == _K["point"] for token in match.inside())
    number = _first_number(match)
    assert number is not None
    if word.word.lower() in ("ring", "dial", "text", "phone"):
        return not _follows_noun(match)
    return has_point or word.word[0].isupper() or (word.word == "number" and not _follows_noun(match))


@NOISE.rule(
    "maybe_label/unit bare ((comma|and|to|or|hyphen|dash) bare)*",
    reads={"Week 5 of the season": "", "in unit 3": ""},
    leaves=("last week 52 people came", "a model 40 metres long"),
)
def perhaps_labelled(match: Match) -> Token | None:
    """Words that sometimes number things: "Game 6", "unit 3"; not "last week 52 people"."""
    word, number = match.inside()[0], match.inside()[1]
    if not is_bare(number) or _follows_unit(match):
        return None
    if not word.word[0].isupper() and (word.kind == _K["unit"] or _follows_noun(match) or word.word.endswith("s") or word.word in ("week", "day", "year", "group", "school", "company")):
        return None
    return _noise(match, "perhaps_labelled")


@NOISE.rule(
    "<name/risky/currency> bare|<name/risky/currency hyphen/sign> bare",
    reads={"a Boeing 737": "", "Readiness 2030": "", "Mirage 2000 jets": ""},
    leaves=("In Kabul 12 people died", "Tesla 8.5% up", "Sales 4,300"),
)
def named(match: Match) -> Token | None:
    """A name with its number: "Boeing 737", "Windows 11"; not "in Kabul 12 people"."""
    number = match.inside()[0]
    joint = match.before()
    assert joint is not None
    hyphen = joint.kind in (_K["hyphen"], _K["sign"])
    name = match.before(2) if hyphen else joint
    before = match.before(3 if hyphen else 2)
    assert name is not None
    if not is_bare(number) or _follows_unit(match) or _goes_on(match) or _is_listed(match, before):
        return None
    if name.kind != _K["name"] and not (name.word.isupper() and name.word.isalpha() and (hyphen or (before is not None and before.kind in (_K["name"], _K["risky"], _K["ampersand"])))):
        return None
    if not hyphen and _follows_noun(match) and before is not None and before.word.lower() in ("in", "at", "near", "of", "across", "from"):
        return None
    return _noise(match, "named")


_LARGEST_VERSION = 20.0  # "Bluetooth 5.4", "Kavach 4.0"


def _is_list_of_names(match: Match) -> bool:
    """Whether commas or "and" set the name off: "Wi-Fi 7, Bluetooth 5.4 and Android 16"."""
    before, after = match.before(2), match.after()
    return (before is not None and before.kind in (_K["comma"], _K["and"])) or (after is not None and after.kind in (_K["comma"], _K["and"]))


@NOISE.rule(
    "<name> numeral",
    reads={"update to iOS 17.2": "", "has Wi-Fi 6, Bluetooth 5.4 and USB": ""},
    leaves=("Brent 63.5", "Tesla 8.5%"),
)
def version(match: Match) -> Token | None:
    """A version after its name: "iOS 17.2", "Kavach 4.0"."""
    number, name = match.inside()[0], match.before()
    assert name is not None
    quantity = _quantity(number)
    if quantity.form != "decimal" or quantity.scale != 1 or (quantity.value or 0) >= _LARGEST_VERSION or _follows_unit(match):
        return None
    is_product = not (name.word.istitle() or name.word.isupper())
    return _noise(match, "version") if is_product or number.word.endswith(".0") or _is_list_of_names(match) else None


def _goes_on(match: Match) -> bool:
    """Whether the number is the first half of a score or a verse: "City 2-1", "Romans 8:28"."""
    after, beyond = match.after(), match.after(2)
    return after is not None and beyond is not None and after.kind in (_K["hyphen"], _K["colon"]) and after.end == beyond.start and beyond.kind == _K["numeral"]


def _is_listed(match: Match, before: Token | None) -> bool:
    """Whether the name is one of a list with figures: "Manchester had 41mm, Leeds 33 and York 28"."""
    if before is None or before.kind not in (_K["comma"], _K["and"]) or _follows_noun(match):
        return False
    earlier = match.tokens[: match.first]
    return any(left.kind == _K["numeral"] and right.kind in _UNITS for left, right in zip(earlier, earlier[1:], strict=False))


@NOISE.rule(
    "<the/a/an/apostrophe/stop/word/name> bare name",
    reads={"the 787 Dreamliner": "", "a 911 Carrera": ""},
    leaves=("the 12 Coast Guard cutters", "killed 12 Kurds", "won 12 Grammys"),
)
def number_in_name(match: Match) -> Token | None:
    """A model number before its name: "the 787 Dreamliner"."""
    number, name = match.inside()
    lead = match.before()
    assert lead is not None
    if lead.kind in (_K["stop"], _K["word"], _K["name"]) and not (lead.word.lower() in ("own", "new", "this", "its", "latest") or lead.word.endswith(("'s", "’s"))):
        return None
    if not is_bare(number) or _follows_noun(match) or is_plural(name.word) or name.word.isupper():
        return None
    return _noise(match, "number_in_name")


@NOISE.rule("numeral (word/name/noise)", reads={"an 8x8 truck": ""}, leaves=("40 people",))
def glued_letters(match: Match) -> Token | None:
    """Digits with letters that are no unit: "5G", "21st", "8x8", "4x4"."""
    number, letters = match.inside()
    return _noise(match, "glued_letters") if match.is_glued() and _quantity(number).form in ("digits", "decimal") and letters.word != "x" else None


@NOISE.rule("bare (risky/unit)", reads={"the 21st century": ""}, leaves=("21 stone",))
def ordinal(match: Match) -> Token | None:
    """ "21st", "2nd"."""
    number, letters = match.inside()
    return _noise(match, "ordinal") if match.is_glued() and letters.word.lower() in ("st", "nd", "rd", "th") and is_bare(number) else None


@NOISE.rule("bare (risky)", reads={"a 4G phone": ""}, leaves=("40m",))
def generation(match: Match) -> Token | None:
    """ "4G", "5g network"."""
    number, letter = match.inside()
    if letter.word == "G" and match.is_glued() and _quantity(number).value in (2, 3, 4, 5, 6):
        return _noise(match, "generation")
    return None


@NOISE.rule("bare risky (hyphen bare)?", reads={"shares in 3M fell": ""}, leaves=("3m people", "a 12V battery", "39C heat"))
def glued_capital(match: Match) -> Token | None:
    """A capital glued to its number that measures nothing: "3M"."""
    number, letter = match.inside()[:2]
    before = match.before()
    is_money = before is not None and before.kind in (_K["currency"], _K["risky"])
    return _noise(match, "glued_capital") if letter.word in ("M", "D", "E", "X", "Z") and letter.start == number.end and not is_money else None


@NOISE.rule("numeral hyphen (name/numeral)", reads={"robbed a 7-Eleven": ""}, leaves=("a 40-Watt bulb", "the 12-NATO talks"))
def brand(match: Match) -> Token | None:
    """ "7-Eleven"."""
    number = match.inside()[0]
    spelt = match.inside()[2]
    is_brand = spelt.kind == _K["numeral"] and spelt.word[0].isalpha()
    return _noise(match, "brand") if is_brand and is_bare(number) and match.is_glued() else None


@NOISE.rule("(half|numeral|portion) past numeral", reads={"at half past seven": ""}, leaves=("walked past seven houses",))
def half_past(match: Match) -> Token | None:
    """ "half past seven", "ten past four"."""
    return _noise(match, "half_past")


@NOISE.rule("<quote> numeral name", reads={'watched "12 Angry Men"': ""}, leaves=('"40 Britons died," he said',))
def title(match: Match) -> Token | None:
    """A number that opens a title in quotation marks."""
    rest = [token for token in match.tokens[match.last : match.last + 3]]
    closes = next((place for place, token in enumerate(rest) if token.kind == _K["quote"]), None)
    named = closes is not None and all(token.kind == _K["name"] for token in rest[:closes])
    return _noise(match, "title") if named else None


@NOISE.rule(
    "spelt (name/unit/risky/rise/month)",
    reads={"the Six Nations": "", "the Three Gorges Dam": "", "on Ten Mile Creek": ""},
    leaves=("Two Coast Guard cutters sank", "won three Oscars", "Premier Sacks Two Ministers"),
)
def number_as_name(match: Match) -> Token | None:
    """A number word with a capital inside a sentence is part of a name, unless all words have one (a headline)."""
    number, following = match.inside()
    is_word = _quantity(number).form in ("words", "one") and number.word[0].isupper() and following.word[0].isupper()
    return _noise(match, "number_as_name") if is_word and match.first > 0 and not _is_headline(match) else None


@NOISE.rule("<name/risky/maybe_label/label/unit/rise> spelt", reads={"the Big Three carmakers": "", "the Fantastic Four": ""}, leaves=("Labour won four", "Storm Kills Three"))
def name_before_number_word(match: Match) -> Token | None:
    """ "the Big Four", "Group of Seven"."""
    name, number = match.before(), match.inside()[0]
    assert name is not None
    is_word = _quantity(number).form in ("words", "one") and number.word[0].isupper() and name.word[0].isupper()
    return _noise(match, "name_before_number_word") if is_word and not _is_headline(match) else None


def _is_headline(match: Match) -> bool:
    """Whether the sentence prints most of its longer words with a capital."""
    words = [token.word for token in match.tokens if token.word.isalpha() and len(token.word) > 3]  # noqa: PLR2004
    if match.tokens[-1].kind in (_K["point"], _K["ask"], _K["exclaim"]):
        return False
    return len(words) > 2 and sum(word[0].isupper() for word in words) > len(words) / 2  # noqa: PLR2004


@NOISE.rule("bare (point|close)", reads={"2. Second item": ""}, leaves=("about 40.",))
def list_number(match: Match) -> Token | None:
    """A number that opens its line and is set off by a point or bracket."""
    number, mark = match.inside()
    opens = match.first == 0 or (match.first == 1 and match.tokens[0].kind == _K["open"])
    if mark.kind == _K["close"] and not any(token.kind == _K["open"] for token in match.tokens[: match.first]):
        opens = True  # "Key events: 1) … 2) …"
    after = match.after()
    if opens and is_bare(number) and number.end == mark.start and after is not None and after.start > mark.end and (_quantity(number).value or 0) < 100:  # noqa: PLR2004
        return _noise(match, "list_number")
    return None


# --- years, last: the units and dates above have had their chance


@NOISE.rule(
    "era bare ((and/to/hyphen/dash) bare)?|bare (era)?",
    reads={"in 2024": "", "the 2024 budget": "", "since 2014, Europe": "", "in 44 BC": ""},
    leaves=("more than 2000 people", "sales of 5835 units", "killed 2000 people"),
)
def year(match: Match) -> Token | None:
    """Four plain digits that count nothing: "in 2024", "the 2025 results"."""
    inside = match.inside()
    number = _first_number(match)
    if len(inside) > 1 and is_bare(number or inside[0]):
        return _noise(match, "year")
    if number is None or not is_year(number):
        return None
    lead = match.before()
    value = int(_quantity(number).value or 0)
    is_sure = value in _SURE_YEARS
    if _follows_unit(match) and not (is_sure and lead is not None and lead.kind in _BEFORE_YEARS and match.after().kind == _K["unit"]):  # type: ignore[union-attr]
        return None
    if lead is not None and lead.kind in (_K["bound"], _K["bound_or_tail"]):
        is_date_word = lead.word.lower() in ("about", "around", "circa", "ca.", "c.", "near", "some", "beyond", "within", "almost", "nearly", "below", "above", "well below")
        return _noise(match, "year") if is_sure and is_date_word and not _follows_noun(match) else None
    if lead is not None and lead.kind in _BEFORE_YEARS:
        return _noise(match, "year")
    if _follows_noun(match):
        if is_sure and not _counts_things(match):
            return _noise(match, "year")
        is_counted = lead is not None and lead.kind in (_K["stop"], _K["word"], _K["rise"]) and lead.word.lower() not in _DETERMINERS
        if is_counted or (lead is not None and lead.kind == _K["of"] and not is_sure):
            return None
        return _noise(match, "year")
    return _noise(match, "year") if is_sure or (lead is not None and lead.kind in (_K["of"], _K["and"], _K["to"])) else None


def _counts_things(match: Match) -> bool:
    """Whether the noun right after is of things that reports count by the thousand: "1999 people", not "1999 sales"."""
    after = match.after()
    return after is not None and after.word.lower() in _COUNTED_THINGS


_COUNTED_THINGS = frozenset(
    "people men women children troops soldiers homes houses jobs workers units cases votes seats pages members staff employees students pupils patients residents "
    "passengers buildings vehicles cars trees birds animals deaths victims refugees migrants families households".split()
)
_BEFORE_YEARS = frozenset(_K[k] for k in ("in", "since", "by", "the", "until", "from", "during", "after", "before", "between", "month"))
_DETERMINERS = frozenset("early late mid that this its their his her our last next".split())
