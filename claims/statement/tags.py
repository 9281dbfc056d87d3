"""The part of speech of each token of a sentence, one letter each, from the lexicon and the words beside it.

A sentence's tags are a short string, as its kinds are: "Sales rose 20% to $3 million." is `NVQTQ.`.
"""

import re
from collections.abc import Set

from claims.records import Token
from claims.vocabulary import CURRENCY_OF_PLACE, KINDS, LINKS, Change, rows, word_class

# D determiner, R pronoun, Y pronoun with its auxiliary, O of, T to, P preposition, C conjunction, S subordinator,
# L relative pronoun, X auxiliary, A adverb, V verb, E past form, G -ing form, N noun or adjective, J genitive,
# W name, Q quantity, H hyphen, Z time; B (may be verb or noun) and K (that) are gone once their neighbours are asked.
_TAGS = {
    "determiner": "D", "pronoun": "R", "of": "O", "to": "T", "preposition": "P", "conjunction": "C",
    "subordinator": "S", "relative": "L", "auxiliary": "X", "pronoun and auxiliary": "Y", "adverb": "A", "time": "Z",
}  # fmt: skip
_MARKS = {
    "comma": ",", "semicolon": ";", "colon": ":", "point": ".", "ask": ".", "exclaim": ".", "open": "(", "close": ")",
    "open_bracket": "(", "close_bracket": ")", "quote": '"', "apostrophe": "'", "dash": "-", "hyphen": "H",
    "quantity": "Q", "numeral": "Q", "month": "Z", "weekday": "Z", "noise": "Z", "era": "Z", "clock": "Z", "zone": "Z",
    "ampersand": "&", "slash": "C",
}  # fmt: skip
_OF_KIND = {KINDS[name]: tag for name, tag in _MARKS.items()}
_NAME, _RISE, _NOISE = KINDS["name"], KINDS["rise"], KINDS["noise"]
_NO_TIMES = (None, "named", "labelled")  # the rules of noise whose tokens are names: "FTSE 250", "M25", "page 7"
_TIMES = word_class("stretches of time")
_DAYTIMES = frozenset(("morning", "afternoon", "evening", "night", "lunchtime", "midday"))
_BEFORE_TIME = frozenset(["this", "last", "next", "previous", "past", "coming", "following", "each", "every", "same"])
_FAR = "far"
_IN_TIMES = _DAYTIMES | _TIMES | {_FAR}
_GENITIVES = ("'s", "’s")
_VOWELS = frozenset("aeiou")


def _regular(base: str) -> tuple[str, str]:
    """The past and the -ing form of a verb that is written as the rule has it: plan -> planned, planning."""
    if base.endswith("ie"):
        return base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return base + "d", (base if base.endswith(("ee", "ye", "oe")) else base[:-1]) + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied", base + "ing"
    return base + "ed", base + "ing"


def _doubled(base: str) -> tuple[str, str]:
    return base + base[-1] + "ed", base + base[-1] + "ing"


