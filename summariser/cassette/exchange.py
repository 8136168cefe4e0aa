"""An interaction as it is recorded and as it is replayed, and what two requests are the same by."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vcr.request import Request

from summariser.cassette.bodies import canonical

RECORDED = "summariser.recorded"
"""Key of a replayed response's `extensions` under which its `Recorded` stands."""
_FAILED = 300
"""The first HTTP status of those that tell a failure or a redirect."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """When a reply was recorded, and how long it took: a recording reports these as they are stored, and so does every
    replay of it."""

    started: datetime
    seconds: float
    replayed: bool = False

    @classmethod
    def now(cls, started: datetime, seconds: float) -> "Recorded":
        """That of a reply just received, in the precision of the file."""
        return cls(started.replace(microsecond=0), round(seconds, 3), replayed=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A recorded response, with what HTTP needs of it."""

    status: int
    headers: dict[str, str]
    body: bytes
    recorded: Recorded


def is_good(response: dict[str, Any]) -> bool:
    """Whether a recorded response is no failure of the server, and no redirect."""
    return int(response["status"]["code"]) < _FAILED


def as_appended(request: Request, response: dict[str, Any]) -> tuple[Request, dict[str, Any]]:
    """A loaded interaction as `append` keeps one."""
    return request, response | {"body": {"string": response["body"]["string"].decode("utf-8", "replace")}}


def exchange_of(response: dict[str, Any]) -> Exchange:
    """That of a loaded response, whose shape was looked at."""
    recorded = response.get("recorded") or {}
    started = recorded.get("started", "1970-01-01T00:00:00+00:00")
    return Exchange(
        status=response["status"]["code"],
        headers={name: values[0] for name, values in response["headers"].items()},
        body=response["body"]["string"],
        recorded=Recorded(
            datetime.fromisoformat(started).astimezone(UTC), float(recorded.get("seconds", 0)), replayed=True
        ),
    )


def key_of(request: Request) -> str:
    """What two requests are the same by: method, path, query, and the digest of the canonical body; memoised."""
    known: str | None = getattr(request, "_summariser_key", None)
    if known is None:
        known = f"{request.method} {request.path} {request.query} {digest_of(request.body)}"
        request._summariser_key = known
    return known


def digest_of(body: bytes | str | None) -> str:
    return hashlib.sha256(canonical(body).encode("utf-8", "replace")).hexdigest()


def same(one: Request, other: Request) -> None:
    """vcrpy's matcher interface."""
    assert key_of(one) == key_of(other), "method, path, query or body differ"
