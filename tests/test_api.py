"""The Python door: from any thread, inside any loop, again and again, and to its end."""

import asyncio
import concurrent.futures
import gc
import itertools
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from summariser import Article, Summariser, Summary, pipeline
from summariser.building import build
from summariser.errors import (
    ArticleError,
    CassetteError,
    ConfigurationError,
    ModelError,
    NotSentError,
    RefusedKeyError,
    RejectedRequestError,
    SummariserError,
)
from summariser.grounding import GroundedText
from summariser.loop import aside
from summariser.readers.base import Reading
from summariser.readers.fake import FakeReader
from summariser.readers.llm import reader as llm_reader
from summariser.settings import Settings
from summariser.wire import WireReply
from tests.conftest import Processes
from tests.fake_server import TEXT, Asked, FakeServer, Step, article, closed_url, completion, error, wire_reply

pytestmark = pytest.mark.usefixtures("no_wait", "warm")

GOOD = completion(wire_reply())


def always(_: Asked) -> Step:
    return GOOD


def numbered(number: int) -> Article:
    return article(f"HALVOR, March 5 — {number} people were rescued on Tuesday, the coast guard said.")


def number_of(asked: Asked) -> int:
    found = re.search(r"March 5 — (\d+) people", asked.messages[1]["content"])
    assert found is not None
    return int(found[1])


def by_number(asked: Asked) -> Step:
    """An answer that tells which article was asked about."""
    return completion(wire_reply(said=[], events=[], headline=f"{number_of(asked)} rescued"))


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it has not come about"
        time.sleep(0.01)


def threads_of_the_package() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "summariser"]


# Ways to call it


def test_one_object_serves_many_articles() -> None:
    with FakeServer(by_number) as server, Summariser(model="m", base_url=server.url) as summariser:
        for number in range(4):
            assert summariser.summarise(numbered(number)).headline == f"{number} rescued"
        assert len(server.requests) == 4


def test_it_serves_many_threads() -> None:
    with (
        FakeServer(by_number) as server,
        Summariser(model="m", base_url=server.url) as summariser,
        concurrent.futures.ThreadPoolExecutor(8) as pool,
    ):
        done = pool.map(lambda number: summariser.summarise(numbered(number)).headline, range(24))
        assert list(done) == [f"{number} rescued" for number in range(24)]
        assert len(threads_of_the_package()) == 1
    assert threads_of_the_package() == []


def test_many_articles_are_summarised_with_their_failures_in_place() -> None:
    def some(asked: Asked) -> Step:
        return error(400) if "2 people" in asked.messages[1]["content"] else by_number(asked)

    async def inside(summariser: Summariser) -> list[Summary | SummariserError]:
        return await summariser.asummarise_all([numbered(number) for number in range(5)], at_once=2)

    with FakeServer(some) as server, Summariser(model="m", base_url=server.url) as summariser:
        assert repr(summariser) == f"Summariser(reader='llm', model='m', base_url='{server.url}')"
        found = summariser.summarise_all([numbered(number) for number in range(5)])
        for results in (found, asyncio.run(inside(summariser))):
            shown = [result.headline if isinstance(result, Summary) else type(result) for result in results]
            assert shown == ["0 rescued", "1 rescued", RejectedRequestError, "3 rescued", "4 rescued"]
        assert summariser.summarise_all([]) == []


def test_each_of_many_articles_is_there_as_soon_as_it_is_done() -> None:
    """In the order in which they are done; an article is taken when its turn comes, and none is kept."""
    release = threading.Event()
    taken: list[int] = []

    def first_waits(asked: Asked) -> Step:
        late = "0 people" in asked.messages[1]["content"]
        return replace(by_number(asked), wait_for=release if late else None)

    def articles() -> Iterator[Article]:
        for number in range(6):
            taken.append(number)
            yield numbered(number)

    async def inside(summariser: Summariser) -> set[str]:
        found = summariser.asummarise_each(articles(), at_once=3)
        return {article.text async for article, result in found if isinstance(result, Summary)}

    with FakeServer(first_waits) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_each(articles(), at_once=2)
        article, result = next(found)
        assert isinstance(result, Summary)
        assert (article.id, result.headline, taken) == (numbered(1).id, "1 rescued", [0, 1])
        assert [article.id for article, _ in itertools.islice(found, 4)] == [numbered(n).id for n in range(2, 6)]
        release.set()
        assert [article.id for article, _ in found] == [numbered(0).id]
        assert len(asyncio.run(inside(summariser))) == 6
        with pytest.raises(ConfigurationError, match="1 or more"):
            summariser.summarise_all([], at_once=0)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (numbered(0), "not as one Article; write [article]."),
        ("abc", "not as a str."),
        (None, "not as a NoneType."),
        ({"a": numbered(0)}, "not as a dict."),
        ([numbered(0), "abc"], "articles[1] is a str, not an Article; make one with Article(text=…)"),
        ((numbered(0), Path("a.txt")), f"articles[1] is a {type(Path()).__name__}, not an Article"),
    ],
)
def test_what_are_no_articles_is_refused_before_any_is_sent(given: Any, said: str) -> None:
    async def each(summariser: Summariser) -> None:
        async for _ in summariser.asummarise_each(given):
            pass

    with FakeServer(by_number) as server, Summariser(model="m", base_url=server.url) as summariser:
        for door in (
            lambda: summariser.summarise_all(given),
            lambda: asyncio.run(summariser.asummarise_all(given)),
            lambda: summariser.summarise_each(given),
            lambda: asyncio.run(each(summariser)),
        ):
            with pytest.raises(TypeError, match=re.escape(said)):
                door()
        assert server.requests == []


