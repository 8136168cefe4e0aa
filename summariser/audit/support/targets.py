"""What was hit is told as the article has it: damaged is not destroyed."""

from collections.abc import Iterator

from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, short
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""


def targets_of(material: Material) -> Iterator[Finding]:
    """A thing that is told as destroyed, where no word of the event's sentences or those beside tells so."""
    for at, event in enumerate(material.summary.events):
        for index, target in enumerate(event.targets):
            if target.effect != "destroyed" or not event.evidence:
                continue
            lines = material.lines.beside(material.lines_of(event.evidence))
            if not any(word in _FIRE or word.startswith(_DESTROYED) for word in material.lines.lower(lines)):
                message = f"{short(target.name)} is told as destroyed; the article has no word for that"
                yield finding(NAME, "info", message, f"/events/{at}/targets/{index}/effect", event.evidence[:1])


_DESTROYED = (
    "destroy", "destruct", "demolish", "flatten", "raze", "ruin", "rubble", "gutted", "burn", "torch", "collaps",
    "wreck", "level", "swept", "sank", "sunk", "sink", "explod", "blew", "blow", "shatter", "engulf", "obliterat",
    "crush", "total", "disintegrat", "shred", "incinerat", "reduced", "broken", "smash", "tore", "torn", "washed",
    "wiped", "away", "gone", "lost", "vanish", "buried", "topple", "crater", "felled", "down", "splinter", "uproot",
    "debris", "snapped", "wrench", "pulveri", "annihilat", "devastat",
)  # fmt: skip
"""Beginnings of words for what is left of what was destroyed."""


_FIRE = frozenset("fire fires blaze flames ash ashes".split())
