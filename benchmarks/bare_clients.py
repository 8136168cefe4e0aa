"""What a summary costs beside the bare clients that people write today: openai's, and Instructor's over it.

    python benchmarks/bare_clients.py [--articles N] [--at-once N] [--rounds N]

All ask one server on loopback, a process of its own, for the same articles with the same prompt, and get the recorded
replies: the recorded articles in many editions, which a last line tells apart. Each contender is a process that reads
the articles from a file and writes a line for each, in turns with the others. Twice: with answers at once, where what
is left is each contender's own work, and with answers after a second, as a model gives them at best, where it is how
well the waiting is used. Prints Markdown: medians of wall-clock seconds, processor time and the peak of memory of the
whole process, and what one article alone costs, which is its start. Ends with 1 where a contender failed an article.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments  # noqa: E402

MODEL = "recorded"
SLOW = 1.0
"""Seconds to an answer, in the second table."""
_EDITION = re.compile(rb"Edition (\d+)")


class Cost(NamedTuple):
    """What one process took."""

    wall: float
    processor: float
    peak_mb: float


def recorded() -> list[tuple[str, str]]:
    """The text and the recorded reply of every article that has one exchange."""
    from benchmarks.mutations import names
    from summariser import Article
    from summariser.cassette.format import deserialize

    found = []
    for name in names():
        [exchange] = deserialize((ROOT / f"cassettes/{name}.yaml").read_text(encoding="utf-8"))["interactions"]
        completion = json.loads(exchange["response"]["body"]["string"])
        found.append((Article.from_file(ROOT / f"tests/articles/{name}.txt").text, completion))
    return [(text, json.dumps(completion)) for text, completion in found]


def serve(delay: float) -> None:
    """Answer each request with its article's reply, after `delay` seconds; the address is printed."""
    replies = [reply.encode() for _, reply in recorded()]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["content-length"]))
            edition = _EDITION.search(asked)
            time.sleep(delay)
            body = replies[int(edition[1]) % len(replies)] if edition else b"{}"
            self.send_response_only(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    class Server(ThreadingHTTPServer):
        request_queue_size = 512

    with Server(("127.0.0.1", 0), Handler) as server:
        print(f"http://127.0.0.1:{server.server_address[1]}/v1", flush=True)
        server.serve_forever()


def prepare(folder: Path, number: int) -> None:
    """Articles and, for the bare clients, the requests that are made of them."""
    from summariser import Article, Settings
    from summariser.grounding import GroundedText
    from summariser.prompting import summarise_messages
    from summariser.readers.llm.request import request_body

    settings = Settings(model=MODEL, base_url="http://127.0.0.1/v1")
    texts = [text for text, _ in recorded()]
    with (folder / "articles.jsonl").open("w") as articles, (folder / "requests.jsonl").open("w") as requests:
        for at in range(number):
            article = Article(text=f"{texts[at % len(texts)].rstrip()}\n\nEdition {at}.\n", id=f"edition-{at}")
            articles.write(json.dumps({"text": article.text, "id": article.id}) + "\n")
            body = request_body(summarise_messages(GroundedText(article), settings.prompt), settings)
            requests.write(json.dumps(body) + "\n")


async def _asked(folder: Path, at_once: int, ask: Callable[[dict[str, Any]], Awaitable[str]]) -> None:
    """Every request, so many at once; a line of output for each, when it is there."""
    waiting = asyncio.Semaphore(at_once)
    with (folder / "requests.jsonl").open() as requests, (folder / "out.jsonl").open("w") as out:

        async def one(line: str) -> None:
            async with waiting:
                out.write(await ask(json.loads(line)) + "\n")

        await asyncio.gather(*map(one, requests))


def bare_openai(folder: Path, url: str, at_once: int) -> None:
    """The reply as it comes: unchecked text."""
    import openai

    async def run() -> None:
        async with openai.AsyncOpenAI(api_key="none", base_url=url) as client:

            async def ask(body: dict[str, Any]) -> str:
                completion = await client.chat.completions.create(**body)
                return completion.choices[0].message.content or ""

            await _asked(folder, at_once, ask)

    asyncio.run(run())


def bare_instructor(folder: Path, url: str, at_once: int) -> None:
    """The reply in this project's wire models, as Instructor makes them; it words the request's schema itself."""
    import instructor
    import openai

    from summariser.wire import WireReply

    async def run() -> None:
        async with openai.AsyncOpenAI(api_key="none", base_url=url) as bare:
            client: Any = instructor.from_openai(bare, mode=instructor.Mode.JSON_SCHEMA)

            async def ask(body: dict[str, Any]) -> str:
                messages = body["messages"]
                reply = await client.chat.completions.create(model=MODEL, messages=messages, response_model=WireReply)
                return str(reply.model_dump_json())

            await _asked(folder, at_once, ask)

    asyncio.run(run())


def from_python(folder: Path, url: str, at_once: int) -> None:
    """Summaries, grounded and audited, by `Summariser.summarise_each`."""
    from summariser import Article, Summariser, Summary

    with (folder / "articles.jsonl").open() as lines, (folder / "out.jsonl").open("w") as out:
        articles = (Article(**json.loads(line)) for line in lines)
        with Summariser(model=MODEL, base_url=url) as summariser:
            for _, result in summariser.summarise_each(articles, at_once=at_once):
                out.write(result.model_dump_json() + "\n" if isinstance(result, Summary) else "")


CONTENDERS: dict[str, Callable[[Path, str, int], None] | None] = {
    "openai: the reply as text": bare_openai,
    "Instructor: the reply in models": bare_instructor,
    "summariser, from Python: grounded and audited": from_python,
    "summariser, on the command line: the same, resumable": None,
}
"""What is measured; the last is the command itself."""


def command(at: int, folder: Path, url: str, at_once: int) -> list[str]:
    """The command line of a contender."""
    if list(CONTENDERS.values())[at] is not None:
        return [sys.executable, __file__, "--contender", str(at), "--folder", str(folder), "--url", url,
                "--at-once", str(at_once)]  # fmt: skip
    flags = f"--model {MODEL} --base-url {url} --jobs {at_once} -f jsonl --quiet".split()
    source, out = folder / "articles.jsonl", folder / "out.jsonl"
    return [sys.executable, "-m", "summariser", "summarise", str(source), *flags, "-o", str(out)]


def run(at: int, folder: Path, url: str, at_once: int) -> Cost:
    """One contender over the articles of a folder."""
    (folder / "out.jsonl").unlink(missing_ok=True)
    start = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command(at, folder, url, at_once), cwd=folder, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    wanted = sum(1 for _ in (folder / "articles.jsonl").open())
    written = (folder / "out.jsonl").read_text().splitlines() if (folder / "out.jsonl").exists() else []
    if process.returncode or len(written) != wanted or any('"error":' in line[:200] for line in written):
        raise SystemExit(f"bare_clients.py: {list(CONTENDERS)[at]} failed an article (exit {process.returncode}).")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def served(delay: float) -> Iterator[str]:
    """The address of a server that answers after `delay` seconds."""
    server = subprocess.Popen([sys.executable, __file__, "--serve", str(delay)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def table(delay: float, number: int, at_once: int, rounds: int) -> None:
    """Measure all contenders in turns, and print."""
    with tempfile.TemporaryDirectory() as name:
        one, many = Path(name) / "one", Path(name) / "many"
        for folder, size in ((one, 1), (many, number)):
            folder.mkdir()
            prepare(folder, size)
        starts: list[list[Cost]] = [[] for _ in CONTENDERS]
        taken: list[list[Cost]] = [[] for _ in CONTENDERS]
        for url in served(delay):
            for _ in range(rounds):
                for at in range(len(CONTENDERS)):
                    starts[at].append(run(at, one, url, at_once))
                    taken[at].append(run(at, many, url, at_once))
    print(f"\n{number} articles, {at_once} at once, each answered after {delay:g} s\n")
    print("| | one article, s | all, s | articles a second | processor time for one more, ms | peak, MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for label, first, costs in zip(CONTENDERS, starts, taken, strict=True):
        wall, peak = (statistics.median(cost[at] for cost in costs) for at in (0, 2))
        begin = statistics.median(cost.processor for cost in first)
        more = 1000 * (statistics.median(cost.processor for cost in costs) - begin) / max(1, number - 1)
        alone = statistics.median(cost.wall for cost in first)
        print(f"| {label} | {alone:.2f} | {wall:.1f} | {number / wall:.0f} | {more:.1f} | {peak:.0f} |")


def main() -> int:
    """Measure and print; the exit status."""
    parser = arguments.parser(__doc__)
    for flag, number, what in (
        ("--articles", 630, "how many articles"),
        ("--at-once", 64, "how many are asked for at once"),
        ("--rounds", 3, "how often each contender reads them"),
    ):
        parser.add_argument(flag, metavar="N", type=arguments.one_or_more, default=number, help=f"{what}  [{number}]")
    for hidden, kind in (("--serve", float), ("--contender", int), ("--folder", Path), ("--url", str)):
        parser.add_argument(hidden, type=kind, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve is not None:
        serve(given.serve)
    elif given.contender is not None:
        contender = list(CONTENDERS.values())[given.contender]
        assert contender is not None
        contender(given.folder, given.url, given.at_once)
    else:
        for delay in (0.0, SLOW):
            table(delay, given.articles, given.at_once, given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
