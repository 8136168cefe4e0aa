"""Which words of a sentence stand in the scope of a negation, a denial or a modal."""

from collections.abc import Sequence

from summariser.audit.reading.dictionary import OPERATORS, Kind, Word, may_operate, stem

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
_FINITE = frozenset("had has have was were".split())
_RULE = stem("ruled")
_EVENTFUL = OPERATORS | Kind.IMPLICATIVE | Kind.REVERSES | Kind.UNDONE | Kind.COPULA | Kind.BREAK
"""Words at which a scope starts or ends."""


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


def _is_told_of(words: Sequence[Word], that: int) -> bool:
    """Whether a "that" tells what something is, in the past: "the verdict that he denounced", not "the risk that"."""
    noun = words[that - 1]
    known = that > 1 and words[that - 2].lower == "the" and not noun.kinds & Kind.REPORTS
    after = words[that + 1 : that + 1 + _TO_VERB]
    return known and noun.stem in _MADE and any(word.kinds & Kind.PAST for word in after)


_TO_VERB = 3
"""Words in which the verb of a clause comes."""
_MADE = frozenset(map(stem, "verdict ruling decision sentence letter law deal report order contract".split()))
"""Behind these a "that" tells what there is: behind a risk, a theory, a plan it tells what may be."""


def _opens(words: Sequence[Word], index: int) -> bool:
    """Whether a modal word makes unreal what follows: not where it asks about what is there ("asked her about the
    letters"), nor as a noun of which something is told ("the attempt was foiled")."""
    after = [word for word in words[index + 1 : index + 1 + _REACH_OF_ASKING] if word.lower not in _QUOTES]
    told = len(after) > 1 and after[0].lower in {"was", "were"} and after[1].kinds & Kind.PAST
    if told and {"to", "that"}.isdisjoint(word.lower for word in after[2:]):
        return False
    wish = [word.lower for word in after[: _TO_NAMED + 1]]
    if words[index].stem == "want" and wish[:2] == ["to", "be"] and not _NAMED.isdisjoint(wish):
        return False  # "who did not want to be named"
    if words[index].lower == "wanted" and after and after[0].lower in {"for", "in", "over", "by"}:
        return False  # "wanted for the murder"
    if words[index].lower == "wanted":
        return bool(after) and (after[0].lower in _WISHED or not after[0].stem)  # not in "a wanted list"
    if words[index].lower == "agreed" and index and words[index - 1].kinds & Kind.COPULA:
        return bool(after) and after[0].lower in _AGREED_TO  # not in "a truce was agreed and broken"
    if words[index].lower.startswith("call"):
        return bool(after) and after[0].lower in _CALLED
    if words[index].stem != "ask" or (index and words[index - 1].kinds & Kind.COPULA):
        return True
    near = [word.lower for word in after]
    if "about" not in near or not _ASKED_FOR.isdisjoint(near[: near.index("about")]):
        return True
    what = after[near.index("about") + 1 :]
    return bool(what) and (what[0].lower.endswith("ing") or bool(what[0].kinds & Kind.NUMBER))


def _ends_clause(words: Sequence[Word], negation: int, index: int) -> bool:
    """Whether a verb is not of the clause from a "who" on in which a negation stands: what that negates is between."""
    opened = any(
        words[at].lower in _WHO and not (at and words[at].lower == "that" and words[at - 1].kinds & _TELLS)
        for at in range(max(0, negation - _TO_WHO), negation)
    )  # "stressed that no link had been proved" is one clause
    return opened and index - negation > 1


def _tells_besides(words: Sequence[Word], modal: int, index: int) -> bool:
    """Whether a finite verb is of another clause than a modal: behind "it says", or where the modal stands between a
    "who" and a negated verb or one without an object."""
    if words[index - 1].kinds & Kind.REPORTS and index - modal > _TO_WHO:
        return words[modal].lower not in _CONDITIONS
    return _ends_clause(words, modal, index) and index - modal <= _TO_END and words[index - 1].lower != "have"


_TO_END = 4
"""Words from the modal of a clause to the verb behind its end: "who could not continue was"."""
_WAS = frozenset({"was", "were", "had"})
_CONDITIONS = frozenset({"if", "unless"})


def _is_owned_to(words: Sequence[Word], having: int, negation: int) -> bool:
    """Whether nobody, of all, owns up to something: that it was done, all know."""
    before = [word.lower for word in words[max(0, having - 3) : having]]
    owned = before[-1:] == ["to"] and any(word.startswith(_OWNING_UP) for word in before)
    who = [word.lower for word in words[max(0, negation - 1) : negation + 2]] if negation >= 0 else []
    return owned and not _NOBODY.isdisjoint(who)


_OWNING_UP = ("admit", "confess", "own")
_NOBODY = frozenset({"nobody", "none", "neither", "one"})


_WHO = frozenset("who which that".split())
_TO_WHO = 3
"""Words from a "who" to the negation of its clause."""
_TELLS = Kind.REPORTS | Kind.CUE | Kind.PAST
"""Behind such a verb a "that" opens no relative clause."""
_THAT = frozenset("that this it them".split())


