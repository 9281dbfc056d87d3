"""A unit or noun said once holds for the figures that lean on it: "from 12 to 15 tonnes", "263 of them"."""

from claims.quantity.amounts import bounded, in_unit
from claims.quantity.noise import is_plural
from claims.records import Mention, Quantity, Token, Unit
from claims.vocabulary import KINDS, Change

_K = KINDS
_QUANTITY = KINDS["quantity"]
_NEAR = 3  # tokens beside a figure in which a word tells what it counts

# What a bare number counts beside one of these words.
_VICTIMS = frozenset(
    "kill kills killed killing injure injures injured injuring wound wounds wounded wounding hurt hurting arrest arrested arresting detain detained detaining "
    "evacuate evacuated evacuating rescue rescued rescuing hospitalise hospitalised hospitalize hospitalized displace displaced infect infected infecting "
    "dead die died dying missing survivors casualties victims fatalities trapped stranded drowned deported jailed employs employ employed employing sacked".split()
)
_SPECTATORS = frozenset("crowd crowds attendance attendances gate audience".split())
_PARENTS = frozenset("mother father mum dad parent parents mom grandmother grandfather".split())
_COLLECTIVES = frozenset(
    "crew team party staff panel group squad fleet army family gang jury board workforce population class committee force battalion council cabinet convoy "
    "contingent delegation cast herd flock household band choir cohort sample series run string list".split()
)
_TOLLS = {"toll": "deaths", "headcount": "staff", "workforce": "staff", "population": "people", "deaths": "deaths", "turnout": "voters", "membership": "members"}
_BESIDE = frozenset(_K[k] for k in ("from", "to", "against", "than", "and", "or", "with", "versus", "comma", "by", "at", "of", "bound", "bound_or_tail", "another", "open",
                                    "colon", "hyphen", "dash", "between"))  # fmt: skip
_POINTS_OF_SHARE = 100  # points; more than these are of an index
_DEFINITE = frozenset("the its their these those our his her this".split())


def with_lent_units(text: str, tokens: list[Token], previous: list[Mention]) -> list[Token]:
    """The tokens with every bare number given the unit or noun that it leans on, where one is plain."""
    tokens = _with_conversions(_with_points(tokens, previous))
    places = [place for place, token in enumerate(tokens) if token.kind == _QUANTITY]
    tokens = _with_denominators(tokens, places, previous)
    if all(not _is_bare(_of(tokens[place])) for place in places):
        return tokens
    tokens = list(tokens)
    for order, place in enumerate(places):
        quantity = _of(tokens[place])
        if _is_bare(quantity):
            lent = _lent(text, tokens, places, order, previous)
            if lent is not None:
                tokens[place] = tokens[place]._replace(value=lent._replace(rules=(*lent.rules, "lent")))
    return tokens


def _with_points(tokens: list[Token], previous: list[Mention]) -> list[Token]:
    """ "by 3 points" beside a share is percentage points; beside an index or a game they stay points."""
    out = tokens
    for place, token in enumerate(tokens):
        quantity = token.value
        if not isinstance(quantity, Quantity) or token.kind != _QUANTITY or quantity.noun.lower() not in ("point", "points") or quantity.unit is not None:
            continue
        shares = any(isinstance(t.value, Quantity) and t.kind == _QUANTITY and t.value.kind == "percent" for t in tokens)
        shares = shares or any(mention.quantity.kind == "percent" for mention in previous)
        largest = quantity.high if quantity.high is not None else quantity.low
        if shares and largest is not None and largest < _POINTS_OF_SHARE and not any(t.word.lower() in _SCORING for t in tokens):
            out = list(out)
            out[place] = token._replace(value=in_unit(quantity._replace(noun=""), Unit("percentage_point", "percentage_point")))
    return out


_SCORING = frozenset("index scored scoring scores rebounds assists game season league nasdaq dow ftse shares stocks".split())


def _with_conversions(tokens: list[Token]) -> list[Token]:
    """ "more than 100 kilometres (60 miles)": the figure in brackets says the same again, under the same bound."""
    out = tokens
    for place in range(2, len(tokens)):
        if tokens[place].kind != _QUANTITY or tokens[place - 1].kind not in (_K["open"], _K["slash"]) or out[place - 2].kind != _QUANTITY:
            continue
        said, again = _of(out[place - 2]), _of(tokens[place])
        if said.unit is None or again.unit is None or said.kind != again.kind or said.unit.name == again.unit.name or again.bound != "=":
            continue
        if said.bound in ("<", "<=", ">", ">="):
            again = bounded(again, said.bound, is_approximate=said.is_approximate)
        out = list(out) if out is tokens else out
        out[place] = tokens[place]._replace(value=again._replace(is_approximate=said.is_approximate, change=said.change))
    return out


