"""The one gate through which requests leave: what is sent again, how long it may take, and what each attempt cost.

Nothing above or below retries: openai's client is made with `max_retries=0`, and instructor is asked for one reply at
a time.
"""

import asyncio
import email.utils
import json
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_random_exponential

from summariser.cassette import RECORDED, Recorded
from summariser.errors import (
    CassetteError,
    ContentFilterError,
    ExhaustedError,
    ProviderError,
    QuotaError,
    RefusedKeyError,
    RejectedRequestError,
    SummariserError,
    UnreachableError,
)
from summariser.models import Attempt, Usage
from summariser.readers.llm.redirects import STATUSES, target_of
from summariser.settings import Settings

_TRANSIENT_STATUS = {408, 409, 425, 429, *range(500, 600)} - {501, 505}
"""What may pass: of the server's own failures, all but those of what it cannot do."""
_MAX_RETRY_AFTER = 120.0
"""Longest wait that a server may ask for, in seconds: as openai's own client."""
_LOG = logging.getLogger("summariser")
_UNKNOWN = Usage(estimated=True)
_NOTHING = Usage(input=0, output=0, estimated=False)


class _TransientError(Exception):
    """A failure that may pass. `wait` is what the server asked for, in seconds."""

    def __init__(self, outcome: str, message: str, error: BaseException, *, status: int | None, wait: float | None):
        super().__init__(message)
        self.outcome = outcome
        self.error = error
        self.status = status
        self.wait = wait


