"""`summariser summarise`."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from summariser.results import Results
    from summariser.settings import Settings

_BY_RULES = "no model, server or key is configured: read by rules (--reader rules); --model asks a language model."


class _Dollars(click.ParamType[Decimal]):
    """An amount of money."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            amount = Decimal(value)
        except ArithmeticError:
            amount = Decimal(0)
        if not (amount.is_finite() and amount > 0):
            self.fail(f"{value!r} is no amount of US dollars above 0.", param, ctx)
        return amount


@click.command("summarise")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-f", "--format", type=click.Choice(["terminal", "markdown", "html", "json", "jsonl"]),
    help="How the result is written: html has the article beside it; the terminal cuts very long quotations, and says "
    "so.  [default: terminal]",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced at once, instead of standard output.")
@click.option("--resume", is_flag=True, help="With -o FILE: go on from FILE.partial, and with -f jsonl from FILE.")
@click.option(
    "--overwrite", is_flag=True, help="Replace FILE, and FILE.partial, where it holds results of a model, too."
)
@click.option("--files-from", metavar="FILE", help="Name sources in FILE, too: one a line, or with a NUL after each.")
@click.option(
    "--input-format", type=click.Choice(["text", "jsonl"]),
    help="What each SOURCE is: one article, or one on each line.  [default: by its name]",
)  # fmt: skip
@click.option("--jobs", type=int, metavar="N", help="How many articles are read at once.  [default: 8]")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="Read at most N articles, but for those of a run before."
)
@click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="Send nothing more once N tokens were taken.")
@click.option("--max-cost", type=_Dollars(), metavar="USD", help="Send nothing more once it was spent, at list prices.")
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
@click.option(
    "--provider-retries",
    type=int,
    metavar="N",
    help="New tries after a passing failure; 1 after a timeout.  [default: 4]",
)
@click.option(
    "--patience", type=float, metavar="SECONDS",
    help="How long a limit, or a server that answers nobody, is waited out.  [default: 600; 60 for one article]",
)  # fmt: skip
@click.option("--max-output-tokens", type=int, metavar="N", help="Limit of a reply.  [default: the server's]")
@click.option("--temperature", type=float, metavar="T", help="Sampling temperature.  [default: the server's]")
@click.option(
    "--dry-run", is_flag=True,
    help="Print what would be sent, with an estimate of tokens and cost; or what rules would read, or what of it is in "
    "the cassette: nothing is sent.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Failures alone on standard error: no notices, warnings or progress.")
