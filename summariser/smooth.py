"""An article without the line ends and doubled blanks inside its sentences, for those who read it by its words."""

import re
from bisect import bisect_right

from summariser.grounding import GroundedText, Place
from summariser.models import Article
from summariser.sentences import Sentence

_ROUGH = re.compile(r"[^\S \xa0\u2009\u202f]\s*|[ \xa0\u2009\u202f]\s+")
"""White space that is not one blank, or a hard or thin one: each alternative starts with one sign, which is quick."""


class Smooth:
    """The twin of a text in which one blank stands for each run of white space inside a sentence.

    `text` has the same sentences, paragraphs and words: a phrase of several words is found in it wherever the lines of
    the article end. Linear in the length of the text.
    """

    def __init__(self, text: GroundedText, runs: list[Place]) -> None:
        body, at = text.article.text, 0
        pieces: list[str] = []
        self._ends: list[int] = []
        """Where each run ends in the original."""
        self._left_out: list[int] = [0]
        """Code points left out up to the end of each run; none before the first."""
        for start, end in runs:
            pieces += (body[at:start], "\n" if _ends_headline(text, start, end) else " ")
            at = end
            self._ends.append(end)
            self._left_out.append(self._left_out[-1] + end - start - 1)
        self._borders = [end - left for end, left in zip(self._ends, self._left_out[1:], strict=True)]
        """The same in the twin."""
        pieces.append(body[at:])
        sentences = [Sentence(self._there(it.start), self._there(it.end), it.paragraph) for it in text.sentences]
        self.text: GroundedText = _Twin(text.article.model_copy(update={"text": "".join(pieces)}), text, sentences)

    def _there(self, offset: int) -> int:
        """An offset of the original, in the twin."""
        return offset - self._left_out[bisect_right(self._ends, offset)]

    def _here(self, offset: int) -> int:
        """An offset of the twin, in the original."""
        return offset + self._left_out[bisect_right(self._borders, offset)]

    def place(self, place: Place) -> Place:
        """A place of the twin, in the original."""
        start, end = place
        return self._here(start), (self._here(end - 1) + 1 if end > start else self._here(start))


def _ends_headline(text: GroundedText, start: int, end: int) -> bool:
    """Whether a line end may part a headline, a byline or a dateline from what follows: in the first sentence, where
    the line is shorter than those of a text that is wrapped."""
    body = text.article.text
    line = max(body.rfind("\n", 0, start), body.rfind("\r", 0, start)) + 1
    ended = "\n" in body[start:end] or "\r" in body[start:end]
    return ended and end <= text.sentences[0].end and start - line < _SHORT


_SHORT = 45
"""Code points of a line."""


class _Twin(GroundedText):
    """A text whose sentences are those of another one."""

    def __init__(self, article: Article, other: GroundedText, sentences: list[Sentence]) -> None:
        self.article = article
        self.language = other.language
        self.sentences = sentences


def is_rough(body: str, start: int, end: int) -> bool:
    """Whether some white space between two offsets is more, or other, than one blank."""
    return _ROUGH.search(body, start, end) is not None


def smoothed(text: GroundedText) -> Smooth | None:
    """The twin of a text; None where it is as smooth itself."""
    body = text.article.text
    starts = [sentence.start for sentence in text.sentences]
    runs: list[Place] = []
    for match in _ROUGH.finditer(body) if starts else ():
        start, end = match.span()
        number = bisect_right(starts, start) - 1
        if number >= 0 and end < text.sentences[number].end:
            runs.append((start, end))
    return Smooth(text, runs) if runs else None
