"""Every span is exact, and whatever could not be located is told."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from summariser.models import Article, Finding, Span, Summary

NAME = "grounding"


def check_grounding(summary: Summary) -> Iterable[Finding]:
    """An error for each span that is not the article's text at its place, and for each entry of `ungrounded`."""
    for pointer, span in spans_of(summary):
        if summary.article.text[span.start : span.end] != span.text or span.start >= span.end:
            message = f"the span {span.start}–{span.end} does not hold the words {_short(span.text)}"
            yield Finding(check=NAME, severity="error", message=message, where=pointer)
    for entry in summary.ungrounded:
        quoted = f"{_short(entry.quoted)}: " if entry.quoted else ""
        yield Finding(check=NAME, severity="error", message=f"{quoted}{entry.reason}", where=entry.pointer)


def spans_of(value: object, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a result, with its JSON Pointer."""
    if isinstance(value, Span):
        yield pointer, value
    elif isinstance(value, BaseModel) and not isinstance(value, Article):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name), f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from spans_of(item, f"{pointer}/{index}")


def _short(text: str, limit: int = 80) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= limit else flat[: limit - 1] + '…'}”"