def _third(base: str) -> str:
    """The form for he, she and it: goes, carries, plans."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def _verb_forms() -> dict[str, tuple[str, str]]:
    """Every form of every verb of verbs.csv with its tag and its base: "spent" -> ("E", "spend")."""
    found: dict[str, tuple[str, str]] = {}
    irregular: set[str] = set()
    for row in rows("verbs.csv"):
        if row["class"] == "doubling":
            continue
        for verb in row["verbs"].split("|"):
            base, *pasts = verb.split("/")
            if row["class"] == "also nouns":
                for form in (base, _third(base)):
                    found[form] = ("B", base)
                continue
            if row["class"] == "regular" and base in irregular:
                continue
            irregular.add(base)
            for past, gerund in _spellings(base):
                for form in pasts or [base if row["class"] == "unchanging" else past]:
                    found.setdefault(form, ("E", base))
                found.setdefault(gerund, ("G", base))
            found[_third(base)] = found[base] = ("V", base)
    return found


def _spellings(base: str) -> list[tuple[str, str]]:
    """Past and -ing form, both where Britain and America differ: travelled and traveled, travelling and traveling."""
    if _doubles(base):
        return [_doubled(base)]
    both = base[-1] == "l" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return [_regular(base), _doubled(base)] if both else [_regular(base)]


_DOUBLING = frozenset(
    verb for row in rows("verbs.csv") if row["class"] == "doubling" for verb in row["verbs"].split("|")
)


def _doubles(base: str) -> bool:
    """ "plan" and "admit" are planned and admitted, "open" and "limit" are opened and limited."""
    if base in _DOUBLING:
        return True
    ends = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return ends and len(re.findall("[aeiouy]+", base)) == 1


VERBS = _verb_forms()
PAST_ALONE = frozenset(  # "fell", "rose": past forms that are no participles
    past
    for row in rows("verbs.csv")
    for base, past, participle in (verb.split("/") for verb in row["verbs"].split("|") if "/" in verb)
    if past not in (base, participle) and not past.endswith("ed")
)
_CLOSED = {word: _TAGS[row["tag"]] for row in reversed(list(rows("tags.csv"))) for word in row["words"].split("|")} | {
    "that": "K"
}
_FALLBACK = re.compile(r"[BEGK]")
_AFTER_ARTICLE = re.compile(r"(?<=D)V")
_HYPHENATED = re.compile(r"(?<=H)[PTAOXCSVB]|[PTAOXCSVB](?=H)")
_SHORTEST_PAST = 5  # letters: "speed", "bring" are shorter than most forms in -ed and -ing


def tags_of(tokens: list[Token], names: Set[str] = frozenset()) -> str:
    """The tags of a sentence's tokens, a letter each; no token gives an empty string.

    `names` are words that the article has names of: with "Tesla" among them, "Tesla revenue rose" opens with a name.
    """
    tags = [_first_guess(token) for token in tokens]
    if tags and tags[0] == "W" and tokens[0].word not in names and not _is_name(tokens, tags):
        tags[0] = VERBS.get(tokens[0].word.lower(), ("N", ""))[0]
    words = [token[3] for token in tokens]
    if not _IN_TIMES.isdisjoint(words):
        _tag_times(words, tags)
    for match in _HYPHENATED.finditer("".join(tags)):
        tags[match.start()] = "N"  # "like-for-like", "built-up"
    for match in _AFTER_ARTICLE.finditer("".join(tags)):
        tags[match.start()] = "N"  # "the firm", which elsewhere is to grow firm
    for match in _FALLBACK.finditer("".join(tags)):
        place = match.start()
        tags[place] = _BY_NEIGHBOURS[tags[place]](tokens, tags, place)
    return "".join(tags)


def _tag_times(words: list[str], tags: list[str]) -> None:
    """Tag what words of time make one with the words before them."""
    for place in range(1, len(words)):
        if tags[place - 1] == "S" and words[place] == _FAR:
            tags[place - 1] = "A"  # "so far"
        if tags[place - 1] == "Z" and words[place] in _DAYTIMES:
            tags[place] = "Z"  # "Monday evening"
        if words[place] in _TIMES and words[place - 1].lower() in _BEFORE_TIME:
            tags[place - 1] = tags[place] = "Z"  # "last year"
            if place > 1 and tags[place - 2] == "D" and words[place - 2].lower() == "the":
                tags[place - 2] = "Z"


def _is_name(tokens: list[Token], tags: list[str]) -> bool:
    """Whether the capital that opens a sentence is a name's: "Wanderers won", not "Underlying profit rose"."""
    word = tokens[0].word
    if word in CURRENCY_OF_PLACE or not word[1:].islower() or tags[1:2] in (["W"], ["&"]):
        return True
    if word.lower().endswith(_NOUN_ENDINGS) and tags[1:2] != ["W"]:
        return False
    return word.lower() not in VERBS and tags[1:2] not in (["N"], ["B"], ["G"], ["C"], ["P"], ["O"], ["H"])


_NOUN_ENDINGS = (
    "age", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ices", "ales", "ields", "osts", "ents", "ates",
)  # fmt: skip
_remembered: dict[tuple[str, str], str] = {}
_KNOWN_WORDS = 100_000  # more than an English dictionary of forms


def _first_guess(token: Token) -> str:
    key = token[0], token[3] if token[0] != _NOISE else f"{token[3]} {token[4]}"
    tag = _remembered.get(key)
    if tag is None:
        tag = _tag_of_word(token)
        if tag != "Q" and len(_remembered) < _KNOWN_WORDS:
            _remembered[key] = tag
    return tag


def _tag_of_word(token: Token) -> str:
    kind, word = token.kind, token.word.lower()
    if kind == _NOISE and token.value in _NO_TIMES:
        return "W" if token.word[:1].isupper() else "N"
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if kind != _NAME and word in _CLOSED:
        return _CLOSED[word]
    if word.endswith(_GENITIVES):
        return "J"
    if kind == _NAME:
        return "Y" if word in _CLOSED and _CLOSED[word] == "Y" else "W"
    if kind == _RISE and isinstance(token.value, Change):
        if token.value.role == "comparative":
            return "A"
        if word.partition(" ")[0] not in VERBS:
            return "N" if token.value.role == "noun" else "V"  # also "ticked up"
    if (verb := word.partition(" ")[0]) in VERBS:
        return VERBS[verb][0]
    if kind in _LINK_LETTERS or not word[:1].isalpha():
        return "P" if kind in _LINK_LETTERS and word in ("on", "in") else "N" if word[:1].isalpha() else "."
    if word.endswith("ly") and len(word) >= _SHORTEST_PAST:
        return "A"
    if len(word) > _SHORTEST_PAST and word.isalpha():
        return "E" if word.endswith("ed") else "G" if word.endswith("ing") else "N"
    return "N"


