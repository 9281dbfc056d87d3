"""Tables out of Spark: Parquet in parts at any path that Spark writes, or one file as the local engine writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checks.spark.paths import SCHEME, spark_path
from checks.spark.session import reason_of
from checks.spark.streams import unpacked
from checks.spark.tables import claims_table
from claims.output import STANDARD_OUTPUT, OutputError, target_at
from claims.records import Claim
from claims.text.files import shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PARQUET = ".parquet"


def check_output(output: str, inputs: Sequence[str]) -> None:
    """OutputError: when no table can be written there, before anything is read."""
    if output.rstrip("/") in (given.rstrip("/") for given in inputs):
        raise OutputError(f"{shown(output)}: an input as well: write the table elsewhere")
    if output != STANDARD_OUTPUT and not is_folder(output):
        if SCHEME in output:
            raise OutputError(f"{shown(output)}: Spark writes Parquet there: name a folder that ends in {PARQUET}")
        target_at(output)


def is_folder(output: str) -> bool:
    """Whether a table goes there in parts, which Spark writes side by side."""
    return output.rstrip("/").endswith(PARQUET)


def claims_in_order(readings: DataFrame) -> DataFrame:
    """The readings that hold claims, in the order of claims.csv."""
    return readings.where("length(claims) > 0").orderBy("article_id")


def write_claims_folder(readings: DataFrame, output: str, no_sentence: bool) -> None:
    """The claims as a folder of Parquet files, whose names are in the order of their rows."""
    from pyspark.sql.functions import lit  # noqa: PLC0415  # an extra

    table = claims_table(claims_in_order(readings))
    write_folder(table.withColumn("sentence", lit("")) if no_sentence else table, output)


def write_folder(table: DataFrame, output: str) -> None:
    """The rows as they come. OutputError: when Spark cannot write there."""
    from py4j.protocol import Py4JJavaError  # noqa: PLC0415  # comes with pyspark
    from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

    try:
        table.write.mode("overwrite").parquet(spark_path(table.sparkSession, output))
    except (PySparkException, Py4JJavaError) as error:
        reason = reason_of(error)
        raise OutputError(f"{shown(output)}: Spark cannot write there ({reason}): choose another place") from error


def claims_one_by_one(readings: DataFrame, no_sentence: bool) -> Iterator[Claim]:
    """The claims in the order of claims.csv, of which the driver holds one part at a time."""
    for row in claims_in_order(readings).select("claims").toLocalIterator(prefetchPartitions=True):
        for claim in unpacked(row.claims):
            yield claim._replace(sentence="") if no_sentence else claim
