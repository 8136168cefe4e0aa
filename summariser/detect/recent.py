"""What was detected in the last few texts: a reader and the audit of its summary look through the same one."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from summariser.grounding import GroundedText

T = TypeVar("T")
_MOST = 4
"""Texts remembered: enough for a reader and its audit, also where a few run at once."""


class Recent(Generic[T]):
    """The findings of `find` in the last few texts. Safe with threads: at worst, a text is looked through twice."""

    def __init__(self, find: Callable[[GroundedText], Iterable[T]]) -> None:
        self._find = find
        self._known: dict[tuple[str, str], tuple[T, ...]] = {}

    def known(self, text: GroundedText) -> list[T] | None:
        """What was found in a text that is remembered; None for others."""
        found = self._known.get((text.article.text, text.language))
        return None if found is None else list(found)

    def __call__(self, text: GroundedText) -> list[T]:
        key = (text.article.text, text.language)
        found = self._known.get(key)
        if found is None:
            found = tuple(self._find(text))
            for old in list(self._known)[: 1 - _MOST]:
                self._known.pop(old, None)
            self._known[key] = found
        return list(found)
