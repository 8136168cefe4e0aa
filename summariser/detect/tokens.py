"""The article as tokens, with each quotation as one: reporting clauses are found outside of quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from summariser.grounding import GroundedText, Place
from summariser.kept import Kept

QUOTED = '"'
"""The token that stands for a whole quotation."""

_TOKEN = re.compile(
    r"[a-z]{2,}(?=[ \n,.])|[a-z]{2}[^\W_]*(?:['’&‑-][^\W_]+)*"
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Cpl|Pvt|Brig|Adm|Insp|Supt|Prof|Rev|Hon"
    r"|Mt|Ft|St|Jr|Sr|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:-]\d+)*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:['’&‑-][^\W_]+)*"
    r"|['’](?:s|ve|d|ll|re)\b"
    r"|--+|[^\w\s]"
)
"""The first alternative is the commonest of the one for words, tried before what cannot begin like it."""
Piece = tuple[int, int, bool]
"""A stretch of a unit, and whether it is a quotation."""
_HARDLY = 2
"""Code points of tokens outside of quotation marks that are hardly anything."""


def _tokens(piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens of a piece between white space, which none goes beyond: as they stand, and in lower case."""
    forms = tuple(_TOKEN.findall(piece))
    words = tuple([form.lower().replace("’", "'") for form in forms])
    return forms, forms if words == forms else words


_PIECES = Kept(_tokens)


class Unit:
    """A sentence as the detectors see it: whole quotations inside, none cut by its borders.

    Its tokens are made when they are first asked for, their places one by one: most sentences need neither.
    """

    forms: list[str]
    """Tokens as they stand; a quotation is `QUOTED`."""
    _lows: list[int]
    words: list[str]
    """Tokens in lower case, typographic apostrophes made straight."""

    def __init__(self, body: str, pieces: list[Piece], sentences: tuple[int, int], paragraph: int) -> None:
        self.start, self.end = pieces[0][0], pieces[-1][1]
        self.pieces = pieces
        """The stretches of the unit in order, and whether each is a quotation."""
        self.sentence, self.last = sentences
        """0-based indexes of the first and the last sentence in it."""
        self.paragraph = paragraph
        self._body = body

    def __getattr__(self, name: str) -> Any:
        """What is not made yet. (functools.cached_property takes a lock each time in Python 3.11.)"""
        if name not in {"forms", "words", "_lows"}:
            raise AttributeError(name)
        self._tokenise()
        return self.__dict__[name]

    def _tokenise(self) -> None:
        """Make the tokens of all stretches; `_lows` is the first token of each, and one past the last token of all."""
        body, forms, words, lows = self._body, list[str](), list[str](), [0]
        for start, end, quoted in self.pieces:
            if quoted:
                forms.append(QUOTED)
                words.append(QUOTED)
            else:
                for as_written, in_lower in map(_PIECES.__getitem__, body[start:end].split()):
                    forms += as_written
                    words += in_lower
            lows.append(len(forms))
        self.forms, self.words, self._lows = forms, words, lows

    def place(self, first: int, last: int) -> Place:
        """From token `first` to token `last`, both included."""
        start, end, quoted, low, high = self._stretch_of(first)
        if not quoted:
            start = self._start(first, start, end, low, high)
        if last < high:
            return start, end if quoted else self._end(first, last, start, end, high)
        begin, end, quoted, low, high = self._stretch_of(last)
        return start, end if quoted else self._end(low, last, begin, end, high)

    def _stretch_of(self, token: int) -> tuple[int, int, bool, int, int]:
        """The stretch that a token stands in: offsets, whether it is a quotation, first token, one past the last."""
        at = bisect_right(self._lows, token) - 1 if len(self.pieces) > 1 else 0
        return *self.pieces[at], self._lows[at], self._lows[at + 1]

    def _start(self, token: int, start: int, end: int, low: int, high: int) -> int:
        """Where a token starts, found from the nearer end of its stretch.

        What parts tokens has none in it: the next occurrence of a token's letters is the right one.
        """
        body, forms = self._body, self.forms
        if token - low <= high - token:
            for form in forms[low:token]:
                start = body.find(form, start) + len(form)
            return body.find(forms[token], start)
        for form in forms[high - 1 : token - 1 : -1]:
            end = body.rfind(form, start, end)
        return end

    def _end(self, first: int, token: int, start: int, end: int, high: int) -> int:
        """Where a token ends that stands in the stretch up to `end`, at or behind token `first`, which starts at or
        behind `start`."""
        body, forms = self._body, self.forms
        if token - first <= high - token:
            for form in forms[first : token + 1]:
                start = body.find(form, start) + len(form)
            return start
        for form in forms[high - 1 : token : -1]:
            end = body.rfind(form, start, end)
        return body.rfind(forms[token], start, end) + len(forms[token])

    @property
    def is_all_quoted(self) -> bool:
        """Whether it begins with a quotation and hardly anything stands outside of them."""
        if not self.pieces or not self.pieces[0][2]:
            return False
        return sum(len(form) for form in self.forms if form != QUOTED) <= _HARDLY


def units_of(text: GroundedText) -> Iterator[Unit]:
    """The article's sentences in order, those joined whose border lies inside a quotation."""
    body, quotations = text.article.text, [(it.start, it.end) for it in text.quoted.quotations]
    size, at, over, first = len(quotations), 0, 0, -1
    sentences = text.sentences
    for index, sentence in enumerate(sentences):
        if first < 0:
            first = index
        if index + 1 < len(sentences) and over < size:
            following = sentences[index + 1]
            while over < size and quotations[over][1] <= following.start:
                over += 1
            if over < size and quotations[over][0] < following.start and following.paragraph == sentence.paragraph:
                continue
        start, end = sentences[first].start, sentence.end
        while at < size and quotations[at][1] <= start:
            at += 1
        yield Unit(body, _stretches(start, end, quotations, at), (first, index), sentence.paragraph)
        first = -1


def _stretches(start: int, end: int, quotations: list[Place], first: int) -> list[Piece]:
    """The stretches of a unit; `first` is the first quotation that ends behind its start."""
    if first == len(quotations) or quotations[first][0] >= end:
        return [(start, end, False)]
    pieces: list[Piece] = []
    at = start
    for index in range(first, len(quotations)):
        low, high = quotations[index]
        if low >= end:
            break
        if at < low:
            pieces.append((at, low, False))
        pieces.append((max(at, low), min(high, end), True))
        at = min(high, end)
    if at < end:
        pieces.append((at, end, False))
    return pieces
