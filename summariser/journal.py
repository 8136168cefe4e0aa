"""The file of a long run: a line for each article, kept beside its place until the run is over, and gone on from."""

import codecs
import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from pydantic import ValidationError

from summariser.errors import ConfigurationError, SummariserError
from summariser.files import is_at, is_locked, lock, locked, replacing
from summariser.models import Article, Summary
from summariser.settings import Settings
from summariser.verify import complaint, is_failure

_SCHEMA = Summary.model_fields["schema_version"].default


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
    return _digest(article.sha256, _text(article.model_dump(mode="json", include={"published"})["published"]))


class Results:
    """What stands in a file of results: its lines, and which of them serve again where `asked` is asked."""

    def __init__(self, asked: Asked) -> None:
        self.lines: list[tuple[int, bytes, bytes]] = []
        """Place and digest of the id of each, and what results of one id are the same by; empty for a failure."""
        self.by_text: dict[bytes, Kept] = {}
        """Those that serve again, by `text_key`."""
        self.count = 0
        """How many serve again."""
        self._asked = asked
        self._kept: dict[bytes, Kept] = {}

    @classmethod
    def read(cls, path: str | Path, asked: Asked) -> Self:
        """Those of `path`.partial, or where that is not there of `path`, without a change to either. Raises
        ConfigurationError for what is no such file."""
        results, end = cls(asked), 0
        real = Path(os.path.realpath(path))
        partial = real.with_name(real.name + ".partial")
        try:
            begun = partial.exists() and partial.stat().st_size
            with (partial if begun else real).open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip() and (line.endswith(b"\n") or _is_json(line)):
                        results.add(end, line, f"{file.name}, line {number}")
                    end += len(line)
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"`output` {path}: cannot be read ({_reason(error)}).") from error
        return results

    def add(self, place: int, line: bytes, shown: str) -> None:
        """Take a line; `shown` names it. Raises ConfigurationError for what is neither a result nor a failure."""
        try:
            summary = _summary(line)
        except ValidationError as error:
            id, failed = _other_id(line, shown, error)
            self.lines.append((place, _digest(id), b"" if failed else place.to_bytes(8)))
            return
        name, text = _digest(summary.id), text_key(summary.article)
        self.lines.append((place, name, text))
        if Asked(summary.run.reader, summary.run.prompt) == self._asked:
            self._kept[name + text] = self.by_text[text] = Kept(place, summary.run.model)
            self.count += 1

    def of(self, article: Article) -> Kept | None:
        """The one of this id, text and day that serves again."""
        return self._kept.get(_digest(_text(article.id)) + text_key(article)) if self._kept else None

    def left(self, named: set[bytes]) -> list[int]:
        """The places of the lines whose ids are not `named`: of an id and text the last result; failures that no result
        has made good, the last of each id."""
        read = {name for _, name, text in self.lines if text}
        last = {
            name + text: place for place, name, text in self.lines if name not in named and (text or name not in read)
        }
        return sorted(last.values())


