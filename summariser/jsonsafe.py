"""JSON that a terminal and a log can show: what is not seen, or is an order to a terminal, stands in it escaped."""

import re

_UNSAFE = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
"""Controls that JSON itself does not escape, bidi and zero-width characters but for joiners, and tags."""


def safe(json: str) -> str:
    """The same JSON value, with these characters as \\uXXXX: outside of strings JSON has none of them."""
    return _UNSAFE.sub(_escaped, json) if not json.isascii() or "\x7f" in json else json


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
