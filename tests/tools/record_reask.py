"""Records cassettes/reask.yaml: a bad first reply, made up here, and a model's real answer to being asked again.

No real first reply to the project's articles failed, so the first one is the recorded reply to the harbour article with
two faults put in: words that the article does not have, and a speech act that the schema does not know. Everything
after it comes from the server at BASE_URL.

    python tests/tools/record_reask.py BASE_URL MODEL
"""

import json
import sys
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from summariser import Article, Summariser

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "cassettes/reask.yaml"
NOTE = "the first reply was made up by tests/tools/record_reask.py: a recorded reply with two faults put in"


def bad_reply() -> dict[str, Any]:
    """A chat completion whose content is the recorded reply to the harbour article with two faults."""
    tape = yaml.safe_load((ROOT / "cassettes/harbour-shelling.yaml").read_text(encoding="utf-8"))
    whole: dict[str, Any] = tape["interactions"][0]["response"]["body"]["json"]
    reply = whole["choices"][0]["message"]["content"]["json"]
    reply["said"][0]["content"] = ["At least seven people were killed"]
    reply["said"][1]["act"] = "shout"
    whole["choices"][0]["message"]["content"] = json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
    return whole


def serve(base_url: str) -> ThreadingHTTPServer:
    """A server that gives the bad reply first and hands every later request on."""
    first = [json.dumps(bad_reply()).encode()]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            data = first.pop() if first else _forward(base_url, body)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def _forward(base_url: str, body: bytes) -> bytes:
    request = urllib.request.Request(f"{base_url}/chat/completions", body, {"content-type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=3600) as reply:  # noqa: S310
        data: bytes = reply.read()
    return data


def main() -> None:
    """Record, then write the note into the cassette."""
    base_url, model = sys.argv[1:]
    server = serve(base_url.rstrip("/"))
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    known = {"model": model, "base_url": url, "timeout": 3600, "provider_retries": 0, "estimated_usage": True}
    with Summariser(cassette=TARGET, record=True, **known) as summariser:
        summariser.summarise(Article.from_file(ROOT / "tests/articles/harbour-shelling.txt"))
    text = TARGET.read_text(encoding="utf-8")
    TARGET.write_text(text.replace("summariser:\n", f"summariser:\n  note: {json.dumps(NOTE)}\n", 1), encoding="utf-8")


if __name__ == "__main__":
    main()