@dataclass(slots=True)
class Ledger:
    """Every request made for one article, in order."""

    attempts: list[Attempt] = field(default_factory=list)
    started: datetime | None = None
    seconds: float = 0.0
    replayed: bool = True

    def note(self, outcome: str, seconds: float, usage: Usage, started: datetime, *, replayed: bool) -> None:
        self.started = self.started or started
        self.seconds += seconds
        self.replayed = self.replayed and replayed
        self.attempts.append(Attempt(seconds=round(seconds, 3), outcome=outcome, usage=usage))

    def amend(self, outcome: str) -> None:
        """Rename the outcome of the last attempt, once its reply was read."""
        self.attempts[-1] = self.attempts[-1].model_copy(update={"outcome": outcome})


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
            retry=retry_if_exception_type(_TransientError),
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
                        await self._sleep(left + _jitter(left))
                    return await self._once(body, ledger)
        except _TransientError as error:
            raise self._exhausted(error, ledger) from _fit_to_show(error.error, self._settings)
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
            note("timeout", _UNKNOWN, None)
            message = f"no whole reply within {self._settings.timeout:g} s (`timeout`)"
            raise _TransientError("timeout", message, error, status=None, wait=None) from error
        except openai.APIStatusError as error:
            note(f"HTTP {error.status_code}", _NOTHING, error.response)
            raise self._sorted(error, ledger) from _fit_to_show(error, self._settings)
        except openai.APIConnectionError as error:
            of_cassette = _cassette_error_in(error)
            if of_cassette is not None:
                raise of_cassette from None
            note("no connection", _UNKNOWN, None)
            message = f"no connection ({_without_secrets(_innermost(error), self._settings)})"
            raise _TransientError("no connection", message, error, status=None, wait=None) from error
        response = raw.http_response
        try:
            completion: ChatCompletion = raw.parse()
            usable = _is_usable(completion)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError, openai.OpenAIError) as error:
            note("no completion", _UNKNOWN, response)
            raise self._no_completion(raw.text, ledger) from error
        if not usable:
            note("no completion", usage_of(completion, estimated=self._settings.estimated_usage), response)
            raise self._no_completion(raw.text, ledger)
        note("ok", usage_of(completion, estimated=self._settings.estimated_usage), response)
        return completion

    def _no_completion(self, text: str, ledger: Ledger) -> Exception:
        """What is wrong with a reply of status 200 that is no completion: some servers tell their errors in one."""
        where, (code, said) = self._settings.shown_url, _error_in(text)
        if said:
            told = _without_secrets(" ".join(said.split()), self._settings)[:200].rstrip(".")
            if code in _TRANSIENT_STATUS:
                return _TransientError(f"HTTP {code}", f"HTTP {code}: {told}", ValueError(told), status=code, wait=None)
            message = f"{where} answered with an error: {told}."
            return RejectedRequestError(message, status=200, attempts=ledger.attempts)
        return RejectedRequestError(
            f"{where} answered with something that is no chat completion; is it the root of an "
            "OpenAI-compatible API (often ending in /v1)?",
            status=200,
            attempts=ledger.attempts,
        )

    def _sorted(self, error: openai.APIStatusError, ledger: Ledger) -> Exception:
        """Transient or permanent, by status and code."""
        status, code = error.status_code, getattr(error, "code", None)
        where, said = self._settings.shown_url, _provider_words(error, self._settings)
        if status in {401, 403}:
            message = f"{where} {self._refused(error, said)}"
            return RefusedKeyError(message, status=status, attempts=ledger.attempts)
        if code == "insufficient_quota":
            message = f"{where}: the account's quota is used up (HTTP {status}); no retry can mend that."
            return QuotaError(message, status=status, attempts=ledger.attempts)
        if code == "content_filter":
            message = f"{where}: the provider's content filter stopped the request (HTTP {status})."
            return ContentFilterError(message, attempts=ledger.attempts)
        if status in _TRANSIENT_STATUS:
            wait = retry_after(error.response.headers.get("retry-after"), datetime.now(UTC))
            if status in {429, 503} and wait:
                self._clear_at = max(self._clear_at, time.monotonic() + wait + _most(wait))
            return _TransientError(f"HTTP {status}", f"HTTP {status}{said}", error, status=status, wait=wait)
        if status in STATUSES:
            target = target_of(error.response, self._settings.secrets) or "another address"
            message = (
                f"{where} redirects to {target} (HTTP {status}), and nothing was sent there; where that is the API "
                "that is meant, give its address with `base_url`."
            )
            return RejectedRequestError(message, status=status, attempts=ledger.attempts)
        message = f"{where} rejected the request (HTTP {status}){said}."
        if status == 404:
            message += f" Is there a model {self._settings.model!r}, and is the base URL right?"
        elif status == 400 and self._settings.mode in {"json_schema", "tools"}:
            message += " A server that cannot do strict JSON Schema is reached with `mode='json'`."
        return RejectedRequestError(message, status=status, attempts=ledger.attempts)

    def _refused(self, error: openai.APIStatusError, said: str) -> str:
        """What is told of 401 and 403. The first is about the key, and providers repeat parts of it; the second may be
        about the model, the account or the country, and only the provider knows."""
        status, recorded = error.status_code, error.response.extensions.get(RECORDED)
        keyed = self._settings.has_key or self._settings.basic is not None
        keyless = not keyed and not (recorded and recorded.replayed)
        if status == 403 and said:
            return f"refused the request (HTTP 403){said}."
        if keyless:
            return (
                f"refused the request (HTTP {status}), and no key was sent; where it needs one, set SUMMARISER_API_KEY."
            )
        if status == 403:
            return f"refused the request (HTTP 403); may this key use the model {self._settings.model!r}?"
        return "refused the key (HTTP 401); check OPENAI_API_KEY or SUMMARISER_API_KEY."

    def _exhausted(self, error: _TransientError, ledger: Ledger) -> ProviderError:
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
    asked = error.wait if isinstance(error, _TransientError) else None
    return max(asked, 0.0) + _jitter(asked) / state.attempt_number if asked is not None else _backoff(state)


def _jitter(seconds: float) -> float:
    """What is added to a wait that others have, too, lest they all end it at once. Who has waited more often adds less:
    none loses all its tries to others."""
    return random.uniform(0, _most(seconds))  # noqa: S311 - nothing to guess


