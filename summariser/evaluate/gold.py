"""Gold: what an article says, as people read it. A folder of partial Summaries, or one file of records.

Three kinds of record are told apart by what they hold: MUC-4 (`templates`), PolNeAR (`cue_is_reporting_derived`), and
the partial Summary, which is the format to write gold in (docs/gold.md).
"""

import hashlib
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from summariser.decoding import is_encoding
from summariser.errors import ArticleError, ConfigurationError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.facts import facts_of
from summariser.evaluate.muc4 import muc4_document
from summariser.evaluate.partial import MisfitError, given, partial_summary
from summariser.evaluate.polnear import polnear_document
from summariser.limits import MOST_WHOLE, UnfitError, text_in
from summariser.models import Article, Quantity, Summary
from summariser.models.article import OF_THE_FILE


class GoldError(ConfigurationError):
    """Gold that cannot be used. The message names the file, the line, and the field by its JSON Pointer."""


def load_gold(path: Path | str) -> tuple[list[GoldDocument], str]:
    """The documents of the gold at `path`, and the digest of what it says.

    Raises GoldError for a malformed file and for spans that do not fit their text.
    """
    documents: list[GoldDocument] = []
    raws: list[Any] = []
    for file in _files(Path(path)):
        for line, record in _records(file):
            documents.append(_document(record, file, line))
            raws.append(record)
    if not documents:
        raise GoldError(f"{path}: there is no gold in it.")
    seen: dict[str, str] = {}
    for document in documents:
        one = document.summary.article.id
        if one in seen:
            raise GoldError(f"{document.place}: the article {one!r} stands in {seen[one]} already.")
        seen[one] = document.place
    texts = [document.summary.article.sha256 for document in documents]
    canon = json.dumps([texts, raws], sort_keys=True, ensure_ascii=False)
    return documents, hashlib.sha256(canon.encode("utf-8", "replace")).hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [file for file in sorted(path.glob("*.json")) if not is_baseline(file)]
    if not path.is_file():
        raise GoldError(f"{path}: {'is a pipe or a device' if path.exists() else 'there is no such file or folder'}.")
    return [path]


def is_baseline(file: Path) -> bool:
    """Whether a file holds scores that stand beside the gold, and no gold."""
    return file.name.startswith("baseline")


def read_text(path: Path) -> str:
    """The text of a JSON file. Raises GoldError where it cannot be read."""
    try:
        return text_in(path, MOST_WHOLE).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8 (byte {error.start}).") from error
    except UnfitError as error:
        raise GoldError(f"{path}: cannot be read ({error}).") from error
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error


def _records(file: Path) -> list[tuple[int | None, dict[str, Any]]]:
    """Each record with its line, None where the file is one record."""
    text = read_text(file)
    if file.suffix.lower() != ".jsonl":
        return [(None, _parsed(text, f"{file}", 0))]
    lines = enumerate(text.split("\n"), 1)
    return [(number, _parsed(line, f"{file}", number - 1)) for number, line in lines if line.strip()]


def _parsed(text: str, file: str, before: int) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(f"{file}, line {before + error.lineno}: is no JSON ({error.msg.lower()}).") from error
    except RecursionError as error:
        raise GoldError(f"{file}, line {before + 1}: is nested too deep.") from error
    if not isinstance(value, dict):
        raise GoldError(f"{file}, line {before + 1}: is no JSON object.")
    return value


def _document(record: dict[str, Any], file: Path, line: int | None) -> GoldDocument:
    place = str(file) if line is None else f"{file}, line {line}"
    if "templates" in record or "relevant" in record:
        return _told(lambda: muc4_document(record, place), file, line)
    if "text" in record and "attributions" in record:
        return _told(lambda: polnear_document(record, place), file, line)
    return own_document(record, file, line)


def own_document(record: dict[str, Any], file: Path, line: int | None) -> GoldDocument:
    """A partial Summary from `file`. Raises GoldError naming the file, the line and the field that is wrong."""
    place = str(file) if line is None else f"{file}, line {line}"
    return _told(lambda: _own(record, file, line, place), file, line)


def _told(read: Callable[[], GoldDocument], file: Path, line: int | None) -> GoldDocument:
    """What `read` gives; what does not fit is told with its file and line."""
    try:
        return read()
    except MisfitError as error:
        at = line or _line_of(file, error.pointer)
        where = f"{file}, line {at}" if at else f"{file}"
        raise GoldError(f"{where}: {error.pointer or '/'}: {error.message}.") from error


def _own(record: dict[str, Any], file: Path, line: int | None, place: str) -> GoldDocument:
    article = _article(record, file, None if line else file.stem)
    summary, optional = partial_summary(record, article)
    _check_scorable(summary)
    events = None
    if given(summary, "events"):
        pointers = [(f"/events/{index}", event) for index, event in enumerate(summary.events)]
        events = tuple(
            facts_of(event, pointer, optional=pointer in optional, partial=True, optional_parts=optional)
            for pointer, event in pointers
        )
    name = file.stem if line is None else article.id
    return GoldDocument(name=name, place=place, summary=summary, optional=optional, events=events)


