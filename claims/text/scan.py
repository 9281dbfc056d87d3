"""From characters to tokens: the only place that looks at every character of a sentence."""

import re

from claims.records import Token, Unit
from claims.vocabulary import ANY_CASE, CURRENCY_CODES, KINDS, PHRASES, SYMBOL_PHRASES, TOKEN, WORDS, Entry

_DASHES = frozenset("-‐‑‒–—―−﹣－")
_FRACTIONS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒")
_CURRENCY_SIGNS = frozenset("$€£¥₹₩")
_MARKS = {
    ".": "point", ",": "comma", ":": "colon", ";": "semicolon", "(": "open", ")": "close", "[": "open_bracket",
    "]": "close_bracket", "/": "slash", "⁄": "slash", "&": "ampersand", "'": "apostrophe", "’": "apostrophe",
    "‘": "apostrophe", "′": "apostrophe", "`": "apostrophe", "^": "caret", "×": "by_sign", "?": "ask", "!": "exclaim",
    "±": "plus_minus", '"': "quote", "“": "quote", "”": "quote", "″": "quote", "«": "quote", "»": "quote", "+": "tail",
}  # fmt: skip
_K = KINDS
_NUMERAL_KINDS = frozenset(
    _K[k]
    for k in (
        "small",
        "tens",
        "hundred",
        "scale",
        "dozen",
        "couple",
        "vague",
        "half",
        "fraction",
        "fractions",
        "multiple",
    )
)
_NUMBER_WORDS = frozenset(word for word, entry in ANY_CASE.items() if entry.kind in _NUMERAL_KINDS) | {
    parts[0] for entries in PHRASES.values() for parts, entry in entries if entry.kind == _K["multiple"]
}
_NUMBER_WORDS |= {  # "a decade", "a fortnight"
    word
    for word, entry in ANY_CASE.items()
    if isinstance(entry.value, Unit) and entry.value.kind == "duration" and entry.value.factor != 1
}
_STARTS_NUMERAL = _NUMERAL_KINDS | {_K["figure"], _K["currency"], _K["a"], _K["an"]}
_HAS_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅛⅜⅝⅞]")
_NUMBER_WORDS |= {word.capitalize() for word in _NUMBER_WORDS} | {word.upper() for word in _NUMBER_WORDS}
_LETTERS = re.compile(r"[A-Za-z]+")
_GLUED_CURRENCY = re.compile(r"([^\W\d_]+)(\d[\d.,]*)([^\W\d_]*)$")
_SPACED_GROUP = re.compile(r"[ \u00a0\u202f](\d{3})\b")
_CODE_DIGITS = 2  # of "M25" and the like
_WORDS_BEFORE_DOLLARS = frozenset(("a", "can"))  # "A $5 million grant" is not of A$
_KNOWN_WORDS = 100_000  # words remembered: more than an English dictionary of forms, a few MB

_NEEDS_NO_POINT = frozenset(_K[k] for k in ("unit", "risky", "currency"))
_NOISE, _MULTIPLIES = KINDS["noise"], KINDS["by_sign"]
_Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]  # that begin with one word, by the next in small letters
_Reading = tuple[str, object, _Phrases | None]  # the letter of its kind, its value, and the phrases that it may begin
_remembered: dict[str, _Reading] = {}  # by the printed form


def has_numeral(text: str, start: int, end: int) -> bool:
    """Whether a number may stand there: a digit, or a word that counts."""
    if _HAS_DIGIT.search(text, start, end):
        return True
    return not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text, start, end))


