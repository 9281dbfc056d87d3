"""The corpus: sentences and articles with the readings that a careful editor would write beside them."""

import csv
import json
from pathlib import Path

import pytest

from claims.quantity.find import find_mentions
from claims.records import Mention
from tests.quantity.readings import difference

_CORPUS = Path(__file__).parents[1] / "corpus"
_LEAST_F1 = 0.96  # of the figures of whole articles, found with their interval; a floor that may only rise
_LEAST_F1_WITH_UNIT = 0.91


def _rows(file: str) -> list[object]:
    with (_CORPUS / file).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row["text"], row["reads"], id=f"{row['group']}:{number}")
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]


@pytest.mark.parametrize(("text", "reads"), _rows("quantities.csv"))
def test_reads(text: str, reads: str) -> None:
    assert difference(text, reads) == ""


@pytest.mark.parametrize(("text", "reads"), _rows("negatives.csv"))
def test_leaves_what_claims_nothing(text: str, reads: str) -> None:
    assert difference(text, reads) == ""


@pytest.mark.xfail(strict=True, reason="cannot be read yet")
@pytest.mark.parametrize(("text", "reads"), _rows("known_failures.csv"))
def test_known_failures(text: str, reads: str) -> None:
    assert difference(text, reads) == ""


def test_whole_articles() -> None:
    wanted = found = right = right_unit = 0
    for line in (_CORPUS / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        mentions = find_mentions(article["text"])
        wanted += len(article["claims"])
        found += len(mentions)
        for claim in article["claims"]:
            hit = next((mention for mention in mentions if _is_found(claim, mention)), None)
            if hit is not None:
                mentions.remove(hit)
                right += 1
                right_unit += _has_unit(claim, hit)
    assert 2 * right / (wanted + found) >= _LEAST_F1
    assert 2 * right_unit / (wanted + found) >= _LEAST_F1_WITH_UNIT


def _is_found(claim: dict[str, object], mention: Mention) -> bool:
    overlaps = mention.start < int(str(claim["end"])) and int(str(claim["start"])) < mention.end
    quantity = mention.quantity
    ends = [(claim["low"], quantity.low), (claim["high"], quantity.high)]
    return overlaps and quantity.bound == claim["bound"] and all(_is_close(want, got) for want, got in ends)


def _has_unit(claim: dict[str, object], mention: Mention) -> bool:
    unit = mention.quantity.unit
    words = {word.rstrip("s") for word in mention.quantity.noun.lower().split()}
    return (unit.name if unit else "") == claim["unit"] and (
        not claim["noun"]
        or unit is not None
        or bool(words & {word.rstrip("s") for word in str(claim["noun"]).lower().split()})
    )


def _is_close(want: object, got: float | None) -> bool:
    if want is None or got is None:
        return want is got
    return abs(float(str(want)) - got) <= 1e-5 * max(abs(float(str(want))), abs(got))
