"""The shape of an interaction in a cassette: what a replay needs of it is there, and of its type, before anything is
asked, so that a fault of the file is not met as one of the network."""

import math
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from summariser.cassette.bodies import fold
from summariser.cassette.reading import DefectError
from summariser.limits import MOST_ANSWER

_PACKED = {"gzip", "x-gzip", "deflate"}
_OF_A_BODY = {"content-encoding", "content-length", "transfer-encoding"}
"""Headers that hold for a body as it was sent."""
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""Of a header: a token, by RFC 9110."""
_ASKED = ("method", "uri", "body", "headers")


def interaction(item: Any, number: int) -> dict[str, Any]:
    """An interaction with its bodies in bytes, unpacked. Raises DefectError, naming it by its `number`."""
    if not isinstance(item, dict):
        raise DefectError(f"interaction {number} is no table with a request and a response")
    for name in ("request", "response"):
        if not isinstance(item.get(name), dict):
            raise DefectError(f"interaction {number}: its {name} is {'no table' if name in item else 'missing'}")
    request, response = _request(item["request"], number), dict(item["response"])
    headers = response["headers"] = _headers(response.get("headers"), number)
    _require(_is_status, response, "status", number, "`status` with a `code` from 200 to 599")
    _require(_is_recorded, response, "recorded", number, "`recorded` with the moment `started` and `seconds`")
    body = _unpacked(_folded(response, f"interaction {number}: the body of its response"), headers, number)
    if len(body) > MOST_ANSWER:
        raise DefectError(f"interaction {number}: its response is larger than the {MOST_ANSWER:,} bytes of an answer")
    response["body"] = {"string": body}
    return {"request": request, "response": response}


def _request(given: dict[str, Any], number: int) -> dict[str, Any]:
    for name in ("method", "uri"):
        _require(lambda value: isinstance(value, str), given, name, number, f"`{name}` as text", "request")
    _require(_is_address, given, "uri", number, "`uri` with an address", "request")
    kept = {name: given[name] for name in _ASKED if name in given}
    return kept | {"headers": {}, "body": _folded(given, f"interaction {number}: the body of its request")}


def _require(
    fits: Callable[[Any], bool], of: dict[str, Any], name: str, number: int, wanted: str, part: str = "response"
) -> None:
    if not fits(of.get(name)):
        raise DefectError(f"interaction {number}: its {part} has no {wanted}")


def _folded(part: dict[str, Any], named: str) -> bytes:
    try:
        return fold(part.get("body"))
    except ValueError as error:
        raise DefectError(f"{named} {error}") from None


def _is_status(value: Any) -> bool:
    code = value.get("code") if isinstance(value, dict) else None
    return type(code) is int and 200 <= code <= 599


def _is_address(value: Any) -> bool:
    try:
        return bool(urlsplit(value).path)
    except ValueError:
        return False


def _is_recorded(value: Any) -> bool:
    """Whether it is missing, as in vcrpy's own cassettes, or a moment and a duration."""
    if value is None:
        return True
    try:
        seconds = value.get("seconds", 0)
        if "started" in value:
            datetime.fromisoformat(value["started"]).astimezone(UTC)
        return type(seconds) in (int, float) and math.isfinite(seconds) and seconds >= 0
    except (AttributeError, TypeError, ValueError, ArithmeticError):
        return False


def _headers(given: Any, number: int) -> dict[str, list[str]]:
    """The headers of a response, each with its values."""
    if not isinstance(given, dict | None):
        raise DefectError(f"interaction {number}: the headers of its response are no table")
    headers = {}
    for name, value in (given or {}).items():
        values = value if isinstance(value, list) else [value]
        fit = all(isinstance(it, str) and it.isascii() and it.isprintable() for it in values)
        if not (values and fit and _NAME.fullmatch(name)):
            raise DefectError(f"interaction {number}: {name[:40]!r} is no header of a response")
        headers[name.lower()] = values
    return headers


def _unpacked(body: bytes, headers: dict[str, list[str]], number: int) -> bytes:
    """A body that was recorded as it was sent, unpacked; its headers no longer say that it is packed."""
    codings = [it.strip().lower() for it in ",".join(headers.get("content-encoding", [])).split(",")]
    packed = [it for it in codings if it not in {"", "identity"}]
    for name in _OF_A_BODY & set(headers):
        del headers[name]
    if not packed or not body:
        return body
    named = f"interaction {number}: its response is to be packed ({', '.join(packed)[:40]})"
    if len(packed) > 1 or packed[0] not in _PACKED:
        raise DefectError(f"{named}, in a form that is not read")
    try:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
        data = unpacking.decompress(body, MOST_ANSWER + 1)
        if not (unpacking.eof or len(data) > MOST_ANSWER):
            raise zlib.error("it is cut off")
    except zlib.error:
        raise DefectError(f"{named}, and is not") from None
    return data
