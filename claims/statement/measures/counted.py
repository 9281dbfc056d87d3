"""Measures of what a figure counts or stands before: "30 hikers were rescued", "a $2.5 million loan"."""

from claims.statement.clauses import NOWHERE
from claims.statement.measures.complements import (
    bearer,
    complement,
    done_by,
    name_at,
    named_after,
    of_phrase,
    participle_after,
    place_after,
    predicate,
    subject_text,
    tail_after,
    with_complement,
    with_place,
)
from claims.statement.measures.figures import (
    DIMENSION_WORDS,
    DIMENSIONS,
    FORECASTS,
    LIGHT,
    Figure,
    Topic,
    family,
    is_change,
)
from claims.statement.measures.things import BODIES_ASKED, dimension_of
from claims.statement.nouns import MEASURE_NOUNS, noun_of
from claims.statement.phrases import Parse
from claims.statement.tags import VERBS
from claims.statement.verbs import base_of_verb, measure_of_noun, measure_of_verb, says_level
from claims.vocabulary import word_class


def as_count(figure: Figure) -> Topic | None:
    """ "30 hikers were led down from the ridge", "900 barns flooded", "it has 40 shops"."""
    parse, place, lean, noun = figure.parse, figure.place, figure.lean, figure.quantity.noun
    if figure.quantity.unit is not None and figure.quantity.kind not in ("count", "rate"):
        return None
    suffered = harm(figure) if noun or lean.is_subject else ""
    if suffered:
        return Topic(subject_text(figure) or place_after(parse, place) or _where(parse, place), suffered)
    if not noun:
        return None
    governor = noun_of(parse, parse.phrases[lean.noun]) if lean.preposition == "of" and lean.noun != NOWHERE else None
    if governor is not None and governor.head in BODIES_ASKED:  # "a poll of 300 adults": adults polled
        by = complement(parse, place, "by")
        return Topic(governor.owner or name_at(parse, by) or governor.text, f"{noun} {BODIES_ASKED[governor.head]}")
    if lean.preposition in ("by", "to", "at") and lean.verb != NOWHERE and says_level(parse, lean.verb):
        return None  # "employment grew by 4,000 posts": what the subject measures
    if lean.is_subject:
        return Topic(place_after(parse, lean.verb), f"{noun} {predicate(parse, lean.verb)}".strip())
    done = participle_after(parse, place)
    if done:
        return Topic(subject_text(figure) or place_after(parse, place), f"{noun} {done}")
    if governor is not None and governor.head in MEASURE_NOUNS and governor.head not in LIGHT:
        # "sales of 900 vans", but "a population of 3 million": what it counts is not printed beside the figure
        measure = f"{governor.text} of {noun}" if is_printed(figure, noun) else governor.text
        return Topic(subject_text(figure) or governor.owner, measure)
    done = done_by(figure)
    if not done and (usual := measure_of_noun(noun.rpartition(" ")[2], "count")):
        noun = usual  # "it has 700 staff": employees
    tail = tail_after(parse, place + 1) if done else ""
    return Topic(subject_text(figure) or place_after(parse, place), " ".join(filter(None, (noun, done, tail))))


def _where(parse: Parse, place: int) -> str:
    """ "Kivu where thousands were killed": the place before."""
    if place < 2 or parse.phrases[place - 1].kind != "S" or parse.phrases[place - 2].kind != "n":
        return ""
    return name_at(parse, place - 2) if parse.lower[parse.phrases[place - 1].first] == "where" else ""


def is_printed(figure: Figure, noun: str) -> bool:
    """Whether the figure's noun stands in its own words: "900 vans", not the people of "a crowd of 5,000"."""
    phrase = figure.parse.phrases[figure.place]
    return any(noun in token.word for token in figure.parse.tokens[phrase.first : phrase.last])


def harm(figure: Figure) -> str:
    """ "people killed" for whoever died or lay dead, in whichever words."""
    parse, lean = figure.parse, figure.lean
    head = figure.quantity.noun.rpartition(" ")[2]
    if head == "lives" and lean.verb != NOWHERE and base_of_verb(parse, lean.verb) in _LIVES:
        head = "deaths"  # "the crash claimed 12 lives"
    words = [participle_after(parse, figure.place), head, *told_of(figure)]
    if lean.verb != NOWHERE and not lean.preposition:
        words.append(base_of_verb(parse, lean.verb))
        if lean.is_subject and base_of_verb(parse, lean.verb) == "be":
            words.append(predicate(parse, lean.verb))
    for word in words:
        base = VERBS.get(word, ("", word))[1]
        if found := measure_of_verb(base, "count"):
            return found
    return ""


def told_of(figure: Figure) -> list[str]:
    """The words that tell what became of those counted: "four dead", "four are believed to have died"."""
    lower, after = figure.parse.lower, figure.parse.phrases[figure.place].last
    if lower[after - 1] == "dead":
        return ["dead"]
    heard = lower[after : after + _TOLD]
    known = next((place for place, word in enumerate(heard) if word in _KNOWN), None)
    if known is None or not set(heard[:known]) <= _BEFORE_KNOWN:
        return []
    return [word for word in heard[known + 1 :] if word in _BECAME][:1]


_TOLD = 8  # tokens: "are now known to have died"
_LIVES = frozenset(("claim", "take", "cost", "lose"))
_KNOWN = word_class("known of victims")
_BEFORE_KNOWN = frozenset(("are", "were", "was", "is", "have", "been", "now", "had", "has"))
_BECAME = frozenset(("died", "dead", "killed", "drowned", "perished", "injured", "hurt", "wounded"))


def as_modifier(figure: Figure) -> Topic | None:
    """ "a $2.5 million loan", "a 9-foot wave", "the 3% rise in ferry traffic"."""
    parse, place, lean, kind = figure.parse, figure.place, figure.lean, figure.quantity.kind
    noun = noun_of(parse, parse.phrases[place])
    if not noun.text:
        return None
    if noun.text.isupper() and kind == "percent":
        return None  # "4.7% GDP": the whole
    if noun.head in FORECASTS | LIGHT and (known := figure.known.get(family(figure.quantity))) is not None:
        return known  # "that 3% figure"
    direction = noun.text.lower().partition(" ")[0]
    if direction in DIMENSION_WORDS and figure.quantity.kind in ("length", "duration"):
        return Topic(name_at(parse, bearer(figure)), DIMENSION_WORDS[direction])
    if noun.head in DIMENSION_WORDS and noun.head == noun.text.lower():
        return Topic(name_at(parse, bearer(figure)), DIMENSION_WORDS[noun.head])
    if is_change(noun, figure.quantity):
        of_what = complement(parse, place, "in of to")
        return of_phrase(parse, of_what, lean) if of_what != NOWHERE else figure.before
    if kind in DIMENSIONS and noun.head not in MEASURE_NOUNS:
        dimension = "length" if kind == "duration" else dimension_of(noun.head, kind)
        return Topic(with_place(parse, place, noun), f"{dimension} of {noun.text}" if kind == "duration" else dimension)
    subject = noun.owner or named_after(parse, place) or subject_text(figure)
    return Topic(subject, with_complement(parse, place, noun))
