"""The pace: what pauses all requests, how many are under way at once, and how long a server is waited for."""

import asyncio
import logging
import re
import selectors
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import pytest

from summariser.errors import ExhaustedError, ProviderError, UnreachableError
from summariser.readers.base import ONE_OF_MANY
from summariser.readers.llm.failures import TransientError
from summariser.readers.llm.pace import Clock, Pace
from summariser.readers.llm.tries import Tries
from summariser.settings import Settings

T = TypeVar("T")


class _Skipping(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    """Waits for nothing: what would have been waited is added to the time of the loop."""

    skipped = 0.0

    def select(self, timeout: float | None = None) -> Any:
        self.skipped += timeout or 0
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.skipped


class LoopClock(Clock):
    def now(self) -> float:
        return asyncio.get_running_loop().time()


def skipping(work: Coroutine[Any, Any, T]) -> T:
    """What `work` comes to, in a loop in which time goes by as soon as everything waits."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(work)


class Server:
    """Answers a request after some seconds; `answer` is told the time, and raises what it fails with."""

    def __init__(self, answer: Callable[[float], None], seconds: float = 0.1) -> None:
        self.answer, self.seconds = answer, seconds
        self.asked: list[float] = []
        self.under_way = self.most = 0
        self.served: list[float] = []

    async def reply(self) -> None:
        loop = asyncio.get_running_loop()
        self.asked.append(loop.time())
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(self.seconds)
            self.answer(loop.time())
        finally:
            self.under_way -= 1
        self.served.append(loop.time())


def failing(status: int | None, wait: float | None = None) -> TransientError:
    outcome = f"HTTP {status}" if status else "no connection"
    return TransientError(outcome, outcome, OSError(), status=status, wait=wait)


async def ask(server: Server, pace: Pace, settings: Settings) -> None:
    """One request, as the gate sends it."""
    clock = LoopClock()
    tries = Tries(settings, pace, clock)
    state: Any = type("State", (), {"attempt_number": 0, "outcome": None})()
    async with pace.call():
        while True:
            state.attempt_number += 1
            async with pace.turn() as begun:
                try:
                    await server.reply()
                except TransientError as error:
                    pace.met = pace.met or error.status is not None
                    tries.note(error, begun)
                    failed = error
                else:
                    pace.answered(begun, worked=True)
                    return
            wait = tries.wait(state)
            if tries.stop(state):
                raise tries.given_up(failed)
            await asyncio.sleep(wait)


def batch(
    server: Server, number: int, jobs: int, *, many: bool = True, pace: Pace | None = None, **settings: Any
) -> list[ProviderError]:
    """What of `number` articles failed, so many read at once, until one failed as all would."""
    made = Settings.model_validate({"model": "m", "base_url": "http://h/v1"} | settings)
    failures: list[ProviderError] = []

    async def run() -> None:
        ONE_OF_MANY.set(many)
        shared, left = pace or Pace(LoopClock(), "http://h/v1"), iter(range(number))

        async def job() -> None:
            for _ in left:
                if any(failure.affects == "all" for failure in failures):
                    return
                try:
                    await ask(server, shared, made)
                except ProviderError as error:
                    failures.append(error)

        async with asyncio.TaskGroup() as group:
            for _ in range(jobs):
                group.create_task(job())

    skipping(run())
    return failures


def limit(requests: int, seconds: float, wait: float | None = None) -> Callable[[float], None]:
    """So many requests in so many seconds, whatever came of the others."""
    taken: list[float] = []

    def answer(now: float) -> None:
        taken[:] = [time for time in taken if time > now - seconds]
        if len(taken) >= requests:
            raise failing(429, wait)
        taken.append(now)

    return answer


@pytest.mark.parametrize("jobs", [1, 8, 32, 300])
@pytest.mark.parametrize(("requests", "seconds", "wait"), [(60, 60, None), (60, 60, 1), (20, 60, 20), (1, 1, None)])
def test_a_limit_costs_time_and_no_article(jobs: int, requests: int, seconds: float, wait: float | None) -> None:
    server = Server(limit(requests, seconds, wait))
    assert batch(server, 300, jobs) == []
    assert len(server.served) == 300
    least = (300 / requests - 1) * seconds
    assert least <= server.served[-1] <= 2 * least + 120, "it is kept to, and made use of"
    assert len(server.asked) <= 300 * (2 if requests > 1 else 4) + jobs, "most are answered"


def test_a_limit_halves_how_many_are_under_way_and_replies_let_them_grow() -> None:
    over: list[float] = []

    def at_most_six(now: float) -> None:
        if server.under_way > 6:
            over.append(now)
            raise failing(429)

    server = Server(at_most_six)
    pace = Pace(LoopClock(), "http://h/v1")
    assert batch(server, 2000, 40, pace=pace) == []
    assert server.most == 40
    assert 3 <= pace.at_once <= 8
    assert len([time for time in over if time > 5]) < 200, "few of two thousand, once it is found"
    assert len(server.served) / server.served[-1] > 15, "a second, of sixty that could be"


def test_all_are_paused_by_one_limit_and_it_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "summariser")
    failed: list[float] = []

    def once(now: float) -> None:
        if now > 1 and not failed:
            failed.append(now)
            raise failing(429, 30)

    server = Server(once)
    assert batch(server, 100, 4) == []
    later = [time for time in server.asked if failed[0] < time < failed[0] + 30]
    assert later == [], "what was under way came to its end, and nothing else was sent"
    assert caplog.messages[0] == "http://h/v1 limits the requests: all are paused for 30.0 s, then 2 at once"


@pytest.mark.parametrize("status", [500, 502, 503, 504, None])
@pytest.mark.parametrize("jobs", [1, 8])
def test_an_outage_of_minutes_is_waited_out(status: int | None, jobs: int) -> None:
    def answer(now: float) -> None:
        if 5 < now < 305:
            raise failing(status)

    server = Server(answer)
    assert batch(server, 500, jobs) == []
    assert len([time for time in server.asked if 20 < time < 305]) <= 30, "one at a time looks whether it is over"
    assert server.served[-1] < 305 + 45 + 500 * 0.1


@pytest.mark.parametrize("status", [429, 503, None])
def test_patience_ends_and_says_so(status: int | None) -> None:
    def answer(now: float) -> None:
        if now > 5:
            raise failing(status)

    server = Server(answer)
    failures = batch(server, 500, 8, patience=100)
    assert [error.affects for error in failures] == ["all"] * 7 + [None], "the last is alone"
    assert isinstance(failures[0], UnreachableError if status is None else ExhaustedError)
    assert "(`patience`)" in str(failures[0])
    early = [time for time in server.asked if 6 < time < 100]
    assert len(early) < 30
    assert server.asked[-1] < 180, "nobody waits a hundred seconds more once it is over"


def test_one_article_that_a_server_cannot_bear_does_not_end_the_sending() -> None:
    """With nobody else to ask, it looks as an outage does."""
    pace = Pace(LoopClock(), "http://h/v1")

    async def run() -> tuple[ProviderError, float]:
        ONE_OF_MANY.set(True)
        made = Settings(model="m", base_url="http://h/v1")
        await ask(Server(lambda _: None), pace, made)
        with pytest.raises(ExhaustedError) as failed:
            await ask(Server(always_500), pace, made)
        now = LoopClock().now()
        await ask(Server(lambda _: None), pace, made)
        return failed.value, LoopClock().now() - now

    failure, then = skipping(run())
    assert failure.affects is None
    assert then < 60


@pytest.mark.parametrize("status", [429, 503, None])
def test_an_outage_is_waited_for_once_where_one_is_read_at_a_time(status: int | None) -> None:
    def answer(now: float) -> None:
        if now > 5:
            raise failing(status)

    server = Server(answer)
    failures = batch(server, 60, 1, patience=300)
    assert len(failures) >= 10
    assert "(`patience`)" in str(failures[0])
    assert re.search("after 5 tries[:;]", str(failures[1]))
    assert server.asked[-1] < 5 + 300 + len(failures) * 20


def test_a_server_that_was_never_met_is_not_waited_for() -> None:
    def answer(now: float) -> None:
        raise failing(None)

    server = Server(answer)
    failures = batch(server, 1, 1)
    assert len(server.asked) == 5
    assert server.asked[-1] < 10
    assert failures[0].affects is None
    assert "5 tries;" in str(failures[0])


@pytest.mark.parametrize("status", [429, 503])
def test_one_article_by_itself_fails_within_a_minute(status: int) -> None:
    def answer(_: float) -> None:
        raise failing(status)

    for _ in range(100):  # what is waited by chance is another each time
        server = Server(answer)
        assert len(batch(server, 1, 1, many=False)) == 1
        assert server.asked[-1] <= 60.1, "the first failure is told after a tenth of a second"
    server = Server(answer)
    assert len(batch(server, 1, 1, many=False, patience=0)) == 1
    assert len(server.asked) == 1


def test_what_fails_for_one_article_while_others_are_answered_is_counted() -> None:
    pace = Pace(LoopClock(), "http://h/v1")

    async def run() -> list[Exception]:
        ONE_OF_MANY.set(True)
        made = Settings(model="m", base_url="http://h/v1")

        async def others() -> None:
            for _ in range(1000):
                await ask(Server(lambda _: None), pace, made)

        found: list[Exception] = []
        task = asyncio.create_task(others())
        try:
            await ask(poison, pace, made)
        except ProviderError as error:
            found.append(error)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return found

    poison = Server(always_500)
    assert re.search("after [56] tries: HTTP 500", str(skipping(run())[0]))


def always_500(_: float) -> None:
    raise failing(500)


def test_a_cancelled_request_leaves_its_place_to_others() -> None:
    async def run() -> int:
        pace = Pace(LoopClock(), "http://h/v1")
        pace.at_once = 1
        server = Server(lambda _: None)
        made = Settings(model="m", base_url="http://h/v1")
        tasks = [asyncio.create_task(ask(server, pace, made)) for _ in range(9)]
        await asyncio.sleep(0.05)
        for task in tasks[:5]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return len(server.served)

    assert skipping(run()) == 4
