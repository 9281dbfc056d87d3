"""When: what an article says once of its time, and which figures that reaches. All articles are of Wednesday."""

from datetime import date

import pytest

from claims.records import Article
from claims.statement.statements import stated

_WEDNESDAY = date(2025, 10, 15)
_FIRE = "The Corbel Ridge Fire broke out on Sunday. "
_FIRE_TITLE = "Corbel Ridge Fire grows"
_SEASONS = ["2025-08-01..2026-05-31", "2024-08-01..2025-05-31"]
_TOLL = ["2025-10-12..2025-10-14"]


def periods(text: str, title: str = "", published: date | None = _WEDNESDAY) -> list[str]:
    """The period of each figure of a text: "2025-10-12", "2025-07-01..2025-09-30", empty for none."""
    found = (statement.period for _, statement in stated(Article("story", text, published=published, title=title)))
    return ["..".join(dict.fromkeys(map(str, period))) if period is not None else "" for period in found]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        # the phrase that stands nearest in the same clause
        ("Sales rose 3% in May.", ["2025-05-01..2025-05-31"]),
        ("In May sales rose 3%.", ["2025-05-01..2025-05-31"]),
        ("Sales rose 12% to £96m in May.", ["2025-05-01..2025-05-31"] * 2),
        ("Sales were £96m in 2024 and £90m in 2023.", ["2024-01-01..2024-12-31", "2023-01-01..2023-12-31"]),
        ("Sales rose 3% in May; rents are 4% higher.", ["2025-05-01..2025-05-31"] * 2),  # the article's month
        ("The firm, founded in 1990, has 40 shops.", [""]),
        ("The firm, which opened in 1990, has 40 shops.", [""]),
        ("Rents, up 2% in 2023, rose 3% in 2024.", ["2023-01-01..2023-12-31", "2024-01-01..2024-12-31"]),
        ("It has 40 shops.", [""]),
        # a day reaches only the figures of its verb
        ("Shares fell 3% on Friday.", ["2025-10-10"]),
        ("Rovers drew 4,000 people on Saturday.", ["2025-10-11"]),
        ("The bank said on Tuesday that it has 40 shops.", [""]),  # when it said so
        ("Figures published on Monday show that it has 40 shops.", [""]),
        # no time
        ("Mara Lind, 44, left on Friday.", [""]),
        ("The talks lasted 3 hours on Friday.", [""]),
        # targets and starts
        ("Sweden will spend 3% of GDP on defence by 2030.", ["2030-01-01..2030-12-31"]),
        ("Rents have risen 3% since 2020.", ["2020-01-01..2025-10-15"]),
        # another year of the same months
        (
            "Revenue was £4m in the third quarter, up from £3m a year earlier.",
            ["2025-07-01..2025-09-30", "2024-07-01..2024-09-30"],
        ),
        ("Rents rose 3%, compared with 4% in 2023.", ["", "2023-01-01..2023-12-31"]),
        # what goes along with a figure in its sentence
        ("Rovers sold 4,000 tickets on Saturday, filling 97% of the seats.", ["2025-10-11"] * 2),
        ("The line carried 450 cars last week, about 91% of the plan.", ["2025-10-06..2025-10-12"] * 2),
        ("Ministers adopted on Friday, after long talks, a budget of £3m.", [""]),
        ("The contract was worth £3m when it was let in March 2021.", ["2021-03-01..2021-03-31"]),
        ("The flu has infected 40 people and killed 3 since June.", ["2025-06-01..2025-10-15"] * 2),
        ("The bank met. In April it had expected growth of 2%.", [""]),  # when it was said
        ("Tarn Foods said in May it would cut 300 jobs.", [""]),
        # what a change began from
        ("In 2024 sales rose to £412m from £390m.", ["2024-01-01..2024-12-31", "2023-01-01..2023-12-31"]),
        ("In 2025 it raised its forecast to £412m from £390m.", ["2025-01-01..2025-12-31"] * 2),
        ("On 1 May the fare rose to $2 from $1.75.", ["2025-05-01", ""]),
        ("Income tax will rise to 22% from 20%.", ["", "2025-01-01..2025-12-31"]),
        ("Income tax was cut to 18% from 20%.", ["", ""]),
        # years told by their first or last day
        ("It will spend £3m in the fiscal year that begins July 1.", ["2026-07-01..2027-06-30"]),
        ("Sales rose 3% in the fiscal year, which ended in June.", ["2024-07-01..2025-06-30"]),
        ("It will spend £3m in the next fiscal year.", [""]),
        # prices of the day
        ("The dollar slipped 0.4% to 145.2 yen.", ["2025-10-15"] * 2),
        ("The dollar has lost 9%.", [""]),
        ("Crop yields rose 4%.", [""]),
        ("", []),
    ],
)
def test_of_a_sentence(text: str, reads: list[str]) -> None:
    assert periods(text) == reads


