"""From amounts to quantities: ranges, ratios, multiples and bounds; what is left of a number is a quantity by itself."""

from claims.grammar import Grammar
from claims.quantity.bounds import BOUNDS
from claims.quantity.ranges import RANGES
from claims.quantity.ratios import RATIOS

QUANTITIES = Grammar("quantities", RANGES, RATIOS, BOUNDS)
