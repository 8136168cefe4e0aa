"""The article as tokens, with each quotation as one: reporting clauses are found outside of quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from summariser.grounding import GroundedText, Place
from summariser.sentences import paragraphs_of

QUOTED = '"'
"""The token that stands for a whole quotation."""

_TOKEN = re.compile(
    r"(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Cpl|Pvt|Brig|Adm|Insp|Supt|Prof|Rev|Hon|Mt|Ft|St|Jr|Sr|No|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:['’&‑-][^\W_]+)*"
    r"|['’](?:s|ve|d|ll|re)\b"
    r"|--+|[^\w\s]"
)
_DOUBLED = re.compile(r"''|``")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as the detectors see it: whole quotations inside, none cut by its borders."""

    start: int
    end: int
    sentence: int
    """0-based index of the first sentence in it."""
    paragraph: int
    words: list[str]
    """Tokens in lower case, typographic apostrophes made straight; a quotation is `QUOTED`."""
    forms: list[str]
    """Tokens as they stand."""
    places: list[Place]

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
        yield _unit(body, pending, quotations, starts)
        pending = None


def _unit(body: str, bounds: tuple[int, int, int, int], quotations: list[Place], starts: list[int]) -> Unit:
    start, end, sentence, paragraph = bounds
    forms: list[str] = []
    places: list[Place] = []
    at = start
    first = max(0, bisect_right(starts, start) - 1)
    for index in range(first, len(quotations)):
        low, high = quotations[index]
        if low >= end:
            break
        if high <= at:
            continue
        _add(body, at, max(at, low), forms, places)
        forms.append(QUOTED)
        places.append((max(at, low), min(high, end)))
        at = min(high, end)
    _add(body, at, end, forms, places)
    words = [form.lower() for form in forms]
    if "’" in body[start:end]:
        words = [word.replace("’", "'") for word in words]
    return Unit(start, end, sentence, paragraph, words, forms, places)


def _add(body: str, start: int, end: int, forms: list[str], places: list[Place]) -> None:
    if start >= end:
        return
    found = list(_TOKEN.finditer(body, start, end))
    forms += [match.group() for match in found]
    places += [match.span() for match in found]
