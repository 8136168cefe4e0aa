"""The attributions by the sentences that they speak in: an event looks at those of its own sentences only."""

from summariser.building.desk import Desk
from summariser.grounding import Place
from summariser.models import Attribution


class Told:
    """The attributions of an article in text order, and those that touch a stretch of it."""

    def __init__(self, desk: Desk, attributions: list[Attribution]) -> None:
        self.all = attributions
        self._desk = desk
        self._by_sentence: dict[int, list[int]] = {}
        sentences = desk.text.sentences
        for index, item in enumerate(attributions):
            before = -1
            for span in (*item.source.spans, *item.cue.spans, *item.content.spans):
                first = desk.sentence_at(span.start)
                if first < len(sentences) and span.end < sentences[first].end:
                    if first != before:
                        self._by_sentence.setdefault(first, []).append(index)
                    before = first
                    continue
                for at in range(first, desk.sentence_at(span.end) + 1):
                    self._by_sentence.setdefault(at, []).append(index)

    def around(self, place: Place) -> list[Attribution]:
        """The attributions of which something may stand in a sentence that `place` touches."""
        sentences = range(self._desk.sentence_at(place[0]), self._desk.sentence_at(place[1]) + 1)
        found = {index for at in sentences for index in self._by_sentence.get(at, ())}
        return [self.all[index] for index in sorted(found)]