def failing_midst(kind: str) -> Iterator[Any]:
    """Twelve articles, and then none."""
    yield from map(numbered, range(12))
    if kind == "entry":
        yield "abc"
    else:
        raise FileNotFoundError("the thirteenth")
    yield from map(numbered, range(13, 20))


@pytest.mark.parametrize(("kind", "met"), [("entry", TypeError), ("iterator", FileNotFoundError)])
def test_what_fails_among_many_articles_loses_none_that_was_sent(kind: str, met: type[Exception]) -> None:
    """All are taken first where all are held; where they come and go, those under way come to their end."""
    with FakeServer(by_number) as server, Summariser(model="m", base_url=server.url) as summariser:
        with pytest.raises(met, match=r"articles\[12\]|the thirteenth"):
            summariser.summarise_all(failing_midst(kind))
        assert server.requests == []
        found = []
        with pytest.raises(met, match=r"articles\[12\]|the thirteenth"):  # noqa: PT012 - what came before it counts
            for _, result in summariser.summarise_each(failing_midst(kind), at_once=4):
                found.append(result)
        assert sorted(len(result.headline) for result in found if isinstance(result, Summary)) == [9] * 10 + [10] * 2
        assert len(server.requests) == 12


@pytest.mark.parametrize("wrong", [0, -1, "3", 2.5, None])
def test_what_is_no_number_to_be_read_at_once_is_told(wrong: Any) -> None:
    with Summariser(reader="rules") as summariser:
        for door in (summariser.summarise_all, summariser.summarise_each):
            with pytest.raises(ConfigurationError, match=re.escape(f"a whole number, 1 or more, not {wrong!r}.")):
                door([numbered(0)], at_once=wrong)


def test_a_closed_one_says_so_at_once() -> None:
    """Whatever it is asked; but a reader of one's own may be used again."""

    async def inside(summariser: Summariser) -> None:
        async with summariser:
            pass

    closed = Summariser(reader="rules")
    closed.close()
    for door in (*ways_to_wait(closed), closed.__enter__, lambda: asyncio.run(inside(closed))):
        with pytest.raises(ConfigurationError, match="this Summariser is closed; make a new one"):
            door()
    again = Summariser(reader=FakeReader(wire_reply()))
    for _ in range(2):
        with again:
            assert isinstance(again.summarise_all([article()])[0], Summary)


def test_leaving_many_articles_early_cancels_what_is_under_way() -> None:
    def half(asked: Asked) -> Step:
        return by_number(asked) if "0 people" in asked.messages[1]["content"] else Step(hang=True)

    with FakeServer(half) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_each((numbered(number) for number in itertools.count()), at_once=3)
        next(found)
        server.wait_for_requests(3)
        found.close()
        hung = [request for request in server.requests if "0 people" not in request.messages[1]["content"]]
        assert len(hung) == 2
        assert all(request.left.wait(5) for request in hung)


TOO_LONG = "This model's maximum context length is 8192 tokens"


@pytest.mark.parametrize(
    "rejected",
    [
        error(400, "no", "context_length_exceeded"),
        error(400, TOO_LONG),
        error(413),
        error(422, TOO_LONG),
        error(429, "Request too large for tiny-model on tokens per min (TPM)", "rate_limit_exceeded"),
    ],
)
def test_articles_that_are_too_long_do_not_end_the_sending(rejected: Step) -> None:
    def answer(asked: Asked) -> Step:
        return rejected if number_of(asked) < 25 else by_number(asked)

    with FakeServer(answer) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_all([numbered(number) for number in range(30)], at_once=2)
        assert [type(result) for result in found] == [RejectedRequestError] * 25 + [Summary] * 5
        assert isinstance(found[0], RejectedRequestError)
        assert (found[0].affects, "mode=" in str(found[0])) == ("one", False)
        assert len(server.requests) == 30


@pytest.mark.parametrize(("status", "sent"), [(400, 25), (422, 25), (404, 11), (402, 11), (405, 11)])
def test_what_is_rejected_after_a_reply_counts_only_where_it_is_no_ones_own(status: int, sent: int) -> None:
    def answer(asked: Asked) -> Step:
        return error(status) if number_of(asked) else by_number(asked)

    with FakeServer(answer) as server, Summariser(model="m", base_url=server.url) as summariser:
        summariser.summarise_all([numbered(number) for number in range(25)], at_once=1)
        assert len(server.requests) == sent


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_has_rejected_every_article_is_left(status: int) -> None:
    with FakeServer(lambda _: error(status)) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_all([numbered(number) for number in range(25)], at_once=1)
        assert [type(result) for result in found] == [RejectedRequestError] * 10 + [NotSentError] * 15


