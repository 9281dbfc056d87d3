"""The rule engine: word order over kinds of tokens.

A sentence's tokens, one letter each, are a short string; a rule is a regular expression over it, written with the
names of kinds, and a function that makes one token of those it matched, or declines with None:

    @AMOUNTS.rule("amount to amount", reads={"3% to 4%": "3..4 percent"}, leaves=("from 3 miles to $4",))
    def stretch(match: Match) -> Token | None: ...

Rules are tried in the order in which they were written, at each place of the sentence from left to right; the first
that does not decline wins and its tokens become one. `reads` and `leaves` are run by the tests.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from claims.records import Quantity, Token
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
        return next((token for token in self.inside() if token.kind == letter), None)

    def all(self, kind: str) -> list[Token]:
        """Every matched token of that kind, by name."""
        letter = KINDS[kind]
        return [token for token in self.inside() if token.kind == letter]

    def before(self, distance: int = 1) -> Token | None:
        """The token that many places before the match; None past the start of the sentence."""
        place = self.first - distance
        return self.tokens[place] if place >= 0 else None

    def after(self, distance: int = 1) -> Token | None:
        """The token that many places after the match; None past the end of the sentence."""
        place = self.last + distance - 1
        return self.tokens[place] if place < len(self.tokens) else None

    def is_glued(self) -> bool:
        """Whether no space stands between the matched tokens."""
        inside = self.inside()
        return all(left.end == right.start for left, right in zip(inside, inside[1:], strict=False))


Production = Callable[[Match], "Token | None"]


class Rule(NamedTuple):
    """One way of writing something, with the texts that prove it."""

    name: str
    pattern: str
    production: Production
    reads: Mapping[str, str]  # text -> its reading, in the notation of claims.notation
    leaves: tuple[str, ...]  # texts in which this rule must find nothing


def compiled(pattern: str) -> str:
    """A pattern over letters: `before? amount` -> `[b]?[A]`; `(a|an)` and `name/name` are alternatives."""

    def letters(match: re.Match[str]) -> str:
        return "[" + "".join(re.escape(KINDS.get(name) or LINKS[name]) for name in match.group().split("/")) + "]"

    return re.sub(r"[a-z_]+(?:/[a-z_]+)*|\\\S", lambda m: m.group() if m.group()[0] == "\\" else letters(m), pattern).replace(" ", "")


def spliced(matched: list[Token], made: Token) -> list[Token]:
    """What a rule made, between the matched tokens that it left alone."""
    before = [token for token in matched if token.end <= made.start]
    after = [token for token in matched if token.start >= made.end]
    return [*before, made, *after]


class Grammar:
    """A list of rules that are applied together, once, from left to right."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rules: list[Rule] = []
        self._patterns: list[tuple[re.Pattern[str], Production]] = []
        self._any: re.Pattern[str] | None = None

    def rule(
        self, pattern: str, *, reads: Mapping[str, str], leaves: tuple[str, ...] = ()
    ) -> Callable[[Production], Production]:
        """Add the decorated function as a rule."""

        def add(production: Production) -> Production:
            self.rules.append(Rule(production.__name__, pattern, production, reads, leaves))
            self._patterns.append((re.compile(compiled(pattern)), production))
            self._any = re.compile("|".join(f"(?:{known.pattern})" for known, _ in self._patterns))
            return production

        return add

    def apply(self, text: str, tokens: list[Token], style: Style) -> list[Token]:
        """The tokens with every match replaced by what its rule made of it."""
        kinds = "".join([token.kind for token in tokens])
        if self._any is None:
            return tokens
        found = self._any.search(kinds)
        if found is None:
            return tokens
        out: list[Token] = []
        place = 0
        while found is not None:
            start = found.start()
            made = None
            for pattern, production in self._patterns:
                fit = pattern.match(kinds, start)
                if fit is not None:
                    made = production(Match(text, tokens, start, fit.end(), style))
                    if made is not None:
                        out += tokens[place:start]
                        out += spliced(tokens[start : fit.end()], made)
                        place = fit.end()
                        break
            found = self._any.search(kinds, place if made is not None else start + 1)
        return out + tokens[place:]
