"""From numerals to amounts: a number with its currency or unit."""

from claims.grammar import Grammar
from claims.quantity.measures import MEASURES
from claims.quantity.money import MONEY
from claims.quantity.symbols import SYMBOLS

AMOUNTS = Grammar(MONEY, MEASURES, SYMBOLS)
