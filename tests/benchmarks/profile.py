"""Where the time goes when the claims of an article are read: the share of each step, and what it costs a claim.

A clock of the processor's time looks every few milliseconds at what runs and counts it for the step that it belongs to:
that of the innermost function whose file a step names. So what steps share (the grammar's rules, the records) counts
for whoever uses it, and looking costs next to nothing, while a profiler that notes every call makes small functions
look larger than they are. Start-up, reading files and writing the table are not in it: `speed` has them.
"""

import signal
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from types import FrameType

import click

from claims.extract import claims_of
from claims.text.articles import read_articles
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size

MADE = 1_000_000  # characters of our own text, when none is given
ROUNDS = 3  # times that it is read, after once to warm up
TICK = 0.001  # seconds of the processor's time between two looks; Linux makes it four thousandths at least
FIGURE, STATEMENT = "how much: ", "the rest: "
STEPS = {  # by module, the longest name first that fits
    "claims.text.sentences": "sentences",
    "claims.text.scan": "tokens",
    "claims.text": "the article's day and its currency",
    "claims.quantity.numerals": FIGURE + "numerals",
    "claims.quantity.digits": FIGURE + "numerals",
    "claims.quantity.spelt": FIGURE + "numerals",
    "claims.quantity.portions": FIGURE + "numerals",
    "claims.quantity.noise": FIGURE + "dates, codes and names",
    "claims.quantity.nouns": FIGURE + "nouns, units lent, changes",
    "claims.quantity.lending": FIGURE + "nouns, units lent, changes",
    "claims.quantity.restated": FIGURE + "nouns, units lent, changes",
    "claims.quantity.beside": FIGURE + "nouns, units lent, changes",
    "claims.quantity.rates": FIGURE + "nouns, units lent, changes",
    "claims.quantity.changes": FIGURE + "nouns, units lent, changes",
    "claims.quantity": FIGURE + "units, currencies, bounds",
    "claims.statement.tags": STATEMENT + "parts of speech and phrases",
    "claims.statement.phrases": STATEMENT + "parts of speech and phrases",
    "claims.statement.measures": STATEMENT + "measure and whole",
    "claims.statement.speakers": STATEMENT + "speaker",
    "claims.statement.modality": STATEMENT + "modality",
    "claims.statement.names": STATEMENT + "names and subject",
    "claims.statement.capitals": STATEMENT + "names and subject",
    "claims.statement.described": STATEMENT + "names and subject",
    "claims.statement.subjects": STATEMENT + "names and subject",
    "claims.statement.periods": STATEMENT + "period",
    "claims.statement.dates": STATEMENT + "period",
    "claims.statement.statements": "claims and their rows",
    "claims.normalise": "base unit and rate",
    "claims.rates": "base unit and rate",
    "claims.extract": "claims and their rows",
}
OTHER = "the benchmark itself"


def show_profile(paths: Sequence[Path]) -> None:
    """Measure on the articles of files and folders, or on text of our own making."""
    articles = list(read_articles(paths) if paths else articles_of_size(MADE))
    claims = sum(len(claims_of(article)) for article in articles)
    looks: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        looks[step_of(frame)] += 1

    began = process_time()
    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        for _ in range(ROUNDS):
            for article in articles:
                claims_of(article)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    click.echo(f"{len(articles):,} articles, {claims:,} claims, {looks.total():,} looks\n")
    per_claim = (process_time() - began) / ROUNDS / max(claims, 1)
    show_table(("", "% of the time", "µs per claim"), rows(looks, per_claim))


def step_of(frame: FrameType | None) -> str:
    """The step that a function belongs to, or else the one that called it."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        while module:
            if module in STEPS:
                return STEPS[module]
            module = module.rpartition(".")[0]
        frame = frame.f_back
    return OTHER


def rows(looks: Counter[str], per_claim: float) -> list[tuple[str, str, str]]:
    """A row for each step, the longest first, and one for all, which takes `per_claim` seconds."""
    total = max(looks.total(), 1)
    shares = [(step, count / total) for step, count in looks.most_common()]
    return [(step, short(100 * share), short(1e6 * per_claim * share)) for step, share in [*shares, ("all", 1.0)]]
