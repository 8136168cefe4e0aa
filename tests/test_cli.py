"""The command line as a user meets it: what it prints, how it ends, and that nothing it reads can harm a terminal."""

import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from summariser.cli import dry_run, sources
from summariser.cli.dry_replay import Plan
from summariser.decoding import read_of
from summariser.settings import Settings
from summariser.wire import wire_schema
from tests.conftest import ROOT, Done, Processes
from tests.fake_server import (
    TEXT,
    Asked,
    FakeServer,
    Step,
    article,
    closed_url,
    completion,
    error,
    misquoting,
    wire_reply,
)

GOOD = completion(wire_reply())
HEADER = "date 2024-03-05\n\n"
KEY = "sk-proj-0123456789abcdefghij"

Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the small article in it."""
    (tmp_path / "ferry.txt").write_text(HEADER + TEXT)
    (tmp_path / "other.txt").write_text(HEADER + TEXT.replace("40 passengers", "50 passengers"))
    return tmp_path


@pytest.fixture
def run(processes: Processes, folder: Path) -> Run:
    """`summariser ARGS` in the working folder."""

    def made(*args: str, **options: Any) -> Done:
        return processes.run(*args, **{"cwd": folder} | options)

    return made


@pytest.fixture
def tape(folder: Path, run: Run) -> str:
    """A cassette of the small article, recorded through the command line; its name in the working folder."""
    with FakeServer([GOOD]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), "--cassette", "ferry.yaml", "--record", "-f", "json")
    assert (done.status, done.error) == (0, "")
    return "ferry.yaml"


def to(url: str, *more: str) -> list[str]:
    """The flags that name a model there, which is asked once."""
    return ["--model", "tiny-model", "--base-url", url, "--provider-retries", "0", "--repair", "0", *more]


# What it starts with


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--help"], ["summarise", "schema", "Exit status", "130"]),
        (["-h"], ["summarise", "schema"]),
        (["summarise", "--help"], ["SOURCE", "--cassette", "--format", "SUMMARISER_MODEL", "Exit status"]),
        (["schema", "--help"], ["summary", "wire"]),
    ],
)
def test_help(args: list[str], words: list[str], run: Run) -> None:
    done = run(*args)
    assert (done.status, done.error) == (0, "")
    assert all(word in done.out for word in words), done.out


def python(*args: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter."""
    folders = os.pathsep.join(str(it) for it in (path, ROOT) if it is not None)
    return subprocess.run(
        [sys.executable, *args],
        env=os.environ | {"PYTHONPATH": folders},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


HEAVY = [
    "openai",
    "pydantic",
    "instructor",
    "rich",
    "httpx2",
    "vcr",
    "yaml",
    "jinja2",
    "genai_prices",
    "numpy",
    "simplemma",
]


@pytest.mark.parametrize(
    "args",
    [["--help"], *([name, "--help"] for name in ("summarise", "verify", "show", "schema")), ["--version"], []],
)
def test_help_does_not_wait_for_what_it_does_not_need(args: list[str]) -> None:
    code = (
        "import sys; from summariser.cli import main\n"
        f"sys.argv = ['summariser', *{args!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('loaded', sorted(set({HEAVY!r}) & set(sys.modules)), 'click' in sys.modules, file=sys.stderr)\n"
    )
    assert python("-c", code).stderr.splitlines()[-1] == "loaded [] True"


def test_the_version_is_that_of_the_installation(tmp_path: Path) -> None:
    (tmp_path / "summariser-9.8.7.dist-info").mkdir()
    (tmp_path / "summariser-9.8.7.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: summariser\nVersion: 9.8.7\n"
    )
    done = python("-m", "summariser", "--version", path=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "summariser 9.8.7\n", "")


@pytest.mark.parametrize("module", ["summariser", "summariser.cli"])
def test_it_runs_as_a_module(module: str) -> None:
    done = python("-m", module, "--help")
    assert done.returncode == 0
    assert "summarise" in done.stdout


@pytest.mark.parametrize("name", ["summary", "event", "attribution", "wire"])
def test_schemas_are_schemas(name: str, run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    done = run("schema", name)
    assert (done.status, done.error) == (0, "")
    schema = json.loads(done.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert schema["required"]
    if name == "wire":
        jsonschema.validate(wire_reply(), schema)
        assert schema["properties"].keys() == wire_schema()["properties"].keys()


def test_the_schema_of_the_result_fits_the_result(run: Run, server: FakeServer) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    result = json.loads(run("summarise", "ferry.txt", *to(server.url), "-f", "json").out)
    jsonschema.validate(result, json.loads(run("schema").out))
    jsonschema.validate(result["events"][0], json.loads(run("schema", "event").out))
    jsonschema.validate(result["attributions"][0], json.loads(run("schema", "attribution").out))


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["nonsense"],
        ["schema", "nonsense"],
        ["summarise"],
        ["summarise", "--nonsense", "ferry.txt"],
        ["summarise", "ferry.txt", "--format", "pdf"],
        ["summarise", "ferry.txt", "--retries", "many"],
        ["summarise", "ferry.txt", "--timeout"],
    ],
)
def test_wrong_usage_is_2(args: list[str], run: Run) -> None:
    done = run(*args)
    assert done.status == 2
    assert "Usage:" in done.error or "Error:" in done.error
    assert done.out == ""


# What it prints


def test_one_article_as_json_is_one_object(run: Run, server: FakeServer) -> None:
    done = run("summarise", "ferry.txt", *to(server.url), "--format", "json")
    assert (done.status, done.error) == (0, "")
    result = json.loads(done.out)
    assert result["headline"] == "Ferry sinks off Halvor"
    assert result["article"]["text"] == TEXT
    assert result["article"]["published"] == "2024-03-05"
    assert result["article"]["offset"] == len(HEADER)
    assert "“We saw no lights,”" in done.out, "text is text, not escapes"


def test_several_articles_as_json_are_an_array_in_order(run: Run, server: FakeServer) -> None:
    done = run("summarise", "other.txt", "ferry.txt", *to(server.url), "--format", "json")
    assert done.status == 0
    assert done.error == "summariser: 2 read, 0 failed; 200 tokens sent, 40 received, cost unknown.\n"
    assert ["50" in result["article"]["text"] for result in json.loads(done.out)] == [True, False]


def test_jsonl_is_a_line_for_each_source_in_order(run: Run, server: FakeServer, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    done = run("summarise", "ferry.txt", "empty.txt", "other.txt", *to(server.url), "--format", "jsonl")
    assert done.status == 1
    first, second, third = map(json.loads, done.out.splitlines())
    assert first["headline"] == third["headline"] == "Ferry sinks off Halvor"
    assert set(second) == {"id", "source", "error", "kind"}
    assert second["kind"] == "ArticleError"
    assert (second["id"], second["source"]) == ("empty.txt", "empty.txt")
    assert [first["id"], first["article"]["id"], third["id"]] == ["ferry.txt", "ferry.txt", "other.txt"]
    assert "empty" in second["error"]


def test_results_and_failures_are_joined_to_their_sources_by_id(run: Run, folder: Path) -> None:
    """As named on the command line; a name that is no text has its bytes shown, in both."""
    (folder / "sub").mkdir()
    (folder / "sub" / "ferry.txt").write_text(HEADER + TEXT)
    strange = os.fsdecode(b"caf\xe9.txt")
    (folder / strange).write_text(TEXT)
    (folder / "empty.txt").write_text("")
    sources = ["ferry.txt", "sub/ferry.txt", str(folder / "other.txt"), strange, "empty.txt"]
    named = ["ferry.txt", "sub/ferry.txt", str(folder / "other.txt"), "caf\\xe9.txt", "empty.txt"]
    done = run("summarise", *sources, "--reader", "rules", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == named
    array = json.loads(run("summarise", *sources, "--reader", "rules", "--format", "json").out)
    assert [result["id"] for result in array] == named[:-1], "failures are on standard error alone"


def test_a_result_with_a_name_for_its_id_verifies(run: Run, folder: Path) -> None:
    run("summarise", "ferry.txt", "other.txt", "--reader", "rules", "--format", "jsonl", "--output", "saved.jsonl")
    done = run("verify", "saved.jsonl", "--all")
    assert done.status == 0
    assert "2 results checked, 0 with errors." in done.out
    lines = (folder / "saved.jsonl").read_text().replace('"id":"ferry.txt"', '"id":"fairy.txt"')
    (folder / "saved.jsonl").write_text(lines)
    assert "1 with errors" in run("verify", "saved.jsonl").out, "the digest holds the name too"


def test_standard_input_has_the_id_of_its_text(run: Run) -> None:
    done = run("summarise", "-", "--reader", "rules", "--format", "jsonl", stdin=TEXT.encode())
    assert re.fullmatch(r"art-[0-9a-f]{12}", json.loads(done.out)["id"])
    done = run("summarise", "-", "--reader", "rules", "--format", "jsonl", stdin=b"")
    assert (json.loads(done.out)["id"], json.loads(done.out)["source"]) == (None, "standard input")


def test_a_file_may_be_called_standard_input(run: Run, folder: Path) -> None:
    (folder / "standard input").write_text("")
    done = run("summarise", "standard input", "-", "--reader", "rules", "--format", "jsonl", stdin=b"")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["standard input", None]


def test_jsonl_tells_a_failure_of_the_model_with_the_articles_id(run: Run, folder: Path) -> None:
    with FakeServer([completion("{nope")]) as server:
        done = run("summarise", "ferry.txt", *to(server.url, "--retries", "0"), "--format", "jsonl")
    assert done.status == 1
    told = json.loads(done.out)
    assert (told["id"], told["source"]) == ("ferry.txt", "ferry.txt")
    assert "did not follow the schema (" in told["error"]
    assert "ferry.txt" in done.error


def test_jsonl_ends_every_line_at_a_line_feed_alone(run: Run, folder: Path) -> None:
    reply = completion(wire_reply(headline="one\u2028two\u0085three\nfour"))
    with FakeServer([reply]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), "--format", "jsonl")
    assert done.out.count("\n") == 1
    assert done.out.endswith("\n")
    assert json.loads(done.out)["headline"] == "one\u2028two\u0085three\nfour"


@pytest.mark.parametrize(
    ("form", "words"),
    [("terminal", "FERRY"), ("markdown", "# Ferry sinks off Halvor"), ("html", "Ferry sinks off Halvor</h1>")],
)
def test_forms_for_readers(form: str, words: str, run: Run, server: FakeServer) -> None:
    done = run("summarise", "ferry.txt", *to(server.url), "--format", form)
    assert (done.status, done.error) == (0, "")
    assert words.lower() in done.out.lower()
    assert "We saw no lights" in done.out
    assert "\x1b" not in done.out, "colours are for terminals"


def test_a_terminal_has_colours_unless_they_are_unwanted(run: Run, tape: str) -> None:
    assert "\x1b[" in run("summarise", "ferry.txt", "--cassette", tape, terminal=True, env={"TERM": "xterm"}).out
    plain = run("summarise", "ferry.txt", "--cassette", tape, terminal=True, env={"TERM": "xterm", "NO_COLOR": "1"}).out
    assert not re.search(r"\x1b\[(?:\d+;)*3[0-7]m", plain)


def test_standard_input_is_a_source(run: Run, server: FakeServer) -> None:
    done = run("summarise", "-", *to(server.url), "--format", "json", stdin=(HEADER + TEXT).encode())
    assert (done.status, done.error) == (0, "")
    assert json.loads(done.out)["article"]["text"] == TEXT


def test_the_day_can_be_given(run: Run, server: FakeServer) -> None:
    done = run("summarise", "ferry.txt", *to(server.url), "--format", "json", "--published", "2023-01-02")
    assert json.loads(done.out)["article"]["published"] == "2023-01-02"
    wrong = run("summarise", "ferry.txt", *to(server.url), "--published", "yesterday")
    assert (wrong.status, len(server.requests)) == (2, 1)
    assert "'yesterday'" in wrong.error


def test_a_malformed_date_header_is_warned_of_and_the_article_read(run: Run, folder: Path) -> None:
    (folder / "leap.txt").write_text("date 2024-02-30\n\n" + TEXT)
    (folder / f"a{ESCAPES}b.txt").write_text("Date: 2024-03-05\x1b[31m\n\n" + TEXT)
    args = ["leap.txt", "ferry.txt", f"a{ESCAPES}b.txt", "--reader", "rules", "--format", "jsonl"]
    done = run("summarise", *args)
    assert done.status == 0
    assert len(done.out.splitlines()) == 3
    first, second, end = done.error.splitlines()
    assert end == "summariser: 3 read, 0 failed."
    assert first == (
        "summariser: leap.txt, line 1: 'date 2024-02-30' was read as text, not as the publication day; "
        "write 'date YYYY-MM-DD', with a day that exists."
    )
    assert "'Date: 2024-03-05" in second
    assert not RAW.search(second)


def test_words_that_were_not_found_are_shown(run: Run) -> None:
    with FakeServer([completion(misquoting("Nine sailors drowned"))]) as server:
        done = run("summarise", "ferry.txt", *to(server.url, "--retries", "0"))
    assert done.status == 0
    assert "Nine sailors drowned" in done.out
    assert "FAILED" in done.out


# How it ends


def test_a_provider_that_fails_is_3(run: Run) -> None:
    with FakeServer([error(500)] * 3) as server:
        done = run("summarise", "ferry.txt", *to(server.url))
        assert len(server.requests) == 1
    assert done.status == 3
    assert "ferry.txt" in done.error
    assert "HTTP 500" in done.error
    assert len(done.err.splitlines()) == 1
    assert done.out == ""


def test_nobody_there_is_3(run: Run) -> None:
    url = closed_url()
    done = run("summarise", "ferry.txt", "other.txt", *to(url))
    assert done.status == 3
    assert len(done.error.splitlines()) == 3
    assert done.error.count(url) == 2
    assert done.error.endswith("summariser: 0 read, 2 failed.\n")


def test_a_refused_key_is_3_and_not_shown(run: Run) -> None:
    with FakeServer([error(401, f"Incorrect API key: {KEY}")]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), env={"OPENAI_API_KEY": KEY})
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert done.status == 3
    assert KEY not in done.error


@pytest.mark.parametrize(
    "reply", [completion("{nope"), completion("", refusal="No."), completion("{", finish_reason="length")]
)
def test_a_model_that_gives_no_summary_is_1(reply: Step, run: Run) -> None:
    with FakeServer([reply]) as server:
        done = run("summarise", "ferry.txt", *to(server.url, "--retries", "0"))
    assert done.status == 1
    assert done.error.startswith("summariser: ferry.txt: ")
    assert len(done.err.splitlines()) == 1


def test_an_answer_that_is_no_completion_is_the_provider_s(run: Run, folder: Path) -> None:
    """And ten of them stop a batch: a page that greets whoever asks is not asked a hundred thousand times."""
    page = Step(body=b"<html>Welcome</html>", headers={"content-type": "text/html"})
    with FakeServer([page]) as server:
        done = run("summarise", "ferry.txt", *to(server.url))
    assert done.status == 3
    assert "no chat completion" in done.error
    names = [f"{number}.txt" for number in range(30)]
    for number, name in enumerate(names):
        (folder / name).write_text(f"{TEXT} Ferry {number} is next.")
    with FakeServer(lambda _: page) as server:
        done = run("summarise", *names, *to(server.url, "--jobs", "2"))
        asked = len(server.requests)
    assert (done.status, asked <= 12) == (3, True)
    assert "articles were not sent" in done.error


def test_one_failure_among_several_articles_is_1(run: Run) -> None:
    """Provider or not: what was summarised is printed."""

    def half(asked: Asked) -> Step:
        return error(500) if "50 passengers" in asked.messages[1]["content"] else GOOD

    with FakeServer(half) as server:
        done = run("summarise", "ferry.txt", "other.txt", *to(server.url), "--format", "json")
    assert done.status == 3, "every failure was the provider's"
    assert len(json.loads(done.out)) == 1
    assert "other.txt" in done.error
    assert "ferry.txt" not in done.error


def test_failures_of_two_kinds_are_1(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    with FakeServer(lambda _: error(500)) as server:
        assert run("summarise", "ferry.txt", "empty.txt", *to(server.url)).status == 1


@pytest.mark.parametrize(
    ("args", "env", "words"),
    [
        (["--reader", "llm"], {}, "no model is configured"),
        ([], {"OPENAI_API_KEY": "sk-made-up-key-0123"}, "no model is configured"),
        (["--model", "m"], {}, "no key is configured"),
        (["--model", "m"], {"SUMMARISER_TIMEOUT": "soon"}, "SUMMARISER_TIMEOUT"),
        (["--model", "m", "--retries", "99"], {}, "--retries"),
        (["--model", "m", "--base-url", "localhost"], {}, "--base-url"),
        (["--model", "m", "--base-url", "http://h:1", "--prompt", "no/such"], {}, "no/such"),
        (["--record"], {}, "--cassette"),
        (["--cassette", "none.yaml"], {}, "none.yaml"),
        (["--cassette", "none.yaml"], {}, "record it with --record."),
        (["--reader", "llm"], {}, "with --model or SUMMARISER_MODEL (and a server with --base-url)"),
        (["--reader", "llm"], {}, "read by rules with --reader rules."),
        (["--model", "m", "--max-output-tokens", "0"], {}, "--max-output-tokens: '0' "),
    ],
)
def test_a_wrong_configuration_is_2(args: list[str], env: dict[str, str], words: str, run: Run) -> None:
    done = run("summarise", "ferry.txt", *args, env=env)
    assert done.status == 2
    assert words in done.error
    assert done.out == ""


def test_failures_speak_of_flags_on_the_command_line(run: Run) -> None:
    """Also where they are written down."""
    with FakeServer([completion("{", finish_reason="length")]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), "--format", "jsonl")
    assert "raise --max-output-tokens" in done.error
    assert "raise --max-output-tokens" in json.loads(done.out)["error"]
    with FakeServer([error(400, "`temperature` and `model='x y'` and `api_key` are odd")]) as server:
        done = run("summarise", "ferry.txt", *to(server.url))
    assert "reached with --mode json." in done.error
    assert "`model='x y'` and `api_key` are odd" in done.error


@pytest.mark.parametrize("command", [["summarise", "ferry.txt"], ["eval", "gold"]])
def test_a_server_that_a_file_names_is_not_sent_the_key_of_the_environment(
    command: list[str], run: Run, folder: Path, server: FakeServer
) -> None:
    (folder / "gold").mkdir()
    (folder / "gold/ferry.json").write_text(json.dumps({"article": {"text": TEXT}, "events": []}))
    (folder / "pyproject.toml").write_text(f"[tool.summariser]\nmodel = 'm'\nbase_url = '{server.url}'\n")
    key = {"OPENAI_API_KEY": "sk-my-real-key-123"}
    said = f"summariser: the key in OPENAI_API_KEY is not sent to {server.url}, which pyproject.toml names; "
    done = run(*command, env=key)
    assert done.status == 0
    assert done.error.splitlines()[0].startswith(said)
    assert "give the address with --base-url or SUMMARISER_BASE_URL" in done.error
    assert said not in run(*command, "--quiet", env=key).error
    assert not any("authorization" in asked.headers for asked in server.requests)
    assert said not in run(*command, "--base-url", server.url, env=key).error
    assert server.requests[-1].headers["authorization"] == "Bearer sk-my-real-key-123"


def test_an_unknown_key_of_the_configuration_file_is_2(run: Run, folder: Path, server: FakeServer) -> None:
    (folder / "summariser.toml").write_text("colour = 'red'\n")
    done = run("summarise", "ferry.txt", *to(server.url))
    assert (done.status, server.requests) == (2, [])
    assert "summariser.toml" in done.error
    assert "'colour'" in done.error


def test_settings_come_from_all_their_sources(run: Run, folder: Path) -> None:
    def model(*args: str, **env: str) -> str | None:
        done = run("summarise", "ferry.txt", "--dry-run", "--format", "json", *args, env=env)
        assert (done.status, done.error) == (0, "")
        found: str | None = json.loads(done.out)["model"]
        return found

    assert model() is None
    (folder / "pyproject.toml").write_text("[tool.summariser]\nmodel = 'of-pyproject'\n")
    assert model() == "of-pyproject"
    (folder / "summariser.toml").write_text("model = 'of-the-file'\n")
    assert model() == "of-the-file"
    assert model(SUMMARISER_MODEL="of-the-environment") == "of-the-environment"
    assert model("--model", "of-the-flag", SUMMARISER_MODEL="of-the-environment") == "of-the-flag"


def test_options_of_writing_come_from_all_their_sources_too(run: Run, folder: Path) -> None:
    """--strict, --format and --encoding: from the flag, the environment, or the settings file."""
    (folder / "cafe.txt").write_bytes("Un café à Halvor.".encode("latin-1"))
    with FakeServer(lambda _: completion(misquoting("Nine sailors drowned"))) as server:
        args = ["summarise", "ferry.txt", *to(server.url, "--retries", "0")]
        assert run(*args).status == 0
        assert run(*args, "--strict").status == 1
        assert run(*args, env={"SUMMARISER_STRICT": "true"}).status == 1
        (folder / "summariser.toml").write_text("strict = true\nformat = 'jsonl'\nencoding = 'latin-1'\n")
        done = run(*args)
        assert done.status == 1
        assert "the audit found" in done.error
        assert json.loads(done.out)["audit"]["passed"] is False
        assert run(*args, env={"SUMMARISER_STRICT": "0"}).status == 0, "the environment comes before the file"
    assert run("summarise", "cafe.txt", "--reader", "rules").status == 0
    wrong = run("summarise", "cafe.txt", "--reader", "rules", env={"SUMMARISER_ENCODING": "nope"})
    assert (wrong.status, wrong.out) == (2, "")
    assert "the encoding 'nope' is not known" in wrong.error


def test_what_fails_under_strict_is_named(run: Run, folder: Path) -> None:
    """Each article whose audit found errors, in one sentence, however quiet the run and wherever the result goes."""
    (folder / f"a{ESCAPES}b.txt").write_text(HEADER + TEXT.replace("40 passengers", "60 passengers"))
    (folder / "empty.txt").write_text("")

    def reply(asked: Asked) -> Step:
        return GOOD if "50 passengers" in str(asked.messages) else completion(misquoting("Nine sailors drowned"))

    with FakeServer(reply) as server:
        args = [*to(server.url, "--retries", "0"), "-q"]
        sources = ["ferry.txt", "other.txt", "empty.txt", f"a{ESCAPES}b.txt"]
        done = run("summarise", *sources, *args, "--strict", "-f", "jsonl")
        errors = [
            sum(finding["severity"] == "error" for finding in row["audit"]["findings"]) if "audit" in row else None
            for row in map(json.loads, done.out.splitlines())
        ]
        ferry, empty, hostile = done.error.splitlines()
        assert done.status == 1
        assert errors[1:3] == [0, None]
        assert "empty.txt: is empty" in empty
        for row, name, line in ((0, "ferry.txt", ferry), (3, "a", hostile)):
            words = "1 error " if errors[row] == 1 else f"{errors[row]} errors "
            assert line.startswith(f"summariser: {name}")
            assert line.endswith(f": the audit found {words}(--strict); see `audit` in the result.")
        assert "\x1b" not in done.error
        lax = run("summarise", "ferry.txt", *args)
        assert (lax.status, lax.error) == (0, "")
        saved = run("summarise", "ferry.txt", *args, "--strict", "-o", "page.txt")
        assert (saved.status, saved.out) == (1, "")
        assert "(--strict); see 'What to trust' in the result." in saved.error


def test_a_variable_that_is_no_setting_is_told(run: Run, tape: str) -> None:
    env = {"SUMMARISER_MODLE": KEY, f"SUMMARISER_A{ESCAPES}B": "x"}
    done = run("summarise", "ferry.txt", "--reader", "rules", env=env)
    assert done.status == 0
    told = [line for line in done.error.splitlines() if "is not used" in line]
    assert len(told) == 2
    assert "SUMMARISER_MODLE is not used: there is no setting 'modle'; is SUMMARISER_MODE or" in told[0]
    assert not RAW.search("".join(told))
    assert KEY not in done.err
    replayed = run("summarise", "ferry.txt", "--cassette", tape, env=env)
    assert (replayed.status, replayed.error) == (0, ""), "a replay takes nothing from the environment"


def test_the_address_of_openai_is_overridden_by_the_packages_own(run: Run, server: FakeServer) -> None:
    env = {"OPENAI_BASE_URL": closed_url(), "SUMMARISER_BASE_URL": server.url, "SUMMARISER_MODEL": "m"}
    assert run("summarise", "ferry.txt", env=env).status == 0
    assert run("summarise", "ferry.txt", env={"OPENAI_BASE_URL": server.url, "SUMMARISER_MODEL": "m"}).status == 0
    assert len(server.requests) == 2


@pytest.mark.parametrize("recording", [False, True])
def test_an_interrupt_is_130_at_once(recording: bool, processes: Processes, folder: Path) -> None:
    old = "summariser:\n  format: 1\n# old and paid for\n"
    (folder / "ferry.yaml").write_text(old)

    def half(asked: Asked) -> Step:
        return Step(hang=True) if "50 passengers" in asked.messages[1]["content"] else GOOD

    with FakeServer(half) as server:
        more = ["--cassette", "ferry.yaml", "--record"] if recording else []
        args = ["summarise", "ferry.txt", "other.txt", *to(server.url), *more]
        running = processes.start(*args, cwd=folder, to_the_end=True)
        server.wait_for_requests(2)
        time.sleep(0.3)  # until the first answer is read
        clock = time.monotonic()
        for _ in range(2):  # the second does not wait for what is under way
            os.kill(running.pid, signal.SIGINT)
            time.sleep(0.5)
        done = running.wait()
        assert time.monotonic() - clock < 5
        hung = next(request for request in server.requests if "50 passengers" in request.messages[1]["content"])
        assert hung.left.wait(5)
    assert done.status == 130
    assert "interrupted" in done.error
    assert done.out == ""
    assert (folder / "ferry.yaml").read_text() == old
    partial = folder / "ferry.yaml.partial"
    assert partial.exists() is recording
    if recording:
        assert "ferry.yaml.partial" in done.err
        assert "40 passengers" in partial.read_text()


# Sources


def test_bad_sources_are_told_in_one_line_each(run: Run, folder: Path, server: FakeServer) -> None:
    """The others are summarised."""
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "header.txt": b"date 2024-03-05\n",
        "binary.txt": bytes(range(256)),
        "nul.txt": b"Some text.\0 More text.",
        "latin.txt": "Un café à Halvor.".encode("latin-1"),
        "utf16.txt": "No mark".encode("utf-16-le"),
        "large.txt": b"word " * 900_000,
        "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    done = run("summarise", *bad, "ferry.txt", *to(server.url), "--format", "json")
    assert done.status == 1
    assert len(server.requests) == 1
    assert len(json.loads(done.out)) == 1
    told = dict(line.removeprefix("summariser: ").split(": ", 1) for line in done.error.splitlines()[:-1])
    assert list(told) == list(bad)
    for name, words in {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "header.txt": "empty",
        "binary.txt": "binary",
        "nul.txt": "binary",
        "latin.txt": "--encoding",
        "utf16.txt": "binary",
        "large.txt": "split it",
        "picture.txt": "binary",
    }.items():
        assert words in told[name], (name, told[name])


@pytest.mark.parametrize(
    ("data", "flags"),
    [
        ("Un café à Halvor. Nada más.".encode("latin-1"), ["--encoding", "latin-1"]),
        ("Un café à Halvor. Nada más.".encode("utf-16"), []),
        ("Un café à Halvor. Nada más.".encode("utf-8-sig"), []),
        ("Un café à Halvor. Nada más.".encode("utf-16"), ["--encoding", "latin-1"]),
        ("Un café à Halvor. Nada más.".encode("cp1252"), ["--encoding", "Windows-1252"]),
    ],
    ids=["latin-1", "UTF-16", "UTF-8 with a mark", "the mark wins", "cp1252"],
)
def test_other_encodings(data: bytes, flags: list[str], run: Run, folder: Path, server: FakeServer) -> None:
    (folder / "cafe.txt").write_bytes(data)
    done = run("summarise", "cafe.txt", *to(server.url, "--retries", "0"), *flags, "--format", "json")
    assert (done.status, done.error) == (0, "")
    assert json.loads(done.out)["article"]["text"] == "Un café à Halvor. Nada más."
    assert "Un café à Halvor." in server.requests[0].messages[1]["content"]


@pytest.mark.parametrize("name", ["nope", "base64", "rot13", "", "a\x1b]0;x\x07b"])
def test_an_unknown_encoding_is_told(name: str, run: Run, server: FakeServer) -> None:
    done = run("summarise", "ferry.txt", *to(server.url), "--encoding", name)
    if name == "":
        assert done.status == 0, "empty is not given"
    else:
        assert done.status == 2, "nothing was sent"
        assert "is not known; try --encoding windows-1252." in done.error
        assert "\x1b" not in done.err
        assert server.requests == []


@pytest.mark.parametrize(
    ("args", "env", "file", "shown"),
    [
        (["--encoding", "\udcff"], {}, "", r"'\udcff'"),
        ([], {"SUMMARISER_ENCODING": "\udcff"}, "", r"'\udcff'"),
        ([], {}, r'encoding = "a\u0000b"', r"'a\x00b'"),
        ([], {}, 'encoding = "base64"', "'base64'"),
        ([], {"SUMMARISER_ENCODING": "rot13"}, "", "'rot13'"),
    ],
)
def test_an_encoding_that_no_name_can_be_is_2(
    args: list[str], env: dict[str, str], file: str, shown: str, run: Run, folder: Path
) -> None:
    (folder / "summariser.toml").write_text(file)
    done = run("summarise", "ferry.txt", *args, env=env)
    said = f"summariser: the encoding {shown} is not known; try --encoding windows-1252.\n"
    assert (done.status, done.out, done.error) == (2, "", said)


def test_a_model_whose_name_is_not_utf_8_is_2(run: Run, server: FakeServer) -> None:
    wrong = ["ferry.txt", "--base-url", server.url]
    flag = run("summarise", *wrong, "--model", "\udcff")
    assert (flag.status, flag.error) == (2, "summariser: --model: '\\udcff' is not utf-8.\n")
    variable = run("summarise", *wrong, env={"SUMMARISER_MODEL": "\udcff"})
    assert (variable.status, variable.error) == (2, "summariser: SUMMARISER_MODEL: '\\udcff' is not utf-8.\n")
    assert server.requests == []


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["none.txt"], ["none.txt", "no such file"]),
        (["ferry.txt", "none.txt"], ["none.txt"]),
        (["."], ["is a folder"]),
        (["sub"], ["sub", "is a folder"]),
        (["ferry.txt/none"], ["ferry.txt/none"]),
        (["loop"], ["loop"]),
        (["x" * 300], ["x" * 300]),
        (["-", "-"], ["'-'"]),
        (["-", "ferry.txt", "-"], ["'-'"]),
    ],
    ids=[
        "missing",
        "one missing",
        "dot",
        "folder",
        "below a file",
        "loop",
        "long",
        "stdin twice",
        "stdin twice, parted",
    ],
)
def test_a_source_that_cannot_be_read_is_2_before_anything_is_paid(
    names: list[str], words: list[str], run: Run, folder: Path, server: FakeServer
) -> None:
    (folder / "sub").mkdir()
    (folder / "loop").symlink_to("loop")
    done = run("summarise", *names, *to(server.url), stdin=TEXT.encode())
    assert (done.status, done.out, server.requests) == (2, "", [])
    assert all(word in done.error for word in words), done.err
    assert len(done.err.splitlines()) == 1


