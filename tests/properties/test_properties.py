"""What holds for any text, however odd."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.extract import claims_of
from claims.records import Article, Claim
from claims.table import frame

FRAGMENTS = """
    $ £ € ¥ US$ A$ RM EUR euros/dollars % ½ ¼ ² ° – — - − ± + & / . , : ; ' ’ " “ ” ( ) [ ] … # @ \\ | ~ ^ < > = _
    0 1 2 3 12 66 1995 1,234.5 1.234,5 1e5 1e400 .5 007 3.5.2 10-12 1/2 5:30 24/7 2-1 M25 G7
    bn tn m k p c km² sq mph °C per a an the of to in by between and or from up down more less than at least most
    about nearly some over under odd plus minus minus-one
    one two twelve twenty-one hundred thousand million billion dozen dozens couple half third quarters double twice
    tenfold lakh crore percent per-cent percentage points basis point dollars cents pence pounds euro
    people year-old years old aged homes tonnes barrels miles hours degrees Celsius kilometres
    rose fell rise increase drop to by compared with last year January May Monday a.m. BC Section Article No.
    Mr. U.S. said http://x.y/1 a@b.c 円 万 １２ ٣ é İ ß ǆ ﬁ
""".split()  # noqa: SIM905  # a hundred quotation marks are in the way of reading
SPACES = [" ", "", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", "\u200b", "-", "\x85", "\u2028", "\0", "\ud83d"]

mixtures = st.lists(
    st.sampled_from(FRAGMENTS) | st.sampled_from(SPACES) | st.text(max_size=4) | st.integers(-9, 10**9).map(str)
).flatmap(lambda parts: st.sampled_from(SPACES[:3]).map(lambda space: space.join(parts)))
any_text = st.text(st.characters(exclude_categories=[])) | mixtures


def claims_in(text: str) -> list[Claim]:
    return claims_of(Article("story", text))


@settings(max_examples=1500, deadline=None)
@given(any_text)
@example("")
@example("\ud83d\ude00 $3\ud83dm")
@example("\0" * 9 + "5 cats")
@example("9" * 5000)
@example("1E400 years, 1E400:Year")
@example("1e400 times 1e-400")
@example("İİİ 5 km, ﬁve ½½ 1½½")
@example("1²/2")
def test_any_text(text: str) -> None:
    """Nothing raises; each quote stands where its claim says, one after the other, and no two ids are the same."""
    found = claims_in(text)
    assert [text[claim.start : claim.end] for claim in found] == [claim.quote for claim in found]
    ends = [place for claim in found for place in (claim.start, claim.end)]
    assert ends == sorted(ends)
    assert all(claim.quote.strip() and claim.quote in claim.sentence for claim in found)
    assert len({claim.claim_id for claim in found}) == len(found)
    assert claims_in(text) == found


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_any_claim_is_in_order(text: str) -> None:
    """Ends and values stand in a line, and what a bound leaves open is empty."""
    for claim in claims_in(text):
        known = [number for number in (claim.low, claim.value, claim.high) if number is not None]
        assert known == sorted(known), claim
        assert (claim.low is None) == claim.bound.startswith("<"), claim
        assert (claim.high is None) == claim.bound.startswith(">"), claim
        assert (claim.value is None) == (claim.bound == "vague"), claim


@settings(max_examples=50, deadline=None)
@given(st.lists(any_text, max_size=3))
def test_any_text_makes_a_table(texts: list[str]) -> None:
    rows = [claim for number, text in enumerate(texts) for claim in claims_of(Article(f"text-{number}", text))]
    assert len(frame(row._replace(quote=repr(row.quote), sentence="") for row in rows)) == len(rows)


# A sentence in front

FIGURES = [
    "20%", "$3 million", "£1.2bn", "about 40 people", "more than 300 homes", "5 miles", "12 to 15 tonnes", "half",
    "two-thirds", "dozens of shops", "€88 a barrel", "5p a share", "66-year-old", "3 percentage points", "9 degrees",
    "five or six years", "a dozen ships", "1,234.5", "3m", "no fewer than 7", "one in five voters", "-4C", "10-fold",
]  # fmt: skip
TEMPLATES = [
    "Output rose {} last year.",
    "The council said {} would be needed.",
    "They counted {} in all, and {} more in May.",
    "It had been {}, officials said; now it is {}.",
    "“At {} it is too much,” Ms. Adeyemi said.",
    "Of that, {} went to {}.",
    "By 2030 the figure falls from {} to {}.",
    "Nobody knows.",
    "\n\nSection 4\n\nIt was {}, says the U.S. survey.",
]
FRONT = "The weather was fine today. "
MOVED = {"claim_id", "start", "end", "line", "column"}


@st.composite
def ordinary_texts(draw: st.DrawFn) -> str:
    sentences = draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=5))
    return " ".join(each.format(draw(st.sampled_from(FIGURES)), draw(st.sampled_from(FIGURES))) for each in sentences)


@settings(max_examples=500, deadline=None)
@given(ordinary_texts())
def test_a_sentence_in_front_moves_offsets_and_nothing_else(text: str) -> None:
    plain, moved = claims_in(text), claims_in(FRONT + text)
    assert [unmoved(claim) for claim in moved] == [unmoved(claim) for claim in plain]
    assert [claim.start - len(FRONT) for claim in moved] == [claim.start for claim in plain]
    assert [claim.end - len(FRONT) for claim in moved] == [claim.end for claim in plain]


def unmoved(claim: Claim) -> dict[str, Any]:
    return {name: value for name, value in claim._asdict().items() if name not in MOVED}


# Two ways to write it

PRINTED = {"claim_id", "end", "quote", "sentence", "rule", "step"}
MONEY_TEMPLATES = ["The firm paid {}.", "Sales rose to {} in May.", "More than {} was spent.", "It costs {} a year."]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(MONEY_TEMPLATES),
    st.sampled_from("$£€"),
    st.integers(1, 999),
    st.sampled_from(["million", "billion"]),
)
def test_scale_in_words_or_zeros_differs_in_step_only(template: str, sign: str, number: int, scale: str) -> None:
    """ "$3 million" is good to a million, "$3,000,000" to a dollar; else they say the same."""
    zeros = {"million": ",000,000", "billion": ",000,000,000"}[scale]
    (words,) = claims_in(template.format(f"{sign}{number} {scale}"))
    (digits,) = claims_in(template.format(f"{sign}{number}{zeros}"))
    assert {name: value for name, value in words._asdict().items() if name not in PRINTED} == {
        name: value for name, value in digits._asdict().items() if name not in PRINTED
    }
    assert (words.step, digits.step) == ({"million": 1e6, "billion": 1e9}[scale], 1.0)


@pytest.mark.parametrize(
    ("words", "digits"), [("$3 million", "$3,000,000"), ("1.5 million people", "1,500,000 people")]
)
def test_two_ways_to_write_it(words: str, digits: str) -> None:
    (one,), (other,) = claims_in(f"They counted {words}."), claims_in(f"They counted {digits}.")
    assert (one.value, one.low, one.high, one.unit, one.noun) == (
        other.value,
        other.low,
        other.high,
        other.unit,
        other.noun,
    )
    assert one.step != other.step
