"""The names of one article: the full name behind a short one, the person behind "she", the firm behind "the firm"."""

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from claims.statement.speakers.words import OVERSEERS, QUALIFIERS, ROLES, WATCHDOGS
from claims.statement.tags import VERBS
from claims.vocabulary import CURRENCY_OF_PLACE, rows

_RUN = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Gov|Sen|Rep|Prof|St)\. )?[A-Z][\w’'&-]*(?: (?:(?:of|for|de|von|van|der|al|&) )?[A-Z][\w’'-]*)*"
)
_PERSONAL = re.compile(
    r",? \(?(?:aged )?\d\d[,.) ]|(?:, [^,.\n]{3,60},)? (?:said|says|told|added|asked|wrote|warned|explained|who)\b"
)
_INVERTED = re.compile(r"(?:said|says|added|told) $")
_LAST_WORD = re.compile(r"([\w-]+),? $")
_NEXT_WORD = re.compile(r"(,)| ([a-z]+)")
_REACH = 24  # characters before a name that hold the word of a role
_LONGEST_PERSON = 4  # words in a name
_KNOWN_NAMES = 4_000  # remembered: an article has most of its names several times
_GENITIVES = ("'s", "’s")
_CALENDAR = frozenset(form for row in rows("calendar.csv") for form in row["phrase"].split("|"))
ORDINARY = frozenset(word for row in rows("tags.csv") for word in row["words"].split("|"))


class Name(NamedTuple):
    """One capitalised name where it stands in the text."""

    start: int
    name: str  # without roles before it and a genitive after it
    is_person: bool


class _Named(NamedTuple):
    """What some capitalised words name, wherever they stand."""

    name: str
    width: int  # characters from where the name begins to the last of the words
    has_role: bool
    may_be_person: bool


@lru_cache(_KNOWN_NAMES)
def _named(printed: str) -> _Named | None:
    """ "Prime Minister Mara Lind's" names Mara Lind, with a role; "The" and "Monday" name nobody."""
    words = printed.split(" ")
    while words and words[0].lower() in ORDINARY:
        words = words[1:]
    has_role = False
    if len(words) > 1:
        plain = without_role(words)
        has_role, words = len(plain) < len(words), plain
    if not words or words[0] in _CALENDAR:
        return None
    width = len(" ".join(words))
    name = " ".join(words).rstrip("'’.")
    if name.endswith(_GENITIVES):
        name = name[:-2]
    may_be_person = 1 < len(words) <= _LONGEST_PERSON and "&" not in words and words[0] not in CURRENCY_OF_PLACE
    return _Named(name, width, has_role, may_be_person) if len(name) > 1 else None


def without_role(words: list[str]) -> list[str]:
    """A name without the roles before it: Prime Minister Mara Lind -> Mara Lind; one of roles alone stays as it is.

    "General Motors" keeps its General.
    """
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at].lower().strip(".") in ROLES), -1)
    rest = words[last + 1 :]
    if rest[:1] in (["of"], ["for"]):
        rest = rest[2:]  # "Secretary of State Mara Lind"
    while rest and rest[0].lower() in QUALIFIERS:
        rest = rest[1:]
    if not rest or last < 0 or (words[0] == "General" and len(rest) == 1):
        return words
    return rest


