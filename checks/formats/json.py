"""A report for programs: one JSON object, https://www.rfc-editor.org/rfc/rfc8259"""

import json
import math
import re

from checks.formats.findings import PLAIN, Manner, Place, places, summary
from checks.records import Acceptance, Discrepancy, Report
from claims.terminal import UNPRINTABLE
from claims.text.decoding import whole_characters

# Escapes say the same to every reader of JSON, but nothing to a terminal, nor to a runner that looks for "##[error]".
RISKY = re.compile(rf"{UNPRINTABLE.pattern}|#(?=#\[|#vso\[)", re.IGNORECASE)


def written(report: Report, _: Manner = PLAIN) -> str:
    """The report as one object: `summary`, `discrepancies`, `breaches`, `stale` and `expired`.

    {"summary": {"error": 1, …}, "discrepancies": [{"type": "conflict", "claims": [{"quote": "five people", …}], …}], …}

    Accepted findings are among the discrepancies, with their reason. Without findings the lists are empty.
    """
    return dumped(
        {
            "summary": summary(report)._asdict(),
            "discrepancies": [discrepancy(report, finding) for finding in report.discrepancies],
            "breaches": [breach._asdict() for breach in report.breaches],
            "stale": [acceptance(each) for each in report.stale],
            "expired": [acceptance(each) for each in report.expired],
        }
    )


def discrepancy(report: Report, finding: Discrepancy) -> dict[str, object]:
    """The columns of discrepancies.csv, with the claims as a list; the doubted words come first."""
    return finding._asdict() | {
        "claims": [claim(place) for place in places(report, finding)],
        "articles": finding.articles.split(),
        "gap": finding.gap if math.isfinite(finding.gap) else None,
    }


def claim(place: Place) -> dict[str, object]:
    """A figure and its place: `file` is null where none is known, `column` where only the line is."""
    return {
        "claim_id": place.claim_id,
        "article": place.article,
        "file": place.path or None,
        "line": place.line or None,
        "column": place.column if place.has_column else None,
        "quote": place.quote,
        "sentence": place.sentence,
    }


def acceptance(accepted: Acceptance) -> dict[str, object]:
    return accepted._asdict() | {"expires": accepted.expires.isoformat() if accepted.expires else None}


def dumped(tree: object) -> str:
    """The tree as JSON that is safe to print. ValueError: for a number that JSON does not have."""
    lines = json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2)
    return RISKY.sub(lambda found: f"\\u{ord(found.group()):04x}", whole_characters(lines)) + "\n"
