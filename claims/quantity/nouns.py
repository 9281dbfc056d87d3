"""What a count counts: the noun after a number that has no unit."""

from claims.quantity.arithmetic import bounded, quantity_of, tidy
from claims.quantity.plurals import is_plural
from claims.quantity.rates import FLOWS, TIMES, denominator_at, per, per_beyond_brackets, per_beyond_stuff
from claims.quantity.tokens import kind_at, word_at
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, Bound, kinds, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_LONGEST_NOUN = 7  # words from the number to the head of its noun: "45 Kestrel-2 heavy goods vehicles"
_INSIDE = kinds(
    "word name unit hyphen noise label maybe_label ampersand more other further additional such only following "
    "reported square rise money extra weekday risky others full"
)
_MAY_HEAD = kinds("word name unit maybe_label label rise money")
_VERBS = kinds("stop times")
_SHORTEST_WORD = 4  # letters: what is shorter is a symbol
_NOT_NOUN = word_class("not counted")
_NOUNS = kinds("word name maybe_label label")
_SINGULAR = kinds("word maybe_label label")
_ADDING = frozenset(("+", "plus", "odd"))  # "12 shirts + 4 ties", "gave 12 pupils odd looks"
_NOT_FIRST = frozenset(_K[k] for k in ("hyphen", "ampersand"))
_NOUNS_LIKE_VERBS = word_class("nouns like verbs")
_BEFORE_PRONOUN = word_class("before a pronoun")
_SPEECH = word_class("verbs of speech")
_POSSESSIVES = word_class("the and possessives")
_NOT_COUNTED = tuple(word_class("halves of compounds"))
_ADDED = kinds("more other further additional")
_PHRASES = word_class("phrases with one")
_IDIOMS = word_class("compounds that count nothing")


