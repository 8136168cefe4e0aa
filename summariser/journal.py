"""The file of a long run: a line for each article, kept beside its place until the run is over, and gone on from."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from summariser.errors import ConfigurationError, SummariserError
from summariser.files import Spare, is_at, is_locked, lock, locked, replacing
from summariser.models import Article, Summary
from summariser.results import (
    Asked,
    Kept,
    Results,
    beside,
    digest,
    id_text,
    is_json,
    lines_lacking,
    numbered_lines,
    reason_of,
    summary_in,
)

_ROOM = 1 << 15
"""Bytes that a disk must take before anything is sent."""


class Journal:
    """Lines of JSON on their way to `path`: in `path`.partial until `finish`, whatever ends the run before.

    With `resume` the results of `path` and `path`.partial can be asked for (`kept`), and lines are added to them.
    Without it a `path`.partial is refused, but with `overwrite`, which takes it away. Raises ConfigurationError for
    that, where it cannot be written, and where another run is writing it. Not thread-safe, but for `close`.
    """

    def __init__(self, path: str | Path, *, resume: bool, asked: Asked, overwrite: bool = False) -> None:
        self.path = Path(os.path.realpath(path))
        self.partial = beside(self.path)
        self._named_path = str(path)
        self._shown = f"`output` {path}"
        self._results = Results(asked)
        self._named: set[bytes] = set()
        self._end = 0
        self._added = 0
        self.broken: SummariserError | None = None
        """Why it takes no more lines."""
        self._refused = ""
        self._spare = Spare(".jsonl")
        self._begun_with = 0
        """Where the lines of a run before end."""
        self._fd = self._opened(anew=not (resume or overwrite))
        self._begun_with_partial = resume and os.fstat(self._fd).st_size > 0
        try:
            if resume:
                self._take_up()
            else:
                self._cut()
            self._reader: BinaryIO = self.partial.open("rb")
            if resume:
                self._scan()
                self._begun_with = self._end
            self._try_room()
        except BaseException as error:
            if hasattr(self, "_reader"):
                self._reader.close()
            if not self._begun_with_partial:  # empty, or a copy of the file, which stays as it is
                self._unlink()
            os.close(self._fd)
            if isinstance(error, OSError):
                raise ConfigurationError(f"{self._shown}: cannot be written ({reason_of(error)}).") from error
            raise

    def _opened(self, *, anew: bool) -> int:
        """`partial`, locked."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | (os.O_EXCL if anew else 0)
        try:
            if self.partial.exists() and not self.partial.is_file() and not self.partial.is_dir():
                raise ConfigurationError(f"{self._shown}: cannot be written ({self.partial} is a pipe or a device).")
            return locked(self.partial, flags)
        except BlockingIOError:
            raise self._written_by_another() from None
        except FileExistsError:
            if is_locked(self.partial):
                raise self._written_by_another() from None
            if self._replaces_partial():
                return self._opened(anew=False)
            raise ConfigurationError(
                f"{self.partial}: holds what a run before has read; go on from it with `resume=True`, write to another "
                "file, or replace it with `overwrite=True`."
            ) from None
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"{self._shown}: cannot be written ({reason_of(error)}).") from error

    def _replaces_partial(self) -> bool:
        """Whether a run that begins anew takes `partial` away, though nobody said so."""
        return False

    def _unlink(self) -> None:
        """Take `partial` away, while it is locked; not where it is another run's by now."""
        if is_at(self.partial, self._fd):
            with contextlib.suppress(OSError):
                self.partial.unlink()

    def _take_up(self) -> None:
        """Begin with the lines of the file, and after them those of `partial`, which are later: the copy is locked
        before it takes the place of what is locked already."""
        read = Results(self._results.asked)
        if not self._begun_with_partial and not self.path.exists():
            return
        if self._begun_with_partial:
            for number, line in lines_lacking(self.path, self.partial):
                read.add(0, line, f"{self.path}, line {number}")
            if not read.lines:
                return
        try:
            with replacing(self.partial) as file:
                if self._begun_with_partial:
                    file.writelines(line for _, line in lines_lacking(self.path, self.partial))
                with (self.partial if self._begun_with_partial else self.path).open("rb") as old:
                    shutil.copyfileobj(old, file, 1 << 20)
                file.flush()
                lock(file.fileno())
                copied = os.dup(file.fileno())  # which holds the lock when `file` is closed
        except OSError as error:
            raise ConfigurationError(f"{self._shown}: cannot be written ({reason_of(error)}).") from error
        os.close(self._fd)
        self._fd = copied

    def _written_by_another(self) -> ConfigurationError:
        return ConfigurationError(f"{self.partial}: another run is writing it; wait for its end.")

    def _scan(self) -> None:
        """Find the results; a last line that was cut off is dropped, and one that only lacks its line break gets it."""
        read = self.partial if self._begun_with_partial else self.path
        for number, line in numbered_lines(self._reader, read):
            whole = line.endswith(b"\n")
            if not whole and not is_json(line):
                break
            if line.strip():
                self._results.add(self._end, line, f"{read}, line {number}")
            self._end += len(line)
            if not whole:
                self._put(b"\n")
                self._end += 1
                break
        self._cut()

    @property
    def resumed(self) -> int:
        """How many results it began with."""
        return self._results.count

    def kept(self, article: Article) -> Kept | None:
        """The result of a run before for this article: of this id, text and day, asked for in the same way."""
        return self._results.of(article)

    def paid(self, article: Article | None) -> int | None:
        """Where the last result by a model of this id, text and day begins, however it was asked for."""
        return self._results.paid(article)

    def kept_text(self, key: bytes) -> Kept | None:
        """The same of any article with this `text_key`."""
        return self._results.by_text.get(key)

    def name(self, id: str | None) -> None:
        """Tell that this run has an article of this id: what a run before said of it is out of date."""
        if self._results.lines:
            self._named.add(digest(id_text(id)))

    def append(self, line: str) -> int:
        """Add a line, which is with the operating system then; its place. What cannot be written, and what comes after
        it, goes to a file of its own, which `broken` names: its place is -1."""
        data = line.encode("utf-8", "backslashreplace") + b"\n"  # a surrogate of a name is an escape then
        if self.broken is None:
            try:
                self._put(data)
            except OSError as error:
                with contextlib.suppress(OSError):
                    self._cut()
                self._refused = reason_of(error)
            else:
                self._end += len(data)
                self._added += 1
                return self._end - len(data)
        self._spare.write(data)
        self.broken = SummariserError(f"{self._shown}: cannot be written ({self._refused}); {self._told_spare()}")
        return -1

    def summary(self, place: int) -> Summary:
        """The result whose line begins there."""
        self._reader.seek(place)
        return summary_in(self._reader.readline())

    def finish(self, places: Sequence[int], *, whole: bool = True) -> None:
        """Put the file into its place, with the lines that begin at `places` in this order: after those of a run before
        whose articles this one did not have; also where not the `whole` of the sources was looked at."""
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
                f"{self._shown}: cannot be written ({reason_of(error)}); {held} holds all results, not in order."
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

    def _told_spare(self) -> str:
        """Where the lines are that could not be written, in the end of a sentence."""
        lines = "1 line" if self._spare.count == 1 else f"{self._spare.count:,} lines"
        lost = f"{self._spare.lost:,} could not be written anywhere" if self._spare.lost else ""
        if self._spare.name is None or not self._spare.count:
            return f"{lost}."
        return f"{self._spare.name} holds {lines} to be added to {self.partial}{', and ' + lost if lost else ''}."

    def _try_room(self) -> None:
        """Raise OSError where the disk is full."""
        try:
            self._put(b" " * _ROOM)
        finally:
            self._cut()

    def _put(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._fd, rest) :]

    def _cut(self) -> None:
        os.ftruncate(self._fd, self._end)
        os.lseek(self._fd, self._end, os.SEEK_SET)
