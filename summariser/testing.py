"""The pytest plugin for replay: `from summariser.testing import …` is not needed, installing the package is enough.

    @pytest.mark.cassette("kabul.yaml")            # or nothing: cassettes/<test module>/<class>/<test>.yaml
    def test_kabul(summariser):
        summary = summariser.summarise(Article.from_file("kabul.txt"))

The `summariser` fixture replays the cassette; with `--record-cassettes` it asks the configured model and records. A
request that is not in the cassette fails the test even where it was caught, and so does a recorded reply that a test,
which passed, did not ask for. A test that asks nothing needs no cassette.
"""

import hashlib
import re
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summariser.errors import CassetteError, CassetteMissError, ConfigurationError, SummariserError

if TYPE_CHECKING:
    from summariser.api import Summariser
    from summariser.cassette import CassetteFile
    from summariser.readers.base import Reading

_UNSAFE = re.compile(r"[^\w.,=+@\[\]-]")
_LONGEST = 60
"""Characters of a name: in UTF-8, and with what is added, still less than the 255 bytes of most file systems."""

_REPORT = pytest.StashKey[pytest.TestReport]()
"""Of a test: how its call went, or its set-up where that failed."""
_MISSES = pytest.StashKey[Sequence[CassetteError]]()
"""Of a test whose `summariser` is open: what it asked for and did not get, whatever became of the error."""
_RECORDED = pytest.StashKey[set[Path]]()
"""Of the session: the cassettes that were recorded in it."""
_IDLE = pytest.StashKey[set[Path]]()
"""Of the session: the cassettes of tests that passed while recording, and asked nothing."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--record-cassettes` and the ini value `cassette_folder`."""
    group = parser.getgroup("summariser")
    group.addoption(
        "--record-cassettes", action="store_true", help="ask the configured model and record what it replies"
    )
    parser.addini("cassette_folder", "folder of the cassettes, from the root of the tests", default="cassettes")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the marker."""
    config.addinivalue_line("markers", "cassette(path): the cassette that the summariser fixture replays")
    config.stash[_RECORDED] = set()
    config.stash[_IDLE] = set()


def cassette_path(request: pytest.FixtureRequest) -> Path:
    """The cassette of a test: the marker's, else one of its own, by its folders, module, class and name."""
    root = request.config.rootpath
    folder = root / str(request.config.getini("cassette_folder"))
    marker = request.node.get_closest_marker("cassette")
    if marker is not None:
        return folder / _marked(*marker.args, **marker.kwargs)
    module = request.path.with_suffix("")
    parts = module.relative_to(root).parts if module.is_relative_to(root) else (module.name,)
    classes = [node.name for node in request.node.listchain() if isinstance(node, pytest.Class)]
    return folder.joinpath(*map(_as_file, (*parts, *classes))) / f"{_as_file(request.node.name)}.yaml"


def _marked(*given: object, **named: object) -> Path:
    """The path that a marker gives, as an argument or by name."""
    path = given[0] if given else named.get("path")
    if len(given) + len(named) != 1 or not isinstance(path, str | Path):
        pytest.fail("the marker cassette takes one path: @pytest.mark.cassette('NAME.yaml')", pytrace=False)
    return Path(path)


def _as_file(name: str) -> str:
    """A name as that of one file. What had to be changed is told apart from others by a digest."""
    safe = _UNSAFE.sub("_", name)[:_LONGEST]
    return safe if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers how a test went, and tells what differs from a cassette instead of the way that the miss took."""
    report = yield
    if report.when != "teardown":
        item.stash[_REPORT] = report
    if not report.failed or call.excinfo is None:
        return report
    error = call.excinfo.value
    if isinstance(error, CassetteError):
        places = [place for place in call.excinfo.traceback if place.path == item.path]
        lines = [f"{item.location[0]}:{place.lineno + 1}: {str(place.statement).strip()}" for place in places]
        told = pytest.fail.Exception("\n".join([_told(error), *lines[-1:], *_difference(error)]), pytrace=False)
        shown = pytest.ExceptionInfo.from_exception(told.with_traceback(call.excinfo.tb))
        report.longrepr = shown.getrepr(style="value", chain=False)
    else:
        for miss in item.stash.get(_MISSES, ()):  # a test that goes on without the reply fails of something else
            report.sections.append(("cassette", "\n".join([_told(miss), *_difference(miss)])))
    return report


def _told(error: SummariserError) -> str:
    """The sentence of `error`, with pytest's option for the parameter."""
    return str(error).replace("`record=True`", "--record-cassettes")


