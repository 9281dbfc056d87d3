"""From claims to a file, in constant memory: written whole or not at all, ordered by article_id and start."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import secrets
import shutil
import stat
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace
from typing import IO, NamedTuple, TypeAlias

from claims.records import Claim
from claims.table import COLUMNS, DAYS, schema
from claims.text.articles import PACKED, STANDARD_INPUT, file_at, problem, shown

STANDARD_OUTPUT = "-"
SUFFIXES = (".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".parquet")
MOST_ROWS = 1000  # of an article that are held in memory at a time, each of about a kilobyte
PARQUET_BLOCK = 2**23  # bytes of CSV that become one row group
APPROXIMATE = list(COLUMNS).index("approximate")

class OutputError(ValueError):
    """Where no table can be written: one line that names the place and what to do."""
