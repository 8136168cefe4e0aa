"""MUC-4 reports as gold: templates of violent incidents, with their slots as facts.

A value in parentheses is optional in the key; "- 23 AUG 88" is that day or one before it; "A (CITY) - B (CITY)" lies
between two places; "2 -" is at least two, "PLURAL" is no figure at all.
"""

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.facts import SLOTS, Bounds, Days, EventFacts, Figure, Fill, Where
from summariser.evaluate.partial import MisfitError, partial_summary
from summariser.models import Article, Event

_TABLE: dict[str, Any] = json.loads(
    resources.files("summariser.evaluate").joinpath("muc4.json").read_text(encoding="utf-8")
)
_DAY = re.compile(r"\d{1,2} [A-Z]{3} \d{2,4}")
_LEVEL = re.compile(r"(?<=[^\s:])\s+\([A-Z ]+\)")
"""The kind of a place, after its name: (CITY)."""
_CENTURY = 1900
_OF_IT = re.compile(r"\b(?:of|by|from|in|at|near|who|with|accused|suspected|killed|wounded|belonging)\b", re.IGNORECASE)
_FORMERLY = re.compile(r"\b(?:former|retired|ex|police)\b", re.IGNORECASE)
_COMBATANTS = re.compile(rf"\b(?:{'|'.join(_TABLE['combatants'])})\b", re.IGNORECASE)


def is_incident(event: Event) -> bool:
    """Whether a predicted event is of a kind, and at a stage, that MUC-4 has templates for."""
    pairs = {(event.type, None), (event.type, event.mode)}
    kinds = {tuple(pair) for pair in _TABLE["predicted"]}
    return bool(pairs & kinds) and event.status in _TABLE["statuses"] and not event.negated


def is_free(event: Event) -> bool:
    """Whether an incident that no template wants costs nothing.

    MUC-4 leaves out what happened more than two months before the report (background); what befalls armed forces,
    which it counts as warfare and not as terrorism; what police and army seize; and crimes and strikes that are no act
    of terror, which the Summary does not tell apart.
    """
    if event.role == "background" or event.type in {"crime", "protest"}:
        return True
    if event.type == "coerce":
        return any(actor.sector in _TABLE["state_sectors"] for actor in event.actors)
    return is_combat(event)


def is_combat(event: Event) -> bool:
    """Whether an assault is told to have hit armed forces or insurgents, and nobody and nothing else."""
    hit = [item.sector in _TABLE["combat_sectors"] or _armed(_head(item.name)) for item in event.recipients]
    hit += [_armed(_head(item.victims)) for item in event.casualties if item.victims and item.count.high != 0]
    hit += [_armed(item.name) for item in event.targets if item.effect != "none"]
    return event.type == "assault" and bool(hit) and all(hit)


def _head(words: str) -> str:
    """A group without what is said of it: "wives and children of soldiers" are no soldiers, nor are former ones."""
    head = _OF_IT.split(words, maxsplit=1)[0]
    return "" if _FORMERLY.search(head) else head


def _armed(words: str) -> bool:
    """Whether words name fighters, their units or what belongs to them."""
    return _COMBATANTS.search(words) is not None


def muc4_document(record: dict[str, Any], place: str) -> GoldDocument:
    """One record `{doc_id, text, dateline, relevant, templates}`. Raises MisfitError."""
    text, name = record.get("text"), record.get("doc_id")
    if not isinstance(text, str) or not isinstance(name, str):
        raise MisfitError("/text" if isinstance(name, str) else "/doc_id", "must be a string")
    stamp = _DAY.search(str(record.get("dateline") or "").upper())
    article = Article(id=name, text=text, published=_day(stamp.group(), "/dateline") if stamp else None)
    templates = record.get("templates") or []
    if not isinstance(templates, list):
        raise MisfitError("/templates", "must be a list")
    summary, _ = partial_summary({}, article)
    events = tuple(_event(raw, f"/templates/{index}") for index, raw in enumerate(templates))
    return GoldDocument(name=name, place=place, summary=summary, events=events, incidents=True, scored=frozenset(SLOTS))


def _event(raw: Any, pointer: str) -> EventFacts:
    if not isinstance(raw, dict):
        raise MisfitError(pointer, "must be an object")
    kinds = [value for item in _items(raw, "incident_type", pointer) for value in item.get("values", [])]
    try:
        allowed = [_TABLE["types"][kind.strip("()")] for kind in kinds]
    except (KeyError, AttributeError) as error:
        raise MisfitError(f"{pointer}/incident_type", f"there is no incident type {kinds!r}") from error
    traits: dict[str, frozenset[object]] = {"type": frozenset(kind for item in allowed for kind in item["types"])}
    if allowed and all(item["modes"] for item in allowed):
        traits["mode"] = frozenset(mode for item in allowed for mode in item["modes"])
    stages = [value for item in _items(raw, "stage_of_execution", pointer) for value in item.get("values", [])]
    if stages:
        known = [_TABLE["stages"].get(str(stage).strip("()"), []) for stage in stages]
        traits["status"] = frozenset(status for item in known for status in item)
    dates = [value for item in _items(raw, "incident_date", pointer) for value in item.get("values", [])]
    places = [value for item in _items(raw, "incident_location", pointer) for value in item.get("values", [])]
    slots = {slot: _fills(raw, names, pointer) for slot, names in _TABLE["slots"].items()}
    slots["weapon"] += _instruments(raw, pointer)
    return EventFacts(
        key=pointer,
        told=" · ".join(map(str, [*kinds, *dates[:1], *places[:1]])),
        optional=bool(raw.get("optional")),
        traits=traits,
        dates=tuple(_days(str(value), f"{pointer}/incident_date") for value in dates),
        wheres=tuple(where for value in places for where in _wheres(str(value))),
        slots=slots,
        figures=tuple(_figures(raw, pointer)),
    )


