"""What is read in the corpus stays, or its change is looked at."""

import pytest

from tests.drift import drift, kept, read

HEADER = "article_id,start,quote"


def test_the_corpus_is_read_as_before() -> None:
    """When the change is meant: `python -m tests.drift --keep`, and commit tests/corpus/kept/claims.csv with it."""
    changed = drift(kept(), read())
    assert not changed, "\n" + "\n".join(changed)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], [], []),
        (["a,14,5 km"], ["a,14,5 km"], []),
        (["a,14,5 km"], ["a,14,5 miles"], ["lost   a,14,5 km", "gained a,14,5 miles"]),
        (["a,14,5 km", "b,2,7"], ["b,2,7", "a,14,5 km"], []),  # the order is no change
        (["a,9,x", "a,14,y"], [], ["lost   a,9,x", "lost   a,14,y"]),  # by place, as numbers
        ([], ["b,1,x", "a,2,y"], ["gained a,2,y", "gained b,1,x"]),
        (["a,1,x"], ["a,1,x", "a,1,x"], ["gained a,1,x"]),
    ],
)
def test_drift(before: list[str], after: list[str], told: list[str]) -> None:
    assert drift([HEADER, *before], [HEADER, *after]) == told
