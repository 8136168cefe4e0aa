"""How far a run is, on standard error: a bar on a terminal, else a line about once a minute."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from summariser.cli.failures import say, shown_by

_EVERY = 60.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def progress(who: str, count: int | None, *, waits: bool) -> Iterator[Callable[[], None]]:
    """What moves a bar on, or a line, that tells on the terminal how many of `count` articles `who` has read; of one
    article alone only where it `waits` for some time."""
    if count == 1 and not waits:
        yield lambda: None
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    above = shown_by(lambda line: console.print(line, soft_wrap=True))
    if count == 1:
        with console.status(Text(f"{who} reads 1 article … (Ctrl-C stops)")), above:  # a plain string would be markup
            yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as moving, above:
        bar = moving.add_task(f"{who} reads … (Ctrl-C stops)", total=count)
        yield lambda: moving.advance(bar)


@contextmanager
def told_now_and_then(told: Callable[[], str]) -> Iterator[Callable[[], None]]:
    """While it is open, what is `told` is a line on standard error about once a minute: also where nothing moves."""
    over = threading.Event()

    def tell() -> None:
        with suppress(OSError, ValueError):  # nobody reads it any more
            while not over.wait(_EVERY):
                say(told())

    thread = threading.Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield lambda: None
    finally:
        over.set()
        thread.join()


def on_terminal(stream: object) -> bool:
    """Whether a stream is one."""
    return isinstance(stream, io.TextIOBase) and stream.isatty()
