"""Articles from the command line's sources: files, or standard input."""

import os
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from summariser.decoding import is_encoding
from summariser.errors import ArticleError, ConfigurationError
from summariser.models import Article

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One source named on the command line: its article, or why it has none."""

    name: str
    """As messages show it."""
    id: str | None
    """What its result and its failure are joined to the source by; None for standard input that is no article."""
    article: Article | None
    error: ArticleError | None = None


def read_sources(names: tuple[str, ...], published: str | None, encoding: str | None) -> list[Source]:
    """The articles in order.

    Raises ConfigurationError for a path that cannot be read or a date that is none: before anything is paid for.
    """
    if names.count(STDIN) > 1:
        raise ConfigurationError("'-' (standard input) can be named only once.")
    day = _published(published)
    _check_encoding(encoding)
    raw = [(name, _bytes(name)) for name in names]
    sources = []
    for name, data in raw:
        shown, known = ("standard input", None) if name == STDIN else (name, as_id(name))
        try:
            article = Article.from_bytes(data, name=shown, encoding=encoding, published=day, id=known)
            sources.append(Source(shown, article.id, article))
        except ArticleError as error:
            sources.append(Source(shown, known, None, error))
    return sources


def as_id(name: str) -> str:
    """A file's name, as it was given, as the identifier of its article; bytes that are no text are shown as such."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check_encoding(name: str | None) -> None:
    if name and not is_encoding(name):
        raise ConfigurationError(f"the encoding {name!r} is not known; try --encoding windows-1252.")


def _bytes(name: str) -> bytes:
    if name == STDIN:
        if sys.stdin is None:
            raise ConfigurationError("standard input is closed; name a file instead of '-'.")
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        if path.is_dir():
            raise ConfigurationError(f"{name}: is a folder; name the text files in it.")
        return path.read_bytes()
    except FileNotFoundError:
        raise ConfigurationError(f"{name}: there is no such file.") from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise ConfigurationError(f"{name}: cannot be read ({reason.lower()}).") from error


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"--published: {text!r} is no date; write YYYY-MM-DD.") from None
