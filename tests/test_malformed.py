"""Cassettes that are none, or are broken: what is wrong is told as a defect of the file, and where in it; never in the
words of Python, and never as a failure of the network."""

import base64
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from summariser import Summariser
from summariser.cassette import CassetteFile
from summariser.cassette.reading import DefectError, loaded
from summariser.errors import CassetteError, CassetteMissError, ExhaustedError, SummariserError
from tests.conftest import Processes
from tests.fake_server import TEXT, Step, answer, completion, error, wire_reply
from tests.test_cassette import record, recorded, replay

pytestmark = pytest.mark.usefixtures("no_wait")

PYTHONS = re.compile(
    r"NoneType|object|attribute|subscript|argument|Error\b|expected .* got|iterable|codec|isoformat|\[Errno"
)
"""Words of Python's own errors."""


def _in(pattern: str, new: str) -> Callable[[str], str]:
    """What replaces the first that the pattern finds in a recording."""

    def change(text: str) -> str:
        changed, count = re.subn(pattern, lambda _: new, text, count=1, flags=re.MULTILINE | re.DOTALL)
        assert count == 1, pattern
        return changed

    return change


def _request_body(new: str) -> Callable[[str], str]:
    return _in(r"^    body:\n      json:\n        messages.*?(?=^    \w)", new)


def _response_body(new: str) -> Callable[[str], str]:
    return _in(r"^    body:\n      json:\n        id:.*?(?=^    \w)", new)


def _headers(new: str) -> Callable[[str], str]:
    return _in(
        r"^    headers:\n      content-type:\n      - application/json\n(?=    body:\n      json:\n        id)", new
    )


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "interaction that is a number": (_in(r"^- request:.*^complete", "- 5\ncomplete"), "interaction 1 is no table"),
    "no request": (_in("^- request:", "- asked:"), "interaction 1: its request is missing"),
    "no response": (_in("^  response:", "  answer:"), "interaction 1: its response is missing"),
    "response that is text": (_in(r"^  response:.*^complete", "  response: x\ncomplete"), "its response is no table"),
    "method of another type": (_in("method: POST", "method: [POST]"), "its request has no `method` as text"),
    "address that is none": (_in(r"uri: \S+", "uri: 'http://['"), "its request has no `uri` with an address"),
    "no address": (_in(r"^    uri: \S+\n", ""), "its request has no `uri` as text"),
    "no body asked": (_request_body(""), "the body of its request is missing"),
    "body of a request that is a number": (
        _request_body("    body: 5\n"), "the body of its request is no text, and no table with `json`",
    ),
    "no body": (_response_body(""), "the body of its response is missing"),
    "body that is a list": (_response_body("    body: [x]\n"), "the body of its response is no text"),
    "number that JSON has not": (_in(r"created: \d+", "created: .nan"), "holds a number or bytes that JSON has not"),
    "bytes in JSON": (_in(r"created: \d+", "created: !!binary aGk="), "holds a number or bytes that JSON has not"),
    "number without end": (_in(r"created: \d+", "created: " + "9" * 6000), "line 571: '9999"),
    "status that is text": (_in("code: 200", "code: fine"), "no `status` with a `code` from 200 to 599"),
    "status that is none": (_in("code: 200", "code: 99999"), "its response has no `status` with a `code`"),
    "no status": (_in(r"^    status:.*?(?=^    \w)", ""), "its response has no `status` with a `code`"),
    "headers that are a list": (_headers("    headers: [a]\n"), "the headers of its response are no table"),
    "header without a value": (_headers("    headers: {content-type: []}\n"), "'content-type' is no header"),
    "header that is a number": (_headers("    headers: {retry-after: 5}\n"), "'retry-after' is no header"),
    "header with a line break": (_headers('    headers: {a: "b\\nc"}\n'), "'a' is no header"),
    "packed, and is not": (_headers("    headers: {content-encoding: gzip}\n"), "is to be packed (gzip), and is not"),
    "packed otherwise": (_headers("    headers: {content-encoding: [br]}\n"), "(br), in a form that is not read"),
    "no moment": (_in(r"started: \S+", "started: noon"), "no `recorded` with the moment `started` and `seconds`"),
    "duration that is none": (_in(r"seconds: \S+", "seconds: .nan"), "no `recorded` with the moment `started`"),
    "another version": (_in("^version: 1", "version: 3"), "its version is 3, and version 1 is read"),
    "name that comes twice": (_in("code: 200", "code: 200\n      code: 201"), "line 563: it has 'code' twice"),
    "list that comes twice": (lambda text: text + "interactions: []\n", "it has 'interactions' twice"),
    "two documents": (lambda text: text + "---\na: 1\n", "it holds more than one document"),
    "name that is a number": (_in(r"created: \d+", "5: 1"), "line 571: it has a name that is no text"),
    "name that is a list": (_in(r"created: \d+", "? [a]\n        : 1"), "line 571: it has a name that is no text"),
    "tag": (_in(r"created: \d+", "created: !!set {a}"), "line 571: it has the tag 'tag:yaml.org,2002:set'"),
    "half a character": (_in(r"created: \d+", r'created: "\ud800"'), "line 571: it is not YAML: found invalid Unicode"),
    "bomb": (lambda text: "a: &a [x]\nb: [*a, *a]\n" + text, "line 2: it has an alias"),
    "depth": (_in(r"created: \d+", "created: " + "[" * 5000), "line 571: it is nested too deeply"),
    "tab": (lambda text: text.replace("\n    method", "\n\tmethod"), "line 9: it is not YAML: "),
    "cut off": (lambda text: text[: len(text) // 2], "its end is missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_in_a_cassette_is_told_before_anything_is_asked(name: str, tape: Path) -> None:
    recorded(tape)
    change, said = BROKEN[name]
    tape.write_text(change(tape.read_text()))
    with pytest.raises(CassetteError) as refused:
        Summariser(cassette=tape)
    told = str(refused.value)
    assert told.startswith(f"{tape}: is no cassette (")
    assert told.endswith("); name one that was recorded, or record it anew with `record=True`.")
    assert said in told
    assert not PYTHONS.search(told.replace(str(tape), "").replace("YAML", ""))
    assert (refused.value.exit_code, refused.value.path) == (2, str(tape))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is no list of interactions in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is binary, not text: a NUL at byte 8"),
        ("interactions: []".encode("utf-16"), "it is binary, not text: a NUL at byte 3"),
        (b"interactions: [\xe4]\n", "it is not UTF-8, from byte 15 on"),
        (b"- a\n- b\n", "there is no list of interactions in it"),
        (b"interactions: []\n", "it holds no interaction"),
        (gzip.compress(b"interactions: []\n", mtime=0), "it is binary, not text: a NUL"),
    ],
    ids=["empty", "binary", "UTF-16", "Latin-1", "list", "no interaction", "packed"],
)
def test_a_file_of_another_kind_is_told(data: bytes, said: str, tape: Path, processes: Processes) -> None:
    tape.write_bytes(data)
    (tape.parent / "ferry.txt").write_text(TEXT)
    done = processes.run("summarise", "ferry.txt", "--cassette", tape.name, cwd=tape.parent)
    assert done.status == 2
    assert done.error.startswith(f"summariser: ferry.yaml: is no cassette ({said}")
    assert done.error.endswith("); name one that was recorded, or record it anew with --record.\n")


