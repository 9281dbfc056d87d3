"""Small reports to write: two papers on a fire, and words of articles that mean to do harm."""

from typing import Any

from checks.records import Breach, Discrepancy, Report, relation_id
from claims.records import Claim
from tests.facts.claim import claim

FACT = "f" * 16
LATER = claim(
    5, claim_id="a" * 16, article_id="later", fact_id=FACT, subject="Halvorsund's port", measure="people killed",
    quote="Five people", sentence="Five people were killed there by a fire on Monday.", line=3, column=46,
)  # fmt: skip
EARLIER = LATER._replace(
    claim_id="b" * 16, article_id="port", quote="two people", sentence="A fire there on Monday killed two people.",
    line=1, column=56,
)  # fmt: skip
PATHS = {"later": "news/later.txt", "port": "news/port.txt"}
BREACH = Breach("claims", "claims", "expect_column_pair_values", "claims: low is at most high", "error", 2, ("c" * 16,))

# Line ends and orders to a runner or a terminal; ends of what words are put in; words that are marks elsewhere.
HOSTILE = (
    "a\n::error::b", "a\r::warning::b", "::error::b", "\u2028::error::b", "a\r\n  ::stop-commands::x", "%0A::error::b",
    "##[add-mask]a", "##vso[task.complete]a", "]]>", "<script>alert(1)</script>", '"/><x y="', "--><x>", "</details>",
    "&lt;b&gt;", "\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "\u202eevil\u202c", "\u2066a", "a|b", "| --- |", "`a`",
    "``` \na", "\x00", "\ufffe\uffff", "\ud83d", "[a](https://evil.example)", "![a](https://evil.example/a.png)",
    "https://evil.example", "www.evil.example", "a@evil.example", "@someone", "#12", "$a$", "*a* _b_ ~~c~~",
    "{0} {{1}}", "a\\", "a,b:c,d=e::f", "\n# a", "", " ",
)  # fmt: skip


def finding(*claims: Claim, **fields: Any) -> Discrepancy:
    """A finding on these claims, the rest as plain as can be."""
    ids = [each.claim_id for each in claims]
    plain = Discrepancy(
        discrepancy_id=relation_id(fields.get("type", "conflict"), ids, fields.get("quote", "")), type="conflict",
        severity="error", slip="", fact_id=FACT, claims=" ".join(ids),
        articles=" ".join(dict.fromkeys(each.article_id for each in claims)), expected="2 people", observed="5 people",
        gap=2.0, message='"Five people" and "two people" cannot both be true', accepted="", line=0, column=0, quote="",
    )  # fmt: skip
    return plain._replace(**fields)


def report(*findings: Discrepancy, claims: tuple[Claim, ...] = (LATER, EARLIER), **fields: Any) -> Report:
    plain = Report(
        discrepancies=findings, breaches=(), claims={each.claim_id: each for each in claims}, paths=PATHS, stale=(),
        expired=(), articles=2, claims_read=5, facts=3, relations=7,
    )  # fmt: skip
    return plain._replace(**fields)


CONFLICT = finding(LATER, EARLIER)
# Words that are no claim, on no one fact.
CALENDAR = finding(
    type="calendar", severity="warning", fact_id="", articles="port", expected="Wednesday", observed="Friday",
    message='"Friday, February 12" of 2025 is a Wednesday', line=2, column=3, quote="Friday, February 12",
)  # fmt: skip
HEDGE = finding(LATER, EARLIER, type="hedge", severity="info", message='"Five" has lost its "about"')
EMPTY = report()


def hostile_report(words: str) -> Report:
    """A report in which everything that comes from outside is these words."""
    told: dict[str, Any] = {
        "quote": words,
        "sentence": f"It was {words}.",
        "title": words,
        "subject": words,
        "measure": words,
    }
    first, second = LATER._replace(**told), EARLIER._replace(**told)
    said: dict[str, Any] = {"message": words, "expected": words, "observed": words}
    return report(
        finding(first, second, **said),
        finding(first, second, type="sum", severity="warning", fact_id="", **said),
        CALENDAR._replace(severity="info", quote=words, **said),
        finding(first, type="hedge", accepted=words or "fine", **said),
        claims=(first, second),
        paths={"later": f"{words}.txt", "port": f"news/{words}.jsonl"},
        breaches=(BREACH._replace(promise=words, examples=(words,)),),
    )  # fmt: skip