def test_a_403_for_one_article_does_not_end_the_sending_once_others_were_read() -> None:
    def answer(asked: Asked) -> Step:
        return error(403, "no") if number_of(asked) in {2, 5} or number_of(asked) > 9 else by_number(asked)

    with FakeServer(answer) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_all([numbered(number) for number in range(25)], at_once=1)
        assert [number for number, it in enumerate(found) if isinstance(it, RejectedRequestError)] == [
            2,
            5,
            *range(10, 20),
        ]
        assert [type(result) for result in found[20:]] == [NotSentError] * 5


def test_many_articles_are_not_sent_after_a_failure_that_would_be_theirs() -> None:
    with FakeServer(lambda _: error(401)) as server, Summariser(model="m", base_url=server.url) as summariser:
        found = summariser.summarise_all([numbered(number) for number in range(6)], at_once=1)
        assert [type(result) for result in found] == [RefusedKeyError, *[NotSentError] * 5]
        assert found[5].__cause__ is found[0]
        assert len(server.requests) == 1
        summariser.summarise_all([numbered(0)])
        assert len(server.requests) == 2, "the next call tries anew"


def test_it_works_inside_a_running_loop() -> None:
    """As in a notebook: the sync door in a coroutine, where asyncio.run would refuse."""

    async def run(summariser: Summariser) -> Summary:
        return summariser.summarise(article())

    with FakeServer([GOOD]) as server, Summariser(model="m", base_url=server.url) as summariser:
        assert asyncio.run(run(summariser)).headline == "Ferry sinks off Halvor"


def test_it_serves_one_loop_after_another() -> None:
    async def run(summariser: Summariser, number: int) -> str:
        return (await summariser.asummarise(numbered(number))).headline

    with FakeServer(by_number) as server, Summariser(model="m", base_url=server.url) as summariser:
        assert [asyncio.run(run(summariser, number)) for number in range(3)] == [f"{n} rescued" for n in range(3)]


def test_it_serves_two_loops_at_once() -> None:
    start = threading.Barrier(2)

    async def run(summariser: Summariser, numbers: range) -> list[str]:
        start.wait(10)
        done = await asyncio.gather(*(summariser.asummarise(numbered(number)) for number in numbers))
        return [summary.headline for summary in done]

    with (
        FakeServer(by_number) as server,
        Summariser(model="m", base_url=server.url) as summariser,
        concurrent.futures.ThreadPoolExecutor(2) as pool,
    ):
        halves = pool.map(lambda numbers: asyncio.run(run(summariser, numbers)), (range(5), range(5, 10)))
        assert [headline for half in halves for headline in half] == [f"{number} rescued" for number in range(10)]


def test_the_running_loop_is_not_blocked() -> None:
    go = threading.Event()

    async def run(summariser: Summariser) -> int:
        task, ticks = asyncio.create_task(summariser.asummarise(article())), 0
        while not task.done():
            await asyncio.sleep(0.005)
            ticks += 1
            if ticks == 10:
                go.set()
        await task
        return ticks

    with (
        FakeServer([completion(wire_reply(), wait_for=go)]) as server,
        Summariser(model="m", base_url=server.url) as summariser,
    ):
        assert asyncio.run(run(summariser)) >= 10


