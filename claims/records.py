"""The records that pass from one step to the next: all immutable, each field with its unit and odd values."""

from datetime import date
from typing import NamedTuple


class Article(NamedTuple):
    """One article as it was read; `text` is never changed after this, so offsets always point into it."""

    id: str  # file stem, or the `id` of the input record
    text: str
    source: str = ""  # publisher; empty when the input does not say
    published: date | None = None  # None when the input does not say; never guessed from today
    title: str = ""
    path: str = ""  # the input file as given, "-" for standard input, "" for text given in Python
    first_line: int = 1  # 1-based line of the input file on which `text` begins
    first_column: int = 1  # 1-based column of that line
    is_verbatim: bool = True  # False when `text` is not a stretch of the file (HTML, JSON, CSV): lines then stay put


class Token(NamedTuple):
    """A stretch of text with the letter of its kind (claims.vocabulary.KINDS)."""

    kind: str
    start: int  # offset in the article's text
    end: int
    word: str  # as printed
    value: object = None  # what the lexicon or a rule says that it stands for


class Unit(NamedTuple):
    """A unit of measurement as the table writes it."""

    name: str  # a pint expression; an ISO 4217 code for money
    kind: str  # a kind of claims.csv
    factor: float = 1.0  # a stated number times this is a number of `name`: decade -> 10 year, cent -> 0.01 USD


class Quantity(NamedTuple):
    """How much: a number as it is read, from bare digits to a bounded amount with its unit and noun."""

    value: float | None  # the stated figure in `unit`; the middle of a range; None for a vague amount
    low: float | None  # None where the words set no lower end
    high: float | None  # None where the words set no upper end
    bound: str = "="  # = < <= > >= range vague
    is_approximate: bool = False
    step: float | None = None  # place value of the last printed digit, in `unit`; None for fractions in words
    unit: Unit | None = None  # None for counts and bare numbers
    noun: str = ""  # what a count counts
    kind: str = ""  # of claims.csv; empty while it follows from unit and noun
    change: str = "level"  # level, increase, decrease
    form: str = "digits"  # digits, grouped (1,234), decimal, words, one, vague, fraction: how the number was printed
    scale: float = 1.0  # million 1e6: what the number was multiplied by
    rules: tuple[str, ...] = ()  # the names of the rules that read it, in order


class Mention(NamedTuple):
    """The stretch of an article's text that states one quantity."""

    start: int
    end: int
    quantity: Quantity
    sentence: tuple[int, int]  # start and end of the sentence that holds it


class Period(NamedTuple):
    """A closed stretch of the calendar."""

    first: date
    last: date  # the last day of it, itself inside


class Shift(NamedTuple):
    """How far back a phrase such as "a year earlier" goes from the period that its sentence is about."""

    months: int = 0
    days: int = 0


class TimePhrase(NamedTuple):
    """A phrase of time, with the preposition that it hangs on: "since 2014", "in the three months to March"."""

    start: int  # offsets in the article's text
    end: int
    period: Period | None  # None for what cannot be dated here: "at the time", or "last year" of an undated article
    role: str = "in"  # in, since, until, from, baseline, earlier, now: see claims.statement.periods
    shift: Shift | None = None  # of the role "earlier" alone


class Statement(NamedTuple):
    """What a mention says beside its quantity; what the text does not tell is empty."""

    subject: str = ""  # whose figure
    measure: str = ""  # of what
    of: str = ""  # the whole of a share
    period: Period | None = None  # when
    speaker: str = ""  # who says so; empty for the article's own voice
    modality: str = "stated"  # stated, pledged, target, expected, denied, hypothetical


class Claim(NamedTuple):
    """One row of claims.csv: its fields are the columns of the table, in order, with the types that they have there."""

    claim_id: str  # 16 hex digits from article_id, start, end and quote
    article_id: str
    source: str
    published: date | None
    title: str
    start: int  # offsets in the article's text: text[start:end] == quote
    end: int
    line: int  # 1-based place of `start` in the input file
    column: int
    quote: str
    sentence: str
    kind: str  # the quantity's kind, else count where it has a noun, else number
    value: float | None
    low: float | None
    high: float | None
    bound: str
    approximate: bool
    step: float | None
    unit: str
    noun: str
    of: str = ""  # from here on empty where the text does not tell
    change: str = "level"
    subject: str = ""
    measure: str = ""
    period_start: date | None = None
    period_end: date | None = None
    speaker: str = ""
    modality: str = "stated"
    base_low: float | None = None
    base_high: float | None = None
    base_unit: str = ""
    rate: float | None = None  # units of the base currency per unit stated
    rate_date: date | None = None
    fact_id: str = ""
    rule: str = ""


class Fact(NamedTuple):
    """One row of facts.csv: what all claims on one fact state, and whether they can all be true."""

    fact_id: str
    subject: str
    measure: str
    kind: str
    of: str
    change: str
    modality: str
    period_start: date | None
    period_end: date | None
    base_unit: str
    claims: int
    articles: int
    sources: int
    first_published: date | None
    last_published: date | None
    floor: float | None  # what all claims together still allow, in base_unit; floor > ceiling: they disagree
    ceiling: float | None
    low_stated: float | None  # the lowest and the highest that any of them states
    high_stated: float | None
    status: str  # agrees, conflicts, revised, single
    verdict: str = "unverified"  # supported, contradicted, unverified: against the reference tables given
    evidence: str = ""  # reference row and source
