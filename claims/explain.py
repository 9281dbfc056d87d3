"""What was read in a text and by which rules: for whoever wonders about a claim, or writes a rule."""

from collections.abc import Iterator

import click

from claims.extract import kind_of, sentence_near
from claims.notation import line
from claims.quantity.find import find_mentions
from claims.records import Mention
from claims.terminal import columns, printable

CUT = "…"
MARK = "^"
MARGIN = "  "


def explanations(text: str, width: int | None = None) -> Iterator[str]:
    """Four lines for each figure of the text, in colours: its sentence, a mark, the reading, kind and rules.

      Dues rose 12% last year.
                ^^^
      12 percent up
      percent: numeral, measured, plain, increase

    Sentences are cut to `width` columns where one is given. A text without figures gives nothing.
    """
    for mention in find_mentions(text):
        before, quote, after = around(text, mention, width)
        quantity = mention.quantity
        lines = (
            before + click.style(quote, bold=True) + after,
            " " * columns(before) + click.style(MARK * columns(quote), fg="green"),
            click.style(line(quantity), fg="green", bold=True),
            f"{kind_of(quantity)}: {', '.join(quantity.rules)}",
        )
        yield "\n".join(MARGIN + shown for shown in lines)


def around(text: str, mention: Mention, width: int | None) -> tuple[str, str, str]:
    """What stands before a quote in its sentence, the quote, and what stands after it."""
    start, end = sentence_near(mention)
    before, quote, after = (
        printable(text[first:last])
        for first, last in ((start, mention.start), (mention.start, mention.end), (mention.end, end))
    )
    if width is None or columns(MARGIN + before + quote + after) <= width:
        return before, quote, after
    reach = max(width - columns(MARGIN + quote + CUT + CUT), 0) // 2  # columns on either side
    return last_columns(before, reach), quote, last_columns(after[::-1], reach)[::-1]


def last_columns(text: str, reach: int) -> str:
    """The end of the text that fits, with a mark where it was cut: "… 12% of"."""
    if columns(text) <= reach:
        return text
    kept = text[len(text) - reach :]
    while columns(kept) > reach:
        kept = kept[1:]
    return CUT + kept
