"""From a place of the public result back to the place of the wire reply that it was built from."""

import re

from summariser.building.casualties import effects_of
from summariser.wire import Arm, Blame, Happening, Harm, Hit, WireReply

_DETAILS: dict[str, tuple[type, ...]] = {"targets": (Hit,), "weapons": (Arm,), "responsibility": (Blame,)}
_FIELDS = {"description": "what", "actors": "by", "recipients": "to", "attribution_ids": "said", "evidence": "s"}
_KEYS = {"date": "when", "location": "where"}


def wire_path(pointer: str, reply: WireReply, said_order: list[int], told: list[int]) -> str:
    """The path in `reply` ("events[0].more[2]") for a JSON Pointer of the result.

    `said_order` has the index in the reply of each attribution of the result, `told` that of the event behind each key
    point. A pointer that leads nowhere gives the nearest path above it; the root is "reply".
    """
    head, *rest = [step for step in pointer.split("/") if step] or ["reply"]
    index = int(rest[0]) if rest and re.fullmatch(r"\d{1,6}", rest[0]) else None
    if head == "attributions" and index is not None and index < len(said_order):
        place = f"said[{said_order[index]}]"
        return f"{place}.{rest[1]}" if len(rest) > 1 and rest[1] in {"content", "source", "cue"} else place
    if head == "key_points" and index is not None and index < len(told):
        return f"events[{told[index]}].what"
    if head == "events" and index is not None and index < len(reply.events):
        return f"events[{index}]{_within(reply.events[index], rest[1:])}"
    return head if head in {"headline", "abstract", "topic"} else "reply"


def _within(happening: Happening, rest: list[str]) -> str:
    if not rest:
        return ""
    name, number = rest[0], int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
    if name in _FIELDS:
        return f".{_FIELDS[name]}"
    if name == "casualties":
        places = [
            at for at, detail in enumerate(happening.more) if isinstance(detail, Harm) for _ in effects_of(detail)
        ]
    elif name in _DETAILS:
        places = [at for at, detail in enumerate(happening.more) if isinstance(detail, _DETAILS[name])]
    elif name in _KEYS:
        places = [at for at, detail in enumerate(happening.more) if hasattr(detail, _KEYS[name])]
    else:
        return f".{name}" if name in {"type", "role", "status"} else ""
    return f".more[{places[number]}]" if number < len(places) else ""
