"""The floors of the package: a module imports from floors below its own, or beside it, and never in a circle."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "summariser"

FLOORS = {
    # 0: what everything stands on
    "abbreviated": 0,
    "circles": 0,
    "decoding": 0,
    "errors": 0,
    "files": 0,
    "gazetteer": 0,
    "jsonkeys": 0,
    "jsonsafe": 0,
    "kept": 0,
    "lemmas": 0,
    "paragraphs": 0,
    "limits": 0,
    "links": 0,
    "loop": 0,
    "models": 0,
    "settings": 0,
    "tags": 0,
    "text": 0,
    "timepatterns": 0,
    "timewords": 0,
    "timex": 0,
    "version": 0,
    "wire": 0,
    # 1: one article and one reply
    "acled": 1,
    "audit": 1,
    "building": 1,
    "cassette": 1,
    "detect": 1,
    "figures": 1,
    "grounding": 1,
    "smooth": 1,
    "journal": 1,
    "language": 1,
    "pages": 1,
    "prompting": 1,
    "quotations": 1,
    "results": 1,
    "schemas": 1,
    "sentences": 1,
    "verify": 1,
    "voices": 1,
    # 2: in and out
    "readers": 2,
    "render": 2,
    # 3: from article to summary
    "configured": 3,
    "pipeline": 3,
    # 4: the Python door
    "api": 4,
    "batch": 4,
    "budget": 4,
    "outcomes": 4,
    "runs": 4,
    "evaluate": 4,
    # 5: the other doors
    "": 5,
    "__main__": 5,
    "cli": 5,
    "testing": 5,
}
"""Floor of each module, or of a folder and all that is in it, by name under `summariser`; "" is the package itself."""

DOORS = {("summariser.models.summary", "summariser.verify")}
"""Methods of a model that call what stands on it, and import it when they are called: `Summary.verify`."""

MOST_LINES = 400


@dataclass
class Imports(ast.NodeVisitor):
    """What a module imports when it is loaded, and what its functions import when they are called."""

    early: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    _depth: int = 0

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" in ast.unparse(node.test):
            for item in node.orelse:
                self.visit(item)
        else:
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1

    def visit_Import(self, node: ast.Import) -> None:
        self._add(*(alias.name for alias in node.names))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert node.level == 0, "imports name the whole path"
        assert node.module
        names = {f"{node.module}.{alias.name}" for alias in node.names}
        inside = {name for name in names if name in modules()}
        self._add(*inside)
        if inside != names:
            self._add(node.module)

    def _add(self, *names: str) -> None:
        (self.late if self._depth else self.early).update(names)


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str) -> Imports:
    visitor = Imports()
    visitor.visit(ast.parse(modules()[module].read_text(encoding="utf-8")))
    return visitor


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == "summariser"}


def foreign(module: str) -> set[str]:
    found = imports(module)
    return {name.split(".")[0] for name in found.early | found.late} - {"summariser"}


def floor_of(module: str) -> int | None:
    """The floor in the table: of the module, else of the nearest folder that it is in."""
    name = module.removeprefix("summariser").removeprefix(".")
    while name not in FLOORS and "." in name:
        name = name.rpartition(".")[0]
    return FLOORS.get(name)


def in_folder(module: str, *folders: str) -> bool:
    return any(module == f"summariser.{folder}" or module.startswith(f"summariser.{folder}.") for folder in folders)


def test_the_modules_are_found() -> None:
    assert {"summariser", "summariser.text", "summariser.models.article", "summariser.readers.llm"} <= set(modules())


def test_imports_are_read_from_functions_and_not_from_type_checking() -> None:
    visitor = Imports()
    visitor.visit(
        ast.parse(
            "import a.b\nfrom summariser.models import Article\nfrom summariser import text\n"
            "if TYPE_CHECKING:\n    import c\nelse:\n    import d\n"
            "class K:\n    import e\n    async def f(self):\n        from g import h\n"
        )
    )
    assert visitor.early == {"a.b", "summariser.models", "summariser.text", "d", "e"}
    assert visitor.late == {"g"}


@pytest.mark.parametrize(
    ("module", "floor"),
    [
        ("summariser.models.event", 0),
        ("summariser.readers.llm.gate", 2),
        ("summariser", 5),
        ("summariser.unheard_of", None),
    ],
)
def test_a_folder_gives_its_floor_to_what_is_in_it(module: str, floor: int | None) -> None:
    assert floor_of(module) == floor


@pytest.mark.parametrize("module", modules())
def test_every_module_has_a_floor(module: str) -> None:
    assert floor_of(module) is not None, f"{module} is not in the table of floors in {Path(__file__).name}"


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_nothing_from_above(module: str) -> None:
    found, own = imports(module), floor_of(module)
    doors = {name for home, name in DOORS if home == module}
    assert doors <= found.late - found.early
    for name in ours(found.early | found.late) - doors:
        below = floor_of(name)
        assert own is not None
        assert below is not None
        assert below <= own, f"{module} (floor {own}) imports {name} (floor {below})"


@pytest.mark.parametrize("module", modules())
def test_nothing_inside_imports_the_package_itself(module: str) -> None:
    found = imports(module)
    assert "summariser" not in found.early | found.late, "import from the module that defines it"


def hidden(module: str) -> set[str]:
    """Modules of ours that a module imports by a name in a string."""
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    calls = (node for node in calls if ast.unparse(node.func).rpartition(".")[2] in {"import_module", "__import__"})
    names = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
    return {str(name) for name in names} & set(modules())


def test_no_import_from_above_is_hidden_in_a_string() -> None:
    found = {(module, name) for module in modules() for name in hidden(module)}
    above = {(module, name) for module, name in found if (floor_of(name) or 0) > (floor_of(module) or 0)}
    assert above == set()


def edges(module: str) -> set[str]:
    """The modules that are loaded with a module, folders on the way among them."""
    found = set()
    for name in ours(imports(module).early):
        parts = name.split(".")
        found |= {".".join(parts[:count]) for count in range(2, len(parts) + 1)} & set(modules())
    return {name for name in found if name != module and not module.startswith(f"{name}.")}


def test_there_is_no_circle() -> None:
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> Iterator[list[str]]:
        if module in way:
            yield [*way[way.index(module) :], module]
        elif module not in done:
            for name in sorted(edges(module)):
                yield from walk(name, [*way, module])
            done.add(module)

    circles = [circle for module in modules() for circle in walk(module, [])]
    assert [" -> ".join(circle) for circle in circles] == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("openai", ["readers.llm"]),
        ("instructor", ["readers.llm"]),
        ("tenacity", ["readers.llm"]),
        ("vcr", ["cassette"]),
        ("jinja2", ["prompting", "render.html"]),
        ("rich", ["render", "cli", "evaluate"]),
        ("click", ["cli"]),
        ("pytest", ["testing"]),
    ],
)
def test_a_library_is_known_in_its_room_alone(library: str, rooms: list[str]) -> None:
    users = {module for module in modules() if library in foreign(module)}
    assert users, f"nothing imports {library}: has it been renamed?"
    assert {module for module in users if not in_folder(module, *rooms)} == set()


@pytest.mark.parametrize("module", [name for name in modules() if in_folder(name, "render")])
def test_renderers_know_the_public_models_alone(module: str) -> None:
    """And the errors that they raise, and what makes JSON harmless."""
    found, rooms = imports(module), ("models", "render", "errors", "jsonsafe")
    assert {name for name in ours(found.early | found.late) if not in_folder(name, *rooms)} == set()


def test_only_readers_and_building_look_into_the_wire_reply() -> None:
    users = {module for module in modules() if "summariser.wire" in imports(module).early | imports(module).late}
    assert {name for name in users if not in_folder(name, "building", "readers", "schemas", "detect")} == set()


@pytest.mark.parametrize("module", modules())
def test_a_module_stays_short(module: str) -> None:
    lines = len(modules()[module].read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines: it is two rooms"
