"""What the detectors find: places in the article's text, and no words of their own."""

from typing import Literal, NamedTuple

from summariser.grounding import Place
from summariser.models.event import Quantity
from summariser.models.vocabulary import CasualtyEffect, SpeechAct

Order = Literal["after", "before", "middle", "according", "nominal", "continued"]
"""Where the content stands: after its cue, before it, on both sides; in a prepositional phrase's clause; in the
clause of a noun ("their claim that"); in a quotation that goes on without a cue of its own."""


class Report(NamedTuple):
    """One attribution: who is said to say what, and by which words (PolNeAR's source, cue and content)."""

    source: Place | None
    cue: Place
    content: list[Place]
    lemma: str
    """The cue's head in its dictionary form: "say", "according to"."""
    sentence: int
    """0-based index into `GroundedText.sentences` of the sentence with the cue."""
    act: SpeechAct = "assert"
    order: Order = "after"
    medium: str | None = None
    """Through what it was said, where the clause tells: "statement", "social_media"."""
    negated: bool = False
    """The article says that it was not said."""


class Toll(NamedTuple):
    """One figure of people killed, injured, missing, displaced or captured."""

    effect: CasualtyEffect
    place: Place
    """The words of the figure with its qualifier and noun: "at least eight people"."""
    count: Quantity  # type: ignore[assignment]  # in the place of a tuple's method, which nobody asks
    victims: str | None
    sentence: int
    """0-based index into `GroundedText.sentences`."""
    part: bool = False
    """Included in a figure told before it: "three of them children"."""
    cue: Place = (0, 0)
    """The words that tell the effect: "killing"."""