def _with_denominators(tokens: list[Token], places: list[int], previous: list[Mention]) -> list[Token]:
    """The "per gallon" of "$4.10 a gallon, up from $3.80" for the second price too."""
    rates = [mention.quantity for mention in previous if mention.quantity.unit is not None and " / " in mention.quantity.unit.name]
    out = tokens
    for place in places:
        quantity = _of(tokens[place])
        if quantity.unit is None:
            continue
        if " / " in quantity.unit.name:
            rates.append(quantity)
            continue
        for near, rate in enumerate(reversed(rates)):
            assert rate.unit is not None
            in_sentence = near < len(rates) - len(previous)
            is_lent = rate.unit.name.startswith(quantity.unit.name + " / ") and quantity.scale == rate.scale == 1
            if is_lent and _is_close(rate, quantity, 3.0 if in_sentence or _is_compared(tokens, place) else 1.5):
                if out is tokens:
                    out = list(tokens)
                out[place] = tokens[place]._replace(value=quantity._replace(unit=rate.unit, kind=rate.kind, rules=(*quantity.rules, "rate_lent")))
                break
    return out


def _is_compared(tokens: list[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].kind in (_K["from"], _K["against"], _K["than"], _K["with"], _K["versus"], _K["to"])


def _of(token: Token) -> Quantity:
    assert isinstance(token.value, Quantity)
    return token.value


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and not quantity.noun and quantity.kind == "" and quantity.form != "one"


def _lent(text: str, tokens: list[Token], places: list[int], order: int, previous: list[Mention]) -> Quantity | None:
    place = places[order]
    quantity = _of(tokens[place])
    noun = _named_nearby(text, tokens, place) or _toll(tokens, place)
    if noun:
        return _counting(quantity, noun)
    donor = _whole(tokens, place) or _suspended(tokens, place) or _donor(tokens, places, order)
    if donor is not None:
        return _like(quantity, donor)
    noun = _subject_noun(tokens, place)
    if noun:
        return _counting(quantity, noun)
    return _from_before(tokens, place, quantity, previous)


def _counting(quantity: Quantity, noun: str) -> Quantity:
    return quantity._replace(noun=noun, kind="count")


def _like(quantity: Quantity, donor: Quantity) -> Quantity:
    if donor.unit is None:
        return _counting(quantity, donor.noun)
    return in_unit(quantity, donor.unit)._replace(noun=donor.noun, kind=donor.kind)


# --- words beside the figure


def _named_nearby(text: str, tokens: list[Token], place: int) -> str:
    """What words right beside the number say that it counts: "five of the injured", "a crowd of 1,150", "killed 57"."""
    for reader in (_of_them, _collective, _predicate, _victims, _sized, _opening):
        noun = reader(text, tokens, place)
        if noun:
            return noun
    return ""


def _of_them(text: str, tokens: list[Token], place: int) -> str:
    """ "Five of the injured", "34 of the assembly's 75 seats": the noun of the whole."""
    ahead = place + 1
    if ahead + 1 >= len(tokens) or tokens[ahead].kind != _K["of"]:
        return ""
    if tokens[ahead + 1].word.lower() in ("them", "these", "those", "which", "whom"):
        return ""
    for token in tokens[ahead + 1 : ahead + 9]:
        if token.kind == _QUANTITY:
            return _of(token).noun
        if token.kind in (_K["comma"], _K["point"], _K["rise"]):
            break
        if token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    word = tokens[ahead + 2] if ahead + 2 < len(tokens) and tokens[ahead + 1].word.lower() in _DEFINITE else None
    return word.word if word is not None and word.word.lower() in ("injured", "dead", "wounded", "missing", "accused", "total") and word.word != "total" else ""


def _collective(text: str, tokens: list[Token], place: int) -> str:
    """ "a crowd of 1,150" spectators, "a mother of three" children, "a crew of two" crew, "in front of 41,230"."""
    back = place - 2 if place and tokens[place - 1].kind == _K["only"] else place - 1
    if back < 1 or tokens[back].kind != _K["of"]:
        return ""
    word = tokens[back - 1].word.lower()
    if word in _SPECTATORS or word == "front":
        return "spectators"
    if word in _PARENTS:
        return "children"
    return word if word in _COLLECTIVES else ""


def _predicate(text: str, tokens: list[Token], place: int) -> str:
    """ "Sixty-two were pupils": the noun that the number is said to be."""
    ahead = place + 1
    if ahead + 1 >= len(tokens) or tokens[ahead].word.lower() not in ("were", "are", "was"):
        return ""
    word = tokens[ahead + 1]
    return word.word if word.kind == _K["word"] and is_plural(word.word) else ""


def _victims(text: str, tokens: list[Token], place: int) -> str:
    """ "killing 31", "left 12 dead", "57 were hurt": people."""
    if place and tokens[place - 1].word.lower() in _VICTIMS:
        return "people"
    after = [token.word.lower() for token in tokens[place + 1 : place + 3]]
    if after and after[0] in _VICTIMS:
        return "people"
    return "people" if len(after) > 1 and after[0] in ("others", "more") and after[1] in _VICTIMS else ""


def _sized(text: str, tokens: list[Token], place: int) -> str:
    """ "four 160 MW machines": the noun beyond the measure of each."""
    if place + 2 >= len(tokens) or tokens[place + 1].kind != _QUANTITY or _of(tokens[place + 1]).unit is None:
        return ""
    ahead = place + 2 + (tokens[place + 2].kind == _K["hyphen"])
    for token in tokens[ahead : ahead + 3]:
        if token.kind not in (_K["word"], _K["name"]):
            return ""
        if is_plural(token.word):
            return token.word
    return ""


def _opening(text: str, tokens: list[Token], place: int) -> str:
    """ "Of the new jobs, 150 will be permanent": the whole that opens the sentence."""
    if not tokens or tokens[0].word.lower() not in ("of", "among"):
        return ""
    for ahead, token in enumerate(tokens[1:8], start=1):
        if token.kind == _QUANTITY:
            return _of(token).noun if ahead < place else ""
        if token.kind == _K["comma"]:
            return ""
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


# --- figures beside the figure


def _donor(tokens: list[Token], places: list[int], order: int) -> Quantity | None:
    """The figure of the same sentence that this one leans on: the nearest before it, else the next one after it."""
    place = places[order]
    quantity = _of(tokens[place])
    for earlier in reversed(places[:order]):
        donor = _of(tokens[earlier])
        if _is_bracketed(tokens, earlier) and not _is_bracketed(tokens, place):
            continue
        if _may_lend(tokens, earlier, place, donor, quantity):
            return donor
    for later in places[order + 1 : order + 2]:
        donor = _of(tokens[later])
        if _is_joined(tokens, place, later) and not _is_bare(donor) and donor.kind not in ("age", "ratio") and _fits(quantity, donor):
            return donor
    return None


def _whole(tokens: list[Token], place: int) -> Quantity | None:
    """The whole that a part is of: "280 million of the 1.5 billion shekels"."""
    if place + 1 >= len(tokens) or tokens[place + 1].kind != _K["of"]:
        return None
    for token in tokens[place + 2 : place + 6]:
        if token.kind in (_K["comma"], _K["stop"]) and token.word.lower() not in _DEFINITE:
            return None
        if token.kind == _QUANTITY:
            donor = _of(token)
            return None if _is_bare(donor) or donor.kind in ("ratio", "age", "duration") else donor
    return None


def _suspended(tokens: list[Token], place: int) -> Quantity | None:
    """ "two- and three-bedroom flats": a hyphen left hanging takes what the next one is joined to."""
    if place + 2 >= len(tokens) or tokens[place + 1].kind != _K["hyphen"] or tokens[place + 2].kind not in (_K["comma"], _K["and"], _K["or"], _K["to"]):
        return None
    for token in tokens[place + 2 : place + 9]:
        if token.kind == _QUANTITY and not _is_bare(_of(token)):
            return _of(token)
    return None


def _is_bracketed(tokens: list[Token], place: int) -> bool:
    """Whether a figure stands in brackets by itself: a conversion, which lends nothing."""
    return 0 < place < len(tokens) - 1 and tokens[place - 1].kind == _K["open"] and tokens[place + 1].kind == _K["close"]


def _may_lend(tokens: list[Token], earlier: int, place: int, donor: Quantity, quantity: Quantity) -> bool:
    if donor.kind == "age" and place - earlier == 2 and tokens[place - 1].kind in (_K["and"], _K["or"], _K["to"]):  # noqa: PLR2004
        return quantity.form == "digits"
    if _is_bare(donor) or donor.kind in ("ratio", "age", "duration"):
        return donor.kind == "duration" and _is_more(tokens, place) and place - earlier < 10  # noqa: PLR2004
    if donor.unit is None:
        if not donor.noun or not is_plural(donor.noun.split()[-1]):
            return False
        return quantity.scale <= max(donor.scale, 1) * 1e3 or quantity.scale == donor.scale
    if not _fits(quantity, donor) or (donor.kind == "percent" and tokens[place - 1].kind in (_K["to"], _K["at"]) and tokens[earlier - 1].kind != _K["from"]):
        return False
    same_form = quantity.form == donor.form == "grouped"
    if donor.kind == "money" and quantity.scale == 1 and tokens[place - 1].kind == _K["and"] and not same_form:
        return False
    return _is_beside(tokens, place) or quantity.scale > 1 or (quantity.form == donor.form == "decimal")


def _is_more(tokens: list[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].kind in (_K["more"], _K["others"])


def _fits(quantity: Quantity, donor: Quantity) -> bool:
    """Whether a number printed so can be one of the donor's unit: "642 billion" of money, "57" of bushels."""
    if donor.kind in ("percent", "percentage_point", "basis_point", "temperature"):
        return quantity.scale == 1 and quantity.form in ("digits", "decimal")
    if quantity.scale > 1 or donor.scale > 1:
        return quantity.scale > 1 and (donor.kind in ("money", "mass", "volume", "count", "area", "energy", "rate") or donor.scale > 1)
    return True


def _is_beside(tokens: list[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].kind in _BESIDE


def _is_joined(tokens: list[Token], place: int, later: int) -> bool:
    """Whether only a link word stands between two figures: "12 to 15 tonnes", "12 or, at most, 15"."""
    between = tokens[place + 1 : later]
    return len(between) == 1 and between[0].kind in (_K["to"], _K["or"], _K["and"], _K["comma"], _K["hyphen"]) or (
        len(between) == 2 and between[0].kind == _K["comma"] and between[1].kind in (_K["and"], _K["or"])  # noqa: PLR2004
    )


# --- the clause and the sentence before


def _toll(tokens: list[Token], place: int) -> str:
    """ "the death toll rose to nine", "the number of reservists from 23,000": what the word before the verb counts."""
    for back in range(place - 1, max(-1, place - 14), -1):
        token = tokens[back]
        if token.word.lower() in _TOLLS:
            return _TOLLS[token.word.lower()]
        if token.word.lower() in ("number", "total", "tally", "count"):
            return _numbered(tokens, back + 1, place)
        if token.kind == _QUANTITY or token.kind in (_K["semicolon"], _K["comma"], _K["stop"]) and token.word.lower() not in _VICTIMS | {"has", "had", "have", "was", "is", "that", "to", "called", "up", "up to"}:
            return ""
    return ""


def _numbered(tokens: list[Token], first: int, last: int) -> str:
    """The noun of "number of reservists", the people of "number killed"."""
    for token in tokens[first:last]:
        if token.word.lower() in _VICTIMS:
            return "people"
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


def _is_close(donor: Quantity, quantity: Quantity, factor: float = 5.0) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    sizes = [q.value if q.value is not None else q.low if q.low is not None else q.high for q in (donor, quantity)]
    return all(sizes) and 1 / factor <= sizes[0] / sizes[1] <= factor  # type: ignore[operator]


def _subject_noun(tokens: list[Token], place: int) -> str:
    """The plural noun that a verb of change or of number is said of: "vacancies fell by 11,000", "the toll rose to nine"."""
    seen_verb = False
    for distance, token in enumerate(reversed(tokens[max(0, place - 12) : place])):
        if token.kind in (_K["semicolon"], _K["colon"], _QUANTITY) or (distance >= _NEAR and not seen_verb):
            return ""
        lower = token.word.lower()
        if isinstance(token.value, Change) or lower in _NUMBERING:
            seen_verb = True
        elif seen_verb and token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


_NUMBERING = frozenset("numbered number total totalled totaled reached reach hit stood stands is was were averaged reaching hitting passed".split())


def _from_before(tokens: list[Token], place: int, quantity: Quantity, previous: list[Mention]) -> Quantity | None:
    """The noun of the sentence before, for a figure that opens its sentence or says "another", "more", "others"."""
    opens = not any(token.kind == _QUANTITY for token in tokens[:place]) and place <= _NEAR
    if quantity.scale > 1 or quantity.form == "grouped":
        for mention in reversed(previous):
            donor = mention.quantity
            if donor.noun and donor.unit is None and donor.scale == quantity.scale and _is_close(donor, quantity):
                return _counting(quantity, donor.noun)
    if not (opens or _is_more(tokens, place) or (place and tokens[place - 1].kind == _K["another"])):
        return None
    for mention in reversed(previous):
        donor = mention.quantity
        if donor.noun and donor.unit is None:
            return _counting(quantity, donor.noun)
        if donor.kind == "money" and quantity.scale > 1:
            return _like(quantity, donor)
    return None


