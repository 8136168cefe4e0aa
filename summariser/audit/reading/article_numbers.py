"""The numbers of the article, for asking where one stands and what it counts there."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from summariser.audit.reading.dictionary import Kind, words_and_kinds
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import Number, describe, numbers_in
from summariser.kept import MadeOnce
from summariser.models import Span

_Key = tuple[float, str]
_Placed = tuple[int, Number]
_HOUR_BEFORE, _MINUTES = re.compile(r"\d:$"), re.compile(r":[0-5]\d\b")
_NTH = {
    word: float(value)
    for value, word in enumerate("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 3)
}
_WHO = frozenset("victim person body man woman death fatality casualty patient child member".split())
_MOST = 100
"""Numbers of one value, or of one sentence, that one question looks at: each may come up as often as it likes."""


class ArticleNumbers:
    """The article's numbers by value and by sentence; those of a sentence are described when that is asked for."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.words = material.lines.words
        self._by_line: dict[int, list[Number]] = {}
        self._by_value: dict[_Key, list[_Placed]] = defaultdict(list)
        self._by_both: dict[int, dict[_Key, list[_Placed]]] = {}
        self._described: set[int] = set()
        for at, line in enumerate(material.lines.all):
            if line.kinds & Kind.NUMBER:
                found = numbers_in(line.words, line.kinds, words_too=material.english, low=line.low)
                self._by_line[at] = found
                for number in found:
                    self._by_value[number.value, number.name].append((at, number))

    @MadeOnce
    def filed(self) -> dict[str, set[float]]:
        """By harm, the numbers of the figures of all events, and what two of one event add up to."""
        found: dict[str, set[float]] = defaultdict(set)
        for event in self.material.summary.events:
            for item in event.casualties:
                found[item.effect].update(
                    it for it in (item.count.low, item.count.best, item.count.high) if it is not None
                )
                found[item.effect].update(it.value for it in numbers_in(*words_and_kinds(item.count.text)))
        return found

    @MadeOnce
    def _taken(self) -> set[int]:
        """The words with which numbers start."""
        return {number.at for found in self._by_line.values() for number in found}

    @MadeOnce
    def last_of(self) -> dict[float, set[str]]:
        """By number, the harms of which a sentence tells that has somebody as the last of so many: "a sixth victim
        died"."""
        found: dict[float, set[str]] = defaultdict(set)
        effects = keyed("effects")
        for line in self.material.lines.all:
            low = [word.lower for word in line.words] if line.kinds & Kind.EFFECT else []
            for one, other in pairwise(low):
                if one in _NTH and other in _WHO:
                    found[_NTH[one]].update(effects[word] for word in low if word in effects)
        return found

    @MadeOnce
    def harmed(self) -> dict[str, set[float]]:
        """By harm, the numbers of people of whom the article tells it."""
        found: dict[str, set[float]] = defaultdict(set)
        lines = self.material.lines.all
        for item in self.of_lines([line for line in self._by_line if lines[line].kinds & Kind.EFFECT]):
            if item.effect is not None and not item.name:
                found[item.effect].add(item.value)
        return found

    @MadeOnce
    def values(self) -> list[float]:
        """The values of the article's numbers, each once, in order."""
        return sorted(value for value, name in self._by_value if not name)

    def _in_line(self, at: int, key: _Key) -> list[_Placed]:
        """The numbers of this value or name in a sentence, the first of many."""
        known = self._by_both.get(at)
        if known is None:
            known = self._by_both[at] = {}
            for number in self._by_line.get(at, ()):
                known.setdefault((number.value, number.name), []).append((at, number))
        return known.get(key, [])[:_MOST]

    def like(self, number: Number, lines: Iterable[int] | None = None) -> list[_Placed]:
        """The numbers of this value or name, anywhere or in some sentences, with those; of many, the first.

        Whether they are percentages is filled in, no more.
        """
        key = number.value, number.name
        if lines is None:
            found = self._by_value.get(key, [])[:_MOST]
        else:
            found = [item for line in lines for item in self._in_line(line, key)]
        self.describe([item for item in found if self.material.lines.all[item[0]].kinds & Kind.PERCENT])
        return found

    def close_to(self, number: Number) -> list[Number]:
        """The other numbers for which this one may be the round word, or the reverse: no more than a tenth away."""
        first = bisect_left(self.values, 0.9 * number.value)
        values = self.values[first : bisect_right(self.values, 1.1 * number.value)]
        return [it for value in values if value != number.value for _, it in self._by_value[value, ""][:_MOST]]

    def beside(self, places: list[_Placed]) -> list[Number]:
        """The numbers of the sentences of some."""
        lines = dict.fromkeys(line for line, _ in places)
        return [number for line in lines for number in self._by_line.get(line, [])[:_MOST]]

    def of_lines(self, lines: Iterable[int]) -> list[Number]:
        """The numbers of some sentences, described; of many in one sentence, the first."""
        found = [(line, number) for line in lines for number in self._by_line.get(line, [])[:_MOST]]
        self.describe(found)
        return [number for _, number in found]

    def describe(self, places: list[_Placed]) -> None:
        """Fill in what these numbers count and how they are qualified: of English, and once a sentence."""
        for line, _ in places:
            if line not in self._described and self.material.english:
                self._described.add(line)
                found = self._by_line[line]
                describe(self.words, found, self._taken, low=self.material.lines.all[line].low)
                for number in found:
                    if number.effect is not None and self.is_of_a_clock(number):
                        number.effect = None

    def is_of_a_clock(self, number: Number) -> bool:
        """Whether a number is the hour or the minutes of a time of day: both in "16:30", not the 12 in "at 16:30: 12
        dead"."""
        body, place = self.material.article.text, self.span(number)
        return bool(_HOUR_BEFORE.search(body, max(0, place.start - 2), place.start) or _MINUTES.match(body, place.end))

    def span(self, number: Number) -> Span:
        """The place of a number."""
        return self.material.article.span(*self.material.lines.place(number.at, number.end - 1))
