"""Which claims hang together by likely pairs: only among these are facts made.

Large star and small star by turns, until nothing changes (R. Kiveris et al., Connected Components in MapReduce and
Beyond, 2014): each turn goes over the pairs once, and there are about as many turns as a component's size has bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.spark.streams import kept
from claims.text.files import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MOST_TURNS = 60  # far more than any archive takes: a component of a billion claims has 30 bits


def components_of(pairs: DataFrame) -> DataFrame:
    """The `component` of each node that is in a pair: its least node. `pairs` are of the columns left and right.

    The pairs 1-2, 2-5 and 7-8 give 1 to 1, 2 and 5, and 7 to 7 and 8.
    """
    edges = pairs.selectExpr("greatest(left, right) as node", "least(left, right) as least").where("node > least")
    edges = kept(edges.distinct())
    before = None
    for _ in range(MOST_TURNS):
        edges = kept(small_star(large_star(edges)))
        told = edges.selectExpr("count(*)", "bit_xor(xxhash64(node, least))").first()
        if told == before:
            roots = edges.selectExpr("least as node", "least as component").distinct()
            return edges.selectExpr("node", "least as component").unionByName(roots)
        before = told
    raise InputError("--engine spark: claims hang together in chains without end: divide the articles by year")


def large_star(edges: DataFrame) -> DataFrame:
    """Each larger neighbour of a node is tied to the least of the node and its neighbours."""
    both = edges.selectExpr("node", "least as neighbour").unionByName(
        edges.selectExpr("least as node", "node as neighbour")
    )
    least = "least(node, min(neighbour) over (partition by node)) as least"
    return (
        both.selectExpr("node", "neighbour", least).where("neighbour > node").selectExpr("neighbour as node", "least")
    )


def small_star(edges: DataFrame) -> DataFrame:
    """Each node and its lesser neighbours are tied to the least of these."""
    tied = edges.selectExpr("node", "least as neighbour", "min(least) over (partition by node) as least")
    own = tied.selectExpr("node", "least")
    others = tied.selectExpr("neighbour as node", "least").where("node > least")
    return own.unionByName(others).distinct()
