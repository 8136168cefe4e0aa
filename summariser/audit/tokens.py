"""A text as words, stems and operators: what stands in the scope of a negation, a denial or a modal."""

from collections.abc import Sequence

from summariser.audit.dictionary import OPERATORS, Kind, Word, may_operate, words_in

NEGATED, DENIED, UNREAL = Kind.NEGATES, Kind.DENIES, Kind.MODAL
"""Operators that a word can stand under, as bits."""
_BUDGET = {NEGATED: 6, DENIED: 14, UNREAL: 12}
"""How many words an operator reaches over, at most."""
_EVENTFUL = OPERATORS | Kind.IMPLICATIVE | Kind.UNDONE | Kind.COPULA | Kind.BREAK
"""Words at which a scope starts or ends."""


class Tokens:
    """The words and marks of a short text: as they stand, in lower case, by stem, and all their classes in one."""

    __slots__ = ("_flags", "_roots", "kinds", "lower", "stems", "words")

    def __init__(self, text: str) -> None:
        self.words = words_in(text)
        self.lower = [word.lower for word in self.words]
        self.stems = [word.stem for word in self.words]
        self.kinds = union(self.words)
        self._flags: list[int] | None = None
        self._roots: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def shown(self, low: int, high: int) -> str:
        """The words from `low` to `high`, as they stand."""
        return " ".join(word.form for word in self.words[low:high])

    @property
    def flags(self) -> list[int]:
        """For each token the operators that it stands under."""
        if self._flags is None:
            self._flags = flags_of(self.words, self.kinds)
        return self._flags

    @property
    def roots(self) -> frozenset[str]:
        """The stems of the content words."""
        if self._roots is None:
            self._roots = frozenset(self.stems) - {""}
        return self._roots

    def under(self, operators: int) -> set[str]:
        """The stems that stand under one of these operators somewhere."""
        if not may_operate(self.kinds):
            return set()
        return {root for root, flags in zip(self.stems, self.flags, strict=True) if flags & operators} - {""}

    def free_of(self, operators: int) -> frozenset[str] | set[str]:
        """The stems that stand somewhere under none of these operators."""
        if not may_operate(self.kinds):
            return self.roots
        return {root for root, flags in zip(self.stems, self.flags, strict=True) if not flags & operators} - {""}

    @property
    def has_operator(self) -> int:
        """The operators that the text has anywhere."""
        return operators_of(self.kinds)


def union(words: Sequence[Word]) -> int:
    """The classes that any of the words has."""
    found = 0
    for word in words:
        found |= word.kinds
    return found


def operators_of(kinds: int) -> int:
    """The operators among words of these classes."""
    return kinds & OPERATORS | (NEGATED if kinds & Kind.UNDONE else 0)


def flags_of(words: Sequence[Word], kinds: int) -> list[int]:
    """For each word of one sentence, whose classes in all are `kinds`, the operators that it stands under."""
    flags = [0] * len(words)
    if not may_operate(kinds):
        return flags
    left = {NEGATED: 0, DENIED: 0, UNREAL: 0}
    active = denied_at = 0
    for index, word in enumerate(words):
        kinds = word.kinds
        if not active and not kinds & _EVENTFUL:
            continue
        if kinds & Kind.BREAK:
            left = {NEGATED: 0, DENIED: 0, UNREAL: 0}
            active = 0
            continue
        if active & DENIED and word.lower == "that":  # "denied a report that": what is denied comes after
            for earlier in range(denied_at, index):
                flags[earlier] &= ~DENIED
        flags[index] = active | (NEGATED if kinds & Kind.UNDONE else 0)
        if active:
            for bit in left:
                left[bit] -= left[bit] > 0
            if word.lower == "and":
                left[NEGATED] = 0
        _start(left, kinds, index + 1 < len(words) and words[index + 1].lower == "to")
        if kinds & DENIED:
            denied_at = index
        active = (left[NEGATED] and NEGATED) | (left[DENIED] and DENIED) | (left[UNREAL] and UNREAL)
    return flags


def _start(left: dict[int, int], kinds: int, before_to: bool) -> None:
    """Start the scope of a word of these classes, where it has one."""
    bit = kinds & OPERATORS
    if before_to and kinds & Kind.COPULA:
        bit = UNREAL
    elif before_to and not bit and kinds & Kind.IMPLICATIVE:
        left[NEGATED] = 3
    if bit:
        left[bit] = _BUDGET[bit]
