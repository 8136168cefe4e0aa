"""What stands in a file of results: which lines serve again, and which were paid for."""

import codecs
import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from pydantic import ValidationError

from summariser.errors import ConfigurationError
from summariser.limits import MOST_RESULT, TooLargeError, each_line
from summariser.models import Article, Summary
from summariser.settings import Settings
from summariser.verify import complaint, is_failure

_SCHEMA = Summary.model_fields["schema_version"].default
_BY_A_MODEL = re.compile(rb'"reader"\s*:\s*"llm"')
"""In a result, and in no text: there the quotation marks of JSON are escaped."""
_REPLAYED = re.compile(rb'"replayed"\s*:\s*true')
_PIECE, _LONGEST_SIGN = 1 << 24, 64
"""Bytes of a line that are searched at once, and that a sign may have on both sides of a border."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides whether a result of a run before serves again, but for the name of the model."""

    reader: str
    prompt: str | None

    @classmethod
    def now(cls, settings: Settings) -> Self:
        """What these settings ask."""
        return cls("rules", None) if settings.reader == "rules" else cls("llm", settings.prompt)


@dataclass(frozen=True, slots=True)
class Kept:
    """A result that stands in the journal already."""

    place: int
    """Where its line begins, in bytes."""
    model: str | None
    """The model that replied, by the name that its reply gave."""


def text_key(article: Article) -> bytes:
    """What two articles are the same by, for a reader: text and publication day."""
    return digest(article.sha256, id_text(article.model_dump(mode="json", include={"published"})["published"]))


class Results:
    """What stands in a file of results: its lines, and which of them serve again where `asked` is asked."""

    def __init__(self, asked: Asked) -> None:
        self.lines: list[tuple[int, bytes, bytes]] = []
        """Place and digest of the id of each, and what results of one id are the same by; empty for a failure."""
        self.by_text: dict[bytes, Kept] = {}
        """Those that serve again, by `text_key`."""
        self.count = 0
        """How many serve again."""
        self.asked = asked
        self._kept: dict[bytes, Kept] = {}
        self._paid: dict[bytes, int] = {}

    @classmethod
    def read(cls, path: str | Path, asked: Asked, *, lines: bool = True) -> Self:
        """Those of `path`, where that is `lines`, and of `path`.partial, the later ones, without a change to either.
        Raises ConfigurationError for what is no such file."""
        results, end = cls(asked), 0
        real = Path(os.path.realpath(path))
        partial = beside(real)
        try:
            held = lines_lacking(real, partial) if lines else iter(())
            for file, found in ((real, held), (partial, whole_lines(partial))):
                for number, line in found:
                    results.add(end, line, f"{file}, line {number}")
                    end += len(line)
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"`output` {path}: cannot be read ({reason_of(error)}).") from error
        return results

    def add(self, place: int, line: bytes, shown: str) -> None:
        """Take a line; `shown` names it. Raises ConfigurationError for what is neither a result nor a failure."""
        try:
            summary = summary_in(line)
        except ValidationError as error:
            id, failed = _other_id(line, shown, error)
            self.lines.append((place, digest(id), b"" if failed else place.to_bytes(8)))
            return
        name, text = digest(summary.id), text_key(summary.article)
        self.lines.append((place, name, text))
        if summary.run.reader != "rules":
            self._paid[name + text] = place
        if Asked(summary.run.reader, summary.run.prompt) == self.asked:
            self._kept[name + text] = self.by_text[text] = Kept(place, summary.run.model)
            self.count += 1

    def of(self, article: Article) -> Kept | None:
        """The one of this id, text and day that serves again."""
        return self._kept.get(digest(id_text(article.id)) + text_key(article)) if self._kept else None

    def paid(self, article: Article | None) -> int | None:
        """Where the last one by a model of this id, text and day begins, however it was asked for."""
        return self._paid.get(digest(id_text(article.id)) + text_key(article)) if article and self._paid else None

    def left(self, named: set[bytes]) -> list[int]:
        """The places of the lines whose ids are not `named`: of an id and text the last result; failures that no result
        has made good, the last of each id."""
        read = {name for _, name, text in self.lines if text}
        last = {
            name + text: place for place, name, text in self.lines if name not in named and (text or name not in read)
        }
        return sorted(last.values())


def beside(path: Path) -> Path:
    """Where the lines of `path` stand until a run is over."""
    return path.with_name(path.name + ".partial")


