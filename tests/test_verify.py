"""Saved results checked anew: whatever was changed is found, and nothing is found where nothing was."""

import copy
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field, ValidationError

from summariser import (
    Article,
    ArticleError,
    Audit,
    Check,
    ConfigurationError,
    Event,
    Finding,
    Span,
    Summariser,
    Summary,
)
from summariser.audit import run_audit
from summariser.models.vocabulary import Severity
from summariser.verify import each_saved, read_results, read_saved, verification, verify
from summariser.verify.compared import differences
from tests.conftest import ROOT, Processes
from tests.facts import replayed
from tests.test_models import full_summary

Data = dict[str, Any]


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

    found = [it for it in verify(tampered(kabul, both)).findings if it.severity != "info" and it.check != "integrity"]
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


def told(data: Data) -> None:
    finding = {"check": "names", "severity": "info", "message": "read and approved by an editor", "where": ""}
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
        (lambda data: data["audit"]["checks"].clear(), [("warning", "/audit")]),
        (told, [("warning", "/audit")]),
        (lambda data: data.pop("audit"), [("error", "/audit")]),
        (lambda data: data["audit"].clear(), [("error", "/audit")]),
        (lambda data: data["audit"].update(passed=None), [("error", "/audit")]),
    ],
    ids=[
        "error invented", "verdict turned", "warning invented", "checks", "info invented", "no audit", "an empty audit",
        "no verdict",
    ],
)  # fmt: skip
def test_an_audit_that_was_changed_is_found(change: Any, places: list[tuple[str, str]], kabul: Summary) -> None:
    """The digest does not cover it."""
    changed = tampered(kabul, change)
    assert changed.digest == changed.content_digest()
    assert about_the_audit(changed) == places
    assert verify(changed).passed is ("error" not in dict(places))


def said_of_the_audit(saved: Audit, now: Audit) -> list[str]:
    head = "the saved audit, which the digest does not cover, is not the one that is made now: "
    found = differences(saved, now, besides=Audit(checks=[Check(name="integrity", ran=True)]))
    assert all(it.message.startswith(head) for it in found), found
    return [f"{it.severity}: {it.message.removeprefix(head)}" for it in found]


def test_what_a_saved_audit_has_otherwise_is_told_in_words() -> None:
    names, dates = (Check(name=name, ran=True) for name in ("names", "dates"))
    skipped = Check(name="dates", ran=False, skipped="only English is read, not es")
    doubt = Finding(check="names", severity="warning", message="no “Tirrel” there", where="/headline")
    wrong = Finding(check="dates", severity="error", message="m" * 300, where="")
    now = Audit(checks=[names, skipped], findings=[doubt], passed=True)

    def said(**changes: Any) -> list[str]:
        return said_of_the_audit(now.model_copy(update=changes), now)

    assert said() == []
    assert said(checks=[Check(name="integrity", ran=True), names, skipped]) == [], "as `verify` made it"
    shown = "warning of names at /headline (no “Tirrel” there)"
    assert said(findings=[]) == [f"warning: it lacks 1 finding that is made now: {shown}"]
    assert said(findings=[doubt, doubt]) == [f"warning: it has 1 finding that is not made now: {shown}"]
    milder = doubt.model_copy(update={"severity": "info"})
    assert said(findings=[milder]) == [
        f"warning: it lacks 1 finding that is made now: {shown}; "
        f"it has 1 finding that is not made now: {shown.replace('warning', 'info')}"
    ]
    elsewhere = doubt.model_copy(update={"spans": [Span(start=0, end=1, text="x")]})
    assert said(findings=[elsewhere])[0].startswith("warning: it lacks 1 finding")
    [both] = said(findings=[doubt, wrong], passed=False)
    assert both.startswith("error: it says that the result failed, which passes now; it has 1 finding that is not made")
    assert both.endswith(f": error of dates at / ({'m' * 100} …)")
    assert said(findings=[doubt, wrong])[0].startswith("error: it has 1 finding"), "an error finding is grave"
    assert said(checks=[names, dates]) == ["warning: it tells 1 check as made that is skipped now: dates"]
    assert said_of_the_audit(now, Audit(checks=[names, dates], findings=[doubt], passed=True)) == [
        "warning: it tells 1 check as skipped that is made now: dates"
    ]
    other = skipped.model_copy(update={"skipped": "not needed"})
    assert said(checks=[names, other]) == ["warning: it gives another reason why 1 check is skipped: dates"]
    assert said(checks=[]) == ["warning: it lacks 2 checks: names, dates"]
    more = [Check(name=f"c{number}", ran=True) for number in range(4)]
    assert said(checks=[*now.checks, *more]) == [
        "warning: it has 4 checks that are not made now: c0, c1, c2 and 1 more"
    ]
    assert said(checks=[names, names, skipped]) == ["warning: it names 1 check more than once: names"]


