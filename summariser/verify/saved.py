"""Reading saved results back: what `--format json` and `--format jsonl` wrote, strictly."""

import io
import json
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from summariser.errors import ConfigurationError
from summariser.jsonkeys import parsed
from summariser.limits import MOST_RESULT, MOST_WHOLE, TooLargeError, each_line, read_over
from summariser.models import Summary
from summariser.verify.strictly import is_failure, refuse_failure, result

Entry = Summary | ConfigurationError | None
"""What stands at one place of a file: a result, why it is none, or None for an article without a result."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_BROKEN = 10_000
"""Lines that are not UTF-8 before any result: what has more is none."""
_MOST_LINES = 20_000_000
"""Lines of one value: those of a file that is as large as one may be."""
_NUMBER = re.compile(r"[\[:,\s]-?(\d+)")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file of results holds."""

    results: list[Summary]
    failures: int
    """Articles that failed when they were summarised, and so have no result."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file that is not blank."""

    number: int
    text: str
    error: ConfigurationError | None = None
    """Why it has no text."""


def read_results(path: Path | str) -> list[Summary]:
    """The results of `read_saved`, without a word of the articles that have none."""
    return read_saved(path).results


def read_saved(path: Path | str) -> Saved:
    """The results in a file that `--format json` or `--format jsonl` wrote, and the number of articles without one.

    `-` is standard input. Raises ConfigurationError, naming file, line and field, where something in it is no result.
    """
    found = list(each_saved(path))
    for entry in found:
        if isinstance(entry, ConfigurationError):
            raise entry
    results = [entry for entry in found if isinstance(entry, Summary)]
    return Saved(results, len(found) - len(results))


def each_saved(path: Path | str) -> Iterator[Entry]:
    """What stands in a file of results, one by one: of JSON Lines one is held at a time, and a line that is no result
    does not keep the others from being read. Raises ConfigurationError for a file that cannot be read, that holds
    nothing, or is not JSON as a whole."""
    path = Path(path)
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        raise ConfigurationError(f"{path}: is empty; this is no saved result.")
    second = next(lines, None)
    if second is not None and _is_json(first):
        yield from (_of_line(path, line) for line in chain([first, second], lines))
    else:
        yield from _of_many(path, chain([first], [second] if second is not None else [], lines))


def _of_many(path: Path, lines: Iterator[_Line]) -> Iterator[Entry]:
    """The entries of a file whose first line is no JSON, or its only one: of one value, or of lines the first of which
    are broken, where another is a result. What was read is held until that is known, and no more than may be one."""
    held, errors = io.StringIO(), dict[int, ConfigurationError]()
    last, listed = 0, False
    for line in lines:
        listed = listed or (last == 0 and line.text.lstrip().startswith("["))
        if last and not listed and _is_entry(line):
            before = (_Line(at, text, errors.get(at)) for at, text in enumerate(held.getvalue().split("\n")))
            broken = (it for it in before if it.text.strip() or it.error is not None)
            yield from (_of_line(path, it) for it in chain(broken, [line], lines))
            return
        held.write("\n" * (line.number - last) + line.text)
        last = line.number
        if line.error is not None:
            errors[last] = line.error
        if len(errors) > _MOST_BROKEN:
            break
        if held.tell() > MOST_WHOLE or last > _MOST_LINES:
            most = f"{MOST_WHOLE:,} bytes or {_MOST_LINES:,} lines"
            raise ConfigurationError(f"{path}: is no saved result (there is none in the first {most}).")
    for error in errors.values():
        raise error
    yield from _of_whole(path, held.getvalue())


def _of_whole(path: Path, text: str) -> Iterator[Entry]:
    """The entries of one value: a result, or a list of them; `text` has a line break before it for each line before the
    first, and one more."""
    value = _value(path, f"{path}", text, first=0)
    if value == []:
        raise ConfigurationError(f"{path}: holds no result.")
    several = isinstance(value, list) and len(value) > 1
    for number, it in enumerate(value if isinstance(value, list) else [value], 1):
        yield _entry(f"{path}, result {number}" if several else f"{path}", it)


def _of_line(path: Path, line: _Line) -> Entry:
    """The entry that a line of JSON Lines is."""
    place = f"{path}, line {line.number}"
    try:
        return _entry(place, _value(path, place, line.text, first=line.number))
    except ConfigurationError as error:
        return line.error or error


def _entry(place: str, value: Any) -> Entry:
    try:
        if not is_failure(value):
            return result(place, value)
        refuse_failure(place, value)
        return None
    except ConfigurationError as error:
        return error


def _is_json(line: _Line) -> bool:
    return _plain(line) is not None


