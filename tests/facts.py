"""Looking for facts in a summary: by what the article says, never by the order or wording of a reply."""

from functools import cache
from pathlib import Path

from summariser import Article, Attribution, Casualty, Event, Summariser, Summary

ROOT = Path(__file__).parents[1]
Bounds = tuple[int | None, int | None, int | None, str]


@cache
def replayed(name: str) -> Summary:
    """The summary of tests/articles/NAME.txt from cassettes/NAME.yaml; every recorded reply must be played."""
    with Summariser(cassette=ROOT / f"cassettes/{name}.yaml") as summariser:
        summary = summariser.summarise(Article.from_file(ROOT / f"tests/articles/{name}.txt"))
    assert summariser.cassette is not None
    assert summariser.cassette.unplayed == 0
    return summary


def events(summary: Summary, *words: str, **fields: object) -> list[Event]:
    """The events whose evidence holds all of `words` and whose fields have these values."""
    found = []
    for event in summary.events:
        told = " ".join(span.text for span in event.evidence)
        if all(word in told for word in words) and all(getattr(event, key) == value for key, value in fields.items()):
            found.append(event)
    return found


def the(summary: Summary, *words: str, **fields: object) -> Event:
    """The one such event."""
    found = events(summary, *words, **fields)
    assert len(found) == 1, f"{words} {fields}: {[event.description for event in found]}"
    return found[0]


def bounds(casualty: Casualty) -> Bounds:
    """low, best, high and qualifier of a figure."""
    quantity = casualty.count
    return quantity.low, quantity.best, quantity.high, quantity.qualifier


def figures(event: Event, effect: str) -> set[Bounds]:
    """The figures of an event for one effect, those that are part of another left out."""
    return {bounds(item) for item in event.casualties if item.effect == effect and item.subset_of is None}


def parts(event: Event, effect: str) -> set[Bounds]:
    """The figures that are part of another."""
    return {bounds(item) for item in event.casualties if item.effect == effect and item.subset_of is not None}


def said(summary: Summary, name: str, act: str | None = None) -> list[Attribution]:
    """The attributions of a source whose name has `name` in it."""
    return [
        item for item in summary.attributions if name in (item.source.name or "") and act in {None, item.speech_act}
    ]


def words(attribution: Attribution) -> str:
    """What is attributed."""
    return " … ".join(span.text for span in attribution.content.spans)
