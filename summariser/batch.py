"""Many articles: some are read at once, each result is there as soon as it is done, and nothing is sent for nothing."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable
from typing import Any, TypeVar

from summariser.errors import (
    ConfigurationError,
    NotSentError,
    ProviderError,
    RefusedKeyError,
    RejectedRequestError,
    ReplyError,
    SummariserError,
)
from summariser.models import Article, Summary
from summariser.readers.base import ONE_OF_MANY

T = TypeVar("T")
R = TypeVar("R")

Result = Summary | SummariserError
Read = Callable[[Article], Awaitable[Summary]]

_IN_A_ROW = 10
"""After so many articles in a row that failed at the provider, no other is sent."""
_CONTENT = {400, 413, 422}
"""HTTP status by which a server rejects what it is sent: of one article, where it took others."""


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
    that cannot be reached, rejects every request, or fails again and again.

    What is one article's own does not count: one that is too long; and, once the server has `worked` for another, any
    that it rejects for what it says. They may be all that a run has left to do.
    """

    def __init__(self, *, many: bool = True, worked: bool = False) -> None:
        self._many = many
        self._worked = worked
        self.cause: ProviderError | None = None
        """Why nothing more is sent."""
        self._failed = 0

    async def read(self, article: Article, read: Read) -> Result:
        """The summary of `article`, or the error that it failed with: NotSentError, where nothing more is sent."""
        if self.cause is not None:
            error = NotSentError(f"not sent, for another article failed: {self.cause}")
            error.__cause__ = self.cause
            return error
        try:
            many = ONE_OF_MANY.set(self._many)
            try:
                summary = await read(article)
            finally:
                ONE_OF_MANY.reset(many)
        except SummariserError as error:
            self._note(error)
            return error
        self._failed, self._worked = 0, True
        return summary

    def _note(self, error: SummariserError) -> None:
        self._worked = self._worked or isinstance(error, ReplyError)
        if not isinstance(error, ProviderError) or self._is_its_own(error):
            self._failed = 0
            return
        self._failed += 1
        if self._failed >= _IN_A_ROW or (error.affects == "all" and not self._may_be_its_own(error)):
            self.cause = self.cause or error

    def _may_be_its_own(self, error: ProviderError) -> bool:
        """Whether it looks like a refused key, and the key was good for another: a filter tells of itself so."""
        return isinstance(error, RefusedKeyError) and error.status == 403 and self._worked

    def _is_its_own(self, error: ProviderError) -> bool:
        """Whether an article failed for what it is itself."""
        rejected = isinstance(error, RejectedRequestError) and error.status in _CONTENT
        return error.affects == "one" or (rejected and self._worked and error.affects is None)
