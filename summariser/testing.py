"""The pytest plugin for replay: `from summariser.testing import …` is not needed, installing the package is enough.

    @pytest.mark.cassette("kabul.yaml")            # or nothing: cassettes/<test module>/<test>.yaml
    def test_kabul(summariser):
        summary = summariser.summarise(Article.from_file("kabul.txt"))

The `summariser` fixture replays the cassette; with `--record-cassettes` it asks the configured model and records. A
request that is not in the cassette fails the test even where it was caught, and so does a recorded reply that nobody
asked for.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summariser.api import Summariser


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


def cassette_path(request: pytest.FixtureRequest) -> Path:
    """The cassette of a test: the marker's, else cassettes/<test module>/<test>.yaml."""
    folder = request.config.rootpath / str(request.config.getini("cassette_folder"))
    marker = request.node.get_closest_marker("cassette")
    if marker is not None and marker.args:
        return folder / str(marker.args[0])
    return folder / str(request.path.stem) / f"{request.node.name}.yaml"


_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers that a test failed: its recording does not replace the old one."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture
def summariser(request: pytest.FixtureRequest) -> "Iterator[Summariser]":
    """A `Summariser` on the test's cassette; a miss fails the test, and so does a recorded reply left unplayed."""
    from summariser.api import Summariser

    record = bool(request.config.getoption("--record-cassettes"))
    made = Summariser(cassette=cassette_path(request), record=record)
    with made.batch():
        yield made
    made.end(failed=request.node.stash.get(_FAILED, False))
    tape = made.cassette
    if tape is not None and not tape.recording and tape.unplayed:
        pytest.fail(f"{tape.path}: {tape.unplayed} recorded replies were not asked for", pytrace=False)