@pytest.mark.parametrize("size", [1, 2_000])
def test_work_on_a_large_article_leaves_the_loop_to_the_others(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is built and audited: the loop's own thread, or another."""
    seen: dict[str, str] = {}

    def watched(module: Any, name: str) -> None:
        work = getattr(module, name)

        def noted(*args: Any) -> Any:
            seen[name] = threading.current_thread().name
            return work(*args)

        monkeypatch.setattr(module, name, noted)

    watched(pipeline, "assemble")
    for name in ("build", "audit_of", "summarise_messages"):
        watched(llm_reader, name)
    with FakeServer([GOOD]) as server, Summariser(model="m", base_url=server.url, repair=1) as summariser:
        summariser.summarise(article(TEXT + " The sea was calm on that day." * size))
    assert set(seen) == {"assemble", "build", "audit_of", "summarise_messages"}
    assert all((thread == "summariser") == (size == 1) for thread in seen.values()), seen


def test_work_on_a_large_reply_leaves_the_loop_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small its article is."""
    seen: dict[str, str] = {}

    def watched(module: Any, name: str) -> None:
        work = getattr(module, name)

        def noted(*args: Any) -> Any:
            seen[name] = threading.current_thread().name
            return work(*args)

        monkeypatch.setattr(module, name, noted)

    watched(pipeline, "assemble")
    for name in ("build", "audit_of", "summarise_messages"):
        watched(llm_reader, name)
    large = completion(wire_reply(abstract="The ferry sank off Halvor. " * 3_000))
    with FakeServer([large]) as server, Summariser(model="m", base_url=server.url, repair=0) as summariser:
        summariser.summarise(article())
    assert seen.pop("summarise_messages") == "summariser"
    assert set(seen) == {"assemble", "build", "audit_of"}
    assert "summariser" not in seen.values(), seen


def test_work_on_large_articles_is_shared_out() -> None:
    """So that the loop has its share of the time; what fails there is raised here, and what is cancelled is let go."""
    at_work, most, cut = 0, 0, threading.Event()

    def work(number: int) -> int:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        time.sleep(0.02)
        at_work -= 1
        return 6 // number

    async def run() -> list[int | BaseException]:
        slow = asyncio.create_task(aside(60_000, cut.wait, 5))
        await asyncio.sleep(0.01)
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
        asked = (aside(60_000, work, number) for number in range(10))
        return await asyncio.gather(*asked, return_exceptions=True)

    first, *others = asyncio.run(run())
    cut.set()
    assert isinstance(first, ZeroDivisionError)
    assert others == [6 // number for number in range(1, 10)]
    assert most <= 4


def test_requests_of_one_loop_run_at_the_same_time() -> None:
    """Each of the answers waits until all requests have arrived."""
    go, seen = threading.Event(), []

    def together(asked: Asked) -> Step:
        seen.append(asked)
        if len(seen) == 6:
            go.set()
        return completion(wire_reply(), wait_for=go)

    async def run(url: str) -> int:
        async with Summariser(model="m", base_url=url, timeout=10, provider_retries=0) as summariser:
            return len(await asyncio.gather(*(summariser.asummarise(article()) for _ in range(6))))

    with FakeServer(together) as server:
        assert asyncio.run(run(server.url)) == 6


# From its beginning to its end


def test_the_block_releases_everything() -> None:
    with FakeServer(always) as server:
        with Summariser(model="m", base_url=server.url) as summariser:
            summariser.summarise(article())
            assert len(threads_of_the_package()) == 1
        assert threads_of_the_package() == []


def test_the_async_block_releases_everything() -> None:
    async def run(url: str) -> Summary:
        async with Summariser(model="m", base_url=url) as summariser:
            done = await summariser.asummarise(article())
            assert len(threads_of_the_package()) == 1
        assert threads_of_the_package() == []
        return done

    with FakeServer(always) as server:
        assert asyncio.run(run(server.url)).headline == "Ferry sinks off Halvor"


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_an_error_in_the_block_is_the_error_of_the_block(kind: str) -> None:
    async def run(url: str) -> None:
        async with Summariser(model="m", base_url=url) as summariser:
            await summariser.asummarise(article())

    with FakeServer([error(401)]) as server, pytest.raises(RefusedKeyError):  # noqa: PT012 - the whole block
        if kind == "async":
            asyncio.run(run(server.url))
        else:
            with Summariser(model="m", base_url=server.url) as summariser:
                summariser.summarise(article())
    assert threads_of_the_package() == []


def test_it_can_be_closed_twice_and_unused() -> None:
    summariser = Summariser(model="m", base_url=closed_url())
    summariser.close()
    summariser.close()
    asyncio.run(summariser.aclose())
    assert threads_of_the_package() == []


def test_after_its_end_it_works_or_says_that_it_is_closed() -> None:
    with FakeServer(always) as server:
        summariser = Summariser(model="m", base_url=server.url)
        assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"
        summariser.close()
        try:
            assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"
        except (SummariserError, RuntimeError) as failure:
            assert "closed" in str(failure)  # noqa: PT017 - either way is fine
            assert "is the server up" not in str(failure)  # noqa: PT017
        finally:
            summariser.close()


def ways_to_wait(summariser: Summariser) -> list[Callable[[], object]]:
    """Every door that waits for an article."""

    async def each() -> list[object]:
        return [result async for _, result in summariser.asummarise_each([article()])]

    return [
        lambda: summariser.summarise(article()),
        lambda: asyncio.run(summariser.asummarise(article())),
        lambda: summariser.summarise_all([article()]),
        lambda: asyncio.run(summariser.asummarise_all([article()])),
        lambda: list(summariser.summarise_each([article()])),
        lambda: asyncio.run(each()),
    ]


@pytest.mark.parametrize("retries", [0, 4])
@pytest.mark.parametrize("way", range(6))
def test_its_end_ends_a_call_in_another_thread_in_a_sentence(way: int, retries: int) -> None:
    """At once, and never as a server that is not there."""
    with FakeServer([Step(hang=True)]) as server:
        summariser = Summariser(model="m", base_url=server.url, provider_retries=retries)
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            under_way = pool.submit(ways_to_wait(summariser)[way])
            server.wait_for_requests(1)
            clock = time.monotonic()
            summariser.close()
            assert time.monotonic() - clock < 5
            failure = under_way.exception(10)
            if failure is None:
                [failure] = under_way.result()  # of many articles, in the place of its summary
            assert type(failure) is ModelError
            assert str(failure).startswith("the Summariser was closed before this was done; ")
    assert threads_of_the_package() == []


def test_a_task_that_its_owner_cancels_is_cancelled_whoever_closes() -> None:
    async def run(summariser: Summariser, server: FakeServer) -> None:
        task = asyncio.create_task(summariser.asummarise(article()))
        await asyncio.to_thread(server.wait_for_requests, 1)
        task.cancel()
        summariser.close()
        with pytest.raises(asyncio.CancelledError):
            await task

    with FakeServer([Step(hang=True)]) as server:
        asyncio.run(run(Summariser(model="m", base_url=server.url), server))


def test_its_end_in_the_midst_of_many_articles_is_told() -> None:
    """They do not just end, as if there were no more."""
    with FakeServer(by_number) as server:
        summariser = Summariser(model="m", base_url=server.url)
        found = summariser.summarise_each((numbered(number) for number in itertools.count()), at_once=2)
        next(found)
        summariser.close()
        with pytest.raises(ModelError, match="closed before this was done"):
            next(found)
    assert threads_of_the_package() == []


def test_two_threads_may_close_it() -> None:
    with FakeServer(always) as server, concurrent.futures.ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            summariser = Summariser(model="m", base_url=server.url)
            summariser.summarise(article())
            closed = [pool.submit(summariser.close) for _ in range(4)]
            assert [it.result(10) for it in closed] == [None] * 4
    assert threads_of_the_package() == []


def test_one_that_is_never_closed_leaves_nothing_behind() -> None:
    def ended() -> bool:
        gc.collect()
        return threads_of_the_package() == [] and len(os.listdir("/dev/fd")) <= before

    reader = FakeReader(WireReply.model_validate(wire_reply()))
    with FakeServer(always) as server:
        Summariser(model="m", base_url=server.url).summarise(article())  # imports, and what they open
        wait_for(lambda: threads_of_the_package() == [])
        before = len(os.listdir("/dev/fd"))
        for given in ({"reader": "rules"}, {"reader": reader}, {"model": "m", "base_url": server.url}) * 4:
            Summariser(**given).summarise(article())
        asyncio.run(Summariser(model="m", base_url=server.url).asummarise(article()))
        wait_for(ended)


FORK = """
import os, signal, sys, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # from 3.12 on every fork beside threads is warned of
from summariser import Article, Summariser
from tests.fake_server import article
{made}
print(summariser.summarise(article()).headline, flush=True)
if {busy}:
    summariser._lock.acquire(), summariser._loop._lock.acquire()
pid = os.fork()
if pid == 0:
    signal.alarm(30)
    print("child:", summariser.summarise(article()).headline, flush=True)
    {end}
    os._exit(0)
if {busy}:
    summariser._lock.release(), summariser._loop._lock.release()
_, status = os.waitpid(pid, 0)
signal.alarm(30)
print("ended:", os.waitstatus_to_exitcode(status), summariser.summarise(article()).headline, flush=True)
summariser.close()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.parametrize("end", ["", "summariser.close()", "del summariser; import gc; gc.collect()"])
@pytest.mark.parametrize(
    ("made", "busy"),
    [
        ("summariser = Summariser(model='m', base_url={url!r})", False),
        ("summariser = Summariser(model='m', base_url={url!r})", True),
        ("summariser = Summariser(reader='rules')", True),
        ("summariser = Summariser(cassette={cassette!r})", False),
    ],
)
def test_it_goes_on_in_a_forked_child(made: str, busy: bool, end: str, tmp_path: Path, processes: Processes) -> None:
    """As in a worker of a server that loads its application first, or of multiprocessing on Linux."""
    cassette = tmp_path / "ferry.yaml"
    with FakeServer(always) as server:
        with Summariser(model="m", base_url=server.url, cassette=cassette, record=True) as summariser:
            for _ in range(3):
                summariser.summarise(article())
        made = made.format(url=server.url, cassette=str(cassette))
        done = processes.run(code=FORK.format(made=made, busy=busy, end=end))
    assert (done.status, done.error) == (0, "")
    headline = done.out.splitlines()[0]
    assert done.out.splitlines() == [headline, f"child: {headline}", f"ended: 0 {headline}"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_a_recording_does_not_go_on_in_a_forked_child(tmp_path: Path, processes: Processes) -> None:
    """Parent and child would write one file, and each lose what the other was told."""
    with FakeServer(always) as server:
        made = f"summariser = Summariser(model='m', base_url={server.url!r}, cassette='a.yaml', record=True)"
        done = processes.run(code=FORK.format(made=made, busy=False, end=""), cwd=tmp_path)
        assert len(server.requests) == 2
    assert "ConfigurationError: a recording does not go on in a forked process" in done.err


FORGOTTEN = """
from summariser import Article, Summariser
summariser = Summariser(model="m", base_url={url!r})
print(summariser.summarise(Article(text="Something happened.")).headline)
{more}
"""


@pytest.mark.parametrize(
    "more",
    [
        "",
        "kept = summariser; raise SystemExit(0)",
        "import asyncio; asyncio.run(summariser.asummarise(Article(text='More.')))",
    ],
    ids=["forgotten", "exit", "forgotten after a loop"],
)
def test_a_forgotten_one_ends_with_its_process(more: str, processes: Processes) -> None:
    with FakeServer(lambda _: completion(wire_reply(said=[], events=[]))) as server:
        clock = time.monotonic()
        done = processes.run(code=FORGOTTEN.format(url=server.url, more=more))
        assert time.monotonic() - clock < 10
    assert (done.status, done.error, done.out) == (0, "", "Ferry sinks off Halvor\n")


def test_a_forgotten_one_with_a_request_under_way_ends_with_its_process(processes: Processes) -> None:
    code = """
import threading, time
from summariser import Article, Summariser
summariser = Summariser(model="m", base_url={url!r})
threading.Thread(target=summariser.summarise, args=(Article(text="Something happened."),), daemon=True).start()
while not input(): pass
"""
    with FakeServer([Step(hang=True)]) as server:
        clock = time.monotonic()
        running = processes.start(code=code.format(url=server.url), stdin=b"go\n")
        done = running.wait()
        assert time.monotonic() - clock < 10
    assert done.status == 0, done.err


def test_cancelling_cancels_the_request() -> None:
    async def run(summariser: Summariser, server: FakeServer) -> None:
        task = asyncio.create_task(summariser.asummarise(article()))
        await asyncio.to_thread(server.wait_for_requests, 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(server.requests[0].left.wait, 5), "the server still waits for its client"

    with FakeServer([Step(hang=True), GOOD]) as server, Summariser(model="m", base_url=server.url) as summariser:
        asyncio.run(run(summariser, server))
        assert len(server.requests) == 1, "a cancelled request is not sent again"
        assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"


def test_a_deadline_from_outside_cancels_the_request() -> None:
    async def run(summariser: Summariser) -> None:
        async with asyncio.timeout(1):
            await summariser.asummarise(article())

    with FakeServer([Step(hang=True)]) as server, Summariser(model="m", base_url=server.url) as summariser:
        with pytest.raises(TimeoutError):
            asyncio.run(run(summariser))
        assert server.requests[0].left.wait(5)


def test_cancelling_one_leaves_the_others() -> None:
    def answer(asked: Asked) -> Step:
        return Step(hang=True) if "— 0 people" in asked.messages[1]["content"] else by_number(asked)

    async def run(summariser: Summariser, server: FakeServer) -> list[str]:
        tasks = [asyncio.create_task(summariser.asummarise(numbered(number))) for number in range(4)]
        await asyncio.to_thread(server.wait_for_requests, 4)
        tasks[0].cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(done[0], asyncio.CancelledError)
        return [summary.headline for summary in done[1:] if isinstance(summary, Summary)]

    with FakeServer(answer) as server, Summariser(model="m", base_url=server.url) as summariser:
        assert asyncio.run(run(summariser, server)) == ["1 rescued", "2 rescued", "3 rescued"]


# What it is made with


def test_without_a_model_nothing_is_sent() -> None:
    with pytest.raises(ConfigurationError, match="no model") as failure:
        Summariser()
    assert "SUMMARISER_MODEL" in str(failure.value)
    assert "`model`" in str(failure.value)
    assert "--" not in str(failure.value), "flags are the command line's"


def test_openai_without_a_key_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
        Summariser(model="gpt-4o-mini")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"timeout": 0}, "timeout"),
        ({"timeout": -1}, "timeout"),
        ({"retries": -1}, "retries"),
        ({"retries": 99}, "retries"),
        ({"provider_retries": -1}, "provider_retries"),
        ({"temperature": 9}, "temperature"),
        ({"max_output_tokens": 0}, "max_output_tokens"),
        ({"mode": "guess"}, "mode"),
        ({"base_url": "localhost:8000"}, "base_url"),
        ({"base_url": "ftp://h/v1"}, "base_url"),
        ({"base_url": "http://"}, "base_url"),
        ({"base_url": " "}, "base_url"),
        ({"model": " "}, "model"),
        ({"reader": "oracle"}, "reader"),
        ({"prompt": "no/such"}, "no/such"),
        ({"prompt": "../../etc"}, "../../etc"),
    ],
)
def test_a_wrong_argument_is_named(given: dict[str, Any], named: str) -> None:
    settings = {"model": "m", "base_url": closed_url(), "provider_retries": 0} | given
    with pytest.raises(ConfigurationError) as failure, Summariser(**settings) as summariser:
        summariser.summarise(article())
    assert named in str(failure.value)
    assert "pydantic" not in str(failure.value).lower()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:999999/v1",
        pytest.param("http://host:port/v1"),
        pytest.param("http://exa\x00mple/v1"),
    ],
)
def test_an_address_that_cannot_be_one_is_told(url: str) -> None:
    with pytest.raises(SummariserError), Summariser(model="m", base_url=url, provider_retries=0) as summariser:
        summariser.summarise(article())


