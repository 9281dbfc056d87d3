"""A few rounds of each target of the fuzzer, so that none of them stays broken unseen."""

import pytest

from tests.fuzz.__main__ import one_round
from tests.fuzz.targets import TARGETS

_EXAMPLES = {"lexicon": 3, "promises": 1}  # of what takes half a second each; of the others more
_SLOWER = 5


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_found(target: str) -> None:
    one_round(target, 1, _EXAMPLES.get(target, _SLOWER if target in ("table", "check") else 30))
