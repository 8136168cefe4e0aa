"""The Python door: `Summariser`."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summariser.errors import ConfigurationError, SummariserError
from summariser.loop import LoopThread
from summariser.models import Article, Summary
from summariser.pipeline import summarise_article
from summariser.readers.base import Reader
from summariser.settings import Mode, Settings

if TYPE_CHECKING:
    from summariser.cassette import CassetteFile


class Summariser:
    """Summarises articles, one call each; one object serves many articles, threads and event loops.

    `reader="rules"` reads by the rules that come with the package: no model, no key, no network.

    `model`, `base_url` and the rest override `SUMMARISER_*` and `OPENAI_*` of the environment; `settings` gives all at
    once. With `cassette`, recorded replies are played and no network is touched; with `record=True` too, replies are
    recorded there: the file is replaced after each success, or at the end of a `with` block that raised nothing.
    `reader` may be any object with the methods of `summariser.readers.base.Reader`.

    Raises ConfigurationError where no model or key is configured, and CassetteError for an unusable cassette.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        cassette: str | Path | None = None,
        record: bool = False,
        mode: Mode | None = None,
        prompt: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        repair: int | None = None,
        provider_retries: int | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        estimated_usage: bool | None = None,
        reader: Reader | str | None = None,
        settings: Settings | None = None,
    ) -> None:
        given: dict[str, Any] = {
            "model": model,
            "base_url": base_url,
            "api_key": api_key,
            "mode": mode,
            "prompt": prompt,
            "timeout": timeout,
            "retries": retries,
            "repair": repair,
            "provider_retries": provider_retries,
            "max_output_tokens": max_output_tokens,
            "temperature": temperature,
            "estimated_usage": estimated_usage,
            "reader": reader if isinstance(reader, str) else None,
        }
        flags = {key: value for key, value in given.items() if value is not None}
        if settings is not None and flags:
            raise ConfigurationError(f"settings and {', '.join(flags)} were both given; give one of them.")
        if record and cassette is None:
            raise ConfigurationError("`record=True` needs a `cassette` to record to.")
        self._loop = LoopThread()
        self._lock = threading.Lock()
        self._inside = 0
        self._failed = False
        self._closed = False
        self._own = reader is None or isinstance(reader, str)
        self._cassette: CassetteFile | None = None
        if reader is not None and not isinstance(reader, str):
            self.settings = settings or Settings()
            self._reader = reader
            return
        replaying = cassette is not None and not record
        if settings is None:
            settings = Settings.load(flags, environ={} if replaying else None, folder=None)
        if settings.reader == "rules" and cassette is not None:
            raise ConfigurationError("the rules ask no model: there is nothing to record or to replay.")
        self.settings, self._cassette = _with_cassette(settings, cassette, record=record)
        _require(self.settings, replaying=replaying)
        self._reader = _make_reader(self.settings, self._cassette)

    @property
    def cassette(self) -> "CassetteFile | None":
        """The cassette in use."""
        return self._cassette

    def summarise(self, article: Article) -> Summary:
        """The summary of `article`. Raises SummariserError; see `summariser.errors`."""
        self._open(article)
        return self._loop.run(self._summarise(article))

    async def asummarise(self, article: Article) -> Summary:
        """As `summarise`, without blocking the running event loop; cancelling it cancels the requests."""
        self._open(article)
        return await asyncio.wrap_future(self._loop.submit(self._summarise(article)))

    def summarise_all(self, articles: Sequence[Article], *, at_once: int = 8) -> list[Summary | SummariserError]:
        """The summary of each article, or the error that it failed with, in their order; so many are read at once.

        Other errors than this package's end it. A recording is put into place by `close`, or at the end of `with`.
        """
        return self._loop.run(self.asummarise_all(articles, at_once=at_once))

    async def asummarise_all(self, articles: Sequence[Article], *, at_once: int = 8) -> list[Summary | SummariserError]:
        """As `summarise_all`, without blocking the running event loop."""
        gate = asyncio.Semaphore(at_once)

        async def one(article: Article) -> Summary | SummariserError:
            async with gate:
                try:
                    return await self.asummarise(article)
                except SummariserError as error:
                    return error

        with self.batch():
            return await asyncio.gather(*map(one, articles))

    def _open(self, article: object) -> None:
        if not isinstance(article, Article):
            made = "Article(text=…) or Article.from_file(…)"
            raise TypeError(f"summarise takes an Article, not a {type(article).__name__}; make one with {made}.")
        if self._closed:
            raise ConfigurationError("this Summariser is closed; make a new one.")

    async def _summarise(self, article: Article) -> Summary:
        try:
            summary = await summarise_article(article, self._reader)
        except BaseException:
            self._failed = True
            raise
        if self._cassette is not None and not self._inside:
            self._cassette.commit()
        return summary

    @contextmanager
    def batch(self) -> Iterator[None]:
        """While it is open, a recording is not put into place after each success: `close` does it for all."""
        with self._lock:
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def close(self) -> None:
        """Release connections and the thread. Raises CassetteMissError where a miss was swallowed on its way up."""
        self.end(failed=False)

    async def aclose(self) -> None:
        """As `close`."""
        await asyncio.to_thread(self.close)

    def end(self, *, failed: bool) -> None:
        """As `close`; after a failure, a recording is kept beside the cassette and does not replace it."""
        self._closed = self._own
        self._loop.run(self._reader.aclose())
        self._loop.close()
        tape = self._cassette
        if tape is None:
            return
        if tape.misses and not failed:
            raise tape.misses[0]
        if failed or self._failed:
            tape.keep_partial()
        else:
            tape.commit()

    def __repr__(self) -> str:
        asked = f", model={self.settings.model!r}, base_url={self.settings.shown_url!r}" if self.settings.model else ""
        return f"Summariser(reader={self._reader.name!r}{asked})"

    def __enter__(self) -> Self:
        with self._lock:
            self._inside += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
        self.end(failed=error is not None)

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)