@pytest.mark.parametrize("variable", ["OPENAI_API_KEY", "SUMMARISER_API_KEY", "SUMMARISER_MODEL"])
def test_settings_that_lack_what_the_environment_has_are_told(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "sk-made-up-key-0123")
    model = None if variable == "SUMMARISER_MODEL" else "m"
    said = f"{variable} is set, and not in these settings; Settings.load({{…}}) takes it, Settings(…) does not."
    with pytest.raises(ConfigurationError, match=re.escape(said)):
        Summariser(settings=Settings(model=model))
    monkeypatch.setenv(variable, " ")
    with pytest.raises(ConfigurationError, match="SUMMARISER_MODEL .and a server" if model is None else "set OPENAI_A"):
        Summariser(settings=Settings(model=model))


def test_settings_and_arguments_exclude_each_other() -> None:
    with pytest.raises(ConfigurationError, match="model"):
        Summariser(model="m", settings=Settings(model="n"))


@pytest.mark.parametrize(
    ("settings", "named"), [({"reader": "rules"}, "a dict"), ("rules", "a str"), (Settings, "its class")]
)
def test_what_are_no_settings_is_refused_in_words(settings: Any, named: str) -> None:
    said = f"settings takes a Settings, not {named}; make one with Settings.load({{…}})."
    with pytest.raises(TypeError, match=re.escape(said)):
        Summariser(settings=settings)


