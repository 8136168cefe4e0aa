"""Saved results checked anew: whatever was changed is found, and nothing is found where nothing was."""

import copy
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field, ValidationError

from summariser import Article, ArticleError, Audit, ConfigurationError, Event, Finding, Summariser, Summary
from summariser.audit import run_audit
from summariser.models.vocabulary import Severity
from summariser.verify import read_results, read_saved, verification, verify
from tests.conftest import ROOT, Processes
from tests.facts import replayed
from tests.test_models import full_summary

Data = dict[str, Any]


@pytest.fixture(scope="module")
def kabul() -> Summary:
    return replayed("kabul-2020-11-21")


def tampered(summary: Summary, change: Callable[[Data], None]) -> Summary:
    data = json.loads(summary.model_dump_json())
    change(data)
    return Summary.model_validate(data)


def digit(data: Data) -> None:
    data["events"][0]["casualties"][0]["count"]["best"] = 9


def word(data: Data) -> None:
    data["abstract"] = data["abstract"].replace("at least eight", "at least nine")


def span(data: Data) -> None:
    data["attributions"][0]["content"]["spans"][0]["start"] += 1


def name(data: Data) -> None:
    data["attributions"][0]["source"]["name"] = "Mike Pompeo"


def qualifier(data: Data) -> None:
    data["events"][0]["casualties"][0]["count"]["qualifier"] = "exact"


def act(data: Data) -> None:
    denial = next(item for item in data["attributions"] if item["speech_act"] == "deny")
    denial["speech_act"] = "claim_responsibility"


def text(data: Data) -> None:
    data["article"]["text"] = data["article"]["text"].replace("wounding 31", "wounding 13")


def digest_of_the_text(data: Data) -> None:
    data["article"]["sha256"] = "0" * 64


CHANGES = [digit, word, span, name, qualifier, act, text, digest_of_the_text]


def test_an_untouched_result_is_clean(kabul: Summary) -> None:
    audit = kabul.verify()
    assert audit.passed, audit.findings
    assert next(check for check in audit.checks if check.name == "integrity").ran


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_was_changed_is_found(change: Callable[[Data], None], kabul: Summary) -> None:
    audit = verify(tampered(kabul, change))
    assert audit.passed is False
    assert any(finding.check == "integrity" for finding in audit.findings)


@pytest.mark.parametrize("change", [digit, word, span, name, qualifier, act], ids=lambda change: change.__name__)
def test_it_is_found_without_the_digest_too(change: Callable[[Data], None], kabul: Summary) -> None:
    """By what the result says, for files of other programs or with the digest made anew."""

    def both(data: Data) -> None:
        change(data)
        data["digest"] = None

    found = [finding for finding in verify(tampered(kabul, both)).findings if finding.severity != "info"]
    before = {(it.check, it.where, it.message) for it in kabul.audit.findings}
    assert [it for it in found if (it.check, it.where, it.message) not in before]


def invented(data: Data) -> None:
    finding = {"check": "figures", "severity": "error", "message": "8 is not in the article", "where": "/headline"}
    data["audit"]["findings"].append(finding)
    data["audit"]["passed"] = False


def flipped(data: Data) -> None:
    data["audit"]["passed"] = not data["audit"]["passed"]


def warned(data: Data) -> None:
    finding = {"check": "names", "severity": "warning", "message": "Kabul is not told here", "where": "/headline"}
    data["audit"]["findings"].append(finding)


def about_the_audit(summary: Summary) -> list[tuple[str, str]]:
    found = verify(summary).findings
    return [(it.severity, it.where) for it in found if it.check == "integrity"]


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (invented, [("error", "/audit")]),
        (flipped, [("error", "/audit/passed"), ("error", "/audit")]),
        (warned, [("warning", "/audit")]),
        (lambda data: data["audit"]["checks"].clear(), []),
        (lambda data: data.pop("audit"), []),
    ],
    ids=["error invented", "verdict turned", "warning invented", "checks", "no audit"],
)
def test_an_audit_that_was_changed_is_found(change: Any, places: list[tuple[str, str]], kabul: Summary) -> None:
    """The digest does not cover it."""
    changed = tampered(kabul, change)
    assert changed.digest == changed.content_digest()
    assert about_the_audit(changed) == places
    assert verify(changed).passed is ("error" not in dict(places))