class Journal:
    """Lines of JSON on their way to `path`: in `path`.partial until `finish`, whatever ends the run before.

    With `resume` the results of `path`.partial, or where that is not there of `path`, can be asked for (`kept`), and
    lines are added to them. Raises ConfigurationError where it cannot be written, where another run is writing it, and,
    without `resume`, where there is one already. Not thread-safe, but for `close`.
    """

    def __init__(self, path: str | Path, *, resume: bool, asked: Asked) -> None:
        self.path = Path(os.path.realpath(path))
        self.partial = self.path.with_name(self.path.name + ".partial")
        self._named_path = str(path)
        self._shown = f"`output` {path}"
        self._results = Results(asked)
        self._named: set[bytes] = set()
        self._end = 0
        self._added = 0
        self._begun_with = 0
        """Where the lines of a run before end."""
        self._fd = self._opened(resume=resume)
        self._begun_with_partial = os.fstat(self._fd).st_size > 0
        try:
            if resume and not self._begun_with_partial and self.path.exists():
                self._copy()
            self._reader: BinaryIO = self.partial.open("rb")
            if resume:
                self._scan()
                self._begun_with = self._end
        except BaseException:
            if hasattr(self, "_reader"):
                self._reader.close()
            if not self._begun_with_partial:  # empty, or a copy of the file, which stays as it is
                self._unlink()
            os.close(self._fd)
            raise

    def _opened(self, *, resume: bool) -> int:
        """`partial`, locked."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | (0 if resume else os.O_EXCL)
        try:
            return locked(self.partial, flags)
        except BlockingIOError:
            raise self._written_by_another() from None
        except FileExistsError:
            if is_locked(self.partial):
                raise self._written_by_another() from None
            message = (
                f"{self.partial}: holds what a run before has read; go on from it with `resume=True`, or take it away."
            )
            raise ConfigurationError(message) from None
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"{self._shown}: cannot be written ({_reason(error)}).") from error

    def _unlink(self) -> None:
        """Take `partial` away, while it is locked; not where it is another run's by now."""
        if is_at(self.partial, self._fd):
            with contextlib.suppress(OSError):
                self.partial.unlink()

    def _copy(self) -> None:
        """Begin with the lines of the file: the copy is locked before it takes the place of what is locked already."""
        try:
            with replacing(self.partial) as file, self.path.open("rb") as old:
                shutil.copyfileobj(old, file, 1 << 20)
                file.flush()
                lock(file.fileno())
                copied = os.dup(file.fileno())  # which holds the lock when `file` is closed
        except OSError as error:
            raise ConfigurationError(f"{self._shown}: cannot be written ({_reason(error)}).") from error
        os.close(self._fd)
        self._fd = copied

    def _written_by_another(self) -> ConfigurationError:
        return ConfigurationError(f"{self.partial}: another run is writing it; wait for its end.")

    def _scan(self) -> None:
        """Find the results; a last line that was cut off is dropped, and one that only lacks its line break gets it."""
        read = self.partial if self._begun_with_partial else self.path
        for number, line in enumerate(self._reader, 1):
            whole = line.endswith(b"\n")
            if not whole and not _is_json(line):
                break
            if line.strip():
                self._results.add(self._end, line, f"{read}, line {number}")
            self._end += len(line)
            if not whole:
                self._end += os.write(self._fd, b"\n")
                break
        self._cut()

    @property
    def resumed(self) -> int:
        """How many results it began with."""
        return self._results.count

    def kept(self, article: Article) -> Kept | None:
        """The result of a run before for this article: of this id, text and day, asked for in the same way."""
        return self._results.of(article)

    def kept_text(self, key: bytes) -> Kept | None:
        """The same of any article with this `text_key`."""
        return self._results.by_text.get(key)

    def name(self, id: str | None) -> None:
        """Tell that this run has an article of this id: what a run before said of it is out of date."""
        if self._results.lines:
            self._named.add(_digest(_text(id)))

    def append(self, line: str) -> int:
        """Add a line, which is with the operating system then; its place. Raises SummariserError where it cannot."""
        data = memoryview(line.encode("utf-8", "backslashreplace") + b"\n")  # a surrogate of a name is an escape then
        place, rest = self._end, data
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                self._cut()
            raise SummariserError(f"{self._shown}: cannot be written ({_reason(error)}).") from error
        self._end += len(data)
        self._added += 1
        return place

    def summary(self, place: int) -> Summary:
        """The result whose line begins there."""
        self._reader.seek(place)
        return _summary(self._reader.readline())

    def finish(self, places: Sequence[int]) -> None:
        """Put the file into its place, with the lines that begin at `places` in this order: after those of a run before
        whose articles this one did not have."""
        before = self._results.left(self._named)
        try:
            if not os.path.samestat(os.stat(self.partial), os.fstat(self._fd)):
                raise OSError(errno.ESTALE, "another file has taken the place of what was written")
            if self._in_order(before, places):
                os.fsync(self._fd)
                with contextlib.suppress(OSError):
                    os.chmod(self.partial, self.path.stat().st_mode & 0o777)
                os.replace(self.partial, self.path)
            else:
                self._sort(before, places)
                self._unlink()
        except OSError as error:
            held = self.partial if is_at(self.partial, self._fd) else self._rescued()
            self.close()
            raise SummariserError(
                f"{self._shown}: cannot be written ({_reason(error)}); {held} holds all results, not in order."
            ) from error
        self.close()

    def leave(self) -> str | None:
        """Where lines of a run before stand, go without those of this one, in which nothing was read, so that they stay
        as they are; the file that they stand in, or None, and nothing done, where there are none."""
        partial = self._begun_with_partial and self._begun_with > 0
        if not partial and not (self.path.is_file() and self.path.stat().st_size):
            return None
        self._end = self._begun_with if partial else 0
        self.close()
        return str(self.partial) if partial else self._named_path

    def _rescued(self) -> str:
        """Another file with what was written, where its own was taken away meanwhile."""
        with tempfile.NamedTemporaryFile(prefix="summariser-", suffix=".jsonl", delete=False) as file:
            self._reader.seek(0)
            shutil.copyfileobj(self._reader, file)
        return file.name

    def _in_order(self, before: Sequence[int], places: Sequence[int]) -> bool:
        """Whether the file is these lines and no others."""
        last = -1
        for place in (*before, *places):
            if place <= last:
                return False
            last = place
        return len(before) + len(places) == len(self._results.lines) + self._added

    def _sort(self, before: Sequence[int], places: Sequence[int]) -> None:
        with replacing(self.path) as file:
            for part in (before, places):
                for place in part:
                    self._reader.seek(place)
                    file.write(self._reader.readline())

    def close(self) -> bool:
        """Leave whole lines beside the place of the file, or nothing where there are none; whether there are."""
        if self._fd < 0:
            return False
        with contextlib.suppress(OSError):
            self._cut()
        if self._end == 0:
            self._unlink()
        os.close(self._fd)
        self._fd = -1
        self._reader.close()
        return self._end > 0

    def _cut(self) -> None:
        os.ftruncate(self._fd, self._end)
        os.lseek(self._fd, self._end, os.SEEK_SET)


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _summary(line: bytes) -> Summary:
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
            return _text(value["id"]), failed
    message = (
        f"{shown}: is neither a result nor a failure of a run before ({reason}), and to go on would replace it; mend "
        "that line or take it out, or name another file."
    )
    raise ConfigurationError(message) from None


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _text(value: str | None) -> str:
    if not isinstance(value, str | None):
        raise TypeError(value)
    return value or ""


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
