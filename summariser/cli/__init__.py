"""The command line: thin commands that parse, call and print. `--help` imports click alone."""

import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click

_COMMANDS = {
    "summarise": (
        "summariser.cli.summarise",
        "Summarise articles: events and attributions, each with its exact words.",
    ),
    "eval": ("summariser.cli.evaluate", "Score a reader, or predictions, against gold."),
    "compare": ("summariser.cli.compare", "Show two runs article by article, and whether the difference is chance."),
    "verify": ("summariser.cli.verify", "Check saved results anew against their articles, without a model."),
    "show": ("summariser.cli.show", "Show saved results as pages, without a model."),
    "schema": ("summariser.cli.schema", "Print a JSON Schema: of the result, its parts, or the wire reply."),
}
"""Name, module and one line of help of each command; the module is imported when the command is called."""

INTERRUPTED = 130
CUT_OFF = 141
"""As a shell reports SIGPIPE: no other status may be read into a pipe that was closed."""
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
"""What an output fails with that takes no more."""

_COLLECTED = 50_000, 20, 50
"""When the garbage collector looks for cycles: what imports, replies and results make is large and has none, and each
look through it costs as much as an audit."""


class _Ended(KeyboardInterrupt):
    """As Ctrl-C, by a signal that asks a process to end: what is under way is left in the same order."""

    def __init__(self, signum: int) -> None:
        self.signum = signum


def _end(signum: int, _: object) -> None:
    raise _Ended(signum)


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """Ends with CUT_OFF where the reader of our output went away: nothing is left to say, also not when Python flushes
    at its end; and with a word where it was interrupted. Inside of click, which has a status and a line of its own."""
    try:
        yield
    except BrokenPipeError:
        from summariser.cli.output import abandon_standard_output

        abandon_standard_output()
        raise click.exceptions.Exit(CUT_OFF) from None
    except KeyboardInterrupt as error:
        click.echo("summariser: interrupted.", err=True)
        raise click.exceptions.Exit(128 + error.signum if isinstance(error, _Ended) else INTERRUPTED) from None


class _LazyGroup(click.Group):
    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _ending_at_once():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _ending_at_once():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("summariser")
        except PackageNotFoundError:
            number = "(not installed)"
        click.echo(f"summariser {number}")
        ctx.exit()


@click.group(
    cls=_LazyGroup,
    epilog="Exit status: 0 all done; 1 an article failed; 2 usage or configuration; 3 the provider failed; 4 the "
    "budget was reached; 5 a request is not in the cassette; 130 interrupted (129, 143 by SIGHUP, SIGTERM); 141 the "
    "output was cut off.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def group() -> None:
    """Structured news summaries: what happened, who said so, and the exact words that say it."""


def main() -> None:
    """Entry point of the command `summariser`."""
    gc.set_threshold(*_COLLECTED)
    sys.stdout = _buffered(sys.stdout)
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _ending_at_once():
            status = _called()
    except click.exceptions.Exit as error:
        status = error.exit_code
    except Exception as error:
        if os.environ.get("SUMMARISER_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            from summariser.cli.output import abandon_standard_output, unwritten

            abandon_standard_output()
            click.echo(f"summariser: {unwritten(error)}", err=True)
            sys.exit(1)
        from summariser.errors import fault_words

        click.echo(f"summariser: {fault_words(error)}.", err=True)
        status = 1
    status = status if isinstance(status, int) else 0
    loop = sys.modules.get("summariser.loop")
    if loop is not None and loop.under_way():
        _end_now(status)
    sys.exit(status)


def _end_now(status: int) -> None:
    """End without Python's own end: a thread that it stops midway in a library of another language may abort it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def _buffered(stream: Any) -> Any:
    """Standard output that writes all it is given, or fails. Python's own without a buffer (PYTHONUNBUFFERED, -u) hands
    over once, and says nothing where a full disk took but a part."""
    if not isinstance(getattr(stream, "buffer", None), io.RawIOBase):
        return stream
    writer: Any = io.BufferedWriter(stream.buffer)
    return io.TextIOWrapper(writer, encoding=stream.encoding, errors=stream.errors, line_buffering=True)


def _called() -> object:
    """What the command line asks for is done; its exit status."""
    try:
        status = group.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("summariser: interrupted.", err=True)
        return INTERRUPTED
    return status
