"""ACLED's sub-event type, from PLOVER's type and mode, the weapon, and who stands on either side (ACLED codebook)."""

import re

from summariser.models import Event
from summariser.models.vocabulary import AcledType

_ARMED = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"}
"""PLOVER's sectors of those who bear arms."""
_BY_MODE: dict[str, AcledType] = {
    "assault/abduct": "Abduction/forced disappearance",
    "assault/sexual": "Sexual violence",
    "assault/destroy": "Looting/property destruction",
    "assault/explosives": "Remote explosive/landmine/IED",
    "assault/suicide-attack": "Suicide bomb",
    "assault/aerial": "Air/drone strike",
    "assault/drone": "Air/drone strike",
    "assault/heavy-weapons": "Shelling/artillery/missile attack",
    "assault/crowd-control": "Protest with intervention",
    "protest/riot": "Violent demonstration",
    "protest/vandalize": "Violent demonstration",
    "coerce/arrest": "Arrests",
    "coerce/seize": "Looting/property destruction",
}
_BY_TYPE: dict[str, AcledType] = {"protest": "Peaceful protest", "assault": "Attack"}
_COUP = re.compile(r"\b(?:coup|putsch|mutineers)\b", re.IGNORECASE)
"""Power that is seized, or nearly: ACLED has no type for it; no shop is looted."""
_FORCE = re.compile(
    r".{0,40}?\b(?:police|soldiers|troops|officers|security forces|gendarmes|guards)\b[^,.;]{0,30}?"
    r"\b(?:(?:fired?|fires|used?|uses)\b[^,.;]{0,20}?\b(?:tear ?gas|water cannon|rubber bullets"
    r"|live (?:ammunition|rounds))|opened fire)",
    re.IGNORECASE | re.DOTALL,
)
"""By these a protest is put down: of one where nobody is hurt ACLED says "with intervention"."""
_EXPLOSIVE = {"assault/explosives", "assault/suicide-attack", "assault/heavy-weapons"}


def acled_of(event: Event) -> AcledType | None:
    """The sub-event type; None where the event is no political violence or protest."""
    key = f"{event.type}/{event.mode}"
    if key == "coerce/seize" and _COUP.search(event.description):
        return "Other"
    if event.type == "assault" and event.status in {"attempted", "planned"} and key in _EXPLOSIVE:
        return "Disrupted weapons use"
    if key in _EXPLOSIVE and any("grenade" in weapon.kind.lower() for weapon in event.weapons):
        return "Grenade"
    if event.type == "assault" and key not in _BY_MODE and _armed(event, "actors") and _armed(event, "recipients"):
        return "Armed clash"
    if event.type == "protest" and key not in _BY_MODE and _FORCE.match(event.description):
        harmed = any(it.effect in {"killed", "injured"} and it.count.high != 0 for it in event.casualties)
        return "Excessive force against protesters" if harmed else "Protest with intervention"
    return _BY_MODE.get(key) or _BY_TYPE.get(event.type)


def _armed(event: Event, side: str) -> bool:
    return any(participant.sector in _ARMED for participant in getattr(event, side))