def _items(raw: dict[str, Any], name: str, pointer: str) -> list[dict[str, Any]]:
    items = raw.get(name) or []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise MisfitError(f"{pointer}/{name}", "must be a list of objects")
    for index, item in enumerate(items):
        for part, kind in (("values", str), ("ref", str), ("mentions", dict)):
            held = item.get(part, [])
            if not isinstance(held, list) or not all(isinstance(value, kind) for value in held):
                words = "objects" if kind is dict else "strings"
                raise MisfitError(f"{pointer}/{name}/{index}/{part}", f"must be a list of {words}")
    return items


def _fills(raw: dict[str, Any], names: list[str], pointer: str) -> tuple[Fill, ...]:
    """The fillers of a slot. A description of somebody who is named (`ref`) is another wording of that name: one
    person is one victim."""
    fills: list[Fill] = []
    for name in names:
        for index, item in enumerate(_items(raw, name, pointer)):
            words = tuple(str(mention.get("text", "")) for mention in item.get("mentions", []))
            refs = set(map(str, item.get("ref", [])))
            same = next((at for at, fill in enumerate(fills) if refs & set(fill.wordings)), None)
            if words and same is not None:
                fills[same] = replace(fills[same], wordings=fills[same].wordings + words)
            elif words:
                fills.append(Fill(f"{pointer}/{name}/{index}", words, optional=bool(item.get("optional"))))
    return tuple(fills)


def _instruments(raw: dict[str, Any], pointer: str) -> tuple[Fill, ...]:
    """The types of instruments that no instrument of the template is said to be of: right if found, no loss if not."""
    return tuple(
        Fill(
            f"{pointer}/instrument_type/{index}/{value}", (value, *_TABLE["instruments"].get(value, ())), optional=True
        )
        for index, item in enumerate(_items(raw, "instrument_type", pointer))
        for value in item.get("values", [])
        if not item.get("ref")
    )


def _figures(raw: dict[str, Any], pointer: str) -> list[Figure]:
    """One figure for each number of human targets whose effect is known.

    The number of somebody who is named says no more than the name: it is optional, and so is "nobody was hurt".
    """
    found = []
    effects = _items(raw, "hum_tgt_effect", pointer)
    named = {m.get("text") for item in _items(raw, "hum_tgt_name", pointer) for m in item.get("mentions", [])}
    for index, item in enumerate(_items(raw, "hum_tgt_number", pointer)):
        refs = [str(ref) for ref in item.get("ref", [])]
        harm = [
            _TABLE["effects"][value]
            for effect in effects
            if set(refs) & set(effect.get("ref", []))
            for value in effect.get("values", [])
            if value in _TABLE["effects"]
        ]
        read = [bounds for value in item.get("values", []) if (bounds := _bounds(str(value))) is not None]
        if not harm or not read:
            continue
        optional = bool(item.get("optional")) or bool(named & set(refs))
        told = f"{'/'.join(harm)}: {item['values'][0]} {refs[0] if refs else ''}".strip()
        key = f"{pointer}/hum_tgt_number/{index}"
        found.append(Figure(key, told, frozenset(harm), read[0], tuple(refs), optional))
    return found


def _bounds(text: str) -> Bounds | None:
    """ "7", "2 -" (at least), "-139" (at most), "~100" (about), "5 - 10"; None for PLURAL."""
    plain = text.strip("() ")
    numbers = [int(number) for number in re.findall(r"\d+", plain)]
    if not numbers:
        return None
    if len(numbers) == 2:
        return numbers[0], None, numbers[1], "range"
    number = numbers[0]
    if plain.startswith("~"):
        return None, number, None, "about"
    if plain.startswith("-"):
        return None, number, number, "at_most"
    return (number, number, None, "at_least") if plain.endswith("-") else (number, number, number, "exact")


def _days(text: str, pointer: str) -> Days:
    plain = text.strip("() ").upper()
    found = [_day(stamp, pointer) for stamp in _DAY.findall(plain)]
    if not found:
        return None, None
    if plain.startswith("-"):
        return None, found[0]
    return found[0], found[-1]


def _day(text: str, pointer: str) -> date:
    day, month, year = text.split()
    full = int(year) + (_CENTURY if len(year) <= 2 else 0)
    try:
        start = datetime.strptime(f"{month.title()} {full}", "%b %Y").date()
        return start + timedelta(days=int(day) - 1)
    except ValueError as error:
        raise MisfitError(pointer, f"{text!r} is no date") from error


def _wheres(text: str) -> list[Where]:
    """ "COLOMBIA: CAQUETA (DEPARTMENT): FLORENCIA (TOWN)": deepest FLORENCIA, in COLOMBIA. A lone place that has a
    kind is no country."""
    named = _LEVEL.sub("", text)
    levels = [level for part in named.split(":") if (level := part.strip(" ()"))]
    if not levels:
        return []
    country = "" if len(levels) == 1 and named != text else levels[0]
    return [Where(end.strip(), country) for end in re.split(r"\s-\s", levels[-1]) if end.strip()]
