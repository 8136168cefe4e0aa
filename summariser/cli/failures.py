"""Failures as a user meets them: one sentence on stderr and a documented exit status."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import click

from summariser.errors import CassetteMissError, ModelError, SummariserError, SummariserWarning
from summariser.render.words import one_line
from summariser.settings import NO_FLAGS, Settings

Show = Callable[..., None]
"""As `warnings.showwarning`."""
_OTHERS = {"cassette", "limit", "max_cost", "max_tokens", "output", "overwrite", "record", "resume", "write_baseline"}
_NAMES = "|".join(sorted({*Settings.model_fields, *_OTHERS} - set(NO_FLAGS)))
_PARAMETER = re.compile(rf"`({_NAMES})(?:=True|='(\w+)')?`")
"""A parameter in a message, with the value that is advised; those that have no flag are left as they are."""

_SHOWN_BY: list[Callable[[str], object]] = []

ARTICLE_FAILED, USAGE, PROVIDER, SPENT, MISS = 1, 2, 3, 4, 5


def say(message: str) -> None:
    """One line on stderr, harmless on a terminal."""
    _print(f"summariser: {one_line(message)}")


def _print(line: str) -> None:
    if _SHOWN_BY:
        _SHOWN_BY[-1](line)
    else:
        click.echo(line, err=True)


@contextmanager
def shown_by(show: Callable[[str], object]) -> Iterator[None]:
    """What is told meanwhile is shown by `show`: above a bar that moves on the terminal."""
    _SHOWN_BY.append(show)
    try:
        yield
    finally:
        _SHOWN_BY.pop()


def flagged(sentence: str) -> str:
    """A sentence of the library's about its parameters, `record=True`, as one about flags, --record."""
    return _PARAMETER.sub(lambda found: _flag(*found.groups(default="")), sentence)


def _flag(name: str, word: str) -> str:
    if (name, word) == ("record", "resume"):
        return "--resume"
    return f"--{name.replace('_', '-')}" + (f" {word}" if word else "")


def tell(error: SummariserError, source: str | None = None) -> None:
    """The sentence of `error`, with the source that it is about, and a cassette's difference below it."""
    named = isinstance(error, ModelError) and source
    say((f"{source}: " if named else "") + flagged(str(error)))
    if isinstance(error, CassetteMissError):
        for line in error.diff.splitlines():
            _print(f"  {line}")


def status_of(errors: Sequence[SummariserError]) -> int:
    """The exit status of a run with these failures: a cassette miss wins; 3 only where all were the provider's."""
    if not errors:
        return 0
    codes = {error.exit_code for error in errors}
    if MISS in codes:
        return MISS
    if USAGE in codes:
        return USAGE
    return PROVIDER if codes == {PROVIDER} else ARTICLE_FAILED


@contextmanager
def reported(*, quiet: bool = False) -> Iterator[None]:
    """Turns an error of this package into its sentence and exit status, and a warning into its, but where `quiet`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if quiet else "always", SummariserWarning)
        warnings.showwarning = _sentence_or(warnings.showwarning)
        try:
            yield
        except SummariserError as error:
            tell(error)
            raise click.exceptions.Exit(status_of([error])) from error


def _sentence_or(others: Show) -> Show:
    """What shows a warning of this package as its sentence, and `others` as they are shown by Python."""

    def show(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None,
        line: str | None = None,
    ) -> None:  # fmt: skip
        if issubclass(category, SummariserWarning):
            say(flagged(str(message)))
        else:
            others(message, category, filename, lineno, file, line)

    return show
