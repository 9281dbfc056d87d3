"""The command `claims`: what it takes, what it prints, and how it ends."""

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

import claims
from claims.output import OutputError
from claims.own_rows import LexiconError
from claims.pool import WorkerError
from claims.terminal import printable, quiet_pipe
from claims.text.files import InputError, shown

WRONG_USE = 2  # exit status, of unreadable input as well
COMMANDS = ("check", "explain", "export", "extract", "report", "run")  # each in a module of its name
LESS_AT_A_TIME = "give it less at a time, or fewer --workers"
STOPPED = 130  # exit status after Ctrl-C, as shells give it
SIGNALLED = 128  # and what they add to the number of any signal


class Commands(click.Group):
    """The commands, ending as the contract says: with one line on stderr and an exit status that tells."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # "?" where a terminal has no 円, not a traceback
        try:
            with unwound_when_asked():
                status = super().main(*arguments, **{**settings, "standalone_mode": False})
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "claims"
            status = fail(f"{error.format_message()} See {command} --help")
        except (InputError, OutputError, LexiconError, WorkerError) as error:
            status = fail(str(error))
        except OSError as error:  # what no command expects: of words that go to a full disk, say
            place = shown(os.fsdecode(error.filename)) if error.filename else "standard output"
            status = fail(f"{place}: cannot be read or written ({error.strerror}): check the disk and its permissions")
        except MemoryError:
            status = fail(f"not enough memory: {LESS_AT_A_TIME}")
        except click.Abort:  # Ctrl-C
            click.echo("stopped", err=True)
            status = STOPPED
        sys.exit(status)

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """The command of that name, loaded when it is asked for: none pays for what the others need."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"claims.commands.{name}"), name)
        return command

    def invoke(self, context: click.Context) -> Any:
        with quiet_pipe():
            return super().invoke(context)


@contextmanager
def unwound_when_asked() -> Iterator[None]:
    """A request to end, as of `kill` or `timeout`, unwinds as Ctrl-C does, so that no half-written file stays."""
    if threading.current_thread() is not threading.main_thread():  # no other may say what a signal does
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(SIGNALLED + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def fail(message: str) -> int:
    click.echo(f"error: {printable(message)}", err=True)
    return WRONG_USE


def print_version(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        click.echo(f"claims {claims.__version__}")
        context.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Tell the version and leave.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Read the figures out of news articles into a table of claims, and check whether they agree.

    \b
    Examples:
      claims extract archive/ -o claims.csv
      claims check archive/ --fail-on warning
      claims report archive/ -o report.html
      claims run archive/ -o tables/
      claims explain "Revenue rose 12% to $1.2bn"
      claims export tables/claims.csv --to sqlite -o tables/

    \b
    Completion of commands and options, once typed or put in the start-up file of:
      bash: eval "$(_CLAIMS_COMPLETE=bash_source claims)"
      zsh:  eval "$(_CLAIMS_COMPLETE=zsh_source claims)"
      fish: _CLAIMS_COMPLETE=fish_source claims | source
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(WRONG_USE)


if __name__ == "__main__":
    main()
