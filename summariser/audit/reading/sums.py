"""What figures of casualties add up to."""

from itertools import combinations, islice

from summariser.models import Event

_MOST = 12
"""Figures that are added up with each other."""


def sums_of(events: list[Event]) -> dict[float, str]:
    """What two figures of one harm in these events add up to, each sum with its harm; the first ones where many are."""
    found: dict[float, str] = {}
    for effect in ("killed", "injured"):
        values = (
            item.count.best
            for event in events
            for item in event.casualties
            if item.effect == effect and item.count.best
        )
        for one, other in combinations(islice(values, _MOST), 2):
            found.setdefault(one + other, effect)
    return found
