"""What a figure measures, and of whom: "Online sales at Asda reached £90m" is online sales, of Asda.

Every reading begins with what the figure leans on (claims.statement.clauses); each of READINGS knows one way of saying
it and declines with None. What none of them can tell stays empty.
"""

from claims.quantity.arithmetic import quantity_of
from claims.records import Quantity
from claims.statement.clauses import NOWHERE, governors, has_figure, teller_of
from claims.statement.measures.beside import (
    after_noun,
    as_age,
    as_apposition,
    as_baseline,
    as_dimension,
    as_part,
    in_brackets,
    in_list,
    of_label,
    of_worth,
)
from claims.statement.measures.complements import complement, name_at, place_beside, subject_text, where_clause_of
from claims.statement.measures.counted import as_count, as_modifier
from claims.statement.measures.figures import (
    BASELINES,
    DIMENSIONS,
    NO_TOPIC,
    SHARES,
    Figure,
    Topic,
    family,
    same_family,
)
from claims.statement.measures.given import as_comparison, received
from claims.statement.measures.governed import of_noun, of_share, of_stuff, of_subject, of_verb
from claims.statement.measures.things import as_rain, as_size, of_economy, of_market
from claims.statement.nouns import MEASURE_NOUNS, noun_of, singular, text_between
from claims.statement.phrases import Parse
from claims.vocabulary import CURRENCY_OF_PLACE

__all__ = ["NO_TOPIC", "Topic", "topics"]

READINGS = (
    as_age, in_brackets, of_label, of_worth, as_dimension, as_rain, as_size, as_apposition, as_comparison, as_part,
    as_baseline, after_noun, received, of_economy, of_market, as_count, as_modifier, of_noun, of_subject, of_share,
    of_stuff, of_verb, in_list,
)  # fmt: skip


def topics(parse: Parse, before: Topic, kind_before: str, known: dict[str, Topic]) -> dict[int, Topic]:
    """What each figure of a sentence is about, by the place of its token; `known` learns what they tell."""
    found: dict[int, Topic] = {}
    last = NO_TOPIC
    for place, phrase in enumerate(parse.phrases):
        if phrase.kind != "n" or not has_figure(parse, phrase):
            continue
        for token in range(phrase.first, phrase.last):
            if parse.tags[token] == "Q" and isinstance(parse.tokens[token].value, Quantity):
                quantity = quantity_of(parse.tokens[token])
                figure = Figure(parse, place, quantity, governors(parse, place), before, kind_before, last, known)
                found[token] = last = topic(figure)
                if last.measure and (quantity.kind not in SHARES or names_a_rate(last.measure)):
                    known[family(quantity)] = last
                    if quantity.kind in SHARES:
                        known.setdefault(_same_share(quantity), last)
                if last.measure and quantity.kind not in ("age", "duration"):
                    before, kind_before = last, quantity.kind
    return found


def topic(figure: Figure) -> Topic:
    """What one figure is about."""
    for reading in READINGS:
        found = reading(figure)
        if found is not None:
            return finished(figure, found)
    dimension = DIMENSIONS.get(figure.quantity.kind, "")
    return finished(figure, Topic(straight_before(figure) or subject_text(figure), dimension))


def straight_before(figure: Figure) -> str:
    """What is so far away or so long, named straight before: "villages up to 80 km from a clinic"; empty for a time."""
    place, kind = figure.place - 1, figure.quantity.kind
    if kind not in DIMENSIONS or kind == "duration" or place < 0 or figure.parse.phrases[place].kind != "n":
        return ""
    return "" if has_figure(figure.parse, figure.parse.phrases[place]) else name_at(figure.parse, place)


def finished(figure: Figure, found: Topic) -> Topic:
    """The topic with its whole, and its measure in the words that the tables use."""
    whole = whole_of(figure)
    quantity = figure.quantity
    if found.measure == "length" and complement(figure.parse, figure.place, "from to") != NOWHERE:
        found = found._replace(measure="distance")
    again = figure.known.get(_same_share(quantity)) if quantity.kind in SHARES and not quantity.noun else None
    if again is not None and not names_a_rate(found.measure):
        found = again._replace(subject=found.subject or again.subject)  # "2% is not enough", of what 2% was before
    measure = found.measure
    if not measure and (same := figure.known.get(family(quantity))) is not None:
        measure = same.measure
        if same == figure.before and figure.lean.preposition in BASELINES:  # "£21, up from £20"
            found = found._replace(subject=found.subject or same.subject)
    if quantity.unit is not None and quantity.unit.name.endswith(" / year") and "annual" not in measure:
        measure = f"annual {measure}".strip()
    if quantity.kind in ("percent", "ratio") and quantity.change == "level":
        if whole and "share" not in measure and measure and quantity.kind == "percent":
            measure = f"{measure} as share of {whole}"
        elif whole and not measure:
            measure = f"share of {whole}"  # "4.7% GDP"
        elif quantity.kind == "percent" and not whole and not names_a_rate(measure):
            measure = f"share {measure}".strip()  # "70% in favour"
        elif quantity.kind == "ratio" and "share" not in measure and (quantity.value or 0) < 1:
            measure = f"share of {measure}" if measure else "share"
    if measure[1:2].islower() and measure.partition(" ")[0] not in CURRENCY_OF_PLACE:
        measure = measure[0].lower() + measure[1:]  # the capital was the sentence's
    return placed(figure, found._replace(measure=measure, of=whole, itself=found.itself or first_noun(figure.parse)))


def _same_share(quantity: Quantity) -> str:
    """Under which name a share is known that may come again."""
    return f"{family(quantity)} {quantity.low}..{quantity.high}"


def placed(figure: Figure, found: Topic) -> Topic:
    """The topic with what the words around tell of its subject: who says "it", where it was, what it is compared to."""
    parse, lean = figure.parse, figure.lean
    if found.subject.lower() == "it":
        return found._replace(teller=name_at(parse, teller_of(parse, lean.subject)))
    if found.subject:
        return found
    compared = lean.noun > 0 and parse.words(parse.phrases[lean.noun - 1])[0].lower() in BASELINES
    if compared and parse.phrases[lean.noun - 1].kind == "P" and same_family(figure.quantity, figure.kind_before):
        return found._replace(subject=figure.before.subject)  # "compared with a profit of £12m"
    return found._replace(subject=where_clause_of(parse, figure.place), where=place_beside(parse, figure.place))


def names_a_rate(measure: str) -> bool:
    """Whether a measure says itself what is in percent: "unemployment rate", "turnout"; not "in favour"."""
    return not MEASURE_NOUNS.isdisjoint(map(singular, measure.split(" "))) or "share" in measure


def first_noun(parse: Parse) -> str:
    """What the sentence begins with, for want of anything nearer: "Homes" of "Homes at that price stay 70 days"."""
    for place, phrase in enumerate(parse.phrases):
        if phrase.kind == "v":
            break
        if (
            phrase.kind == "n"
            and not has_figure(parse, phrase)
            and (place == 0 or parse.phrases[place - 1].kind not in "PO")
        ):
            return noun_of(parse, phrase).text
    return ""


def whole_of(figure: Figure) -> str:
    """The whole of a share: "GDP" of "3% of GDP" and of "4.7% GDP"; empty for what is no share."""
    if figure.quantity.kind not in ("percent", "ratio"):
        return ""
    noun = noun_of(figure.parse, figure.parse.phrases[figure.place])
    if noun.text.isupper():
        return noun.text
    whole = complement(figure.parse, figure.place, "of")
    return text_between(figure.parse, whole, whole) if whole != NOWHERE else ""
