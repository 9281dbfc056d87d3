"""What holds for the statements of any text, however odd."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.records import Article, Mention, Statement
from claims.statement.statements import stated
from tests.properties.counting import calls

WORDS = """
    the a of to in on at by for from with and or but which that who whose it its she he we they there this
    Brackley Foods Mara Lind Finland Finnish Rovers Friday May 2024 2030 GDP Q3 M25
    company club fire country police sales profit shares costs staff share number rate budget toll people homes
    said says told expects rose fell cut has was is will could plans planned spent earned killed opened built hit
    20% $3 £1.2bn 40 12 a-third half 300 km 4.5 million year month quarter last ago earlier 67-year-old 3-4
    worth than about more up down not if nearly sharply now
    , . ; : ( ) [ ] “ ” " ' ’ - – — / & 's % ?
""".split()  # noqa: SIM905  # a hundred quotation marks are in the way of reading
_SPACES = [" ", "\n", "\n\n", ""]
mixtures = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40).flatmap(
    lambda parts: st.sampled_from(_SPACES).map(lambda space: space.join(parts))
)
texts = mixtures | st.text(st.characters(exclude_categories=[]))
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1990, 1, 1), date(2035, 12, 31))
MODALITIES = {"stated", "pledged", "target", "expected", "denied", "hypothetical"}


def statements(text: str, title: str = "", published: date | None = None) -> list[tuple[Mention, Statement]]:
    return list(stated(Article("story", text, published=published, title=title)))


@settings(max_examples=1000, deadline=None)
@given(texts, mixtures, days)
@example("", "", None)
@example("40", "40", date(1, 1, 1))
@example("((((40", "", None)
@example("40 , , , 40", "", date(9999, 12, 31))
@example("’s 40 ’s", "", None)
@example("It's 40% of its, its", "", None)
@example("that that that 40", "", None)
@example("3-4 police expects", "", None)
@example("\ud83d 40 \ud83d", "\ud83d", None)
def test_any_text(text: str, title: str, published: date | None) -> None:
    """Nothing raises; figures stand in order; a period does not end before it begins; the rest is told in words."""
    found = statements(text, title, published)
    starts = [mention.start for mention, _ in found]
    assert starts == sorted(starts)
    for _, statement in found:
        assert statement.period is None or statement.period.first <= statement.period.last, text
        assert statement.modality in MODALITIES, text
        for told in (statement.subject, statement.measure, statement.of, statement.speaker):
            assert told == told.strip(), text
            assert "  " not in told, text
    assert statements(text, title, published) == found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([word for word in WORDS if word not in ("2024", "2030")])).map(" ".join))
def test_no_year_and_no_day_of_publication(text: str) -> None:
    """ "Last year" is no period where nobody knows which year that was."""
    assert [statement.period for _, statement in statements(text) if statement.period is not None] == []


# A paragraph behind: of weather, without a name, a figure or a word that the article has

FIGURES = ["20%", "$3 million", "about 40 people", "5 miles", "half", "two-thirds", "66-year-old", "one in five voters"]
SENTENCES = [
    "Brackley Foods said sales rose {} last year.",
    "The company spent {} on machines.",
    "It has {} in Leeds.",
    "Mara Lind, who runs it, expects {}.",
    "She said {} would be needed by 2030.",
    "Its shares fell {} on Friday.",
    "In Finland, {} were killed, and {} more in May.",
    "“At {} it is too much,” Mara Lind said.",
    "The council pledged {}; the government promised {}.",
    "If it rained, {} might be lost.",
]
BEHIND = [
    "\n\nThe sun was shining and the birds were singing.",
    "\n\nIt had been raining hard for most of the morning there.",
    "\n\nNobody knew why.\n\nNobody asked.",
]


@st.composite
def ordinary_texts(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    return " ".join(each.format(draw(st.sampled_from(FIGURES)), draw(st.sampled_from(FIGURES))) for each in chosen)


@settings(max_examples=500, deadline=None)
@given(ordinary_texts(), st.sampled_from(BEHIND), st.sampled_from(["", "Brackley Foods grows"]))
def test_a_paragraph_behind_changes_nothing(text: str, behind: str, title: str) -> None:
    day = date(2025, 10, 15)
    before, after = statements(text, title, day), statements(text + behind, title, day)
    assert [statement for _, statement in after] == [statement for _, statement in before]


# Work grows with the length of a text, counted in calls of functions, never with its square

_LENGTH = 4_000  # characters; two of the longest stretches that are read as one sentence
_MOST_GROWTH = 2.6  # of the calls when the text doubles; a square would give 4
_MANY = 10_000  # of one mark in a row

_PIECES = [
    "40, ", "(40 ", "40) ", "(", ")", ", ", "the ", "of the ", "that ", "who ", "rose ", "rose, ", "Brackley ",
    "Brackley Foods ", "Brackley Foods rose 3% in May. ", "40 cows and ", "“40,” she said. ", "its ", "’s ", "in May ",
    "The firm, which ", "a plan to ", "40; ", "40 - ", "to 40 ", "from 40 ", "If 40 ", "Mara Lind, 44, ", "fire ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_calls_grow_with_length(piece: str) -> None:
    text = piece * (_LENGTH // len(piece))
    statements(text)  # the words are remembered from here on
    assert calls(statements, text * 2) <= _MOST_GROWTH * calls(statements, text) + 100


@pytest.mark.parametrize("mark", [", ", "(", ")", "()", "[", "(,", "“", "; ", "- ", "that ", "of "])
def test_ten_thousand_marks(mark: str) -> None:
    """Before, after and between figures."""
    once, twice = (f"Sales rose 3% {mark * count}and 40 cows fell." for count in (_MANY // 2, _MANY))
    statements(once)
    assert calls(statements, twice) <= _MOST_GROWTH * calls(statements, once) + 100
