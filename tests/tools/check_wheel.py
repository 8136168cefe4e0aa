"""Check an installed summariser, away from the checkout: `python -I check_wheel.py ARTICLE CASSETTE [--wheel WHEEL]`.

To be run by the Python of the environment that it is installed in. It replays one article from outside the checkout,
holds every span of the result to the text, and asks for what the installation has to bring along: the prompts, the
schemas, the licence. With `--wheel` it also looks for what must not be in that file. It needs the standard library
and summariser alone.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

SCHEMAS = ("summary", "event", "attribution", "wire")
STRANGERS = {"tests", "cassettes", "articles", "gold", "benchmarks", "docs", ".ci"}
"""Folders of the checkout that no wheel may hold."""


def check(holds: bool, complaint: str) -> None:
    """End with `complaint` where something does not hold."""
    if not holds:
        sys.exit(f"check_wheel.py: {complaint}")


def run(*arguments: str, folder: Path) -> str:
    """Standard output of the installed command, called from `folder`, with nothing of ours in its environment."""
    command = Path(sysconfig.get_path("scripts")) / "summariser"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OPENAI_", "SUMMARISER_"))
    }
    done = subprocess.run(
        [command, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    errors = done.stderr.decode()
    check(done.returncode == 0, f"summariser {' '.join(arguments)}: exit {done.returncode}\n{errors}")
    return done.stdout.decode()


def spans_of(value: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span below `value`, with its JSON Pointer."""
    if isinstance(value, dict):
        if "text" in value and isinstance(value.get("start"), int):  # an event's date has a text and days, not places
            yield pointer, value
        for key, item in value.items():
            yield from spans_of(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from spans_of(item, f"{pointer}/{index}")


def check_replay(article: Path, cassette: Path, folder: Path) -> None:
    """One article, replayed in a folder outside the checkout: a headline, and every span exact."""
    sources = [shutil.copy(path, folder) for path in (article, cassette)]
    names = [Path(source).name for source in sources]
    summary = json.loads(run("summarise", names[0], "--cassette", names[1], "--format", "json", folder=folder))
    check(bool(summary["headline"].strip()), "the headline is empty")
    page = run("summarise", names[0], "--cassette", names[1], "--format", "html", folder=folder)
    check("</html>" in page, "the page for a browser is not whole")
    text = summary["article"]["text"]
    spans = list(spans_of(summary))
    check(bool(spans), "the summary has no span")
    for pointer, span in spans:
        found = text[span["start"] : span["end"]]
        check(found == span["text"], f"{pointer}: {span['text']!r} is not at its place, which reads {found!r}")
    print(f"replay: {summary['headline']!r}, {len(spans)} spans, all exact")


def check_installation(folder: Path) -> None:
    """The package lies in this environment, and prompts, schemas and licence with it."""
    import summariser

    package = Path(str(summariser.__file__)).resolve().parent
    own = package.parent == Path(sysconfig.get_path("purelib")).resolve()
    check(own, f"summariser was imported from {package}")
    check((package / "py.typed").is_file(), "py.typed is missing")
    check(any((package / "prompts").glob("*/*/*.j2")), "the prompts are missing")
    for name in SCHEMAS:
        stored = (package / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
        printed = run("schema", name, folder=folder)
        check(json.loads(printed) == json.loads(stored), f"schema {name}: not the stored one")
    installed = distribution("summariser")
    entries = {(entry.group, entry.name) for entry in installed.entry_points}
    check(entries == {("console_scripts", "summariser"), ("pytest11", "summariser")}, f"entry points: {entries}")
    check(any(file.name == "LICENSE" for file in installed.files or ()), "the licence is missing")
    check(installed.version in run("--version", folder=folder), "--version does not print the version")
    print(f"installation: {installed.name} {installed.version}, with {len(SCHEMAS)} schemas")


def check_contents(wheel: Path) -> None:
    """The wheel holds the package and its metadata, and nothing else of the checkout."""
    with zipfile.ZipFile(wheel) as archive:
        paths = [Path(name) for name in archive.namelist()]
    for path in paths:
        top = path.parts[0]
        check(top == "summariser" or top.endswith(".dist-info"), f"{wheel.name} has {path} at its top")
        check(STRANGERS.isdisjoint(path.parts), f"{wheel.name} has {path}")
    print(f"contents: {len(paths)} files")


def main() -> None:
    """The three checks, one after the other."""
    parser = argparse.ArgumentParser(description="Check an installed summariser.")
    parser.add_argument("article", type=Path)
    parser.add_argument("cassette", type=Path)
    parser.add_argument("--wheel", type=Path)
    options = parser.parse_args()
    if options.wheel is not None:
        check_contents(options.wheel)
    with tempfile.TemporaryDirectory() as folder:
        check_installation(Path(folder))
        check_replay(options.article, options.cassette, Path(folder))


if __name__ == "__main__":
    main()
