"""Where results go: standard output, or a file that is replaced at once."""

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

from summariser.errors import ConfigurationError, SummariserError
from summariser.models import Article, Summary
from summariser.render import renderer


def rendered(results: list[tuple[str, Article | None, Summary | SummariserError]], form: str) -> str:
    """All results as text in the format `form` ("markdown", "json", "jsonl")."""
    render = renderer(form)
    summaries = [summary for _, _, summary in results if isinstance(summary, Summary)]
    if form == "jsonl":
        lines = []
        for source, article, result in results:
            if isinstance(result, Summary):
                lines.append(render(result))
            else:
                failed = {"id": article.id if article else None, "source": source, "error": str(result)}
                lines.append(json.dumps(failed, ensure_ascii=False))
        return "".join(line + "\n" for line in lines)
    if form == "json" and len(results) > 1:
        return "[" + ",\n".join(render(summary) for summary in summaries) + "]\n"
    return "\n".join(render(summary).rstrip("\n") + "\n" for summary in summaries)


def as_terminal(summaries: list[Summary], names: list[str], file: io.TextIOBase | None = None) -> None:
    """Summaries for a reader, on `file` or standard output."""
    from summariser.render.terminal import print_summary
    from summariser.render.words import one_line

    out = file or sys.stdout
    for index, summary in enumerate(summaries):
        if len(names) > 1:
            out.write(("\n" if index else "") + f"=== {one_line(names[index])} ===\n")
        print_summary(summary, out)  # type: ignore[arg-type]  # a text stream


def write_out(text: str, output: str | None) -> None:
    """Write `text` to the file `output`, which is replaced at once, or to standard output in UTF-8."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
        return
    path = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise ConfigurationError(f"--output {output}: cannot be written ({(error.strerror or '').lower()}).") from error


def check_output(output: str | None) -> None:
    """Raise ConfigurationError for a file that could not be written: before anything is paid for."""
    if output is None:
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