def test_the_audit_of_another_article_is_told(kabul: Summary) -> None:
    other = kabul.model_copy(update={"audit": replayed("puente-roto").audit})
    [(severity, where)] = about_the_audit(other)
    assert (severity, where) == ("warning", "/audit")
    [finding] = [it for it in verify(other).findings if it.check == "integrity"]
    assert "as skipped that are made now: figures" not in finding.message
    assert "checks as skipped that are made now: speakers, polarity, certainty and " in finding.message


def test_an_audit_is_missed_only_where_this_package_made_the_result(kabul: Summary) -> None:
    def without(version: str | None) -> Summary:
        run = kabul.run.model_copy(update={"version": version})
        bare = kabul.model_copy(update={"audit": Audit(), "run": run})
        return bare.model_copy(update={"digest": bare.content_digest()})

    assert about_the_audit(without("0.0.1")) == [("error", "/audit")]
    assert about_the_audit(without(None)) == []
    assert verify(without(None)).passed


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
    run = kabul.run.model_copy(update={"seconds": float("nan")})
    for update in ({"headline": "Mortars \ud800"}, {"run": run}):
        edited = kabul.model_copy(update=update)
        with pytest.raises(ValidationError, match=r"headline|seconds"):
            edited.audited()
        assert not edited.verify().passed
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
    data = json.loads(kabul.model_dump_json()) | {"schema_version": "2"}
    said = "/schema_version: '2' is not the version that this summariser reads; a later one may."
    assert stated(write(tmp_path / "y.json", json.dumps(data))) == [f": {said}"]


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


def stated(path: Path) -> list[str]:
    """What each entry of a file is: "result", "failure", or why it is none, without the name of the file."""
    found = []
    for entry in each_saved(path):
        kind = "failure" if entry is None else "result"
        found.append(str(entry).removeprefix(str(path)) if isinstance(entry, ConfigurationError) else kind)
    return found


def put(*path: Any, value: Any) -> Callable[[Data], None]:
    """The change that puts a value in its place."""

    def change(data: Data) -> None:
        at: Any = data
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return change


COUNT = ("events", 0, "casualties", 0, "count")
BOOLEAN, INTEGER, DAY = (
    f"input should be {kind}" for kind in ("a valid boolean", "a valid integer", "a day or moment as in 2024-03-06")
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("events", 0, "negated", value="false"), f"/events/0/negated: {BOOLEAN}"),
        (put("events", 0, "negated", value=0), f"/events/0/negated: {BOOLEAN}"),
        (put("audit", "passed", value="true"), f"/audit/passed: {BOOLEAN}"),
        (put(*COUNT, "low", value="8"), f"/events/0/casualties/0/count/low: {INTEGER}"),
        (put(*COUNT, "low", value="0_8"), f"/events/0/casualties/0/count/low: {INTEGER}"),
        (put(*COUNT, "low", value=8.5), f"/events/0/casualties/0/count/low: {INTEGER}"),
        (put("article", "offset", value="0"), f"/article/offset: {INTEGER}"),
        (put("events", 0, "date", "start", value=1605916800), "/events/0/date/start: input should be a valid date"),
        (put("events", 0, "date", "start", value="1605916800"), f"/events/0/date/start: {DAY}"),
        (put("run", "started", value=1605916800), "/run/started: input should be a valid datetime"),
        (put("run", "started", value="1605916800"), f"/run/started: {DAY}"),
        (put("article", "published", value=20201121), "/article/published: this is no valid day or moment"),
        (put("run", "seconds", value=float("nan")), "has NaN, or a number beyond all bounds"),
    ],
    ids=lambda value: value.split(":")[0] if isinstance(value, str) else None,
)
def test_a_value_of_another_type_is_not_taken_for_what_it_looks_like(
    change: Callable[[Data], None], said: str, kabul: Summary, tmp_path: Path
) -> None:
    data = json.loads(kabul.model_dump_json())
    change(data)
    line = json.dumps(data)
    assert stated(write(tmp_path / "one.json", line))[0].startswith(f": {said}")
    first, second = stated(write(tmp_path / "two.jsonl", kabul.model_dump_json(), line))
    assert (first, second.startswith(f", line 2: {said}")) == ("result", True)


