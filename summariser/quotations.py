"""Where an article stands inside quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from summariser.models.vocabulary import QuoteType
from summariser.paragraphs import paragraphs_of
from summariser.text import Seen, unseen_in

_PAIRS = {
    "“": {"”", "’’", "''"},
    "«": {"»"},
    "»": {"«"},
    "„": {"“", "”"},
    "”": {"”", "’’", "''"},
    "「": {"」"},
    "『": {"』"},
    "‹": {"›"},
    '"': {'"'},
    "＂": {"＂"},
    "''": {"''", "’’", "”"},
    "``": {"''", "’’", "”"},
    "‘‘": {"’’", "''", "”"},
}
"""What closes a quotation that a mark has opened; news wires write doubled apostrophes for marks, and mix them."""
_EITHER = {'"', "＂", "”", "»", "''"}
"""Marks that open or close, by what stands beside them."""
_SENTENCE_ENDS = ".!?"
MARK = '“”«»„「」『』‹›"＂'
"""The single characters among the marks of quotations that are read."""
_MARK = re.compile(f"[{MARK}]")
_MARK_OR_DOUBLED = re.compile(f"[{MARK}]|''|’’|``|‘‘")
_SINGLE = re.compile(
    r"(?<![^\s(—–])[‘'](?=[^\W_])(?P<words>(?:[^‘’'“”\"\n]|(?<=\w)[’'](?=\w))*[,.?!…])[’'](?=[\s)—–]|$)"
)
"""A quotation in single marks, told from apostrophes and from what is only called so by the stop or comma in front of
the closing one: “‘It was late,’ said X.”"""
DOUBLED = ("''", "’’", "``", "‘‘")
"""Pairs of apostrophes that are read as one mark."""


class Quotation(NamedTuple):
    """Half-open offsets of a quotation: with its marks, and of the words inside."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of `text` in order, outermost only. Linear in its length.

    A quotation that is still open where its paragraph ends, ends with it: a speech that goes on opens the next
    paragraph with a mark of its own. What is not seen stands beside no mark: a zero-width space between two apostrophes
    leaves them one.
    """
    unseen = unseen_in(text)
    if not unseen:
        return _find(text)
    as_seen = Seen(text, unseen)
    return [Quotation(*as_seen.here(*it[:2]), *as_seen.here(*it[2:])) for it in _find(as_seen.text)]


def _find(text: str) -> list[Quotation]:
    marks = _MARK_OR_DOUBLED if any(pair in text for pair in DOUBLED) else _MARK
    if marks.search(text):
        found = [each for start, end in paragraphs_of(text) for each in _in_paragraph(text, start, end, marks)]
        if found:
            return found
    return _single(text) if any(sign in text for sign in ("‘", " '", "\n'")) or text[:1] == "'" else []


def _single(text: str) -> list[Quotation]:
    """The quotations of a text that has no other marks than single ones, as many British papers have."""
    return [Quotation(match.start(), match.end(), *match.span("words")) for match in _SINGLE.finditer(text)]


def _in_paragraph(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    inner, closing = start, set[str]()
    for mark in marks.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        if opened is None:
            if sign in _PAIRS and _opens(text, at, sign, start):
                opened, inner, closing = at, mark.end(), _PAIRS[sign]
        elif sign in closing:
            found.append(Quotation(opened, mark.end(), inner, at))
            opened = None
    end = opened + len(text[opened:end].rstrip()) if opened is not None else end
    if opened is not None and end > inner:
        found.append(Quotation(opened, end, inner, end))
    return found


def _opens(text: str, at: int, sign: str, start: int) -> bool:
    """Whether the mark can open here: one that may close as well does so only after a space and before a word.

    A straight one after a digit is inches or seconds; after a letter, a stray end. A curved one between the end of a
    sentence and a word opens what should have begun behind a space.
    """
    if sign not in _EITHER:
        return True
    before, after = text[at - 1] if at > start else " ", text[at + len(sign) : at + len(sign) + 1]
    if sign in {'"', "＂", "''"}:
        return not before.isalnum() and (sign != "''" or after.strip() != "")
    return (before.isspace() or before in "([—–-" or (before in _SENTENCE_ENDS and after.isalpha())) and (
        after.strip() != ""
    )


class QuotedText:
    """Answers how much of a stretch of an article is quoted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.quotations = find_quotations(text)
        self._starts = [quotation.start for quotation in self.quotations]

    def touches(self, start: int, end: int) -> bool:
        """Whether a part of `start` to `end` is inside a quotation, its marks included."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self.quotations[at].end

    def _over(self, start: int, end: int) -> list[Quotation]:
        """The quotations that may overlap with `text[start:end]`."""
        return self.quotations[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]

    def type_of(self, places: Iterable[tuple[int, int]]) -> QuoteType | None:
        """Whether all, none or a part of some stretches is quoted; None where they hold no letter or digit."""
        inside = outside = False
        for start, end in places:
            at = start
            for quotation in self._over(start, end):
                low, high = max(at, quotation.inner_start), min(end, quotation.inner_end)
                if low < high:
                    inside = inside or self._has_letters(low, high)
                    outside = outside or self._has_letters(at, low)
                    at = high
            outside = outside or self._has_letters(at, end)
        if inside and outside:
            return "mixed"
        return "direct" if inside else "indirect" if outside else None

    def _has_letters(self, start: int, end: int) -> bool:
        return any(map(str.isalnum, self._text[start:end]))

    def letters(self, start: int, end: int) -> tuple[int, int]:
        """How many letters and digits of `text[start:end]` are inside quotation marks, and how many there are."""
        total = sum(map(str.isalnum, self._text[start:end]))
        inside = 0
        for quotation in self._over(start, end):
            low, high = max(start, quotation.inner_start), min(end, quotation.inner_end)
            inside += sum(map(str.isalnum, self._text[low:high]))
        return inside, total
