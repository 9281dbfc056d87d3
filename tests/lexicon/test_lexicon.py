"""Every row of the lexicon that shows a reading is read so: the example is the row's proof."""

import pytest

from claims.vocabulary import rows
from tests.quantity.readings import difference

_FILES = [
    "numbers.csv", "bounds.csv", "changes.csv", "multiples.csv", "units.csv", "currencies.csv", "shared_currencies.csv",
]  # fmt: skip
_ROWS = [
    pytest.param(row["example"], row["reads"], id=f"{file}:{number}")
    for file in _FILES
    for number, row in enumerate(rows(file), start=2)
    if row["reads"]
]


@pytest.mark.parametrize(("example", "reads"), _ROWS)
def test_reads_its_example(example: str, reads: str) -> None:
    assert difference(example, reads) == ""