class People:
    """The names of one article, found when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def names(self) -> list[Name]:
        """Every name in order; "the" and other words that only open a sentence are none."""
        return [name for match in _RUN.finditer(self._text) if (name := self._name(match)) is not None]

    def _name(self, match: re.Match[str]) -> Name | None:
        named = _named(match.group())
        if named is None:
            return None
        start = match.end() - named.width
        return Name(start, named.name, named.may_be_person and self._is_person(named.has_role, start, match))

    def _is_person(self, has_role: bool, start: int, match: re.Match[str]) -> bool:
        if self._text[max(0, start - 4) : start].lower() == "the ":
            return False
        return has_role or self._is_personal(match.start(), match.end())

    def _is_personal(self, start: int, end: int) -> bool:
        """Whether an age, a role or a word of speech beside a name tells that it is a person's."""
        before = self._text[max(0, start - _REACH) : start]
        if (word := _LAST_WORD.search(before)) and word.group(1).lower() in ROLES:
            return True
        if self._text.startswith(", ", end):
            described = self._text[end + 2 : end + _REACH].partition(",")[0].lower()
            if not ROLES.isdisjoint(described.split()):
                return True  # "Mara Lind, the mayor,"
        return _PERSONAL.match(self._text, end) is not None or _INVERTED.search(before) is not None

    @cached_property
    def _full(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for _, name, is_person in sorted(self.names, key=lambda name: not name.is_person):
            words = name.split(" ")
            if len(words) > 1:
                for short in (words[-1], words[0], *words[1:-1]) if is_person else (words[0], words[-1]):
                    if short not in CURRENCY_OF_PLACE and short.lower() not in ROLES:
                        found.setdefault(short, name)
        return found

    def full(self, name: str) -> str:
        """The full name that the article uses for a short one, the same where it has none: "Lind" is "Mara Lind"."""
        return name if " " in name else self._full.get(name, name)

    def is_person(self, name: str) -> bool:
        """Whether a name is known for a person's."""
        return name in self.persons

    def is_name(self, word: str) -> bool:
        """Whether a word with a capital is a name for all that is known: nowhere stands it in small letters."""
        return f" {word.lower()}" not in self._text and self._text.count(word) > 1

    def person_before(self, place: int) -> tuple[int, str]:
        """The person last named before that offset, with the place; (-1, "") when there is none."""
        for name in reversed(self.names):
            if name.start < place and (full := self.full(name.name)) in self.persons:
                return name.start, full
        return -1, ""

    def called(self, noun: str) -> str:
        """The name that holds this noun: "council" is the "Plains Council", "auditors" the "Audit Bureau"; or ""."""
        stem = noun[:_STEM] if len(noun) > _STEM + 1 else noun
        for name in self.names:
            if " " in name.name and not name.is_person:
                words = name.name.lower().split(" ")
                if noun in WATCHDOGS and words[-1] in OVERSEERS:
                    return name.name
                if any(word == noun or (len(stem) == _STEM and word.startswith(stem)) for word in words):
                    return name.name
        return ""

    def organisation(self, place: int) -> str:
        """Whom "the company" means: the name most used, and of several the last before it; "" when there is none."""
        counted: Counter[str] = Counter()
        last: dict[str, int] = {}
        for name in self.names:
            full = self.full(name.name)
            counted[full] += 1 + self._acts(name)
            if name.start < place:
                last[full] = name.start
        fitting = [name for name in last if self._may_be_organisation(name)]
        return max(fitting, key=lambda name: (counted[name], last[name]), default="")

    def _acts(self, name: Name) -> bool:
        """Whether a verb or a comma follows a name: "Brackley Foods raised", not "its Brackley range"."""
        following = _NEXT_WORD.match(self._text, name.start + len(name.name))
        if following is None or following.group(1) == ",":
            return following is not None
        return VERBS.get(following.group(2), ("", ""))[0] == "E"

    def _may_be_organisation(self, full: str) -> bool:
        words = full.split(" ")
        if full in self.persons or words[0] in CURRENCY_OF_PLACE or words[-1] in CURRENCY_OF_PLACE:
            return False
        if len(words) == 1:
            return not full.isupper() and not full.endswith("s") and f" {full}" in self._text and self._is_rare(full)
        return "of" not in words[:1]

    def _is_rare(self, word: str) -> bool:
        """Whether a word stands nowhere in the text, nor in the table of verbs, in small letters."""
        return word.lower() not in VERBS and self.is_name(word)

    def holder(self, role: str) -> str:
        """Who holds a role that the text gives before a name: "secretary general" -> "Mara Lind"; or ""."""
        for name in self.names:
            if name.is_person and self._text[max(0, name.start - len(role) - 1) : name.start - 1].lower() == role:
                return name.name
        return ""

    @cached_property
    def persons(self) -> frozenset[str]:
        """The names of persons, told by a role before them, an age or a word of speech beside them."""
        return frozenset(name.name for name in self.names if name.is_person)


_STEM = 5  # letters that "auditors" and "Audit" share
