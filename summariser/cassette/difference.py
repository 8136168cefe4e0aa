"""What changed in a request that is not in the cassette, readable in a terminal."""

import difflib
import json
from collections.abc import Sequence
from typing import Any

from vcr.request import Request

_MAX_LINES = 40
_MAX_WIDTH = 160
_MAX_COMPARED = 50
_SHARED = 80
"""Code points of a common beginning that are shown of two long lines, at most; half of them where it is cut."""


def readable_difference(request: Request, recorded: Sequence[Request]) -> str:
    """A unified diff from the nearest recorded request to `request`; a word where there is nothing to compare."""
    if not recorded:
        return "(the cassette is empty)"
    new = _lines(request)
    candidates = [(stored, _lines(stored)) for stored in recorded[:_MAX_COMPARED]]
    _, old = max(candidates, key=lambda item: len(set(item[1]) & set(new)))
    changed = [line for line in difflib.unified_diff(old, new, "recorded", "asked for now", lineterm="", n=0)]
    shown = [_cut(line) for line in _from_difference([line for line in changed if not line.startswith("@@")])]
    if len(shown) > _MAX_LINES:
        shown = [*shown[:_MAX_LINES], f"… and {len(shown) - _MAX_LINES} more lines"]
    return "\n".join(shown)


def _from_difference(lines: list[str]) -> list[str]:
    """Two lines that change into each other without the long beginning that they share: the change must be seen."""
    shown = list(lines)
    for at in range(len(lines) - 1):
        old, new = lines[at], lines[at + 1]
        if old[:1] == "-" and new[:1] == "+" and not old.startswith("---"):
            same = next((n for n, pair in enumerate(zip(old[1:], new[1:])) if pair[0] != pair[1]), 0)  # noqa: B905
            if same > _SHARED:
                shown[at : at + 2] = [f"{line[0]}…{line[1 + same - _SHARED // 2 :]}" for line in (old, new)]
    return shown


def _cut(line: str) -> str:
    plain = "".join(char if char.isprintable() else "�" for char in line)
    return plain if len(plain) <= _MAX_WIDTH else plain[: _MAX_WIDTH - 1] + "…"


def _lines(request: Request) -> list[str]:
    """A request, one value a line: its address, then the messages line by line, then the other keys."""
    head = [f"{request.method} {request.path}" + (f" {request.query}" if request.query else "")]
    try:
        body = json.loads(request.body)
    except (ValueError, TypeError, RecursionError):
        return [*head, str(request.body)]
    if not isinstance(body, dict):
        return [*head, json.dumps(body, ensure_ascii=False)]
    messages = body.get("messages")
    for it in messages if isinstance(messages, list) else []:
        message = it if isinstance(it, dict) else {"content": it}
        head += [f"[{message.get('role')}] {line}" for line in str(message.get("content")).splitlines()]
    for key in sorted(set(body) - {"messages"}):
        head += _flat(key, body[key])
    return head


def _flat(path: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for key in sorted(value) for line in _flat(f"{path}.{key}", value[key])]
    return [f"{path}: {json.dumps(value, ensure_ascii=False)}"]
