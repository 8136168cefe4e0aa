"""Files that are replaced at once: whoever reads one finds the old or the new whole."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_TRIES = 100
"""How often a file is opened that others take away before it is locked."""


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` at once, with its rights, where nothing fails."""
    handle, name = beside(path)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


class Spare:
    """A file among the temporary ones, made when it is needed, for what cannot be written where it belongs."""

    def __init__(self, suffix: str) -> None:
        self.name: str | None = None
        self.count = 0
        """How many pieces it holds."""
        self.lost = 0
        """How many could not be written here either."""
        self._suffix = suffix

    def write(self, data: bytes) -> None:
        """Add a piece. Raises nothing: where it cannot be written, it is counted as lost."""
        try:
            if self.name is None:
                handle, self.name = tempfile.mkstemp(prefix="summariser-", suffix=self._suffix)
                os.close(handle)
            with open(self.name, "ab") as file:
                at = file.tell()
                try:
                    file.write(data)
                    file.flush()
                except OSError:
                    os.truncate(self.name, at)
                    raise
            self.count += 1
        except OSError:
            self.lost += 1


def beside(path: Path) -> tuple[int, str]:
    """A new file in the folder of `path`, whatever the length of its name: its descriptor and its name."""
    return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".tmp")


def locked(path: Path, flags: int) -> int:
    """`path`, which is no link, opened with these flags and locked against whoever opens it so: its descriptor. The
    lock goes with that, also of a process that is killed.

    Raises BlockingIOError where another one has it, and what `os.open` raises. One that ends may take the file away
    between its opening and its locking: then there is another one by that name, or none.
    """
    for _ in range(_TRIES):
        descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            lock(descriptor)
            if is_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise BlockingIOError


def lock(descriptor: int) -> None:
    """Lock an open file. Raises BlockingIOError where it is locked; where there are no such locks, nothing happens."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # a file system without locks
        return


def is_locked(path: Path) -> bool:
    """Whether another one has locked the file at `path`."""
    try:
        os.close(locked(path, os.O_RDWR))
    except BlockingIOError:
        return True
    except OSError:  # there is none, or none that could be written
        return False
    return False


def is_at(path: Path, descriptor: int) -> bool:
    """Whether an open file is the one that stands at `path`."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except OSError:
        return False


def _umask() -> int:
    """The process's. It is not set for a moment to be told, for then it would be set for all threads."""
    told = _told_umask()
    return _AT_IMPORT if told is None else told


def _told_umask() -> int | None:
    """The process's, where the system tells it: on Linux."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace").splitlines()
        return next((int(line.split()[1], 8) for line in lines if line.startswith("Umask:")), None)
    except (OSError, ValueError, IndexError):
        return None


def _set_and_restored() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_AT_IMPORT = _set_and_restored() if _told_umask() is None else 0o077
"""The umask where no system tells it: that of the import, when other threads hardly write yet."""
