"""The head of a cassette: what a replay goes by beside the requests, and what of it cannot be gone by."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summariser.errors import CassetteError
from summariser.settings import Settings

FORMAT = 1
_ASKED_WITH = ("repair", "retries", "provider_retries", "prompt")
"""Settings that decide what is asked, and how often, and stand in no request."""
_ESTIMATED = "estimated"


def head_of(asked_with: Mapping[str, int | str], *, estimated_usage: bool) -> dict[str, Any]:
    """That of a recording."""
    return {"format": FORMAT, **asked_with} | ({"token_counts": _ESTIMATED} if estimated_usage else {})


def checked(whole: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The head of a loaded cassette; empty for one of vcrpy's. Raises CassetteError, naming what is wrong in it."""
    if "summariser" not in whole:
        return {}
    head = whole["summariser"]
    if not isinstance(head, dict):
        raise _wrong(path, "summariser", head, "it should be a table")
    if type(head.get("format")) is not int or head["format"] != FORMAT:
        advice = f"this version of summariser reads {FORMAT}"
        raise _wrong(path, "summariser.format", head.get("format"), advice)
    if head.get("token_counts", _ESTIMATED) != _ESTIMATED:
        raise _wrong(
            path, "summariser.token_counts", head["token_counts"], f"it should be {_ESTIMATED!r}, or not there"
        )
    for name in filter(head.__contains__, _ASKED_WITH):
        try:
            Settings.model_validate({name: head[name]}, strict=True)
        except ValidationError as error:
            said = str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
            raise _wrong(path, f"summariser.{name}", head[name], said.replace("Input", "it", 1)) from error
    return head


def is_ours(body: object) -> bool:
    """Whether the body of a request is one of this package's, by what a replay takes from it."""
    if not (isinstance(body, dict) and isinstance(body.get("response_format"), dict | None)):
        return False
    taken = {"model": body.get("model"), "temperature": body.get("temperature")}
    try:
        Settings.model_validate(taken | {"max_output_tokens": body.get("max_completion_tokens")}, strict=True)
    except ValidationError:
        return False
    return taken["model"] is not None


def is_estimated(head: Mapping[str, Any]) -> bool:
    """Whether the token counts are estimates."""
    return head.get("token_counts") == _ESTIMATED


def asked_with(head: Mapping[str, Any]) -> dict[str, int | str]:
    """The settings that a recording was made with."""
    return {name: head[name] for name in _ASKED_WITH if name in head}


def _wrong(path: Path, field: str, value: object, said: str) -> CassetteError:
    shown = "missing" if value is None else repr(value)[:60]
    return CassetteError(f"{path}: {field} is {shown}, and cannot be gone by: {said}.", path=str(path))
