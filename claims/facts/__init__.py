"""Which claims speak of one fact, and what they say of it together."""

from claims.facts.link import fact_ids
from claims.facts.rows import facts

__all__ = ["fact_ids", "facts"]
