"""The report for the summary of a job."""

import re

import mistune
import pytest

from checks.formats.markdown import LARGEST, escaped, written
from checks.records import Acceptance
from tests.checks.reports import CALENDAR, CONFLICT, EMPTY, HEDGE, HOSTILE, LATER, finding, hostile_report, report

HTML = mistune.create_markdown(escape=False, plugins=["table", "url", "strikethrough", "footnotes"])
OWN_TAGS = set("h2 h3 p table thead tbody tr th td code pre details summary strong b span ul li".split())  # noqa: SIM905  # tags


@pytest.mark.parametrize("words", HOSTILE)
def test_no_article_adds_a_tag(words: str) -> None:
    html = str(HTML(written(hostile_report(words))))
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z][\w-]*)", html)) <= OWN_TAGS
    assert html.count("<details>") == html.count("</details>") == 3
    rows = [row.count("<td") for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)]
    assert rows == [0, 4] * 3  # each table its head and one finding


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a|b", r"a\|b"),
        ("`a`", r"\`a\`"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("[a](b)", r"\[a\](b)"),
        ("a\nb", "a b"),
        ("@someone", "@\u200bsomeone"),
        ("#12", "\\#\u200b12"),
        ("https://a.example", "https:\u200b//a.example"),
        ("www.a.example", "www\u200b.a.example"),
        ("$10 (£8), then $12", "<span>$</span>10 (£8), then <span>$</span>12"),
        ("1.42 million, 5%", "1.42 million, 5%"),
        ("10:30", "10:30"),
    ],
)
def test_escaped(words: str, expected: str) -> None:
    assert escaped(words) == expected


def test_each_severity_has_its_table() -> None:
    lines = written(report(CONFLICT, CALENDAR, HEDGE)).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "## Do the figures agree?", "### Errors", "### Warnings", "### Info",
    ]  # fmt: skip
    row = f"| {CONFLICT.message} | conflict | news/later.txt:3:46 | `{CONFLICT.discrepancy_id}` |"
    assert lines[lines.index("### Errors") + 4] == row
    assert "- news/port.txt:1:56: A fire there on Monday killed <b>two people</b>." in lines


def test_nothing_found_is_a_heading_and_a_summary() -> None:
    assert written(EMPTY).splitlines()[0::2] == [
        "## Do the figures agree?",
        "0 errors, 0 warnings, 0 info; 7 relations compared among 5 claims on 3 facts in 2 articles",
    ]


def test_remarks() -> None:
    lines = written(
        report(HEDGE._replace(accepted="as said"), stale=(Acceptance("9" * 16, "as before", None),))
    ).splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        f"- stale: {'9' * 16} no longer occurs (as before): take it out of the accepted findings",
        f"- accepted: hedge {HEDGE.discrepancy_id} (as said)",
    ]


@pytest.mark.parametrize(("count", "is_cut"), [(100, False), (9000, True)])
def test_it_is_cut_before_it_is_too_large(count: int, is_cut: bool) -> None:
    claims = tuple(LATER._replace(claim_id=f"{place:016x}") for place in range(count))
    found = [finding(each, fact_id="", message="Fünf Personen " * 9) for each in claims]
    cut = written(report(*found, claims=claims))
    assert len(cut.encode()) <= LARGEST
    assert cut.count("<details>") == cut.count("</details>")
    assert cut.count("```") % 2 == 0
    assert ("Cut here: a job summary holds 1 MB" in cut) == is_cut
