"""One cassette file: opened for replay or for recording, matched strictly, saved whole or not at all."""

import contextlib
import errno
import hashlib
import json
import os
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import yaml
from vcr.cassette import Cassette
from vcr.record_mode import RecordMode
from vcr.request import Request
from vcr.serialize import serialize as as_cassette

from summariser.cassette import format as written
from summariser.cassette.difference import readable_difference
from summariser.errors import CassetteError, CassetteMissError
from summariser.files import beside, replacing

RECORDED = "summariser.recorded"
"""Key of a replayed response's `extensions` under which its `Recorded` stands."""
_ASKED_WITH = {"repair": int, "retries": int, "provider_retries": int, "prompt": str}
_PARTIAL = ".partial"
"""Behind a cassette's name: what was recorded of a run that did not come to its end."""
_LOOKED_AT = 1 << 20
"""Bytes of a file, in which a cassette says that it is one."""
_RECORD_ANEW = "record it anew with `record=True`."


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


class CassetteFile:
    """A cassette of one client. Thread-safe."""

    def __init__(
        self,
        path: Path,
        *,
        record: bool,
        estimated_usage: bool = False,
        asked_with: Mapping[str, int | str] | None = None,
        secrets: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.recording = record
        self.misses: list[CassetteMissError] = []
        """Every request that was asked for and not found, whatever became of the error."""
        self._secrets = secrets
        self._lock = threading.Lock()
        self._order: list[tuple[int, Request, dict[str, Any]]] = []
        self._begun: TextIO | None = None
        """The file beside the cassette with what was recorded so far, in the order of the replies."""
        self._taken_out: set[str] = set()
        """What looked like a key in replies and was not the article's."""
        self._next = 0
        self._unsaved = False
        """Whether something was recorded since the file was last written whole."""
        self._note: dict[str, Any] = dict(asked_with or {})
        if estimated_usage:
            self._note |= {"token_counts": "estimated"}
        if record:
            require_recordable(path)
        self._tape: Cassette | None = None if record else self._load()
        self._waiting: dict[str, deque[Exchange]] = {}
        """The responses that were not played yet, by what their requests are the same by."""
        self._times: dict[str, int] = {}
        """How often each request is recorded."""
        if self._tape is not None:
            self._index(self._tape)

    def _load(self) -> Cassette:
        try:
            text = self.path.read_text(encoding="utf-8", errors="ignore" if self._is_partial else "strict")
            whole = written.deserialize(written.whole_ones(text) if self._is_partial else text)
            tape = Cassette(
                str(self.path), record_mode=RecordMode.NONE, match_on=(_same,), serializer=written, persister=None
            )
            for item in whole["interactions"]:
                response = dict(item["response"])
                response["body"] = {"string": response["body"]["string"].encode()}
                tape.data.append((Request(**item["request"]), response))
            tape.rewound = True
            self._note = dict(whole.get("summariser") or {})
            for _, response in tape.data:
                _exchange(response)  # all that is wrong is told now
        except FileNotFoundError:
            message = f"{self.path}: there is no such cassette; record it with `record=True`."
            raise CassetteError(message, path=str(self.path)) from None
        except OSError as error:
            raise CassetteError(f"{self.path}: cannot be read ({error.strerror}).", path=str(self.path)) from error
        except (yaml.YAMLError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            reason = " ".join(str(error).split())[:120]
            raise CassetteError(f"{self.path}: is no cassette ({reason}).", path=str(self.path)) from error
        return tape

    def _index(self, tape: Cassette) -> None:
        for request, response in tape.data:
            key = _key(request)
            self._waiting.setdefault(key, deque()).append(_exchange(response))
            self._times[key] = self._times.get(key, 0) + 1

    @property
    def estimated_usage(self) -> bool:
        """Whether the token counts in it are estimates."""
        return self._note.get("token_counts") == "estimated"

    @property
    def asked_with(self) -> dict[str, int | str]:
        """The settings that it was recorded with and that decide what is asked, and how often."""
        return {name: self._note[name] for name, kind in _ASKED_WITH.items() if type(self._note.get(name)) is kind}

    @property
    def unplayed(self) -> int:
        """How many recorded interactions were not asked for yet."""
        return sum(map(len, self._waiting.values()))

    @property
    def recorded(self) -> int:
        """How many interactions were recorded by this object."""
        return len(self._order)

    def first_request(self) -> tuple[str, dict[str, Any]] | None:
        """Path and JSON body of the first recorded request: what model and API it was recorded with."""
        if self._tape is None or not self._tape.requests:
            return None
        request = self._tape.requests[0]
        try:
            body = json.loads(request.body)
        except ValueError:
            return None
        usable = isinstance(body, dict) and isinstance(body.get("response_format"), dict | None)
        if not usable:
            raise CassetteError(f"{self.path}: its first request is not one of summariser's.", path=str(self.path))
        return request.path, body

    def play(self, method: str, uri: str, body: bytes) -> Exchange:
        """The recorded response, each once, in the order recorded. Raises CassetteMissError, loudly."""
        request = Request(method, written.scrub_uri(uri), body, {})
        with self._lock:
            waiting = self._waiting.get(_key(request))
            if waiting:
                return waiting.popleft()
            miss = self._miss(request)
            self.misses.append(miss)
        raise miss

    def has(self, method: str, uri: str, body: bytes) -> bool:
        """Whether there is a response to this request that was not played yet."""
        return bool(self._waiting.get(_key(Request(method, written.scrub_uri(uri), body, {}))))

    def _miss(self, request: Request) -> CassetteMissError:
        assert self._tape is not None
        times = self._times.get(_key(request), 0)
        if times:
            plural = "once" if times == 1 else f"{times} times"
            message = f"{self.path}: a request is recorded {plural}, and was asked for again; {_RECORD_ANEW}"
            return CassetteMissError(message, path=str(self.path), diff="(no difference)")
        diff = readable_difference(request, self._tape.requests)
        message = f"{self.path}: a request is not in the cassette; where a change is meant, {_RECORD_ANEW}"
        return CassetteMissError(message, path=str(self.path), diff=diff)

    def go_on(self) -> int:
        """Begin with what a run before recorded, in `path`.partial or else in `path`: how many replies. What this run
        asks again takes the place of what was recorded for it; failures of before are left out."""
        for path in (self._partial, self.path):
            if path.exists():
                before = CassetteFile(path, record=False)
                assert before._tape is not None
                kept = [(request, response) for request, response in before._tape.data if _is_good(response)]
                with self._lock:
                    self._order = [(at - len(kept), *_as_appended(*item)) for at, item in enumerate(kept)] + self._order
                    self._unsaved = True
                return len(kept)
        return 0

    def begin_anew(self) -> None:
        """Raise CassetteError where `path`.partial holds replies of a run before, which a recording would replace."""
        if not self._partial.exists() or not self._partial.stat().st_size:
            return
        before = CassetteFile(self._partial, record=False)
        if before._tape is not None and any(_is_good(response) for _, response in before._tape.data):
            raise CassetteError(
                f"{self._partial}: holds replies of a recording before, which were paid for; go on from it with "
                "`resume=True`, or take it away.",
                path=str(self._partial),
            )

    def begin(self) -> int:
        """A ticket for a request about to be sent: interactions are stored in the order of their requests."""
        with self._lock:
            self._next += 1
            return self._next

    def append(
        self, ticket: int, method: str, uri: str, body: bytes, status: int, headers: dict[str, str], reply: bytes,
        recorded: Recorded,
    ) -> None:  # fmt: skip
        """Keep one interaction, scrubbed."""
        asked = written.without_secrets(body.decode("utf-8", "replace"), self._secrets)
        with self._lock:
            for found in sorted(
                self._taken_out, key=len, reverse=True
            ):  # a re-ask shows the model its reply, and a replay shows what is kept of it
                asked = asked.replace(found, "…")
            self._taken_out |= written.taken_out(reply.decode("utf-8", "replace"), asked)
        text = written.scrub_text(reply.decode("utf-8", "replace"), self._secrets, asked)
        content = {"content-type": "application/json"}
        request = Request(method, written.scrub_uri(uri), asked, content)
        response = {
            "status": {"code": status, "message": ""},
            "headers": written.scrub_headers(dict(headers), written.RESPONSE_HEADERS),
            "body": {"string": text},
            "recorded": {
                "started": recorded.started.isoformat(timespec="seconds"),
                "seconds": recorded.seconds,
            },
        }
        with self._lock:
            self._order.append((ticket, request, response))
            self._unsaved = True
            with contextlib.suppress(OSError):  # what cannot be kept here may still be written at the end
                self._keep({"request": request._to_dict(), "response": response})

    def _keep(self, interaction: dict[str, Any]) -> None:
        """Write an interaction at once, so that a run which is killed loses none that was paid for."""
        if self._begun is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._begun = self._partial.open("w", encoding="utf-8")
            self._begun.write(written.beginning({"summariser": {"format": 1} | self._note}))
            for ticket, request, response in sorted(self._order, key=lambda item: item[0]):
                if ticket <= 0:
                    self._begun.write(written.one_more({"request": request._to_dict(), "response": response}))
        self._begun.write(written.one_more(interaction))
        self._begun.flush()

    def _close(self) -> None:
        if self._begun is not None:
            with contextlib.suppress(OSError):
                self._begun.close()
            self._begun = None

    def commit(self) -> None:
        """Put what was recorded in the place of the old file, at once. Without a recording, nothing happens."""
        self._close()
        if self.recording and self._unsaved:
            self._write(self.path)
            with contextlib.suppress(OSError):
                self._partial.unlink()  # of a run before, which this one has made good

    def keep_partial(self) -> Path | None:
        """Keep what was recorded of a run that failed beside the old file; its path, or None where there is nothing."""
        self._close()
        if not (self.recording and self._unsaved):
            return None
        self._write(self._partial)
        return self._partial

    @property
    def _is_partial(self) -> bool:
        return self.path.name.endswith(_PARTIAL)

    @property
    def _partial(self) -> Path:
        return _partial_of(self.path)

    def _write(self, path: Path) -> None:
        tape = Cassette(str(self.path), record_mode=RecordMode.ALL, match_on=(_same,))
        with self._lock:
            self._unsaved = False
            anew = {_key(request) for ticket, request, _ in self._order if ticket > 0}
            for ticket, request, response in sorted(self._order, key=lambda item: item[0]):
                if ticket > 0 or _key(request) not in anew:
                    tape.append(request, response)
        text = as_cassette(tape._as_dict(), _WithNote(self._note))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(Path(os.path.realpath(path))) as file:
                file.write(text.encode())
        except OSError as error:
            self._unsaved = True
            raise _unwritable(path, error) from error


class _WithNote:
    """vcrpy's serializer interface, with this package's note beside the interactions."""

    def __init__(self, note: dict[str, Any]) -> None:
        self._note = note

    def serialize(self, cassette: dict[str, Any]) -> str:
        return written.serialize({"summariser": {"format": 1} | self._note} | cassette)


def require_recordable(path: Path) -> None:
    """Raise CassetteError where no cassette could be written to `path`, or something else would be lost there: before
    anything is paid for."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        for other in filter(_is_something_else, (path, _partial_of(path))):
            message = f"{other}: is there, and is no cassette; record to another file, or take this one away."
            raise CassetteError(message, path=str(other))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = beside(Path(os.path.realpath(path)))
        os.close(handle)
        os.unlink(name)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> CassetteError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CassetteError(f"{path}: cannot be written ({reason}).", path=str(path))


def _partial_of(path: Path) -> Path:
    return path.with_name(path.name + _PARTIAL)


def _is_something_else(path: Path) -> bool:
    """Whether there is something at `path` that a recording would destroy, and that is no recording."""
    if not os.path.exists(path):
        return False
    if not os.path.isfile(path):
        return True
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT).decode("utf-8", "replace")
    return bool(head.strip()) and not written.is_begun(head)


def _is_good(response: dict[str, Any]) -> bool:
    """Whether a recorded response is no failure of the server, and no redirect."""
    return int(response["status"]["code"]) < _FAILED


_FAILED = 300
"""The first HTTP status of those that tell a failure or a redirect."""


def _as_appended(request: Request, response: dict[str, Any]) -> tuple[Request, dict[str, Any]]:
    """A loaded interaction as `append` keeps one."""
    return request, response | {"body": {"string": response["body"]["string"].decode()}}


def _exchange(response: dict[str, Any]) -> Exchange:
    recorded = response.get("recorded") or {}
    started = recorded.get("started") or "1970-01-01T00:00:00+00:00"
    return Exchange(
        status=int(response["status"]["code"]),
        headers={name: str(values[0]) for name, values in (response.get("headers") or {}).items()},
        body=response["body"]["string"],
        recorded=Recorded(
            datetime.fromisoformat(str(started)).astimezone(UTC), float(recorded.get("seconds", 0)), replayed=True
        ),
    )


def _key(request: Request) -> str:
    """What two requests are the same by: method, path, query, and the digest of the canonical body; memoised."""
    known: str | None = getattr(request, "_summariser_key", None)
    if known is None:
        digest = hashlib.sha256(written.canonical(request.body).encode("utf-8", "replace")).hexdigest()
        known = f"{request.method} {request.path} {request.query} {digest}"
        request._summariser_key = known
    return known


def _same(one: Request, other: Request) -> None:
    """vcrpy's matcher interface."""
    assert _key(one) == _key(other), "method, path, query or body differ"
