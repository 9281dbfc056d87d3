"""The words of the lexicon, looked up by how they are printed: `WORDS["bn"]` is a scale of 1e9.

Every CSV file of claims/lexicon is read once, here, and then a user's own rows, if a folder of them is named before
this module is first imported (claims.own_lexicon): a phrase of theirs never takes the place of another. A phrase of
several words hangs on its first word. Lower-case phrases are found in any case, a phrase with a capital only so ("May"
is a month, "may" is not). A hyphen in the text reads like a space ("percentage-point").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claims.own_rows import FORMS, OwnRow, built_in_rows, digest_of, folder_in_use, own_rows
from claims.records import Quantity, Unit

OWN_ROWS = own_rows(folder_in_use())  # by file; a LexiconError ends the import, which may be tried again
_DIGEST = digest_of(folder_in_use())

# One letter for each kind of token, so that a sentence is a short string and a rule a regular expression over it.
KINDS = {
    "word": "w",
    "name": "W",  # a capitalised word that the lexicon does not know
    "figure": "n",  # digits: "1,234.5"
    "small": "s",  # zero to nineteen
    "tens": "y",  # twenty to ninety
    "hundred": "h",
    "scale": "S",
    "dozen": "d",
    "couple": "p",
    "vague": "v",  # dozens, thousands
    "half": "H",
    "fraction": "f",  # third, quarter: also ordinals
    "fractions": "F",  # thirds, quarters
    "numeral": "N",  # several of the above, read as one number
    "bare": "I",  # for the rules of noise, a numeral of plain digits
    "led_by_zero": "O",  # one that begins with 0: "007"
    "year_like": "Y",  # one that may be a year
    "spelt": "K",  # for the rules of noise, a number word with a capital
    "portion": "P",  # a numeral that is a fraction in words: "two-thirds"
    "amount": "A",  # a numeral with its currency or unit
    "quantity": "Q",  # an amount with its bounds: what a claim states
    "currency": "c",  # symbol or code, before or after the number
    "money": "C",  # a currency's name, after the number
    "unit": "u",
    "risky": "R",  # a symbol or word with more than one reading: "m", "p", "in"
    "bound": "b",  # a bound that stands before its number
    "tail": "a",  # a bound that stands after it
    "bound_or_tail": "B",  # a bound that may stand on either side: "at least"
    "label": "l",  # what a number only names: "Section 4"
    "maybe_label": "L",
    "month": "M",
    "weekday": "D",
    "clock": "k",  # a.m., o'clock
    "zone": "z",  # GMT
    "era": "e",  # BC
    "multiple": "m",  # doubled, tenfold
    "rise": "i",  # words of change, see changes.csv
    "stop": "t",  # words that end a counted noun: verbs, pronouns, prepositions
    "span": "T",  # from here to "phrase", for the rules of periods: years, weeks
    "relative": "r",  # last, this, next
    "prior": "j",  # previous, same
    "ordinal": "o",  # first, final
    "edge": "E",  # end, start, early
    "fiscal": "$",  # what makes a year begin nobody knows when: fiscal, marketing
    "calendar_word": "¤",
    "season": "≈",
    "ended": "→",  # what leads to the last day of a stretch: "the year ended June 30"
    "ago": "g",
    "earlier": "←",
    "so_far": "≤",
    "day_word": "q",  # yesterday
    "lead": "J",  # the words that a phrase of time hangs on: in, since, by
    "yearly": "G",  # what comes every year: August, the second quarter, 4 December
    "weekly": "Z",  # what comes every week: Wednesday
    "whole_year": "U",
    "dated": "X",  # any other stretch of the calendar
    "phrase": "V",  # a phrase of time, finished
    "noise": "x",  # numbers that claim nothing, and codes: "M25", "http://…"
    "dash": "–",
    "quote": '"',
    "punctuation": "·",
    "point": ".",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "open": "(",
    "close": ")",
    "open_bracket": "[",
    "close_bracket": "]",
    "slash": "/",
    "hyphen": "-",
    "plus_minus": "±",  # "±", "plus or minus", "+/-"
    "sign": "¬",  # a minus or plus that belongs to the number after it
    "apostrophe": "'",
    "ampersand": "&",
    "caret": "^",
    "by_sign": "×",
    "ask": "?",
    "exclaim": "!",
}
_FIRST_LITERAL = 0xE000  # Unicode's private use area: each link word gets a letter of its own from here on
_KIND_NAMES = {letter: name.replace("_", " ") for name, letter in KINDS.items()}
LINKS: dict[str, str] = {}  # a link word or its synonym -> its letter


def kinds(names: str) -> frozenset[str]:
    """The letters of several kinds, named with spaces between: kinds("word name unit")."""
    return frozenset(KINDS[name] for name in names.split())


class Entry(NamedTuple):
    """What the lexicon says of a phrase: the letter of its kind, and what it stands for."""

    kind: str
    value: object = None


class Bound(NamedTuple):
    """What a bound word says, on either side of its number; empty where it says nothing there."""

    before: str = ""
    after: str = ""
    is_approximate: bool = False


class Change(NamedTuple):
    """A word of change: its direction and what part it plays in a sentence."""

    direction: str  # increase or decrease
    role: str  # verb, weak verb, noun, comparative


class Senses(NamedTuple):
    """A risky symbol's readings; None where it has none of that sort."""

    scale: float | None = None
    unit: Unit | None = None
    money: tuple[Unit, ...] = ()  # several where nations share a name: crowns


ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060\ufeff"  # leave to break or to join a word: pages are full of them
INVISIBLE = ZERO_WIDTH + "\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069"  # these turn the order of letters
TOKEN = re.compile(
    r"[A-Za-z]+(?:['’][A-Za-z]+)*(?![\w'’@:.+-])"  # most words, found first because it is fast
    r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|(?:https?://|www\.)[^\s<>\"']+|[\w.+-]{1,64}@[\w-]+\.[\w.]+|[#@][^\W\d]\w*"  # addresses and tags
    rf"|\d(?:[\d.,٫٬．，{INVISIBLE}]*\d)?(?:[eE][-+−]?\d{{1,3}}(?!\w))?"  # 1,234.5 and 9.8e-3
    r"|\.\d+"  # .500
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]"
    r"|[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]+(?:['’][^\W\d_]+)*(?:\d\w*(?:[.,]\d+)*)?"  # words, and codes such as M25
    rf"|[^\w\s{INVISIBLE}]|_"
)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut as the scanner cuts text: `sq. km` -> ("sq", ".", "km")."""
    return tuple(TOKEN.findall(phrase))


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of one lexicon file, in order; a user's own come last."""
    yield from built_in_rows(file)
    yield from (row.cells for row in OWN_ROWS.get(file, ()))


