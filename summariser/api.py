"""The Python door: `Summariser`."""

import asyncio
import os
import threading
import weakref
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Iterable, Iterator, Mapping
from contextlib import aclosing, contextmanager, suppress
from inspect import isawaitable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from summariser.batch import Brake, articles_in, as_done, require_article, require_at_once
from summariser.configured import Record, configured, make_reader, require_reader
from summariser.errors import ConfigurationError, SummariserError
from summariser.loop import LoopThread
from summariser.models import Article, Summary
from summariser.pipeline import summarise_article
from summariser.readers.base import Reader
from summariser.settings import Mode, ReaderName, Settings

if TYPE_CHECKING:
    from summariser.cassette import CassetteFile

T = TypeVar("T")


class Summariser:
    """Summarises articles, one call each; one object serves many articles, threads and event loops.

    `reader="rules"` reads by the rules that come with the package: no model, no key, no network.

    `model`, `base_url` and the rest override `SUMMARISER_*` and `OPENAI_*` of the environment; `settings` gives all at
    once. With `cassette`, recorded replies are played and no network is touched; with `record=True` too, replies are
    recorded there: the file is replaced by `close`, at the end of a `with` block that raised nothing, of `batch` or of
    many articles, where nothing failed. Until then NAME.partial beside it holds each reply. What a recording that came
    to no such end has left there is not replaced: `record="resume"` goes on from it, and what is asked again takes the
    place of what was recorded for it; `record="anew"` gives it up.
    `reader` may be any object with the methods of `summariser.readers.base.Reader`, and then nothing else is given.

    Close it, or use it in a `with` block. In the child of a fork it goes on with connections of its own; a recording
    does not.

    Raises ConfigurationError where no model or key is configured, or what is given does not go together; TypeError for
    a `reader` or `settings` that are none; and CassetteError for an unusable cassette.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        headers: Mapping[str, str] | None = None,
        cassette: str | Path | None = None,
        record: Record = False,
        mode: Mode | None = None,
        prompt: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        repair: int | None = None,
        provider_retries: int | None = None,
        patience: float | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        estimated_usage: bool | None = None,
        reader: Reader | ReaderName | None = None,
        settings: Settings | None = None,
    ) -> None:
        named = {
            "model": model,
            "base_url": base_url,
            "api_key": api_key,
            "headers": headers,
            "mode": mode,
            "prompt": prompt,
            "timeout": timeout,
            "retries": retries,
            "repair": repair,
            "provider_retries": provider_retries,
            "patience": patience,
            "max_output_tokens": max_output_tokens,
            "temperature": temperature,
            "estimated_usage": estimated_usage,
            "reader": reader if isinstance(reader, str) else None,
        }
        given = {name: value for name, value in named.items() if value is not None}
        self._theirs = None if reader is None or isinstance(reader, str) else reader
        self._cassette: CassetteFile | None = None
        if self._theirs is None:
            self.settings, self._cassette = configured(given, settings, cassette, record=record)
        else:
            beside = {"cassette": cassette, "record": record or None, "settings": settings}
            require_reader(self._theirs, [*given, *(name for name, value in beside.items() if value is not None)])
            self.settings = Settings()
        self._lock = threading.Lock()
        self._ending = threading.RLock()
        self._inside = 0
        self._failed, self._failed_inside = threading.Event(), False
        self._closed = False
        self._loop = LoopThread()
        self._begin()
        self._unclosed = weakref.finalize(self, _put_away, self._cassette, self._failed)
        _MADE.add(self)

    def _begin(self) -> None:
        """Take a reader that has no connections yet; a Summariser that is never closed lets go of it at its end."""
        self._reader = make_reader(self.settings, self._cassette) if self._theirs is None else self._theirs
        self._of_parent = False
        last = self._reader.aclose if self._theirs is None else None
        self._release = weakref.finalize(self, self._loop.abandon, last)
        self._release.atexit = False  # the thread is a daemon

    def _after_fork(self) -> None:
        """In the child: the thread did not come along, connections are the parent's, a lock may be held for good."""
        self._lock, self._ending = threading.Lock(), threading.RLock()
        self._unclosed.detach()
        if self._cassette is not None:
            self._cassette.forget()
        if self._loop.forget() and self._theirs is None:
            self._of_parent = True
            self._release.detach()
            _OF_PARENTS.append(self._reader)

    @property
    def cassette(self) -> "CassetteFile | None":
        """The cassette in use."""
        return self._cassette

    def summarise(self, article: Article) -> Summary:
        """The summary of `article`. Raises SummariserError; see `summariser.errors`.

        ModelError itself is raised where `close` is called before the summary is there.
        """
        require_article(article)
        self._open()
        return self._loop.run(self._summarise(article))

    async def asummarise(self, article: Article) -> Summary:
        """As `summarise`, without blocking the running event loop; cancelling it cancels the requests, and raises
        CancelledError as ever."""
        require_article(article)
        self._open()
        return await self._loop.wait(self._summarise(article))

    def summarise_all(self, articles: Iterable[Article], *, at_once: int = 8) -> list[Summary | SummariserError]:
        """The summary of each article, or the error that it failed with, in their order; so many are read at once.

        After a refused key, a used-up quota, or ten articles in a row that fail at the provider, or whose replies are
        cut off or never valid, nothing more is sent: the others fail with NotSentError. So they do after another error
        than this package's, which a `reader` of one's own may raise: that article fails with ModelError, whose
        `__cause__` it is. A recording is put into place as by `batch`.

        All articles are taken before the first is sent. Raises TypeError where one of them is none, and
        ConfigurationError where the Summariser is closed.
        """
        taken = list(self._many(articles, at_once))
        return self._loop.run(self.asummarise_all(taken, at_once=at_once))

    async def asummarise_all(self, articles: Iterable[Article], *, at_once: int = 8) -> list[Summary | SummariserError]:
        """As `summarise_all`, without blocking the running event loop."""
        taken = list(self._many(articles, at_once))
        with self.hold():
            read = as_done(taken, self._braked(), at_once=at_once, in_order=True)
            results = [result async for _, result in read]
        await self._aput_into_place()
        return results

    def summarise_each(
        self, articles: Iterable[Article], *, at_once: int = 8
    ) -> Generator[tuple[Article, Summary | SummariserError], None, None]:
        """Each article with its summary, or the error that it failed with, as soon as it is done: not in their order.

        Articles are taken when their turn comes, in another thread, and none is kept: there may be any number of them.
        What an iterator raises in the midst, or TypeError for an entry that is no article, is raised after the results
        of those that were sent before. Else as `summarise_all`.
        """
        return self.iterate(self.asummarise_each(self._many(articles, at_once), at_once=at_once))

    async def asummarise_each(
        self, articles: Iterable[Article], *, at_once: int = 8
    ) -> AsyncGenerator[tuple[Article, Summary | SummariserError], None]:
        """As `summarise_each`, without blocking the running event loop."""
        taken = self._many(articles, at_once)
        with self.hold():
            async with aclosing(as_done(taken, self._braked(), at_once=at_once)) as read:
                async for article, result in read:
                    yield article, result
        await self._aput_into_place()

    def iterate(self, items: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        """What an async generator gives, in the loop of this object; ending it ends that."""
        return self._loop.iterate(items)

    def _many(self, articles: Iterable[Article], at_once: int) -> Iterator[Article]:
        """Many articles, once it is known that they can be read."""
        self._open()
        require_at_once(at_once)
        return articles_in(articles)

    def _braked(self) -> Callable[[Article], Coroutine[Any, Any, Summary | SummariserError]]:
        """How one of many articles is read."""
        brake = Brake(theirs=self._theirs is not None)
        return lambda article: brake.read(article, self.asummarise)

    def _open(self) -> None:
        with self._lock:
            self._require_open()
            if self._of_parent:
                if self._cassette is not None and self._cassette.recording:
                    raise ConfigurationError("a recording does not go on in a forked process; make a Summariser there.")
                self._begin()

    def _require_open(self) -> None:
        if self._closed:
            raise ConfigurationError("this Summariser is closed; make a new one.")

    async def _summarise(self, article: Article) -> Summary:
        try:
            summary = await summarise_article(article, self._reader, ours=self._theirs is None)
        except BaseException:
            self._failed.set()
            self._failed_inside = True
            raise
        return summary

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Where nothing in it failed, its end puts a recording into place, before the Summariser is closed."""
        with self.hold():
            yield
        self._put_into_place()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """While it is open, a recording is not put into place; `end` tells then whether it is."""
        with self._lock:
            self._failed_inside = self._failed_inside and self._inside > 0
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def _put_into_place(self) -> None:
        """Put a recording into place where nothing holds it, and nothing failed since something did."""
        with self._lock:
            whole = not (self._inside or self._failed_inside or self._closed)
        if self._cassette is not None and whole:
            self._cassette.commit()

    async def _aput_into_place(self) -> None:
        """As `_put_into_place`, without blocking the running event loop."""
        if self._cassette is not None and self._cassette.recording:
            await asyncio.to_thread(self._put_into_place)

    def close(self) -> None:
        """Release connections and the thread. A call that is under way raises ModelError where it is waited for.

        Raises CassetteMissError where a miss was swallowed on its way up.
        """
        self.end()

    async def aclose(self) -> None:
        """As `close`."""
        await asyncio.to_thread(self.close)

    def end(self, *, failed: bool | None = None) -> None:
        """As `close`; a recording that has `failed` is kept beside the cassette and does not replace it. Where nothing
        is said, it has if an article did; and while the recording is held, it goes on."""
        with self._ending:
            self._closed = self._theirs is None
            self._loop.interrupt()
            if not self._of_parent:
                self._loop.run(_ended(self._reader))
            self._loop.close()
            tape = self._cassette
            if failed:
                self._failed.set()
            if tape is None or (tape.recording and (self._of_parent or self._inside)):
                return
            self._unclosed.detach()
            if tape.misses and not failed and not tape.recording:
                raise tape.misses[0]
            if self._failed.is_set() if failed is None else failed:
                tape.keep_partial()
            else:
                tape.commit()

    def __repr__(self) -> str:
        asked = f", model={self.settings.model!r}, base_url={self.settings.shown_url!r}" if self.settings.model else ""
        return f"Summariser(reader={self._reader.name!r}{asked})"

    def __enter__(self) -> Self:
        with self._lock:
            self._require_open()
            self._inside += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
        self.end(failed=True if error is not None else None)

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)


_MADE: "weakref.WeakSet[Summariser]" = weakref.WeakSet()
_OF_PARENTS: list[Reader] = []
"""In the child of a fork, what its parent reads with: it is neither used nor taken down here."""


async def _ended(reader: Reader) -> None:
    done: Any = reader.aclose()
    if isawaitable(done):  # of one that has nothing to wait for it may be a plain function
        await done


def _put_away(tape: "CassetteFile | None", failed: threading.Event) -> None:
    """Put a recording into place that nobody has closed, when its Summariser or the process ends; after a failure, and
    where it cannot be written, what is beside the cassette stays."""
    if tape is not None:
        with suppress(SummariserError):
            if failed.is_set():
                tape.keep_partial()
            else:
                tape.commit()


def _in_child() -> None:
    for made in list(_MADE):
        made._after_fork()


if hasattr(os, "register_at_fork"):  # where there are forks
    os.register_at_fork(after_in_child=_in_child)
