"""A short text as words, stems and the operators over them."""

from summariser.audit.reading.dictionary import may_operate, words_and_kinds
from summariser.audit.reading.scope import flags_of, operators_of
from summariser.kept import MadeOnce


class Tokens:
    """The words and marks of a short text: as they stand, in lower case, by stem, and all their classes in one.

    What not every check asks for is made when it is first asked for.
    """

    def __init__(self, text: str) -> None:
        self.words, self.kinds = words_and_kinds(text)

    @MadeOnce
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower for word in self.words]

    @MadeOnce
    def stems(self) -> list[str]:
        """The stem of each word; "" for function words and marks."""
        return [word.stem for word in self.words]

    @MadeOnce
    def flags(self) -> list[int]:
        """For each token the operators that it stands under."""
        return flags_of(self.words, self.kinds)

    @MadeOnce
    def roots(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset([word.stem for word in self.words]) - {""}

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

    def is_under(self, operators: int) -> bool:
        """Whether any word stands under one of these operators."""
        return may_operate(self.kinds, operators) and any(flags & operators for flags in self.flags)

    @property
    def has_operator(self) -> int:
        """The operators that the text has anywhere."""
        return operators_of(self.kinds)