def test_a_finding_that_was_taken_out_of_an_audit_is_found(kabul: Summary) -> None:
    wrong = tampered(kabul, word)
    whole = wrong.model_copy(update={"digest": wrong.content_digest(), "audit": run_audit(wrong)})
    assert whole.audit.passed is False
    assert about_the_audit(whole) == []
    assert about_the_audit(whole.model_copy(update={"audit": kabul.audit})) == [("error", "/audit")]


@pytest.mark.parametrize("version", [None, "0.0.1"])
def test_an_audit_of_another_version_may_be_another(version: str | None, kabul: Summary) -> None:
    """And says no more than that; but that it contradicts itself can always be told."""

    def of_another(change: Callable[[Data], None]) -> Summary:
        old = tampered(kabul, lambda data: (change(data), data["run"].update(version=version)))
        return old.model_copy(update={"digest": old.content_digest()})

    assert about_the_audit(of_another(invented)) == []
    assert about_the_audit(of_another(flipped)) == [("error", "/audit/passed")]
    check = verify(of_another(invented)).checks[1]
    assert (check.name, check.ran) == ("integrity of the audit", False)
    assert "this version" in str(check.skipped)


def test_an_audit_is_not_held_against_that_of_a_result_that_was_changed(kabul: Summary) -> None:
    assert about_the_audit(tampered(kabul, word)) == [("error", "")]
    check = verify(tampered(kabul, word)).checks[1]
    assert (check.ran, check.skipped) == (False, "something else was changed, or it cannot be told")


@pytest.mark.parametrize("article", sorted((ROOT / "tests/articles").glob("*.txt")), ids=lambda path: path.stem)
def test_the_audit_of_an_untouched_result_is_the_one_that_is_made_again(article: Path) -> None:
    """By a model and by rules, saved and read back, and with an audit that was made by `verify`."""
    with Summariser(reader="rules") as rules:
        read = [replayed(article.stem), rules.summarise(Article.from_file(article))]
    for summary in read:
        saved = Summary.model_validate_json(summary.model_dump_json())
        assert about_the_audit(saved) == []
        assert verify(saved).checks[1].ran
        assert about_the_audit(saved.model_copy(update={"audit": verify(saved)})) == []


class _LaterEvent(Event):
    certainty: str | None = None
    signs: list[str] = Field(default_factory=list)


class _LaterSummary(Summary):
    """The result as a later version may have it."""

    events: list[_LaterEvent] = Field(default_factory=list)  # type: ignore[assignment]
    region: str | None = None


def test_a_later_version_with_more_fields_finds_an_untouched_result_untouched(kabul: Summary) -> None:
    later = _LaterSummary.model_validate_json(kabul.model_dump_json())
    assert verify(later).passed
    assert verify(_LaterSummary.model_validate_json(later.model_dump_json())).passed, "also when it was saved again"
    for change in CHANGES:
        data = json.loads(kabul.model_dump_json())
        change(data)
        found = verify(_LaterSummary.model_validate(data)).findings
        assert any(finding.check == "integrity" for finding in found)
    data = json.loads(kabul.model_dump_json())
    data["events"][0]["certainty"] = "high"
    assert verify(_LaterSummary.model_validate(data)).findings[0].check == "integrity"


def with_defaults_alone() -> Summary:
    summary = full_summary()
    bare = summary.events[0].model_dump(include={"id", "type", "description", "role", "status", "known_from"})
    run = {"reader": "llm", "usage": {"estimated": False}}
    return Summary.model_validate(
        {"id": "a", "article": {"text": "News."}, "headline": "", "abstract": "", "events": [bare], "run": run}
    )


@pytest.mark.parametrize("made", [full_summary, with_defaults_alone])
def test_every_single_change_is_found(made: Callable[[], Summary]) -> None:
    """A value made a default, and a default made a value, among them."""

    def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            yield (*path, key)
            yield from places(item, (*path, key))

    summary = made()
    digest = summary.content_digest()
    whole = json.loads(summary.model_dump_json(exclude={"audit", "digest"}))
    changed = 0
    for path in places(whole):
        for new in (None, [], False, True, 0, 7, "", "x"):
            data = copy.deepcopy(whole)
            at = data
            for step in path[:-1]:
                at = at[step]
            if type(at[path[-1]]) is type(new) and at[path[-1]] == new:
                continue
            at[path[-1]] = new
            try:
                other = Summary.model_validate(data)
            except ValidationError:
                continue
            if other.model_dump(mode="json", exclude={"audit", "digest"}) == whole:
                continue  # read as it was
            changed += 1
            assert other.content_digest() != digest, path
    assert changed > 50


