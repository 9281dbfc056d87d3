"""What the benchmarks stand on: text that is always the same and like news, and a scorer that counts right."""

import re
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from claims import notation
from claims.text.articles import read_articles
from tests.benchmarks import inputs, printing, text
from tests.benchmarks.__main__ import main
from tests.benchmarks.accuracy import CORPUS, Gold, Result, Score, matching, read_gold, score
from tests.benchmarks.figures import (
    Figure,
    has_same_measure,
    has_same_value,
    measure_of,
    named_measure,
    of_benchmark,
    of_quantity,
)
from tests.benchmarks.profile import STEPS, rows, step_of
from tests.benchmarks.tables import short

MADE = list(text.articles(300))
# Years, clock times, scores, names with a number in them, days of a month.
LEFT_OUT = re.compile(
    rf"\b20\d\d\b|\b\d+:\d\d\b|\b\d+-\d+\b|\b[A-Z]\w*-?\d[\w-]*|\b(?:{'|'.join(printing.NAMES['month'])}) \d+\b"
)
NUMERAL = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|twice|dozens?|hundreds?|thousands?|half|quarters?|thirds?|"
    r"third|fifth|tenth)\b"
)


def numerals(made: str) -> int:
    """Roughly the figures of a text: its numbers and number words, less dates, scores and names."""
    return len(NUMERAL.findall(LEFT_OUT.sub(" ", made)))


# ---------------------------------------------------------------------------------------------------- the made text
@pytest.mark.parametrize("count", [0, 1, 300])
def test_articles_are_the_same_every_time(count: int) -> None:
    assert list(text.articles(count)) == MADE[:count]


def test_another_seed_makes_other_articles() -> None:
    assert {article.text for article in text.articles(20, seed=1)}.isdisjoint(article.text for article in MADE)


def test_articles_hold_about_five_figures_per_kilobyte() -> None:
    size = sum(len(article.text) for article in MADE)
    assert 4 <= 1000 * sum(numerals(article.text) for article in MADE) / size <= 6


def test_most_sentences_have_no_figure() -> None:
    paragraphs = (line for article in MADE for line in article.text.split("\n") if line)
    sentences = [sentence for line in paragraphs for sentence in re.split(r"(?<=[a-z][.?!\"”]) (?=[A-Z\"“])", line)]
    assert sum(not numerals(sentence) for sentence in sentences) > len(sentences) / 2


def test_articles_are_a_few_kilobytes_long() -> None:
    assert all(1000 <= len(article.text) <= 6000 for article in MADE)


def test_ids_are_unique() -> None:
    assert len({article.id for article in MADE}) == len(MADE)


def test_every_place_is_filled() -> None:
    assert not [article.id for article in MADE if re.search(r"[{}]|%s", article.text + article.title)]


def test_every_figure_is_used() -> None:
    lines = text.sentences_by_mark()
    sentences = [sentence for topic in lines.values() for listed in topic.values() for sentence in listed]
    assert len(sentences) > 500
    assert {place for sentence in sentences for place in sentence.places} >= set(printing.FIGURES)


@pytest.mark.parametrize(
    ("line", "rises"),
    [("from {money} to {<money}, then {<money}", True), ("{votes} to {>votes}", False), ("{few} or {few}", None)],
)
def test_figures_compared_are_in_order(line: str, rises: bool | None) -> None:
    random = Random(1)
    sentence, cast = text.read_sentence(line), text.new_cast(random.random)
    ways = set()
    for _ in range(40):
        written = text.written(sentence, random.random, cast, printing.STYLES[0])
        sizes = [text.size(piece) for piece in re.split(r" to | then | or ", written.lower())]
        ways |= {first < second for first, second in pairwise(sizes) if first != second}
    assert ways == ({True, False} if rises is None else {rises})


def test_text_of_a_size_is_no_longer_than_an_article_more() -> None:
    size = sum(len(article.text) for article in text.articles_of_size(50_000))
    assert 50_000 <= size < 56_000


def test_written_articles_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "made.jsonl"
    run = CliRunner().invoke(main, ["text", "25", "-o", str(file)])
    assert run.exit_code == 0, run.output
    assert [(a.id, a.text, a.title, a.source, a.published) for a in read_articles(file)] == [
        (a.id, a.text, a.title, a.source, a.published) for a in MADE[:25]
    ]


