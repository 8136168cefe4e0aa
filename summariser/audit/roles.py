"""Who did it to whom is not turned round: "police attacked protesters" for "protesters attacked police"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summariser.audit.dictionary import Kind, Word, people_by_stem, stem
from summariser.audit.lexicon import keyed
from summariser.audit.material import Material
from summariser.audit.statements import Statement
from summariser.audit.wording import finding, short
from summariser.models import Event, Finding

NAME = "support"
"""Its findings are that check's."""
_BE = frozenset("was were is are be been being got".split())
_TO_BE = 3
"""Words from a verb back to the "was" that makes it passive."""
_TO_BY = 3
"""Words from a verb to the "by" of who did it."""
_MOST = 7
"""Words of one side that are looked at."""
_PREPOSITIONS = frozenset(
    "in at on of for from to with without by near outside inside during since until over under into towards toward "
    "through across around against among between about than as upon along behind beyond".split()
)
_AT = frozenset("at on against upon towards toward".split())
_TOLD = frozenset({"blame", "order", "back"})
"""Deeds of words, which those who act in an event and those who suffer it may do to each other."""
_NONE: frozenset[str] = frozenset()
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
        by = next((place for place in range(at + 1, min(at + 1 + _TO_BY, len(words))) if words[place].lower == "by"), 0)
        if word.kinds & Kind.PAST and by and not any(it.kinds & Kind.BREAK for it in words[at + 1 : by]):
            own, other = _behind(words, by + 1), left
        elif any(it.lower in _BE for it in words[verb:at]):
            own, other, before = _NONE, left, _NONE
        else:
            own, other, before = left, _object(words, at, kind), left
        if own or other:
            found.append(Deed(kind, at, own, other))
    return found


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
        first -= 1
    parts: list[list[Word]] = [[]]
    for word in words[first:verb]:
        if word.lower in _PREPOSITIONS:
            parts.append([])
        elif word.stem:
            parts[-1].append(word)
    return next((part for part in parts if part), [])


def _behind(words: Sequence[Word], at: int) -> frozenset[str]:
    """The stems from a word up to what ends a phrase."""
    found: list[str] = []
    for word in words[at : at + _MOST]:
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


class Told:
    """What the sentences of an article tell of who did what: each is read once."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._deeds: dict[tuple[int, int], list[Deed]] = {}
        self._verbs: dict[int, list[_Verb]] = {}

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

    def verbs(self, lines: Sequence[int]) -> dict[str, list["_Verb"]]:
        """The verbs in the past of some sentences, by their stems."""
        found: dict[str, list[_Verb]] = {}
        for number in lines:
            words = self.material.lines.all[number].words
            if number not in self._verbs:
                at = [at for at, word in enumerate(words) if word.kinds & Kind.PAST and not word.kinds & Kind.PEOPLE]
                self._verbs[number] = [_Verb(number, words[it].stem, *_people_before(words, it)) for it in at]
            for verb in self._verbs[number]:
                found.setdefault(verb.stem, []).append(verb)
        return found


class _Verb(NamedTuple):
    """A verb in the past: its sentence and stem, its voice, and the nouns for people before it."""

    number: int
    stem: str
    voice: str
    people: list[Word]


def roles_in(known: Told, statement: Statement) -> Iterator[Finding]:
    """A deed whose sides the sentences have the other way round, and never this way."""
    tokens, material = statement.tokens, known.material
    if not tokens.kinds & Kind.DEED:
        return
    ours = [deed for deed in deeds_in(tokens.words) if deed.by and deed.to]
    if not ours:
        return
    lines = statement.lines or material.aligned(statement)
    theirs = known.deeds(material.lines.beside(lines))
    for deed in ours:
        harmed = _harmed_otherwise(deed, theirs)
        if harmed is not None:
            number, place = harmed
            other = short(material.lines.all[number].words[place].form)
            message = f"{short(tokens.words[deed.at].form)} is told; the article has {other} of the same"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(number)])
            return
        turned = _turned(deed, theirs)
        if turned is None:
            continue
        if not any(_crosses(deed, other) for other in deeds_in(statement.whole.words)):  # they accuse each other
            verb = short(tokens.words[deed.at].form)
            message = f"{verb} is told the other way round: the article has who did it as the one it was done to"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(turned)])
            return


def people_in(known: Told, statement: Statement) -> Iterator[Finding]:
    """People before a verb for whom the sentences have others before it, and nowhere those: "guards agreed to release
    the workers" for "the inmates agreed to"."""
    tokens, material = statement.tokens, known.material
    if not tokens.kinds & Kind.PEOPLE:
        return
    theirs = known.verbs(statement.lines or material.aligned(statement, 2, 0.7))
    for at, word in enumerate(tokens.words) if theirs else ():
        if not word.stem or word.stem not in theirs or word.kinds & Kind.PEOPLE:
            continue
        voice, people = _people_before(tokens.words, at)
        told = [verb for verb in theirs[word.stem] if verb.voice == voice]
        sure = voice and all(verb.voice for verb in theirs[word.stem])
        if not (people and told and sure):
            continue
        if not all(verb.people and _are_others(people, verb.people) for verb in told):
            continue
        other = short(told[0].people[-1].form)
        message = f"{short(people[-1].form)}: the article has {other} before {short(word.form)}"
        yield from statement.findings(NAME, "warning", message, [material.sentence_span(told[0].number)])
        return