@pytest.mark.parametrize(
    "change",
    [
        _response_body('    body: "<html>busy</html>"\n'),
        _response_body("    body: ''\n"),
        _response_body(f'    body: "{"[" * 100_000}"\n'),
        _response_body("    body: {json: {a: 1}}\n"),
        _in(r"^        choices:.*?(?=^        \w)", "        choices: 5\n"),
    ],
    ids=["page", "nothing", "depth", "other JSON", "choices that are none"],
)
def test_a_reply_that_is_no_completion_is_a_defect_of_the_cassette(change: Callable[[str], str], tape: Path) -> None:
    """No server was asked: it is none that failed."""
    recorded(tape)
    tape.write_text(change(tape.read_text()))
    with pytest.raises(CassetteError) as refused:
        replay(tape)
    assert str(refused.value) == (
        f"{tape}: a reply in it is no chat completion; take that interaction out, or record it anew with `record=True`."
    )
    assert not isinstance(refused.value, CassetteMissError)


def test_a_page_between_two_replies_is_replayed_as_it_was(tape: Path) -> None:
    """It passed when it was recorded, and passes again."""
    wrong, page = completion("{nope"), Step(body=b"<html>busy</html>", headers={"content-type": "text/html"})
    first = record(tape, [wrong, page, completion(wire_reply())])
    assert [it.outcome for it in first.run.attempts] == ["invalid reply", "no completion", "ok"]
    assert [it.outcome for it in replay(tape).run.attempts] == ["invalid reply", "no completion", "ok"]