def _make_reader(settings: Settings, cassette: "CassetteFile | None") -> Reader:
    if settings.reader == "rules":
        from summariser.readers.rules import RulesReader

        return RulesReader()
    from summariser.readers.llm import LLMReader  # openai and instructor take a second to import

    return LLMReader(settings, cassette)


def _with_cassette(
    settings: Settings, path: str | Path | None, *, record: bool
) -> tuple[Settings, "CassetteFile | None"]:
    """The cassette, and the settings that it was recorded with where nobody said otherwise."""
    if path is None:
        return settings, None
    from summariser.cassette import CassetteFile

    secrets = (settings.api_key.get_secret_value(),) if settings.api_key else ()
    asked_with = settings.model_dump(include={"repair", "retries", "provider_retries"})
    if "prompt" in settings.model_fields_set:  # the default's next version is to be a miss
        asked_with["prompt"] = settings.prompt
    tape = CassetteFile(
        Path(path), record=record, estimated_usage=settings.estimated_usage, asked_with=asked_with, secrets=secrets
    )
    first = tape.first_request()
    if first is None:
        return settings, tape
    from summariser.readers.llm.client import REPLAY_ROOT
    from summariser.readers.llm.request import mode_of

    place, body = first
    recorded: dict[str, Any] = {
        "model": body.get("model"),
        "base_url": REPLAY_ROOT + place.removesuffix("/chat/completions"),
        "mode": mode_of(body),
        "max_output_tokens": body.get("max_completion_tokens"),
        "temperature": body.get("temperature"),
        "estimated_usage": tape.estimated_usage,
    } | tape.asked_with
    kept = {key: value for key, value in recorded.items() if key not in settings.model_fields_set and value is not None}
    return settings.model_copy(update=kept), tape


def _require(settings: Settings, *, replaying: bool) -> None:
    if settings.reader == "rules":
        return
    if not settings.model:
        raise ConfigurationError(
            "no model is configured; name one with `model` or SUMMARISER_MODEL (and a server with `base_url`), replay "
            "a recording with `cassette`, or read by rules with `reader='rules'`."
        )
    if settings.is_openai and settings.api_key is None and not replaying:
        raise ConfigurationError(
            "no key is configured for api.openai.com; set OPENAI_API_KEY, or name another server with `base_url`."
        )
