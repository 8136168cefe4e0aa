"""The summary and its article as their reader sees them: a soft hyphen in "eight\u00adeen" makes it no eight."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from summariser.grounding import GroundedText
from summariser.models import Article, Finding, Span, Summary
from summariser.smooth import Smooth, as_seen
from summariser.text import seen, unseen_in


class Twin(NamedTuple):
    """A summary and its article without characters that are not seen."""

    summary: Summary
    text: GroundedText
    back: Callable[[Finding], Finding]
    """A finding of the twin with its places in the article itself."""


def twin_of(summary: Summary, text: GroundedText) -> Twin | None:
    """The twin of a summary; None where neither its article nor its own words have anything that is not seen."""
    smooth = as_seen(text)
    if smooth is None and not any(unseen_in(words) for _, words in texts_of(summary)):
        return None
    twin = smooth.text if smooth else text
    data = _seen(summary.model_dump(exclude={"article", "run", "audit"}), smooth, summary.article.text)
    other = Summary.model_validate(data | {"article": twin.article, "run": summary.run})

    def back(item: Finding) -> Finding:
        return item.model_copy(update={"spans": [_back(span, smooth, summary.article) for span in item.spans]})

    return Twin(other, twin, back)


def _back(span: Span, smooth: Smooth | None, article: Article) -> Span:
    """A place of the twin in the article itself; one that does not lie in the twin's text is left as it is saved."""
    if smooth is None or not span.start <= span.end <= len(smooth.text.article.text):
        return span
    return article.span(*smooth.place((span.start, span.end)))


def _seen(value: Any, smooth: Smooth | None, body: str) -> Any:
    """A part of the summary: spans at their places in the twin, and other words without what is not seen."""
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, list):
        return [_seen(item, smooth, body) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end", "text"} and isinstance(value["start"], int):
        if smooth is None or not value["start"] < value["end"] <= len(body):
            return value
        start, end = smooth.there(value["start"]), smooth.there(value["end"])
        return {"start": start, "end": end, "text": smooth.text.article.text[start:end]}
    return {name: _seen(item, smooth, body) for name, item in value.items()}


def texts_of(summary: Summary) -> Iterator[tuple[str, str]]:
    """The texts that a reader of the summary reads, by their places."""
    yield "/headline", summary.headline
    yield "/abstract", summary.abstract
    for at, point in enumerate(summary.key_points):
        yield f"/key_points/{at}/text", point.text
    for at, event in enumerate(summary.events):
        yield f"/events/{at}/description", event.description
