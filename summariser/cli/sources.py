"""Articles from the command line's sources: files, JSON Lines, or standard input."""

import codecs
import contextlib
import io
import json
import os
import re
import stat
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, BinaryIO

from summariser.cli.inputs import not_an_article, table_in
from summariser.decoding import MAX_BYTES, is_encoding, read_of
from summariser.errors import ArticleError, ConfigurationError, SummariserWarning
from summariser.limits import (
    MOST_NAMED,
    MOST_NAMES,
    MOST_PIPED,
    MOST_SKIPPED,
    TooLargeError,
    each_line,
    rest_of,
)
from summariser.models import Article
from summariser.outcomes import Source

STDIN = "-"
_LINES = (".jsonl", ".ndjson")
"""How the name of a file ends that holds an article a line."""
_LONGEST = 8 * MAX_BYTES
"""Bytes of a line: JSON may write six for each character of a text, and there are other fields."""
_IN_MEMORY = 1 << 26
"""Bytes of what can be read only once that are held in memory; more is put on the disk."""
_SHOWN = 4096
"""Characters of a name that is shown: no file has a longer one."""
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""In this order: that of UTF-32 begins with that of UTF-16."""
_NO_TEXT, _MARKED = "\udfff", "summariser.marked"
"""What stands for bytes that no text has in an encoding, and the name of what puts it there: a line with it fails, and
not those after it."""
codecs.register_error(_MARKED, lambda error: (_NO_TEXT, getattr(error, "end", 0)))


class Sources:
    """What was named, checked, and read when its turn comes.

    Raises ConfigurationError for a path that cannot be read, for what is named by `files_from` and cannot, and for a
    date or an encoding that is none: before anything is paid for.
    """

    def __init__(
        self, names: Sequence[str], files_from: str | None, published: str | None, encoding: str | None,
        form: str | None = None,
    ) -> None:  # fmt: skip
        self.names = [*names, *_listed(files_from)]
        if [*names, files_from].count(STDIN) > 1 or self.names.count(STDIN) > 1:
            raise twice()
        self._files_from = files_from
        self._day = _published(published)
        self._encoding = encoding
        self._form = form
        if encoding and not is_encoding(encoding):
            raise ConfigurationError(f"the encoding {encoding!r} is not known; try --encoding windows-1252.")
        self._piped: dict[str, IO[bytes]] = {}
        self._read: dict[str, bytes] = {}
        self._passed_over: set[str] = set()
        for name in self.names:
            file = _checked(name)
            if file is not None:
                self._take(name, file)

    def _take(self, name: str, file: BinaryIO) -> None:
        """Read what can be read once, and when it comes: all where it holds lines. Another such file waits."""
        try:
            with file if name != STDIN else contextlib.nullcontext(file):
                if self._holds_lines(name):
                    self._piped[name] = _spooled(file)
                else:
                    self._read[name] = read_of(file)
        except TooLargeError as error:
            raise ConfigurationError(
                f"{_shown(name)}: has more than the {MOST_PIPED:,} bytes that are read of a pipe or device; write it "
                "to a file, and name that."
            ) from error
        except OSError as error:
            raise ConfigurationError(f"{_shown(name)}: cannot be read ({_reason(error)}).") from error

    @property
    def count(self) -> int | None:
        """How many articles there are; None where files with one a line are among them."""
        return None if any(map(self._holds_lines, self.names)) else len(self.names)

    @property
    def files(self) -> list[tuple[str, str]]:
        """The files that are read, each with what it is."""
        named = [(name, "a source") for name in self.names]
        named += [(self._files_from, "the list of the sources")] if self._files_from is not None else []
        return [(name, what) for name, what in named if name != STDIN]

    def __iter__(self) -> Iterator[Source]:
        for name in self.names:
            if self._holds_lines(name):
                yield from self._lines(name)
            else:
                yield self._source(name)

    def _holds_lines(self, name: str) -> bool:
        """Whether each line of it is an article: as was said, else by its name."""
        return self._form == "jsonl" or (self._form is None and name.lower().endswith(_LINES))

    def _source(self, name: str) -> Source:
        shown, known = ("standard input", None) if name == STDIN else (name, as_id(name))
        try:
            data = self._read.pop(name) if name in self._read else _bytes(name)
            article = Article.from_bytes(data, name=shown, encoding=self._encoding, published=self._day, id=known)
            why = not_an_article(name, article.text) if self._form is None else None
            if why is not None:
                raise ArticleError(f"{shown}: {why}; --input-format text sends it all the same.", source=shown)
            if self._form is None and (table := table_in(article.text)) is not None:
                warnings.warn(
                    f"{shown}: looks like a table ({table.columns}), and is read as one article; write each of its "
                    "articles as a line of JSON Lines (NAME.jsonl), or say that it is one with --input-format text.",
                    SummariserWarning,
                    stacklevel=2,
                )
        except ArticleError as error:
            return Source(shown, known, None, error)
        return Source(shown, article.id, article)

    def _lines(self, name: str) -> Iterator[Source]:
        """The articles of a file that holds one a line."""
        shown, number, empty = _shown(name), 0, True
        try:
            with self._piped.pop(name) if name in self._piped else Path(name).open("rb") as file:
                lines, encoding = _lines_in(file, self._encoding)
                for number, line in enumerate(each_line(lines, _LONGEST), 1):
                    if line is None or line.strip():
                        empty = False
                        yield self._line(f"{shown}:{number}", line, encoding)
            if empty:
                told = f'{shown}: holds no article; each line of it is to be a JSON object with a "text".'
                yield Source(name, as_id(name), None, ArticleError(told, source=name))
        except TooLargeError:
            yield self._line(f"{shown}:{number + 1}", None, None, ", and its end was not found")
        except OSError as error:
            yield Source(name, as_id(name), None, _unreadable(name, error))

    def _line(self, place: str, line: bytes | str | None, encoding: str | None, more: str = "") -> Source:
        if line is None:
            told = f"{place}: is larger than the {_LONGEST:,} bytes of a line with one article{more}; split it."
            return Source(place, as_id(place), None, ArticleError(told, source=place))
        if isinstance(line, str) and _NO_TEXT in line:
            told = f"{place}: is not {str(encoding).upper()}; name the --encoding that it has."
            return Source(place, as_id(place), None, ArticleError(told, source=place))
        try:
            article = Article.from_json(
                line, name=place, default_id=as_id(place), passed_over=self._passed_over, published=self._day
            )
        except ArticleError as error:
            return Source(place, _id_in(line) or as_id(place), None, error)
        return Source(place, article.id, article)


def _lines_in(file: IO[bytes], encoding: str | None) -> tuple[IO[Any], str | None]:
    """The lines of a file, and their encoding: a byte-order mark decides, then `encoding`. Bytes where that is UTF-8 by
    default; else the text is parted, for a line feed is no byte of its own in every encoding."""
    head = file.read(4)
    file.seek(0)
    if head.startswith(codecs.BOM_UTF8):
        return file, None
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), encoding)
    if encoding is None:
        return file, None
    return io.TextIOWrapper(file, encoding=encoding, errors=_MARKED, newline="\n"), encoding


def _id_in(line: bytes | str) -> str | None:
    """The `id` in a line that is no article, where there is one."""
    with contextlib.suppress(ValueError, RecursionError, LookupError, TypeError):
        found = json.loads(line)["id"]
        return found if isinstance(found, str) else str(found) if type(found) is int else None
    return None


def as_id(name: str) -> str:
    """A file's name, as it was given, as the identifier of its article; bytes that are no text are shown as such."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _listed(files_from: str | None) -> list[str]:
    """The names in a file: one a line, or, where a NUL is in it, each up to a NUL.

    A byte-order mark is read over, and so are lines of blanks.
    """
    if files_from is None:
        return []
    try:
        with Path(files_from).open("rb") if files_from != STDIN else contextlib.nullcontext(_standard_input()) as file:
            data = rest_of(file, MOST_NAMES)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"--files-from {files_from}: cannot be read ({_reason(error)}).") from error
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.count(b"\0" if b"\0" in data else b"\n") > MOST_NAMED:
        raise ConfigurationError(
            f"--files-from {files_from}: names more than {MOST_NAMED:,} files; make it several runs."
        )
    lines = [line.removesuffix(b"\r") for line in data.split(b"\n") if line.strip()]
    names = [os.fsdecode(part) for part in (data.split(b"\0") if b"\0" in data else lines) if part]
    if not names:
        raise ConfigurationError(f"--files-from {files_from}: names no file.")
    return names


