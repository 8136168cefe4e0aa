"""Where results go: standard output, or a file that is replaced at once."""

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from summariser.cli.failures import flagged
from summariser.errors import ConfigurationError, SummariserError
from summariser.files import beside, replacing
from summariser.jsonsafe import safe
from summariser.models import Summary
from summariser.outcomes import Outcome, failure_line
from summariser.render import renderer

_STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_OPEN_FILE = re.compile(r"/dev/(stderr|fd/\d+)|/proc/[\w-]+/fd/\d+")
"""Another name of a file that a process has open."""


def line_of(outcome: Outcome) -> str:
    """What became of a source, as a line of JSON Lines."""
    result = outcome.result
    if isinstance(result, SummariserError):
        return failure_line(outcome.source, result, flagged(str(result)), paid=outcome.first is None) + "\n"
    assert result is not None
    return safe(result.model_dump_json()) + "\n"


def pages(
    results: Iterable[tuple[str, Summary]], form: str, output: str | None, *, several: bool
) -> Iterator[str]:  # fmt: skip
    """The parts of the text that all results are, each with the name of its source, in the format `form` ("terminal",
    "markdown", "html", "json"), for `output`; `several` where there were more sources."""
    if form == "terminal":
        yield from _on_terminal(results, output, several=several)
        return
    if form == "html":
        yield from _for_a_browser(results, several=several)
        return
    render, many = renderer(form), form == "json" and several
    for index, (_, summary) in enumerate(results):
        if many:
            yield (",\n" if index else "[") + render(summary)
        else:
            yield ("\n" if index else "") + render(summary).rstrip("\n") + "\n"
    if many:
        yield "]\n"


def _on_terminal(results: Iterable[tuple[str, Summary]], output: str | None, *, several: bool) -> Iterator[str]:
    """Summaries for a reader."""
    from summariser.render.terminal import print_summary

    for index, (name, summary) in enumerate(results):
        page = Page(output)
        if several:
            page.write(heading(name, first=not index))
        print_summary(summary, page)
        yield page.getvalue()


def _for_a_browser(results: Iterable[tuple[str, Summary]], *, several: bool) -> Iterator[str]:
    """Summaries as one document of HTML."""
    from summariser.render.html import Document

    document: Document | None = None
    for name, summary in results:
        if document is None:
            document = Document("Summaries" if several else summary.headline, several=several)
            yield document.opening()
        yield document.section(summary, title=name if several else None)
    if document is not None:
        yield document.closing()


def heading(name: str, *, first: bool) -> str:
    """What stands above one of several pages on a terminal."""
    from summariser.render.words import one_line

    return ("" if first else "\n") + f"=== {one_line(name)} ===\n"


class Page(io.StringIO):
    """What a page is rendered on before it is written to `output`: with colours where that is a terminal."""

    def __init__(self, output: str | None) -> None:
        super().__init__()
        self._coloured = to_standard_output(output) and sys.stdout is not None and sys.stdout.isatty()

    def isatty(self) -> bool:
        return self._coloured


def to_standard_output(output: str | None) -> bool:
    """Whether that is where it goes."""
    return output is None or output in _STANDARD_OUTPUT


def to_a_file(output: str | None) -> bool:
    """Whether it goes to a file that can be replaced: not to a device or a pipe."""
    return output is not None and not to_standard_output(output) and not is_special(output)


def write_out(text: str, output: str | None) -> None:
    """Write `text` to the file `output`, which is replaced at once, or to standard output in UTF-8.

    A link stays one: what it leads to is replaced. What is no regular file, such as a pipe, is written to.
    """
    data = text.encode("utf-8", "backslashreplace")  # a surrogate of a file name is an escape of JSON then
    if output is None or to_standard_output(output):
        _to_standard_output(data)
        return
    path = Path(output)
    try:
        if is_special(output):
            with path.open("ab") as file:
                file.write(data)
        else:
            with replacing(Path(os.path.realpath(path))) as file:
                file.write(data)
    except OSError as error:
        raise _unwritable(output, error, SummariserError, _rescued(data)) from error


def _rescued(data: bytes) -> str:
    """Where else the results are, in the end of a sentence: they may have been paid for."""
    try:
        with tempfile.NamedTemporaryFile(prefix="summariser-", suffix=".out", delete=False) as file:
            file.write(data)
    except OSError:
        return ""
    return f"; {file.name} holds what was to be written"


