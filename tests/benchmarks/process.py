"""What a command costs: the time that it takes and the most memory that it holds."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "claims.cli")
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes on macOS, else kilobytes


class Cost(NamedTuple):
    seconds: float
    peak: int  # bytes that were resident at most, of the largest process
    processor: float  # seconds of all cores together


def cost_of(*arguments: str, root: Path = ROOT, command: Sequence[str] = COMMAND) -> Cost:
    """What `claims` costs with these arguments, or another command, start-up included.

    `root` may be another copy of the project.

    Linux counts as a child's memory what its parent held when it began, so this file runs once more, as a small
    process in between. RuntimeError: when the command fails, with what it said.
    """
    starter = (sys.executable, "-I", "-S", __file__, *command, *arguments)
    done = subprocess.run(starter, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"claims {' '.join(arguments)}: {done.stderr.strip()}")
    return Cost(*json.loads(done.stdout))


def start(command: list[str]) -> int:
    began = perf_counter()
    status = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    seconds = perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps((seconds, used.ru_maxrss * KILOBYTE, used.ru_utime + used.ru_stime)))
    return status


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
