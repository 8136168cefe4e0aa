"""Every span is exact, and whatever could not be located is told."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from summariser.audit.reading.material import Material
from summariser.audit.reading.seen import texts_of
from summariser.audit.reading.wording import finding, short
from summariser.models import Article, Audit, Finding, Run, Span
from summariser.text import unseen_in

NAME = "grounding"
_NUMBERS = {"No", "Nd", "Nl"}
"""Categories of signs that are read as numbers: "²", "⑧"."""


def check_grounding(material: Material) -> Iterable[Finding]:
    """An error for each span that is not the article's text at its place, and for each entry of `ungrounded`; a warning
    for odd signs in a text."""
    if not _is_exact(material.summary, material.body):
        for pointer, span in spans_of(material.summary):
            if not _stands(span, material.body):
                message = f"the span {span.start}–{span.end} does not hold the words {short(span.text)}"
                yield Finding(check=NAME, severity="error", message=message, where=pointer)
    for entry in material.summary.ungrounded:
        quoted = f"{short(entry.quoted)}: " if entry.quoted else ""
        yield Finding(check=NAME, severity="error", message=f"{quoted}{entry.reason}", where=entry.pointer)
    yield from _odd_signs(material)


def _odd_signs(material: Material) -> Iterator[Finding]:
    """A warning where a text has what no reader sees, or a sign for a number that the article does not have."""
    for where, text in texts_of(material.summary):
        if text.isascii() and text.isprintable():
            continue
        for sign in unseen_in(text)[:1]:
            yield finding(NAME, "warning", f"the text has a character that is not seen (U+{ord(sign):04X})", where)
        for sign in sorted(set(text)):
            if not sign.isascii() and unicodedata.category(sign) in _NUMBERS and sign not in material.body:
                yield finding(NAME, "warning", f"the article does not have the sign “{sign}”", where)


def _is_exact(result: BaseModel, body: str) -> bool:
    """Whether every span in a result is exact: asked first, since it needs no pointers."""
    for _, held, are_spans in _lists(type(result)):
        for item in held(result):
            if not (_stands(item, body) if are_spans else _is_exact(item, body)):
                return False
    return True


def _stands(span: Span, body: str) -> bool:
    start, end = span.start, span.end
    return start < end and body[start:end] == span.text


def spans_of(result: BaseModel, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a result, with its JSON Pointer."""
    for path, held, are_spans in _lists(type(result)):
        for index, item in enumerate(held(result)):
            where = f"{pointer}{path}/{index}"
            if are_spans:
                yield where, item
            else:
                yield from spans_of(item, where)


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
