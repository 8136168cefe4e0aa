"""Cassettes: recorded once, replayed without key or network, matched strictly, loud when they do not fit, and clean."""

import asyncio
import contextlib
import functools
import json
import os
import re
import shutil
import stat
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from vcr.request import Request

from summariser import Article, Summariser, Summary, prompting
from summariser.cassette import CassetteFile, Recorded, store
from summariser.cassette.scrub import scrub_text
from summariser.errors import (
    CassetteError,
    CassetteMissError,
    InvalidReplyError,
    RefusedKeyError,
    SummariserError,
)
from tests.conftest import ROOT, Processes
from tests.fake_server import (
    TEXT,
    Asked,
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
from tests.growth import is_about_linear

pytestmark = pytest.mark.usefixtures("no_wait")

KEY = "sk-proj-0123456789abcdefghij"
GOOD = completion(wire_reply())
OTHER = TEXT.replace("40 passengers", "50 passengers")


def record(path: Path, script: Iterable[Step] = (GOOD,), about: Article | None = None, **given_: Any) -> Summary:
    """Record one article's summary; the server is gone afterwards."""
    with (
        FakeServer(script) as server,
        Summariser(
            **{"model": "tiny-model", "base_url": server.url} | given_, cassette=path, record=True
        ) as summariser,
    ):
        return summariser.summarise(about or article())


@functools.cache
def _recording() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        record(Path(folder) / "ferry.yaml")
        return (Path(folder) / "ferry.yaml").read_bytes()


def recorded(path: Path) -> None:
    """Put a recording of the small article there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_recording())


def replay(path: Path, about: Article | None = None, **given_: Any) -> Summary:
    with Summariser(cassette=path, **given_) as summariser:
        return summariser.summarise(about or article())


def interactions(path: Path) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[dict[str, Any]] = yaml.load(path.read_text(), Loader=loader)["interactions"]  # noqa: S506
    return found


# The same result again


def timeless(summary: Summary) -> dict[str, Any]:
    """A summary without what a clock says, and without whether it was replayed."""
    whole = summary.model_dump(mode="json")
    for part in (whole["run"], *whole["run"]["attempts"]):
        part.pop("started", None)
        part.pop("seconds")
    del whole["run"]["replayed"]
    del whole["digest"]  # of all the above as well
    return whole


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json", "text"])
def test_a_replay_gives_what_was_recorded(mode: str, tape: Path) -> None:
    """Mode, model and limits are the recording's: nothing but the path is said again."""
    wrong, right = (
        completion(reply, tool="reply" if mode == "tools" else None)
        for reply in (misquoting("Nine sailors drowned"), wire_reply())
    )
    script = [completion("{nope"), wrong, error(429, retry_after="0"), right]
    first = record(tape, script, mode=mode, temperature=0.5, max_output_tokens=900, estimated_usage=True)
    again = replay(tape)
    assert timeless(again) == timeless(first)
    assert (first.run.replayed, again.run.replayed) == (False, True)
    assert [attempt.outcome for attempt in again.run.attempts] == [
        "invalid reply",
        "words not in the article",
        "HTTP 429",
        "ok",
    ]
    assert first.run.started is not None
    assert again.run.started is not None
    assert abs((first.run.started - again.run.started).total_seconds()) < 2
    assert again.run.seconds == pytest.approx(first.run.seconds, abs=1)


def test_a_replay_asks_as_often_as_the_recording_did(tape: Path) -> None:
    """A quotation that is not in the article, and nothing asked again; or four times, after six failures."""
    wrong = completion(misquoting("Nine sailors drowned"))
    record(tape, [wrong], retries=0)
    assert [attempt.outcome for attempt in replay(tape).run.attempts] == ["words not in the article"]
    with pytest.raises(CassetteMissError):
        replay(tape, retries=1)
    script = [*[error(503, retry_after="0")] * 6, *[wrong] * 4, completion(wire_reply())]
    record(tape, script, retries=4, provider_retries=6)
    assert [attempt.outcome for attempt in replay(tape).run.attempts][-2:] == ["words not in the article", "ok"]


def test_a_prompt_that_was_named_is_remembered_and_the_default_is_not(tape: Path) -> None:
    """Where the default goes on to its next version, what was recorded by default is a miss."""
    record(tape)
    assert CassetteFile(tape, record=False).asked_with == {"repair": 0, "retries": 2, "provider_retries": 4}
    record(tape, prompt="summarise/2")
    assert CassetteFile(tape, record=False).asked_with["prompt"] == "summarise/2"


def test_a_replay_gives_what_was_recorded_to_the_last_bit(tape: Path) -> None:
    first, again = record(tape), replay(tape)
    run = first.run.model_copy(update={"replayed": True})
    same = first.model_copy(update={"run": run})
    assert again.model_dump_json() == same.model_copy(update={"digest": same.content_digest()}).model_dump_json()


def test_a_replay_costs_what_the_recording_did(tape: Path) -> None:
    first = record(tape, [completion(wire_reply(), model="gpt-4o-mini")], model="gpt-4o-mini")
    assert replay(tape).run.cost == first.run.cost


def test_two_replays_are_the_same_to_the_byte(tape: Path, processes: Processes) -> None:
    """Also in another process, through the command line."""
    record(tape, [completion(misquoting("Nine sailors drowned")), GOOD])
    one, two = replay(tape).model_dump_json(indent=2), replay(tape).model_dump_json(indent=2)
    assert one == two
    source = tape.with_name("ferry.txt")
    source.write_text("date 2024-03-05\n\n" + TEXT)
    third = processes.run("summarise", str(source), "--cassette", str(tape), "--format", "json")
    assert third.status == 0, third.error
    shown, expected = json.loads(third.out), json.loads(one)
    for whole in (shown, expected):
        # the file has a header, and its name is the id
        del whole["article"]["offset"], whole["article"]["id"], whole["id"], whole["digest"]
    assert shown == expected


def test_a_failure_is_replayed_as_well(tape: Path) -> None:
    with pytest.raises(InvalidReplyError) as first:
        record(tape, [completion("{nope")] * 2, retries=1)
    with pytest.raises(InvalidReplyError) as again:
        replay(tape.with_name("ferry.yaml.partial"), retries=1)
    assert str(again.value) == str(first.value)
    assert len(again.value.attempts) == 2


def test_a_replay_touches_no_network(tape: Path, socket_disabled: None) -> None:
    """Not even loopback, and also where a request is missed."""
    shutil.copy(ROOT / "cassettes" / "kabul-2020-11-21.yaml", tape)
    about = Article.from_file(ROOT / "tests/articles/kabul-2020-11-21.txt")
    assert replay(tape, about).events
    with pytest.raises(CassetteMissError):
        replay(tape, article())


def test_a_replay_is_deaf_to_the_environment(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(tape)
    plain = replay(tape).model_dump_json()
    with FakeServer([GOOD] * 9) as server:
        for name, value in {
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": server.url,
            "OPENAI_ORG_ID": "org-0123456789",
            "SUMMARISER_API_KEY": KEY,
            "SUMMARISER_BASE_URL": server.url,
            "SUMMARISER_MODEL": "another-model",
            "SUMMARISER_MODE": "tools",
            "SUMMARISER_TEMPERATURE": "2",
            "SUMMARISER_PROMPT": "no/such",
            "SUMMARISER_TIMEOUT": "not a number",
            "HTTP_PROXY": server.url,
            "HTTPS_PROXY": server.url,
            "ALL_PROXY": "socks5://127.0.0.1:9",
        }.items():
            monkeypatch.setenv(name, value)
        assert replay(tape).model_dump_json() == plain
        assert server.requests == []


def test_a_replay_does_not_wait_out_what_the_recording_was_told_to(tape: Path) -> None:
    record(tape, [error(429, retry_after="0"), error(503, retry_after="0"), GOOD])
    text = tape.read_text()
    assert text.count("retry-after") == 2
    tape.write_text(re.sub(r"(retry-after:\s+- )'0'", r"\1'60'", text))
    assert tape.read_text().count("'60'") == 2
    clock = time.monotonic()
    assert len(replay(tape).run.attempts) == 3
    assert time.monotonic() - clock < 10


def test_what_is_recorded_is_matched_by_what_it_says(tape: Path) -> None:
    """Not by host, root of the API, scheme, key order or white space."""
    kept = CassetteFile(tape, record=True)
    body = b'{"model": "m", "messages": []}'
    add(kept, body, b'{"n": 1}', uri="http://127.0.0.1:8000/v1/chat/completions")
    add(kept, body, b'{"n": 2}', uri="http://h/accounts/4711/ai/chat/completions")
    kept.commit()
    played = CassetteFile(tape, record=False)
    for number in (1, 2):
        found = played.play("POST", "https://elsewhere.example/v7/chat/completions", b'{"messages":[],"model":"m"}')
        assert json.loads(found.body) == {"n": number}


def add(
    tape: CassetteFile, body: bytes, reply: bytes, uri: str = "http://h/v1/chat/completions", **headers: str
) -> None:
    recorded = Recorded(datetime(2024, 3, 5, tzinfo=UTC), 0.5)
    ticket = tape.begin(body)
    tape.append(ticket, "POST", uri, body, 200, {"content-type": "application/json"} | headers, reply, recorded)


@pytest.mark.parametrize(
    ("method", "uri", "body"),
    [
        ("GET", "http://h/v1/chat/completions", b'{"model": "m"}'),
        ("POST", "http://h/v1/models", b'{"model": "m"}'),
        ("POST", "http://h/v1/chat/completions", b'{"model": "n"}'),
        ("POST", "http://h/v1/chat/completions", b'{"model": "m", "seed": 1}'),
        ("POST", "http://h/v1/chat/completions?api-version=2", b'{"model": "m"}'),
        ("POST", "http://h/v1/chat/completions", b""),
    ],
)
def test_another_request_is_a_miss(method: str, uri: str, body: bytes, tape: Path) -> None:
    kept = CassetteFile(tape, record=True)
    add(kept, b'{"model": "m"}', b"{}")
    kept.commit()
    played = CassetteFile(tape, record=False)
    with pytest.raises(CassetteMissError):
        played.play(method, uri, body)
    assert played.unplayed == 1
    assert len(played.misses) == 1


def test_equal_requests_are_played_in_their_order(tape: Path) -> None:
    kept = CassetteFile(tape, record=True)
    first, second = kept.begin(b"1"), kept.begin(b"2")
    moment = Recorded(datetime(2024, 3, 5, tzinfo=UTC), 0.5)
    for ticket, reply in ((second, b'{"n": 2}'), (first, b'{"n": 1}')):  # answered the other way round
        kept.append(ticket, "POST", "http://h/v1/chat/completions", b'{"model": "m"}', 200, {}, reply, moment)
    kept.commit()
    played = CassetteFile(tape, record=False)
    bodies = [played.play("POST", "http://h/v1/chat/completions", b'{"model":"m"}').body for _ in range(2)]
    assert [json.loads(body) for body in bodies] == [{"n": 1}, {"n": 2}]
    assert played.unplayed == 0


def test_a_request_is_looked_up_and_not_compared_with_all(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = CassetteFile(tape, record=True)
    for number in range(60):
        add(kept, b'{"n": %d}' % (number % 40), b"{}")
    kept.commit()
    played = CassetteFile(tape, record=False)
    asked: list[str] = []

    def counted(request: Request) -> str:
        asked.append(key(request))
        return asked[-1]

    key = store.key_of
    monkeypatch.setattr(store, "key_of", counted)
    for number in range(60):
        played.play("POST", "http://h/v1/chat/completions", b'{"n": %d}' % (number % 40))
    assert played.unplayed == 0
    assert len(asked) == 60
    with pytest.raises(CassetteMissError, match="is recorded 2 times, and was asked for again"):
        played.play("POST", "http://h/v1/chat/completions", b'{"n": 7}')


# Misses


def test_a_changed_article_is_a_miss_that_shows_the_change(tape: Path) -> None:
    recorded(tape)
    with pytest.raises(CassetteMissError) as miss:
        replay(tape, article(OTHER))
    assert str(tape) in str(miss.value)
    assert miss.value.path == str(tape)
    lines = miss.value.diff.splitlines()
    assert "-[user] [3] The ferry carried 40 passengers." in lines
    assert "+[user] [3] The ferry carried 50 passengers." in lines
    assert "Two people were killed" not in miss.value.diff, "what is the same is not shown"


def test_a_changed_day_is_a_miss(tape: Path) -> None:
    recorded(tape)
    with pytest.raises(CassetteMissError) as miss:
        replay(tape, article(published="2024-03-06"))
    assert "+[user] Published: Wednesday 2024-03-06" in miss.value.diff


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"model": "other-model"}, '+model: "other-model"'),
        ({"temperature": 1.5}, "+temperature: 1.5"),
        ({"max_output_tokens": 5}, "+max_completion_tokens: 5"),
    ],
)
def test_a_changed_setting_is_a_miss_that_shows_the_change(changed: dict[str, Any], line: str, tape: Path) -> None:
    recorded(tape)
    with pytest.raises(CassetteMissError) as miss:
        replay(tape, **changed)
    assert line in miss.value.diff.splitlines()


