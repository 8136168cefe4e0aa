"""What has no end, or a line of gigabytes, ends in one sentence and takes no more memory than it is given; what is
merely large, or comes through a pipe, is read."""

import io
import json
import os
import re
import sys
import threading
from pathlib import Path

import pytest

from summariser import Summariser, limits, results
from summariser.cli import sources
from summariser.errors import ConfigurationError
from summariser.evaluate.predictions import load_predictions
from summariser.journal import Journal
from summariser.limits import TooLargeError, UnfitError, each_line, rest_of
from summariser.results import Asked, Results, paid_in
from summariser.settings import Settings
from summariser.verify import saved
from summariser.verify.saved import each_saved, read_results
from tests.conftest import Processes
from tests.fake_server import TEXT, article
from tests.test_cassette import recorded

BOUNDED = """
import os, resource, sys
held = int(open("/proc/self/statm").read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
resource.setrlimit(resource.RLIMIT_AS, (held + (700 << 20), -1))
from summariser.cli import main
sys.argv = ["summariser", *sys.argv[1:]]
main()
"""
"""The command line with so much more memory than it has at its start, and no more."""


def result_line(text: str = TEXT) -> str:
    """A result of the rules, on one line."""
    with Summariser(reader="rules") as summariser:
        return summariser.summarise(article(text)).model_dump_json()


# Devices


@pytest.mark.skipif(sys.platform != "linux", reason="it is measured by /proc")
@pytest.mark.parametrize("device", ["zero", "urandom"])
@pytest.mark.parametrize(
    ("link", "args", "status", "said"),
    [
        ("x.txt", "summarise x.txt --reader rules", 1, "x.txt: is larger than the 4,000,000 bytes of one article"),
        ("x.yaml", "summarise ferry.txt --cassette x.yaml", 2, "x.yaml: is no cassette (it is binary"),
        ("x.json", "verify x.json", 2, "is no"),
        ("list", "summarise --files-from list", 2, "--files-from list: cannot be read (it is larger than the"),
        ("summariser.toml", "summarise ferry.txt", 2, "summariser.toml: cannot be read as TOML (it is binary"),
        ("gold/x.json", "eval gold", 2, "gold/x.json: cannot be read (it is binary"),
        ("x.jsonl", "eval GOLD --predictions x.jsonl", 2, "x.jsonl: is a pipe or a device"),
        ("x.json", "eval GOLD --predictions r.jsonl --baseline x.json", 2, "x.json: is no baseline (it is binary"),
        ("x.json", "compare x.json r.jsonl", 2, "x.json: is a pipe or a device"),
        (
            "o.jsonl.partial",
            "summarise ferry.txt --reader rules -f jsonl -o o.jsonl --resume",
            2,
            "cannot be read (it is a pipe or a device)",
        ),
        ("t.yaml.partial", "summarise ferry.txt -m m --cassette t.yaml --record", 2, "is there, and is no cassette"),
    ],
)
def test_a_device_without_an_end_is_told(
    link: str, args: str, status: int, said: str, device: str, tmp_path: Path, processes: Processes
) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT)
    (tmp_path / "r.jsonl").write_text(result_line())
    (tmp_path / "GOLD").mkdir()
    (tmp_path / "GOLD" / "ferry.json").write_text(json.dumps({"article": {"text": TEXT}, "events": []}))
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(f"/dev/{device}")
    done = processes.run(*args.split(), code=BOUNDED, cwd=tmp_path)
    assert done.status == status
    assert said in done.error
    assert len(done.error) < 400


@pytest.mark.skipif(sys.platform != "linux", reason="it is measured by /proc")
def test_json_lines_without_an_end_are_told(tmp_path: Path, processes: Processes) -> None:
    """A line of which no end is found, beside another file that is read."""
    (tmp_path / "x.jsonl").symlink_to("/dev/zero")
    (tmp_path / "y.jsonl").write_text(json.dumps({"text": TEXT}))
    args = ("summarise", "x.jsonl", "y.jsonl", "--reader", "rules", "-f", "jsonl")
    done = processes.run(*args, code=BOUNDED, cwd=tmp_path)
    assert done.status == 1
    assert (
        "summariser: x.jsonl:1: is larger than the 32,000,000 bytes of a line with one article, and its end was not "
        "found; split it.\n"
    ) in done.error
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["x.jsonl:1", "y.jsonl:1"]


# Sources


