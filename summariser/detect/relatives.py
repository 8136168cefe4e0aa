"""Relative clauses without commas inside a subject: "the company that owns the ferry"."""

from summariser.detect.lexicon import AUXILIARIES, DETERMINERS, PAST, PREPOSITIONS, verbs
from summariser.detect.tokens import Unit

_RELATIVES = frozenset({"that", "which", "who"})
_NOT = frozenset("not never also still since already once now then".split())
_ASKED = frozenset("asked asks requested declined refused want wants wanted wish wished preferred insisted".split())
_FAR = 4
"""Words between "whose" and its verb: "whose eldest son was shot"."""
_NO_ANTECEDENT = frozenset(
    "so such now given except in fact view idea sign signs news evidence hope hopes fear fears clear certain".split()
)
"""Behind one of these "that" begins a clause of its own."""


def relative_before(unit: Unit, first: int) -> int:
    """The relative pronoun whose clause the words from `first` on belong to; 0 where they belong to none.

    Its verb stands at `first`, or its auxiliary in front of that: "that owns the ferry", "who was driving the bus",
    "whose son was shot". The clause must hang on a noun: in "said that …" it hangs on a verb.
    """
    words, k = unit.words, first - 1
    if words[k] in PREPOSITIONS and words[k - 1] in AUXILIARIES:  # "who was on duty"
        k -= 1
    while k > 0 and (words[k] in AUXILIARIES or words[k] in _NOT):
        k -= 1
    if words[k] == "to" and k > 1:  # "who asked not to be named"
        k -= 1
        while k > 0 and (words[k] in _NOT or words[k] in AUXILIARIES or words[k] in _ASKED):
            k -= 1
    helped = k < first - 1
    relative = 0
    if words[k] in _RELATIVES:
        relative = k if helped or _is_finite(unit, first) else 0
    elif helped:
        relative = next((at for at in range(k - 1, max(0, k - _FAR), -1) if words[at] == "whose"), 0)
    if relative < 1 or not words[relative - 1][0].isalnum():
        return 0
    before = words[relative - 1]
    verb = verbs().get(before)
    hangs = (verb is None or verb.noun) and before not in _NO_ANTECEDENT | PREPOSITIONS | AUXILIARIES
    return relative if hangs else 0


def _is_finite(unit: Unit, at: int) -> bool:
    """Whether a word behind "that" is a verb: by its form, and by what stands behind it."""
    word = unit.words[at]
    if not unit.forms[at][0].islower() or word in DETERMINERS or at + 1 >= len(unit.words):
        return False
    if word.endswith("ed") or word in PAST:
        return True
    following = unit.words[at + 1]
    opens = following in DETERMINERS or following in PREPOSITIONS or unit.forms[at + 1][0].isupper()
    return word.endswith("s") and not word.endswith("ss") and opens
