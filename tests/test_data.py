"""The table in data/ is what the articles of seeds/ give today: a change of reading shows as a change of it."""

from pathlib import Path

from claims.extract import claims_of
from claims.output import write_claims
from claims.text.articles import read_articles

_ROOT = Path(__file__).parents[1]


def test_data_is_made_of_seeds(tmp_path: Path) -> None:
    made = tmp_path / "claims.csv"
    claims = [claim for article in read_articles([_ROOT / "seeds"]) for claim in claims_of(article)]
    write_claims(claims, str(made))
    assert made.read_text(encoding="utf-8") == (_ROOT / "data" / "claims.csv").read_text(encoding="utf-8")
