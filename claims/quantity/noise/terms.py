"""Numbers inside set terms: "a six-figure sum", "a 95% confidence interval"."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import IN_WORDS
from claims.quantity.plurals import is_plural
from claims.vocabulary import kinds, word_class

TERMS = Grammar()
_TESTS = frozenset(("CI", "CIs", "CrI"))
_CONFIDENCE = frozenset(("confidence", "credible", "uncertainty"))
_OF_CONFIDENCE = frozenset(("interval", "intervals", "level", "limits", "bounds"))
_MONEY_OF_FIGURES = word_class("money of so many figures")


@TERMS.look_alike(
    "numeral hyphen maybe_label",
    reads={"a six-figure sum": "", "paid a low seven-figure fee": ""},
    leaves=("a six-figure display of dancers", "six figures were shown"),
)
def of_figures(match: Match) -> bool:
    """ "a six-figure sum": how many digits it has, and no six of anything."""
    return match.inside()[-1].word.lower() == "figure" and match.word_after() in _MONEY_OF_FIGURES


@TERMS.look_alike(
    "numeral hyphen? (unit/word) (word/maybe_label)|amount unit (word/maybe_label)",
    reads={"22-carat gold": "", "a ring of 18 carat gold": "", "a 24-karat gold tap": ""},
    leaves=("a 12-carat diamond", "22 carats of gold dust"),
)
def of_fineness(match: Match) -> bool:
    """ "22-carat gold": how pure the gold is, not its weight."""
    *_, unit, metal = match.inside()
    return unit.word.lower() in ("carat", "karat", "ct") and metal.word.lower() == "gold"


@TERMS.look_alike(
    "(label/maybe_label/word) (numeral/spelt)",
    reads={"a category one storm": "", "phase three trials": "", "type two diabetes": ""},
    leaves=("to stage four concerts", "one class four times", "on the flight one passenger slept"),
)
def of_a_class(match: Match) -> bool:
    """ "a category one storm", "stage four cancer": which of a row of classes it is."""
    label, number = match.inside()
    if quantity_of(number).form not in IN_WORDS or (quantity_of(number).value or 0) > _MOST_CLASSES:
        return False
    after = match.after()
    is_counted = after is not None and is_plural(after.word)
    return label.word.lower() in _CLASSES or (label.word.lower() in _CLASSES_OR_VERBS and not is_counted)


_MOST_CLASSES = 12
_CLASSES = word_class("classes in a row")
_CLASSES_OR_VERBS = frozenset(("stage", "type", "grade", "level", "class"))


@TERMS.look_alike(
    "bare risky",
    reads={"a 1080p webcam": "", "the screen is 720p": ""},
    leaves=("at 720p a share", "a 72p stamp"),
)
def of_lines(match: Match) -> bool:
    """ "1080p": the lines of a screen, unless they are pence by the share."""
    number, letter = match.inside()
    is_lines = letter.word == "p" and number.word in _LINES and match.is_glued()
    return is_lines and match.kind_after() not in _PER


_LINES = frozenset(("480", "720", "1080", "1440", "2160"))
_PER = kinds("a per")


@TERMS.look_alike(
    "currency open numeral close",
    reads={"cash flow of £(12.3)m": ""},
    leaves=("£3 (12.3)",),
)
def of_a_loss(_: Match) -> bool:
    """ "£(12.3)m": a loss as accounts print it, whose scale stands beyond the bracket."""
    return True


@TERMS.look_alike(
    "(half|portion|numeral) hyphen unit",
    reads={"half-year results": "", "its half-year profit": ""},
    leaves=("a half-year sentence", "half-hour delays"),
)
def of_half_a_year(match: Match) -> bool:
    """ "half-year results": those of a part of the year, and no stretch of it."""
    return match.inside()[0].word.lower() == "half" and match.word_after() in _REPORTED


_REPORTED = word_class("what is told of half a year")


@TERMS.look_alike(
    "amount unit (name/word) (word/label)?",
    reads={"(95% CI 1.1 to 1.8)": "1.1..1.8 number", "a 95% confidence interval of 4 to 6 points": "4..6 (points)"},
    leaves=("95% confidence in the plan", "95% of CI staff"),
)
def of_confidence(match: Match) -> bool:
    """ "95% CI", "a 95% confidence interval": how sure an interval is, as it always is."""
    _, unit, word, *rest = match.inside()
    if unit.word not in ("%", "percent", "per cent", "pc"):
        return False
    return word.word in _TESTS if not rest else word.word in _CONFIDENCE and rest[0].word in _OF_CONFIDENCE
