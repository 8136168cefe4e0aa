"""How far a run is, on standard error: a bar on a terminal."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summariser.cli.failures import shown_by


@contextmanager
def progress(who: str, count: int | None, *, waits: bool) -> Iterator[Callable[[], None]]:
    """What moves a bar on, or a line, that tells how many of `count` articles `who` has read, where standard error is a
    terminal; of one article alone only where `waits` tells that it may take some time."""
    if not on_terminal(sys.stderr) or (count == 1 and not waits):
        yield lambda: None
        return
    from rich.console import Console

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    above = shown_by(lambda line: console.print(line, soft_wrap=True))
    if count == 1:
        with console.status(f"{who} reads 1 article … (Ctrl-C stops)"), above:
            yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as moving, above:
        bar = moving.add_task(f"{who} reads … (Ctrl-C stops)", total=count)
        yield lambda: moving.advance(bar)


def on_terminal(stream: object) -> bool:
    """Whether a stream is one."""
    return isinstance(stream, io.TextIOBase) and stream.isatty()
