"""The tables in data/ are what the articles of seeds/ give today: a change of reading shows as a change of them."""

from pathlib import Path

import pytest

from claims.extract import claims_of, linked
from claims.facts import facts
from claims.output import write_claims, write_facts
from claims.text.articles import read_articles

_ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["claims.csv", "facts.csv"])
def test_data_is_made_of_seeds(name: str, tmp_path: Path) -> None:
    rows = linked(claim for article in read_articles([_ROOT / "seeds"]) for claim in claims_of(article))
    write_claims(rows, tmp_path / "claims.csv")
    write_facts(facts(rows), tmp_path / "facts.csv")
    assert (tmp_path / name).read_text(encoding="utf-8") == (_ROOT / "data" / name).read_text(encoding="utf-8")
