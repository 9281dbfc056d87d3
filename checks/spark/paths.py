"""Where articles lie, as Spark sees it: which kinds of files, what is left out, and what went wrong in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checks.spark.session import reason_of
from claims.text.decoding import whole_characters
from claims.text.files import PACKED, STANDARD_INPUT, InputError, shown
from claims.text.formats import READERS, known_suffixes

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

READ_BY_LINE = frozenset((".jsonl", ".ndjson"))
READ_BY_ROW = frozenset((".parquet",))
READ_WHOLE = frozenset(READERS) - READ_BY_LINE - READ_BY_ROW
SCHEME = "://"  # of a path that only Spark knows
UNSEEN = "readme."  # how the names of files begin that speak of the others


class Place(NamedTuple):
    """One input."""

    number: int  # among the inputs, from 0
    given: str  # the path, as the user has it
    suffixes: frozenset[str]  # of the files there, in lower case and without .gz
    path: str  # as Spark has it

    def only(self, suffixes: Iterable[str]) -> dict[str, str]:
        """The options by which Spark reads files of these kinds there, in all folders below."""
        names = [
            f"*{written}{packed}" for name in suffixes for written in (name, name.upper()) for packed in ("", PACKED)
        ]
        return {"recursiveFileLookup": "true", "pathGlobFilter": f"{{{','.join(sorted(names))}}}"}

    def shown(self, uri: str) -> str:
        """The file as the local engine calls it: "archive/nato.txt" of file:/home/ana/archive/nato.txt."""
        if SCHEME in self.given or not uri.startswith("file:"):
            return uri
        path, root = Path(f"/{uri.removeprefix('file:').lstrip('/')}"), Path(self.path)
        inside = path.is_relative_to(root)
        return whole_characters(str(Path(self.given, path.relative_to(root)) if inside else path))

    def is_left_out(self, uri: str) -> bool:
        """Whether a file is a README found in a folder."""
        name = uri.rpartition("/")[2]
        return name.lower().startswith(UNSEEN) and name != self.given.rpartition("/")[2]


def place_in(session: SparkSession, number: int, given: str) -> Place:
    """What lies at a path. InputError: when nothing does that is read."""
    if given == STANDARD_INPUT:
        raise InputError("standard input: Spark does not read it: name a file or folder, or leave out --engine spark")
    path = spark_path(session, given)
    listed = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(path)
    # `length` is in the listing already: no file is opened.
    endings = (
        listed.where("length >= 0")
        .selectExpr("lower(regexp_extract(path, '[^/]*$', 0)) as name")
        .selectExpr(
            r"regexp_extract(name, '(\\.[a-z0-9]+)(\\.gz)?$', 1) as suffix", "name like 'readme.%' as is_unseen"
        )
    )
    found = endings.where("not is_unseen").distinct().collect() or endings.distinct().collect()
    suffixes = frozenset(row.suffix for row in found) & frozenset(READERS)
    if not suffixes:
        raise InputError(f"{shown(given)}: no article in it: put files there that end in {known_suffixes()}")
    return Place(number, given, suffixes, path)


def spark_path(session: SparkSession, given: str) -> str:
    """The path as it is; one of this machine in full, for Java and the processes it starts may stand elsewhere."""
    system = session.sparkContext._jsc.hadoopConfiguration().get("fs.defaultFS")  # no public way to ask
    is_here = SCHEME not in given and str(system).startswith("file:")
    return str(Path.cwd() / given) if is_here else given


@contextmanager
def plain_spark_errors(given: str) -> Iterator[None]:
    """Whatever Spark says of a path becomes an InputError that names it."""
    from py4j.protocol import Py4JJavaError  # noqa: PLC0415  # comes with pyspark
    from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

    try:
        yield
    except InputError:
        raise
    except ValueError as error:
        raise InputError(f"{shown(given)}: {error}") from error
    except (PySparkException, Py4JJavaError) as error:
        told = " ".join(str(error).split())
        if "PATH_NOT_FOUND" in told or "does not exist" in told:
            raise InputError(f"{shown(given)}: no such file or folder: check the name") from error
        reason = reason_of(error)
        raise InputError(f"{shown(given)}: Spark cannot read it ({reason}): check its name and rights") from error