def test_a_changed_prompt_is_a_miss_that_shows_the_change(
    tape: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(tape)
    shutil.copytree(ROOT / "prompts", tmp_path / "prompts")
    system = tmp_path / "prompts/summarise/2/system.j2"
    system.write_text(system.read_text() + "\nAnd rhyme.\n")
    monkeypatch.setattr(prompting, "data_folder", lambda name: tmp_path / name)
    prompting._environment.cache_clear()
    try:
        with pytest.raises(CassetteMissError) as miss:
            replay(tape)
    finally:
        prompting._environment.cache_clear()
    assert "+[system] And rhyme." in miss.value.diff.splitlines()
    assert "-[user]" not in miss.value.diff


def test_a_difference_is_harmless_and_short(tape: Path) -> None:
    recorded(tape)
    hostile = "A \u009b31m red alert was raised. " + "One more thing happened. " * 200 + "x" * 1000 + "."
    with pytest.raises(CassetteMissError) as miss:
        replay(tape, article(hostile))
    assert len(miss.value.diff) < 10_000
    assert all(char.isprintable() or char == "\n" for char in miss.value.diff)


def test_the_same_request_once_more_than_recorded_is_a_miss(tape: Path) -> None:
    recorded(tape)
    summariser = Summariser(cassette=tape)
    assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"
    with pytest.raises(CassetteMissError) as miss:
        summariser.summarise(article())
    assert "once" in str(miss.value)
    with pytest.raises(CassetteMissError):
        summariser.close()


def test_a_swallowed_miss_is_raised_at_the_end(tape: Path) -> None:
    recorded(tape)
    summariser = Summariser(cassette=tape)
    with contextlib.suppress(Exception):
        summariser.summarise(article(OTHER))
    assert summariser.cassette is not None
    assert len(summariser.cassette.misses) == 1
    with pytest.raises(CassetteMissError) as miss:
        summariser.close()
    assert "50 passengers" in miss.value.diff


def test_a_miss_swallowed_in_a_block_is_raised_at_its_end(tape: Path) -> None:
    recorded(tape)
    with pytest.raises(CassetteMissError), Summariser(cassette=tape) as summariser:  # noqa: PT012 - the whole block
        with contextlib.suppress(CassetteMissError):
            summariser.summarise(article(OTHER))
        summariser.summarise(article())


def test_a_miss_does_not_hide_another_error(tape: Path) -> None:
    recorded(tape)
    with pytest.raises(ZeroDivisionError), Summariser(cassette=tape) as summariser:  # noqa: PT012 - the whole block
        with contextlib.suppress(CassetteMissError):
            summariser.summarise(article(OTHER))
        raise ZeroDivisionError


def test_a_miss_is_not_retried(tape: Path) -> None:
    recorded(tape)
    summariser = Summariser(cassette=tape, provider_retries=9)
    with pytest.raises(CassetteMissError):
        summariser.summarise(article(OTHER))
    assert summariser.cassette is not None
    assert len(summariser.cassette.misses) == 1
    with pytest.raises(CassetteMissError):
        summariser.close()


# What stands in the file


@pytest.mark.parametrize("key", [KEY, "quite-plain-secret-42"])
def test_nothing_of_the_account_stands_in_the_file(key: str, tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-Mystery4Corp7Name")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_Mystery4Name")
    telling = {
        "set-cookie": "session=cookiemonster; Path=/",
        "openai-organization": "mystery-corp",
        "openai-project": "mystery-project",
        "x-request-id": "req_mystery",
        "authorization": f"Bearer {key}",
        "x-api-key": key,
        "cf-ray": "mystery-ray",
    }
    limit = error(429, f"Rate limit for org-Mystery4Corp7Name, key {key}, Bearer {key}")
    script = [
        Step(status=429, body=limit.body, headers=limit.headers | telling | {"retry-after": "0"}),
        completion("{nope" + key, headers=telling),
        completion(wire_reply(abstract=f"The key is {key}."), headers=telling),
    ]
    record(tape, script, api_key=key)
    text = tape.read_text()
    for secret in (key, "cookiemonster", "myster", "127.0.0.1", "authorization", "cookie", "user-agent"):
        assert secret.lower() not in text.lower(), secret
    kept = interactions(tape)
    assert len(kept) == 3
    assert {item["request"]["uri"] for item in kept} == {"https://llm.invalid/v1/chat/completions"}
    assert {name for item in kept for name in item["request"]["headers"]} <= {"content-type"}
    assert {name for item in kept for name in item["response"]["headers"]} <= {"content-type", "retry-after"}


def test_credentials_and_query_of_the_address_are_not_kept(tape: Path) -> None:
    kept = CassetteFile(tape, record=True)
    add(
        kept,
        b"{}",
        b"{}",
        uri="http://reader:hunter2@h.example:81/v1/chat/completions?api-version=7&key=hunter2#hunter2",
    )
    kept.commit()
    assert interactions(tape)[0]["request"]["uri"] == "https://llm.invalid/v1/chat/completions?api-version=7"
    assert "hunter2" not in tape.read_text()
    assert "h.example" not in tape.read_text()


def test_the_file_is_readable(tape: Path) -> None:
    """Messages stand in it line by line, and the reply as YAML: a diff of it can be read."""
    record(tape)
    text = tape.read_text()
    assert re.search(r"^ +\[1\] HALVOR, March 5 — Two people", text, re.MULTILINE)
    assert re.search(r"^ +headline: Ferry sinks off Halvor$", text, re.MULTILINE)
    assert interactions(tape)[0]["response"]["body"]["json"]["choices"][0]["message"]["content"]["json"] == wire_reply()


def test_estimated_counts_are_noted(tape: Path) -> None:
    record(tape, estimated_usage=True)
    assert replay(tape).run.usage.estimated is True
    assert CassetteFile(tape, record=False).estimated_usage is True
    record(tape)
    assert replay(tape).run.usage.estimated is False


INNOCENT = [
    "Bearer bonds of two million were found",
    "The standard-bearer Bearer Smith won",
    "A key-performance-indicator fell",
    "The key-witness-testimony was read",
    "The pk-inflation-index rose",
]


@pytest.mark.parametrize("words", INNOCENT)
def test_words_that_are_no_key_are_kept(words: str, tape: Path) -> None:
    record(tape, [completion(wire_reply(headline=words))])
    assert replay(tape).headline == words


def test_words_that_are_no_key_can_be_quoted(tape: Path) -> None:
    text = TEXT.replace("40 passengers", "40 passengers and Bearer bonds")
    reply = wire_reply()
    reply["said"][1]["content"] = ["We saw no lights"]
    reply["events"][0]["more"].append({"target": "Bearer bonds", "kind": None, "effect": "unknown"})
    first = record(tape, [completion(reply)], article(text))
    assert timeless(replay(tape, article(text))) == timeless(first)


TOKEN = "sk-live-4242424242"


@pytest.mark.parametrize(
    "script",
    [
        [completion(wire_reply(headline=f"The token {TOKEN} was printed"))],
        [completion("{nope " + TOKEN), completion(wire_reply(headline=f"{TOKEN}: a token"))],
    ],
    ids=["a reply", "a reply that is shown back"],
)
def test_what_looks_like_a_key_in_the_article_is_replayed_as_it_was(script: list[Step], tape: Path) -> None:
    text = TEXT.replace("40 passengers", f"40 passengers, token {TOKEN},")
    first = record(tape, script, article(text), repair=0)
    assert TOKEN in first.headline
    assert timeless(replay(tape, article(text))) == timeless(first)


def test_a_reply_that_looks_like_a_key_is_shown_back_as_it_is_kept(tape: Path) -> None:
    first = record(tape, [completion("{nope " + TOKEN), GOOD])
    assert TOKEN not in tape.read_text()
    assert timeless(replay(tape)) == timeless(first)


def test_what_looks_like_a_key_and_is_not_the_articles_is_taken_out(tape: Path) -> None:
    record(tape, [completion(wire_reply(headline=f"The token {TOKEN} was printed"))])
    assert TOKEN not in tape.read_text()


def test_a_run_of_beginnings_of_keys_is_read_in_bounded_steps() -> None:
    """It takes minutes where each of them is looked at to the end."""
    text = "sk-" * 150_000
    assert scrub_text(text) == text
    assert scrub_text(f"{text}1") == "sk-" * 149_933 + "…"


ESCAPED = 'Zm9vYmFy+c2Vj/cmV0a2V5"MTIzNA=='
WAYS = {
    "plain": json.dumps,
    "ASP.NET": lambda said: json.dumps(said).replace("+", "\\u002B").replace('\\"', "\\u0022"),
    "PHP": lambda said: json.dumps(said).replace("/", "\\/"),
    "all": lambda said: re.sub(r"[A-Za-z0-9+/=]", lambda it: f"\\u{ord(it.group()):04x}", json.dumps(said)),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("nested", [0, 1, 2, 3])
def test_a_key_is_taken_out_however_the_server_escapes_it(way: str, nested: int, tape: Path) -> None:
    """In a string of JSON, of JSON as a string, and so on; as a name in it, and in what only resembles JSON."""
    said = WAYS[way](f"key={ESCAPED} was refused")
    for text in (f'{{"a":{said},"b":[{{{said}:1}}]}}', f"```json\n{{{said}: {said}}}\n```", f'{{"cut off": {said}'):
        body = text
        for level in range(nested):
            body = WAYS[way](body) if level % 2 else json.dumps({"arguments": body})
        kept = CassetteFile(tape, record=True, secrets=(ESCAPED,))
        add(kept, b'{"model": "m"}', body.encode())
        kept.commit()
        found = CassetteFile(tape, record=False).play("POST", "http://h/v1/chat/completions", b'{"model": "m"}').body
        left = tape.read_text() + found.decode()
        for _ in range(8):
            left = re.sub(r"\\+u([0-9a-fA-F]{4})", lambda it: chr(int(it[1], 16)), left).replace("\\", "")
            assert "Zm9vYmFy" not in left
            assert "MTIzNA" not in left
        assert "…" in left
        if text.startswith("{") and text.endswith("}"):
            value = json.loads(found)
            for level in reversed(range(nested)):
                value = json.loads(value if level % 2 else value["arguments"])
            assert value == {"a": "key=… was refused", "b": [{"key=… was refused": 1}]}


def test_the_arguments_of_a_tool_call_hold_no_key(tape: Path) -> None:
    reply = completion(wire_reply(headline="The key Zm9vYmFy+c2Vj/cmV0 leaked"), tool="reply")
    body = reply.body.replace(b"+", b"\\u002B").replace(b"/cmV0", b"\\\\/cmV0")
    first = record(tape, [Step(status=200, body=body)], mode="tools", api_key="Zm9vYmFy+c2Vj/cmV0")
    assert first.headline == "The key … leaked"
    assert "cmV0" not in tape.read_text()
    assert timeless(replay(tape)) == timeless(first)


def test_of_a_name_that_comes_twice_no_value_is_kept(tape: Path) -> None:
    kept = CassetteFile(tape, record=True, secrets=(KEY,))
    add(kept, b"{}", b'{"a": "\\u0073' + KEY[1:].encode() + b'", "a": "x", "b": "\\ud800"}')
    kept.commit()
    found = CassetteFile(tape, record=False).play("POST", "http://h/v1/chat/completions", b"{}").body
    assert json.loads(found) == {"a": "x", "b": "\ud800"}


def test_a_recording_goes_by_what_it_keeps(tape: Path) -> None:
    """What is taken out is missing in its own results too, so that they are those of a replay, to the last re-ask."""
    wrong = misquoting(f"Nine sailors drowned, token {TOKEN}")
    first = record(tape, [completion(wrong), completion(wire_reply(headline=f"Token {TOKEN}"))])
    assert first.headline == "Token …"
    assert timeless(replay(tape)) == timeless(first)


LOOK_SECRET = [
    "sk-ant-api03-abcdefABCDEF0123456789-xyz",
    "hf_abcdefghijklmnopqrstuvwxyzABCD",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "gho_0123456789abcdefghijABCDEFGHIJ012345",
    "github_pat_11ABCDEFG0123456789_abcdefghij",
    "AKIAIOSFODNN7EXAMPLE",
    "pplx-0123456789abcdef0123456789abcdef",
    "nvapi-0123456789abcdef",
    "r8_0123456789abcdefABCDEF0123456789abc",
    "gsk_0123456789abcdef",
    "xai-0123456789abcdef",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc123def456ghi789",
    "Authorization: Basic dXNlcjpwYXNzd29yZA",
    'authorization": "Bearer abcdefghijklmnop',
    "Basic dXNlcjpwYXNzd29yZDEyMw==",
    "Bearer 0123456789abcdef",
    "api-key: 0123456789abcdef0123456789abcdef",
    "x-api-key: 0123456789abcdef0123456789abcdef",
    "API_KEY=0123456789abcdef0123456789abcdef",
    "sk-or-v1-0123456789abcdef",
    "AIzaSyA0123456789abcdefghijklmnopqrstu",
]


@pytest.mark.parametrize("key", LOOK_SECRET)
def test_what_looks_like_a_key_is_taken_out(key: str) -> None:
    assert key not in scrub_text(f"you sent {key}, which was refused")
    assert scrub_text(f"you sent {key}, which was refused").endswith(", which was refused")
    assert scrub_text(f"you sent {key}, no", f"It printed {key}.") == f"you sent {key}, no"


@pytest.mark.parametrize(
    "words",
    [
        *INNOCENT,
        "Basic understanding of Basic Law 23",
        "the Basic Education Amendment",
        "authorization: Basic talks go on",
        "API key: the words of a chancellor",
        "AKIARA and ASIAPACIFICECONOMICS met",
        "XASIA2024ECONOMICSABC of it",
        "eyJ is how a token begins. eyJ. eyJ",
        "hf_ and ghp_short and r8_",
        "the Audi R8-2024-limited-edition",
        "pplx- and nvapi-",
    ],
)
def test_words_are_no_keys(words: str) -> None:
    assert scrub_text(words) == words


def test_nothing_in_the_articles_and_the_prompt_looks_like_a_key() -> None:
    for path in [*(ROOT / "tests/articles").iterdir(), *(ROOT / "cassettes").iterdir()]:
        text = path.read_text()
        assert scrub_text(text) == text, path


@pytest.mark.parametrize(
    "text",
    [f"{it} " * 20_000 for it in ("Bearer", "Basic ", "api-key: ", "Authorization: Basic")]
    + [
        it * 60_000 for it in ("eyJ-", "eyJaaaaaaaa.", "hf_", "nvapi-", "AKIA", "api-key=", "ghp_github_pat_", "Basic ")
    ],
    ids=lambda text: text[:9],
)
def test_beginnings_of_keys_are_read_in_linear_time(text: str) -> None:
    assert is_about_linear(lambda length: functools.partial(scrub_text, text[:length]), len(text))


def test_the_root_of_the_api_is_not_kept(tape: Path) -> None:
    """It may hold an account or a token, which the server may repeat."""
    with FakeServer([error(503, "no route secretpath-TOKEN-abcdef123456", retry_after="0"), GOOD]) as server:
        url = server.url.removesuffix("/v1") + "/accounts/0123456789abcdef/secretpath-TOKEN-abcdef123456/v1"
        with Summariser(model="m", base_url=url, cassette=tape, record=True) as summariser:
            first = summariser.summarise(article())
        assert server.requests[0].path.startswith("/accounts/0123456789abcdef/")
    assert {item["request"]["uri"] for item in interactions(tape)} == {"https://llm.invalid/v1/chat/completions"}
    assert not re.search("accounts|0123456789abcdef|secretpath|TOKEN", tape.read_text())
    assert timeless(replay(tape)) == timeless(first)
    assert replay(tape, base_url="http://h/elsewhere").headline == first.headline


def test_a_cassette_that_has_the_root_of_its_api_is_replayed(tape: Path) -> None:
    recorded(tape)
    for old in ("openai/deployments/tiny", "api/v3"):
        tape.write_bytes(_recording().replace(b"invalid/v1/", f"invalid/{old}/".encode()))
        assert replay(tape).headline == "Ferry sinks off Halvor"
        assert replay(tape, base_url="http://h/elsewhere").headline == "Ferry sinks off Halvor"


@pytest.mark.parametrize("key", ["none", "x", "type", "string"])
def test_a_placeholder_for_a_key_does_not_spoil_the_recording(key: str, tape: Path) -> None:
    """Local servers want any key at all: OPENAI_API_KEY=none."""
    first = record(tape, api_key=key)
    assert timeless(replay(tape)) == timeless(first)


# Bodies

ODD = {
    "empty": b"",
    "text": b"plain words",
    "html": b"<html>\n  <p>&nbsp;\n</html>\n",
    "spaces": b"  \n ",
    "null": b"null",
    "number": b"3",
    "string": b'"words"',
    "list": b"[1, 2.5, true, null, [], {}]",
    "empty object": b"{}",
    "pretty": b'{\n  "a": {\n    "b": [1,\n 2]\n  }\n}\n',
    "unicode": '{"a": "naïve café 北京 😀 \u202eabc"}'.encode(),
    "escapes": b'{"a": "\\u00e9\\n\\t\\r\\u0000\\u001b\\u007f\\u0085\\u009b"}',
    "separators": '{"a": "one\u2028two\u2029three", "b": "one\\ntwo\u2028three\\n"}'.encode(),
    "lone surrogate": b'{"a": "\\ud800", "b": "\\udc00\\ud800"}',
    "surrogate in a string": json.dumps({"content": json.dumps({"a": "\ud800"})}).encode(),
    "pair": b'{"a": "\\ud83d\\ude00"}',
    "json in a string": json.dumps({"content": '{"a":[1,"b"]}'}).encode(),
    "pretty json in a string": json.dumps({"content": json.dumps({"a": [1, "b"]}, indent=2)}).encode(),
    "json in json in a string": json.dumps({"content": '{"a":"{\\"b\\":\\"[1]\\"}"}'}).encode(),
    "escapes in a string": json.dumps({"content": '{"a":"\\u00e9"}', "other": '["\\n", "\\/"]'}).encode(),
    "like numbers": b'{"a": "1", "b": "1e3", "c": "0x1f", "d": "1_000", "e": "12:30:45", "f": ".5", "g": "-0"}',
    "like words of yaml": b'{"a": "yes", "no": "null", "~": "", "on": "=", "y": "<<", "2024-03-05": "2024-03-05"}',
    "like yaml": b'{"a": "- b: [c", "d": "&x *y !z", "e": "# f", "g": "key: value", "h": "---\\n...", "i": "@`%"}',
    "white space": b'{"a": " lead", "b": "trail ", "c": "\\n\\nlead", "d": "trail\\n\\n"}',
    "white space in lines": b'{"a": " \\n x\\n y \\n", "b": "\\t", "c": "one\\n\\ttwo\\n"}',
    "long": json.dumps({"a": "word " * 400, "b": "x" * 5000, "c": "line\n" * 50 + " indented\n"}).encode(),
    "numbers": b'{"a": 1e16, "b": 1.0, "c": -0.5, "d": 123456789012345678901234567890, "e": 1E-7, "f": 1e400}',
    "byte-order mark": '{"a": "\ufeffb"}'.encode(),
    "keys": b'{"": 1, " ": 2, "a\\nb": 3, "{": 4, "json": 5}',
    "a key json": b'{"json": 1}',
    "a key json in a string": json.dumps({"content": '{"json":{"a":1}}'}).encode(),
}
BROKEN = [
    pytest.param(b'{"a": "one\\u0085two"}', id="next line"),
    pytest.param('{"a": "one\u0085two"}'.encode(), id="next line, bare"),
    pytest.param(b'{"a": "one\\ntwo\\u0085three"}', id="next line in a block"),
    pytest.param(json.dumps({"content": '{"a":"one\u0085two"}'}).encode(), id="next line in a string"),
    pytest.param(b'{"json": {"a": 1}}', id="only json"),
    pytest.param(b'{"a": {"json": {"b": 1}}}', id="json within"),
    pytest.param(b'{"json": {"json": [1]}}', id="json in json"),
]


def loaded(body: bytes) -> object:
    """A body as JSON, or itself."""
    try:
        return json.loads(body)
    except ValueError:
        return body


@pytest.mark.parametrize("body", [*(pytest.param(body, id=name) for name, body in ODD.items()), *BROKEN])
def test_a_body_survives(body: bytes, tape: Path) -> None:
    """As a reply, and as a request that is found again."""
    kept = CassetteFile(tape, record=True)
    add(kept, body, body)
    kept.commit()
    played = CassetteFile(tape, record=False)
    found = played.play("POST", "http://h/v1/chat/completions", body).body
    assert loaded(found) == loaded(body)
    assert type(loaded(found)) is type(loaded(body))
    for key, value in loaded(body).items() if isinstance(loaded(body), dict) else ():
        assert repr(loaded(found)[key]) == repr(value)


@pytest.mark.parametrize("depth", [20, pytest.param(100), pytest.param(100_000)])
@pytest.mark.parametrize("inner", [False, True], ids=["body", "string"])
def test_a_deep_body_survives(inner: bool, depth: int, tape: Path) -> None:
    """As a model that repeats itself writes one: what was recorded can be read."""
    deep = "[" * depth + "]" * depth
    body = json.dumps({"content": deep}).encode() if inner else deep.encode()
    kept = CassetteFile(tape, record=True)
    add(kept, b'{"model": "m"}', body)
    kept.commit()
    found = CassetteFile(tape, record=False).play("POST", "http://h/v1/chat/completions", b'{"model": "m"}').body
    assert (json.loads(found)["content"].encode() if inner else found) == deep.encode()


texts = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t\r\"'\\{}[]:,#&*!|>%@`-?~0123456789abcé北😀\u2028\u2029\ufeff\ud800\x00\x1b"),
        st.characters(exclude_characters="\x85"),
    ),
    max_size=12,
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(texts.filter(lambda key: key != "json"), inner, max_size=3)
        | inner.map(json.dumps)
        | inner.map(lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(values)
def test_any_json_survives(value: object) -> None:
    """Through YAML and back; the text itself, not only its meaning, where it is a string inside."""
    from summariser.cassette.format import deserialize, serialize

    text = json.dumps(value)
    request = {"method": "POST", "uri": "https://llm.invalid/v1", "body": text}
    response = {"status": {"code": 200}, "body": {"string": text}}
    whole = {"interactions": [{"request": request, "response": response}]}
    [item] = deserialize(serialize(whole))["interactions"]
    assert json.loads(item["request"]["body"]) == value
    assert json.loads(item["response"]["body"]["string"]) == value


# Files


def test_a_missing_cassette_is_named_with_the_way_to_make_it(tape: Path) -> None:
    with pytest.raises(CassetteError) as failure:
        Summariser(cassette=tape)
    assert str(tape) in str(failure.value)
    assert "`record=True`" in str(failure.value)
    assert failure.value.path == str(tape)
    assert not isinstance(failure.value, CassetteMissError)


REQUEST = "request: {method: POST, uri: 'https://llm.invalid/v1', body: x, headers: {}}"
_STRANGE = (
    "interactions: [{request: {method: POST, uri: 'https://llm.invalid/v1', body: %s, headers: {}}, response: %s}]"
)


def _bomb(levels: int) -> str:
    """A few lines that stand for two to the power of `levels` entries."""
    return "a0: &a0 [x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, levels))


WRONG = {
    "empty": "",
    "text": "some words",
    "list": "- 1\n- 2\n",
    "no interactions": "version: 1\n",
    "interactions that are no list": "interactions: {}\n",
    "tab": "interactions:\n\t- x\n",
    "unclosed": "interactions: [\n",
    "python": "!!python/object/apply:os.system ['true']\n",
    "NUL": "\0\0\0",
    "interaction that is none": "interactions: [1]\n",
    "no response": f"interactions: [{{{REQUEST}}}]\n",
    "no request": "interactions: [{response: {status: {code: 200}, body: x}}]\n",
    "status that is none": (
        f"interactions: [{{{REQUEST}, response: {{status: {{code: fine}}, headers: {{}}, body: x}}}}]\n"
    ),
    "moment that is none": (
        f"interactions: [{{{REQUEST}, response: {{status: {{code: 200}}, headers: {{}}, body: x, "
        "recorded: {started: noon, seconds: 1}}}]\n"
    ),
    "cycle": "a: &a [*a]\ninteractions: *a\n",
    "cycle in a body": _STRANGE % ("{json: &a [*a]}", "{status: {code: 200}, headers: {}, body: x}"),
    "aliases of aliases": _bomb(40) + _STRANGE % ("x", "{status: {code: 200}, headers: {}, body: {json: *a39}}"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_cassette_is_named(name: str, tape: Path) -> None:
    tape.write_text(WRONG[name])
    with pytest.raises(CassetteError) as failure:
        Summariser(cassette=tape)
    assert str(tape) in str(failure.value)
    assert "is no cassette" in str(failure.value)
    assert "\n" not in str(failure.value)
    assert tape.read_text() == WRONG[name]


@pytest.mark.parametrize(
    "text",
    [
        _STRANGE % ("x", "{status: {code: .inf}, headers: {}, body: x}"),
        _STRANGE % ("{json: {model: m, response_format: x}}", "{status: {code: 200}, headers: {}, body: x}"),
    ],
    ids=["infinite status", "request of another kind"],
)
def test_a_cassette_of_the_wrong_types_is_named(text: str, tape: Path) -> None:
    tape.write_text(text)
    with pytest.raises(CassetteError):
        Summariser(cassette=tape)


@pytest.mark.parametrize("nested", ["[", "- ", *(pytest.param(text) for text in ("[a, ", "{a: ", "{? ", "? "))])
def test_a_cassette_of_great_depth_does_not_end_the_interpreter(nested: str, tape: Path, processes: Processes) -> None:
    """With little of a stack, so that it need not be very deep."""
    tape.write_text(nested * 5000)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
        "resource.setrlimit(resource.RLIMIT_STACK, (1 << 19, 1 << 19))\n"
        "from pathlib import Path; from summariser.cassette import CassetteFile\n"
        "from summariser.errors import CassetteError\n"
        "try: CassetteFile(Path(sys.argv[1]), record=False)\n"
        "except CassetteError: print('told')\n"
    )
    done = processes.run(str(tape), code=code)
    assert (done.status, done.out) == (0, "told\n")


def test_a_cassette_that_holds_nothing_says_so(tape: Path) -> None:
    tape.write_text("interactions: []\nversion: 1\n")
    with pytest.raises(CassetteError) as failure:
        replay(tape)
    assert str(tape) in str(failure.value)


@pytest.mark.parametrize(
    "lost",
    [
        "response:",
        *(pytest.param(line) for line in ("seconds:", "recorded:", "usage:", "finish_reason:", "abstract:", "- id: 2")),
    ],
)
def test_a_truncated_cassette_is_named(lost: str, tape: Path) -> None:
    """Wherever it was cut: before any of these lines."""
    recorded(tape)
    whole = tape.read_text()
    tape.write_text(whole[: whole.rindex(lost)].rstrip(" "))
    with pytest.raises(CassetteError) as failure:
        replay(tape, retries=0)
    assert str(tape) in str(failure.value)


def test_bytes_that_are_no_text_are_named(tape: Path) -> None:
    tape.write_bytes(b"\xff\xfe\x00interactions")
    with pytest.raises(CassetteError, match="is no cassette"):
        Summariser(cassette=tape)


def test_a_folder_is_no_cassette(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="cannot be read") as failure:
        Summariser(cassette=tmp_path)
    assert str(tmp_path) in str(failure.value)


def test_a_recording_makes_its_folder_and_leaves_no_other_file(tmp_path: Path) -> None:
    tape = tmp_path / "new" / "folder" / "ferry.yaml"
    record(tape)
    assert [path.name for path in tape.parent.iterdir()] == ["ferry.yaml"]
    assert tape.stat().st_mode & 0o777 == 0o644


def test_a_recording_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CassetteError, match="cannot be written") as failure:
        record(tmp_path / "file" / "ferry.yaml")
    assert str(tmp_path / "file") in str(failure.value)


@pytest.mark.parametrize("at", ["ferry.yaml", "ferry.yaml.partial"])
@pytest.mark.parametrize("name", [*WRONG, "article", "log"])
def test_a_recording_replaces_nothing_but_a_recording(name: str, at: str, tmp_path: Path) -> None:
    """Neither at its place nor where it is kept until its end; what is empty is no loss."""
    there = tmp_path / at
    more = {"article": "Two people were killed.", "log": "summariser: 3 read, 0 failed.\nsummariser:\n  a: format:\n"}
    there.write_text((WRONG | more)[name])
    before = there.read_bytes()
    if name == "empty":
        record(tmp_path / "ferry.yaml")
        return
    with FakeServer([completion(wire_reply())]) as server:
        with pytest.raises(CassetteError, match="is there, and is no cassette; record to another file") as failure:
            Summariser(model="m", base_url=server.url, cassette=tmp_path / "ferry.yaml", record=True)
        assert server.requests == []
    assert failure.value.path == str(there)
    assert there.read_bytes() == before


@pytest.mark.parametrize("lost", ["complete: true\n", "interactions:"])
def test_a_recording_replaces_a_spoilt_one(lost: str, tape: Path) -> None:
    recorded(tape)
    text = tape.read_text()
    tape.write_text(text[: text.index(lost)])
    record(tape)
    assert len(interactions(tape)) == 1
    flow = text.replace("summariser:\n  format: 1\n", "summariser: {format: 1}\n# ", 1)
    tape.write_text(flow)
    record(tape)


def test_a_device_is_no_place_for_a_recording(tmp_path: Path) -> None:
    """It would be replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CassetteError, match="is there, and is no cassette"):
        Summariser(model="m", base_url=closed_url(), cassette=tmp_path / "pipe", record=True)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_new_recording_replaces_the_old(tape: Path) -> None:
    recorded(tape)
    record(tape, [completion(wire_reply(headline="Anew"))])
    assert len(interactions(tape)) == 1
    assert replay(tape).headline == "Anew"


def test_outside_a_block_a_recording_is_written_whole_once(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And until then each reply is kept beside it."""
    written: list[Path] = []
    write = CassetteFile._write

    def counted(self: CassetteFile, path: Path) -> None:
        written.append(path)
        write(self, path)

    monkeypatch.setattr(CassetteFile, "_write", counted)
    with FakeServer(by_number) as server:
        summariser = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        for number in range(4):
            summariser.summarise(numbered(number))
            played = CassetteFile(tape.with_name("ferry.yaml.partial"), record=False)
            assert played.unplayed == number + 1
        assert not tape.exists()
        summariser.close()
    assert len(interactions(tape)) == 4
    assert written == [tape]
    assert list(tape.parent.iterdir()) == [tape]


@pytest.mark.parametrize("end", ["", "raise SystemExit", "del summariser", "summariser.close()"])
def test_a_recording_that_nobody_closes_is_in_its_place_at_the_end(end: str, tape: Path, processes: Processes) -> None:
    with FakeServer([GOOD]) as server:
        done = processes.run(code=UNCLOSED.format(url=server.url, tape=str(tape), end=end, count=1))
    assert (done.status, done.error) == (0, "")
    assert len(interactions(tape)) == 1
    assert list(tape.parent.iterdir()) == [tape]


UNCLOSED = """
from summariser import Summariser, SummariserError
from tests.fake_server import article
summariser = Summariser(model="m", base_url={url!r}, cassette={tape!r}, record=True, provider_retries=0)
try:
    for _ in range({count}):
        summariser.summarise(article())
except SummariserError:
    pass
{end}
"""


def test_after_a_failure_a_recording_that_nobody_closes_stays_beside(tape: Path, processes: Processes) -> None:
    recorded(tape)
    old = tape.read_bytes()
    with FakeServer([GOOD, error(401)]) as server:
        done = processes.run(code=UNCLOSED.format(url=server.url, tape=str(tape), end="", count=2))
    assert (done.status, done.error) == (0, "")
    assert tape.read_bytes() == old
    assert len(interactions(tape.with_name("ferry.yaml.partial"))) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.parametrize("end", ["raise SystemExit", "summariser.close()", "del summariser"])
def test_a_forked_child_does_not_put_its_parents_recording_into_place(
    end: str, tape: Path, processes: Processes
) -> None:
    with FakeServer([GOOD]) as server:
        code = (UNCLOSED + CHILD).format(url=server.url, tape=str(tape), end="", count=1, child=end)
        done = processes.run(code=code)
    assert (done.status, done.error, done.out) == (0, "", "parent: False True\n")
    assert len(interactions(tape)) == 1


CHILD = """
import os, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # as in FORK of test_api
child = os.fork()
if child == 0:
    {child}
else:
    os.waitpid(child, 0)
    print("parent:", os.path.exists({tape!r}), os.path.exists({tape!r} + ".partial"))
"""


def test_in_a_block_nothing_is_recorded_before_its_end(tape: Path) -> None:
    with FakeServer([GOOD, GOOD]) as server:
        with Summariser(model="m", base_url=server.url, cassette=tape, record=True) as summariser:
            summariser.summarise(article())
            summariser.summarise(article(OTHER))
            assert not tape.exists()
        assert len(interactions(tape)) == 2


def test_a_failed_recording_leaves_the_old_cassette_and_keeps_what_was_paid(tape: Path) -> None:
    recorded(tape)
    old = tape.read_bytes()
    with pytest.raises(RefusedKeyError):
        record(tape, [completion("{nope"), error(401)])
    assert tape.read_bytes() == old
    partial = tape.with_name("ferry.yaml.partial")
    assert [item["response"]["status"]["code"] for item in interactions(partial)] == [200, 401]
    assert sorted(path.name for path in tape.parent.iterdir()) == ["ferry.yaml", "ferry.yaml.partial"]


def test_a_refused_key_that_is_replayed_is_not_told_as_one_that_was_not_sent(tape: Path) -> None:
    with pytest.raises(RefusedKeyError, match="refused the key"):
        record(tape, [error(401)], api_key="sk-made-up-key-0123")
    partial = tape.with_name("ferry.yaml.partial")
    with Summariser(cassette=partial) as summariser, pytest.raises(RefusedKeyError, match="refused the key"):
        summariser.summarise(article())


def test_a_recording_of_a_batch_is_in_its_place_at_the_end_of_the_batch(tape: Path) -> None:
    """And not before, nor where something in it failed; what was paid for is beside it then."""
    with FakeServer([GOOD, GOOD, error(401), GOOD, GOOD]) as server:
        summariser = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        with summariser.batch():
            summariser.summarise(article())
            with summariser.batch():
                summariser.summarise(article(OTHER))
            assert not tape.exists()
        assert len(interactions(tape)) == 2
        with pytest.raises(ZeroDivisionError), summariser.batch():  # noqa: PT012 - the whole block
            with pytest.raises(RefusedKeyError):
                summariser.summarise(article())
            raise ZeroDivisionError
        with summariser.batch():
            summariser.summarise(article())
        assert len(interactions(tape)) == 4, "a failure of before is none of this one"
        before = tape.stat().st_mtime_ns
        summariser.close()
    assert tape.stat().st_mtime_ns == before
    assert [path.name for path in tape.parent.iterdir()] == ["ferry.yaml"]


@pytest.mark.parametrize("how", ["raised", "returned"])
def test_a_batch_in_which_something_failed_leaves_the_old_cassette(how: str, tape: Path) -> None:
    recorded(tape)
    old = tape.read_bytes()
    with FakeServer([GOOD, error(401)]) as server:
        summariser = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        if how == "returned":
            summariser.summarise_all([article(), article(OTHER)], at_once=1)
        else:
            with pytest.raises(RefusedKeyError), summariser.batch():  # noqa: PT012 - the whole block
                summariser.summarise(article())
                summariser.summarise(article(OTHER))
        assert tape.read_bytes() == old
        summariser.close()
    assert tape.read_bytes() == old
    assert len(interactions(tape.with_name("ferry.yaml.partial"))) == 2


@pytest.mark.parametrize("way", ["all", "each", "aall", "aeach"])
def test_a_recording_of_many_articles_is_in_its_place_when_they_are_done(way: str, tape: Path) -> None:
    async def each(summariser: Summariser) -> int:
        return len([result async for result in summariser.asummarise_each([article()])])

    ways: dict[str, Any] = {
        "all": lambda it: len(it.summarise_all([article()])),
        "each": lambda it: len(list(it.summarise_each([article()]))),
        "aall": lambda it: len(asyncio.run(it.asummarise_all([article()]))),
        "aeach": lambda it: asyncio.run(each(it)),
    }
    with FakeServer([GOOD, GOOD]) as server:
        summariser = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        assert ways[way](summariser) == 1
        assert len(interactions(tape)) == 1
        with summariser:
            assert ways[way](summariser) == 1
            assert len(interactions(tape)) == 1, "its own block ends later"
        assert len(interactions(tape)) == 2


def test_a_recording_that_is_killed_has_kept_every_reply_that_came_whole(tape: Path) -> None:
    replies = [f'{{"n": {number}, "text": "- request:\\n- request:\\nété"}}'.encode() for number in (1, 2, 3)]
    bodies = [f'{{"model": "m", "seed": {number}}}'.encode() for number in (1, 2, 3)]
    killed = CassetteFile(tape, record=True, estimated_usage=True)  # and never committed
    for body, reply in zip(bodies, replies, strict=True):
        add(killed, body, reply)
    assert not tape.exists()
    partial = tape.with_name("ferry.yaml.partial")
    whole = partial.read_bytes()
    counts = []
    for end in [*range(0, len(whole), 23), len(whole)]:
        partial.write_bytes(whole[:end])
        try:
            played = CassetteFile(partial, record=False)
        except CassetteError:
            counts.append(0)
            continue
        counts.append(played.unplayed)
        assert played.estimated_usage
        for body, reply in zip(bodies[: played.unplayed], replies, strict=False):
            assert json.loads(played.play("POST", "http://h/v1/chat/completions", body).body) == json.loads(reply)
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2, 3}
    killed.commit()
    assert [path.name for path in tape.parent.iterdir()] == ["ferry.yaml"]


