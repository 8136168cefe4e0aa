"""An event as facts that can be compared: the same for gold of any kind and for predictions."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from summariser.evaluate.partial import given
from summariser.evaluate.places import Place, merged
from summariser.models import Casualty, Event, Location, Participant, Quantity, Span
from summariser.render.words import shortened

Days = tuple[date | None, date | None]
"""First and last day, inclusive; None is open."""
Bounds = tuple[int | None, int | None, int | None, str]
"""low, best, high, qualifier."""

SLOTS = ("perpetrator_individual", "perpetrator_organisation", "victim", "target", "weapon")
"""MUC-4's slots."""
TRAITS = ("type", "mode", "acled", "role", "status", "negated", "known_from")
"""Fields with one value of a vocabulary."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler of a slot: any one of its wordings is a match."""

    key: str
    wordings: tuple[str, ...]
    tag: str = ""
    """What must be equal beside the words: the stance of a responsibility."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of people harmed."""

    key: str
    told: str
    effects: frozenset[str]
    bounds: Bounds
    victims: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """A place: the deepest level that has a name, and the country (code, else name); "" where unknown, and None where
    gold says nothing of it."""

    deepest: str
    country: str | None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event. What is absent from `traits` and `slots`, or None, is not scored."""

    key: str
    told: str
    optional: bool = False
    traits: dict[str, frozenset[object]] = field(default_factory=dict)
    """Field of the event, and its allowed values."""
    dates: tuple[Days, ...] | None = None
    """The allowed readings; empty where the gold says that there is none."""
    wheres: tuple[Where, ...] | None = None
    slots: dict[str, tuple[Fill, ...]] = field(default_factory=dict)
    figures: tuple[Figure, ...] | None = None
    evidence: tuple[Place, ...] = ()


def facts_of(
    event: Event,
    key: str,
    *,
    optional: bool = False,
    partial: bool = False,
    optional_parts: frozenset[str] = frozenset(),
) -> EventFacts:
    """The facts of a public event; of a `partial` one only those that were given."""

    def has(name: str) -> bool:
        return not partial or given(event, name)

    return EventFacts(
        key=key,
        told=shortened(event.description or " … ".join(span.text for span in event.evidence) or event.type, 120),
        optional=optional,
        traits={name: frozenset({getattr(event, name)}) for name in TRAITS if has(name)},
        dates=_dates(event, partial=partial) if has("date") else None,
        wheres=_wheres(event.location, partial=partial) if has("location") else None,
        slots={name: fills for name, fills in _slots(event, key).items() if has(_FIELD[name])},
        figures=tuple(
            figure_of(item, f"{key}/casualties/{index}", optional=f"{key}/casualties/{index}" in optional_parts)
            for index, item in enumerate(event.casualties)
        )
        if has("casualties")
        else None,
        evidence=tuple(merged(event.evidence)),
    )


_FIELD = {
    "perpetrator_individual": "actors",
    "perpetrator_organisation": "actors",
    "victim": "recipients",
    "target": "targets",
    "weapon": "weapons",
    "actor": "actors",
    "recipient": "recipients",
    "responsibility": "responsibility",
}
"""The field of an event that decides whether a slot is scored."""


def bounds_of(quantity: Quantity) -> Bounds:
    """The figure without its words."""
    return quantity.low, quantity.best, quantity.high, quantity.qualifier


def figure_of(casualty: Casualty, key: str, *, optional: bool = False) -> Figure:
    """A public figure as facts."""
    victims = (casualty.victims,) if casualty.victims else ()
    told = f"{casualty.effect}: {shortened(casualty.count.text, 60)}"
    return Figure(key, told, frozenset({casualty.effect}), bounds_of(casualty.count), victims, optional)


def _dates(event: Event, *, partial: bool) -> tuple[Days, ...]:
    """Of a partial event a start alone is one day."""
    when = event.date
    if when is None or (when.start is None and when.end is None):
        return ()
    return ((when.start, when.start if partial and not given(when, "end") else when.end),)


def _wheres(location: Location | None, *, partial: bool) -> tuple[Where, ...]:
    if location is None:
        return ()
    told = not partial or given(location, "country") or given(location, "country_code")
    country = location.country_code or location.country or ""
    return (Where(location.name or location.text, country if told else None),)


def _slots(event: Event, key: str) -> dict[str, tuple[Fill, ...]]:
    guilty = [item for item in event.actors if (item.role or "").casefold() == "perpetrator"]
    organised = [item for item in guilty if item.kind in {"organisation", "country"}]
    victims = [item for item in event.recipients if (item.role or "").casefold() == "victim"]
    answerable = [
        Fill(f"{key}/responsibility/{index}", (item.party,), optional=True)
        for index, item in enumerate(event.responsibility)
        if item.party and item.stance not in {"denied", "unclaimed"}
    ]
    people_hurt = _people(victims, f"{key}/recipients")
    for index, item in enumerate(event.casualties):
        if item.victims and item.count.high != 0:
            people_hurt = _with_harmed(people_hurt, item, f"{key}/casualties/{index}/victims")
    people, groups = [item for item in guilty if item not in organised], _people(organised, f"{key}/actors")
    named = {word.casefold() for item in people for word in _wordings(item.name, item.spans)}
    answerable = [fill for fill in answerable if fill.wordings[0].casefold() not in named]
    return {
        "perpetrator_individual": _people(people, f"{key}/actors"),
        "perpetrator_organisation": (*groups, *answerable),
        "victim": people_hurt,
        "target": tuple(
            Fill(f"{key}/targets/{index}", _wordings(item.name, item.spans)) for index, item in enumerate(event.targets)
        ),
        "weapon": tuple(
            Fill(f"{key}/weapons/{index}", _wordings(item.kind, item.spans)) for index, item in enumerate(event.weapons)
        ),
        "actor": _people(event.actors, f"{key}/actors"),
        "recipient": _people(event.recipients, f"{key}/recipients"),
        "responsibility": tuple(
            Fill(f"{key}/responsibility/{index}", (item.party or "",), tag=item.stance)
            for index, item in enumerate(event.responsibility)
        ),
    }


def _with_harmed(named: tuple[Fill, ...], casualty: Casualty, key: str) -> tuple[Fill, ...]:
    """The victims with the group of a figure. Where the figure is of as many people as are named, it is of these: the
    description of one person is another wording, and that of several adds nobody."""
    words, count = casualty.victims or "", casualty.count
    people = [fill for fill in named if not fill.optional]
    if not people or count.best != len(people) or count.qualifier != "exact":
        return (*named, Fill(key, (words,), optional=True))
    if len(people) > 1:
        return named
    return tuple(replace(fill, wordings=(*fill.wordings, words)) if fill is people[0] else fill for fill in named)


def _people(participants: Iterable[Participant], key: str) -> tuple[Fill, ...]:
    return tuple(Fill(f"{key}/{index}", _wordings(item.name, item.spans)) for index, item in enumerate(participants))


def _wordings(name: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in (name, *(span.text for span in spans)) if word))
