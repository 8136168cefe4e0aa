"""What all tests share: a clean environment, no network but loopback, processes of the command line, and the fixtures
that several files ask for."""

import functools
import itertools
import json
import os
import random
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.fake_server import FakeServer, article, completion, wire_reply

if TYPE_CHECKING:
    from summariser import Summary

pytest_plugins = ["pytester"]
hypothesis.settings.register_profile("same", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("same")

ROOT = Path(__file__).parents[1]
_UNWANTED = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}


def _unwanted(name: str) -> bool:
    return name in _UNWANTED or name.startswith(("OPENAI_", "SUMMARISER_")) or name.upper().endswith("_PROXY")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keys, settings and proxies of whoever runs it."""
    for name in filter(_unwanted, list(os.environ)):
        monkeypatch.delenv(name)
    # made-up replies to made-up articles are full of faults: a test that wants them mended says so
    monkeypatch.setenv("SUMMARISER_REPAIR", "0")


@pytest.fixture(autouse=True)
def _same_waits() -> None:
    """What is waited at random is the same in each run."""
    random.seed(0)


@pytest.fixture(autouse=True, scope="session")
def _one_tls_context() -> Iterator[None]:
    """Every HTTP client reads all root certificates anew, for TLS that no test speaks: read them once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
        yield


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate's waits take no time: its clock is set on by them."""
    from summariser.readers.llm import gate, pace

    monkeypatch.setattr(gate, "Clock", pace.SkippingClock)


@pytest.fixture(scope="session")
def warm() -> None:
    """What the first request of a process imports, which may take it longer than a short deadline."""
    from summariser import Summariser

    with FakeServer([completion(wire_reply())]) as server, Summariser(model="m", base_url=server.url) as summariser:
        summariser.summarise(article())


@dataclass(frozen=True)
class Done:
    """A process that has ended."""

    status: int
    out: str
    """Standard output in UTF-8."""
    err: str

    @property
    def error(self) -> str:
        """Standard error, which must be no traceback and no fault of the program itself."""
        assert "Traceback" not in self.err, self.err
        assert "a fault of summariser" not in self.err, self.err
        assert "Exception ignored" not in self.err, self.err
        return self.err


@dataclass
class Running:
    """A process under way."""

    pid: int
    _wait: Callable[[], Done]

    def wait(self) -> Done:
        return self._wait()


class Processes:
    """Runs the command line in processes of their own, with what it imports loaded once: each is a fork.

    It is what a user starts: real streams, signals, exit statuses and the interpreter's end, a second faster.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        jobs, self._jobs = os.pipe()
        self._answers, answers = os.pipe()
        environment = {name: value for name, value in os.environ.items() if not _unwanted(name)}
        environment["SUMMARISER_REPAIR"] = "0"  # as _clean_environment
        with FakeServer([completion(wire_reply())]) as server:
            self._parent = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    _PARENT,
                    str(ROOT),
                    str(jobs),
                    str(answers),
                    server.url,
                    article().model_dump_json(),
                ],
                stdin=subprocess.DEVNULL,
                pass_fds=(jobs, answers),
                env=environment,
                cwd=folder,
            )
            os.close(jobs)
            os.close(answers)
            self._reader = os.fdopen(self._answers)
            if self._reader.readline() != "ready\n":
                self.close()
                pytest.fail("summariser cannot be imported, or does not work at all", pytrace=False)

    def start(
        self,
        *args: str,
        code: str | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: bytes | None = b"",
        stdout: str = "file",
        terminal: bool = False,
        unprivileged: bool = False,
        to_the_end: bool = False,
    ) -> Running:
        """Start `summariser ARGS`, or the Python `code`.

        `stdin` None is a closed one; `stdout` is "file", "closed", "broken" for a pipe that nobody reads, or a path.
        `terminal` makes both output streams one terminal, whose text is `Done.out`. `unprivileged` gives up the rights
        of root, for which no file is unreadable. `to_the_end` lets the interpreter take itself down, which takes it
        longer than all the rest; otherwise its streams are flushed and it stops.
        """
        name = self._folder / f"process{next(self._numbers)}"
        streams = {key: name.with_suffix(f".{key}") for key in ("in", "out", "err")}
        if stdin is not None:
            streams["in"].write_bytes(stdin)
        job = {
            "args": args,
            "code": code,
            "env": env or {},
            "cwd": str(cwd or self._folder),
            "in": None if stdin is None else str(streams["in"]),
            "out": str(streams["out"]) if stdout == "file" else stdout,
            "err": str(streams["err"]),
            "terminal": terminal,
            "unprivileged": unprivileged and os.geteuid() == 0,
            "to the end": to_the_end or code is not None or stdout != "file",
        }
        os.write(self._jobs, json.dumps(job).encode() + b"\n")
        pid = int(self._reader.readline())

        def wait() -> Done:
            status = int(self._reader.readline())
            out = streams["out"].read_bytes().decode() if stdout == "file" else ""
            err = streams["err"].read_bytes().decode() if not terminal else ""
            return Done(status, out, err)

        return Running(pid, wait)

    def run(self, *args: str, **options: Any) -> Done:
        """As `start`, to the end."""
        return self.start(*args, **options).wait()

    def close(self) -> None:
        os.close(self._jobs)
        self._parent.wait(10)
        self._reader.close()


_PARENT = r"""
import contextlib, functools, gc, io, json, os, signal, ssl, sys, threading
root, jobs, answers, url, article = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:]
sys.path[0] = root  # as `python -m summariser` in a checkout

