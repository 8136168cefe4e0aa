"""Two runs over the same gold: what each found that the other did not, and whether the difference is chance."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from summariser.errors import ConfigurationError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.facts import facts_of
from summariser.evaluate.gold import read_text
from summariser.evaluate.measures import kinds, rows_of, value_of
from summariser.evaluate.predictions import Loaded, missing_note
from summariser.evaluate.records import Better, DocumentResult, Fact, Report, Tally, roots, total
from summariser.evaluate.statistics import difference
from summariser.models import Summary
from summariser.models.base import Model

SIGNIFICANT = 0.05


class Difference(Model):
    """One measure of two runs."""

    name: str
    label: str
    better: Better
    first: float
    second: float
    low: float | None = None
    """Lower end of the paired 95 % bootstrap interval of second − first."""
    high: float | None = None
    p: float | None = None
    """Two-sided permutation test over documents, of F1, or of the documents' own shares and means; null for counts,
    and where there are too few documents."""

    @property
    def verdict(self) -> str:
        """In words: which run is better, and whether that is more than chance."""
        if self.first == self.second:
            return "the same"
        if self.p is None:
            return "not tested"
        if self.p >= SIGNIFICANT or (self.low is not None and self.high is not None and self.low <= 0 <= self.high):
            return "within chance"
        if self.better == "neither":
            return "differ"
        return "B is better" if (self.second > self.first) == (self.better == "higher") else "A is better"


class Apart(Model):
    """One article of two runs."""

    id: str
    only_first: list[Fact]
    """What the first found and the second did not."""
    only_second: list[Fact]
    first_rank: float | None = None
    """F1 of the document that the worst list goes by; null without gold."""
    second_rank: float | None = None


class Comparison(Model):
    """Two runs, article by article."""

    summariser_compare: Literal["1"] = "1"
    first: str
    second: str
    gold: str | None
    """Null where the runs were compared with each other alone."""
    differences: list[Difference]
    articles: list[Apart]
    """Those in which the runs differ most come first."""
    notes: list[str]


def compared(first: Report, second: Report) -> Comparison:
    """Two reports on the same gold. Raises ConfigurationError where the gold differs."""
    if first.gold_digest != second.gold_digest:
        raise ConfigurationError(f"{first.predictions} and {second.predictions} were scored on different gold.")
    theirs = {document.id: document for document in second.documents}
    apart = [_apart(document, theirs[document.id]) for document in first.documents]
    return Comparison(
        first=first.predictions,
        second=second.predictions,
        gold=first.gold,
        differences=_differences(first.documents, [theirs[document.id] for document in first.documents]),
        articles=sorted(apart, key=lambda item: -len(item.only_first) - len(item.only_second)),
        notes=[*first.notes, *second.notes, *_lacking(first.documents, second.documents)],
    )


def _lacking(first: Sequence[DocumentResult], second: Sequence[DocumentResult]) -> list[str]:
    """A sentence for the articles of which one run has a summary and the other has none, for each of the two."""
    fails = [{document.id for document in side if document.failure} for side in (first, second)]
    only_second = [document.id for document in second if document.id in fails[1] - fails[0]]
    only_first = [document.id for document in first if document.id in fails[0] - fails[1]]
    return missing_note("B", "A", only_second) + missing_note("A", "B", only_first)


def _differences(first: Sequence[DocumentResult], second: Sequence[DocumentResult]) -> list[Difference]:
    found = []
    for name, kind in kinds().items():
        values = [
            value_of(kind, total(document.tallies.get(name, Tally(0, 0, 0)) for document in side))
            for side in (first, second)
        ]
        scored = any(name in document.tallies for document in [*first, *second])
        if not scored or values[0] is None or values[1] is None:
            continue
        rows = rows_of(first, name), rows_of(second, name)
        tested = difference(*rows, by_document=kind.form != "f1") if kind.form != "count" else None
        ends, p = (tested[1], tested[2]) if tested else ((None, None), None)
        found.append(
            Difference(
                name=name,
                label=kind.label,
                better=kind.better,
                first=values[0],
                second=values[1],
                low=ends[0],
                high=ends[1],
                p=p,
            )
        )
    return found


def _apart(first: DocumentResult, second: DocumentResult) -> Apart:
    mine, theirs = {fact.key for fact in first.found}, {fact.key for fact in second.found}
    return Apart(
        id=first.id,
        only_first=roots(fact for fact in first.found if fact.key not in theirs),
        only_second=roots(fact for fact in second.found if fact.key not in mine),
        first_rank=first.rank,
        second_rank=second.rank,
    )


def read_report(path: Path) -> Report | None:
    """The report in `path`; None where it is something else. Raises ConfigurationError for a broken one."""
    if not path.is_file():
        return None
    try:
        value = json.loads(read_text(path))
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(value, dict) or "summariser_eval" not in value:
        return None
    try:
        return Report.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        pointer = "".join(f"/{part}" for part in first["loc"])
        raise ConfigurationError(f"{path}: {pointer or '/'}: {str(first['msg']).lower()}.") from error


def as_gold(loaded: Loaded) -> list[GoldDocument]:
    """One run's summaries in the place of gold: what the other run lacks is then missed, what it adds is spurious."""
    summaries: dict[str, tuple[str, Summary]] = {}
    for place, item in loaded:
        if item.summary is not None:
            summaries.setdefault(item.summary.article.sha256, (place, item.summary))
    documents = []
    named = Counter(summary.article.id for _, summary in summaries.values())
    for place, summary in (
        (place, summary if named[summary.article.id] == 1 else _told_apart(summary))
        for place, summary in summaries.values()
    ):
        events = tuple(facts_of(event, f"/events/{index}") for index, event in enumerate(summary.events))
        documents.append(GoldDocument(name=summary.article.id, place=place, summary=summary, events=events))
    return documents


def _told_apart(summary: Summary) -> Summary:
    """A summary whose id another article has too (files of one name in two folders), with an id of its own."""
    article = summary.article
    one = f"{article.id} ({article.sha256[:12]})"
    return summary.model_copy(update={"id": one, "article": article.model_copy(update={"id": one})})


def without_gold(report: Report, first: str, second: str) -> Comparison:
    """The comparison of two runs with each other, from a report in which the first stood for gold.

    Nobody says which of the two is right, so nothing is tested.
    """
    return Comparison(
        first=first,
        second=second,
        gold=None,
        differences=[],
        articles=[
            Apart(id=document.id, only_first=roots(document.missed), only_second=roots(document.spurious))
            for document in sorted(report.documents, key=lambda item: -len(item.missed) - len(item.spurious))
        ],
        notes=[*report.notes, *missing_note("B", "A", [it.id for it in report.documents if it.failure])],
    )
