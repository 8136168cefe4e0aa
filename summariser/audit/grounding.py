"""Every span is exact, and whatever could not be located is told."""

from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from summariser.audit.material import Material
from summariser.audit.wording import short
from summariser.models import Article, Audit, Finding, Run, Span

NAME = "grounding"


def check_grounding(material: Material) -> Iterable[Finding]:
    """An error for each span that is not the article's text at its place, and for each entry of `ungrounded`."""
    body = material.body
    for pointer, spans in _lists_of(material.summary, ""):
        for index, span in enumerate(spans):
            start, end = span.start, span.end
            if body[start:end] != span.text or start >= end:
                message = f"the span {start}–{end} does not hold the words {short(span.text)}"
                yield Finding(check=NAME, severity="error", message=message, where=f"{pointer}/{index}")
    for entry in material.summary.ungrounded:
        quoted = f"{short(entry.quoted)}: " if entry.quoted else ""
        yield Finding(check=NAME, severity="error", message=f"{quoted}{entry.reason}", where=entry.pointer)


def spans_of(result: BaseModel, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a result, with its JSON Pointer."""
    for where, spans in _lists_of(result, pointer):
        for index, span in enumerate(spans):
            yield f"{where}/{index}", span


def _lists_of(result: BaseModel, pointer: str) -> Iterator[tuple[str, list[Span]]]:
    """Every list of spans in a result that is not empty, with its JSON Pointer."""
    for path, held, are_spans in _lists(type(result)):
        items = held(result)
        if items and are_spans:
            yield pointer + path, items
        elif items:
            for index, item in enumerate(items):
                yield from _lists_of(item, f"{pointer}{path}/{index}")


@cache
def _lists(model: type[BaseModel]) -> tuple[tuple[str, Any, bool], ...]:
    """The lists in a model that hold spans at any depth: pointer, how to get at it, and whether it holds spans itself.

    Models inside the model are gone through here, once for all results.
    """
    return tuple(
        (f"/{path.replace('.', '/')}", attrgetter(path), item is Span)
        for path, item in _paths(model)
        if item is Span or _lists(item)
    )


def _paths(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """The lists of models in a model and in those that it always has: dotted path, and the model of their items."""
    for name, field in model.model_fields.items():
        whole: Any = field.annotation
        for kind in (whole, *get_args(whole)):
            if not _is_looked_into(kind):
                continue
            if kind is whole:
                yield from ((f"{name}.{path}", item) for path, item in _paths(kind))
            elif get_origin(whole) is list:
                yield name, kind
            elif kind is Span or _lists(kind):
                raise TypeError(f"{model.__name__}.{name} may hold spans, and is neither a model nor a list of models")


def _is_looked_into(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel) and not issubclass(kind, Article | Run | Audit)
