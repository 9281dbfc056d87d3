"""Claims against reference tables: what a table contradicts, what it supports, and what it says nothing of."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checks.records import Relation, relation_id
from checks.references import Reference, read_references
from checks.relations.reference import reference_relations, verdicts
from claims.extract import claims_of, linked
from claims.facts import facts
from claims.records import Article

TABLE = """\
subject,also,measure,period,low,high,value,unit,status,basis,modality,stated_on,source
Norway,,defence expenditure,2021,,,1.7,percent of GDP,actual,,,2024-06-17,Yearbook
Norway,,defence expenditure,2022,,,1.5,percent of GDP,actual,,,2024-06-17,Yearbook
Norway,,defence expenditure,2023,,,1.83,percent of GDP,estimate,,,2024-06-17,Yearbook
Norway,,defence expenditure,2024,,,2.2,percent of GDP,estimate,,,2024-06-17,Yearbook
Norway,,defence expenditure,2024,,,2.04,percent of GDP,estimate,,,2025-08-28,Yearbook
Norway,,defence expenditure,2025,,,3.15,percent of GDP,estimate,,,2025-08-28,Yearbook
Norway,,defence expenditure,2025,,,5,percent of GDP,,plan,pledged,2024-06-20,Ministry
Norway,,defence expenditure,2024,,,10.61,USD billion,estimate,current prices,,2024-06-17,Yearbook
Norway,,defence expenditure,2024,,,8.94,USD billion,estimate,constant 2015 prices,,2024-06-17,Yearbook
Norway,,defence expenditure,2024,,,1.5,USD billion,,additional,,2024-06-17,Yearbook
Norway,,defence expenditure,2024,,,9.9,USD billion,estimate,current prices,,2025-08-28,Yearbook
Norway,,defence expenditure growth,2024,,,26.1,percent,estimate,real change,,2024-06-17,Yearbook
Slovak Republic,,defence expenditure,2024,,,2.0,percent of GDP,estimate,,,2024-06-17,Yearbook
Alliance total,all allies|the allies,defence expenditure,2024,,,2.71,percent of GDP,estimate,,,2024-06-17,Yearbook
Norway,,population,2024,,,5.55,million,actual,,,2024-02-01,Statistics Norway
Norway,,coastline,2024,,,100915,km,actual,,,2024-02-01,Mapping authority
Nordic Council,,members,2024,,,8,count,actual,,,2024-02-01,Nordic Council
"""
STANDING = """\
subject,measure,period_start,period_end,value,unit,basis,stated_on,source
Norway,municipalities,2024-01-01,,357,count,,2024-02-01,Statistics Norway
"""
AUTUMN = date(2024, 10, 1)


@lru_cache(1)
def references() -> tuple[Reference, ...]:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("table.csv", "standing.csv")]
        for path, text in zip(paths, (TABLE, STANDING), strict=True):
            path.write_text(text, encoding="utf-8")
        return tuple(read_references(list(map(str, paths))))


def relations(text: str, published: date | None = AUTUMN) -> list[Relation]:
    return reference_relations(claims_of(Article("a", text, "Paper", published)), references())


def judged(text: str, published: date | None = AUTUMN) -> list[str]:
    return ["holds" if relation.holds else relation.severity for relation in relations(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one measure by its many names, and others beside it
        ("Norway spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent 2.2% of GDP on defence in 2024.", ["holds"]),
        ("Norway's military spending was 3.1% of gross domestic product in 2024.", ["warning"]),
        ("Norwegian defense expenditure reached 3.1 percent of GDP in 2024.", ["warning"]),
        ("Norway spent 3.1% of GDP on education in 2024.", []),
        ("Norway's defence budget was 3.1% of GDP in 2024.", []),
        ("Norway's spending on defence research was 3.1% of GDP in 2024.", []),
        ("Norway spent 3.1% of its budget on defence in 2024.", []),
        ("Norway spent 3.1% of GDP on its navy in 2024.", []),
        # the measure in the words around
        ("Norway, at 3.1% of GDP, is now NATO's second spender.", ["warning"]),
        ("Norway, at 2.2% of GDP, is now NATO's second spender.", ["holds"]),
        ("Norway, at 3.1% of GDP, is second in Europe.", []),
        ("Norway, Europe's second spender, is at 3.1% of GDP.", []),
        ("Norway, NATO's second spender, had a deficit of 3.1% of GDP.", []),
        ("NATO's second spender is Norway, whose oil fund earned 3.1%.", []),
        # whose
        ("Slovakia spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Slovak defence spending was 2% of GDP in 2024.", ["holds"]),
        ("Sweden spent 3.1% of GDP on defence in 2024.", []),
        ("Norway and Sweden together spent 3.1% of GDP on defence in 2024.", []),
        ("The Nordic countries and Norway spent 3.1% of GDP on defence in 2024.", []),
        ("Southern Norway spent 3.1% of GDP on defence in 2024.", []),
        ("The allies spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Three of the allies spent 3.1% of GDP on defence in 2024.", []),
        ("Some allies spent 3.1% of GDP on defence in 2024.", []),
        ("Half of the allies spent 3.1% of GDP on defence in 2024.", []),
        ("Norway and its allies spent 3.1% of GDP on defence in 2024.", []),
        ("Norway with the other allies spent 3.1% of GDP on defence in 2024.", []),
        ("Norway with ease spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Norway met its allies. It spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Norway spends less than Slovakia, at 3.1% of GDP on defence.", []),
        ("Norway, which joined before Slovakia, spent 3.1% of GDP on defence in 2024.", []),
        ("Slovakia joined after Norway, which spent 3.1% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent a tenth of the Alliance total's 3.1% of GDP on defence in 2024.", []),
        ("Norway spent a tenth of the Alliance total’s 3.1% of GDP on defence in 2024.", []),
        ("Norway, of the Alliance total’s top ten, spent 3.1% of GDP on defence in 2024.", ["warning"]),
        # what is no outcome
        ("Norway will spend 3.1% of GDP on defence in 2024.", []),
        ("Norway's target is to spend 3.1% of GDP on defence in 2024.", []),
        ("Norway pledged to spend 3.1% of GDP on defence in 2024.", []),
        ("Norway should spend 3.1% of GDP on defence in 2024.", []),
        ("Did Norway spend 3.1% of GDP on defence in 2024?", []),
        ("“Did Norway spend 3.1% of GDP on defence in 2024?”", []),
        ("Norway missed the 3.1% of GDP guideline on defence in 2024.", []),
        ("If Norway spent 3.1% of GDP on defence in 2024, it would be second.", []),
        ("The minister denied that Norway spent 3.1% of GDP on defence in 2024.", []),
        ("Norway spent 2.2% of GDP on defence in 2024, above the guideline of 3%.", ["holds"]),
        ("Norway spent 2.2% of GDP on defence in 2024, of which 30% went on ships.", ["holds"]),
        ("Norway spent 3.1% of GDP on defence in 2024, the institute SIPRI said.", []),  # which counts otherwise
        ("Norway spent 3.1% of GDP on defence in 2024, the minister said.", ["warning"]),
        # when
        ("Norway spent 3.1% of GDP on defence in 2022.", ["warning"]),
        ("Norway spent 1.5% of GDP on defence in 2022.", ["holds"]),
        ("Norway spent 3.1% of GDP on defence in 2017.", []),
        ("Norway spent 3.1% of GDP on defence in June 2024.", []),
        ("Norway has spent 3.1% of GDP on defence since 2014.", []),
        ("Norway spent 3.1% of GDP on defence in 2024, and since 2014 rents rose.", ["warning"]),
        ("Norway spent $16.6 billion on defence in 2024, and since 2014 rents rose.", []),
        ("Norway spent 1.8% of GDP on defence last year.", ["holds"]),
        ("Norway spent 2.2% of GDP on defence last year.", ["warning"]),
        # roundings, hedges and bounds
        ("Norway spent 2% of GDP on defence in 2024.", ["holds"]),
        ("Norway spent almost 2.3% of GDP on defence in 2024.", ["holds"]),
        ("Norway spent more than 2% of GDP on defence in 2024.", ["holds"]),
        ("Norway spent more than 3% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent less than 2% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent 2.1% of GDP on defence in 2024.", ["holds"]),  # 2.2 is 2.15 to 2.25, and 2.1 may be cut
        ("Norway spent 2.4% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent 1.9% of GDP on defence in 2024.", ["warning"]),
        ("Norway spent about $10.4 billion on defence in 2024.", ["holds"]),
        ("Norway spent $10.4 billion on defence in 2024.", ["warning"]),
        # money and its prices
        ("Norway spent $10.6 billion on defence in 2024.", ["holds"]),
        ("Norway spent $16.6 billion on defence in 2024.", ["warning"]),
        ("Norway spent $8.9 billion on defence in 2024.", ["holds"]),
        ("Norway spent $8.9 billion on defence in 2024, in constant prices.", ["holds"]),
        ("Norway spent $10.6 billion on defence in 2024, in constant prices.", ["warning"]),
        ("Norway spent $8.9 billion on defence in 2024, in current prices.", ["warning"]),
        ("Norway spent an additional $1.5 billion on defence in 2024.", ["holds"]),
        ("Norway spent $1.5 billion on defence in 2024.", ["warning"]),
        ("Norway spent €9.7 billion on defence in 2024.", ["holds"]),
        ("Norway spent €16 billion on defence in 2024.", ["warning"]),
        ("Norway spends $16.6 billion on defence.", ["info"]),  # it may be a part of the year
        ("Norway spends $1.6 billion a month on defence.", []),
        ("Norway has spent more than $70 billion on defence since 2014.", []),
        # changes
        ("Norway's defence spending rose 26% in 2024 in real terms.", ["holds"]),
        ("Norway's defence spending rose 36% in 2024 in real terms.", ["warning"]),
        ("Norway's defence spending rose 36% in 2024.", []),  # of whichever prices
        ("Norway's defence spending fell 26% in 2024 in real terms.", []),
        ("Norway's defence spending rose 36% in real terms in 2024 after a decade of cuts.", ["warning"]),
        ("Norway spent 3.1% of GDP on defence in 2024, measured in constant prices.", ["warning"]),
        # other tables
        ("Norway's population was 6.5 million people in 2024.", ["warning"]),
        ("Norway's population was 5.6 million in 2024.", ["holds"]),
        ("Norway has a population of 6.5 million.", ["warning"]),
        ("Norway has 357 municipalities.", ["holds"]),
        ("Norway had 420 municipalities in 2024.", ["warning"]),
        ("Norway had 420 municipalities in 2023.", []),  # of which the table says nothing
        ("Norway has a coastline of 62,700 miles.", ["holds"]),
        ("Norway has a coastline of 42,700 miles.", ["warning"]),
        ("The Nordic Council has 8 members.", ["holds"]),
        ("The Nordic Council has 3 members.", []),  # of some kind
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert judged(text) == expected


THREE = "Norway spends 3.1% of GDP on defence."
IN_2024 = "Norway spent 3.1% of GDP on defence in 2024."


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (IN_2024, date(2024, 6, 16), []),  # the table was not yet out
        (IN_2024, date(2024, 6, 17), ["warning"]),
        ("Norway spent 2.2% of GDP on defence in 2024.", date(2025, 8, 27), ["holds"]),
        ("Norway spent 2.2% of GDP on defence in 2024.", date(2025, 8, 28), ["info"]),  # an earlier edition has it
        ("Norway spent 2.04% of GDP on defence in 2024.", date(2025, 8, 28), ["holds"]),
        ("Norway spent 2.04% of GDP on defence in 2024.", date(2025, 8, 27), ["info"]),  # a later edition has it
        ("Norway spent $8.9 billion on defence in 2024, in constant prices.", date(2025, 9, 1), ["holds"]),
        ("Norway spent $9.9 billion on defence in 2024, in current prices.", date(2025, 9, 1), ["holds"]),
        ("Norway spent $10.6 billion on defence in 2024, in current prices.", date(2025, 9, 1), ["info"]),
        (THREE, AUTUMN, ["warning"]),
        (THREE, date(2025, 9, 1), ["holds"]),
        (THREE, date(2026, 3, 1), ["holds"]),
        (THREE, date(2027, 3, 1), []),  # the tables are too old for it
        ("Norway spends 1.5% of GDP on defence.", AUTUMN, ["holds"]),  # the last actual year
        ("Norway spends 1.7% of GDP on defence.", AUTUMN, ["warning"]),
        (THREE, None, ["holds"]),  # of 2025, as far as is known
        ("Norway spends 1.7% of GDP on defence.", None, ["holds"]),
        ("Norway spends 4.3% of GDP on defence.", None, ["warning"]),
        ("Norway spends 5% of GDP on defence.", None, ["warning"]),  # that is the plan
        (IN_2024, None, ["warning"]),
        ("Norway spent 2.2% of GDP on defence in 2024.", None, ["holds"]),
    ],
)
def test_editions(text: str, published: date | None, expected: list[str]) -> None:
    assert judged(text, published) == expected


def test_relation_shows_both_sides() -> None:
    (claim,) = claims_of(Article("a", "News.\nNorway spent 3.1% of GDP on defence in 2024.", "Paper", AUTUMN))
    (relation,) = reference_relations([claim], references())
    assert relation.relation_id == relation_id("reference", [claim.claim_id])
    assert (relation.type, relation.slip, relation.unit) == ("reference", "", "percent")
    assert (relation.claims, relation.articles) == ((claim.claim_id,), ("a",))
    assert (relation.line, relation.column, relation.quote) == (2, 14, "3.1%")
    assert (relation.observed_low, relation.observed_high) == pytest.approx((3.05, 3.2))
    assert (relation.allowed_low, relation.allowed_high) == pytest.approx((2.15, 2.25))
    assert relation.gap == pytest.approx(0.8)
    assert relation.observed == "3.1% of GDP"
    assert relation.expected == "Yearbook, 17 June 2024: Norway 2.2% of GDP (2024 estimate)"
    assert relation.message == (
        '"3.1%" (Norway, spending on defence as share of GDP, 2024) differs from the reference table: '
        "Yearbook, 17 June 2024: Norway 2.2% of GDP (2024 estimate); "
        "a later edition, not held against it: Yearbook, 28 August 2025: Norway 2.04% of GDP (2024 estimate)"
    )


def test_several_rows_share_their_source() -> None:
    (relation,) = relations("Norway spends 3.1% of GDP on defence.")
    assert (
        "Yearbook, 17 June 2024: Norway 2.2% of GDP (2024 estimate), Norway 1.83% of GDP (2023 estimate), "
        "Norway 1.5% of GDP (2022);" in relation.message
    )


def test_nothing_to_compare() -> None:
    assert reference_relations([], references()) == []
    assert reference_relations(claims_of(Article("a", IN_2024, "Paper", AUTUMN)), []) == []


def test_verdicts() -> None:
    texts = (IN_2024, "Norway spent 1.5% of GDP on defence in 2022.", "Norway sold 45,000 boats in 2022.")
    articles = [Article(f"a{number}", text, f"Paper {number}", AUTUMN) for number, text in enumerate(texts)]
    claims = linked(claim for article in articles for claim in claims_of(article))
    found = verdicts(facts(claims), claims, reference_relations(claims, references()))
    told = {fact.low_stated: (fact.verdict, fact.evidence) for fact in found}
    assert told == {
        3.1: ("contradicted", "Yearbook, 17 June 2024: Norway 2.2% of GDP (2024 estimate)"),
        1.5: ("supported", "Yearbook, 17 June 2024: Norway 1.5% of GDP (2022)"),
        45000.0: ("unverified", ""),
    }


def test_one_contradiction_outweighs_what_agrees() -> None:
    claims = claims_of(Article("a", f"{IN_2024} Norway spent 2.2% of GDP on defence in 2024.", "Paper", AUTUMN))
    joined = [claim._replace(fact_id="f") for claim in claims]
    for order in (joined, joined[::-1]):
        (fact,) = verdicts(facts(joined), joined, reference_relations(order, references()))
        assert fact.verdict == "contradicted"


@pytest.mark.parametrize(
    ("figure", "verdict"), [("2.04%", "supported"), ("2.2%", "unverified"), ("3.4%", "contradicted")]
)
def test_verdict_of_what_an_earlier_edition_has(figure: str, verdict: str) -> None:
    text = f"Norway spent {figure} of GDP on defence in 2024."
    claims = linked(claims_of(Article("a", text, "Paper", date(2025, 9, 1))))
    (fact,) = verdicts(facts(claims), claims, reference_relations(claims, references()))
    assert (fact.verdict, fact.evidence) == (
        verdict,
        "Yearbook, 28 August 2025: Norway 2.04% of GDP (2024 estimate)",
    )


@pytest.mark.parametrize("currency", ["USD", "EUR", "NOK"])
@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Norway spent $10.6 billion on defence in 2024.", True),
        ("Norway spent $16.6 billion on defence in 2024.", False),
        ("Norway spent €9.7 billion on defence in 2024.", True),
        ("Norway spent €16 billion on defence in 2024.", False),
    ],
)
def test_any_base_currency(currency: str, text: str, holds: bool) -> None:
    claims = claims_of(Article("a", text, "Paper", AUTUMN), currency)
    assert [relation.holds for relation in reference_relations(claims, references())] == [holds]


def test_order_and_copies_change_nothing() -> None:
    text = f"{IN_2024} Norway spent 1.5% of GDP on defence in 2022."
    one = claims_of(Article("a", text, "Paper", AUTUMN))
    other = claims_of(Article("b", text, "Paper", AUTUMN))
    shuffled = reference_relations([*other[::-1], *one[::-1]], references()[::-1])
    assert sorted(shuffled) == sorted(reference_relations([*one, *other], references()))


def test_verdicts_stay_where_nothing_is_known() -> None:
    claims = linked(claims_of(Article("a", IN_2024, "Paper", AUTUMN)))
    assert verdicts(facts(claims), claims, []) == facts(claims)
