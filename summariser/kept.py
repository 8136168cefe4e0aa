"""What was made of short texts, kept: words, and the pieces between white space, come up again and again."""

from collections.abc import Callable
from typing import TypeVar

_LONGEST = 64
"""Longer texts are no words, and are not kept."""

_Made = TypeVar("_Made")


class Kept(dict[str, _Made]):
    """What `make` makes of a text; at `most` texts all are forgotten."""

    def __init__(self, make: Callable[[str], _Made], most: int = 65_536) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, text: str) -> _Made:
        made = self._make(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = made
        return made
