"""`summariser eval`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summariser.jsonsafe import safe

if TYPE_CHECKING:
    from summariser.cli.baseline import Kept
    from summariser.evaluate import DocumentResult, GoldDocument, Predicted, Report, Verdict
    from summariser.settings import Settings

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
@click.option("--patience", type=float, metavar="SECONDS", help="How long a limit or an outage is waited out.")
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
      1    below the baseline, or every article failed; or something could not be written
      2    usage, configuration, or malformed gold
      3    every article failed at the provider
      5    a request is not in the cassette
    """
    from summariser.cli.failures import ARTICLE_FAILED, reported, say

    with reported(quiet=quiet):
        settings = _settings(predictions, cassette, record, flags)
        from summariser.evaluate import evaluate, load_gold

        documents, digest = load_gold(gold)
        read = {"the gold": gold, "the predictions": predictions, "the cassette": cassette}
        inputs = [(str(path), what) for what, path in read.items() if path is not None]
        kept = _checked(gold, digest, baseline, output, details, inputs, write=write_baseline)
        found, notes = _found(documents, predictions, settings, cassette, record, kept)
        name = str(predictions) if predictions else _run_name(found)
        report = evaluate(documents, digest, found, gold_name=str(gold), predictions_name=name, notes=notes)
        report = report.model_copy(update={"documents": [_told_in_flags(item) for item in report.documents]})
        verdict = kept.verdict(report, _reader_of(found), quiet=quiet)
        texts = {item.summary.article.id: item.summary.article.text for item in documents}
        pages, unwritten = _beside(report, texts, details, kept, _reader_of(found))
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
    ctx.exit(_status(found, verdict) or (ARTICLE_FAILED if unwritten else 0))


def _told_in_flags(document: "DocumentResult") -> "DocumentResult":
    """A document whose failure speaks of the command line's flags."""
    from summariser.cli.failures import flagged

    return document.model_copy(update={"failure": flagged(document.failure)}) if document.failure else document


def _settings(
    predictions: Path | None, cassette: Path | None, record: bool, flags: dict[str, Any]
) -> "Settings | None":
    """How the articles are read; None where predictions are given. Raises ConfigurationError for what does not go
    together."""
    from summariser.errors import ConfigurationError
    from summariser.evaluate.statistics import require
    from summariser.settings import Settings

    require()
    given = [f"--{key.replace('_', '-')}" for key, value in flags.items() if value is not None]
    if predictions and (given or cassette or record):
        raise ConfigurationError(f"--predictions and {(given or ['--cassette'])[0]} were both given; give one of them.")
    if record and cassette is None:
        raise ConfigurationError("--record needs --cassette to record to.")
    if predictions:
        return None
    replaying = cassette is not None and not record
    return Settings.load(flags, environ={} if replaying else None, folder=None if replaying else Path())


def _checked(
    gold: Path, digest: str, baseline: Path | None, output: str | None, details: Path | None,
    inputs: list[tuple[str, str]], *, write: bool,
) -> "Kept":  # fmt: skip
    """The baseline. Raises ConfigurationError for what cannot be compared with, or be written: before anything is
    read."""
    from summariser.cli.baseline import Kept
    from summariser.cli.output import check_folder, check_output

    kept = Kept(gold, baseline, digest, inputs, write=write)
    others = {"the baseline": kept.path, "the folder of the details": details}
    check_output(output, [*inputs, *((str(path), what) for what, path in others.items() if path is not None)])
    if details is not None:
        check_folder("--details", str(details))
    return kept


def _found(
    documents: "list[GoldDocument]", predictions: Path | None, settings: "Settings | None", cassette: Path | None,
    record: bool, kept: "Kept",
) -> "tuple[dict[str, Predicted], list[str]]":  # fmt: skip
    """What is to be scored, and what is to be told of it: from a file, or read now."""
    from summariser.evaluate import load_predictions, matched_to, read_gold

    if predictions is not None or settings is None:
        assert predictions is not None
        return matched_to(documents, load_predictions(predictions))
    kept.check(settings.reader)
    return read_gold(documents, settings, cassette, record=record), []


def _beside(
    report: "Report", texts: dict[str, str], details: Path | None, kept: "Kept", reader: str | None
) -> tuple[dict[str, Path], bool]:
    """Write what is written beside the report: the pages of the details, of which it has the paths by id, and the
    baseline; and whether something of it failed, which is told. The report is still to come: it was paid for."""
    from summariser.cli.failures import tell
    from summariser.errors import SummariserError
    from summariser.evaluate.show import write_pages

    pages: dict[str, Path] = {}
    failed = False
    try:
        kept.write(report, reader)
    except SummariserError as error:
        tell(error)
        failed = True
    try:
        pages = write_pages(report, texts, details) if details is not None else {}
    except OSError as error:
        tell(SummariserError(f"--details {details}: cannot be written ({(error.strerror or str(error)).lower()})."))
        failed = True
    return pages, failed


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


def _write(report: "Report", form: str, output: str | None, shown: dict[str, Any]) -> None:
    from summariser.cli.output import Page, write_out
    from summariser.evaluate.show import as_markdown, print_report

    if form == "json":
        write_out(safe(report.model_dump_json(indent=2)) + "\n", output)
    elif form == "markdown":
        write_out(as_markdown(report, **shown), output)
    else:
        page = Page(output)
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
