"""What was paid for one article."""

from dataclasses import dataclass, field
from datetime import datetime

from summariser.models import Attempt, Usage


@dataclass(slots=True)
class Ledger:
    """Every request made for one article, in order."""

    attempts: list[Attempt] = field(default_factory=list)
    started: datetime | None = None
    seconds: float = 0.0
    replayed: bool = True
    largest: int = 0
    """Characters of the largest reply."""

    def note(self, outcome: str, seconds: float, usage: Usage, started: datetime, *, replayed: bool) -> None:
        self.started = self.started or started
        self.seconds += seconds
        self.replayed = self.replayed and replayed
        self.attempts.append(Attempt(seconds=round(seconds, 3), outcome=outcome, usage=usage))

    def amend(self, outcome: str) -> None:
        """Rename the outcome of the last attempt, once its reply was read."""
        self.attempts[-1] = self.attempts[-1].model_copy(update={"outcome": outcome})