def _is_entry(line: _Line) -> bool:
    """Whether a line is a result or a failure, by its keys."""
    value = _plain(line) if line.text.lstrip().startswith("{") else None
    return isinstance(value, dict) and (is_failure(value) or {"id", "article", "run"} <= value.keys())


def _plain(line: _Line) -> Any:
    """The value of a line; None where it is not JSON."""
    try:
        return json.loads(line.text)
    except (ValueError, RecursionError):
        return None


def _lines(path: Path) -> Iterator[_Line]:
    """The lines of a file of results that are not blank, less a byte-order mark."""
    at, number = 0, 0
    try:
        with _opened(path) as file:
            for number, data in enumerate(_each_line(file), 1):
                if data is None:
                    yield _Line(number, "", _too_long(path, number, TooLargeError(MOST_RESULT)))
                    at = file.tell() if file.seekable() else at
                    continue
                line = _decoded(path, number, data, at)
                at += len(data)
                if line.text.strip() or line.error is not None:
                    yield line
    except TooLargeError as error:
        raise _too_long(path, number + 1, error) from error
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: there is no such file.") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error


def _each_line(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file, as `each_line`; a first one that begins a list may be as large as a whole file."""
    first = file.readline(MOST_RESULT + 1)
    if len(first) > MOST_RESULT and first.removeprefix(BOM_UTF8).lstrip().startswith(b"["):
        first += file.readline(MOST_WHOLE - len(first))
        if not first.endswith(b"\n") and file.read(1):
            raise TooLargeError(MOST_WHOLE)
    elif len(first) > MOST_RESULT:
        read_over(file, first, MOST_RESULT)
        yield None
        first = b""
    if first:
        yield first
    yield from each_line(file, MOST_RESULT)


def _too_long(path: Path, number: int, error: TooLargeError) -> ConfigurationError:
    return ConfigurationError(f"{path}, line {number}: is no saved result ({error}).")


def _decoded(path: Path, number: int, data: bytes, at: int) -> _Line:
    """The line of that number, which begins `at` so many bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"line {number}, byte {at + error.start} of the file"
        return _Line(number, "", ConfigurationError(f"{path}: is not UTF-8 ({place}); this is no saved result."))
    return _Line(number, (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\n"))


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file, which is closed behind its block; standard input is not."""
    if path != Path("-"):
        return path.open("rb")
    if sys.stdin is None:
        raise ConfigurationError("standard input is closed; name a file instead of '-'.")
    return nullcontext(sys.stdin.buffer)


def _value(path: Path, place: str, text: str, *, first: int) -> Any:
    """The JSON value `text`, whose first line has that number. ConfigurationError for what is no JSON, and for an
    object that has a key twice, of which Python keeps the last."""
    try:
        value, twice = parsed(text)
        half = "\\ud" in text.lower() and _has_lone_surrogate(value)
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"{path}, {_defect(error, first)}; this is no saved result.") from error
    except RecursionError as error:
        raise ConfigurationError(f"{place}: is nested too deeply to be JSON of a saved result.") from error
    except ValueError as error:  # of a whole number that Python does not take
        raise ConfigurationError(f"{path}, {_too_large(text, first)}; no result is written so.") from error
    if half:
        raise ConfigurationError(f"{place}: has half a character (a lone surrogate); no result is written so.")
    if twice is not None:
        raise ConfigurationError(f"{place}: has the key {twice!r} twice; no result is written so.")
    return value


def _defect(error: json.JSONDecodeError, first: int) -> str:
    """Where a text is no JSON, and why."""
    text = error.doc.rstrip()
    if error.msg.startswith("Unterminated string") or error.pos >= len(text):
        end = json.JSONDecodeError("", text, len(text))
        return f"{_at(end, first)}: is not JSON to its end: it was cut off there"
    if error.msg == "Extra data":
        return f"{_at(error, first)}: is not JSON: behind its end more follows"
    return f"{_at(error, first)}: is not JSON ({error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')})"


def _too_large(text: str, first: int) -> str:
    """Where a number has more digits than Python reads."""
    most = sys.get_int_max_str_digits()
    at = next((it.start(1) for it in _NUMBER.finditer(text) if len(it[1]) > most), 0)
    return f"{_at(json.JSONDecodeError('', text, at), first)}: has too large a number, of more than {most} digits"


def _at(error: json.JSONDecodeError, first: int) -> str:
    return f"line {first + error.lineno - 1}, column {error.colno}"


def _has_lone_surrogate(value: Any) -> bool:
    """Whether a string of a JSON value, or a key, can be written in no encoding."""
    return _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None
