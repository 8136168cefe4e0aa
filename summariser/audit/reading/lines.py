"""The article as the checks read it: its sentences, each as words, and where a word stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from summariser.audit.reading.dictionary import Word, may_operate, offsets_in, words_and_kinds
from summariser.audit.reading.scope import flags_of
from summariser.kept import MadeOnce
from summariser.models import Span
from summariser.sentences import Sentence

Roots = Set[str]
_NOTHING: Roots = frozenset()


class Line:
    """One sentence of the article, as words."""

    def __init__(self, body: str, start: int, end: int, low: int) -> None:
        self._body = body
        self.start, self.end = start, end
        self.words, self.kinds = words_and_kinds(body[start:end])
        """The words, and the classes that any of them has."""
        self.low = low
        """Index in the article of its first word."""
        self._flags: list[int] | None = None
        self._sides: dict[int, tuple[Roots, Roots]] | None = None
        self._placed = False
        """Whether it is known where each word starts."""

    @MadeOnce
    def roots(self) -> Roots:
        """The stems of the content words, and "" for the others."""
        return {word.stem for word in self.words}

    @MadeOnce
    def starts(self) -> list[int]:
        """Where in the article's text each word starts."""
        self._placed = True
        return offsets_in(self._body, self.start, self.end)

    def offsets(self, indexes: list[int]) -> list[int]:
        """Where in the article's text some words of the sentence start, given in order.

        A few are found by their letters, which is cheaper than to place all words: one that comes up once, and one
        before a word whose place is known.
        """
        found: list[int] = []
        after = (-1, 0)
        for at in reversed(indexes):
            form = self.words[at].form
            if at + 1 == after[0]:
                place = self._body.rfind(form, self.start, after[1])
            elif not self._placed and self._body.count(form, self.start, self.end) == 1:
                place = self._body.find(form, self.start, self.end)
            else:
                place = self.starts[at]
            after = (at, place)
            found.append(place)
        return found[::-1]

    def sides(self, operators: int) -> tuple[Roots, Roots]:
        """The stems that stand under none of these operators somewhere, and those that stand under one."""
        if not may_operate(self.kinds, operators):
            return self.roots, _NOTHING
        if self._sides is None:
            self._sides = {}
        known = self._sides.get(operators)
        if known is None:
            known = self._sides[operators] = self._split(operators)
        return known

    def _split(self, operators: int) -> tuple[Roots, Roots]:
        if self._flags is None:
            self._flags = flags_of(self.words, self.kinds)
        pairs = list(zip(self.words, self._flags, strict=True))
        under = {word.stem for word, flags in pairs if flags & operators and word.stem}
        return {word.stem for word, flags in pairs if not flags & operators} if under else self.roots, under


class Lines:
    """The sentences of an article, and its words in one run; indexes of sentences and of words count from 0."""

    def __init__(self, body: str, sentences: Iterable[Sentence]) -> None:
        self.all: list[Line] = []
        self.words: list[Word] = []
        for sentence in sentences:
            line = Line(body, sentence.start, sentence.end, len(self.words))
            self.all.append(line)
            self.words += line.words
        self._size = len(body)
        self._body = body
        self._starts = [line.start for line in self.all]
        self._lows = [line.low for line in self.all]
        self._places: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.all)

    def at(self, offset: int) -> int:
        """The sentence in which `offset` stands."""
        behind = bisect_right(self._starts, offset)
        return behind - 1 if behind else 0

    def of_word(self, index: int) -> int:
        """The sentence of a word."""
        return bisect_right(self._lows, index) - 1

    def touched(self, spans: Iterable[Span]) -> list[int]:
        """The sentences that `spans` touch, in order."""
        found: set[int] = set()
        for span in spans if self.all else ():
            start, end = span.start, span.end
            if start < self._size:
                first = self.at(start)
                found.add(first)
                if end > self.all[first].end:
                    found.update(range(first, self.at(end - 1) + 1))
        return sorted(found)

    def begin_with(self, words: str, numbers: Sequence[int] | None) -> bool:
        """Whether one of some sentences, or any, has these words behind its first letter."""
        if numbers is not None:
            return any(self._body.startswith(words, self.all[number].start + 1) for number in numbers)
        at = self._body.find(words)
        return at > 0 and bool(self.all) and self.all[self.at(at)].start == at - 1

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The offsets from word `first` to word `last`, both included."""
        begin, end = self.all[self.of_word(first)], self.all[self.of_word(last)]
        return begin.starts[first - begin.low], end.starts[last - end.low] + len(self.words[last].form)

    def places_of(self, root: str) -> list[int]:
        """The words that have this stem."""
        if root not in self._places:
            words = self.by_stem.get(root, set())
            self._places[root] = [
                line.low + at
                for line in self.all
                if not words.isdisjoint(line.words)
                for at, word in enumerate(line.words)
                if word.stem == root
            ]
        return self._places[root]

    @MadeOnce
    def distinct(self) -> set[Word]:
        """The words of the article, each once."""
        return set(self.words)

    @MadeOnce
    def by_stem(self) -> dict[str, set[Word]]:
        """The words of the article, each once, by their stems."""
        found: dict[str, set[Word]] = defaultdict(set)
        for word in self.distinct:
            found[word.stem].add(word)
        return dict(found)

    def beside(self, numbers: Iterable[int]) -> list[int]:
        """These sentences with their neighbours, in order."""
        near: set[int] = set()
        for number in numbers:
            near.update((number - 1, number, number + 1))
        near -= {-1, len(self.all)}
        return sorted(near)

    def roots(self, numbers: Iterable[int]) -> Roots:
        """The stems of these sentences."""
        known = [self.all[number].roots for number in numbers]
        return known[0] if len(known) == 1 else set[str]().union(*known)

    def lower(self, numbers: Iterable[int]) -> list[str]:
        """The words of these sentences in lower case."""
        return [word.lower for number in numbers for word in self.all[number].words]

    def kinds(self, numbers: Iterable[int]) -> int:
        """The classes of the words of these sentences."""
        found = 0
        for number in numbers:
            found |= self.all[number].kinds
        return found
