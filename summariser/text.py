"""Folding of text with a map back to the original offsets, and the search for quoted words in it.

Two texts that fold alike differ only in what does not change the words: case, width and kind of white space, the shape
of quotation marks and dashes, canonical composition (NFC or NFD), Latin ligatures, and characters without a width.
Words, digits, signs and negation survive, so that a match is exact in what it says.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = dict.fromkeys("“”„‟«»‹›〝〞＂″❝❞", '"') | dict.fromkeys("‘’‚‛′＇ʼ❛❜`´", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Categories of what a reader does not see: controls, soft hyphens, zero-width, bidi and tag characters, and code
points without a character. They fold to nothing, and prompts leave them out."""
_SAME = _QUOTES | _DASHES | _LIGATURES
# Scripts written without spaces between words: a quotation may start or end inside a run of letters.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul jamo, which syllables fold to: particles are written on to the noun
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def unseen_in(text: str) -> str:
    """The characters of a text that a reader does not see, each once, in order; line ends and blanks are seen."""
    if text.isascii() and (text.isprintable() or _CONTROLS.search(text) is None):
        return ""
    if _UNCOMMON.search(text) is None:
        return ""
    return "".join(sorted(filter(is_unseen, set(text))))


_UNCOMMON = re.compile("[^\t-\r -~\xa0-\xac\xae-\u0233‐-―‘-‟…€]")
"""Anything but the blanks, letters and marks of most news, all of which are seen."""


def is_unseen(char: str) -> bool:
    """Whether a reader does not see a character; line ends and blanks are seen."""
    return not char.isspace() and (unicodedata.category(char) in UNSEEN or _IGNORABLE.match(char) is not None)