# -------------------------------------------------------------------------------------------------------- the scorer
def figure(value: float | list[float], unit: str, change: str = "=") -> Figure:
    return of_benchmark({"value": value, "unit": unit, "change": change})


def result(wanted: list[Figure], read: list[Figure]) -> Result:
    return Result(Gold("", "", wanted), read)


WANTED = [figure(20, "percentage", "up"), figure([3, 5], "mile"), figure(40, "people", ">")]
READ = [figure(20, "percentage"), figure([3, 5], "kilometre"), figure(41, "people", ">"), figure(20, "percentage")]


@pytest.mark.parametrize("criterion", ["value", "unit", "change", "unit+change"])
def test_a_perfect_reading_scores_100(criterion: str) -> None:
    found = score([result(WANTED, WANTED[::-1]), result([], [])], criterion)
    assert (found.precision, found.recall, found.f1) == (100, 100, 100)


@pytest.mark.parametrize(("criterion", "right"), [("value", 2), ("unit", 1), ("change", 1), ("unit+change", 0)])
def test_a_reading_with_faults_scores_what_is_right(criterion: str, right: int) -> None:
    # the 20 percent read twice count once; 41 are not 40; the change of 20 percent is lost, the unit of 3 to 5 wrong
    assert score([result(WANTED, READ)], criterion) == Score(wanted=3, read=4, right=right)


def test_scores_are_percentages_of_what_is_there() -> None:
    found = Score(wanted=4, read=5, right=2)
    assert (found.precision, found.recall, round(found.f1, 3)) == (40, 50, 44.444)


def test_nothing_to_read_and_nothing_read_is_right() -> None:
    assert Score(0, 0, 0).f1 == 100
    assert Score(0, 2, 0).f1 == 0


def test_pairs_are_as_many_as_can_be() -> None:
    # the first could take either; taking the one that the second needs would leave the second alone
    options = {"first": "ab", "second": "a", "third": "bc"}
    pairs = matching(list(options), "abc", lambda name, letter: letter in options[name])
    assert pairs == {0: 1, 1: 0, 2: 2}


@pytest.mark.parametrize(
    ("name", "unit", "noun"),
    [
        ("kilometre", "kilometer", ""),
        ("mile per hour", "mile / hour", ""),
        ("square metre", "meter ** 2", ""),
        ("percentage", "percent", ""),
        ("year of age", "year", ""),
        ("pound-mass", "pound", ""),
        ("degree Celsius", "degree_Celsius", ""),
        ("dollar", "EUR|USD", ""),
        ("dollar per barrel", "USD / oil_barrel", ""),
        ("cent per share", "USD / share", ""),
        ("pound sterling", "GBP", ""),
        ("people", "", "young people"),
        ("point", "", "points"),
        ("country", "", "NATO countries"),
        ("generation wireless", "", "wireless network"),
        ("-", "", ""),
    ],
)
def test_units_are_the_same_by_whatever_name(name: str, unit: str, noun: str) -> None:
    assert has_same_measure(Figure((1.0,), named_measure(name)), Figure((1.0,), measure_of(unit, noun)))


@pytest.mark.parametrize(
    ("name", "unit", "noun"),
    [
        ("kilometre", "mile", ""),
        ("horsepower", "metric_horsepower", ""),
        ("percentage", "percentage_point", ""),
        ("dollar", "USD / oil_barrel", ""),
        ("dollar", "AUD", ""),
        ("pound sterling", "pound", ""),
        ("pound-mass", "GBP", ""),
        ("celsius", "kelvin", ""),
        ("people", "", "houses"),
        ("-", "", "houses"),
        ("houses", "", ""),
    ],
)
def test_units_differ(name: str, unit: str, noun: str) -> None:
    assert not has_same_measure(Figure((1.0,), named_measure(name)), Figure((1.0,), measure_of(unit, noun)))


def test_cents_are_dollars() -> None:
    assert has_same_value(figure(61, "cent per share"), figure(0.61, "dollar per share"))
    assert not has_same_value(figure(61, "cent"), figure(61.5, "cent"))


