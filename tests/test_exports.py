"""The public names: sorted, documented, and imported only when they are asked for."""

import ast
import inspect
import os
import re
import subprocess
import sys
from enum import Enum
from importlib.resources import files
from pathlib import Path

import pytest

import summariser
from summariser.models.base import Model

ROOT = Path(__file__).parent.parent


def run(code: str) -> str:
    """What a new interpreter prints for `code`."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_is_sorted_and_without_doubles() -> None:
    assert summariser.__all__ == sorted(set(summariser.__all__))


def test_the_public_names_are_these() -> None:
    assert {"Article", "Summariser", "Summary", "SummariserError", "Event", "Attribution", "Span"} <= set(
        summariser.__all__
    )
    assert not [name for name in summariser.__all__ if name.startswith("_")]


@pytest.mark.parametrize("name", summariser.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    value = getattr(summariser, name)
    assert value.__name__ == name
    assert value.__module__.startswith("summariser.")


def test_dir_lists_them() -> None:
    assert dir(summariser) == summariser.__all__


def test_what_is_public_for_type_checkers_is_public_for_all() -> None:
    """The names under TYPE_CHECKING and those of `__getattr__` are the same."""
    tree = ast.parse(Path(summariser.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    told = {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert told == set(summariser.__all__)


TYPED = """
from datetime import date
from summariser import Article, Summariser
Article(text="News.", published="2020-11-21", title=None)
Article.from_file("a.txt", published=date(2020, 11, 21), source="Wire")
Summariser(reader="rules")
"""
MISTYPED = """
Article(text="News.", published=2020)
Article.from_file("a.txt", publishd="2020-11-21")
Summariser(reader="ruls")
"""


def test_a_users_script_is_typed_strictly(tmp_path: Path) -> None:
    """README's Python, and what the docstrings promise: a type checker follows no `__all__` that is computed."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    scripts = [*re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL), TYPED, TYPED + MISTYPED]
    paths = [tmp_path / f"script{number}.py" for number in range(len(scripts))]
    for path, script in zip(paths, scripts, strict=True):
        path.write_text(script, encoding="utf-8")
    options = "--strict", "--config-file=", "--follow-imports=silent", f"--cache-dir={tmp_path}", "--no-error-summary"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *map(str, paths)],
        cwd=tmp_path, env=os.environ | {"MYPYPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert len(scripts) > 2
    wrong = [line for line in done.stdout.splitlines() if ": error: " in line]
    first = TYPED.count("\n") + 2
    assert [line.split(": error: ")[0] for line in wrong] == [f"{paths[-1].name}:{first + row}" for row in range(3)], (
        done.stdout + done.stderr
    )


def test_every_public_model_and_error_is_exported() -> None:
    from summariser import errors, models

    raised = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, errors.SummariserError) and value.__module__ == errors.__name__
    }
    assert raised | set(models.__all__) <= set(summariser.__all__)
    assert models.__all__ == sorted(models.__all__)


def test_the_version_is_that_of_the_installation() -> None:
    from importlib.metadata import version

    assert summariser.__version__ == version("summariser")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Sumary'"):
        summariser.Sumary  # noqa: B018
    assert not hasattr(summariser, "__wrapped__")


def test_importing_the_package_imports_nothing_else() -> None:
    heavy = "pydantic", "openai", "instructor", "vcr", "rich", "click", "jinja2", "sentencex", "simplemma", "yaml"
    loaded = run(f"import sys, summariser; print(*sorted({{*{heavy!r}}} & set(sys.modules)))")
    assert loaded == ""


def test_an_article_needs_no_model_library() -> None:
    heavy = "openai", "instructor", "vcr", "tenacity", "rich", "jinja2"
    loaded = run(
        "import sys; from summariser import Article; Article(text='x'); "
        f"print(*sorted({{*{heavy!r}}} & set(sys.modules)))"
    )
    assert loaded == ""


def test_a_result_read_back_can_be_checked_whatever_else_was_imported() -> None:
    empty = {"id": "a", "article": {"text": "News."}, "headline": "", "abstract": "", "run": {"reader": "llm"}}
    empty["run"]["usage"] = {"estimated": False}
    code = f"from summariser.models import Summary; print(Summary.model_validate({empty!r}).verify().checks[0].name)"
    assert run(code) == "integrity"


def test_only_the_command_line_speaks_of_flags() -> None:
    """What the library raises speaks of parameters; `summariser.cli.failures.flagged` makes flags of them."""
    doors = {"cli", "testing.py"}
    found = []
    for path in sorted((ROOT / "summariser").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        if path.relative_to(ROOT / "summariser").parts[0] not in doors:
            found += [
                (path.name, node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
                and re.search(r"(?<!\S)--[a-z]|summarise --help", node.value)
            ]  # fmt: skip
    assert found == []


def test_star_import_gives_the_public_names() -> None:
    names = run("from summariser import *; print(*sorted(name for name in dir() if not name.startswith('__')))")
    assert names.split() == summariser.__all__


def test_the_package_is_typed() -> None:
    assert files("summariser").joinpath("py.typed").is_file()


@pytest.mark.parametrize("name", summariser.__all__)
def test_every_public_object_is_documented(name: str) -> None:
    value = getattr(summariser, name)
    assert (value.__dict__.get("__doc__") or "").strip(), f"{name} has no docstring of its own"
    if issubclass(value, Enum | BaseException):
        return
    undocumented = [
        member
        for member, thing in vars(value).items()
        if not member.startswith("_")
        and (inspect.isfunction(thing) or isinstance(thing, property | classmethod | staticmethod))
        and not (inspect.getdoc(getattr(thing, "__func__", thing)) or "").strip()
    ]
    assert undocumented == []


@pytest.mark.parametrize("name", [name for name in summariser.__all__ if issubclass(getattr(summariser, name), Model)])
def test_public_models_can_be_read_back_from_their_own_dump(name: str) -> None:
    model = getattr(summariser, name)
    assert model.model_json_schema()["additionalProperties"] is False
    assert model.__pydantic_complete__