def test_what_is_the_same_in_json_is_read_all_the_same(kabul: Summary, tmp_path: Path) -> None:
    """And a moment of publication, with or without something else that is wrong."""
    line = kabul.model_dump_json()
    low = kabul.events[0].casualties[0].count.low
    assert f'"low":{low},' in line
    assert read_results(write(tmp_path / "point.json", line.replace(f'"low":{low},', f'"low":{low}.0,'))) == [kabul]
    data = json.loads(line)
    data["article"]["published"] = "2020-11-21T09:30:00Z"
    data["run"]["cost"] = {"amount": "0.0125", "currency": "USD"}
    [read] = read_results(write(tmp_path / "moment.json", json.dumps(data)))
    assert read == Summary.model_validate(data)
    data["events"][0]["negated"] = "no"
    assert stated(write(tmp_path / "wrong.json", json.dumps(data))) == [f": /events/0/negated: {BOOLEAN}."]


@pytest.mark.parametrize("article", sorted((ROOT / "tests/articles").glob("*.txt")), ids=lambda path: path.stem)
def test_every_result_is_read_as_it_was_written(article: Path, tmp_path: Path) -> None:
    with Summariser(reader="rules") as rules:
        made = [replayed(article.stem), rules.summarise(Article.from_file(article))]
    assert read_results(write(tmp_path / "lines.jsonl", *(it.model_dump_json() for it in made))) == made
    assert read_results(write(tmp_path / "one.json", made[0].model_dump_json(indent=2))) == made[:1]


CUT = "is not JSON to its end: it was cut off there; this is no saved result."


def test_a_broken_line_does_not_hide_the_others(kabul: Summary, tmp_path: Path) -> None:
    line = kabul.model_dump_json()
    cut = line[:500]
    assert stated(write(tmp_path / "a.jsonl", line, cut, "", FAILED, line)) == [
        "result", f", line 2, column 501: {CUT}", "failure", "result",
    ]  # fmt: skip
    assert stated(write(tmp_path / "b.jsonl", cut, line)) == [f", line 1, column 501: {CUT}", "result"]
    assert stated(write(tmp_path / "c.jsonl", line, "null")) == [
        "result", ", line 2: is JSON, but no object, as a result is; this is no saved result.",
    ]  # fmt: skip
    (tmp_path / "d.jsonl").write_bytes(f"{line}\n".encode() + b"caf\xe9\n" + f"{line}\n".encode())
    place = f"line 2, byte {len(line.encode()) + 4} of the file"
    assert stated(tmp_path / "d.jsonl") == ["result", f": is not UTF-8 ({place}); this is no saved result.", "result"]
    with pytest.raises(ConfigurationError, match="line 2"):
        read_results(tmp_path / "a.jsonl")


def test_a_line_of_a_failure_with_other_types_is_none(kabul: Summary, tmp_path: Path) -> None:
    failed = json.dumps({"id": "x", "source": None, "error": []})
    said = ", line 2: /error: is of another type than for an article that failed; this is no saved result."
    assert stated(write(tmp_path / "a.jsonl", kabul.model_dump_json(), failed)) == ["result", said]


