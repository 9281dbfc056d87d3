"""The countries that a text names, told by the currency that each pays in."""

import re
from collections import Counter

from claims.vocabulary import CURRENCY_OF_PLACE

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w*")
_OF_MONEY = re.compile(r"\$| (?:dollar|dlr|cent|buck)s?\b")
_ERA = "B.C."  # "500 B.C." is a year
_SHORTEST_DATELINE = 4  # letters: "US" and "UK" are names, not towns in capitals

_FORMS: dict[str, list[str]] = {}  # first word -> the names of places that begin with it, longest first
for _form in sorted(CURRENCY_OF_PLACE, key=len, reverse=True):
    if _first := _CAPITALISED.match(_form):
        _FORMS.setdefault(_first.group(), []).append(_form)


def places_in(text: str, lead: int = 0) -> Counter[str]:
    """How often a text names a place that pays in each currency: "OSLO - Norway and New Zealand" is NOK 2, NZD 1.

    The longest name counts ("New Zealand", not Denmark's Zealand), in capitals too ("OTTAWA"); one that begins within
    the first `lead` characters counts twice. The "US" of "US$5" and the Canadians of "5 Canadian dollars" are names of
    money.
    """
    found: Counter[str] = Counter()
    last = 0
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        forms = _FORMS.get(word)
        is_dateline = forms is None and word.isupper() and len(word) >= _SHORTEST_DATELINE
        if is_dateline:
            forms = _FORMS.get(word.capitalize())
        if forms is None or (start := match.start()) < last:
            continue
        for form in forms:
            end = start + len(form)
            printed = text[start:end]
            if (printed == form or (is_dateline and printed == form.upper())) and not text[end : end + 1].isalnum():
                last = end
                if not (_OF_MONEY.match(text, end) or (form == _ERA and text[start - 2 : start - 1].isdigit())):
                    found[CURRENCY_OF_PLACE[form]] += 2 if start < lead else 1
                break
    return found