def test_what_is_piped_is_read_when_its_turn_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than is held in memory, in an encoding of its own, and beside standard input."""
    monkeypatch.setattr(sources, "_IN_MEMORY", 100)
    lines = [json.dumps({"text": f"{word} people"}) for word in ("Two", "Three", "Four")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    os.mkfifo(tmp_path / "pipe.jsonl")
    data = "\n".join(lines * 9).encode("utf-16")
    writer = threading.Thread(target=(tmp_path / "pipe.jsonl").write_bytes, args=(data,))
    writer.start()
    found = sources.Sources([str(tmp_path / "pipe.jsonl"), "-"], None, None, None, "jsonl")
    writer.join()
    texts = [source.article.text for source in found if source.article is not None]
    assert texts == ["Two people", "Three people", "Four people"] * 10


def test_of_a_pipe_no_more_is_read_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_PIPED", 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n' * 100)))
    with pytest.raises(
        ConfigurationError, match="standard input: has more than the 1,000 bytes that are read of a pipe"
    ):
        sources.Sources(["-"], None, None, None, "jsonl")


def test_what_is_piped_and_cannot_be_held_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sources.tempfile, "SpooledTemporaryFile", full)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    with pytest.raises(ConfigurationError, match=r"^standard input: cannot be read \(no space left on device\)\.$"):
        sources.Sources(["-"], None, None, None, "jsonl")


def test_a_line_whose_end_is_not_found_is_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LONGEST", 100)
    monkeypatch.setattr(limits, "MOST_SKIPPED", 3 << 20)
    path = tmp_path / "x.jsonl"
    good = '{"text": "Two people"}\n'
    path.write_text(good + "x" * (2 << 20) + "\n" + good + "x" * (9 << 20) + "\n" + good)
    found = list(sources.Sources([str(path)], None, None, None))
    assert [it.article is not None for it in found] == [True, False, True, False]
    assert "bytes of a line with one article; split it." in str(found[1].error)
    assert f"{path}:4: is larger than the 100 bytes of a line with one article, and its end" in str(found[3].error)


def test_a_list_of_too_many_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_NAMED", 3)
    (tmp_path / "list").write_text("a\nb\nc\nd\n")
    with pytest.raises(ConfigurationError, match="names more than 3 files"):
        sources.Sources([], str(tmp_path / "list"), None, None)
    (tmp_path / "list").write_text("x" * 100_000)
    with pytest.raises(ConfigurationError, match="cannot be read") as refused:
        sources.Sources([], str(tmp_path / "list"), None, None)
    assert len(str(refused.value)) < 5000


# Results


def test_a_line_that_no_result_has_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "MOST_RESULT", 100_000)
    path = tmp_path / "o.jsonl"
    path.write_text(result_line() + "\n" + "x" * 100_001 + "\n")
    with pytest.raises(
        ConfigurationError, match=rf"^{path}, line 2: is larger than the 100,000 bytes of a result; take"
    ):
        Results.read(path, Asked("rules", None))
    with Summariser(reader="rules") as summariser:
        from summariser.journal import Journal

        with pytest.raises(ConfigurationError, match="line 2: is larger than the 100,000 bytes of a result"):
            Journal(path, resume=True, asked=Asked.now(summariser.settings))
    assert [it.name for it in tmp_path.iterdir()] == ["o.jsonl"]


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_what_was_paid_for_is_counted_over_a_border_too(
    before: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a line that is searched piece by piece."""
    monkeypatch.setattr(results, "_PIECE", 50)
    path = tmp_path / "o.json"
    path.write_text(" " * before + '{"run": {"reader": "llm", "x": 1}, "y": {"reader": "llm"}}\n{"reader": "llm"}')
    assert paid_in(path) == 3
    path.write_text(" " * before + '{"reader": "llm", "replayed": true}')
    assert paid_in(path) == 0


def test_a_pipe_in_the_place_of_results_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "o.jsonl.partial")
    with pytest.raises(ConfigurationError, match="it is a pipe or a device"):
        Results.read(tmp_path / "o.jsonl", Asked("rules", None))
    for resume, overwrite in ((True, False), (False, True), (False, False)):
        with pytest.raises(ConfigurationError, match=re.escape(f"({tmp_path}/o.jsonl.partial is a pipe or a device)")):
            Journal(tmp_path / "o.jsonl", resume=resume, overwrite=overwrite, asked=Asked("rules", None))
    assert os.listdir(tmp_path) == ["o.jsonl.partial"]


def test_a_line_that_no_saved_result_has_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, large = result_line(), '{"x": "' + "x" * 100_000 + '"}'
    monkeypatch.setattr(saved, "MOST_RESULT", 100_000)
    path = tmp_path / "r.jsonl"
    for lines, broken in (([good, large, good], 2), ([large, good], 1)):
        path.write_text("\n".join(lines))
        found = list(each_saved(path))
        errors = [str(it) for it in found if isinstance(it, ConfigurationError)]
        assert errors == [
            f"{path}, line {broken}: is no saved result (it is larger than the 100,000 bytes that are read of one)."
        ]
        assert len(found) == len(lines)


