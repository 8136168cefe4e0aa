"""What stands for a part of the summary stands where that part is told: sources, whom they cite, who takes part."""

from collections.abc import Iterator
from itertools import chain

from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, named, short
from summariser.models import Attribution, Event, Finding
from summariser.models.vocabulary import MODES

NAME = "consistency"
"""Its findings are that check's."""
_Reach = tuple[int, int] | None
"""The first and the last of some sentences."""


def linked_in(material: Material) -> Iterator[Finding]:
    """A warning where words stand elsewhere than what they are for, or two ends of a link do not meet."""
    summary = material.summary
    missing = {entry.pointer for entry in summary.ungrounded}
    said = {item.id: item for item in summary.attributions}
    for at, item in enumerate(summary.attributions):
        yield from _attribution(material, item, said.get(item.via_id or ""), f"/attributions/{at}")
    for at, event in enumerate(summary.events):
        where = f"/events/{at}"
        if event.mode is not None and event.mode not in MODES.get(event.type, ()):
            yield finding(NAME, "error", f"{event.type} has no mode {short(event.mode)}", f"{where}/mode")
        yield from _ends(event, summary.attributions)
        yield from _stances(event, where)
        if not any(pointer.startswith(where) for pointer in missing):
            yield from _without_words(material, event, where)


def _attribution(material: Material, item: Attribution, via: Attribution | None, where: str) -> Iterator[Finding]:
    """The source, and whoever passes on what it says, stand beside what is said."""
    own = material.reach_of(item.cue.spans, item.content.spans)
    if _apart(material.reach_of(item.source.spans), own, 0 if item.cue.spans else 1):
        message = f"{short(item.source.spans[0].text)} stands in another part of the article than what is said"
        yield finding(NAME, "warning", message, f"{where}/source", item.source.spans[:1])
    theirs = (via.source.spans, via.cue.spans, via.content.spans) if via is not None else ()
    if via is not None and _apart(material.reach_of(*theirs), own, 1):
        message = f"{named(via.id)}, through which it is told, stands in another part of the article"
        yield finding(NAME, "warning", message, f"{where}/via_id", [*chain(*theirs)][:1])
    reason = item.source.anonymity_reason
    if reason and not material.holds(reason):
        message = f"the article does not have the reason {short(reason)}"
        yield finding(NAME, "warning", message, f"{where}/source/anonymity_reason", item.source.spans[:1])


def _apart(ours: _Reach, theirs: _Reach, most: int) -> bool:
    """Whether two stretches of sentences are further apart than `most`."""
    return ours is not None and theirs is not None and max(ours[0] - theirs[1], theirs[0] - ours[1]) > most


def _ends(event: Event, attributions: list[Attribution]) -> Iterator[Finding]:
    """An event has the attributions that have it."""
    own = set(event.attribution_ids)
    for at, item in enumerate(attributions):
        if (event.id in item.event_ids) != (item.id in own):
            message = f"{named(event.id)} and {named(item.id)} do not both say that they belong together"
            yield finding(NAME, "warning", message, f"/attributions/{at}/event_ids")


def _stances(event: Event, where: str) -> Iterator[Finding]:
    """Nobody claimed it, or somebody did."""
    stances = [blame.stance for blame in event.responsibility]
    if "unclaimed" in stances and "claimed" in stances:
        at = stances.index("claimed")
        yield finding(
            NAME, "warning", "told as claimed, and as claimed by nobody", f"{where}/responsibility/{at}/stance"
        )


def _without_words(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """Somebody takes part for whom no words stand, though the article has his name."""
    for kind, people in (("actors", event.actors), ("recipients", event.recipients)):
        for index, person in enumerate(people):
            if not person.spans and material.holds(person.name):
                message = f"no words stand for {short(person.name)}, whom the article names"
                yield finding(NAME, "warning", message, f"{where}/{kind}/{index}/spans", event.evidence[:1])
