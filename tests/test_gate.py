"""The gate: what is sent again and after which wait, how long it may take, what each attempt cost, and what is told."""

import asyncio
import base64
import gzip
import json
import logging
import re
import socket
import time
import traceback
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from openai.types.chat import ChatCompletion

from summariser import Summariser
from summariser.cassette import CassetteFile
from summariser.errors import (
    ConfigurationError,
    ContentFilterError,
    ExhaustedError,
    ModelError,
    ProviderError,
    RefusedKeyError,
    RejectedRequestError,
    SummariserError,
    UnreachableError,
)
from summariser.models import Usage
from summariser.readers.llm import client as llm_client
from summariser.readers.llm.client import make_client
from summariser.readers.llm.failures import of_connection, of_no_completion
from summariser.readers.llm.gate import Gate
from summariser.readers.llm.ledger import Ledger
from summariser.readers.llm.pace import SkippingClock
from summariser.readers.llm.waits import asked_wait, retry_after
from summariser.settings import Settings
from tests.fake_server import Asked, FakeServer, Step, answer, article, closed_url, completion, error, wire_reply

pytestmark = pytest.mark.usefixtures("warm")

BODY = {"model": "tiny-model", "messages": [{"role": "user", "content": "Go on."}]}
KEY = "sk-proj-0123456789abcdefghij"
OK = completion("done")
TRANSIENT = [408, 409, 425, 429, 500, 502, 503, 504, 507, 520, 522, 524, 529, 530]


@dataclass
class Sent:
    """What came of one `Gate.send`."""

    requests: list[Asked] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    completion: ChatCompletion | None = None
    error: BaseException | None = None
    seconds: float = 0

    @property
    def outcomes(self) -> list[str]:
        return [attempt.outcome for attempt in self.ledger.attempts]

    @property
    def failure(self) -> ModelError:
        """The error, which must be one of the package's and hold the attempts."""
        assert isinstance(self.error, ModelError), repr(self.error)
        assert self.error.attempts == self.ledger.attempts
        return self.error


def send(script: Iterable[Step], **settings: Any) -> Sent:
    """One request through the gate to a server with this script; no wait between two tries is waited out."""
    with FakeServer(script) as server:
        sent = send_to(server.url, **settings)
        sent.requests = server.requests
    return sent


def noting(sleeps: list[float]) -> SkippingClock:
    """A clock that is not waited for, and notes in `sleeps` what would have been."""

    class Noting(SkippingClock):
        async def sleep(self, seconds: float) -> None:
            sleeps.append(seconds)
            await super().sleep(seconds)

    return Noting()


def send_to(url: str, **settings: Any) -> Sent:
    made, sent = Settings.model_validate({"model": "tiny-model", "base_url": url} | settings), Sent()

    async def run() -> None:
        client = make_client(made, None)
        try:
            sent.completion = await Gate(client, made, noting(sent.sleeps)).send(dict(BODY), sent.ledger)
        except Exception as problem:
            sent.error = problem
        finally:
            await client.close()

    clock = time.monotonic()
    asyncio.run(run())
    sent.seconds = time.monotonic() - clock
    return sent


def test_a_reply_takes_one_request() -> None:
    sent = send([OK])
    assert sent.completion is not None
    assert sent.completion.choices[0].message.content == "done"
    assert [request.body for request in sent.requests] == [BODY]
    assert sent.requests[0].path == "/v1/chat/completions"
    assert (sent.outcomes, sent.sleeps) == (["ok"], [])


@pytest.mark.parametrize("status", TRANSIENT)
def test_a_passing_failure_is_sent_again(status: int) -> None:
    sent = send([error(status), OK])
    assert sent.completion is not None
    assert sent.outcomes == [f"HTTP {status}", "ok"]
    assert [request.body for request in sent.requests] == [BODY, BODY]


@pytest.mark.parametrize("status", sorted({*TRANSIENT} - {429}))
def test_a_failure_that_does_not_pass_ends_with_its_status(status: int) -> None:
    sent = send([error(status, "come back later")] * 9, provider_retries=2)
    failure = sent.failure
    assert isinstance(failure, ExhaustedError)
    assert failure.status == status
    assert str(status) in str(failure)
    assert "come back later" in str(failure)
    assert "3 tries" in str(failure)
    assert len(sent.requests) == 3


