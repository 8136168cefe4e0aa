"""Where results go: standard output, or a file that is replaced at once."""

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import IO

from summariser.cli.failures import flagged
from summariser.cli.sources import Source
from summariser.errors import ConfigurationError, SummariserError
from summariser.models import Summary
from summariser.render import renderer


def rendered(results: list[tuple[Source, Summary | SummariserError]], form: str) -> str:
    """All results as text in the format `form` ("markdown", "json", "jsonl")."""
    render = renderer(form)
    summaries = [summary for _, summary in results if isinstance(summary, Summary)]
    if form == "jsonl":
        lines = []
        for source, result in results:
            if isinstance(result, Summary):
                lines.append(render(result))
            else:
                failed = {"id": source.id, "source": source.name, "error": flagged(str(result))}
                lines.append(json.dumps(failed, ensure_ascii=False))
        return "".join(line + "\n" for line in lines)
    if form == "json" and len(results) > 1:
        return "[" + ",\n".join(render(summary) for summary in summaries) + "]\n"
    return "\n".join(render(summary).rstrip("\n") + "\n" for summary in summaries)


def as_terminal(summaries: list[Summary], names: list[str], file: IO[str]) -> None:
    """Summaries for a reader, on `file`."""
    from summariser.render.terminal import print_summary
    from summariser.render.words import one_line

    for index, summary in enumerate(summaries):
        if len(names) > 1:
            file.write(("\n" if index else "") + f"=== {one_line(names[index])} ===\n")
        print_summary(summary, file)


def write_out(text: str, output: str | None) -> None:
    """Write `text` to the file `output`, which is replaced at once, or to standard output in UTF-8.

    A link stays one: what it leads to is replaced. What is no regular file, such as a pipe, is written to.
    """
    output = None if output == "-" else output
    data = text.encode("utf-8", "backslashreplace")  # a surrogate of a file name is an escape of JSON then
    if output is None:
        _to_standard_output(data)
        return
    path = Path(output)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise ConfigurationError(f"--output {output}: cannot be written ({(error.strerror or '').lower()}).") from error


def _to_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise ConfigurationError("standard output is closed; write to a file with --output.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_standard_output()
        raise ConfigurationError(f"standard output cannot be written to ({(error.strerror or '').lower()}).") from error


def abandon_standard_output() -> None:
    """Lead what is still to be flushed nowhere: Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def check_output(output: str | None) -> None:
    """Raise ConfigurationError for a file that could not be written: before anything is paid for."""
    if output is None or output == "-":
        return
    path = Path(output)
    folder = path.parent
    if path.is_dir():
        raise ConfigurationError(f"--output {output}: is a folder.")
    if not folder.is_dir():
        raise ConfigurationError(f"--output {output}: there is no folder {folder}.")
    if not os.access(folder, os.W_OK):
        raise ConfigurationError(f"--output {output}: the folder {folder} cannot be written to.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
