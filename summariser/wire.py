"""The wire reply: what the model fills, designed for few tokens and few ways to go wrong.

It is not the public result. Names are short; the article is quoted by sentence number and short verbatim fragments, so
that no offset is ever asked of a model; what code can derive (offsets, quotation type, lemma, numbers, links back) is
not asked for at all; and what only some events and attributions have stands in lists of small tagged objects, since
strict structured output makes every key of an object appear, and a reply full of nulls is paid for.
`summariser.building` turns a wire reply into the public result.
"""

import hashlib
import json
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from summariser.models.vocabulary import (
    MODES,
    CasualtyEffect,
    EventRole,
    EventStatus,
    EventType,
    PlacePrecision,
    ResponsibilityStance,
    SpeechAct,
    Stance,
    TargetEffect,
    Topic,
)

EVENT_TYPES: tuple[str, ...] = tuple(
    name for root in get_args(EventType) for name in (root, *(f"{root}:{mode}" for mode in MODES.get(root, ())))
)
"""Every root type, and every type with one of its modes: one enumeration, so that no mode goes with a wrong type."""

WireEventType = Literal[EVENT_TYPES]  # type: ignore[valid-type]  # computed from MODES, which mypy cannot follow
PartyKind = Literal["person", "org", "country", "group", "document", "official", "anonymous"]


class WireModel(BaseModel):
    """A part of the reply. Keys that it does not know are passed over: a server without strict schemas may add some."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Party(WireModel):
    """A person, organisation, country or group that speaks, acts or suffers."""

    name: str
    kind: PartyKind
    code: str | None = None


class Who(WireModel):
    """The party meant by a source that does not contain its name."""

    who: str


class Post(WireModel):
    """The speaker's function, and the body it is held for: told once for each speaker."""

    role: str
    org: str | None = None


class Medium(WireModel):
    medium: str


class Via(WireModel):
    """The id of the attribution through which this one is told."""

    via: int


class Hedge(WireModel):
    """How far the source commits itself, where it does not do so wholly."""

    stance: Stance


class Anonymity(WireModel):
    unnamed_because: str


class Said(WireModel):
    """One attribution. All its fragments stand in sentence `s` or next to it."""

    id: int
    s: int
    source: str | None
    cue: str | None
    content: list[str]
    act: SpeechAct
    more: list[Who | Post | Medium | Via | Hedge | Anonymity] = Field(default_factory=list)


class When(WireModel):
    """The article's words for a date, and the date in ISO 8601: a day, a month, a year, or an interval a/b."""

    when: str
    date: str | None


class Where(WireModel):
    """A place, by the name that the article uses, and what it lies in: "Baghlan, AFG" or "AFG"."""

    where: str
    level: PlacePrecision
    within: str | None


class Harm(WireModel):
    """One figure of casualties: the article's words for it, and the same in figures. none: nobody killed or injured."""

    harm: CasualtyEffect | Literal["none"]
    text: str
    n: str | None
    s: int


class Part(WireModel):
    """Figure `part` is included in figure `of`: positions among the harms, from 0."""

    part: int
    of: int


class Hit(WireModel):
    """A physical target."""

    target: str
    kind: str | None
    effect: TargetEffect


class Arm(WireModel):
    """A weapon, counted or not."""

    weapon: str
    kind: str
    n: str | None


class Blame(WireModel):
    """What the article says of who did it."""

    blame: str | None
    stance: ResponsibilityStance


class Flag(WireModel):
    """claim: known only from what somebody said; negated: the article says that it did not happen."""

    flag: Literal["claim", "negated"]


Detail = When | Where | Harm | Part | Hit | Arm | Blame | Flag
"""What an event may have. A list of these costs nothing for what it has not; the first key tells which one it is."""


class Happening(WireModel):
    """One event. `s` lists the sentences that tell of it."""

    s: list[int]
    type: WireEventType
    what: str
    role: EventRole
    status: EventStatus
    by: list[str]
    to: list[str]
    said: list[int]
    more: list[Detail] = Field(default_factory=list)


class WireReply(WireModel):
    """The whole reply, in the order in which it is easiest to get right: who speaks, what is said, what happened."""

    lang: str
    parties: list[Party]
    said: list[Said]
    events: list[Happening]
    topic: Topic | None
    headline: str
    abstract: str


class Edit(WireModel):
    """One change of a reply: the path of a leaf and its new value, or of a list's entry and null to take it out."""

    at: str
    to: str | None


class Repair(WireModel):
    """What a model changes in its reply when a check found faults in it."""

    edits: list[Edit]


def compact(reply: WireReply) -> str:
    """A reply as JSON without spaces, as it is shown back to a model."""
    return json.dumps(reply.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))


@cache
def repair_schema() -> dict[str, Any]:
    """The JSON Schema of a repair, as strict structured output wants it."""
    schema = _strict(Repair.model_json_schema())
    assert isinstance(schema, dict)
    return schema


@cache
def wire_schema() -> dict[str, Any]:
    """The JSON Schema of the reply, as strict structured output wants it.

    An object at the root, every key required, no further keys, no defaults, no limits; without titles and
    descriptions, which the prompt holds once.
    """
    schema = _strict(WireReply.model_json_schema())
    assert isinstance(schema, dict)
    return schema


@cache
def wire_digest() -> str:
    """SHA-256 of the wire schema's canonical JSON, first 16 hexadecimal digits."""
    canonical = json.dumps(wire_schema(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(value) for key, value in node.items() if key not in {"title", "description", "default"}}
    if "properties" in node:  # a property may be called "title": properties are mapped by their own names
        kept["properties"] = {key: _strict(value) for key, value in node["properties"].items()}
        kept["required"] = list(node["properties"])
        kept["additionalProperties"] = False
    if "$defs" in node:
        kept["$defs"] = {key: _strict(value) for key, value in node["$defs"].items()}
    return kept
