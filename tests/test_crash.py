"""`claims run` killed at any moment: no file is half there, and the next run ends as if nothing had happened."""

import csv
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
MOMENTS = 20
SEED = 7
TABLES = ("claims.csv", "facts.csv", "discrepancies.csv", "changes.csv")
LEFT = (".claims-state.jsonl.gz", "report.html", *TABLES)


def started(folder: Path, output: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "claims.cli", "run", "news", "-o", output],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stderr=subprocess.DEVNULL,
    )


def add_article(folder: Path, number: int) -> None:
    text = f"The port of Halvorsund took {number + 3} million euros in dues in {2000 + number}, from {number} ships."
    (folder / "news" / f"{number:02}.txt").write_text(text, encoding="utf-8")


def is_whole(table: Path) -> bool:
    with table.open(encoding="utf-8", newline="") as lines:
        widths = {len(row) for row in csv.reader(lines, strict=True)}
    return len(widths) == 1 and table.read_bytes().endswith(b"\n")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    add_article(tmp_path, 0)
    begun = time.perf_counter()
    assert started(tmp_path, "tables").wait() == 0
    seconds = time.perf_counter() - begun
    moment, killed = random.Random(SEED), 0
    for number in range(1, MOMENTS + 1):
        add_article(tmp_path, number)
        run = started(tmp_path, "tables")
        time.sleep(moment.uniform(0, seconds))
        run.kill()
        killed += run.wait() != 0
        assert [name for name in TABLES if not is_whole(tmp_path / "tables" / name)] == []
        assert (tmp_path / "tables" / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert killed
    assert started(tmp_path, "tables").wait() == 0
    assert started(tmp_path, "anew").wait() == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(LEFT)
    for name in ("claims.csv", "facts.csv", "discrepancies.csv", "report.html"):
        assert (tmp_path / "tables" / name).read_bytes() == (tmp_path / "anew" / name).read_bytes(), name