def _people_before(words: Sequence[Word], at: int) -> tuple[str, list[Word]]:
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


def _are_others(people: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether no word for one of these people may stand for one of those."""
    groups = people_by_stem()
    ours, theirs = ({word.stem for word in some} for some in (people, others))
    return all(
        groups.get(one, {one}).isdisjoint(theirs) and all(one not in groups.get(other, {other}) for other in theirs)
        for one in ours
    )


def _turned(ours: Deed, told: list[tuple[int, Deed]]) -> int | None:
    """The sentence that has a deed the other way round, where none has it this way."""
    found = None
    for number, deed in told:
        if deed.kind != ours.kind:
            continue
        if _meet(ours.by, deed.by) or _meet(ours.to, deed.to):
            return None
        if found is None and deed.by and _meet(ours.by, deed.to):
            found = number
    return found


def _harmed_otherwise(ours: Deed, told: list[tuple[int, Deed]]) -> tuple[int, int] | None:
    """The sentence and the verb by which somebody was killed who is told as hurt, or the reverse."""
    other = _WORSE.get(ours.kind)
    same = [(number, deed) for number, deed in told if deed.kind in {ours.kind, other} and _meet(ours.to, deed.to)]
    if other is None or any(deed.kind == ours.kind for _, deed in same):
        return None
    return next(((number, deed.at) for number, deed in same if not ours.to.isdisjoint(deed.to)), None)


_WORSE = {"kill": "injure", "injure": "kill"}


def _crosses(one: Deed, other: Deed) -> bool:
    """Whether two deeds of a kind have the same sides, changed over."""
    return one.kind == other.kind and _meet(one.by, other.to) and _meet(one.to, other.by)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sides share a stem, or have two nouns for the same people."""
    groups = people_by_stem()
    return not one.isdisjoint(other) or any(not groups[root].isdisjoint(other) for root in one if root in groups)


def sides_of(known: Told) -> Iterator[Finding]:
    """Actors whom the evidence has as those it was done to, by whom it has as recipients."""
    material = known.material
    for at, event in enumerate(material.summary.events):
        if not (event.actors and event.recipients):
            continue
        told = known.deeds(material.lines_of(event.evidence), Kind.DEED | Kind.PAST)
        number = _crossed(material, event, told)
        if number is not None:
            message = "the article has the actors as those it was done to, and the recipients as those who did it"
            yield finding(NAME, "warning", message, f"/events/{at}/actors", [material.sentence_span(number)])


def _crossed(material: Material, event: Event, told: list[tuple[int, Deed]]) -> int | None:
    """The first sentence that has the sides of an event the other way round, where none has them its way."""
    by = set[str]().union(*(material.roots(person.name) for person in event.actors))
    to = set[str]().union(*(material.roots(person.name) for person in event.recipients))
    own, other = by - to, to - by
    found = None
    for number, deed in told:
        if deed.kind in _TOLD:
            continue
        if not deed.by.isdisjoint(own) or not deed.to.isdisjoint(other):
            return None
        if found is None and not deed.by.isdisjoint(other) and not deed.to.isdisjoint(own):
            found = number
    return found
