"""One run over many sources: what is asked, what stands there from a run before, and what it came to."""

import asyncio
import json
import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from summariser.audit import run_audit
from summariser.batch import Brake, Result, as_done
from summariser.errors import ArticleError, ModelError, NotSentError, SummariserError
from summariser.journal import Journal
from summariser.models import Article, Cost, Summary, Usage
from summariser.results import Kept, text_key
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.api import Summariser

_RECENT = 200
"""Results that are held for articles with the same text, where no file holds them."""
_DATED = re.compile(r"[-@:](\d{4}-\d\d-\d\d|\d{4,8}|latest)")
"""What a server adds to the name of a model in its reply: gpt-4o-mini-2024-07-18."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to be summarised: its article, or why it has none."""

    name: str
    """As messages show it."""
    id: str | None
    """What its result and its failure are joined to the source by; None for standard input that is no article."""
    article: Article | None
    error: ArticleError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source."""

    source: Source
    result: Result | None
    """None where it stands in the journal from a run before, and its audit is of no consequence."""
    first: str | None = None
    """Id of the source that the article was read for, where that is another with the same text."""
    kept: bool = False
    """Whether it stands in the journal from a run before."""


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    read: int = 0
    failed: int = 0
    not_sent: int = 0
    kept: int = 0
    """Results of a run before."""
    same: int = 0
    """Articles with the same text as another, for which nothing was asked."""
    sent: int = 0
    """Tokens."""
    received: int = 0
    amount: Decimal = Decimal(0)
    unpriced: int = 0
    """Articles that were paid for, and nobody knows how much."""
    replayed: int = 0
    errors: dict[int, SummariserError] = field(default_factory=dict)
    """An error for each exit status."""

    def add(self, outcome: Outcome, settings: Settings, *, cassette: bool = False) -> None:
        """Count one source; `cassette` tells that one is replayed or recorded."""
        result = outcome.result
        self.same += outcome.first is not None
        if outcome.kept:
            self.kept += 1
        elif isinstance(result, Summary):
            self.read += 1
            if outcome.first is None:
                self._pay(result.run.usage, result.run.cost)
                self.replayed += result.run.replayed
        elif result is not None:
            self.errors.setdefault(result.exit_code, result)
            self.not_sent += isinstance(result, NotSentError)
            self.failed += not isinstance(result, NotSentError)
            if isinstance(result, ModelError) and result.attempts and outcome.first is None:
                from summariser.readers.llm.cost import address_of, cost_of, total

                usage = total(result.attempts)
                address = address_of(settings, cassette=cassette)
                self._pay(usage, cost_of(result.attempts, settings.model, address)[0])

    def _pay(self, usage: Usage, cost: Cost | None) -> None:
        self.sent += usage.input or 0
        self.received += usage.output or 0
        self.amount += cost.amount if cost is not None else 0
        self.unpriced += cost is None and (usage.estimated or bool(usage.input or usage.output))

    def __str__(self) -> str:
        """One sentence."""
        counts = [f"{self.read:,} read", f"{self.failed:,} failed"]
        counts += [f"{self.not_sent:,} not sent"] if self.not_sent else []
        counts += [f"{self.kept:,} of a run before"] if self.kept else []
        told = ", ".join(counts)
        if self.sent or self.received or self.unpriced:
            told += f"; {self.sent:,} tokens sent, {self.received:,} received"
            least = "at least " if self.unpriced else ""
            told += f", {least}{self.amount:.4f} USD" if self.amount else ", cost unknown"
            told += " when it was recorded" if self.replayed else ""
        return f"{told}."


def failure_line(source: Source, error: SummariserError, said: str, *, paid: bool = True) -> str:
    """A failure on one line, for JSON Lines; `said` is its sentence, and `paid` that its attempts were made for it."""
    line: dict[str, Any] = {"id": source.id, "source": source.name, "error": said, "kind": type(error).__name__}
    if paid and isinstance(error, ModelError) and error.attempts:
        from summariser.readers.llm.cost import total

        line["attempts"] = [attempt.model_dump(mode="json") for attempt in error.attempts]
        line["usage"] = total(error.attempts).model_dump(mode="json")
    return json.dumps(line, ensure_ascii=False)


def same_for(summary: Summary, source: Source) -> Summary:
    """The summary of an article as that of `source`, whose text is the same. It took no request of its own: those of
    all results together are those that were made."""
    assert source.article is not None
    note = f"the same text as {summary.id!r}: read once, and its tokens are counted there"
    run = summary.run.model_copy(
        update={
            "attempts": [], "usage": Usage(input=0, output=0, estimated=False), "cost": None, "cost_note": note,
            "warnings": [*source.article.warnings],
        }
    )  # fmt: skip
    copy = summary.model_copy(update={"id": source.article.id, "article": source.article, "run": run, "digest": None})
    if copy.article.language != summary.article.language:  # which the checks go by
        copy = copy.model_copy(update={"audit": run_audit(copy)})
    return copy.model_copy(update={"digest": copy.content_digest()})


class Batch:
    """Sources on their way to results, through one `Summariser`, and into `journal` where one is given.

    An article that has the text and day of one before it is asked for once. What stands in the journal from a run
    before is not asked for again. `worded` words a failure for the journal's lines.
    """

    def __init__(
        self, summariser: "Summariser", *, journal: Journal | None = None, worded: Callable[[str], str] = str
    ) -> None:
        self._summariser = summariser
        self._settings = summariser.settings
        self._journal = journal
        self._worded = worded
        self._brake = Brake()
        self._places: array[int] = array("q")
        self._under_way: dict[bytes, asyncio.Future[Result]] = {}
        self._stored: dict[bytes, int] = {}
        self._recent: OrderedDict[bytes, Summary] = OrderedDict()
        self._models: set[str] = set()
        self._any = False
        self.left: str | None = None
        """The file of a run before that was left as it was, since this one has no result to put there."""
        self._naming = asyncio.Lock()

    @property
    def stopped_by(self) -> SummariserError | None:
        """The failure after which nothing more was sent."""
        return self._brake.cause

    def run(
        self, sources: Iterable[Source], *, in_order: bool, ahead: int | None = None
    ) -> Generator[Outcome, None, None]:
        """What becomes of each source, as soon as it is known; see `as_done`. At its end the journal is in its place,
        in the order of the sources; but failures alone do not take the place of what a run before has `left`. Raises
        SummariserError where the journal cannot be written."""
        yield from self._summariser.iterate(self._all(sources, in_order, ahead))
        if self._journal is None:
            return
        self.left = None if self._any else self._journal.leave()
        if self.left is None:
            self._journal.finish(self._places)

    async def _all(self, sources: Iterable[Source], in_order: bool, ahead: int | None) -> Any:
        at_once = self._settings.jobs
        with self._summariser.hold():
            numbered = self._numbered(sources)
            async with aclosing(as_done(numbered, self._one, at_once=at_once, in_order=in_order, ahead=ahead)) as done:
                async for _, outcome in done:
                    yield outcome

    def _numbered(self, sources: Iterable[Source]) -> Iterator[tuple[int, Source]]:
        for number, source in enumerate(sources):
            if self._journal is not None:
                self._journal.name(source.id)
                self._places.append(-1)
            yield number, source

    async def _one(self, numbered: tuple[int, Source]) -> Outcome:
        number, source = numbered
        article = source.article
        journal = self._journal
        kept = journal.kept(article) if journal is not None and article is not None else None
        if kept is None:
            return await self._read(number, source)
        if not self._is_ours(kept.model):
            async with self._naming:
                if not self._models:  # a server may know a model by another name than it is asked for: a reply tells
                    return await self._read(number, source, kept)
        if not self._is_ours(kept.model):
            return await self._read(number, source, kept)
        self._places[number] = kept.place
        self._any = True
        summary = journal.summary(kept.place) if journal is not None and self._settings.strict else None
        return Outcome(source, summary, kept=True)

    async def _read(self, number: int, source: Source, kept: Kept | None = None) -> Outcome:
        """Read a source now; one that fails keeps its line of a run before, with another model's result, or
        another prompt's."""
        result, first = await self._result(source)
        self._any = self._any or isinstance(result, Summary)
        if self._journal is not None:
            place = self._written(source, result, first)
            if not isinstance(result, Summary):
                before = kept.place if kept is not None else self._journal.paid(source.article)
                place = place if before is None else before
            self._places[number] = place
        return Outcome(source, result, first)

    def _written(self, source: Source, result: Result, first: str | None) -> int:
        assert self._journal is not None
        if not isinstance(result, Summary):
            said = self._worded(str(result))
            return self._journal.append(failure_line(source, result, said, paid=first is None))
        place = self._journal.append(result.model_dump_json())
        if self._settings.reader == "llm":
            self._stored.setdefault(text_key(result.article), place)
        return place

    async def _result(self, source: Source) -> tuple[Result, str | None]:
        """The result of a source, and the id of the source that it was read for, where that is another."""
        article = source.article
        if article is None:
            assert source.error is not None
            return source.error, None
        if self._settings.reader == "rules":  # nothing is paid for
            return await self._brake.read(article, self._summariser.asummarise), None
        key = text_key(article)
        if key in self._under_way:
            result = await asyncio.shield(self._under_way[key])
            known = result if isinstance(result, Summary) else None
            if known is None:
                return result, article.id
        else:
            known = self._known(key)
        if known is not None:
            return same_for(known, source), known.id
        return await self._asked(article, key), None

    async def _asked(self, article: Article, key: bytes) -> Result:
        """The result of asking for it; whoever comes with the same text meanwhile waits for it."""
        self._under_way[key] = asyncio.get_running_loop().create_future()
        try:
            result = await self._brake.read(article, self._summariser.asummarise)
            if isinstance(result, Summary):
                self._keep(key, result)
            self._under_way[key].set_result(result)
            return result
        except Exception as error:  # it ends the run, whoever meets it first
            self._under_way[key].set_exception(error)
            self._under_way[key].exception()
            raise
        finally:
            self._under_way.pop(key).cancel()

    def _keep(self, key: bytes, summary: Summary) -> None:
        if summary.run.model is not None:
            self._models.add(summary.run.model)
        if self._journal is None:
            self._recent[key] = summary
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)

    def _known(self, key: bytes) -> Summary | None:
        if self._journal is None:
            return self._recent.get(key)
        if key in self._stored:
            return self._journal.summary(self._stored[key])
        kept = self._journal.kept_text(key)
        return self._journal.summary(kept.place) if kept is not None and self._is_ours(kept.model) else None

    def _is_ours(self, model: str | None) -> bool:
        """Whether a result by this model is one by the model that is asked now."""
        asked = self._settings.model if self._settings.reader == "llm" else None
        return model in self._models or is_model(asked, model)


def is_model(asked: str | None, told: str | None) -> bool:
    """Whether a model that is asked for by one name tells itself by the other: the same, or with a date behind it."""
    if told == asked:
        return True
    dated = told is not None and asked is not None and told.startswith(asked)
    return dated and _DATED.fullmatch(told or "", len(asked or "")) is not None
