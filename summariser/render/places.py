"""Where a finding stands, as a reader counts: "e8 description" for /events/7/description."""

import re
from typing import NamedTuple

from summariser.models import Attribution, Event, Summary

_INDEX = re.compile(r"[0-9]{1,6}")
_IDENTIFIED = {"events": "e", "attributions": "a"}
"""Lists whose entries have ids: a letter, and their position counted from 1."""
_SINGULAR = {"key_points": "key point", "ungrounded": "ungrounded"}


class _Pointer(NamedTuple):
    """A JSON Pointer into a summary in its parts."""

    head: str
    at: int | None
    fields: list[str]


def _parts(pointer: str) -> _Pointer:
    head, *fields = pointer.split("/")[1:] or [""]
    index = int(fields.pop(0)) if fields and _INDEX.fullmatch(fields[0]) else None
    return _Pointer(head, index, fields)


def place_of(pointer: str, summary: Summary | None = None) -> str:
    """A JSON Pointer in words: "headline", "a2 source", "e1 casualties 2", "key point 2".

    Entries count from 1, and events and attributions go by their ids; where no summary is given, by those that their
    positions have. A key point that is an event's description is shown there: "key point 1 (e2 description)".
    """
    head, index, fields = _parts(pointer)
    if not head:
        return "the whole result"
    name = head.replace("_", " ")
    if index is not None:
        name = _entry(head, index, summary) if head in _IDENTIFIED else f"{_SINGULAR.get(head, name)} {index + 1}"
    if head == "key_points":
        fields = [field for field in fields if field != "text"]
        event = event_at(pointer, summary) if not fields else None
        name = f"{name} ({event.id} description)" if event is not None else name
    if head == "attributions" and fields[:2] == ["source", "name"]:
        del fields[1]
    steps = (str(int(it) + 1) if _INDEX.fullmatch(it) else it.replace("_", " ") for it in fields)
    return " ".join([name, *steps])


def places_of(pointers: list[str], summary: Summary | None = None) -> list[str]:
    """`place_of` each; a description and the key point that it is are one: "e2 description (key point 1)"."""
    named = list(dict.fromkeys(place_of(pointer, summary) for pointer in pointers))
    for point in [it for it in named if it.startswith("key point ") and it.endswith(" description)")]:
        name, _, told = point.removesuffix(")").partition(" (")
        if told in named:
            named.remove(told)
            named[named.index(point)] = f"{told} ({name})"
    return named


def field_of(pointer: str, summary: Summary) -> str:
    """The place without the id of the entry that it is told beside: "description"."""
    head, index, _ = _parts(pointer)
    if index is None or head not in _IDENTIFIED:
        return place_of(pointer)
    return place_of(pointer, summary).removeprefix(_entry(head, index, summary)).strip()


def event_at(pointer: str, summary: Summary | None) -> Event | None:
    """The event beside which a reader sees what the pointer points to; of a key point, the event that it retells."""
    head, index, _ = _parts(pointer)
    if summary is None or index is None:
        return None
    if head == "events":
        return summary.events[index] if index < len(summary.events) else None
    if head == "key_points" and index < len(summary.key_points):
        text = summary.key_points[index].text
        return next((event for event in summary.events if event.description == text), None)
    return None


def attribution_at(pointer: str, summary: Summary) -> Attribution | None:
    """The attribution that the pointer points to, or into."""
    head, index, _ = _parts(pointer)
    if head != "attributions" or index is None or index >= len(summary.attributions):
        return None
    return summary.attributions[index]


def _entry(head: str, index: int, summary: Summary | None) -> str:
    entries: list[Event] | list[Attribution] = []
    if summary is not None:
        entries = summary.events if head == "events" else summary.attributions
    return entries[index].id if index < len(entries) else f"{_IDENTIFIED[head]}{index + 1}"
