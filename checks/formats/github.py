"""A report for a job on GitHub: annotations beside the lines of a pull request.

Written as workflow commands, https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator
from typing import NamedTuple

from checks.formats import wording
from checks.formats.findings import PLAIN, Manner, Place, groups, open_findings, places, summary_sentence, topic
from checks.records import SEVERITIES, Discrepancy, Report
from claims.terminal import number, printable

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# GitHub shows ten of each kind in a step; of the notices the last tells what is left out.
MOST = {"error": 10, "warning": 10, "info": 9}
TITLE = "claims check"
TITLE_WIDTH = 100  # columns; one line beside the sign of an annotation
MESSAGE_WIDTH = 2000  # columns of a part of a message; an annotation holds 4 KB of it in a log
MOST_LINES = 12  # of a message; then GitHub folds it
MOST_NAMED = 5  # acceptances named in the closing notice


class Annotation(NamedTuple):
    severity: str
    place: Place | None  # None where no file is known
    title: str
    lines: list[str]


def written(report: Report, _: Manner = PLAIN) -> str:
    """The report as workflow commands, one for each fact, at most ten of each kind, and a closing notice.

      ::error file=news/later.txt,line=1,endLine=1,col=46,endColumn=57,title=conflict%3A people killed::"Five people"…

    The closing notice tells the sums, what is left out, and which acceptances are of no use any more.
    """
    found = list(annotations(report))
    shown: list[Annotation] = []
    for severity in SEVERITIES:
        shown += [each for each in found if each.severity == severity][: MOST[severity]]
    closing = Annotation("info", None, TITLE, closing_lines(report, found, shown))
    return "".join(command(each) + "\n" for each in [*shown, closing])


def annotations(report: Report) -> Iterator[Annotation]:
    for breach in report.breaches:
        yield Annotation(breach.severity, None, f"{TITLE}: {breach.suite}", [wording.broken(breach)])
    for group in groups(open_findings(report)):
        place = next((each for each in places(report, group[0]) if each.path), None)
        title = ": ".join(filter(None, (group[0].type, topic(report, group))))
        lines = [line for finding in group for line in finding_lines(report, finding, place)]
        yield Annotation(group[0].severity, place, title, lines)


def finding_lines(report: Report, finding: Discrepancy, place: Place | None) -> list[str]:
    """What it says, where else its figures stand than at the place of the annotation, and its id."""
    others = [f"{each.shown}: {each.quote}" for each in places(report, finding) if each != place]
    return [finding.message, *others, f"id {finding.discrepancy_id}"]


def closing_lines(report: Report, found: list[Annotation], shown: list[Annotation]) -> list[str]:
    lines = [summary_sentence(report)]
    left_out = [each.severity for each in found if each not in shown]
    if left_out:
        counts = ", ".join(f"{left_out.count(each):,} {each}" for each in SEVERITIES if each in left_out)
        lines.append(f"{number(len(left_out), 'more annotation')} not shown here ({counts})")
    lines += [f"expired: {wording.expired(each)}" for each in report.expired[:MOST_NAMED]]
    return lines + [f"stale: {wording.stale(each)}" for each in report.stale[:MOST_NAMED]]


def command(annotation: Annotation) -> str:
    properties = place_properties(annotation.place) if annotation.place else {}
    properties["title"] = wording.shortened(annotation.title, TITLE_WIDTH)
    written_properties = ",".join(f"{name}={in_property(value)}" for name, value in properties.items())
    lines = annotation.lines[:MOST_LINES]
    if len(annotation.lines) > MOST_LINES:
        lines[-1] = f"and {len(annotation.lines) - MOST_LINES + 1} more lines: see the whole report"
    message = "\n".join(wording.shortened(line, MESSAGE_WIDTH) for line in lines)
    return f"::{COMMANDS[annotation.severity]} {written_properties}::{in_message(message)}"


def place_properties(place: Place) -> dict[str, str]:
    properties = {"file": printable(place.path)}
    if place.line:
        properties["line"] = str(place.line)
    if place.has_column:
        line, column = place.end
        # Columns count only within one line.
        ends = {"endLine": line} if line > place.line else {"col": place.column, "endColumn": column}
        properties |= {name: str(value) for name, value in ends.items()}
    return properties


def in_message(words: str) -> str:
    """Escaped as the toolkit does, https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts"""
    return wording.OLD_ORDER.sub("# ", words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(words: str) -> str:
    return in_message(words).replace(":", "%3A").replace(",", "%2C")
