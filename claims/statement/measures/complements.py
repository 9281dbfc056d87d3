"""What stands after a noun or verb and belongs to it, and the measure and owner that a noun phrase names."""

from claims.records import Quantity
from claims.statement.clauses import NOWHERE, Governors, antecedent, has_figure
from claims.statement.measures.figures import (
    GIVING,
    LIGHT,
    LONGEST,
    PRONOUNS,
    REPORTS,
    STANDARD_NAMES,
    Figure,
    Topic,
)
from claims.statement.nouns import MEASURE_NOUNS, noun_of, text_between
from claims.statement.phrases import Noun, Parse
from claims.statement.verbs import base_of_verb, past_participle, says_having, says_level, speaks
from claims.vocabulary import CHANGES, word_class

_RECKONING = word_class("those who reckon")
PLACES = word_class("names for a place spoken of")
_GO = word_class("verbs that take no object")


def complement(parse: Parse, place: int, prepositions: str) -> int:
    """The noun phrase that follows with one of the prepositions: "of GDP", "in insured losses"; NOWHERE for none."""
    phrases = parse.phrases
    at = place + 1
    if at < len(phrases) and phrases[at].kind == "(":
        while at < len(phrases) and phrases[at].kind != ")":
            at += 1
        at += 1
    if at + 1 >= len(phrases) or phrases[at].kind not in "OPT":
        return NOWHERE
    word = parse.lower[phrases[at].first]
    return at + 1 if word in prepositions.split(" ") and phrases[at + 1].kind == "n" else NOWHERE


def of_phrase(parse: Parse, place: int, lean: Governors) -> Topic:
    """The measure that a noun phrase names, and whose: "the cost of the Harbour Line", "Norway's budget"."""
    noun = noun_of(parse, parse.phrases[place])
    if noun.text.lower() in STANDARD_NAMES:
        noun = noun._replace(text=STANDARD_NAMES[noun.text.lower()], head="")
    subject = noun.owner
    if subject in PRONOUNS and lean.subject not in (NOWHERE, place) and not lean.is_subject:
        subject = name_at(parse, lean.subject) or subject
    measure = itself = noun.text
    if noun.is_name and noun.head not in MEASURE_NOUNS:
        return Topic(with_place(parse, place, noun), "")
    after = complement(parse, place, "of for in from at by on against")
    if after != NOWHERE and not has_figure(parse, parse.phrases[after]):
        whose = noun_of(parse, parse.phrases[after])
        if whose.text and (noun.head in LIGHT or not is_definite(parse, after)):
            link = parse.lower[parse.phrases[after - 1].first]
            done = participle_after(parse, after) if after + 1 != lean.verb or has_two_verbs(parse, lean.verb) else ""
            itself = whose.text if " " not in noun.text and whose.text else itself
            measure = whose.text if noun.head in LIGHT else f"{measure} {link} {whose.text}"
            measure = f"{measure} {done}".strip()
            further = complement(parse, after + bool(done), "by in at of for")
            if further != NOWHERE and not subject:
                subject = with_place(parse, further, noun_of(parse, parse.phrases[further]))
            subject = subject or whose.owner
        elif whose.text:
            subject = subject or with_place(parse, after, whose)
    elif doing := gerund_after(parse, place):
        measure = f"{measure} {text_between(parse, place + 1, doing)}"
        further = complement(parse, doing, "by in at")
        subject = subject or noun_of(parse, parse.phrases[doing]).owner
        if further != NOWHERE and not subject and noun_of(parse, parse.phrases[further]).is_name:
            subject = noun_of(parse, parse.phrases[further]).text
    subject = subject or accompanied(parse, place)
    if not subject and lean.subject not in (NOWHERE, place) and not lean.is_subject:
        reports = base_of_verb(parse, lean.verb) in REPORTS
        reckons = noun_of(parse, parse.phrases[lean.subject]).head in _RECKONING
        told = (reports and not reckons) or not speaks(parse, lean.verb)
        subject = name_at(parse, lean.subject) if told else ""
    return Topic(subject, measure, itself=itself)


def has_two_verbs(parse: Parse, verb: int) -> bool:
    """ "carried rose" of "the number of passengers carried rose": a participle, and the verb of the sentence."""
    phrase = parse.phrases[verb]
    return parse.tags[phrase.first] == "E" and bool({"V", "E"} & set(parse.tags[phrase.first + 1 : phrase.last]))


