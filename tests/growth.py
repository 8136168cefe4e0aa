"""How what a piece of work costs grows with what it is given, whatever the machine."""

import time
import timeit
from collections.abc import Callable

_TRIES = 4
_NOTHING = 0.01
"""Seconds below which a cost is that of what does not grow."""


def is_about_linear(prepare: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether the work that `prepare` makes of a size takes far less than sixteen times what it takes of a quarter, as
    it would if each part were compared with each. What else the machine does can only make a try look worse, so one
    good one is enough; each is of a little less, lest what was kept of one makes the next one cheap."""
    quarter = min(_seconds(prepare(size // 4 - 4 * number)) for number in range(3))
    return any(_seconds(prepare(size - 4 * number)) < 8 * max(quarter, _NOTHING) for number in range(_TRIES))


def _seconds(work: Callable[[], object]) -> float:
    return timeit.timeit(work, timer=time.process_time, number=1)
