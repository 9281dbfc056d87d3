"""Words that several formats share, and words of articles made safe for where they are shown."""

import re

from checks.records import Acceptance, Breach, Discrepancy
from claims.explain import CUT, last_columns
from claims.terminal import columns, number, printable

# What a runner takes for an order when it reads the log of a job: "::error::" where a line begins, and "##[error]" or
# "##vso[" anywhere, https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
ORDER = re.compile(r"^(\s*:):", re.MULTILINE)
OLD_ORDER = re.compile(r"#(?=#\[|#vso\[)", re.IGNORECASE)
MOST_EXAMPLES = 3  # rows named of a promise that is broken: enough to find the cause


def defused(lines: str) -> str:
    """The same lines, with a space in what a runner would obey: "# #[error]"."""
    return ORDER.sub(r"\1 :", OLD_ORDER.sub("# ", lines))


def shortened(text: str, width: int) -> str:
    """The beginning of it that fits, on one printable line: "Five people were killed…"."""
    return last_columns(printable(text)[::-1], width - columns(CUT))[::-1] if columns(text) > width else printable(text)


def around(sentence: str, quote: str, width: int) -> tuple[str, str, str]:
    """What stands before the quote in its sentence, the quote, what stands after, in `width` columns and one line."""
    before, found, after = map(printable, sentence.partition(quote) if quote else (sentence, "", ""))
    if not found:  # the sentence is not known
        return "", shortened(quote, width), ""
    found = shortened(found, width)
    if columns(before + found + after) <= width:
        return before, found, after
    reach = max(width - columns(found + CUT + CUT), 0)
    left = min(columns(before), max(reach // 2, reach - columns(after)))  # what one side spares, the other takes
    return last_columns(before, left), found, last_columns(after[::-1], reach - left)[::-1]


def compared(finding: Discrepancy) -> str:
    """ "expected 2 people; observed 5 people; likely slip: digits", as far as each is known."""
    parts = (
        f"expected {finding.expected}" if finding.expected else "",
        f"observed {finding.observed}" if finding.observed else "",
        f"likely slip: {finding.slip.replace('_', ' ')}" if finding.slip else "",
    )
    return printable("; ".join(filter(None, parts)))


def broken(breach: Breach) -> str:
    """ "claims: low is at most high: broken by 3 rows, such as 00…01"."""
    examples = ", ".join(breach.examples[:MOST_EXAMPLES])
    rows = f"broken by {number(breach.count, 'row')}" if breach.count else "broken"
    return printable(f"{breach.promise}: {rows}{', such as ' + examples if examples else ''}")


def stale(acceptance: Acceptance) -> str:
    return printable(f"{acceptance.id} no longer occurs ({acceptance.reason}): take it out of the accepted findings")


def expired(acceptance: Acceptance) -> str:
    until = acceptance.expires.isoformat() if acceptance.expires else ""
    return printable(
        f"{acceptance.id} was accepted until {until} ({acceptance.reason}): correct the figure or extend the day"
    )


def how_to_accept(finding: Discrepancy) -> list[str]:
    """The lines that accept it, as they go into claims.toml."""
    return ["[[accept]]", f'id = "{printable(finding.discrepancy_id)}"', 'reason = "why it is right as it stands"']
