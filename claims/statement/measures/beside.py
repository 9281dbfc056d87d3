"""Measures told by what stands beside a figure: a label, a bracket, a comma, the figure before."""

from claims.statement.clauses import NOWHERE, Governors, antecedent, has_figure
from claims.statement.measures.complements import bearer, complement, name_at, of_phrase, subject_text
from claims.statement.measures.figures import (
    BASELINES,
    DIMENSION_WORDS,
    DIMENSIONS,
    LONGEST,
    SHARES,
    Figure,
    Topic,
    same_family,
)
from claims.statement.nouns import MEASURE_NOUNS, noun_of, singular, text_between


def as_age(figure: Figure) -> Topic | None:
    """ "Ruth Lasker, 67, whose house": the age of whom the comma follows."""
    if figure.quantity.kind != "age":
        return None
    parse, place, lean = figure.parse, figure.place, figure.lean
    noun = noun_of(parse, parse.phrases[place])
    if noun.text:
        return Topic(noun.text, "age")
    whom = antecedent(parse, place) if place and parse.phrases[place - 1].kind in ",P(" else NOWHERE
    if whom == NOWHERE and lean.noun != NOWHERE:
        whom = lean.noun
    if whom == NOWHERE and not lean.is_subject:
        whom = lean.subject
    return Topic(name_at(parse, whom if whom != NOWHERE or lean.preposition else place), "age")


def in_brackets(figure: Figure) -> Topic | None:
    """ "10 miles (16 km)", "8 billion yen, or 50 million euros": the same again in other units."""
    place, phrases = figure.place, figure.parse.phrases
    opens = place >= 2 and phrases[place - 1].kind == "(" and has_figure(figure.parse, phrases[place - 2])
    return figure.last if opens else None


def of_label(figure: Figure) -> Topic | None:
    """ "- bridges: £70m", "People treated: 50", "Mean flow: 30 cubic metres per second"."""
    parse, place = figure.parse, figure.place
    if place < 2 or parse.phrases[place - 1].kind != ":":
        return None
    first = 0
    while first < place - 1 and parse.phrases[first].kind not in "nvE":
        first += 1
    label = text_between(parse, first, place - 2)
    if first == place - 1 or len(label.split(" ")) > LONGEST:
        return None
    noun = noun_of(parse, parse.phrases[first])
    if figure.quantity.kind == "money" and noun.head not in MEASURE_NOUNS:
        return Topic(label, figure.before.measure if figure.kind_before == "money" else "")
    return Topic("", label)


def of_worth(figure: Figure) -> Topic | None:
    """ "the contract, worth £60 million", "is worth €30m"."""
    if figure.lean.preposition != "worth":
        return None
    bearer = antecedent(figure.parse, figure.place - 1)
    if bearer == NOWHERE or figure.parse.phrases[bearer].kind != "n":
        bearer = figure.lean.subject
    return Topic(name_at(figure.parse, bearer), "value")


def as_dimension(figure: Figure) -> Topic | None:
    """ "2 m in diameter", "20 years' experience": the dimension is named after."""
    parse, place = figure.parse, figure.place
    if figure.quantity.kind not in DIMENSIONS:
        return None
    named = complement(parse, place, "in")
    if named != NOWHERE and noun_of(parse, parse.phrases[named]).head in MEASURE_NOUNS | set(DIMENSION_WORDS):
        return Topic(name_at(parse, bearer(figure)), noun_of(parse, parse.phrases[named]).text)
    phrases = parse.phrases
    if place + 2 < len(phrases) and phrases[place + 1].kind == "'" and phrases[place + 2].kind == "n":
        return Topic(subject_text(figure), noun_of(parse, phrases[place + 2]).text)
    return None


def as_apposition(figure: Figure) -> Topic | None:
    """ "The median rent, $1,900, was down": what the comma follows."""
    parse, place = figure.parse, figure.place
    if place < 2 or parse.phrases[place - 1].kind != "," or parse.phrases[place - 2].kind != "n":
        return None
    noun = noun_of(parse, parse.phrases[place - 2])
    is_one = noun.head in MEASURE_NOUNS and not has_figure(parse, parse.phrases[place - 2])
    return of_phrase(parse, place - 2, Governors()) if is_one and figure.quantity.kind != "duration" else None