def with_nouns(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every count carrying its noun ("157 nations") and every rate its denominator ("$88 a barrel")."""
    out: list[Token] = []
    place = 0
    for start in [place for place, token in enumerate(tokens) if token.kind == _QUANTITY]:
        if start >= place:
            out += tokens[place:start]
            token, place = _completed(text, tokens, start)
            out.append(token)
    return out + tokens[place:]


def _completed(text: str, tokens: list[Token], place: int) -> tuple[Token, int]:
    token = tokens[place]
    quantity = token.value
    assert isinstance(quantity, Quantity)
    last = place + 1
    if quantity.unit is None and quantity.kind != "ratio":
        is_fewer = kind_at(tokens, last) == _K["fewer"]
        noun, last = _noun(text, tokens, last)
        if noun:
            change = "decrease" if is_fewer else quantity.change
            quantity = quantity._replace(noun=noun, kind="count", change=change)
            quantity, last = _tailed(tokens, last, quantity)
    elif quantity.unit is not None and quantity.unit.kind == "duration":
        age, after = _age(tokens, last)
        if age:
            aged = quantity._replace(unit=quantity.unit._replace(kind="age"), kind="age")
            quantity, last = _tailed(tokens, after, aged)
    quantity, last = _give_or_take(tokens, last, quantity)
    denominator, after = denominator_at(tokens, last, is_price=quantity.kind == "money")
    if denominator.isdigit():  # "11.6 per 100,000 people"
        after = _plural_head(tokens, after) or after
    elif (
        quantity.unit is None
        and not quantity.noun
        and not (denominator and tokens[last].kind in (_K["a"], _K["an"], _K["per"]) and denominator in TIMES)
    ):
        denominator = ""
    if denominator and quantity.kind not in ("ratio", "age"):
        quantity, last = per(quantity, denominator), after
    elif kind_at(tokens, last) == _K["of"] and quantity.kind in FLOWS:
        quantity, last = per_beyond_stuff(tokens, last, quantity)
    elif quantity.kind == "money":
        quantity = per_beyond_brackets(tokens, place, last, quantity)
    end = tokens[last - 1].end
    return Token(token.kind, token.start, end, text[token.start : end], quantity), last


def _tailed(tokens: list[Token], last: int, quantity: Quantity) -> tuple[Quantity, int]:
    """ "250 workers or more": the bound after the noun."""
    bound = tokens[last].value if last < len(tokens) else None
    if isinstance(bound, Bound) and bound.after and tokens[last].word not in _ADDING and quantity.bound == "=":
        return bounded(quantity, bound.after, is_approximate=bound.is_approximate), last + 1
    return quantity, last


def _give_or_take(tokens: list[Token], last: int, quantity: Quantity) -> tuple[Quantity, int]:
    """ "four hours, give or take"; "230,000 elephants, plus or minus 15,000"."""
    ahead = last + 1 if kind_at(tokens, last) == _K["comma"] else last
    if word_at(tokens, ahead) == "give or take":
        return quantity._replace(is_approximate=True), ahead + 1
    if kind_at(tokens, ahead) == _K["plus_minus"] and kind_at(tokens, ahead + 1) == _QUANTITY:
        return _spread(quantity, quantity_of(tokens[ahead + 1]), last, ahead + 2)
    return quantity, last


def _spread(quantity: Quantity, margin: Quantity, last: int, after: int) -> tuple[Quantity, int]:
    """The interval that a margin leaves on both sides, where it is a bare number or of the same unit."""
    same = margin.unit is None or margin.unit == quantity.unit
    if not same or quantity.bound != "=" or quantity.value is None or not margin.value:
        return quantity, last
    spread = margin.value * (quantity.unit.factor if quantity.unit and not margin.unit else 1)
    return quantity._replace(
        low=tidy(quantity.value - spread), high=tidy(quantity.value + spread), bound="range"
    ), after


def _noun(text: str, tokens: list[Token], place: int) -> tuple[str, int]:
    """The counted noun that begins at `place` and one past its last token; ("", place) when none does.

    "new shops" of "twelve new piers, less five"; "[allies]" in brackets; "member" of "14-member panel".
    """
    first = place
    bracket = kind_at(tokens, first) == _K["open_bracket"]
    if bracket:
        first += 1
    if kind_at(tokens, first) == _K["hyphen"]:
        return _compound(tokens, first)
    if kind_at(tokens, first) == _K["of"] and _is_vague(tokens[place - 1]):
        first += 1
        if word_at(tokens, first) in _POSSESSIVES:
            first += 1
    if kind_at(tokens, first) == _K["fewer"]:
        first += 1
    is_one = _is_one(tokens[place - 1])
    head = 0 if is_one else _plural_head(tokens, first)
    if not head:
        head = _singular(tokens, first, is_one)
    if not head or (quantity_of(tokens[place - 1]).form == "one" and _speaks(tokens, place, head)):
        return "", place
    while first < head - 1 and tokens[first].kind in _ADDED:
        first += 1  # "30 more people" are people
    noun = text[tokens[first].start : tokens[head - 1].end]
    if bracket and kind_at(tokens, head) == _K["close_bracket"]:
        head += 1
    return noun, head


def _plural_head(tokens: list[Token], first: int) -> int:
    """One past the plural noun that heads the phrase at `first`, and past those joined to it; 0 when there is none."""
    head = 0
    for ahead in range(first, min(len(tokens), first + _LONGEST_NOUN)):
        token = tokens[ahead]
        if _is_plural_noun(token, not head):
            if head and token.kind != _K["word"]:
                break
            head = ahead + 1
        elif head or not _may_stand_inside(tokens, ahead, first):
            break
    return head


def _is_plural_noun(token: Token, is_first: bool) -> bool:
    lower = token.word.lower()
    if token.kind in _MAY_HEAD:
        return is_plural(token.word) and lower not in _NOT_NOUN
    return is_first and token.kind in _VERBS and lower in _NOUNS_LIKE_VERBS


def _may_stand_inside(tokens: list[Token], ahead: int, first: int) -> bool:
    """Whether a token may stand between a number and its noun: "coal-fired", "rescued", "Kia and", "most expensive"."""
    token = tokens[ahead]
    if token.kind == _K["stop"]:
        hyphenated = tokens[ahead - 1].kind == _K["hyphen"]
        participle = token.word.endswith(("ed", "ing")) and is_plural(word_at(tokens, ahead + 1))
        return hyphenated or participle or token.word.lower() == "most"
    if token.kind == _K["and"]:
        return tokens[ahead - 1].kind == kind_at(tokens, ahead + 1) == _K["name"]
    if token.kind == _K["half"]:
        return tokens[ahead - 1].kind == _K["hyphen"]  # "six second-half minutes"
    if token.kind == _K["risky"] and len(token.word) < _SHORTEST_WORD:
        return False
    return token.kind in _INSIDE and not (ahead == first and token.kind in _NOT_FIRST)


def _is_one(token: Token) -> bool:
    return isinstance(token.value, Quantity) and token.value.value == 1


def _speaks(tokens: list[Token], place: int, head: int) -> bool:
    """Whether "one official" is said to speak, or no voice to: of no count, unlike "at least one farmer says"."""
    before = word_at(tokens, place - 2)
    if before == "not" or f"{before} one {word_at(tokens, head - 1)}" in _PHRASES:
        return True  # "not one voice was raised", "by one estimate"
    return quantity_of(tokens[place - 1]).bound == "=" and any(
        token.word.lower() in _SPEECH for token in tokens[head - 1 : head + 1]
    )


def _is_vague(token: Token) -> bool:
    return isinstance(token.value, Quantity) and token.value.form == "vague"


def _singular(tokens: list[Token], first: int, is_one: bool) -> int:
    """One past a singular noun: up to three words after "one", else one word before another ("12 page document")."""
    if is_one and word_at(tokens, first - 2) in _BEFORE_PRONOUN:
        return 0  # "the second one": a pronoun
    number = tokens[first - 1]
    if isinstance(number.value, Quantity) and number.value.form == "decimal" and number.value.scale == 1:
        return 0  # "a 6.1 earthquake"
    longest = 4 if is_one else 1
    head = first
    while head < first + longest and kind_at(tokens, head) in _SINGULAR and _may_be_noun(tokens[head].word):
        head += 1
    if not is_one and kind_at(tokens, head) not in (_K["word"], _K["name"]):
        return 0  # "15 empty": a noun used as an adjective has its own noun after it
    return head if head > first else 0


def _may_be_noun(word: str) -> bool:
    return (
        word.islower()
        and not (word.endswith("s") and not word.endswith("ss"))
        and (not word.endswith(("ly", "ing", "ed", "n't")) or word.endswith(("eed", "bed", "shed")))
        and word not in _NOT_NOUN
    )


def _compound(tokens: list[Token], place: int) -> tuple[str, int]:
    """The "member" of "14-member panel", joined to its number by a hyphen; not "one-sided", "two-way".

    What is "40,000-strong" has its noun after it: a crowd.
    """
    lower = word_at(tokens, place + 1)
    if kind_at(tokens, place + 1) not in _NOUNS or lower.endswith(_NOT_COUNTED) or lower in _IDIOMS:
        return "", place
    number, hyphen, word = tokens[place - 1 : place + 2]
    if number.end != hyphen.start or hyphen.end != word.start:
        return "", place
    band = _band(tokens, place + 2) if lower == "strong" else ""
    return band or word.word, place + 2


def _band(tokens: list[Token], place: int) -> str:
    """Who are "40,000-strong": a crowd, an England squad; empty for "a fleet 40-strong sailed"."""
    while kind_at(tokens, place) == _K["name"]:
        place += 1
    word = word_at(tokens, place)
    return word if kind_at(tokens, place) in _NOUNS and (is_plural(word) or _may_be_noun(word)) else ""


def _age(tokens: list[Token], place: int) -> tuple[bool, int]:
    """Whether a duration is an age: "66 years old", "a 14-year-old", "three years of age"."""
    ahead = place
    while kind_at(tokens, ahead) == _K["hyphen"] or word_at(tokens, ahead) == "-":  # "66 - year - old": tokenised copy
        ahead += 1
    if word_at(tokens, ahead) in ("old", "olds"):
        return True, ahead + 1
    if kind_at(tokens, ahead) == _K["of"] and kind_at(tokens, ahead + 1) == _K["age"]:
        return True, ahead + 2
    return False, place
