"""`summariser compare`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summariser.jsonsafe import safe

if TYPE_CHECKING:
    from summariser.evaluate import Comparison, Report
    from summariser.evaluate.predictions import Loaded

_PATH = click.Path(path_type=Path)


@click.command("compare")
@click.argument("first", type=_PATH, metavar="A")
@click.argument("second", type=_PATH, metavar="B")
@click.option("--gold", type=_PATH, metavar="GOLD", help="Score both against GOLD, as eval does.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "markdown", "json"]), default="terminal",
    show_default=True, help="How the comparison is written.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced at once, instead of standard output.")
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, help="How many articles are shown.")
@click.option("--facts", type=click.IntRange(0), default=8, show_default=True, help="How many facts of each.")
@click.option("-q", "--quiet", is_flag=True, help="Failures alone on standard error: no notes or warnings.")
def command(
    first: Path, second: Path, gold: Path | None, form: str, output: str | None, worst: int, facts: int, quiet: bool
) -> None:
    """Show two runs article by article: what A found and B did not, and whether the difference is more than chance.

    A and B are reports of `summariser eval --format json` on the same gold, or Summaries (JSON, JSON Lines), scored
    against GOLD. Without gold, Summaries are compared with each other, and nobody says which is right. Differences
    are tested by permutation of whole articles (two-sided); intervals are by paired bootstrap. Of an article that one
    run lacks nothing counts as found there; standard error names it, unless --quiet is given.

    \b
    Exit status
      0    compared
      1    the comparison could not be written
      2    usage, configuration, or malformed input
    """
    from summariser.cli.failures import reported, say
    from summariser.cli.output import Page, check_output, write_out
    from summariser.evaluate.show_comparison import as_markdown, print_comparison

    with reported(quiet=quiet):
        read = {"the first run": first, "the second run": second, "the gold": gold}
        check_output(output, [(str(path), what) for what, path in read.items() if path is not None])
        comparison = _compared(first, second, gold)
        for note in [] if quiet else comparison.notes:
            say(note)
        if form == "json":
            text = safe(comparison.model_dump_json(indent=2)) + "\n"
        elif form == "markdown":
            text = as_markdown(comparison, count=worst, most=facts)
        else:
            page = Page(output)
            print_comparison(comparison, page, count=worst, most=facts)
            text = page.getvalue()
        write_out(text, output)


def _predictions(path: Path) -> "Loaded":
    """The Summaries in `path`. Raises ConfigurationError also where there is nothing in it."""
    from summariser.errors import ConfigurationError
    from summariser.evaluate import load_predictions

    loaded = load_predictions(path)
    if not loaded:
        raise ConfigurationError(f"{path}: is empty; this is no saved result.")
    return loaded


def _compared(first: Path, second: Path, gold: Path | None) -> "Comparison":
    from summariser.errors import ConfigurationError
    from summariser.evaluate import compared, evaluate, load_gold, matched_to
    from summariser.evaluate.comparison import as_gold, read_report, without_gold
    from summariser.evaluate.statistics import require

    require()
    for path in (first, second):
        if not path.exists():
            raise ConfigurationError(f"{path}: there is no such file or folder.")
    reports = [read_report(first), read_report(second)]
    if reports[0] is not None and reports[1] is not None:
        return compared(reports[0], reports[1])
    if reports[0] is not None or reports[1] is not None:
        raise ConfigurationError("one of A and B is a report and the other is not; give two reports or two runs.")
    if gold is None:
        golds = as_gold(_predictions(first))
        found, notes = matched_to(golds, _predictions(second), run=True)
        report = evaluate(golds, "", found, gold_name=str(first), predictions_name=str(second), notes=notes)
        return without_gold(report, str(first), str(second))
    documents, digest = load_gold(gold)

    def scored(path: Path) -> "Report":
        found, notes = matched_to(documents, _predictions(path))
        return evaluate(documents, digest, found, gold_name=str(gold), predictions_name=str(path), notes=notes)

    return compared(scored(first), scored(second))