_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\U000e0100-\U000e01ef]"
)
"""What Unicode lets a display leave out (Default_Ignorable_Code_Point) though its category is one of letters or marks,
and the empty pattern of Braille; but for the two that choose between a sign and its picture."""


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""The controls of ASCII that are no white space."""


def printable(text: str) -> str:
    """A text on one line, fit for a log: U+FFFD stands for what is not printable or not seen."""
    return "".join(char if char.isprintable() and not is_unseen(char) else "\ufffd" for char in text)


def seen(text: str) -> str:
    """A text as a reader sees it, but for its white space: "eight\\u00adeen" is "eighteen"."""
    unseen = unseen_in(text)
    return text.translate(dict.fromkeys(map(ord, unseen))) if unseen else text


class Seen:
    """A text as a reader sees it (`seen`), with a map back: a border of words is where a reader sees one."""

    def __init__(self, text: str, unseen: str) -> None:
        left_out = frozenset(unseen)
        self._origins = [at for at, char in enumerate(text) if char not in left_out]
        """Where each of its code points stands in the original."""
        self.text = "".join([text[at] for at in self._origins])

    def here(self, start: int, end: int) -> tuple[int, int]:
        """A half-open stretch of it, in the original: what is not seen at its ends is no part."""
        first = self._origins[start]
        return first, (self._origins[end - 1] + 1 if end > start else first)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """What one character folds to: a string that may be empty (no width) or longer (ligature, decomposition)."""
    if char.isspace():
        return " "
    if is_unseen(char):
        return ""
    same = _SAME.get(char)
    if same is not None:
        return same
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold())
    return "".join(_SAME.get(piece, piece) for piece in folded)


def fold(text: str) -> str:
    """`text` folded, without the map: for comparing two short strings."""
    if text.isascii():
        plain = " ".join(text.lower().split())
        if plain.isprintable():
            return plain.replace("`", "'")
    return Folded.of(text).text.strip()


_MOST_FLAGS = 200
"""Letters of flags in a row that are looked at: a longer row is no text."""
_MOST_FOUND = 5000
"""Places of one string that are looked at."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the original code point that it comes from."""

    text: str
    origins: list[int]
    """Index in the original of the code point behind each folded character: never decreasing."""

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold `text`. Linear in its length."""
        if text.isascii():
            return cls._of_ascii(text)
        out: list[str] = []
        origins: list[int] = []
        for index, char in enumerate(text):
            for piece in _fold_char(char):
                if piece == " " and out and out[-1] == " ":
                    continue
                out.append(piece)
                origins.append(index)
        _reorder_marks(out)
        return cls("".join(out), origins)

    @classmethod
    def _of_ascii(cls, text: str) -> "Folded":
        out: list[str] = []
        origins: list[int] = []
        for index, char in enumerate(text.lower()):
            piece = " " if char.isspace() else "'" if char == "`" else char
            if not piece.isprintable():
                continue
            if piece != " " or not out or out[-1] != " ":
                out.append(piece)
                origins.append(index)
        return cls("".join(out), origins)

    def at(self, offset: int) -> int:
        """The folded index at which the original offset `offset` starts."""
        return bisect_left(self.origins, offset)

    def find_all(self, needle: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Original half-open spans, between the original offsets `start` and `end`, of the folded string `needle`.

        A match starts and ends at the border of a word, a number and a combined character.
        """
        low, high = self.at(start), self.at(end)
        at = self.text.find(needle, low, high)
        for _ in range(_MOST_FOUND):
            if at < 0:
                return
            stop = at + len(needle)
            if self._is_bounded(at, stop):
                yield self.origins[at], self._original_end(stop)
            at = self.text.find(needle, at + 1, high)

    def _in_flag(self, border: int) -> bool:
        """Whether `border` parts the two regional indicators of one flag."""
        run = 0
        while run < min(border, _MOST_FLAGS) and _is_regional(self.text[border - run - 1]):
            run += 1
        return run % 2 == 1 and border < len(self.text) and _is_regional(self.text[border])

    def _original_end(self, stop: int) -> int:
        """One past the original code point behind folded character `stop - 1`, with the marks that fold to nothing."""
        return self.origins[stop - 1] + 1

    def _is_bounded(self, at: int, stop: int) -> bool:
        text, origins = self.text, self.origins
        before = text[at - 1] if at else ""
        after = text[stop] if stop < len(text) else ""
        if before and origins[at - 1] == origins[at]:  # inside a ligature
            return False
        if after and (origins[stop] == origins[stop - 1] or unicodedata.category(after)[0] == "M"):
            return False
        if self._in_flag(at) or self._in_flag(stop):
            return False
        if after == "'" and text[stop + 1 : stop + 2] == "t" and not _wordlike(text[stop + 2 : stop + 3] or " "):
            return False  # "they can" does not stand in "they can't"
        if _joined(before, text[at]) or _joined(text[stop - 1], after):
            return False
        # "31" is not in "31,000", nor in "3.31"
        if after in {",", "."} and text[stop - 1].isdigit() and text[stop + 1 : stop + 2].isdigit():
            return False
        return not (before in {",", "."} and text[at].isdigit() and at >= 2 and text[at - 2].isdigit())


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word or number."""
    return bool(left and right) and _wordlike(left) and _wordlike(right)


@lru_cache(maxsize=4096)
def _wordlike(char: str) -> bool:
    if not (char.isalnum() or unicodedata.category(char)[0] == "M"):
        return False
    code = ord(char)
    return not any(low <= code <= high for low, high in _UNSPACED)


def _reorder_marks(out: list[str]) -> None:
    """Put runs of combining marks into canonical order, in place, where a text was not normalised."""
    index = 0
    while index < len(out):
        if not unicodedata.combining(out[index]):
            index += 1
            continue
        stop = index
        while stop < len(out) and unicodedata.combining(out[stop]):
            stop += 1
        if stop - index > 1:
            out[index:stop] = sorted(out[index:stop], key=unicodedata.combining)
        index = stop


def sentence_index(starts: list[int], offset: int) -> int:
    """Index of the sentence in which `offset` lies, given the sentences' first offsets in order."""
    return max(0, bisect_right(starts, offset) - 1)
