"""The one gate through which requests leave: what is sent again, how long it may take, and what each attempt cost.

Nothing above or below retries: openai's client is made with `max_retries=0`, and instructor is asked for one reply at
a time.
"""

import asyncio
import logging
import time
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from summariser.cassette import RECORDED, Recorded
from summariser.errors import CassetteError, ModelError, RejectedRequestError, SummariserError
from summariser.models import Usage
from summariser.readers.llm.client import MORE, PLAYED
from summariser.readers.llm.failures import (
    TransientError,
    fit_to_show,
    of_connection,
    of_no_completion,
    of_status,
    own_error_in,
    was_sent,
)
from summariser.readers.llm.ledger import Ledger
from summariser.readers.llm.pace import Clock, Pace
from summariser.readers.llm.replies import NOTHING, UNKNOWN, error_in, is_usable, usage_in, usage_of
from summariser.readers.llm.tries import Tries
from summariser.settings import Settings

_LOG = logging.getLogger("summariser")


class Gate:
    """Sends requests of one client, with its retries and deadlines."""

    def __init__(self, client: openai.AsyncOpenAI, settings: Settings, clock: Clock | None = None) -> None:
        self._client = client
        self._settings = settings
        self._clock = clock or Clock()
        self._pace = Pace(self._clock, settings.shown_url)

    async def send(self, body: dict[str, Any], ledger: Ledger) -> ChatCompletion:
        """The reply to `body`. Raises ProviderError where there is none, and ContentFilterError."""
        tries = Tries(self._settings, self._pace, self._clock)
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            stop=tries.stop,
            wait=tries.wait,
            sleep=self._clock.sleep,
            before_sleep=_log_wait,
            reraise=True,
        )
        try:
            async with self._pace.call():
                async for attempt in retrying:
                    with attempt:
                        return await self._in_turn(body, ledger, tries)
        except TransientError as error:
            failure = tries.given_up(error)
            failure.attempts = ledger.attempts
            raise failure from fit_to_show(error.error, self._settings)
        except ModelError as error:
            error.attempts = ledger.attempts
            raise
        raise AssertionError("tenacity returns or raises")

    async def _in_turn(self, body: dict[str, Any], ledger: Ledger, tries: Tries) -> ChatCompletion:
        ledger.require_room()
        async with self._pace.turn() as begun:
            ledger.require_room()  # others may have taken what was left, while this one waited
            try:
                completion = await self._once(body, ledger)
            except TransientError as error:
                self._pace.met = self._pace.met or error.status is not None
                tries.note(error, begun)
                raise
            except ModelError:
                self._pace.answered(begun, worked=False)
                raise
            self._pace.answered(begun, worked=True)
            return completion

    async def _once(self, body: dict[str, Any], ledger: Ledger) -> ChatCompletion:
        clock, started = time.monotonic(), datetime.now(UTC)

        estimated = self._settings.estimated_usage

        def note(outcome: str, usage: Usage, response: httpx2.Response | None, model: str | None = None) -> None:
            recorded: Recorded | None = response.extensions.get(RECORDED) if response is not None else None
            seconds = recorded.seconds if recorded else time.monotonic() - clock
            ledger.note(
                outcome,
                seconds,
                usage,
                recorded.started if recorded else started,
                replayed=bool(recorded and recorded.replayed),
                model=model,
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
            usage = usage_in(error.response.text, estimated=estimated)
            note(f"HTTP {error.status_code}", usage or NOTHING, error.response)
            raise _going_on(
                of_status(error, self._settings, worked=self._pace.worked), error.response
            ) from fit_to_show(error, self._settings)
        except openai.APIConnectionError as error:
            own = own_error_in(error)
            if isinstance(own, RejectedRequestError):
                note("no completion", UNKNOWN, None)
            if own is not None:
                raise own from None
            note("no connection", UNKNOWN if was_sent(error) else NOTHING, None)
            raise of_connection(error, self._settings) from error
        response = raw.http_response
        try:
            completion: ChatCompletion = raw.parse()
            usable = is_usable(completion)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError, openai.OpenAIError) as error:
            note("no completion", usage_in(raw.text, estimated=estimated) or UNKNOWN, response)
            raise self._no_completion(raw.text, response) from error
        if not usable:
            note("no completion", usage_in(raw.text, estimated=estimated) or UNKNOWN, response)
            raise self._no_completion(raw.text, response)
        note("ok", usage_of(completion, estimated=estimated), response, completion.model)
        return completion

    def _no_completion(self, text: str, response: httpx2.Response) -> Exception:
        played, more = response.extensions.get(PLAYED), response.extensions.get(MORE)
        if played is not None and not more and not error_in(text)[1]:
            message = (
                f"{played}: a reply in it is no chat completion; take that interaction out, or record it anew with "
                "`record=True`."
            )
            return CassetteError(message, path=played)
        return _going_on(of_no_completion(text, self._settings, worked=self._pace.worked or bool(more)), response)


def _going_on(found: Exception, response: httpx2.Response) -> Exception:
    """What was found wrong, with what a replay tells of the answers to come."""
    if isinstance(found, TransientError):
        found.more = response.extensions.get(MORE)
    return found


def _log_wait(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _LOG.info("%s; sent again in %.1f s", error, state.upcoming_sleep)
