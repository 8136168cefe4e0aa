"""What a run takes: every token that a provider has told of is counted, and nothing is sent beyond the limits."""

import json
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.conftest import Done, Here, names
from tests.fake_server import USAGE, Asked, FakeServer, Step, answer, completion, misquoting, wire_reply
from tests.test_runs import GOOD, OUT, number_of

INVALID, MISQUOTING, CUT_OFF = (
    completion("{nope"),
    completion(misquoting("Nobody said so")),
    completion("{", finish_reason="length"),
)
FAULTY = completion(
    wire_reply(abstract="Ninety people were killed when a ferry sank off Halvor, the coast guard said.")
)
"""A reply in which the audit finds an error."""
WORSE = completion({"edits": [{"at": "abstract", "to": "Ninety-one people were killed off Halvor in 1950."}]})
MENDED = completion({"edits": [{"at": "abstract", "to": wire_reply()["abstract"]}]})


def failing(status: int, usage: dict[str, int] | None = USAGE) -> Step:
    """An answer of a failure that was billed."""
    told = {"error": {"message": "it broke", "code": 503}} | ({"usage": usage} if usage else {})
    return answer(told, status=status, headers={"retry-after": "0"})


def run(here: Here, server: FakeServer, *args: str) -> Done:
    """The command line, with re-asks, repair and new tries."""
    asked = ["--model", "tiny-model", "--base-url", server.url, "--repair", "1", "--provider-retries", "2"]
    done: Done = here._processes.run("summarise", *args, *asked, cwd=here.folder)
    return done


def in_turn(steps: Sequence[Step]) -> Callable[[Asked], Step]:
    """Each article is answered by these steps in turn."""
    taken: dict[int, int] = {}

    def answered(asked: Asked) -> Step:
        number = number_of(asked)
        taken[number] = taken.get(number, 0) + 1
        return steps[taken[number] - 1]

    return answered


def tokens(line: dict[str, Any]) -> tuple[int, int]:
    usage = line["usage"] if "usage" in line else line["run"]["usage"]
    attempts = line["attempts"] if "attempts" in line else line["run"]["attempts"]
    assert sum(attempt["usage"]["input"] or 0 for attempt in attempts) == usage["input"]
    return usage["input"], usage["output"]


def told(done: Done) -> tuple[int, int]:
    """The tokens in the sum at the end."""
    found = re.search(r"([\d,]+) tokens sent, ([\d,]+) received", done.error)
    assert found, done.error
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


# Every try is counted


@pytest.mark.parametrize(
    ("steps", "outcomes"),
    [
        ([INVALID, GOOD], ["invalid reply", "ok"]),
        ([INVALID, INVALID, GOOD], ["invalid reply", "invalid reply", "ok"]),
        ([MISQUOTING, GOOD], ["words not in the article", "ok"]),
        ([MISQUOTING, CUT_OFF], ["words not in the article", "cut off"]),
        ([MISQUOTING, failing(400)], ["words not in the article", "HTTP 400"]),
        ([failing(500), GOOD], ["HTTP 500", "ok"]),
        ([failing(429), GOOD], ["HTTP 429", "ok"]),
        ([failing(200), GOOD], ["no completion", "ok"]),
        ([INVALID, failing(200), GOOD], ["invalid reply", "no completion", "ok"]),
        ([INVALID, failing(503), GOOD], ["invalid reply", "HTTP 503", "ok"]),
        ([FAULTY, MENDED], ["ok", "repair"]),
        ([FAULTY, WORSE], ["ok", "repair not taken"]),
        ([FAULTY, completion("{nope")], ["ok", "repair not taken"]),
        ([FAULTY, CUT_OFF], ["ok", "cut off"]),
        ([FAULTY, failing(500), MENDED], ["ok", "HTTP 500", "repair"]),
        ([MISQUOTING, FAULTY, WORSE], ["words not in the article", "ok", "repair not taken"]),
    ],
    ids=lambda it: ", ".join(it) if isinstance(it[0], str) else "",
)
def test_tries_before_the_one_that_is_kept_are_paid_for(steps: list[Step], outcomes: list[str], here: Here) -> None:
    """In the result, in the sum at the end, and out of the budget: two articles, the second of which is not begun."""
    each = 120 * len(steps)
    with FakeServer(in_turn(steps)) as server:
        done = run(here, server, "a0.txt", "a1.txt", *OUT, "--jobs", "1", "--max-tokens", str(each))
    assert (done.status, len(server.requests)) == (4, len(steps)), done.error
    (line,) = here.lines("out.jsonl")
    assert [attempt["outcome"] for attempt in line["run"]["attempts"]] == outcomes
    assert tokens(line) == told(done) == (100 * len(steps), 20 * len(steps))


