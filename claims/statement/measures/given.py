"""Measures of figures that stand after another word of their own: whom it is given to, how it differs."""

from claims.statement.clauses import has_figure, subject_of
from claims.statement.measures.complements import name_at
from claims.statement.measures.figures import SHARES, Figure, Topic, same_family
from claims.statement.measures.governed import of_subject, of_verb
from claims.statement.phrases import Parse
from claims.statement.verbs import base_of_verb, measure_of_verb, past_participle
from claims.vocabulary import CHANGES, word_class


def received(figure: Figure) -> Topic | None:
    """ "the court fined Orrin Labs £3m", "the bridge cost the city £3m": a figure after whom it is given or taken."""
    parse, place, kind = figure.parse, figure.place, figure.quantity.kind
    if kind not in ("money", *SHARES):
        return None
    verb = place - 1 if parse.phrases[place - 1].kind == "v" else place - 2
    whom = _first_object(parse, place) if verb >= 0 and parse.phrases[verb].kind == "v" else ""
    base = base_of_verb(parse, verb) if whom and verb >= 0 and parse.phrases[verb].kind == "v" else ""
    if base not in _TWO_OBJECTS:
        return None
    is_rate = figure.quantity.unit is not None and " / " in figure.quantity.unit.name
    measure = (is_rate and measure_of_verb(base, "rate")) or measure_of_verb(base, kind) or past_participle(base)
    return Topic(whom if base in _GAIN_OF_OBJECT else name_at(parse, subject_of(parse, verb)), measure)


def _first_object(parse: Parse, place: int) -> str:
    """Whom stands between a verb and its figure: "fined Orrin Labs £3m", "fined the firm £3m", not "the full £3m"."""
    phrase = parse.phrases[place]
    figure = parse.tags.index("Q", phrase.first)
    if figure > phrase.first + 1 and parse.lower[phrase.first] in _DEFINITE:
        words = [token.word for token in parse.tokens[phrase.first + 1 : figure]]
        is_whom = words[-1].lower() not in _BEFORE_SUM and set(parse.tags[phrase.first + 1 : figure]) <= {"N", "W"}
        return " ".join(words) if is_whom else ""
    before = parse.phrases[place - 1]
    if place < 2 or figure > phrase.first or before.kind != "n" or has_figure(parse, before):
        return ""
    return name_at(parse, place - 1)


_DEFINITE = frozenset(("the", "its", "their", "his", "her", "our", "each"))
_BEFORE_SUM = word_class("before a sum") | word_class("empty modifiers")


_TWO_OBJECTS = word_class("verbs with two objects")
_GAIN_OF_OBJECT = word_class("verbs whose gain is the first object's")


def as_comparison(figure: Figure) -> Topic | None:
    """ "pay is 3% higher than a year ago", "£4bn, some £1.5bn more than promised": by how much it differs from another.

    What differs is what the figure before measures, or what the verb or its subject does.
    """
    parse, place = figure.parse, figure.place
    if parse.tags[parse.phrases[place].last - 1] == "Q":
        return None
    words = parse.words(parse.phrases[place])
    at = parse.tags.index("Q", parse.phrases[place].first) - parse.phrases[place].first + 1
    if at >= len(words) or words[at].lower().removesuffix(" than") not in _COMPARATIVES:
        return None
    if not parse.words(parse.phrases[place])[at].endswith(" than") and words[at + 1 : at + 2] not in ([], ["than"]):
        return None  # "40 more shops"
    told = of_subject(figure) or of_verb(figure)
    if told is not None and told.measure:
        return told
    is_same = figure.quantity.kind in SHARES or same_family(figure.quantity, figure.kind_before)
    return figure.before if is_same and figure.before.measure else told


_COMPARATIVES = frozenset(word for word, change in CHANGES.items() if change.role == "comparative")
