"""The command: `python -m tests.mutants`, from the folder of the project."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from hypothesis import settings

from tests.mutants.faults import Fault, faults_in
from tests.mutants.session import ARGUMENTS, Outcome, Session

SEED = 7
SAMPLE = 150
MINUTES = 600.0
GROUPS: dict[str, tuple[str, ...]] = {
    "quantity": ("claims/quantity/**/*.py",),
    "normalise": ("claims/normalise.py", "claims/intervals.py", "claims/notation.py"),
    "relations": ("checks/relations/*.py", "checks/slips.py", "checks/inside.py"),
}
READING = (
    "tests/quantity", "tests/golden", "tests/facts/test_intervals.py", "tests/facts/test_pairs.py",
    "tests/test_normalise.py", "tests/test_notation.py", "tests/test_rates.py", "tests/text/test_shared_currencies.py",
)  # fmt: skip
CHECKING = ("tests/golden", *(f"tests/checks/test_{name}.py" for name in (
    "relations", "agreement", "ambiguous", "calendar", "dates", "enumeration", "light", "one_fact", "slips", "stories",
    "reference_relations", "reference_words", "reference_data", "references", "originals", "passages", "text",
    "wording",
)))  # fmt: skip
TESTS = {"quantity": READING, "normalise": READING, "relations": CHECKING}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("group", type=click.Choice(list(GROUPS)))
@click.option("--sample", default=SAMPLE, show_default=True, help="So many faults, at random; 0 for every one.")
@click.option("--seed", default=SEED, show_default=True, help="Of the sample.")
@click.option("--minutes", default=MINUTES, show_default=True, help="Stop after that, with those tried so far.")
@click.option("--file", "only", multiple=True, help="Of these files alone.")
@click.option("--again", type=click.Path(exists=True, path_type=Path), help="Only the survivors of an earlier run.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to write the survivors.")
def main(  # noqa: PLR0913, PLR0917  # one for each option
    group: str, sample: int, seed: int, minutes: float, only: tuple[str, ...], again: Path | None, output: Path | None
) -> None:
    """Put faults into the code of GROUP, and tell those that no test sees."""
    files = sorted(path for pattern in GROUPS[group] for path in Path().resolve().glob(pattern))
    every = [fault for file in files if not only or str(file).endswith(only) for fault in faults_in(file)]
    if again is not None:
        wanted = {tuple(row) for row in json.loads(again.read_text(encoding="utf-8"))}
        chosen = [fault for fault in every if _row(fault) in wanted]
    else:
        chosen = random.Random(seed).sample(every, min(sample or len(every), len(every)))
    outcomes: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if outcome.told != "seen":
            fault = outcome.fault
            place = f"{fault.file.relative_to(Path().resolve())}:{fault.line}"
            click.echo(f"{place} {outcome.told} of {outcome.tests}\n    {fault.was}\n -> {fault.now}")

    settings.load_profile("mutants")
    paths = [path for path in TESTS[group] if Path(path).exists()]
    pytest.main([*ARGUMENTS, *paths], plugins=[Session(chosen, minutes, tell)])
    _tell_all(outcomes, len(every))
    if output is not None:
        rows = [_row(outcome.fault) for outcome in outcomes if outcome.told != "seen"]
        output.write_text(json.dumps(rows, indent=0), encoding="utf-8")


def _tell_all(outcomes: Sequence[Outcome], every: int) -> None:
    told = Counter(outcome.told for outcome in outcomes)
    click.echo(f"{len(outcomes)} of {every} faults: " + ", ".join(f"{told[what]} {what}" for what in sorted(told)))
    if outcomes:
        click.echo(f"{100 * told['seen'] / len(outcomes):.1f}% seen")


def _row(fault: Fault) -> tuple[str, str, str, str, int]:
    """What tells a fault from all others, as long as the code of its function stays."""
    return fault.file.name, fault.owner or " ".join(fault.names), fault.was, fault.now, fault.line


if __name__ == "__main__":
    main()