def gerund_after(parse: Parse, place: int) -> int:
    """ "cost of rebuilding a house": where the noun stands that ends what is done; 0 where nothing is."""
    phrases = parse.phrases[place + 1 : place + 4]
    if [phrase.kind for phrase in phrases] != ["O", "v", "n"] or has_figure(parse, phrases[2]):
        return 0
    return place + 3 if parse.tags[phrases[1].first : phrases[1].last] == "G" else 0


def accompanied(parse: Parse, place: int) -> str:
    """ "34 trains, with a top speed of 125 mph": what comes before "with"; empty where no noun does."""
    phrases = parse.phrases
    if place < 2 or phrases[place - 1].kind != "P" or parse.tokens[phrases[place - 1].first].word != "with":
        return ""
    is_aside = phrases[place - 2].kind == "," and place == _ASIDE and phrases[0].kind == "n"
    return name_at(parse, 0) if is_aside else ""


_ASIDE = 3  # where the noun stands that follows "Trains, with"


def is_definite(parse: Parse, place: int) -> bool:
    """ "the fire", "Lenton County", "its members": one that is known; not "servicing", "lenders"."""
    phrase = parse.phrases[place]
    first = parse.lower[phrase.first]
    return first in ("the", "this", "its", "their") or noun_of(parse, phrase).is_name


def with_complement(parse: Parse, place: int, noun: Noun) -> str:
    after = complement(parse, place, "of")
    if after == NOWHERE or has_figure(parse, parse.phrases[after]):
        return noun.text
    return f"{noun.text} of {noun_of(parse, parse.phrases[after]).text}"


def named_after(parse: Parse, place: int) -> str:
    after = complement(parse, place, "from by at for")
    if after == NOWHERE:
        return ""
    noun = noun_of(parse, parse.phrases[after])
    return noun.text if noun.is_name else ""


def bearer(figure: Figure) -> int:
    """What is 3 metres high: the subject, or the noun straight before."""
    phrases = figure.parse.phrases
    before = figure.place - 1
    if before >= 0 and phrases[before].kind == ",":
        before -= 1
    if before >= 0 and phrases[before].kind == "n":
        return before
    return figure.lean.subject if not figure.lean.is_subject else NOWHERE


def subject_text(figure: Figure) -> str:
    """Who does what the figure's verb says; empty where that is only who says so."""
    lean = figure.lean
    gives = base_of_verb(figure.parse, lean.verb) in GIVING and not lean.preposition
    if lean.subject == NOWHERE or lean.is_subject or (speaks(figure.parse, lean.verb) and not gives):
        return ""
    return name_at(figure.parse, lean.subject)


def name_at(parse: Parse, place: int) -> str:
    """The name or noun at a place, of a phrase with a figure what that counts; empty for nowhere."""
    if place == NOWHERE:
        return ""
    phrase = parse.phrases[place]
    if has_figure(parse, phrase):
        value = parse.tokens[parse.tags.index("Q", phrase.first)].value
        is_alone = phrase.last - phrase.first == 1
        if isinstance(value, Quantity) and value.kind == "age" and parse.tags[phrase.first] == "D":
            return "he"  # "the 22-year-old", or she: the person last named
        return (isinstance(value, Quantity) and value.noun) or ("" if is_alone else text_between(parse, place, place))
    noun = noun_of(parse, parse.phrases[place])
    if noun.head in MEASURE_NOUNS and not noun.is_name:
        after = complement(parse, place, "of in at for")
        whose = noun_of(parse, parse.phrases[after]) if after != NOWHERE else noun
        return noun.owner or (whose.text if after != NOWHERE else "")
    return noun.pronoun or with_place(parse, place, noun)


def with_place(parse: Parse, place: int, noun: Noun) -> str:
    """The noun with its owner, or with the name that follows: "Norway's navy", "chapel at Brenham"."""
    if noun.owner and (noun.owner[:1].isupper() or noun.owner in ("its", "their", "his", "her")):
        return f"{noun.owner}'s {noun.text}" if noun.owner[:1].isupper() else f"{noun.owner} {noun.text}"
    after = complement(parse, place, "of at in on")
    if after != NOWHERE and noun_of(parse, parse.phrases[after]).is_name:
        return f"{noun.text} {text_between(parse, after - 1, after)}"
    return noun.text


def joined_measure(parse: Parse, place: int, verb: int) -> str:
    """ "Food and drink prices rose": one measure of two things, not food and drink prices; else empty."""
    phrases = parse.phrases
    if place + 3 != verb or phrases[place + 1].kind != "C" or phrases[place + 2].kind != "n":
        return ""
    if parse.lower[phrases[place + 1].first] != "and":
        return ""
    first, second = noun_of(parse, phrases[place]), noun_of(parse, phrases[place + 2])
    is_bare = "D" not in parse.tags[phrases[place].first : phrases[place + 2].last] and not (
        first.owner or second.owner
    )
    is_one = first.head not in MEASURE_NOUNS and second.head in MEASURE_NOUNS and " " in second.text
    return text_between(parse, place, place + 2) if is_bare and is_one and not first.is_name else ""