def _blames(words: Sequence[Word], index: int) -> bool:
    """Whether "to blame" follows, which tells of what was: "gangs were to blame"."""
    return words[index + 2 : index + 3] != [] and words[index + 2].lower == "blame"


_ONLY_SAID = frozenset("claim claimed mention mentioned".split())
"""Verbs of speech whose objects are there, whether they are said or not."""


def _is_named_behind(words: Sequence[Word], index: int) -> bool:
    """Whether a deed is the object of a verb: behind an article."""
    return index + 1 < len(words) and words[index + 1].lower in {"a", "an", "the", "any", "that", "this"}


_TO_NAMED = 2
_NAMED = frozenset("named identified quoted".split())
_WISHED = frozenset("to more peace talks justice answers".split())
_QUOTES = frozenset('"“”')
_AGREED_TO = frozenset({"to", "that", "on", "upon"})
_CALLED = frozenset({"for", "on", "upon", "to"})
_ASKED_FOR = frozenset({"to", "for", "that", "if"})


def _end_of_aside(words: Sequence[Word], index: int) -> int:
    """The last word that the "no" of "with no" reaches: "with no sign of foul play | ended the search"."""
    last = min(len(words) - 1, index + _REACH[NEGATED])
    return next((at - 1 for at in range(index + 1, last + 1) if words[at].kinds & Kind.PAST), last)


def flags_of(words: Sequence[Word], kinds: int) -> list[int]:
    """For each word of one sentence, whose classes in all are `kinds`, the operators that it stands under."""
    flags = [0] * len(words)
    if not may_operate(kinds):
        return flags
    negated_at = denied_at = unreal_at = 0
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
            if active & NEGATED and word.lower in _ONLY_SAID and _is_named_behind(words, index):
                negated = -1  # "did not claim a kidnapping in which two died"
            elif active & NEGATED and word.lower in _THAT and words[index - 1].lower == "without":
                negated = -1  # "without that the dam might have given way"
            elif active & NEGATED and word.lower in _FINITE and _ends_clause(words, negated_at, index):
                flags[index] &= ~NEGATED
                negated = -1  # "two who did not reach it were beaten"
            elif word.lower == "having" and _is_owned_to(words, index, negated_at if active & NEGATED else -1):
                flags[index] = 0
                negated = unreal = -1  # "nobody will admit to having ended it"
            if active & UNREAL and word.lower in _WAS and _tells_besides(words, unreal_at, index):
                flags[index] &= ~UNREAL
                unreal = -1  # "wants back 13 soldiers it says were captured", "a girl who could not go on was left"
            if word.lower == "and":
                negated = -1
                following = words[index + 1] if index + 1 < len(words) else word
                if following.kinds & UNREAL:  # "denied any wrongdoing and would appeal"
                    denied = -1
                elif following.kinds & Kind.REPORTS and following.kinds & Kind.PAST:
                    denied = unreal = -1  # "denied having used mortars and accused the guards of a raid"
                elif following.lower in _FINITE:  # "had never intended to talk and had bombed the town"
                    unreal = -1
            elif word.lower == "or" and active & NEGATED:  # "no bodies were found or searched for"
                negated = max(negated, index + _REACH_OF_OR)
                farthest = max(farthest, negated)
            elif word.lower == "that" and active & DENIED:  # "denied a report that": what is denied comes after
                for earlier in range(denied_at, index):
                    flags[earlier] &= ~DENIED
            elif word.lower == "that" and active == UNREAL and _is_told_of(words, index):
                unreal = -1  # "will appeal the verdict that he denounced"
        if not own:
            continue
        before_to = index + 1 < len(words) and words[index + 1].lower == "to"
        if own & Kind.BREAK:
            negated = denied = unreal = -1
        elif own & Kind.IMPLICATIVE and word.stem == _RULE:
            if words[index + 1 : index + 2] and words[index + 1].lower == "out":
                negated = -1 if active & NEGATED else index + _REACH[NEGATED]  # "has not ruled out a strike"
                negated_at = index
        elif active & NEGATED and own & (Kind.REVERSES | DENIED) and _reverses(words, negated_at, index):
            negated = -1  # "no one can deny that", "has not given up its plan"
        elif (own & UNREAL and _opens(words, index)) or (own & Kind.COPULA and before_to and not _blames(words, index)):
            unreal, unreal_at = index + _REACH[UNREAL], index
            if own & NEGATED:  # "unless"
                negated, negated_at = index + _REACH[NEGATED], index
        elif own & DENIED:
            denied, denied_at = index + _REACH[DENIED], index
        elif own & NEGATED:
            aside = word.lower == "no" and index > 0 and words[index - 1].lower == "with"
            negated, negated_at = _end_of_aside(words, index) if aside else index + _REACH[NEGATED], index
        elif own & Kind.IMPLICATIVE and before_to:
            negated = index + _REACH_OF_FAILING
        farthest = max(negated, denied, unreal)
        if own & Kind.UNDONE:
            flags[index] |= NEGATED
    return flags