def paid_in(path: str | Path) -> int:
    """How many results of a model a file holds that took a request, as JSON or JSON Lines; 0 where it is not there.

    They are counted, not read: a file of a hundred thousand takes a few seconds.
    """
    count, before = 0, b""
    with contextlib.suppress(FileNotFoundError), _regular(Path(path)) as file:
        while piece := file.readline(_PIECE):
            part = before + piece
            for pattern, one in ((_BY_A_MODEL, 1), (_REPLAYED, -1)):
                count += one * sum(it.end() > len(before) for it in pattern.finditer(part))
            before = part[-_LONGEST_SIGN:] if not piece.endswith(b"\n") else b""
    return count


def require_begun(path: str | Path) -> None:
    """Raise ConfigurationError where a run is to go on with a `path` that is no JSON Lines, and only `path` is there:
    its results cannot be taken up, and would be replaced."""
    real = Path(os.path.realpath(path))
    if real.exists() and real.stat().st_size and not beside(real).exists():
        raise ConfigurationError(
            f"`output` {path}: is there without {path}.partial, as a run leaves it that has nothing left to do, and "
            "cannot be gone on from; write to another file, or replace what is there with `overwrite=True`."
        )


def require_unpaid(path: str | Path, *, resume: bool, reader: str, by_default: bool) -> None:
    """Raise ConfigurationError where results of a model, which were paid for, would be replaced unasked: by a run that
    does not go on from them (`resume`), or by a `reader` that is rules, for nobody named another (`by_default`)."""
    real = Path(os.path.realpath(path))
    if resume and reader != "rules":
        return
    for file, shown in ((real, str(path)), *([(beside(real), f"{path}.partial")] if resume else [])):
        try:
            paid = paid_in(file)
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"`output` {path}: cannot be read ({reason_of(error)}).") from error
        if not paid:
            continue
        held = f"{shown}: holds {'1 result' if paid == 1 else f'{paid:,} results'} of a model, "
        if not resume:
            raise ConfigurationError(
                f"{held}which this run would replace; go on from there with `resume=True` (-f jsonl), write to another "
                "file, or replace what is there with `overwrite=True`."
            )
        why = ", for no model, server or key is configured" if by_default else ""
        raise ConfigurationError(
            f"{held}and this run would replace them by those of rules{why}; name the model with `model` or "
            "SUMMARISER_MODEL, or write to another file."
        )


def whole_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers, but for blanks and a last one that was cut off; none where it is not
    there."""
    with contextlib.suppress(FileNotFoundError), _regular(path) as file:
        for number, line in numbered_lines(file, path):
            if line.strip() and (line.endswith(b"\n") or is_json(line)):
                yield number, line if line.endswith(b"\n") else line + b"\n"


def numbered_lines(file: BinaryIO, path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of an open file of results with their numbers. Raises ConfigurationError, naming the line, for one that
    is larger than any result."""
    number, large = 0, False
    try:
        for number, line in enumerate(each_line(file, MOST_RESULT), 1):
            if line is None:
                large = True
                break
            yield number, line
    except TooLargeError:
        number, large = number + 1, True
    if large:
        raise ConfigurationError(
            f"{path}, line {number}: is larger than the {MOST_RESULT:,} bytes of a result; take that line out, or name "
            "another file."
        )


def _regular(path: Path) -> BinaryIO:
    """A file of results, open. Raises OSError, and ValueError for a pipe or a device, which may have no end."""
    if not path.is_file() and path.exists() and not path.is_dir():
        raise ValueError("it is a pipe or a device")
    return path.open("rb")


def lines_lacking(path: Path, other: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, with their numbers, that are not in the other."""
    held = {_line_digest(line) for _, line in whole_lines(other)}
    return ((number, line) for number, line in whole_lines(path) if _line_digest(line) not in held)


def _line_digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=12).digest()


def digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def summary_in(line: bytes) -> Summary:
    return Summary.model_validate_json(line.removeprefix(codecs.BOM_UTF8))


def _other_id(line: bytes, shown: str, error: ValidationError) -> tuple[str, bool]:
    """The id in a line that is no result of this version, and whether it is a failure; else it is a result of another
    one, which is asked for anew where its article is named, else left as it is."""
    reason = "it is not JSON"
    with contextlib.suppress(ValueError, LookupError, TypeError, RecursionError):
        value: Any = json.loads(line)
        known = isinstance(value, dict) and "schema_version" in value
        failed = is_failure(value)
        reason = "/error: is no text" if failed else complaint(error, known=known)
        of_another = known and value["schema_version"] != _SCHEMA and "article" in value
        if of_another or (failed and isinstance(value["error"], str)):
            return id_text(value["id"]), failed
    message = (
        f"{shown}: is neither a result nor a failure of a run before ({reason}), and to go on would replace it; mend "
        "that line or take it out, or name another file."
    )
    raise ConfigurationError(message) from None


def is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def id_text(value: str | None) -> str:
    if not isinstance(value, str | None):
        raise TypeError(value)
    return value or ""


def reason_of(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
