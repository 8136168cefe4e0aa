"""The article as tokens, with each quotation as one: reporting clauses are found outside of quotation marks."""

import re
from collections.abc import Iterator

from summariser.grounding import GroundedText, Place
from summariser.kept import Kept, MadeOnce

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

    Its tokens are made when they are first asked for, their places, all at once, too: most sentences need neither.
    """

    def __init__(self, body: str, pieces: list[Piece], sentences: tuple[int, int], paragraph: int) -> None:
        self.start, self.end = pieces[0][0], pieces[-1][1]
        self.pieces = pieces
        """The stretches of the unit in order, and whether each is a quotation."""
        self.sentence, self.last = sentences
        """0-based indexes of the first and the last sentence in it."""
        self.paragraph = paragraph
        self._body = body

    @MadeOnce
    def _read(self) -> tuple[list[str], list[str], list[int]]:
        """The tokens of all stretches, as they stand and in lower case, and which is the first one of each stretch and
        behind the last."""
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
        return forms, words, lows

    @MadeOnce
    def forms(self) -> list[str]:
        """Tokens as they stand; a quotation is `QUOTED`."""
        return self._read[0]

    @MadeOnce
    def words(self) -> list[str]:
        """Tokens in lower case, typographic apostrophes made straight."""
        return self._read[1]

    @MadeOnce
    def _places(self) -> tuple[list[int], dict[int, int]]:
        """Where each token starts, and where each quotation, by its token, ends.

        What parts tokens has none in it: the next occurrence of a token's letters is the right one.
        """
        body, (forms, _, lows) = self._body, self._read
        starts: list[int] = []
        ends: dict[int, int] = {}
        for (start, end, quoted), low, high in zip(self.pieces, lows, lows[1:], strict=False):
            if quoted:
                starts.append(start)
                ends[low] = end
                continue
            at = start
            for form in forms[low:high]:
                at = body.find(form, at)
                starts.append(at)
                at += len(form)
        return starts, ends

    def place(self, first: int, last: int) -> Place:
        """From token `first` to token `last`, both included."""
        starts, ends = self._places
        return starts[first], ends[last] if last in ends else starts[last] + len(self.forms[last])

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
