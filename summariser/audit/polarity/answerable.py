"""Who is filed as answering for a deed: accused by nobody, or as one who did it and denies it."""

from collections.abc import Iterator

from summariser.audit.polarity.blaming import BLAMING
from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, short
from summariser.models import Event, Finding, Responsibility

NAME = "polarity"
"""Its findings are that check's."""
_CHARGES = frozenset({"accused", "suspected", "claimed", "reported_as_fact"})


def answerable_in(material: Material) -> Iterator[Finding]:
    """Warnings for each event: whom nobody accuses, and who denies it and is filed as who did it."""
    for at, event in enumerate(material.summary.events):
        for index, blame in enumerate(event.responsibility):
            yield from _charged_by_nobody(material, event, blame, f"/events/{at}/responsibility/{index}/stance")
        yield from _denying_doers(material, event, f"/events/{at}/actors")


def _charged_by_nobody(material: Material, event: Event, blame: Responsibility, where: str) -> Iterator[Finding]:
    """A party told as accused or suspected that is named beside an event's sentences alone, and for which no sentence
    that names it, nor one beside, has a word for that."""
    roots = material.roots(blame.party)
    if blame.stance not in {"accused", "suspected"} or not roots or blame.attribution_id is not None:
        return
    cited, named = material.lines_of(event.evidence), _naming(material, blame.party or "")
    only_beside = named.isdisjoint(cited) and not named.isdisjoint(material.lines.beside(cited))
    if only_beside and _is_charged(material, blame.party or "") is False:
        message = f"told as {blame.stance}; the article has nobody charge {short(blame.party or '')}"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _naming(material: Material, party: str) -> set[int]:
    """The sentences that name a party: that have all words of its name with a capital, or, of a party without one, any
    word."""
    words = [word for word in material.tokens_of(party).words if word.stem]
    name = {word.stem for word in words if word.kinds & Kind.NAME}
    if len(name) > 1:
        return {at for at, line in enumerate(material.lines.all) if name <= line.roots}
    roots = name or {word.stem for word in words}
    return {at for at, line in enumerate(material.lines.all) if roots and are_akin(roots, line.roots)}


def _is_charged(material: Material, party: str) -> bool | None:
    """Whether somebody else accuses where a party is named, or a word for that stands there or beside; None where it
    is named nowhere."""
    lines, roots = sorted(_naming(material, party)), material.roots(party)
    own = {item.id for item in material.sources_with(roots)}
    said = (item for number in lines for item in material.speakers_in(number) if item.id not in own)
    if any(item.speech_act == "accuse" for item in said):
        return True
    low = material.lines.lower(material.lines.beside(lines))
    return any(word.startswith(BLAMING) for word in low) if lines else None


def _denying_doers(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """Somebody filed as who did it, of whom the article has nothing but that he denies it."""
    for index, person in enumerate(event.actors if event.known_from == "fact" else ()):
        roots = material.roots(person.name)
        stances = {it.stance for it in event.responsibility if it.party and are_akin(roots, material.roots(it.party))}
        denies = "denied" in stances and stances.isdisjoint(_CHARGES)
        if person.role == "perpetrator" and denies and _is_charged(material, person.name) is False:
            message = f"{short(person.name)} is filed as who did it; the article only has the denial"
            yield finding(NAME, "warning", message, f"{where}/{index}/role", person.spans[:1])
