"""The terminal: wrapped to its width, coloured where it can be, plain where it is piped."""

import io
import os
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summariser.models import Attribution, Event, Span, Summary
from summariser.render.article import known_of, published_as, unseen_in
from summariser.render.events import details_of, kind_of
from summariser.render.findings import (
    audit_of,
    beside_attribution,
    beside_event,
    beside_point,
    beside_text,
    rests_on,
    verdict_of,
)
from summariser.render.places import event_at, place_of
from summariser.render.sources import how_of, reason_of, source_of, spoken
from summariser.render.words import cut, doubts_of, one_line, place, run_of

_PLAIN_WIDTH = 100
_MOST_WIDTH = 110
_LEAST_WIDTH = 40
"""On a page narrower than this, as that of a terminal that says it has no width, words would be lost."""
_VERDICT = {None: "dim", True: "green", False: "bold red"}
_SEVERITY = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def print_summary(summary: Summary, file: IO[str], *, notice: str | None = None) -> None:
    """Write the summary to `file`: with colours on a terminal that wants them (NO_COLOR), else plain; `notice` is a
    sentence at its top.

    Words of more than 600 characters are cut in their middle, with a mark that says so; Markdown has them whole.
    """
    console = _page(file)
    if notice is not None:
        console.print(Text(one_line(notice), style=_SEVERITY["warning" if summary.audit.passed else "error"]))
    _head(console, summary)
    _key_points(console, summary)
    if summary.events:
        _rule(console, f"Events ({len(summary.events)})")
        for event in summary.events:
            _event(console, event, summary)
    if summary.attributions:
        _rule(console, f"Attributions ({len(summary.attributions)})")
        for attribution in summary.attributions:
            _attribution(console, attribution, summary)
    _trust(console, summary)
    _written(console, file)


def print_failure(name: str, error: str, file: IO[str]) -> None:
    """Write in the place of a summary that the article of that name has none, and why."""
    console = _page(file)
    console.print(Text(f"no result: {one_line(name)}", style=_SEVERITY["error"]))
    console.print(Text(one_line(error)))
    _written(console, file)


def _page(file: IO[str]) -> Console:
    """What a page is laid out on that goes to `file`."""
    outside = Console(file=file)
    known = outside.is_terminal or os.environ.get("COLUMNS")
    return Console(
        file=io.StringIO(),
        force_terminal=outside.is_terminal,
        color_system="auto" if outside.is_terminal else None,
        width=max(min(outside.width, _MOST_WIDTH), _LEAST_WIDTH) if known else _PLAIN_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _written(console: Console, file: IO[str]) -> None:
    page = console.file
    assert isinstance(page, io.StringIO)
    for line in page.getvalue().splitlines():
        file.write(line.rstrip() + "\n")  # grids pad their last column


def _head(console: Console, summary: Summary) -> None:
    console.print(Text(one_line(summary.headline), style="bold"))
    for known in (known_of(summary), published_as(summary.article)):
        if known:
            console.print(Text(known, style="dim"))
    console.print(Text(f"audit: {verdict_of(summary)}", style=_verdict_style(summary)))
    unseen = unseen_in(summary.article)
    if unseen:
        console.print(Text(unseen, style="yellow"))
    console.print()
    console.print(Text(one_line(summary.abstract)))
    table = _grid(8)
    for pointer in ("/headline", "/abstract"):
        for severity, words, _ in beside_text(pointer, summary):
            table.add_row(Text(severity, style=_SEVERITY[severity]), Text(words, style=_SEVERITY[severity]))
    if table.row_count:
        console.print(Padding(table, (0, 0, 0, 2)))


def _verdict_style(summary: Summary) -> str:
    """As green as the verdict is whole."""
    passed = summary.audit.passed
    return "yellow" if passed and not all(check.ran for check in summary.audit.checks) else _VERDICT[passed]


def _rule(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title.upper(), style="bold"))


def _grid(width: int) -> Table:
    """Rows of a label and words, which go on below themselves."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=width, style="dim")
    table.add_column()
    return table


def _key_points(console: Console, summary: Summary) -> None:
    """Those that no event retells: the others are the events' descriptions, which stand below."""
    alone = [
        (index, point)
        for index, point in enumerate(summary.key_points)
        if event_at(f"/key_points/{index}", summary) is None
    ]
    if not alone:
        return
    _rule(console, "Key points")
    table = _grid(3)
    for index, point in alone:
        table.add_row(Text(str(index + 1)), Text(one_line(point.text)))
        for severity, words, _ in beside_point(index, summary):
            table.add_row(Text(""), Text(f"{severity}: {words}", style=_SEVERITY[severity]))
    console.print(table)


def _event(console: Console, event: Event, summary: Summary) -> None:
    claim = event.known_from == "claim" or event.negated
    head = _grid(2)
    head.add_row(Text(one_line(event.id), style="bold"), Text(kind_of(event), style="yellow" if claim else "green"))
    head.add_row(Text(""), Text(one_line(event.description)))
    console.print(head)
    table = _grid(9)
    for label, words in details_of(event):
        table.add_row(Text(label), Text(words))
    for span in event.evidence:
        table.add_row(Text("evidence"), _quoted(cut(span.text), span))
    for severity, words, _ in beside_event(event, summary):
        table.add_row(Text(severity, style=_SEVERITY[severity]), Text(words, style=_SEVERITY[severity]))
    console.print(Padding(table, (0, 0, 0, 4)))


def _quoted(words: str, span: Span) -> Text:
    return Text.assemble((f"“{words}” ", "italic"), (place(span), "dim"))


def _attribution(console: Console, attribution: Attribution, summary: Summary) -> None:
    table = _grid(3)
    table.columns[0].style = "bold"
    head = Text.assemble((source_of(attribution.source), "green"), (f"  {how_of(attribution)}", "dim"))
    table.add_row(Text(one_line(attribution.id)), head)
    reason = reason_of(attribution.source)
    if reason:
        table.add_row(Text(""), Text(reason, style="dim"))
    for span in attribution.content.spans:
        table.add_row(Text(""), _quoted(cut(spoken(span, summary.article.text)), span))
    if not attribution.content.spans:
        table.add_row(Text(""), Text("(its words could not be located)", style="bold red"))
    for severity, words, _ in beside_attribution(attribution, summary):
        table.add_row(Text(""), Text(f"{severity}: {words}", style=_SEVERITY[severity]))
    console.print(table)


def _trust(console: Console, summary: Summary) -> None:
    _rule(console, "What to trust")
    table = _grid(7)
    table.add_row(Text("audit"), Text(audit_of(summary), style=_verdict_style(summary)))
    for doubt in doubts_of(summary):
        basis = rests_on(doubt, summary.article)
        words = Text.assemble((one_line(", ".join(doubt.places)), "bold"), f" · {one_line(doubt.message)}")
        if basis:
            words.append(f" · {basis}", style="dim")
        table.add_row(Text(doubt.severity, style=_SEVERITY[doubt.severity]), words)
    for entry in summary.ungrounded:
        where = one_line(place_of(entry.pointer, summary))
        table.add_row(Text(""), Text(f"not in the article: “{cut(entry.quoted)}” ({where})", style="red"))
    for warning in summary.run.warnings:
        table.add_row(Text(""), Text(one_line(warning), style="yellow"))
    table.add_row(Text("run"), Text(run_of(summary.run), style="dim"))
    console.print(table)