@pytest.mark.parametrize(
    ("steps", "kind", "outcomes"),
    [
        ([CUT_OFF], "CutOffError", ["cut off"]),
        ([INVALID, CUT_OFF], "CutOffError", ["invalid reply", "cut off"]),
        ([INVALID, INVALID, INVALID], "InvalidReplyError", ["invalid reply"] * 3),
        ([INVALID, failing(400)], "RejectedRequestError", ["invalid reply", "HTTP 400"]),
        ([failing(500)] * 3, "NotSentError", ["HTTP 500"] * 3),
        ([answer({"choices": [None], "usage": USAGE})], "RejectedRequestError", ["no completion"]),
        ([completion("no", refusal="No.")], "RefusalError", ["refused"]),
    ],
)
def test_a_failure_is_paid_for(steps: list[Step], kind: str, outcomes: list[str], here: Here) -> None:
    with FakeServer(in_turn(steps)) as server:
        args = [*OUT, "--jobs", "1", "--max-tokens", str(120 * len(steps))]
        done = run(here, server, "a0.txt", "a1.txt", *args)
    assert len(server.requests) == len(steps)
    (line,) = here.lines("out.jsonl")
    assert (line["kind"], [attempt["outcome"] for attempt in line["attempts"]]) == (kind, outcomes)
    assert tokens(line) == told(done) == (100 * len(steps), 20 * len(steps))


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_what_was_paid_for_a_reading_that_is_cut_off_is_told(form: str, here: Here) -> None:
    """Its re-ask is under way when the run is ended at once."""

    def answered(asked: Asked) -> Step:
        first = len(asked.messages) == 2
        return GOOD if number_of(asked) == 0 else INVALID if first else Step(hang=True)

    with FakeServer(answered) as server:
        running = here.start("a0.txt", "a1.txt", "-f", form, "-o", "out", "--jobs", "1", url=server.url)
        server.wait_for_requests(3)
        for _ in range(2):
            os.kill(running.pid, signal.SIGINT)
            time.sleep(0.3)
        done = running.wait()
    assert (done.status, here.files()) == (130, {"out.partial"})
    assert told(done) == (200, 40)
    assert "1 read, 1 failed" in done.error
    read, cut_off = here.lines("out.partial")
    assert (tokens(read), tokens(cut_off)) == ((100, 20), (100, 20))
    assert cut_off["error"] == "cut off by the end of the run, before there was a reply to use."
    with FakeServer(lambda _: GOOD) as server:
        done = here.run("a0.txt", "a1.txt", "-f", form, "-o", "out", "--resume", url=server.url)
    assert (done.status, len(server.requests), here.files()) == (0, 1, {"out"})


def test_what_waits_for_its_turn_on_standard_output_is_kept_and_told(here: Here) -> None:
    def answered(asked: Asked) -> Step:
        return Step(hang=True) if number_of(asked) == 1 else GOOD

    with FakeServer(answered) as server:
        env = {"TMPDIR": str(here.folder)}
        running = here.start(*names(5), "-f", "jsonl", "--jobs", "2", url=server.url, env=env)
        server.wait_for_requests(5)
        time.sleep(0.3)
        for _ in range(2):
            os.kill(running.pid, signal.SIGINT)
            time.sleep(0.3)
        done = running.wait()
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a0.txt"]
    (kept,) = here.files()
    assert {line["id"] for line in here.lines(kept)} == {"a2.txt", "a3.txt", "a4.txt"}
    assert f"{kept}: holds the results of 3 articles, as JSON Lines" in done.error
    assert told(done) == (400, 80)


