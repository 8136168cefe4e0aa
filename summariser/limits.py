"""How much is read of what a run is given: more than any honest file holds, so that a device without an end, or a line
of gigabytes, ends in one sentence and not with all of the memory. One article is bounded by `decoding.MAX_BYTES`."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, AnyStr

MOST_WHOLE = 500_000_000
"""Bytes of a file that is read whole: a cassette of ten thousand replies, or so many results as one JSON value."""
MOST_RESULT = 64_000_000
"""Bytes of a line with one result: with an article of the largest size it has some 30 million."""
MOST_NAMES = 250_000_000
"""Bytes of a list of files: a million of them, each with a long path."""
MOST_NAMED = 5_000_000
"""Files in a list."""
MOST_SETTINGS = 1_000_000
"""Bytes of a configuration file."""
MOST_ANSWER = 64 << 20
"""Bytes of one answer of a model, unpacked: a reply of a million tokens has some four million."""
MOST_PIPED = 1_000_000_000
"""Bytes of JSON Lines that can be read only once, from a pipe or a device; a file may have any number of lines."""
MOST_SKIPPED = 100_000_000
"""Bytes that are read over in search of the end of a line that is too large."""
_PIECE = 1 << 20


class UnfitError(ValueError):
    """What is not read. `str(error)` is a clause about the file: "it is larger than …"."""


class TooLargeError(UnfitError):
    """More than is read."""

    def __init__(self, most: int) -> None:
        super().__init__(f"it is larger than the {most:,} bytes that are read of one")


def text_in(path: Path, most: int) -> bytes:
    """The bytes of a text file in UTF-8. Raises OSError, TooLargeError where there are more than `most`, and UnfitError
    for a NUL, which no text has: devices without an end give one soon."""
    with path.open("rb") as file:
        return rest_of(file, most, nul=False)


def rest_of(file: IO[bytes], most: int, *, nul: bool = True) -> bytes:
    """What is left to read of an open file, as `text_in`, or with a `nul` in it. No more room is taken than needed."""
    read = bytearray()
    while piece := file.read(min(_PIECE, most + 1 - len(read))):
        if not nul and b"\0" in piece:
            raise UnfitError(f"it is binary, not text: a NUL at byte {len(read) + piece.index(0)}")
        read += piece
        if len(read) > most:
            raise TooLargeError(most)
    return bytes(read)


def each_line(file: IO[AnyStr], most: int) -> Iterator[AnyStr | None]:
    """The lines of a file; None for one that is larger than `most`, of which no more than that is held. Raises
    TooLargeError for one that has no end within `MOST_SKIPPED` more: what is behind it is not looked for."""
    while line := file.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        read_over(file, line, most)
        yield None


def read_over(file: IO[AnyStr], line: AnyStr, most: int) -> None:
    """Read over the rest of a line that begins with `line`. Raises TooLargeError, as `each_line`."""
    skipped = 0
    while line and line[-1:] not in ("\n", b"\n"):
        if skipped > MOST_SKIPPED:
            raise TooLargeError(most)
        line = file.readline(_PIECE)
        skipped += len(line)
