"""How long one request is sent again: what tenacity asks after each try."""

from tenacity import RetryCallState
from tenacity.wait import wait_random_exponential

from summariser.errors import Affects, ExhaustedError, ProviderError, UnreachableError
from summariser.readers.base import ONE_OF_MANY
from summariser.readers.llm.failures import LIMITED, TransientError
from summariser.readers.llm.pace import Clock, Pace
from summariser.readers.llm.waits import jitter
from summariser.settings import PATIENCE, PATIENCE_FOR_ONE, Settings

_TIMEOUTS = 1
"""How often a request is sent again that had no whole reply in time, for each may be billed."""

_LIMITED = 20
"""So often one of many is sent at least, where limits let others pass: it may just be unlucky."""

backoff = wait_random_exponential(multiplier=0.5, max=30)
"""What is waited after a failure of this request's own: with full jitter, up to half a second, one, two, … thirty."""


class Tries:
    """Those of one request.

    A failure is its own, and counted (`provider_retries`), where the server has answered others meanwhile. A limit, and
    for one of many articles a failure of a server that answers nobody, are waited out, by time (`patience`).
    """

    def __init__(self, settings: Settings, pace: Pace, clock: Clock) -> None:
        self._settings, self._pace, self._clock = settings, pace, clock
        self._many = ONE_OF_MANY.get()
        self._late = pace.given_up
        of_default = PATIENCE if self._many else PATIENCE_FOR_ONE
        self._patience = of_default if settings.patience is None else settings.patience
        self._failed_at = self._began = clock.now()
        self._first: float | None = None
        self._number = self._own = self._timeouts = 0
        self._asked: float | None = None
        self._limited = False
        self._waited = False
        """Whether patience has come to its end."""
        self._affects: Affects = None

    def note(self, error: TransientError, begun: float) -> None:
        """A try that was `begun` then failed."""
        now, pace = self._clock.now(), self._pace
        self._first = now if self._first is None else self._first
        self._number += 1
        self._asked, self._limited = error.wait, error.status in LIMITED
        if error.outcome == "timeout":
            self._timeouts += 1
        elif self._limited:
            pace.limited(begun, error.wait)
            self._own += self._late
        else:
            shared = self._many and pace.met and error.may_be_all and not self._late
            pace.failed(begun, error.wait if error.status == 503 else None, shared=shared)
            self._own += not shared or pace.answered_at >= self._failed_at
        self._failed_at = now

    def wait(self, state: RetryCallState) -> float:
        """Seconds until the next try: the pause of all, or this request's own."""
        asked = self._asked
        if self._pace.left() > 0:
            return max(self._pace.wait(), asked or 0)
        return backoff(state) if asked is None else asked + jitter(asked)

    def stop(self, state: RetryCallState) -> bool:
        """Whether there is no next try."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, TransientError) and error.more is not None:
            return not error.more
        retries = self._settings.provider_retries
        if retries == 0 or self._timeouts > _TIMEOUTS or self._own > retries:
            return True
        if self._many and not self._late and self._is_past(self._pace.silent_since):
            self._pace.give_up()
            # where nobody else asks, it may be this article that the server cannot bear
            self._waited, self._affects = True, "all" if self._pace.calls > 1 else None
        else:  # one of very many may have waited for its turn, and not for the server
            least = 0 if not self._many else _LIMITED if self._limited else retries
            self._waited = self._number > least and self._is_past(self._first)
            self._affects = "one" if self._waited and self._limited and self._many else None
        return self._waited

    def _is_past(self, since: float | None) -> bool:
        """Whether the next try could be later than patience goes."""
        left = max(self._pace.longest(), self._asked or 0)
        return since is not None and self._clock.now() + left - since >= self._patience

    def given_up(self, error: TransientError) -> ProviderError:
        """What the request failed with in the end."""
        where, tries = self._settings.shown_url, "1 try" if self._number == 1 else f"{self._number} tries"
        if self._waited:
            tries += f" in {self._clock.now() - self._began:.0f} s (`patience`)"
            tries += f", and asks for {error.wait:.0f} s more" if error.wait else ""
        if error.outcome == "no connection":
            message = f"{where} cannot be reached: {error} after {tries}; is the server up, and the base URL right?"
            return UnreachableError(message, affects=self._affects)
        message = f"{where} was still failing after {tries}: {error}."
        return ExhaustedError(message, status=error.status, affects=self._affects)
