"""The bodies of requests and replies: JSON as YAML shows it, and back; and what two of them are the same by."""

import json
import re
from typing import Any

DEEPEST_JSON = 20
"""Levels of nesting of a body that is written as YAML; a deeper one is kept as text."""
_JSON, _STRING = "json", "string"
_BRACKET = re.compile(r"[\[\]{}]")


def canonical(body: bytes | str | None) -> str:
    """A body's canonical JSON, or its text where it is none: what two requests are compared by."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""
    try:
        return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return text


def unfold(text: str) -> Any:
    """A body as YAML shows it: `{json: …}` where it is JSON, with JSON inside its strings unfolded too."""
    if depth(text) > DEEPEST_JSON:
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    plain = isinstance(value, dict | list) and _writable(value) and not _has_mark(value)
    return {_JSON: _unfold_strings(value)} if plain else text


def _unfold_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unfold_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unfold_strings(item) for item in value]
    if isinstance(value, str) and value[:1] in {"{", "["} and depth(value) <= DEEPEST_JSON:
        try:
            inner = json.loads(value)
        except ValueError:
            return value
        if (
            compact(inner) == value and _writable(inner) and not _has_mark(inner)
        ):  # only what folds back to the very same characters
            return {_JSON: inner}
    return value


def fold(value: Any) -> bytes:
    """A body as YAML shows it, as it was sent: also `{string: …}`, as vcrpy itself writes it. Raises ValueError, with
    what is wrong as a clause, for what is no body."""
    if isinstance(value, dict) and set(value) == {_STRING}:
        value = value[_STRING]
    if isinstance(value, bytes):
        return value
    if isinstance(value, dict) and set(value) == {_JSON}:
        try:
            value = json.dumps(_fold_strings(value[_JSON]), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        except (ValueError, TypeError):
            raise ValueError("holds a number or bytes that JSON has not") from None
    if not isinstance(value, str):
        raise ValueError("is no text, and no table with `json`" if value is not None else "is missing")
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise ValueError("has half a character") from None


def _fold_strings(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {_JSON} and isinstance(value[_JSON], dict | list):
            return compact(value[_JSON])
        return {key: _fold_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_fold_strings(item) for item in value]
    return value


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def depth(text: str) -> int:
    """Levels of nesting of a JSON text, or more: brackets inside strings are counted too."""
    depth = most = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        most = max(most, depth)
    return most


def _has_mark(value: Any) -> bool:
    """Whether something in it would be taken for a folded string when it is read."""
    if isinstance(value, dict):
        return set(value) == {_JSON} or any(map(_has_mark, value.values()))
    return isinstance(value, list) and any(map(_has_mark, value))


def _writable(value: Any) -> bool:
    """Whether YAML can carry the value: no lone surrogates, nothing but finite numbers."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (UnicodeEncodeError, ValueError):
        return False
    return True
