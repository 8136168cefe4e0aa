"""How fast the requests of one client leave: a pause that all of them keep, and how many are under way at once.

A limit (HTTP 429) pauses all and halves how many may be under way; each reply lets a little more of them go, as TCP
does after a loss. An outage, in which one request after another fails, pauses all too, and then one is sent to see.
"""

import asyncio
import logging
import math
import random
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from summariser.readers.llm.waits import most

_LOG = logging.getLogger("summariser")
_FAILURES = 4
"""So many failures in a row, with no answer to any request between them, are taken for an outage."""
_LONGEST = 30.0
"""Seconds of the longest pause that no server asked for."""
_MOMENT = 60.0
"""Seconds in which nothing is asked, after which a server that was given up is waited for again."""
_TRUSTED = 2
"""So often in a row a server is believed how short a pause may be."""


class Clock:
    """Seconds, and waiting for them."""

    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class SkippingClock(Clock):
    """A clock that is set on instead of waited for: a replay does not wait out what a recording was told to wait."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def now(self) -> float:
        return time.monotonic() + self._skipped

    async def sleep(self, seconds: float) -> None:
        self._skipped += seconds
        await asyncio.sleep(0)


class Pace:
    """That of one client."""

    def __init__(self, clock: Clock, where: str) -> None:
        self._clock = clock
        self._where = where
        self.met = False
        """Whether the server has ever answered, in whatever way: its address is no mistake."""
        self.worked = False
        """Whether it has ever answered with a completion."""
        self.answered_at = -math.inf
        """When it last gave an answer that was no passing failure."""
        self.silent_since: float | None = None
        """Since when it gives none: the first passing failure after the last such answer."""
        self.at_once = math.inf
        """How many requests may be under way."""
        self._in_a_row = 0
        self._clear_at = self._paused_at = -math.inf
        self._spread = 0.0
        self._pauses = 0
        self.given_up = False
        """Whether nobody waits for it any more, until it answers."""
        self.calls = 0
        """Requests that are being sent, or wait to be sent again."""
        self._under_way = 0
        self._left_at = -math.inf
        self._queue: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def call(self) -> AsyncIterator[None]:
        """Around all the tries of one request: a silence is not counted on over a time in which nothing was asked, but
        for a moment after the server was given up, lest each article that comes next waits for it anew."""
        now = self._clock.now()
        if not self.calls and (not self.given_up or now - self._left_at > _MOMENT):
            self.silent_since, self._in_a_row, self.given_up = None, 0, False
        self.calls += 1
        try:
            yield
        finally:
            self.calls -= 1
            self._left_at = self._clock.now()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[float]:
        """Around one try: begun when the pause is over, and others leave room. It is told when that was."""
        while True:
            if self.left() > 0:
                await self._clock.sleep(self.wait())
            elif self._under_way < self._room:
                break
            else:
                await self._until_there_is_room()
        self._under_way += 1
        try:
            yield self._clock.now()
        finally:
            self._under_way -= 1
            self._wake()

    def left(self) -> float:
        """Seconds that the pause lasts still."""
        return max(0.0, self._clear_at - self._clock.now())

    def longest(self) -> float:
        """The most that `wait` comes to."""
        left = self.left()
        return left + self._spread if left else 0.0

    def wait(self) -> float:
        """What is waited for it, by each a little more, lest all come at once."""
        left = self.left()
        return left + random.uniform(0, self._spread) if left else 0.0  # noqa: S311 - nothing to guess

    def give_up(self) -> None:
        """Pause no more until the server answers: who waits for it still is to learn that it does not."""
        self.given_up = True

    def answered(self, begun: float, *, worked: bool) -> None:
        """A request that was `begun` then has an answer; it `worked` where that is a completion."""
        self.met, self.worked = True, self.worked or worked
        self.answered_at, self.silent_since, self._in_a_row = self._clock.now(), None, 0
        self.given_up = False
        if begun >= self._paused_at:
            self._pauses = max(0, self._pauses - 1)
            if worked and self._under_way >= self._room:
                self.at_once += 1 / self.at_once
        self._wake()

    def limited(self, begun: float, asked: float | None) -> None:
        """The server limits the requests, and may have `asked` for a pause of so many seconds."""
        if begun >= self._paused_at:  # else it was sent before all that was learnt from another of that time
            self.at_once = max(1.0, min(self.at_once, self._under_way) // 2)
        self._silent()
        self._pause(begun, asked, "limits the requests")

    def failed(self, begun: float, asked: float | None, *, shared: bool) -> None:
        """A request that was `begun` then failed in a way that may pass, and that may be everybody's (`shared`)."""
        self._silent()
        self._in_a_row += shared
        if asked is not None or self._in_a_row >= _FAILURES:
            self._pause(begun, asked, "does not answer" if asked is None else "asks to be left alone")

    def _silent(self) -> None:
        if self.silent_since is None:
            self.silent_since = self._clock.now()

    def _pause(self, begun: float, asked: float | None, why: str) -> None:
        if self.given_up:
            return
        now, again = self._clock.now(), begun >= self._paused_at
        self._pauses += again
        grown = min(_LONGEST, 0.5 * 2.0 ** (self._pauses - 1)) * random.uniform(0.5, 1)  # noqa: S311 - no secret
        if asked is not None:
            seconds = max(asked, grown) if self._pauses > _TRUSTED else asked
        else:
            seconds = grown if again else 0.0
        if now + seconds > self._clear_at:
            self._clear_at, self._spread = now + seconds, seconds / 4 if asked is None else most(seconds)
            then = "as many as before" if math.isinf(self._room) else f"{self._room:.0f}"
            if seconds:
                _LOG.info("%s %s: all are paused for %.1f s, then %s at once", self._where, why, seconds, then)
        self._paused_at = now

    @property
    def _room(self) -> float:
        if self._in_a_row >= _FAILURES:
            return 1
        return self.at_once if math.isinf(self.at_once) else math.floor(self.at_once)

    async def _until_there_is_room(self) -> None:
        room: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(room)
        try:
            await room
        except asyncio.CancelledError:
            with suppress(ValueError):
                self._queue.remove(room)
            self._wake()
            raise

    def _wake(self) -> None:
        """Let those that wait longest look whether there is room for them now."""
        free = self._room - self._under_way
        while self._queue and free >= 1:
            room = self._queue.popleft()
            if not room.done():
                room.set_result(None)
                free -= 1
