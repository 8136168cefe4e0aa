"""`summariser eval`."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from summariser.evaluate import DocumentResult, GoldDocument, Predicted, Report, Verdict

_PATH = click.Path(path_type=Path)


@click.command("eval")
@click.argument("gold", type=_PATH)
@click.option("--predictions", type=_PATH, metavar="FILE", help="Score Summaries from FILE (JSON, JSON Lines, folder).")
@click.option(
    "--reader", metavar="NAME", help="Who reads the articles, where no predictions are given.  [default: llm]"
)
@click.option(
    "--cassette", type=_PATH, metavar="PATH",
    help="Replay recorded replies: one file, or a folder with NAME.yaml for each gold file NAME.json.",
)  # fmt: skip
@click.option("--record", is_flag=True, help="With --cassette: ask the model and record its replies.")
@click.option("-m", "--model", metavar="NAME", help="Model, by its server's name for it.")
@click.option("--base-url", metavar="URL", help="Root of an OpenAI-compatible API, often ending in /v1.")
@click.option("--mode", type=click.Choice(["json_schema", "tools", "json", "text"]), help="As for summarise.")
@click.option("--prompt", metavar="NAME", help="Prompt and version.")
@click.option("--estimated-usage", is_flag=True, default=None, help="The server's token counts are estimates: say so.")
@click.option("--timeout", type=float, metavar="SECONDS", help="Deadline of one request.")
@click.option("--retries", type=int, metavar="N", help="Re-asks after an invalid reply.")
@click.option("--provider-retries", type=int, metavar="N", help="New tries after a passing failure.")
@click.option("--max-output-tokens", type=int, metavar="N", help="Limit of a reply.")
@click.option("--temperature", type=float, metavar="T", help="Sampling temperature.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "markdown", "json"]), default="terminal",
    show_default=True, help="How the report is written.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced at once, instead of standard output.")
@click.option("--worst", type=click.IntRange(0), default=5, show_default=True, help="How many of the worst articles.")
@click.option("--facts", type=click.IntRange(0), default=8, show_default=True, help="How many facts of each.")
@click.option("--details", type=_PATH, metavar="FOLDER", help="Write a page for each article: both readings, the text.")
@click.option(
    "--baseline", type=_PATH, metavar="FILE",
    help="Fail below these scores.  [default: GOLD/baseline.json, if it is the same reader's]",
)  # fmt: skip
@click.option("--write-baseline", is_flag=True, help="Write the baseline instead of comparing with it.")
@click.option("-q", "--quiet", is_flag=True, help="Failures alone on standard error: no notes or warnings.")
@click.pass_context
def command(
    ctx: click.Context, /, gold: Path, predictions: Path | None, cassette: Path | None, record: bool, form: str,
    output: str | None, worst: int, facts: int, details: Path | None, baseline: Path | None, write_baseline: bool,
    quiet: bool, **flags: Any,
) -> None:  # fmt: skip
    """Score a reader, or predictions from a file, against GOLD.

    GOLD is a folder of partial Summaries (NAME.json; docs/gold.md), or a .jsonl file of partial Summaries, PolNeAR or
    MUC-4 records. What the gold does not say is not scored. Intervals are by bootstrap over articles.

    \b
    Exit status
      0    scored, and no measure is below the baseline
      1    below the baseline, or every article failed
      2    usage, configuration, or malformed gold
      3    every article failed at the provider
      5    a request is not in the cassette
    """
    from summariser.cli.failures import reported, say
    from summariser.cli.output import check_output
    from summariser.evaluate.show import write_pages

    with reported(quiet=quiet):
        read = {"the gold": gold, "the predictions": predictions, "the cassette": cassette, "the baseline": baseline}
        check_output(output, [(str(path), what) for what, path in read.items() if path is not None])
        documents, digest, found, notes = _inputs(gold, predictions, cassette, record, flags)
        from summariser.evaluate import evaluate

        name = str(predictions) if predictions else _run_name(found)
        report = evaluate(documents, digest, found, gold_name=str(gold), predictions_name=name, notes=notes)
        report = report.model_copy(update={"documents": [_told_in_flags(item) for item in report.documents]})
        verdict = _gate(report, gold, baseline, _reader_of(found), write=write_baseline, quiet=quiet)
        texts = {item.summary.article.id: item.summary.article.text for item in documents}
        pages = write_pages(report, texts, details) if details else {}
        _write(report, form, output, {"count": worst, "most": facts, "pages": pages, "verdict": verdict})
        for note in [] if quiet else notes:
            say(note)
        for document in report.documents:
            if document.failure:
                say(f"{document.id}: {document.failure}")
        if verdict is not None and not verdict.passed and (form == "json" or output):
            from summariser.evaluate.show import verdict_lines

            for line in verdict_lines(verdict):
                say(line)
    ctx.exit(_status(found, verdict))


def _told_in_flags(document: "DocumentResult") -> "DocumentResult":
    """A document whose failure speaks of the command line's flags."""
    from summariser.cli.failures import flagged

    return document.model_copy(update={"failure": flagged(document.failure)}) if document.failure else document