def digest() -> str:
    """16 hex digits of all rows in use: what was read with others may be read otherwise now."""
    return _DIGEST


_CLASSES = {row["class"]: frozenset(row["words"].split("|")) for row in rows("word_classes.csv")}


def word_class(name: str) -> frozenset[str]:
    """The words of one class of word_classes.csv, in lower case: word_class("victims") has "killed", "injured" …"""
    return _CLASSES[name]


WORDS: dict[str, Entry] = {}  # a phrase of one token, by its printed form
ANY_CASE: dict[str, Entry] = {}  # the same for words that may be printed in any case, in lower case
PHRASES: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}  # first token -> whole phrases, longest first
SYMBOL_PHRASES: set[tuple[str, ...]] = set()  # phrases that case tells apart: KB/s and Kb/s
MINOR: dict[str, Unit] = {}  # minor units by name: cents -> 0.01 USD
CURRENCY_CODES: dict[str, str] = {}  # any one-token sign or code that may stand glued before a number: RM -> MYR


def _add(phrase: str, entry: Entry, *, is_symbol: bool = False) -> None:
    parts = words_of(phrase)
    if len(parts) == 1:
        WORDS[phrase] = entry
        if not is_symbol and phrase == phrase.lower():
            ANY_CASE[phrase] = entry
    else:
        if is_symbol:
            SYMBOL_PHRASES.add(parts)
        entries = PHRASES.setdefault(parts[0], [])
        entries[:] = sorted([(p, e) for p, e in entries if p != parts] + [(parts, entry)], key=lambda e: -len(e[0]))


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _load_function_words() -> None:
    for row in rows("function_words.csv"):
        forms = _forms(row["words"])
        if row["kind"] == "link":
            letter = chr(_FIRST_LITERAL + len(set(LINKS.values())))
            for form in forms:
                LINKS[form] = letter
                _add(form, Entry(letter))
            KINDS[forms[0]] = letter
    for row in rows("function_words.csv"):
        if row["kind"] != "link":
            for form in _forms(row["words"]):
                if form not in WORDS:
                    _add(form, Entry(KINDS[row["kind"]]))