def test_a_source_without_the_right_to_read_it_is_2(run: Run, folder: Path, server: FakeServer) -> None:
    folder.chmod(0o755)
    (folder / "ferry.txt").chmod(0)
    done = run("summarise", "ferry.txt", *to(server.url), unprivileged=True)
    assert (done.status, server.requests) == (2, [])
    assert "ferry.txt: cannot be read (permission denied)" in done.error


def test_a_closed_standard_input_is_told(run: Run, server: FakeServer) -> None:
    done = run("summarise", "-", *to(server.url), stdin=None)
    assert done.status in {1, 2}
    assert "standard input" in done.error


# Output


def test_a_file_is_replaced_at_once(run: Run, folder: Path, server: FakeServer) -> None:
    output = folder / "out.json"
    output.write_text("old")
    output.chmod(0o640)
    before = output.stat().st_ino
    done = run("summarise", "ferry.txt", *to(server.url), "--format", "json", "--output", "out.json")
    assert (done.status, done.out, done.error) == (0, "", "")
    assert json.loads(output.read_text())["headline"] == "Ferry sinks off Halvor"
    assert output.stat().st_ino != before, "a new file took the old one's place"
    assert output.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["ferry.txt", "other.txt", "out.json"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "jsonl"])
def test_a_file_holds_what_standard_output_would(form: str, run: Run, folder: Path, tape: str) -> None:
    shown = run("summarise", "ferry.txt", "--cassette", tape, "--format", form).out
    done = run("summarise", "ferry.txt", "--cassette", tape, "--format", form, "--output", "out")
    assert (done.status, done.out) == (0, "")
    assert (folder / "out").read_bytes().decode() == shown
    assert shown


