"""Processes of their own for what a visitor may ask: what takes too long is ended with its process, for no store can be
interrupted from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as LateError
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ontology.errors import StoreError

if TYPE_CHECKING:
    from pebble import ProcessPool

WORKERS: Final = 2
WAITING: Final = 2
"""Times its own limit that one waits at most while others are asked before it."""
WAITERS: Final = 30
"""So many are asked or wait at once, each in one of the server's forty threads; others are refused at once."""

_BUSY: Final = "正在回答其他提问，请稍后再试 / busy with other questions, try again later"

T = TypeVar("T")


class TooLateError(StoreError):
    """What took longer than it may."""


class BusyError(StoreError):
    """What was not begun, because others took so long."""


class EndedError(StoreError):
    """What ended its process, mostly by the memory it took."""


class Processes:
    """The processes; started when first something is asked."""

    def __init__(self, starting: float = 10.0) -> None:
        """`starting`: seconds that a process may need to begin, beside the limit of what is asked."""
        self._starting = starting
        self._waiters = threading.BoundedSemaphore(WAITERS)
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    def run(self, seconds: float, function: Callable[..., T], *arguments: Any, **more: Any) -> T:
        """What a function of a module gives for arguments that can be pickled, in another process.

        Raises what the function raises, TooLateError after `seconds`, BusyError where it was not even begun,
        EndedError where its process died.
        """
        if not self._waiters.acquire(blocking=False):
            raise BusyError(_BUSY)
        try:
            return self._run(seconds, function, arguments, more)
        finally:
            self._waiters.release()

    def _run(self, seconds: float, function: Callable[..., T], arguments: Sequence[Any], more: dict[str, Any]) -> T:
        from pebble import ProcessExpired

        asked = self._started().schedule(function, args=arguments, kwargs=more, timeout=seconds)
        try:
            found: T = asked.result(timeout=WAITING * seconds + self._starting)
        except LateError:
            begun = asked.done()
            asked.cancel()
            if begun:
                raise TooLateError(f"超过 {seconds:g} 秒，已停止 / stopped after {seconds:g} s") from None
            raise BusyError(_BUSY) from None
        except ProcessExpired as error:
            raise EndedError("耗尽资源，已停止 / it used up what there is, stopped") from error
        return found

    def warm(self, after: float) -> None:
        """Have all ready in `after` seconds, so that who asks first need not wait for them to start; nothing where they
        have been ended by then."""
        if not self._ended.wait(after):
            for _ in range(WORKERS):
                self._started().schedule(ready)

    def stop(self) -> None:
        """End them."""
        self._ended.set()
        with self._lock:
            if self._pool is not None:
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()
                self._pool = None

    def _started(self) -> Any:
        from pebble import ProcessPool

        with self._lock:
            if self._pool is None:
                self._pool = ProcessPool(max_workers=WORKERS, context=get_context("spawn"))
            return self._pool


def ready() -> None:
    """Read what every question needs."""
    import kg
    import queries

    _ = kg, queries
