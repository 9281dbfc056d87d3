"""verbs.csv, tags.csv and measures.csv: every row is read as it says, and every form of every verb is known."""

from collections import Counter

import pytest

from claims.quantity.find import find_sentences
from claims.records import Article
from claims.statement.phrases import Parse, parse
from claims.statement.statements import stated
from claims.statement.tags import _TAGS, VERBS
from claims.text.sentences import sentences
from claims.text.style import Style
from claims.vocabulary import rows

_TAG_ROWS = list(rows("tags.csv"))
_MEASURES = list(rows("measures.csv"))
_VERBS = list(rows("verbs.csv"))
_KINDS = {"count", "money", "percent", "rate", "area", "length", "volume", "mass", "speed", "power", "energy",
          "temperature", "age", "duration"}  # fmt: skip


def parsed(text: str) -> Parse:
    """A text of one sentence with a figure, taken apart."""
    (sentence,) = find_sentences(text, list(sentences(text)), Style(text))
    return parse(sentence.tokens)


# tags.csv


@pytest.mark.parametrize("row", _TAG_ROWS, ids=lambda row: row["tag"])
def test_tag_is_read_in_its_example(row: dict[str, str]) -> None:
    parse = parsed(row["example"])
    words = {token.word.lower() for token, tag in zip(parse.tokens, parse.tags, strict=True) if tag == _tag(row)}
    assert words & set(row["words"].split("|"))


def _tag(row: dict[str, str]) -> str:
    return _TAGS[row["tag"]]


def test_a_word_has_one_tag() -> None:
    assert _repeated([word for row in _TAG_ROWS for word in row["words"].split("|")]) == []


def test_tags_have_letters_of_their_own() -> None:
    assert {row["tag"] for row in _TAG_ROWS} == set(_TAGS)
    assert len(set(_TAGS.values())) == len(_TAGS)


# measures.csv


@pytest.mark.parametrize("row", _MEASURES, ids=lambda row: row["measure"])
def test_measure_is_read_in_its_example(row: dict[str, str]) -> None:
    *_, (_, statement) = stated(Article("example", row["example"]))
    assert statement.measure == row["measure"]


@pytest.mark.parametrize("row", _MEASURES, ids=lambda row: row["measure"])
def test_measure_is_of_known_kinds_and_verbs(row: dict[str, str]) -> None:
    """Beside verbs, a row of counts may name those whom it befell: "dead", "wounded"."""
    assert set(row["kinds"].split()) <= _KINDS
    verbs = [verb for verb in row["verbs"].split("|") if verb]
    bases = {base for _, base in VERBS.values()}
    assert [verb for verb in verbs if verb not in bases and row["kinds"] != "count"] == []


def test_measures_stand_once() -> None:
    assert _repeated([row["measure"] for row in _MEASURES]) == []


# verbs.csv


@pytest.mark.parametrize("row", _VERBS, ids=lambda row: row["class"])
def test_verb_is_read_in_its_example(row: dict[str, str]) -> None:
    parse = parsed(row["example"])
    bases = {verb.partition("/")[0] for verb in row["verbs"].split("|")}
    pairs = zip(parse.tokens, parse.tags, strict=True)
    tag = next(tag for token, tag in pairs if VERBS.get(token.word, ("", ""))[1] in bases)
    assert tag == {"also nouns": "N", "unchanging": "V"}.get(row["class"], "E")


@pytest.mark.parametrize("row", _VERBS, ids=lambda row: row["class"])
def test_no_verb_stands_twice(row: dict[str, str]) -> None:
    assert _repeated([verb.partition("/")[0] for verb in row["verbs"].split("|")]) == []


def test_no_verb_is_of_two_classes() -> None:
    """But for nouns, and for what doubles its last letter, each is conjugated in one way."""
    conjugated = [row for row in _VERBS if row["class"] not in ("also nouns", "doubling")]
    assert _repeated([verb.partition("/")[0] for row in conjugated for verb in row["verbs"].split("|")]) == []
    bases = {base for _, base in VERBS.values()}
    assert [verb for row in _VERBS if row["class"] == "doubling" for verb in row["verbs"].split("|")
            if verb not in bases] == []  # fmt: skip


