"""Many articles at the command line: nothing paid for is lost or paid for twice, and nothing is sent for nothing."""

import json
import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summariser import Article, Summariser
from summariser.budget import Budget, Spending
from summariser.cli.inputs import not_an_article, table_in
from summariser.cli.interrupts import Waiting
from summariser.cli.output import to_a_file
from summariser.journal import Journal
from summariser.models import Usage
from summariser.outcomes import Source, same_for
from summariser.results import Asked as AskedFor
from summariser.settings import Settings
from tests.conftest import ARTICLE, ROOT, Done, Here, names
from tests.fake_server import Asked, FakeServer, Step, closed_url, completion, error, misquoting, wire_reply

GOOD = completion(wire_reply())


def number_of(asked: Asked) -> int:
    found = re.search(r"Article number (\d+)", asked.messages[1]["content"])
    assert found
    return int(found.group(1))


OUT = ("-f", "jsonl", "-o", "out.jsonl")


def end(running: Any, signum: int = signal.SIGINT) -> Done:
    """A run that is asked to end, and asked again: it does not wait for what is under way."""
    for _ in range(1 if signum == signal.SIGKILL else 2):
        os.kill(running.pid, signum)
        time.sleep(0.5)
    done: Done = running.wait()
    return done


WAITING = "summariser: interrupted: waiting for {} under way; again to stop at once."