def test_record_needs_a_cassette() -> None:
    with pytest.raises(ConfigurationError, match="cassette"):
        Summariser(model="m", base_url=closed_url(), record=True)


def test_a_missing_cassette_is_told_before_anything_else(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="no such cassette"):
        Summariser(cassette=tmp_path / "none.yaml")


def test_arguments_override_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISER_MODEL", "of-the-environment")
    monkeypatch.setenv("SUMMARISER_TIMEOUT", "7")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    summariser = Summariser(model="of-the-argument")
    assert (summariser.settings.model, summariser.settings.timeout) == ("of-the-argument", 7)
    assert summariser.settings.base_url == "http://127.0.0.1:9/v1"


def test_the_configuration_file_is_the_command_lines_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library does not change with the folder that it is called in."""
    (tmp_path / "summariser.toml").write_text('model = "of-the-file"\n')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match="no model"):
        Summariser()


def test_an_empty_article_is_told() -> None:
    with FakeServer(always) as server, Summariser(model="m", base_url=server.url) as summariser:
        for text in ("", " \n\t", "\u00a0"):
            with pytest.raises(ArticleError, match="empty"):
                summariser.summarise(Article(text=text))
        assert server.requests == []


@pytest.mark.parametrize("text", ["Three people were killed.", "a\ud800b"])
def test_an_article_that_was_given_another_text_is_not_sent(text: str) -> None:
    """Its digest and id are those of the first text, and the summary would fail its check."""
    changed = article().model_copy(update={"text": text})
    with FakeServer(always) as server, Summariser(model="m", base_url=server.url) as summariser:
        with pytest.raises(ArticleError, match=r"make an article of it with Article\(text=…\)") as refused:
            summariser.summarise(changed)
        assert refused.value.source == changed.id
        several = summariser.summarise_all([changed, article()])
        assert [type(result) for result in several] == [ArticleError, Summary]
        assert len(server.requests) == 1


# Readers


def test_the_fake_reader_needs_no_model() -> None:
    reader = FakeReader(WireReply.model_validate(wire_reply()))
    with Summariser(reader=reader) as summariser:
        done = summariser.summarise(article())
        assert done.headline == "Ferry sinks off Halvor"
        assert done.audit.passed is True
        assert (done.run.reader, done.run.cost, done.run.attempts) == ("fake", None, [])
        assert asyncio.run(summariser.asummarise(article())) == done
    assert reader.articles == [article().id, article().id]


def test_the_fake_reader_works_again_after_its_end() -> None:
    summariser = Summariser(reader=FakeReader(WireReply.model_validate(wire_reply())))
    for _ in range(2):
        assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"
        summariser.close()
    assert threads_of_the_package() == []


class _Failing:
    """A reader of somebody else's."""

    name = "failing"

    def __init__(self, problem: Exception) -> None:
        self.problem = problem
        self.closed = 0

    async def read(self, text: GroundedText) -> Reading:
        raise self.problem

    async def aclose(self) -> None:
        self.closed += 1


