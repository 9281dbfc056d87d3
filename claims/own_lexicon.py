"""The door for a user's own rows of the lexicon: named before anything is read, checked, tried on their examples."""

from __future__ import annotations

import os
import sys
from functools import lru_cache

from claims.own_rows import FOLDER, LexiconError, digest_of, folder_in_use
from claims.text.files import InputError

TOO_LATE = "text was read with other rows before: name the folder first of all, in a new process"


def use_lexicon(folder: str | os.PathLike[str]) -> None:
    """From now on, and in processes started later, text is read with the rows of a folder as well.

    With "smoot|smoots" of 1.7018 meter in units.csv there, "a bridge of 364 smoots" is 619.4552 meter. Nothing
    happens when the same rows are in use already.

    InputError: when the folder or a row of it cannot be used, with file, line and what to do; and when text was read
    with other rows before, since one process knows one lexicon.
    """
    name = os.fspath(folder)
    modules, earlier = set(sys.modules), folder_in_use()
    os.environ[FOLDER] = name
    try:
        prove_once(name, digest_of(name))
    except LexiconError as error:
        put_back(modules, earlier)
        raise InputError(str(error)) from error


@lru_cache(1)
def prove_once(folder: str, digest: str) -> None:
    vocabulary = sys.modules.get("claims.vocabulary")
    if vocabulary is not None and vocabulary.digest() != digest:
        raise LexiconError(f"{folder}: {TOO_LATE}")
    from claims.own_proofs import prove  # noqa: PLC0415  # builds the vocabulary, with the rows of the folder

    prove()


def put_back(modules: set[str], earlier: str) -> None:
    """As before the attempt, so that a user at a prompt can mend the row and try again."""
    for name in set(sys.modules) - modules:
        if name.partition(".")[0] in ("claims", "checks"):
            del sys.modules[name]
    if earlier:
        os.environ[FOLDER] = earlier
    else:
        del os.environ[FOLDER]