def until(condition: Any, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


# Written as it is done


def test_a_line_is_on_standard_output_while_others_are_read(here: Here) -> None:
    """In the order of the sources: the third waits for the second."""
    release = threading.Event()

    def answer(asked: Asked) -> Step:
        return completion(wire_reply(), wait_for=release) if number_of(asked) == 1 else GOOD

    with FakeServer(answer) as server:
        out = here.folder / "pipe"
        running = here.start(*names(3), "-f", "jsonl", "-q", url=server.url, stdout=str(out))
        until(lambda: out.exists() and out.read_bytes().endswith(b"\n"))
        server.wait_for_requests(3)
        assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["a0.txt"]
        release.set()
        assert running.wait().status == 0
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == names(3)


@pytest.mark.parametrize(
    ("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)]
)
def test_what_was_paid_for_is_kept_whatever_ends_the_run(signum: int, status: int, here: Here) -> None:
    """Also behind one that is not done; and going on from there asks for the rest alone, and keeps the order."""
    hung = {3, 8}

    def answer(asked: Asked) -> Step:
        return Step(hang=True) if number_of(asked) in hung else GOOD

    with FakeServer(answer) as server:
        running = here.start(*names(10), *OUT, "--jobs", "2", url=server.url)
        partial = here.folder / "out.jsonl.partial"
        until(lambda: partial.exists() and partial.read_bytes().count(b"\n") == 7)
        server.wait_for_requests(9)
        done = end(running, signum)
        assert done.status == status
        assert here.files() == {"out.jsonl.partial"}
        assert {line["id"] for line in here.lines("out.jsonl.partial")} == set(names(8)) - {"a3.txt"}
        if status != -9:
            waiting, held, tally, said = done.error.splitlines()
            assert waiting == WAITING.format("2 replies that are")
            assert re.fullmatch(r"summariser: \S+/out.jsonl.partial: holds .* --resume goes on from there.", held)
            assert tally == "summariser: 7 read, 0 failed; 700 tokens sent, 140 received, cost unknown."
            assert said == "summariser: interrupted."
        with partial.open("ab") as file:
            file.write(b'{"schema_version":"1","id":"a9.txt"')  # cut off by whatever ended it
        refused = here.run(*names(10), *OUT, url=server.url)
        assert (refused.status, len(refused.err.splitlines())) == (2, 1)
        assert "out.jsonl.partial: holds what a run before has read; go on from it with --resume" in refused.error
        hung.clear()
        server.requests.clear()
        done = here.run(*names(10), *OUT, "--resume", url=server.url)
        assert (done.status, sorted(map(number_of, server.requests))) == (0, [3, 8, 9])
        assert done.error.startswith("summariser: 3 read, 0 failed, 7 of a run before; 300 tokens sent, 60 received")
    assert here.files() - {"again.txt"} == {"out.jsonl"}
    assert [line["id"] for line in here.lines("out.jsonl")] == names(10)


_SLOW = """
import sys, time, summariser.pipeline
from pathlib import Path
from summariser.cli import main

def slow(*_):
    Path("begun").touch()
    time.sleep(30)

summariser.pipeline.{work} = slow
sys.argv = ["summariser", "summarise", *{args!r}]
main()
"""


@pytest.mark.parametrize(("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize(("work", "reader"), [("GroundedText", "rules"), ("assemble", "rules"), ("assemble", "llm")])
def test_an_interrupt_does_not_wait_for_work_on_a_large_article(
    signum: int, status: int, work: str, reader: str, here: Here, server: FakeServer
) -> None:
    (here.folder / "large.txt").write_text("date 2024-03-05\n" + "The sea was calm on that day. " * 2000)
    asked = ["-m", "tiny-model", "--base-url", server.url, "--repair", "0"] if reader == "llm" else ["--reader", reader]
    code = _SLOW.format(work=work, args=["large.txt", *OUT, *asked])
    running = here.start(url=None, code=code)
    until((here.folder / "begun").exists)
    clock = time.monotonic()
    os.kill(running.pid, signum)
    done = running.wait()
    assert time.monotonic() - clock < 10
    paid = "summariser: 0 read, 1 failed; 300 tokens sent, 60 received, cost unknown.\n" if reader == "llm" else ""
    assert (done.status, done.error) == (status, f"{paid}summariser: interrupted.\n")
    assert not (here.folder / "out.jsonl.partial").exists()


def test_an_interrupt_before_the_first_result_leaves_nothing(here: Here) -> None:
    with FakeServer(lambda _: Step(hang=True)) as server:
        running = here.start(*names(2), *OUT, url=server.url)
        server.wait_for_requests(2)
        told = end(running).error.splitlines()
        assert told == [WAITING.format("2 replies that are"), "summariser: interrupted."]
    assert here.files() == set()


@pytest.mark.parametrize(("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_what_is_under_way_is_waited_for_and_kept(form: str, signum: int, status: int, here: Here) -> None:
    """Asked once to end, the run sends nothing more; the replies that were paid for are written and counted."""
    release = threading.Event()
    with FakeServer(lambda _: completion(wire_reply(), wait_for=release)) as server:
        running = here.start(*names(8), "-f", form, "-o", "out", "--jobs", "3", url=server.url)
        server.wait_for_requests(3)
        os.kill(running.pid, signum)
        time.sleep(0.5)
        release.set()
        done = running.wait()
        assert (done.status, len(server.requests)) == (status, 3)
        waiting, held, tally, said = done.error.splitlines()
        assert waiting == WAITING.format("3 replies that are")
        assert "out.partial: holds " in held
        assert tally == "summariser: 3 read, 0 failed; 300 tokens sent, 60 received, cost unknown."
        assert said == "summariser: interrupted."
        assert {line["id"] for line in here.lines("out.partial")} == set(names(3))
        assert here.run(*names(8), "-f", "jsonl", "-o", "out", "--resume", url=server.url).status == 0
        assert len(server.requests) == 8
    assert [line["id"] for line in here.lines("out")] == names(8)


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_run_that_is_done_when_it_is_asked_to_end_is_whole(form: str, here: Here) -> None:
    release = threading.Event()
    with FakeServer(lambda _: completion(wire_reply(), wait_for=release)) as server:
        running = here.start(*names(2), "-f", form, "-o", "out", url=server.url)
        server.wait_for_requests(2)
        os.kill(running.pid, signal.SIGINT)
        time.sleep(0.5)
        release.set()
        done = running.wait()
    assert (done.status, here.files()) == (130, {"out"})
    assert [line.split(";")[0] for line in done.error.splitlines()] == [
        WAITING.format("2 replies that are").split(";")[0], "summariser: 2 read, 0 failed", "summariser: interrupted."
    ]  # fmt: skip


@pytest.fixture
def heard() -> Iterator[None]:
    """SIGINT ends a program, as where it was not started in the background of a shell, where it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_what_is_under_way_is_not_waited_for_for_ever() -> None:
    waiting = Waiting(lambda: 1, seconds=0.2)
    with waiting:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            time.sleep(5)
    assert waiting.signum == signal.SIGINT
    with Waiting(lambda: 0, seconds=60), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_file_that_cannot_be_written_is_told_before_anything_is_sent(here: Here, server: FakeServer) -> None:
    (here.folder / "dangling").symlink_to("/nonexistent/x")
    (here.folder / "one").symlink_to("two")
    (here.folder / "two").symlink_to("one")
    for form in ("jsonl", "json"):
        for name in ("dangling", "one", "y" * 300, *(["z" * 250] if form == "jsonl" else [])):
            done = here.run("a0.txt", "-f", form, "-o", name, url=server.url)
            assert (done.status, server.requests) == (2, []), name
            assert done.error.startswith(f"summariser: --output {name}: ")
            assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_source_is_not_written_over(form: str, here: Here, server: FakeServer) -> None:
    (here.folder / "link").symlink_to("a0.txt")
    done = here.run("a1.txt", "link", "-f", form, "-o", "a0.txt", url=server.url)
    assert (done.status, server.requests) == (2, [])
    assert "--output a0.txt: is a source, too" in done.error
    assert (here.folder / "a0.txt").read_text() == ARTICLE.format(0)


def test_standard_output_under_another_name_is_not_replaced(here: Here) -> None:
    code = (
        "import sys; sys.argv = ['summariser', 'summarise', 'a0.txt', '-q', '--reader', 'rules', '-f', 'jsonl', '-o', "
        "'/dev/stdout']; from summariser.cli import main; main()"
    )
    out = here.folder / "app.jsonl"
    out.write_text("before\n")
    os.chmod(out, 0o600)
    number = out.stat().st_ino
    done = here._processes.run(
        code=f"import os; os.lseek(1, 0, 2)\n{code}", cwd=here.folder, stdout=str(out), to_the_end=True
    )
    assert (done.status, done.error) == (0, "")
    assert out.stat().st_ino == number
    assert out.read_text().startswith('before\n{"schema_version')


_FULL = """
import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
sys.argv = ["summariser", "summarise", *{args!r}]
from summariser.cli import main; main()
"""


def test_a_full_disk_keeps_what_was_written(here: Here) -> None:
    """And what is under way then, in a file of its own: it was paid for, and nothing more is."""
    release, tmp = threading.Event(), here.folder / "tmp"
    tmp.mkdir()
    rest = {8, 9}

    def answer(asked: Asked) -> Step:
        return completion(wire_reply(), wait_for=release) if number_of(asked) in rest else GOOD

    def room() -> bool:
        return partial.exists() and partial.stat().st_size > 34_000 - 4_000

    with FakeServer(answer) as server:
        for number in range(10, 20):
            (here.folder / f"a{number}.txt").write_text(ARTICLE.format(number))
        asked = ["-m", "m", "--base-url", server.url, "--repair", "0"]
        args = ["a8.txt", "a9.txt", *names(8), *(f"a{number}.txt" for number in range(10, 20)), *OUT, *asked]
        code = _FULL.format(size=34_000, args=[*args, "--jobs", "3"])
        partial = here.folder / "out.jsonl.partial"
        running = here.start(url=None, code=code, env={"TMPDIR": str(tmp)})
        until(lambda: any(tmp.iterdir()))
        release.set()
        done = running.wait()
        assert done.status == 1
        held, tally, said = done.error.splitlines()
        assert "--resume goes on" in held
        found = re.fullmatch(
            r"summariser: --output out.jsonl: cannot be written \(file too large\); (\S+) holds 3 lines to be added to "
            r"\S+/out.jsonl.partial.", said
        )  # fmt: skip
        assert found
        count = len(server.requests)
        assert f"{count} read, 0 failed; {count * 100:,} tokens sent" in tally
        assert partial.read_bytes().endswith(b"\n")
        written = here.lines("out.jsonl.partial")
        with partial.open("ab") as file:
            file.write(Path(found[1]).read_bytes())
        assert len(here.lines("out.jsonl.partial")) == len(written) + 3 == count
        assert here.run(*args, "--resume", url=server.url).status == 0
        assert len(server.requests) == 20


def test_a_full_disk_is_told_before_anything_is_sent(here: Here, server: FakeServer) -> None:
    assert here.run(*names(3), *OUT, url=server.url).status == 0
    (here.folder / "out.jsonl").rename(here.folder / "out.jsonl.partial")
    before = (here.folder / "out.jsonl.partial").read_bytes()
    args = [*names(5), *OUT, "--resume", "-m", "tiny-model", "--base-url", server.url]
    done = here.run(code=_FULL.format(size=20_000, args=args))
    assert done.error == "summariser: --output out.jsonl: cannot be written (file too large).\n"
    assert (done.status, len(server.requests)) == (2, 3)
    assert (here.folder / "out.jsonl.partial").read_bytes() == before


def test_what_standard_output_no_longer_takes_is_kept(here: Here) -> None:
    release, tmp = threading.Event(), here.folder / "tmp"
    tmp.mkdir()

    def answer(asked: Asked) -> Step:
        return completion(wire_reply(), wait_for=release) if number_of(asked) == 1 else GOOD

    with FakeServer(answer) as server, Path("/dev/full").open("wb"):
        running = here.start(
            *names(8), "-f", "jsonl", "--jobs", "2", url=server.url, stdout="/dev/full", env={"TMPDIR": str(tmp)}
        )
        server.wait_for_requests(2)
        time.sleep(0.5)
        release.set()
        done = running.wait()
        held, tally, said = done.error.splitlines()
        assert (done.status, "no space left" in said) == (1, True)
        found = re.match(r"summariser: (\S+): holds the results of (\d) articles, as JSON Lines", held)
        assert found
        assert len(Path(found[1]).read_text().splitlines()) == int(found[2]) == len(server.requests) < 8
        assert f"{len(server.requests)} read, 0 failed" in tally


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_results_outlive_the_folder_that_they_were_to_go_to(form: str, here: Here) -> None:
    folder = here.folder / "gone"
    folder.mkdir()

    def answer(_: Asked) -> Step:
        shutil.rmtree(folder, ignore_errors=True)
        return GOOD

    with FakeServer(answer) as server:
        env = {"TMPDIR": str(here.folder)}
        done = here.run("a0.txt", "a1.txt", "-f", form, "-o", "gone/out", url=server.url, env=env)
    assert done.status == 1, "2 would say that nothing was sent"
    found = re.search(r"--output gone/out: cannot be written \(no such .*; (\S+) holds ", done.error)
    assert found
    assert len(Path(found[1]).read_text().splitlines()) == 2, "as JSON Lines"


def test_another_name_of_an_open_file_is_no_file_of_its_own(tmp_path: Path) -> None:
    assert not any(map(to_a_file, (None, "-", "/dev/stdout", "/dev/fd/1", "/dev/stderr", "/dev/fd/7", "/dev/null")))
    assert all(map(to_a_file, ("/dev/shm/out.jsonl", str(tmp_path / "out"), "stdout")))


# Gone on from


def test_a_run_that_is_over_is_gone_on_from_too(here: Here) -> None:
    """Failures are asked for again; what was there stays, byte for byte, in its place."""
    bad = {2, 5}
    with FakeServer(lambda asked: error(500) if number_of(asked) in bad else GOOD) as server:
        assert here.run(*names(7), *OUT, url=server.url).status == 3
        before = (here.folder / "out.jsonl").read_text().splitlines()
        assert [json.loads(line).get("kind") for line in before].count("ExhaustedError") == 2
        bad.clear()
        server.requests.clear()
        assert here.run(*names(7), *OUT, "--resume", url=server.url).status == 0
        assert sorted(map(number_of, server.requests)) == [2, 5]
    after = (here.folder / "out.jsonl").read_text().splitlines()
    assert [old == new for old, new in zip(before, after, strict=True)] == [n not in {2, 5} for n in range(7)]
    assert here.files() - {"again.txt"} == {"out.jsonl"}


def test_what_was_asked_otherwise_is_asked_anew(here: Here, server: FakeServer) -> None:
    def again(*args: str) -> list[int]:
        server.requests.clear()
        assert here.run(*names(3), *OUT, "--resume", *args, url=server.url).status == 0
        assert [line["id"] for line in here.lines("out.jsonl")] == names(3)
        return sorted(map(number_of, server.requests))

    assert again() == [0, 1, 2], "there is nothing yet"
    assert again() == []
    (here.folder / "a1.txt").write_text(ARTICLE.format(1) + "More.\n")
    assert again() == [1]
    (here.folder / "a2.txt").write_text(ARTICLE.format(2).replace("03-05", "03-06", 1))
    assert again() == [2], "another day"
    assert again("--prompt", "summarise/1") == [0, 1, 2] if (Path("prompts/summarise/1")).is_dir() else True


def test_rules_do_not_take_the_place_of_what_was_paid_for(here: Here, server: FakeServer) -> None:
    """Neither where they are named, nor in a shell that lacks the variables, nor from what was broken off."""
    assert here.run(*names(3), *OUT, url=server.url).status == 0
    for name in ("out.jsonl", "out.jsonl.partial"):
        (here.folder / "out.jsonl").rename(here.folder / name) if name.endswith("l.partial") else None
        before = (here.folder / name).read_bytes()
        for by_default, more in ((False, ["--reader", "rules"]), (True, []), (True, ["--dry-run"])):
            args = ["summarise", *names(3), *OUT, "--resume", *more]
            done = here._processes.run(*args, cwd=here.folder)
            assert (done.status, done.out, len(done.error.splitlines())) == (2, "", 1)
            assert done.error.startswith(f"summariser: {name}: holds 3 results of a model, and this run would replace ")
            assert ("for no model, server or key is configured" in done.error) is by_default
            assert (here.files(), (here.folder / name).read_bytes()) == ({name}, before)
    (here.folder / "out.jsonl.partial").rename(here.folder / "out.jsonl")
    assert here.run("a0.txt", "-f", "jsonl", "-o", "rules.jsonl").status == 0
    done = here.run("a0.txt", "-f", "jsonl", "-o", "rules.jsonl", "--resume")
    assert (done.status, done.error) == (0, ""), "those of rules cost nothing"


@pytest.mark.parametrize("form", ["jsonl", "json", "markdown"])
def test_what_was_paid_for_is_not_replaced_unasked(form: str, here: Here, server: FakeServer) -> None:
    """Also by a run most of which would fail, and whatever its format and reader."""
    for was, count in (("jsonl", 3), ("json", 3)):
        out = here.folder / f"was.{was}"
        assert here.run(*names(3), "-f", was, "-o", out.name, url=server.url).status == 0
        before = out.read_bytes()
        server.requests.clear()
        for url in (server.url, None):
            done = here.run(*names(3), "-f", form, "-o", out.name, url=url)
            assert (done.status, server.requests, len(done.error.splitlines())) == (2, [], 1)
            assert f"{out.name}: holds {count} results of a model, which this run would replace; go on" in done.error
            assert "from there with --resume (-f jsonl)" in done.error
            assert "what is there with --overwrite." in done.error
            assert out.read_bytes() == before
        assert here.run("a4.txt", "-f", form, "-o", out.name, "--overwrite", url=server.url).status == 0
        assert out.read_bytes() != before
        assert len(server.requests) == 1
        server.requests.clear()


def test_what_cost_nothing_is_replaced_as_ever(here: Here, server: FakeServer) -> None:
    """Results of rules, and those that a cassette holds, which plays again."""
    for _ in range(2):
        assert here.run(*names(2), *OUT).status == 0
    args = ["summarise", "a0.txt", "-f", "jsonl", "-o", "played.jsonl", "--cassette", "k.yaml"]
    asked = ["--record", "-m", "m", "--base-url", server.url]
    assert here._processes.run(*args, *asked, cwd=here.folder).status == 0
    assert here._processes.run(*args, cwd=here.folder).status == 2
    (here.folder / "played.jsonl").unlink()
    for _ in range(2):
        assert here._processes.run(*args, cwd=here.folder).status == 0


def test_what_was_broken_off_is_replaced_where_that_is_asked_for(here: Here, server: FakeServer) -> None:
    assert here.run(*names(2), *OUT, url=server.url).status == 0
    (here.folder / "out.jsonl").rename(here.folder / "out.jsonl.partial")
    assert here.run("a5.txt", *OUT, "--resume", "--overwrite", url=server.url).status == 2
    done = here.run("a5.txt", *OUT, url=server.url)
    assert (done.status, "or replace it with --overwrite" in done.error) == (2, True)
    assert here.run("a5.txt", *OUT, "--overwrite", url=server.url).status == 0
    assert [line["id"] for line in here.lines("out.jsonl")] == ["a5.txt"]
    assert here.files() == {"out.jsonl"}


def test_what_was_broken_off_does_not_hide_what_is_there(here: Here, server: FakeServer) -> None:
    """Of a run that began anew: what either file holds is not paid for again, and stays."""
    assert here.run(*names(4), *OUT, url=server.url).status == 0
    whole = (here.folder / "out.jsonl").read_text().splitlines(keepends=True)
    (here.folder / "out.jsonl").write_text("".join(whole[:3]))
    (here.folder / "out.jsonl.partial").write_text(whole[3] + whole[1] + '{"schema_version":"1","id":"a9.')
    server.requests.clear()
    args = ["a1.txt", "a2.txt", "a3.txt", "a4.txt", *OUT, "--resume"]
    dry = here.run(*args, "--dry-run", url=server.url)
    assert "Not sent: 3 of a run before." in dry.error
    assert here.run(*args, url=server.url).status == 0
    assert [number_of(asked) for asked in server.requests] == [4]
    assert [line["id"] for line in here.lines("out.jsonl")] == names(5)
    assert (here.folder / "out.jsonl").read_text().splitlines(keepends=True)[:4] == whole


def test_a_line_of_a_file_that_was_hidden_is_looked_at_too(here: Here, server: FakeServer) -> None:
    assert here.run("a0.txt", *OUT, url=server.url).status == 0
    partial = here.folder / "out.jsonl.partial"
    (here.folder / "out.jsonl").rename(partial)
    (here.folder / "out.jsonl").write_text("\nmy notes\n")
    before = partial.read_bytes()
    for more in ((), ("--dry-run",)):
        done = here.run("a1.txt", *OUT, "--resume", *more, url=server.url)
        assert (done.status, len(server.requests)) == (2, 1)
        assert "out.jsonl, line 2: is neither a result nor a failure of a run before" in done.error
        assert partial.read_bytes() == before


def test_a_result_by_another_prompt_is_not_lost_to_a_failure(here: Here, server: FakeServer) -> None:
    assert here.run(*names(3), *OUT, url=server.url).status == 0
    out = here.folder / "out.jsonl"
    out.write_text(out.read_text().replace('"prompt":"summarise/2"', '"prompt":"summarise/1"'))
    before = here.lines("out.jsonl")
    with FakeServer(lambda asked: GOOD if number_of(asked) == 0 else error(400)) as bad:
        assert here.run(*names(3), *OUT, "--resume", url=bad.url).status == 3
    after = here.lines("out.jsonl")
    assert [line["run"]["prompt"] for line in after] == ["summarise/2", "summarise/1", "summarise/1"]
    assert after[1:] == before[1:]


def test_a_model_may_reply_under_another_name(here: Here) -> None:
    """A dated one is the same at once; of another one reply tells, and that article is paid for again."""
    reply = {"model": "tiny-model-2024-07-18"}
    with FakeServer(lambda _: completion(wire_reply(), model=reply["model"])) as server:

        def again() -> int:
            server.requests.clear()
            assert here.run(*names(6), *OUT, "--resume", url=server.url).status == 0
            assert {line["run"]["model"] for line in here.lines("out.jsonl")} == {reply["model"]}
            return len(server.requests)

        assert again() == 6
        assert again() == 0
        reply["model"] = "tiny-model-mini"
        (here.folder / "out.jsonl").unlink()
        assert again() == 6
        assert again() == 1
        reply["model"] = "another"
        assert again() == 6, "another answers now"


def test_a_result_of_another_model_is_not_lost_to_a_failure(here: Here) -> None:
    with FakeServer(lambda _: completion(wire_reply(), model="other")) as server:
        assert here.run(*names(3), *OUT, url=server.url).status == 0
    before = (here.folder / "out.jsonl").read_bytes()
    done = here.run(*names(3), *OUT, "--resume", url=closed_url())
    assert done.status == 3
    assert (here.folder / "out.jsonl").read_bytes() == before


def test_results_of_other_articles_stay(here: Here) -> None:
    """So that a run can be made of several commands."""
    assert here.run("a3.txt", "a4.txt", *OUT).status == 0
    assert here.run("a1.txt", "a4.txt", *OUT, "--resume").status == 0
    assert [line["id"] for line in here.lines("out.jsonl")] == ["a3.txt", "a1.txt", "a4.txt"]


def test_two_runs_do_not_write_one_file(here: Here) -> None:
    asked = AskedFor("rules", None)
    other = Journal(here.folder / "out.jsonl", resume=False, asked=asked)
    for more in ([], ["--resume"]):
        done = here.run("a1.txt", *OUT, *more)
        assert (done.status, len(done.error.splitlines())) == (2, 1)
        assert "another run is writing it" in done.error
    other.close()
    assert here.run("a1.txt", *OUT).status == 0


@pytest.mark.parametrize("args", [["-f", "jsonl"], ["-f", "json"], [], ["-f", "jsonl", "-o", "/dev/stdout"]])
def test_what_has_no_file_is_not_gone_on_with(args: list[str], here: Here) -> None:
    done = here.run("a0.txt", "--resume", *args)
    assert done.status == 2
    assert "--resume goes on with a file of results: it needs -o FILE." in done.error


@pytest.mark.parametrize("line", ["my notes", "[]", '{"id": 3, "error": ""}', '{"id": "a0.txt", "text": "Nine died."}'])
def test_a_file_of_something_else_is_not_gone_on_with(line: str, here: Here, server: FakeServer) -> None:
    assert here.run("a1.txt", *OUT).status == 0
    path = here.folder / "out.jsonl"
    path.write_text(f"{path.read_text()}\n{line}\n")
    before = path.read_bytes()
    done = here.run("a0.txt", *OUT, "--resume", url=server.url)
    assert (done.status, server.requests, len(done.error.splitlines())) == (2, [], 1)
    assert "out.jsonl, line 3: is neither a result nor a failure of a run before" in done.error
    assert path.read_bytes() == before
    assert not (here.folder / "out.jsonl.partial").exists()


def headline(line: dict[str, Any]) -> None:
    line["headline"] = 5
    del line["events"]


def deep(line: dict[str, Any]) -> None:
    line["attributions"][0]["content"]["spans"] = [7]


def later(line: dict[str, Any]) -> None:
    line["region"] = None


def failure(line: dict[str, Any]) -> None:
    line.clear()
    line.update(id="a0.txt", source="a0.txt", error=5)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (headline, "/headline: input should be a valid string"),
        (deep, "/attributions/0/content/spans/0: input should be "),
        (later, "/region: this version of summariser knows no such field; a later one may"),
        (failure, "/error: is no text"),
    ],
)
def test_a_line_that_only_looks_like_a_result_is_not_gone_on_from(
    change: Any, reason: str, here: Here, server: FakeServer
) -> None:
    """Neither by a run nor by a dry one: what is taken for a result is one, down to its last field."""
    assert here.run("a1.txt", "a0.txt", *OUT, url=server.url).status == 0
    server.requests.clear()
    path = here.folder / "out.jsonl"
    lines = here.lines("out.jsonl")
    change(lines[1])
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    (here.folder / "again.txt").write_text((here.folder / "a0.txt").read_text())
    before = path.read_bytes()
    for more in ((), ("--dry-run",)):
        done = here.run("a0.txt", "again.txt", *OUT, "--resume", *more, url=server.url)
        assert (done.status, done.out, server.requests, len(done.error.splitlines())) == (2, "", [], 1)
        assert f"out.jsonl, line 2: is neither a result nor a failure of a run before ({reason}" in done.error
        assert path.read_bytes() == before
        assert here.files() == {"out.jsonl", "again.txt"}


def test_a_result_of_another_version_is_left_as_it_is(here: Here) -> None:
    assert here.run("a0.txt", "a1.txt", *OUT).status == 0
    path = here.folder / "out.jsonl"
    first, second = path.read_text().splitlines()
    other = json.dumps(json.loads(first) | {"schema_version": "2", "headline": {"en": "Ferry sinks"}})
    path.write_text(f"\ufeff{other}\n{second}\n", encoding="utf-8")
    done = here.run("a1.txt", "a2.txt", *OUT, "--resume")
    assert (done.status, "1 of a run before" in done.error) == (0, True)
    assert path.read_text(encoding="utf-8").splitlines()[0] == f"\ufeff{other}"
    assert [json.loads(line)["id"] for line in path.read_text(encoding="utf-8-sig").splitlines()] == names(3)


def test_a_last_result_without_its_line_break_stays(here: Here) -> None:
    assert here.run("a0.txt", "a1.txt", *OUT).status == 0
    path = here.folder / "out.jsonl"
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert here.run("a2.txt", *OUT, "--resume").status == 0
    assert [line["id"] for line in here.lines("out.jsonl")] == ["a0.txt", "a1.txt", "a2.txt"]


def test_a_result_of_another_schema_is_asked_for_anew(here: Here) -> None:
    assert here.run("a0.txt", "a1.txt", *OUT).status == 0
    path = here.folder / "out.jsonl"
    path.write_text(path.read_text().replace('"schema_version":"1"', '"schema_version":"0"'))
    assert here.run("a1.txt", *OUT, "--resume").status == 0
    assert [(line["id"], line["schema_version"]) for line in here.lines("out.jsonl")] == [
        ("a0.txt", "0"),
        ("a1.txt", "1"),
    ]


# Asked for once


@pytest.mark.parametrize("args", [OUT, ("-f", "jsonl"), ("-f", "json")], ids=" ".join)
def test_a_text_that_comes_twice_is_asked_for_once(args: tuple[str, ...], here: Here, server: FakeServer) -> None:
    (here.folder / "copy.txt").write_text(ARTICLE.format(0))
    (here.folder / "later.txt").write_text(ARTICLE.format(0).replace("03-05", "03-06", 1))
    sources = ["a0.txt", "a0.txt", "copy.txt", "later.txt", "a1.txt"]
    done = here.run(*sources, *args, "--jobs", "2", url=server.url)
    assert (done.status, len(server.requests)) == (0, 3)
    assert "2 articles have the same text and day as another: it was asked for once" in done.error
    assert "5 read, 0 failed; 300 tokens sent" in done.error
    text = (here.folder / "out.jsonl").read_text() if "-o" in args else done.out
    found = json.loads(text) if "json" in args else [json.loads(line) for line in text.splitlines()]
    assert [result["id"] for result in found] == sources
    assert [result["article"]["id"] for result in found] == sources
    assert sum(result["run"]["usage"]["input"] for result in found) == 300, "as much as was paid for"
    (here.folder / "saved.json").write_text(text)
    assert here._processes.run("verify", "saved.json", cwd=here.folder).status == 0


def test_a_text_that_comes_twice_fails_twice(here: Here) -> None:
    with FakeServer(lambda _: completion("{nope")) as server:
        done = here.run("a0.txt", "a0.txt", *OUT, "--retries", "0", url=server.url)
        assert (done.status, len(server.requests)) == (1, 1)
    first, second = here.lines("out.jsonl")
    assert first["kind"] == second["kind"] == "InvalidReplyError"
    assert ("usage" in first, "usage" in second) == (True, False)


# Sources


def test_sources_are_named_in_a_file(here: Here) -> None:
    mark = b"\xef\xbb\xbf"
    parted = (b"a1.txt\na2.txt\r\n\n", b"a1.txt\0a2.txt\0", b"a1.txt\na2.txt", b" \t\na1.txt\n \r\na2.txt\n  ")
    for data in (*parted, mark + parted[0], mark + parted[1]):
        (here.folder / "list").write_bytes(data)
        done = here.run("a0.txt", "--files-from", "list", "-f", "jsonl")
        assert [json.loads(line)["id"] for line in done.out.splitlines()] == names(3)
        done = here.run("--files-from", "-", "-f", "jsonl", stdin=data)
        assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a1.txt", "a2.txt"]
    for data, words in (
        (b"", "names no file"),
        (mark + b" \n", "names no file"),
        (b"a1.txt\nnone.txt\n", "none.txt: there is no such file"),
    ):
        done = here.run("--files-from", "-", stdin=data)
        assert (done.status, done.out) == (2, "")
        assert words in done.error
    assert "--files-from nowhere: cannot be read" in here.run("--files-from", "nowhere").error
    assert "only once" in here.run("-", "--files-from", "-", stdin=b"a1.txt\n").error


def test_a_name_may_have_a_line_feed_where_a_nul_parts_them(here: Here) -> None:
    (here.folder / "a\nb.txt").write_text(ARTICLE.format(1))
    done = here.run("--files-from", "-", "-f", "jsonl", stdin=b"a\nb.txt\0")
    assert json.loads(done.out)["id"] == "a\nb.txt"


def test_json_lines_are_articles(here: Here) -> None:
    text = ARTICLE.format(1).split("\n", 1)[1]
    rows: list[Any] = [
        {"text": text, "id": "one", "published": "2024-03-05", "title": "Ferry", "source": "The Halvor Times"},
        {"text": text},
        {"text": "", "id": "empty"},
        {"text": text, "published": "soon"},
        {"text": text, "publised": "2024-03-05"},
        {"text": text, "sha256": "00"},
        {"title": "no text"},
        [text],
        {"text": text, "id": None},
    ]
    data = "\n".join([*map(json.dumps, rows), "{nope", "", json.dumps({"text": text, "id": "last"})])
    (here.folder / "articles.jsonl").write_text(data)
    done = here.run("articles.jsonl", "a1.txt", "-f", "jsonl")
    assert done.status == 1
    found = [json.loads(line) for line in done.out.splitlines()]
    place = "articles.jsonl:{}".format
    failed = ["empty", *(place(number) for number in (4, 5, 6, 7, 8, 10))]
    assert [line["id"] for line in found if "error" in line] == failed
    assert [line["id"] for line in found if "error" not in line] == ["one", place(2), place(9), "last", "a1.txt"]
    assert found[0]["article"]["title"] == "Ferry"
    assert found[0]["article"]["published"] == "2024-03-05"
    told = done.error.splitlines()
    assert told[-1] == "summariser: 5 read, 7 failed."
    assert told[1] == "summariser: articles.jsonl:4: `published`: 'soon' is no day or moment; write YYYY-MM-DD."
    assert "there is no 'publised' of an article to give; is 'published' meant?" in told[2]
    done = here.run("articles.jsonl", "-q", "-f", "jsonl", "--published", "2020-01-01")
    assert json.loads(done.out.splitlines()[0])["article"]["published"] == "2020-01-01", "as over a header"


def test_keys_that_are_none_are_passed_over_and_told_once_in_a_run(here: Here) -> None:
    rows = [{"text": f"Boat {number} sank off Torvik.", "id": number, "views": number} for number in range(4)]
    rows[2]["section"] = "news"
    (here.folder / "a.jsonl").write_text("\n".join([*map(json.dumps, rows), '{"id": 9, "text": 3}']))
    done = here.run("a.jsonl", "-f", "jsonl")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (done.status, [line["id"] for line in found]) == (1, ["0", "1", "2", "3", "9"])
    told = [line for line in done.error.splitlines() if "not used" in line]
    assert [line.partition(",")[0] for line in told] == [
        "summariser: a.jsonl:1: the key 'views' is not used",
        "summariser: a.jsonl:3: the key 'section' is not used",
    ]
    assert "not used" not in here.run("a.jsonl", "-f", "jsonl", "-q").error


def test_a_source_that_goes_away_is_a_failure_of_its_own(here: Here) -> None:
    """When it was there at first: others were paid for meanwhile."""

    def answer(asked: Asked) -> Step:
        (here.folder / "a1.txt").unlink(missing_ok=True)
        return GOOD

    with FakeServer(answer) as server:
        done = here.run(*names(3), *OUT, "--jobs", "1", url=server.url)
    assert done.status == 1
    assert here.lines("out.jsonl")[1] == {
        "id": "a1.txt", "source": "a1.txt", "error": "a1.txt: cannot be read (no such file or directory).",
        "kind": "ArticleError",
    }  # fmt: skip


# How many at once


@pytest.mark.parametrize(("args", "env", "most"), [([], {}, 8), (["--jobs", "3"], {}, 3), ([], {"JOBS": "2"}, 2)])
def test_so_many_are_read_at_once(args: list[str], env: dict[str, str], most: int, here: Here) -> None:
    with FakeServer(lambda _: Step(hang=True)) as server:
        named = {f"SUMMARISER_{name}": value for name, value in env.items()}
        running = here.start(*names(10), *args, url=server.url, env=named)
        server.wait_for_requests(most)
        time.sleep(0.3)
        assert len(server.requests) == most
        end(running)
    assert here.run("a0.txt", "--jobs", "0").status == 2


# Nothing is sent for nothing


@pytest.mark.parametrize(
    ("failure", "kind"),
    [(error(401), "RefusedKeyError"), (error(429, "no more", "insufficient_quota"), "QuotaError")],
)
def test_what_would_fail_for_all_ends_the_sending(failure: Step, kind: str, here: Here) -> None:
    with FakeServer(lambda asked: failure if number_of(asked) >= 3 else GOOD) as server:
        done = here.run(*names(10), *OUT, "--jobs", "2", url=server.url)
        assert done.status == 3
        assert len(server.requests) <= 5
        server.requests.clear()
        assert [line.get("kind") for line in here.lines("out.jsonl")][:4] == [None, None, None, kind]
        last = here.lines("out.jsonl")[-1]
        assert (last["id"], last["kind"], set(last)) == ("a9.txt", "NotSentError", {"id", "source", "error", "kind"})
        assert last["error"].startswith("not sent")
        left = [line for line in done.error.splitlines() if "not sent" in line]
        assert len(left) == 2, "one sentence for all, and the sum"
        assert re.match(r"summariser: [56] articles were not sent: http", left[0])
    with FakeServer(lambda _: GOOD) as server:
        assert here.run(*names(10), *OUT, "--resume", url=server.url).status == 0
        assert sorted(map(number_of, server.requests)) == [3, 4, 5, 6, 7, 8, 9]


def test_a_server_that_is_not_there_ends_the_sending(here: Here) -> None:
    more = [f"b{number}.txt" for number in range(15)]
    for number, name in enumerate(more, 10):
        (here.folder / name).write_text(ARTICLE.format(number))
    done = here.run(*names(10), *more, *OUT, "--jobs", "1", url=closed_url())
    assert done.status == 3
    kinds = [line["kind"] for line in here.lines("out.jsonl")]
    assert kinds == ["UnreachableError"] * 10 + ["NotSentError"] * 15
    assert len(done.error.splitlines()) == 12


@pytest.mark.parametrize(("status", "kind"), [(404, "RejectedRequestError"), (500, "ExhaustedError")])
def test_a_server_that_fails_every_article_ends_the_sending(status: int, kind: str, here: Here) -> None:
    for number in range(10, 25):
        (here.folder / f"b{number}.txt").write_text(ARTICLE.format(number))
    more = [f"b{number}.txt" for number in range(10, 25)]
    retries = ("--provider-retries", "0", "--jobs", "1")
    with FakeServer(lambda asked: GOOD if number_of(asked) == 4 else error(status)) as server:
        assert here.run(*names(10), *more, *OUT, *retries, url=server.url).status == 3
        assert len(server.requests) == 15
    kinds = [line.get("kind") for line in here.lines("out.jsonl")]
    assert kinds == [kind] * 4 + [None] + [kind] * 10 + ["NotSentError"] * 10


def test_a_403_for_one_article_does_not_keep_a_run_from_going_on(here: Here) -> None:
    with FakeServer(lambda asked: error(403, "no entry") if number_of(asked) == 0 else GOOD) as server:
        assert here.run("a1.txt", *OUT, url=server.url).status == 0
        done = here.run(*names(10), *OUT, "--resume", "--jobs", "1", url=server.url)
    assert done.status == 3
    assert "a0.txt: " in done.error
    assert "HTTP 403): no entry" in done.error
    assert [line.get("kind") for line in here.lines("out.jsonl")] == ["RefusedKeyError"] + [None] * 9


@pytest.mark.parametrize("status", [400, 413, 422])
def test_articles_that_a_server_rejects_do_not_keep_a_run_from_going_on(status: int, here: Here) -> None:
    """They are all that a run finds to do first, when it goes on."""
    for number in range(10, 25):
        (here.folder / f"b{number}.txt").write_text(ARTICLE.format(number))
    sources = [*(f"b{number}.txt" for number in range(10, 25)), *names(10)]

    def answer(asked: Asked) -> Step:
        return error(status) if number_of(asked) >= 10 else GOOD

    with FakeServer(answer) as server:
        here.run(*names(4), *OUT, url=server.url)
        server.requests.clear()
        done = here.run(*sources, *OUT, "--resume", "--jobs", "1", url=server.url)
        assert len(server.requests) == 15 + 6
        assert "not sent" not in done.error
    assert [line.get("kind") for line in here.lines("out.jsonl")].count(None) == 10


@pytest.mark.parametrize("kind", ["CutOffError", "InvalidReplyError"])
def test_replies_of_no_use_end_the_sending(kind: str, here: Here) -> None:
    """Each is paid for; a refusal between them is no success, and a summary is."""
    for number in range(10, 25):
        (here.folder / f"b{number}.txt").write_text(ARTICLE.format(number))
    more = [f"b{number}.txt" for number in range(10, 25)]
    useless = completion(wire_reply(), finish_reason="length") if kind == "CutOffError" else completion("{nope")

    def answer(asked: Asked) -> Step:
        number = number_of(asked)
        return GOOD if number == 4 else completion("", refusal="No.") if number == 7 else useless

    args = [*names(10), *more, *OUT, "--retries", "0", "--jobs", "1"]
    with FakeServer(answer) as server:
        done = here.run(*args, url=server.url)
        assert (done.status, len(server.requests)) == (1, 16)
    kinds = [line.get("kind") for line in here.lines("out.jsonl")]
    assert kinds == [kind] * 4 + [None] + [kind] * 2 + ["RefusalError"] + [kind] * 8 + ["NotSentError"] * 9
    said = done.error.splitlines()[-2]
    assert "9 articles were not sent: 10 articles in a row had no usable reply, and each was paid for; the last" in said


PAGE = "<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>Nine people were killed.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '{"text": "Nine people were killed."}', "is JSON, not the text of an article; name it NAME.jsonl"),
        ("a.json", '{\n"text":\n"Nine people were killed."}', "is JSON, not the text of an article; write each"),
        ("a.txt", '\n[{"text": "Nine people were killed."}]', "is JSON, not the text of an article; write each"),
        (
            "a.log",
            '{"text": "Nine"}\n\n{"text": "Ten"}\n{"cut',
            "is JSON Lines; name it NAME.jsonl, or read it with",
        ),
        ("a.csv", "text,id\nNine people were killed.,1\n", "is a table by its name"),
        (
            "a.txt",
            'id,text\r\n1,"Nine people, or\nten, were killed."\r\n',
            "is a table (2 columns: id, text); write each",
        ),
        ("a", "id\tdate\tBody\turl\n1\t-\tNine\t-\n", "is a table (4 columns: id, date, Body, …); write each"),
        ("a.txt", PAGE, "is a page of HTML or XML; take the text"),
        ("a.xml", '<?xml version="1.0"?><rss/>', "is a page of HTML or XML; take the text"),
    ],
)
def test_what_is_no_article_is_not_sent(name: str, text: str, said: str, here: Here, server: FakeServer) -> None:
    (here.folder / name).write_text(text)
    done = here.run(name, "a0.txt", *OUT, url=server.url)
    assert (done.status, len(server.requests)) == (1, 1)
    assert f"summariser: {name}: {said}" in done.error
    dry = here.run(name, "--dry-run", url=server.url)
    assert (dry.status, said in dry.error) == (1, True)
    assert here.run(name, "--input-format", "text", "--retries", "0", url=server.url).status == 0
    assert len(server.requests) == 2


@pytest.mark.parametrize("text", ["[Updated] Nine people were killed.", "{Nine} were killed.\nTen.", "<Nine> killed."])
def test_an_article_may_begin_as_other_things_do(text: str, here: Here) -> None:
    (here.folder / "a.txt").write_text(text)
    assert here.run("a.txt", "-f", "json").status == 0


TABLE = 'id,text\n1,"Nine people were killed."\n2,"Ten people were hurt, police said."\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE, "is a table (2 columns: id, text); write each of its articles as a line of JSON Lines (NAME.jsonl)"),
        ('{"text": "Nine"}', "is JSON, not the text of an article; read it with --input-format jsonl"),
        ('{"text": "Nine"}\n{"text": "Ten"}', "is JSON Lines; read it with --input-format jsonl"),
        ("[1]", "is JSON, not the text of an article; write each article as a line of JSON Lines (NAME.jsonl)"),
        (PAGE, "is a page of HTML or XML; take the text of the article out of it"),
    ],
)
def test_what_is_no_article_is_not_read_from_standard_input_either(
    text: str, said: str, here: Here, server: FakeServer
) -> None:
    def run(*more: str) -> Done:
        args = ["summarise", "-", "-m", "tiny-model", "--base-url", server.url, "--retries", "0", "-f", "json"]
        return here._processes.run(*args, *more, cwd=here.folder, stdin=text.encode())

    done = run()
    assert (done.status, done.out, len(server.requests)) == (1, "", 0)
    assert done.error == f"summariser: standard input: {said}; --input-format text sends it all the same.\n"
    assert (run("--dry-run").status, len(server.requests)) == (1, 0)
    assert (run("--input-format", "text").status, len(server.requests)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("date,headline,source\n2020-01-01,Nine people killed,AFP\n", "3 columns: date, headline, source"),
        ("id,text\n1,Nine people, or ten, were killed.\n", "2 columns: id, text"),
        ("Town | Dead\n", None),
        ("Town|Dead\nKabul|9\nHerat|3\n", "2 columns: Town, Dead"),
        ("Town|Dead\nKabul|9\nHerat|3|4\n", None),
        ("Nine people were killed, police said.\nTen were hurt, doctors said.\n", None),
        ("Kabul,Afghanistan\nNine people were killed, police said.\n", None),
        ("1,500 people were killed\n2,300 were hurt\n", None),
        ("KABUL, Nov 21\nNine people were killed.\n", None),
        ("Nine,ten,eleven,twelve.\nAnd so on,and on,and on,he said.\n", None),
        ("\tNine people were killed.\n\tTen were hurt.\n", None),
    ],
)
def test_what_may_be_a_table_is_read_and_warned_of(text: str, columns: str | None, here: Here) -> None:
    """Prose with commas is never refused."""

    def said(*more: str) -> str:
        args = ["summarise", "-", "--reader", "rules", *more]
        done = here._processes.run(*args, cwd=here.folder, stdin=text.encode())
        assert (done.status, bool(done.out)) == (0, True)
        return done.error

    warning = f"summariser: standard input: looks like a table ({columns}), and is read as one article; write each of "
    assert said() == ("" if columns is None else f"{warning}{said()[len(warning) :]}")
    assert said("-q") == said("--input-format", "text") == ""


@pytest.mark.parametrize("article", sorted((ROOT / "tests/articles").glob("*.txt")), ids=lambda path: path.stem)
def test_no_article_looks_like_anything_else(article: Path) -> None:
    text = Article.from_file(article).text
    assert not_an_article("-", text) is table_in(text) is None


def test_a_large_table_is_looked_at_in_part() -> None:
    assert table_in(TABLE + "3,x\n" * 400_000) == (True, "2 columns: id, text")
    assert table_in(TABLE + '3,"' + "x" * 2_000_000) == (True, "2 columns: id, text"), "by what is looked at"
    assert table_in("id,text\n" + '"' * 200_000) == (False, "2 columns: id, text")
    assert table_in("," * 2_000_000) is table_in("a" * 2_000_000) is None


def test_json_lines_come_from_standard_input_too(here: Here) -> None:
    text = '{"text": "Nine people were killed.", "id": "x"}\n{"text": "Ten people were hurt."}\n'
    (here.folder / "in").write_text(text)
    args = ["summarise", "--reader", "rules", "-f", "jsonl"]
    done = here._processes.run(*args, "-", "--input-format", "jsonl", cwd=here.folder, stdin=text.encode())
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["x", "standard input:2"]
    done = here._processes.run(*args, "-", cwd=here.folder, stdin=text.encode())
    assert (done.status, done.err.startswith("summariser: standard input: is JSON Lines; ")) == (1, True)
    done = here.run("in", "--input-format", "jsonl", "-f", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["x", "in:2"]
    done = here._processes.run(*args, "-", "--input-format", "jsonl", cwd=here.folder, stdin=b"")
    assert "standard input: holds no article" in done.error


# What a run may take


def test_so_many_articles_are_read(here: Here, server: FakeServer) -> None:
    """Those of a run before are not counted, and what was there stays."""
    args = [*names(10), *OUT, "--limit", "4"]
    done = here.run(*args, url=server.url)
    assert (done.status, len(server.requests)) == (0, 4)
    assert "summariser: --limit is reached: of the sources 6 more were not looked at." in done.error
    assert [line["id"] for line in here.lines("out.jsonl")] == names(4)
    assert here.run(*args, "--resume", url=server.url).status == 0
    assert [line["id"] for line in here.lines("out.jsonl")] == names(8)
    done = here.run(*args, "--resume", url=server.url)
    assert (done.status, "--limit" in done.error, len(server.requests)) == (0, False, 10)
    assert [line["id"] for line in here.lines("out.jsonl")] == names(10)
    assert here.run("a0.txt", "--limit", "0").status == 2
    dry = here.run(*names(10), "--limit", "2", "--dry-run", "-f", "jsonl", url=server.url)
    assert [dry.out.count("\n"), dry.error[:23]] == [2, "summariser: 2 articles:"]
    done = here.run(*names(3), "-f", "json", "--limit", "2")
    assert (done.status, [one["id"] for one in json.loads(done.out)]) == (0, names(2))


def test_a_limit_goes_on_where_a_model_has_another_name(here: Here) -> None:
    """Which the first reply of a run tells: until then no result of a run before counts as one to be read."""
    args = [*names(10), *OUT, "--limit", "3"]
    with FakeServer(lambda _: completion(wire_reply(), model="maker/tiny")) as server:
        for number in (3, 6, 9, 10):
            assert here.run(*args, *(["--resume"] if number > 3 else []), url=server.url).status == 0
            assert [line["id"] for line in here.lines("out.jsonl")] == names(number)
        assert len(server.requests) == 10 + 3


def test_texts_that_come_again_are_not_counted(here: Here, server: FakeServer) -> None:
    for number in range(10, 14):
        (here.folder / f"b{number}.txt").write_text(ARTICLE.format(0))
    again = [f"b{number}.txt" for number in range(10, 14)]
    done = here.run("a0.txt", *again, "a1.txt", *OUT, "--limit", "2", url=server.url)
    assert (done.status, len(server.requests)) == (0, 2)
    assert len(here.lines("out.jsonl")) == 6


def test_tokens_are_limited(here: Here, server: FakeServer) -> None:
    """A request takes 120; what is under way when the limit is reached is kept."""
    done = here.run(*names(10), *OUT, "--jobs", "1", "--max-tokens", "241", url=server.url)
    assert (done.status, len(server.requests)) == (4, 3)
    assert "summariser: --max-tokens 241 is reached: of the sources 7 more were not looked at." in done.error
    assert [line["id"] for line in here.lines("out.jsonl")] == names(3)
    done = here.run(*names(10), *OUT, "--resume", "--max-tokens", "840", "--jobs", "1", url=server.url)
    assert (done.status, len(server.requests), "is reached" in done.error) == (0, 10, False), "nothing was left"


def test_a_failure_is_paid_for_out_of_the_budget_too(here: Here) -> None:
    with FakeServer(lambda _: completion("{nope")) as server:
        args = ["--retries", "0", "--jobs", "1", "--max-tokens", "240"]
        assert here.run(*names(4), *OUT, *args, url=server.url).status == 1
        assert len(server.requests) == 2


def test_the_cost_is_limited_where_it_is_known(here: Here, server: FakeServer) -> None:
    done = here.run(*names(3), *OUT, "--max-cost", "1", url=server.url)
    assert (done.status, server.requests, len(done.error.splitlines())) == (2, [], 1)
    assert "--max-cost cannot be kept: no price is known for model 'tiny-model' at http" in done.error
    assert here.run(*names(3), *OUT, "--max-cost", "0", url=server.url).status == 2
    assert here.run(*names(3), *OUT, "--max-cost", "nan", url=server.url).status == 2
    assert here.files() == set()


def test_costs_are_added_up_and_held_to_the_budget() -> None:
    settings = Settings(model="gpt-4o-mini")
    cent = Spending(Budget(max_cost=Decimal("0.0001")), settings, cassette=False)
    paid = Usage(input=100, output=20, estimated=False)
    cent.add(Usage(input=None, output=None, estimated=True))
    for _ in range(3):
        cent.add(paid)
        assert cent.reached is None
    cent.add(paid, "gpt-4o-mini-2024-07-18")
    assert cent.reached == "`max_cost` 0.0001 is reached"


# What is told


def test_two_articles_with_one_id_are_warned_of(here: Here) -> None:
    def line(id: str, number: int) -> str:
        return json.dumps({"id": id, "text": ARTICLE.format(number)}) + "\n"

    two = line("7", 1) + line("7", 2)
    (here.folder / "two.jsonl").write_text(two + line("7", 3) + line("8", 4) + line("8", 4) + line("9", 1))
    done = here.run("two.jsonl", *OUT)
    told = [line for line in done.error.splitlines() if "another article has its id" in line]
    said = "another article has its id, too, '7', and each gets a result of that id."
    assert told == [f"summariser: two.jsonl:2: {said}"]
    assert [line["id"] for line in here.lines("out.jsonl")] == ["7", "7", "7", "8", "8", "9"]
    assert "its id" not in here.run("two.jsonl", "-f", "jsonl", "-o", "x", "-q").error
    (here.folder / "many.jsonl").write_text("".join(line(f"{n}", m) for n in range(12) for m in (1, 2)))
    told = [line for line in here.run("many.jsonl", *OUT).error.splitlines() if "has its id" in line]
    assert (len(told), told[-1].endswith("; more such ids are not told.")) == (10, True)


def test_a_failure_says_its_kind_and_what_it_cost(here: Here) -> None:
    with FakeServer(lambda asked: completion("{nope") if number_of(asked) else GOOD) as server:
        done = here.run("a0.txt", "a1.txt", *OUT, "--retries", "1", url=server.url)
    assert done.status == 1
    failed = here.lines("out.jsonl")[1]
    assert list(failed) == ["id", "source", "error", "kind", "attempts", "usage"]
    assert failed["kind"] == "InvalidReplyError"
    assert [attempt["outcome"] for attempt in failed["attempts"]] == ["invalid reply", "invalid reply"]
    assert (failed["usage"]["input"], failed["usage"]["output"]) == (200, 40)
    assert done.error.splitlines()[-1] == "summariser: 1 read, 1 failed; 300 tokens sent, 60 received, cost unknown."
    verified = here._processes.run("verify", "out.jsonl", cwd=here.folder)
    assert verified.status == 0
    assert "1 of 2 articles has no result" in verified.error


_FAULTY = """
from summariser.audit import run
from summariser.cli import main
from summariser.readers.llm import repair
checked = repair.run_audit

def faulty(summary, *rest):
    if summary.id == "a1.txt":
        raise ZeroDivisionError("of\\nthe audit")
    return checked(summary, *rest)

repair.run_audit = faulty
main()
"""


def test_a_fault_of_its_own_fails_one_article_and_not_the_others(here: Here, server: FakeServer) -> None:
    """What was paid for it is told, and so is that it is no fault of the article."""
    args = [*names(3), *OUT, "-m", "tiny-model", "--base-url", server.url]
    code = f"import sys\nsys.argv = {['summariser', 'summarise', *args]!r}\n{_FAULTY}"
    done = here.run(code=code)
    told = "a fault of summariser itself (ZeroDivisionError: of the audit); SUMMARISER_DEBUG=1 shows where."
    assert (done.status, done.err.splitlines()[0]) == (1, f"summariser: a1.txt: {told}")
    lines = here.lines("out.jsonl")
    assert [line["id"] for line in lines] == names(3)
    assert (lines[1]["error"], lines[1]["kind"], len(lines[1]["attempts"])) == (told, "ModelError", 1)
    (here.folder / "out.jsonl").unlink()
    done = here.run(code=code, env={"SUMMARISER_DEBUG": "1"})
    assert done.status == 1
    assert "Traceback" in done.err


def test_the_sum_of_a_run_has_its_cost_where_it_is_known(here: Here) -> None:
    with FakeServer(lambda _: completion(wire_reply(), model="gpt-4o-mini")) as server:
        cassette = ["--cassette", "c.yaml"]
        here.run("a0.txt", "a1.txt", "-f", "json", *cassette, "--record", "-m", "gpt-4o-mini", url=server.url)
    done = here._processes.run("summarise", "a0.txt", "a1.txt", "-f", "json", *cassette, cwd=here.folder)
    assert re.fullmatch(
        r"summariser: 2 read, 0 failed; 200 tokens sent, 40 received, 0\.0001 USD when it was recorded\.\n", done.error
    ), done.error
    assert here.run("a0.txt", "a1.txt", "-q", "-f", "json").error == ""
    assert here.run("a0.txt", "-f", "json").error == "", "one article is its own sum"


def test_what_failed_in_a_cassette_has_its_cost_too(here: Here) -> None:
    """By the model's name, as what was read: a cassette keeps no host."""
    cassette = ["summarise", *names(2), "-f", "json", "--cassette", "c.yaml"]
    with FakeServer(lambda _: completion("{nope", model="gpt-4o-mini")) as server:
        record = ["--record", "-m", "gpt-4o-mini", "--base-url", server.url, "--retries", "0"]
        recorded = here._processes.run(*cassette, *record, cwd=here.folder).error
    (here.folder / "c.yaml.partial").rename(here.folder / "c.yaml")
    replayed = here._processes.run(*cassette, cwd=here.folder).error
    for said in (recorded, replayed):
        last = said.splitlines()[-1]
        assert last == "summariser: 0 read, 2 failed; 200 tokens sent, 40 received, 0.0001 USD.", said


@pytest.mark.parametrize("url", [True, False])
def test_a_terminal_sees_how_far_it_is(url: bool, here: Here, server: FakeServer) -> None:
    (here.folder / "empty.txt").write_text("")
    args = [*names(3), "empty.txt", *OUT]
    done = here.run(*args, url=server.url if url else None, terminal=True, env={"TERM": "xterm", "COLUMNS": "120"})
    assert re.search(r"[0-4]/4", done.out), done.out
    told = re.split(r"\r|\n|\x1b\[\d*[A-Z]", done.out)
    assert "summariser: empty.txt: is empty; nothing to summarise." in told, "on a line of its own"
    assert "3 read, 1 failed" in done.out.splitlines()[-1]
    quiet = here.run(*args[:2], "-q", "-f", "json", "-o", "x.json", terminal=True, env={"TERM": "xterm"})
    assert quiet.out == ""


def test_a_log_is_told_now_and_then_how_far_it_is(here: Here) -> None:
    """Also while nothing moves; and nothing where it is quiet, or for one article."""
    release = threading.Event()

    def answer(asked: Asked) -> Step:
        return completion(wire_reply(), wait_for=release) if number_of(asked) == 2 else GOOD

    code = (
        "import sys, summariser.cli.progress; from summariser.cli import main; summariser.cli.progress._EVERY = 0.3\n"
        "sys.argv = ['summariser', 'summarise', *{args!r}]; main()"
    )
    with FakeServer(answer) as server:
        asked = ["-m", "m", "--base-url", server.url, "--repair", "0", "-f", "jsonl", "--jobs", "1"]
        for args in ([*names(4), "-o", "out"], [*names(4), "-o", "quiet", "-q"], ["a2.txt", "-o", "one"]):
            release.clear()
            server.requests.clear()
            running = here.start(url=None, code=code.format(args=[*args, *asked]))
            until(lambda: any(number_of(asked) == 2 for asked in list(server.requests)))
            time.sleep(1.5)
            release.set()
            done = running.wait()
            assert done.status == 0
            told = [line for line in done.error.splitlines() if "so far" in line]
            if len(args) == 6:
                said = "so far 2 read, 0 failed, 2 left; 200 tokens sent, 40 received, cost unknown."
                assert f"summariser: {said}" in told
                assert 2 <= len(told) <= 12
            else:
                assert told == []


def test_an_old_file_that_is_kept_is_told(here: Here) -> None:
    (here.folder / "out.json").write_text('["yesterday"]')
    with FakeServer(lambda _: error(500)) as server:
        done = here.run("a0.txt", "-f", "json", "-o", "out.json", url=server.url)
    assert (here.folder / "out.json").read_text() == '["yesterday"]'
    assert "summariser: out.json: was left as it was, for there is no result to write.\n" in done.error


@pytest.mark.parametrize("failure", [error(401), error(500), completion("{nope")], ids=["key", "server", "reply"])
def test_failures_alone_do_not_take_the_place_of_results(failure: Step, here: Here) -> None:
    """Whether the run begins anew or goes on; and nothing is left beside them that would stand in the way."""
    assert here.run(*names(3), *OUT).status == 0
    before = (here.folder / "out.jsonl").read_bytes()
    with FakeServer(lambda _: failure) as server:
        for more in ([], ["--resume"], ["-q"]):
            done = here.run(*names(4), *OUT, "--retries", "0", *more, url=server.url)
            assert done.status == (1 if failure.status == 200 else 3)
            said = "summariser: out.jsonl: was left as it was, for there is no result to write.\n"
            assert (said in done.error) is ("-q" not in more)
            assert (here.folder / "out.jsonl").read_bytes() == before
            assert here.files() == {"out.jsonl"}


def test_one_result_takes_the_place_of_all_before(here: Here) -> None:
    assert here.run(*names(3), *OUT).status == 0
    with FakeServer(lambda asked: GOOD if number_of(asked) == 3 else error(500)) as server:
        assert here.run(*names(4), *OUT, url=server.url).status == 3
    assert ["error" in line for line in here.lines("out.jsonl")] == [True, True, True, False]


def test_failures_alone_are_written_where_nothing_is_lost(here: Here) -> None:
    (here.folder / "empty.jsonl").write_text("")
    with FakeServer(lambda _: error(401)) as server:
        for name in ("new.jsonl", "empty.jsonl"):
            assert here.run(*names(2), "-f", "jsonl", "-o", name, "--jobs", "1", url=server.url).status == 3
            assert [line["kind"] for line in here.lines(name)] == ["RefusedKeyError", "NotSentError"]


def test_failures_alone_do_not_end_a_run_that_was_broken_off(here: Here, server: FakeServer) -> None:
    """What another model has read, before it was ended, is there to be gone on from."""
    assert here.run(*names(3), *OUT).status == 0
    partial = here.folder / "out.jsonl.partial"
    (here.folder / "out.jsonl").rename(partial)
    before = partial.read_bytes()
    with FakeServer(lambda _: error(401)) as bad:
        done = here.run(*names(3), *OUT, "--resume", url=bad.url)
    assert done.status == 3
    assert "out.jsonl.partial: was left as it was, for there is no result to write." in done.error
    assert (partial.read_bytes(), here.files()) == (before, {"out.jsonl.partial"})
    assert here.run(*names(3), *OUT, "--resume").error == "summariser: 0 read, 0 failed, 3 of a run before.\n"


def test_strict_holds_for_results_of_a_run_before(here: Here) -> None:
    with FakeServer(lambda _: completion(misquoting("Nine sailors drowned"))) as server:
        here.run("a0.txt", *OUT, "--retries", "0", url=server.url)
        done = here.run("a0.txt", *OUT, "--retries", "0", "--resume", "--strict", url=server.url)
        assert (done.status, len(server.requests)) == (1, 1)
    assert "a0.txt: the audit found 1 error (--strict)" in done.error


def test_a_dry_run_of_several_articles_has_a_sum(here: Here) -> None:
    args = [*names(3), "--dry-run", "-m", "gpt-4o-mini"]
    done = here._processes.run("summarise", *args, cwd=here.folder)
    parts = [int(found.replace(",", "")) for found in re.findall(r"estimate: about ([\d,]+)", done.out)]
    last = done.out.splitlines()[-1]
    assert re.fullmatch(r"# 3 articles: about [\d,]+ tokens to send, [\d,]+ to receive, about 0\.\d+ USD .*", last)
    assert f"about {sum(parts):,} tokens" in last
    for form in ("json", "jsonl"):
        done = here._processes.run("summarise", *args, "-f", form, cwd=here.folder)
        assert done.error == f"summariser: {last[2:]}\n"
        assert "estimate" not in done.out
    assert here._processes.run("summarise", *args, "-q", "-f", "json", cwd=here.folder).error == ""
    texts = here._processes.run("summarise", *args, cwd=here.folder).out
    assert (texts.count("--- system ---"), texts.count("--- system: as above ---")) == (1, 2)


def test_the_sum_of_a_dry_run_is_not_the_price_of_one_long_request(here: Here) -> None:
    for number in range(2):
        (here.folder / f"long{number}.txt").write_text(f"{number} dead. " + "The sea was calm. " * 35_000)
    args = ["long0.txt", "long1.txt", "--dry-run", "-m", "gpt-5.4"]
    done = here._processes.run("summarise", *args, cwd=here.folder)
    one, two, both = map(float, re.findall(r"about (\d+\.\d+) USD", done.out))
    assert both == pytest.approx(one + two, abs=0.0002)


def test_a_dry_run_of_the_very_command_writes_nothing_and_counts_what_is_left(here: Here, server: FakeServer) -> None:
    with FakeServer(lambda _: GOOD) as first:
        assert here.run(*names(3), *OUT, url=first.url).status == 0
    path = here.folder / "out.jsonl"
    before = path.read_bytes()
    (here.folder / "again.txt").write_text((here.folder / "a4.txt").read_text())
    args = (*names(5), "again.txt", *OUT, "--resume", "--dry-run")
    done = here.run(*args, url=server.url)
    assert (done.status, server.requests) == (0, [])
    assert path.read_bytes() == before
    assert here.files() - {"again.txt"} == {"out.jsonl"}
    assert len(done.out.splitlines()) == 2
    assert "2 articles: about" in done.error
    assert done.error.endswith("Not sent: 1 with the text of another, 3 of a run before.\n")


@pytest.mark.parametrize("there", ["out.jsonl", "out.jsonl.partial"])
def test_a_dry_run_replaces_nothing(there: str, here: Here) -> None:
    (here.folder / there).write_text("results\n")
    done = here.run("a0.txt", *OUT, "--dry-run")
    assert done.status == 2
    assert "--output out.jsonl: is there already, and a dry run replaces nothing." in done.error
    assert (here.folder / there).read_text() == "results\n"


def test_a_text_whose_twin_is_of_a_run_before_is_not_asked_for(here: Here) -> None:
    (here.folder / "twin.txt").write_text((here.folder / "a0.txt").read_text())
    with FakeServer(lambda _: completion(wire_reply(), model="tiny-model")) as server:
        here.run("a0.txt", *OUT, "--model", "tiny-model", url=server.url)
        assert here.run("a0.txt", "twin.txt", *OUT, "--resume", "--model", "tiny-model", url=server.url).status == 0
        assert len(server.requests) == 1
    assert [line["id"] for line in here.lines("out.jsonl")] == ["a0.txt", "twin.txt"]


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("--files-from", "list", "-f", "jsonl", "-o", "list"), "is the list of the sources, too"),
        (
            ("a0.txt", "--cassette", "k.yaml", "--record", "-m", "m", "-f", "json", "-o", "k.yaml"),
            "is the cassette, too",
        ),
        (("z.jsonl.partial", "-f", "jsonl", "-o", "z.jsonl"), "z.jsonl.partial is a source, too"),
    ],
)
def test_what_is_read_is_not_written_over(args: tuple[str, ...], what: str, here: Here, server: FakeServer) -> None:
    (here.folder / "list").write_text("a0.txt\n")
    (here.folder / "k.yaml").write_text("a recording\n")
    (here.folder / "z.jsonl.partial").write_text("Nine sailors died.\n")
    done = here.run(*args, url=server.url)
    assert (done.status, server.requests) == (2, [])
    assert what in done.error
    assert (here.folder / "k.yaml").read_text() == "a recording\n"
    assert (here.folder / "list").read_text() == "a0.txt\n"
    assert (here.folder / "z.jsonl.partial").read_text() == "Nine sailors died.\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a0.txt", "--cassette", "a0.txt"), "--cassette a0.txt: is a source, too; write to another file."),
        (("a0.txt", "--cassette", "./link"), "--cassette ./link: is a source, too"),
        (("old.yaml", "--cassette", "old.yaml"), "--cassette old.yaml: is a source, too"),
        (("k.yaml.partial", "--cassette", "k.yaml"), "--cassette k.yaml: k.yaml.partial is a source, too"),
        (("--files-from", "list", "--cassette", "list"), "--cassette list: is the list of the sources, too"),
        (("a0.txt", "--cassette", "saved.jsonl"), "saved.jsonl: is there, and is no cassette; record to another file"),
        (("a0.txt", "--cassette", "x.yaml", "-o", "x.yaml"), "--output x.yaml: is the cassette, too"),
        (("a0.txt", "--cassette", "x.yaml", "-o", "sub/../x.yaml"), "--output sub/../x.yaml: is the cassette, too"),
        (("a0.txt", "--cassette", "to-x", "-o", "x.yaml"), "--output x.yaml: is the cassette, too"),
        (("a0.txt", "--cassette", "x.partial", "-o", "x"), "--output x: x.partial is the cassette, too"),
        (("a0.txt", "--cassette", "x", "-o", "x.partial"), "--output x.partial: is what the cassette is recorded to"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_recording_is_written_over_nothing_that_is_read(
    args: tuple[str, ...], said: str, here: Here, server: FakeServer
) -> None:
    """Nor over anything that is no recording, nor into one file with the results."""
    (here.folder / "sub").mkdir()
    (here.folder / "link").symlink_to("a0.txt")
    (here.folder / "to-x").symlink_to("x.yaml")
    (here.folder / "list").write_text("a0.txt\n")
    for name in ("k.yaml.partial", "saved.jsonl"):
        (here.folder / name).write_text("Nine sailors died.\n")
    (here.folder / "old.yaml").write_text("summariser:\n  format: 1\n")
    there = [path for path in here.folder.iterdir() if path.is_file()]
    before = {path: path.read_bytes() for path in there}
    done = here.run(*args, "--record", "-f", "jsonl", url=server.url)
    assert (done.status, server.requests) == (2, [])
    assert done.error.startswith(f"summariser: {said}")
    assert len(done.err.splitlines()) == 1
    assert {path: path.read_bytes() for path in here.folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("form", ["jsonl", "json", "terminal"])
def test_a_closed_standard_output_is_told_before_anything_is_sent(form: str, here: Here, server: FakeServer) -> None:
    code = (
        "import sys; sys.stdout = None; from summariser.cli import main; sys.argv = ['summariser', *{args!r}]; main()"
    )
    args = ["summarise", "a0.txt", "-f", form, "--model", "m", "--base-url", server.url]
    done = here._processes.run(code=code.format(args=args), cwd=here.folder)
    assert (done.status, server.requests) == (2, [])
    assert "standard output is closed; write to a file with --output." in done.error


@pytest.mark.parametrize("args", [("-f", "json", "-o", "out.json"), ("-f", "markdown"), ()], ids=" ".join)
def test_what_is_written_at_the_end_is_not_lost_to_an_interrupt(args: tuple[str, ...], here: Here) -> None:
    def answered(asked: Asked) -> Step:
        return Step(hang=True) if number_of(asked) == 3 else GOOD

    (here.folder / "out.json").write_text("of a run before\n")
    with FakeServer(answered) as server:
        running = here.start(*names(5), *args, "--jobs", "1", url=server.url)
        server.wait_for_requests(4)
        done = end(running)
    assert done.status == 130
    waiting, held, _, said = done.error.splitlines()
    assert waiting == WAITING.format("1 reply that is")
    what = "what was read" if "-o" in args else "the results of 3 articles, as JSON Lines"
    match = re.fullmatch(rf"summariser: (\S+): holds {what}; .*", held)
    assert match is not None
    assert match[1].endswith("out.json.partial") is ("-o" in args)
    assert said == "summariser: interrupted."
    path = here.folder / match[1]
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == names(3)
    assert (here.folder / "out.json").read_text() == "of a run before\n"
    path.unlink()


def test_a_recording_that_is_gone_on_with_replays_whole(here: Here) -> None:
    def answered(asked: Asked) -> Step:
        return Step(hang=True) if number_of(asked) == 3 else GOOD

    record = (*names(5), *OUT, "--cassette", "k.yaml", "--record")
    with FakeServer(answered) as server:
        running = here.start(*record, "--jobs", "1", url=server.url)
        server.wait_for_requests(4)
        assert end(running).status == 130
    with FakeServer(lambda _: GOOD) as server:
        assert here.run(*record, "--resume", url=server.url).status == 0
        assert len(server.requests) == 2
    assert not (here.folder / "k.yaml.partial").exists()
    done = here._processes.run("summarise", *names(5), "-f", "jsonl", "--cassette", "k.yaml", cwd=here.folder)
    assert done.status == 0, done.error
    assert len(done.out.splitlines()) == 5


def test_a_recording_that_was_broken_off_is_not_written_over(here: Here) -> None:
    record = (*names(2), *OUT, "--jobs", "1", "--cassette", "k.yaml", "--record")
    partial = here.folder / "k.yaml.partial"
    with FakeServer([GOOD, error(400)]) as server:
        assert here.run(*record, url=server.url).status == 3
    held = partial.read_bytes()
    with FakeServer(lambda _: GOOD) as server:
        for args in ((*record, "--overwrite"), ("a5.txt", *record[-3:])):
            done = here.run(*args, url=server.url)
            assert (done.status, len(done.error.splitlines()), server.requests) == (2, 1, [])
            assert "k.yaml.partial: holds replies of a recording before" in done.error
            assert "go on from it with --resume, or take it away." in done.error
        assert partial.read_bytes() == held
        assert here.run(*record, "--resume", url=server.url).status == 0
        assert (len(server.requests), partial.exists()) == (1, False)


@pytest.mark.parametrize("failed", [True, False])
def test_a_recording_that_holds_nothing_is_written_over(failed: bool, here: Here) -> None:
    """Neither what a server answered with a failure was paid for, nor what it did not answer at all."""
    record = ("a0.txt", "--cassette", "k.yaml", "--record")
    if failed:
        with FakeServer([error(400)]) as server:
            assert here.run(*record, url=server.url).status == 3
        assert (here.folder / "k.yaml.partial").stat().st_size
    else:
        (here.folder / "k.yaml.partial").touch()
    with FakeServer([GOOD]) as server:
        assert here.run(*record, url=server.url).status == 0
    assert not (here.folder / "k.yaml.partial").exists()


def test_a_cassette_that_cannot_be_written_is_told_before_anything_is_sent(here: Here, server: FakeServer) -> None:
    (here.folder / "folder").mkdir()
    for name in ("folder", "a0.txt/k.yaml", "k" * 300):
        done = here.run("a1.txt", "--cassette", name, "--record", url=server.url)
        assert (done.status, server.requests) == (2, []), name
        assert "cannot be written" in done.error
        assert len(done.err.splitlines()) == 1


def test_the_same_text_in_another_language_has_the_audit_of_its_own(here: Here, server: FakeServer) -> None:
    text = ARTICLE.format(0).partition("\n")[2]
    lines = [{"text": text, "id": "a"}, {"text": text, "id": "b", "language": "es"}]
    (here.folder / "b.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert here.run("b.jsonl", *OUT, url=server.url).status == 0
    assert len(server.requests) == 1
    skipped = [{it["skipped"] for it in line["audit"]["checks"]} for line in here.lines("out.jsonl")]
    assert ["only English is read, not es" in reasons for reasons in skipped] == [False, True]
    checked = here._processes.run("verify", "out.jsonl", "-f", "json", cwd=here.folder)
    assert not [
        it for found in json.loads(checked.out)["results"] for it in found["findings"] if it["where"] == "/audit"
    ]


# What a line of a source may be


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": 5}', "its `text` is no string"),
        ('{"txet": "Nine died."}', "has no text"),
        (
            '{"text": "Nine died.", "text": "Ten died."}',
            "has the key 'text' twice; leave in the one that is",
        ),
        ('{"text": "a\\u0000b"}', "is binary, not text (a NUL at character 1)"),
        (json.dumps({"text": "word " * 900_000}), "is larger than the 4,000,000 bytes of one article"),
    ],
    ids=["number", "no text", "twice", "nul", "large"],
)
def test_a_line_is_held_to_what_a_file_is(line: str, words: str, here: Here) -> None:
    (here.folder / "b.jsonl").write_text(f'{line}\n{{"text": "Nine sailors died.", "id": "b"}}\n')
    done = here.run("b.jsonl", *OUT)
    assert done.status == 1
    assert f"b.jsonl:1: {words}" in done.error
    assert [line["id"] for line in here.lines("out.jsonl")] == ["b.jsonl:1", "b"]


def test_lines_have_the_encoding_that_is_named(here: Here) -> None:
    (here.folder / "b.jsonl").write_bytes('{"text": "Zwölf Menschen starben."}\n'.encode("latin-1"))
    done = here.run("b.jsonl", *OUT)
    assert (done.status, "b.jsonl:1: is not JSON" in done.error) == (1, True)
    assert here.run("b.jsonl", *OUT, "--encoding", "latin-1").status == 0
    assert here.lines("out.jsonl")[0]["article"]["text"] == "Zwölf Menschen starben."
    done = here.run("b.jsonl", *OUT, "--encoding", "ascii")
    assert "b.jsonl:1: is not ASCII; name the --encoding that it has." in done.error


@pytest.mark.parametrize(
    ("written", "named"),
    [
        *(("utf-8-sig", named) for named in (None, "utf-8", "utf-8-sig", "latin-1")),
        *((wide, named) for wide in ("utf-16", "utf-32") for named in (None, "utf-16", "utf-8")),
        *((wide, wide) for wide in ("utf-16-le", "utf-16-be", "utf-32-le", "cp037")),
    ],
)
def test_lines_are_parted_and_read_in_any_encoding(written: str, named: str | None, here: Here) -> None:
    """A byte-order mark decides; the letter Ċ has the byte of a line feed in UTF-16."""
    first, last = ("Nine sailors died in Ċilia.", "Zwölf starben.") if written != "cp037" else ("Nine died.", "Zwölf.")
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in (first, last)]
    (here.folder / "b.jsonl").write_bytes("\r\n".join(lines).encode(written))
    done = here.run("b.jsonl", *OUT, *([] if named is None else ["--encoding", named]))
    assert done.status == 0, done.error
    assert [line["article"]["text"] for line in here.lines("out.jsonl")] == [first, last]


@pytest.mark.parametrize(("encoding", "bad"), [("utf-8", b"\xff"), ("utf-16-le", b"\x00\xd8"), ("ascii", b"\x80")])
def test_a_line_that_is_no_text_does_not_fail_the_others(encoding: str, bad: bytes, here: Here) -> None:
    feed, good = "\n".encode(encoding), '{"text": "Nine sailors died."}'.encode(encoding)
    (here.folder / "b.jsonl").write_bytes(feed.join([good, bad, good]))
    done = here.run("b.jsonl", *OUT, "--encoding", encoding)
    assert done.status == 1
    assert f"b.jsonl:2: is not {encoding.upper()}; name the --encoding that it has." in done.error
    assert ["error" in line for line in here.lines("out.jsonl")] == [False, True, False]


def test_a_week_is_no_day_of_publication(here: Here) -> None:
    done = here.run("a0.txt", "--published", "2024-W10")
    assert done.status == 2
    assert "write YYYY-MM-DD" in done.error
    assert here.run("a0.txt", *OUT, "--published", "9999-12-31").status == 0


HEADED = "date 2024-03-05\nNine sailors died on Tuesday."


@pytest.mark.parametrize("text", [HEADED, HEADED.replace("date", "Date:"), "\n" + HEADED.replace("03-05", "02-30")])
def test_the_text_of_a_line_is_unchanged_and_a_header_in_it_is_warned_of(text: str, here: Here) -> None:
    """It gives no day there, as it does in a file, and offsets count in the text as it was given."""
    lines = [{"text": text}, {"text": text, "published": "2024-03-06"}, {"text": "Nine sailors died on Tuesday."}]
    (here.folder / "b.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    done = here.run("b.jsonl", *OUT)
    found = here.lines("out.jsonl")
    assert [it["article"]["text"] for it in found] == [line["text"] for line in lines]
    assert [it["article"]["published"] for it in found] == [None, "2024-03-06", None]
    header = text.strip().partition("\n")[0]
    said = f"b.jsonl:1: {header!r}, with which its `text` begins, was read as text, not as the publication day; "
    assert (done.status, done.error.splitlines()[0]) == (0, f"summariser: {said}give the day as `published`.")
    assert [len(it["run"]["warnings"]) for it in found] == [1, 0, 0]
    assert found[0]["run"]["warnings"][0].startswith(said)
    day = here.run("b.jsonl", "-f", "jsonl", "--published", "2024-03-06")
    assert (day.status, "publication day" in day.error) == (0, False)


@pytest.mark.parametrize(
    "text",
    [
        "La policía dijo que doce personas murieron el lunes en un mercado de la ciudad, y que la investigación sigue.",
        "Police said that eigh\u00adteen men were killed in Kabul on Monday.",
    ],
)
def test_a_text_that_comes_again_has_the_result_that_it_would_have(text: str) -> None:
    """Its language, its checks and what it was warned of."""
    one, other = (Article(id=name, text=text) for name in "ab")
    with Summariser(reader="rules") as summariser:
        copy, own = same_for(summariser.summarise(one), Source("b", "b", other)), summariser.summarise(other)
    assert (copy.article, copy.audit, copy.run.warnings) == (own.article, own.audit, own.run.warnings)
    assert copy.verify().passed
