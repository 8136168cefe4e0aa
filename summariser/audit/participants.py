"""Whoever takes part in an event has the name that the article's own words for him tell."""

from collections.abc import Iterator

from summariser.audit.dictionary import Kind, words_in
from summariser.audit.lexicon import words as words_of
from summariser.audit.material import Material
from summariser.audit.replaced import nations_in
from summariser.audit.speakers import are_akin
from summariser.audit.wording import finding, short
from summariser.models import Finding
from summariser.models.event import Participant

NAME = "names"
"""Its findings are that check's."""
_POINTS_BACK = frozenset(
    "the its his her their this that these those both he she it they one two some who which".split()
)
"""What so begins may stand for somebody who is named elsewhere: "the group"."""


def participants_of(material: Material) -> Iterator[Finding]:
    """Actors and recipients whose name shares no word with what stands for them."""
    for at, event in enumerate(material.summary.events):
        for kind, people in (("actors", event.actors), ("recipients", event.recipients)):
            for index, person in enumerate(people):
                if _is_another(material, person):
                    message = f"the article has {short(person.spans[0].text)} here, not {short(person.name)}"
                    yield finding(NAME, "warning", message, f"/events/{at}/{kind}/{index}/name", person.spans[:1])


def _is_another(material: Material, person: Participant) -> bool:
    """Whether no word of a name stands in any of its spans, none of which points back to a name elsewhere."""
    own = material.roots(person.name)
    theirs = set[str]().union(*(material.roots(span.text) for span in person.spans))
    if not own or not theirs or are_akin(own, theirs):
        return False
    if any(span.text.lower().split()[:1] and span.text.lower().split()[0] in _POINTS_BACK for span in person.spans):
        return False
    said = [word for span in person.spans for word in words_in(span.text)]
    if not nations_in(said).isdisjoint(nations_in(words_in(person.name))):
        return False
    plain = words_of("speakers", "plain")
    posted = any(word.bare in plain for word in said) and any(word.kinds & Kind.NAME for word in words_in(person.name))
    return not posted  # "a minister" may be named elsewhere
