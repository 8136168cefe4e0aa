"""An article's sentences, with their places in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import sentencex

from summariser.abbreviated import borders_in
from summariser.paragraphs import paragraphs_of
from summariser.text import Seen, unseen_in

_SPACES = [char for char in map(chr, range(0x3001)) if char.isspace() and char != " "]
"""White space of one character: the splitter panics where some of it stands before a full stop."""
_DOUBLED, _HALF = "’’", "\u2060"
"""A closing mark that news wires write as two, and what stands for its second half: the splitter knows neither."""
_HOURS = ("a.m.", "p.m.", "A.M.", "P.M.")
_BEHIND_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:E[SD]?T|C[SD]?T|M[SD]T|P[SD]T|GMT|BST|CET|CEST|IST|UTC)\b"
)
"""What goes on with an hour: a day or a time zone. The splitter takes it for the beginning of a sentence."""
_ASKED = ("?”", "!”", '?"', '!"')
_OPENING = frozenset('“"')
_WHO_SAID = re.compile(
    r"[A-Z][\w’'-]*\.?(?:\s+[A-Z][\w.’'-]*){0,3}(?:\s+\([^()]{1,20}\))?(?:,\s[^,.;“\"]{1,80},)?"
    r"\s+(?:said|asked|wrote|added|shouted)(?:\.|,(?!\s*[“\"]))"
)
"""So ends a sentence that begins with a quotation: with who said it."""
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

    Each lies in a paragraph (`summariser.paragraphs`): headings and the items of lists are no part of a sentence below.
    They part where a reader sees them part: what has no width is passed over ("St.", a zero-width space, " James").
    """
    unseen = unseen_in(text)
    if not unseen:
        return list(_split(text, language or "en"))
    as_seen = Seen(text, unseen)
    found = _split(as_seen.text, language or "en")
    return [Sentence(*as_seen.here(it.start, it.end), it.paragraph) for it in found]


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
                    if _goes_on_saying(text, found, paragraph, first, body):
                        first = found.pop().start  # "“Why?” Ann Lee said."
                    found += _parted(flat, first, at + piece.index(body) + len(body), paragraph, english=english)
                at += len(piece)
    return found


def _parted(flat: str, start: int, end: int, paragraph: int, *, english: bool) -> Iterator[Sentence]:
    """What the splitter gives as one sentence, parted where an abbreviation ends one in it."""
    whole = flat[start:end]
    borders = borders_in(whole) if english else []
    for low, high in pairwise([0, *borders, len(whole)]):
        yield Sentence(start + low, start + len(whole[:high].rstrip()), paragraph)


def _goes_on_saying(text: str, found: list[Sentence], paragraph: int, first: int, body: str) -> bool:
    """Whether what seems to begin a sentence behind a question or a cry says whose it is: the splitter takes a name for
    the beginning of another."""
    if not found or found[-1].paragraph != paragraph or first != found[-1].end + 1:
        return False
    last = found[-1]
    asked = text.endswith(_ASKED, last.start, last.end) and text[last.start] in _OPENING
    return asked and _WHO_SAID.match(body) is not None


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


def _pieces(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph in pieces of bounded length, cut at white space where there is some."""
    pieces: list[tuple[int, int]] = []
    while end - start > _MAX_PIECE:
        cut = flat.rfind(" ", start, start + _MAX_PIECE) + 1
        cut = cut if cut > start else start + _MAX_PIECE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
