"""The rule engine: word order over kinds of tokens.

A sentence's tokens, one letter each, are a short string; a rule is a regular expression over it, written with the
names of kinds, and a function that makes one token of those it matched, or declines with None:

    @QUANTITIES.rule("amount to amount", reads={"3% to 4%": "3..4 percent"}, leaves=("from 3 miles to $4",))
    def stretch(match: Match) -> Token | None: ...

Rules are tried in the order in which they were written, at each place of the sentence from left to right; the first
that does not decline wins and its tokens become one. `reads` and `leaves` are run by the tests.
"""

import itertools
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from claims.records import Token
from claims.text.style import Style
from claims.vocabulary import KINDS, LINKS


class Match(NamedTuple):
    """Where a pattern fits: `tokens[first:last]` of the sentence."""

    text: str
    tokens: list[Token]
    first: int
    last: int
    style: Style

    def inside(self) -> list[Token]:
        """The tokens that the pattern matched."""
        return self.tokens[self.first : self.last]

    def find(self, kind: str) -> Token | None:
        """The first matched token of that kind, by name."""
        letter = KINDS[kind]
        for token in self.inside():
            if token[0] == letter:
                return token
        return None

    def all(self, kind: str) -> list[Token]:
        """Every matched token of that kind, by name."""
        letter = KINDS[kind]
        return [token for token in self.inside() if token[0] == letter]

    def before(self, distance: int = 1) -> Token | None:
        """The token that many places before the match; None past the start of the sentence."""
        place = self.first - distance
        return self.tokens[place] if place >= 0 else None

    def after(self, distance: int = 1) -> Token | None:
        """The token that many places after the match; None past the end of the sentence."""
        place = self.last + distance - 1
        return self.tokens[place] if place < len(self.tokens) else None

    def kind_before(self, distance: int = 1) -> str:
        """The letter of the token that many places before the match; empty past the start of the sentence."""
        token = self.before(distance)
        return "" if token is None else token[0]

    def kind_after(self, distance: int = 1) -> str:
        """The letter of the token that many places after the match; empty past the end of the sentence."""
        token = self.after(distance)
        return "" if token is None else token[0]

    def word_before(self, distance: int = 1) -> str:
        """The word that many places before the match, in lower case; empty past the start of the sentence."""
        token = self.before(distance)
        return "" if token is None else token.word.lower()

    def word_after(self, distance: int = 1) -> str:
        """The word that many places after the match, in lower case; empty past the end of the sentence."""
        token = self.after(distance)
        return "" if token is None else token.word.lower()

    def is_glued(self) -> bool:
        """Whether no space stands between the matched tokens."""
        inside = self.inside()
        return all(left.end == right.start for left, right in itertools.pairwise(inside))


Production = Callable[[Match], Token | None]
Test = Callable[[Match], bool]


class Rule(NamedTuple):
    """One way of writing something, with the texts that prove it."""

    name: str
    pattern: str
    production: Production
    reads: Mapping[str, str]  # text -> its reading, in the notation of claims.notation
    leaves: tuple[str, ...]  # texts in which this rule must find nothing


_FAMILIES = {
    "numeral": "numeral/bare/led_by_zero/year_like/spelt",
    "bare": "bare/led_by_zero/year_like",
}  # names that stand for several letters


def compiled(pattern: str) -> str:
    """A pattern over letters: `bound? amount` -> `[b]?[A]`; `(a|an)` and `name/name` are alternatives, and
    `<name hyphen> numeral` looks back: a numeral after a name and a hyphen."""

    def letters(match: re.Match[str]) -> str:
        names = "/".join(_FAMILIES.get(name, name) for name in match.group().split("/")).split("/")
        return "[" + "".join(re.escape(KINDS.get(name) or LINKS[name]) for name in names) + "]"

    grouped = pattern.replace("(", "(?:").replace("<", "(?<=").replace(">", ")")
    return re.sub(r"[a-z_]+(?:/[a-z_]+)*", letters, grouped).replace(" ", "")


def first_letters(pattern: str) -> str:
    """The letters with which a match of a compiled pattern can begin: the engine looks nowhere else."""
    letters, rest = _firsts(re.sub(r"\(\?<=[^)]*\)", "", pattern))
    assert not rest, f"unbalanced pattern {pattern!r}"
    return "".join(sorted(letters))


def _firsts(pattern: str) -> tuple[set[str], str]:
    """The first letters of a group up to its closing bracket, and what follows that."""
    letters: set[str] = set()
    open_ended = True  # whether everything so far in this alternative may be absent
    while pattern and not pattern.startswith(")"):
        if pattern[0] == "|":
            open_ended, pattern = True, pattern[1:]
            continue
        if pattern.startswith("(?:"):
            inner, pattern = _firsts(pattern[3:])
            pattern = pattern[1:]
        else:
            body, pattern = pattern[1:].split("]", 1) if not pattern.startswith("[\\]]") else ("\\]", pattern[4:])
            inner = set(body.replace("\\", ""))
        if open_ended:
            letters |= inner
        if pattern[:1] not in ("?", "*"):
            open_ended = False
        pattern = pattern.lstrip("?*+")
    return letters, pattern


