"""A short text as words, stems and the operators over them."""

from typing import Any

from summariser.audit.reading.dictionary import may_operate, words_and_kinds
from summariser.audit.reading.scope import flags_of, operators_of


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
