"""The one gate through which requests leave: what is sent again, how long it may take, and what each attempt cost.

Nothing above or below retries: openai's client is made with `max_retries=0`, and instructor is asked for one reply at
a time.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_random_exponential

from summariser.cassette import RECORDED, Recorded
from summariser.errors import ExhaustedError, ModelError, ProviderError, SummariserError, UnreachableError
from summariser.models import Usage
from summariser.readers.llm.failures import (
    TransientError,
    fit_to_show,
    miss_in,
    of_connection,
    of_no_completion,
    of_status,
)
from summariser.readers.llm.ledger import Ledger
from summariser.readers.llm.replies import NOTHING, UNKNOWN, is_usable, usage_of
from summariser.readers.llm.waits import jitter, most
from summariser.settings import Settings

_LOG = logging.getLogger("summariser")


class Gate:
    """Sends requests of one client, with its retries and deadlines."""

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        settings: Settings,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._settings = settings
        self._sleep = sleep
        self._clear_at = 0.0
        """Until when the server asked to be left alone, and those that it told so go first, by the clock of
        `time.monotonic`."""

    async def send(self, body: dict[str, Any], ledger: Ledger) -> ChatCompletion:
        """The reply to `body`. Raises ProviderError where there is none, and ContentFilterError."""
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            stop=stop_after_attempt(self._settings.provider_retries + 1),
            wait=_wait,
            sleep=self._sleep,
            before_sleep=_log_wait,
            reraise=True,
        )
        try:
            async for attempt in retrying:
                with attempt:
                    left = self._clear_at - time.monotonic()
                    if left > 0 and attempt.retry_state.attempt_number == 1:  # a later one has waited
                        await self._sleep(left + jitter(left))
                    return await self._once(body, ledger)
        except ModelError as error:
            error.attempts = ledger.attempts
            raise
        except TransientError as error:
            raise self._exhausted(error, ledger) from fit_to_show(error.error, self._settings)
        raise AssertionError("tenacity returns or raises")

    async def _once(self, body: dict[str, Any], ledger: Ledger) -> ChatCompletion:
        clock, started = time.monotonic(), datetime.now(UTC)

        def note(outcome: str, usage: Usage, response: httpx2.Response | None) -> None:
            recorded: Recorded | None = response.extensions.get(RECORDED) if response is not None else None
            seconds = recorded.seconds if recorded else time.monotonic() - clock
            ledger.note(
                outcome,
                seconds,
                usage,
                recorded.started if recorded else started,
                replayed=bool(recorded and recorded.replayed),
            )

        try:
            async with asyncio.timeout(self._settings.timeout):
                raw = await self._client.chat.completions.with_raw_response.create(**body)
        except SummariserError:
            raise
        except TimeoutError as error:
            note("timeout", UNKNOWN, None)
            message = f"no whole reply within {self._settings.timeout:g} s (`timeout`)"
            raise TransientError("timeout", message, error) from error
        except openai.APIStatusError as error:
            note(f"HTTP {error.status_code}", NOTHING, error.response)
            raise self._sorted(error) from fit_to_show(error, self._settings)
        except openai.APIConnectionError as error:
            miss = miss_in(error)
            if miss is not None:
                raise miss from None
            note("no connection", UNKNOWN, None)
            raise of_connection(error, self._settings) from error
        response = raw.http_response
        try:
            completion: ChatCompletion = raw.parse()
            usable = is_usable(completion)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError, openai.OpenAIError) as error:
            note("no completion", UNKNOWN, response)
            raise of_no_completion(raw.text, self._settings) from error
        if not usable:
            note("no completion", usage_of(completion, estimated=self._settings.estimated_usage), response)
            raise of_no_completion(raw.text, self._settings)
        note("ok", usage_of(completion, estimated=self._settings.estimated_usage), response)
        return completion

    def _sorted(self, error: openai.APIStatusError) -> Exception:
        """As `of_status`; where the server asks to be left alone, that holds for all."""
        found = of_status(error, self._settings)
        if isinstance(found, TransientError) and found.status in {429, 503} and found.wait:
            self._clear_at = max(self._clear_at, time.monotonic() + found.wait + most(found.wait))
        return found

    def _exhausted(self, error: TransientError, ledger: Ledger) -> ProviderError:
        where, times = self._settings.shown_url, self._settings.provider_retries + 1
        tries = "1 try" if times == 1 else f"{times} tries"
        if error.outcome == "no connection":
            message = f"{where} cannot be reached: {error} after {tries}; is the server up, and the base URL right?"
            return UnreachableError(message, attempts=ledger.attempts)
        message = f"{where} was still failing after {tries}: {error}."
        return ExhaustedError(message, status=error.status, attempts=ledger.attempts)


_backoff = wait_random_exponential(multiplier=0.5, max=30)


def _wait(state: RetryCallState) -> float:
    """What the server asked for, and a little more; else exponential with full jitter, from half a second to thirty."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, TransientError) else None
    return max(asked, 0.0) + jitter(asked) / state.attempt_number if asked is not None else _backoff(state)


def _log_wait(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _LOG.info("%s; sent again in %.1f s", error, state.upcoming_sleep)
