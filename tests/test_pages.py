"""Files that are written at the end, as JSON, Markdown and text: what was paid for is on disk before."""

import json
import os
import re
import signal

import pytest

from tests.conftest import Here, names
from tests.fake_server import Asked, FakeServer, Step, completion
from tests.test_runs import GOOD, number_of, until

FORMS = ("json", "markdown", "html", "terminal")


def headed(here: Here, form: str) -> list[str]:
    """The sources in a file, in its order."""
    text = (here.folder / "out").read_text()
    if form == "json":
        return [item["id"] for item in json.loads(text)]
    if form == "html":
        return re.findall(r'<p class="which">([^<]*)</p>', text)
    return [line.split()[1] for line in text.splitlines() if line.startswith("=== ")]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_read_outlives_a_kill_and_is_gone_on_from(form: str, here: Here) -> None:
    """Also what is done behind one that is not; at the end the file is as one that was made at once."""
    hung = {2, 6}
    args = (*names(8), "-f", form, "-o", "out")

    def answered(asked: Asked) -> Step:
        return Step(hang=True) if number_of(asked) in hung else GOOD

    with FakeServer(answered) as server:
        running = here.start(*args, "--jobs", "2", url=server.url)
        partial = here.folder / "out.partial"
        until(lambda: partial.exists() and partial.read_bytes().count(b"\n") == 5)
        os.kill(running.pid, signal.SIGKILL)
        assert running.wait().status == -9
        assert here.files() == {"out.partial"}
        assert {line["id"] for line in here.lines("out.partial")} == {*names(6)} - {"a2.txt"}
        refused = here.run(*args, url=server.url)
        assert (refused.status, len(refused.err.splitlines())) == (2, 1)
        assert "out.partial: holds what a run before has read; go on from it with --resume" in refused.error
        hung.clear()
        server.requests.clear()
        done = here.run(*args, "--resume", url=server.url)
        assert (done.status, sorted(map(number_of, server.requests))) == (0, [2, 6, 7])
        assert "3 read, 0 failed, 5 of a run before" in done.error
        assert here.files() == {"out"}
        assert here.run(*names(8), "-f", form, "-o", "whole", url=server.url).status == 0
    if form == "json":
        assert headed(here, form) == names(8)
        assert here._processes.run("verify", "out", cwd=here.folder).status == 0
    else:
        assert (here.folder / "out").read_text() == (here.folder / "whole").read_text()


@pytest.mark.parametrize("form", FORMS)
def test_what_failed_is_asked_again_and_nothing_else(form: str, here: Here) -> None:
    broken = {1}
    args = (*names(4), "-f", form, "-o", "out")

    def answered(asked: Asked) -> Step:
        return completion("{nope") if number_of(asked) in broken else GOOD

    with FakeServer(answered) as server:
        done = here.run(*args, "--retries", "0", url=server.url)
        assert (done.status, here.files()) == (1, {"out", "out.partial"})
        assert "out.partial: holds what was read; the same command with --resume goes on from there." in done.error
        first = (here.folder / "out").read_text()
        done = here.run(*args, "--retries", "0", "--resume", url=server.url)
        assert (done.status, len(server.requests), here.files()) == (1, 5, {"out", "out.partial"})
        assert (here.folder / "out").read_text() == first
        broken.clear()
        done = here.run(*args, "--resume", url=server.url)
        assert (done.status, len(server.requests), here.files()) == (0, 6, {"out"})
    if form != "markdown":
        assert headed(here, form) == names(4)


@pytest.mark.parametrize("form", FORMS)
def test_a_limit_is_gone_on_from(form: str, here: Here, server: FakeServer) -> None:
    args = (*names(4), "-f", form, "-o", "out", "--jobs", "1", "--resume")
    for count, status in ((2, 4), (4, 0)):
        done = here.run(*args, *(["--max-tokens", "240"] if status else []), url=server.url)
        assert (done.status, len(server.requests)) == (status, count)
        if form != "markdown":
            assert len(headed(here, form)) == count
    assert here.files() == {"out"}


def test_results_of_other_articles_stay(here: Here) -> None:
    """Before those of this run, as in a file of lines."""
    with FakeServer(lambda asked: completion("{") if number_of(asked) == 1 else GOOD) as server:
        first = here.run(*names(3), "-f", "json", "-o", "out", "--retries", "0", "--jobs", "1", url=server.url)
        assert first.status == 1
        done = here.run("a4.txt", "-f", "json", "-o", "out", "--resume", url=server.url)
        assert (done.status, headed(here, "json")) == (0, ["a0.txt", "a2.txt", "a4.txt"])
        assert here.files() == {"out", "out.partial"}, "the failure is still open"


