"""Measures told by the noun or verb that a figure leans on: "spending of £3m", "net debt stood at £3m", "spent £3m"."""

from claims.statement.clauses import NOWHERE
from claims.statement.measures.complements import (
    complement,
    done_by,
    joined_measure,
    of_phrase,
    participle_after,
    predicate,
    subject_text,
    tail_after,
    with_place,
)
from claims.statement.measures.figures import (
    CHANGE_NOUNS,
    DIMENSIONS,
    FORECASTS,
    GIVING,
    LIGHT,
    SHARES,
    TELLS_NOTHING,
    Figure,
    Topic,
    family,
    is_change,
    same_family,
)
from claims.statement.measures.things import dimension_of
from claims.statement.nouns import MEASURE_NOUNS, noun_of, text_between
from claims.statement.phrases import Noun
from claims.statement.verbs import base_of_verb, measure_of_verb, past_participle, says_level, speaks


def of_noun(figure: Figure) -> Topic | None:
    """ "spending of 70 billion", "put storm damage at $4 billion", "lowered its lending rate by 50 basis points"."""
    parse, lean = figure.parse, figure.lean
    if lean.noun == NOWHERE:
        return None
    noun = noun_of(parse, parse.phrases[lean.noun])
    if not noun.text:
        return None
    if lean.preposition in ("of", "on") and is_change(noun, figure.quantity):
        of_what = complement(parse, figure.place, "in of on")
        if of_what != NOWHERE:
            return of_phrase(parse, of_what, lean)
        of_any = figure.quantity.kind in SHARES or same_family(figure.quantity, figure.kind_before)
        told = figure.before.measure and noun.head != "growth" and of_any
        return figure.before if told else of_phrase(parse, lean.noun, lean)
    if (
        noun.head in FORECASTS
        and figure.before.measure
        and complement(parse, lean.noun, "for of") in (NOWHERE, figure.place)
    ):
        if not same_family(figure.quantity, figure.kind_before) and family(figure.quantity) in figure.known:
            return figure.known[family(figure.quantity)]
        return figure.before  # "missing forecasts of 1.4 billion": of what the figure before measures
    if noun.head in CHANGE_NOUNS and (of_what := complement(parse, lean.noun, "in of")) not in (NOWHERE, figure.place):
        return of_phrase(parse, of_what, lean)  # "the increase in its tax rate to 30%"
    if noun.head in LIGHT and (stuff := of_stuff(figure)) is not None:
        return stuff  # "a total of $7 million of pledges"
    if lean.preposition == "of":
        return of_phrase(parse, lean.noun, lean)
    if figure.quantity.kind == "duration":
        return None
    if noun.head in MEASURE_NOUNS or noun.head in LIGHT:
        return of_phrase(parse, lean.noun, lean)
    is_object = lean.verb != NOWHERE and lean.noun == lean.verb + 1
    if (
        lean.preposition in ("at", "to", "by", "from")
        and lean.verb != NOWHERE
        and (is_object or not says_level(parse, lean.verb))
    ):
        return of_phrase(parse, lean.noun, lean)
    return None


def of_subject(figure: Figure) -> Topic | None:
    """ "net debt stood at £40m", "winds reached 70 mph", "the wall is 3 metres"."""
    parse, lean = figure.parse, figure.lean
    if lean.verb == NOWHERE or lean.is_subject or lean.subject == NOWHERE:
        return None
    head = noun_of(parse, parse.phrases[lean.subject])
    moves = figure.quantity.change != "level" and lean.noun == NOWHERE and figure.quantity.kind in SHARES
    measures = lean.noun == NOWHERE and head.head in MEASURE_NOUNS and not head.is_name
    if not says_level(parse, lean.verb) and not moves and not measures:
        return None
    kind = figure.quantity.kind
    told = measure_of_verb(base_of_verb(parse, lean.verb), kind)
    if told and head.head not in MEASURE_NOUNS and figure.quantity.change == "level":
        return None  # "the charity raised £3m": what the verb measures
    if (
        kind in SHARES
        and head.head not in MEASURE_NOUNS
        and figure.quantity.change == "level"
        and complement(parse, figure.place, "of") != NOWHERE
    ):
        return None  # "women are 40% of the crew"
    if head.pronoun or not head.text:
        same = figure.before if same_family(figure.quantity, figure.kind_before) else None
        return of_stuff(figure) or (same if head.pronoun in ("it", "that", "this") else None)
    measure = told or dimension_of(head.head, kind)
    if joined := joined_measure(parse, lean.subject, lean.verb):
        return Topic("", joined, itself=joined)
    if head.is_name and head.head not in MEASURE_NOUNS:
        return Topic(
            with_place(parse, lean.subject, head), measure or figure.known.get(family(figure.quantity), Topic()).measure
        )
    if (told or kind in DIMENSIONS) and head.head not in MEASURE_NOUNS:
        return Topic(with_place(parse, lean.subject, head), measure)
    return of_phrase(parse, lean.subject, lean)


