"""An event loop in a thread of its own: one door to the async core, from any thread and from inside any loop."""

import asyncio
import concurrent.futures
import contextvars
import threading
import weakref
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from typing import Any, ParamSpec, TypeVar

from summariser.errors import ModelError

T = TypeVar("T")
P = ParamSpec("P")

_LARGE = 50_000
"""Characters of an article or a reply from which work on it takes more than a few hundredths of a second."""


_ASIDE = "summariser aside"
"""Name of a thread that works on a large article."""
_AT_ONCE = 4
"""Large articles that are worked on at once in one loop: more would leave it too little time."""
_TURNS: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = weakref.WeakKeyDictionary()


async def aside(size: int, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """What `work` makes of so many characters, of an article or a reply: of many in a thread of its own, so that the
    deadlines of other articles do not run out meanwhile. Cancelling lets it run to its end unheard, or to that of the
    process: the thread is a daemon, for which an interrupted process does not wait."""
    if size < _LARGE:
        return work(*args, **named)
    done: concurrent.futures.Future[T] = concurrent.futures.Future()

    def run() -> None:
        try:
            done.set_result(work(*args, **named))
        except BaseException as error:
            done.set_exception(error)

    async with _TURNS.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE)):
        done.set_running_or_notify_cancel()
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(run,), name=_ASIDE, daemon=True).start()
        return await asyncio.wrap_future(done)


def under_way() -> bool:
    """Whether a large article is still worked on, heard or unheard."""
    return any(thread.name == _ASIDE for thread in threading.enumerate())


_CUT_OFF = "the Summariser was closed before this was done; what was asked by then may have been paid for."

_OF_PARENTS: list[asyncio.AbstractEventLoop] = []
"""In the child of a fork, the loops of its parent: one that is taken down here stops listening there."""


class LoopThread:
    """Runs coroutines in one loop, started when first needed. The thread is a daemon: a forgotten one ends with the
    process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._under_way: set[concurrent.futures.Future[Any]] = set()
        self._cut_off: weakref.WeakSet[concurrent.futures.Future[Any]] = weakref.WeakSet()
        """What `interrupt` ended."""
        self._interrupts = 0

    def _submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Start `work`; cancelling the future cancels it."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="summariser", daemon=True)
                self._thread.start()
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
            self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`; an interrupt cancels it. Raises ModelError where the loop is closed meanwhile."""
        future = self._submit(work)
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            if future in self._cut_off:
                raise ModelError(_CUT_OFF) from None
            raise
        except BaseException:
            future.cancel()
            raise

    async def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """As `run`, without blocking the running loop; cancelling it cancels `work`."""
        future = self._submit(work)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if future in self._cut_off and task is not None and not task.cancelling():
                raise ModelError(_CUT_OFF) from None
            raise  # by whoever owns the task

    def iterate(self, items: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        """Each of `items` as it comes; ending it, or an interrupt, ends them. Raises ModelError as `run`."""

        async def following() -> tuple[T, ...]:
            async for item in items:
                return (item,)
            return ()

        async def end() -> None:
            while getattr(items, "ag_running", False):  # until a cancelled `following` has come to its end
                await asyncio.sleep(0.001)
            await items.aclose()

        before = self._interrupts
        try:
            while found := self.run(following()):
                yield found[0]
                if self._interrupts > before:
                    raise ModelError(_CUT_OFF)
        finally:
            if self._interrupts == before:  # else they end with the loop
                self.run(end())

    def interrupt(self) -> None:
        """End what is under way, before the loop is closed: it raises ModelError where it is waited for."""
        with self._lock:
            self._interrupts += 1
            for future in list(self._under_way):
                self._cut_off.add(future)
                future.cancel()

    def close(self) -> None:
        """Stop the loop and wait for its thread. Safe to call twice; the next call starts a new one."""
        self.interrupt()
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def forget(self) -> bool:
        """In the child of a fork, which no thread came along to: begin anew. Whether a loop had been running."""
        self._lock = threading.Lock()
        self._under_way = set()
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
