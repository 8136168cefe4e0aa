"""Saved results shown again: the pages that summarise writes, and none that says more than verify."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summariser import Article, Audit, Finding, Summariser, Summary
from summariser.render import renderer
from summariser.render.html import Document
from summariser.verify import Choice, Failure, each_placed, standing, verify
from tests.conftest import ROOT, Done, Processes
from tests.facts import replayed
from tests.render.hostile import HOSTILE, with_texts
from tests.render.test_html import parsed
from tests.render.test_markdown import PARSER
from tests.render.test_terminal import SGR, harmless, shown
from tests.test_models import full_summary
from tests.test_verify import (
    FAILED,
    Data,
    act,
    digit,
    flipped,
    invented,
    name,
    of_language,
    qualifier,
    span,
    tampered,
    text,
    told,
    warned,
    word,
    write,
)

Show = Callable[..., Done]
CHANGED = "this result was changed after it was made; the audit shown here was made anew."
AUDIT_CHANGED = "this result, or its saved audit, was changed after it was made; the audit shown here was made anew."


@pytest.fixture
def show(processes: Processes, tmp_path: Path) -> Show:
    """`summariser show ARGS` in the folder of the test."""

    def made(*args: str, **options: Any) -> Done:
        return processes.run("show", *args, **{"cwd": tmp_path} | options)

    return made


def other(summary: Summary, id: str) -> Summary:
    """The result as that of another file."""
    article = summary.article.model_copy(update={"id": id})
    copy = summary.model_copy(update={"id": id, "article": article})
    return copy.model_copy(update={"digest": copy.content_digest()})


def redigested(summary: Summary, change: Callable[[Data], object]) -> Summary:
    """Changed by somebody who made the digest anew."""
    changed = tampered(summary, lambda data: (change(data), None)[1])
    return changed.model_copy(update={"digest": changed.content_digest()})


def sum_of(trust: str) -> tuple[int, int]:
    """Errors and warnings as the verdict at the top of a page counts them."""
    numbers = [re.search(rf"(\d+) {kind}", trust) for kind in ("error", "warning")]
    errors, warnings = (int(it[1]) if it else 0 for it in numbers)
    return errors, warnings


# What the page says


def test_the_page_is_the_one_that_summarise_wrote(kabul: Summary, tmp_path: Path, show: Show) -> None:
    write(tmp_path / "one.json", kabul.model_dump_json(indent=2))
    done = show("one.json")
    assert (done.status, done.error, done.out) == (0, "", shown(kabul))
    page = show("one.json", "-f", "markdown")
    assert (page.status, page.error, page.out) == (0, "", renderer("markdown")(kabul).rstrip("\n") + "\n")
    browser = show("one.json", "-f", "html")
    assert (browser.status, browser.error, browser.out) == (0, "", renderer("html")(kabul))
    assert show("-", stdin=kabul.model_dump_json().encode()).out == done.out
    assert show("one.json", "-o", "page.txt").out == ""
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == done.out


@pytest.mark.parametrize("article", sorted((ROOT / "tests/articles").glob("*.txt")), ids=lambda path: path.stem)
def test_an_untouched_result_is_shown_as_it_was(article: Path) -> None:
    with Summariser(reader="rules") as rules:
        made = [replayed(article.stem), rules.summarise(Article.from_file(article))]
    for summary in made:
        found = standing(Summary.model_validate_json(summary.model_dump_json()))
        assert (found.summary, found.notice, found.passed) == (summary, None, summary.audit.passed)


@pytest.mark.parametrize("change", [digit, word, span, name, qualifier, act, text], ids=lambda change: change.__name__)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_result_that_was_changed_says_so_at_its_top(
    change: Callable[[Data], None], form: str, kabul: Summary, tmp_path: Path, show: Show
) -> None:
    write(tmp_path / "a.json", tampered(kabul, change).model_dump_json())
    done = show("a.json", "-f", form)
    assert done.status == 1
    assert done.error == "summariser: verify finds errors in this result; its page has them under 'What to trust'.\n"
    if form == "html":
        assert f'<p class="notice">{CHANGED}</p>' in done.out
        assert re.search('<p class="verdict failed"><a href="#r1-trust">audit: FAILED', done.out)
        return
    lines = done.out.splitlines()
    assert lines[0 if form == "terminal" else 2].strip("*") == CHANGED
    assert any(re.match(r"(\*\*)?audit: FAILED", line) for line in lines)
    assert "passed" not in "\n".join(lines).replace("passed a law", "")
    assert "something in this result was changed after it was written" in " ".join(done.out.replace("\\", "").split())


@pytest.mark.parametrize(
    ("change", "notice", "passed"),
    [
        (invented, AUDIT_CHANGED, False),
        (flipped, AUDIT_CHANGED, False),
        (warned, AUDIT_CHANGED, True),
        (told, AUDIT_CHANGED, True),
        (lambda data: data["audit"]["checks"].pop(), AUDIT_CHANGED, True),
        (lambda data: data.update(audit={}), "no audit was saved with this result; ", False),
        (lambda data: data.update(digest=None), "this result has no digest: it may have been changed; ", False),
        (lambda data: (digit(data), flipped(data)), CHANGED, False),
    ],
)
def test_an_audit_that_is_not_true_is_not_shown(
    change: Callable[[Data], object], notice: str, passed: bool, kabul: Summary
) -> None:
    changed = tampered(kabul, lambda data: (change(data), None)[1])
    found = standing(changed)
    assert (found.notice or "").startswith(notice)
    assert len(found.notice or "") < 100, "one line of a page"
    assert found.passed is found.summary.audit.passed is passed
    assert "approved by an editor" not in [it.message for it in found.summary.audit.findings]


@pytest.mark.parametrize("change", [digit, qualifier, lambda data: data.update(headline="Forty were killed by Iran")])
def test_a_digest_that_was_made_anew_helps_nobody(change: Callable[[Data], object], kabul: Summary) -> None:
    found = standing(redigested(kabul, change))
    assert (found.notice, found.passed, found.summary.audit.passed) == (AUDIT_CHANGED, False, False)


def test_an_audit_of_another_version(kabul: Summary) -> None:
    """Is shown where this one finds the same, with that of this version else."""

    def older(data: Data) -> None:
        data["run"]["version"] = "0.0.1"

    def approved(data: Data) -> None:
        older(data)
        finding = {"check": "language", "severity": "info", "message": "approved by an editor", "where": ""}
        data["audit"]["findings"].append(finding)

    def lenient(data: Data) -> None:
        older(data)
        data["headline"] = "Forty were killed by Iran"

    same, more, less = (standing(redigested(kabul, change)) for change in (older, approved, lenient))
    assert (same.notice, same.summary.audit) == (None, kabul.audit)
    said = "another version of summariser audited this result otherwise; the audit shown here was made anew."
    assert (more.notice, more.passed) == (said, True)
    assert "approved by an editor" not in [it.message for it in more.summary.audit.findings]
    assert (less.notice, less.passed, less.summary.audit.passed) == (said, False, False)
    own = redigested(kabul, lambda data: (data["run"].update(version=None), told(data)))
    assert standing(own).notice == "the saved audit says otherwise; the audit shown here was made anew."
    bare = standing(redigested(kabul, lambda data: (data["run"].update(version=None), data.update(audit={}))))
    assert (bare.notice or "").startswith("no audit was saved with this result; ")
    assert bare.passed


def test_what_verify_alone_finds_is_on_the_page(kabul: Summary) -> None:
    spanish = of_language(kabul, "es")
    found = standing(spanish)
    assert (found.notice, found.passed) == (None, True)
    assert [it.check for it in found.summary.audit.findings if it not in spanish.audit.findings] == ["language"]
    again = spanish.model_copy(update={"audit": verify(spanish)})
    assert standing(again).summary == again, "an audit of verify's own has it already"


@pytest.mark.parametrize("change", [digit, word, text, invented, flipped, warned, told], ids=lambda it: it.__name__)
def test_page_table_and_json_count_alike(
    change: Callable[[Data], None], kabul: Summary, tmp_path: Path, processes: Processes
) -> None:
    write(tmp_path / "a.json", tampered(kabul, change).model_dump_json())
    page, markdown, table, machine = (
        processes.run(*args, "a.json", cwd=tmp_path)
        for args in (["show"], ["show", "-f", "markdown"], ["verify"], ["verify", "-f", "json"])
    )
    assert page.status == markdown.status == table.status == machine.status
    rows = [line.split("  ")[2] for line in table.out.splitlines()[:-1]]
    verdict = next(line for line in page.out.splitlines() if line.startswith("audit: "))
    assert sum_of(verdict) == (rows.count("error"), rows.count("warning"))
    assert f"**{verdict}**" in markdown.out.replace("\\", "")
    [result] = json.loads(machine.out)["results"]
    assert result["passed"] is (page.status == 0) is ("FAILED" not in verdict)


# Many results


def test_all_of_a_file_are_shown_one_after_the_other(kabul: Summary, tmp_path: Path, show: Show) -> None:
    verdict = replayed("court-verdict")
    write(tmp_path / "a.jsonl", kabul.model_dump_json(), "", FAILED, verdict.model_dump_json())
    done = show("a.jsonl")
    assert (done.status, done.error.count("\n")) == (0, 1)
    assert "a.jsonl: 1 of 3 articles has no result, only an error; summarise again what failed." in done.error
    failure = "=== line 3 · x.txt ===\nno result: x.txt\nx.txt: is empty.\n"
    assert done.out == (
        f"=== line 1 · {kabul.id} ===\n{shown(kabul)}\n{failure}\n=== line 4 · {verdict.id} ===\n{shown(verdict)}"
    )
    pages = show("a.jsonl", "--format", "markdown")
    failure = "# no result: x.txt\n\n**x.txt\\: is empty.**\n"
    parts = [renderer("markdown")(it).rstrip("\n") + "\n" for it in (kabul, verdict)]
    assert pages.out == f"{parts[0]}\n{failure}\n{parts[1]}"
    browser = show("a.jsonl", "-f", "html").out
    document = Document("Saved results", several=True)
    assert browser == (
        document.opening() + document.section(kabul, title=f"line 1 · {kabul.id}")
        + document.failure("x.txt", "x.txt: is empty.", title="line 3 · x.txt")
        + document.section(verdict, title=f"line 4 · {verdict.id}") + document.closing()
    )  # fmt: skip
    write(tmp_path / "b.json", f"[{kabul.model_dump_json()},\n{verdict.model_dump_json()}]")
    several = show("b.json", "a.jsonl")
    headings = [line for line in several.out.splitlines() if line.startswith("===")]
    assert headings == [
        f"=== b.json, result 1 · {kabul.id} ===", f"=== b.json, result 2 · {verdict.id} ===",
        f"=== a.jsonl, line 1 · {kabul.id} ===", "=== a.jsonl, line 3 · x.txt ===",
        f"=== a.jsonl, line 4 · {verdict.id} ===",
    ]  # fmt: skip


def test_a_notice_stands_below_the_heading_of_its_own_page(kabul: Summary, tmp_path: Path, show: Show) -> None:
    write(tmp_path / "a.jsonl", kabul.model_dump_json(), tampered(kabul, digit).model_dump_json())
    done = show("a.jsonl")
    assert done.error.endswith("verify finds errors in 1 of 2 results; its page has them under 'What to trust'.\n")
    first, second = done.out.split("\n=== line 2 ")
    assert (CHANGED in first, second.splitlines()[1]) == (False, CHANGED)
    pages = show("a.jsonl", "-f", "markdown").out.split("\n# ")
    assert [page.splitlines()[2].strip("*") == CHANGED for page in pages] == [False, True]


def test_results_are_chosen_by_id_and_by_line(kabul: Summary, tmp_path: Path, show: Show) -> None:
    results = [other(kabul, id) for id in ("a.txt", "b.txt", "c/d.txt")]
    write(
        tmp_path / "a.jsonl", *(it.model_dump_json() for it in results), FAILED, '{"cut', results[0].model_dump_json()
    )

    def seen(*args: str) -> list[str]:
        done = show("a.jsonl", *args)
        assert (done.status, done.error) == (0, "")
        found = re.findall(r"^=== (line \d) ", done.out, re.MULTILINE)
        return found or [line.rpartition(" · ")[2] for line in done.out.splitlines()[1:2]]

    assert seen("--id", "b.txt") == ["b.txt"]
    assert seen("--line", "3") == ["c/d.txt"]
    assert seen("--id", "a.txt") == ["line 1", "line 6"]
    assert seen("--id", "c/d.txt", "--line", "2", "--id", "b.txt") == ["line 2", "line 3"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--line", "1"], "--line 1: a.json has no result on such a line of JSON Lines."),
        (["--line", "0"], "Invalid value for '--line'"),
        (["--id", "b"], "--id b: nothing in a.json has that id; there is 'a-b.txt'."),
        (
            ["--id", "z"],
            "--id z: nothing in a.json has that id; summariser show FILE, without --id, shows all of them.",
        ),
        (["b.json", "--line", "1"], "--line 1: counts in one FILE, and 2 are named; name one."),
        (["missing.json"], "missing.json: there is no such file."),
        (["-", "-"], "'-' (standard input) can be named only once."),
        (["-o", "a.json"], "--output a.json: is a file of results, too; write to another file."),
        (["-o", "paid.jsonl"], "--output paid.jsonl: holds 1 result of a model, which a page would replace; "),
        (["-o", "no/page.txt"], "--output no/page.txt: there is no folder no."),
        (["-f", "json"], "'json' is not one of 'terminal', 'markdown', 'html'."),
    ],
)
def test_what_cannot_be_shown_is_told(args: list[str], said: str, kabul: Summary, tmp_path: Path, show: Show) -> None:
    write(tmp_path / "a.json", other(kabul, "a-b.txt").model_dump_json(indent=2))
    paid = kabul.model_copy(update={"run": kabul.run.model_copy(update={"replayed": False})})
    write(tmp_path / "paid.jsonl", paid.model_dump_json())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = show("a.json", *args)
    assert done.status == 2
    assert said in done.error
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_command_without_a_file_is_told(show: Show) -> None:
    done = show()
    assert (done.status, done.out) == (2, "")
    assert "name at least one file that summariser wrote." in done.error


def test_what_is_no_result_is_told_and_the_others_are_shown(kabul: Summary, tmp_path: Path, show: Show) -> None:
    write(tmp_path / "a.jsonl", *["{cut"] * 7, kabul.model_dump_json())
    done = show("a.jsonl")
    assert (done.status, done.out) == (2, shown(kabul))
    assert [line.partition(", line ")[2][:1] for line in done.error.splitlines()] == ["1", "2", "3", "4", "5", ""]
    assert done.error.endswith("summariser: a.jsonl: 2 more that are no results.\n")
    one = show("a.jsonl", "--line", "8")
    assert (one.status, one.error, one.out) == (0, "", done.out), "the others were not asked for"
    cut = show("a.jsonl", "--line", "2")
    assert (cut.status, cut.out, cut.error.count("\n")) == (2, "", 1)
    assert "a.jsonl, line 2, column 2: is not JSON" in cut.error
    missing = show("a.jsonl", "--id", "x")
    assert (missing.status, missing.error.count("\n")) == (2, 7), "any of them may be the one"
    piped = show("-", stdin=b"no result")
    assert piped.error.startswith("summariser: standard input, line 1, column 1: is not JSON")
    assert show("-", stdin=b"").error == "summariser: standard input: is empty; this is no saved result.\n"


def test_an_article_that_failed_is_told_as_such(tmp_path: Path, show: Show) -> None:
    nameless = json.dumps({"id": None, "source": "standard input", "error": "standard input: is empty."})
    write(tmp_path / "a.jsonl", FAILED, nameless)
    done = show("a.jsonl")
    assert done.status == 2, "a file without a result, as verify has it"
    assert done.error == "summariser: a.jsonl: holds no result: 2 articles of it failed; summarise again what failed.\n"
    assert "no result: standard input\nstandard input: is empty.\n" in done.out
    one = show("a.jsonl", "--id", "x.txt")
    assert (one.status, one.out) == (2, "no result: x.txt\nx.txt: is empty.\n")
    said = "a.jsonl: 1 of what was asked for has no result, only an error; summarise again what failed."
    assert one.error == f"summariser: {said}\n"


def test_a_file_that_holds_a_page_is_replaced_at_its_end(kabul: Summary, tmp_path: Path, show: Show) -> None:
    (tmp_path / "page.md").write_text("an older page")
    write(tmp_path / "none.json", "[]")
    assert show("none.json", "-o", "page.md").status == 2
    assert (tmp_path / "page.md").read_text() == "an older page", "there is nothing to take its place"
    write(tmp_path / "a.jsonl", kabul.model_dump_json(), FAILED)
    done = show("a.jsonl", "-f", "markdown", "-o", "page.md")
    assert (done.status, done.out) == (0, "")
    assert (tmp_path / "page.md").read_text(encoding="utf-8").count("\n# no result: x.txt\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "none.json", "page.md"]
    full = show("a.jsonl", stdout="/dev/full")
    said = "summariser: standard output cannot be written to (no space left on device).\n"
    assert (full.status, full.error) == (1, said)
    closed = show("a.jsonl", stdout="closed")
    assert closed.error == "summariser: standard output is closed; write to a file with --output.\n"
    assert show("a.jsonl", stdout="broken").status == 141


def test_one_result_is_held_at_a_time(kabul: Summary, tmp_path: Path) -> None:
    """And of those that were not chosen nothing but the id is read."""
    lines = [other(kabul, f"{number}.txt").model_dump_json() for number in range(3)]
    path = write(tmp_path / "a.jsonl", *lines, FAILED, json.dumps({"id": "4.txt", "article": 7}))
    coming = each_placed(path)
    assert next(coming).place == "line 1"
    path.write_text("")
    choice = Choice(frozenset(["1.txt", "9.txt"]), frozenset([4, 8]))
    write(path, *lines, FAILED, json.dumps({"id": "4.txt", "article": 7}))
    assert [(it.line, type(it.entry)) for it in each_placed(path, choice)] == [(2, Summary), (4, Failure)]
    assert choice.missing() == ["9.txt", 8]


def test_a_name_that_is_no_text_is_an_id_all_the_same(kabul: Summary, tmp_path: Path, show: Show) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m.txt")
    write(tmp_path / os.fsdecode(b"\xe9.jsonl"), other(kabul, "caf\\xe9\x1b[31m.txt").model_dump_json())
    done = show(os.fsdecode(b"\xe9.jsonl"), "--id", name)
    assert (done.status, done.error) == (0, "")
    missing = show(os.fsdecode(b"\xe9.jsonl"), "--id", name + "x")
    assert missing.error.startswith("summariser: --id caf\\xe9␛[31m.txtx: nothing in \\xe9.jsonl has that id;")


# Hostile results


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_in_a_file_reaches_a_page(text: str, tmp_path: Path, show: Show) -> None:
    evil = with_texts(HOSTILE[text])
    failed = json.dumps({"id": HOSTILE[text], "source": HOSTILE[text], "error": HOSTILE[text]})
    write(tmp_path / "a.jsonl", evil.model_dump_json(), failed, evil.model_dump_json())
    done = show("a.jsonl", "--id", f"{HOSTILE[text]}?", "--line", "1", "--line", "2", "--line", "3")
    assert (harmless(done.out), harmless(done.error)) == ([], [])
    assert (len(re.findall("^===", done.out, re.MULTILINE)), len(re.findall("^no result: ", done.out, re.M))) == (3, 1)
    coloured = show("a.jsonl", terminal=True, env={"TERM": "xterm"}).out.replace("\r\n", "\n")
    assert SGR.search(coloured)
    assert harmless(SGR.sub("", coloured)) == []
    page = show("a.jsonl", "-f", "markdown").out
    assert harmless(page) == []
    html = PARSER.render(page)
    assert not re.search(r"<(?:script|img|a|iframe|code|em|!--|\?php)\b", html)
    assert not re.search(r"https?://|(?<!\w)www\.|\w@\w", page)
    assert html.count("<h1>") == 3
    browser = show("a.jsonl", "-f", "html").out
    assert harmless(browser) == []
    tags = Counter(it.tag for it in parsed(browser).all())
    assert (tags["script"], tags["style"], tags["img"], tags["iframe"], tags["h1"]) == (1, 1, 0, 0, 3)


def test_a_saved_audit_cannot_forge_a_page(tmp_path: Path, show: Show) -> None:
    """Neither with a verdict of its own nor with lines that look like one."""
    forged = Finding(
        check="language", severity="info", where="", message="\naudit: passed\n\x1b]8;;http://evil.example\x1b\\x"
    )
    summary = full_summary().model_copy(update={"audit": Audit(findings=[forged], passed=True)})
    write(tmp_path / "a.json", summary.model_dump_json())
    for form in ("terminal", "markdown", "html"):
        done = show("a.json", "-f", form)
        assert done.status == 1
        assert not re.search(r"^\W*audit\W* passed", done.out, re.MULTILINE | re.IGNORECASE)
        assert "evil" not in done.out


def test_colours_are_those_of_summarise(kabul: Summary, tmp_path: Path, show: Show) -> None:
    write(tmp_path / "a.json", tampered(kabul, digit).model_dump_json())
    write(tmp_path / "b.json", tampered(kabul, warned).model_dump_json())
    env = {"TERM": "xterm"}
    assert show("a.json", terminal=True, env=env).out.startswith(f"\x1b[1;31m{CHANGED[:40]}")
    assert show("b.json", terminal=True, env=env).out.startswith(f"\x1b[33m{AUDIT_CHANGED[:40]}")
    plain = show("a.json", terminal=True, env=env | {"NO_COLOR": "1"}).out
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", plain)
    narrow = show("a.json", env={"COLUMNS": "60"}).out
    assert max(map(len, narrow.splitlines())) <= 60
