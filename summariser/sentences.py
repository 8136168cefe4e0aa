"""An article's sentences, with their places in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import sentencex

from summariser.abbreviated import borders_in

_SPACES = [char for char in map(chr, range(0x3001)) if char.isspace() and char != " "]
"""White space of one character: the splitter panics where some of it stands before a full stop."""
_NEWLINES = re.compile(r"[\n\r\u2028\u2029]+")
_REST = r"[^\S\n\r]*(?:\r\n|\n|\r)\s*"
_BLANK_LINES = re.compile(rf"\n{_REST}|\r\n{_REST}|\r(?!\n){_REST}|\u2029\s*")
"""Each alternative starts with a literal: the search for one passes over all other characters quickly."""
_PLAIN_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
"""The same where all lines end with "\\n"."""
_DOUBLED, _HALF = "’’", "\u2060"
"""A closing mark that news wires write as two, and what stands for its second half: the splitter knows neither."""
_WRAPPED = 120
"""A line longer than this is a paragraph of its own, not a line of a hard-wrapped one (in code points)."""
_ENDS = frozenset(".,;:!?…-–—\"'”’»")
"""Signs with which a line ends that is no heading."""
_HOURS = ("a.m.", "p.m.", "A.M.", "P.M.")
_BEHIND_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:E[SD]?T|C[SD]?T|M[SD]T|P[SD]T|GMT|BST|CET|CEST|IST|UTC)\b"
)
"""What goes on with an hour: a day or a time zone. The splitter takes it for the beginning of a sentence."""
_MAX_PIECE = 4000
"""Code points handed to the splitter at once: it is quadratic in the number of quotation marks."""


class Sentence(NamedTuple):
    """Half-open offsets in the article's text, without the white space round the sentence."""

    start: int
    end: int
    paragraph: int
    """0-based index of the paragraph that the sentence stands in."""


def split_sentences(text: str, language: str | None = None) -> list[Sentence]:
    """The sentences of `text` in order. Linear in the length of `text`.

    Paragraphs end at blank lines; where a text has none, and its lines are too long to be a hard-wrapped paragraph's,
    at every line. A first line without an end mark is a heading, and a paragraph of its own, where it is in capitals
    and the next line is not, or the next line is too long to be hard-wrapped.
    """
    return list(_split(text, language or "en"))


@lru_cache(maxsize=4)
def _split(text: str, language: str) -> list[Sentence]:
    """The sentences; those of the last few texts are kept, since a reader and the audit ask for the same ones."""
    found: list[Sentence] = []
    flat, english = text, language.lower().partition("-")[0] == "en"
    for sign in _SPACES:
        flat = flat.replace(sign, " ")
    flat = flat.replace(_DOUBLED, "”" + _HALF)
    for paragraph, (start, end) in enumerate(paragraphs_of(text)):
        for low, high in _pieces(flat, start, end):
            at = low
            for piece in _segmented(flat[low:high], language):
                body = piece.strip()
                if piece.startswith(_HALF) and found and text.startswith("’", at):
                    found[-1] = found[-1]._replace(end=at + 1)
                    body = piece[1:].strip()
                if body:
                    first = at + piece.index(body)
                    if _BEHIND_HOUR.match(body) and found and _ends_with_hour(text, found[-1], paragraph):
                        first = found.pop().start  # "at 1:30 a.m. Saturday"
                    found += _parted(flat, first, at + piece.index(body) + len(body), paragraph, english=english)
                at += len(piece)
    return found


def _parted(flat: str, start: int, end: int, paragraph: int, *, english: bool) -> Iterator[Sentence]:
    """What the splitter gives as one sentence, parted where an abbreviation ends one in it."""
    whole = flat[start:end]
    borders = borders_in(whole) if english else []
    for low, high in pairwise([0, *borders, len(whole)]):
        yield Sentence(start + low, start + len(whole[:high].rstrip()), paragraph)


def _ends_with_hour(text: str, sentence: Sentence, paragraph: int) -> bool:
    return sentence.paragraph == paragraph and text.endswith(_HOURS, sentence.start, sentence.end)


def _segmented(piece: str, language: str) -> list[str]:
    """A piece in sentences; whole, where the splitter panics, which would end the run: its panics are no Exception."""
    try:
        return list(sentencex.segment(language, piece))
    except BaseException as error:
        if type(error).__name__ != "PanicException" or type(error).__module__ != "pyo3_runtime":
            raise
        return [piece]


@lru_cache(maxsize=4)
def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the paragraphs; those of the last few texts are kept, for sentences and quotations."""
    border = _BLANK_LINES if "\r" in text or "\u2029" in text else _PLAIN_BLANK_LINES
    if not border.search(text.strip()) and any(len(line) > _WRAPPED for line in text.splitlines()):
        border = _NEWLINES
    blocks: list[tuple[int, int]] = []
    at = 0
    for gap in border.finditer(text):
        blocks += _without_heading(text, at, gap.start())
        at = gap.end()
    return tuple([*blocks, *_without_heading(text, at, len(text))])


def _without_heading(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph, a heading on a line of its own above it apart; none of blanks alone."""
    whole = text[start:end].lstrip()
    if not whole:
        return []
    at = end - len(whole)
    first = _NEWLINES.search(text, at, min(end, at + _WRAPPED + 1))
    words = text[at : first.start()].rstrip() if first else ""
    if first is None or not words[:1].isalnum() or words[-1] in _ENDS:
        return [(start, end)]
    behind = _NEWLINES.search(text, first.end(), min(end, first.end() + _WRAPPED + 1))
    below = text[first.end() : behind.start() if behind else end]
    if not below.strip() or not (len(below) > _WRAPPED or (words.isupper() and not below.isupper())):
        return [(start, end)]
    return [(start, at + len(words)), (first.end(), end)]


def _pieces(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph in pieces of bounded length, cut at white space where there is some."""
    pieces: list[tuple[int, int]] = []
    while end - start > _MAX_PIECE:
        cut = flat.rfind(" ", start, start + _MAX_PIECE) + 1
        cut = cut if cut > start else start + _MAX_PIECE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
