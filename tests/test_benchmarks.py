"""The command lines of the benchmarks: help, and a sentence for what they do not know."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted(
    path.stem for path in (ROOT / "benchmarks").glob("*.py") if '__name__ == "__main__"' in path.read_text("utf-8")
)


def run(name: str, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / f"benchmarks/{name}.py"), *args],
        cwd=cwd, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_the_scripts_are_found() -> None:
    assert {"mutations", "audit_speed", "rules_quality"} <= set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_has_help_and_knows_what_it_does_not_know(name: str, tmp_path: Path) -> None:
    helped = run(name, "--help", cwd=tmp_path)
    assert (helped.returncode, helped.stderr) == (0, "")
    first = (ROOT / f"benchmarks/{name}.py").read_text(encoding="utf-8").removeprefix('"""').splitlines()[0]
    assert helped.stdout.startswith("usage: ")
    assert first in helped.stdout
    unknown = run(name, "--no-such-flag", str(ROOT / "README.md"), cwd=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.splitlines()[-1].startswith(f"{name}.py: error: ")


@pytest.mark.parametrize(
    ("name", "args", "said"),
    [
        ("mutations", ["kabul"], "'kabul' is no recorded article; there are border-talks, "),
        ("audit_news", [], "the following arguments are required: ARTICLES"),
        ("audit_news", ["no.txt"], "no.txt: cannot be read (no such file or directory)."),
        ("audit_news", ["empty.txt"], "empty.txt: is empty"),
        ("audit_news", ["broken.jsonl"], "broken.jsonl"),
        ("audit_speed", ["kabul-2020-11-21"], "unrecognized arguments: kabul-2020-11-21"),
        ("bare_clients", ["--rounds", "0"], "'0' is no whole number above 0."),
        ("rules_quality", ["no.jsonl"], "no.jsonl: cannot be read (no such file or directory)."),
        ("rules_quality", ["broken.jsonl"], "broken.jsonl: is no JSON Lines ("),
        ("rules_quality", ["other.jsonl"], "other.jsonl, line 1: is no record with a doc_id, a text and attributions."),
        ("rules_quality", ["empty.txt"], "empty.txt: is empty."),
        ("rules_speed", ["other.jsonl"], "the articles cannot be read (KeyError('text'))."),
        ("rules_speed", ["--count", "-1"], "'-1' is no whole number above 0."),
    ],
)
def test_what_cannot_be_measured_is_told(name: str, args: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.jsonl").write_text("{cut\n")
    (tmp_path / "other.jsonl").write_text('{"id": "a"}\n')
    done = run(name, *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr.splitlines()[-1]