def test_a_whole_file_is_not_gone_on_from(here: Here, server: FakeServer) -> None:
    args = (*names(2), "-f", "json", "-o", "out")
    assert here.run(*args, url=server.url).status == 0
    before = (here.folder / "out").read_bytes()
    for more in (["--resume"], ["--resume", "--dry-run"]):
        done = here.run(*args, *more, url=server.url)
        assert (done.status, len(done.error.splitlines()), len(server.requests)) == (2, 1, 2)
        assert "--output out: is there without out.partial" in done.error
    assert ((here.folder / "out").read_bytes(), here.files()) == (before, {"out"})


def test_a_dry_run_tells_what_is_left(here: Here) -> None:
    with FakeServer(lambda asked: completion("{") if number_of(asked) == 1 else GOOD) as server:
        args = (*names(3), "-f", "json", "-o", "out")
        assert here.run(*args, "--retries", "0", url=server.url).status == 1
        done = here.run(*args, "--resume", "--dry-run", url=server.url)
    assert (done.status, "2 of a run before" in done.error) == (0, True), done.error


@pytest.mark.parametrize("form", FORMS)
def test_rules_are_gone_on_from_too(form: str, here: Here) -> None:
    """After a limit and after a failure, as of a model."""
    args = (*names(4), "-f", form, "-o", "out", "--reader", "rules")
    done = here.run(*args, "--limit", "2")
    assert (done.status, here.files()) == (0, {"out", "out.partial"})
    assert "out.partial: holds what was read; the same command with --resume goes on from there." in done.error
    done = here.run(*args, "--resume")
    assert (done.status, here.files()) == (0, {"out"})
    assert "2 read, 0 failed, 2 of a run before" in done.error
    (here.folder / "a1.txt").write_text("")
    assert here.run(*args, "-q").status == 1
    (here.folder / "a1.txt").write_text("A ferry sank off Torvik on Monday.\n")
    done = here.run(*args, "--resume")
    assert (done.status, here.files()) == (0, {"out"})
    assert "1 read, 0 failed, 3 of a run before" in done.error


def test_what_was_not_paid_for_keeps_no_run_from_beginning_anew(here: Here) -> None:
    """As in a cron job with a file that is always empty; there is nothing beside where nothing was read."""
    (here.folder / "empty.txt").write_text("")
    args = ("a0.txt", "empty.txt", "a1.txt", "-f", "json", "-o", "out")
    for _ in range(2):
        done = here.run(*args)
        assert (done.status, headed(here, "json")) == (1, ["a0.txt", "a1.txt"])
        assert here.files() - {"empty.txt"} == {"out", "out.partial"}
    with FakeServer(lambda _: completion("{")) as server:
        done = here.run(*names(2), "-f", "json", "-o", "new", "--retries", "0", url=server.url)
    assert (done.status, here.files() - {"empty.txt"}) == (1, {"out", "out.partial"})
    (here.folder / "out").unlink()
    done = here.run(*args)
    assert (done.status, "holds what a run before has read" in done.error) == (2, True), "it was broken off"


def test_one_article_is_written_at_once(here: Here, server: FakeServer) -> None:
    assert here.run("a0.txt", "-f", "json", "-o", "out", url=server.url).status == 0
    assert json.loads((here.folder / "out").read_text())["id"] == "a0.txt"


def test_a_source_is_not_written_over(here: Here, server: FakeServer) -> None:
    (here.folder / "out.partial").write_text("A ferry sank.\n")
    done = here.run("a0.txt", "out.partial", "-f", "json", "-o", "out", url=server.url)
    assert (done.status, server.requests) == (2, [])
    assert "--output out: out.partial is a source, too" in done.error


def test_a_disk_that_is_full_at_the_end_loses_nothing(here: Here, server: FakeServer) -> None:
    code = (
        "import sys, summariser.pages as pages; from summariser.cli import main\n"
        "def full(_): raise OSError(28, 'No space left on device')\n"
        "pages.replacing = full\n"
        "sys.argv = ['summariser', 'summarise', 'a0.txt', 'a1.txt', '-f', 'json', '-o', 'out', '--repair', '0',\n"
        f"    '-m', 'tiny-model', '--base-url', {server.url!r}]\n"
        "main()"
    )
    done = here._processes.run(code=code, cwd=here.folder)
    assert (done.status, here.files()) == (1, {"out.partial"})
    assert "--output out: cannot be written (no space left on device)" in done.error
    assert "out.partial holds all results, as JSON Lines." in done.error
    assert len(here.lines("out.partial")) == 2
    done = here.run("a0.txt", "a1.txt", "-f", "json", "-o", "out", "--resume", url=server.url)
    assert (done.status, len(server.requests), len(headed(here, "json"))) == (0, 2, 2)
