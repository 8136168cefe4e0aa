"""Whoever takes part in an event has the name that the article's own words for him tell."""

from collections.abc import Iterator, Sequence

from summariser.audit.reading.dictionary import Kind, Word, words_in
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, short
from summariser.audit.support.replaced import nations_in
from summariser.models import Event, Finding
from summariser.models.event import Participant

NAME = "names"
"""Its findings are that check's."""
_BACK = frozenset("the its his her their this that these those both he she it they one two some who which".split())


def participants_of(material: Material) -> Iterator[Finding]:
    """Actors and recipients whose name shares no word with what stands for them."""
    for at, event in enumerate(material.summary.events):
        for kind, people in (("actors", event.actors), ("recipients", event.recipients)):
            for index, person in enumerate(people):
                if _is_another(material, event, person):
                    message = f"the article has {short(person.spans[0].text)} here, not {short(person.name)}"
                    yield finding(NAME, "warning", message, f"/events/{at}/{kind}/{index}/name", person.spans[:1])


def _is_another(material: Material, event: Event, person: Participant) -> bool:
    """Whether no word of a name stands in any of its spans, and none of them may stand for somebody named beside it."""
    own = material.roots(person.name)
    theirs = set[str]().union(*(material.roots(span.text) for span in person.spans))
    if not own or not theirs:
        return False
    said, name = [word for span in person.spans for word in words_in(span.text)], words_in(person.name)
    ours, there = nations_in(name), nations_in(said)
    if ours - there and there - ours:
        return True
    if _is_named_otherwise(name, said):
        return True
    if are_akin(own, theirs) or not there.isdisjoint(ours):
        return False
    plain = words_of("speakers", "plain")
    proper = any(word.kinds & Kind.NAME and not word.kinds & Kind.PEOPLE and word.bare not in plain for word in name)
    stands_for = any(word.bare in plain for word in said) or any(_points_back(span.text) for span in person.spans)
    near = material.lines.roots(material.lines.beside(material.lines_of(event.evidence)))
    return not (proper and stands_for and are_akin(own, near))


def _is_named_otherwise(name: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether both have a proper name that the other has in no form: "Pakistan's embassy in Kabul" for
    "Iran's embassy in Kabul"."""
    ours, theirs = ({word.bare for word in some if word.kinds & Kind.NAME} for some in (name, said))
    beginnings = [{word[:_BEGINNING] for word in some} for some in (ours, theirs)]
    own = [word for word in ours if word[:_BEGINNING] not in beginnings[1]]
    other = [word for word in theirs if word[:_BEGINNING] not in beginnings[0]]
    return bool(own and other and ours & theirs) and len(said) == len(name)


_BEGINNING = 4
"""Letters that a name and the word derived from it have in common."""


def _points_back(words: str) -> bool:
    """Whether words may stand for somebody who is named elsewhere: "the group"."""
    return words.lower().split()[:1] != [] and words.lower().split()[0] in _BACK
