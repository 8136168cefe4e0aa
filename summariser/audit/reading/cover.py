"""How much of a place some spans cover."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from summariser.models import Span


class Cover:
    """Merged spans, for asking how much of a place they cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.places = _merged((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in self.places]

    @staticmethod
    def within(spans: Iterable[Span], start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of `start` to `end` that some spans cover."""
        return _merged(
            (max(start, span.start), min(end, span.end)) for span in spans if span.start < end and start < span.end
        )

    def share(self, start: int, end: int) -> float:
        """How much of `start` to `end` is covered."""
        covered, places = 0, self.places
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(places):
            low, high = places[at]
            if low >= end:
                break
            if high > start:
                covered += (high if high < end else end) - (low if low > start else start)
            at += 1
        return covered / (end - start) if covered else 0.0

    def touches(self, start: int, end: int) -> bool:
        """Whether a part of `start` to `end` is covered."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self.places[at][1]

    def begin(self, offset: int) -> int:
        """Where the covered stretch begins that holds `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return self.places[at][0] if at >= 0 else offset

    def holds(self, offset: int) -> bool:
        """Whether `offset` is covered."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self.places[at][1]


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
