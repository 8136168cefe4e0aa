"""A text as words, stems and operators: what stands in the scope of a negation, a denial or a modal."""

from collections.abc import Sequence
from typing import Any

from summariser.audit.dictionary import OPERATORS, Kind, Word, may_operate, words_and_kinds

NEGATED, DENIED, UNREAL = Kind.NEGATES, Kind.DENIES, Kind.MODAL
"""Operators that a word can stand under, as bits."""
_REACH = {NEGATED: 6, DENIED: 14, UNREAL: 12}
"""How many words an operator reaches over, at most."""
_REACH_OF_FAILING = 3
"""The same for "failed to"."""
_REACH_OF_ASKING = 4
"""The same between "asked" and "about"."""
_REACH_OF_OR = 2
"""The same behind an "or"."""
_REACH_ASIDE = 2
"""The same for "with no passengers aboard"."""
_EVENTFUL = OPERATORS | Kind.IMPLICATIVE | Kind.REVERSES | Kind.UNDONE | Kind.COPULA | Kind.BREAK
"""Words at which a scope starts or ends."""


class Tokens:
    """The words and marks of a short text: as they stand, in lower case, by stem, and all their classes in one.

    What not every check asks for is made when it is first asked for.
    """

    __slots__ = ("flags", "kinds", "lower", "roots", "stems", "words")

    lower: list[str]
    stems: list[str]
    flags: list[int]
    """For each token the operators that it stands under."""
    roots: frozenset[str]
    """The stems of the content words."""

    def __init__(self, text: str) -> None:
        self.words, self.kinds = words_and_kinds(text)

    def __getattr__(self, name: str) -> Any:
        """What is not made yet: asked for only where the slot is empty."""
        made: Any
        if name == "lower":
            made = [word.lower for word in self.words]
        elif name == "stems":
            made = [word.stem for word in self.words]
        elif name == "flags":
            made = flags_of(self.words, self.kinds)
        elif name == "roots":
            made = frozenset([word.stem for word in self.words]) - {""}
        else:
            raise AttributeError(name)
        setattr(self, name, made)
        return made

    def __len__(self) -> int:
        return len(self.words)

    def shown(self, low: int, high: int) -> str:
        """The words from `low` to `high`, as they stand."""
        return " ".join(word.form for word in self.words[low:high])

    def under(self, operators: int) -> set[str]:
        """The stems that stand under one of these operators somewhere."""
        if not may_operate(self.kinds, operators):
            return set()
        return {root for root, flags in zip(self.stems, self.flags, strict=True) if flags & operators} - {""}

    @property
    def has_operator(self) -> int:
        """The operators that the text has anywhere."""
        return operators_of(self.kinds)


def operators_of(kinds: int) -> int:
    """The operators among words of these classes."""
    return kinds & OPERATORS | (NEGATED if kinds & Kind.UNDONE else 0)


def _reverses(words: Sequence[Word], negation: int, index: int) -> bool:
    """Whether a word undoes the negation that it stands under: where nothing but function words and adverbs is between
    them; "give" with "up" behind it only."""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    between = words[negation + 1 : index]
    return (words[index].stem != "giv" or after == "up") and all(
        not word.stem or word.lower.endswith("ly") for word in between
    )


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """Whether a word behind an article stands there that tells nothing itself, as "the report" does."""
    return index > 0 and words[index - 1].lower in _ARTICLES and not words[index].kinds & Kind.REPORTS


_ARTICLES = frozenset({"the", "a", "an"})


def _opens(words: Sequence[Word], index: int) -> bool:
    """Whether a modal word makes unreal what follows: not where it asks about what is there ("asked her about the
    letters"), nor as a noun of which something is told ("the attempt was foiled")."""
    after = [word.lower for word in words[index + 1 : index + 1 + _REACH_OF_ASKING] if word.lower not in _QUOTES]
    return after[:1] not in (["was"], ["were"]) and not (words[index].stem == "ask" and "about" in after)


_QUOTES = frozenset('"“”')


def flags_of(words: Sequence[Word], kinds: int) -> list[int]:
    """For each word of one sentence, whose classes in all are `kinds`, the operators that it stands under."""
    flags = [0] * len(words)
    if not may_operate(kinds):
        return flags
    negated_at = denied_at = 0
    negated = denied = unreal = farthest = -1  # the last word that each operator reaches, and any of them
    for index, word in enumerate(words):
        own = word.kinds & _EVENTFUL
        active = 0
        if index <= farthest:
            active = (index <= negated and NEGATED) | (index <= denied and DENIED) | (index <= unreal and UNREAL)
        elif not own:
            continue
        if active and not own & Kind.BREAK:
            flags[index] = active
            if word.lower == "and":
                negated = -1
            elif word.lower == "or" and active & NEGATED:  # "no bodies were found or searched for"
                negated = max(negated, index + _REACH_OF_OR)
                farthest = max(farthest, negated)
            elif word.lower == "that" and active & DENIED:  # "denied a report that": what is denied comes after
                for earlier in range(denied_at, index):
                    flags[earlier] &= ~DENIED
            elif word.lower == "that" and active == UNREAL and _is_noun(words, index - 1):
                unreal = -1  # "will appeal the verdict that he denounced"
        if not own:
            continue
        before_to = index + 1 < len(words) and words[index + 1].lower == "to"
        if own & Kind.BREAK:
            negated = denied = unreal = -1
        elif active & NEGATED and own & (Kind.REVERSES | DENIED) and _reverses(words, negated_at, index):
            negated = -1  # "no one can deny that", "has not given up its plan"
        elif (own & UNREAL and _opens(words, index)) or (own & Kind.COPULA and before_to):
            unreal = index + _REACH[UNREAL]
        elif own & DENIED:
            denied, denied_at = index + _REACH[DENIED], index
        elif own & NEGATED:
            aside = index > 0 and words[index - 1].lower == "with"
            negated, negated_at = index + (_REACH_ASIDE if aside else _REACH[NEGATED]), index
        elif own & Kind.IMPLICATIVE and before_to:
            negated = index + _REACH_OF_FAILING
        farthest = max(negated, denied, unreal)
        if own & Kind.UNDONE:
            flags[index] |= NEGATED
    return flags