def _load_changes() -> None:
    for row in rows("changes.csv"):
        for form in _forms(row["phrase"]):
            if form not in LINKS:
                _add(form, Entry(KINDS["rise"], Change(row["direction"], row["role"])))
            change = Change(row["direction"], row["role"])
            CHANGES.setdefault(form, change)
            if change.role == "comparative":
                COMPARATIVES[form] = change


CHANGES: dict[str, Change] = {}  # every word of change by its form, link words ("more") included
COMPARATIVES: dict[str, Change] = {}  # those that compare: "higher", "more", "below"


def _load_labels() -> None:
    for row in rows("labels.csv"):
        kind = KINDS["label" if row["strength"] == "strong" else "maybe_label"]
        for form in _forms(row["words"]):
            if form not in WORDS or form == "no":  # "No 10": the rule for labels asks what follows
                _add(form, Entry(kind))


def _load_calendar() -> None:
    for row in rows("calendar.csv"):
        for form in _forms(row["phrase"]):
            kind = row["kind"].removeprefix("lower ")
            value = int(row["value"]) if row["value"] else ""
            if kind == "month" and not value:
                value = WORDS[form.capitalize()].value  # type: ignore[assignment]  # of "FEBRUARY" as of "february"
            _add(form, Entry(KINDS[kind], value))


SI_PREFIXES = {
    "yotta": "Y", "zetta": "Z", "exa": "E", "peta": "P", "tera": "T", "giga": "G", "mega": "M", "kilo": "k",
    "hecto": "h", "deka": "da", "deci": "d", "centi": "c", "milli": "m", "micro": "µ|μ|u", "nano": "n", "pico": "p",
    "femto": "f", "atto": "a", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti", "pebi": "Pi", "exbi": "Ei",
}  # fmt: skip


_QUOTES = frozenset("'’\"”")
_SHORTEST_WORD = 4  # letters: shorter risky forms are symbols, and case tells them apart


def _risky(symbol: str, *, scale: float | None = None, unit: Unit | None = None, money: Unit | None = None) -> None:
    if symbol in _QUOTES:
        return  # feet and inches by their marks: the rule for them asks for the kind of the mark
    if symbol not in LINKS and symbol.lower() in LINKS:
        return  # "A" is an article before it is amperes
    entry = WORDS.get(symbol)
    if entry is not None and not isinstance(entry.value, Senses):
        if entry.kind not in LINKS.values():
            return
        entry = None
    senses = entry.value if entry is not None and isinstance(entry.value, Senses) else Senses()
    senses = Senses(senses.scale or scale, senses.unit or unit, senses.money + ((money,) if money else ()))
    if symbol in LINKS:  # "in": the link word keeps its letter, and the sense is asked for after a number only
        WORDS[symbol] = Entry(LINKS[symbol], senses)
    else:
        _add(symbol, Entry(KINDS["risky"], senses), is_symbol=len(words_of(symbol)[0]) < _SHORTEST_WORD)


def _load_units(rows: Iterable[dict[str, str]]) -> None:
    for row in rows:
        unit = Unit(row["unit"], row["kind"], float(row["factor"] or 1))
        for form in _forms(row["words"]):
            _add(form, Entry(KINDS["unit"], unit))
        for form in _forms(row["symbols"]):
            _add(form, Entry(KINDS["unit"], unit), is_symbol=True)
        for form in _forms(row["risky"]):
            _risky(form, unit=unit)
        for prefix in row["prefixes"].split():
            prefixed = Unit(prefix + row["unit"], row["kind"], unit.factor)
            for form in _forms(row["words"]):
                _add(prefix + form, Entry(KINDS["unit"], prefixed))
            for form in _forms(row["symbols"]) + _forms(row["risky"]):
                for letter in SI_PREFIXES[prefix].split("|"):
                    if letter + form not in WORDS:
                        _add(letter + form, Entry(KINDS["unit"], prefixed), is_symbol=True)


