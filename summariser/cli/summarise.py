"""`summariser summarise`."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from summariser.api import Summariser
    from summariser.cli.sources import Source
    from summariser.errors import SummariserError
    from summariser.models import Summary
    from summariser.settings import Settings

    Result = tuple[Source, Summary | SummariserError]


@click.command("summarise")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-f", "--format", type=click.Choice(["terminal", "markdown", "json", "jsonl"]),
    help="How the result is written.  [default: terminal]",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced at once, instead of standard output.")
@click.option("-m", "--model", metavar="NAME", help="Model, by its server's name for it.")
@click.option("--base-url", metavar="URL", help="Root of an OpenAI-compatible API, often ending in /v1.")
@click.option(
    "--mode", type=click.Choice(["json_schema", "tools", "json", "text"]),
    help="How the schema reaches the model: strict JSON Schema (default), strict tool call, JSON mode, or plain text.",
)  # fmt: skip
@click.option(
    "--reader", type=click.Choice(["llm", "rules"]),
    help="Who reads: a language model, or rules that need no model, key or network.  "
    "[default: llm; rules where nothing is configured]",
)  # fmt: skip
@click.option("--prompt", metavar="NAME", help="Prompt and version.  [default: summarise/2]")
@click.option("--published", metavar="DATE", help="Publication day (YYYY-MM-DD), over the article's own header.")
@click.option("--encoding", metavar="NAME", help="Encoding of the sources.  [default: utf-8]")
@click.option("--cassette", metavar="FILE", help="Replay recorded replies from FILE: no key, no network.")
@click.option("--record", is_flag=True, help="With --cassette: ask the model and record its replies to FILE.")
@click.option("--estimated-usage", is_flag=True, default=None, help="The server's token counts are estimates: say so.")
@click.option("--timeout", type=float, metavar="SECONDS", help="Deadline of one request.  [default: 180]")
@click.option("--retries", type=int, metavar="N", help="Re-asks after an invalid reply.  [default: 2]")
@click.option("--repair", type=int, metavar="N", help="Rounds of mending what the audit found wrong.  [default: 1]")
@click.option("--strict", is_flag=True, default=None, help="Exit 1, and say so, where an audit found errors.")
@click.option("--provider-retries", type=int, metavar="N", help="New tries after a passing failure.  [default: 4]")
@click.option("--max-output-tokens", type=int, metavar="N", help="Limit of a reply.  [default: the server's]")
@click.option("--temperature", type=float, metavar="T", help="Sampling temperature.  [default: the server's]")
@click.option(
    "--dry-run", is_flag=True,
    help="Print what would be sent, with an estimate of tokens and cost; or what rules would read: nothing is sent.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Failures alone on standard error: no notices, warnings or progress.")
@click.pass_context
def command(
    ctx: click.Context, /, sources: tuple[str, ...], output: str | None, published: str | None,
    cassette: str | None, record: bool, dry_run: bool, quiet: bool, **flags: Any,
) -> None:  # fmt: skip
    """Summarise each SOURCE: a text file, or - for standard input.

    A first line that starts with "date YYYY-MM-DD" gives the publication day. The id of a result is its SOURCE as
    named here, and so is that of a failure in jsonl; an article from standard input has one made from its text.

    Settings come from flags, then SUMMARISER_* variables (SUMMARISER_MODEL, SUMMARISER_BASE_URL, …), then
    OPENAI_API_KEY and OPENAI_BASE_URL, then summariser.toml or [tool.summariser] in pyproject.toml. Variables and
    files may set every option but --output, --published, --cassette, --record, --dry-run and --quiet, as in
    SUMMARISER_STRICT=1 or strict = true. A replay takes its settings from the flags and the cassette alone.

    A key of the environment goes to OpenAI, or to the server that a flag or variable names; it is not sent to one that
    a file names, and standard error says so.

    \b
    Exit status
      0    every article was summarised
      1    an article failed: empty, binary, undecodable, or no valid reply to the last;
           with --strict, an audit found errors
      2    usage or configuration: nothing was sent
      3    every failure was the provider's
      5    a request is not in the cassette
      130  interrupted
      141  what read the output went away before its end
    """
    if not sources:
        raise click.UsageError("name at least one text file, or - for standard input.", ctx)
    from summariser.cli.failures import ARTICLE_FAILED, reported, say, status_of
    from summariser.cli.output import check_output
    from summariser.cli.sources import read_sources
    from summariser.errors import ConfigurationError
    from summariser.settings import Settings

    with reported(quiet=quiet):
        replaying = cassette is not None and not record
        if record and cassette is None:
            raise ConfigurationError("--record needs --cassette FILE to record to.")
        settings = Settings.load(flags, environ={} if replaying else None, folder=None if replaying else Path())
        by_default = not settings.names_a_model and cassette is None
        if by_default:
            settings = settings.model_copy(update={"reader": "rules"})
        check_output(output)
        articles = read_sources(sources, published, settings.encoding)
        if dry_run:
            from summariser.cli.dry_run import show_requests

            show_requests(articles, settings, output)
            ctx.exit(status_of([source.error for source in articles if source.error is not None]))
        if by_default and not quiet and any(source.article is not None for source in articles):
            say("no model, server or key is configured: read by rules (--reader rules); --model asks a language model.")
        errors, doubtful = _run(articles, settings, output, cassette, record, quiet)
    ctx.exit(status_of(errors) or (ARTICLE_FAILED if settings.strict and doubtful else 0))


def _run(
    sources: "list[Source]", settings: "Settings", output: str | None, cassette: str | None, record: bool, quiet: bool
) -> "tuple[list[SummariserError], bool]":
    """Summarise, write what came out, and tell each failure; the failures, and whether an audit found errors."""
    from summariser.api import Summariser
    from summariser.cli.failures import say, tell
    from summariser.errors import SummariserError
    from summariser.models import Summary

    summariser = Summariser(settings=settings, cassette=cassette, record=record)
    try:
        with _waiting(summariser, len(sources), quiet):
            read = iter(summariser.summarise_all([it.article for it in sources if it.article is not None]))
    except BaseException:
        _keep(summariser)
        raise
    results: list[Result] = [(source, source.error or next(read)) for source in sources]
    errors = [result for _, result in results if isinstance(result, SummariserError)]
    if record and errors:
        _keep(summariser)
    else:
        try:
            summariser.close()
        except SummariserError as error:
            if not any(type(known) is type(error) for known in errors):
                errors.append(error)
                say(str(error))
    if any(isinstance(result, Summary) for _, result in results) or settings.format == "jsonl":
        _write(results, settings.format, output)
    for source, result in results:
        if isinstance(result, SummariserError):
            tell(result, source.name)
        elif settings.strict and result.audit.passed is False:
            say(f"{source.name}: {_doubt(result, settings.format)}")
    doubtful = any(isinstance(result, Summary) and result.audit.passed is False for _, result in results)
    return errors, doubtful


def _doubt(summary: "Summary", form: str) -> str:
    """Why a summary fails under --strict, and where to read more."""
    from summariser.render.words import doubts_of

    number = sum(doubt.severity == "error" for doubt in doubts_of(summary))
    found = "1 error" if number == 1 else f"{number} errors"
    place = "`audit`" if form in {"json", "jsonl"} else "'What to trust'"
    return f"the audit found {found} (--strict); see {place} in the result."


def _keep(summariser: "Summariser") -> None:
    """After a failure while recording: the old cassette stays, and what was paid for is kept beside it."""
    from summariser.cli.failures import say

    tape = summariser.cassette
    partial = tape.keep_partial() if tape is not None else None
    if partial is not None:
        say(f"{partial}: holds what was recorded before the failure; the cassette was left as it was.")


def _write(results: "list[Result]", form: str, output: str | None) -> None:
    from summariser.cli.output import as_terminal, rendered, write_out
    from summariser.models import Summary

    if form != "terminal":
        write_out(rendered(results, form), output)
        return
    done = [(source.name, result) for source, result in results if isinstance(result, Summary)]
    names = [source for source, _ in done] if len(results) > 1 else [""]
    summaries = [summary for _, summary in done]
    page: io.StringIO = io.StringIO() if output else _LikeStandardOutput()
    as_terminal(summaries, names, page)
    write_out(page.getvalue(), output)


class _LikeStandardOutput(io.StringIO):
    """A page that is rendered as for standard output: with colours where that is a terminal."""

    def isatty(self) -> bool:
        return sys.stdout is not None and sys.stdout.isatty()


def _waiting(summariser: "Summariser", count: int, quiet: bool) -> Any:
    """A line on stderr while the model is waited for, on a terminal only."""
    from contextlib import nullcontext

    replaying = summariser.cassette is not None and not summariser.cassette.recording
    if quiet or sys.stderr is None or not sys.stderr.isatty() or replaying or summariser.settings.reader == "rules":
        return nullcontext()
    from rich.console import Console

    from summariser.render.words import one_line

    articles = "1 article" if count == 1 else f"{count} articles"
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    return console.status(f"{one_line(summariser.settings.model or 'the reader')} reads {articles} … (Ctrl-C stops)")
