"""`summariser show`."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summariser.cli.saved import Reading
    from summariser.errors import ConfigurationError
    from summariser.verify import Choice, Placed


@click.command("show")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "markdown", "html"]), default="terminal",
    show_default=True,
    help="How a result is written: html has the article beside it; the terminal cuts very long quotations, and says "
    "so.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced at once, instead of standard output.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Show what has this id; may be given again.")
@click.option(
    "--line", "lines", multiple=True, type=click.IntRange(1), metavar="N",
    help="Show what is on line N of JSON Lines; may be given again.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context, /, files: tuple[str, ...], form: str, output: str | None, ids: tuple[str, ...],
    lines: tuple[int, ...],
) -> None:  # fmt: skip
    """Show saved results (json, jsonl) as the pages that summarise writes: no model, no network.

    All results are shown, one after the other, or those that --id and --line name. An article that failed is shown with
    its error. Each result is checked as verify does it: where it was changed since it was made, or its saved audit is
    not the one that it has now, the page says so at its top, and shows the audit that was made anew.

    Standard error names a FILE, or a line of one, that is no result; the others are shown all the same.

    \b
    Exit status
      0    shown, and no errors
      1    shown, and verify finds errors in a result; or a page could not be written
      2    usage; or a file or a line that is no result, a file without one, or an ID or a line
           that is not there
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from summariser.cli.failures import ARTICLE_FAILED, USAGE, reported, say, tell
    from summariser.cli.output import check_output
    from summariser.cli.saved import readings
    from summariser.cli.sources import STDIN, as_id
    from summariser.errors import ConfigurationError
    from summariser.verify import Choice

    with reported():
        if lines and len(files) > 1:
            raise ConfigurationError(f"--line {lines[0]}: counts in one FILE, and {len(files)} are named; name one.")
        choice = Choice(frozenset(map(as_id, ids)), frozenset(lines)) if ids or lines else None
        read = readings(files, chosen=choice is not None)
        check_output(output, [(name, "a file of results") for name in files if name != STDIN])
        _refuse_results(output)
        failed = _write(files, read, choice, form, output)
        if failed:
            say(_of_failed(failed, sum(it.results for it in read)))
        missing = list(_missing(choice, [it.shown for it in read])) if choice is not None else []
        for error in missing:
            tell(error)
    if choice is None:
        whole = all(it.whole for it in read)
    else:
        whole = not missing and any(it.results for it in read) and not any(it.broken for it in read)
    ctx.exit(USAGE if not whole else ARTICLE_FAILED if failed else 0)


def _refuse_results(output: str | None) -> None:
    """Raise ConfigurationError where a page would take the place of results that were paid for."""
    from summariser.cli.output import to_a_file
    from summariser.errors import ConfigurationError
    from summariser.results import paid_in, reason_of

    if output is None or not to_a_file(output):
        return
    try:
        paid = paid_in(output)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"--output {output}: cannot be read ({reason_of(error)}).") from error
    if paid:
        held = "1 result" if paid == 1 else f"{paid:,} results"
        raise ConfigurationError(
            f"--output {output}: holds {held} of a model, which a page would replace; write to another file."
        )


def _write(
    files: tuple[str, ...], read: "list[Reading]", choice: "Choice | None", form: str, output: str | None
) -> int:
    """Write the pages, one by one; how many results have errors."""
    from summariser.cli.output import pages_out
    from summariser.cli.shown import pages_of

    found = ((it, one) for name, it in zip(files, read, strict=True) for one in _placed(name, it, choice))
    ahead = list(islice(found, 2))
    several = len(ahead) > 1
    pages = pages_of(form, output, several=several)
    failed = 0
    with ExitStack() as stack:
        for number, (reading, placed) in enumerate(chain(ahead, found)):
            title = _title(reading.shown if len(files) > 1 else "", placed) if several else None
            opening = "" if number else pages.opening(placed)
            page, good = pages.page(placed, title, first=not number)
            if not number:
                write = stack.enter_context(pages_out(output))
            write(opening + page)
            failed += not good
        if ahead:
            write(pages.closing())
    return failed


def _placed(name: str, reading: "Reading", choice: "Choice | None") -> "Iterator[Placed]":
    """What is to be shown of a file; what is no result is told. Where there is a choice, that is told of a line that
    was asked for, and of any other where something is missing: it may be what is."""
    from summariser.errors import ConfigurationError
    from summariser.verify import Failure, each_placed

    def entries() -> "Iterator[Placed | ConfigurationError]":
        held = []
        for placed in each_placed(name, choice):
            if not isinstance(placed.entry, ConfigurationError):
                yield placed
            elif choice is None or placed.line in choice.lines:
                yield placed.entry
            else:
                held.append(str(placed.entry))
        if choice is not None and choice.missing():
            yield from map(ConfigurationError, held)

    return reading.each(entries(), lambda it: isinstance(it.entry, Failure))


def _title(file: str, placed: "Placed") -> str:
    """ "results.jsonl, line 3 · an id": what stands above one of several pages."""
    id = getattr(placed.entry, "id", None)
    return " · ".join(filter(None, (", ".join(filter(None, (file, placed.place))), id)))


def _of_failed(failed: int, results: int) -> str:
    if results == 1:
        return "verify finds errors in this result; its page has them under 'What to trust'."
    pages = "its page has" if failed == 1 else "their pages have"
    return f"verify finds errors in {failed:,} of {results:,} results; {pages} them under 'What to trust'."


def _missing(choice: "Choice", files: list[str]) -> "Iterator[ConfigurationError]":
    """What was asked for and is in none of the files."""
    from summariser.errors import ConfigurationError

    for key in choice.missing():
        if isinstance(key, int):
            yield ConfigurationError(f"--line {key}: {files[0]} has no result on such a line of JSON Lines.")
            continue
        near = [repr(it) for it in choice.near.get(key, [])]
        hint = f"; there is {' and '.join(near)}" if near else "; summariser show FILE, without --id, shows all of them"
        yield ConfigurationError(f"--id {key}: nothing in {', '.join(files)} has that id{hint}.")
