"""Verbs of a sentence with those who do it and those it is done to, by the order of words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summariser.audit.reading.dictionary import Kind, Word, stem
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.material import Material
from summariser.audit.reading.tokens import Tokens

_BE = frozenset("was were is are be been being got".split())
_TO_BY = 3
"""Words from a verb to the "by" of who did it."""
_MOST = 7
"""Words of one side that are looked at."""
_PREPOSITIONS = frozenset(
    "in at on of for from to with without by near outside inside during since until over under into towards toward "
    "through across around against among between about than as upon along behind beyond".split()
)
_AT = frozenset("at on against upon towards toward".split())
_NONE: frozenset[str] = frozenset()
_WHO = frozenset("who which that".split())
_SAY = frozenset("said says say".split())
_ARTICLES = frozenset("a an the".split())
"""Behind a verb these begin what it is done to: "dismissed a claim by"."""
_AND = frozenset("and or &".split())


class Deed(NamedTuple):
    """One verb with its sides: the stems of whoever does it, and of whom it is done to; one side may be empty."""

    kind: str
    at: int
    """Index of the verb."""
    by: frozenset[str]
    to: frozenset[str]


@cache
def _kinds() -> dict[str, str]:
    """Form of a verb → the kind of deed."""
    return keyed("roles")


def deeds_in(words: Sequence[Word], kinds: int = Kind.DEED) -> list[Deed]:
    """The verbs of some words that have one of these classes, each with the sides that stand near it."""
    found: list[Deed] = []
    before = _NONE
    for at, word in enumerate(words):
        if not word.kinds & kinds:
            continue
        verb = _verb_begins(words, at)
        if verb < at and words[at - 1].lower == "to":
            left = _NONE  # who is to do it may stand anywhere
        else:
            left = before if verb and words[verb - 1].lower in _AND else _before(words, verb)
        kind = _kinds().get(word.lower, word.stem)
        if kind == WAGE:
            noun = _noun_of(words, at)
            if noun < 0:
                continue
            kind, own, other = _kinds()[words[noun].lower], left, _behind(words, noun + 2)
            if own or other:
                found.append(Deed(kind, at, own, other))
            before = left
            continue
        by = _by_whom(words, at) if word.kinds & Kind.PAST else 0
        if by:
            own, other = _behind(words, by + 1), left
        elif verb < at and any(it.lower in _BE for it in words[verb:at]):
            own, other, before = _NONE, left, _NONE
        else:
            own, other, before = left, _object(words, at, kind), left
        if own or other:
            found.append(Deed(kind, at, own, other))
    return found


def _by_whom(words: Sequence[Word], at: int) -> int:
    """The "by" close behind a verb that is in the passive voice; none: 0."""
    for place, word in enumerate(words[at + 1 : at + 1 + _TO_BY], at + 1):
        if word.lower == "by":
            return place
        if word.kinds & Kind.BREAK or word.lower in _ARTICLES:
            return 0
    return 0


def _noun_of(words: Sequence[Word], at: int) -> int:
    """The noun that tells what deed a verb such as "wage" is, before "on" or "against"; none: -1."""
    for place in range(at + 1, min(at + 1 + _MOST, len(words) - 1)):
        if words[place].kinds & (Kind.BREAK | Kind.PAST):
            return -1
        if words[place].kinds & Kind.DEED and words[place + 1].lower in {"on", "against"}:
            return place
    return -1


WAGE = "wage"
"""The kind of verbs that say only with their object what is done: "waged attacks on"."""


def _verb_begins(words: Sequence[Word], at: int) -> int:
    """Index of the first word of a verb: of "had", "were not" and "also" before it."""
    while at and (words[at - 1].lower in _HELPING or words[at - 1].lower.endswith("ly")):
        at -= 1
    return at


_HELPING = _BE | frozenset(
    "has have had will would could may might can did does do not also then later reportedly to".split()
)


def _before(words: Sequence[Word], verb: int) -> frozenset[str]:
    """The stems of the subject that ends before a verb."""
    return frozenset([word.stem for word in _subject(words, verb)])


def _subject(words: Sequence[Word], verb: int) -> list[Word]:
    """The content words of the subject that ends before a verb: of what stands before its first preposition."""
    first = verb
    while first and verb - first < 2 * _MOST and not words[first - 1].kinds & (Kind.BREAK | Kind.PAST):
        if words[first - 1].lower in _SAY:
            break  # "police said two men were detained"
        first -= 1
    if (
        first
        and words[first - 1].kinds & Kind.PAST
        and any(it.lower in _WHO for it in words[max(0, first - 4) : first])
    ):
        return []  # "gunmen who took 86 pupils freed 39": who acts stands before the clause
    if words[first].lower == "by":
        return []  # "a truce brokered by Brisk was signed"
    part: list[Word] = []
    for word in words[first:verb]:
        if word.lower in _PREPOSITIONS:
            if part:
                break
        elif word.stem:
            part.append(word)
    return part


def _behind(words: Sequence[Word], at: int) -> frozenset[str]:
    """The stems from a word up to what ends a phrase."""
    found: list[str] = []
    for place, word in enumerate(words[at : at + _MOST], at):
        if word.kinds & Kind.PAST and not found and words[place + 1 : place + 2] and words[place + 1].stem:
            continue  # "on beleaguered forces"
        if word.kinds & (Kind.BREAK | Kind.PAST) or word.lower in _PREPOSITIONS:
            break
        if word.stem:
            found.append(word.stem)
    return frozenset(found)


def _object(words: Sequence[Word], at: int, kind: str) -> frozenset[str]:
    """The stems of whom a verb in the active voice is done to; of what is thrown or fired, of those it is fired at."""
    if kind == "throw":
        for place in range(at + 1, min(at + 1 + _MOST, len(words))):
            if words[place].kinds & Kind.BREAK:
                break
            if words[place].lower in _AT:
                return _behind(words, place + 1)
    return _behind(words, at + 1)


class Verb(NamedTuple):
    """A verb in the past: its sentence and stem, its voice, and the nouns for people before it."""

    number: int
    stem: str
    voice: str
    people: list[Word]


class Told:
    """What the sentences of an article tell of who did what: each is read once."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._deeds: dict[tuple[int, int], list[Deed]] = {}
        self._verbs: dict[int, list[Verb]] = {}
        self._stated: dict[tuple[int, int], list[Deed]] = {}

    def stated(self, tokens: Tokens, kinds: int = Kind.DEED) -> list[Deed]:
        """The deeds of a statement, by its tokens, which the material keeps."""
        if not tokens.kinds & kinds:
            return []
        key = (id(tokens), kinds)
        if key not in self._stated:
            self._stated[key] = deeds_in(tokens.words, kinds)
        return self._stated[key]

    def deeds(self, lines: Sequence[int], kinds: int = Kind.DEED) -> list[tuple[int, Deed]]:
        """The deeds of some sentences, each with its sentence."""
        found: list[tuple[int, Deed]] = []
        for number in lines:
            line = self.material.lines.all[number]
            if line.kinds & kinds:
                if (number, kinds) not in self._deeds:
                    self._deeds[number, kinds] = deeds_in(line.words, kinds)
                found += [(number, deed) for deed in self._deeds[number, kinds]]
        return found

    def verbs(self, lines: Sequence[int]) -> dict[str, list[Verb]]:
        """The verbs in the past of some sentences, by their stems."""
        found: dict[str, list[Verb]] = {}
        for number in lines:
            words = self.material.lines.all[number].words
            if number not in self._verbs:
                at = [at for at, word in enumerate(words) if word.kinds & Kind.PAST and not word.kinds & Kind.PEOPLE]
                self._verbs[number] = [Verb(number, words[it].stem, *people_before(words, it)) for it in at]
            for verb in self._verbs[number]:
                found.setdefault(verb.stem, []).append(verb)
        return found


def people_before(words: Sequence[Word], at: int) -> tuple[str, list[Word]]:
    """The voice of a verb, and the nouns for people among the words of its subject: none where both may do it."""
    verb = _verb_begins(words, at)
    if words[at].stem in _MUTUAL or (verb and words[verb - 1].lower in _AND):
        return "", []
    return _voice(words, verb, at), [word for word in _subject(words, verb) if word.kinds & Kind.PEOPLE]


_MUTUAL = frozenset(map(stem, "clashed clash met fought exchanged signed talked joined".split()))


def _voice(words: Sequence[Word], verb: int, at: int) -> str:
    """Passive, active, or "" where a form can be either: "students abducted in May"."""
    after = words[at + 1 : at + 1 + _TO_BY]
    if any(it.lower in _BE for it in words[verb:at]) or any(it.lower == "by" for it in after):
        return "passive"
    if not after or (after[0].kinds & Kind.BREAK and after[0].lower != "that"):
        return ""
    if any(it.kinds & Kind.TIME for it in after[:2]):
        return ""  # "abducted two weeks ago"
    return "" if after[0].lower in _PREPOSITIONS and after[0].lower != "to" else "active"
