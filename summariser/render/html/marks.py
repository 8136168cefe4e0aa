"""The article in pieces: cut where a statement's words begin or end, so that each can be shown and led to."""

import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Literal

from summariser.models import Article, Span
from summariser.render.words import unseen_of

Sort = Literal["told", "part", "said", "source", "doubt", "left"]
"""What words of the article are to the summary: evidence of an event or key point; a part of one, such as a figure or a
name; what somebody says; who says it and the word for it; what a finding is about; what was left out."""

_SORTS: tuple[Sort, ...] = ("told", "part", "said", "source", "doubt", "left")
_MOST = 3
"""Kinds of unseen characters in one place that are told one by one."""
_LINES = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", "\n"))
"""What ends a line somewhere: a page knows one sign for it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article that something on the page rests on."""

    start: int
    end: int
    sort: Sort
    label: str = ""
    """What leads back to it, behind the words: "e1"; empty where nothing does."""
    anchor: str = ""
    """Where that leads on the page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text as a reader sees it, or characters that nobody would see."""

    text: str
    unseen: str = ""
    """Which ones: "U+202E", "3 × U+200B"; the text is empty then."""
    names: str = ""
    """What they are called."""


@dataclass(frozen=True, slots=True)
class Label:
    """What leads back from the article."""

    text: str
    anchor: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two places at which a mark begins or ends."""

    start: int
    end: int
    runs: list[Run]
    sorts: tuple[Sort, ...]
    """Of the marks that it lies in; empty where it is plain."""
    begins: bool
    """Whether a mark begins with it: it can be led to."""
    labels: list[Label]
    """Of the marks that end with it."""


def mark_of(span: Span, sort: Sort, article: Article, label: str = "", anchor: str = "") -> Iterator[Mark]:
    """The mark of a span; none where the article does not have its words there, which the audit tells."""
    there = span.start < span.end <= len(article.text) and article.text[span.start : span.end] == span.text
    if there:
        yield Mark(span.start, span.end, sort, label, anchor)


def pieces_of(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text in pieces, in order: every character in one of them. What the marks cost grows with their number."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    unseen = unseen_of(text)
    hidden = [match.span() for match in unseen.finditer(text)] if unseen is not None else []
    within: Counter[Sort] = Counter()
    places = sorted({0, len(text), *opening, *closing})
    for start, end in pairwise(places):
        within.subtract(mark.sort for mark in closing.get(start, ()))
        within.update(mark.sort for mark in opening.get(start, ()))
        labels = {
            (mark.label, mark.anchor): Label(mark.label, mark.anchor, mark.sort)
            for mark in closing.get(end, ())
            if mark.label
        }
        yield Piece(
            start,
            end,
            list(_runs(text, start, end, hidden)),
            tuple(sort for sort in _SORTS if within[sort]),
            start in opening,
            list(labels.values()),
        )


def _runs(text: str, start: int, end: int, hidden: list[tuple[int, int]]) -> Iterator[Run]:
    """What stands between two places; `hidden` are those of all characters that nobody sees, in order."""
    done = start
    for first, last in hidden[bisect_right(hidden, start, key=itemgetter(1)) :]:
        low, high = max(first, start), min(last, end)
        if low >= high:
            break
        if low > done:
            yield Run(_lines(text[done:low]))
        yield _told(text[low:high])
        done = high
    if done < end:
        yield Run(_lines(text[done:end]))


def _told(hidden: str) -> Run:
    """What stands for characters that nobody sees: "2 × U+200B U+202E and 7 more"."""
    numbers = Counter(hidden).most_common(_MOST)
    codes = [f"{number} × " * (number > 1) + f"U+{ord(char):04X}" for char, number in numbers]
    rest = len(hidden) - sum(number for _, number in numbers)
    names = [unicodedata.name(char, "control character").lower() for char, _ in numbers]
    return Run("", " ".join([*codes, *([f"and {rest} more"] if rest else [])]), ", ".join(names))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_LINES)
