"""`summariser verify`."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summariser.verify import Verification


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
    else the audit finds.

    \b
    Exit status
      0    no errors; with --strict, no warnings either
      1    errors, or warnings with --strict: the findings are printed
      2    usage, or a file that is no result
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from pathlib import Path

    from summariser.cli.failures import ARTICLE_FAILED, reported
    from summariser.cli.output import write_out
    from summariser.cli.sources import as_id
    from summariser.verify import read_results, verification

    with reported():
        results = [(as_id(name), summary) for name in files for summary in read_results(Path(name))]
        found = verification(results, strict=strict, everything=everything)
        write_out(found.model_dump_json(indent=2) + "\n" if form == "json" else _table(found), None)
    ctx.exit(ARTICLE_FAILED if found.failed else 0)


def _table(found: "Verification") -> str:
    """A line for each finding, and what it adds up to."""
    from summariser.render.words import one_line

    lines = []
    for result in found.results:
        for it in result.findings:
            row = (result.file, result.id, it.severity, it.where or "/", it.message)
            lines.append("  ".join(map(one_line, row)))
    plural = "1 result" if found.checked == 1 else f"{found.checked} results"
    lines.append(f"{plural} checked, {found.failed} with errors{' or warnings' if found.strict else ''}.")
    return "\n".join(lines) + "\n"