def _most(seconds: float) -> float:
    """The most that is added to such a wait: a quarter, but from half a second to two."""
    return min(max(seconds / 4, 0.5), 2)


def _log_wait(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _LOG.info("%s; sent again in %.1f s", error, state.upcoming_sleep)


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110: seconds, or an HTTP date) asks for; None for nonsense."""
    if not header:
        return None
    text = header.strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            when = email.utils.parsedate_to_datetime(text)
            when = when if when.tzinfo else when.replace(tzinfo=UTC)
            seconds = (when - now).total_seconds()
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    return min(seconds, _MAX_RETRY_AFTER) if 0 <= seconds < float("inf") else None


def _is_usable(completion: ChatCompletion) -> bool:
    """Whether a reply, which openai builds without validation, has the types of a completion."""
    model: object = completion.model
    choices: object = completion.choices
    if not isinstance(model, str | None) or not isinstance(choices, list):
        return False
    if not completion.choices:
        return False
    message: Any = completion.choices[0].message
    if not isinstance(message.content, str | None) or not isinstance(message.tool_calls, list | None):
        return False
    calls = [call for call in message.tool_calls or [] if getattr(call, "type", None) == "function"]
    if len(calls) < len(message.tool_calls or []) or not all(
        isinstance(getattr(getattr(call, "function", None), "arguments", None), str) for call in calls
    ):
        return False
    completion.model = _without_surrogates(completion.model)
    message.content, message.refusal = _without_surrogates(message.content), _without_surrogates(message.refusal)
    for call in calls:
        call.function.arguments = _without_surrogates(call.function.arguments)
    return True


def _without_surrogates(text: Any) -> Any:
    """A text that can be sent and saved: a lone surrogate is replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(text, str) else text


def _error_in(text: str) -> tuple[int | None, str]:
    """The status and the words of an error that is told in a body of another status; ("", None) where there is none."""
    try:
        error = json.loads(text)["error"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None, ""
    if isinstance(error, dict):
        code, words = error.get("code"), error.get("message")
        return code if isinstance(code, int) else None, words if isinstance(words, str) else "no message"
    return None, error if isinstance(error, str) else ""


def usage_of(completion: ChatCompletion, *, estimated: bool) -> Usage:
    """The tokens of one reply, as the server counted them."""
    usage = completion.usage
    # openai builds replies without validation: any part of a foreign server's may be missing
    asked, told = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if asked is None and told is None:
        return _UNKNOWN
    return Usage(
        input=asked,
        cached_input=_count(getattr(usage, "prompt_tokens_details", None), "cached_tokens"),
        output=told,
        reasoning=_count(getattr(usage, "completion_tokens_details", None), "reasoning_tokens"),
        estimated=estimated or asked is None or told is None,
    )


def _count(usage: object, name: str) -> int | None:
    value = getattr(usage, name, None)
    return value if isinstance(value, int) and value >= 0 else None


def _provider_words(error: openai.APIStatusError, settings: Settings) -> str:
    """The provider's own message on one line, without the key."""
    body = error.body if isinstance(error.body, dict) else {}
    text = _without_secrets(" ".join(str(body.get("message") or "").split()), settings)[:200]
    return f": {text.rstrip('.')}" if text else ""


def _without_secrets(text: str, settings: Settings) -> str:
    """`text` without the key or password, however much of it white space has parted."""
    for secret in settings.secrets:
        text = text.replace(" ".join(secret.split()), "…")
    return text


def _fit_to_show(error: BaseException, settings: Settings) -> BaseException | None:
    """What a traceback may show as the cause: not what repeats the key, nor the page of a redirect, which repeats its
    address."""
    if isinstance(error, openai.APIStatusError) and error.status_code in STATUSES:
        return None
    said = " ".join(str(error).split())
    return error if _without_secrets(said, settings) == said else None


def _cassette_error_in(error: BaseException) -> CassetteError | None:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, CassetteError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def _innermost(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return str(error)[:120] or type(error).__name__