def _load_currencies(rows: Iterable[dict[str, str]]) -> None:
    rows = list(rows)
    counted = Counter(form for row in rows for form in _forms(row["risky"]))
    shared = {form for form, times in counted.items() if times > 1}  # an ended currency leaves its name to the living
    for row in rows:
        unit = Unit(row["code"], "money")
        risky = _forms(row["risky"])
        codes = [] if row["code"] in risky or row["code"] == "KGS" else [row["code"]]  # "ALL 5", "TOP 10" are words
        for form in _forms(row["words"]) + _forms(row["bare"]):
            _add(form, Entry(KINDS["money"], unit))
        for form in [*codes, *_forms(row["symbols"])]:
            _add(form, Entry(KINDS["currency"], unit), is_symbol=True)
            CURRENCY_CODES[form] = row["code"]
        for form in risky:
            if not row["ended"] or form not in shared:
                _risky(form, money=unit)
            CURRENCY_CODES.setdefault(form, row["code"])
        if row["minor_per_unit"]:
            minor = Unit(row["code"], "money", 1 / float(row["minor_per_unit"]))
            for form in _forms(row["minor_words"]):
                if form not in WORDS or form not in MINOR:
                    MINOR.setdefault(form, minor)
                    _add(form, Entry(KINDS["money"], MINOR[form]))
            for form in _forms(row["minor_symbols"]):
                _risky(form, money=minor)


SHARED = {  # what the currencies of several countries are called: "pesos" -> MXN, which is meant by default, and others
    form: codes
    for row in rows("shared_currencies.csv")
    for codes in [tuple(_forms(row["codes"]))]
    for form in _forms(row["forms"])
}
CURRENCY_OF_PLACE: dict[str, str] = {}  # "Norway", "Norwegian", "Oslo" -> NOK


def _load_places() -> None:
    for row in rows("countries.csv"):
        for column in ("name", "aliases", "adjectives", "people", "cities"):
            for form in _forms(row[column]):
                CURRENCY_OF_PLACE[form] = row["currency"]


def _load_numbers() -> None:
    for row in rows("numbers.csv"):
        if row["kind"] == "risky scale":
            _risky(row["phrase"], scale=float(row["value"]))
        else:
            _add(row["phrase"], Entry(KINDS[row["kind"]], float(row["value"])))


def _load_bounds() -> None:
    found: dict[str, Bound] = {}
    for row in rows("bounds.csv"):
        known = found.get(row["phrase"], Bound())
        found[row["phrase"]] = Bound(
            row["bound"] if row["side"] == "before" else known.before,
            row["bound"] if row["side"] == "after" else known.after,
            bool(row["approximate"]),
        )
    for phrase, bound in found.items():
        side = "bound_or_tail" if bound.before and bound.after else "bound" if bound.before else "tail"
        _add(phrase, Entry(KINDS[side], bound))


def _load_multiples() -> None:
    for row in rows("multiples.csv"):
        value = float(row["value"])
        quantity = Quantity(value, value, value, kind="ratio", change=row["change"], form="fraction")
        for form in _forms(row["phrase"]):
            _add(form, Entry(KINDS["multiple"], quantity))


def _check_new(row: OwnRow, file: str) -> None:
    """LexiconError: when a phrase of the row is in the lexicon already, which may not change how that is read."""
    for prefix in row.cells.get("prefixes", "").split():
        if prefix not in SI_PREFIXES:
            raise row.error(f"prefix {prefix!r} is not known: give some of {' '.join(SI_PREFIXES)}")
    forms = [form for column in FORMS[file] for form in _forms(row.cells[column])]
    forms += [prefix + form for prefix in row.cells.get("prefixes", "").split() for form in _forms(row.cells["words"])]
    for form in forms:
        parts = words_of(form)
        phrases = dict(PHRASES.get(parts[0], [])) if parts else {}
        entry = WORDS.get(form) or ANY_CASE.get(form.lower()) or phrases.get(parts)
        if entry is not None:
            known = entry.value.name if isinstance(entry.value, Unit) else _KIND_NAMES.get(entry.kind, "another word")
            raise row.error(f"{form!r} is in the lexicon already, as {known}: leave it out")


_load_function_words()
_load_changes()
_load_labels()
_load_calendar()
_load_places()
_load_numbers()
_load_units(built_in_rows("units.csv"))
_load_currencies(built_in_rows("currencies.csv"))
_load_bounds()
_load_multiples()
for _row in OWN_ROWS.get("units.csv", ()):
    _check_new(_row, "units.csv")
    _load_units([_row.cells])
for _row in OWN_ROWS.get("currencies.csv", ()):
    _check_new(_row, "currencies.csv")
    _load_currencies([_row.cells])

_NAMED = [*WORDS.items(), *((" ".join(words), entry) for found in PHRASES.values() for words, entry in found)]
MEASURES = frozenset(  # what a rate may be per, as its unit says it: "oil_barrel", "fortnight"
    form
    for words, entry in _NAMED
    if entry.kind == KINDS["unit"] and isinstance(entry.value, Unit)
    for form in (words, entry.value.name)
)
