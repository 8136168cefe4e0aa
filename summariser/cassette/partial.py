"""The file beside a cassette in which a recording stands until its end: one at a time, and none that was paid for is
lost to another."""

import contextlib
import errno
import os
import weakref
from pathlib import Path
from typing import Any

from summariser.cassette.format import is_begun
from summariser.errors import CassetteError
from summariser.files import beside, is_at, is_locked, lock, locked

_PARTIAL = ".partial"
_LOOKED_AT = 1 << 20
"""Bytes of a file, in which a cassette says that it is one."""


class Partial:
    """`cassette`.partial, which is this recording's from `hold` on, until it is taken away or left."""

    def __init__(self, cassette: Path) -> None:
        self.path = partial_of(cassette)
        self._fd = -1
        self._closing: weakref.finalize[..., Any] | None = None
        self.begun = False
        """Whether it holds what this recording has written, and nothing else."""

    def hold(self) -> bool:
        """Lock it, before something is paid for; whether it was not, before. Raises CassetteError where another
        recording has it. Where there can be no such file, what is recorded may still be written at the end."""
        if self._fd >= 0:
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = locked(self.path, os.O_RDWR | os.O_CREAT)
        except BlockingIOError:
            raise self._in_use() from None
        except (OSError, ValueError):
            return False
        self._take(self._fd)
        return True

    def require_free(self) -> None:
        """Raise CassetteError where another recording has it."""
        if self._fd < 0 and is_locked(self.path):
            raise self._in_use()

    def _in_use(self) -> CassetteError:
        message = (
            f"{self.path}: is in use, for another recording is written there; wait for its end, or close the "
            "Summariser that has it."
        )
        return CassetteError(message, path=str(self.path))

    @property
    def is_there(self) -> bool:
        """Whether there is something in it."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def begin(self, text: str) -> None:
        """Write this in the place of what is in it, at once: what was there is lost by nothing. Raises OSError."""
        self._require_held()
        handle, name = beside(self.path)
        try:
            rest = memoryview(text.encode())
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.chmod(name, os.fstat(self._fd).st_mode & 0o777)
            lock(handle)
            os.replace(name, self.path)
        except BaseException:
            os.close(handle)
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
        self._take(handle)
        self.begun = True

    def _take(self, descriptor: int) -> None:
        """Hold this open file, which is locked, in the place of another one."""
        if self._closing is not None:
            self._closing()
        self._fd = descriptor
        self._closing = weakref.finalize(self, os.close, descriptor)
        self._closing.atexit = False  # a recording that nobody has closed is put into place then

    def add(self, text: str) -> None:
        """Write this at its end; it is with the operating system then. Raises OSError, and nothing is left of it."""
        self._require_held()
        end, rest = os.lseek(self._fd, 0, os.SEEK_END), memoryview(text.encode())
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:
            os.ftruncate(self._fd, end)
            raise

    def _require_held(self) -> None:
        if self._fd < 0:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def take_away(self) -> None:
        """Take it away: what it held is in its place."""
        if self._fd >= 0 and not is_at(self.path, self._fd):
            self.let_go()
            return
        try:
            self.path.unlink()
            self.let_go()
        except OSError:
            self.let_go()
            with contextlib.suppress(OSError):  # on some systems no file that is open can be taken away
                self.path.unlink()

    def leave(self) -> None:
        """Leave what it holds to another; nothing is left of it where it holds nothing."""
        if self._fd >= 0 and is_at(self.path, self._fd) and not self.is_there:
            self.take_away()
        self.let_go()

    def let_go(self) -> None:
        """Close it as it is; also in the child of a fork, which has the lock with its parent."""
        if self._closing is not None:
            self._closing()
        self._fd, self.begun = -1, False


def require_recordable(path: Path) -> None:
    """Raise CassetteError where no cassette could be written to `path`, or something else would be lost there: before
    anything is paid for."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        for other in filter(_is_something_else, (path, partial_of(path))):
            message = f"{other}: is there, and is no cassette; record to another file, or take this one away."
            raise CassetteError(message, path=str(other))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = beside(Path(os.path.realpath(path)))
        os.close(handle)
        os.unlink(name)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: Exception) -> CassetteError:
    """What is told where a cassette cannot be written."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CassetteError(f"{path}: cannot be written ({reason}).", path=str(path))


def partial_of(path: Path) -> Path:
    """Where a recording to `path` stands until its end."""
    return path.with_name(path.name + _PARTIAL)


def is_partial(path: Path) -> bool:
    """Whether this is where a recording stands that did not come to its end."""
    return path.name.endswith(_PARTIAL)


def _is_something_else(path: Path) -> bool:
    """Whether there is something at `path` that a recording would destroy, and that is no recording."""
    if not os.path.exists(path):
        return False
    if not os.path.isfile(path):
        return True
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT).decode("utf-8", "replace")
    return bool(head.strip()) and not is_begun(head)
