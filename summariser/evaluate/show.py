"""A report for people: a table of measures, the worst documents, and one page a document."""

import hashlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summariser.evaluate.baseline import Verdict
from summariser.evaluate.records import DocumentResult, Fact, Measure, Report
from summariser.render.markdown import escaped
from summariser.render.words import one_line, shortened

_PLAIN_WIDTH = 110
_FACT = 90
_LONGEST_NAME = 200
"""Bytes of the name of a page, without what tells it from others: file systems take 255."""


def number(form: str, value: float | None) -> str:
    """A value as it is shown: scores in percent, counts whole, means with what digits they need."""
    if value is None:
        return "–"
    if form in {"f1", "share"}:
        return f"{100 * value:.1f}"
    return f"{value:.0f}" if form == "count" else f"{value:.4g}"


def interval_of(item: Measure) -> str:
    """ "71.2 – 80.4"; empty where there is none."""
    return "" if item.low is None else f"{number(item.form, item.low)} – {number(item.form, item.high)}"


def counts_of(item: Measure) -> str:
    """What the value was made of."""
    if item.form == "f1":
        return f"{item.right:g} of {item.gold:g}, {item.predicted:g} predicted"
    return f"{item.right:g} of {item.gold:g}" if item.form == "share" else ""


def worst(report: Report, count: int) -> list[DocumentResult]:
    """The documents with the lowest joint F1 (of events, where a document's gold has no attributions)."""
    lacking = [item for item in report.documents if item.missed or item.spurious or item.failure]
    return sorted(lacking, key=lambda item: (item.rank, -len(item.missed) - len(item.spurious)))[:count]


def lines_of(document: DocumentResult, most: int) -> list[tuple[str, str, str]]:
    """The facts in which gold and prediction differ: kind, what the gold says, what was predicted."""
    rows = [(_kind(fact), fact.gold or "–", fact.predicted or "–") for fact in document.missed]
    rows += [(_kind(fact), "–", fact.predicted or "–") for fact in document.spurious]
    left = len(rows) - most
    return [*rows[:most], ("", f"… and {left} more", "")] if left > 0 else rows


def _kind(fact: Fact) -> str:
    return f"{fact.kind} ({fact.note})" if fact.note else fact.kind


def print_report(
    report: Report, file: IO[str], *, count: int, most: int, pages: dict[str, Path], verdict: Verdict | None = None
) -> None:
    """Write the report to `file`: with colours on a terminal, else plain."""
    console, page = console_for(file)
    console.print(Text(f"{one_line(report.predictions)} against {one_line(report.gold)}", style="bold"))
    console.print(
        Text(f"{len(report.documents)} articles; intervals are 95 %, by bootstrap over articles", style="dim")
    )
    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for name, side in (("", "left"), ("value", "right"), ("95 %", "left"), ("counts", "left")):
        table.add_column(name, justify=side)  # type: ignore[arg-type]  # one of rich's words
    for item in report.measures:
        table.add_row(item.label, number(item.form, item.value), interval_of(item), counts_of(item))
    console.print(table)
    for document in worst(report, count):
        console.print()
        linked = f"  {pages[document.id]}" if document.id in pages else ""
        head = f"{one_line(document.id)}  {100 * document.rank:.1f}  {one_line(document.place)}{linked}"
        console.print(Text(head, style="bold"))
        if document.failure:
            console.print(Text(f"  no prediction: {shortened(document.failure)}", style="red"))
        sides = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for name in ("  ", "gold", "predicted"):
            sides.add_column(name, ratio=None if name == "  " else 1)
        for kind, gold, predicted in lines_of(document, most):
            sides.add_row(Text(f"  {kind}"), Text(shortened(gold, _FACT)), Text(shortened(predicted, _FACT)))
        console.print(sides)
    for note in report.notes:
        console.print(Text(one_line(note), style="yellow"))
    for line in verdict_lines(verdict):
        console.print(Text(line), soft_wrap=True)
    flush(page, file)


def console_for(file: IO[str]) -> tuple[Console, io.StringIO]:
    """A console that writes to the returned page, as wide and colourful as `file`."""
    outside, page = Console(file=file), io.StringIO()
    known = outside.is_terminal or os.environ.get("COLUMNS")
    console = Console(
        file=page, force_terminal=outside.is_terminal, color_system="auto" if outside.is_terminal else None,
        width=outside.width if known else _PLAIN_WIDTH, markup=False, emoji=False, highlight=False,
    )  # fmt: skip
    return console, page


