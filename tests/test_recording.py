"""Recording: nothing that was paid for is lost to another one, and nothing is paid for that cannot be replayed."""

import errno
import json
import os
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pytest

from summariser import Summariser, SummariserError
from summariser.cassette import CassetteFile
from summariser.errors import CassetteError, ConfigurationError, InvalidReplyError, RefusedKeyError
from tests.conftest import Processes
from tests.fake_server import TEXT, FakeServer, article, closed_url, completion, error
from tests.test_cassette import GOOD, OTHER, add, by_number, interactions, numbered, record, recorded, replay, timeless

pytestmark = pytest.mark.usefixtures("no_wait")


@pytest.fixture
def partial(tape: Path) -> Path:
    return tape.with_name("ferry.yaml.partial")


# What cannot be replayed is not sent


@pytest.mark.parametrize(
    ("key", "text", "mode", "place"),
    [
        ("whatever", TEXT, "json_schema", "prompt"),
        ("required", TEXT, "json_schema", "prompt"),
        ("properties", TEXT, "tools", "prompt"),
        ("tiny-model", TEXT, "json", "prompt"),
        ("lm-studio", TEXT + "\nThe lm-studio was shut.", "json_schema", "article"),
        ("Zm9v+c2V/cmV0", TEXT + "\nThe key Zm9v+c2V/cmV0 was printed.", "text", "article"),
    ],
)
def test_a_request_that_holds_the_key_is_not_sent(key: str, text: str, mode: Any, place: str, tape: Path) -> None:
    recorded(tape)
    old = tape.read_bytes()
    if key == "whatever":
        text = text.replace("40 passengers", "40 passengers, or whatever")
        place = "article"
    with FakeServer([]) as server:
        summariser = Summariser(
            model="tiny-model", base_url=server.url, api_key=key, mode=mode, cassette=tape, record=True
        )
        with pytest.raises(
            CassetteError, match=f"nothing was sent, for the key or password is part of the {place}"
        ) as it:
            summariser.summarise(article(text))
        summariser.close()
        assert server.requests == []
    assert it.value.path == str(tape)
    assert key not in str(it.value).replace(str(tape), "")
    assert tape.read_bytes() == old
    assert list(tape.parent.iterdir()) == [tape]


def test_a_key_in_one_article_of_many_loses_no_other(tape: Path, partial: Path) -> None:
    key = "Zm9vYmFyMTIz"
    with FakeServer(lambda _: GOOD) as server:
        with Summariser(model="m", base_url=server.url, api_key=key, cassette=tape, record=True) as summariser:
            first, second = summariser.summarise_all([article(), article(f"{TEXT}\nThe key is {key}.")])
        assert len(server.requests) == 1
    assert not isinstance(first, SummariserError)
    assert isinstance(second, CassetteError)
    assert len(interactions(partial)) == 1
    assert timeless(replay(partial)) == timeless(first)


def test_a_key_that_a_reply_brings_is_no_reason_not_to_ask_again(tape: Path) -> None:
    key = "Zm9vYmFyMTIz"
    with FakeServer([completion("{nope " + key), completion("{nope again")]) as server:
        with (
            pytest.raises(InvalidReplyError) as first,
            Summariser(
                model="m", base_url=server.url, api_key=key, cassette=tape, record=True, retries=1
            ) as summariser,
        ):
            summariser.summarise(article())
        assert key not in server.requests[1].raw.decode()
    assert key not in str(first.value)


def test_a_password_in_the_article_is_not_sent(tape: Path) -> None:
    with FakeServer([]) as server:
        url = server.url.replace("http://", "http://reader:forty%20passengers@")
        with (
            pytest.raises(CassetteError, match="key or password"),
            Summariser(model="m", base_url=url, cassette=tape, record=True) as summariser,
        ):
            summariser.summarise(article(TEXT.replace("40 passengers", "forty passengers")))


# What a recording before has left


def broken_off(tape: Path, replies: int = 2) -> None:
    """A recording that ended with a refused key."""
    with (
        FakeServer(
            lambda asked: by_number(asked) if f" {replies} people" not in asked.raw.decode() else error(401)
        ) as it,
        Summariser(model="m", base_url=it.url, cassette=tape, record="anew") as summariser,
    ):
        results = [summariser.summarise_all([numbered(number)])[0] for number in range(replies + 1)]
    assert isinstance(results[-1], RefusedKeyError)


def test_replies_of_a_recording_before_are_not_replaced(tape: Path, partial: Path) -> None:
    broken_off(tape)
    held = partial.read_bytes()
    with pytest.raises(CassetteError, match="holds replies of a recording before, which were paid for") as refused:
        Summariser(model="m", base_url=closed_url(), cassette=tape, record=True)
    assert str(refused.value).endswith("go on from it with `record='resume'`, or take it away.")
    assert refused.value.path == str(partial)
    assert partial.read_bytes() == held


