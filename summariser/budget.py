"""What a run may take: so many articles, so many tokens, so much money."""

from dataclasses import dataclass, field
from decimal import Decimal

from summariser.batch import Result
from summariser.errors import ConfigurationError
from summariser.models import Attempt, Usage
from summariser.settings import Settings


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of a run; None is no limit."""

    limit: int | None = None
    """Articles, but for those of a run before."""
    max_tokens: int | None = None
    """Tokens, sent and received."""
    max_cost: Decimal | None = None
    """US dollars, by the list prices."""


class Spending:
    """What a run has spent, against its budget. A request that gave no count, as one that timed out, counts as none.

    It is counted in one event loop, as the replies come: of articles that are read at once each knows what the others
    took. What is under way when a limit is reached goes beyond it: at most a request for each of them.

    Raises ConfigurationError where the cost is limited, and nobody knows a price.
    """

    def __init__(self, budget: Budget, settings: Settings, *, cassette: bool) -> None:
        from summariser.readers.llm.cost import address_of

        self._budget = budget
        self._model = settings.model
        self._address = address_of(settings, cassette=cassette)
        self._tokens = 0
        self._amount: Decimal | None = Decimal(0)
        if budget.max_cost is None or settings.reader == "rules":
            return
        if self._price(self._model, 1, 1) is None or settings.estimated_usage:
            where = f" at {self._address}" if self._address else ""
            raise ConfigurationError(
                f"`max_cost` cannot be kept: no price is known for model {self._model!r}{where}; give `max_tokens`."
            )

    def add(self, usage: Usage, model: str | None = None) -> None:
        """Count what a request took, which `model` answered, or the one that is asked."""
        asked, told = usage.input or 0, usage.output or 0
        self._tokens += asked + told
        if self._budget.max_cost is not None and (asked or told):
            amount = self._price(model or self._model, asked, told, usage.cached_input or 0)
            self._amount = None if amount is None or self._amount is None else self._amount + amount

    def _price(self, model: str | None, asked: int, told: int, cached: int = 0) -> Decimal | None:
        from summariser.readers.llm.cost import price

        return price(model or "", self._address, asked, told, cached)

    @property
    def reached(self) -> str | None:
        """Which limit is reached, or can no longer be kept, in words."""
        tokens, cost = self._budget.max_tokens, self._budget.max_cost
        if tokens is not None and self._tokens >= tokens:
            return f"`max_tokens` {tokens} is reached"
        if cost is not None and self._amount is None:
            return f"`max_cost` {cost} cannot be kept, for what a reply cost is not known"
        return f"`max_cost` {cost} is reached" if cost is not None and (self._amount or 0) >= cost else None


@dataclass(slots=True)
class Account:
    """What an article took so far, its requests counted one by one as the run's `spending`."""

    spending: Spending | None
    attempts: list[Attempt] = field(default_factory=list)
    """Those that were made for it."""
    result: Result | None = None
    """What came of it; None as long as it is read."""

    def took(self, attempts: list[Attempt], model: str | None, *, replayed: bool) -> None:
        """The last of `attempts` was made; what is replayed takes nothing."""
        if replayed:
            return
        self.attempts = attempts
        if self.spending is not None:
            self.spending.add(attempts[-1].usage, model)

    @property
    def reached(self) -> str | None:
        """Which limit of the run is reached, in words."""
        return self.spending.reached if self.spending is not None else None
