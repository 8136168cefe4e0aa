"""An article's paragraphs, by its blank lines and by what its line ends are: borders, or the work of a margin."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from summariser.links import leads_away

_NEWLINES = re.compile(r"[\n\r\u2028\u2029]+")
_REST = r"[^\S\n\r]*(?:\r\n|\n|\r)\s*"
_BLANK_LINES = re.compile(rf"\n{_REST}|\r\n{_REST}|\r(?!\n){_REST}|\u2029\s*")
"""Each alternative starts with a literal: the search for one passes over all other characters quickly."""
_PLAIN_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
"""The same where all lines end with "\\n"."""
_WRAPPED = 120
"""A line longer than this is a paragraph of its own, not a line of a hard-wrapped one (in code points)."""
_GOING_ON = frozenset(",;:–—-")
"""Signs with which a line ends that goes on in the next one."""
_STOPS = frozenset(".!?…\"'”’»)")
"""Signs with which a paragraph ends."""
_NO_HEADINGS = _GOING_ON | frozenset(".!?…")
"""Signs with which no heading ends; those of a quotation it may."""
_OPENING = frozenset("\"“‘'«")
_QUOTES = frozenset("\"'”’»")
_MOST_WRAPPED = 0.25
"""Share of the paragraphs of several lines that a margin has broken: a hard-wrapped text has more."""
_HEADING = 2 / 3
"""Part of the longest line of a text that a heading has at most."""
_ITEM = re.compile(
    r"(?P<bullet>[•▪●◦‣])\s*\S|(?P<listed>[-–—*]\s+(?=[^\W_a-z])|\d{1,2}[.)]\s+(?=[^\W_a-z])"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d\b(?!:?\d))|(?:[01]?\d|2[0-3])\.[0-5]\d\b(?![.,]?\d|\s*%)"
)
"""What stands at the head of an item of a list, or an entry of a report that goes on: a bullet, a number, an hour."""


class _Shape(NamedTuple):
    """What the lines of a text tell of how it was written."""

    width: int
    """Of its longest line that may be of a hard-wrapped paragraph."""
    loose: bool
    """Whether its line ends are borders: it has lines that are too long for a hard-wrapped text, and few paragraphs
    that seem to be hard-wrapped all the same."""


@lru_cache(maxsize=4)
def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the paragraphs; those of the last few texts are kept, for sentences and quotations. Linear in the
    length of `text`."""
    border = _BLANK_LINES if "\r" in text or "\u2029" in text else _PLAIN_BLANK_LINES
    if not border.search(text.strip()) and any(len(line) > _WRAPPED for line in text.splitlines()):
        border = _NEWLINES
    blocks: list[tuple[int, int]] = []
    at = 0
    shape: _Shape | None = None
    for start, end in (*(gap.span() for gap in border.finditer(text)), (len(text), len(text))):
        body = text[at:start].strip()
        if _NEWLINES.search(body):
            shape = shape or _shape_of(text)
            blocks += _parts(text, at, start, shape)
        elif body:
            blocks.append((at, start))
        at = end
    return tuple(blocks)


def _shape_of(text: str) -> _Shape:
    lines = [line.strip() for line in text.splitlines()]
    width = max((len(line) for line in lines if len(line) <= _WRAPPED), default=0)
    if all(len(line) <= _WRAPPED for line in lines):
        return _Shape(width, loose=False)
    blocks = [list(block) for blank, block in groupby(lines, key=lambda line: not line) if not blank]
    several = [block for block in blocks if len(block) > 1]
    return _Shape(width, loose=sum(map(_is_wrapped, several)) <= _MOST_WRAPPED * len(several))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a margin seems to have broken the lines of a paragraph, at most of their ends: what is behind begins with
    a small letter, or its first word would not have fitted on the line."""
    width = max((len(line) for line in lines if len(line) <= _WRAPPED), default=0)
    broken = sum(
        below[0].islower() or (len(below) <= _WRAPPED and line[-1] not in _STOPS and not _would_fit(line, below, width))
        for line, below in pairwise(lines)
    )
    return 2 * broken >= len(lines)


def _parts(text: str, start: int, end: int, shape: _Shape) -> Iterator[tuple[int, int]]:
    """What stands between two blank lines, in paragraphs: headings and the items of lists apart."""
    lines = list(_lines(text, start, end))
    loose = shape.loose and not _is_wrapped([text[slice(*line)] for line in lines])
    whole = text[lines[-1][1] - 1] in _STOPS
    items = [_ITEM.match(text, *line) for line in lines]
    listed = sum(item is not None and item["listed"] is not None for item in items) > 1
    at, begins, quoted = start, True, False
    for (line, following), (own, item) in zip(pairwise(lines), pairwise(items), strict=True):
        words, below = text[slice(*line)], text[slice(*following)]
        quoted = _leaves_open(words, quoted)
        if (not quoted or below[0] == "“") and (
            leads_away(words)
            or leads_away(below)
            or (item is not None and _is_item(words, below, item, shape, listed=listed))
            or (loose and words[-1] not in _GOING_ON and _is_beginning(below))
            or (begins and _is_heading(words, below, shape, marked=own is not None, whole=whole))
        ):
            yield at, line[1]
            at, begins, quoted = following[0], True, False
        else:
            begins = words[-1] in _STOPS
    yield at, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch that are not blank, without the blanks around them."""
    at = start
    for gap in (*(found.span() for found in _NEWLINES.finditer(text, start, end)), (end, end)):
        line = text[at : gap[0]]
        if body := line.strip():
            first = at + len(line) - len(line.lstrip())
            yield first, first + len(body)
        at = gap[1]


def _leaves_open(words: str, quoted: bool) -> bool:
    """Whether a quotation is open behind a line, where it was or was not before it."""
    if "“" in words or "”" in words:
        return words.rfind("“") > words.rfind("”")
    return quoted != bool(words.count('"') % 2)


def _is_item(words: str, below: str, item: re.Match[str], shape: _Shape, *, listed: bool) -> bool:
    """Whether a line begins an item: one of several, or by a sign that a margin would have left on the line above."""
    known = item["bullet"] is not None or (listed and item["listed"] is not None)
    return known or _would_fit(words, below, shape.width)


def _is_heading(words: str, below: str, shape: _Shape, *, marked: bool, whole: bool) -> bool:
    """Whether a line with which a paragraph may begin is the heading of what is below: no margin ended it there.

    `marked` says that it begins as an item does, `whole` that what is below ends as a paragraph.
    """
    if not words[0].isalnum() or words[-1] in _NO_HEADINGS or len(words) > _WRAPPED:
        return False
    if words[-1] not in _QUOTES and (len(below) > _WRAPPED or (words.isupper() and not below.isupper())):
        return True
    short = marked or len(words) <= _HEADING * shape.width
    return whole and short and _is_beginning(below) and not words.isupper() and _would_fit(words, below, shape.width)


def _is_beginning(below: str) -> bool:
    return below[0].isupper() or below[0].isdigit() or below[0] in _OPENING


def _would_fit(words: str, below: str, width: int) -> bool:
    """Whether a margin would have left the first word of a line on the line above."""
    return len(words) + 1 + len(below.split(maxsplit=1)[0]) <= width
