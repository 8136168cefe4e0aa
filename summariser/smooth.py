"""An article as its reader sees it, for those who read it by its words: without the line ends and doubled blanks inside
its sentences, and without what has no width, such as soft hyphens and zero-width spaces."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from summariser.grounding import GroundedText, Place
from summariser.models import Article
from summariser.sentences import Sentence
from summariser.text import unseen_in

_BLANK = re.compile(r"\s")

_ROUGH = re.compile(r"[^\S \xa0\u2009\u202f]\s*|[ \xa0\u2009\u202f]\s+")
"""White space that is not one blank, or a hard or thin one: each alternative starts with one sign, which is quick."""


class Smooth:
    """The twin of a text in which one blank stands for each run of white space inside a sentence, and nothing for what
    is not seen.

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
            blank = "\n" if _ends_headline(text, start, end) else " " if _BLANK.search(body, start, end) else ""
            pieces += (body[at:start], blank)
            at = end
            self._ends.append(end)
            self._left_out.append(self._left_out[-1] + end - start - len(blank))
        self._borders = [end - left for end, left in zip(self._ends, self._left_out[1:], strict=True)]
        """The same in the twin."""
        pieces.append(body[at:])
        sentences = [Sentence(self.there(it.start), self.there(it.end), it.paragraph) for it in text.sentences]
        self.text: GroundedText = _Twin(text.article.model_copy(update={"text": "".join(pieces)}), text, sentences)

    def there(self, offset: int) -> int:
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
    if end > text.sentences[0].end:
        return False
    line = max(body.rfind("\n", 0, start), body.rfind("\r", 0, start)) + 1
    ended = "\n" in body[start:end] or "\r" in body[start:end]
    return ended and start - line < _SHORT


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
    unseen = unseen_in(body)
    if not unseen:
        return _twin(text, (match.span() for match in _ROUGH.finditer(body)))
    return _twin(text, (run for run in _runs(body, unseen) if _ROUGH.match(body, *run) or _has_unseen(body, run)))


def as_seen(text: GroundedText) -> Smooth | None:
    """The twin without what is not seen, its other white space as it is; None where all is seen."""
    body = text.article.text
    unseen = unseen_in(body)
    return _twin(text, (run for run in _runs(body, unseen) if _has_unseen(body, run))) if unseen else None


def _runs(body: str, unseen: str) -> Iterator[Place]:
    """The runs of white space and of what is not seen."""
    return (match.span() for match in re.finditer(rf"[\s{re.escape(unseen)}]+", body))


def _has_unseen(body: str, run: Place) -> bool:
    return not body[slice(*run)].isspace()


def _twin(text: GroundedText, runs: Iterable[Place]) -> Smooth | None:
    """The twin without those of some runs that stand inside a sentence or begin it."""
    sentences = text.sentences
    starts = [sentence.start for sentence in sentences]
    inside: list[Place] = []
    for start, end in runs if starts else ():
        number = bisect_right(starts, end - 1) - 1
        if number >= 0 and end < sentences[number].end:
            inside.append((max(start, starts[number]), end))
    return Smooth(text, inside) if inside else None
