"""What is no article as a whole, though it is text: a file of records, or a page."""

import csv
import io
import json
import re
from typing import NamedTuple

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:\?xml|!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LONGEST = 1_000_000
"""Characters up to which a text is looked at as JSON as a whole; of a longer one its first line is. Of a table so many
are looked at."""
_COLUMN = re.compile(r"[^\W\d_][\w .-]{0,29}(?<![ .-])|_\w{1,29}")
"""The name of a column: it begins with a letter, and ends with no mark of a sentence."""
_OF_A_TEXT = {"article", "body", "content", "fulltext", "full_text", "story", "text"}
_NAMES = re.compile(r"\w+")


class Table(NamedTuple):
    """A text that looks like a table."""

    certain: bool
    """Whether no prose is so: its first line is nothing but names of columns, one of which is that of a text, and each
    of its records has as many cells."""
    columns: str
    """In a few words: "3 columns: id, title, text"."""


def table_in(text: str) -> Table | None:
    """What a text is as a table, by its first line and by how many cells each of its records has; None for prose, whose
    commas have a blank behind them, as a rule."""
    first = text.lstrip("\n\r").partition("\n")[0].rstrip("\r")
    for mark in "\t,;|":
        cells = [cell.removeprefix('"').removesuffix('"') for cell in first.split(mark)]
        if len(cells) > 1 and len(set(cells)) == len(cells) and all(map(_COLUMN.fullmatch, cells)):
            named = all(map(_NAMES.fullmatch, cells)) and not _OF_A_TEXT.isdisjoint(map(str.lower, cells))
            even = _is_even(text, mark, len(cells))
            if named or even:
                more = ", …" if len(cells) > 3 else ""
                return Table(named and even, f"{len(cells)} columns: {', '.join(cells[:3])}{more}")
    return None


def _is_even(text: str, mark: str, count: int) -> bool:
    """Whether there are several records, and each has so many cells, which begin with no blank."""
    records = 0
    lines = list(io.StringIO(text[:_LONGEST], newline=""))
    if len(text) > _LONGEST:
        del lines[-1]
    try:
        for record in csv.reader(lines, delimiter=mark, strict=len(text) <= _LONGEST):
            if record and (len(record) != count or any(cell.startswith(" ") for cell in record)):
                return False
            records += bool(record)
    except csv.Error:
        return False
    return records > 1


def not_an_article(name: str, text: str) -> str | None:
    """Why a text, of a file of that name, is not sent as an article: a clause; None where it may be one."""
    if name.lower().endswith((".csv", ".tsv")):
        return "is a table by its name; write each of its articles as a line of JSON Lines (NAME.jsonl)"
    if _PAGE.match(text):
        return "is a page of HTML or XML; take the text of the article out of it"
    table = table_in(text)
    if table is not None and table.certain:
        return f"is a table ({table.columns}); write each of its articles as a line of JSON Lines (NAME.jsonl)"
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return None
    lines = [line for line in text.splitlines() if line.strip()]
    if start == "{" and len(lines) > 1 and isinstance(_json(lines[0]), dict):
        return f"is JSON Lines; {_named(name)}read it with --input-format jsonl"
    if len(text) <= _LONGEST and isinstance(_json(text), dict | list):
        if start == "{" and len(lines) == 1:
            return f"is JSON, not the text of an article; {_named(name)}read it with --input-format jsonl"
        return "is JSON, not the text of an article; write each article as a line of JSON Lines (NAME.jsonl)"
    return None


def _named(name: str) -> str:
    return "" if name == "-" else "name it NAME.jsonl, or "


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
