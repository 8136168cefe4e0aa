"""Several recorded articles as one, with what the summaries of some or all of them say."""

from collections.abc import Collection
from typing import Any

from summariser.models import Article, Summary

_NAMES = {"id", "via_id", "attribution_id"}
_LISTS_OF_NAMES = {"attribution_ids", "event_ids"}


def joined(parts: list[Summary], kept: Collection[int] | None = None) -> Summary:
    """The articles one behind the other, with the events and attributions of those in `kept`, or of all.

    Headline and abstract are the first one's; every identifier has the number of its article.
    """
    text, attributions, events, points = "", list[Any](), list[Any](), list[Any]()
    for number, part in enumerate(parts):
        if kept is None or number in kept:
            data = _moved(part.model_dump(include={"attributions", "events", "key_points"}), len(text), number)
            attributions += data["attributions"]
            events += data["events"]
            points += data["key_points"]
        text += part.article.text + "\n\n"
    article = Article(text=text, published=parts[0].article.published, language="en")
    changes = {"attributions": attributions, "events": events, "key_points": points, "article": article.model_dump()}
    return Summary.model_validate(parts[0].model_dump() | changes)


def _moved(data: Any, by: int, number: int) -> Any:
    """The same with every span `by` code points further on, and the article's number behind every identifier."""
    if isinstance(data, list):
        return [_moved(item, by, number) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == {"start", "end", "text"}:
        return {"start": data["start"] + by, "end": data["end"] + by, "text": data["text"]}
    return {key: _renamed(key, value, number) or _moved(value, by, number) for key, value in data.items()}


def _renamed(key: str, value: Any, number: int) -> Any:
    if key in _NAMES and value:
        return f"{value}.{number}"
    return [f"{item}.{number}" for item in value] if key in _LISTS_OF_NAMES else None