def _difference(error: CassetteError) -> list[str]:
    return [error.diff] if isinstance(error, CassetteMissError) else []


@pytest.fixture
def summariser(request: pytest.FixtureRequest) -> "Iterator[Summariser]":
    """A `Summariser` on the test's cassette; a miss fails the test, and so does a recorded reply left unplayed.

    To record, settings come from the environment, then from summariser.toml or pyproject.toml in the root of the tests.
    Of two tests on one cassette the first records it and the other replays it, so that what passes then passes again.
    What a test has recorded is put into place where it passed, also if it is about a failure, and not where it failed.
    """
    made, misses = _make(request)
    request.node.stash[_MISSES] = misses
    with made.hold():
        yield made
    del request.node.stash[_MISSES]
    report = request.node.stash.get(_REPORT, None)
    ended = report is not None and report.when == "call"
    whole = ended and report is not None and (report.passed or hasattr(report, "wasxfail"))
    tape = made.cassette
    if tape is not None and tape.recording:
        problem = _unplayable(tape, request.config.stash[_IDLE]) if whole else None
        refused = bool(misses) and report is not None and not report.failed
        made.end(failed=not whole or refused or problem is not None)  # the test decides, whatever became of an article
        if whole and not refused:
            request.config.stash[_RECORDED if tape.recorded else _IDLE].add(tape.path)
        if refused:
            raise misses[0]
        if problem is not None:
            pytest.fail(f"{tape.path}: {problem}", pytrace=False)
        return
    failed = report is None or report.failed
    made.end(failed=failed)
    if misses and not failed:
        raise misses[0]
    if tape is not None and ended and report is not None and report.passed and tape.unplayed:
        replies = "1 recorded reply was" if tape.unplayed == 1 else f"{tape.unplayed} recorded replies were"
        pytest.fail(f"{tape.path}: {replies} not asked for", pytrace=False)


def _unplayable(tape: "CassetteFile", idle: set[Path]) -> str | None:
    """Why a test that passed while recording would fail when its cassette is replayed."""
    if tape.unanswered:
        requests = "1 request" if tape.unanswered == 1 else f"{tape.unanswered} requests"
        return f"no reply came to {requests} of this test, so that there is none to replay"
    if not tape.recorded and tape.path.exists():
        return "this test asked nothing, and a replay would find replies that are not asked for; take the file away"
    if tape.recorded and tape.path in idle:
        return "another test on this cassette asked nothing; give it a cassette of its own"
    return None


class _NoCassette:
    """The reader of a test that has no cassette: it need not have one, until it asks something."""

    name = "cassette"

    def __init__(self, error: CassetteError) -> None:
        self._error = error
        self.misses: list[CassetteError] = []

    async def read(self, text: object) -> "Reading":
        self.misses.append(self._error)
        raise self._error

    async def aclose(self) -> None:
        """Nothing to release."""


def _make(request: pytest.FixtureRequest) -> "tuple[Summariser, Sequence[CassetteError]]":
    """The `Summariser` of a test, and the list that gets what it asks for and does not get."""
    from summariser.api import Summariser
    from summariser.settings import Settings

    path = cassette_path(request)
    record = bool(request.config.getoption("--record-cassettes")) and path not in request.config.stash[_RECORDED]
    try:
        settings = Settings.load(folder=request.config.rootpath) if record else None
        made = Summariser(cassette=path, record="anew" if record else False, settings=settings)
        return made, made.cassette.misses if made.cassette is not None else []
    except CassetteError as error:
        if record or path.exists():
            raise
        reader = _NoCassette(error)
        return Summariser(reader=reader), reader.misses
    except ConfigurationError as error:
        pytest.fail(f"{path}: cannot be recorded: {error}", pytrace=False)
