"""`summariser eval` and `summariser compare` from end to end."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from summariser.cli.compare import command as compare
from summariser.cli.evaluate import command as evaluate
from summariser.errors import ConfigurationError
from summariser.evaluate import statistics
from summariser.evaluate.records import DocumentResult, Report
from summariser.evaluate.show import write_pages
from summariser.render.markdown import escaped
from tests.evaluate.sample import TEXT, bombing, span, summary, whole
from tests.facts import ROOT
from tests.fake_server import FakeServer, completion


def run(command: Any, *args: object) -> Result:
    result = CliRunner().invoke(command, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def other() -> dict[str, Any]:
    raw = copy.deepcopy(whole())
    raw["article"] = {"id": "second", "text": TEXT + " "}
    return raw


def lines(path: Path, *raws: dict[str, Any]) -> Path:
    path.write_text("".join(summary(raw).model_dump_json() + "\n" for raw in raws), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "sample.json").write_text(json.dumps(whole()), encoding="utf-8")
    (folder / "second.json").write_text(json.dumps(other()), encoding="utf-8")
    return folder


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return lines(tmp_path / "good.jsonl", whole(), other())


@pytest.fixture
def poor(tmp_path: Path) -> Path:
    raw = whole()
    raw["attributions"][1]["speech_act"] = "assert"
    raw["events"][0]["casualties"] = raw["events"][0]["casualties"][1:]
    return lines(tmp_path / "poor.jsonl", raw, other())


def test_a_report_in_each_format(gold: Path, poor: Path, tmp_path: Path) -> None:
    plain = run(evaluate, gold, "--predictions", poor)
    assert plain.exit_code == 0
    assert "casualty figures, exact (F1)" in plain.output
    assert "killed: Three (3/3/3 exact)" in plain.output
    assert "\x1b" not in plain.output
    marked = run(evaluate, gold, "--predictions", poor, "-f", "markdown", "--details", tmp_path / "pages")
    assert "| speech act | deny | assert |" in marked.output
    assert "sample.md" in marked.output
    page = (tmp_path / "pages/sample.md").read_text(encoding="utf-8")
    assert "The mayor" not in page
    assert "We knew of no threat," in page
    whole_report = json.loads(run(evaluate, gold, "--predictions", poor, "-f", "json").output)
    by_name = {item["name"]: item["value"] for item in whole_report["measures"]}
    assert by_name["attribution.joint"] == 1
    assert by_name["attribution.deny_as_claim"] == 1


def test_the_gate_names_what_was_lost(gold: Path, good: Path, poor: Path) -> None:
    assert run(evaluate, gold, "--predictions", good, "--write-baseline").exit_code == 0
    assert run(evaluate, gold, "--predictions", good).exit_code == 0
    result = run(evaluate, gold, "--predictions", poor)
    assert result.exit_code == 1
    told = result.output.partition("BELOW THE BASELINE")[2]
    assert "denials taken for claims: 0 before, 1 now" in told
    assert "sample: 2 lost" in told
    assert "/attributions/1/speech_act  speech act: deny; now assert" in told
    assert "/events/0/casualties/0  casualty: killed: Three" in told
    assert "second" not in told


def test_a_better_score_passes_and_an_event_that_is_gone_is_told_once(gold: Path, good: Path, poor: Path) -> None:
    run(evaluate, gold, "--predictions", poor, "--write-baseline")
    better = run(evaluate, gold, "--predictions", good)
    assert better.exit_code == 0
    assert "2 facts more are found" in better.output
    run(evaluate, gold, "--predictions", good, "--write-baseline")
    lines(good, whole() | {"events": whole()["events"][1:]}, other())
    told = run(evaluate, gold, "--predictions", good).output.partition("BELOW THE BASELINE")[2]
    assert "sample: 1 lost" in told
    assert "/events/0  event: A bomb killed three people in Alvora." in told


def test_a_baseline_of_other_gold_is_refused(gold: Path, good: Path) -> None:
    run(evaluate, gold, "--predictions", good, "--write-baseline")
    (gold / "second.json").write_text(json.dumps(other() | {"topic": "sport"}), encoding="utf-8")
    result = run(evaluate, gold, "--predictions", good)
    assert result.exit_code == 2
    assert "was written for other gold" in result.output


def test_rules_are_not_held_to_the_scores_of_a_model(gold: Path, good: Path) -> None:
    run(evaluate, gold, "--predictions", good, "--write-baseline")
    path = gold / "baseline.json"
    kept = json.loads(path.read_text())
    assert kept["reader"] == "hand"
    result = run(evaluate, gold, "--reader", "rules", "-f", "json")
    assert result.exit_code == 0
    assert f"summariser: {path}: is of the reader hand, not rules: not compared, unless by --baseline." in result.stderr
    assert run(evaluate, gold, "--reader", "rules", "-q").stderr == ""
    assert run(evaluate, gold, "--reader", "rules", "--baseline", path).exit_code == 1
    path.write_text(json.dumps(kept | {"reader": None}))
    assert run(evaluate, gold, "--reader", "rules").exit_code == 1, "one written before readers were noted"


def test_predictions_for_other_documents_are_said(gold: Path, tmp_path: Path) -> None:
    changed = whole()
    changed["article"] = {"id": "sample", "text": TEXT + "!"}
    stranger = whole()
    stranger["article"] = {"id": "third", "text": TEXT + "?"}
    result = run(evaluate, gold, "--predictions", lines(tmp_path / "p.jsonl", changed, stranger, other()))
    assert result.exit_code == 0
    assert "line 1: the prediction for 'sample' is not used: its text is another than the gold's" in result.stderr
    assert "line 2: the prediction for 'third' is not used: the gold has no such article" in result.stderr
    assert "sample: there is no prediction for it" in result.stderr


def test_the_agreement_of_two_people(gold: Path, tmp_path: Path) -> None:
    """Other gold is scored like a reader's; what either leaves out is not compared, and what the other one marks as
    optional costs nothing."""
    folder = tmp_path / "other"
    folder.mkdir()
    theirs = whole()
    del theirs["events"][0]["location"], theirs["events"][0]["weapons"], theirs["attributions"][1]["speech_act"]
    theirs["events"][0]["date"] = {"start": "2024-03-02"}
    theirs["events"].append(bombing("e3", optional=True, casualties=[], evidence=[span("Two bridges were closed")]))
    (folder / "sample.json").write_text(json.dumps(theirs), encoding="utf-8")
    (folder / "second.json").write_text(json.dumps(other()), encoding="utf-8")
    (folder / "baseline.json").write_text("{}", encoding="utf-8")
    result = run(evaluate, gold, "--predictions", folder, "-f", "json")
    assert "2 of 2 predictions say of no run how they came about: taken as other gold." in result.stderr
    report = json.loads(result.stdout)
    got = {item["name"]: item["value"] for item in report["measures"]}
    perfect = {"attribution.joint", "attribution.speech_act", "event.template", "casualty.exact", "slot.weapon"}
    assert {name: got[name] for name in perfect} == dict.fromkeys(perfect, 1)
    assert got["location.deepest"] == 1
    assert got["date.equal"] == 0.75  # one of four
    assert "verbatim" not in got, "people have no run, and their quotations are not generated"
    theirs["events"][2]["optional"] = False
    (folder / "sample.json").write_text(json.dumps(theirs), encoding="utf-8")
    report = json.loads(run(evaluate, gold, "--predictions", folder, "-f", "json").stdout)
    assert next(item for item in report["measures"] if item["name"] == "event.template")["value"] < 1


def test_failures_of_summarise_count_as_read_empty(gold: Path, tmp_path: Path) -> None:
    path = lines(tmp_path / "p.jsonl", other())
    path.write_text(path.read_text() + json.dumps({"id": "sample", "source": "x", "error": "no reply"}) + "\n")
    result = run(evaluate, gold, "--predictions", path, "-f", "json")
    assert "sample: sample: no reply" in result.stderr
    by_name = {item["name"]: item["value"] for item in json.loads(result.stdout)["measures"]}
    assert (by_name["article.failed"], by_name["attribution.joint"]) == (1, pytest.approx(2 / 3))


@pytest.mark.parametrize(
    ("one", "said"),
    [("runs/sample.txt", "runs/sample.txt: is empty."), ("sample.txt", "no reply"), ("a: b/sample.txt", "no reply")],
)
def test_a_failure_is_matched_by_the_name_of_its_file(one: str, said: str, gold: Path, tmp_path: Path) -> None:
    path = lines(tmp_path / "p.jsonl", other())
    path.write_text(path.read_text() + json.dumps({"id": one, "source": one, "error": said}) + "\n")
    result = run(evaluate, gold, "--predictions", path, "-f", "json")
    (failed,) = (item["failure"] for item in json.loads(result.stdout)["documents"] if item["failure"])
    assert failed == (said if said.startswith(one) else f"{one}: {said}")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "there is no such file or folder"),
        (["GOLD", "--predictions", "nowhere.jsonl"], "there is no such file"),
        (["GOLD", "--predictions", "x.jsonl", "--cassette", "y"], "give one of them"),
        (["GOLD", "--predictions", "x.jsonl", "-m", "y"], "--predictions and --model"),
        (["GOLD", "--record"], "--record needs --cassette"),
        (["GOLD", "--cassette", "GOLD"], "there is no cassette sample.yaml"),
        (["GOLD", "--reader", "tea-leaves", "--cassette", "GOLD"], "tea-leaves"),
        (["GOLD"], "no model is configured"),
    ],
)
def test_usage_and_configuration(gold: Path, args: list[str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(gold.parent)
    result = run(evaluate, *[gold if arg == "GOLD" else arg for arg in args])
    assert result.exit_code == 2
    assert said in result.output


def test_a_broken_prediction_is_named(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(summary(whole()).model_dump_json() + '\n{"id": "x"}\n')
    result = run(evaluate, gold, "--predictions", path)
    assert result.exit_code == 2
    assert "p.jsonl, line 2: /article: field required" in result.output
    path.write_text(summary(whole()).model_dump_json() + "\nnonsense\n")
    assert "p.jsonl, line 2: is no JSON" in run(evaluate, gold, "--predictions", path).output


def test_articles_are_read_from_a_folder_of_cassettes(tmp_path: Path) -> None:
    for name in ("court-verdict", "rail-strike"):
        record = {"article": {"path": str(ROOT / f"tests/articles/{name}.txt")}, "events": []}
        (tmp_path / f"{name}.json").write_text(json.dumps(record))
    result = run(evaluate, tmp_path, "--cassette", ROOT / "cassettes", "-f", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [item["failure"] for item in report["documents"]] == [None, None]
    by_name = {item["name"]: item for item in report["measures"]}
    assert by_name["reply.schema_valid"]["gold"] == 2
    assert by_name["tokens.output"]["value"] > 100
    assert by_name["verbatim"]["value"] == 1


def test_a_readers_failure_speaks_of_flags(gold: Path) -> None:
    with FakeServer(lambda _: completion("{", finish_reason="length")) as server:
        result = run(evaluate, gold, "-m", "m", "--base-url", server.url, "-f", "json")
    assert result.exit_code == 1
    assert "sample: the reply was cut off at the limit of output tokens; raise --max-output-tokens" in result.stderr
    assert "raise --max-output-tokens" in json.loads(result.stdout)["documents"][0]["failure"]


def test_a_request_that_is_not_in_the_cassette_has_its_own_status(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"article": {"text": TEXT}, "events": []}))
    result = run(evaluate, tmp_path, "--cassette", ROOT / "cassettes/court-verdict.yaml")
    assert result.exit_code == 5
    assert "not in the cassette" in result.output


def test_compare_two_runs_on_gold(gold: Path, good: Path, poor: Path, tmp_path: Path) -> None:
    comparison = json.loads(run(compare, poor, good, "--gold", gold, "-f", "json").output)
    gaps = {item["name"]: item for item in comparison["differences"]}
    assert gaps["casualty.exact"]["first"] < gaps["casualty.exact"]["second"] == 1
    assert gaps["attribution.joint"]["first"] == gaps["attribution.joint"]["second"] == 1
    assert comparison["articles"][0]["id"] == "sample"
    assert comparison["articles"][0]["only_first"] == []
    assert {fact["key"] for fact in comparison["articles"][0]["only_second"]} == {
        "/attributions/1/speech_act",
        "/events/0/casualties/0",
    }
    plain = run(compare, poor, good, "--gold", gold).output
    assert "only B  speech act: deny" in plain
    assert "within chance (p = 1)" in plain
    reports = []
    for path in (poor, good):
        reports.append(path.with_suffix(".json"))
        run(evaluate, gold, "--predictions", path, "-f", "json", "-o", reports[-1])
    assert json.loads(run(compare, *reports, "-f", "json").output)["differences"] == comparison["differences"]


def test_compare_two_runs_with_each_other(good: Path, poor: Path) -> None:
    assert "Both found the same." in run(compare, good, good).output
    plain = run(compare, good, poor).output
    assert "only A  casualty: killed: Three" in plain
    assert "p =" not in plain
    marked = run(compare, good, poor, "-f", "markdown").output
    assert "- only A: casualty" in marked


def test_what_one_run_lacks_is_said_in_one_line(good: Path, gold: Path, tmp_path: Path) -> None:
    one = lines(tmp_path / "one.jsonl", whole())
    lacking = "has no summary of 1 article that"
    assert f"B {lacking} A has: second." in run(compare, good, one).stderr
    assert f"A {lacking} B has: second." in run(compare, one, good).stderr
    for first, second, said in ((good, one, f"B {lacking} A has: second."), (one, good, f"A {lacking} B has: second.")):
        for more in ([], ["--gold", gold]):
            result = run(compare, first, second, *more)
            assert result.stderr.splitlines() == [f"summariser: {said}"], result.stderr
    assert run(compare, one, one, "--gold", gold).stderr == "", "both lack it"
    many = [whole() | {"article": {"id": f"n{number}", "text": TEXT + " " * number}} for number in range(9)]
    result = run(compare, lines(tmp_path / "many.jsonl", *many), one)
    assert "B has no summary of 8 articles that A has: n1, n2, n3, n4, n5 and 3 more." in result.stderr


@pytest.mark.parametrize("flag", ["-q", "--quiet"])
def test_quiet_leaves_failures_alone(flag: str, gold: Path, good: Path, poor: Path, tmp_path: Path) -> None:
    stranger = whole() | {"article": {"id": "third", "text": TEXT + "?"}}
    odd = lines(tmp_path / "odd.jsonl", whole(), stranger)
    args = [gold, "--predictions", odd, "-f", "json"]
    loud, quiet = run(evaluate, *args), run(evaluate, *args, flag)
    assert "the prediction for 'third' is not used" in loud.stderr
    assert quiet.stderr == "summariser: second: there is no prediction for it\n"
    assert (quiet.stdout, quiet.exit_code) == (loud.stdout, loud.exit_code), "the report still has its notes"
    run(evaluate, gold, "--predictions", good, "--write-baseline")
    assert "BELOW THE BASELINE" in run(evaluate, gold, "--predictions", poor, "-f", "json", flag).stderr
    one = lines(tmp_path / "one.jsonl", whole())
    assert "has no summary of 1 article" in run(compare, good, one).stderr
    assert run(compare, good, one, flag).stderr == ""
    assert "there is no such file" in run(compare, good, tmp_path / "none.jsonl", flag).stderr


@pytest.mark.parametrize("flag", ["-q", "--quiet"])
def test_quiet_leaves_out_warnings(flag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISER_MODLE", "x")
    (tmp_path / "x.txt").write_text("date 2024-02-30\n\n" + TEXT)
    (tmp_path / "x.json").write_text(json.dumps({"article": {"path": "x.txt"}, "events": []}))
    args = [tmp_path, "--reader", "rules"]
    assert len(run(evaluate, *args).stderr.splitlines()) == 2
    assert run(evaluate, *args, flag).stderr == ""


def test_a_measure_that_is_not_scored_now_has_its_label(gold: Path, good: Path, tmp_path: Path) -> None:
    run(evaluate, gold, "--predictions", good, "--write-baseline")
    kept = json.loads((gold / "baseline.json").read_text())
    kept["measures"]["measure.of.another.version"] = 1
    kept["found"]["sample"].append("/events/9")
    (gold / "baseline.json").write_text(json.dumps(kept))
    result = run(evaluate, gold, "--predictions", gold)
    told = result.stdout.partition("BELOW THE BASELINE")[2]
    assert result.exit_code == 1
    assert "  quoted words that stand in the article: 1 before, not scored now" in told
    assert "  measure.of.another.version: 1 before, not scored now" in told
    assert "verbatim" not in told
    assert "/events/9  fact: found before; optional, or not scored now" in told


def test_articles_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """As files of one name in two folders."""
    twin = other()
    twin["article"]["id"] = whole()["article"]["id"]
    changed = copy.deepcopy(twin)
    changed["attributions"] = []
    first = lines(tmp_path / "first.jsonl", whole(), twin)
    second = lines(tmp_path / "second.jsonl", whole(), changed)
    result = run(compare, first, second, "-f", "json")
    comparison = json.loads(result.stdout)
    assert (result.stderr, comparison["notes"]) == ("", [])
    assert len({item["id"] for item in comparison["articles"]}) == 2
    assert [bool(item["only_first"]) for item in comparison["articles"]] == [True, False]


def test_compare_refuses_reports_on_different_gold(gold: Path, good: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run(evaluate, gold, "--predictions", good, "-f", "json", "-o", first)
    run(evaluate, gold / "sample.json", "--predictions", good, "-f", "json", "-o", second)
    result = run(compare, first, second)
    assert result.exit_code == 2
    assert "different gold" in result.output
    assert "one of A and B is a report" in run(compare, first, good).output


def test_without_scipy_it_is_said_what_to_install(gold: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(statistics, "import_module", missing)
    with pytest.raises(ConfigurationError):
        statistics.require()
    result = run(evaluate, gold, "--predictions", good)
    assert result.exit_code == 2
    assert "pip install scipy" in result.output


def test_text_of_an_article_is_no_markup(tmp_path: Path) -> None:
    hostile = "Police said <script>alert(1)</script> | [x](http://e.invalid) \x1b[31m stood there."
    record = {
        "article": {"id": "../../etc", "text": hostile},
        "attributions": [{"content": {"spans": [{"text": "<script>alert(1)</script> | [x]"}]}}],
    }
    path = tmp_path / "g.json"
    path.write_text(json.dumps(record))
    empty = tmp_path / "p.jsonl"
    empty.write_text("")
    result = run(evaluate, path, "--predictions", empty, "-f", "markdown", "--details", tmp_path / "pages")
    pages = list((tmp_path / "pages").iterdir())
    assert len(pages) == 1
    for text in (result.stdout, pages[0].read_text(encoding="utf-8")):
        assert "<script>" not in text
        assert "\x1b" not in text
        assert "[x](http" not in text


@pytest.mark.parametrize("data", ["", "\n \n"])
@pytest.mark.parametrize("with_gold", [False, True])
def test_a_run_that_is_empty_is_no_run(data: str, with_gold: bool, good: Path, gold: Path, tmp_path: Path) -> None:
    """As verify says it; else a run that ended before its first result found nothing."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text(data)
    more = ["--gold", gold] if with_gold else []
    for files in ((good, empty), (empty, good)):
        result = run(compare, *files, *more)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"summariser: {empty}: is empty; this is no saved result.\n"
    empty.write_text(json.dumps({"id": "sample", "source": "x", "error": "no reply"}))
    assert run(compare, good, empty, *more).exit_code == 0, "a run that failed is one"


def test_a_run_that_is_not_there_is_named(good: Path, tmp_path: Path) -> None:
    result = run(compare, good, tmp_path / "nothing.jsonl")
    assert result.exit_code == 2
    assert "nothing.jsonl: there is no such file or folder" in result.stderr


def test_pages_of_articles_with_long_ids_have_names_of_their_own(tmp_path: Path) -> None:
    long = "a" * 80
    ids = [*(f"{long}{number}" for number in range(200)), "b/c", "b c", "B_C", *("\U00020000" * 70 + it for it in "xy")]
    documents = [DocumentResult(id=name, place="g.json") for name in ids]
    report = Report(gold="g", gold_digest="d", predictions="p", measures=[], documents=documents)
    pages = write_pages(report, {}, tmp_path / "pages")
    assert list(pages) == ids
    assert len({path.name.casefold() for path in pages.values()}) == len(ids)
    assert [pages[name].name for name in (f"{long}0", "b/c")] == [f"{long}.md", "b_c.md"]
    for name, path in pages.items():
        assert path.read_text(encoding="utf-8").startswith(f"# {escaped(name)}\n")
