"""Many articles: some are read at once, each result is there as soon as it is done, and nothing is sent for nothing."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable
from typing import Any, TypeVar

from summariser.errors import (
    ConfigurationError,
    CutOffError,
    InvalidReplyError,
    ModelError,
    NotSentError,
    ProviderError,
    QuotaError,
    RefusedKeyError,
    SummariserError,
)
from summariser.models import Article, Summary

T = TypeVar("T")
R = TypeVar("R")

Result = Summary | SummariserError
Read = Callable[[Article], Awaitable[Summary]]

_IN_A_ROW = 10
"""After so many articles in a row that failed at the provider, or whose replies were of no use, no other is sent."""


async def as_done(
    items: Iterable[T],
    work: Callable[[T], Coroutine[Any, Any, R]],
    *,
    at_once: int,
    in_order: bool = False,
    ahead: int | None = None,
) -> AsyncGenerator[tuple[T, R], None]:
    """Each item with what `work` makes of it, as soon as it is done; an item is taken when its turn comes.

    `in_order`: as soon as those before it are done, too; at most `ahead` are then under way or wait for one before
    them. What `work` raises ends it, and ending it cancels what is under way. Raises ConfigurationError where nothing
    may be done `at_once`.
    """
    if at_once < 1:
        raise ConfigurationError(f"at_once takes 1 or more, not {at_once}.")
    more = iter(items)
    waiting: dict[asyncio.Task[R], T] = {}
    running: set[asyncio.Task[R]] = set()
    try:
        while True:
            while len(running) < at_once and (ahead is None or len(waiting) < ahead):
                try:
                    item = next(more)
                except StopIteration:
                    break
                task = asyncio.ensure_future(work(item))
                waiting[task] = item
                running.add(task)
            if not waiting:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            while waiting and in_order and (first := next(iter(waiting))).done():
                yield waiting.pop(first), first.result()
            for task in () if in_order else done:
                yield waiting.pop(task), task.result()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


class Brake:
    """Stops a batch where what failed for one article would fail for all: a refused key, a used-up quota, a server
    that cannot be reached, rejects every request, or fails again and again; and a model whose replies are of no use,
    each of which is paid for."""

    def __init__(self) -> None:
        self.cause: ModelError | None = None
        """Why nothing more is sent."""
        self.why = ""
        """The same in words."""
        self._led = "another article failed: "
        self._failed = 0
        self._useless = 0

    async def read(self, article: Article, read: Read) -> Result:
        """The summary of `article`, or the error that it failed with: NotSentError, where nothing more is sent."""
        if self.cause is not None:
            error = NotSentError(f"not sent, for {self._led}{self.why}")
            error.__cause__ = self.cause
            return error
        try:
            summary = await read(article)
        except SummariserError as error:
            self._note(error)
            return error
        self._failed = self._useless = 0
        return summary

    def _note(self, error: SummariserError) -> None:
        self._failed = self._failed + 1 if isinstance(error, ProviderError) else 0
        self._useless += isinstance(error, CutOffError | InvalidReplyError)
        if self.cause is not None or not isinstance(error, ModelError):
            return
        if self._failed >= _IN_A_ROW or isinstance(error, RefusedKeyError | QuotaError):
            self.cause, self.why = error, str(error)
        elif self._useless >= _IN_A_ROW and isinstance(error, CutOffError | InvalidReplyError):
            self.cause, self._led = error, ""
            self.why = f"{_IN_A_ROW} articles in a row had no usable reply, and each was paid for; the last: {error}"
