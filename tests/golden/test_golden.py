"""What was read and found before is so still: each line gained or lost is a change in somebody's table."""

from functools import cache

import pytest

from tests.golden.drawn import TABLES, Table, article_of, kept, key_of, texts

_WRITE = "read what has changed, then write the tables with `python -m tests.golden`"
_PAGE = 25  # texts
_FILES = [pytest.param(table, file, id=f"{table.file}-{file}") for table in TABLES for file in table.texts]


@cache
def _texts(file: str) -> dict[str, str]:
    return {key_of(text): text for text in texts(file)}


def _pages() -> list[object]:
    return [
        pytest.param(table, file, page, id=f"{table.file}-{file}-{page}")
        for table in TABLES
        for file, told in kept(table).items()
        for page in range(-(-len(told) // _PAGE))
    ]


@pytest.mark.parametrize(("table", "file", "page"), _pages())
def test_nothing_is_gained_or_lost(table: Table, file: str, page: int) -> None:
    told = list(kept(table)[file].items())[page * _PAGE : (page + 1) * _PAGE]
    known = _texts(file)
    found = {known[key]: list(table.told(article_of(known[key]))) for key, _ in told if key in known}
    assert found == {known[key]: lines for key, lines in told if key in known}, _WRITE


@pytest.mark.parametrize(("table", "file"), _FILES)
def test_every_text_has_its_lines(table: Table, file: str) -> None:
    assert set(map(key_of, texts(file))) == kept(table)[file].keys(), _WRITE
