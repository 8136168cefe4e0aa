"""Who did it to whom is not turned round: "police attacked protesters" for "protesters attacked police"."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.reading.deeds import Deed, Told, people_before
from summariser.audit.reading.dictionary import Kind, Word, people_by_stem, stems_of
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import finding, short
from summariser.models import Event, Finding

NAME = "support"
"""Its findings are that check's."""
_OF_POWER = frozenset({"capture", "judge"})
"""Deeds of which one side alone tells who is on the other: who suffers them is not who acts."""
_MOST, _MOST_TOLD = 10, 200
"""Deeds of a statement, and of the sentences that it rests on: more are no prose."""
_TOLD = frozenset({"blame", "order", "back"})
"""Deeds of words, which those who act in an event and those who suffer it may do to each other."""


def roles_in(known: Told, statement: Statement) -> Iterator[Finding]:
    """A deed whose sides the sentences have the other way round, and never this way."""
    tokens, material = statement.tokens, known.material
    if not tokens.kinds & Kind.DEED:
        return
    own = known.stated(tokens)
    ours = [deed for deed in own if deed.by and deed.to][:_MOST]
    if not ours:
        return
    lines = statement.lines or material.aligned(statement)
    theirs = known.deeds(material.lines.beside(lines))[:_MOST_TOLD]
    for deed in ours:
        told_so = any(it.kind == deed.kind for number, it in theirs if number in statement.lines)
        harmed = None if told_so else _harmed_otherwise(deed, own, theirs)
        if harmed is not None:
            number, place = harmed
            other = short(material.lines.all[number].words[place].form)
            message = f"{short(tokens.words[deed.at].form)} is told; the article has {other} of the same"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(number)])
            return
        turned = _turned(deed, theirs)
        if turned is None:
            continue
        if not any(_crosses(deed, other) for other in known.stated(statement.whole)):  # they accuse each other
            verb = short(tokens.words[deed.at].form)
            message = f"{verb} is told the other way round: the article has who did it as the one it was done to"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(turned)])
            return


def doers_in(known: Told, statement: Statement) -> Iterator[Finding]:
    """Somebody told to have done to the same what the sentences that a statement cites have another do."""
    tokens, material = statement.tokens, known.material
    if not statement.lines or not tokens.kinds & _DONE:
        return
    ours = [deed for deed in known.stated(tokens, _DONE) if deed.by and deed.to][:_MOST]
    theirs = known.deeds(statement.lines, _DONE)[:_MOST_TOLD] if ours else []
    for deed in ours:
        own = _named(tokens.words, deed.by, first=not material.opens_plainly(tokens.words[0]))
        same = [(number, other) for number, other in theirs if own and other.kind == deed.kind]
        found = None
        for number, other in same:
            who = _named(material.lines.all[number].words, other.by)
            if not who or _is_short_for(own, who) or _may_be_one(own, who) or not (deed.by & other.by <= _any_actors()):
                found = None
                break
            if found is None and _meet(deed.to, other.to):
                found = number, other, who
        if found is not None:
            number, other, who = found
            verb = short(material.lines.all[number].words[other.at].form)
            message = f"{short(own[-1].form)}: the article has {short(who[-1].form)} before {verb}"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(number)])
            return


_DONE = Kind.DEED | Kind.PAST


def _named(words: Sequence[Word], roots: frozenset[str], *, first: bool = False) -> list[Word]:
    """The names, and the nouns for people, among the words of a side; `first` says that the capital of the first word
    tells a name."""
    small = words_of("names", "particles")
    some = ((at, word) for at, word in enumerate(words) if word.stem in roots and word.lower not in small)
    people = Kind.PEOPLE | Kind.SIDE
    return [word for at, word in some if word.kinds & (people | Kind.NAME if at or first else people)]


@cache
def _any_actors() -> frozenset[str]:
    """Stems that two sides may share and be others: of nouns for those who act together, of small words in names."""
    return stems_of([*words_of("bonds", "actors"), *words_of("names", "particles")])


def _is_short_for(own: Sequence[Word], who: Sequence[Word]) -> bool:
    """Whether one of some words is made of the first letters that others begin with: "UPN" of "Union of Northern
    Patriots"."""
    letters = "".join(word.form[0] for word in who if word.form[0].isupper())
    return any(len(it.form) > 1 and it.form.isupper() and letters.startswith(it.form[:2]) for it in own)


def _may_be_one(own: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two sides may be the same people."""
    ours, theirs = (frozenset(word.stem for word in some) for some in (own, other))
    return _meet(ours, theirs) or are_akin(ours, theirs)


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
        voice, people = people_before(tokens.words, at)
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


def _harmed_otherwise(ours: Deed, own: list[Deed], told: list[tuple[int, Deed]]) -> tuple[int, int] | None:
    """The sentence and the verb by which somebody was killed who is told as hurt, or the reverse; `own` are all deeds
    of the statement."""
    other = _WORSE.get(ours.kind)
    if any(deed.kind == other for deed in own):
        return None  # "killed 46 and hurt 130" tells of both
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
    """Events whose evidence has the recipients as those who did it, and the actors as those it was done to."""
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
        if deed.kind in _TOLD or not deed.kind:
            continue  # words, and the auxiliary of another verb
        if not deed.by.isdisjoint(own) or not deed.to.isdisjoint(other):
            return None
        by_other, to_own = not deed.by.isdisjoint(other), not deed.to.isdisjoint(own)
        one_side = deed.kind in _OF_POWER and not (deed.by and deed.to)
        if found is None and ((by_other and to_own) or (one_side and (by_other or to_own))):
            found = number
    return found