@contextlib.contextmanager
def lines_out(output: str | None) -> Iterator[Callable[[str], None]]:
    """What writes a line to standard output, or to a device or pipe, and leaves nothing in a buffer."""
    if output is None or to_standard_output(output):
        yield lambda line: _to_standard_output(line.encode("utf-8", "backslashreplace"))
        return
    try:
        file = Path(output).open("ab", buffering=0)  # noqa: SIM115 - closed below, where errors are of another kind
    except OSError as error:
        raise _unwritable(output, error, ConfigurationError) from error

    def write(line: str) -> None:
        rest = memoryview(line.encode("utf-8", "backslashreplace"))
        try:
            while rest:
                rest = rest[file.write(rest) or 0 :]
        except OSError as error:
            raise _unwritable(output, error, SummariserError) from error

    with file:
        yield write


@contextlib.contextmanager
def pages_out(output: str | None) -> Iterator[Callable[[str], object]]:
    """What writes a page to standard output, a device or a pipe; or to a file, which is replaced at the end, where
    nothing failed."""
    if output is None or not to_a_file(output):
        with lines_out(output) as write:
            yield write
        return
    try:
        with replacing(Path(os.path.realpath(output))) as file:
            yield lambda page: file.write(page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(output, error, SummariserError) from error


def is_special(name: str) -> bool:
    """A pipe or device, or another name of an open file: it is written to, and nothing is replaced."""
    other = os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name)
    return other or _OPEN_FILE.fullmatch(name) is not None


def _unwritable(
    output: str, error: Exception, kind: type[SummariserError], end: str = "", *, flag: str = "--output"
) -> SummariserError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return kind(f"{flag} {output}: cannot be written ({reason.lower()}){end}.")


def _to_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise ConfigurationError("standard output is closed; lead it to a file, or to a terminal.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_standard_output()
        raise SummariserError(unwritten(error)) from error


def unwritten(error: OSError) -> str:
    """What is said where standard output takes no more."""
    return f"standard output cannot be written to ({(error.strerror or '').lower()})."


def abandon_standard_output() -> None:
    """Lead what is still to be flushed nowhere: Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def check_output(output: str | None, inputs: Iterable[tuple[str, str]] = (), *, partial: bool = False) -> None:
    """Raise ConfigurationError for an output that could not be written, or that is one of the inputs, each named with
    what it is: before anything is paid for; with `partial` where FILE.partial, which is written as well, is one."""
    if to_standard_output(output) and sys.stdout is None:
        raise ConfigurationError("standard output is closed; write to a file with --output.")
    if output is None or not to_a_file(output):
        return
    refuse_inputs("--output", output, inputs, partial=partial)
    check_file("--output", output)


def refuse_inputs(flag: str, name: str, inputs: Iterable[tuple[str, str]], *, partial: bool = False) -> None:
    """Raise ConfigurationError where the file that `flag` names, to be written, is one of the inputs, each a name and
    what it is; with `partial`, where NAME.partial is one, too."""
    for other, what in inputs:
        for path in [name, *([f"{name}.partial"] if partial else [])]:
            if _is_in(path, other):
                which = "is" if path == name else f"{path} is"
                raise ConfigurationError(f"{flag} {name}: {which} {what}, too; write to another file.")


def check_file(flag: str, name: str) -> None:
    """Raise ConfigurationError for a file, named by `flag`, that could not be written."""
    try:
        _probe(f"{flag} {name}", Path(name))
    except (OSError, ValueError) as error:
        raise _unwritable(name, error, ConfigurationError, flag=flag) from error


def check_folder(flag: str, name: str) -> None:
    """Raise ConfigurationError for a folder, named by `flag`, that could not be made or written to."""
    there = Path(name)
    try:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            there.lstat()  # a name that no file can have is told
        while not os.path.lexists(there):
            there = there.parent
        if not there.is_dir():
            which = "is" if there == Path(name) else f"{there} is"
            raise ConfigurationError(f"{flag} {name}: {which} no folder.")
        with tempfile.TemporaryFile(dir=there):
            pass
    except (OSError, ValueError) as error:
        raise _unwritable(name, error, ConfigurationError, flag=flag) from error


def _is_in(path: str, name: str) -> bool:
    """Whether a file, there or not, is the one of that name; or is there, and stands in the folder of that name."""
    try:
        if os.path.realpath(path) == os.path.realpath(name):
            return True
        there, other = os.stat(path), os.stat(name)
        if os.path.isdir(name):
            there = os.stat(Path(path).parent)
        return os.path.samestat(there, other)
    except (OSError, ValueError):
        return False


def _probe(shown: str, path: Path) -> None:
    folder = path.parent
    if path.is_dir():
        raise ConfigurationError(f"{shown}: is a folder.")
    if not folder.is_dir():
        raise ConfigurationError(f"{shown}: there is no folder {folder}.")
    if not os.access(folder, os.W_OK):
        raise ConfigurationError(f"{shown}: the folder {folder} cannot be written to.")
    real = Path(os.path.realpath(path))
    if os.path.lexists(real):
        real.stat()  # a circle of links is no file
    handle, name = beside(real)
    os.close(handle)
    os.unlink(name)
