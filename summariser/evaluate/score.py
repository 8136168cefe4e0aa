"""Gold against predictions, document by document, and what it adds up to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summariser.errors import ModelError, SummariserError
from summariser.evaluate.attributions import score_attributions
from summariser.evaluate.card import Card
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.events import score_events
from summariser.evaluate.measures import measured
from summariser.evaluate.partial import given
from summariser.evaluate.quality import score_attempts, score_quality
from summariser.evaluate.records import DocumentResult, Fact, Report
from summariser.models import Summary


class Predicted(NamedTuple):
    """What a reader made of one document: a summary, or why there is none."""

    summary: Summary | None
    failure: SummariserError | str | None = None
    gold: GoldDocument | None = None
    """Set where the summary is another person's gold: what that leaves out is not compared, and what is optional in it
    costs nothing where this gold does not have it."""
    names: tuple[str, ...] = ()
    """What a failure from a file calls its article: it has no text to be matched by."""


def evaluate(
    gold: Sequence[GoldDocument],
    digest: str,
    predictions: Mapping[str, Predicted],
    *,
    gold_name: str,
    predictions_name: str,
    notes: Sequence[str] = (),
) -> Report:
    """The report on `predictions`, by the id of the gold's article. A document without one counts as read empty."""
    nothing = Predicted(None, "there is no prediction for it")
    documents = [score_document(item, predictions.get(item.summary.article.id, nothing)) for item in gold]
    return Report(
        gold=gold_name,
        gold_digest=digest,
        predictions=predictions_name,
        measures=measured(documents),
        documents=documents,
        notes=list(notes),
    )


def score_document(gold: GoldDocument, predicted: Predicted) -> DocumentResult:
    """One document's tallies and facts."""
    card, summary, other = Card(), predicted.summary, predicted.gold
    if other is None or given(other.summary, "attributions"):
        score_attributions(gold, summary.attributions if summary else [], card, other)
    if other is None or given(other.summary, "events"):
        score_events(gold, summary.events if summary else [], card, other)
    if given(gold.summary, "topic") and (other is None or given(other.summary, "topic")):
        wanted, got = gold.summary.topic, summary.topic if summary else None
        card.judge("topic", Fact(key="/topic", kind="topic", gold=wanted, predicted=got), right=wanted == got)
    card.count("article.failed", summary is None)
    if summary is not None and other is None:
        score_quality(summary, card)
    elif isinstance(predicted.failure, ModelError):
        score_attempts(predicted.failure.attempts, card)
    return DocumentResult(
        id=gold.summary.article.id,
        place=gold.place,
        failure=None if summary else str(predicted.failure),
        tallies=card.tallies,
        found=card.found,
        missed=card.missed,
        spurious=card.spurious,
    )
