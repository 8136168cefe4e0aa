"""A text as words, stems and operators: what stands in the scope of a negation, a denial or a modal."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summariser.audit.lexicon import irregular, words

NEGATED, DENIED, UNREAL = 1, 2, 4
"""Operators that a word can stand under, as bits."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_STOPS = frozenset(",;:.!?—–()[]")
_BUDGET = {NEGATED: 6, DENIED: 14, UNREAL: 12}
"""How many words an operator reaches over, at most."""


@dataclass(slots=True)
class _Scopes:
    negated: int = 0
    denied: int = 0
    unreal: int = 0


class Tokens:
    """The words and marks of a text: as they stand, in lower case, by stem, with half-open offsets."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        matches = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.source = text
        self.forms = [match.group() for match in matches]
        self.lower = [form.lower() for form in self.forms]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each content word; "" for marks and function words."""
        return [stem(word) for word in self.lower]

    @cached_property
    def flags(self) -> list[int]:
        """For each token the operators that it stands under."""
        return flags_of(self.lower)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(self.stems) - {""}

    @cached_property
    def has_operator(self) -> int:
        """The operators that the text has anywhere."""
        return operators(self.lower)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's stem by its endings: enough to tell "shelling" and "shells" as one; "" for a function word or a mark."""
    if not word[0].isalnum() or word in words("stop", "words"):
        return ""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _UNDONE.get(word, word)
    known = irregular().get(word)
    if known:
        word = known
    elif len(word) > 4:
        for endings in (_INFLECTIONS, _DERIVATIONS):
            for ending, least in endings:
                if word.endswith(ending) and len(word) - len(ending) >= least:
                    word = word[: -len(ending)]
                    break
    if len(word) > 3 and word[-1] in "eyi":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


_INFLECTIONS = (("ings", 3), ("ing", 3), ("ies", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3))
_DERIVATIONS = (("ation", 3), ("ment", 4), ("ion", 4), ("er", 4), ("ly", 4))
_UNDONE = {"unhurt": "hurt", "unharmed": "harm", "uninjured": "injure", "unaware": "aware", "uncertain": "certain"}
"""Words that carry their own negation, by what they negate."""


def operators(lower: list[str]) -> int:
    """The operators among some words in lower case."""
    found = 0
    for word in lower:
        found |= _operator(word)
        if word in _UNDONE:
            found |= NEGATED
    return found


@lru_cache(maxsize=65536)
def _operator(word: str) -> int:
    if word in words("scope", "negation") or word.endswith(("n't", "n’t")):
        return NEGATED
    if word in words("scope", "denial"):
        return DENIED
    return UNREAL if word in words("scope", "modal") else 0


def flags_of(lower: list[str]) -> list[int]:
    """For each word of one sentence, in lower case, the operators that it stands under."""
    flags = [0] * len(lower)
    left = {NEGATED: 0, DENIED: 0, UNREAL: 0}
    implicative = words("scope", "implicative")
    breaks = words("scope", "breaks")
    denied_at = 0
    for index, word in enumerate(lower):
        if word in _STOPS or word in breaks:
            left = {NEGATED: 0, DENIED: 0, UNREAL: 0}
            continue
        active = (left[NEGATED] and NEGATED) | (left[DENIED] and DENIED) | (left[UNREAL] and UNREAL)
        if word == "that" and left[DENIED]:  # "denied a report that": what is denied comes after
            for earlier in range(denied_at, index):
                flags[earlier] &= ~DENIED
        if word in _UNDONE:
            flags[index] = NEGATED
        if active:
            flags[index] |= active
            for bit in (NEGATED, DENIED, UNREAL):
                left[bit] -= left[bit] > 0
        if word == "and":
            left[NEGATED] = 0
        following = lower[index + 1] if index + 1 < len(lower) else ""
        bit = _operator(word)
        if not bit and word in implicative and following == "to":
            left[NEGATED] = 3
        if word in {"is", "are", "was", "were"} and following == "to":
            bit = UNREAL
        if bit:
            left[bit] = _BUDGET[bit]
            denied_at = index if bit == DENIED else denied_at
    return flags


def is_past(word: str) -> bool:
    """Whether a word can be a verb's past form."""
    return word.endswith("ed") or word in words("kin", "past")
