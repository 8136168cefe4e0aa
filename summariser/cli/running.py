"""A run at the command line: where its results go, and what is told of it on the way and at its end."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from summariser.api import Summariser
from summariser.budget import Budget
from summariser.cli.failures import flagged, say, tell
from summariser.cli.interrupts import Waiting
from summariser.cli.output import line_of, lines_out, pages, to_a_file, to_standard_output, write_out
from summariser.cli.progress import on_terminal, progress, told_now_and_then
from summariser.configured import Record
from summariser.errors import NotSentError, SummariserError
from summariser.journal import Journal
from summariser.models import Summary
from summariser.outcomes import Outcome, Source, Tally
from summariser.readers.base import NOT_ASKED
from summariser.render.words import doubts_of, one_line
from summariser.results import Asked
from summariser.runs import Batch
from summariser.settings import Settings

_AHEAD = 4
"""Results that may wait for one before them on standard output, for each article that is read at once."""


class Run:
    """One call of `summarise`."""

    def __init__(
        self, settings: Settings, output: str | None, *, resume: bool, overwrite: bool, quiet: bool, budget: Budget
    ) -> None:  # fmt: skip
        self.tally = Tally()
        self.doubtful = False
        """Whether an audit found errors."""
        self.errors: list[SummariserError] = []
        """One for each exit status."""
        self._settings = settings
        self._output = output
        self._resume = resume
        self._overwrite = overwrite
        self._quiet = quiet
        self._budget = budget
        self.spent = False
        """Whether the budget was reached, in tokens or cost, before every source was looked at, or all was recorded."""
        self._short = 0
        """Articles whose reading was kept without a re-ask or a repair that was due."""
        self._several = self._cassette = self._replaying = False
        self._names: list[str] = []
        """Of the sources, where the format tells them."""

    def summarise(
        self, sources: Iterable[Source], count: int | None, cassette: str | None, *, record: bool, notice: str | None
    ) -> None:
        """Summarise the sources, of which there are `count`, and write what comes of them; `notice` is told before the
        first article is read."""
        going_on: Record = "resume" if record and self._resume else record
        summariser = Summariser(settings=self._settings, cassette=cassette, record=going_on)
        self._settings = summariser.settings
        self._several = count != 1
        self._cassette = cassette is not None
        self._replaying = self._cassette and not record
        held: list[Outcome] = []
        batch: Batch | None = None
        journal: Journal | None = None
        try:
            with ExitStack() as stack:
                journal = self._journal(stack)
                batch = Batch(summariser, journal=journal, worded=flagged, many=self._several, budget=self._budget)
                waiting = stack.enter_context(self._waiting(batch))
                self._follow(stack, batch, self._announced(sources, notice), journal, held, count)
            if not batch.whole:
                waiting.end()
        except BaseException:
            _keep(summariser)
            unheard = batch.unheard if batch is not None else []
            for outcome in unheard:
                self.tally.add(outcome, self._settings, cassette=self._cassette)
            if self._several and journal is None:
                self._rescue([*held, *unheard])
            if batch is not None and (self.tally.read or self.tally.failed):
                self._conclude(batch, count)
            if unheard and not self._several:
                say(str(self.tally))
            raise
        self.errors = list(self.tally.errors.values())
        self._close(summariser, record)
        if batch.left is not None:
            self._say_left(batch.left)
        elif journal is None and self._settings.format != "jsonl":
            self._write(held)
        self.spent = batch.spent or (record and self._short > 0)
        self._conclude(batch, count)
        waiting.end()

    def _announced(self, sources: Iterable[Source], notice: str | None) -> Iterator[Source]:
        """The sources, which are heard of."""
        for source in sources:
            if notice is not None and source.article is not None:
                say(notice)
                notice = None
            if self._settings.format == "terminal":
                self._names.append(source.name)
            yield source

    def _follow(
        self, stack: ExitStack, batch: Batch, sources: Iterable[Source], journal: Journal | None, held: list[Outcome],
        count: int | None,
    ) -> None:  # fmt: skip
        """Count and write what becomes of the sources. Where that can no longer be written, what is under way comes to
        its end and is kept, before SummariserError is raised."""
        write = self._writer(stack, journal, held)
        advance = stack.enter_context(self._progress(count))
        ahead = _AHEAD * self._settings.jobs if self._settings.format == "jsonl" else None
        coming = batch.run(sources, in_order=journal is None, ahead=ahead)
        unwritten: SummariserError | None = None
        for outcome in stack.enter_context(closing(coming)):
            self._met(outcome)
            if unwritten is None:
                try:
                    write(outcome)
                except SummariserError as error:
                    unwritten = error
                    batch.stop()
            if unwritten is not None:
                held.append(outcome)
            advance()
        if unwritten is not None:
            self._rescue(held)
            held.clear()
            raise unwritten

    def _waiting(self, batch: Batch) -> Waiting:
        """What waits for replies that are paid for, where a run of several articles is asked to end."""
        paid = self._settings.reader == "llm" and self._several and not self._replaying

        def stop() -> int:
            batch.stop()
            return batch.under_way if paid else 0

        return Waiting(stop, self._settings.timeout)

    def _progress(self, count: int | None) -> AbstractContextManager[Callable[[], None]]:
        """What tells how far the run is: but where it is quiet, is a replay, or lines move on the terminal anyway."""
        rules = self._settings.reader == "rules"
        moving = self._settings.format == "jsonl" and to_standard_output(self._output) and on_terminal(sys.stdout)
        if self._quiet or self._replaying or moving:
            return nullcontext(lambda: None)
        if not on_terminal(sys.stderr):
            return told_now_and_then(lambda: self._so_far(count)) if self._several else nullcontext(lambda: None)
        who = "rules" if rules else one_line(self._settings.model or "the reader")
        return progress(who, count, waits=not rules)

    def _so_far(self, count: int | None) -> str:
        done = self.tally.read + self.tally.failed + self.tally.not_sent + self.tally.kept
        return f"so far {self.tally.told(None if count is None else count - done)}."

    def _journal(self, stack: ExitStack) -> Journal | None:
        """The file that what is read goes to as it is done, which is kept whatever happens."""
        lines = self._settings.format == "jsonl"
        if self._output is None or not to_a_file(self._output) or not (lines or self._several or self._resume):
            return None
        asked = Asked.now(self._settings)
        if lines:
            journal = Journal(self._output, resume=self._resume, overwrite=self._overwrite, asked=asked)
        else:
            from summariser.pages import PagedJournal

            journal = PagedJournal(
                self._output, resume=self._resume, overwrite=self._overwrite, asked=asked, write=self._write_pages
            )

        def left() -> None:
            if journal.close():
                say(f"{journal.partial}: holds what was read; the same command with --resume goes on from there.")

        stack.callback(left)
        return journal

    def _write_pages(self, file: BinaryIO, results: Iterator[tuple[int | None, Summary]]) -> None:
        """Write results, each with the number of its source, where this run had that."""
        few = list(islice(results, 2))
        named = (
            (summary.id if number is None or not self._names else self._names[number], summary)
            for number, summary in chain(few, results)
        )
        several = self._several or len(few) > 1
        for part in pages(named, self._settings.format, self._output, several=several):
            file.write(part.encode("utf-8", "backslashreplace"))

    def _writer(self, stack: ExitStack, journal: Journal | None, held: list[Outcome]) -> Callable[[Outcome], object]:
        """What is done with each outcome; `held` gets those that are written at the end."""
        if journal is not None:
            return lambda _: None
        if self._settings.format != "jsonl":
            return held.append
        out = stack.enter_context(lines_out(self._output))
        return lambda outcome: out(line_of(outcome))

    def _rescue(self, held: list[Outcome]) -> None:
        """Keep what was read in a run that is broken off and has no journal, as JSON Lines in a file of its own."""
        done = [outcome for outcome in held if isinstance(outcome.result, Summary)]
        if not done or self._settings.reader == "rules":
            return
        data = "".join(map(line_of, done)).encode("utf-8", "backslashreplace")
        try:
            with tempfile.NamedTemporaryFile(prefix="summariser-", suffix=".jsonl", delete=False) as other:
                other.write(data)
            where = other.name
        except OSError:
            return
        articles = "1 article" if len(done) == 1 else f"{len(done):,} articles"
        say(f"{where}: holds the results of {articles}, as JSON Lines; with -o FILE a run can be gone on with.")

    def _met(self, outcome: Outcome) -> None:
        """Count an outcome, and tell what is wrong with it."""
        self.tally.add(outcome, self._settings, cassette=self._cassette)
        result = outcome.result
        if isinstance(result, SummariserError):
            if not isinstance(result, NotSentError):
                tell(result, outcome.source.name)
            return
        if result is None:
            return
        if outcome.first is None:
            self._short += any(it.startswith(NOT_ASKED) for it in result.run.warnings)
        if result.audit.passed is False:
            self.doubtful = True
            if self._settings.strict:
                say(f"{outcome.source.name}: {_doubt(result, self._settings.format)}")

    def _close(self, summariser: Summariser, record: bool) -> None:
        if record and (self.errors or self._short):
            _keep(summariser, self._short)
            return
        try:
            summariser.close()
        except SummariserError as error:
            if not any(type(known) is type(error) for known in self.errors):
                self.errors.append(error)
                say(str(error))

    def _write(self, outcomes: list[Outcome]) -> None:
        done = [(it.source.name, it.result) for it in outcomes if isinstance(it.result, Summary)]
        output = self._output
        if done:
            write_out("".join(pages(done, self._settings.format, output, several=self._several)), output)
        elif output is not None and to_a_file(output) and Path(output).exists():
            self._say_left(output)

    def _say_left(self, file: str) -> None:
        if not self._quiet:
            say(f"{file}: was left as it was, for there is no result to write.")

    def _conclude(self, batch: Batch, count: int | None) -> None:
        """Tell what was not sent, and what it all came to."""
        tally = self.tally
        if batch.limited is not None:
            left = "the rest was not looked at" if count is None else f"{count - batch.taken:,} more were not looked at"
            unsent = f"{tally.not_sent:,} {'was' if tally.not_sent == 1 else 'were'} not sent" if batch.spent else ""
            told = [left] if count != batch.taken else []
            told += [unsent] if batch.spent and tally.not_sent else []
            say(f"{flagged(batch.limited)}: of the sources {', and '.join(told)}.")
        if tally.not_sent and batch.stopped_by:
            articles = "1 article was" if tally.not_sent == 1 else f"{tally.not_sent:,} articles were"
            say(f"{articles} not sent: {flagged(batch.stopped_by)}")
        if self._quiet or not self._several:
            return
        if tally.same:
            have = "1 article has" if tally.same == 1 else f"{tally.same:,} articles have"
            say(f"{have} the same text and day as another: it was asked for once, and is written for each.")
        say(str(tally))


def _doubt(summary: Summary, form: str) -> str:
    """Why a summary fails under --strict, and where to read more."""
    number = sum(doubt.severity == "error" for doubt in doubts_of(summary))
    found = "1 error" if number == 1 else f"{number} errors"
    place = "`audit`" if form in {"json", "jsonl"} else "'What to trust'"
    return f"the audit found {found} (--strict); see {place} in the result."


def _keep(summariser: Summariser, short: int = 0) -> None:
    """After a failure while recording, or where of `short` articles something that was due was not sent, which a replay
    would ask for: the old cassette stays, and what was paid for is kept beside it."""
    tape = summariser.cassette
    partial = tape.keep_partial() if tape is not None else None
    if partial is None:
        return
    if short:
        of = "1 article" if short == 1 else f"{short:,} articles"
        lacks = f"lacks a re-ask or a repair of {of}, which was due and not sent, and so cannot be replayed whole"
        say(f"{partial}: {lacks}; the cassette was left as it was; record it anew with a higher limit.")
    else:
        say(f"{partial}: holds what was recorded before the failure; the cassette was left as it was.")
