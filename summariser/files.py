"""Files that are replaced at once: whoever reads one finds the old or the new whole."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


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


def beside(path: Path) -> tuple[int, str]:
    """A new file in the folder of `path`, whatever the length of its name: its descriptor and its name."""
    return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".tmp")


def _umask() -> int:
    """The process's."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
