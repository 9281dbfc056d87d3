"""Which words look like plural nouns."""

from functools import lru_cache

from claims.vocabulary import word_class

KNOWN_WORDS = 10_000  # remembered: the words that stand beside figures come again and again


@lru_cache(KNOWN_WORDS)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun: "homes", "people"; not "its", "gas", "across"."""
    if word[-1:] == "s" and word[:-1].isupper() and len(word) > 2:
        return True  # "MPs", "SUVs"
    word = word.lower()
    return word in PLURALS or (
        len(word) > 3
        and word not in _SINGULARS
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


PLURALS = word_class("plurals")
_SINGULARS = word_class("singulars in s")
