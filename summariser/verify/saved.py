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
from summariser.verify.entries import Choice, Failure, Placed
from summariser.verify.strictly import is_failure, refuse_failure, result

Entry = Summary | ConfigurationError | None
"""What stands at one place of a file: a result, why it is none, or None for an article without a result."""

_STDIN = Path("-")
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
    for placed in each_placed(path):
        yield None if isinstance(placed.entry, Failure) else placed.entry


def each_placed(path: Path | str, choice: Choice | None = None) -> Iterator[Placed]:
    """The entries of `each_saved` with their places, and with what is told of an article that failed; where there is a
    `choice` those that it takes, and those of which nobody can tell. Raises as `each_saved`."""
    for placed in _each(Path(path), choice):
        if placed is not None:
            yield placed


def _each(path: Path, choice: Choice | None) -> Iterator[Placed | None]:
    """None for what the choice does not take."""
    shown = _shown(path)
    lines = _lines(path, shown)
    first = next(lines, None)
    if first is None:
        raise ConfigurationError(f"{shown}: is empty; this is no saved result.")
    second = next(lines, None)
    if second is not None and _is_json(first):
        yield from (_of_line(shown, line, choice) for line in chain([first, second], lines))
    else:
        yield from _of_many(shown, chain([first], [second] if second is not None else [], lines), choice)


def _shown(path: Path) -> str:
    """The name of a file in messages; bytes that are no text are shown as such."""
    return (
        "standard input"
        if path == _STDIN
        else str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def _of_many(shown: str, lines: Iterator[_Line], choice: Choice | None) -> Iterator[Placed | None]:
    """The entries of a file whose first line is no JSON, or its only one: of one value, or of lines the first of which
    are broken, where another is a result. What was read is held until that is known, and no more than may be one."""
    held, errors = io.StringIO(), dict[int, ConfigurationError]()
    count, last, listed = 0, 0, False
    for line in lines:
        listed = listed or (last == 0 and line.text.lstrip().startswith("["))
        if last and not listed and _is_entry(line):
            before = (_Line(at, text, errors.get(at)) for at, text in enumerate(held.getvalue().split("\n")))
            broken = (it for it in before if it.text.strip() or it.error is not None)
            yield from (_of_line(shown, it, choice) for it in chain(broken, [line], lines))
            return
        held.write("\n" * (line.number - last) + line.text)
        last = line.number
        if line.error is not None:
            errors[last] = line.error
        count += 1
        if len(errors) > _MOST_BROKEN:
            break
        if held.tell() > MOST_WHOLE or last > _MOST_LINES:
            most = f"{MOST_WHOLE:,} bytes or {_MOST_LINES:,} lines"
            raise ConfigurationError(f"{shown}: is no saved result (there is none in the first {most}).")
    for error in errors.values():
        raise error
    yield from _of_whole(shown, held.getvalue(), last if count == 1 else None, choice)


def _of_whole(shown: str, text: str, line: int | None, choice: Choice | None) -> Iterator[Placed | None]:
    """The entries of one value, a result or a list of them; on the one line with that number, if it is on one. `text`
    has a line break before it for each line before the first, and one more."""
    value = _value(shown, shown, text, first=0)
    if value == []:
        raise ConfigurationError(f"{shown}: holds no result.")
    several = isinstance(value, list) and len(value) > 1
    own = line if not isinstance(value, list) else None
    for number, it in enumerate(value if isinstance(value, list) else [value], 1):
        yield _placed(shown, f"result {number}" if several else "", own, it, choice)


def _of_line(shown: str, line: _Line, choice: Choice | None) -> Placed | None:
    """The entry that a line of JSON Lines is."""
    place = f"line {line.number}"
    if choice is not None and not choice.ids and line.number not in choice.lines:
        return None
    try:
        value = _value(shown, f"{shown}, {place}", line.text, first=line.number)
    except ConfigurationError as error:
        if choice is not None:
            choice.takes(line.number, None)
        return Placed(line.error or error, place, line.number)
    return _placed(shown, place, line.number, value, choice)


def _placed(shown: str, place: str, line: int | None, value: Any, choice: Choice | None) -> Placed | None:
    if choice is not None and not choice.takes(line, value):
        return None
    return Placed(_entry(f"{shown}, {place}" if place else shown, value), place, line)


def _entry(shown: str, value: Any) -> Summary | Failure | ConfigurationError:
    try:
        if not is_failure(value):
            return result(shown, value)
        refuse_failure(shown, value)
        return Failure(value["id"], value["source"], value["error"])
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


def _lines(path: Path, shown: str) -> Iterator[_Line]:
    """The lines of a file of results that are not blank, less a byte-order mark."""
    at, number = 0, 0
    try:
        with _opened(path) as file:
            for number, data in enumerate(_each_line(file), 1):
                if data is None:
                    yield _Line(number, "", _too_long(shown, number, TooLargeError(MOST_RESULT)))
                    at = file.tell() if file.seekable() else at
                    continue
                line = _decoded(shown, number, data, at)
                at += len(data)
                if line.text.strip() or line.error is not None:
                    yield line
    except TooLargeError as error:
        raise _too_long(shown, number + 1, error) from error
    except FileNotFoundError:
        raise ConfigurationError(f"{shown}: there is no such file.") from None
    except OSError as error:
        raise ConfigurationError(f"{shown}: cannot be read ({(error.strerror or '').lower()}).") from error


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


def _too_long(shown: str, number: int, error: TooLargeError) -> ConfigurationError:
    return ConfigurationError(f"{shown}, line {number}: is no saved result ({error}).")


def _decoded(shown: str, number: int, data: bytes, at: int) -> _Line:
    """The line of that number, which begins `at` so many bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"line {number}, byte {at + error.start} of the file"
        return _Line(number, "", ConfigurationError(f"{shown}: is not UTF-8 ({place}); this is no saved result."))
    return _Line(number, (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\n"))


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file, which is closed behind its block; standard input is not."""
    if path != _STDIN:
        return path.open("rb")
    if sys.stdin is None:
        raise ConfigurationError("standard input is closed; name a file instead of '-'.")
    return nullcontext(sys.stdin.buffer)


def _value(shown: str, place: str, text: str, *, first: int) -> Any:
    """The JSON value `text`, whose first line has that number. ConfigurationError for what is no JSON, and for an
    object that has a key twice, of which Python keeps the last."""
    try:
        value, twice = parsed(text)
        half = "\\ud" in text.lower() and _has_lone_surrogate(value)
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"{shown}, {_defect(error, first)}; this is no saved result.") from error
    except RecursionError as error:
        raise ConfigurationError(f"{place}: is nested too deeply to be JSON of a saved result.") from error
    except ValueError as error:  # of a whole number that Python does not take
        raise ConfigurationError(f"{shown}, {_too_large(text, first)}; no result is written so.") from error
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
