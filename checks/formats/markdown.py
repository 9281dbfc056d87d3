"""A report for the summary of a job: GitHub Flavored Markdown, https://github.github.com/gfm/"""

import re
from collections.abc import Iterator

from checks.formats import wording
from checks.formats.findings import (
    PLAIN,
    Manner,
    accepted_findings,
    groups,
    open_findings,
    places,
    summary_sentence,
    topic,
)
from checks.records import SEVERITIES, Discrepancy, Report
from claims.terminal import printable

LARGEST = 2**20  # bytes; GitHub shows no summary of a step that is larger
RESERVE = 2**10  # bytes of it for the words that tell of a cut, and for other writers to the same file
HEADINGS = {"error": "Errors", "warning": "Warnings", "info": "Info"}
MESSAGE_WIDTH = 1000  # columns; longer ones are no sentence, and no cell of a table
QUOTE_WIDTH = 300
MOST_PLACES = 5  # of one finding
NOWHERE = "\u200b"  # a space without width: what it parts is no link, no mention and no name of an issue
ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in r"\`*_[]|~"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {"@": f"@{NOWHERE}", "#": f"\\#{NOWHERE}"}
    | {"$": "<span>$</span>"}  # two dollars make a formula of what stands between them
)
LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)  # addresses become links without any brackets


def written(report: Report, _: Manner = PLAIN) -> str:
    """The report as a heading, a table of findings for each severity, and the sentences of each fact to unfold.

    What an article says is text there, never a link, a mention, a formula or HTML. What does not fit into a job summary
    is left out, and a last line tells how much that is. Without findings there is the heading and the summary.
    """
    findings = open_findings(report)
    blocks = [f"## Do the figures agree?\n\n{escaped(summary_sentence(report))}\n"]
    for severity in SEVERITIES:
        blocks += table(report, severity, [each for each in findings if each.severity == severity])
    blocks += remarks(report)
    blocks += [details(report, group) for group in groups(findings)]
    blocks += acceptance(findings)
    return fitted(blocks)


def table(report: Report, severity: str, findings: list[Discrepancy]) -> Iterator[str]:
    """A heading with the head of the table, then its rows."""
    if findings:
        yield f"\n### {HEADINGS[severity]}\n\n| Finding | Type | Where | Id |\n| --- | --- | --- | --- |\n"
    for finding in findings:
        found = places(report, finding)
        where = shown(found[0].shown) if found else ""
        yield f"| {shown(finding.message)} | {finding.type} | {where} | `{finding.discrepancy_id}` |\n"


def remarks(report: Report) -> list[str]:
    """A list of what is broken in the tables, and of acceptances; nothing where there is neither."""
    lines = [
        *(f"{breach.severity}: promise: {wording.broken(breach)}" for breach in report.breaches),
        *(f"expired: {wording.expired(each)}" for each in report.expired),
        *(f"stale: {wording.stale(each)}" for each in report.stale),
        *(f"accepted: {each.type} {each.discrepancy_id} ({each.accepted})" for each in accepted_findings(report)),
    ]
    return ["\n### Remarks\n\n", *(f"- {shown(line)}\n" for line in lines)] if lines else []


def details(report: Report, group: list[Discrepancy]) -> str:
    title = topic(report, group) or next((place.quote for place in places(report, group[0])), group[0].type)
    lines = [f"\n<details><summary>{shown(title)}</summary>\n"]
    for finding in group:
        lines.append(f"**{finding.severity}: {shown(finding.type)}** {shown(wording.compared(finding))}\n")
        for place in places(report, finding)[:MOST_PLACES]:
            before, quote, after = wording.around(place.sentence, place.quote, QUOTE_WIDTH)
            lines.append(f"- {shown(place.shown)}: {escaped(before)}<b>{escaped(quote)}</b>{escaped(after)}")
        lines.append("")
    return "\n".join([*lines, "</details>\n"])


def acceptance(findings: list[Discrepancy]) -> list[str]:
    if not findings:
        return []
    lines = "\n".join(wording.how_to_accept(findings[0]))
    return [
        f"\nTo accept a finding that is right as it stands, put its id into claims.toml:\n\n```toml\n{lines}\n```\n"
    ]


def shown(words: str) -> str:
    return escaped(wording.shortened(words, MESSAGE_WIDTH))


def escaped(words: str) -> str:
    """The words as Markdown that shows them and no more: "a|b" is "a\\|b"."""
    return LINK.sub(NOWHERE, printable(words)).translate(ESCAPES)


def fitted(blocks: list[str]) -> str:
    """The blocks up to the first that no longer fits, with a word on the rest."""
    room = LARGEST - RESERVE
    for number, block in enumerate(blocks):
        room -= len(block.encode())
        if room < 0:
            rest = f"\nCut here: a job summary holds 1 MB, and {len(blocks) - number:,} more entries do not fit.\n"
            return "".join(blocks[:number]) + rest
    return "".join(blocks)
