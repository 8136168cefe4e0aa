"""What a request failed with: whether it may pass, and as which error of the package it is told."""

import re
from datetime import UTC, datetime
from typing import TypeVar

import httpx2
import openai

from summariser.cassette import RECORDED
from summariser.cassette.scrub import scrub_text
from summariser.errors import (
    CassetteError,
    ContentFilterError,
    ProviderError,
    QuotaError,
    RefusedKeyError,
    RejectedRequestError,
    SummariserError,
)
from summariser.readers.llm.redirects import STATUSES, target_of
from summariser.readers.llm.replies import error_in, is_json
from summariser.readers.llm.waits import asked_wait, retry_after
from summariser.settings import Settings
from summariser.text import seen

_LONGEST = 120
"""Characters of what went wrong with a connection."""
Kind = TypeVar("Kind", bound=BaseException)

_TRANSIENT_STATUS = {408, 409, 425, 429, *range(500, 600)} - {501, 505}
"""What may pass: of the server's own failures, all but those of what it cannot do."""
LIMITED = {429}
"""What tells of a limit of requests or tokens."""
_TOO_LONG_CODES = {"context_length_exceeded", "string_above_max_length", "request_too_large"}
_TOO_LONG = re.compile(r"context (length|window|size)|(request|input|prompt)( is)? too (large|long)", re.IGNORECASE)
"""What servers say of one article that is too long for them, with whatever status."""

_MODERATED = re.compile(r"\b(flagged|moderat\w+)\b", re.IGNORECASE)
"""What gateways say, with status 403, of one article that their filter does not let through."""


