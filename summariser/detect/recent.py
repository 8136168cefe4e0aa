"""What was detected in the last few texts: a reader and the audit of its summary look through the same one."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from summariser.grounding import GroundedText
from summariser.sentences import Sentence

T = TypeVar("T")
_MOST = 4
"""Texts remembered: enough for a reader and its audit, also where a few run at once."""


class Recent(Generic[T]):
    """The findings of `find` in the last few texts. Safe with threads: at worst, a text is looked through twice.

    A text is another one where its sentences are: what reads alike, word by word, may still be parted differently, and
    what is found is told by the numbers of sentences.
    """

    def __init__(self, find: Callable[[GroundedText], Iterable[T]]) -> None:
        self._find = find
        self._known: dict[tuple[str, str], tuple[list[Sentence], tuple[T, ...]]] = {}

    def known(self, text: GroundedText) -> list[T] | None:
        """What was found in a text that is remembered; None for others."""
        sentences, found = self._known.get((text.article.text, text.language), (None, ()))
        return list(found) if sentences == text.sentences else None

    def __call__(self, text: GroundedText) -> list[T]:
        known = self.known(text)
        if known is not None:
            return known
        found = tuple(self._find(text))
        for old in list(self._known)[: 1 - _MOST]:
            self._known.pop(old, None)
        self._known[text.article.text, text.language] = (text.sentences, found)
        return list(found)