@pytest.mark.parametrize("retries", [0, 1, 4, 7])
def test_a_storm_of_failures_is_answered_with_as_many_requests_as_configured(retries: int) -> None:
    """Neither openai's client nor instructor multiplies them."""
    sent = send([error(503)] * 60, provider_retries=retries, patience=9999)
    assert isinstance(sent.failure, ExhaustedError)
    assert len(sent.requests) == retries + 1
    assert len(sent.sleeps) == retries
    assert sent.outcomes == ["HTTP 503"] * (retries + 1)


@pytest.mark.parametrize("status", [400, 402, 404, 405, 410, 413, 415, 422, 451, 501, 505])
def test_a_failure_that_no_retry_can_mend_is_sent_once(status: int) -> None:
    sent = send([error(status, "no such thing"), OK])
    failure = sent.failure
    assert isinstance(failure, RejectedRequestError)
    assert failure.status == status
    assert f"HTTP {status}" in str(failure)
    assert "no such thing" in str(failure)
    assert (len(sent.requests), sent.sleeps, sent.outcomes) == (1, [], [f"HTTP {status}"])


def test_a_404_asks_whether_there_is_such_a_model() -> None:
    assert "'tiny-model'" in str(send([error(404)]).failure)


def test_a_400_tells_of_the_mode_that_needs_no_schema() -> None:
    assert "`mode='json'`" in str(send([error(400)]).failure)
    assert "mode='json'" not in str(send([error(400)], mode="json").failure)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_sent_once(status: int) -> None:
    sent = send([error(status, f"Incorrect API key provided: {KEY}."), OK], api_key=KEY)
    failure = sent.failure
    assert isinstance(failure, RefusedKeyError)
    assert failure.status == status
    assert KEY not in str(failure)
    assert (len(sent.requests), sent.sleeps) == (1, [])


def test_no_key_of_another_form_is_in_the_providers_words() -> None:
    assert "refused the request (HTTP 403): no … here." in str(
        send([error(403, "no sk-other-0123456789abcdef here")]).failure
    )


def test_a_403_after_a_reply_is_the_requests_own() -> None:
    async def run(url: str) -> list[ProviderError]:
        made, failures = Settings(model="tiny-model", base_url=url), []
        client = make_client(made, None)
        try:
            gate = Gate(client, made)
            for _ in range(3):
                try:
                    await gate.send(dict(BODY), Ledger())
                except ProviderError as failure:
                    failures.append(failure)
        finally:
            await client.close()
        return failures

    with FakeServer([error(403, "no entry"), OK, error(403, "no entry")]) as server:
        before, after = asyncio.run(run(server.url))
    assert (type(before), before.affects) == (RefusedKeyError, "all")
    assert (type(after), after.affects, after.status) == (RejectedRequestError, None, 403)
    assert "rejected the request (HTTP 403): no entry." in str(after)
    assert "OPENAI_API_KEY" not in str(after)


def test_a_403_of_a_filter_is_no_refused_key() -> None:
    failure = send([error(403, "Your input was flagged for violence")]).failure
    assert type(failure) is RejectedRequestError
    assert "flagged for violence" in str(failure)


REFUSED = "refused the request (HTTP {}), and no key was sent; where it needs one, set SUMMARISER_API_KEY."


@pytest.mark.parametrize(
    ("status", "words", "key", "told"),
    [
        (401, "No such key.", KEY, "refused the key (HTTP 401); check OPENAI_API_KEY or SUMMARISER_API_KEY."),
        (401, "No key.", None, REFUSED.format(401)),
        (
            403,
            f"Project p of {KEY} has no\n access.",
            KEY,
            "refused the request (HTTP 403): Project p of … has no access.",
        ),
        (403, "Country not supported", None, "refused the request (HTTP 403): Country not supported."),
        (403, "x" * 500, None, f"refused the request (HTTP 403): {'x' * 200}."),
        (403, "", KEY, "refused the request (HTTP 403); may this key use the model 'tiny-model'?"),
        (403, "", None, REFUSED.format(403)),
    ],
)
def test_who_is_refused_is_told_why_and_what_may_help(status: int, words: str, key: str | None, told: str) -> None:
    assert str(send([error(status, words)], api_key=key).failure).endswith(f"/v1 {told}")


def test_a_used_up_quota_is_sent_once() -> None:
    sent = send([error(429, "You exceeded your current quota", "insufficient_quota"), OK])
    failure = sent.failure
    assert isinstance(failure, RejectedRequestError)
    assert failure.status == 429
    assert "quota" in str(failure)
    assert len(sent.requests) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("0", 0), ("1.5", 1.5), (" 3 ", 3), ("99999", 120), ("1e300", 120)],
)
def test_retry_after_in_seconds_is_waited_up_to_two_minutes(header: str, seconds: float) -> None:
    sent = send([error(429, retry_after=header), error(503, retry_after=header), OK], patience=999)
    assert sent.completion is not None
    most = seconds + min(max(seconds / 4, 0.5), 2)
    assert all(seconds <= slept <= most for slept in sent.sleeps), "a little more, lest all come at once"
    assert len(sent.sleeps) == 2
    assert len(set(sent.sleeps)) == 2


