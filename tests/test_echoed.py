"""A server that repeats the key: it stands in nothing that is written, and no word of the article is changed for it."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from summariser import Summariser, SummariserError
from summariser.cassette.scrub import Scrubber
from summariser.errors import InvalidReplyError, RefusalError, RejectedRequestError
from tests.conftest import Processes
from tests.fake_server import (
    TEXT,
    FakeServer,
    Step,
    answer,
    article,
    closed_url,
    completion,
    error,
    misquoting,
    wire_reply,
)

pytestmark = pytest.mark.usefixtures("no_wait")

KEY = "sk-proj-0123456789abcdefghij"
PLAIN = "quite-plain-secret-42"
REFUSED = error(400, f"You sent Bearer {KEY}, {KEY}")
EVERYWHERE = wire_reply(
    headline=f"Ferry sinks off {KEY}",
    abstract=f"Authorization: Bearer {KEY}",
    topic=KEY,
    parties=[{"name": KEY, "kind": "org", "code": KEY}],
)
SCRIPTS: dict[str, list[Step]] = {
    "result": [completion(wire_reply(headline=f"Key {KEY}", abstract=f"Bearer {KEY}"), model=f"tiny {KEY}")],
    "quoted words": [completion(misquoting(f"Nine {KEY}"))] * 3,
    "invalid reply": [completion(EVERYWHERE)] * 3,
    "no JSON": [completion("{nope " + KEY)] * 3,
    "refusal": [completion(refusal=f"I do not read {KEY}")],
    "rejected": [REFUSED],
    "error with status 200": [answer({"error": {"message": f"no {KEY}"}})],
    "page": [Step(body=f"<html>{KEY}</html>".encode(), headers={"content-type": "text/html"})],
    "finish reason": [completion(wire_reply(), finish_reason=KEY)],
}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "jsonl"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_key_that_is_repeated_stands_in_nothing_that_is_written(
    name: str, form: str, tmp_path: Path, processes: Processes
) -> None:
    (tmp_path / "ferry.txt").write_text(f"date 2024-03-05\n\n{TEXT}")
    with FakeServer(SCRIPTS[name]) as server:
        env = {"SUMMARISER_API_KEY": KEY, "SUMMARISER_REPAIR": "1"}
        args = ("summarise", "ferry.txt", "-m", "tiny-model", "--base-url", server.url, "-f", form)
        done = processes.run(*args, "-o", "out", env=env, cwd=tmp_path)
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
        assert all(KEY not in asked.raw.decode() for asked in server.requests)
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert KEY not in written + done.out + done.error
    assert KEY[8:] not in written + done.out + done.error


@pytest.mark.parametrize("api_key", [KEY, PLAIN, 'quo"ted\\key/1234'])
@pytest.mark.parametrize("escape", ["none", "slashes", "all", "UTF-16"])
def test_it_is_found_however_the_server_escapes_it(api_key: str, escape: str) -> None:
    said = completion(wire_reply(headline=f"The key {api_key} é leaked")).body.decode()
    inner = json.dumps(json.dumps(api_key)[1:-1])[1:-1]
    ways = {
        "slashes": said.replace("/", "\\/"),
        "all": said.replace(inner, "".join(f"\\u{ord(it):04x}" for it in json.dumps(api_key)[1:-1])),
    }
    body = ways.get(escape, said).encode("utf-16" if escape == "UTF-16" else "utf-8")
    with (
        FakeServer([Step(body=body)]) as server,
        Summariser(model="tiny-model", base_url=server.url, api_key=api_key) as summariser,
    ):
        assert summariser.summarise(article()).headline == "The key … é leaked"


def test_the_words_of_an_article_that_holds_the_key_stay_as_they_are() -> None:
    """Its result shows the article: what is taken out of the reply would only lose the words that were said."""
    text = f"{TEXT}\n“The key is {PLAIN},” said Mira Solen.\n"
    reply = wire_reply(headline=f"Key {PLAIN} told")
    reply["said"].append(
        {
            "id": 3,
            "s": 4,
            "source": "Mira Solen",
            "cue": "said",
            "content": [f"The key is {PLAIN}"],
            "act": "assert",
            "more": [],
        }
    )
    with (
        FakeServer([completion(reply)]) as server,
        Summariser(model="tiny-model", base_url=server.url, api_key=PLAIN) as summariser,
    ):
        summary = summariser.summarise(article(text))
    assert [span.text for span in summary.attributions[2].content.spans] == [f"The key is {PLAIN}"]
    assert summary.headline == f"Key {PLAIN} told"
    assert not [it for it in summary.verify().findings if it.check in {"grounding", "integrity"}]


def test_a_placeholder_that_stands_in_the_request_is_no_secret() -> None:
    """The name of the model, or a word of the prompt, as a key."""
    for key in ("tiny-model", "required", "headline"):
        with (
            FakeServer([completion(wire_reply(headline=f"It is {key}"))]) as server,
            Summariser(model="tiny-model", base_url=server.url, api_key=key) as summariser,
        ):
            summary = summariser.summarise(article())
        assert (summary.headline, summary.run.model) == (f"It is {key}", "tiny-model")


@pytest.mark.parametrize(
    "given",
    [
        {"headers": {"X-Api-Key": PLAIN}},
        {"headers": {"Authorization": f"Bearer {PLAIN}"}},
        {"base_url": f"//reader:{PLAIN}@"},
    ],
    ids=["header", "authorization", "password"],
)
def test_what_is_sent_in_the_place_of_a_key_is_taken_out_too(given: dict[str, Any]) -> None:
    with FakeServer([completion(wire_reply(headline=f"It is {PLAIN}"))]) as server:
        url = server.url.replace("//", given.get("base_url", "//"))
        with Summariser(model="tiny-model", **given | {"base_url": url}) as summariser:
            assert summariser.summarise(article()).headline == "It is …"


@pytest.mark.parametrize("name", ["no JSON", "refusal", "rejected", "error with status 200"])
def test_no_error_holds_it(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither its sentence nor its evidence, nor what led to it, nor the log."""
    caplog.set_level(logging.INFO, "summariser")
    with (
        FakeServer(SCRIPTS[name]) as server,
        Summariser(model="tiny-model", base_url=server.url, api_key=KEY) as summariser,
        pytest.raises((InvalidReplyError, RefusalError, RejectedRequestError)) as failed,
    ):
        summariser.summarise(article())
    told = [str(failed.value), str(failed.value.__dict__), str(failed.value.__cause__), caplog.text]
    told.append(str(getattr(failed.value.__cause__, "body", "")))
    assert KEY not in "".join(told)


def test_an_answer_without_it_is_not_touched() -> None:
    scrubber = Scrubber((KEY,))
    for reply in (
        b"{}",
        b'{ "a" : "\\u00e9" }',
        b'{"a": 1, "a": 2}',
        b"<html>",
        b"\xff\xfe",
        b"",
        b'"\\ud800%"',
        b"[" * 9999,
    ):
        assert scrubber.echoed(reply, b"{}") is reply


def test_no_server_at_all_is_told_as_before() -> None:
    with (
        Summariser(model="m", base_url=closed_url(), api_key=KEY, provider_retries=0) as summariser,
        pytest.raises(SummariserError, match="cannot be reached"),
    ):
        summariser.summarise(article())