@pytest.mark.parametrize(
    ("reading", "ends", "change"),
    [
        ("3e6..5e6 USD", (3e6, 5e6), "="),
        (">=40 (people)", (40,), ">"),
        ("~14 mile", (14,), "~"),
        ("5 percent down", (5,), "down"),
    ],
)
def test_the_notation_is_read_as_benchmarks_write(reading: str, ends: tuple[float, ...], change: str) -> None:
    found = of_quantity(notation.read(reading))
    assert (found.ends, found.change) == (ends, change)


def test_own_corpus_is_read_as_gold() -> None:
    files = [*CORPUS.glob("*.csv"), *CORPUS.glob("*.jsonl")]
    assert files
    assert all(list(read_gold(file)) for file in files)


def test_a_file_in_another_form_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "other.jsonl"
    file.write_text('{"text": "Sales rose."}\n')
    run = CliRunner().invoke(main, ["accuracy", str(file)])
    assert run.exit_code == 1
    assert "other.jsonl" in run.output and "quantities" in run.output


def test_accuracy_is_shown_as_a_table(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(
        '{"id": "1", "text": "Sales rose 20%.", "quantities": [{"value": 20, "unit": "percentage", "change": "up"}]}\n'
    )
    run = CliRunner().invoke(main, ["accuracy", str(file)])
    assert run.exit_code == 0, run.output
    assert "1 texts, 1 figures, 1 read" in run.output
    assert "| unit+change | 100.0 | 100.0 | 100.0 |" in run.output


@pytest.mark.parametrize(("number", "printed"), [(0.04321, "0.043"), (3.21, "3.2"), (34.56, "34.6"), (5177.2, "5,177")])
def test_numbers_are_printed_short(number: float, printed: str) -> None:
    assert short(number) == printed


@pytest.mark.parametrize(
    ("modules", "step"),
    [
        (("re", "claims.text.scan", "claims.quantity.find"), "tokens"),
        (("claims.grammar", "claims.statement.periods.dates", "claims.statement.dates"), "the rest: period"),
        (("claims.statement.nouns", "claims.statement.measures"), "the rest: measure and whole"),
        (("claims.statement.nounsense", "tests.benchmarks.profile"), "the benchmark itself"),
    ],
)
def test_time_is_counted_for_the_step_that_runs(modules: tuple[str, ...], step: str) -> None:
    frame = None
    for module in reversed(modules):
        frame = SimpleNamespace(f_globals={"__name__": module}, f_back=frame)
    assert step_of(frame) == step  # type: ignore[arg-type]


def test_shares_of_steps() -> None:
    assert rows(Counter({"tokens": 1, "sentences": 3}), per_claim=2e-4) == [
        ("sentences", "75.0", "150"), ("tokens", "25.0", "50.0"), ("all", "100", "200")
    ]  # fmt: skip


def test_every_step_names_a_module_that_is_there() -> None:
    assert all(find_spec(module) for module in STEPS)


def test_profile_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sales rose 20% to $3 million.", encoding="utf-8")
    run = CliRunner().invoke(main, ["profile", str(file)])
    assert run.output.startswith("1 articles, 2 claims, ")
    assert "| all " in run.output


def test_the_command_tells_how_it_is_used() -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--help"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert all(command in run.stdout for command in ("accuracy", "speed", "memory", "text"))


@pytest.mark.parametrize("name", inputs.WAYS)
def test_every_kind_of_input_holds_the_same_articles(name: str, tmp_path: Path) -> None:
    inputs.WAYS[name](iter(MADE[:5]), tmp_path / name)
    found = [article.text for article in read_articles(tmp_path / name)]
    assert sorted(found) == sorted(article.text for article in MADE[:5])


# -------------------------------------------------------------------------------------------------- several processes
def test_workers_are_measured_on_the_same_tables(tmp_path: Path) -> None:
    file = tmp_path / "made.jsonl"
    text.write_articles(MADE[:3], file)
    run = CliRunner().invoke(main, ["workers", str(file), "--rounds", "1"])
    assert run.exit_code == 0, run.output
    assert "| `claims extract`, whole, `--workers 2`" in run.output
    assert "The tables are the same, byte for byte." in run.output
