"""What was paid for one article."""

from dataclasses import dataclass, field
from datetime import datetime

from summariser.errors import NotSentError
from summariser.models import Attempt, Usage
from summariser.readers.base import METER, Meter


@dataclass(slots=True)
class Ledger:
    """Every request made for one article, in order."""

    attempts: list[Attempt] = field(default_factory=list)
    started: datetime | None = None
    seconds: float = 0.0
    replayed: bool = True
    largest: int = 0
    """Characters of the largest reply."""
    limited: str | None = None
    """Which limit of the run kept a request from being sent, in words."""
    _meter: Meter | None = field(default_factory=METER.get)

    def require_room(self) -> None:
        """Raise NotSentError where the run has taken what it may: what is sent now would go beyond."""
        self.limited = self._meter.reached if self._meter is not None else None
        if self.limited is not None:
            again = " again" if self.attempts else ""
            raise NotSentError(f"not sent{again}, for {self.limited}.")

    def note(
        self, outcome: str, seconds: float, usage: Usage, started: datetime, *, replayed: bool, model: str | None = None
    ) -> None:
        """Add a request that was answered by `model`, or not at all."""
        self.started = self.started or started
        self.seconds += seconds
        self.replayed = self.replayed and replayed
        self.attempts.append(Attempt(seconds=round(seconds, 3), outcome=outcome, usage=usage))
        if self._meter is not None:
            self._meter.took(self.attempts, model, replayed=replayed)

    def amend(self, outcome: str) -> None:
        """Rename the outcome of the last attempt, once its reply was read."""
        self.attempts[-1] = self.attempts[-1].model_copy(update={"outcome": outcome})
