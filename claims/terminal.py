"""What people see of a run: warnings, a line of progress, a summary; and words made safe for a terminal."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import NamedTuple, TextIO

import click

from claims.progress import Progress, bar, duration
from claims.records import Article, Claim

KILOBYTE, MEGABYTE = 1e3, 1e6  # bytes
REFRESH = 0.1  # seconds between two lines of progress: more often is only flicker

SPACES = re.compile(r"[\t\n\v\f\r\x85]")
# Commands to the terminal, marks that turn the order of letters around, and halves of characters.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
ERASE_LINE = "\r\x1b[K"


def printable(text: str) -> str:
    """`text` on one line that does nothing to a terminal: of the same length, with U+FFFD for a command."""
    return UNPRINTABLE.sub("\ufffd", SPACES.sub(" ", text))


def printable_lines(lines: bytes) -> bytes:
    """The same for many lines in UTF-8, which stay lines."""
    return UNPRINTABLE.sub("\ufffd", lines.decode()).encode()


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for 円, none for an accent of its own."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is looking; nobody is at a stream that is closed, which Python says with None."""
    return stream is not None and stream.isatty()


def is_coloured(stream: TextIO | None) -> bool:
    """Whether colours may be shown there, https://no-color.org"""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """When the reader of our output has seen enough, as `head` has, the command ends, and well."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes again at its end


class Tally(NamedTuple):
    """What a run counts of one article, or of several together."""

    articles: int = 0
    size: int = 0  # bytes of text, in UTF-8
    claims: int = 0
    without_base: int = 0  # claims in a unit that pint does not know, and of money without a rate
    without_rate: int = 0  # those of money
    undated: int = 0  # articles of which nobody says the day


def tally_of(article: Article, claims: Sequence[Claim]) -> Tally:
    without_base = [claim for claim in claims if claim.base_low is None and claim.base_high is None]
    return Tally(
        articles=1,
        size=len(article.text.encode()),
        claims=len(claims),
        without_base=len(without_base),
        without_rate=sum(claim.kind == "money" for claim in without_base),
        undated=int(article.published is None),
    )


@dataclass
class Run:
    """What a run of `claims extract` has done so far, told on stderr."""

    articles: int = 0  # these as of a Tally
    size: int = 0
    claims: int = 0
    without_base: int = 0
    without_rate: int = 0
    undated: int = 0
    skipped: int = 0  # records and files that could not be read
    kept: int = 0  # bytes of the text whose claims an earlier run has found
    ahead: Progress | None = None  # where a person is looking
    warnings: list[str] = field(default_factory=list)
    started: float = field(default_factory=perf_counter)
    refreshed: float = 0.0

    def count(self, tally: Tally) -> None:
        for name, count in zip(Tally._fields, tally, strict=True):
            setattr(self, name, getattr(self, name) + count)
        if is_terminal(sys.stderr) and perf_counter() - self.refreshed > REFRESH:
            self.refreshed = perf_counter()
            line = f"{self.progress()}{self.outlook()} …"[: shutil.get_terminal_size().columns - 1]
            click.echo(ERASE_LINE + line, err=True, nl=False)

    def keep(self, tally: Tally) -> None:
        """Count what an earlier run has found."""
        self.kept += tally.size
        self.count(tally)

    def add(self, claims: list[Claim]) -> None:
        """Count the claims of tables, which tell nothing of the size of their articles."""
        self.articles += len({claim.article_id for claim in claims})
        self.claims += len(claims)

    def progress(self) -> str:
        size = shown_size(self.size)
        return f"{number(self.articles, 'article')}, {size}, {number(self.claims, 'claim')}"

    def rate(self) -> float:
        """Bytes of text a second."""
        return (self.size - self.kept) / (perf_counter() - self.started)

    def outlook(self) -> str:
        """How fast it goes and, where the sizes of the inputs are known, how long it will take: ", 3 min left"."""
        rate = self.rate()
        share = self.ahead.share(self.size) if self.ahead else None
        if not share or not rate:
            return f", {shown_size(rate)}/s"
        left = self.size * (1 - share) / share / rate
        return f", {shown_size(rate)}/s {bar(share)}, {duration(left)} left"

    def warn(self, message: str) -> None:
        self.warnings.append(message)
        self.clear()
        click.echo(f"warning: {printable(message)}", err=True)

    def skip(self, message: str) -> None:
        self.skipped += 1
        self.warn(message)

    def clear(self) -> None:
        """The line of progress is gone, and the place free for another line."""
        if self.refreshed:
            click.echo(ERASE_LINE, err=True, nl=False)

    def counts(self) -> dict[str, int]:
        """What has been counted, by name."""
        return {name: getattr(self, name) for name in COUNTS}

    def recall(self, counts: dict[str, int]) -> None:
        """Count as an earlier run did."""
        for name, count in counts.items():
            setattr(self, name, count)

    def finish(
        self,
        findings: Sequence[str] | None = None,
        accepted: int = 0,
        news: Sequence[str] = (),
        table: str = "discrepancies.csv",
    ) -> None:
        """The last line of a run; with the severities of what a check has found, and not accepted, one more.

        Between the two stand the news since the last run.
        """
        self.clear()
        seconds = perf_counter() - self.started
        click.echo(
            f"{self.progress()} ({self.without_base:,} without a base value, "
            f"{self.without_rate:,} of them money without an exchange rate), "
            f"{number(self.undated, 'article')} without a date, {number(self.skipped, 'record')} skipped, "
            f"{seconds:,.1f} s, {shown_size(self.rate())}/s",
            err=True,
        )
        for line in news:
            click.echo(printable(line), err=True)
        if findings is not None:
            told = [
                number(findings.count(one), one if one != "info" else "note") for one in ("error", "warning", "info")
            ]
            told += [f"{accepted:,} accepted"] if accepted else []
            click.echo(f"{', '.join(told)}: {table}", err=True)


COUNTS = ("articles", "size", "claims", "without_base", "without_rate", "undated", "skipped")  # of a Run


def shown_size(size: float) -> str:
    return f"{size / MEGABYTE:,.1f} MB" if size >= MEGABYTE else f"{size / KILOBYTE:,.1f} KB"


def number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