def done_by(figure: Figure) -> str:
    """What its subject did to the things counted: "killed" of "has killed 12 people"; empty for having and saying."""
    parse, verb = figure.parse, figure.lean.verb
    base = base_of_verb(parse, verb) if verb != NOWHERE else ""
    carried = base == "carry" and "E" in parse.tags[parse.phrases[verb].first : parse.phrases[verb].last]
    if verb == NOWHERE or (says_having(parse, verb) and not carried) or speaks(parse, verb):
        return ""  # "carried 3 million passengers" did so, "carries 300" can
    if says_level(parse, verb) and (figure.lean.preposition or base not in CHANGES or base in _GO):
        return ""  # "reached 900 jobs", "fell 30 points"; not "cut 900 jobs"
    return past_participle(base)


def predicate(parse: Parse, verb: int) -> str:
    """What the counted did or suffered: "led down from the ridge", "no electricity", "missing"."""
    phrase = parse.phrases[verb]
    words = [parse.tokens[place].word for place in range(phrase.first, phrase.last) if parse.tags[place] not in "XAT"]
    return " ".join(filter(None, (*words, tail_after(parse, verb + 1))))


def tail_after(parse: Parse, place: int) -> str:
    """The few words after a verb or a noun that belong to it: "from the ridge", "against measles"."""
    phrases = parse.phrases
    words: list[str] = []
    while place < len(phrases) and phrases[place].kind in "POTnA":
        phrase = phrases[place]
        if has_figure(parse, phrase):
            break
        if phrase.kind == "n":
            words += noun_of(parse, phrase).text.split(" ")
            if phrase.kind == "n" and len(words) > 2:
                break
        elif phrase.kind != "A":
            if place + 1 >= len(phrases) or phrases[place + 1].kind != "n" or has_figure(parse, phrases[place + 1]):
                break
            words.append(parse.tokens[phrase.first].word)
        place += 1
    return " ".join(words[:LONGEST])


def participle_after(parse: Parse, place: int) -> str:
    """ "flooded" of "barns flooded in the valley": a participle straight after a noun."""
    phrases = parse.phrases
    if place + 1 < len(phrases) and phrases[place + 1].kind == "v":
        phrase = phrases[place + 1]
        if parse.tags[phrase.first] in "EG":
            return parse.tokens[phrase.first].word
    return ""


def place_beside(parse: Parse, place: int) -> str:
    """The place that is named straight after a figure, or that opens its clause: "5% in Wales", "In Wales 40 pubs"."""
    after = complement(parse, place, "in at across on")
    if after != NOWHERE and (named := _place_named(parse, after)):
        return named
    at = place - 1
    while at >= 0 and parse.phrases[at].kind not in ".;:S":
        at -= 1
    if at + 2 < place and parse.phrases[at + 1].kind == "P":
        word = parse.lower[parse.phrases[at + 1].first]
        return _place_named(parse, at + 2) if word in ("in", "at", "across") else ""
    return ""


def _place_named(parse: Parse, place: int) -> str:
    phrase = parse.phrases[place]
    if phrase.kind != "n" or has_figure(parse, phrase) or "W" not in parse.tags[phrase.first : phrase.last]:
        return ""
    noun = noun_of(parse, phrase)
    return noun.text if noun.is_name or noun.head in PLACES else ""


def where_clause_of(parse: Parse, place: int) -> str:
    """ "Lenton County, where 40 homes burned": what the clause of a figure says more of; empty where it is another."""
    at = place - 1
    while at > 0 and parse.phrases[at].kind not in ".;:S":
        at -= 1
    if at < 1 or parse.tokens[parse.phrases[at].first].word != "where":
        return ""
    whole = antecedent(parse, at)
    return noun_of(parse, parse.phrases[whole]).text if whole != NOWHERE else ""


def place_after(parse: Parse, place: int) -> str:
    """Where or by whom, named after: "in Lenton County", "by Storm Petra"."""
    phrases = parse.phrases
    at = place + 1
    while at < len(phrases) and phrases[at].kind in "vnPOzTA":
        if phrases[at].kind == "n" and phrases[at - 1].kind == "P":
            noun = noun_of(parse, phrases[at])
            if noun.is_name:
                return noun.text
        at += 1
    return ""