def test_what_a_recording_took_that_cannot_go_on_is_told(here: Here) -> None:
    """The re-ask cannot be kept, and so is not sent."""
    with FakeServer(in_turn([INVALID])) as server:
        code = (
            "import summariser.cassette.store as store; from summariser.cli import main; import sys\n"
            "begin = store.CassetteFile.begin\n"
            "def full(self, body):\n"
            "    if b'assistant' in body:\n"
            "        raise store.CassetteError('k.yaml: is full.', path='k.yaml')\n"
            "    return begin(self, body)\n"
            "store.CassetteFile.begin = full\n"
            f"sys.argv = ['summariser', 'summarise', 'a0.txt', 'a1.txt', '-f', 'jsonl', '-o', 'out.jsonl', '-m', 'm',"
            f" '--base-url', {server.url!r}, '--cassette', 'k.yaml', '--record', '--jobs', '1']\n"
            "main()"
        )
        done: Done = here._processes.run(code=code, cwd=here.folder)
    assert done.status == 2
    assert told(done) == (200, 40)
    assert [tokens(line) for line in here.lines("out.jsonl")] == [(100, 20)] * 2


# Nothing is sent beyond a limit


@pytest.mark.parametrize(
    ("steps", "outcome"), [([MISQUOTING, GOOD], "words not in the article"), ([FAULTY, MENDED], "ok")]
)
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_reading_is_kept_without_a_reask_beyond_the_limit(
    form: str, steps: list[Step], outcome: str, here: Here
) -> None:
    with FakeServer(in_turn(steps)) as server:
        done = run(here, server, *names(3), "-f", form, "-o", "out", "--jobs", "1", "--max-tokens", "120")
    assert (done.status, len(server.requests)) == (4, 1)
    line = json.loads((here.folder / "out").read_text())
    line = line if form == "jsonl" else line[0]
    assert [attempt["outcome"] for attempt in line["run"]["attempts"]] == [outcome]
    assert line["run"]["warnings"] == ["A re-ask or a repair was due, and was not sent, for max_tokens 120 is reached."]
    assert "summariser: --max-tokens 120 is reached: of the sources 2 more were not looked at." in done.error


def test_an_article_without_a_usable_reply_fails_at_the_limit_and_stays_open(here: Here) -> None:
    with FakeServer(in_turn([INVALID, INVALID, GOOD])) as server:
        done = run(here, server, "a0.txt", *OUT, "--max-tokens", "150")
        assert (done.status, len(server.requests)) == (1, 2)
        said = (
            "the model's reply did not follow the schema, also when asked again (reply: the reply is not valid JSON), "
            "and was not asked for again, for {} is reached."
        )
        assert done.error == f"summariser: a0.txt: {said.format('--max-tokens 150')}\n"
        (line,) = here.lines("out.jsonl")
        assert (line["kind"], tokens(line)) == ("InvalidReplyError", (200, 40))
        done = run(here, server, "a0.txt", *OUT, "--resume", "--max-tokens", "150")
        assert (done.status, len(server.requests)) == (0, 3)
        assert "warnings" in here.lines("out.jsonl")[0]["run"]


