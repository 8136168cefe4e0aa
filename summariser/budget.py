"""What a run may take: so many articles, so many tokens, so much money."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from summariser.batch import Result
from summariser.errors import ConfigurationError, ModelError
from summariser.models import Attempt, Summary
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

    def add(self, result: Result) -> None:
        """Count what a result took, or a failure; what is replayed takes nothing."""
        if isinstance(result, Summary):
            if not result.run.replayed:
                self._add(result.run.attempts, result.run.model or self._model)
        elif isinstance(result, ModelError):
            self._add(result.attempts, self._model)

    def _add(self, attempts: Sequence[Attempt], model: str | None) -> None:
        for usage in (attempt.usage for attempt in attempts):
            asked, told = usage.input or 0, usage.output or 0
            self._tokens += asked + told
            if self._budget.max_cost is not None and (asked or told):
                amount = self._price(model, asked, told, usage.cached_input or 0)
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