def scan(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], phrases of the lexicon joined: "more than $3bn" is `more than`, `$`, `3`, `bn`."""
    tokens: list[Token] = []
    add = tokens.append
    phrases: list[tuple[int, _Phrases]] = []  # places where one of these phrases of the lexicon may begin
    figure_end = -1
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = text[first:last]
        known = _remembered.get(word) or _reading(word)
        if known is None or first == figure_end:
            if first == figure_end and _is_code(tokens[-1], known, word):
                tokens[-1] = Token(_NOISE, tokens[-1].start, last, tokens[-1].word + word)
                continue
            if known is None:
                figure_end = last
                tokens += _in_context(text, word, first, last)
                continue
        kind, value, begun = known
        if word == "x" and first == figure_end:
            kind = _MULTIPLIES  # "3x last year's"
        elif begun:
            phrases.append((len(tokens), begun))
        add(_token(Token, (kind, first, last, word, value)))
    return _joined(tokens, phrases) if phrases else tokens


# Half the time of scanning goes into making tokens; this makes one in half the time of Token(…).
_token = tuple.__new__


def _reading(word: str) -> _Reading | None:
    """What a word is wherever it stands; None for numbers, dashes and codes."""
    if word[0].isdigit():
        return None  # no word of the lexicon begins so
    entry = WORDS.get(word) or ANY_CASE.get(word.lower()) or _unknown(word)
    if entry is None:
        return None
    is_first = word in PHRASES or word.lower() in PHRASES
    reading = (entry.kind, entry.value, _BY_FIRST.get(word.lower()) if is_first else None)
    if len(_remembered) < _KNOWN_WORDS:
        _remembered[word] = reading
    return reading


def _unknown(word: str) -> Entry | None:
    lead = word[0]
    if lead.isalpha():
        if word.startswith(("http", "www.")) or "@" in word:
            return Entry(_K["noise"])
        if not word.isalpha() and any(character.isdigit() for character in word):
            return None
        return Entry(_K["word"] if word == word.lower() else _K["name"])
    if lead in "#@" and len(word) > 1:
        return Entry(_K["noise"])
    if lead in _MARKS and len(word) == 1:
        return Entry(_K[_MARKS[lead]])
    if lead.isdigit() or lead in _FRACTIONS or lead in _DASHES or lead == ".":
        return None
    return Entry(_K["punctuation"])


def _is_code(figure: Token, known: _Reading | None, word: str) -> bool:
    """Whether letters glued to digits measure nothing: "21st", "5Q", "8x8"; a lone x multiplies."""
    if figure.kind != _K["figure"]:
        return False
    if known is None:
        return word[0].isalpha()
    return _is_ordinal(figure.word, word.lower()) or (known[0] in _CODE_KINDS and word != "x")


def _is_ordinal(number: str, ending: str) -> bool:
    """Whether "21st" is an order and no weight: "9st" and "11st" are stones."""
    if ending == "st":
        return number.endswith("1") and not number.endswith("11")
    return ending in _ORDINAL_ENDINGS


_CODE_KINDS = frozenset((_K["word"], _K["name"], _K["noise"]))
_ORDINAL_ENDINGS = frozenset(("nd", "rd", "th"))


def _in_context(text: str, word: str, first: int, last: int) -> list[Token]:
    lead = word[0]
    if lead.isalpha():
        return _code(text, word, first, last)
    if lead in _DASHES:
        return [Token(_dash_kind(text, first, last), first, last, word)]
    return [Token(_K["figure"], first, last, word)]


def _dash_kind(text: str, first: int, last: int) -> str:
    """A sign before a number that starts afresh, a hyphen inside a word or between numbers, else a dash."""
    before = text[first - 1 : first]
    after = text[last : last + 1]
    opens = not before or before.isspace() or before in "([\"'“‘" or before in _CURRENCY_SIGNS
    if not opens and (not after.isspace() or (before.isalnum() and text[first] in "-‐‑")):
        return _K["hyphen"]  # "3-4", and the hanging one of "two-, three- and four-bedroom"
    if after.isdigit() or (after and (after in _CURRENCY_SIGNS or after == ".")):
        return _K["sign"] if text[first] not in "—―" else _K["dash"]
    return _K["dash"]


def _code(text: str, word: str, first: int, last: int) -> list[Token]:
    """A word with digits in it: a currency glued to its number ("RM23"), or else a code ("M25")."""
    match = _GLUED_CURRENCY.match(word)
    if (
        match
        and _is_price(match.group(1), match.group(2) + _grouped_after(text, last))
        and text[max(0, first - 1) : first] not in ("-", "‑")
        and not _is_road(text, first, word)
    ):
        code = match.group(1)
        entry = WORDS[code]
        if entry.kind not in (_K["currency"], _K["risky"]):
            entry = Entry(_K["currency"], Unit(CURRENCY_CODES[code], "money"))
        cut = first + len(code)
        return [Token(entry.kind, first, cut, code, entry.value), *scan(text, cut, last)]
    return [Token(_K["noise"], first, last, word)]


def _is_road(text: str, first: int, word: str) -> bool:
    """ "the R617", as South African roads are called; sums of rand have no article."""
    return word[0] == "R" and word[1:].isdecimal() and text[max(0, first - 4) : first] == "the "


def _grouped_after(text: str, place: int) -> str:
    """The thousands after "R6 800", set off by a space."""
    group = _SPACED_GROUP.match(text, place)
    return group.group(1) if group else ""


def _is_price(code: str, number: str) -> bool:
    """Whether letters glued to digits are money: "RM23", "R450", not "G7" or "COP29"."""
    if code not in CURRENCY_CODES or code not in WORDS:
        return False
    is_sure = WORDS[code].kind == _K["currency"]
    return (
        is_sure
        or (code == "R" and len(number) > 1)
        or (code == "P" and len(number) > _CODE_DIGITS)
        or (len(code) > 1 and len(number) > _CODE_DIGITS)
    )


# --- phrases

_BY_FIRST: dict[str, _Phrases] = {}
for _entries in PHRASES.values():
    for _parts, _meaning in _entries:
        _BY_FIRST.setdefault(_parts[0].lower(), {}).setdefault(_parts[1].lower(), []).append((_parts, _meaning))


def _joined(tokens: list[Token], places: list[tuple[int, _Phrases]]) -> list[Token]:
    """The same tokens, with the phrases of the lexicon that begin at `places` made one token each."""
    out: list[Token] = []
    done = 0
    for place, phrases in places:
        found = _phrase(tokens, place, phrases) if place >= done else None
        if found is not None:
            last, entry = found
            out += tokens[done:place]
            words = " ".join([token.word for token in tokens[place:last]])
            out.append(Token(entry.kind, tokens[place].start, tokens[last - 1].end, words, entry.value))
            done = last
    return out + tokens[done:]


def _phrase(tokens: list[Token], place: int, phrases: _Phrases) -> tuple[int, Entry] | None:
    """The longest of the phrases that begins at `place`: one past its last token, and its entry."""
    ahead = place + 1
    if ahead >= len(tokens):
        return None
    second = tokens[ahead].word.lower()
    candidates = phrases.get(second, [])
    if second == "-" and ahead + 1 < len(tokens):
        candidates = candidates + phrases.get(tokens[ahead + 1].word.lower(), [])
    if not candidates:
        return None
    is_apart = tokens[place].end != tokens[ahead].start
    if second == "$" and is_apart and tokens[place].word.lower() in _WORDS_BEFORE_DOLLARS:
        return None
    best: tuple[int, Entry] | None = None
    for parts, entry in candidates:
        last = _phrase_end(tokens, place, parts)
        is_longer = last and (best is None or last > best[0])
        if is_longer and not (entry.kind == _K["tail"] and _goes_on(tokens, last)) and not _ends(tokens, place, last):
            best = (last, entry)
    return best


def _ends(tokens: list[Token], place: int, last: int) -> bool:
    """Whether the point of "8 kg." is the sentence's own, which the unit can do without."""
    return last == len(tokens) == place + 2 and tokens[-1].word == "." and tokens[place].kind in _NEEDS_NO_POINT


def _goes_on(tokens: list[Token], place: int) -> bool:
    """Whether "and more" is the start of "and more than", "or over" of "or over 300"."""
    return place < len(tokens) and (tokens[place].kind in _STARTS_NUMERAL or tokens[place].word.lower() == "than")


def _phrase_end(tokens: list[Token], place: int, parts: tuple[str, ...]) -> int:
    """One past the last token of the phrase that begins at `place`; 0 when it does not stand there."""
    count = len(tokens)
    is_symbol = parts in SYMBOL_PHRASES
    if tokens[place].word != parts[0] and (is_symbol or tokens[place].word.lower() != parts[0]):
        return 0
    place += 1
    for part in parts[1:]:
        if place < count and tokens[place].kind == "-" and part != "-":
            place += 1
        if place >= count or (tokens[place].word != part and (is_symbol or tokens[place].word.lower() != part)):
            return 0
        place += 1
    return place
