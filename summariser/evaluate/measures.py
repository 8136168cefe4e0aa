"""The measures in the order in which they are shown, and their values over all documents."""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from summariser.evaluate.records import Better, DocumentResult, Measure, Tally, total
from summariser.evaluate.statistics import Row, interval


class Kind(NamedTuple):
    """What a measure is: `form` f1 and share have a score from 0 to 1, count a number, mean a number a document."""

    name: str
    label: str
    form: Literal["f1", "share", "count", "mean"]
    better: Better


@cache
def kinds() -> dict[str, Kind]:
    """All measures by name (measures.json)."""
    text = resources.files("summariser.evaluate").joinpath("measures.json").read_text(encoding="utf-8")
    return {row[0]: Kind(*row) for row in json.loads(text)}


def value_of(kind: Kind, tally: Tally) -> float | None:
    """What a tally says as this measure; None where there was nothing to score."""
    return tally.right if kind.form == "count" else tally.score


def rows_of(documents: Sequence[DocumentResult], name: str) -> list[Row]:
    """The tallies of one measure, document by document; zeros where it was not scored."""
    return [document.tallies.get(name, Tally(0, 0, 0)) for document in documents]


def measured(documents: Sequence[DocumentResult]) -> list[Measure]:
    """Every measure that some document was scored on."""
    found = []
    for name, kind in kinds().items():
        tallies = [document.tallies[name] for document in documents if name in document.tallies]
        whole = total(tallies)
        value = value_of(kind, whole) if tallies else None
        if value is None:
            continue
        ends = interval(rows_of(documents, name)) if kind.form != "count" else None
        low, high = ends or (None, None)
        found.append(
            Measure(
                name=name,
                label=kind.label,
                form=kind.form,
                better=kind.better,
                value=value,
                low=low,
                high=high,
                right=whole.right,
                gold=whole.gold,
                predicted=whole.predicted,
            )
        )
    return found
