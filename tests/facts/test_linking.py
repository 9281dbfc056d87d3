"""What holds of facts whatever the articles say: every claim has one, and only the articles matter, not their order."""

import re
from datetime import timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import claims_of, extract, linked
from claims.facts import fact_ids, facts
from claims.facts.blocks import between, blocks_of
from claims.facts.features import features_of
from claims.records import Article, Claim
from tests.benchmarks import text
from tests.facts.articles import FIRST_DAY, article, background, groups, linked_among_others

MILL = "Grupo Solano will build a paper mill at Oakridge for $3.45 billion, hire 1,240 people and plant 62,000 trees."
MILL_AGAIN = "Oakridge is to have a paper mill: Grupo Solano pays $3.4 billion for it and will hire some 1,200 people."
FERRY = "A ferry sank off Castelmare on Monday. Nine people were killed and 41 were saved, the coast guard said."
FERRY_LATER = (
    "The toll of the ferry that sank off Castelmare on Monday rose: 14 people were killed, the coast guard said."
)
NEWS = [
    article("mill", MILL),
    article("mill-again", MILL_AGAIN, FIRST_DAY + timedelta(1)),
    article("ferry", FERRY),
    article("ferry-later", FERRY_LATER, FIRST_DAY + timedelta(2)),
]
UNRELATED = article("bees", "Beekeepers in Uppsala lost 23% of their hives to mites, a survey of 870 of them found.")
MADE = list(text.articles(12, seed=5))


def claims_in(articles: list[Article]) -> list[Claim]:
    return [claim for article in articles for claim in claims_of(article)]


def test_the_news_is_linked() -> None:
    shared = [group for group in groups(linked_among_others(NEWS)) if len(group) > 1]
    assert len(shared) == 3  # the price, the jobs, the toll


def test_every_claim_has_one_fact() -> None:
    rows = linked(claims_in(MADE))
    assert len(rows) == len(claims_in(MADE))
    assert all(re.fullmatch(r"[0-9a-f]{16}", row.fact_id) for row in rows)
    assert [row.claim_id for row in rows] == [
        claim.claim_id for claim in sorted(claims_in(MADE), key=lambda claim: claim.article_id)
    ]


def test_nothing_to_link() -> None:
    assert linked([]) == []
    assert fact_ids([]) == []
    assert facts([]) == []


def test_claims_are_otherwise_as_they_were() -> None:
    before = sorted(claims_in(MADE), key=lambda claim: claim.article_id)
    assert [row._replace(fact_id="") for row in linked(before)] == before


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_input_changes_nothing(seed: int) -> None:
    claims = claims_in([*NEWS, *MADE])
    shuffled = claims_in(Random(seed).sample([*NEWS, *MADE], len(NEWS) + len(MADE)))
    assert linked(shuffled) == linked(claims)


@settings(max_examples=25, deadline=None)
@given(st.permutations([*NEWS, UNRELATED]))
def test_order_of_a_table_changes_nothing(articles: list[Article]) -> None:
    """Not even that of the claims that the lower function is given."""
    wanted = {claim.claim_id: claim.fact_id for claim in linked(claims_in([*NEWS, UNRELATED]))}
    claims = claims_in(articles)
    assert dict(zip([claim.claim_id for claim in claims], fact_ids(claims), strict=True)) == wanted


def test_unrelated_article_changes_no_fact_of_the_others() -> None:
    before = {claim.claim_id: claim.fact_id for claim in linked_among_others(NEWS)}
    after = {claim.claim_id: claim.fact_id for claim in linked_among_others([*NEWS, UNRELATED])}
    assert before.items() <= after.items()
    others = {fact for claim, fact in after.items() if claim not in before}
    assert others.isdisjoint(before.values())


@pytest.mark.parametrize("copies", [1, 5, 80])
def test_copied_article_adds_its_claims_to_the_same_facts(copies: int) -> None:
    """More than sixty as well: however many print it, it is one story."""
    copied = [article(f"mill-{number:03d}", MILL, FIRST_DAY + timedelta(number // 40)) for number in range(copies)]
    rows = linked_among_others([*NEWS, *copied])
    first = {claim.start: claim.fact_id for claim in rows if claim.article_id == "mill"}
    of_copies = [(claim.start, claim.fact_id) for claim in rows if re.fullmatch(r"mill-\d+", claim.article_id)]
    assert len(of_copies) == copies * len(first)
    assert set(of_copies) == set(first.items())


def test_ids_are_stable() -> None:
    """From run to run, and while the first claim of a fact stays its first."""
    assert linked(claims_in(NEWS)) == linked(claims_in(NEWS))
    alone = {claim.claim_id: claim.fact_id for claim in linked(claims_in(NEWS[:1]))}
    together = {claim.claim_id: claim.fact_id for claim in linked_among_others(NEWS)}
    assert alone.items() <= together.items()


def test_an_article_states_different_facts() -> None:
    """Figures of one article are of different facts, unless they are one figure in two units or said again."""
    rows = linked_among_others(
        [article("line", "The new line is 62 miles (100 km) long, has 14 stations and 31 bridges.")]
    )
    miles, kilometres, stations, bridges = (row.fact_id for row in rows)
    assert miles == kilometres
    assert len({miles, stations, bridges}) == 3


@pytest.mark.parametrize(
    ("text", "facts_told"),
    [
        ("Solano raised its forecast of sales to $840-860 million from $820-850 million.", 2),
        (
            "Solano expects sales of $840-860 million. The sales of $840-860 million that Solano expects are a record.",
            1,
        ),
    ],
)
def test_two_ranges_of_one_sentence_are_two_facts(text: str, facts_told: int) -> None:
    assert len(groups(linked_among_others([article("solano", text)]))) == facts_told


def test_one_fact_has_one_kind_and_change() -> None:
    rows = linked([*claims_in(MADE), *background()])
    by_fact: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        kind = {"ratio": "share", "percent": "share", "number": "count"}.get(row.kind, row.kind)
        kind = "points" if kind in ("percentage_point", "basis_point") else kind
        by_fact.setdefault(row.fact_id, set()).add((kind, row.change))
    assert all(len(kinds) == 1 for kinds in by_fact.values())


def test_from_python() -> None:
    table = extract([MILL, MILL])
    assert table["fact_id"].str.fullmatch("[0-9a-f]{16}").all()
    assert table["fact_id"].nunique() == len(table) / 2


def test_between_two_lists_only_so_many_pairs_are_compared() -> None:
    """Those of the smallest blocks, which tell most; all of two articles of the usual length."""
    towns = [
        [f"Town{row} handled {row + 3}.{paper} million crates in 2025." for row in range(count)]
        for paper, count in ((1, 200), (2, 200))
    ]
    few, many = (
        [blocks_of(features_of(claims_in([article(str(at), " ".join(told[:size]))]))) for at, told in enumerate(towns)]
        for size in (5, 200)
    )
    every = [pair for key in few[0].keys() & few[1].keys() for pair in product(few[0][key], few[1][key])]
    assert len(list(between(*few))) == len(every) > 0
    assert 500 < len(list(between(*many))) <= 1000
