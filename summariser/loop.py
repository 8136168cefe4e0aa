"""An event loop in a thread of its own: one door to the async core, from any thread and from inside any loop."""

import asyncio
import concurrent.futures
import threading
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

_LARGE = 50_000
"""Characters of an article from which work on it takes more than a few hundredths of a second."""


async def aside(text: str, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """What `work` makes of the article `text`: of a large one in a thread of its own, so that the deadlines of other
    articles do not run out meanwhile. Cancelling lets it run to its end unheard."""
    return await asyncio.to_thread(work, *args, **named) if len(text) >= _LARGE else work(*args, **named)


_OF_PARENTS: list[asyncio.AbstractEventLoop] = []
"""In the child of a fork, the loops of its parent: one that is taken down here stops listening there."""


class LoopThread:
    """Runs coroutines in one loop, started when first needed. The thread is a daemon: a forgotten one ends with the
    process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Start `work`; cancelling the future cancels it."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="summariser", daemon=True)
                self._thread.start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`; an interrupt cancels it."""
        future = self.submit(work)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def iterate(self, items: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        """Each of `items` as it comes; ending it, or an interrupt, ends them."""

        async def following() -> tuple[T, ...]:
            async for item in items:
                return (item,)
            return ()

        async def end() -> None:
            while getattr(items, "ag_running", False):  # until a cancelled `following` has come to its end
                await asyncio.sleep(0.001)
            await items.aclose()

        try:
            while found := self.run(following()):
                yield found[0]
        finally:
            self.run(end())

    def close(self) -> None:
        """Stop the loop and wait for its thread. Safe to call twice; the next `submit` starts a new one."""
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def forget(self) -> bool:
        """In the child of a fork, which no thread came along to: begin anew. Whether a loop had been running."""
        self._lock = threading.Lock()
        loop, self._loop, self._thread = self._loop, None, None
        if loop is not None:
            _OF_PARENTS.append(loop)
        return loop is not None

    def abandon(self, last: Callable[[], Coroutine[Any, Any, None]] | None) -> None:
        """Stop after `last`, and wait for nothing: a garbage collector may be what calls, in any thread."""
        loop, self._loop, self._thread = self._loop, None, None
        if loop is not None:
            loop.call_soon_threadsafe(_stop_after, loop, last)


def _stop_after(loop: asyncio.AbstractEventLoop, last: Callable[[], Coroutine[Any, Any, None]] | None) -> None:
    if last is None:
        loop.stop()
    else:
        loop.create_task(last()).add_done_callback(lambda done: (done.cancelled() or done.exception(), loop.stop()))


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
