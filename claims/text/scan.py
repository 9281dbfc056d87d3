"""From characters to tokens: the only place that looks at every character of a sentence."""

import re

from claims.records import Token, Unit
from claims.vocabulary import ANY_CASE, CURRENCY_CODES, KINDS, PHRASES, TOKEN, WORDS, Entry

_DASHES = "-‐‑‒–—―−﹣－"
_MARKS = {
    ".": ".", ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "[", "]": "]", "/": "/", "⁄": "/", "&": "&",
    "'": "'", "’": "'", "‘": "'", "′": "'", "`": "'", "^": "^", "×": "×", "?": "?", "!": "!", "±": "±",
    "\"": '"', "“": '"', "”": '"', "″": '"', "«": '"', "»": '"',
    "+": KINDS["tail"],
}  # fmt: skip
_HAS_NUMERAL = re.compile(r"[\d½⅓⅔¼¾⅕⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[a-z]+")
_NUMERAL_KINDS = frozenset(KINDS[k] for k in ("small", "tens", "hundred", "scale", "dozen", "couple", "vague", "half", "fraction", "fractions", "multiple"))
_NUMBER_WORDS = frozenset(word for word, entry in WORDS.items() if entry.kind in _NUMERAL_KINDS)
_NUMBER_WORDS |= {parts[0] for entries in PHRASES.values() for parts, entry in entries if entry.kind == KINDS["multiple"]}
_GLUED_CURRENCY = re.compile(r"([^\W\d_]+)(\d[\d.,]*)([^\W\d_]*)$")
_AFTER = KINDS["tail"]
_NUMERAL_STARTS = _NUMERAL_KINDS | {KINDS["figure"], KINDS["currency"], KINDS["a"], KINDS["an"]}
_PHRASE_STARTS = frozenset(PHRASES)
_WORD, _NAME, _FIGURE, _NOISE, _SIGN = (KINDS[k] for k in ("word", "name", "figure", "noise", "sign"))


def has_numeral(text: str, start: int, end: int) -> bool:
    """Whether a number may stand there: a digit, or a word that counts."""
    if _HAS_NUMERAL.search(text, start, end):
        return True
    return not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text[start:end].lower()))


def scan(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], phrases of the lexicon joined: "more than $3bn" is `more than`, `$`, `3`, `bn`."""
    tokens: list[Token] = []
    may_join = False
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        entry = WORDS.get(word)
        if entry is None:
            lead = word[0]
            if lead.isalpha():
                lower = word.lower()
                if lower in _PHRASE_STARTS:
                    may_join = True
                entry = ANY_CASE.get(lower)
                if entry is None:
                    if any(c.isdigit() for c in word) if len(word) < 16 else False:
                        tokens += _code(text, word, first, last)
                        continue
                    kind = _WORD if lower == word else _NAME
                    tokens.append(Token(_NOISE if "://" in word or "@" in word or word.startswith("www.") else kind, first, last, word))
                    continue
                tokens.append(Token(entry.kind, first, last, word, entry.value))
                continue
            tokens.append(_mark_or_figure(text, tokens, word, first, last))
            continue
        if word in _PHRASE_STARTS or word.lower() in _PHRASE_STARTS:
            may_join = True
        tokens.append(Token(entry.kind, first, last, word, entry.value))
    return _joined(tokens) if may_join else tokens


def _mark_or_figure(text: str, tokens: list[Token], word: str, first: int, last: int) -> Token:
    lead = word[0]
    if lead.isdigit() or (lead == "." and last - first > 1) or lead in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒":
        return Token(_FIGURE, first, last, word)
    if lead in _DASHES:
        return Token(_dash_kind(text, tokens, first, last), first, last, word)
    if lead in "#@" and last - first > 1:
        return Token(_NOISE, first, last, word)
    return Token(_MARKS.get(lead, KINDS["punctuation"]), first, last, word)


def _dash_kind(text: str, tokens: list[Token], first: int, last: int) -> str:
    """A sign before a number that starts afresh, a hyphen inside a word or between numbers, else a dash."""
    before = text[first - 1 : first]
    after = text[last : last + 1]
    if before and not before.isspace() and not after.isspace() and before not in "([\"'“‘" and before not in _CURRENCY_SIGNS:
        return KINDS["hyphen"]
    if before.isalnum() and text[first] in "-‐‑":
        return KINDS["hyphen"]  # "four-, five- and six-cylinder"
    if after.isdigit() or (after and after in ".$€£¥₹"):
        if text[first] not in "—―" and not (tokens and tokens[-1].kind == _FIGURE and before.isspace() is False):
            return _SIGN
    return KINDS["dash"]


_CURRENCY_SIGNS = "$€£¥₹₩"


def _code(text: str, word: str, first: int, last: int) -> list[Token]:
    """A word with digits in it: a currency glued to its number ("RM23"), a unit ("km2"), or else a code ("M25")."""
    match = _GLUED_CURRENCY.match(word)
    if match and (code := match.group(1)) in CURRENCY_CODES and code in WORDS and _is_price(code, match.group(2)) and not text[max(0, first - 1) : first].endswith(("-", "‑")):
        cut = first + len(code)
        entry = WORDS[code]
        if entry.kind not in (KINDS["currency"], KINDS["risky"]):
            entry = Entry(KINDS["currency"], Unit(CURRENCY_CODES[code], "money"))
        kind = entry.kind
        return [Token(kind, first, cut, code, entry.value), *scan(text, cut, last)]
    return [Token(_NOISE, first, last, word)]


def _is_price(code: str, number: str) -> bool:
    """Whether letters glued to digits are money: "RM23", "R450", not "G7" or "COP29"."""
    is_sure = WORDS[code].kind == KINDS["currency"]
    return is_sure or (code == "R" and len(number) > 1) or (len(code) > 1 and len(number) > 2)  # noqa: PLR2004


def _joined(tokens: list[Token]) -> list[Token]:
    """The same tokens, with the phrases of the lexicon made one token each."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        found = None
        for form in {token.word, token.word.lower()}:
            for parts, entry in PHRASES.get(form, ()):
                last = _phrase_end(tokens, place, parts)
                if last and (found is None or last > found[0]) and not (entry.kind == _AFTER and _goes_on(tokens, last)):
                    found = (last, entry)
                    break
        if found is None:
            out.append(token)
            place += 1
        else:
            last, entry = found
            out.append(_phrase_token(tokens[place:last], entry))
            place = last
    return out


def _goes_on(tokens: list[Token], place: int) -> bool:
    """Whether "and more" is the start of "and more than", "or over" of "or over 300"."""
    return place < len(tokens) and (tokens[place].kind in _NUMERAL_STARTS or tokens[place].word.lower() == "than")


def _phrase_token(parts: list[Token], entry: Entry) -> Token:
    return Token(entry.kind, parts[0].start, parts[-1].end, " ".join(part.word for part in parts), entry.value)


def _phrase_end(tokens: list[Token], place: int, parts: tuple[str, ...]) -> int:
    """One past the last token of the phrase that begins at `place`; 0 when it does not stand there."""
    count = len(tokens)
    place += 1
    for part in parts[1:]:
        if place < count and tokens[place].kind == "-" and part != "-":
            place += 1
        if place >= count or (tokens[place].word != part and tokens[place].word.lower() != part):
            return 0
        place += 1
    return place