class TransientError(Exception):
    """A failure that may pass. `wait` is what the server asked for, in seconds; in a replay `more` tells whether the
    cassette has another answer to the same request."""

    more: bool | None = None

    def __init__(
        self, outcome: str, message: str, error: BaseException, *, status: int | None = None, wait: float | None = None
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.error = error
        self.status = status
        self.wait = wait

    @property
    def may_be_all(self) -> bool:
        """Whether the server may be what fails: it is broken, or not to be reached."""
        return self.outcome in {"no connection", "no completion"} or (self.status or 0) >= 500


def of_status(
    error: openai.APIStatusError, settings: Settings, *, worked: bool = False
) -> TransientError | SummariserError:
    """Transient or permanent, by status and code, and whether the server has `worked` before."""
    status, code = error.status_code, getattr(error, "code", None)
    where, said = settings.shown_url, _provider_words(error, settings)
    if status == 401 or (status == 403 and not (worked or _MODERATED.search(said))):
        return RefusedKeyError(f"{where} {_refused(error, said, settings)}", status=status, affects="all")
    if code == "insufficient_quota":
        message = f"{where}: the account's quota is used up (HTTP {status}); no retry can mend that."
        return QuotaError(message, status=status, affects="all")
    if code == "content_filter":
        return ContentFilterError(f"{where}: the provider's content filter stopped the request (HTTP {status}).")
    if status < 500 and (status == 413 or code in _TOO_LONG_CODES or _TOO_LONG.search(said)):
        message = f"{where} rejected the request (HTTP {status}){said}."
        return RejectedRequestError(message, status=status, affects="one")
    if status in _TRANSIENT_STATUS:
        headers, now = error.response.headers, datetime.now(UTC)
        wait = asked_wait(headers, now) if status in LIMITED else retry_after(headers.get("retry-after"), now)
        return TransientError(f"HTTP {status}", f"HTTP {status}{said}", error, status=status, wait=wait)
    if status in STATUSES:
        target = target_of(error.response, settings.secrets) or "another address"
        message = (
            f"{where} redirects to {target} (HTTP {status}), and nothing was sent there; where that is the API "
            "that is meant, give its address with `base_url`."
        )
        return RejectedRequestError(message, status=status)
    return _rejected(status, said, settings)


def _refused(error: openai.APIStatusError, said: str, settings: Settings) -> str:
    """What is told of 401 and 403. The first is about the key, and providers repeat parts of it; the second may be
    about the model, the account or the country, and only the provider knows."""
    status, recorded = error.status_code, error.response.extensions.get(RECORDED)
    keyed = settings.has_key or settings.basic is not None
    keyless = not keyed and not (recorded and recorded.replayed)
    if status == 403 and said:
        return f"refused the request (HTTP 403){said}."
    if keyless:
        return f"refused the request (HTTP {status}), and no key was sent; where it needs one, set SUMMARISER_API_KEY."
    if status == 403:
        return f"refused the request (HTTP 403); may this key use the model {settings.model!r}?"
    return "refused the key (HTTP 401); check OPENAI_API_KEY or SUMMARISER_API_KEY."


def _rejected(status: int, said: str, settings: Settings) -> ProviderError:
    message = f"{settings.shown_url} rejected the request (HTTP {status}){said}."
    if status == 404:
        message += f" Is there a model {settings.model!r}, and is the base URL right?"
    elif status == 400 and settings.mode in {"json_schema", "tools"}:
        message += " A server that cannot do strict JSON Schema is reached with `mode='json'`."
    return RejectedRequestError(message, status=status)


def of_connection(error: BaseException, settings: Settings) -> TransientError:
    """No connection, or one that broke."""
    why = "no answer in time" if _in(error, httpx2.ConnectTimeout) else _innermost(error)
    return TransientError("no connection", f"no connection ({without_secrets(why, settings)[:_LONGEST]})", error)


def was_sent(error: BaseException) -> bool:
    """Whether there was a connection at all, on which a request may have arrived, and be billed."""
    return _in(error, httpx2.ConnectError, httpx2.ConnectTimeout) is None


def of_no_completion(text: str, settings: Settings, *, worked: bool) -> TransientError | SummariserError:
    """What is wrong with a reply of status 200 that is no completion: some servers tell their errors in one. A page in
    the place of JSON passes where the server has `worked` before: it is of a gateway between."""
    where, (code, said) = settings.shown_url, error_in(text)
    if said:
        told = _fit(said, settings)
        if code in _TRANSIENT_STATUS:
            return TransientError(f"HTTP {code}", f"HTTP {code}: {told}", ValueError(told), status=code)
        return RejectedRequestError(f"{where} answered with an error: {told}.", status=200)
    if worked and not is_json(text):
        told = "something that is no chat completion"
        return TransientError("no completion", told, ValueError(told), status=200)
    return RejectedRequestError(
        f"{where} answered with something that is no chat completion; is it the root of an OpenAI-compatible API "
        "(often ending in /v1)?",
        status=200,
    )


def _provider_words(error: openai.APIStatusError, settings: Settings) -> str:
    """The provider's own message on one line, without the key."""
    body = error.body if isinstance(error.body, dict) else {}
    text = _fit(str(body.get("message") or ""), settings)
    return f": {text}" if text else ""


def _fit(words: str, settings: Settings) -> str:
    """A provider's words on one line, cut, without keys and accounts."""
    return scrub_text(without_secrets(" ".join(words.split()), settings))[:200].rstrip(".")


def without_secrets(text: str, settings: Settings) -> str:
    """`text` without the key or password, however much of it white space, or what is not seen, has parted."""
    text = seen(text)
    for secret in settings.secrets:
        text = text.replace(" ".join(secret.split()), "…")
    return text


def fit_to_show(error: BaseException, settings: Settings) -> BaseException | None:
    """What a traceback may show as the cause: not what repeats the key, nor the page of a redirect, which repeats its
    address."""
    if isinstance(error, openai.APIStatusError) and error.status_code in STATUSES:
        return None
    said = " ".join(str(error).split())
    return error if without_secrets(said, settings) == said else None


def own_error_in(error: BaseException) -> SummariserError | None:
    """What openai took for a failed connection: what a cassette does not hold, or cannot, and an answer that is no
    reply by its size or form."""
    return _in(error, CassetteError, RejectedRequestError)


def _in(error: BaseException, *kinds: type[Kind]) -> Kind | None:
    """The first error of one of these classes among an error and what led to it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kinds):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def _innermost(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return str(error) or type(error).__name__
