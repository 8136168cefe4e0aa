"""One deed, as a sentence tells it."""

from dataclasses import dataclass, field

from summariser.detect.phrases import Range
from summariser.models.vocabulary import TargetEffect


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed: the class of its verb, who does it, whom or what it befalls, and what it leaves of things."""

    kind: str
    """harm, seize, taken, legal or damage."""
    at: int
    """The token of the verb, or of the noun for the deed."""
    lemma: str
    agents: list[Range] = field(default_factory=list)
    objects: list[Range] = field(default_factory=list)
    effect: TargetEffect = "unknown"
