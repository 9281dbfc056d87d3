"""The door to a Spark session: found, set up, or told in one line why there is none."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claims.own_rows import FOLDER, folder_in_use
from claims.terminal import is_terminal
from claims.text.files import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LONGEST_REASON = 200  # characters
MOST_ROWS = 1000  # of a batch between Spark and Python, each with an article and its claims: some 30 MB
SETTINGS = {
    "spark.sql.execution.arrow.pyspark.enabled": "true",  # or gaps become the word "nan"
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(MOST_ROWS),
    "spark.sql.session.timeZone": "UTC",  # a day of publication is not moved by where a cluster stands
    "spark.sql.parquet.mergeSchema": "true",  # or a column that the first file lacks is lost without a word
}
STARTED_HERE = {"spark.ui.enabled": "false", "spark.log.level": "ERROR"}  # where the user has not said otherwise


@contextmanager
def spark_session() -> Iterator[SparkSession]:
    """A session with the settings that the tables need: that of `spark-submit` or of this process, else a local one.

    What runs already goes on running afterwards, with its own settings again.

    InputError: when pyspark or Java is not there, or a task fails.
    """
    try:
        from py4j.protocol import Py4JJavaError  # noqa: PLC0415  # an extra, and half a second
        from pyspark.errors import PySparkException, PySparkRuntimeError  # noqa: PLC0415  # as above
        from pyspark.sql import SparkSession  # noqa: PLC0415  # as above
    except ImportError as error:
        raise InputError("--engine spark: pyspark is missing: pip install 'numeric-claims[spark]'") from error
    running = SparkSession.getActiveSession()
    try:
        session = running or new_session(SparkSession.builder)
    except PySparkRuntimeError as error:
        raise InputError(
            "--engine spark: Spark does not start, most likely for want of Java 17: install it (Debian: apt install "
            "openjdk-17-jre-headless), or name its folder in JAVA_HOME"
        ) from error
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)  # what goes wrong is told in one line
    earlier = {name: session.conf.get(name, None) for name in SETTINGS}
    for name, value in SETTINGS.items():
        session.conf.set(name, value)
    try:
        yield session
    except (PySparkException, Py4JJavaError) as error:
        raise InputError(f"--engine spark: a task failed ({reason_of(error)}): Spark tells more above") from error
    finally:
        if running is None:
            session.stop()
        else:
            for name, known in earlier.items():
                session.conf.unset(name) if known is None else session.conf.set(name, known)


def reason_of(error: Exception) -> str:
    """The line that says what is wrong: before it stands a page of Python, behind it one of Java."""
    lines = str(error).partition("\n\tat ")[0].strip().splitlines()
    return lines[-1].strip()[:LONGEST_REASON] if lines else type(error).__name__


def new_session(builder: SparkSession.Builder) -> SparkSession:
    """A new one, of the master and settings that spark-submit or spark-defaults.conf name, else on all cores here."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # on a cluster its own is named, see README.md
    wished = STARTED_HERE | {"spark.ui.showConsoleProgress": str(is_terminal(sys.stderr)).lower()}
    set_already = os.environ.get("PYSPARK_SUBMIT_ARGS", "")
    for name, value in wished.items():
        if name not in set_already:
            builder = builder.config(name, value)
    if own_words := folder_in_use():  # on a cluster it has to lie there on every machine
        builder = builder.config(f"spark.executorEnv.{FOLDER}", str(Path(own_words).resolve()))
    return builder.appName("claims").getOrCreate()
