"""How much of an input may become one article: a file of a few kilobytes can unpack to terabytes.

The limit is said by an environment variable, so that processes started later keep to the same.
"""

import os

MOST_TEXT = "CLAIMS_MOST_TEXT"  # the environment variable, in megabytes
USUAL_MOST_TEXT = 10  # megabytes; three long novels, so anything longer is not one article
LARGEST_MOST_TEXT = 1024  # megabytes; of more than twice that, Arrow and lxml cannot hold a text
MEGABYTE = 2**20  # bytes


def most_text() -> int:
    """The most bytes of one article, as it stands in its file once that is unpacked: 10485760 where nobody says.

    ValueError: when the environment says something else than a number of megabytes.
    """
    said = os.environ.get(MOST_TEXT) or str(USUAL_MOST_TEXT)
    if not (said.isascii() and said.isdecimal() and 1 <= int(said) <= LARGEST_MOST_TEXT):
        raise ValueError(f"{MOST_TEXT} is {said!r}: set it to a number of megabytes from 1 to {LARGEST_MOST_TEXT}")
    return int(said) * MEGABYTE


def allow_text(megabytes: int) -> None:
    """From now on, one article may have so many megabytes."""
    os.environ[MOST_TEXT] = str(megabytes)


def too_large_to_read() -> str:
    """Why a file that is read whole is not: settings, words, a suite, a table of references."""
    return f"more than {most_text() // MEGABYTE} MB: split it, or allow more with {MOST_TEXT}"


def too_large() -> str:
    """Why an article is left out, and what to do."""
    return f"more than {most_text() // MEGABYTE} MB in one article: split it, or allow more with --most-text"
