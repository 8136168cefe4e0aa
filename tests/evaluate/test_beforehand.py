"""What `summariser eval` refuses before anything is read or sent, and what it keeps where something fails late."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from summariser.cli.evaluate import command
from tests.conftest import Processes
from tests.evaluate.sample import TEXT
from tests.fake_server import FakeServer, Step, completion, error, wire_reply

GOOD = completion(wire_reply())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with gold of three articles in `gold`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold").mkdir()
    for number in range(3):
        record = {"article": {"text": f"{TEXT} Bridge {number} is next."}, "events": []}
        (tmp_path / f"gold/a{number}.json").write_text(json.dumps(record))
    return tmp_path


def asked(url: str) -> list[str]:
    return ["-m", "tiny-model", "--base-url", url, "--provider-retries", "0"]


def run(*args: str) -> Result:
    result = CliRunner().invoke(command, list(args))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


NO_BASELINE = "is there, and is no baseline; write to another file, or take this one away."


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--write-baseline", "--baseline", "gold/a0.json"], "--baseline gold/a0.json: is the gold, too; write to"),
        (["--write-baseline", "--baseline", "gold/new.json"], "--baseline gold/new.json: would be gold, too; write to"),
        (["--write-baseline", "--baseline", "gold/../gold/./a0.json"], "is the gold, too; write to another file"),
        (["--write-baseline", "--baseline", "notes.txt"], f"--baseline notes.txt: {NO_BASELINE}"),
        (["--write-baseline", "--baseline", "none/b.json"], "--baseline none/b.json: there is no folder none."),
        (["--write-baseline", "--baseline", "gold"], "--baseline gold: is a folder."),
        (["--write-baseline", "--baseline", "b.json", "-o", "b.json"], "--output b.json: is the baseline, too"),
        (["--write-baseline", "--baseline", "b" * 300], "cannot be written (file name too long)"),
        (["--baseline", "none.json"], "none.json: there is no such baseline; write it with --write-baseline."),
        (["--baseline", "notes.txt"], "notes.txt: is no baseline (/: "),
        (["--baseline", "gold"], "gold: cannot be read (is a directory)."),
        (["--baseline", "other.json"], "other.json: was written for other gold; look at the new scores"),
        (["--details", "notes.txt"], "--details notes.txt: is no folder."),
        (["--details", "notes.txt/pages"], "--details notes.txt/pages: notes.txt is no folder."),
        (["--details", "/dev/null/pages"], "--details /dev/null/pages: /dev/null is no folder."),
        (["--details", "p" * 300], "cannot be written (file name too long)."),
        (["--details", "pages", "-o", "pages"], "--output pages: is the folder of the details, too"),
        (["--cassette", "/dev/null/x", "--record"], "/dev/null/x: cannot be made a folder (not a directory)."),
        (["--cassette", "notes.txt", "--record"], "notes.txt: is no folder; record to another one, or to one file, "),
        (["--cassette", "notes.yaml", "--record"], "notes.yaml: is there, and is no cassette; record to another file"),
        (["--cassette", "notes", "--record"], "notes/a2.yaml: is there, and is no cassette; record to another file"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_told_before_anything_is_sent(
    args: list[str], said: str, here: Path, server: FakeServer
) -> None:
    (here / "notes").mkdir()
    for name in ("notes.txt", "notes.yaml", "notes/a2.yaml"):
        (here / name).write_text("my notes\n")
    other = {"summariser_baseline": "1", "gold_digest": "0", "measures": {}}
    (here / "other.json").write_text(json.dumps(other))
    before = files(here)
    result = run("gold", *asked(server.url), *args)
    assert (result.exit_code, server.requests) == (2, [])
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert files(here) == before


def test_one_file_of_gold_is_not_written_over_and_needs_a_name_for_its_baseline(here: Path, server: FakeServer) -> None:
    gold = here / "gold/a0.json"
    before = gold.read_bytes()
    result = run("gold/a0.json", *asked(server.url), "--write-baseline", "--baseline", str(gold))
    assert (result.exit_code, server.requests) == (2, [])
    assert f"--baseline {gold}: is the gold, too; write to another file." in result.stderr
    result = run("gold/a0.json", *asked(server.url), "--write-baseline")
    assert (result.exit_code, server.requests) == (2, [])
    assert "--write-baseline needs --baseline FILE where the gold is one file." in result.stderr
    assert gold.read_bytes() == before


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder that nobody can write to")
@pytest.mark.parametrize(
    "args", [["--details", "/proc/pages"], ["--details", "/proc"], ["--write-baseline", "--baseline", "/proc/b.json"]]
)
def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_sent(
    args: list[str], here: Path, server: FakeServer
) -> None:
    result = run("gold", *asked(server.url), *args)
    assert (result.exit_code, server.requests, len(result.stderr.splitlines())) == (2, [], 1)
    assert f"{args[-2]} {args[-1]}: " in result.stderr


def test_a_baseline_beside_the_gold_is_looked_at_before_anything_is_sent(here: Path, server: FakeServer) -> None:
    """But not that of another reader, which is not compared with."""
    path = here / "gold/baseline.json"
    path.write_text("{nope")
    result = run("gold", *asked(server.url))
    assert (result.exit_code, server.requests) == (2, [])
    assert "gold/baseline.json: is no baseline" in result.stderr
    kept: dict[str, Any] = {"summariser_baseline": "1", "gold_digest": "0", "measures": {}}
    path.write_text(json.dumps(kept | {"reader": "llm"}))
    result = run("gold", *asked(server.url))
    assert (result.exit_code, server.requests) == (2, [])
    assert "gold/baseline.json: was written for other gold" in result.stderr
    path.write_text(json.dumps(kept | {"reader": "rules"}))
    assert run("gold", *asked(server.url)).exit_code == 0
    assert len(server.requests) >= 3


def test_a_baseline_is_written_over_a_baseline(here: Path, server: FakeServer) -> None:
    """Also one that is of other gold, or spoilt, or empty; and over no other thing."""
    (here / "link.json").symlink_to("real.json")
    for text in ("", '{"summariser_baseline": "1", <<<<<<< HEAD'):
        (here / "real.json").write_text(text)
        (here / "gold/baseline.json").write_text(text)
        assert run("gold", *asked(server.url), "--write-baseline").exit_code == 0
        assert run("gold", *asked(server.url), "--write-baseline", "--baseline", "link.json").exit_code == 0
        assert (here / "link.json").is_symlink()
        for path in ("real.json", "gold/baseline.json"):
            assert json.loads((here / path).read_text())["reader"] == "llm"


def test_no_baseline_is_written_where_nothing_was_read(here: Path) -> None:
    """Else one of nothing but zeros takes the place of what was reached before."""
    path = here / "gold/baseline.json"
    path.write_text('{"summariser_baseline": "1"}')
    with FakeServer(lambda _: error(401)) as server:
        result = run("gold", *asked(server.url), "--write-baseline")
    assert result.exit_code == 3
    assert "summariser: gold/baseline.json: is not written, for no article was read." in result.stderr
    assert path.read_text() == '{"summariser_baseline": "1"}'
    (here / "none.jsonl").write_text("")
    assert run("gold", "--predictions", "none.jsonl", "--write-baseline").exit_code == 1
    assert path.read_text() == '{"summariser_baseline": "1"}'


def test_a_report_outlives_what_cannot_be_written_beside_it(here: Path) -> None:
    """What was in order at first: it was paid for meanwhile."""

    def answer(_: object) -> Step:
        (here / "pages").write_text("in the way")
        (here / "base").exists() and (here / "base").rmdir()
        return GOOD

    (here / "base").mkdir()
    with FakeServer(answer) as server:
        more = ["--details", "pages", "--write-baseline", "--baseline", "base/b.json", "-f", "json"]
        result = run("gold", *asked(server.url), *more)
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["documents"]) == 3
    said = result.stderr.splitlines()
    assert said[0] == "summariser: base/b.json: cannot be written (no such file or directory)."
    assert said[1] == "summariser: --details pages: cannot be written (file exists)."


@pytest.mark.parametrize("failure", [error(401), error(429, "no more", "insufficient_quota")], ids=["key", "quota"])
def test_a_recording_to_a_folder_ends_where_all_would_fail(failure: Step, here: Path) -> None:
    """As it does without a cassette: each article has a cassette of its own, and all have one key."""
    with FakeServer(lambda _: failure) as server:
        result = run("gold", *asked(server.url), "--cassette", "tapes", "--record", "-f", "json")
        assert len(server.requests) == 1
    assert result.exit_code == 3
    failures = [item["failure"] for item in json.loads(result.stdout)["documents"]]
    assert [said.startswith("not sent, for another article failed: ") for said in failures] == [False, True, True]


def test_a_recording_to_a_folder_goes_on_after_one_that_failed(here: Path) -> None:
    answers = [error(500), GOOD, GOOD]
    with FakeServer(lambda _: answers[min(len(server.requests), 3) - 1]) as server:
        result = run("gold", *asked(server.url), "--retries", "0", "--cassette", "tapes", "--record")
    assert result.exit_code == 0
    assert sorted(path.name for path in (here / "tapes").iterdir()) == ["a0.yaml.partial", "a1.yaml", "a2.yaml"]


@pytest.mark.parametrize("cassette", ["tapes", "all.yaml"])
def test_a_recording_does_not_replace_what_one_before_was_paid_for(cassette: str, here: Path) -> None:
    """Whichever of several it is: nothing is sent before that is told."""
    recording = ("--cassette", cassette, "--record")
    answers = [completion("{nope"), error(401)]
    with FakeServer(lambda _: answers[min(len(server.requests), 2) - 1]) as server:
        run("gold", *asked(server.url), *recording)
    [partial] = here.rglob("*.partial")
    held = partial.read_bytes()
    with FakeServer([]) as server:
        result = run("gold", *asked(server.url), *recording)
        assert server.requests == []
    assert result.exit_code == 2
    assert f"{partial.relative_to(here)}: holds replies of a recording before, which were paid for; " in result.stderr
    assert "every article is asked anew: replay it as a cassette, or take it away." in result.stderr
    assert partial.read_bytes() == held


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_report_that_cannot_be_written_is_1(form: str, here: Path, processes: Processes) -> None:
    """Nothing is wrong with how it was asked for."""
    run("gold", "--reader", "rules", "-f", "json", "-o", "r.json")
    for args in (["eval", "gold", "--reader", "rules"], ["compare", "r.json", "r.json"]):
        done = processes.run(*args, "-f", form, cwd=here, stdout="/dev/full")
        said = "summariser: standard output cannot be written to (no space left on device).\n"
        assert (done.status, done.error) == (1, said)
