"""One Spark session for all tests, with several partitions: where the extra pyspark or Java is missing, they skip."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTITIONS = 3
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
    "spark.sql.shuffle.partitions": str(PARTITIONS),
    "spark.sql.adaptive.coalescePartitions.enabled": "false",  # or few rows would share one partition
    "spark.sql.files.openCostInBytes": "4096",  # or few files would
}


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    pyspark_sql = pytest.importorskip("pyspark.sql", reason="Spark is an extra: pip install 'numeric-claims[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark runs on Java 17, which is not installed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        from checks.spark.session import new_session  # noqa: PLC0415  # an extra

        builder = pyspark_sql.SparkSession.builder.master(f"local[{PARTITIONS}]")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        session = new_session(builder)
        yield session
        session.stop()
