"""A report for people: what belongs to one fact together, each finding with its quotes, its places and its id."""

import textwrap

import click

from checks.formats import wording
from checks.formats.findings import (
    PLAIN,
    Manner,
    Place,
    accepted_findings,
    groups,
    open_findings,
    places,
    summary_sentence,
    topic,
)
from checks.records import Discrepancy, Report
from claims.terminal import printable

WIDTH = 100  # columns, where nobody says: what most windows and CI logs show without a fold
NARROWEST = 40  # columns; in less no sentence can be read
INDENT = "  "
MOST_PLACES = 5  # of one finding; of ten echoes of a slip a few show what it is
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def written(report: Report, manner: Manner = PLAIN) -> str:
    """The report as lines of text, in colours only where they are asked for.

      Halvorsund's port: people killed
      error: conflict: "Five people" is not "two people"
        at news/later.txt:1:46
          Five people were killed there by a fire on Monday.
        at news/port.txt:1:56
          A fire there on Monday killed two people.
        expected 2 people; observed 5 people
        id 00112233aabbccdd

    A report without findings is its last line, the summary.
    """
    width = max(manner.width or WIDTH, NARROWEST)
    findings = open_findings(report)
    blocks = [group_block(report, group, width) for group in groups(findings)]
    blocks += [remarks(report), acceptance_block(findings), [click.style(summary_sentence(report), bold=True)]]
    lines = "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
    return wording.defused(lines if manner.is_coloured else click.unstyle(lines))


def group_block(report: Report, group: list[Discrepancy], width: int) -> list[str]:
    heading = wording.shortened(topic(report, group), width)
    lines = [click.style(heading, underline=True)] if heading else []
    for finding in group:
        lines += finding_lines(report, finding, width)
    return lines


def finding_lines(report: Report, finding: Discrepancy, width: int) -> list[str]:
    label = severity_label(finding.severity)
    message = textwrap.wrap(f"{finding.type}: {printable(finding.message)}", width - len(f"{finding.severity}: "))
    first, *rest = message
    lines = [f"{label}: {first}", *(INDENT + line for line in rest)]
    found = places(report, finding)
    for place in found[:MOST_PLACES]:
        lines += place_lines(place, width)
    if len(found) > MOST_PLACES:
        lines.append(f"{INDENT}and at {len(found) - MOST_PLACES:,} more places")
    details = [wording.compared(finding), f"id {printable(finding.discrepancy_id)}"]
    return lines + [INDENT + detail for detail in details if detail]


def severity_label(severity: str) -> str:
    return click.style(severity, fg=COLOURS[severity], bold=True)


def place_lines(place: Place, width: int) -> list[str]:
    before, quote, after = wording.around(place.sentence, place.quote, width - len(INDENT + INDENT))
    sentence = before + click.style(quote, bold=True) + after if quote else ""
    return [f"{INDENT}at {printable(place.shown)}", *([INDENT + INDENT + sentence] if sentence else [])]


def remarks(report: Report) -> list[str]:
    """A line each for promises that are broken, findings that are accepted, and acceptances without a use."""
    return [
        *(f"{severity_label(breach.severity)}: promise: {wording.broken(breach)}" for breach in report.breaches),
        *(f"expired: {wording.expired(acceptance)}" for acceptance in report.expired),
        *(f"stale: {wording.stale(acceptance)}" for acceptance in report.stale),
        *(
            f"accepted: {finding.type} {printable(f'{finding.discrepancy_id} ({finding.accepted})')}"
            for finding in accepted_findings(report)
        ),
    ]


def acceptance_block(findings: list[Discrepancy]) -> list[str]:
    """How to accept a finding, shown with the id of the first."""
    if not findings:
        return []
    head = "To accept a finding that is right as it stands, put its id into claims.toml:"
    return [head, *(INDENT + line for line in wording.how_to_accept(findings[0]))]