def _inputs(
    gold: Path, predictions: Path | None, cassette: Path | None, record: bool, flags: dict[str, Any]
) -> "tuple[list[GoldDocument], str, dict[str, Predicted], list[str]]":
    """The gold and what is to be scored against it: from a file, or read now."""
    from summariser.errors import ConfigurationError
    from summariser.evaluate import load_gold, load_predictions, matched_to, read_gold
    from summariser.evaluate.statistics import require
    from summariser.settings import Settings

    require()
    given = [f"--{key.replace('_', '-')}" for key, value in flags.items() if value is not None]
    if predictions and (given or cassette or record):
        raise ConfigurationError(f"--predictions and {(given or ['--cassette'])[0]} were both given; give one of them.")
    if record and cassette is None:
        raise ConfigurationError("--record needs --cassette to record to.")
    documents, digest = load_gold(gold)
    if predictions:
        found, notes = matched_to(documents, load_predictions(predictions))
        return documents, digest, found, notes
    replaying = cassette is not None and not record
    settings = Settings.load(flags, environ={} if replaying else None, folder=None if replaying else Path())
    return documents, digest, read_gold(documents, settings, cassette, record=record), []


def _run_name(found: "dict[str, Predicted]") -> str:
    """Reader, model and prompt of what was read."""
    for item in found.values():
        if item.summary is not None:
            run = item.summary.run
            return " ".join(filter(None, (run.reader, run.model, run.prompt)))
    return "nothing that was read"


def _reader_of(found: "dict[str, Predicted]") -> str | None:
    """The one reader whose predictions these are; None for several, and for people."""
    readers = {item.summary.run.reader if item.gold is None else None for item in found.values() if item.summary}
    return readers.pop() if len(readers) == 1 else None


def _gate(
    report: "Report", gold: Path, baseline: Path | None, reader: str | None, *, write: bool, quiet: bool
) -> "Verdict | None":
    """The verdict by the baseline; none where there is none, or where that of the gold is another reader's."""
    from summariser.cli.failures import say
    from summariser.errors import ConfigurationError
    from summariser.evaluate import judged, read_baseline, write_baseline

    path = baseline or (gold / "baseline.json" if gold.is_dir() else None)
    if write:
        if path is None:
            raise ConfigurationError("--write-baseline needs --baseline FILE where the gold is one file.")
        write_baseline(report, path, reader)
        return None
    if path is None or (baseline is None and not path.is_file()):
        return None
    before = read_baseline(path)
    if baseline is None and None not in {before.reader, reader} and before.reader != reader:
        if not quiet:
            say(f"{path}: is of the reader {before.reader}, not {reader}: not compared, unless by --baseline.")
        return None
    return judged(report, before, path)


def _write(report: "Report", form: str, output: str | None, shown: dict[str, Any]) -> None:
    from summariser.cli.output import write_out
    from summariser.evaluate.show import as_markdown, print_report

    if form == "json":
        write_out(report.model_dump_json(indent=2) + "\n", output)
    elif form == "markdown":
        write_out(as_markdown(report, **shown), output)
    elif output is None and sys.stdout is not None:
        print_report(report, sys.stdout, **shown)
    else:
        page = io.StringIO()
        print_report(report, page, **shown)
        write_out(page.getvalue(), output)


def _status(found: "dict[str, Predicted]", verdict: "Verdict | None") -> int:
    """A miss is told by its own status; single failures are in the report, and count there as read empty."""
    from summariser.cli.failures import ARTICLE_FAILED, MISS, status_of
    from summariser.errors import SummariserError

    errors = [item.failure for item in found.values() if isinstance(item.failure, SummariserError)]
    status = status_of(errors)
    if status == MISS or (errors and len(errors) == len(found)):
        return status
    return ARTICLE_FAILED if verdict is not None and not verdict.passed else 0
