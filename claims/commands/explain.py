"""claims explain: how the figures of a text are read."""

from __future__ import annotations

import shutil
import sys
from itertools import chain

import click

from claims.commands.options import lexicon_option
from claims.terminal import Run, is_coloured, is_terminal
from claims.text.articles import read_articles
from claims.text.files import STANDARD_INPUT


@click.command(
    short_help="Show how the figures of a text are read.",
    context_settings={"ignore_unknown_options": True},  # for a text like "-5 degrees"
)
@click.argument("text")
@lexicon_option
def explain(text: str) -> None:
    """Show the figures in TEXT, how each is read, and by which rules; - reads the text from standard input.

    \b
    Example:
      claims explain "Revenue rose 12% to $1.2bn"
    """
    from claims.explain import explanations  # noqa: PLC0415  # 0.1 s, which --help need not pay

    is_input = text == STANDARD_INPUT
    texts = (article.text for article in read_articles(text, warn=Run().warn)) if is_input else [text]
    width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None
    count = 0
    for explanation in chain.from_iterable(explanations(text, width) for text in texts):
        click.echo("\n" * bool(count) + explanation, color=is_coloured(sys.stdout))
        count += 1
    if not count:
        click.echo("no figures found")
