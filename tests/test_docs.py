"""The documentation says what is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Processes

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_command_line_reference_is_fresh() -> None:
    """Made in a process of its own: click keeps the help option of a command that another test called by itself."""
    code = f"import runpy; print(runpy.run_path({str(ROOT / 'docs/make_cli.py')!r})['reference'](), end='')"
    made = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    reference = made.stdout
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == reference, "run: python docs/make_cli.py"


def test_the_reference_shows_all_names_of_help(processes: Processes) -> None:
    """As the commands themselves show them."""
    reference = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^  -h, --help  +Show this message", reference, re.MULTILINE)) == reference.count("Usage:")
    for command in ([], *([name] for name in re.findall(r"^## summariser (\w+)", reference, re.MULTILINE))):
        short, long = processes.run(*command, "-h"), processes.run(*command, "--help")
        assert short.status == 0
        assert short.out == long.out
        assert "-h, --help" in short.out


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made of them."""
    headings = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_anchors_are_there(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        other = page.parent / target if target else page
        assert anchor in anchors(other), f"{target}#{anchor}"


def test_every_command_and_setting_is_in_the_reference() -> None:
    from summariser.settings import NO_FLAGS, Settings

    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    for name in set(Settings.model_fields) - set(NO_FLAGS):
        assert f"--{name.replace('_', '-')}" in text, name


def test_the_exit_status_of_readme_is_that_of_help() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    reference = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    codes = set(re.findall(r"^\| (\d+) \|", readme, re.MULTILINE))
    assert codes == set(re.findall(r"^ {4}(\d+) {2,}", reference, re.MULTILINE))


def test_the_python_of_the_docs_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, in the root of a checkout."""
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    snippets = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(snippets) > 6
    names: dict[str, object] = {"__name__": "docs"}
    for snippet in snippets:
        exec(snippet, names)  # noqa: S102 - our own
    assert str(names["page"]).startswith("# ")
    assert names["report"].measures  # type: ignore[attr-defined]


def test_the_longest_wait_that_a_server_may_ask_for_is_told() -> None:
    from summariser.readers.llm.waits import _MAX_RETRY_AFTER

    page = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    assert f"what Retry-After asks for, {_MAX_RETRY_AFTER:g} s at most," in " ".join(page.split())