def as_part(figure: Figure) -> Topic | None:
    """ "up 10% from £50m", "700 tonnes, 6% ahead", "450 vans, about 90% of the 500": a change or share of it."""
    parse, place, lean = figure.parse, figure.place, figure.lean
    if figure.quantity.kind not in SHARES or not figure.before.measure or lean.noun != NOWHERE:
        return None
    if lean.verb != NOWHERE and not (lean.is_subject and figure.parse.phrases[place - 1].kind == ","):
        return None
    if labelled(figure):
        return None
    if figure.quantity.change == "level":
        whole = complement(parse, place, "of")
        noun = noun_of(parse, parse.phrases[whole]) if whole != NOWHERE else None
        if noun is not None and not has_figure(parse, parse.phrases[whole]) and not noun.pronoun:
            return None
        if figure.kind_before in SHARES:
            return None
        return figure.before._replace(
            measure=f"share of {figure.before.measure}".replace("share of share of", "share of")
        )
    return figure.before


def as_baseline(figure: Figure) -> Topic | None:
    """ "up 5% from £20", "compared with 21% a year ago": what the figure before measures, at another time."""
    if not figure.before.measure or not same_family(figure.quantity, figure.kind_before):
        return None
    if figure.lean.preposition not in BASELINES or figure.lean.noun != NOWHERE:
        return None
    noun = noun_of(figure.parse, figure.parse.phrases[figure.place])
    return figure.before if not noun.text or noun.head not in MEASURE_NOUNS else None


def after_noun(figure: Figure) -> Topic | None:
    """ "population 8,000": the noun straight before a figure; in a line of a list, "Order book £2.9bn", any noun."""
    parse, place = figure.parse, figure.place
    if not place or parse.phrases[place - 1].kind != "n" or has_figure(parse, parse.phrases[place - 1]):
        return None
    noun = noun_of(parse, parse.phrases[place - 1])
    if "V" not in parse.tags and "E" not in parse.tags and "X" not in parse.tags and figure.quantity.kind in DIMENSIONS:
        return Topic(noun.text, DIMENSIONS[figure.quantity.kind])  # "threads at least 2 μm"
    if place == 1 and not noun.is_name and noun.text and figure.quantity.kind in _OF_LINES and _ends_there(figure):
        return Topic("", noun.text)
    if noun.head not in MEASURE_NOUNS or noun.is_name or figure.quantity.kind == "duration":
        return None
    return Topic(name_at(parse, antecedent(parse, place - 1)) if place > 1 else "", noun.text)


def _ends_there(figure: Figure) -> bool:
    """Whether nothing goes on after a figure but what a mark sets apart."""
    return figure.place + 1 == len(figure.parse.phrases) or figure.parse.phrases[figure.place + 1].kind in ",(;"


_OF_LINES = SHARES | {"money"}


def labelled(figure: Figure) -> bool:
    """ "beef rose 9%, pork 4% and lamb 2%": whose the figure is stands straight before it, after the figure before."""
    phrases, place = figure.parse.phrases, figure.place
    if place <= _LABEL or phrases[place - 1].kind != "n" or has_figure(figure.parse, phrases[place - 1]):
        return False
    at = place - 2
    while at > 0 and phrases[at].kind in ",C;":
        at -= 1
    noun = noun_of(figure.parse, phrases[place - 1])
    told = noun.text and noun.head not in MEASURE_NOUNS
    return bool(told) and at < place - 2 and phrases[at].kind == "n" and has_figure(figure.parse, phrases[at])


_LABEL = 2  # phrases, at least: the figure before and what joins


def in_list(figure: Figure) -> Topic | None:
    """ "€5m for a pier, €3m for a slipway": the first figure's measure, each for its own."""
    parse, place = figure.parse, figure.place
    if not figure.before.measure or not same_family(figure.quantity, figure.kind_before):
        return None
    whose = complement(parse, place, "for from to")
    if whose != NOWHERE:
        return figure.before._replace(subject=noun_of(parse, parse.phrases[whose]).text or figure.before.subject)
    if labelled(figure):
        before = figure.before
        head = before.measure.rpartition(" ")[2]
        of_another = before.measure.lower() == before.itself.lower() and singular(head) in MEASURE_NOUNS
        measure = head if of_another and not before.subject else before.measure
        return before._replace(subject=name_at(parse, place - 1), measure=measure)
    kinds = "".join(phrase.kind for phrase in parse.phrases[max(0, place - 3) : place])
    if kinds in (",nP", "CnP", ";nP"):
        return figure.before._replace(subject=name_at(parse, place - 2))  # ", Jutland for 3.4 million"
    if place and parse.phrases[place - 1].kind in "n:" and not has_figure(parse, parse.phrases[place - 1]):
        label = place - 1 if parse.phrases[place - 1].kind == "n" else place - 2
        noun = noun_of(parse, parse.phrases[label]) if label >= 0 and parse.phrases[label].kind == "n" else None
        if noun is not None and noun.text:
            return figure.before._replace(subject=noun.text)  # "and health 20 billion", "- bridges: £70m"
    return figure.before
