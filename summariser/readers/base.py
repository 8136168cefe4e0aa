"""What every reader is: something that turns an article into a draft of its summary."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from summariser.building import Draft
from summariser.grounding import GroundedText
from summariser.models import Attempt, Audit, Cost, Usage

ONE_OF_MANY: ContextVar[bool] = ContextVar("one_of_many", default=False)
"""Whether the article that is read is one of many, for which a server is waited for longer."""


class Meter(Protocol):
    """What counts the requests for one article, against what a run may take."""

    def took(self, attempts: list[Attempt], model: str | None, *, replayed: bool) -> None:
        """The last of `attempts`, which is the list of all of them, was made just now; `model` replied."""
        ...

    @property
    def reached(self) -> str | None:
        """Which limit is reached, in words: nothing more is to be sent then."""
        ...


METER: ContextVar[Meter | None] = ContextVar("meter", default=None)
"""That of the article that is read."""
NOT_ASKED = "A re-ask or a repair was due, and was not sent"
"""How the warning of a reading begins that was kept as it was, for the run had taken what it may."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, and how it came about: what `Run` is made of."""

    draft: Draft
    reader: str
    model: str | None = None
    prompt: str | None = None
    wire_schema: str | None = None
    started: datetime | None = None
    seconds: float | None = None
    replayed: bool = False
    attempts: list[Attempt] = field(default_factory=list)
    usage: Usage = field(default_factory=lambda: Usage(estimated=False))
    cost: Cost | None = None
    cost_note: str | None = None
    warnings: list[str] = field(default_factory=list)
    size: int = 0
    """Characters of the reply, where that may be larger than its article."""
    audit: Audit | None = None
    """Of the draft, where a reader of this package has made it: else it is made of the summary."""


class Reader(Protocol):
    """Reads one article at a time; many may be under way at once in one event loop.

    That is the `Summariser`'s, in a thread of its own: a reading that waits for something of the caller's loop, or for
    the same `Summariser`, waits for ever.
    """

    @property
    def name(self) -> str:
        """What `run.reader` says."""
        ...

    async def read(self, text: GroundedText) -> Reading:
        """The reading of one article. Raises SummariserError where there is none."""
        ...

    async def aclose(self) -> None:
        """Release connections. Safe to call twice."""
        ...
