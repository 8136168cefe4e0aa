"""Whom a relative pronoun means, of what stands before it: "a boy" in "held a sailor and a boy who says"; and what is
the object of a verb there."""

from summariser.detect.lexicon import ARTICLES, AUXILIARIES, DETERMINERS, PREPOSITIONS, VENUES, verbs
from summariser.detect.tokens import Unit


def behind_infinitive(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """Whom "who" follows, where the clause before it is not theirs: "police used gas to disperse protesters who"."""
    words = unit.words
    for k in range(last - 1, first, -1):
        if words[k] == "to" and unit.forms[k + 1].islower() and words[k + 1] not in DETERMINERS and k + 2 <= last:
            return k + 2, last
    return first, last


def inside_predicate(unit: Unit, relative: int, first: int, last: int) -> tuple[int, int]:
    """Whom "who" follows at the end of a predicate: "his rival" in "were hurt by supporters of his rival, who says";
    and the last of two where one does what is told: "held a man and a girl who says"."""
    words = unit.words
    verb = verbs().get(words[relative + 1]) if relative + 1 < len(words) else None
    if first and words[first - 1] in AUXILIARIES:
        at = next((k for k in range(last - 1, first, -1) if words[k] in PREPOSITIONS), first)
        return (at + 1, last) if at > first else (first, last)
    if verb is not None and verb.form == "third":
        at = next((k for k in range(last - 1, first, -1) if words[k] == "and"), first)
        return (at + 1, last) if at > first and words[at + 1] in DETERMINERS else (first, last)
    return first, last


def named_behind(unit: Unit, first: int, last: int) -> int:
    """Where the body begins that "which" follows: "the Army" in "blamed it on the Army, which denied it"."""
    words, forms, k = unit.words, unit.forms, last
    while k > first and forms[k][0].isupper():
        k -= 1
    if k < last and words[k] == "the" and k > first:
        k -= 1
    return k + 1 if words[k] in _TO_BODIES and k > first and forms[k - 1].islower() else first


_TO_BODIES = frozenset("on by with against for from between to".split())
"""Behind these "which" goes on with the body named there, not with what the preposition hangs on."""


def is_plural(word: str) -> bool:
    """Whether a word is a noun for several, as far as its form tells."""
    return word == "police" or (word.endswith("s") and not word.endswith("ss") and word not in verbs())


def takes_object(unit: Unit, at: int) -> bool:
    """Whether a past form has the rest of the phrase as its object: "had arrested | a beekeeper"."""
    word, words = unit.words[at], unit.words
    if at == 0 or not word.endswith("ed") or not unit.forms[at].islower() or words[at + 1] in PREPOSITIONS:
        return False
    if not VENUES.isdisjoint(words[at + 1 : at + 6]) or words[at - 1].endswith(("'s", "s'")):
        return False  # "the Front issued a statement denying it", "the Front's armed wing"
    if words[at + 1] in ARTICLES:
        return True
    return words[at - 1] in AUXILIARIES or (is_plural(words[at - 1]) and unit.forms[at + 1].islower())
