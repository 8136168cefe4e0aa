"""Classes of words, looked up once for each distinct word: what a sentence cannot hold is not looked for in it."""

from collections.abc import Callable, Iterable

from summariser.kept import Kept

_MOST = 50_000
"""Words remembered: more than a language's common ones, and a few megabytes."""


class Classes(Kept[int]):
    """The classes of words as bits; those of a word not met before are asked for and remembered."""

    def __init__(self, of: Callable[[str], int]) -> None:
        super().__init__(of, _MOST)

    def among(self, words: Iterable[str]) -> int:
        """The classes of any of the words, together."""
        together = 0
        for bits in set(map(self.__getitem__, words)):
            together |= bits
        return together


def by_beginning(stems: Iterable[str]) -> Callable[[str], bool]:
    """Whether a word begins with one of the stems."""
    known = tuple(stems)
    return lambda word: word.startswith(known)