def test_a_recording_is_gone_on_with(tape: Path, partial: Path) -> None:
    broken_off(tape)
    with (
        FakeServer(by_number) as server,
        Summariser(model="m", base_url=server.url, cassette=tape, record="resume") as summariser,
    ):
        assert summariser.summarise(numbered(2)).headline == "2 rescued"
        assert len(interactions(partial)) == 3, "and is kept on the way"
    assert not partial.exists()
    assert len(interactions(tape)) == 3, "without the failure"
    with Summariser(cassette=tape) as summariser:
        assert [summariser.summarise(numbered(number)).headline for number in range(3)] == [
            f"{number} rescued" for number in range(3)
        ]


def test_a_recording_is_given_up_when_it_is_said(tape: Path, partial: Path) -> None:
    broken_off(tape)
    with (
        FakeServer(by_number) as server,
        Summariser(model="m", base_url=server.url, cassette=tape, record="anew") as summariser,
    ):
        summariser.summarise(numbered(7))
    assert (len(interactions(tape)), partial.exists()) == (1, False)


def test_what_failed_before_is_no_reply(tape: Path, partial: Path) -> None:
    broken_off(tape, 0)
    assert len(interactions(partial)) == 1
    record(tape)
    assert (len(interactions(tape)), partial.exists()) == (1, False)


@pytest.mark.parametrize("left", ["", "summariser:\n  format: 1\ninteractions:\n", "- request:"])
def test_a_beginning_without_a_whole_reply_is_no_loss(left: str, tape: Path, partial: Path) -> None:
    broken_off(tape)
    text = partial.read_text()
    partial.write_text(text[: text.index(left) + 200] if left == "- request:" else left)
    record(tape)
    assert (len(interactions(tape)), partial.exists()) == (1, False)


def test_what_is_left_meanwhile_is_not_replaced_either(tape: Path, partial: Path) -> None:
    """Between the making of a Summariser and its first request."""
    with FakeServer([]) as server:
        late = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        broken_off(tape)
        held = partial.read_bytes()
        for _ in range(2):
            with pytest.raises(CassetteError, match="holds replies of a recording before"):
                late.summarise(article())
        late.close()
    assert partial.read_bytes() == held


@pytest.mark.parametrize("given", ["again", None, 2, "True"])
def test_another_way_to_record_is_refused(given: Any, tape: Path) -> None:
    with pytest.raises(ConfigurationError, match="`record` takes True, 'resume' or 'anew', not "):
        Summariser(model="m", base_url=closed_url(), cassette=tape, record=given)


# Two at once


def test_of_two_recordings_on_one_file_the_second_sends_nothing(tape: Path) -> None:
    with FakeServer(by_number) as server:
        one, two, three = (
            Summariser(model="m", base_url=server.url, cassette=tape, record=way) for way in (True, True, "anew")
        )
        assert one.summarise(numbered(1)).headline == "1 rescued"
        for other in (two, three):
            with pytest.raises(CassetteError, match=r"ferry.yaml.partial: is in use, for another recording"):
                other.summarise(numbered(2))
        for way in (True, "resume"):
            with pytest.raises(CassetteError, match="is in use"):
                Summariser(model="m", base_url=server.url, cassette=tape, record=way)
        assert len(server.requests) == 1
        two.close()
        one.close()
        assert len(interactions(tape)) == 1
        assert three.summarise(numbered(3)).headline == "3 rescued", "when the first is done, another begins"
        three.end(failed=False)
    assert list(tape.parent.iterdir()) == [tape]


def test_a_recording_that_goes_on_is_in_use_before_it_asks(tape: Path) -> None:
    broken_off(tape)
    with FakeServer([GOOD]) as server:
        one = Summariser(model="m", base_url=server.url, cassette=tape, record="resume")
        with pytest.raises(CassetteError, match="is in use"):
            Summariser(model="m", base_url=server.url, cassette=tape, record="resume")
        one.close()
        record(tape)


