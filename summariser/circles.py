"""Circles among links: what is told through itself, or is part of itself."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def circles(following: Mapping[Key, Key | None]) -> list[list[Key]]:
    """The circles of links, each from its member that comes first in the mapping. Linear in the number of links."""
    found: list[list[Key]] = []
    begun: dict[Key, Key] = {}
    """Each key that was looked at, with the one from which it was reached."""
    order = {key: number for number, key in enumerate(following)}
    for start in following:
        path: list[Key] = []
        at: Key | None = start
        while at is not None and at in following and at not in begun:
            begun[at] = start
            path.append(at)
            at = following[at]
        if at is not None and at in begun and begun[at] == start and at in order and path:
            circle = path[path.index(at) :]
            first = circle.index(min(circle, key=order.__getitem__))
            found.append(circle[first:] + circle[:first])
    return found
