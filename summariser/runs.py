"""One run over many sources: what is asked, and what stands there from a run before."""

import asyncio
import re
import warnings
from array import array
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from summariser.batch import Brake, Result, as_done
from summariser.budget import Account, Budget, Spending
from summariser.errors import ModelError, NotSentError, SummariserWarning, attempts_of
from summariser.journal import Journal
from summariser.jsonsafe import safe
from summariser.models import Article, Summary
from summariser.outcomes import Outcome, Source, failure_line, same_for
from summariser.readers.base import METER
from summariser.results import Kept, digest, text_key

if TYPE_CHECKING:
    from summariser.api import Summariser

_RECENT = 200
"""Results that are held for articles with the same text, where no file holds them."""
_MOST_DOUBLED = 10
"""Ids of more than one article that are warned of."""
_DATED = re.compile(r"[-@:](\d{4}-\d\d-\d\d|\d{4,8}|latest)")
"""What a server adds to the name of a model in its reply: gpt-4o-mini-2024-07-18."""


class Batch:
    """Sources on their way to results, through one `Summariser`, and into `journal` where one is given.

    An article that has the text and day of one before it is asked for once. What stands in the journal from a run
    before is not asked for again. `worded` words a failure for the journal's lines; `many` tells that there may be more
    sources than one. Where the `budget` is reached, no other source is taken; what was under way by then goes beyond.
    """

    def __init__(
        self, summariser: "Summariser", *, journal: Journal | None = None, worded: Callable[[str], str] = str,
        many: bool = True, budget: Budget | None = None,
    ) -> None:  # fmt: skip
        self._summariser = summariser
        self._settings = summariser.settings
        self._journal = journal
        self._worded = worded
        self._many = many
        self._brake = Brake(many=many, worked=journal is not None and journal.resumed > 0)
        self._limit = budget.limit if budget is not None else None
        cassette = summariser.cassette
        self._recording = cassette is not None and cassette.recording
        self._spending = Spending(budget, self._settings, cassette=cassette is not None) if budget is not None else None
        self._places: array[int] = array("q")
        self._under_way: dict[bytes, asyncio.Future[Result]] = {}
        self._stored: dict[bytes, int] = {}
        self._recent: OrderedDict[bytes, Summary] = OrderedDict()
        self._models: set[str] = set()
        self._any = False
        self.left: str | None = None
        """The file of a run before that was left as it was, since this one has no result to put there."""
        self.taken = 0
        """How many sources were looked at."""
        self.limited: str | None = None
        """Which limit of the budget left sources that were not looked at, in words."""
        self.spent = False
        """Whether that is one of tokens or cost."""
        self.whole = False
        """Whether every source was taken."""
        self._stopped = False
        self._texts: dict[bytes, bytes] = {}
        self._doubled: set[bytes] = set()
        self._counted: set[bytes] = set()
        """Texts that the limit was charged with."""
        self._naming = asyncio.Lock()
        self._unheard: dict[int, tuple[Source, Account]] = {}
        """What was asked and has not come out of `run`, by the number of its source."""

    def stop(self) -> None:
        """Take no other source; what is under way comes to its end. Any thread may call it."""
        self._stopped = True

    @property
    def under_way(self) -> int:
        """For how many articles a reply is awaited."""
        return len(self._under_way)

    @property
    def unheard(self) -> list[Outcome]:
        """After a run that was broken off: what was paid for and did not come out of it, done or not."""
        outcomes = (Outcome(source, account.result or _cut_off(account)) for source, account in self._unheard.values())
        return [it for it in outcomes if _is_paid(it.result)]

    @property
    def stopped_by(self) -> str:
        """Why nothing more was sent, after a failure that others would have had, too."""
        return self._brake.why

    def run(
        self, sources: Iterable[Source], *, in_order: bool, ahead: int | None = None
    ) -> Generator[Outcome, None, None]:
        """What becomes of each source, as soon as it is known; see `as_done`. At its end the journal is in its place,
        in the order of the sources; but failures alone do not take the place of what a run before has `left`. After
        `stop` it stays where it is, but where every source had been taken. Raises SummariserError where the journal
        cannot be written: what is under way then is kept in another file."""
        yield from self._summariser.iterate(self._all(sources, in_order, ahead))
        if self._journal is None:
            return
        if self._journal.broken is not None:
            raise self._journal.broken
        if self._stopped and not self.whole:
            return
        self.left = None if self._any else self._journal.leave()
        if self.left is None:
            self._journal.finish(self._places, whole=self.whole)

    async def _all(self, sources: Iterable[Source], in_order: bool, ahead: int | None) -> Any:
        at_once = self._settings.jobs
        with self._summariser.hold():
            numbered = self._numbered(sources)
            async with aclosing(as_done(numbered, self._one, at_once=at_once, in_order=in_order, ahead=ahead)) as done:
                async for (number, _), outcome in done:
                    self._unheard.pop(number, None)
                    yield outcome

    def _numbered(self, sources: Iterable[Source]) -> Iterator[tuple[int, Source]]:
        for number, source in enumerate(sources):
            if self._stopped or self._is_spent(source):
                return
            self.taken += 1
            if self._journal is not None:
                self._journal.name(source.id)
                self._places.append(-1)
            self._look_at_id(source)
            yield number, source
        self.whole = True

    def _is_spent(self, source: Source) -> bool:
        """Whether the budget leaves nothing for another source, which tells that there is one."""
        self.limited = self._spending.reached if self._spending is not None else None
        self.spent = self.limited is not None
        if (
            self._limit is not None
            and self.limited is None
            and source.article is not None
            and self._is_new(source.article)
        ):
            self._takes_one()
        return self.limited is not None

    def _takes_one(self) -> bool:
        """Whether the limit has room for one more article, which is taken."""
        if self._limit is None:
            return True
        self._limit -= 1
        if self._limit < 0:
            self.limited = "`limit` is reached"
        return self._limit >= 0

    def _is_new(self, article: Article) -> bool:
        """Whether an article would be read that no run before has a result of, and whose text did not come before."""
        if self._journal is not None and self._journal.kept(article) is not None:
            return False  # it is counted where it is read again
        key = text_key(article)
        if self._settings.reader == "rules":
            return True
        new = key not in self._counted and self._known(key) is None
        self._counted.add(key)
        return new

    def _look_at_id(self, source: Source) -> None:
        """Warn of an id that two different articles have: who joins results by it loses one. The first few are told."""
        if source.article is None or source.id is None or len(self._doubled) >= _MOST_DOUBLED:
            return
        name, key = digest(source.id), text_key(source.article)
        if self._texts.setdefault(name, key) == key or name in self._doubled:
            return
        self._doubled.add(name)
        told = f"{source.name}: another article has its id, too, {source.id!r}, and each gets a result of that id"
        last = "; more such ids are not told" if len(self._doubled) == _MOST_DOUBLED else ""
        warnings.warn(f"{told}{last}.", SummariserWarning, stacklevel=2)

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
        if not self._is_ours(kept.model) and self._takes_one():
            return await self._read(number, source, kept)
        self._places[number] = kept.place
        self._any = True
        looked_at = self._settings.strict or self._recording
        summary = journal.summary(kept.place) if journal is not None and looked_at else None
        return Outcome(source, summary, kept=True)

    async def _read(self, number: int, source: Source, kept: Kept | None = None) -> Outcome:
        """Read a source now; one that fails keeps its line of a run before, with another model's result, or
        another prompt's."""
        result, first = await self._result(number, source)
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
            return self._append(failure_line(source, result, said, paid=first is None))
        place = self._append(safe(result.model_dump_json()))
        if self._settings.reader == "llm" and place >= 0:
            self._stored.setdefault(text_key(result.article), place)
        return place

    def _append(self, line: str) -> int:
        assert self._journal is not None
        place = self._journal.append(line)
        if self._journal.broken is not None:
            self.stop()
        return place

    async def _result(self, number: int, source: Source) -> tuple[Result, str | None]:
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
        return await self._asked(number, source, article, key), None

    async def _asked(self, number: int, source: Source, article: Article, key: bytes) -> Result:
        """The result of asking for it; whoever comes with the same text meanwhile waits for it."""
        self._look_at_budget()
        if self._stopped or self.spent:
            return NotSentError("not sent, for the run was to end, or its budget was reached.")
        self._under_way[key] = asyncio.get_running_loop().create_future()
        account = Account(self._spending)
        self._unheard[number] = source, account
        METER.set(account)
        try:
            result = await self._brake.read(article, self._summariser.asummarise)
            account.result = result
            if isinstance(result, NotSentError):
                self._look_at_budget()
            if isinstance(result, Summary):
                self._keep(key, result)
            self._under_way[key].set_result(result)
            return result
        except asyncio.CancelledError:
            account.result = cut_off = _cut_off(account)
            if self._journal is not None and self._many and cut_off.attempts:
                self._written(source, cut_off, None)
            raise
        except Exception as error:  # it ends the run, whoever meets it first
            self._under_way[key].set_exception(error)
            self._under_way[key].exception()
            raise
        finally:
            self._under_way.pop(key).cancel()

    def _look_at_budget(self) -> None:
        """Tell where a limit of tokens or cost leaves something that is not asked."""
        reached = self._spending.reached if self._spending is not None else None
        if reached is not None:
            self.limited, self.spent = reached, True

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


def _is_paid(result: Result | None) -> bool:
    return not result.run.replayed if isinstance(result, Summary) else bool(attempts_of(result))


def _cut_off(account: Account) -> ModelError:
    """What an article fails with that was under way when the run was ended at once."""
    return ModelError("cut off by the end of the run, before there was a reply to use.", attempts=account.attempts)


def is_model(asked: str | None, told: str | None) -> bool:
    """Whether a model that is asked for by one name tells itself by the other: the same, or with a date behind it."""
    if told == asked:
        return True
    dated = told is not None and asked is not None and told.startswith(asked)
    return dated and _DATED.fullmatch(told or "", len(asked or "")) is not None
