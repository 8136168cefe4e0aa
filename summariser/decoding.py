"""From the bytes of a text file to an article's text: decoding, the date header, and what is refused."""

import codecs
import re
from dataclasses import dataclass
from datetime import date

from summariser.errors import ArticleError

MAX_BYTES = 4_000_000
"""Largest file that is read as one article: a book of 600,000 words, and more than any model reads in one request."""

_HEADER = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s|\Z)\s*")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class DecodedText:
    """What a file says: its text, how many code points were taken off its front, and the day of its header."""

    text: str
    offset: int
    published: date | None


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
    return DecodedText(text[offset:], offset, published)


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
    except LookupError as error:
        raise ArticleError(f"{source}: unknown encoding {name!r}; try utf-8 or windows-1252.", source=source) from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
