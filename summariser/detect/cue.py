"""What a reporting cue is."""

from dataclasses import dataclass
from typing import Literal

from summariser.detect.phrases import Range
from summariser.models.vocabulary import SpeechAct

Kind = Literal["finite", "inverted", "participle", "joined", "according", "passive"]


@dataclass(slots=True)
class Cue:
    """One cue in a unit; numbers are token indexes."""

    kind: Kind
    first: int
    last: int
    """First and last token of the cue."""
    begin: int
    """Where the cue's own clause begins: what stands before is another's content, or this one's if it comes first."""
    after: int
    """The first token behind the cue, its recipient and its adjuncts."""
    source: Range | None
    lemma: str
    act: SpeechAct
    negated: bool = False
    tells: bool = False
    """Whether the one spoken to may stand behind it."""
    content: Range | None = None
    """The content of a passive, which its own clause has."""