def test_an_edited_result_is_audited_anew(kabul: Summary) -> None:
    edited = kabul.model_copy(update={"topic": None})
    assert not verify(edited).passed
    anew = edited.audited()
    assert anew.audit.passed
    assert anew.audit == run_audit(edited)
    assert verify(anew).passed
    assert kabul.audited() == kabul, "nothing was edited"


def test_what_is_wrong_with_an_edit_is_in_its_audit(kabul: Summary) -> None:
    edited = kabul.model_copy(update={"abstract": kabul.abstract.replace("at least eight", "at least nine")}).audited()
    assert edited.audit.passed is False
    assert {found.check for found in verify(edited).findings if found.severity == "error"} == {"figures"}


def test_an_edit_that_makes_no_result_is_refused(kabul: Summary) -> None:
    event = kabul.events[0].model_copy(update={"type": "nonsense"})
    for update in ({"events": "nonsense"}, {"events": [event]}, {"headline": None}):
        with pytest.raises(ValidationError):
            kabul.model_copy(update=update).audited()
    other = kabul.article.model_copy(update={"text": "Other news."})
    with pytest.raises(ArticleError, match="make an article of it"):
        kabul.model_copy(update={"article": other}).audited()


def test_a_result_without_a_digest_says_that_it_was_not_checked(kabul: Summary) -> None:
    check = verify(kabul.model_copy(update={"digest": None})).checks[0]
    assert (check.name, check.ran) == ("integrity", False)
    assert check.skipped


def test_a_result_of_a_later_version_is_told_as_one(kabul: Summary, tmp_path: Path) -> None:
    data = json.loads(kabul.model_dump_json())
    data["events"][0]["certainty"] = None
    with pytest.raises(ConfigurationError) as failure:
        read_results(write(tmp_path / "x.json", json.dumps(data)))
    said = "/events/0/certainty: this version of summariser knows no such field; a later one may"
    assert str(failure.value).endswith(f"x.json: {said}.")


def write(path: Path, *values: str) -> Path:
    path.write_text("\n".join(values) + "\n", encoding="utf-8")
    return path


def test_files_of_each_form_are_read(kabul: Summary, tmp_path: Path) -> None:
    line = kabul.model_dump_json()
    failed = json.dumps({"id": None, "source": "x.txt", "error": "x.txt: is empty."})
    assert read_results(write(tmp_path / "one.json", kabul.model_dump_json(indent=2))) == [kabul]
    assert read_results(write(tmp_path / "more.json", f"[{line},{line}]")) == [kabul, kabul]
    assert read_results(write(tmp_path / "lines.jsonl", line, failed, line)) == [kabul, kabul]


FAILED = json.dumps({"id": "x.txt", "source": "x.txt", "error": "x.txt: is empty."})


def test_articles_without_a_result_are_counted(kabul: Summary, tmp_path: Path) -> None:
    line = kabul.model_dump_json()
    saved = read_saved(write(tmp_path / "lines.jsonl", FAILED, line, FAILED))
    assert (saved.results, saved.failures) == ([kabul], 2)
    assert read_saved(write(tmp_path / "one.json", line)).failures == 0


def test_a_byte_order_mark_is_read_over(kabul: Summary, tmp_path: Path) -> None:
    line = "\ufeff" + kabul.model_dump_json()
    assert read_results(write(tmp_path / "one.json", line)) == [kabul]
    assert read_saved(write(tmp_path / "lines.jsonl", line, FAILED)).results == [kabul]


