"""Who says so: each text of the corpus with the speaker of each of its figures, empty for the article's own voice."""

import pytest

from claims.statement.speakers.people import People, without_role
from claims.statement.speakers.quotations import quotations
from claims.statement.speakers.turns import speaker_of_label, turns
from claims.statement.speakers.words import VERBS_OF_SPEECH
from claims.vocabulary import rows
from tests.statement.voices import corpus, speakers


@pytest.mark.parametrize(("text", "reads"), corpus("speakers.csv"))
def test_speakers(text: str, reads: str) -> None:
    assert "|".join(speakers(text)) == reads


_LEXICON = [
    pytest.param(row["example"], row["reads"], id=f"{row['class']}:{number}")
    for number, row in enumerate(rows("attributions.csv"), 2)
]


@pytest.mark.parametrize(("example", "reads"), _LEXICON)
def test_lexicon_reads_its_example(example: str, reads: str) -> None:
    assert speakers(example)[-1] == reads


@pytest.mark.parametrize("row", list(rows("attributions.csv")), ids=lambda row: f"{row['class']}:{row['words'][:20]}")
def test_lexicon_shows_one_of_its_words(row: dict[str, str]) -> None:
    assert any(word in row["example"].lower() for word in row["words"].split("|"))


def test_a_word_of_speech_stands_in_one_row() -> None:
    verbs = [
        word.partition(" ")[0]
        for row in rows("attributions.csv")
        if row["class"] in {kind for kind, _ in VERBS_OF_SPEECH.values()}
        for word in row["words"].split("|")
    ]
    assert sorted(verbs) == sorted(set(verbs))


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("NATO Secretary General Mara Lind", "Mara Lind"),
        ("JANE DOE Chief Executive", "Jane Doe"),
        ("Jane Doe (Norland News)", "Jane Doe"),
        ("Jane Doe, Norland News", "Jane Doe"),
        ("DR JANE DOE", "Jane Doe"),
        ("HOST", "Host"),
        ("Mensah-Brandt", "Mensah-Brandt"),
        ("Q", ""),
        ("Answer", ""),
    ],
)
def test_speaker_of_label(label: str, speaker: str) -> None:
    assert speaker_of_label(label) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rents rose.\n\nWhat Next\nNobody knows.\n\nWhat Then\nNobody asks.",  # headings
        "Cost: £3m\nLength: 4 miles\nWidth: 9 metres",  # labels
        "“It is a start.”\nMara Lind\nRents rose.\n\n“It goes on.”\nMara Lind\nRents fell.",  # names below quotes
    ],
)
def test_no_turns(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"One," she said, "two."', ['"One,"', '"two."']),
        ("“One,” she said.", ["“One,”"]),
        ("‘One,’ she said of the dogs’ home.", ["‘One,’"]),
        ("“One.\n\n“Two,” she said.", ["“One.", "“Two,”"]),
        ("It's the dogs' home.", []),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Prime Minister Mara Lind", "Mara Lind"),
        ("Mr. Lind", "Lind"),
        ("Secretary of State Mara Lind", "Mara Lind"),
        ("General Motors", "General Motors"),
        ("Secretary General", "Secretary General"),
        ("Mara Lind", "Mara Lind"),
    ],
)
def test_without_role(name: str, plain: str) -> None:
    assert " ".join(without_role(name.split())) == plain


def test_people() -> None:
    people = People("Mayor Mara Lind met the Plains Seed Council. Omar Haddad, 44, came late. Lind left.")
    assert people.full("Lind") == "Mara Lind"
    assert people.full("Brackley") == "Brackley"
    assert people.person_before(200)[1] == "Mara Lind"
    assert people.called("council") == "Plains Seed Council"
    assert people.called("bank") == ""
    assert people.holder("mayor") == "Mara Lind"
    assert People("").person_before(0) == (-1, "")
    assert People("").organisation(0) == ""
