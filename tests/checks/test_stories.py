"""Whether two claims are of one story, who tells it, and of which year it is."""

from datetime import date, timedelta
from typing import Any

import pytest

from checks.relations.stories import (
    are_of_two_stories,
    are_said_alike,
    order_of,
    place_of,
    share_a_word,
    voice_of,
)
from checks.relations.years import printed_year
from claims.facts.names import names_of, names_of_article
from tests.facts.claim import claim

DAY = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("In March 2021 it added jobs.", 2021),
        ("In March 1921 it added jobs.", None),  # which is not the claim's own
        ("In 2021 and 2022 it added jobs.", None),
        ("It added jobs.", None),
        ("In 2021-22 it added jobs.", None),
        ("In 2021–22 it added jobs.", None),
        ("In 2021/22 it added jobs.", None),
        ("In 2021 - 22 it added jobs.", None),
        ("In 2021 -22 it added jobs.", None),
        ("In 2021- 22 it added jobs.", None),
        ("In 2021, 22 of them added jobs.", 2021),
        ("In the fiscal year of 2021 it added jobs.", None),
        ("In the Fiscal year of 2021 it added jobs.", None),
        ("In the financial year of 2021 it added jobs.", None),
        ("In the season of 2021 it added jobs.", None),
        ("In the seasons of 2021 it added jobs.", 2021),
    ],
)
def test_printed_year(sentence: str, year: int | None) -> None:
    told = claim(40.0, sentence=sentence, period_start=date(2021, 3, 1), period_end=date(2021, 3, 31))
    assert printed_year(told) == year
    assert printed_year(told._replace(bound=">")) is None
    assert printed_year(told._replace(period_start=None)) is None
    assert printed_year(told._replace(period_end=date(2022, 3, 31))) is None


NOGADA = claim(40.0, sentence="A fire in Nogada drove out 40 people.")
DEDOMA = claim(40.0, sentence="A fire in Dedoma drove out 40 people.", article_id="b", claim_id="1")


@pytest.mark.parametrize(
    ("others", "more", "of_two"),
    [
        ((), (), True),
        (("It reached Osta.",), ("It reached Osta.",), False),
        (("It reached Osta.",), ("It reached Ilves.",), True),
        (("It reached Osta and Ilves.",), ("From Osta it reached Ilves.",), False),
        (("It reached Osta and Ilves.",), (), True),
    ],
)
def test_two_stories(others: tuple[str, ...], more: tuple[str, ...], of_two: bool) -> None:
    archive = {
        "a": [NOGADA, *(NOGADA._replace(sentence=text) for text in others)],
        "b": [DEDOMA, *(DEDOMA._replace(sentence=text) for text in more)],
    }
    assert are_of_two_stories(NOGADA, DEDOMA, archive) is of_two
    assert are_of_two_stories(DEDOMA, NOGADA, archive) is of_two
    assert not are_of_two_stories(NOGADA, DEDOMA._replace(article_id="a"), archive)
    assert not are_of_two_stories(NOGADA, DEDOMA._replace(sentence="A fire drove out 40 people."), archive)
    assert are_of_two_stories(NOGADA, DEDOMA, {}) is True


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"sentence": "Fires in Nogada and Lower Osta on Monday cost PLN 40m.", "quote": "PLN 40m"},
         {"nogada", "lower", "osta"}),
        ({"sentence": "Fires burn.", "title": "Fires near Osta in May", "subject": "Ilves Group"}, {"ilves"}),
        ({"sentence": "Osta burns."}, set()),  # any word has a capital there
        ({"sentence": "Osta burns.", "title": "Fires near Osta in dry heat"}, {"osta"}),  # not as the headline has it
        ({"sentence": "Osta Foods burns 40.", "quote": "40"}, {"osta", "foods"}),
        ({"sentence": "Fires in Nogada, said Osta News.", "source": "Osta News"}, {"nogada"}),
        ({"sentence": "Spanish fires reached the French in Peru."}, {"spain", "france", "peru"}),
        ({"sentence": "Average pay fell.", "subject": "Average pay"}, set()),
        ({"sentence": ""}, set()),
    ],
)  # fmt: skip
def test_names(fields: dict[str, Any], names: set[str]) -> None:
    assert names_of(claim(40.0, **fields)) == names


@pytest.mark.parametrize(
    ("fields", "sentence", "share"),
    [
        ({"measure": "spending on roads"}, "The road cost 40.", True),
        ({"subject": "Osta"}, "In Osta it cost 40.", True),
        ({"noun": "boats"}, "They sold 40 boats.", True),
        ({"measure": "number", "noun": "people"}, "A number of people saw 40.", False),
        ({"subject": "Osta"}, "In Ilves it cost 40.", False),
    ],
)
def test_a_word_in_common(fields: dict[str, Any], sentence: str, share: bool) -> None:
    one, other = (
        claim(40.0, **({"noun": "", "sentence": "It was 40."} | fields)),
        claim(40.0, noun="", sentence=sentence),
    )
    assert share_a_word(one, other) is share
    assert share_a_word(other, one) is share


def test_said_alike() -> None:
    one = claim(40.0, measure="sales of boats", subject="Osta Yards", period_start=DAY, period_end=DAY)
    assert are_said_alike(one, one, {})
    assert are_said_alike(one, one._replace(subject="Osta"), {})
    for fields in (
        {"subject": "Ilves"}, {"subject": ""}, {"measure": "sales"}, {"measure": ""},
        {"period_end": DAY + timedelta(1)}, {"period_start": None},
    ):  # fmt: skip
        assert not are_said_alike(one, one._replace(**fields), {})  # type: ignore[arg-type]  # of its fields
        assert not are_said_alike(one._replace(**fields), one, {})  # type: ignore[arg-type]  # of its fields


def test_voice_and_order() -> None:
    assert voice_of(claim(40.0, sentence="It cost 40.")) == "It cost 40."
    assert voice_of(claim(40.0, sentence="", article_id="b")) == "b"
    assert order_of(claim(40.0, published=DAY, start=3)) == ("2024-06-14", "a", 3)
    assert order_of(claim(40.0)) == ("", "a", 0)
    assert place_of(claim(40.0, source="The Courier")) == " (The Courier)"
    assert place_of(claim(40.0)) == " (a)"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("", {"nogada"}),
        ("Fires near Osta in May", {"nogada", "osta"}),
        ("Osta Burns As Fires Rage", {"nogada", "burns", "rage"}),  # words with a capital may be names, but not "fires"
    ],
)
def test_names_of_an_article(title: str, names: set[str]) -> None:
    told = claim(40.0, sentence="As the fires reached Nogada, 40 people fled.", quote="40 people", title=title)
    assert names_of_article([told]) == names
    assert names_of_article([]) == set()
