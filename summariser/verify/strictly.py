"""What a JSON value has to be to be a result, and why it is none: nothing is taken for what it was not written as."""

import json
import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from summariser.errors import ConfigurationError
from summariser.models import Summary

_FAILURE: dict[str, tuple[type, ...]] = {
    "id": (str, type(None)), "source": (str, type(None)), "error": (str,), "kind": (str,), "attempts": (list,),
    "usage": (dict,),
}  # fmt: skip
"""Keys of a line of an article that failed, and what they hold; the first three it always has."""
_ALWAYS = frozenset(["id", "source", "error"])
_TOO_DEEP = "is nested too deeply to be a result"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_failure(value: Any) -> bool:
    """Whether a JSON value is the line of an article that failed, by its keys."""
    return isinstance(value, dict) and _ALWAYS <= value.keys() <= _FAILURE.keys()


def refuse_failure(place: str, value: dict[str, Any]) -> None:
    """Raise ConfigurationError for the line of an article that failed with something in it of another type."""
    for key, types in _FAILURE.items():
        if key in value and not isinstance(value[key], types):
            raise _no_result(place, value, f"/{key}: is of another type than for an article that failed")


def result(place: str, value: Any) -> Summary:
    """The result that a JSON value is. Raises ConfigurationError with its `place`, and the place in it, where it is
    none: a text is taken for no number and no truth value, and a number for no day.

    Only a whole number may be written with a point (8.0): for JSON that is the same.
    """
    try:
        text = json.dumps(value, allow_nan=False)
    except ValueError as error:
        raise _no_result(place, value, "has NaN, or a number beyond all bounds") from error
    except RecursionError as error:
        raise _no_result(place, value, _TOO_DEEP) from error
    try:
        summary = Summary.model_validate_json(text, strict=True)
    except ValidationError as error:
        summary = _leniently(place, value, error)
    for pointer, day in _days(value):
        if isinstance(day, str) and not _DAY.match(day):
            raise _no_result(place, value, f"{pointer}: input should be a day or moment as in 2024-03-06")
    return summary


def _leniently(place: str, value: Any, error: ValidationError) -> Summary:
    """The result, where nothing stands against it but what is the same all the same."""
    try:
        if all(map(_is_same, error.errors(include_url=False))):
            return Summary.model_validate(value)
    except ValidationError as other:
        error = other
    if error.errors(include_url=False)[0]["type"] == "json_invalid":
        raise _no_result(place, value, _TOO_DEEP) from error
    raise _no_result(place, value, complaint(error, known=_is_known(value))) from error


def _no_result(place: str, value: Any, reason: str) -> ConfigurationError:
    hint = "" if _is_known(value) else "; this is no saved result"
    return ConfigurationError(f"{place}: {reason}{hint}.")


def _is_known(value: Any) -> bool:
    """Whether a value names its version."""
    return isinstance(value, dict) and "schema_version" in value


def _is_same(it: ErrorDetails) -> bool:
    """Whether strictness alone stands against a value: a whole number with a point; the publication day, which its
    model reads by itself."""
    if it["loc"][:2] == ("article", "published"):
        return it["type"] in {"datetime_type", "date_type"}
    return it["type"] == "int_type" and isinstance(it["input"], float) and it["input"].is_integer()


def _days(value: dict[str, Any]) -> list[tuple[str, Any]]:
    """The days and moments of a result with their pointers: in digits they would be seconds since 1970."""
    found = [("/run/started", value["run"].get("started"))]
    for number, event in enumerate(value.get("events", [])):
        date = event.get("date") or {}
        found += [(f"/events/{number}/date/{key}", date.get(key)) for key in ("start", "end")]
    return found


def complaint(error: ValidationError, *, known: bool) -> str:
    """Where a value is no result, and why; `known` tells that it names its version."""
    errors = error.errors(include_url=False)
    first = next((it for it in errors if not _is_same(it)), errors[0])
    where = "/".join(str(step) for step in first["loc"])
    reason = str(first["msg"]).lower()
    if not where:
        return "is JSON, but no object, as a result is"
    if known and first["type"] == "extra_forbidden":
        reason = "this version of summariser knows no such field; a later one may"
    if where == "schema_version" and isinstance(first["input"], str):
        reason = f"{first['input'][:20]!r} is not the version that this summariser reads; a later one may"
    return f"/{where}: {reason}"
