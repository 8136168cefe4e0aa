"""A scripted OpenAI-compatible server on loopback, the chat completions that it answers with, and a small article.

    with FakeServer([Step(status=429, headers={"retry-after": "7"}), completion("…")]) as server:
        …                                        # ask http://127.0.0.1:PORT/v1
    assert len(server.requests) == 2

Each request takes the next step of the script; a request after the last one is answered with HTTP 418, which nothing
retries. A function in place of the script answers every request by what it asks.
"""

import contextlib
import json
import select
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from summariser import Article

JSON = {"content-type": "application/json"}


@dataclass(frozen=True)
class Step:
    """One answer of the server."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    hang: bool = False
    """Never answer, until the client goes away."""
    drop: bool = False
    """Close the connection without an answer."""
    cut_at: int | None = None
    """Close the connection after so many bytes of the body."""
    drip: float | None = None
    """Seconds between two bytes of the body."""
    wait_for: threading.Event | None = None
    """Answer once this is set."""


@dataclass
class Asked:
    """One request as the server received it."""

    method: str
    path: str
    headers: dict[str, str]
    """By lower-case name."""
    raw: bytes
    left: threading.Event = field(default_factory=threading.Event)
    """Set when the client went away before it had its answer."""

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    @property
    def messages(self) -> list[dict[str, str]]:
        messages: list[dict[str, str]] = self.body["messages"]
        return messages


Answer = Callable[[Asked], Step]


class FakeServer:
    """The server; `script` is a list of steps, or a function from a request to its step."""

    def __init__(self, script: Iterable[Step] | Answer = ()) -> None:
        self.requests: list[Asked] = []
        self.arrived = threading.Condition()
        self._answer = script if callable(script) else _in_order(list(script), self)
        self._stop = threading.Event()
        self._connections: list[socket.socket] = []
        self._http = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), name="fake server")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def wait_for_requests(self, number: int, timeout: float = 10) -> None:
        """Block until `number` requests have arrived."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.requests) >= number, timeout), "no such request arrived"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._http.shutdown()
        self._thread.join()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):  # closed long ago
                connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is part of the tests."""


def _in_order(steps: list[Step], server: FakeServer) -> Answer:
    def answer(_: Asked) -> Step:
        taken = len(server.requests)
        return steps[taken - 1] if taken <= len(steps) else error(418, "the script of the fake server is over")

    return answer


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for the client

        def setup(self) -> None:
            super().setup()
            server._connections.append(self.connection)

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, raw)
            with server.arrived:
                server.requests.append(asked)
                step = server._answer(asked)
                server.arrived.notify_all()
            if step.drop:
                self.close_connection = True
                return
            if step.hang or (step.wait_for is not None and not self._waited(step.wait_for, asked)):
                self._until_gone(asked)
                return
            self.send_response_only(step.status)
            for name, value in step.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(step.body)))
            self.end_headers()
            self._write(step, asked)

        do_GET = do_POST

        def _write(self, step: Step, asked: Asked) -> None:
            if step.drip is None:
                self.wfile.write(step.body if step.cut_at is None else step.body[: step.cut_at])
                self.close_connection = self.close_connection or step.cut_at is not None
                return
            for byte in step.body:
                if server._stop.wait(step.drip) or self._gone():
                    asked.left.set()
                    self.close_connection = True
                    return
                self.wfile.write(bytes([byte]))

        def _waited(self, event: threading.Event, asked: Asked) -> bool:
            while not event.wait(0.01):
                if server._stop.is_set() or self._gone():
                    return False
            return True

        def _until_gone(self, asked: Asked) -> None:
            while not self._gone():
                if server._stop.wait(0.01):
                    break
            else:
                asked.left.set()
            self.close_connection = True

        def _gone(self) -> bool:
            ready, _, _ = select.select([self.connection], [], [], 0)
            if not ready:
                return False
            try:
                return self.connection.recv(1, socket.MSG_PEEK) == b""
            except OSError:
                return True

    return Handler


def closed_url() -> str:
    """The root of a server that is not there: nobody listens on its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def completion(
    content: object = "",
    *,
    usage: dict[str, Any] | None = USAGE,
    model: str = "tiny-model",
    finish_reason: str = "stop",
    refusal: str | None = None,
    tool: str | None = None,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> Step:
    """A chat completion with `content` (compact JSON, where it is no text), in a call of `tool` where one is given."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": refusal}
    if tool is not None:
        call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": text}}
        message |= {"content": None, "tool_calls": [call]}
        finish_reason = "tool_calls" if finish_reason == "stop" else finish_reason
    whole: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
    }
    if usage is not None:
        whole["usage"] = usage
    return answer(whole, headers=headers, **more)


def answer(whole: object, *, status: int = 200, headers: dict[str, str] | None = None, **more: Any) -> Step:
    """Any JSON as an answer; text and bytes as they are."""
    if isinstance(whole, str | bytes):
        body = whole.encode() if isinstance(whole, str) else whole
    else:
        body = json.dumps(whole).encode()
    return Step(status=status, body=body, headers=JSON | (headers or {}), **more)


def error(status: int, message: str = "something is wrong", code: str | None = None, **headers: str) -> Step:
    """An error in OpenAI's shape; `headers` by their names with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return answer({"error": {"message": message, "type": "error", "code": code}}, status=status, headers=named)


TEXT = (
    "HALVOR, March 5 — Two people were killed when a ferry sank off Halvor on Tuesday, the coast guard said.\n\n"
    "“We saw no lights,” said Captain Mira Solen. The ferry carried 40 passengers.\n"
)
"""A small invented article: three sentences in two paragraphs."""


def article(text: str = TEXT, **known: Any) -> "Article":
    """The small article, of the day that it tells of."""
    from summariser import Article

    return Article(**{"text": text, "published": date(2024, 3, 5)} | known)


def wire_reply(**changes: Any) -> dict[str, Any]:
    """A reply about the small article that fits it in every word; `changes` replaces keys."""
    reply = {
        "lang": "en",
        "parties": [
            {"name": "the coast guard", "kind": "org", "code": None},
            {"name": "Mira Solen", "kind": "person", "code": None},
        ],
        "said": [
            {
                "id": 1,
                "s": 1,
                "source": "the coast guard",
                "cue": "said",
                "content": ["Two people were … on Tuesday"],
                "act": "assert",
                "more": [],
            },
            {
                "id": 2,
                "s": 2,
                "source": "Mira Solen",
                "cue": "said",
                "content": ["We saw no lights"],
                "act": "assert",
                "more": [{"role": "Captain", "org": None}],
            },
        ],
        "events": [
            {
                "s": [1],
                "type": "accident",
                "what": "A ferry sank off Halvor, killing two people.",
                "role": "main",
                "status": "actual",
                "by": [],
                "to": [],
                "said": [1],
                "more": [
                    {"when": "Tuesday", "date": "2024-03-05"},
                    {"harm": "killed", "text": "Two people", "n": "2", "s": 1},
                ],
            }
        ],
        "topic": "disaster, accident and emergency incident",
        "headline": "Ferry sinks off Halvor",
        "abstract": "Two people were killed when a ferry sank off Halvor, the coast guard said.",
    }
    return reply | changes


def misquoting(*quotes: str) -> dict[str, Any]:
    """A reply whose first attribution quotes these words, which stand nowhere in the small article."""
    reply = wire_reply()
    reply["said"][0]["content"] = list(quotes)
    return reply