def test_a_block_that_fails_for_another_reason_leaves_the_old_cassette(tape: Path) -> None:
    recorded(tape)
    old = tape.read_bytes()
    with (  # noqa: PT012 - the whole block
        FakeServer([GOOD]) as server,
        pytest.raises(ZeroDivisionError),
        Summariser(model="m", base_url=server.url, cassette=tape, record=True) as summariser,
    ):
        summariser.summarise(article(OTHER))
        raise ZeroDivisionError
    assert tape.read_bytes() == old
    assert len(interactions(tape.with_name("ferry.yaml.partial"))) == 1


def test_a_recording_without_any_answer_writes_nothing(tape: Path) -> None:
    with (
        pytest.raises(SummariserError),
        Summariser(model="m", base_url=closed_url(), cassette=tape, record=True, provider_retries=0) as summariser,
    ):
        summariser.summarise(article())
    assert list(tape.parent.iterdir()) == []


def test_closing_after_a_failure_leaves_the_old_cassette(tape: Path) -> None:
    """The file is replaced where nothing failed, says Summariser."""
    recorded(tape)
    old = tape.read_bytes()
    with FakeServer([error(401)]) as server:
        summariser = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        with pytest.raises(RefusedKeyError):
            summariser.summarise(article())
        summariser.close()
    assert tape.read_bytes() == old


