"""A run that is asked to end: what is under way is paid for, and waited for; a second time, it ends at once."""

import contextlib
import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from summariser.cli.failures import say

_SIGNALS = "SIGINT", "SIGTERM", "SIGHUP"


class Waiting:
    """While it is open, the first signal that asks to end calls `stop`, after which no other article is begun, and
    which tells how many are under way: they are waited for, for so many `seconds`. The next signal, the end of that
    time, or a first one when nothing is under way, does what it did before.

    A signal that is ignored stays so. Elsewhere than in the main thread, where no signal comes, nothing is changed.
    """

    def __init__(self, stop: Callable[[], int], seconds: float) -> None:
        self.signum: int | None = None
        """The signal that has come."""
        self._stop = stop
        self._seconds = seconds
        self._before: dict[int, Callable[[int, FrameType | None], Any]] = {}
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
                before = signal.getsignal(number)
                if callable(before):
                    self._before[number] = before
                    signal.signal(number, self._met)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for number, before in self._before.items():
            signal.signal(number, before)

    def end(self) -> None:
        """Where a signal has come, do what it asked for."""
        if self.signum is not None:
            self._before[self.signum](self.signum, None)

    def _met(self, signum: int, frame: FrameType | None) -> None:
        waited_for = self._stop() if self.signum is None else 0
        self.signum = signum
        if not waited_for:
            self._before[signum](signum, frame)
            return
        replies = "1 reply that is" if waited_for == 1 else f"{waited_for:,} replies that are"
        told = f"interrupted: waiting for {replies} under way; again to stop at once."
        # in a thread, for what was interrupted may be midway in writing there
        threading.Thread(target=_told, args=(told,), daemon=True).start()
        self._timer = threading.Timer(self._seconds, self._again, (signum,))
        self._timer.daemon = True
        self._timer.start()

    def _again(self, signum: int) -> None:
        ident = threading.main_thread().ident
        if hasattr(signal, "pthread_kill") and ident is not None:
            signal.pthread_kill(ident, signum)
        else:
            signal.raise_signal(signum)


def _told(message: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # a terminal that is gone
        say(message)