def test_a_failure_leaves_the_old_file(run: Run, folder: Path) -> None:
    (folder / "out.json").write_text("old")
    with FakeServer([error(500)]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), "--format", "json", "--output", "out.json")
    assert done.status == 3
    assert (folder / "out.json").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["ferry.txt", "other.txt", "out.json"]


@pytest.mark.parametrize("output", ["none/out.json", "sub", ".", "ferry.txt/out.json"])
def test_an_output_that_cannot_be_written_is_2_before_anything_is_paid(
    output: str, run: Run, folder: Path, server: FakeServer
) -> None:
    (folder / "sub").mkdir()
    done = run("summarise", "ferry.txt", *to(server.url), "--output", output)
    assert (done.status, done.out, server.requests) == (2, "", [])
    assert f"--output {output}" in done.error


def test_a_folder_without_the_right_to_write_is_2_before_anything_is_paid(
    run: Run, folder: Path, server: FakeServer
) -> None:
    folder.chmod(0o555)
    done = run("summarise", "ferry.txt", *to(server.url), "--output", "out.json", unprivileged=True)
    folder.chmod(0o755)
    assert (done.status, done.out, server.requests) == (2, "", [])
    assert "--output out.json" in done.error


def test_an_output_that_is_no_regular_file_is_not_replaced(run: Run, folder: Path, tape: str) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        run("summarise", "ferry.txt", "--cassette", tape, "--format", "json", "--output", "pipe")
        assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)
    finally:
        os.close(reader)


