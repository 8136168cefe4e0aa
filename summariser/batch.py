"""Many articles: some are read at once, each result is there as soon as it is done, and nothing is sent for nothing."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
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
    RejectedRequestError,
    ReplyError,
    SummariserError,
    named,
)
from summariser.models import Article, Summary
from summariser.readers.base import ONE_OF_MANY

T = TypeVar("T")
R = TypeVar("R")

Result = Summary | SummariserError
Read = Callable[[Article], Awaitable[Summary]]

_IN_A_ROW = 10
"""After so many articles in a row that failed at the provider, or whose replies were of no use, no other is sent."""
_CONTENT = {400, 413, 422}
"""HTTP status by which a server rejects what it is sent: of one article, where it took others."""


def require_at_once(at_once: object) -> None:
    """Refuse what is no number of articles to be read at once."""
    if not isinstance(at_once, int) or at_once < 1:
        raise ConfigurationError(f"at_once takes a whole number, 1 or more, not {at_once!r}.")


def require_article(given: object, place: str = "") -> None:
    """Refuse what is no article in the place of one."""
    if not isinstance(given, Article):
        told = f"{place} is a {type(given).__name__}, not an Article"
        told = told if place else f"summarise takes an Article, not a {type(given).__name__}"
        raise TypeError(f"{told}; make one with Article(text=…) or Article.from_file(…).")


def articles_in(given: object) -> Iterator[Article]:
    """The articles of a list or an iterator. Raises TypeError for what is neither, and for an entry that is no article:
    of a list or tuple before any is taken, of an iterator when its turn comes."""
    if isinstance(given, Article):
        raise TypeError("articles are given as a list or an iterator, not as one Article; write [article].")
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise TypeError(f"articles are given as a list or an iterator, not as a {type(given).__name__}.")
    numbered = _checked(given)
    return iter(list(numbered)) if isinstance(given, list | tuple) else numbered


def _checked(given: Iterable[Any]) -> Iterator[Article]:
    for number, article in enumerate(given):
        require_article(article, f"articles[{number}]")
        yield article


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
    them. What `work` raises ends it, and ending it cancels what is under way. What `items` raise ends it too, but only
    after what is under way is done, which may have been paid for. Raises ConfigurationError where nothing may be done
    `at_once`.
    """
    require_at_once(at_once)
    more = iter(items)
    ended: Exception | None = None
    waiting: dict[asyncio.Task[R], T] = {}
    running: set[asyncio.Task[R]] = set()
    try:
        while True:
            while ended is None and len(running) < at_once and (ahead is None or len(waiting) < ahead):
                try:
                    item = next(more)
                except StopIteration:
                    break
                except Exception as error:
                    ended = error
                    break
                task = asyncio.ensure_future(work(item))
                waiting[task] = item
                running.add(task)
            if not waiting:
                if ended is not None:
                    raise ended
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
    each of which is paid for.

    What is one article's own does not count: one that is too long; and, once the server has `worked` for another, any
    that it rejects for what it says. They may be all that a run has left to do. What a reader of somebody else's,
    `theirs`, raises stops it too: the results before it are not lost for it.
    """

    def __init__(self, *, many: bool = True, worked: bool = False, theirs: bool = False) -> None:
        self._many = many
        self._worked = worked
        self._theirs = theirs
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
            many = ONE_OF_MANY.set(self._many)
            try:
                summary = await read(article)
            finally:
                ONE_OF_MANY.reset(many)
        except SummariserError as error:
            self._note(error)
            return error
        except Exception as error:
            if not self._theirs:
                raise
            failed = ModelError(f"{article.id}: the reader failed ({named(error)}).")
            failed.__cause__ = error
            self._stop(failed)
            return failed
        self._failed, self._useless, self._worked = 0, 0, True
        return summary

    def _note(self, error: SummariserError) -> None:
        if isinstance(error, NotSentError):  # the run has taken what it may: no word of the provider's
            return
        self._worked = self._worked or isinstance(error, ReplyError)
        if isinstance(error, CutOffError | InvalidReplyError):
            self._useless += 1
            if self._useless >= _IN_A_ROW and self.cause is None:
                self._stop(error)
                self._led = ""
                self.why = (
                    f"{_IN_A_ROW} articles in a row had no usable reply, and each was paid for; the last: {error}"
                )
        if not isinstance(error, ProviderError) or self._is_its_own(error):
            self._failed = 0
            return
        self._failed += 1
        if self._failed >= _IN_A_ROW or self._is_for_all(error):
            self._stop(error)

    def _is_for_all(self, error: ProviderError) -> bool:
        """Whether every article would fail so. What looks like a refused key, and the key was good for another, may be
        a filter that tells of itself so."""
        if isinstance(error, RefusedKeyError) and error.status == 403 and self._worked:
            return False
        return error.affects == "all" or isinstance(error, RefusedKeyError | QuotaError)

    def _is_its_own(self, error: ProviderError) -> bool:
        """Whether an article failed for what it is itself."""
        rejected = isinstance(error, RejectedRequestError) and error.status in _CONTENT
        return error.affects == "one" or (rejected and self._worked and error.affects is None)

    def _stop(self, error: ModelError) -> None:
        if self.cause is None:
            self.cause, self.why = error, str(error)
