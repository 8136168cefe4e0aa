"""`summariser verify`."""

import click

_SHOWN = ("error", "warning")


@click.command("verify")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--all", "everything", is_flag=True, help="Show information too, not errors and warnings alone.")
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], everything: bool) -> None:
    """Check saved results (json, jsonl) anew against their articles: no model, no network.

    Finds what was changed since a result was written, words and figures that its article does not have, and whatever
    else the audit finds.

    \b
    Exit status
      0    no errors
      1    errors: a table of the findings is printed
      2    usage, or a file that is no result
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from pathlib import Path

    from summariser.cli.failures import ARTICLE_FAILED, reported
    from summariser.cli.output import write_out
    from summariser.render.words import one_line
    from summariser.verify import read_results, verify

    with reported():
        rows, failed, results = [], 0, 0
        for name in files:
            for summary in read_results(Path(name)):
                audit = verify(summary)
                results += 1
                failed += audit.passed is False
                for finding in audit.findings:
                    if everything or finding.severity in _SHOWN:
                        rows.append([name, summary.id, finding.severity, finding.where or "/", finding.message])
        lines = ["  ".join(one_line(cell) for cell in row) for row in rows]
        plural = "1 result" if results == 1 else f"{results} results"
        lines.append(f"{plural} checked, {failed} with errors.")
        write_out("\n".join(lines) + "\n", None)
    ctx.exit(ARTICLE_FAILED if failed else 0)