@pytest.mark.parametrize(
    ("text", "title", "reads"),
    [
        # a quarter or year is carried on to money and shares, not to what stands about
        ("Sales rose 8% in the third quarter. Profit was £3m.", "", ["2025-07-01..2025-09-30"] * 2),
        ("Sales rose 8% in the third quarter. It has 40 shops.", "", ["2025-07-01..2025-09-30", ""]),
        ("Sales rose 8% in the third quarter. The wall is 3 metres high.", "", ["2025-07-01..2025-09-30", ""]),
        ("Profit was £3m. Costs fell 2%.", "Vantor's second quarter", ["2025-04-01..2025-06-30"] * 2),
        ("Profit was £3m.", "Vantor speaks on Monday", [""]),
        # what was done then, what is left on its last day, and the year around it
        ("Sales rose 8% in the third quarter. It opened 14 shops.", "", ["2025-07-01..2025-09-30"] * 2),
        ("Sales rose 8% in the third quarter. It will open 14 shops.", "", ["2025-07-01..2025-09-30", ""]),
        ("Sales rose 8% in the third quarter. Net debt was £9m.", "", ["2025-07-01..2025-09-30", "2025-09-30"]),
        (
            "Sales rose 8% in the third quarter. It expects sales of £9m for the full year.",
            "",
            ["2025-07-01..2025-09-30", "2025-01-01..2025-12-31"],
        ),
        ("Sales rose 8% in the third quarter. They rose 4% in the half year.", "", ["2025-07-01..2025-09-30", ""]),
        # seasons of a league, but not those of a crop
        ("The club sold 4,000 seats for 2025-26. Last season it lost £3m.", "", _SEASONS),
        ("Growers sold 4,000 tonnes of the crop for 2025-26. Last season they lost £3m.", "", ["", ""]),
        # shares are of the day of the article, or of that on which it was said
        ("It said on Tuesday that sales rose 3%. The shares closed up 5%.", "", ["", "2025-10-14"]),
        ("Sales rose 8% in the third quarter. The shares fell 3%.", "", ["2025-07-01..2025-09-30", "2025-10-15"]),
        # what an event did is of its days
        (_FIRE + "The fire killed 12 people.", _FIRE_TITLE, ["2025-10-12..2025-10-15"]),
        (_FIRE + "The fire, officials said on Tuesday, destroyed 40 homes.", _FIRE_TITLE, ["2025-10-12..2025-10-14"]),
        (_FIRE + "By Tuesday the fire had destroyed 40 homes.", _FIRE_TITLE, ["2025-10-12..2025-10-14"]),
        (_FIRE + "Six people are missing. About 900 homes are without power.", _FIRE_TITLE, ["2025-10-15"] * 2),
        (_FIRE + "The county has 14 engines.", _FIRE_TITLE, [""]),
        ("The Corbel fire, which began on Sunday, has killed 3 people, officials said on Tuesday.", "", _TOLL),
        ("Sunday's crash was the worst. So far 3 people have been killed.", "Bus crash", ["2025-10-12..2025-10-15"]),
        ("Sunday's crash of a bus killed 3 people.", "Bus crash", ["2025-10-12"]),
        (
            "Inspectors went aboard a train on Tuesday after Sunday's crash. It had 80 people aboard.",
            "Train crash",
            ["2025-10-12"],
        ),
        ("Officials said on Tuesday that the crash had several causes. It hurt 3 people.", "Bus crash", [""]),
        # a match is of its day
        ("Rovers beat Town in the derby on Saturday. The crowd was 9,400.", "", ["2025-10-11"]),
        ("Rovers signed a striker on Saturday. The club has 9,400 members.", "", [""]),
        (_FIRE + "Rebuilding will cost £3m.", _FIRE_TITLE, [""]),
    ],
)
def test_of_an_article(text: str, title: str, reads: list[str]) -> None:
    assert periods(text, title) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Sales rose 3% in 2024.", ["2024-01-01..2024-12-31"]),
        ("Sales rose 3% in May.", [""]),
        ("Sales rose 3% last year.", [""]),
        ("Shares fell 3% on Friday.", [""]),
        ("Rents have risen 3% since 2020.", [""]),
    ],
)
def test_without_a_day_of_publication(text: str, reads: list[str]) -> None:
    assert periods(text, published=None) == reads