def test_where_an_indented_file_is_no_json_is_told(kabul: Summary, tmp_path: Path) -> None:
    whole = kabul.model_dump_json(indent=2)
    last = whole.count("\n") + 1

    def said(content: str) -> str:
        path = write(tmp_path / "x.json", content)
        with pytest.raises(ConfigurationError) as failure:
            list(each_saved(path))
        return str(failure.value).removeprefix(f"{path}, ")

    assert said(f"{whole}\nxyz").startswith(f"line {last + 1}, column 1: is not JSON: behind its end more follows")
    assert said(f"{whole}\n\n{whole}").startswith(f"line {last + 2}, column 1: is not JSON: behind its end more")
    assert said(whole[:-2]) == f"line {last - 1}, column {len(whole.splitlines()[-2]) + 1}: {CUT}"
    assert said(whole[:60].rstrip()).endswith(CUT), "within a string"
    comma = said(f"{whole[:-2]},\n}}")
    assert comma.startswith((f"line {last}, column 1: is not JSON (", f"line {last - 1}, column "))
    assert said(f"\n// of today\n{whole}").startswith("line 2, column 1: is not JSON (expecting value)")
    offset = f'"offset": {kabul.article.offset}'
    row = next(number for number, line in enumerate(whole.splitlines(), 1) if offset in line)
    digits = whole.replace(offset, f'"offset": {"9" * 5000}')
    assert said(digits).startswith(f"line {row}, column 15: has too large a number, of more than 4300 digits")
    line = kabul.model_dump_json()
    assert said(f"[{line},\n{line},]").startswith("line 2, column "), "a list is no JSON Lines"


