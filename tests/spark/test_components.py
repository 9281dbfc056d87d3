"""Which nodes hang together: the least of them names them all."""

import pytest

from checks.spark.components import components_of
from checks.spark.session import spark_session

pytestmark = pytest.mark.usefixtures("spark")

CHAIN = [(node, node + 1) for node in range(100, 130)]
STAR = [(7, node) for node in (3, 90, 91, 92)]


@pytest.mark.parametrize(
    ("pairs", "components"),
    [
        ([(5, 2), (1, 2), (8, 7), (7, 8)], {1: 1, 2: 1, 5: 1, 7: 7, 8: 7}),
        (CHAIN + STAR, dict.fromkeys(range(100, 131), 100) | dict.fromkeys((3, 7, 90, 91, 92), 3)),
        ([], {}),
    ],
)
def test_components(pairs: list[tuple[int, int]], components: dict[int, int]) -> None:
    with spark_session() as session:
        frame = session.createDataFrame(pairs, "left long, right long")
        rows = components_of(frame).collect()
    assert {row.node: row.component for row in rows} == components
    assert len(rows) == len(components)
