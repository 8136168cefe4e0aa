"""Stretches of text and how far they overlap, in code points."""

from collections.abc import Iterable

from summariser.models import Span

Place = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Place]:
    """The places that `spans` cover: sorted, without overlap."""
    places: list[Place] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        elif end > start:
            places.append((start, end))
    return places


def length(places: Iterable[Place]) -> int:
    """How many code points."""
    return sum(end - start for start, end in places)


def shared(one: list[Place], other: list[Place]) -> int:
    """How many code points both cover."""
    found = first = second = 0
    while first < len(one) and second < len(other):
        found += max(0, min(one[first][1], other[second][1]) - max(one[first][0], other[second][0]))
        if one[first][1] < other[second][1]:
            first += 1
        else:
            second += 1
    return found


def iou(one: list[Place], other: list[Place]) -> float:
    """Intersection over union; 0 where both are empty."""
    both = shared(one, other)
    union = length(one) + length(other) - both
    return both / union if union else 0.0