@pytest.mark.parametrize("at", ["", "article", "run"])
def test_a_key_that_stands_twice_is_refused(at: str, kabul: Summary, tmp_path: Path) -> None:
    line = kabul.model_dump_json()
    key = {"": '"id":', "article": '"sha256":', "run": '"reader":'}[at]
    twice = line.replace(key, f'{key}"other",{key}', 1)
    for path, place in (
        (write(tmp_path / "one.json", twice), "one.json: "),
        (write(tmp_path / "more.json", f"[{line},{twice}]"), "more.json: "),
        (write(tmp_path / "first.jsonl", twice, line), "first.jsonl, line 1: "),
        (write(tmp_path / "lines.jsonl", line, twice), "lines.jsonl, line 2: "),
    ):
        with pytest.raises(ConfigurationError) as failure:
            read_results(path)
        assert f"{place}has the key {key.strip(':').strip(chr(34))!r} twice" in str(failure.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("no json", "line 1"),
        ('{"a": 1}', "no saved result"),
        ("[1]", "no saved result"),
        ('{"schema_version": "1"}', "/id"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_result_is_named(content: str, said: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", content) if content else tmp_path / "x.json"
    path.touch()
    with pytest.raises(ConfigurationError) as failure:
        read_results(path)
    assert str(path) in str(failure.value)
    assert said in str(failure.value)


def test_the_command(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    good = write(tmp_path / "good.json", kabul.model_dump_json())
    bad = write(tmp_path / "bad.json", tampered(kabul, word).model_dump_json())
    none = write(tmp_path / "none.json", "{}")
    clean = processes.run("verify", str(good))
    assert (clean.status, clean.err) == (0, "")
    assert "1 result checked, 0 with errors." in clean.out
    found = processes.run("verify", str(good), str(bad))
    assert (found.status, found.err) == (1, "")
    assert "bad.json" in found.out
    assert "2 results checked, 1 with errors." in found.out
    assert processes.run("verify", str(none)).status == 2
    assert processes.run("verify", str(tmp_path / "missing.json")).status == 2
    assert processes.run("verify").status == 2


def test_the_command_writes_one_object_for_machines(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    good = write(tmp_path / "good.json", kabul.model_dump_json())
    bad = write(tmp_path / "bad.jsonl", kabul.model_dump_json(), tampered(kabul, word).model_dump_json())
    done = processes.run("verify", str(good), str(bad), "--format", "json")
    assert (done.status, done.err) == (1, "")
    found = json.loads(done.out)
    assert (found["summariser_verify"], found["strict"], found["checked"], found["failed"]) == ("1", False, 3, 1)
    assert [(it["file"], it["id"], it["passed"]) for it in found["results"]] == [
        (str(good), kabul.id, True), (str(bad), kabul.id, True), (str(bad), kabul.id, False),
    ]  # fmt: skip
    assert found["results"][2]["findings"][0]["check"] == "integrity"
    severities = {it["severity"] for result in found["results"] for it in result["findings"]}
    assert severities <= {"error", "warning"}
    assert {it["name"] for it in found["results"][0]["checks"]} >= {"integrity"}


def test_articles_without_a_result_are_told(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    line = kabul.model_dump_json()
    write(tmp_path / "one\x1b.jsonl", line, FAILED)
    write(tmp_path / "none.jsonl", FAILED, FAILED)
    some = processes.run("verify", "one\x1b.jsonl", cwd=tmp_path)
    assert some.status == 0
    said = "1 of 2 articles has no result, only an error; summarise again what failed."
    assert some.error == f"summariser: one␛.jsonl: {said}\n"
    assert some.out.splitlines()[-1] == "1 result checked, 0 with errors; 1 article without a result."
    both = processes.run("verify", "one\x1b.jsonl", "none.jsonl", cwd=tmp_path)
    assert both.status == 0
    assert "none.jsonl: 2 of 2 articles have no result" in both.error.splitlines()[1]
    assert both.out.splitlines()[-1] == "1 result checked, 0 with errors; 3 articles without a result."
    found = json.loads(processes.run("verify", "one\x1b.jsonl", "none.jsonl", "-f", "json", cwd=tmp_path).out)
    assert (found["checked"], found["failed"], found["without_result"]) == (1, 0, 3)


def test_a_bad_file_does_not_keep_the_others_from_being_checked(
    kabul: Summary, tmp_path: Path, processes: Processes
) -> None:
    write(tmp_path / "good.json", kabul.model_dump_json())
    write(tmp_path / "bad.txt", "no result")
    write(tmp_path / "other.json", tampered(kabul, word).model_dump_json())
    files = ["good.json", "bad.txt", "missing.json", "other.json"]
    done = processes.run("verify", *files, cwd=tmp_path)
    assert done.status == 2
    assert done.error.splitlines() == [
        "summariser: bad.txt, line 1: is not JSON; this is no saved result.",
        "summariser: missing.json: there is no such file.",
    ]
    assert "other.json" in done.out
    assert done.out.splitlines()[-1] == "2 results checked, 1 with errors."
    machine = processes.run("verify", *files, "-f", "json", cwd=tmp_path)
    assert (machine.status, machine.error) == (2, done.error)
    assert [it["file"] for it in json.loads(machine.out)["results"]] == ["good.json", "other.json"]


def test_where_no_file_is_a_result_nothing_is_said_to_be_checked(tmp_path: Path, processes: Processes) -> None:
    done = processes.run("verify", "missing.json", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    machine = processes.run("verify", "missing.json", "-f", "json", cwd=tmp_path)
    assert (machine.status, json.loads(machine.out)["checked"]) == (2, 0)


def test_what_is_shown_and_what_counts(kabul: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    severities: list[Severity] = ["info", "warning"]
    found = [Finding(check="x", severity=severity, message="m", where="") for severity in severities]
    kabul = kabul.model_copy(update={"audit": Audit()})
    monkeypatch.setattr("summariser.verify.run_audit", lambda _: Audit(findings=found, passed=True))

    def shown(**options: bool) -> tuple[list[str], int]:
        checked = verification([("a.json", kabul)], **options)
        return [finding.severity for finding in checked.results[0].findings], checked.failed

    assert shown() == (["warning"], 0)
    assert shown(everything=True) == (["info", "warning"], 0)
    assert shown(strict=True) == (["warning"], 1)
    del found[1]
    assert shown(strict=True, everything=True) == (["info"], 0), "information never counts"


def test_strict_counts_warnings(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    clean = kabul.model_copy(update={"events": [], "attributions": [], "key_points": [], "ungrounded": []})
    clean = clean.model_copy(update={"abstract": "", "headline": ""})
    bare = write(tmp_path / "bare.json", clean.model_copy(update={"digest": None}).model_dump_json())
    assert verify(clean.model_copy(update={"digest": None})).passed
    lenient = processes.run("verify", str(bare))
    assert (lenient.status, lenient.out.splitlines()[-1]) == (0, "1 result checked, 0 with errors.")
    strict = processes.run("verify", str(bare), "--strict")
    assert (strict.status, strict.out.splitlines()[-1]) == (1, "1 result checked, 1 with errors or warnings.")
    found = json.loads(processes.run("verify", str(bare), "--strict", "-f", "json").out)
    assert (found["strict"], found["failed"], found["results"][0]["passed"]) == (True, 1, False)


def test_a_result_in_a_file_whose_name_is_no_text(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m.json")
    write(tmp_path / name, tampered(kabul, word).model_dump_json())
    shown = processes.run("verify", name, cwd=tmp_path)
    assert "caf\\xe9␛[31m.json" in shown.out
    found = json.loads(processes.run("verify", name, "-f", "json", cwd=tmp_path).out)
    assert found["results"][0]["file"] == "caf\\xe9\x1b[31m.json"


def test_standard_input_is_named_once(kabul: Summary, processes: Processes) -> None:
    done = processes.run("verify", "-", "-", stdin=kabul.model_dump_json().encode())
    assert (done.status, done.out) == (2, "")
    assert done.error == "summariser: '-' (standard input) can be named only once.\n"
    closed = processes.run("verify", "-", stdin=None)
    assert (closed.status, closed.out) == (2, "")
    assert closed.error == "summariser: standard input is closed; name a file instead of '-'.\n"


def test_standard_output_that_is_closed_or_full_is_told(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    """Without a word of an option that there is not."""
    good = write(tmp_path / "good.json", kabul.model_dump_json())
    closed = processes.run("verify", str(good), stdout="closed")
    said = "summariser: standard output is closed; lead it to a file, or to a terminal.\n"
    assert (closed.status, closed.error) == (2, said)
    full = processes.run("verify", str(good), stdout="/dev/full")
    said = "summariser: standard output cannot be written to (no space left on device).\n"
    assert (full.status, full.error) == (1, said)


def test_a_result_whose_digest_was_taken_out_is_told(kabul: Summary) -> None:
    audit = tampered(kabul, lambda data: data.update(digest=None)).verify()
    found = [(finding.severity, finding.where) for finding in audit.findings if finding.check == "integrity"]
    assert found == [("warning", "/digest")]


def test_standard_input_is_read(kabul: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "saved.json"
    path.write_text(kabul.model_dump_json(), encoding="utf-8")
    with path.open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert read_results(Path("-")) == [kabul]
        assert not file.closed, "it is not this package's to close"


def test_half_a_character_does_not_keep_the_others_from_being_checked(
    kabul: Summary, tmp_path: Path, processes: Processes
) -> None:
    write(tmp_path / "good.json", kabul.model_dump_json())
    data = json.loads(kabul.model_dump_json()) | {"headline": "A whole one: \U0001f600"}
    write(tmp_path / "whole.json", json.dumps(data))
    write(tmp_path / "half.json", json.dumps(data | {"headline": "Half of one: \ud83d"}))
    done = processes.run("verify", "half.json", "good.json", "whole.json", cwd=tmp_path)
    assert done.status == 2
    assert done.error == "summariser: half.json: has half a character (a lone surrogate); no result is written so.\n"
    assert done.out.splitlines()[-1] == "2 results checked, 1 with errors."