_IRREGULAR = [verb for row in _VERBS if row["class"] == "irregular" for verb in row["verbs"].split("|")]


@pytest.mark.parametrize("verb", _IRREGULAR)
def test_irregular_forms_are_known(verb: str) -> None:
    base, past, participle = verb.split("/")
    for form in (past, participle):
        assert VERBS[form][1] in _SHARING.get(form, {base})


_SHARING = {"lay": {"lay", "lie"}, "found": {"find", "found"}}  # forms of two verbs


@pytest.mark.parametrize(
    ("base", "past", "gerund"),
    [
        ("open", "opened", "opening"),
        ("plan", "planned", "planning"),
        ("need", "needed", "needing"),
        ("admit", "admitted", "admitting"),
        ("limit", "limited", "limiting"),
        ("offer", "offered", "offering"),
        ("suffer", "suffered", "suffering"),
        ("differ", "differed", "differing"),
        ("prefer", "preferred", "preferring"),
        ("occur", "occurred", "occurring"),
        ("control", "controlled", "controlling"),
        ("travel", "travelled", "travelling"),
        ("travel", "traveled", "traveling"),
        ("cancel", "cancelled", "cancelling"),
        ("cancel", "canceled", "canceling"),
        ("reveal", "revealed", "revealing"),
        ("carry", "carried", "carrying"),
        ("play", "played", "playing"),
        ("close", "closed", "closing"),
        ("agree", "agreed", "agreeing"),
        ("die", "died", "dying"),
        ("lie", "lay", "lying"),
        ("begin", "began", "beginning"),
        ("forget", "forgot", "forgetting"),
        ("quit", "quit", "quitting"),
        ("upset", "upset", "upsetting"),
        ("visit", "visited", "visiting"),
        ("target", "targeted", "targeting"),
        ("fix", "fixed", "fixing"),
        ("show", "showed", "showing"),
        ("run", "ran", "running"),
        ("spend", "spent", "spending"),
        ("earn", "earned", "earning"),
        ("owe", "owed", "owing"),
    ],
)
def test_forms(base: str, past: str, gerund: str) -> None:
    assert VERBS[gerund] == ("G", base)
    tag, found = VERBS[past]
    assert tag in "EV"
    assert found == base or base in _SHARING.get(past, set())


@pytest.mark.parametrize(
    ("form", "reads"),
    [
        ("goes", ("V", "go")),
        ("carries", ("V", "carry")),
        ("publishes", ("V", "publish")),
        ("plays", ("B", "play")),
        ("reports", ("B", "report")),
        ("reported", ("E", "report")),
        ("cuts", ("B", "cut")),
        ("cost", ("B", "cost")),
        ("costing", ("G", "cost")),
    ],
)
def test_forms_in_the_present(form: str, reads: tuple[str, str]) -> None:
    assert VERBS[form] == reads


@pytest.mark.parametrize("form", ["openned", "offerred", "limitted", "begining", "diing", "carryed", "gos", "city"])
def test_no_form(form: str) -> None:
    assert form not in VERBS


def test_what_may_be_a_noun_has_all_its_forms() -> None:
    """A row of nouns alone knows no past: "ran" and "rode" would be nouns."""
    nouns = next(row["verbs"].split("|") for row in _VERBS if row["class"] == "also nouns")
    past = {base for tag, base in VERBS.values() if tag == "E"} | {
        verb for row in _VERBS if row["class"] == "unchanging" for verb in row["verbs"].split("|")
    }
    assert sorted(set(nouns) - past - _NOUNS_ALONE) == []


# Of these the dictionary has a verb, the news hardly ever.
_NOUNS_ALONE = {"flight", "index", "journey", "light", "loss", "officer", "part", "shot", "tank", "trial", "trip"}


def _repeated(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
