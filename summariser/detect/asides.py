"""What stands between a subject and its verb, or before a clause, and is no part of either."""

from summariser.detect.lexicon import AUXILIARIES, DETERMINERS, PAST, verbs
from summariser.detect.tokens import Unit

SUBORDINATING = frozenset("after before since until".split())


def has_verb(unit: Unit, end: int) -> bool:
    """Whether a verb stands close before a token: what comes after it may be a clause of its own."""
    for at in range(max(0, end - _CLAUSE_LONG), end):
        word = unit.words[at]
        if word in AUXILIARIES or word in PAST or (word in verbs() and unit.forms[at].islower()):
            return True
        if word.endswith("ed") and at and unit.words[at + 1 : at + 2] != [] and unit.words[at + 1] in DETERMINERS:
            return True  # "cancelled the sale"
    return False


_CLAUSE_LONG = 14


def aside_before(words: list[str], comma: int) -> int:
    """The comma before a word or two that only lead over, up to the one at `comma`: "residents, however,"; else 0."""
    for length, asides in ((1, _LEADING), (3, _IN_TURN)):
        opening = comma - length - 1
        if opening > 0 and words[opening] == "," and " ".join(words[opening + 1 : comma]) in asides:
            return opening
    return 0


_LEADING = frozenset("however meanwhile though instead nonetheless nevertheless too".split())
_IN_TURN = frozenset({"for its part", "for his part", "for her part", "for their part", "on the contrary"})
