"""A private name at the top of a module is there to be used in it."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_floors import modules


def top(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module that run when it is loaded, those under an "if", a "try" or a loop among them."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from top(getattr(statement, part, []))
            for handler in getattr(statement, "handlers", []):
                yield from top(handler.body)


def given(statement: ast.stmt) -> set[str]:
    """The private names that a statement gives."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            names = {name}
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            names = {alias.asname or alias.name.partition(".")[0] for alias in aliases}
        case ast.Assign(targets=targets):
            names = stored(*targets)
        case ast.AnnAssign(target=target) | ast.AugAssign(target=target) | ast.For(target=target):
            names = stored(target)
        case ast.With(items=items):
            names = stored(*(item.optional_vars for item in items if item.optional_vars))
        case _:
            names = set()
    return {name for name in names if name.strip("_") and name.startswith("_") and not name.endswith("__")}


def stored(*targets: ast.expr) -> set[str]:
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def read(node: ast.AST) -> set[str]:
    """The names that are read in a piece of code, in annotations within quotation marks too."""
    found = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
            found.add(inner.id)
        for quoted in (getattr(inner, "annotation", None), getattr(inner, "returns", None)):
            if isinstance(quoted, ast.Constant) and isinstance(quoted.value, str):
                found |= read(ast.parse(quoted.value, mode="eval"))
    return found


def unused(code: str) -> set[str]:
    """The private names at the top of a module that nothing in it reads, but perhaps they themselves."""
    module = ast.parse(code)
    names = {name for statement in top(module.body) for name in given(statement)}
    for statement in module.body:
        own = set() if isinstance(statement, ast.For | ast.With) else given(statement)
        names -= read(statement) - own
    return names


def test_what_is_unused_is_told() -> None:
    code = (
        "import x as _x\n"
        "_A, B = 1, 2\n"
        "_C: int = 3\n"
        "_C |= 4\n"
        "def _again():\n    return _again()\n"
        "class _K:\n    D = _A\n"
        "def f(k: '_K') -> int:\n    return _g()\n"
        "if B:\n    def _g(): ...\n    _h = 1\n"
        "__all__ = ['f']\n"
        "for _ in (): ...\n"
        "for _i in (): f(_i)\n"
    )
    assert unused(code) == {"_x", "_C", "_again", "_h"}


@pytest.mark.parametrize("module", modules())
def test_no_private_name_is_there_for_nothing(module: str) -> None:
    assert unused(modules()[module].read_text(encoding="utf-8")) == set()