def noise_token(match: Match, rule: str) -> Token:
    """One token of noise of what was matched, with the name of the rule that knew it."""
    inside = match.inside()
    start, end = inside[0].start, inside[-1].end
    return Token(KINDS["noise"], start, end, match.text[start:end], rule)


def kinds_of(tokens: list[Token]) -> str:
    """The letters of the tokens' kinds, as one string."""
    return "".join([token[0] for token in tokens])


class Alternatives(NamedTuple):
    """The rules of a grammar that can begin with one letter, in order."""

    any: re.Pattern[str]  # all of them, a group each: tells which one fits first
    numbered: list[tuple[re.Pattern[str], int]]  # each with its place in Grammar.rules


class Grammar:
    """A list of rules that are applied together, once, from left to right; it may begin with those of others."""

    def __init__(self, *others: "Grammar") -> None:
        self.rules: list[Rule] = [rule for other in others for rule in other.rules]

    def rule(
        self, pattern: str, *, reads: Mapping[str, str], leaves: tuple[str, ...] = ()
    ) -> Callable[[Production], Production]:
        """Add the decorated function as a rule."""

        def add(production: Production) -> Production:
            self.rules.append(Rule(production.__name__, pattern, production, reads, leaves))
            return production

        return add

    def look_alike(
        self, pattern: str, *, reads: Mapping[str, str], leaves: tuple[str, ...] = ()
    ) -> Callable[[Test], Test]:
        """Add the decorated test as a rule of numbers that claim nothing: where it holds, they become one of noise."""

        def add(test: Test) -> Test:
            def production(match: Match) -> Token | None:
                return noise_token(match, test.__name__) if test(match) else None

            self.rules.append(Rule(test.__name__, pattern, production, reads, leaves))
            return test

        return add

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(compiled(rule.pattern)) for rule in self.rules]

    @cached_property
    def _beginning(self) -> dict[str, Alternatives]:
        """By the letter with which a match begins, the rules that can begin with it: a tenth of all, or less."""
        numbers: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for letter in first_letters(pattern.pattern):
                numbers.setdefault(letter, []).append(number)
        return {letter: self._alternatives(found) for letter, found in numbers.items()}

    def _alternatives(self, numbers: list[int]) -> Alternatives:
        patterns = [self._patterns[number] for number in numbers]
        return Alternatives(
            re.compile("|".join(f"({pattern.pattern})" for pattern in patterns)),
            list(zip(patterns, numbers, strict=True)),
        )

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        """Where any of them can begin."""
        return re.compile("[" + "".join(map(re.escape, sorted(self._beginning))) + "]" if self._beginning else "(?!)")

    def apply(self, text: str, tokens: list[Token], kinds: str, style: Style) -> tuple[list[Token], str]:
        """The tokens with every match replaced by what its rule made of it, and the letters of their kinds."""
        out: list[Token] = []
        place = 0
        beginning = self._beginning
        for candidate in self._starts.finditer(kinds):
            start = candidate.start()
            if start < place:
                continue
            rules = beginning[kinds[start]]
            found = rules.any.match(kinds, start)
            if found is None:
                continue
            made, end = self._made(text, tokens, kinds, found, rules.numbered, style)
            if made is not None:
                out += tokens[place:start]
                out += spliced(tokens[start:end], made)
                place = end
        if not place:
            return tokens, kinds
        out += tokens[place:]
        return out, kinds_of(out)

    def _made(  # noqa: PLR0913, PLR0917
        self,
        text: str,
        tokens: list[Token],
        kinds: str,
        found: re.Match[str],
        numbered: list[tuple[re.Pattern[str], int]],
        style: Style,
    ) -> tuple[Token | None, int]:
        """What the first rule that does not decline makes at one place, and where its match ends."""
        start, end = found.span()
        first = found.lastindex or 1
        made = self.rules[numbered[first - 1][1]].production(Match(text, tokens, start, end, style))
        if made is not None:
            return made, end
        for pattern, number in numbered[first:]:
            fit = pattern.match(kinds, start)
            if fit is not None:
                made = self.rules[number].production(Match(text, tokens, start, fit.end(), style))
                if made is not None:
                    return made, fit.end()
        return None, start


def spliced(matched: list[Token], made: Token) -> list[Token]:
    """What a rule made, between the matched tokens that it left alone."""
    if made.start == matched[0].start and made.end == matched[-1].end:
        return [made]
    before = [token for token in matched if token.end <= made.start]
    after = [token for token in matched if token.start >= made.end]
    return [*before, made, *after]
