"""From the bytes of a text file to an article's text: decoding, the date header, and what is refused."""

import codecs
import re
from dataclasses import dataclass
from datetime import date

from summariser.errors import ArticleError

MAX_BYTES = 4_000_000
"""Largest file that is read as one article: a book of 600,000 words, and more than any model reads in one request."""

_HEADER = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s|\Z)\s*")
_LIKE_A_HEADER = re.compile(
    r"\s*(date(?:\s*[:=].{0,40}?|\s*)(?<!\d)"
    r"(?:\d{4}(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}(?:st|nd|rd|th|\.)?\s+\w{3,12}\.?,?\s+\d{4})\S{0,20})",
    re.IGNORECASE,
)
"""A first line that was meant to give the publication day: "Date: 5 March 2024", "date 2024-02-30"."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class DecodedText:
    """What a file says: its text, how many code points were taken off its front, and the day of its header."""

    text: str
    offset: int
    published: date | None
    warning: str | None = None
    """A sentence about a header that is none, and so part of the text."""


def is_encoding(name: object) -> bool:
    """Whether `name` is that of an encoding. A NUL or a lone surrogate in it is another error than a name unknown."""
    try:
        return isinstance(name, str) and bool(codecs.lookup(name))
    except (LookupError, ValueError):
        return False


def decode(data: bytes, *, source: str, encoding: str | None = None) -> DecodedText:
    """Decode a file's bytes: a byte-order mark decides, then `encoding`, then UTF-8.

    Newlines are not translated. Raises ArticleError, naming `source`, for what is not one text: empty, too large,
    binary, or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"{source}: {len(data):,} bytes are more than the {MAX_BYTES:,} of one article; split it.", source=source
        )
    text = _decoded(data, source, encoding)
    bom = 1 if text.startswith("\ufeff") else 0
    if "\0" in text:
        at = text.index("\0")
        raise ArticleError(f"{source}: is binary, not text (a NUL at character {at}).", source=source)
    header = _HEADER.match(text, bom)
    published = _day(header.group(1)) if header else None
    offset = header.end() if header and published else bom
    if not text[offset:].strip():
        raise ArticleError(f"{source}: is empty; nothing to summarise.", source=source)
    return DecodedText(text[offset:], offset, published, None if published else _about_header(text, bom, source))


def _about_header(text: str, bom: int, source: str) -> str | None:
    found = _LIKE_A_HEADER.match(text, bom)
    if found is None:
        return None
    line = text.count("\n", 0, found.start(1)) + 1
    return (
        f"{source}, line {line}: {found.group(1).strip()!r} was read as text, not as the publication day; write "
        "'date YYYY-MM-DD', with a day that exists."
    )


def _decoded(data: bytes, source: str, encoding: str | None) -> str:
    name = next((name for bom, name in _BOMS if data.startswith(bom)), encoding or "utf-8")
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        kind = "is binary, not text" if b"\0" in data[:4096] else f"is not {name.upper()}"
        raise ArticleError(
            f"{source}: {kind} (byte {error.start}); convert it to UTF-8 or name its `encoding`.",
            source=source,
        ) from error
    except UnicodeError as error:
        raise ArticleError(
            f"{source}: cannot be decoded as {name!r}; try utf-8 or windows-1252.", source=source
        ) from error
    except (LookupError, TypeError, ValueError) as error:
        raise ArticleError(f"{source}: unknown encoding {name!r}; try utf-8 or windows-1252.", source=source) from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