def _checked(name: str) -> BinaryIO | None:
    """What can be read once and when it comes, open; of a file nothing, but that it can be read."""
    if name == STDIN:
        return _standard_input()
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISDIR(mode):
            raise ConfigurationError(f"{name}: is a folder; name the text files in it.")
        if not stat.S_ISREG(mode):
            return Path(name).open("rb")
        if not os.access(name, os.R_OK):
            raise ConfigurationError(f"{name}: cannot be read (permission denied).")
    except FileNotFoundError:
        raise ConfigurationError(f"{_shown(name)}: there is no such file.") from None
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{_shown(name)}: cannot be read ({_reason(error)}).") from error
    return None


def _spooled(file: BinaryIO) -> IO[bytes]:
    """A file with what is read of another to its end, or so far that a line in it is told to have none. Raises OSError,
    and TooLargeError where there is more than is read of a pipe."""
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it is read when its turn comes
    line = 0
    while line <= _LONGEST + 2 * MOST_SKIPPED and (piece := file.read(1 << 20)):
        kept.write(piece)
        if kept.tell() > MOST_PIPED:
            kept.close()
            raise TooLargeError(MOST_PIPED)
        line = len(piece) - piece.rfind(b"\n") - 1 + (line if b"\n" not in piece else 0)
    kept.seek(0)
    return kept


def _shown(name: str) -> str:
    """A source as a sentence names it; a line of gigabytes in a list of files names none."""
    shown = "standard input" if name == STDIN else name
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def twice() -> ConfigurationError:
    """What is said where standard input is named more than once."""
    return ConfigurationError("'-' (standard input) can be named only once.")


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ConfigurationError("standard input is closed; name a file instead of '-'.")
    return sys.stdin.buffer


def _bytes(name: str) -> bytes:
    try:
        return _bytes_of(name)
    except OSError as error:  # it went away since it was checked
        raise _unreadable(name, error) from error


def _bytes_of(name: str) -> bytes:
    """What one article is read from, as far as it may be one."""
    with Path(name).open("rb") as file:
        return read_of(file)


def _unreadable(name: str, error: OSError) -> ArticleError:
    return ArticleError(f"{name}: cannot be read ({_reason(error)}).", source=name)


def _reason(error: Exception) -> str:
    return (os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)).lower()


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    try:
        if len(text) > len("2020-11-21"):
            return datetime.fromisoformat(text)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)  # a week of ISO 8601 is not what is asked for
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"--published: {text!r} is no date; write YYYY-MM-DD.") from None
