"""`summariser verify`."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summariser.verify import Verification, Verified


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
      1    errors, or warnings with --strict; or the findings could not be written
      2    usage, or a file that is no result
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from summariser.cli.failures import ARTICLE_FAILED, USAGE, reported
    from summariser.cli.output import write_out
    from summariser.cli.sources import STDIN, twice
    from summariser.verify import Verification

    with reported():
        if files.count(STDIN) > 1:
            raise twice()
        read = [_verified(name, strict=strict, everything=everything) for name in files]
        good = [held for held in read if held is not None]
        results = [row for rows, _ in good for row in rows]
        found = Verification.of(results, strict=strict, without_result=sum(without for _, without in good))
        if form == "json":
            write_out(found.model_dump_json(indent=2) + "\n", None)
        elif good:
            write_out(_table(found), None)
    if len(good) < len(files):
        ctx.exit(USAGE)
    ctx.exit(ARTICLE_FAILED if found.failed else 0)


def _verified(name: str, *, strict: bool, everything: bool) -> "tuple[list[Verified], int] | None":
    """The results of a file checked anew, and how many articles of it have none; None, once that is told, for a file
    that is no result."""
    from pathlib import Path

    from summariser.cli.failures import say, tell
    from summariser.cli.sources import as_id
    from summariser.errors import ConfigurationError
    from summariser.verify import each_saved, verified

    rows, without, shown = [], 0, as_id(name)
    try:
        for summary in each_saved(Path(name)):
            if summary is None:
                without += 1
            else:
                rows.append(verified(shown, summary, strict=strict, everything=everything))
    except ConfigurationError as error:
        tell(error)
        return None
    if without:
        say(f"{shown}: {_without(without, len(rows))}")
    return rows, without


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
