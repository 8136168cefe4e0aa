"""Reports, claims, demands: forms of reporting verbs that are nouns where they stand."""

from summariser.detect.data import words as closed_class
from summariser.detect.lexicon import DETERMINERS, Verb, verbs
from summariser.detect.phrases import Range
from summariser.detect.tokens import Unit

_ADJECTIVES = closed_class("words", "adjectives")
_ADJECTIVAL = ("less", "ful", "ous", "ible")
_PARTICLES = frozenset("down up out off over away".split())
_ONE = frozenset("a an this that another each every".split())
_PERSONS = frozenset("accused deceased".split())
"""Participles that are said of one person: "the accused claims"."""


def is_noun(unit: Unit, at: int, verb: Verb, last: int, subject: Range) -> bool:
    """Whether the word at `at` is a noun in what seems a clause of its own, behind the phrase `subject`.

    It is one as the object of a verb ("denied reports", "rejected the opposition claims") and behind an adjective or
    the determiner of one thing ("the false claims", "a police report").
    """
    if not verb.noun or verb.form not in {"base", "third"} or last + 1 < at:
        return False
    words, forms = unit.words, unit.forms
    head = words[last]
    if head in _PARTICLES:
        return True  # "the army played down reports"
    if forms[last].islower() or last == 0:
        if head in _ADJECTIVES or head.endswith(_ADJECTIVAL):
            return True
        if _is_verb(head):
            determined = words[last - 1] in DETERMINERS if last else True
            return head not in _PERSONS or not determined
    if verb.form == "base" and words[subject[0]] in _ONE:
        return True
    low = max(0, subject[0] - 1)
    return any(_denies(unit, k) for k in range(low, last + 1))


def _is_verb(word: str) -> bool:
    """Whether a word is a verb or a participle, and no noun that could be the subject of another verb."""
    known = verbs().get(word)
    if known is not None:
        return not known.noun or known.form in {"past", "participle", "ing"}
    return word.endswith("ed") and len(word) > len("shed")


def _denies(unit: Unit, at: int) -> bool:
    """Whether a verb of denial stands at `at`: what follows is its object, not a clause."""
    known = verbs().get(unit.words[at])
    if known is None or known.act != "deny" or not unit.forms[at].islower():
        return False
    if not known.noun or known.form in {"past", "participle", "ing"}:
        return True
    before = unit.words[at - 1] if at else ""
    return before not in DETERMINERS and before not in _ADJECTIVES and (known.form == "third" or before.endswith("s"))