# All that one run imports and caches
import summariser.cli.dry_run, summariser.cli.output, summariser.cli.schema, summariser.cli.sources
import summariser.cli.summarise, summariser.render.json, summariser.render.markdown, summariser.render.terminal
import summariser.schemas, summariser.testing
from summariser import Article, Summariser
from summariser.cli import main
from summariser.readers.llm.cost import price
ssl.create_default_context = functools.cache(ssl.create_default_context)  # as _one_tls_context
with Summariser(model="tiny-model", base_url=url) as warm:
    summary = warm.summarise(Article.model_validate_json(article))
summariser.render.terminal.print_summary(summary, io.StringIO())
summary.model_dump_json()
price("gpt-4o-mini", "https://api.openai.com/v1", 1, 1)
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join(10)  # asyncio's own workers end a moment after their loop
assert threading.active_count() == 1, threading.enumerate()
gc.collect()
gc.freeze()
os.write(answers, b"ready\n")

job = None
with os.fdopen(jobs) as lines:
    while line := lines.readline():
        job = json.loads(line)
        ours, theirs = os.openpty() if job["terminal"] else (None, None)
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which whoever runs the tests may ignore, as nohup does
            break
        os.write(answers, f"{pid}\n".encode())
        if ours is not None:
            os.close(theirs)
            with open(job["out"], "wb") as shown, contextlib.suppress(OSError):  # EIO: the process has closed its end
                while told := os.read(ours, 65536):
                    shown.write(told)
            os.close(ours)
        _, status = os.waitpid(pid, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        job = None
os.close(answers)
if job is not None:
    # whoever runs the tests in the background has interrupts ignored, and so would have this process
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(job["env"])
    os.chdir(job["cwd"])
    os.dup2(os.open(job["err"], os.O_WRONLY | os.O_CREAT) if theirs is None else theirs, 2)
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", buffering=1, closefd=False)
    if job["in"] is None:
        os.close(0)
        sys.stdin = sys.__stdin__ = None
    else:
        os.dup2(os.open(job["in"], os.O_RDONLY), 0)
        sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)
    if job["out"] == "closed":
        os.close(1)
        sys.stdout = sys.__stdout__ = None
    else:
        if job["out"] == "broken":
            read, write = os.pipe()
            os.close(read)
        elif theirs is not None:
            write = theirs
            os.close(ours)
        else:
            write = os.open(job["out"], os.O_WRONLY | os.O_CREAT)
        os.dup2(write, 1)
        os.close(write)
        sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)
    if job["unprivileged"]:
        os.setuid(65534)
    sys.argv = ["summariser", *job["args"]]
    if job["code"] is not None:
        exec(job["code"], {"__name__": "__main__"})
    elif job["to the end"]:
        main()
    else:
        try:
            main()
        except SystemExit as end:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)
"""


@pytest.fixture(scope="session")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """Where the command line runs."""
    made = Processes(tmp_path_factory.mktemp("processes"))
    yield made
    made.close()


ARTICLE = (
    "date 2024-03-05\nHALVOR, March 5 — Two people were killed when a ferry sank off Halvor on Tuesday, the coast "
    "guard said.\n\n“We saw no lights,” said Captain Mira Solen. The ferry carried 40 passengers.\n\n"
    "Article number {}.\n"
)


def names(count: int) -> list[str]:
    return [f"a{number}.txt" for number in range(count)]


class Here:
    """A folder with ten articles, and the command line in it."""

    def __init__(self, folder: Path, processes: Processes) -> None:
        self.folder = folder
        self._processes = processes
        for number, name in enumerate(names(10)):
            (folder / name).write_text(ARTICLE.format(number))

    def start(self, *args: str, url: str | None, **options: Any) -> Any:
        asked = ["--reader", "rules"] if url is None else ["-m", "tiny-model", "--base-url", url, "--repair", "0"]
        every = ["summarise", *args, *asked, *(["--provider-retries", "0"] if url else [])]
        return self._processes.start(*every, cwd=self.folder, **options)

    def run(self, *args: str, url: str | None = None, **options: Any) -> Done:
        done: Done = self.start(*args, url=url, **options).wait()
        return done

    def lines(self, name: str) -> list[Any]:
        return [json.loads(line) for line in (self.folder / name).read_text().splitlines()]

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} - set(names(10))


@pytest.fixture
def here(tmp_path: Path, processes: Processes) -> Here:
    return Here(tmp_path, processes)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that gives the good reply to everything."""
    with FakeServer(lambda _: completion(wire_reply())) as made:
        yield made


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    """Where a cassette is recorded."""
    return tmp_path / "ferry.yaml"


@pytest.fixture(scope="session")
def kabul() -> "Summary":
    """The recorded summary of the report of the Kabul mortar attack."""
    from tests.facts import replayed

    return replayed("kabul-2020-11-21")