# Many at once


def numbered(number: int) -> Article:
    return article(f"HALVOR, March 5 — {number} people were rescued on Tuesday, the coast guard said.")


def by_number(asked: Asked) -> Step:
    """An answer that tells which article was asked about."""
    found = re.search(r"March 5 — (\d+) people", asked.messages[1]["content"])
    assert found is not None
    return completion(wire_reply(said=[], events=[], headline=f"{found[1]} rescued"))


async def all_of(summariser: Summariser, count: int) -> list[str]:
    done = await asyncio.gather(*(summariser.asummarise(numbered(number)) for number in range(count)))
    return [summary.headline for summary in done]


def test_fifty_articles_at_once_share_a_cassette(tape: Path) -> None:
    expected = [f"{number} rescued" for number in range(50)]

    async def run(**given_: Any) -> list[str]:
        async with Summariser(cassette=tape, **given_) as summariser:
            return await all_of(summariser, 50)

    with FakeServer(by_number) as server:
        assert asyncio.run(run(model="tiny-model", base_url=server.url, record=True)) == expected
    assert len(interactions(tape)) == 50
    assert asyncio.run(run()) == expected


def test_threads_with_a_cassette_each_do_not_mix(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.yaml" for name in ("one", "two", "three")]
    for path in paths:
        record(path, [completion(wire_reply(headline=path.stem))])
    start, told, errors = threading.Barrier(len(paths)), [], []

    def work(path: Path) -> None:
        try:
            start.wait(10)
            for _ in range(5):
                told.append((path.stem, replay(path).headline))
        except BaseException as problem:
            errors.append(problem)

    threads = [threading.Thread(target=work, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not errors
    assert sorted(told) == sorted((path.stem, path.stem) for path in paths for _ in range(5))


def test_a_replay_leaves_other_http_alone(tape: Path) -> None:
    """vcrpy's own patches, which take in the whole process, are not used."""
    recorded(tape)
    with FakeServer([answer({"n": 1})]) as server, Summariser(cassette=tape) as summariser:
        with urllib.request.urlopen(server.url + "/models", timeout=5) as response:  # noqa: S310 - loopback
            assert json.load(response) == {"n": 1}
        assert summariser.summarise(article()).run.replayed is True