def test_what_a_server_asks_for_holds_for_other_requests_too() -> None:
    """Of the same client: they wait before they are sent, and not where the server asked for nothing."""
    assert 7 < sum(slept_before_a_second(error(429, retry_after="8"))) <= 10
    assert 7 < sum(slept_before_a_second(error(503, retry_after="8"))) <= 10
    assert 0 < sum(slept_before_a_second(error(429))) <= 1
    assert slept_before_a_second(error(500, retry_after="8")) == []
    assert slept_before_a_second(error(503)) == []


def slept_before_a_second(first: Step) -> list[float]:
    """What a request waits that comes after one with this answer."""
    sleeps: list[float] = []

    async def run(url: str) -> None:
        made = Settings.model_validate({"model": "tiny-model", "base_url": url, "provider_retries": 0})
        client = make_client(made, None)
        try:
            gate = Gate(client, made, noting(sleeps))
            with pytest.raises(ExhaustedError):
                await gate.send(dict(BODY), Ledger())
            await gate.send(dict(BODY), Ledger())
        finally:
            await client.close()

    with FakeServer([first, OK]) as server:
        asyncio.run(run(server.url))
    return sleeps


def test_retry_after_as_a_date_is_waited() -> None:
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    next_year = format_datetime(datetime.now(UTC) + timedelta(days=365), usegmt=True)
    sent = send([error(429, retry_after=in_a_minute), error(429, retry_after=next_year), OK], patience=999)
    assert 50 < sent.sleeps[0] <= 62
    assert 120 <= sent.sleeps[1] <= 122


@pytest.mark.parametrize(
    "header",
    [
        "soon", "-5", "nan", "inf", "1 2", "Fri, 31 Nov 2023", "\t", "Mon, 01 Jan 2001 00:00:00 GMT",
        "Wed, 21 Oct 2099999999999999999999 07:28:00 GMT", f"Wed, 21 Oct 2099 07:28:00 +{'9' * 30}",
    ],
)  # fmt: skip
def test_nonsense_in_retry_after_leaves_the_wait_to_the_gate(header: str) -> None:
    sent = send([error(429, retry_after=header), OK])
    assert sent.completion is not None
    assert len(sent.sleeps) == 1
    assert 0.2 <= sent.sleeps[0] <= 0.7


