"""One cassette file: opened for replay or for recording, matched strictly, saved whole or not at all."""

import contextlib
import json
import os
import threading
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vcr.cassette import Cassette
from vcr.record_mode import RecordMode
from vcr.request import Request
from vcr.serialize import serialize as as_cassette

from summariser.cassette import format as written
from summariser.cassette.difference import readable_difference
from summariser.cassette.exchange import (
    Exchange,
    Recorded,
    as_appended,
    digest_of,
    exchange_of,
    is_good,
    key_of,
    same,
)
from summariser.cassette.head import asked_with as settings_in
from summariser.cassette.head import checked, head_of, is_estimated, is_ours
from summariser.cassette.partial import Partial, is_partial, require_recordable, unwritable
from summariser.cassette.reading import DefectError
from summariser.cassette.scrub import RESPONSE_HEADERS, Scrubber, scrub_headers, scrub_uri
from summariser.errors import CassetteError, CassetteMissError
from summariser.files import replacing
from summariser.limits import MOST_WHOLE, UnfitError, text_in

_GO_ON = "go on from it with `record='resume'`, or take it away"
_RECORD_ANEW = "record it anew with `record=True`."


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
        self.misses: list[CassetteError] = []
        """Every request that could not be played, or not be recorded, whatever became of the error."""
        self._scrubber = Scrubber(secrets)
        self._lock = threading.Lock()
        self._order: list[tuple[int, Request, dict[str, Any]]] = []
        self._partial = Partial(path)
        self._replaced: str | None = None
        """What is to be done where replies of a run before would be replaced; None where they may be."""
        self._next = 0
        self._unanswered: set[str] = set()
        """Bodies that were sent and have no reply yet, by their digests."""
        self._unsaved = False
        """Whether something was recorded since the file was last written whole."""
        self._head = head_of(asked_with or {}, estimated_usage=estimated_usage)
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
            text = _text_of(self.path)
            whole = written.deserialize(written.whole_ones(text) if is_partial(self.path) else text)
            tape = Cassette(
                str(self.path), record_mode=RecordMode.NONE, match_on=(same,), serializer=written, persister=None
            )
            for item in whole["interactions"]:
                asked = item["request"] | {"uri": scrub_uri(item["request"]["uri"])}  # an old one has its own root
                tape.data.append((Request(**asked), item["response"]))
            tape.rewound = True
            self._head = checked(whole, self.path)
        except FileNotFoundError:
            message = f"{self.path}: there is no such cassette; record it with `record=True`."
            raise CassetteError(message, path=str(self.path)) from None
        except OSError as error:
            raise CassetteError(f"{self.path}: cannot be read ({error.strerror}).", path=str(self.path)) from error
        except UnicodeDecodeError as error:
            raise self._is_none(f"it is not UTF-8, from byte {error.start} on") from error
        except (DefectError, UnfitError) as error:
            raise self._is_none(str(error)) from error
        return tape

    def _is_none(self, reason: str) -> CassetteError:
        message = f"{self.path}: is no cassette ({reason}); name one that was recorded, or {_RECORD_ANEW}"
        return CassetteError(message, path=str(self.path))

    def _index(self, tape: Cassette) -> None:
        for request, response in tape.data:
            key = key_of(request)
            self._waiting.setdefault(key, deque()).append(exchange_of(response))
            self._times[key] = self._times.get(key, 0) + 1

    @property
    def estimated_usage(self) -> bool:
        """Whether the token counts in it are estimates."""
        return is_estimated(self._head)

    @property
    def asked_with(self) -> dict[str, int | str]:
        """The settings that it was recorded with and that decide what is asked, and how often."""
        return settings_in(self._head)

    @property
    def unplayed(self) -> int:
        """How many recorded interactions were not asked for yet."""
        return sum(map(len, self._waiting.values()))

    @property
    def recorded(self) -> int:
        """How many interactions were recorded by this object."""
        return len(self._order)

    @property
    def unanswered(self) -> int:
        """How many requests had no reply, so that they cannot be replayed."""
        with self._lock:
            return len(self._unanswered)

    def first_request(self) -> tuple[str, dict[str, Any]] | None:
        """Path and JSON body of the first recorded request: what model and API it was recorded with."""
        if self._tape is None or not self._tape.requests:
            return None
        request = self._tape.requests[0]
        try:
            body = json.loads(request.body)
        except (ValueError, RecursionError):
            body = None
        if not is_ours(body):
            message = f"{self.path}: its first request is not one of summariser's; {_RECORD_ANEW}"
            raise CassetteError(message, path=str(self.path))
        return request.path, body

    def play(self, method: str, uri: str, body: bytes) -> Exchange:
        """The recorded response, each once, in the order recorded. Raises CassetteMissError, loudly."""
        request = Request(method, scrub_uri(uri), body, {})
        with self._lock:
            waiting = self._waiting.get(key_of(request))
            if waiting:
                return waiting.popleft()
            miss = self._miss(request)
            self.misses.append(miss)
        raise miss

    def has(self, method: str, uri: str, body: bytes) -> bool:
        """Whether there is a response to this request that was not played yet."""
        return bool(self._waiting.get(key_of(Request(method, scrub_uri(uri), body, {}))))

    def _miss(self, request: Request) -> CassetteMissError:
        assert self._tape is not None
        times = self._times.get(key_of(request), 0)
        if times:
            plural = "once" if times == 1 else f"{times} times"
            message = f"{self.path}: a request is recorded {plural}, and was asked for again; {_RECORD_ANEW}"
            return CassetteMissError(message, path=str(self.path), diff="(no difference)")
        diff = readable_difference(request, self._tape.requests)
        message = f"{self.path}: a request is not in the cassette; where a change is meant, {_RECORD_ANEW}"
        return CassetteMissError(message, path=str(self.path), diff=diff)

    def go_on(self) -> int:
        """Begin with what a run before recorded, in `path`.partial or else in `path`: how many replies. What this run
        asks again takes the place of what was recorded for it; failures of before are left out. Raises CassetteError
        where they cannot be read, or another recording is written there."""
        with self._lock:
            self._partial.hold()
        for path in (self._partial.path,) if self._partial.is_there else (self.path,) if self.path.exists() else ():
            kept = self._good_ones(path)
            with self._lock:
                self._order = [(at - len(kept), *as_appended(*item)) for at, item in enumerate(kept)] + self._order
                self._unsaved = True
            return len(kept)
        return 0

    def begin_anew(self, advice: str = _GO_ON) -> None:
        """Raise CassetteError, with `advice`, where `path`.partial holds replies of a run before, which a recording
        would replace, or another recording is written there: now, and when the first request is about to be sent."""
        self._replaced = advice
        self._partial.require_free()
        self._require_no_replies(advice)

    def _require_no_replies(self, advice: str) -> None:
        path = self._partial.path
        if self._partial.is_there and self._good_ones(path):
            self._partial.let_go()
            raise CassetteError(
                f"{path}: holds replies of a recording before, which were paid for; {advice}.", path=str(path)
            )

    @staticmethod
    def _good_ones(path: Path) -> list[tuple[Request, dict[str, Any]]]:
        """The interactions in a file, but for failures."""
        with contextlib.suppress(OSError, UnfitError):  # it is told when it is loaded
            if is_partial(path) and not written.has_whole_ones(_text_of(path)):
                return []
        before = CassetteFile(path, record=False)._tape
        return [] if before is None else [item for item in before.data if is_good(item[1])]

    def begin(self, body: bytes) -> int:
        """A ticket for a request about to be sent: interactions are stored in the order of their requests. Raises
        CassetteError, before anything is paid for, where it could not be replayed, or not be kept."""
        text = body.decode("utf-8", "replace")
        try:
            self._require_playable(text)
            with self._lock:
                if self._partial.hold() and self._replaced is not None:
                    self._require_no_replies(self._replaced)
                self._next += 1
                self._unanswered.add(digest_of(text))
                return self._next
        except CassetteError as error:
            self.misses.append(error)
            raise

    def _require_playable(self, body: str) -> None:
        place = self._scrubber.place_in(body)
        if place is not None:
            advice = "take it out of the article, or " if place == "article" else ""
            raise CassetteError(
                f"{self.path}: nothing was sent, for the key or password is part of the {place}, and a recording, "
                f"which is kept without it, could not be replayed; {advice}record with another key, such as "
                "`api_key='none'` for a server that wants any key at all.",
                path=str(self.path),
            )

    def append(
        self, ticket: int, method: str, uri: str, body: bytes, status: int, headers: dict[str, str], reply: bytes,
        recorded: Recorded,
    ) -> bytes:  # fmt: skip
        """Keep one interaction, scrubbed; the reply as it is kept, which is what a replay will go on from."""
        said, text = body.decode("utf-8", "replace"), reply.decode("utf-8", "replace")
        asked = self._scrubber.asked(said)
        kept = self._scrubber.replied(text, asked, uri)
        request = Request(method, scrub_uri(uri), asked, {"content-type": "application/json"})
        response = {
            "status": {"code": status, "message": ""},
            "headers": scrub_headers(dict(headers), RESPONSE_HEADERS),
            "body": {"string": kept},
            "recorded": {
                "started": recorded.started.isoformat(timespec="seconds"),
                "seconds": recorded.seconds,
            },
        }
        with self._lock:
            self._unanswered.discard(digest_of(said))
            self._order.append((ticket, request, response))
            self._unsaved = True
            with contextlib.suppress(OSError, CassetteError):  # it may still be written at the end
                self._keep({"request": request._to_dict(), "response": response})
        return reply if kept == text else kept.encode()

    def _keep(self, interaction: dict[str, Any]) -> None:
        """Write an interaction at once, so that a run which is killed loses none that was paid for."""
        self._partial.hold()
        if not self._partial.begun:
            before = [(request, response) for _, request, response in self._order[:-1]]  # the last one comes behind
            shown = [written.one_more({"request": it._to_dict(), "response": response}) for it, response in before]
            self._partial.begin(written.beginning({"summariser": self._head}) + "".join(shown))
        self._partial.add(written.one_more(interaction))

    def commit(self) -> None:
        """Put what was recorded in the place of the old file, at once. Without a recording, nothing happens."""
        if not (self.recording and self._unsaved):
            self.leave()
            return
        self._write(self.path)
        with self._lock:
            self._partial.take_away()  # also that of a run before, which this one has made good

    def keep_partial(self) -> Path | None:
        """Keep what was recorded of a run that failed beside the old file; its path, or None where there is nothing."""
        kept = self.recording and self._unsaved
        if kept:
            self._write(self._partial.path)
        self.leave()
        return self._partial.path if kept else None

    def leave(self) -> None:
        """Let another recording be written beside the file."""
        with self._lock:
            self._partial.leave()

    def forget(self) -> None:
        """In the child of a fork, which goes on with no recording: the parent's is locked by the parent alone."""
        self._partial.let_go()

    def _write(self, path: Path) -> None:
        tape = Cassette(str(self.path), record_mode=RecordMode.ALL, match_on=(same,))
        with self._lock:
            self._unsaved = False
            anew = {key_of(request) for ticket, request, _ in self._order if ticket > 0}
            for ticket, request, response in sorted(self._order, key=lambda item: item[0]):
                if ticket > 0 or key_of(request) not in anew:
                    tape.append(request, response)
        text = as_cassette(tape._as_dict(), _WithHead(self._head))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(Path(os.path.realpath(path))) as file:
                file.write(text.encode())
        except OSError as error:
            self._unsaved = True
            raise unwritable(path, error) from error


def _text_of(path: Path) -> str:
    """The text of a cassette; of one that was broken off, perhaps within a character, what is whole. Raises OSError,
    UnicodeDecodeError, and UnfitError."""
    text = text_in(path, MOST_WHOLE).decode("utf-8", "ignore" if is_partial(path) else "strict")
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _WithHead:
    """vcrpy's serializer interface, with this package's head before the interactions."""

    def __init__(self, head: dict[str, Any]) -> None:
        self._head = head

    def serialize(self, cassette: dict[str, Any]) -> str:
        return written.serialize({"summariser": self._head} | cassette)
