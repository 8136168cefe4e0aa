"""Finding quoted words in the article: exact in words, at the right occurrence, or not at all."""

import re
from collections.abc import Iterable

from summariser.kept import MadeOnce
from summariser.models import Article, Span
from summariser.quotations import QuotedText
from summariser.sentences import Sentence, split_sentences
from summariser.text import Folded, fold

Place = tuple[int, int]
"""Half-open code point offsets in the article's text."""

Located = tuple[Place | None, Place | None, list[Place]]
"""The places of a source, a cue and a content."""

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")
_ELISION = re.compile(r"\s*(?:…|\.\s?\.\s?\.|\[\s*(?:…|\.\.\.)\s*\])\s*")
_EDGE = " \"',.;:!?()[]…"
"""What a quoted fragment may carry at its ends without being other words (folded)."""
_MAX_ELIDED = 6000
"""How far apart the two ends of an elided fragment may stand, in code points: a long speech."""
_MOST_PIECES = 20
"""Pieces of an elided fragment: what has more is not looked for, and so not found."""


class GroundedText:
    """An article prepared for search: its sentences, its folded text, its quotations."""

    def __init__(self, article: Article, language: str | None = None) -> None:
        self.article = article
        self.language = language or article.language or "en"
        """In which the sentences were told apart."""
        self.sentences: list[Sentence] = split_sentences(article.text, self.language)

    @MadeOnce
    def folded(self) -> Folded:
        return Folded.of(self.article.text)

    @MadeOnce
    def lower(self) -> str:
        """The text in lower case, one for one."""
        return lowered(self.article.text)

    @MadeOnce
    def words(self) -> list[list[str]]:
        """The words of each sentence, in lower case, without figures."""
        return list(map(self.words_of, range(len(self.sentences))))

    def words_of(self, index: int) -> list[str]:
        """The same of one sentence, whose 0-based index is given."""
        sentence, lower = self.sentences[index], self.lower
        return (_ASCII_WORD if lower.isascii() else _WORD).findall(lower, sentence.start, sentence.end)

    @MadeOnce
    def quoted(self) -> QuotedText:
        return QuotedText(self.article.text)

    def sentence_span(self, number: int) -> Span | None:
        """The sentence with the 1-based `number`; None where there is none."""
        if not 1 <= number <= len(self.sentences):
            return None
        sentence = self.sentences[number - 1]
        return self.article.span(sentence.start, sentence.end)

    def find(self, quote: str, number: int | None = None) -> list[Place]:
        """Every place of `quote` in the sentence nearest to sentence `number` that has it; [] where none has.

        Without `number` the whole article is searched, from its start. Case, white space, quotation marks, dashes and
        composition may differ; words, digits and their order may not. A fragment may be elided: "first words … last
        words" stands for all from the first to the last.
        """
        quote = " ".join(quote.split())
        needle = fold(quote)
        for form in dict.fromkeys((needle, needle.strip(_EDGE))):
            if form:
                places = self._find_form(form, number)
                if places:
                    return places
        ends = [piece for piece in _ELISION.split(quote) if fold(piece).strip(_EDGE)]
        return self._find_elided(ends, number) if 1 < len(ends) <= _MOST_PIECES else []

    def places_of(self, said: int) -> Located | None:
        """Source, cue and content of the statement with this index in the reply, where they are known beforehand."""
        return None

    def _find_form(self, needle: str, number: int | None) -> list[Place]:
        for low, high in self._windows(number):
            places = list(self.folded.find_all(needle, low, high))
            if places:
                return places
        return []

    def _windows(self, number: int | None) -> Iterable[Place]:
        """Where to look, nearest first: the sentence, its neighbours, then pairs that a fragment may straddle."""
        whole = (0, len(self.article.text))
        if number is None or not 1 <= number <= len(self.sentences):
            yield whole
            return
        index = number - 1
        order = [index, index - 1, index + 1, index - 2, index + 2]
        near = [at for at in order if 0 <= at < len(self.sentences)]
        for at in near:
            yield self.sentences[at].start, self.sentences[at].end
        yield self.sentences[min(near)].start, self.sentences[max(near)].end
        yield whole

    def _find_elided(self, ends: list[str], number: int | None) -> list[Place]:
        """The stretch from the first fragment to the last, each found in order after the one before."""
        for start, stop in self.find(ends[0], number):
            at = stop
            for piece in ends[1:]:
                needle = fold(piece)
                limit = min(len(self.article.text), stop + _MAX_ELIDED)
                place = next(self.folded.find_all(needle, at, limit), None) or next(
                    self.folded.find_all(needle.strip(_EDGE), at, limit), None
                )
                if place is None:
                    break
                at = place[1]
            else:
                return [(start, at)]
        return []

    def spans(self, places: Iterable[Place]) -> list[Span]:
        """The spans at `places`, in text order."""
        return [self.article.span(start, end) for start, end in sorted(places)]


def lowered(text: str) -> str:
    """`text` in lower case, one for one: U+0130, alone in becoming two characters, is "i"."""
    return text.replace("\u0130", "i").lower()


def gap(one: Place, other: Place) -> int:
    """How many code points lie between two places; 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def without(place: Place, hole: Place, text: str) -> list[Place]:
    """`place` less a `hole` inside it: the parts before and after, without white space at the ends."""
    if not (place[0] < hole[0] and hole[1] < place[1]):
        return [place]
    return [trimmed for part in ((place[0], hole[0]), (hole[1], place[1])) if (trimmed := trim(part, text)) is not None]


def trim(place: Place, text: str) -> Place | None:
    """`place` without the white space and commas at its ends; None where no letter or digit is left."""
    start, end = place
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(map(str.isalnum, text[start:end])) else None
