"""One article of the gold."""

from dataclasses import dataclass, field

from summariser.evaluate.facts import EventFacts
from summariser.models import Summary


@dataclass(frozen=True)
class GoldDocument:
    """One article and what is to be found in it."""

    name: str
    """Stem of its file, or its id where one file holds many."""
    place: str
    """The file, with the line where it holds many."""
    summary: Summary
    """Partial: only what `summariser.evaluate.partial.given` tells is scored."""
    optional: frozenset[str] = frozenset()
    """Pointers to events, attributions and figures that cost nothing, found or not."""
    unreported: frozenset[str] = frozenset()
    """Pointers to attributions whose cue is no verb of reporting: optional where only reporting is scored."""
    events: tuple[EventFacts, ...] | None = None
    """The events as facts to compare; None where they are not scored."""
    incidents: bool = False
    """True for MUC-4: only predicted incidents of its kinds count."""
    scored: frozenset[str] = field(default_factory=frozenset)
    """Slots that are scored whatever the events give."""