def test_a_fault_of_the_package_is_an_error_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what was paid for by then."""
    monkeypatch.setattr("summariser.readers.llm.reader.build", lambda *_: 1 / 0)
    with (
        FakeServer([completion(wire_reply())]) as server,
        Summariser(model="m", base_url=server.url) as summariser,
        pytest.raises(ModelError, match="a fault of summariser itself") as caught,
    ):
        summariser.summarise(article())
    assert type(caught.value.__cause__) is ZeroDivisionError
    assert [attempt.outcome for attempt in caught.value.attempts] == ["ok"]


@pytest.mark.parametrize("problem", [RejectedRequestError("not today"), ZeroDivisionError("whatever")])
def test_a_reader_of_ones_own_is_asked_and_closed(problem: Exception) -> None:
    reader = _Failing(problem)
    with pytest.raises(type(problem), match=str(problem)), Summariser(reader=reader) as summariser:
        summariser.summarise(article())
    assert reader.closed == 1


@pytest.mark.parametrize(
    "given",
    [{"model": "gpt"}, {"timeout": -3}, {"record": True}, {"cassette": "none.yaml"}, {"settings": Settings(model="m")}],
)
def test_what_a_reader_of_ones_own_would_not_use_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=f"a reader of your own and {next(iter(given))} were both given"):
        Summariser(reader=FakeReader(WireReply.model_validate(wire_reply())), **given)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (FakeReader, r"not its class; give FakeReader\(…\)"),
        (object(), "object lacks read, aclose and a name"),
        (SimpleNamespace(read=print, name="r"), "SimpleNamespace lacks aclose"),
        (SimpleNamespace(read=print, aclose=print), "SimpleNamespace lacks a name"),
        (SimpleNamespace(read=print, aclose=print, name=None), "SimpleNamespace lacks a name"),
    ],
)
def test_what_is_no_reader_is_refused(reader: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Summariser(reader=reader)


def test_a_reader_that_is_not_async_is_told() -> None:
    class Sync(_Failing):
        def read(self, text: GroundedText) -> Reading:  # type: ignore[override]
            return Reading(draft=build(WireReply.model_validate(wire_reply()), text), reader="sync")

    with (
        Summariser(reader=Sync(ValueError())) as summariser,
        pytest.raises(TypeError, match=r"Sync\.read has to be asy"),
    ):
        summariser.summarise(article())


class Nth:
    """A reader that gives `last` in the place of its third reading."""

    name = "nth"

    def __init__(self, last: Callable[[GroundedText], Any]) -> None:
        self.last = last
        self.asked = 0

    async def read(self, text: GroundedText) -> Reading:
        self.asked += 1
        draft = build(WireReply.model_validate(wire_reply()), text)
        return self.last(text) if self.asked == 3 else Reading(draft=draft, reader=self.name)

    async def aclose(self) -> None:
        """Nothing to release."""


@pytest.mark.parametrize(
    ("last", "given"),
    [
        (lambda text: None, "not None."),
        (lambda text: WireReply.model_validate(wire_reply()), "not a WireReply."),
        (
            lambda text: Reading(draft=WireReply.model_validate(wire_reply()), reader="n"),
            "not a Reading of a WireReply.",
        ),
    ],
)
def test_what_is_no_reading_is_told_and_nothing_is_lost(last: Callable[[GroundedText], Any], given: str) -> None:
    said = re.escape("Nth.read has to give Reading(draft=build(reply, text), reader=self.name), ") + given
    reader = Nth(last)
    with Summariser(reader=reader) as summariser:
        found = summariser.summarise_all([numbered(number) for number in range(5)], at_once=1)
        assert [type(result) for result in found] == [Summary, Summary, ModelError, NotSentError, NotSentError]
        assert isinstance(found[2], ModelError)
        assert type(found[2].__cause__) is TypeError
        assert re.search(said, str(found[2]))
        assert reader.asked == 3
        reader.asked = 2
        with pytest.raises(TypeError, match=said):
            summariser.summarise(article())


def test_what_a_reader_of_ones_own_raises_among_many_is_told_in_its_place() -> None:
    def broken(_: GroundedText) -> Reading:
        raise ZeroDivisionError("no\n\x1b[2Jday.")

    with Summariser(reader=Nth(broken)) as summariser:
        found = list(summariser.summarise_each((numbered(number) for number in range(5)), at_once=1))
        assert [type(result) for _, result in found] == [Summary, Summary, ModelError, NotSentError, NotSentError]
        assert str(found[2][1]).endswith(": the reader failed (ZeroDivisionError: no ?[2Jday).")
        assert str(found[4][1]).startswith("not sent, for another article failed: ")
        assert isinstance(summariser.summarise_all([article()])[0], Summary), "another run is read"


def test_the_end_of_a_reader_may_be_a_plain_function() -> None:
    class Plain(Nth):
        closed = 0

        def aclose(self) -> None:  # type: ignore[override]
            self.closed += 1

    reader: Any = Plain(lambda text: None)
    with Summariser(reader=reader) as summariser:
        assert isinstance(summariser.summarise(article()), Summary)
    assert reader.closed == 1
    assert threads_of_the_package() == []


def test_a_fake_reader_takes_a_dict_that_is_a_reply_and_nothing_else() -> None:
    with Summariser(reader=FakeReader(wire_reply())) as summariser:
        assert summariser.summarise(article()).headline == "Ferry sinks off Halvor"
    with pytest.raises(ValidationError):
        FakeReader({"lang": "en"})
    with pytest.raises(TypeError, match="takes a WireReply or a dict that is one, not a list"):
        FakeReader([wire_reply()])  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["A bomb went off.", None, b"A bomb"])
def test_what_is_no_article_is_refused_in_words(given: object) -> None:
    with Summariser(reader="rules") as summariser, pytest.raises(TypeError, match=r"takes an Article, not a .*text="):
        summariser.summarise(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fails", "met"),
    [
        (lambda path: Article.from_file(path / "empty.txt"), ArticleError),
        (lambda path: Article.from_file("a\0b"), ArticleError),
        (lambda path: Article.from_file(path / "news.txt", published="soon"), ConfigurationError),
        (lambda path: Article.from_file(path / "news.txt", offset=3), ConfigurationError),
        (lambda path: Summariser(timeout=-1), ConfigurationError),
        (lambda path: Article.from_file(path / "none.txt"), OSError),
        (lambda path: Article(text="x", published="soon"), ValidationError),
        (lambda path: Summary.model_validate_json("{}"), ValidationError),
        (lambda path: Summariser(reader="rules").summarise("News."), TypeError),
        (lambda path: Summariser(settings={"reader": "rules"}), TypeError),
    ],
)
def test_what_a_caller_meets_is_what_the_readme_says(
    fails: Callable[[Path], object], met: type[Exception], tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "news.txt").write_text("News.")
    with pytest.raises(met):
        fails(tmp_path)