def _check_scorable(summary: Summary) -> None:
    """Raise MisfitError for what could never be matched."""
    for index, attribution in enumerate(summary.attributions):
        if not attribution.content.spans:
            raise MisfitError(
                f"/attributions/{index}/content", "an attribution is matched by its content: it needs spans"
            )
    for index, event in enumerate(summary.events):
        if not given(event, "type"):
            raise MisfitError(f"/events/{index}/type", "an event needs a type")
        for number, casualty in enumerate(event.casualties):
            at = f"/events/{index}/casualties/{number}"
            if not given(casualty, "effect"):
                raise MisfitError(f"{at}/effect", "a figure needs an effect")
            if not given(casualty.count, "qualifier"):
                raise MisfitError(
                    f"{at}/count/qualifier", "a figure needs a qualifier, and what it has of low, best, high"
                )
            _check_bounds(casualty.count, f"{at}/count")
        for number, weapon in enumerate(event.weapons):
            if weapon.count is not None:
                _check_bounds(weapon.count, f"/events/{index}/weapons/{number}/count")
        if event.date and event.date.start and event.date.end and event.date.start > event.date.end:
            raise MisfitError(
                f"/events/{index}/date/end", f"the end, {event.date.end}, is before the start, {event.date.start}"
            )


def _check_bounds(count: Quantity, pointer: str) -> None:
    """Raise MisfitError for a figure that nothing can be: below zero, or out of the order of low, best, high."""
    bounds = [(name, getattr(count, name)) for name in ("low", "best", "high")]
    known = [(name, value) for name, value in bounds if value is not None]
    for name, value in known:
        if value < 0:
            raise MisfitError(f"{pointer}/{name}", f"{name} is {value}: nobody counts below 0")
    for (lower, less), (upper, more) in pairwise(known):
        if less > more:
            raise MisfitError(f"{pointer}/{lower}", f"{lower}, {less}, is above {upper}, {more}; low ≤ best ≤ high")


def _article(record: dict[str, Any], file: Path, stem: str | None) -> Article:
    """The article of a record: its text, or `path`, a text file named from the gold file's folder."""
    raw = record.get("article")
    if not isinstance(raw, dict):
        raise MisfitError("/article", "a gold record needs an article with its 'text', or the 'path' of a text file")
    known = {key: value for key, value in raw.items() if key != "path"}
    if "id" in record:
        known.setdefault("id", record["id"])
    if stem:
        known.setdefault("id", stem)
    try:
        if "path" in raw:
            _check_beside_path(raw)
            return Article.from_file(file.parent / raw["path"], **known)
        return Article.model_validate(known)
    except (OSError, ArticleError) as error:
        raise MisfitError("/article/path", f"{raw.get('path')!r} cannot be read: {_reason(error)}") from error
    except (ValidationError, ConfigurationError) as error:
        cause = error if isinstance(error, ValidationError) else error.__cause__
        if not isinstance(cause, ValidationError):
            raise
        first = cause.errors(include_url=False)[0]  # its further steps are the members of a union
        raise MisfitError(f"/article/{first['loc'][0]}", str(first["msg"]).lower()) from error


def _reason(error: OSError | ArticleError) -> str:
    """Why a text file cannot be an article, in the end of a sentence about it."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    said = str(error).removeprefix(f"{error.source}: ").removeprefix(f"{error.source!r}: ").removesuffix(".")
    return re.sub("^is ", "it is ", said).replace("`encoding`", "'encoding'")


def _check_beside_path(raw: dict[str, Any]) -> None:
    """Raise MisfitError for what no article in a text file can have beside its `path`."""
    if "text" in raw or not isinstance(raw["path"], str):
        raise MisfitError("/article/path", "must be the name of a text file, without a 'text' beside it")
    for field in OF_THE_FILE:
        if field in raw:
            raise MisfitError(f"/article/{field}", "comes from the file at 'path', and cannot be given beside it")
    if raw.get("encoding") is not None and not is_encoding(raw["encoding"]):
        raise MisfitError("/article/encoding", f"{raw['encoding']!r} is no known encoding")


def _line_of(file: Path, pointer: str) -> int | None:
    """The line of a pretty-printed JSON file on which the value at `pointer`, or its nearest parent, begins.

    JSON is read as YAML here, whose nodes know their lines; None where a file is not YAML too.
    """
    try:
        node = yaml.compose(read_text(file), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, GoldError, RecursionError):
        return None
    for part in pointer.split("/")[1:]:
        inner = None
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            inner = node.value[int(part)]
        if inner is None:
            break
        node = inner
    return None if node is None else node.start_mark.line + 1
