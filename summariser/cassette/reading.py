"""The YAML of a cassette, read without what no recording has: aliases, which may stand for gigabytes, or for
themselves; names that come twice, of which a reader sees one; tags of other programs; and nesting without end."""

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

MOST_PARTS = 30_000_000
"""Values, and beginnings and ends of lists and tables: those of fifteen thousand replies."""
_DEEPEST = 60
"""Levels of nesting: more than any recording has, and less than what makes libyaml end the interpreter."""
_TAG = "tag:yaml.org,2002:"
_TEXT = {f"{_TAG}{name}" for name in ("str", "timestamp", "merge", "value")}
"""Tags of what is text here: JSON has no days."""
_NOTHING: Any = object()


class DefectError(ValueError):
    """Why a file is no cassette: a clause, without an end."""


def loaded(text: str) -> Any:
    """The value of a YAML text: texts, numbers, truth values, None and bytes, in lists and tables. Raises DefectError.

    It is made as it is read: the trees that PyYAML makes before have ten times the size of the text.
    """
    try:
        return _made(text)
    except yaml.MarkedYAMLError as error:
        line = getattr(error.problem_mark, "line", None)
        place = f"line {line + 1}: " if line is not None else ""
        raise DefectError(f"{place}it is not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise DefectError(f"it is not YAML: {' '.join(str(error).split())[:120]}") from error


def _made(text: str) -> Any:
    whole: list[Any] = []
    open_ones: list[tuple[Any, int]] = [(whole, 1)]
    names: list[Any] = [_NOTHING]
    """The name in each open table that waits for its value."""
    events: Any = yaml.parse(text, Loader=_loader())
    for number, event in enumerate(events):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            if event.tag not in (None, "!", f"{_TAG}seq", f"{_TAG}map"):
                raise DefectError(f"line {line}: it has the tag {_named(event.tag)}")
        elif isinstance(event, yaml.CollectionEndEvent):
            open_ones.pop()
            names.pop()
            continue
        elif isinstance(event, yaml.AliasEvent):
            raise DefectError(f"line {line}: it has an alias")
        else:
            continue
        _put(open_ones[-1][0], names, value, line)
        if isinstance(event, yaml.CollectionStartEvent):
            open_ones.append((value, line))
            names.append(_NOTHING)
            if len(open_ones) > _DEEPEST:
                raise DefectError(f"line {line}: it is nested too deeply")
        if number > MOST_PARTS:
            raise DefectError(f"it has more than {MOST_PARTS:,} parts")
    if len(whole) > 1:
        raise DefectError("it holds more than one document")
    return whole[0] if whole else None


def _put(into: Any, names: list[Any], value: Any, line: int) -> None:
    """Add a value to a list; to a table as a name, or with the name that waits for it."""
    if isinstance(into, list):
        into.append(value)
    elif names[-1] is not _NOTHING:
        into[names[-1]] = value
        names[-1] = _NOTHING
    elif not isinstance(value, str):
        raise DefectError(f"line {line}: it has a name that is no text")
    elif value in into:
        raise DefectError(f"line {line}: it has {_named(value)} twice")
    else:
        names[-1] = value


def _scalar(event: yaml.ScalarEvent, line: int) -> Any:
    plain, value = event.implicit[0], event.value
    if event.tag is None and not plain:
        return value
    tag = _resolver().resolve(yaml.ScalarNode, value, event.implicit) if event.tag in (None, "!") else event.tag
    if tag in _TEXT:
        return value
    if tag not in _makers():
        raise DefectError(f"line {line}: it has the tag {_named(tag)}")
    try:
        return _makers()[tag](yaml.ScalarNode(tag, value))
    except (ValueError, LookupError, ArithmeticError, yaml.YAMLError):
        raise DefectError(f"line {line}: {_named(value)} is no {tag.removeprefix(_TAG)}") from None


def _named(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _resolver() -> Any:
    """What knows the types of plain values."""
    return yaml.SafeLoader("")


@cache
def _makers() -> dict[str, Callable[[Any], Any]]:
    """What makes a value, by its tag."""
    names = ("null", "bool", "int", "float", "binary")
    return {f"{_TAG}{name}": getattr(_resolver(), f"construct_yaml_{name}") for name in names}