def test_a_list_of_results_on_one_line_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be larger than a result: another program wrote it so."""
    monkeypatch.setattr(saved, "MOST_RESULT", 10_000)
    one = result_line()
    path = tmp_path / "r.json"
    path.write_text(f"\ufeff[{','.join([one] * 20)}]\n\n")
    assert len(read_results(path)) == 20
    monkeypatch.setattr(saved, "MOST_WHOLE", 50_000)
    with pytest.raises(ConfigurationError, match=r"line 1: is no saved result .it is larger than the 50,000 bytes"):
        read_results(path)


def test_many_lines_without_a_result_are_not_held_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b"\xff\n" * 10_002)
    with pytest.raises(ConfigurationError, match=r"is not UTF-8 \(line 1, byte 0 of the file\)"):
        read_results(path)
    monkeypatch.setattr(saved, "_MOST_LINES", 1000)
    path.write_text("y\n" * 5000)
    with pytest.raises(
        ConfigurationError, match=r"is no saved result .there is none in the first 500,000,000 bytes or 1"
    ):
        read_results(path)


def test_of_json_lines_one_is_held_also_behind_a_broken_first_one(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(f"{{broken\n\n\n{result_line()}\n")
    found = list(each_saved(path))
    assert [type(it).__name__ for it in found] == ["ConfigurationError", "Summary"]
    assert str(found[0]).startswith(f"{path}, line 1, column 2: is not JSON")


def test_predictions_are_read_a_line_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summariser.evaluate import predictions

    one = result_line()
    path = tmp_path / "p.jsonl"
    path.write_text(f"\ufeff{one}\n\n{one}\n")
    assert [place for place, _ in load_predictions(path)] == [f"{path}, line 1", f"{path}, line 3"]
    path.write_bytes(f"{one}\n".encode() + b"\xff\n")
    at = len(f"{one}\n".encode())
    with pytest.raises(ConfigurationError, match=rf"is not UTF-8 \(byte {at}\)"):
        load_predictions(path)
    monkeypatch.setattr(predictions, "MOST_RESULT", 100_000)
    path.write_text(f"{one}\n" + "x" * 100_001 + "\n")
    with pytest.raises(
        ConfigurationError, match=rf"^{path}, line 2: is no result \(it is larger than the 100,000 bytes"
    ):
        load_predictions(path)


# Pipes


def test_a_cassette_and_a_result_may_come_through_a_pipe(tmp_path: Path) -> None:
    recorded(tmp_path / "ferry.yaml")
    os.mkfifo(tmp_path / "pipe")
    for data in ((tmp_path / "ferry.yaml").read_bytes(), result_line().encode()):
        writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(data,))
        writer.start()
        if data.startswith(b"{"):
            assert len(read_results(tmp_path / "pipe")) == 1
        else:
            with Summariser(cassette=tmp_path / "pipe") as summariser:
                assert summariser.summarise(article()).events
        writer.join()


def test_a_configuration_that_is_empty_by_a_device_is_none(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").symlink_to("/dev/null")
    assert Settings.load(environ={}, folder=tmp_path) == Settings()
    (tmp_path / "summariser.toml").unlink()
    (tmp_path / "summariser.toml").write_text("# " + "x" * limits.MOST_SETTINGS)
    with pytest.raises(
        ConfigurationError, match=r"summariser.toml: cannot be read as TOML .it is larger than the 1,000,000"
    ):
        Settings.load(environ={}, folder=tmp_path)


@pytest.mark.parametrize("name", ["a", '"a b"', "'a'", " a "])
@pytest.mark.parametrize("begin", ["", "x = { ", "[", "[["])
def test_a_configuration_of_endless_names_is_told(begin: str, name: str, tmp_path: Path) -> None:
    """It takes minutes to read them."""
    (tmp_path / "summariser.toml").write_text(begin + ".".join([name] * 100_000) + " = 1\n")
    with pytest.raises(ConfigurationError, match=r"cannot be read as TOML .it has a name of more than 50 parts"):
        Settings.load(environ={}, folder=tmp_path)


# The readers themselves


def test_lines_are_bounded_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO(b"12345\n1234\n\n123456789\n1\n12345")
    assert list(each_line(file, 5)) == [None, b"1234\n", b"\n", None, b"1\n", b"12345"]
    monkeypatch.setattr(limits, "MOST_SKIPPED", 0)
    endless = each_line(io.StringIO("1\n" + "1" * (3 << 20)), 5)
    assert next(endless) == "1\n"
    with pytest.raises(TooLargeError):
        next(endless)


def test_what_is_read_whole_is_bounded() -> None:
    assert rest_of(io.BytesIO(b"12345"), 5) == b"12345"
    with pytest.raises(TooLargeError, match=r"^it is larger than the 4 bytes that are read of one$"):
        rest_of(io.BytesIO(b"12345"), 4)
    with pytest.raises(UnfitError, match=r"^it is binary, not text: a NUL at byte 2$"):
        rest_of(io.BytesIO(b"12\x005"), 5, nul=False)
