"""Deeds told by a noun, in a list of those whom they befell, or by who somebody was."""

from summariser.detect.lexicon import CLAUSE, PREPOSITIONS, SPEAKERS
from summariser.detect.phrases import Range, before_verb
from summariser.detect.tokens import Unit
from summariser.readers.rules.deeds.doing import Doing
from summariser.readers.rules.deeds.lexicon import HARMED, INCLUDE, TAKEN, deed_verbs, listed
from summariser.readers.rules.deeds.phrases import joined, past_bound
from summariser.readers.rules.deeds.subjects import parts, subject

UNREAL = frozenset("not n't never would could may might must should will can cannot shall".split())
"""Among a verb's auxiliaries: it did not happen, or may not have."""
_USUAL = frozenset(
    "of daily nightly weekly regular frequent repeated constant recent such similar other more further sporadic".split()
)
"""Before deeds of which no one is told."""
_VERBAL = frozenset(
    "blistering scathing verbal stinging withering personal furious fierce ferocious bitter outspoken veiled savage "
    "rare public political vicious sharp strong stern barbed".split()
)
"""Before an attack in words."""
AWAY = frozenset("out down up off away back".split())
_NEAR, _FAR = 5, 12
"""Tokens before a noun in which a verb of blame stands, and behind a verb in which "as" does."""


def of_noun(unit: Unit, at: int, kind: str) -> Doing | None:
    """The deed of a noun: "the murder of", "an attack on", with its agent; not "a string of killings of"."""
    tokens = unit.words
    if at + 2 >= len(tokens):
        return None
    following = tokens[at + 1]
    if following == "by":
        return Doing("damage" if kind == "attack" else kind, at, tokens[at], joined(unit, at + 2), [])
    if at > 0 and tokens[at].endswith("s") and tokens[at - 1] in _USUAL:
        return None  # "a string of killings of", "daily attacks on"
    if at > 0 and tokens[at - 1] in _VERBAL:
        return None
    if following == "on" and any(it.startswith("blam") for it in tokens[max(0, at - _NEAR) : at]):
        return None  # "blamed the attack on rebels"
    if following not in ({"on", "against"} if kind == "attack" else {"of"}):
        return None
    objects = joined(unit, at + 2)
    last = objects[-1][1] if objects else at
    agents = joined(unit, last + 2) if tokens[last + 1 : last + 2] == ["by"] else []
    return Doing("damage" if kind == "attack" else kind, at, tokens[at], agents, objects)


def of_list(unit: Unit, at: int) -> Doing | None:
    """Those who are told as the dead, the hurt or the arrested by a form of "be" or "include" at `at`."""
    tokens = unit.words
    whose, who = tokens[at - 1] if at else "", tokens[max(0, at - 3) : at - 1] if at > 1 else []
    if tokens[at] in INCLUDE or who[:1] == ["among"]:  # "the dead include", "among those killed were"
        if who[-1:] in (["the"], ["those"]) and (whose in HARMED or whose in TAKEN):
            return Doing("seize" if whose in TAKEN else "harm", at, "include", [], joined(unit, at + 1))
        return None
    if who[-1:] == ["also"] and whose in HARMED:  # "Also killed were"
        return Doing("harm", at, "include", [], joined(unit, at + 1))
    rest = tokens[at + 1 : at + 4]
    if rest[:1] != ["among"] or rest[1:2] not in (["the"], ["those"]) or not HARMED.intersection(rest[2:]):
        return None
    before, _ = before_verb(unit, at)
    whom = subject(unit, before) if UNREAL.isdisjoint(tokens[before + 1 : at]) else None
    return Doing("harm", at, "include", [], parts(unit, whom)) if whom else None


def identified(unit: Unit, at: int, before: int, *, be: bool) -> Doing | None:
    """Who is named as the one whom a deed befell, or who did it: "the dead man was identified as"."""
    tokens = unit.words
    phrase = subject(unit, before) if be else next(iter(objects(unit, at + 1)), None)
    if phrase is None:
        return None
    last = at if be else phrase[1]
    near = tokens[last + 1 : last + 1 + (_FAR if be else 1)]
    if "as" not in near:
        return None
    named = joined(unit, last + 2 + near.index("as"))
    if not named or not unit.forms[named[0][0]][0].isupper():
        return None
    who = tokens[phrase[0] : phrase[1] + 1]
    if not listed("known", "victims").isdisjoint(who):
        return Doing("harm", at, "identify", [], named)
    return Doing("harm", at, "identify", named, []) if not listed("known", "doers").isdisjoint(who) else None


def objects(unit: Unit, at: int) -> list[Range]:
    """The noun phrases that begin at `at`, behind a verb; none where something else does."""
    if at >= len(unit.words):
        return []
    if past_bound(unit, at) > at:
        return joined(unit, at)
    word = unit.words[at]
    none = word in deed_verbs() or word in PREPOSITIONS or word in CLAUSE or word in SPEAKERS
    none = none or word in AWAY or word in {"past", "wide"}
    return [] if none else joined(unit, at)
