"""Every span is exact, and whatever could not be located is told."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from summariser.audit.material import Material
from summariser.audit.wording import short
from summariser.models import Article, Audit, Finding, Run, Span

NAME = "grounding"


def check_grounding(material: Material) -> Iterable[Finding]:
    """An error for each span that is not the article's text at its place, and for each entry of `ungrounded`."""
    summary = material.summary
    for pointer, span in spans_of(summary):
        if summary.article.text[span.start : span.end] != span.text or span.start >= span.end:
            message = f"the span {span.start}–{span.end} does not hold the words {short(span.text)}"
            yield Finding(check=NAME, severity="error", message=message, where=pointer)
    for entry in summary.ungrounded:
        quoted = f"{short(entry.quoted)}: " if entry.quoted else ""
        yield Finding(check=NAME, severity="error", message=f"{quoted}{entry.reason}", where=entry.pointer)


def spans_of(value: object, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a result, with its JSON Pointer."""
    if isinstance(value, Span):
        yield pointer, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from spans_of(item, f"{pointer}/{index}")
    elif isinstance(value, BaseModel):
        for name in _holders(type(value)):
            held = getattr(value, name)
            if held:
                yield from spans_of(held, f"{pointer}/{name}")


@cache
def _holders(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold spans, at any depth."""
    if issubclass(model, Article | Run | Audit):
        return ()
    return tuple(name for name, field in model.model_fields.items() if _may_hold(field.annotation))


def _may_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation is Span or bool(_holders(annotation))
    return any(map(_may_hold, get_args(annotation)))
