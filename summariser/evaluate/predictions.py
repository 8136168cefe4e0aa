"""Predictions from files: Summaries, as `summariser summarise --format json` and `jsonl` write them, or other gold of
the same articles, which is scored like a reader's: the agreement of two people."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summariser.errors import ConfigurationError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.gold import is_baseline, own_document, read_text
from summariser.evaluate.score import Predicted
from summariser.limits import MOST_RESULT, TooLargeError, each_line
from summariser.models import Summary

_NAMED = 5
"""How many articles a note names."""

Loaded = list[tuple[str, Predicted]]
"""Where each prediction stands, and what it is."""


def load_predictions(path: Path | str) -> Loaded:
    """The predictions in `path`: JSON Lines, one JSON object, or a list of them; or a folder of such files.

    Raises ConfigurationError naming the file, the line and the field that is wrong.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(file for file in [*path.glob("*.json"), *path.glob("*.jsonl")] if not is_baseline(file))
        if not files:
            raise ConfigurationError(f"{path}: there are no .json and .jsonl files in it.")
        return [item for file in files for item in load_predictions(file)]
    if not path.is_file():
        raise ConfigurationError(f"{path}: {'is a pipe or a device' if path.exists() else 'there is no such file'}.")
    return [(place, _predicted(value, place, path, line)) for place, line, value in _values(path)]


def _values(path: Path) -> Iterator[tuple[str, int | None, Any]]:
    """Each value with its place in words, and its line where there is one a line: of many lines one is held."""
    return _of_lines(path) if _is_lines(path) else iter(_of_whole(path))


def _is_lines(path: Path) -> bool:
    """Whether the first line of a file is a value, and not its only one."""
    try:
        with path.open("rb") as file:
            lines = (line for line in each_line(file, MOST_RESULT) if line is None or line.strip())
            first = next(lines, None)
            return first is not None and _is_json(first) and next(lines, b"") != b""
    except (OSError, TooLargeError):
        return False  # it is told when it is read


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line.removeprefix(BOM_UTF8).decode())
    except (ValueError, RecursionError):
        return False
    return True


def _of_lines(path: Path) -> Iterator[tuple[str, int | None, Any]]:
    number, at = 0, 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(each_line(file, MOST_RESULT), 1):
                if line is None:
                    raise TooLargeError(MOST_RESULT)
                data = line.removeprefix(BOM_UTF8) if number == 1 else line
                if data.strip():
                    yield f"{path}, line {number}", number, _line(data.decode(), f"{path}, line {number}")
                at += len(line)
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 (byte {at + error.start}).") from error
    except TooLargeError as error:
        raise ConfigurationError(f"{path}, line {number}: is no result ({error}).") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error


def _of_whole(path: Path) -> list[tuple[str, int | None, Any]]:
    text = read_text(path)
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return [
            (f"{path}, line {number}", number, _line(line, f"{path}, line {number}"))
            for number, line in enumerate(text.split("\n"), 1)
            if line.strip()
        ]
    if isinstance(whole, list):
        return [(f"{path}, item {number}", None, value) for number, value in enumerate(whole, 1)]
    return [(str(path), None, whole)]


def _line(line: str, place: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{place}: is no JSON ({str(error).lower()[:80]}).") from error


def _predicted(value: Any, place: str, file: Path, line: int | None) -> Predicted:
    if isinstance(value, dict) and "error" in value and "article" not in value:
        return _failed(value)
    if isinstance(value, dict) and "article" in value and "run" not in value:
        gold = own_document(value, file, line)
        return Predicted(gold.summary, gold=gold)
    try:
        return Predicted(Summary.model_validate(value))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        pointer = "".join(f"/{part}" for part in first["loc"])
        raise ConfigurationError(f"{place}: {pointer or '/'}: {str(first['msg']).lower()}.") from error


def _failed(value: dict[str, Any]) -> Predicted:
    """A failure as `summarise --format jsonl` writes it; gold without an id has the name of its file."""
    given = [str(value[key]) for key in ("id", "source") if value.get(key)]
    names = dict.fromkeys([*given, *(Path(name).stem for name in given)])
    said = str(value["error"])
    head = f"{given[0]}: " if given and not said.startswith(f"{given[0]}: ") else ""
    return Predicted(None, head + said, names=tuple(names))


def missing_note(side: str, other: str, ids: Sequence[str]) -> list[str]:
    """One sentence on the articles that `other` has and `side` has not; none where there are none."""
    if not ids:
        return []
    count = "1 article" if len(ids) == 1 else f"{len(ids)} articles"
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return [f"{side} has no summary of {count} that {other} has: {', '.join(ids[:_NAMED])}{more}."]


def matched_to(
    gold: Sequence[GoldDocument], loaded: Loaded, *, run: bool = False
) -> tuple[dict[str, Predicted], list[str]]:
    """The predictions by the id of the gold's article, matched by its text; and a sentence for each that fits none.

    A failure has no text: it is matched by its id, or by the name of its file, where the gold has that. With `run` the
    gold is another run's summaries, A: what that lacks is told in one sentence.
    """
    by_text = {item.summary.article.sha256: item.summary.article.id for item in gold}
    ids = set(by_text.values())
    derived = {f"art-{digest[:12]}": one for digest, one in by_text.items()}
    found: dict[str, Predicted] = {}
    notes, unknown = [], []
    people = sum(item.gold is not None for _, item in loaded)
    if people:
        notes.append(f"{people} of {len(loaded)} predictions say of no run how they came about: taken as other gold.")
    for place, item in loaded:
        if item.summary is None:
            known = [derived.get(name, name) for name in item.names]
            one = next((name for name in known if name in ids), None)
            if one is not None:
                found.setdefault(one, item)
            else:
                notes.append(f"{place}: a failure ({item.failure})")
            continue
        article = item.summary.article
        one = by_text.get(article.sha256)
        if one is None and run:
            unknown.append(article.id)
        elif one is None:
            why = "its text is another than the gold's" if article.id in ids else "the gold has no such article"
            notes.append(f"{place}: the prediction for {article.id!r} is not used: {why}.")
        elif one in found and found[one].summary is not None:
            notes.append(f"{place}: a second prediction for {one!r} is not used.")
        else:
            found[one] = item
    return found, notes + missing_note("A", "B", unknown)
