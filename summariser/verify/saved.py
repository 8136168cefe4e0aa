"""Reading saved results back: what `--format json` and `--format jsonl` wrote."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from summariser.errors import ConfigurationError
from summariser.jsonkeys import parsed
from summariser.models import Summary

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FAILURE = {"id", "source", "error", "kind", "attempts", "usage"}
"""Keys of a line of an article that failed; the first three it always has."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file of results holds."""

    results: list[Summary]
    failures: int
    """Articles that failed when they were summarised, and so have no result."""


def read_results(path: Path | str) -> list[Summary]:
    """The results of `read_saved`, without a word of the articles that have none."""
    return read_saved(path).results


def read_saved(path: Path | str) -> Saved:
    """The results in a file that `--format json` or `--format jsonl` wrote, and the number of articles without one.

    `-` is standard input. Raises ConfigurationError, naming file, line and field, for a file that is no result.
    """
    found = list(each_saved(path))
    results = [summary for summary in found if summary is not None]
    return Saved(results, len(found) - len(results))


def each_saved(path: Path | str) -> Iterator[Summary | None]:
    """The results of `read_saved` one by one, None for an article without one; of JSON Lines one is held at a time."""
    path = Path(path)
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        raise ConfigurationError(f"{path}: is empty; this is no saved result.")
    second = next(lines, None)
    place = f"{path}" if second is None else f"{path}, line {first[0]}"
    try:
        value = _parsed(place, first[1])
    except (ValueError, RecursionError):
        yield from _of_whole(path, first, chain([second] if second else [], lines))
        return
    if second is None:
        yield from map(_of, ((place, it) for it in (value if isinstance(value, list) else [value])))
        return
    yield _of((place, value))
    for number, line in chain([second], lines):
        yield _of((f"{path}, line {number}", _line(path, number, line)))


def _of_whole(path: Path, first: tuple[int, str], lines: Iterable[tuple[int, str]]) -> Iterator[Summary | None]:
    """The results of a file whose first line is no JSON: of one value over many lines."""
    try:
        value = _parsed(f"{path}", "\n".join([first[1], *(line for _, line in lines)]))
    except (ValueError, RecursionError):
        _line(path, *first)
        raise
    yield from map(_of, ((f"{path}", it) for it in (value if isinstance(value, list) else [value])))


def _of(placed: tuple[str, Any]) -> Summary | None:
    place, value = placed
    return None if is_failure(value) else _result(place, value)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file of results that are not blank, each with its number, less a byte-order mark."""
    at = 0
    try:
        with _opened(path) as file:
            for number, data in enumerate(file, 1):
                line = data.decode("utf-8")
                at += len(data)
                line = line.removeprefix("\ufeff") if number == 1 else line
                if line.strip():
                    yield number, line.rstrip("\n")
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: there is no such file.") from None
    except UnicodeDecodeError as error:
        byte = at + error.start
        raise ConfigurationError(f"{path}: is not UTF-8 (byte {byte}); this is no saved result.") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file, which is closed behind its block; standard input is not."""
    if path != Path("-"):
        return path.open("rb")
    if sys.stdin is None:
        raise ConfigurationError("standard input is closed; name a file instead of '-'.")
    return nullcontext(sys.stdin.buffer)


def _parsed(place: str, text: str) -> Any:
    """The JSON value `text`; ConfigurationError for an object that has a key twice, of which Python keeps the last."""
    value, twice = parsed(text)
    if "\\ud" in text.lower() and _has_lone_surrogate(value):
        raise ConfigurationError(f"{place}: has half a character (a lone surrogate); no result is written so.")
    if twice is not None:
        raise ConfigurationError(f"{place}: has the key {twice!r} twice; no result is written so.")
    return value


def _has_lone_surrogate(value: Any) -> bool:
    """Whether a string of a JSON value, or a key, can be written in no encoding."""
    return _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None


def _line(path: Path, number: int, line: str) -> Any:
    place = f"{path}, line {number}"
    try:
        return _parsed(place, line)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{place}: is not JSON; this is no saved result.") from error


def is_failure(value: Any) -> bool:
    """Whether a JSON value is the line of an article that failed."""
    return isinstance(value, dict) and {"id", "source", "error"} <= set(value) <= _FAILURE


def _result(place: str, value: Any) -> Summary:
    try:
        return Summary.model_validate(value)
    except ValidationError as error:
        known = isinstance(value, dict) and "schema_version" in value
        hint = "" if known else "; this is no saved result"
        raise ConfigurationError(f"{place}: {complaint(error, known=known)}{hint}.") from error


def complaint(error: ValidationError, *, known: bool) -> str:
    """Where a value is no result, and why; `known` tells that it names its version."""
    first = error.errors(include_url=False)[0]
    where = "/".join(str(step) for step in first["loc"])
    reason = str(first["msg"]).lower()
    if known and first["type"] == "extra_forbidden":
        reason = "this version of summariser knows no such field; a later one may"
    return f"/{where}: {reason}"
