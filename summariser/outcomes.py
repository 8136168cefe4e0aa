"""What goes into a run over many articles and what comes out: a source, its outcome, and the sum of all."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from summariser.audit import run_audit
from summariser.batch import Result
from summariser.errors import ArticleError, NotSentError, SummariserError, attempts_of
from summariser.jsonsafe import safe
from summariser.models import Article, Cost, Summary, Usage
from summariser.settings import Settings


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
    """None where it stands in the journal from a run before, and what it says is of no consequence."""
    first: str | None = None
    """Id of the source that the article was read for, where that is another with the same text."""
    kept: bool = False
    """Whether it stands in the journal from a run before."""


@dataclass(slots=True)
class Spent:
    """What was paid."""

    sent: int = 0
    """Tokens."""
    received: int = 0
    amount: Decimal = Decimal(0)
    unpriced: int = 0
    """Articles that were paid for, and nobody knows how much."""
    uncounted: int = 0
    """Articles of which nobody knows how many tokens they took."""
    replayed: int = 0

    def pay(self, result: Result | None, settings: Settings, *, cassette: bool) -> None:
        """Count what a result took, or a failure; `cassette` tells that one is replayed or recorded."""
        if isinstance(result, Summary):
            self._pay(result.run.usage, result.run.cost)
            self.replayed += result.run.replayed
        elif result is not None and (attempts := attempts_of(result)):
            from summariser.readers.llm.cost import address_of, cost_of, total

            address = address_of(settings, cassette=cassette)
            self._pay(total(attempts), cost_of(attempts, settings.model, address)[0])

    def _pay(self, usage: Usage, cost: Cost | None) -> None:
        self.sent += usage.input or 0
        self.received += usage.output or 0
        self.amount += cost.amount if cost is not None else 0
        self.unpriced += cost is None and (usage.estimated or bool(usage.input or usage.output))
        self.uncounted += usage.input is None and usage.output is None


@dataclass(slots=True)
class Tally(Spent):
    """What a run came to."""

    read: int = 0
    failed: int = 0
    not_sent: int = 0
    kept: int = 0
    """Results of a run before."""
    same: int = 0
    """Articles with the same text as another, for which nothing was asked."""
    errors: dict[int, SummariserError] = field(default_factory=dict)
    """An error for each exit status."""

    def add(self, outcome: Outcome, settings: Settings, *, cassette: bool = False) -> None:
        """Count one source; `cassette` tells that one is replayed or recorded."""
        result = outcome.result
        self.same += outcome.first is not None
        if outcome.kept:
            self.kept += 1
            return
        if isinstance(result, Summary):
            self.read += 1
        elif result is not None:
            if not isinstance(result, NotSentError) or result.__cause__ is not None:  # what failed, not what was enough
                self.errors.setdefault(result.exit_code, result)
            self.not_sent += isinstance(result, NotSentError)
            self.failed += not isinstance(result, NotSentError)
        if outcome.first is None:
            self.pay(result, settings, cassette=cassette)

    def told(self, left: int | None = None) -> str:
        """What it came to, in words; with how many articles are `left`."""
        counts = [f"{self.read:,} read", f"{self.failed:,} failed"]
        counts += [f"{self.not_sent:,} not sent"] if self.not_sent else []
        counts += [f"{self.kept:,} of a run before"] if self.kept else []
        counts += [f"{left:,} left"] if left is not None else []
        told = ", ".join(counts)
        if self.sent or self.received or self.unpriced:
            told += f"; {self.sent:,} tokens sent, {self.received:,} received"
            least = "at least " if self.unpriced else ""
            told += f", {least}{self.amount:.4f} USD" if self.amount else ", cost unknown"
            told += " when it was recorded" if self.replayed else ""
        return told

    def __str__(self) -> str:
        """One sentence."""
        return f"{self.told()}."


def failure_line(source: Source, error: SummariserError, said: str, *, paid: bool = True) -> str:
    """A failure on one line, for JSON Lines; `said` is its sentence, and `paid` that its attempts were made for it."""
    line: dict[str, Any] = {"id": source.id, "source": source.name, "error": said, "kind": type(error).__name__}
    if paid and (attempts := attempts_of(error)):
        from summariser.readers.llm.cost import total

        line["attempts"] = [attempt.model_dump(mode="json") for attempt in attempts]
        line["usage"] = total(attempts).model_dump(mode="json")
    return safe(json.dumps(line, ensure_ascii=False))


def same_for(summary: Summary, source: Source) -> Summary:
    """The summary of an article as that of `source`, whose text is the same. It took no request of its own: those of
    all results together are those that were made."""
    assert source.article is not None
    others = [it for it in summary.run.warnings if it not in summary.article.warnings]
    note = f"the same text as {summary.id!r}: read once, and its tokens are counted there"
    run = summary.run.model_copy(
        update={
            "attempts": [], "usage": Usage(input=0, output=0, estimated=False), "cost": None, "cost_note": note,
            "warnings": list(dict.fromkeys([*source.article.warnings, *others])),
        }
    )  # fmt: skip
    article = source.article
    if article.language is None:
        article = article.model_copy(update={"language": summary.article.language})
    copy = summary.model_copy(update={"id": article.id, "article": article, "run": run, "digest": None})
    if copy.article.language != summary.article.language:  # which the checks go by
        copy = copy.model_copy(update={"audit": run_audit(copy)})
    return copy.model_copy(update={"digest": copy.content_digest()})
