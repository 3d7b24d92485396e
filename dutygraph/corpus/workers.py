"""The cores of one machine: a function over many things at once, with a bounded number of them under way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import forkserver
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ontology.errors import DutygraphError

if TYPE_CHECKING:
    from pebble import ProcessPool

AHEAD = 3
"""Things under way or waiting for each worker: enough to keep it busy, and no more in memory."""

FEW = 8
"""Fewer things than this are not worth the start of other processes."""

LONGEST = 3600
"""Seconds after which one text is given up: only a fault of ours takes so long."""

TASKS = 2000
"""Things after which a worker is replaced: what it knows of each word that it has seen grows."""

T = TypeVar("T")
R = TypeVar("R")


class Problem(Generic[T]):
    """What became of a thing that could not be done: `reason` in Chinese and English."""

    def __init__(self, thing: T, reason: str) -> None:
        self.thing = thing
        self.reason = reason


class Workers(Protocol):
    """Whoever does work: this process, the cores of this machine, a cluster."""

    def each(
        self, function: Callable[[T], R], things: Iterable[T], *, few: int = FEW
    ) -> Iterator[tuple[T, R] | Problem[T]]:
        """`function` of each thing, in any order. What fails is a Problem and stops nothing. Less than `few` things are
        not worth other processes."""
        ...

    def stop(self) -> None:
        """Let go of what was started for the work; more work starts it again."""
        ...


class Here:
    """Everything in this process, one thing after another."""

    def each(
        self, function: Callable[[T], R], things: Iterable[T], *, few: int = FEW
    ) -> Iterator[tuple[T, R] | Problem[T]]:
        for thing in things:
            try:
                result = function(thing)
            except Exception as error:
                yield Problem(thing, reason_of(error))
                continue
            yield thing, result

    def stop(self) -> None:
        """Nothing was started."""


class Cores:
    """Worker processes of this machine, started once there is enough to do.

    One that dies takes only the thing with it that it was at.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._started: ProcessPool | None = None

    def each(
        self, function: Callable[[T], R], things: Iterable[T], *, few: int = FEW
    ) -> Iterator[tuple[T, R] | Problem[T]]:
        rest = iter(things)
        first = list(islice(rest, few))
        if len(first) < few:
            yield from Here().each(function, first)
            return
        waiting: dict[Future[R], T] = {}
        for thing in chain(first, rest):
            if len(waiting) >= self._jobs * AHEAD:
                yield from self._done(waiting)
            waiting[self._scheduled(function, thing)] = thing
        while waiting:
            yield from self._done(waiting)

    def _scheduled(self, function: Callable[[T], R], thing: T) -> Future[R]:
        try:
            return self._pool.schedule(function, args=(thing,), timeout=LONGEST)
        except RuntimeError as error:  # pebble's, when no worker starts: each imports the script that was run
            raise DutygraphError(
                '工作进程无法启动：脚本里的调用请写在 if __name__ == "__main__": 之下，或用 jobs=1 / '
                'no worker process starts: in a script, call it below if __name__ == "__main__":, or with jobs=1'
            ) from error

    @staticmethod
    def _done(waiting: dict[Future[R], T]) -> Iterator[tuple[T, R] | Problem[T]]:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            thing = waiting.pop(future)
            try:
                result = future.result()
            except Exception as error:
                yield Problem(thing, reason_of(error))
                continue
            yield thing, result

    def stop(self) -> None:
        """End the workers, at once if they are still at work."""
        if self._started is not None:
            self._started.stop()  # type: ignore[no-untyped-call]
            self._started.join()
            self._started = None

    @property
    def _pool(self) -> ProcessPool:
        if self._started is None:
            from pebble import ProcessPool

            self._started = ProcessPool(self._jobs, max_tasks=TASKS, initializer=_begin, context=_context())
        return self._started


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """The workers for a number of jobs; with one everything is done here."""
    if jobs <= 1:
        yield Here()
        return
    cores = Cores(jobs)
    try:
        yield cores
    finally:
        cores.stop()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def reason_of(error: Exception) -> str:
    """Why something failed, as a reader of the report should see it."""
    from concurrent.futures import TimeoutError as PoolTimeoutError

    from pebble import ProcessExpired

    match error:
        case DutygraphError():
            return str(error)
        case ProcessExpired():
            return f"处理进程异常退出（{error.exitcode}） / the worker process died ({error.exitcode})"
        case PoolTimeoutError():
            return f"处理超过 {LONGEST} 秒 / took longer than {LONGEST} seconds"
        case MemoryError():
            return "内存不足 / out of memory"
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"内部错误（{said}） / internal error ({said})"


def _context() -> multiprocessing.context.BaseContext:
    """Workers that share what is loaded once where the system can do that; never a fork of a process with threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dutygraph.corpus.preloaded"])
    with _silent():
        forkserver.ensure_running()
    return context


@contextmanager
def _silent() -> Iterator[None]:
    """What is started here has nowhere to write errors to: those of a text come back as results, and a worker that is
    interrupted while it starts has nothing to say that anyone should read."""
    if os.environ.get("DUTYGRAPH_DEBUG"):
        yield
        return
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _begin() -> None:
    """Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