@click.pass_context
def command(
    ctx: click.Context, /, sources: tuple[str, ...], output: str | None, resume: bool, overwrite: bool,
    files_from: str | None, input_format: str | None, published: str | None, cassette: str | None, record: bool,
    dry_run: bool, quiet: bool, limit: int | None, max_tokens: int | None, max_cost: Decimal | None, **flags: Any,
) -> None:  # fmt: skip
    """Summarise each SOURCE: a text file, JSON Lines (.jsonl, .ndjson), or - for standard input. JSON, HTML and tables
    are no articles, and not sent as such.

    A first line that starts with "date YYYY-MM-DD" gives the publication day. The id of a result is its SOURCE as
    named here, and so is that of a failure in jsonl; an article from standard input has one made from its text. A
    line of JSON Lines is an object with the "text" of an article, which stays as it is, and where they are known its
    "id" (a text or a whole number; else SOURCE:LINE), "published", "title", "url", "source", "author" and "language"
    (en, pt-BR, eng, English). Other keys are passed over, and told once; a misspelt one fails its line.

    With -f jsonl a line is written as soon as it and those before it are done. With -o FILE too, it is written to
    FILE.partial as soon as it is done, and FILE is there at the end, in the order of the sources. Whatever ends the run
    before, --resume goes on: an article whose result is in FILE.partial or FILE is not read again, if id, text, day,
    reader, model and prompt are the same; failures are. Results of other articles stay. Where every article failed,
    what is in FILE stays as it is. A FILE that holds results of a model, which were paid for, is replaced with
    --overwrite alone, and rules do not go on from it.

    In the other formats FILE is written at the end, of FILE.partial, to which the results of several articles are
    written as JSON Lines as soon as they are done. Whatever ends the run, --resume goes on from FILE.partial; it stays
    beside FILE as long as an article has failed or was not looked at. On standard output they are held in memory.

    An article with the text and day of one before it is asked for once. After a refused key, a used-up quota, or ten
    articles in a row that fail at the provider, or whose replies are cut off or never valid, nothing more is sent. A
    limit of requests slows the run down, and a server that no longer answers is waited for (--patience).

    Where --limit, --max-tokens or --max-cost is reached, no other source is looked at: replies that are under way are
    kept, and the results are written. --max-tokens and --max-cost count each reply as it comes, of failed tries too;
    once one of them is reached nothing is sent, no re-ask, repair or new try either: at most the requests that are
    under way then, one for each of --jobs, go beyond. A reading that was to be asked for again is kept, and its
    run.warnings say so; an article without a usable reply fails. --resume goes on with the rest.

    Settings come from flags, then SUMMARISER_* variables (SUMMARISER_MODEL, SUMMARISER_BASE_URL, …), then
    OPENAI_API_KEY and OPENAI_BASE_URL, then summariser.toml or [tool.summariser] in pyproject.toml. Variables and files
    may set every option but --output, --resume, --overwrite, --files-from, --input-format, --limit, --max-tokens,
    --max-cost, --published, --cassette, --record, --dry-run and --quiet, as in SUMMARISER_STRICT=1 or strict = true. A
    replay takes its settings from the flags and the cassette alone.

    A key of the environment goes to OpenAI, or to the server that a flag or variable names; it is not sent to one that
    a file names, and standard error says so.

    \b
    Exit status
      0    every article was summarised
      1    an article failed: empty, binary, undecodable, or no valid reply to the last;
           with --strict, an audit found errors; or the results could not be written
      2    usage or configuration: nothing was sent
      3    every failure was the provider's
      4    --max-tokens or --max-cost was reached, and sources are left, or a recording lacks
           a re-ask; nothing else failed
      5    a request is not in the cassette
      129  ended by SIGHUP, as 130
      130  interrupted: of several articles the first Ctrl-C takes no other and waits for
           replies that are under way, up to --timeout; the second ends at once
      141  what read the output went away before its end
      143  ended by SIGTERM, as 130
    """
    if not sources and files_from is None:
        raise click.UsageError("name at least one text file, or - for standard input.", ctx)
    from summariser.budget import Budget
    from summariser.cli.failures import ARTICLE_FAILED, SPENT, reported, status_of
    from summariser.cli.output import check_output, refuse_inputs, to_a_file
    from summariser.cli.sources import Sources
    from summariser.errors import ConfigurationError
    from summariser.results import require_begun, require_unpaid
    from summariser.settings import ASKING, Settings

    with reported(quiet=quiet):
        replaying = cassette is not None and not record
        if record and cassette is None:
            raise ConfigurationError("--record needs --cassette FILE to record to.")
        settings = Settings.load(flags, environ={} if replaying else None, folder=None if replaying else Path())
        asking = any(flags.get(name) is not None for name in ASKING)
        by_default = not (settings.names_a_model or asking) and cassette is None
        if by_default:
            settings = settings.model_copy(update={"reader": "rules"})
        if resume and not to_a_file(output):
            raise ConfigurationError("--resume goes on with a file of results: it needs -o FILE.")
        if resume and overwrite:
            raise ConfigurationError(
                "--resume goes on from what is there, and --overwrite replaces it; give one of them."
            )
        lines = settings.format == "jsonl"
        found = Sources(sources, files_from, published, settings.encoding, input_format)
        tape = [(cassette, "the cassette")] if cassette is not None else []
        if cassette is not None and record:
            refuse_inputs("--cassette", cassette, found.files, partial=True)
            tape.append((f"{cassette}.partial", "what the cassette is recorded to"))
        check_output(output, [*found.files, *tape], partial=lines or resume or found.count != 1)
        if resume and output is not None and not lines:
            require_begun(output)
        if output is not None and to_a_file(output) and not overwrite and (resume or not dry_run):
            require_unpaid(output, resume=resume, reader=settings.reader, by_default=by_default)
        if dry_run:
            from summariser.cli.dry_replay import Plan
            from summariser.cli.dry_run import show_requests

            plan = Plan.of(settings, cassette, record=record)
            results = _of_a_run_before(output, plan.settings) if resume else None
            if results is None and output is not None and to_a_file(output) and _is_there(output):
                raise ConfigurationError(f"--output {output}: is there already, and a dry run replaces nothing.")
            written_to = None if resume else output
            shown = show_requests(found, plan, written_to, quiet=quiet, results=results, limit=limit)
            ctx.exit(status_of(shown))
        from summariser.cli.running import Run

        run = Run(
            settings,
            output,
            resume=resume,
            overwrite=overwrite,
            quiet=quiet,
            budget=Budget(limit, max_tokens, max_cost),
        )
        run.summarise(
            found, found.count, cassette, record=record, notice=_BY_RULES if by_default and not quiet else None
        )
    doubtful = ARTICLE_FAILED if settings.strict and run.doubtful else 0
    ctx.exit(status_of(run.errors) or doubtful or (SPENT if run.spent else 0))


def _of_a_run_before(output: str | None, settings: "Settings") -> "Results":
    """What `--resume` would go on from."""
    from summariser.results import Asked, Results

    assert output is not None
    return Results.read(output, Asked.now(settings), lines=settings.format == "jsonl")


def _is_there(output: str) -> bool:
    """Whether a file of results, or what a run that was broken off has left of one, is there."""
    return any(Path(path).exists() for path in (output, f"{output}.partial"))