def test_a_failure_that_may_pass_is_not_sent_again_beyond_the_limit(here: Here) -> None:
    """Of two articles at once the one waits to be sent again, while the other takes what is left."""
    first = threading.Event()

    def answered(asked: Asked) -> Step:
        if number_of(asked) == 0:
            first.set()
            return answer({"error": {"message": "busy"}}, status=500, headers={"retry-after": "1"})
        return completion(wire_reply(), wait_for=first)

    with FakeServer(answered) as server:
        done = run(here, server, *names(2), *OUT, "--jobs", "2", "--max-tokens", "120")
        assert (done.status, len(server.requests)) == (4, 2)
        assert "--max-tokens 120 is reached: of the sources 1 was not sent." in done.error
        assert "1 read, 0 failed, 1 not sent; 100 tokens sent" in done.error
        failed, read = here.lines("out.jsonl")
        assert (failed["error"], read["id"]) == ("not sent again, for --max-tokens 120 is reached.", "a1.txt")
        assert [attempt["outcome"] for attempt in failed["attempts"]] == ["HTTP 500"]


def test_each_article_knows_what_the_others_took(here: Here) -> None:
    """Eight at once: a limit that their first replies reach ends all of their re-asks."""
    release = threading.Event()
    with FakeServer(lambda _: completion(misquoting("Nobody said so"), wait_for=release)) as server:
        running = here.start(*names(10), *OUT, "--jobs", "8", "--max-tokens", "960", url=server.url)
        server.wait_for_requests(8)
        time.sleep(0.2)
        release.set()
        done = running.wait()
        taken = len(server.requests) * 120
    assert done.status == 4
    assert 960 <= taken <= 960 + 7 * 120, "what was under way when it was reached"
    assert told(done)[0] == len(server.requests) * 100


def test_ten_articles_that_the_limit_stops_are_no_failure_of_the_provider(here: Here) -> None:
    busy = answer({"error": {"message": "busy"}}, status=500, headers={"retry-after": "1"})
    for number in range(10, 14):
        (here.folder / f"a{number}.txt").write_text((here.folder / "a0.txt").read_text().replace("r 0", f"r {number}"))
    with FakeServer(lambda asked: busy if number_of(asked) != 3 else GOOD) as server:
        done = run(here, server, *names(14), *OUT, "--jobs", "14", "--max-tokens", "120", "--patience", "600")
    assert done.status == 4, done.error
    assert "in a row" not in done.error


def test_a_replay_takes_nothing_of_a_budget(here: Here) -> None:
    with FakeServer(in_turn([INVALID, GOOD])) as server:
        args = [*names(3), "--cassette", "k.yaml"]
        assert run(here, server, *args, "-f", "jsonl", "-o", "one", "--record").status == 0
    done: Done = here._processes.run("summarise", *args, *OUT, "--max-tokens", "1", cwd=here.folder)
    assert (done.status, len(here.lines("out.jsonl"))) == (0, 3)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("first", [MISQUOTING, FAULTY])
def test_a_recording_that_lacks_a_re_ask_is_no_cassette(first: Step, count: int, here: Here) -> None:
    """A replay would ask for it, and end with status 5: the old cassette stays, and the run says so."""
    (here.folder / "k.yaml").write_text("")
    with FakeServer(lambda asked: first if len(asked.messages) == 2 else GOOD) as server:
        args = [*OUT, "--jobs", "1", "--cassette", "k.yaml", "--record"]
        done = run(here, server, *names(count), *args, "--max-tokens", "120")
        assert (done.status, len(server.requests)) == (4, 1), done.error
        assert "k.yaml.partial: lacks a re-ask or a repair of 1 article" in done.error
        done = run(here, server, *names(count), *args, "--resume")
        assert (done.status, "lacks a re-ask or a repair of 1 article" in done.error) == (4, True), done.error
        assert (here.folder / "k.yaml").read_text() == ""
        (here.folder / "k.yaml.partial").unlink()
        (here.folder / "out.jsonl").unlink()
        done = run(here, server, *names(count), *args, "--max-tokens", "480")
        assert (done.status, done.error.count("lacks")) == (0, 0), done.error
    replay = ["--cassette", "k.yaml", "-f", "jsonl", "--max-tokens", "1"]
    assert here._processes.run("summarise", *names(count), *replay, cwd=here.folder).status == 0