KILLED = """
import os, signal, sys
from pathlib import Path
from summariser import Summariser
from tests.fake_server import article
summariser = Summariser(model="m", base_url=sys.argv[1], cassette=sys.argv[2], record=True)
summariser.summarise(article())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_has_left_is_not_locked(tape: Path, partial: Path, processes: Processes) -> None:
    with FakeServer([GOOD, GOOD]) as server:
        assert processes.run(server.url, str(tape), code=KILLED).status == -signal.SIGKILL
        assert len(interactions_of_a_broken(partial)) == 1
        with pytest.raises(CassetteError, match="holds replies"):
            Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        with Summariser(model="m", base_url=server.url, cassette=tape, record="resume") as summariser:
            summariser.summarise(article(OTHER))
    assert len(interactions(tape)) == 2


def interactions_of_a_broken(partial: Path) -> list[Any]:
    tape = CassetteFile(partial, record=False)._tape
    assert tape is not None
    return list(tape.data)


def test_a_forked_child_holds_no_lock(tape: Path) -> None:
    pytest.importorskip("fcntl")
    with FakeServer([GOOD, GOOD]) as server:
        parent = Summariser(model="m", base_url=server.url, cassette=tape, record=True)
        parent.summarise(article())
        ready, told = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            os.write(told, b"x")
            time.sleep(30)
            os._exit(0)
        try:
            os.read(ready, 1)
            with pytest.raises(CassetteError, match="is in use"):
                record(tape)
            parent.close()
            record(tape)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(ready), os.close(told)


def test_a_recording_that_is_dropped_lets_another_begin(tape: Path) -> None:
    dropped = CassetteFile(tape, record=True)
    add(dropped, b"{}", b"{}")
    with pytest.raises(CassetteError, match="is in use"):
        CassetteFile(tape, record=True).begin(b"{}")
    del dropped
    CassetteFile(tape, record=True).begin(b"{}")


def test_a_reply_that_cannot_be_kept_whole_spoils_no_other(
    tape: Path, partial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, write = CassetteFile(tape, record=True), os.write

    def half(descriptor: int, data: memoryview) -> int:
        write(descriptor, data[:40])
        raise OSError(errno.ENOSPC, "no space left on device")

    add(kept, b'{"n": 1}', b"{}")
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        add(kept, b'{"n": 2}', b"{}")
    add(kept, b'{"n": 3}', b"{}")
    assert CassetteFile(partial, record=False).unplayed == 2
    kept.commit()
    assert len(interactions(tape)) == 3


def test_without_locks_a_recording_goes_on(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    record(tape)
    assert list(tape.parent.iterdir()) == [tape]


# The head


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[
            (name, value)
            for name in ("retries", "repair", "provider_retries")
            for value in ("-1", "99", "1.5", "true", "x")
        ],
        *[("format", value) for value in ("0", "2", "x", "1.0", "true", "null")],
        ("prompt", "3"),
        ("token_counts", "counted"),
    ],
)
def test_a_head_that_cannot_be_gone_by_is_refused(field: str, value: str, tape: Path) -> None:
    recorded(tape)
    text = tape.read_text()
    head, rest = text.split("version: 1\n", 1)
    lines = [line for line in head.splitlines() if f" {field}:" not in line]
    tape.write_text("\n".join([*lines, f"  {field}: {value}", "version: 1", rest]))
    with pytest.raises(CassetteError) as refused:
        Summariser(cassette=tape)
    assert str(refused.value).startswith(f"{tape}: summariser.{field} is ")
    assert refused.value.path == str(tape)
    assert str(refused.value).count(". ") == 0


@pytest.mark.parametrize("head", ["3", "[]", "null", "words", "{a: 1}"])
def test_a_head_that_is_none_is_refused(head: str, tape: Path) -> None:
    recorded(tape)
    rest = tape.read_text().split("version: 1\n", 1)[1]
    tape.write_text(f"summariser: {head}\nversion: 1\n{rest}")
    with pytest.raises(CassetteError, match=f"{tape}: summariser"):
        Summariser(cassette=tape)


def test_a_cassette_without_a_head_is_replayed(tape: Path) -> None:
    recorded(tape)
    tape.write_text(tape.read_text().split("version: 1\n", 1)[1])
    assert replay(tape, repair=0).headline == "Ferry sinks off Halvor"


def test_a_broken_off_recording_with_such_a_head_is_not_gone_on_with(tape: Path, partial: Path) -> None:
    broken_off(tape)
    partial.write_text(partial.read_text().replace("retries: 2", "retries: -2", 1))
    for way in (True, "resume"):
        with pytest.raises(CassetteError, match=f"{partial}: summariser.retries is -2"):
            Summariser(model="m", base_url=closed_url(), cassette=tape, record=way)
    assert "retries: -2" in partial.read_text()


_ASKED = [json.dumps({"model": "m", "messages": [{"role": "user", "content": name}]}).encode() for name in "ABC"]
_EXCHANGES = [(body, b'{"a": 1}') for body in _ASKED]


def test_what_was_put_in_its_place_is_not_lost_to_a_later_end(tape: Path) -> None:
    """A Summariser that records puts its cassette into place more than once; then it is killed, and gone on from."""
    first = CassetteFile(tape, record=True)
    add(first, *_EXCHANGES[0])
    first.commit()
    add(first, *_EXCHANGES[1])
    first.forget()
    again = CassetteFile(tape, record=True)
    assert again.go_on() == 2
    add(again, *_EXCHANGES[2])
    again.commit()
    assert len(interactions(tape)) == 3


def test_a_full_disk_leaves_what_is_gone_on_from(tape: Path, partial: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = CassetteFile(tape, record=True)
    add(first, *_EXCHANGES[0])
    first.forget()
    held = partial.read_bytes()

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    again = CassetteFile(tape, record=True)
    assert again.go_on() == 1
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        add(again, *_EXCHANGES[1])
    assert partial.read_bytes() == held
    again.leave()
