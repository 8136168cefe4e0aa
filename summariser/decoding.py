"""From the bytes of a text file to an article's text: decoding, the date header, and what is refused."""

import codecs
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from summariser.errors import ArticleError
from summariser.timewords import DAYS, MONTHS, SHORT_MONTHS

MAX_BYTES = 4_000_000
"""Largest file that is read as one article: a book of 600,000 words, and more than any model reads in one request."""

_HEADER = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s|\Z)\s*")
_HEAD = re.compile(r"date(?:\s*([:=])|(?=[\s\d]))\s*", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)|\d{8}(?!\d))\S{0,20}"
)
_WORDS = re.compile(r"[^\W_]+")
_MONTHS = {*MONTHS, *SHORT_MONTHS}
_PARTS = (
    _MONTHS | {*DAYS, *(day[:3] for day in DAYS)} | {*"tues weds thur thurs of the de del at a p m am pm h".split()}
    | {*"utc gmt z et est edt ct cst cdt mt mst mdt pt pst pdt bst wet cet cest eet eest msk ist jst".split()}
)  # fmt: skip
"""Words that dates and times are written with."""
_LINE = 100
"""Characters of a first line that are looked at: no date takes more."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""In this order: that of UTF-32 begins with that of UTF-16."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """What a file says: its text, how many code points were taken off its front, and the day of its header."""

    text: str
    offset: int
    published: date | None
    warning: str | None = None
    """A sentence about a header that is none, and so part of the text."""


def read_of(file: BinaryIO) -> bytes:
    """The bytes of a file; of one that is too large, no more than tells it."""
    return file.read(MAX_BYTES + 1)


def is_encoding(name: object) -> bool:
    """Whether `name` is that of an encoding of text, which base64 and rot13 are not. A NUL or a lone surrogate in it is
    another error than a name unknown."""
    if not isinstance(name, str):
        return False
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except (LookupError, ValueError):
        return False
    return True


def decode(data: bytes, *, source: str, encoding: str | None = None) -> DecodedText:
    """Decode a file's bytes: a byte-order mark decides, then `encoding`, then UTF-8.

    Newlines are not translated. Raises ArticleError, naming `source`, for what is not one text: empty, too large,
    binary, or in another encoding.
    """
    _refuse_size(len(data), source)
    text = _decoded(data, source, encoding)
    bom = 1 if text.startswith("\ufeff") else 0
    _refuse_nul(text, source)
    header = _HEADER.match(text, bom)
    published = _day(header.group(1)) if header else None
    offset = header.end() if header and published else bom
    if not text[offset:].strip():
        raise ArticleError(f"{source}: is empty; nothing to summarise.", source=source)
    return DecodedText(text[offset:], offset, published, None if published else _about_malformed(text, bom, source))


def refuse_unfit(text: str, *, source: str) -> None:
    """Raise ArticleError for a text that `decode` would refuse, if it were a file's: too large, or with a NUL."""
    if len(text) > MAX_BYTES // 4:
        _refuse_size(len(text.encode("utf-8", "surrogatepass")), source)
    _refuse_nul(text, source)


def about_header(text: str, *, source: str) -> str | None:
    """A sentence about a text that is no file's, and begins with a header, or with what was meant for one."""
    header = _HEADER.match(text)
    shown = header.group().strip() if header and _day(header[1]) else _like_a_header(_first_line(text, 0)[1])
    if shown is None:
        return None
    return (
        f"{source}: {shown!r}, with which its `text` begins, was read as text, not as the publication day; "
        "give the day as `published`."
    )


def _refuse_size(size: int, source: str) -> None:
    if size > MAX_BYTES:
        raise ArticleError(f"{source}: is larger than the {MAX_BYTES:,} bytes of one article; split it.", source=source)


def _refuse_nul(text: str, source: str) -> None:
    at = text.find("\0")
    if at >= 0:
        raise ArticleError(f"{source}: is binary, not text (a NUL at character {at}).", source=source)


def _first_line(text: str, bom: int) -> tuple[int, str]:
    """Where the first line that is not blank begins, and what it says."""
    start = next(at for at in range(bom, len(text)) if not text[at].isspace())
    return start, text[start : start + _LINE].splitlines()[0].rstrip()


def _about_malformed(text: str, bom: int, source: str) -> str | None:
    """A sentence about a first line that was meant to give the publication day: "Date: 5 March 2024"."""
    start, first = _first_line(text, bom)
    shown = _like_a_header(first)
    if shown is None:
        return None
    line = text.count("\n", 0, start) + 1
    return (
        f"{source}, line {line}: {shown!r} was read as text, not as the publication day; write "
        "'date YYYY-MM-DD', with a day that exists."
    )


def _like_a_header(line: str) -> str | None:
    """What of a line is `date` with a date. After digits the text may follow, as it may after a header."""
    head = _HEAD.match(line)
    if head is None:
        return None
    digits = _DIGITS.match(line, head.end())
    if digits is not None and not (line.startswith("Date") and line[digits.end() :].lstrip()[:1].islower()):
        return line[: digits.end()]
    return line if _is_date(line[head.end() :], marked=head[1] is not None) else None


def _is_date(said: str, *, marked: bool) -> bool:
    """Whether `said` is a date with a month or a year, and hardly anything else: two more words, and no sentence.

    A month of another language is such a word, between the day and the year. `marked` is what a colon leads up to.
    """
    words = _WORDS.findall(said.casefold())
    numbers = [word for word in words if word[0].isdecimal()]
    years = [at for at, number in enumerate(numbers) if len(number) == 4 and number.isdecimal()]
    day = any(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", number) for number in numbers)
    month = not _MONTHS.isdisjoint(words)
    others = [word for word in words if word not in _PARTS and word not in numbers]
    if not others:
        return bool(years) or (day and month)
    whole = day and bool(years) and (month or years[0] > 0)
    return whole and len(others) <= 2 and said[-1] not in ".!?" and (marked or words[0] not in others)


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
