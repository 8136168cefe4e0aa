"""The terminal: wrapped to its width, coloured where it can be, plain where it is piped."""

import io
import os
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summariser.models import Attribution, Event, Summary
from summariser.render.words import (
    act_of,
    audit_of,
    details_of,
    doubts_of,
    kind_of,
    one_line,
    place,
    run_of,
    shortened,
    source_of,
    verdict_of,
)

_PLAIN_WIDTH = 100
_MOST_WIDTH = 110
_LEAST_WIDTH = 40
"""On a page narrower than this, as that of a terminal that says it has no width, words would be lost."""
_VERDICT = {None: "dim", True: "green", False: "bold red"}
_SEVERITY = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def print_summary(summary: Summary, file: IO[str]) -> None:
    """Write the summary to `file`: with colours on a terminal that wants them (NO_COLOR), else plain."""
    outside = Console(file=file)
    known = outside.is_terminal or os.environ.get("COLUMNS")
    page = io.StringIO()
    console = Console(
        file=page,
        force_terminal=outside.is_terminal,
        color_system="auto" if outside.is_terminal else None,
        width=max(min(outside.width, _MOST_WIDTH), _LEAST_WIDTH) if known else _PLAIN_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )
    _head(console, summary)
    if summary.events:
        _rule(console, f"Events ({len(summary.events)})")
        for index, event in enumerate(summary.events):
            _event(console, event, index, summary)
    if summary.attributions:
        _rule(console, f"Attributions ({len(summary.attributions)})")
        for index, attribution in enumerate(summary.attributions):
            _attribution(console, attribution, index, summary)
    _trust(console, summary)
    for line in page.getvalue().splitlines():
        file.write(line.rstrip() + "\n")  # grids pad their last column


def _head(console: Console, summary: Summary) -> None:
    console.print(Text(one_line(summary.headline), style="bold"))
    article = summary.article
    known = [article.published_day and str(article.published_day), article.source, summary.topic, article.language]
    console.print(Text(" · ".join(one_line(str(part)) for part in known if part), style="dim"))
    console.print(Text(f"audit: {verdict_of(summary)}", style=_VERDICT[summary.audit.passed]))
    console.print()
    console.print(Text(one_line(summary.abstract)))


def _rule(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title.upper(), style="bold"))


def _event(console: Console, event: Event, index: int, summary: Summary) -> None:
    claim = event.known_from == "claim" or event.negated
    line = Text.assemble((f"{one_line(event.id)}  ", "bold"), (kind_of(event), "yellow" if claim else "green"))
    console.print(line)
    console.print(Padding(Text(one_line(event.description)), (0, 0, 0, 4)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=9, style="dim")
    table.add_column()
    for label, words in details_of(event):
        table.add_row(Text(label), Text(words))
    for span in event.evidence:
        table.add_row(Text("evidence"), Text.assemble((f"“{shortened(span.text)}” ", "italic"), (place(span), "dim")))
    _findings_of(table, summary, f"/events/{index}")
    console.print(Padding(table, (0, 0, 0, 4)))


def _attribution(console: Console, attribution: Attribution, index: int, summary: Summary) -> None:
    head = Text.assemble(
        (f"{one_line(attribution.id):4}", "bold"),
        (source_of(attribution.source), "green"),
        (f"  {act_of(attribution)}", "dim"),
    )
    console.print(head)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    for span in attribution.content.spans:
        table.add_row(Text.assemble((f"“{shortened(span.text)}” ", "italic"), (place(span), "dim")))
    if not attribution.content.spans:
        table.add_row(Text("(its words could not be located)", style="bold red"))
    for finding in summary.audit.findings:
        if finding.where.startswith(f"/attributions/{index}/"):
            table.add_row(Text(f"{finding.severity}: {one_line(finding.message)}", style=_SEVERITY[finding.severity]))
    console.print(Padding(table, (0, 0, 0, 4)))


def _findings_of(table: Table, summary: Summary, pointer: str) -> None:
    for finding in summary.audit.findings:
        if finding.where == pointer or finding.where.startswith(pointer + "/"):
            style = _SEVERITY[finding.severity]
            table.add_row(Text(finding.severity, style=style), Text(one_line(finding.message), style=style))


def _trust(console: Console, summary: Summary) -> None:
    _rule(console, "What to trust")
    console.print(Text(f"audit  {audit_of(summary)}", style=_VERDICT[summary.audit.passed]))
    for doubt in doubts_of(summary):
        console.print(
            Text.assemble(
                (f"  {doubt.severity:8}", _SEVERITY[doubt.severity]),
                one_line(doubt.message),
                (f"  {one_line(', '.join(doubt.places))}", "dim"),
            )
        )
    for entry in summary.ungrounded:
        console.print(
            Text(f"  not in the article: “{shortened(entry.quoted)}” ({one_line(entry.pointer)})", style="red")
        )
    for warning in summary.run.warnings:
        console.print(Text(f"  {one_line(warning)}", style="yellow"))
    console.print(Text(f"run    {run_of(summary.run)}", style="dim"))