def test_a_failure_of_the_server_that_was_recorded_is_still_its_own(tape: Path) -> None:
    with pytest.raises(ExhaustedError):
        record(tape, [error(503, retry_after="0")] * 2, provider_retries=1)
    with pytest.raises(ExhaustedError, match="was still failing after 2 tries"):
        replay(tape.with_name("ferry.yaml.partial"))
    with pytest.raises(SummariserError) as failed:
        record(tape, [answer({"error": {"message": "no such thing", "code": 7}})])
    assert failed.value.exit_code == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_in("        model: tiny-model", "        model: 5"), "its first request is not one of summariser's"),
        (
            _in("        model: tiny-model", "        model: tiny-model\n        temperature: hot"),
            "its first request is not one of summariser's",
        ),
        (
            _request_body(f'    body: "{"[" * 100_000}"\n'),
            "its first request is not one of summariser's",
        ),
        (
            _in("^  format: 1", "  format: 1\n  prompt: no/such"),
            "summariser.prompt is 'no/such', and cannot be gone by",
        ),
    ],
    ids=["model", "temperature", "depth", "prompt"],
)
def test_what_no_replay_can_go_by_is_told_with_the_file(change: Callable[[str], str], said: str, tape: Path) -> None:
    recorded(tape)
    tape.write_text(change(tape.read_text()))
    with pytest.raises(CassetteError, match=f"^{tape}: {re.escape(said)}"):
        Summariser(cassette=tape)


@pytest.mark.parametrize("messages", ["5", "[a, b]", "{a: 1}", "[[1]]"])
def test_a_difference_to_messages_of_another_kind_is_shown(messages: str, tape: Path) -> None:
    """It is a miss, and no failure of a connection."""
    recorded(tape)
    tape.write_text(_in(r"^        messages:\n.*?(?=^        \w)", f"        messages: {messages}\n")(tape.read_text()))
    with pytest.raises(CassetteMissError) as missed:
        replay(tape)
    assert "+[system]" in missed.value.diff


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_the_line_ends_of_another_system_change_nothing(ends: str, tape: Path) -> None:
    recorded(tape)
    first = replay(tape).model_dump_json()
    tape.write_bytes(tape.read_text().replace("\n", ends).encode())
    assert replay(tape).model_dump_json() == first
    tape.write_bytes(b"\xef\xbb\xbf" + tape.read_bytes())
    assert replay(tape).model_dump_json() == first


@pytest.mark.parametrize("way", ["text", "packed", "packed and said", "plain headers"])
def test_a_cassette_as_vcrpy_itself_writes_it_is_replayed(way: str, tape: Path) -> None:
    """With `{string: …}` for bodies, all headers, and bytes as they were sent."""
    recorded(tape)
    first = replay(tape).headline
    [(request, response)] = CassetteFile(tape, record=False)._tape.data  # type: ignore[union-attr]
    sent = response["body"]["string"]
    headers: dict[str, object] = {"Content-Type": ["application/json"], "Server": ["x"], "Content-Length": ["7"]}
    body = json.dumps(sent.decode())
    if way.startswith("packed"):
        headers["Content-Encoding"] = "gzip" if way == "packed" else ["gzip"]
        body = f"!!binary {base64.b64encode(gzip.compress(sent)).decode()}"
    if way == "plain headers":
        headers = {"content-type": "application/json"}
    asked = json.dumps(request.body.decode())
    tape.write_text(
        f"interactions:\n- request: {{method: POST, uri: 'http://127.0.0.1:8/v1/chat/completions', body: {asked}, "
        f"headers: {{Accept: ['*/*']}}}}\n  response: {{status: {{code: 200, message: OK}}, "
        f"headers: {json.dumps(headers)}, body: {{string: {body}}}}}\nversion: 1\n"
    )
    assert replay(tape, repair=0).headline == first


def test_what_unpacks_to_more_than_an_answer_is_told(tape: Path) -> None:
    recorded(tape)
    body = base64.b64encode(gzip.compress(b" " * (65 << 20))).decode()
    text = _headers("    headers: {content-encoding: gzip}\n")(tape.read_text())
    tape.write_text(_response_body(f"    body: !!binary {body}\n")(text))
    with pytest.raises(
        CassetteError, match="interaction 1: its response is larger than the 67,108,864 bytes of an answer"
    ):
        Summariser(cassette=tape)


def test_responses_that_unpack_to_more_than_a_cassette_are_told(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summariser.cassette import format as written

    recorded(tape)
    monkeypatch.setattr(written, "MOST_WHOLE", 1000)
    with pytest.raises(CassetteError, match="its responses are larger than 1,000 bytes when they are unpacked"):
        Summariser(cassette=tape)


def test_more_parts_than_any_recording_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from summariser.cassette import reading

    monkeypatch.setattr(reading, "MOST_PARTS", 100)
    with pytest.raises(DefectError, match="it has more than 100 parts"):
        loaded("- a\n" * 101)


def test_values_are_those_of_yaml() -> None:
    text = "{a: [1, 0x1f, 1_0, 1.5, .inf, true, No, ~, null, 2024-01-01, '1', \"2\", x: y], b: !!str 5, <<: d, =: e}"
    assert loaded(text) == {
        "a": [1, 31, 10, 1.5, float("inf"), True, False, None, None, "2024-01-01", "1", "2", {"x": "y"}],
        "b": "5", "<<": "d", "=": "e",
    }  # fmt: skip
    assert loaded("") is None
    assert loaded("5") == 5