def flush(page: io.StringIO, file: IO[str]) -> None:
    """Write the page to its file without the white space at the ends of lines."""
    for line in page.getvalue().splitlines():
        file.write(line.rstrip() + "\n")


def verdict_lines(verdict: Verdict | None) -> list[str]:
    """What the regression gate says: which measures fell, and the articles and facts that were lost."""
    if verdict is None:
        return []
    if verdict.passed:
        return [f"no measure is below the baseline; {verdict.gained} facts more are found."]
    lines = ["BELOW THE BASELINE"]
    lines += [
        f"  {it.label}: {it.before:g} before, {'not scored' if it.now is None else f'{it.now:g}'} now"
        for it in verdict.losses
    ]
    for name, facts in verdict.lost.items():
        lines.append(f"  {one_line(name)}: {len(facts)} lost")
        for fact in facts:
            instead = f"; now {shortened(fact.predicted, _FACT)}" if fact.predicted else ""
            lines.append(f"    {fact.key}  {_kind(fact)}: {shortened(fact.gold or '', _FACT)}{instead}")
    return lines


def as_markdown(
    report: Report, *, count: int, most: int, pages: dict[str, Path], verdict: Verdict | None = None
) -> str:
    """The report as one Markdown document."""
    lines = [f"# {escaped(report.predictions)} against {escaped(report.gold)}", ""]
    lines += [f"{len(report.documents)} articles; intervals are 95 %, by bootstrap over articles.", ""]
    lines += ["| | value | 95 % | counts |", "|---|---:|---|---|"]
    for item in report.measures:
        cells = (escaped(item.label), number(item.form, item.value), interval_of(item), counts_of(item))
        lines.append("| " + " | ".join(cells) + " |")
    listed = worst(report, count)
    lines += ["", "## Worst articles", ""] if listed else [""]
    for document in listed:
        name = escaped(document.id)
        target = pages.get(document.id)
        lines += [f"### {f'[{name}](<{target.as_posix()}>)' if target else name}: {100 * document.rank:.1f}", ""]
        lines += _sides(document, most)
    lines += [f"- {escaped(note)}" for note in report.notes]
    lines += [escaped(line) for line in verdict_lines(verdict)]
    return "\n".join(lines).rstrip() + "\n"


def _sides(document: DocumentResult, most: int) -> list[str]:
    lines = [f"No prediction: {escaped(document.failure)}", ""] if document.failure else []
    rows = lines_of(document, most)
    if rows:
        lines += ["| | gold | predicted |", "|---|---|---|"]
        lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows]
        lines.append("")
    return lines


def write_pages(report: Report, texts: dict[str, str], folder: Path) -> dict[str, Path]:
    """One Markdown page a document, with its article and both readings side by side; their paths by id."""
    folder.mkdir(parents=True, exist_ok=True)
    pages: dict[str, Path] = {}
    taken: set[str] = set()
    for document in report.documents:
        stem = re.sub(r"[^\w.-]+", "_", document.id).strip("._")[:80] or "document"
        while len(stem.encode()) > _LONGEST_NAME:
            stem = stem[:-1]
        while stem.casefold() in taken:  # cut off, or with other signs, ids may be the same
            digest = hashlib.sha256(f"{stem} {document.id}".encode("utf-8", "surrogatepass")).hexdigest()
            stem = f"{stem.rpartition('~')[0] or stem}~{digest[:16]}"
        taken.add(stem.casefold())
        path = folder / f"{stem}.md"
        path.write_text(_page(document, texts.get(document.id, "")), encoding="utf-8")
        pages[document.id] = path
    return pages


def _page(document: DocumentResult, text: str) -> str:
    lines = [f"# {escaped(document.id)}", "", escaped(document.place), ""]
    lines += _sides(document, len(document.missed) + len(document.spurious))
    lines += ["## Found", ""] if document.found else []
    lines += [f"- **{escaped(_kind(fact))}**: {escaped(fact.gold or 'none')}" for fact in document.found]
    lines += ["", "## Article", ""]
    return "\n".join([*lines, *_paragraphs(text.splitlines())]) + "\n"


def _paragraphs(lines: Sequence[str]) -> Iterable[str]:
    for line in lines:
        yield escaped(line)
