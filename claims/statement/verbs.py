"""What a group of verbs says: its main verb, whether it states a level or a change, what it measures."""

from claims.statement.clauses import NOWHERE
from claims.statement.phrases import Parse
from claims.statement.tags import VERBS
from claims.vocabulary import CHANGES, rows, word_class

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "am"))
_LEVEL = word_class("verbs of level")
_HAVE = word_class("verbs of having")
_SPEECH = word_class("verbs of speech") | word_class("verbs of opinion")
_PASTS = {base: form for form, (tag, base) in VERBS.items() if tag == "E"}


def base_of_verb(parse: Parse, verb: int) -> str:
    """The main verb of a group in its plain form: "had been expected" is expect; be or have where that is all."""
    if verb == NOWHERE:
        return ""
    phrase = parse.phrases[verb]
    for place in range(phrase.last - 1, phrase.first - 1, -1):
        if parse.tags[place] in "VEG":
            word = parse.lower[place].partition(" ")[0]
            return VERBS.get(word, ("", word))[1]
    words = parse.lower_of(phrase)
    if any(word in _BE or word.endswith(("'s", "’s", "'re", "’re", "'m")) for word in words):
        return "be"
    return "have" if any(word.startswith(("ha", "'ve")) or word.endswith(("'ve", "’ve")) for word in words) else "be"


def says_level(parse: Parse, verb: int) -> bool:
    """Whether its subject is what the figure measures: "debt stood at", "sales rose", "the rate is"."""
    base = base_of_verb(parse, verb)
    phrase = parse.phrases[verb]
    return base in _LEVEL or base in CHANGES or not CHANGES.keys().isdisjoint(parse.lower_of(phrase))


def says_having(parse: Parse, verb: int) -> bool:
    """Whether its subject has what the figure counts: "it has 40 shops"."""
    return base_of_verb(parse, verb) in _HAVE


def speaks(parse: Parse, verb: int) -> bool:
    """Whether its subject only says so: "police said", "the bank expects"."""
    return base_of_verb(parse, verb) in _SPEECH


def past_participle(base: str) -> str:
    """The form that says that it was done: spend -> spent; the verb itself where none is known."""
    return _PASTS.get(base, base)


def _by_word(column: str) -> dict[tuple[str, str], str]:
    return {
        (word, kind): row["measure"]
        for row in reversed(list(rows("measures.csv")))
        for word in filter(None, row[column].split("|"))
        for kind in row["kinds"].split()
    }


_MEASURES = _by_word("verbs")


_NOUN_MEASURES = _by_word("nouns")


def measure_of_noun(noun: str, kind: str) -> str:
    """What figures of one kind measure that count such things: staff, count -> employees; empty for other things."""
    return _NOUN_MEASURES.get((noun.lower(), kind), "")


def measure_of_verb(base: str, kind: str) -> str:
    """What a verb measures in figures of one kind: spend, money -> spending; empty where the lexicon has none."""
    return _MEASURES.get((base, kind), "")
