"""The file of a long run: two runs at once, and what takes its place meanwhile."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from summariser.errors import ConfigurationError, SummariserError
from summariser.journal import Journal
from summariser.models import Article
from summariser.results import Asked, paid_in
from tests.test_models import full_summary

fcntl = pytest.importorskip("fcntl")
WRITTEN = "another run is writing it; wait for its end."


def failure(id: str, said: str = "is empty.") -> str:
    return f'{{"id": "{id}", "source": "{id}", "error": "{said}"}}'


def result(id: str, text: str, headline: str = "A ferry sinks") -> str:
    summary = full_summary()
    article = Article(id=id, text=text)
    return summary.model_copy(update={"id": id, "article": article, "headline": headline}).model_dump_json()


def opened(path: Path, *, resume: bool = True) -> Journal:
    return Journal(path, resume=resume, asked=Asked("rules", None))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of a run before, with one line."""
    path = tmp_path / "out.jsonl"
    path.write_text(failure("a") + "\n")
    return path


def test_two_runs_that_go_on_at_once_do_not_both_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first copies: it is told, and takes nothing away from the first."""
    copy, told = shutil.copyfileobj, []

    def slow(*args: Any) -> None:
        monkeypatch.setattr(shutil, "copyfileobj", copy)
        with pytest.raises(ConfigurationError, match=WRITTEN) as caught:
            opened(path)
        told.append(caught.value)
        copy(*args)

    monkeypatch.setattr(shutil, "copyfileobj", slow)
    first = opened(path)
    assert len(told) == 1
    with pytest.raises(ConfigurationError, match=WRITTEN):
        opened(path)
    first.finish([first.append(failure("b"))])
    assert path.read_text().splitlines() == [failure("a"), failure("b")]
    assert [file.name for file in path.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("there", [True, False])
def test_a_run_that_ends_before_another_has_its_lock_loses_nothing(
    there: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not there:
        path.unlink()
    first, lock = opened(path), fcntl.flock
    place = first.append(failure("b"))

    def late(*args: Any) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        first.finish([place])
        lock(*args)

    monkeypatch.setattr(fcntl, "flock", late)
    second = opened(path)
    second.finish([second.append(failure("c"))])
    assert path.read_text().splitlines() == [*([failure("a")] if there else []), failure("b"), failure("c")]
    assert [file.name for file in path.parent.iterdir()] == ["out.jsonl"]


def test_a_run_that_ends_with_nothing_leaves_the_file_of_another(path: Path) -> None:
    first = opened(path, resume=False)
    first.partial.unlink()
    second = opened(path, resume=False)
    second.append(failure("b"))
    assert not first.close()
    assert second.partial.read_text() == failure("b") + "\n"
    assert second.close()


def test_what_has_taken_the_place_of_the_file_is_not_put_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    journal = opened(path)
    place = journal.append(failure("b"))
    journal.partial.unlink()
    journal.partial.write_text("of another\n")
    with pytest.raises(SummariserError, match=r"another file has taken the place of what was written\); \S+ holds all"):
        journal.finish([place])
    assert path.read_text() == failure("a") + "\n"
    assert journal.partial.read_text() == "of another\n"
    [rescued] = tmp_path.glob("summariser-*.jsonl")
    assert rescued.read_text().splitlines() == [failure("a"), failure("b")]


def test_a_copy_that_lost_its_last_half_line_is_written_on_at_its_end(path: Path) -> None:
    path.write_text(failure("a") + '\n{"id": "b", "err')
    journal = opened(path)
    journal.finish([journal.append(failure("c"))])
    assert path.read_text().splitlines() == [failure("a"), failure("c")]


def test_an_empty_file_beside_the_place_hides_no_results(path: Path) -> None:
    """A run that was killed before its first line has left it."""
    path.with_name("out.jsonl.partial").touch()
    journal = opened(path)
    journal.finish([journal.append(failure("b"))])
    assert path.read_text().splitlines() == [failure("a"), failure("b")]


def test_a_failure_that_was_made_good_does_not_stay(path: Path) -> None:
    """Also where the run that made it good was killed, and the one that ends does not name it."""
    good, other = (result(id, "Two people died.") for id in ("b", "c"))
    lines = [failure("b", "at first."), failure("a"), good, failure("a", "again."), other, failure("b", "at last.")]
    path.with_name("out.jsonl.partial").write_text("\n".join(lines) + "\n")
    journal = opened(path)
    journal.name("d")
    journal.finish([journal.append(failure("d"))])
    assert path.read_text().splitlines() == [good, failure("a", "again."), other, failure("d")]


def test_of_an_id_the_last_result_of_each_text_stays(path: Path) -> None:
    """Another text of the id is another article, which was paid for, too."""
    old = json.dumps({"schema_version": "0.1", "id": "b", "article": {}})
    lines = [result("b", "One."), result("b", "Two."), old, result("b", "One.", "Ferry sank")]
    path.write_text("\n".join(lines) + "\n")
    journal = opened(path)
    journal.finish([journal.append(failure("d"))])
    assert path.read_text().splitlines() == [*lines[1:], failure("d")]


def test_results_of_a_model_are_counted_and_no_others(tmp_path: Path) -> None:
    """Whatever the form of the file; not those of rules, nor what a cassette plays, nor words in an article."""
    file = tmp_path / "results"
    assert paid_in(file) == 0
    of = full_summary()
    run = of.run.model_copy(update={"reader": "llm", "replayed": False})
    paid = of.model_copy(update={"run": run})
    played = of.model_copy(update={"run": run.model_copy(update={"replayed": True})})
    rules = of.model_copy(update={"run": run.model_copy(update={"reader": "rules"})})
    words = rules.model_copy(update={"headline": '{"reader":"llm"} and "reader": "llm"'})
    every = [paid, played, rules, words, paid]
    file.write_text("".join(f"{one.model_dump_json()}\n" for one in every) + failure("a") + "\n")
    assert paid_in(file) == 2
    file.write_text("[" + ",\n".join(one.model_dump_json(indent=2) for one in every) + "]\n")
    assert paid_in(file) == 2


def test_no_link_is_written_through(path: Path) -> None:
    """That somebody put in the place of `partial`: the file that it names is somebody else's."""
    victim = path.parent / "victim"
    path.with_name(path.name + ".partial").symlink_to(victim)
    with pytest.raises(ConfigurationError):
        Journal(path, resume=True, asked=Asked("rules", None))
    assert not victim.exists()
