"""A worked example in Markdown, typed as a reader types it."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any


def type_as_written(markdown: str) -> None:
    """Run the blocks of Python in their order, in the current folder; what one prints is the block of text after it.

    A block of CSV is the file articles.csv.
    """
    names: dict[str, Any] = {}
    printed = ""
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE):
        if language == "csv":
            Path("articles.csv").write_text(block, encoding="utf-8")
        elif language == "python":
            with redirect_stdout(io.StringIO()) as out:
                exec(compile(block, "README.md", "exec"), names)  # our own README: what a reader pastes
            printed = out.getvalue()
        elif language == "text":
            assert block == printed