def test_an_output_that_is_a_link_stays_one(run: Run, folder: Path, tape: str) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "real.json").write_text("old")
    (folder / "link.json").symlink_to("sub/real.json")
    assert run("summarise", "ferry.txt", "--cassette", tape, "--format", "json", "--output", "link.json").status == 0
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "sub" / "real.json").read_text())["headline"] == "Ferry sinks off Halvor"


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["summarise", "ferry.txt", "--format", "terminal"]),
        ["summarise", "ferry.txt", "--format", "markdown"],
        ["summarise", "ferry.txt", "--format", "json"],
        ["summarise", "ferry.txt", "--format", "jsonl"],
        ["summarise", "ferry.txt", "--dry-run"],
        ["verify", "ferry.json"],
        ["schema"],
        ["schema", "--help"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_that_goes_away_is_met_with_silence(args: list[str], run: Run, tape: str) -> None:
    """As in `summariser … | head -1`."""
    if args[0] == "verify":
        run("summarise", "ferry.txt", "--cassette", tape, "--format", "json", "--output", args[1])
    more = ["--cassette", tape] if args[0] == "summarise" else []
    done = run(*args, *more, stdout="broken")
    assert done.error == ""
    assert done.status == 141


@pytest.mark.parametrize("stdout", ["/dev/full", "closed"])
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_an_output_that_takes_nothing_is_told(form: str, stdout: str, run: Run, tape: str) -> None:
    done = run("summarise", "ferry.txt", "--cassette", tape, "--format", form, stdout=stdout)
    assert done.status == (2 if stdout == "closed" else 1)
    assert done.error.startswith("summariser: ")


@pytest.mark.parametrize("args", [["schema"], ["schema", "wire"], ["--help"], ["--version"]], ids=" ".join)
def test_what_is_printed_is_whole_or_told(args: list[str], run: Run) -> None:
    done = run(*args, stdout="/dev/full")
    assert (done.status, done.error) == (
        1,
        "summariser: standard output cannot be written to (no space left on device).\n",
    )
    if args[0] == "schema":
        done = run(*args, stdout="closed")
        said = "summariser: standard output is closed; lead it to a file, or to a terminal.\n"
        assert (done.status, done.error) == (2, said)


@pytest.mark.parametrize("form", ["jsonl", "json", "terminal"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_standard_output_takes_in_part_is_told(form: str, unbuffered: str, folder: Path) -> None:
    """A disk that fills up: the write that meets its end is short, and fails only when it is tried again."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"sys.argv = ['summariser', 'summarise', 'ferry.txt', 'other.txt', '-q', '--reader', 'rules', '-f', '{form}']\n"
        "from summariser.cli import main; main()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered}
    with (folder / "out").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, env=env, stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode in {1, 2}
    assert done.stderr.decode() == "summariser: standard output cannot be written to (file too large).\n"
    assert (folder / "out").stat().st_size == 1000


# Hostile names and texts

ESCAPES = "\x1b]0;pwned\x07"
NAMES = [
    f"a{ESCAPES}b.txt",
    "a\x1b[31mb.txt",
    "a\nsummariser: all is well.txt",
    "a\rb.txt",
    "a\x9b31mb.txt",
    "a\u202etxt.b",
    "a\u200bb\u2066.txt",
]
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal or deceive its reader."""


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("exists", [False, True])
def test_a_hostile_name_does_not_reach_the_terminal(name: str, exists: bool, run: Run, folder: Path, tape: str) -> None:
    if exists:
        (folder / name).write_text("")
    done = run("summarise", name, "--cassette", tape, terminal=True)
    assert done.status == (1 if exists else 2)
    shown = done.out.replace("\r\n", "\n")
    assert not RAW.search(shown), ascii(shown)
    assert len(shown.splitlines()) == 1, shown


@pytest.mark.parametrize(
    "args",
    [
        ["--cassette", f"a{ESCAPES}b\nc"],
        ["--output", f"a{ESCAPES}b\nc/d"],
        ["--published", f"a{ESCAPES}b\nc"],
        ["--prompt", f"a{ESCAPES}b\nc"],
        ["--base-url", f"a{ESCAPES}b\nc"],
        ["--format", f"a{ESCAPES}b\nc"],
        [f"--a{ESCAPES}b"],
    ],
    ids=lambda args: args[0][:12],
)
def test_a_hostile_argument_does_not_reach_the_terminal(args: list[str], run: Run, tape: str) -> None:
    done = run("summarise", "ferry.txt", "--cassette", tape, *args, terminal=True)
    assert done.status == 2
    assert not RAW.search(done.out.replace("\r\n", "\n")), ascii(done.out)


@pytest.mark.parametrize("model", ["[/foo]", "[link=http://evil.invalid]m[/link]"])
def test_the_name_of_a_model_is_no_markup(model: str, folder: Path, run: Run) -> None:
    """It may come with a folder, in its summariser.toml."""
    with FakeServer([GOOD]) as server:
        args = ["ferry.txt", "--model", model, "--base-url", server.url]
        done = run("summarise", *args, terminal=True, env={"TERM": "xterm"})
    assert done.status == 0
    assert "\x1b]8" not in done.out + done.err


def test_a_hostile_article_and_reply_do_not_reach_the_terminal(run: Run, folder: Path) -> None:
    """Shown as an article's name, its text, the model's words and its own name, with markup of rich and of Markdown."""
    evil = f"{ESCAPES}\x9b31m\u202e\u2066[bold red]x[/] [link=file:///etc/passwd]y[/link]"
    text = TEXT.replace("40 passengers", f"40 {evil} passengers")
    (folder / "evil.txt").write_text(text)
    reply = wire_reply(headline=f"Ferry {evil}", abstract=f"Sinks {evil}\n\nTwice.")
    reply["said"][1]["source"] = f"Mira {evil} Solen"
    reply["events"][0]["what"] = f"Ferry {evil} sinks."
    reply["events"][0]["more"].append({"target": f"hull {evil}", "kind": evil, "effect": "unknown"})
    step = completion(reply, model=f"tiny{evil}")
    with FakeServer([step]) as server:
        done = run("summarise", "evil.txt", *to(server.url, "--retries", "0"), terminal=True, env={"TERM": "xterm"})
    assert done.status == 0
    assert "pwned" in done.out
    assert ESCAPES not in done.out
    assert "\x1b]" not in done.out
    assert not re.search("[\x07\x9b\u202e\u2066]", done.out), ascii(done.out)
    assert "[bold red]x[/]" in done.out.replace("\r\n", " "), "rich's markup is text"


def test_a_hostile_provider_does_not_reach_the_terminal(run: Run) -> None:
    with FakeServer([error(400, f"bad {ESCAPES}\x9b31m\u202e\nsummariser: all is well")]) as server:
        done = run("summarise", "ferry.txt", *to(server.url), terminal=True, env={"TERM": "dumb"})
    assert done.status == 3
    told = [line for line in done.out.splitlines() if "HTTP 400" in line]
    assert len(told) == 1
    assert "all is well" in told[0]
    assert not re.search("[\x07\x9b\u202e]|\x1b\\]", done.out), ascii(done.out)


def test_a_name_that_is_no_text_can_be_told_in_jsonl(run: Run, folder: Path, tape: str) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text("")
    done = run("summarise", name, "ferry.txt", "--cassette", tape, "--format", "jsonl")
    assert done.status == 1
    assert done.error
    assert [set(json.loads(line)) == {"id", "source", "error", "kind"} for line in done.out.splitlines()] == [
        True,
        False,
    ]


def test_a_name_that_is_no_text_can_be_read(run: Run, folder: Path, tape: str) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(HEADER + TEXT)
    for form in ("terminal", "markdown", "html", "json"):
        done = run("summarise", name, "--cassette", tape, "--format", form)
        assert (done.status, done.error) == (0, "")


# Cassettes


def test_a_replay_needs_no_key_network_or_configuration(run: Run, folder: Path, tape: str) -> None:
    (folder / "summariser.toml").write_text("model = 'another'\nmode = 'tools'\n")
    env = {"SUMMARISER_MODEL": "another", "OPENAI_BASE_URL": closed_url(), "SUMMARISER_TIMEOUT": "soon"}
    done = run("summarise", "ferry.txt", "--cassette", tape, "--format", "json", env=env)
    assert (done.status, done.error) == (0, "")
    result = json.loads(done.out)
    assert (result["run"]["replayed"], result["run"]["model"]) == (True, "tiny-model")
    assert run("summarise", "ferry.txt", "--cassette", tape, "--format", "json").out == done.out


def test_a_miss_is_5_and_shows_what_changed(run: Run, tape: str) -> None:
    done = run("summarise", "other.txt", "--cassette", tape)
    assert (done.status, done.out) == (5, "")
    assert "ferry.yaml" in done.error
    assert "-[user] [3] The ferry carried 40 passengers." in done.err
    assert "+[user] [3] The ferry carried 50 passengers." in done.err


def test_a_miss_wins_over_other_failures(run: Run, folder: Path, tape: str) -> None:
    (folder / "empty.txt").write_text("")
    done = run("summarise", "empty.txt", "other.txt", "ferry.txt", "--cassette", tape, "--format", "jsonl")
    assert done.status == 5
    kinds = ["error" in json.loads(line) for line in done.out.splitlines()]
    assert kinds == [True, True, False]


@pytest.mark.parametrize("text", ["", "interactions: 3\n", "[[[\n", "\x00"])
def test_a_file_that_is_no_cassette_is_2(text: str, run: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text(text)
    done = run("summarise", "ferry.txt", "--cassette", "bad.yaml")
    assert done.status == 2
    assert "bad.yaml" in done.error
    assert len(done.err.splitlines()) == 1


def test_a_failed_recording_leaves_the_old_cassette(run: Run, folder: Path, tape: str) -> None:
    old = (folder / tape).read_bytes()

    def half(asked: Asked) -> Step:
        return error(401) if "50 passengers" in asked.messages[1]["content"] else GOOD

    with FakeServer(half) as server:
        done = run(
            "summarise", "ferry.txt", "other.txt", *to(server.url), "--cassette", tape, "--record", "-f", "jsonl"
        )
    assert done.status == 3
    assert "ferry.yaml.partial" in done.error
    assert (folder / tape).read_bytes() == old
    assert (folder / "ferry.yaml.partial").exists()
    assert len(done.out.splitlines()) == 2


def test_a_recording_through_the_command_line_holds_no_key(run: Run, folder: Path, server: FakeServer) -> None:
    args = ["summarise", "ferry.txt", *to(server.url), "--cassette", "new.yaml", "--record", "--format", "json"]
    done = run(*args, env={"SUMMARISER_API_KEY": KEY})
    assert (done.status, done.error) == (0, "")
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in (folder / "new.yaml").read_text()
    assert json.loads(done.out)["run"]["replayed"] is False


def test_a_cassette_that_cannot_be_written_does_not_lose_the_result(run: Run, folder: Path, server: FakeServer) -> None:
    args = [
        "summarise",
        "ferry.txt",
        *to(server.url),
        "--cassette",
        "ferry.txt/new.yaml",
        "--record",
        "--format",
        "json",
    ]
    done = run(*args)
    assert done.status == 2
    assert "ferry.txt/new.yaml" in done.error
    if server.requests:
        assert json.loads(done.out)["headline"] == "Ferry sinks off Halvor"


# Dry runs


def test_a_dry_run_without_a_model_says_that_nothing_would_be_sent(run: Run, folder: Path) -> None:
    done = run("summarise", "ferry.txt", "--dry-run")
    assert (done.status, done.error) == (0, "")
    head, read, *sentences, last = done.out.splitlines()
    assert head == "# ferry.txt → rules: nothing would be sent, and nothing paid"
    assert read.startswith(f"--- would be read by rules: {len(sentences)} sentences, {len(TEXT)} characters, published")
    assert read.endswith("published 2024-03-05.")
    assert sentences[0].startswith("[1] HALVOR, March 5")
    assert "--model" in last
    assert not re.search("system|schema|tokens", done.out)
    assert run("summarise", "ferry.txt", "--dry-run", "--reader", "rules").out == done.out
    (folder / "evil.txt").write_text(f"La casa {ESCAPES}de los niños es la más grande de las que se han visto.")
    done = run("summarise", "evil.txt", "--dry-run")
    assert "1 sentence, " in done.out
    assert "publication day unknown. They read English, which this is not" in done.out
    assert not RAW.search(done.out)


def test_a_dry_run_by_rules_as_json(run: Run) -> None:
    plan = json.loads(run("summarise", "ferry.txt", "--dry-run", "--format", "json").out)
    assert (plan["reader"], plan["model"], plan["requests"], plan["id"]) == ("rules", None, 0, "ferry.txt")
    assert plan["sentences"][1] == "“We saw no lights,” said Captain Mira Solen."
    done = run("summarise", "ferry.txt", "other.txt", "--dry-run", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["ferry.txt", "other.txt"]
    assert done.error == "summariser: 2 articles: to be read by rules, nothing sent, nothing paid.\n"


def test_a_dry_run_by_rules_tells_what_a_run_before_has_read(run: Run) -> None:
    into = ("--format", "jsonl", "--output", "out.jsonl", "--reader", "rules")
    assert run("summarise", "ferry.txt", *into).status == 0
    done = run("summarise", "ferry.txt", *into, "--resume", "--dry-run")
    assert (done.status, done.out) == (0, "")
    assert done.error.startswith("summariser: 0 articles: to be read by rules")
    assert done.error.endswith("Not read: 1 of a run before.\n")


def test_a_dry_run_needs_no_key_and_no_network(run: Run, server: FakeServer) -> None:
    done = run("summarise", "ferry.txt", "--dry-run", "--reader", "llm")
    assert (done.status, done.error) == (0, "")
    assert "[1] HALVOR, March 5" in done.out
    assert re.search(r"estimate: about [\d,]+ tokens to send, [\d,]+ to receive", done.out)
    assert run("summarise", "ferry.txt", *to(server.url), "--dry-run").status == 0
    assert server.requests == []


def test_a_dry_run_prices_a_known_model(run: Run) -> None:
    known = run("summarise", "ferry.txt", "--dry-run", "--model", "gpt-4o-mini").out
    assert re.search(r"cost: about 0\.\d*[1-9]\d* USD", known)
    unknown = run("summarise", "ferry.txt", "--dry-run", "--model", "tiny-model", "--base-url", closed_url()).out
    assert "cost unknown" in unknown


def test_a_dry_run_shows_the_request_that_would_be_sent(run: Run, server: FakeServer) -> None:
    planned = json.loads(run("summarise", "ferry.txt", *to(server.url), "--dry-run", "--format", "json").out)
    assert run("summarise", "ferry.txt", *to(server.url)).status == 0
    assert server.requests[0].body == planned


def test_dry_runs_of_several_articles(run: Run) -> None:
    args = ["summarise", "ferry.txt", "other.txt", "--dry-run", "--reader", "llm"]
    bodies = json.loads(run(*args, "--format", "json").out)
    assert ["50" in body["messages"][1]["content"] for body in bodies] == [False, True]
    lines = run(*args, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == bodies


def test_a_dry_run_of_an_empty_article_is_1(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    done = run("summarise", "empty.txt", "--dry-run")
    assert "empty.txt" in done.error
    assert done.status == 1


def test_a_dry_run_with_a_cassette_tells_what_would_be_replayed(run: Run, tape: str, folder: Path) -> None:
    before = (folder / tape).read_bytes()
    env = {"OPENAI_API_KEY": "sk-my-real-key-123", "SUMMARISER_MODEL": "another"}
    done = run("summarise", "ferry.txt", "--cassette", tape, "--dry-run", env=env)
    assert (done.status, done.error) == (0, "")
    head, found, more = done.out.splitlines()
    told = "would be replayed; nothing would be sent, and nothing paid"
    assert head == f"# ferry.txt → cassette ferry.yaml, model tiny-model: {told}"
    assert re.fullmatch(r"--- in the cassette: the request for this article, and a reply of 20\S+", found)
    assert more == "--- what that reply leads to, re-asks and repair, is looked for when it comes to it"
    plan = json.loads(run("summarise", "ferry.txt", "--cassette", tape, "--dry-run", "-f", "json").out)
    assert plan.pop("recorded").startswith("20")
    assert plan == {
        "reader": "llm", "model": "tiny-model", "requests": 0, "id": "ferry.txt", "published": "2024-03-05",
        "cassette": "ferry.yaml", "in_cassette": True,
    }  # fmt: skip
    assert (folder / tape).read_bytes() == before


@pytest.mark.parametrize("form", ["terminal", "jsonl"])
def test_a_dry_run_tells_a_miss_as_the_replay_does(form: str, run: Run, tape: str) -> None:
    names = ("ferry.txt", "other.txt")
    replay = run("summarise", "other.txt", "--cassette", tape)
    done = run("summarise", *names, "--cassette", tape, "--dry-run", "-f", form)
    assert (done.status, replay.status) == (5, 5)
    assert done.error.startswith(replay.error), "with the difference"
    total = "2 articles: to be replayed from ferry.yaml, nothing sent, nothing paid. Not in the cassette: 1."
    if form == "jsonl":
        plans = [json.loads(line) for line in done.out.splitlines()]
        assert [(it["id"], it["in_cassette"]) for it in plans] == [("ferry.txt", True), ("other.txt", False)]
        assert done.error.splitlines()[-1] == f"summariser: {total}"
    else:
        lost = "--- not in the cassette: the request for this article; a replay of it ends with status 5"
        assert done.out.splitlines()[-2:] == [lost, f"# {total}"]
    assert run("summarise", "ferry.txt", "--cassette", tape, "--dry-run", "--model", "another").status == 5


@pytest.mark.parametrize("mode", ["json", "text"])
def test_a_dry_run_asks_as_the_cassette_was_recorded(mode: str, run: Run, server: FakeServer) -> None:
    recording = ["--cassette", "x.yaml", "--record", "--mode", mode, "--temperature", "0.5"]
    assert run("summarise", "ferry.txt", *to(server.url), *recording).status == 0
    assert server.requests[0].body["temperature"] == 0.5
    done = run("summarise", "ferry.txt", "--cassette", "x.yaml", "--dry-run")
    assert (done.status, done.error) == (0, "")


@pytest.mark.parametrize("args", [[], ["--reader", "rules"]])
def test_a_dry_run_fails_as_the_replay_would(args: list[str], run: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text("no cassette")
    for name in ("none.yaml", "bad.yaml"):
        real = run("summarise", "ferry.txt", "--cassette", name, *args)
        done = run("summarise", "ferry.txt", "--cassette", name, *args, "--dry-run")
        assert (done.status, done.out, done.error) == (2, "", real.error)


def test_a_dry_run_of_a_recording_shows_what_would_be_sent(run: Run, folder: Path, server: FakeServer) -> None:
    record = ["ferry.txt", *to(server.url), "--cassette", "new/x.yaml", "--record", "--dry-run"]
    head = run("summarise", *record).out.splitlines()[0]
    where = f"{server.url}/chat/completions, model tiny-model"
    assert head == f"# ferry.txt → {where}; what comes back would be recorded in new/x.yaml"
    done = run("summarise", *record, "--format", "json")
    assert json.loads(done.out)["model"] == "tiny-model"
    assert (done.status, done.error) == (0, "summariser: new/x.yaml: what comes back would be recorded there.\n")
    assert run("summarise", *record, "--format", "json", "-q").error == ""
    refused = run("summarise", "ferry.txt", "--reader", "rules", "--cassette", "new/x.yaml", "--record", "--dry-run")
    assert (refused.status, refused.out) == (2, "")
    assert "the rules ask no model" in refused.error
    assert (server.requests, (folder / "new").exists()) == ([], False)


# The reader that needs no model


def test_without_any_configuration_the_rules_read_and_say_so(run: Run) -> None:
    done = run("summarise", "ferry.txt", "--format", "json")
    assert done.status == 0
    assert done.error.count("\n") == 1
    assert "--reader rules" in done.error
    result = json.loads(done.out)
    assert (result["run"]["reader"], result["run"]["model"], result["run"]["cost"]) == ("rules", None, None)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["none.txt"], 2),
        (["ferry.txt", "--output", "none/out.json"], 2),
        (["ferry.txt", "--published", "soon"], 2),
        (["empty.txt"], 1),
    ],
)
def test_where_nothing_is_read_by_rules_it_is_not_said(args: list[str], status: int, run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    done = run("summarise", *args)
    assert done.status == status
    assert len(done.error.splitlines()) == 1
    assert "--reader rules" not in done.err


@pytest.mark.parametrize("data", ["", "\n \n"])
def test_a_file_of_lines_that_holds_no_article_is_a_failure(data: str, run: Run, folder: Path) -> None:
    """Else a feed that ran dry looks like a night's work done."""
    (folder / "feed.jsonl").write_text(data)
    done = run("summarise", "feed.jsonl", "--reader", "rules", "-f", "jsonl", "-q")
    told = 'feed.jsonl: holds no article; each line of it is to be a JSON object with a "text".'
    assert (done.status, done.error) == (1, f"summariser: {told}\n")
    assert json.loads(done.out) == {"id": "feed.jsonl", "source": "feed.jsonl", "error": told, "kind": "ArticleError"}
    mixed = run("summarise", "feed.jsonl", "ferry.txt", "--reader", "rules", "-f", "jsonl", "-q")
    assert (mixed.status, len(mixed.out.splitlines())) == (1, 2)


@pytest.mark.parametrize("flag", ["-q", "--quiet"])
def test_quiet_leaves_failures_alone(flag: str, run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "leap.txt").write_text("date 2024-02-30\n\n" + TEXT)
    env = {"SUMMARISER_MODLE": "x"}
    assert len(run("summarise", "leap.txt", env=env).error.splitlines()) == 3
    done = run("summarise", "leap.txt", flag, "--format", "json", env=env)
    assert (done.status, done.error) == (0, "")
    assert json.loads(done.out)["id"] == "leap.txt"
    failed = run("summarise", "leap.txt", "empty.txt", flag, env=env)
    assert (failed.status, failed.error) == (1, "summariser: empty.txt: is empty; nothing to summarise.\n")
    assert run("summarise", "none.txt", flag).error.startswith("summariser: none.txt: there is no such file")


def test_a_date_header_that_is_none_is_told_in_the_result_too(run: Run, folder: Path, server: FakeServer) -> None:
    """The sentence of standard error, with --quiet too; the model is sent what it always was."""
    (folder / "leap.txt").write_text("date 2024-02-30\n\n" + TEXT)
    told = run("summarise", "leap.txt", *to(server.url), "-f", "json")
    quiet = run("summarise", "leap.txt", *to(server.url), "-f", "json", "-q")
    assert quiet.error == ""
    for done in (told, quiet):
        (warning,) = json.loads(done.out)["run"]["warnings"]
        assert told.error == f"summariser: {warning}\n"
    assert "leap.txt, line 1: 'date 2024-02-30' was read as text" in warning
    assert not any("was read as text" in str(asked.body) for asked in server.requests)
    (folder / "saved.json").write_text(quiet.out)
    assert "digest" not in run("verify", "saved.json").out, "what was written is what is checked"
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text("date 2024-02-30\n\n" + TEXT)
    odd = run("summarise", name, "--reader", "rules", "-f", "json", "-q")
    assert (odd.status, odd.error) == (0, "")
    assert json.loads(odd.out)["run"]["warnings"][0].startswith("caf\\udce9.txt, line 1")


def test_quiet_shows_no_progress(run: Run, server: FakeServer) -> None:
    args = ["summarise", "ferry.txt", *to(server.url), "--format", "json"]
    env = {"TERM": "xterm"}
    assert "reads 1 article" in run(*args, terminal=True, env=env).out
    assert run(*args, "-q", terminal=True, env=env).out.startswith("{")


def test_the_rules_asked_for_need_no_word(run: Run) -> None:
    done = run("summarise", "ferry.txt", "--reader", "rules", "--format", "json")
    assert (done.status, done.error) == (0, "")


def test_an_empty_file_stays_a_failure(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    assert run("summarise", "empty.txt", "--reader", "rules").status == 1


@pytest.mark.parametrize(
    ("flag", "value"),
    [("--prompt", "nosuch"), ("--base-url", "http://127.0.0.1:1/v1"), ("--mode", "tools"), ("--retries", "0")],
)
def test_rules_are_not_told_how_to_ask(flag: str, value: str, run: Run) -> None:
    done = run("summarise", "ferry.txt", "--reader", "rules", flag, value)
    said = f"--reader names rules, which ask no model, and {flag} was given; leave it out, or give --reader llm."
    assert (done.status, done.out, done.error) == (2, "", f"summariser: {said}\n")
    if flag != "--base-url":
        alone = run("summarise", "ferry.txt", flag, value)
        assert (alone.status, alone.out) == (2, "")
        assert "no model is configured; name one with --model" in alone.error, "a model is meant"
    env = {f"SUMMARISER_{flag[2:].upper().replace('-', '_')}": value}
    assert run("summarise", "ferry.txt", "--reader", "rules", env=env).status == 0


def test_a_pyproject_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.summariser\nformat = 'json'\n")
    done = run("summarise", "ferry.txt", "--reader", "rules")
    assert done.status == 0
    (said,) = done.error.splitlines()
    assert said.startswith("summariser: pyproject.toml: cannot be read as TOML (")
    assert run("summarise", "ferry.txt", "--reader", "rules", "-q").error == ""
    (folder / "pyproject.toml").write_text("[tool]\nsummariser = 3\n")
    done = run("summarise", "ferry.txt", "--reader", "rules")
    said = "pyproject.toml: tool.summariser is no table; write its settings below [tool.summariser]."
    assert (done.status, done.out, done.error) == (2, "", f"summariser: {said}\n")


def test_the_rules_have_nothing_to_record(run: Run) -> None:
    done = run("summarise", "ferry.txt", "--reader", "rules", "--cassette", "x.yaml", "--record")
    assert done.status == 2
    assert "nothing to record" in done.error


def test_a_model_of_a_file_gives_the_terminal_no_orders(run: Run, folder: Path) -> None:
    (folder / "summariser.toml").write_text('model = "evil\\u001b]0;pwned\\u0007"')
    done = run("summarise", "ferry.txt", "--dry-run", "--reader", "llm")
    assert (done.status, done.out) == (2, "")
    assert "summariser.toml, model" in done.error
    assert not RAW.search(done.error)


def test_the_model_of_a_dry_run_is_shown_on_one_line() -> None:
    settings = Settings(model="m").model_copy(update={"model": "evil\x1b]0;pwned\x07\nmodel"})
    _, text, _ = dry_run._request("ferry.txt", article(), Plan(settings), first=True)
    assert "model evil␛]0;pwned model" in text.splitlines()[0]
    assert not RAW.search(text)


def test_of_what_is_too_large_no_more_is_read_than_tells_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(file: BinaryIO) -> bytes:
        data = read_of(file)
        read.append(len(data))
        return data

    monkeypatch.setattr(sources, "read_of", counted)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word " * 900_000)))
    (folder / "large.txt").touch()
    os.truncate(folder / "large.txt", 8_000_000)
    found = list(sources.Sources([str(folder / "large.txt"), "-"], None, None, None))
    assert [str(it.error) for it in found] == [
        f"{name}: is larger than the 4,000,000 bytes of one article; split it."
        for name in (folder / "large.txt", "standard input")
    ]
    assert read == [4_000_001] * 2


def test_a_line_that_is_too_large_for_an_article_is_told_and_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_LONGEST", 40)
    lines = [json.dumps({"text": "word " * count}) for count in (1, 5, 6, 1, 100)]
    assert [len(line) + 1 for line in lines] == [18, 38, 43, 18, 513]
    (folder / "many.jsonl").write_text("\n".join(lines))
    found = list(sources.Sources([str(folder / "many.jsonl")], None, None, None))
    assert [it.article is not None for it in found] == [True, True, False, True, False]
    assert [it.name for it in found] == [f"{folder}/many.jsonl:{number}" for number in range(1, 6)]
    assert str(found[2].error) == f"{found[2].name}: is larger than the 40 bytes of a line with one article; split it."
