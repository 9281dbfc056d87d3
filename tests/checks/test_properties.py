"""What holds of findings whatever the articles say: copies, roundings and other news make none, nor does the order.

The articles are made pairs (tests/benchmarks/pairs.py), some of them with a slip put into one figure.
"""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.check import checked
from checks.inside import inside
from checks.passages import passages
from claims.extract import claims_of, linked
from claims.records import Article
from tests.benchmarks import text
from tests.benchmarks.mutations import KINDS, slip
from tests.benchmarks.pairs import Pair, Written, pairs, printed, telling
from tests.checks.archive import Found, found_among, found_in

_MADE = pairs(40, seed=7)
_KINDS = {kind.name: kind for kind in KINDS if kind.slip}
_NEWS = list(text.articles(20, seed=7))

_SLIPS = (
    "The firm paid 24 million euros ($20.8 million).",
    "The fence is 14 miles (8.7 km) long.",
    "The rent is £712 a month, up 4.9% on the £661 of a year earlier.",
    "The bank lent 14.6bn zlotys: 6.2bn to firms, 4.9bn to farms and 2.5bn to towns.",
    "620 of the 1,900 pupils, or 41%, walk to school.",
    "It opened on Sunday, 16 September 2017, in the rain.",
)

seeds = st.integers(0, 10_000)
some_pairs = st.lists(st.sampled_from(_MADE), min_size=1, max_size=3, unique_by=lambda pair: pair.first.article.id)
kinds = st.sampled_from(sorted(_KINDS))
few = settings(max_examples=25, deadline=None)


def _articles(chosen: list[Pair]) -> list[Article]:
    return [told.article for pair in chosen for told in (pair.first, pair.second)]


def _with_a_slip(chosen: list[Pair], kind: str, seed: int) -> list[Article]:
    """The articles of the pairs, the first with a slip where one of its figures can have it."""
    slipped = slip(Random(seed), _KINDS[kind], chosen[0])
    return [*(slipped.articles if slipped else _articles(chosen[:1])), *_articles(chosen[1:])]


def _told(found: Found) -> set[tuple[str, str, str, str, str]]:
    return {
        (finding.discrepancy_id, finding.type, finding.severity, finding.slip, finding.message)
        for finding in found.findings
    }


def test_slips_are_found_among_these_articles() -> None:
    """Or the properties below would hold of nothing."""
    found = [found_in(_with_a_slip([pair], "x1000", 0)).shown for pair in _MADE[:10]]
    assert sum(map(bool, found)) >= 8


@few
@given(some_pairs)
def test_articles_that_agree_have_no_findings(chosen: list[Pair]) -> None:
    assert found_in(_articles(chosen)).shown == set()


@few
@given(some_pairs, st.booleans(), st.integers(0, 30), st.data())
def test_a_copied_article_makes_no_finding(chosen: list[Pair], same: bool, later: int, data: st.DataObject) -> None:
    """Whichever paper prints it, and whenever."""
    articles = _articles(chosen)
    one = data.draw(st.sampled_from(articles))
    assert one.published is not None
    copied = one._replace(
        id=f"{one.id}-copy",
        source=one.source if same else "The Copy",
        published=one.published + timedelta(later),
    )
    found = found_in([*articles, copied])
    assert found.shown == set()


@few
@given(some_pairs, kinds, seeds, st.data())
def test_a_copied_article_is_no_new_slip(chosen: list[Pair], kind: str, seed: int, data: st.DataObject) -> None:
    """Where one figure is a slip, a copy of either article is part of that finding."""
    articles = _with_a_slip(chosen[:1], kind, seed)
    one = data.draw(st.sampled_from(articles))
    before, after = found_in(articles), found_in([*articles, one._replace(id=f"{one.id}-copy", source="The Copy")])
    assert len(after.shown) <= len(before.shown)


@pytest.mark.parametrize("text", _SLIPS)
def test_a_reprint_of_a_slip_is_part_of_its_finding(text: str) -> None:
    """Whichever paper prints it, on whichever day; another slip of the same kind is a finding of its own."""
    one = Article("a", text, "Paper a", date(2024, 6, 14))
    copies = [
        one._replace(id=f"copy-{later}", source=f"Paper {later % 3}", published=date(2024, 6, 14) + timedelta(later))
        for later in (0, 1, 9)
    ]
    alone, together = found_in([one]), found_in([one, *copies])
    assert len(alone.shown) == len(together.shown) == 1
    assert {article for row in together.findings for article in row.articles.split()} == {"a", *(c.id for c in copies)}
    changed = one._replace(id="b", text=f"Nobody was hurt. {text.replace('The', 'This')}")
    assert len(found_in([one, changed]).shown) == (2 if "The" in text else 1)


@few
@given(some_pairs, st.integers(1, 2), st.data())
def test_a_coarser_rounding_makes_no_error(chosen: list[Pair], digits: int, data: st.DataObject) -> None:
    """One figure of the second article to fewer digits: 1,234 as 1,200, 4.62 million as 4.6 million, 12.4% as 12%."""
    pair = chosen[0]
    places = [place for place, sentence in enumerate(pair.sentences) if isinstance(sentence, Written)]
    place = data.draw(st.sampled_from(places))
    figure = pair.sentences[place]
    assert isinstance(figure, Written)
    exact = next(found for _, _, found in pair.first.figures if found.fact == figure.fact)
    coarser = figure._replace(value=float(f"{exact.value:.{digits}g}"))
    coarser = coarser._replace(words=printed(coarser))
    sentences = (*pair.sentences[:place], coarser, *pair.sentences[place + 1 :])
    assert pair.second.article.published is not None
    second = telling(pair.second.article.id, pair.second.article.published, sentences)
    found = found_in([pair.first.article, second.article, *_articles(chosen[1:])])
    assert [finding for finding in found.findings if finding.severity == "error"] == []


@few
@given(some_pairs, kinds, seeds, st.sampled_from(_NEWS))
def test_other_news_changes_nothing(chosen: list[Pair], kind: str, seed: int, other: Article) -> None:
    articles = _with_a_slip(chosen, kind, seed)
    before, after = found_in(articles), found_in([*articles, other])
    assert before.shown == after.shown
    assert _told(before) <= _told(after)


@few
@given(some_pairs, kinds, seeds, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(chosen: list[Pair], kind: str, seed: int, random: Random) -> None:
    """Neither of articles nor of claims: facts, relations and findings are the same, in the same order."""
    articles = _with_a_slip(chosen, kind, seed)
    claims = [claim for article in articles for claim in claims_of(article)]
    before = found_among(claims)
    random.shuffle(articles)
    of_articles = found_in(articles)
    random.shuffle(claims)
    of_claims = found_among(claims)
    for after in (of_articles, of_claims):
        assert {claim.claim_id: claim.fact_id for claim in after.claims} == {
            claim.claim_id: claim.fact_id for claim in before.claims
        }
        assert sorted(after.relations, key=str) == sorted(before.relations, key=str)
        assert after.findings == before.findings


def test_the_whole_check_finds_the_same() -> None:
    """With the promises of Great Expectations, in any order of the claims."""
    articles = [article for kind in _KINDS for article in _with_a_slip([_MADE[len(kind)]], kind, 3)]
    claims = [
        claim for article in {article.id: article for article in articles}.values() for claim in claims_of(article)
    ]
    wanted = found_among(claims)
    assert wanted.shown
    for rows in (linked(claims), linked(claims[::-1])):
        result = checked(rows, [relation for article in passages(rows) for relation in inside(article)])
        assert result.breaches == []
        assert list(result.discrepancies) == list(wanted.findings)