def of_share(figure: Figure) -> Topic | None:
    """ "15% of its tickets", "70% in favour", "60% of the tunnel": the share of what, that does what."""
    parse, place, lean = figure.parse, figure.place, figure.lean
    if figure.quantity.kind not in SHARES:
        return None
    whole = complement(parse, place, "of in")
    if whole == NOWHERE:
        return None
    noun = noun_of(parse, parse.phrases[whole])
    if noun.pronoun:
        noun = Noun(noun.pronoun)
    if not noun.text:
        return None
    if complement(parse, place, "in") != NOWHERE:
        return Topic(subject_text(figure), text_between(parse, whole - 1, whole))
    done = predicate(parse, lean.verb) if lean.is_subject else participle_after(parse, whole) or done_by(figure)
    spent = measure_of_verb(base_of_verb(parse, lean.verb), "percent")
    tail = tail_after(parse, whole + 1)
    if spent and not lean.is_subject:
        return Topic(subject_text(figure), " ".join(filter(None, (spent, tail, "as share of", noun.text))))
    return Topic(subject_text(figure) or noun.owner, " ".join(filter(None, ("share of", noun.text, done, tail))))


def of_stuff(figure: Figure) -> Topic | None:
    """ "3 million pounds of moving costs", "4,000 cubic yards of gravel", "$2 billion in losses"."""
    parse, place = figure.parse, figure.place
    if figure.quantity.kind == "duration":
        return None
    base = base_of_verb(parse, figure.lean.verb) if figure.lean.verb != NOWHERE else ""
    in_what = figure.quantity.kind == "money" and base not in ("invest", "spend")  # "$2bn in losses"
    what = complement(parse, place, "of in" if in_what else "of")
    if what == NOWHERE:
        return None
    noun = noun_of(parse, parse.phrases[what])
    if noun.is_name and figure.quantity.kind in DIMENSIONS:
        return Topic(noun.text, DIMENSIONS[figure.quantity.kind])  # "one square kilometre of Ukraine"
    if not noun.text or noun.is_name:
        return None
    done = participle_after(parse, what) or (done_by(figure) if figure.quantity.kind != "money" else "")
    if figure.quantity.kind in ("length", "area"):  # "62 km of roads", "lost 80 hectares of forest"
        dimension, owner = DIMENSIONS[figure.quantity.kind], subject_text(figure)
        lost = predicate(parse, figure.lean.verb) if figure.lean.is_subject else done
        return Topic(owner or noun.text, f"{dimension} of {noun.text} {done if owner else lost}".strip())
    return Topic(subject_text(figure) or noun.owner, f"{noun.text} {done}".strip())


_DEAR = 1000  # units of currency: from here on what something costs is its cost


def of_verb(figure: Figure) -> Topic | None:
    """ "Norway will spend 3% on roads", "it earned £8m", "flew 800 km": what the verb measures."""
    parse, lean, kind = figure.parse, figure.lean, figure.quantity.kind
    if lean.verb == NOWHERE or lean.is_subject:
        return None
    base = base_of_verb(parse, lean.verb)
    is_rate = figure.quantity.unit is not None and " / " in figure.quantity.unit.name
    measure = (is_rate and measure_of_verb(base, "rate")) or measure_of_verb(base, kind)
    if base == "cost" and (figure.quantity.high or 0) < _DEAR:
        measure = "price"  # "a seat costs £15": what buyers pay, not what it takes to build
    if base in ("sign", "join") and lean.preposition == "for" and kind == "money":
        whom = parse.phrases[lean.verb + 1]
        if "W" in parse.tags[whom.first : whom.last]:  # "Rovers signed Ivo Kasal for £3m"
            return Topic(noun_of(parse, whom).text if base == "sign" else subject_text(figure), "transfer fee")
    what = ""
    if lean.noun != NOWHERE and not measure:
        what = noun_of(parse, parse.phrases[lean.noun]).text
    aim = complement(parse, figure.place, "on for")
    tail = (
        text_between(parse, aim - 1, aim) if aim != NOWHERE else "" if measure else tail_after(parse, figure.place + 1)
    )
    into = complement(parse, figure.place, "in") if base == "invest" else NOWHERE
    if into != NOWHERE and not (stuff := noun_of(parse, parse.phrases[into])).is_name:
        tail = f"in {stuff.text}"
    is_bare = kind in SHARES and figure.quantity.change == "level" and not what
    if not measure and (is_bare or base in TELLS_NOTHING) and family(figure.quantity) in figure.known:
        measure, tail = figure.known[family(figure.quantity)].measure, ""  # "Jutland accounted for 3.4 million"
    if not measure:
        done = (
            past_participle(base)
            if base in GIVING or (base not in ("be", "have") and not speaks(parse, lean.verb))
            else ""
        )
        measure = " ".join(filter(None, (DIMENSIONS.get(kind, ""), what, done)))
    return Topic(subject_text(figure), f"{measure} {tail}".strip())
