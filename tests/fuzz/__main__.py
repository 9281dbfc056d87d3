"""The command: `python -m tests.fuzz`, from the folder of the project."""

import time

import click
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import TARGETS

MINUTES = 60.0
ROUND = 20  # examples between two looks at the clock; checking takes half a second for each


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", type=click.Choice(list(TARGETS)))
@click.option("--minutes", default=MINUTES, show_default=True, help="How long to go on.")
@click.option("--seed", "first", default=0, show_default=True, help="Of the first round; each has the next one.")
def main(target: str, minutes: float, first: int) -> None:
    """Feed TARGET with odd and damaged material; what breaks it is made small, and shown with the seed of its round."""
    end = time.monotonic() + 60 * minutes
    number = first
    while time.monotonic() < end:
        try:
            one_round(target, number, ROUND)
        except BaseException:
            click.echo(f"Found: python -m tests.fuzz {target} --seed {number} --minutes 0.1", err=True)
            raise
        number += 1
    click.echo(f"{target}: {(number - first) * ROUND} examples, seeds {first} to {number - 1}, nothing found")


def one_round(target: str, number: int, examples: int) -> None:
    """Some examples, the same for the same number. Whatever a target raises, for the smallest that raises it."""
    material, check = TARGETS[target]

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(material())
    def run(example: object) -> None:
        check(example)

    run()


if __name__ == "__main__":
    main()
