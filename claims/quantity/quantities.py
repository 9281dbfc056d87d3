"""From amounts to quantities: ranges, ratios, multiples and bounds; a number alone is a quantity too."""

from claims.grammar import Grammar
from claims.quantity.bounds import BOUNDS
from claims.quantity.ranges import RANGES
from claims.quantity.ratios import RATIOS

QUANTITIES = Grammar(RANGES, RATIOS, BOUNDS)
