"""`summariser verify`."""

from typing import TYPE_CHECKING

import click

from summariser.jsonsafe import safe

if TYPE_CHECKING:
    from summariser.cli.saved import Reading
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
    else the audit finds. Standard error names a FILE with articles that failed and so have no result, and a FILE, or a
    line of one, that is no result; the others are checked all the same.

    \b
    Exit status
      0    no errors; with --strict, no warnings either
      1    errors, or warnings with --strict; or the findings could not be written
      2    usage; or a file or a line that is no result, or a file without one
    """
    if not files:
        raise click.UsageError("name at least one file that summariser wrote.", ctx)
    from summariser.cli.failures import ARTICLE_FAILED, USAGE, reported
    from summariser.cli.output import write_out
    from summariser.cli.saved import readings
    from summariser.verify import Verification

    with reported():
        read = readings(files)
        results = []
        for name, reading in zip(files, read, strict=True):
            results += _verified(name, reading, strict=strict, everything=everything)
        found = Verification.of(results, strict=strict, without_result=sum(it.without for it in read))
        if form == "json":
            write_out(safe(found.model_dump_json(indent=2)) + "\n", None)
        elif results:
            write_out(_table(found), None)
    if not all(it.whole for it in read):
        ctx.exit(USAGE)
    ctx.exit(ARTICLE_FAILED if found.failed else 0)


def _verified(name: str, reading: "Reading", *, strict: bool, everything: bool) -> "list[Verified]":
    """The results of a file checked anew; what is none is told."""
    from summariser.cli.sources import as_id
    from summariser.verify import each_verified

    entries = each_verified(name, file=as_id(name), strict=strict, everything=everything)
    return [it for it in reading.each(entries, lambda it: it is None) if it is not None]


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
    lines.append(f"{told}{_unread(found.results)}.")
    return "\n".join(lines) + "\n"


def _unread(results: "list[Verified]") -> str:
    """How many checks were not made, for want of a day or in a language that is not read, as the pages of the results
    have it: "; 7 checks not made of 1 (es); 1 check not made of 2 (no day of publication)"."""
    from summariser.render.words import one_line
    from summariser.verify import OWN_CHECKS

    skipped = [(it, sum(not check.ran and check.name not in OWN_CHECKS for check in it.checks)) for it in results]
    foreign = [(it, count) for it, count in skipped if (it.language or "en").lower().partition("-")[0] != "en"]
    others = [count for it, count in skipped if count and (it, count) not in foreign]
    languages = one_line(", ".join(sorted({(it.language or "").lower() for it, _ in foreign})))
    return _not_made([count for _, count in foreign], languages) + _not_made(others, "no day of publication")


def _not_made(counts: list[int], why: str) -> str:
    if not counts:
        return ""
    least, most = min(counts), max(counts)
    checks = f"{least} check{'' if most == 1 else 's'}" if least == most else f"{least} to {most} checks"
    return f"; {checks} not made of {len(counts)} ({why})"
