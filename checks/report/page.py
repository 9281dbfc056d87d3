"""The door to Jinja: a report as one HTML file that asks nothing of any network."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checks.report.records import Page

if TYPE_CHECKING:
    from jinja2 import Environment

LAYOUT = Path(__file__).with_name("layout")
SCRIPTS = ("common.js", "articles.js", "reading.js", "table.js", "places.js")  # in this order one script


def written(page: Page) -> str:
    """The page as HTML with its style and its script inside; what articles say is text there, never a command.

    A policy forbids all that is not in the file itself, https://www.w3.org/TR/CSP3/: the style and the script count by
    their hash, nothing is fetched, and no text becomes HTML by script.
    """
    from markupsafe import Markup  # noqa: PLC0415  # which --help need not pay

    style, script = read("style.css"), '"use strict";\n{\n' + "".join(map(read, SCRIPTS)) + "}\n"
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{hashed(style)}'",
            f"script-src '{hashed(script)}'",
            "img-src data:",  # for the icon, which is empty
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    return (
        environment()
        .get_template("report.html.jinja")
        .render(
            page=page,
            policy=policy,
            style=Markup(style),  # our own file
            script=Markup(script),  # our own files
            data=Markup(page.data),  # JSON without a sign that HTML knows
        )
    )


def read(name: str) -> str:
    return (LAYOUT / name).read_text(encoding="utf-8")


def hashed(content: str) -> str:
    """The content as a policy names it: "sha256-…"."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  # as above

    return Environment(
        loader=FileSystemLoader(LAYOUT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
