"""Where an article stands inside quotation marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", '"': '"', "＂": "＂"}
_MARK = re.compile('[“”«»„「」『』‹›"＂]|\n[^\\S\n]*\n|\r\n[^\\S\r\n]*\r\n')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open offsets of a quotation: with its marks, and of the words inside."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of `text` in order, outermost only. Linear in its length.

    A quotation that is still open where its paragraph ends is carried on where the next paragraph opens with a
    quotation mark (the convention for speeches), and otherwise ends with the paragraph.
    """
    found: list[Quotation] = []
    opened: int | None = None
    closing = ""
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign[0] in "\r\n":
            if opened is not None:
                found.append(Quotation(opened, at, opened + 1, at))
                opened = None
        elif opened is None:
            if sign in _PAIRS and _opens(text, at, sign):
                opened, closing = at, _PAIRS[sign]
        elif sign in closing:
            found.append(Quotation(opened, at + 1, opened + 1, at))
            opened = None
    if opened is not None and text[opened + 1 :].strip():
        found.append(Quotation(opened, len(text), opened + 1, len(text)))
    return found


def _opens(text: str, at: int, sign: str) -> bool:
    """Whether the mark can open: a straight one after a digit is inches or seconds, after a letter a stray end."""
    return sign not in {'"', "＂"} or at == 0 or not text[at - 1].isalnum()


class QuotedText:
    """Answers how much of a stretch of an article is quoted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.quotations = find_quotations(text)
        self._starts = [quotation.start for quotation in self.quotations]

    def letters(self, start: int, end: int) -> tuple[int, int]:
        """How many letters and digits of `text[start:end]` are inside quotation marks, and how many there are."""
        total = sum(map(str.isalnum, self._text[start:end]))
        inside = 0
        for quotation in self.quotations[max(0, bisect_right(self._starts, start) - 1) :]:
            if quotation.start >= end:
                break
            low, high = max(start, quotation.inner_start), min(end, quotation.inner_end)
            inside += sum(map(str.isalnum, self._text[low:high]))
        return inside, total
