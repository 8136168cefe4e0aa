"""openai's client for one API: live, recording, or replaying without any network underneath."""

import time
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai

from summariser.cassette import RECORDED, CassetteFile, Recorded
from summariser.cassette.scrub import Scrubber
from summariser.errors import ConfigurationError
from summariser.loop import aside
from summariser.readers.llm.bounded import ENCODING, bounded
from summariser.readers.llm.redirects import STATUSES, without_location
from summariser.settings import Settings

CONNECTING = 20.0
"""Seconds that a connection may take: until it is there, nothing was sent that could be billed."""
REPLAY_ROOT = "https://llm.invalid"
MORE = "summariser.more"
"""Key of a replayed response's `extensions`: whether the cassette has another one to the same request."""
PLAYED = "summariser.played"
"""Key of a replayed response's `extensions`: the path of its cassette."""
_OF_A_BODY = {"content-encoding", "content-length", "transfer-encoding"}
"""Headers that hold for a body as it was sent."""


def make_client(settings: Settings, cassette: CassetteFile | None) -> openai.AsyncOpenAI:
    """The client. Its own retries are off, it follows no redirect, and nothing of the environment reaches a replay."""
    http: httpx2.AsyncClient
    try:
        if cassette is not None and not cassette.recording:
            http = httpx2.AsyncClient(transport=ReplayTransport(cassette), trust_env=False)
        elif cassette is not None:
            http = _RecordingClient(cassette)
        else:
            http = _Client(settings.secrets)
    except (ValueError, ImportError, OSError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = " ".join(str(error).split())[:160]
        message = f"a proxy or certificate setting of the environment cannot be used ({reason})."
        raise ConfigurationError(message) from error
    http.headers["accept-encoding"] = ENCODING
    http.event_hooks["response"] += [without_location, bounded]
    headers = _headers(settings)
    key = settings.api_key.get_secret_value() if settings.api_key else None
    if not (settings.has_key or settings.basic):
        http.event_hooks["request"].append(_without_key)
    client = openai.AsyncOpenAI(
        api_key=key or "none",
        base_url=settings.shown_url,
        organization=None,
        project=None,
        max_retries=0,
        timeout=httpx2.Timeout(None, connect=min(CONNECTING, settings.timeout)),  # the gate bounds attempts as a whole
        http_client=http,
    )
    client._custom_headers = headers  # openai's client puts those of the environment there, whatever the server
    if not settings.is_openai or cassette is not None:
        client.organization = client.project = None  # openai's client reads them from the environment
    return client


def _headers(settings: Settings) -> dict[str, str]:
    """The headers of each request; a name and password in the address are among them, and no more in the address, which
    the HTTP client logs."""
    named = settings.headers if settings.basic is None else settings.headers_but_authorization
    headers = {name: value.get_secret_value() for name, value in named.items()}
    return headers if settings.basic is None else headers | {"Authorization": f"Basic {settings.basic}"}


async def _without_key(request: httpx2.Request) -> None:
    """openai's client insists on a key; a server that needs none is not sent a made-up one."""
    request.headers.pop("authorization", None)


class ReplayTransport(httpx2.AsyncBaseTransport):
    """Answers from a cassette; there is no network behind it."""

    def __init__(self, cassette: CassetteFile) -> None:
        self._cassette = cassette

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = await request.aread()
        exchange = self._cassette.play(request.method, str(request.url), body)
        more = self._cassette.has(request.method, str(request.url), body)
        return httpx2.Response(
            exchange.status,
            headers=exchange.headers,
            content=exchange.body,
            extensions={RECORDED: exchange.recorded, MORE: more, PLAYED: str(self._cassette.path)},
            request=request,
        )


class _Client(openai.DefaultAsyncHttpxClient):
    """openai's own HTTP client, proxies and all. What a server repeats of a key or password is taken out of its answer
    here, before anybody reads that: it is in no result, no error, no warning, and no request that shows the answer."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(follow_redirects=False)
        self._scrubber = Scrubber(secrets)

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = await super().send(request, **options)
        reply = await response.aread()
        kept = await aside(len(reply), self._scrubber.echoed, reply, request.content)
        return response if kept is reply else _with_body(response, kept)


class _RecordingClient(openai.DefaultAsyncHttpxClient):
    """openai's own HTTP client, proxies and all, that keeps what it sends and receives, and hands on what is kept."""

    def __init__(self, cassette: CassetteFile) -> None:
        super().__init__(follow_redirects=False)
        self._cassette = cassette

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        ticket, started, clock = self._cassette.begin(request.content), datetime.now(UTC), time.monotonic()
        response = await super().send(request, **options)
        reply = await response.aread()
        if response.status_code in STATUSES:
            reply = b""  # a page that repeats the address, with what stands in its query
        recorded = Recorded.now(started, time.monotonic() - clock)
        headers = dict(response.headers)
        kept = self._cassette.append(
            ticket, request.method, str(request.url), request.content, response.status_code, headers, reply, recorded
        )
        response.extensions[RECORDED] = recorded
        return response if kept == reply else _with_body(response, kept)


def _with_body(response: httpx2.Response, body: bytes) -> httpx2.Response:
    """A response with another body: what was taken out of a recording leads to nothing that its replay lacks."""
    headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _OF_A_BODY]
    return httpx2.Response(
        response.status_code,
        headers=headers,
        content=body,
        extensions=response.extensions,
        request=response.request,
    )
