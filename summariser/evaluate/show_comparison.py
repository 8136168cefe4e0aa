"""Two runs side by side, for people."""

from collections.abc import Iterator
from typing import IO

from rich.table import Table
from rich.text import Text

from summariser.evaluate.comparison import Apart, Comparison, Difference
from summariser.evaluate.measures import kinds
from summariser.evaluate.records import Fact
from summariser.evaluate.show import console_for, flush, number
from summariser.render.markdown import escaped
from summariser.render.words import one_line, shortened

_WORDS = 90


def _cells(item: Difference) -> tuple[str, str, str, str, str, str]:
    form = kinds()[item.name].form
    gap = number(form, item.second - item.first)
    ends = "" if item.low is None else f"{number(form, item.low)} – {number(form, item.high)}"
    sign = "+" if item.second > item.first else ""
    said = item.verdict + (f" (p = {item.p:.3g})" if item.p is not None and item.first != item.second else "")
    return item.label, number(form, item.first), number(form, item.second), f"{sign}{gap}", ends, said


def _apart(comparison: Comparison, count: int) -> list[Apart]:
    return [item for item in comparison.articles if item.only_first or item.only_second][:count]


def _facts(item: Apart, most: int) -> Iterator[tuple[str, str]]:
    for side, facts in (("only A", item.only_first), ("only B", item.only_second)):
        for fact in facts[:most]:
            yield side, _told(fact)
        if len(facts) > most:
            yield side, f"… and {len(facts) - most} more"


def _told(fact: Fact) -> str:
    return f"{fact.kind}: {shortened(fact.gold or fact.predicted or 'none', _WORDS)}"


def _head(item: Apart) -> str:
    ranks = "" if item.first_rank is None or item.second_rank is None else (
        f"  A {100 * item.first_rank:.1f}, B {100 * item.second_rank:.1f}"
    )  # fmt: skip
    return f"{one_line(item.id)}{ranks}"


def print_comparison(comparison: Comparison, file: IO[str], *, count: int, most: int) -> None:
    """Write the comparison to `file`."""
    console, page = console_for(file)
    console.print(Text(f"A: {one_line(comparison.first)}\nB: {one_line(comparison.second)}", style="bold"))
    if comparison.differences:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for name in ("", "A", "B", "B − A", "95 %", ""):
            table.add_column(name)
        for item in comparison.differences:
            table.add_row(*_cells(item))
        console.print(table)
    for apart in _apart(comparison, count):
        console.print(Text("\n" + _head(apart), style="bold"))
        for side, told in _facts(apart, most):
            console.print(Text(f"  {side}  {told}"))
    if not _apart(comparison, 1):
        console.print(Text("Both found the same."))
    flush(page, file)


def as_markdown(comparison: Comparison, *, count: int, most: int) -> str:
    """The comparison as one Markdown document."""
    lines = [f"# {escaped(comparison.first)} (A) and {escaped(comparison.second)} (B)", ""]
    if comparison.differences:
        lines += ["| | A | B | B − A | 95 % | |", "|---|---:|---:|---:|---|---|"]
        lines += ["| " + " | ".join(map(escaped, _cells(item))) + " |" for item in comparison.differences]
        lines.append("")
    for apart in _apart(comparison, count):
        lines += [f"## {escaped(_head(apart))}", ""]
        lines += [f"- {side}: {escaped(told)}" for side, told in _facts(apart, most)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
