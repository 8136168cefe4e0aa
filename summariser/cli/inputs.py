"""What is no article as a whole, though it is text: a file of records, or a page."""

import json
import re

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:\?xml|!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LONGEST = 1_000_000
"""Characters up to which a text is looked at as JSON as a whole; of a longer one its first line is."""


def not_an_article(name: str, text: str) -> str | None:
    """Why a text, of a file of that name, is not sent as an article: a clause; None where it may be one."""
    if name.lower().endswith((".csv", ".tsv")):
        return "is a table by its name; write each of its articles as a line of JSON Lines (NAME.jsonl)"
    if _PAGE.match(text):
        return "is a page of HTML or XML; take the text of the article out of it"
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return None
    lines = [line for line in text.splitlines() if line.strip()]
    if start == "{" and len(lines) > 1 and isinstance(_json(lines[0]), dict):
        return "is JSON Lines; name it NAME.jsonl, or read it with --input-format jsonl"
    if len(text) <= _LONGEST and isinstance(_json(text), dict | list):
        if start == "{" and len(lines) == 1:
            return "is JSON, not the text of an article; name it NAME.jsonl, or read it with --input-format jsonl"
        return "is JSON, not the text of an article; write each article as a line of JSON Lines (NAME.jsonl)"
    return None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
