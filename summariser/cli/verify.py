"""`summariser verify`."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summariser.verify import Saved, Verification


@click.command("verify")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True,
    help="How the findings are written: a table, or one object for machines.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count as errors do.")
@click.option("--all", "everything", is_flag=True, help="Show information too, not errors and warnings alone.")
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], form: str, strict: bool, everything: bool) -> None:
    """Check saved results (json, jsonl) anew against their articles: no model, no network.

    Finds what was changed since a result was written, words and figures that its article does not have, and whatever
    else the audit finds. Standard error names a FILE with articles that failed and so have no result, and a FILE that
    is no result; the others are checked all the same.

    \b
    Exit status
      0    no errors; with --strict, no warnings either
      1    errors, or warnings with --strict: the findings are printed
      2    usage, or a file that is no result
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from summariser.cli.failures import ARTICLE_FAILED, USAGE, reported
    from summariser.cli.output import write_out
    from summariser.verify import verification

    with reported():
        saved = _read(files)
        results = [(name, summary) for name, held in saved for summary in held.results]
        without = sum(held.failures for _, held in saved)
        found = verification(results, strict=strict, everything=everything, without_result=without)
        if form == "json":
            write_out(found.model_dump_json(indent=2) + "\n", None)
        elif saved:
            write_out(_table(found), None)
    if len(saved) < len(files):
        ctx.exit(USAGE)
    ctx.exit(ARTICLE_FAILED if found.failed else 0)


def _read(files: tuple[str, ...]) -> "list[tuple[str, Saved]]":
    """Name and content of each file that holds results; of the others, and of articles without a result, is told."""
    from pathlib import Path

    from summariser.cli.failures import say, tell
    from summariser.cli.sources import as_id
    from summariser.errors import ConfigurationError
    from summariser.verify import read_saved

    saved = []
    for name in files:
        try:
            held = read_saved(Path(name))
        except ConfigurationError as error:
            tell(error)
            continue
        if held.failures:
            say(f"{as_id(name)}: {_without(held.failures, len(held.results))}")
        saved.append((as_id(name), held))
    return saved


def _without(failures: int, results: int) -> str:
    have = "has" if failures == 1 else "have"
    return f"{failures} of {failures + results} articles {have} no result, only an error; summarise again what failed."


def _table(found: "Verification") -> str:
    """A line for each finding, and what it adds up to."""
    from summariser.render.words import as_doubts, one_line

    lines = []
    for result in found.results:
        for it in as_doubts(result.findings):
            row = (result.file, result.id, it.severity, ", ".join(place or "/" for place in it.places), it.message)
            lines.append("  ".join(map(one_line, row)))
    plural = "1 result" if found.checked == 1 else f"{found.checked} results"
    told = f"{plural} checked, {found.failed} with errors{' or warnings' if found.strict else ''}"
    if found.without_result:
        told += f"; {found.without_result} {'article' if found.without_result == 1 else 'articles'} without a result"
    lines.append(f"{told}.")
    return "\n".join(lines) + "\n"