def test_the_command_checks_the_good_lines_of_a_file(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    wrong = tampered(kabul, word).model_dump_json()
    write(tmp_path / "a.jsonl", kabul.model_dump_json(), *['{"id": "x"'] * 7, wrong)
    done = processes.run("verify", "a.jsonl", cwd=tmp_path)
    assert done.status == 2
    told = done.error.splitlines()
    assert told[:5] == [f"summariser: a.jsonl, line {number}, column 11: {CUT}" for number in range(2, 7)]
    assert told[5:] == ["summariser: a.jsonl: 2 more that are no results."]
    assert done.out.splitlines()[-1] == "2 results checked, 1 with errors."
    write(tmp_path / "none.json", "[]")
    none = processes.run("verify", "none.json", cwd=tmp_path)
    assert (none.status, none.out, none.error) == (2, "", "summariser: none.json: holds no result.\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("no json", "line 1"),
        ('{"a": 1}', "no saved result"),
        ("[1]", "no saved result"),
        ('{"schema_version": "1"}', "/id"),
        ("[]", "holds no result"),
        ("[" * 100_000, "nested too deeply"),
        ('{"schema_version": "1", "topic": ' + "[" * 900 + "]" * 900 + "}", "nested too deeply"),
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
    assert both.status == 2, "a file without a result is not clean"
    said = "none.jsonl: holds no result: 2 articles of it failed; summarise again what failed."
    assert both.error.splitlines()[1] == f"summariser: {said}"
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
        "summariser: bad.txt, line 1, column 1: is not JSON (expecting value); this is no saved result.",
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
    monkeypatch.setattr("summariser.verify.check.run_audit", lambda _: Audit(findings=found, passed=True))
    kabul = kabul.model_copy(update={"audit": Audit(findings=found, passed=True)})

    def shown(**options: bool) -> tuple[list[str], int]:
        checked = verification([("a.json", kabul)], **options)
        return [finding.severity for finding in checked.results[0].findings], checked.failed

    assert shown() == (["warning"], 0)
    assert shown(everything=True) == (["info", "warning"], 0)
    assert shown(strict=True) == (["warning"], 1)
    del found[1], kabul.audit.findings[1]
    assert shown(strict=True, everything=True) == (["info"], 0), "information never counts"


def test_strict_counts_warnings(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    doubted = tampered(kabul, warned)
    assert verify(doubted).passed
    bare = write(tmp_path / "bare.json", doubted.model_dump_json())
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


def of_language(summary: Summary, language: str | None) -> Summary:
    """The result as it would have been written of an article that is said to be of that language."""
    article = summary.article.model_copy(update={"language": language})
    other = summary.model_copy(update={"article": article})
    return other.model_copy(update={"audit": run_audit(other), "digest": other.content_digest()})


def test_a_language_that_is_plainly_not_the_articles_is_told(kabul: Summary) -> None:
    def said(summary: Summary) -> list[str]:
        assert verify(summary).passed
        return [it.message for it in verify(summary).findings if it.check == "language"]

    spanish = of_language(kabul, "es")
    assert said(spanish) == [
        "the article's words are plainly English, and its language is given as “es”: what is checked in it goes by that"
    ]
    assert said(spanish.model_copy(update={"audit": verify(spanish)})) == said(spanish)
    assert about_the_audit(spanish.model_copy(update={"audit": verify(spanish)})) == []
    assert said(of_language(kabul, "en-GB")) == said(of_language(kabul, None)) == []
    check = verify(of_language(kabul, None)).checks[2]
    assert (check.name, check.ran, check.skipped) == ("language", False, "the result names no language")


def test_checks_that_were_not_made_are_told(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    spanish, undated = replayed("puente-roto"), replayed("puente-roto")
    article = undated.article.model_copy(update={"published": None})
    undated = undated.model_copy(update={"article": article})
    undated = undated.model_copy(update={"audit": run_audit(undated), "digest": undated.content_digest()})
    files = [write(tmp_path / f"{it}.json", one.model_dump_json()) for it, one in enumerate((kabul, spanish, undated))]

    def last(*paths: Path) -> str:
        return processes.run("verify", *map(str, paths)).out.splitlines()[-1]

    assert last(files[0]) == "1 result checked, 0 with errors."
    assert last(*files[:2]) == "2 results checked, 0 with errors; 7 checks not made of 1 (es)."
    assert last(*files[1:]) == "2 results checked, 0 with errors; 7 to 8 checks not made of 2 (es)."
    article = kabul.article.model_copy(update={"published": None})
    english = kabul.model_copy(update={"article": article})
    english = english.model_copy(update={"audit": run_audit(english), "digest": english.content_digest()})
    files.append(write(tmp_path / "english.json", english.model_dump_json()))
    told = "1 check not made of 1 (no day of publication)."
    assert last(files[3]) == f"1 result checked, 0 with errors; {told}"
    assert last(files[0], files[1], files[3]).endswith(f"; 7 checks not made of 1 (es); {told}")
    page = processes.run("show", str(files[3])).out
    assert "audit: passed in part: 1 check not made" in page, "as many as the page has"
    found = json.loads(processes.run("verify", str(files[1]), "-f", "json").out)
    assert found["results"][0]["language"] == "es"


def test_the_same_result_twice_in_a_file_is_told(kabul: Summary, tmp_path: Path, processes: Processes) -> None:
    line, other = kabul.model_dump_json(), kabul.model_copy(update={"id": "other", "digest": None})
    once = other.model_copy(update={"digest": other.content_digest()}).model_dump_json()
    write(tmp_path / "twice.jsonl", line, once, line)
    write(tmp_path / "one.json", line)
    done = processes.run("verify", "twice.jsonl", "one.json", "-f", "json", cwd=tmp_path)
    assert (done.status, done.error) == (0, "")
    told = [[it["message"] for it in result["findings"]] for result in json.loads(done.out)["results"]]
    assert told == [[], [], ["the same result stands in this file before: its id and content are that one's"], []]
    assert processes.run("verify", "twice.jsonl", "--strict", cwd=tmp_path).status == 1
    pairs = [("a.json", kabul), ("b.json", kabul), ("a.json", kabul)]
    assert [len(it.findings) for it in verification(pairs).results] == [0, 0, 1]


@pytest.mark.parametrize("change", [lambda data: None, digit, flipped], ids=["untouched", "figure", "verdict"])
def test_a_result_whose_digest_was_taken_out_is_an_error(
    change: Callable[[Data], None], kabul: Summary, tmp_path: Path, processes: Processes
) -> None:
    bare = tampered(kabul, lambda data: (change(data), data.pop("digest")))
    audit = bare.verify()
    assert audit.passed is False
    told = [it.message for it in audit.findings if (it.severity, it.where) == ("error", "/digest")]
    assert len(told) == 1
    assert "summarise the article again" in told[0]
    done = processes.run("verify", str(write(tmp_path / "bare.json", bare.model_dump_json())))
    assert (done.status, done.err) == (1, "")


def test_a_result_of_ones_own_making_is_given_its_digest(kabul: Summary) -> None:
    run = kabul.run.model_copy(update={"version": None})
    own = kabul.model_copy(update={"run": run, "audit": Audit(), "digest": None})
    assert own.verify().passed is False
    assert own.model_copy(update={"digest": own.content_digest()}).verify().passed


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
