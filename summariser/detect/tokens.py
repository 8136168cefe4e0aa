"""The article as tokens, with each quotation as one: reporting clauses are found outside of quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from summariser.grounding import GroundedText, Place
from summariser.sentences import paragraphs_of

QUOTED = '"'
"""The token that stands for a whole quotation."""

_TOKEN = re.compile(
    r"[a-z]{2,}(?=[ \n,.])|[a-z]{2}[^\W_]*(?:['’&‑-][^\W_]+)*"
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Cpl|Pvt|Brig|Adm|Insp|Supt|Prof|Rev|Hon"
    r"|Mt|Ft|St|Jr|Sr|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:['’&‑-][^\W_]+)*"
    r"|['’](?:s|ve|d|ll|re)\b"
    r"|--+|[^\w\s]"
)
"""The first alternative is the commonest of the one for words, tried before what cannot begin like it."""
_HARDLY = 2
"""Code points of tokens outside of quotation marks that are hardly anything."""
_DOUBLED = re.compile(r"''|``")
_BETWEEN = " "
"""Parts tokens while they are put into lower case together: no token has white space."""


class Unit:
    """A sentence as the detectors see it: whole quotations inside, none cut by its borders.

    Its tokens are made when they are first asked for, their places only then: most sentences need neither.
    """

    forms: list[str]
    """Tokens as they stand; a quotation is `QUOTED`."""
    words: list[str]
    """Tokens in lower case, typographic apostrophes made straight."""
    places: list[Place]

    def __init__(
        self, body: str, bounds: Place, pieces: list[tuple[int, int, bool]], sentences: tuple[int, int], paragraph: int
    ) -> None:
        self.start, self.end = bounds
        self.pieces = pieces
        """The stretches of the unit in order, and whether each is a quotation."""
        self.sentence, self.last = sentences
        """0-based indexes of the first and the last sentence in it."""
        self.paragraph = paragraph
        self._body = body

    def __getattr__(self, name: str) -> Any:
        """What is not made yet. (functools.cached_property takes a lock each time in Python 3.11.)"""
        made: Any
        if name == "_parts":
            made = self._tokens()
        elif name == "forms":
            made = self._parts[0] if len(self._parts) == 1 else [form for part in self._parts for form in part]
        elif name == "words":
            forms = self.forms
            made = _BETWEEN.join(forms).lower().replace("’", "'").split(_BETWEEN) if forms else []
        elif name == "places":
            made = self._places()
        else:
            raise AttributeError(name)
        setattr(self, name, made)
        return made

    def _tokens(self) -> list[list[str]]:
        """The tokens of each stretch."""
        tokens, body = _TOKEN.findall, self._body
        return [[QUOTED] if quoted else tokens(body, start, end) for start, end, quoted in self.pieces]

    def _places(self) -> list[Place]:
        """Where the tokens stand: what parts them begins no token, so that the next occurrence is the right one."""
        find, found = self._body.find, list[Place]()
        for (start, end, quoted), part in zip(self.pieces, self._parts, strict=True):
            if quoted:
                found.append((start, end))
                continue
            at = start
            found += [(first := find(form, at), at := first + len(form)) for form in part]
        return found

    @property
    def is_all_quoted(self) -> bool:
        """Whether it begins with a quotation and hardly anything stands outside of them."""
        if not self.pieces or not self.pieces[0][2]:
            return False
        return sum(len(form) for form in self.forms if form != QUOTED) <= _HARDLY

    def place(self, first: int, last: int) -> Place:
        """From token `first` to token `last`, both included."""
        return self.places[first][0], self.places[last][1]


def quotations_of(text: GroundedText) -> list[Place]:
    """The quotations with their marks; of a text that writes them with doubled apostrophes, those."""
    found = [(quotation.start, quotation.end) for quotation in text.quoted.quotations]
    body = text.article.text
    if found or "''" not in body:
        return found
    for start, end in paragraphs_of(body):
        opened: int | None = None
        for mark in _DOUBLED.finditer(body, start, end):
            if opened is None:
                opened = mark.start()
            else:
                found.append((opened, mark.end()))
                opened = None
        if opened is not None:
            found.append((opened, end))
    return found


def units_of(text: GroundedText) -> Iterator[Unit]:
    """The article's sentences in order, those joined whose border lies inside a quotation."""
    quotations = quotations_of(text)
    starts = [place[0] for place in quotations]
    body = text.article.text
    pending: tuple[int, int, int, int] | None = None
    for index, sentence in enumerate(text.sentences):
        if pending is None:
            pending = (sentence.start, sentence.end, index, sentence.paragraph)
        else:
            pending = (pending[0], sentence.end, pending[2], pending[3])
        if index + 1 < len(text.sentences):
            following = text.sentences[index + 1]
            at = bisect_right(starts, following.start - 1) - 1
            inside = at >= 0 and quotations[at][0] < following.start < quotations[at][1]
            if inside and following.paragraph == pending[3]:
                continue
        yield _unit(body, pending, index, quotations, starts)
        pending = None


def _unit(body: str, bounds: tuple[int, int, int, int], last: int, quotations: list[Place], starts: list[int]) -> Unit:
    start, end, sentence, paragraph = bounds
    pieces: list[tuple[int, int, bool]] = []
    at = start
    first = max(0, bisect_right(starts, start) - 1)
    for index in range(first, len(quotations)):
        low, high = quotations[index]
        if low >= end:
            break
        if high <= at:
            continue
        if at < low:
            pieces.append((at, low, False))
        pieces.append((max(at, low), min(high, end), True))
        at = min(high, end)
    if at < end:
        pieces.append((at, end, False))
    return Unit(body, (start, end), pieces, (sentence, last), paragraph)
