"""What every format asks of a report: where the figures of a finding stand, what belongs together, how many."""

from collections.abc import Iterable
from typing import NamedTuple

from checks.records import SEVERITIES, Discrepancy, Report
from checks.status import FAIL_ON
from claims.records import Claim
from claims.terminal import number
from claims.text.files import STANDARD_INPUT, file_at

VERBATIM = (".txt", ".md")  # kinds of file whose lines and columns are those of the article


class Manner(NamedTuple):
    """How a report is to be written; each format takes what concerns it."""

    fail_on: str = FAIL_ON  # of SEVERITIES; what is as severe as this is a failure in junit
    is_coloured: bool = False  # with commands to a terminal, in text
    width: int | None = None  # columns that a line of text may take; None where nobody counts them


PLAIN = Manner()


class Place(NamedTuple):
    """Where one of the figures of a finding stands."""

    article: str  # its id
    path: str  # the file as it was given; empty where a table was read, or standard input
    line: int  # from 1; 0 where it is not known
    column: int
    quote: str
    sentence: str = ""  # empty where it is not known
    claim_id: str = ""  # empty for words that are no claim, as a weekday beside a date

    @property
    def has_column(self) -> bool:
        """Whether an editor finds the words there: of a record or a page only the line is known."""
        file = file_at(self.path)
        return self.line > 0 and self.column > 0 and file.suffix in VERBATIM and not file.is_packed

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just after the quote, which may run over a line end."""
        _, line_end, last = self.quote.rpartition("\n")
        if not line_end:
            return self.line, self.column + len(self.quote)
        return self.line + self.quote.count("\n"), 1 + len(last)

    @property
    def shown(self) -> str:
        """As editors take it, "news/port.txt:3:14"; with the article's id where no file is known."""
        known = [part for part in (self.line, self.column if self.has_column else 0) if part]
        return ":".join([self.path or self.article, *map(str, known)])


class Summary(NamedTuple):
    """How much was found and compared."""

    error: int  # findings that are not accepted
    warning: int
    info: int
    accepted: int
    breaches: int
    stale: int
    expired: int
    articles: int
    claims: int
    facts: int
    relations: int


def places(report: Report, finding: Discrepancy) -> list[Place]:
    """Where its figures stand, the doubted one first; nothing of a finding of which no place is known."""
    known = [report.claims[claim_id] for claim_id in finding.claims.split() if claim_id in report.claims]
    found = [place_of(claim, report) for claim in known]
    if not finding.line or any((place.line, place.column) == (finding.line, finding.column) for place in found):
        return found
    article = finding.articles.partition(" ")[0]
    own = Place(article, path_of(article, report), finding.line, finding.column, finding.quote)
    return [own, *found]


def place_of(claim: Claim, report: Report) -> Place:
    path = path_of(claim.article_id, report)
    return Place(claim.article_id, path, claim.line, claim.column, claim.quote, claim.sentence, claim.claim_id)


def path_of(article: str, report: Report) -> str:
    path = report.paths.get(article, "")
    return "" if path == STANDARD_INPUT else path


def open_findings(report: Report) -> list[Discrepancy]:
    """Those that nobody has accepted, the most severe first."""
    return most_severe_first(finding for finding in report.discrepancies if not finding.accepted)


def accepted_findings(report: Report) -> list[Discrepancy]:
    return [finding for finding in report.discrepancies if finding.accepted]


def groups(findings: Iterable[Discrepancy]) -> list[list[Discrepancy]]:
    """Findings on one fact together; one that is on several facts stays alone. The most severe come first."""
    found: dict[str, list[Discrepancy]] = {}
    for finding in most_severe_first(findings):
        found.setdefault(finding.fact_id or finding.discrepancy_id, []).append(finding)
    return list(found.values())


def most_severe_first(findings: Iterable[Discrepancy]) -> list[Discrepancy]:
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def topic(report: Report, group: list[Discrepancy]) -> str:
    """What the fact is, by the first claim that tells: "Halvorsund's port: people killed"; else nothing."""
    for claim_id in (each for finding in group if finding.fact_id for each in finding.claims.split()):
        claim = report.claims.get(claim_id)
        if claim is not None and (claim.subject or claim.measure):
            return ": ".join(filter(None, (claim.subject, claim.measure)))
    return ""


def summary(report: Report) -> Summary:
    severities = [finding.severity for finding in report.discrepancies if not finding.accepted]
    return Summary(
        error=severities.count("error"),
        warning=severities.count("warning"),
        info=severities.count("info"),
        accepted=len(report.discrepancies) - len(severities),
        breaches=len(report.breaches),
        stale=len(report.stale),
        expired=len(report.expired),
        articles=report.articles,
        claims=report.claims_read,
        facts=report.facts,
        relations=report.relations,
    )


def summary_sentence(report: Report) -> str:
    """ "1 error, 2 warnings, 0 info; 24 relations compared among 310 claims on 120 facts in 12 articles"."""
    counts = summary(report)
    found = f"{number(counts.error, 'error')}, {number(counts.warning, 'warning')}, {counts.info:,} info"
    accepted = f"{counts.accepted:,} accepted" if counts.accepted else ""
    broken = f"{number(counts.breaches, 'promise')} broken" if counts.breaches else ""
    read = (
        f"{number(counts.relations, 'relation')} compared among {number(counts.claims, 'claim')} "
        f"on {number(counts.facts, 'fact')} in {number(counts.articles, 'article')}"
    )
    return "; ".join(filter(None, (found, accepted, broken, read)))