def test_retry_after_is_read_against_the_clock() -> None:
    now = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)
    assert retry_after("Tue, 05 Mar 2024 12:00:30 GMT", now) == 30
    assert retry_after("Tue, 05 Mar 2024 13:00:30 +0100", now) == 30
    assert retry_after("Tue, 05 Mar 2024 11:59:59 GMT", now) is None
    assert retry_after(None, now) is None
    assert retry_after("", now) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after-ms": "1e9"}, 120),
        ({"retry-after": "9", "x-ratelimit-reset-requests": "20s"}, 9),
        ({"x-ratelimit-reset-requests": "1s"}, 1),
        ({"x-ratelimit-reset-tokens": "6m0s"}, 120),
        ({"x-ratelimit-reset-tokens": "1m0.5s", "x-ratelimit-reset-requests": "250ms"}, 60.5),
        (
            {
                "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20s",
                "x-ratelimit-remaining-tokens": "149900", "x-ratelimit-reset-tokens": "90s",
            },
            20,
        ),
        ({"x-ratelimit-remaining-tokens": "12", "x-ratelimit-reset-tokens": "7s"}, 7),
        ({"x-ratelimit-reset-requests": "soon", "x-ratelimit-reset-tokens": "-3s"}, None),
        ({"x-ratelimit-reset-requests": "3"}, None),
        ({"x-ratelimit-reset-requests": f"{'9' * 400}s"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_what_a_limit_asks_for_is_read_from_what_servers_write(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(headers, datetime.now(UTC)) == (None if seconds is None else pytest.approx(seconds))


def test_what_a_limit_asks_for_in_openais_own_words_is_waited() -> None:
    limited = Step(status=429, body=error(429).body, headers={"x-ratelimit-reset-tokens": "8s"})
    assert 8 <= sum(send([limited, OK]).sleeps) <= 10


def test_the_gates_own_waits_grow_to_thirty_seconds_and_are_random() -> None:
    sent = send([error(500)] * 21, provider_retries=20, patience=9999)
    bounds = [min(30, 0.5 * 2**number) for number in range(20)]
    assert len(sent.sleeps) == 20
    assert all(0 <= seconds <= bound for seconds, bound in zip(sent.sleeps, bounds, strict=True)), sent.sleeps
    assert max(sent.sleeps) > 5
    assert len(set(sent.sleeps)) == 20


def test_nobody_there_is_unreachable() -> None:
    url = closed_url()
    sent = send_to(url, provider_retries=2)
    failure = sent.failure
    assert isinstance(failure, UnreachableError)
    assert failure.status is None
    assert url in str(failure)
    assert "3 tries" in str(failure)
    assert sent.outcomes == ["no connection"] * 3
    assert len(sent.sleeps) == 2


@pytest.mark.parametrize(
    "broken",
    [Step(drop=True), completion("cut in the middle", cut_at=40), completion("cut at once", cut_at=0)],
    ids=["no answer", "in the body", "before the body"],
)
def test_a_dropped_connection_is_sent_again(broken: Step) -> None:
    sent = send([broken, broken, OK])
    assert sent.completion is not None
    assert sent.outcomes == ["no connection", "no connection", "ok"]
    assert len(sent.requests) == 3
    assert isinstance(send([broken] * 9, provider_retries=1).failure, UnreachableError)


@pytest.mark.parametrize("slow", [Step(hang=True), completion("x" * 500, drip=0.02)], ids=["hang", "drip"])
def test_the_deadline_holds_to_the_last_byte(slow: Step) -> None:
    sent = send([slow] * 9, timeout=0.5, provider_retries=1)
    failure = sent.failure
    assert isinstance(failure, ExhaustedError)
    assert "0.5 s" in str(failure)
    assert "`timeout`" in str(failure)
    assert sent.outcomes == ["timeout", "timeout"]
    assert all(0.4 <= attempt.seconds < 4 for attempt in sent.ledger.attempts)
    assert sent.seconds < 8
    assert len(sent.requests) == 2


def test_a_timeout_is_sent_again() -> None:
    sent = send([Step(hang=True), OK], timeout=1)
    assert sent.completion is not None
    assert sent.outcomes == ["timeout", "ok"]


@pytest.mark.parametrize("patience", [None, 9999])
def test_a_timeout_is_sent_again_once_at_most_for_each_may_be_billed(patience: float | None) -> None:
    sent = send([Step(hang=True)] * 9, timeout=0.3, provider_retries=9, patience=patience)
    assert isinstance(sent.failure, ExhaustedError)
    assert "after 2 tries: no whole reply within 0.3 s (`timeout`)" in str(sent.failure)
    assert len(sent.requests) == 2
    mixed = send([Step(hang=True), Step(drop=True), error(503), OK], timeout=0.5)
    assert mixed.outcomes == ["timeout", "no connection", "HTTP 503", "ok"]


def test_what_was_never_connected_is_not_billed(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = send_to(closed_url(), provider_retries=1)
    assert [attempt.usage for attempt in refused.ledger.attempts] == [Usage(input=0, output=0, estimated=False)] * 2
    monkeypatch.setattr(llm_client, "CONNECTING", 0.2)
    with socket.socket() as listening, ExitStack() as stack:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(3):  # nobody accepts them, and there is no room for more
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        slow = send_to(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", provider_retries=2, timeout=30)
    assert slow.outcomes == ["no connection"] * 3
    assert "no connection (no answer in time) after 3 tries" in str(slow.failure)
    assert slow.ledger.attempts[0].usage == Usage(input=0, output=0, estimated=False)


def test_a_timed_out_request_is_given_up_at_the_server_too() -> None:
    with FakeServer([Step(hang=True)]) as server:
        send_to(server.url, timeout=0.5, provider_retries=0)
        assert server.requests[0].left.wait(5)


HTML = Step(body=b"<!DOCTYPE html><title>Welcome</title>", headers={"content-type": "text/html"})


@pytest.mark.parametrize(
    "strange",
    [
        HTML,
        Step(body=b""),
        Step(body=b"", headers={}),
        Step(body=b"\xff\xfe\x00"),
        answer("[]"),
        answer("null"),
        answer('"words"'),
        answer("3"),
        answer("{}"),
        answer({"choices": None}),
        answer({"choices": []}),
        answer({"choices": [None]}),
        answer({"choices": [{}]}),
        answer({"choices": [{"message": None}]}),
        answer({"choices": "words"}),
        answer('{"choices": [{"mess'),
        answer({"object": "list", "data": [{"id": "tiny-model"}]}),
        answer("[" * 100_000),
        answer('{"choices":' * 100_000),
    ],
    ids=lambda step: step.body.decode("utf-8", "replace")[:40] or f"empty {step.headers}",
)
def test_an_answer_that_is_no_completion_says_so(strange: Step) -> None:
    sent = send([strange, OK])
    failure = sent.failure
    assert isinstance(failure, RejectedRequestError)
    assert failure.status == 200
    assert "no chat completion" in str(failure)
    assert "/v1" in str(failure)
    assert (len(sent.requests), sent.outcomes) == (1, ["no completion"])
    assert sent.ledger.attempts[0].usage == Usage(estimated=True), "it may have been paid for"


def after_a_reply(*script: Step, **settings: Any) -> Sent:
    """As `send`, of the second request of a client."""
    sent = Sent()

    async def run(url: str) -> None:
        made = Settings.model_validate({"model": "tiny-model", "base_url": url} | settings)
        client = make_client(made, None)
        try:
            gate = Gate(client, made, noting(sent.sleeps))
            await gate.send(dict(BODY), Ledger())
            sent.completion = await gate.send(dict(BODY), sent.ledger)
        except ProviderError as failure:
            sent.error = failure
        finally:
            await client.close()

    with FakeServer([OK, *script]) as server:
        asyncio.run(run(server.url))
        sent.requests = server.requests[1:]
    return sent


@pytest.mark.parametrize("page", [HTML, Step(body=b""), answer('{"choices": [{"mess')], ids=["HTML", "empty", "cut"])
def test_a_page_in_the_place_of_a_reply_passes_where_others_were_answered(page: Step) -> None:
    sent = after_a_reply(page, page, OK)
    assert sent.completion is not None
    assert sent.outcomes == ["no completion", "no completion", "ok"]
    assert sent.ledger.attempts[0].usage == Usage(estimated=True), "it may have been paid for"
    worn_out = after_a_reply(*[page] * 9, provider_retries=2)
    assert isinstance(worn_out.failure, ExhaustedError)
    assert worn_out.failure.status == 200
    assert "after 3 tries: something that is no chat completion" in str(worn_out.failure)


def test_what_is_json_and_no_completion_is_not_sent_again_after_a_reply_either() -> None:
    sent = after_a_reply(answer({"choices": []}), OK)
    assert isinstance(sent.failure, RejectedRequestError)
    assert len(sent.requests) == 1


def test_an_error_in_a_body_of_status_200_is_told_by_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = send([answer({"error": {"message": "the model is gone.", "code": "x"}}), OK])
    assert isinstance(sent.failure, RejectedRequestError)
    assert "answered with an error: the model is gone." in str(sent.failure)
    assert len(sent.requests) == 1
    overloaded = answer({"error": {"message": "upstream overloaded", "code": 503}})
    again = send([overloaded, OK])
    assert again.error is None
    assert len(again.requests) == 2
    worn_out = send([overloaded] * 9)
    assert "HTTP 503: upstream overloaded" in str(worn_out.failure)


def test_a_completion_without_choices_may_have_been_paid_for() -> None:
    sent = send([answer({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 2}})])
    assert isinstance(sent.failure, RejectedRequestError)
    assert (sent.ledger.attempts[0].usage.input, sent.ledger.attempts[0].usage.output) == (7, 2)


def test_a_filter_that_refuses_the_request_is_told_as_one() -> None:
    sent = send([error(400, "The response was filtered", code="content_filter"), OK])
    assert isinstance(sent.failure, ContentFilterError)
    assert "--mode" not in str(sent.failure)
    assert "mode=" not in str(sent.failure)


@pytest.mark.parametrize(
    "strange",
    [
        {"choices": [{"message": {"content": None, "tool_calls": [None]}}]},
        {"choices": [{"message": {"content": None, "tool_calls": ["x"]}}]},
        {"choices": [{"message": {"content": None, "tool_calls": [{"type": "function", "function": None}]}}]},
        {"choices": [{"message": {"content": None, "tool_calls": [{"type": "function"}]}}]},
        {"choices": {"a": 1}},
        {"choices": [{"message": "words"}]},
        {"choices": [{"message": []}]},
        {"choices": [{"message": {"content": "", "tool_calls": "words"}}]},
        {"choices": [{"message": {"content": 3}}]},
        {"model": 3, "choices": [{"message": {"content": json.dumps(wire_reply())}}]},
        json.loads(completion(wire_reply(), usage={"prompt_tokens": 1.5, "completion_tokens": 2}).body),
        json.loads(completion(wire_reply(), usage={"prompt_tokens": 1, "completion_tokens": "many"}).body),
    ],
    ids=[
        "no call",
        "call text",
        "no function",
        "call alone",
        "choices",
        "message text",
        "message list",
        "tool calls",
        "content",
        "model",
        "half a token",
        "many tokens",
    ],
)
@pytest.mark.usefixtures("no_wait")
def test_a_completion_of_the_wrong_types_is_an_error_of_the_package_or_none(strange: dict[str, Any]) -> None:
    with FakeServer(lambda _: answer(strange)) as server, Summariser(model="m", base_url=server.url) as summariser:
        try:
            summariser.summarise(article())
        except SummariserError as failure:
            assert len(server.requests) <= 3, failure  # noqa: PT017 - any error of the package is fine


def test_what_tells_of_no_change_is_no_reply() -> None:
    sent = send([Step(status=304), OK])
    assert isinstance(sent.failure, ProviderError)
    assert sent.failure.status == 304


def redirect(status: int, location: str | None) -> Step:
    page = f'<a href="{location}">Moved</a>'.encode()
    return Step(status=status, body=page, headers={} if location is None else {"location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with FakeServer([OK]) as other:
        sent = send([redirect(status, f"{other.url}/chat/completions"), OK], provider_retries=4)
        assert other.requests == [], "the article went to a server that nobody named"
        failure = sent.failure
        assert isinstance(failure, RejectedRequestError)
        assert (failure.status, failure.exit_code) == (status, 3)
        assert f"redirects to {other.url} (HTTP {status}), and nothing was sent there; " in str(failure)
        assert "`base_url`" in str(failure)
    assert (len(sent.requests), sent.sleeps, sent.outcomes) == (1, [], [f"HTTP {status}"])


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("/v2/chat/completions", "http://127.0.0.1:PORT/v2 "),
        ("//other.example/v1/", "http://other.example/v1/ "),
        ("https://reader:hunter2@other.example/login?token=hunter2#hunter2", "https://other.example/login "),
        (f"https://other.example/{KEY}/v1", "https://other.example/…/v1 "),
        ("https://other.example/sk-live-987654321987/v1", "https://other.example/…/v1 "),
        ("https://other.example/\x1b[31mred", "https://other.example/%1B[31mred "),
        ("https://[other", "another address "),
        ("https://other.example/" + "x" * 9000, "https://other.example/" + "x" * 178 + "… "),
        (None, "another address "),
        ("", "another address "),
    ],
)
def test_the_address_of_a_redirect_is_fit_to_show(location: str | None, shown: str) -> None:
    sent = send([redirect(307, location), OK], api_key=KEY)
    told = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", str(sent.failure))
    assert f"redirects to {shown}(HTTP 307)" in told
    trace = "".join(traceback.format_exception(sent.failure))
    assert "hunter2" not in trace
    assert KEY not in trace
    assert len(sent.requests) == 1


def test_a_redirect_is_followed_neither_while_recording_nor_by_a_run_that_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ferry.yaml"
    with FakeServer([OK]) as other, FakeServer([redirect(307, f"{other.url}/chat?token=hunter2")]) as server:
        with Summariser(model="m", base_url=server.url, cassette=path, record=True) as summariser:
            found = summariser.summarise_all([article()])
        assert isinstance(found[0], RejectedRequestError)
        assert other.requests == []
    partial = tmp_path / "ferry.yaml.partial"
    assert "hunter2" not in partial.read_text()
    assert CassetteFile(path, record=True).go_on() == 0, "what it told is no reply"


def test_every_attempt_is_listed_with_its_tokens() -> None:
    usage = {
        "prompt_tokens": 90,
        "completion_tokens": 30,
        "total_tokens": 120,
        "prompt_tokens_details": {"cached_tokens": 64},
        "completion_tokens_details": {"reasoning_tokens": 12},
    }
    sent = send([error(429), Step(hang=True), Step(drop=True), completion("done", usage=usage)], timeout=1)
    free, unknown = Usage(input=0, output=0, estimated=False), Usage(estimated=True)
    assert [(attempt.outcome, attempt.usage) for attempt in sent.ledger.attempts] == [
        ("HTTP 429", free),
        ("timeout", unknown),
        ("no connection", unknown),
        ("ok", Usage(input=90, cached_input=64, output=30, reasoning=12, estimated=False)),
    ]
    assert sent.ledger.seconds == pytest.approx(sum(attempt.seconds for attempt in sent.ledger.attempts), abs=0.01)
    assert sent.ledger.replayed is False
    assert sent.ledger.started is not None
    assert abs(datetime.now(UTC) - sent.ledger.started) < timedelta(minutes=1)


@pytest.mark.parametrize("usage", [None, {}, "none", [1], {"total_tokens": -7}, {"prompt_tokens": True}])
def test_a_reply_without_a_count_counts_as_unknown(usage: Any) -> None:
    whole = json.loads(completion("done").body) | {"usage": usage}
    assert send([answer(whole)]).ledger.attempts[0].usage == Usage(estimated=True)


@pytest.mark.parametrize(
    ("usage", "counted"),
    [
        ({"prompt_tokens": 100, "total_tokens": 120}, Usage(input=100, output=20, estimated=False)),
        ({"completion_tokens": 20, "total_tokens": 120}, Usage(input=100, output=20, estimated=False)),
        ({"prompt_tokens": 100.0, "completion_tokens": 20.0}, Usage(input=100, output=20, estimated=False)),
        ({"total_tokens": 120}, Usage(input=120, estimated=True)),
        ({"prompt_tokens": 100}, Usage(input=100, estimated=True)),
    ],
)
def test_what_a_server_leaves_out_of_its_counts_is_told_by_their_sum(usage: Any, counted: Usage) -> None:
    whole = json.loads(completion("done").body) | {"usage": usage}
    assert send([answer(whole)]).ledger.attempts[0].usage == counted


def test_counts_of_a_server_that_estimates_are_estimates() -> None:
    attempt = send([OK], estimated_usage=True).ledger.attempts[0]
    assert attempt.usage == Usage(input=100, output=20, estimated=True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 429, 500])
@pytest.mark.parametrize("key", [KEY, "plain words"])
def test_the_key_is_in_no_message(status: int, key: str) -> None:
    sent = send([error(status, f"The key\n {key} is wrong; {key}!")] * 2, api_key=key, provider_retries=1)
    assert sent.requests[0].headers["authorization"] == f"Bearer {key}"
    assert isinstance(sent.failure, ProviderError)
    assert key not in str(sent.failure)
    assert key not in repr(sent.failure)


@pytest.mark.parametrize("before", range(180, 200, 4))
def test_no_part_of_the_key_is_in_a_message_that_is_cut(before: int) -> None:
    sent = send([error(400, "x" * before + KEY)], api_key=KEY)
    assert KEY[:4] not in str(sent.failure)


def test_a_key_with_a_line_break_is_not_told() -> None:
    with FakeServer([OK] * 9) as server:
        try:
            sent = send_to(server.url, api_key=KEY + "\n", provider_retries=1)
        except ConfigurationError as refused:
            assert KEY not in str(refused)  # noqa: PT017 - either way is fine
        else:
            assert KEY not in str(sent.error)


def test_a_key_that_no_header_can_carry_is_told_before_anything_is_sent() -> None:
    with pytest.raises(ConfigurationError, match="no key has") as failed:
        Settings.load({"api_key": "clé"}, environ={})
    assert "clé" not in str(failed.value)


def test_a_password_in_the_base_url_is_not_told() -> None:
    url = closed_url().replace("http://", "http://reader:hunter2@")
    assert "hunter2" not in str(send_to(url, provider_retries=0).failure)


@pytest.mark.parametrize("key", [None, KEY])
def test_a_name_and_password_in_the_base_url_are_sent_in_the_place_of_a_key(key: str | None) -> None:
    with FakeServer([OK]) as server:
        url = server.url.replace("http://", "http://reader:hunter2@")
        assert send_to(url, api_key=key).completion is not None
    basic = base64.b64encode(b"reader:hunter2").decode()
    assert server.requests[0].headers["authorization"] == f"Basic {basic}"


BOMB = gzip.compress(bytes(80 << 20), 9)
"""Some 80 kB that unpack to 80 MB."""


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        (BOMB, "gzip", "larger than 64 MB"),
        (gzip.compress(BOMB), "gzip, gzip", "not asked for (gzip, gzip)"),
        (b"x", "br", "not asked for (br)"),
        (bytes(65 << 20), "identity", "larger than 64 MB"),
    ],
    ids=["bomb", "bomb in a bomb", "another coding", "large"],
)
def test_an_answer_without_bounds_is_no_reply(body: bytes, coding: str, said: str) -> None:
    """And is not fetched again."""
    sent = send([Step(body=body, headers={"content-type": "application/json", "content-encoding": coding})])
    assert said in str(sent.failure)
    assert len(sent.requests) == 1


def test_a_packed_answer_is_unpacked() -> None:
    packed = {"content-type": "application/json", "content-encoding": "gzip"}
    sent = send([Step(body=gzip.compress(OK.body), headers=packed)])
    assert sent.completion is not None
    assert sent.requests[0].headers["accept-encoding"] == "gzip"


def test_an_answer_that_cannot_be_unpacked_is_told() -> None:
    broken = Step(body=b"\x1f\x8bnonsense", headers={"content-type": "application/json", "content-encoding": "gzip"})
    assert "cannot be unpacked" in str(send([broken], provider_retries=0).failure)


@pytest.mark.parametrize("parted", ["\u200b", "\u00ad", "\u2060"])
def test_a_key_parted_by_what_is_not_seen_is_not_told(parted: str) -> None:
    told = str(send([error(400, f"no such key {KEY[:7]}{parted}{KEY[7:]}")], api_key=KEY).failure)
    assert KEY not in told.replace(parted, "")


def test_a_key_is_not_told_in_part() -> None:
    """Where the words are cut in its midst."""
    told = str(of_connection(ValueError("x" * 110 + " " + KEY), Settings(model="m", api_key=KEY)))
    assert KEY[:6] not in told


def test_an_error_with_status_200_is_told_without_keys_and_accounts() -> None:
    words = "Incorrect API key provided: sk-secr****cdef, org-ABCDEF123456789"
    told = str(of_no_completion(json.dumps({"error": {"message": words}}), Settings(model="m"), worked=False))
    assert not re.search("sk-|org-", told)


def test_the_http_client_logs_no_password(caplog: pytest.LogCaptureFixture) -> None:
    """It logs the address of each request at level INFO."""
    caplog.set_level(logging.DEBUG)
    with FakeServer([OK]) as server:
        assert send_to(server.url.replace("http://", "http://reader:hunter2@")).completion is not None
    assert "/v1/chat/completions" in caplog.text
    assert "hunter2" not in caplog.text


def test_headers_are_sent_and_those_of_the_environment_alone_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """openai's client reads OPENAI_CUSTOM_HEADERS; here they are a setting, with the rules of a key."""
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Other: of-the-environment\nAuthorization: Bearer of-the-environment")
    headers = send([OK], headers={"X-Gateway-Key": "of-mine"}, api_key=KEY).requests[0].headers
    assert (headers["x-gateway-key"], headers["authorization"]) == ("of-mine", f"Bearer {KEY}")
    assert "of-the-environment" not in str(headers)


@pytest.mark.parametrize("key", [None, KEY])
def test_an_authorization_header_is_sent_in_the_place_of_a_key(key: str | None) -> None:
    headers = send([OK], headers={"authorization": "Bearer of-mine"}, api_key=key).requests[0].headers
    assert headers["authorization"] == "Bearer of-mine"


def test_a_password_that_a_server_repeats_is_not_told() -> None:
    with FakeServer([error(401, "hunter2 is wrong"), error(400, "hunter2 is wrong")]) as server:
        for _ in range(2):
            sent = send_to(server.url.replace("http://", "http://reader:hunter2@"))
            assert "hunter2" not in "".join(traceback.format_exception(sent.failure))


def test_without_a_key_no_authorization_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that openai's client finds for itself."""
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_WEBHOOK_SECRET"):
        monkeypatch.setenv(name, KEY)
    sent = send([OK])
    assert sent.completion is not None
    assert "authorization" not in sent.requests[0].headers
    assert KEY not in str(sent.requests[0].headers)


def test_the_account_at_openai_is_not_told_to_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-mine")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_of_mine")
    headers = send([OK]).requests[0].headers
    assert not any(value.endswith("of-mine") or value.endswith("of_mine") for value in headers.values())


def test_with_a_key_authorization_is_sent() -> None:
    assert send([OK], api_key=KEY).requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeServer([OK]) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        sent = send_to("http://model.invalid/v1")
    assert sent.completion is not None
    assert proxy.requests[0].path == "http://model.invalid/v1/chat/completions"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("HTTP_PROXY", "foo://127.0.0.1:9"),
        ("HTTP_PROXY", "http://127.0.0.1:many"),
        ("SSL_CERT_FILE", "/there/is/none"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_told(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SummariserError):
        make_client(Settings(model="tiny-model", base_url=closed_url()), None)
