"""An event in rows: what all pages show of it alike."""

import calendar
from dataclasses import dataclass, field
from datetime import date

from summariser.models import Event, EventDate, Location, Participant, Responsibility, Span
from summariser.render.codes import affiliation_of
from summariser.render.figures import casualty_of, weapon_of
from summariser.render.words import one_line

_STANCES = {
    "claimed": "claimed by",
    "denied": "denied by",
    "accused": "accused:",
    "suspected": "suspected:",
    "reported_as_fact": "done by",
}
_LAWFUL = {"coerce", "sanction", "legal"}
"""Types in which who is arrested or convicted would be called a victim."""
_TOLD = {
    "by": {"participant", "perpetrator"},
    "to": {"participant", "recipient", "target", "victim"},
    "victim": {"victim"},
}
"""Roles that a row tells by its label."""


def kind_of(event: Event) -> str:
    """Type, mode, role and status: "assault/heavy-weapons · main · actual"; last ACLED's type.

    What did not happen is not called actual.
    """
    parts = [f"{event.type}/{event.mode}" if event.mode else event.type, event.role]
    if not (event.negated and event.status == "actual"):
        parts.append(event.status)
    if event.negated:
        parts.append("did not happen")
    if event.known_from == "claim":
        parts.append("claim")
    if event.acled:
        parts.append(f"ACLED: {event.acled}")
    return " · ".join(map(one_line, parts))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is told of an event."""

    label: str
    words: str
    spans: list[Span] = field(default_factory=list)
    """The words of the article that it rests on."""
    attribution_ids: list[str] = field(default_factory=list)
    """The attributions that say so."""


def details_of(event: Event) -> list[tuple[str, str]]:
    """The rows under an event: label, and words with who says so, "at least eight people (8 or more) — a1"."""
    return [(row.label, " — ".join(filter(None, (row.words, _ids(row))))) for row in rows_of(event)]


def _ids(row: Row) -> str:
    return one_line(", ".join(row.attribution_ids))


def rows_of(event: Event) -> list[Row]:
    """The same in parts, those rows that the event has, with the places that each rests on."""
    rows: list[Row] = []
    if event.date:
        rows.append(Row("when", date_of(event.date)))
    if event.location:
        rows.append(Row("where", location_of(event.location)))
    harmed = event.type not in _LAWFUL
    victims = [it for it in event.recipients if harmed and it.role == "victim"]
    others = [it for it in event.recipients if not (harmed and it.role == "victim")]
    for label, side in (("by", event.actors), ("to", others), ("victim", victims)):
        if side:
            words = "; ".join(participant_of(it, label) for it in side)
            rows.append(Row(label, words, [span for it in side for span in it.spans]))
    for casualty in event.casualties:
        rows.append(Row(casualty.effect, casualty_of(casualty, event), casualty.evidence, casualty.attribution_ids))
    for target in event.targets:
        kind = f" ({one_line(target.kind)})" if target.kind else ""
        rows.append(Row("target", f"{one_line(target.name)}{kind}: {target.effect}", target.spans))
    rows += [Row("weapon", weapon_of(weapon), weapon.spans) for weapon in event.weapons]
    for item in event.responsibility:
        by = [item.attribution_id] if item.attribution_id else []
        rows.append(Row("blame", responsibility_of(item), attribution_ids=by))
    if event.attribution_ids:
        rows.append(Row("said in", "", attribution_ids=event.attribution_ids))
    return rows


def date_of(known: EventDate) -> str:
    """ "2020-11-21 (“Saturday”)"; of a whole month or year that, and "by 2024-09 (“by September”)"."""
    words = f"“{one_line(known.text)}”"
    start, end = known.start, known.end
    if start is None:
        return words
    days = f"{start}" if end is None or start == end else _period(start, end)
    if end is not None and start != end and known.text.casefold().startswith("by "):
        days = f"by {days if ' ' not in days else end}"
    return f"{days} ({words})"


def _period(start: date, end: date) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _span_of(start, end, 4)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return _span_of(start, end, 7)
    return f"{start} to {end}"


def _span_of(start: date, end: date, length: int) -> str:
    first, last = start.isoformat()[:length], end.isoformat()[:length]
    return first if first == last else f"{first} to {last}"


def location_of(location: Location) -> str:
    """ "Kabul, Afghanistan"."""
    parts = [location.name or location.text, location.admin, location.country]
    return ", ".join(dict.fromkeys(one_line(part) for part in parts if part))


def participant_of(participant: Participant, label: str) -> str:
    """ "Taliban (Afghanistan, rebels; perpetrator)": who it is, and in which role where its row does not tell that."""
    role = participant.role if participant.role not in _TOLD[label] else None
    known = one_line("; ".join(filter(None, (affiliation_of(participant), role))))
    return one_line(participant.name) + (f" ({known})" if known else "")


def responsibility_of(responsibility: Responsibility) -> str:
    """ "denied by Taliban"."""
    if responsibility.stance == "unclaimed" or responsibility.party is None:
        return "nobody has claimed it"
    return f"{_STANCES[responsibility.stance]} {one_line(responsibility.party)}"