_LINK_LETTERS = frozenset(LINKS.values())


def _that(_: list[Token], tags: list[str], place: int) -> str:
    """ "said that it", "the bank that lends", "that bank"."""
    after = tags[place + 1] if place + 1 < len(tags) else "."
    before = tags[place - 1] if place else "."
    if before in "NWQ)" and after in "VXEB":
        return "L"
    if before in "VEGN,C" and after in "DRWQJY":
        return "S"
    if after in "NB" and before not in "VEG":
        return "D"
    return "R" if after in "VXPT,." else "S"


def _noun_or_verb(tokens: list[Token], tags: list[str], place: int) -> str:
    """ "to cost £3m", "the cost of it", "plans cost £3m", "plans to build"."""
    before = tags[place - 1] if place else "."
    after = tags[place + 1] if place + 1 < len(tags) else "."
    has_adverb = before == "A" and place > 1
    if has_adverb:
        before = tags[place - 2]
    if before in "XTRYL" or (has_adverb and before in "NW" and after in _AFTER_VERBS):
        return "V"  # "it cost", "the kiln now stands at"
    if before in "NW" and _stands_at_figure(tokens, tags, place):
        return "V"
    if before == "Q":
        is_verb = after in "DTQR" and _ends_plural(tokens[place - 1]) and not tokens[place].word.endswith("s")
    elif before in 'NWZ)"':
        is_verb = _is_verb_after_noun(tokens, place, before, after)
    elif before in ",)":
        third = tokens[place].word.endswith("s") and after in "PTK"
        is_verb = (after in "DQ" or third) and place > 1  # "The arena, which holds 9,000, cost £40m"
    else:
        is_verb = before == "C" and after in "DQ" and any(tag in "VE" for tag in tags[:place])
    return "V" if is_verb else "N"


_AFTER_VERBS = frozenset("DQRSTKPAJ")


def _stands_at_figure(tokens: list[Token], tags: list[str], place: int) -> bool:
    """ "unemployment stands at 5%": the clause's first verb, then "at" or "to" and a figure; not "put it at £3m"."""
    clause = re.split("[,;:.SC]", "".join(tags[:place]))[-1]
    is_verb = tokens[place].word.endswith("s") and not _ends_plural(tokens[place - 1]) and not set("VEX") & set(clause)
    return is_verb and tags[place + 2 : place + 3] == ["Q"] and tokens[place + 1].word in ("at", "to")


def _is_verb_after_noun(tokens: list[Token], place: int, before: str, after: str) -> bool:
    """ "the firm plans to", "tickets cost £3" and "the ticket cost me", not "water levels rose"."""
    if tokens[place].word.endswith("s"):
        of_name = before == "W" and not _ends_plural(tokens[place - 1])
        return after in "DQRSTK" or (after in "PAJ" and of_name)
    if tokens[place].word in _PAST_AS_WELL:
        return after in "DQR"
    return after in "DQRST" and _ends_plural(tokens[place - 1])


_PAST_AS_WELL = frozenset(
    verb for row in rows("verbs.csv") if row["class"] == "unchanging" for verb in row["verbs"].split("|")
)


def _ends_plural(token: Token) -> bool:
    word = token.word.lower()
    return word.endswith("s") or word in ("people", "men", "women", "children", "police", "officials")


def _past(_: list[Token], tags: list[str], place: int) -> str:
    """ "the expected loss" (an adjective), "was expected", "expected a loss"."""
    before = tags[place - 1] if place else "."
    after = tags[place + 1] if place + 1 < len(tags) else "."
    if before == "A" and place > 1:
        before = tags[place - 2]
    if before == "H" or (before in "DJPO" and after in "NWQBH"):
        return "N"
    return "N" if before in "D" and after in "N" else "E"


def _gerund(_: list[Token], tags: list[str], place: int) -> str:
    """ "the opening season" (an adjective), "the building of", "was building", "a surge pushing"."""
    before = tags[place - 1] if place else "."
    after = tags[place + 1] if place + 1 < len(tags) else "."
    if before in "DJH" or (not place and after in "NBVX") or (before in "N" and after in "VXE.O,P") or (after in "O"):
        return "N"
    if before == "P" and after == "N" and tags[place + 2 : place + 3] == ["W"]:
        return "N"  # "shares in roofing contractor Lindqvist"
    return "N" if before in "ON" and after in "NB" else "G"


_BY_NEIGHBOURS = {"B": _noun_or_verb, "E": _past, "G": _gerund, "K": _that}
