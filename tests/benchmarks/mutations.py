"""How many slips are caught: one figure of two articles that agree is changed, and the check is asked.

Made pairs (pairs.py), each changed once in each way that one of its figures can be changed, among the figures drawn
for it. All pairs of one kind of change are checked as one archive, together with made articles of other news.

    pairs    that were changed
    read     of these, the changed figure was read as a claim
    linked   of these, it is put into one fact with the figure that it was changed from: what is not cannot be caught
    caught   a finding of error or warning names the changed claim
    slip     of the caught, those of which the finding tells what was done
    alarms   findings of error or warning that name no changed claim; in "none", all
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

import click

from checks.check import discrepancies, with_facts
from checks.inside import inside
from checks.passages import passages
from checks.records import TYPES, Discrepancy
from checks.relations.agreement import agreements
from claims.extract import claims_of, linked
from claims.records import Article, Claim
from tests.benchmarks.pairs import SIGNS, Pair, Written, pairs, printed, telling
from tests.benchmarks.tables import show_table
from tests.benchmarks.text import articles

BACKGROUND = 100  # made articles of other news
SHOWN = ("error", "warning")
PER_CENT = 100
OTHER_UNITS = {"miles": "km", "acres": "hectares", "inches": "centimetres", "speed": "km/h"}


class Kind(NamedTuple):
    """A way to change a figure."""

    name: str
    slip: str
    changed: Callable[[Random, Written], Written | None]  # None where a figure cannot be changed so


class Slipped(NamedTuple):
    """A pair of which one figure of the second article was changed."""

    articles: tuple[Article, Article]
    place: tuple[int, int]  # of the changed figure
    origin: tuple[int, int]  # of the same figure in the first article


class Result(NamedTuple):
    pairs: int
    read: int
    linked: int
    caught: int
    named: int
    alarms: int


def show_mutations(count: int, misses: int) -> None:
    """Print the table, and some of the misses and alarms."""
    rows = []
    for kind in KINDS:
        result, missed = measured(kind, count)
        rows.append([kind.name, result.pairs, *shares(result), result.alarms])
        for line in missed[:misses]:
            click.echo(f"{kind.name}: {line}")
    click.echo(f"{count} pairs that agree, a figure of one article changed")
    click.echo()
    show_table(["change", "pairs", "read", "linked", "caught", "slip", "alarms"], rows)


def shares(result: Result) -> list[str]:
    wholes = (result.pairs, result.pairs, result.pairs, result.caught)
    parts = (result.read, result.linked, result.caught, result.named)
    return [f"{PER_CENT * part / whole:.0f}%" if whole else "" for part, whole in zip(parts, wholes, strict=True)]


def measured(kind: Kind, count: int, seed: int = 0) -> tuple[Result, list[str]]:
    """How many changes of a kind are caught, and what was missed or cried wolf, one line each."""
    random = Random(seed)
    slipped = [found for pair in pairs(count, seed) if (found := slip(random, kind, pair))]
    claims = [claim for one in slipped for article in one.articles for claim in claims_of(article)]
    rows = linked([*claims, *background()])
    findings = [finding for finding in found_among(rows) if finding.severity in SHOWN]
    of_claim = {claim: finding for finding in findings for claim in finding.claims.split()}
    read, together, caught, named, lines, told = 0, 0, 0, 0, [], set()
    at: dict[str, list[Claim]] = {article.id: [] for one in slipped for article in one.articles}
    for claim in rows:
        at.get(claim.article_id, []).append(claim)
    for one in slipped:
        first, second = one.articles
        changed, origin = meets(at[second.id], one.place), meets(at[first.id], one.origin)
        if kind.slip and changed:
            read += 1
            together += any(claim.fact_id == changed.fact_id for claim in at[first.id])
            finding = of_claim.get(changed.claim_id)
            told |= {finding.discrepancy_id} if finding else set()
            caught += finding is not None
            named += finding is not None and finding.slip == kind.slip
            if not finding:
                is_one = origin is not None and origin.fact_id == changed.fact_id
                before = f"{origin.sentence} [{origin.subject}/{origin.measure}]" if origin else ""
                lines.append(
                    f"missed, {'one fact' if is_one else 'two facts'}: "
                    f"{before} | {changed.sentence} [{changed.subject}/{changed.measure}]"
                )
            elif finding.slip != kind.slip:
                lines.append(f'named "{finding.slip}": {finding.message}')
    wrong = [finding for finding in findings if finding.discrepancy_id not in told]
    lines += [f"alarm: {finding.type} {finding.message}" for finding in wrong]
    return Result(len(slipped), read, together, caught, named, len(wrong)), lines


def found_among(claims: Sequence[Claim]) -> list[Discrepancy]:
    """What cannot all be true, without the promises about tables: those take a second and are kept here."""
    within = [relation for article in passages(claims) for relation in inside(article)]
    found = with_facts(within, claims)
    found += agreements(claims)
    return discrepancies(found, TYPES, claims)


def meets(claims: Sequence[Claim], place: tuple[int, int]) -> Claim | None:
    return next((claim for claim in claims if claim.start < place[1] and place[0] < claim.end), None)


@lru_cache(1)
def background() -> tuple[Claim, ...]:
    return tuple(claim for article in articles(BACKGROUND) for claim in claims_of(article))


def slip(random: Random, kind: Kind, pair: Pair) -> Slipped | None:
    """The pair with one figure of its second article changed; None where none can be changed so."""
    places = [place for place, sentence in enumerate(pair.sentences) if isinstance(sentence, Written)]
    if not kind.slip:
        return Slipped((pair.first.article, pair.second.article), pair.second.figures[0][:2], pair.first.figures[0][:2])
    random.shuffle(places)
    for place in places:
        figure = pair.sentences[place]
        assert isinstance(figure, Written)
        origin, span = next((found, found_at) for *found_at, found in pair.first.figures if found.fact == figure.fact)
        changed = kind.changed(random, figure._replace(value=origin.value, words=printed(origin)))
        if changed is None:
            continue
        article = pair.second.article
        sentences = (*pair.sentences[:place], changed, *pair.sentences[place + 1 :])
        second = telling(article.id, article.published or pair.first.article.published, sentences)  # type: ignore[arg-type]  # each has a day
        start, end, _ = next(figure for figure in second.figures if figure[2] is changed)
        return Slipped((pair.first.article, second.article), (start, end), (span[0], span[1]))
    return None


def reprinted(figure: Written, **fields: object) -> Written:
    changed = figure._replace(**fields)  # type: ignore[arg-type]  # its own fields
    return changed._replace(words=printed(changed))


def times(factor: float) -> Callable[[Random, Written], Written | None]:
    def changed(_: Random, figure: Written) -> Written | None:
        if figure.fact.kind in ("share", "change", "fall", "speed", "inches") and factor > 10:  # no one prints 4,270%
            return None
        return reprinted(figure, value=float(f"{figure.value * factor:.10g}"))

    return changed


def swapped(random: Random, figure: Written) -> Written | None:
    """Two neighbouring digits change places, by more than rounding."""
    digits = f"{figure.value:.10g}"
    places = [
        at
        for at in range(len(digits) - 1)
        if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1] and digits[at + 1] != "0"
    ]
    if not places:
        return None
    at = random.choice(places)
    return reprinted(figure, value=float(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))


def other_currency(random: Random, figure: Written) -> Written | None:
    if figure.unit != "money":
        return None
    return reprinted(figure, currency=random.choice([sign for sign in SIGNS if sign != figure.currency]))


def other_unit(_: Random, figure: Written) -> Written | None:
    unit = OTHER_UNITS.get(figure.unit)
    return reprinted(figure, unit=unit) if unit else None


def points(_: Random, figure: Written) -> Written | None:
    return reprinted(figure, unit="points") if figure.unit in ("change", "fall") else None


def other_year(random: Random, figure: Written) -> Written | None:
    if "{year}" not in figure.sentence:
        return None
    return figure._replace(year=figure.year + random.choice((-1, -2)))


KINDS = (
    Kind("none", "", lambda _, figure: figure),
    Kind("x10", "digits", times(10)),
    Kind("x1000", "scale", times(1000)),
    Kind("swapped digit", "digits", swapped),
    Kind("another currency", "currency", other_currency),
    Kind("km for miles", "unit", other_unit),
    Kind("percent for points", "percent_points", points),
    Kind("another year", "year", other_year),
)
