"""What an evaluation says: tallies and facts of each document, and the measures that they add up to."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pydantic import Field

from summariser.models.base import Model

Better = Literal["higher", "lower", "neither"]


class Tally(NamedTuple):
    """Counts of one measure: F1 is 2·right / (gold + predicted). Of an accuracy, `gold` and `predicted` are both the
    number of cases; of a count, `right` is the count; of a mean, `right` is the sum and the others the documents."""

    right: float
    gold: float
    predicted: float

    def plus(self, other: "Tally") -> "Tally":
        """The sum of two tallies."""
        return Tally(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def score(self) -> float | None:
        """F1, accuracy or mean; None where there was nothing to score."""
        return ratio(self.right, self.gold + self.predicted)


def ratio(right: float, both: float) -> float | None:
    """2·right / both; None for nothing out of nothing."""
    return 2 * right / both if both else None


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of all."""
    result = Tally(0, 0, 0)
    for tally in tallies:
        result = result.plus(tally)
    return result


class Fact(Model):
    """One thing that the gold says, or that the prediction says and the gold does not."""

    key: str
    """JSON Pointer into the gold; of a spurious fact into the prediction."""
    kind: str
    """attribution, event, casualty, date, …"""
    gold: str | None = None
    """What the gold says, in a few words; null for a spurious fact."""
    predicted: str | None = None
    """What the prediction says instead; null for a missed fact."""
    note: str | None = None
    """The class of the error: "source", "killed and injured swapped", …"""


def roots(facts: Iterable[Fact]) -> list[Fact]:
    """Without the facts that are part of another one in the list: an event that is gone takes its date with it."""
    listed = list(facts)
    keys = {fact.key for fact in listed}

    def inside(key: str) -> bool:
        parts = key.partition("#")[0].split("/")
        return any("/".join(parts[:end]) in keys for end in range(2, len(parts)))

    return [fact for fact in listed if not inside(fact.key)]


class DocumentResult(Model):
    """One article of the gold against its prediction."""

    id: str
    place: str
    """File, and line where one file holds many."""
    failure: str | None = None
    """Why there is no prediction; the document then counts as read empty."""
    tallies: dict[str, Tally] = Field(default_factory=dict)
    """By the name of the measure."""
    found: list[Fact] = Field(default_factory=list)
    missed: list[Fact] = Field(default_factory=list)
    """What the gold says and the prediction does not, or says otherwise."""
    spurious: list[Fact] = Field(default_factory=list)

    @property
    def rank(self) -> float:
        """Joint F1 of the attributions, else F1 of the events: what the worst list is sorted by."""
        for name in ("attribution.joint", "event.template"):
            score = self.tallies.get(name, Tally(0, 0, 0)).score
            if score is not None:
                return score
        return 1.0


class Measure(Model):
    """One figure over all documents, with its bootstrap interval."""

    name: str
    label: str
    form: Literal["f1", "share", "count", "mean"]
    better: Better
    value: float
    low: float | None = None
    """Lower end of the 95 % interval over documents; null where there are too few of them."""
    high: float | None = None
    right: float
    gold: float
    predicted: float


class Report(Model):
    """A whole evaluation."""

    summariser_eval: Literal["1"] = "1"
    gold: str
    """Name of the gold."""
    gold_digest: str
    """SHA-256 of what the gold says: results of different gold are not compared."""
    predictions: str
    """Where the predictions came from."""
    measures: list[Measure]
    documents: list[DocumentResult]
    notes: list[str] = Field(default_factory=list)
    """Predictions for documents that the gold does not have, and the like."""
