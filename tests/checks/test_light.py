"""The words between two figures: those that tie one figure to the other beside the nearest that do not."""

from collections.abc import Callable

import pytest

from checks.relations.light import (
    are_around_change,
    ends_around_change,
    ends_with_of,
    is_before_baseline,
    is_of,
    is_of_them,
    leads_from_old_to_new,
    says_again,
    words_of,
)

TOLD: dict[Callable[[str], bool], tuple[str, ...]] = {
    are_around_change: (
        "", ", a jump of ", ", up from ", ", a drop of last year's ", ", a drop of last year’s ",
        ", the steepest drop, of ", " in 2019, a fall of ", " a year earlier, a rise of ", " - a fall of ",
    ),
    ends_around_change: (
        " people when it opened, a drop of ", " people (a drop of ", " people – a drop of ", " people — a drop of ",
        " people [a drop of ", " people: a drop of ", " people; a drop of ", " people - a drop of ",
    ),
    leads_from_old_to_new: (
        " to ", " people when it opened to ", " to about ", " people when it first opened in May to ",
    ),
    is_before_baseline: (
        "from ", "It rose from ", "against ", "from the previous year's ", "compared with ", "in comparison with ",
        "up on ", "on the ", "over the ", "from March ", "to its previous ",
    ),
    says_again: (
        ", or ", ", or about ", " or ", " or about ", " (", " [", " – ", " — ", " (or ", ", filling ", ", which is ",
        " people, or ", " – about ", " - about ", " people (about ",
    ),
    is_of: (
        " of the ", " of ", ", of the ", " of the stadium's ", " of all the whole stadium's old ", " out of ",
        " out of the ", " out of all the whole stadium's old ",
    ),
    is_of_them: (
        ", of whom ", " of them, or ", " of these ", " of those ", " of which ", " among them ", " among whom ",
    ),
    ends_with_of: (
        "Of ", "Of the ", "out of some ", "Of its ", "Of their ", "Of all ", "Of all the ", "Of about ", "Of nearly ",
        "Of these ", "Of those ", "Of a ", "Of a total of ", "At dawn, of the ",
    ),
}  # fmt: skip
NOT_TOLD: dict[Callable[[str], bool], tuple[str, ...]] = {
    are_around_change: (
        " people, a rise of ", " in 1776, a fall of ", " in 20190 a fall of ", "; a fall of ", ": a fall of ",
        "? a fall of ", "! a fall of ", ", the rest of ", ", a jump of profit of ",
    ),
    ends_around_change: (
        " people when it opened a drop of ", " people, ", " people-a drop of ", " people, profit by ",
        " people, a drop of fares of ",
    ),
    leads_from_old_to_new: (
        "", " people in ", " people to a high of ", " people when it first opened here in May to ", " and profit to ",
        " but fell to ", " while profit went to ", " whereas profit went to ", " as profit went to ",
        " with profit at ", " with a rise to ", " or even to ", " people; it rose to ", " people: it rose to ",
        " people! It rose to ", " people? It rose to ", ", rising to ", " – then to ", " — then to ", " (up) to ",
    ),
    is_before_baseline: (
        " ", "on ", "therefrom ", "from March to ", "from the whole previous year's ", "It had ", "fromage ",
    ),
    says_again: (
        ", ", " ", " about ", " filling ", " people (", " people or ", ", and ", ", or of ", " and (", ", (and ", ";",
        " - ",
    ),
    is_of: (
        "", " of whom ", " of which ", " of these ", " of those ", " of them ", " out of them ", " out the ",
        " in of ", " of the town, ", " of the (", " and of ", " of all the whole stadium's very old ",
        " out of all the whole stadium's very old ",
    ),
    is_of_them: ("", " of the ", " in them ", " for which ", " of people, them "),
    ends_with_of: ("In the ", "It has ", "Of the town's ", "Of the very ", "of the many "),
}  # fmt: skip


def _rows(table: dict[Callable[[str], bool], tuple[str, ...]]) -> list[object]:
    return [
        pytest.param(tells, text, id=f"{tells.__name__}:{text}") for tells, texts in table.items() for text in texts
    ]


@pytest.mark.parametrize(("tells", "text"), _rows(TOLD))
def test_told(tells: Callable[[str], bool], text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(("tells", "text"), _rows(NOT_TOLD))
def test_not_told(tells: Callable[[str], bool], text: str) -> None:
    assert not tells(text)


def test_words() -> None:
    assert words_of("The previous year’s 259, a third-quarter low") == [
        "the", "previous", "year's", "259", "a", "third", "quarter", "low",
    ]  # fmt: skip
