"""The workers of a Dask cluster. Placing work, and doing again what a lost worker had, is Dask's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ontology.errors import InputError

from .workers import AHEAD, FEW, Problem, R, T, reason_of


class Cluster:
    """A Dask client as workers: a bounded number of things is on the cluster at any time."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(
        self, function: Callable[[T], R], things: Iterable[T], *, few: int = FEW
    ) -> Iterator[tuple[T, R] | Problem[T]]:
        import distributed

        as_completed: Any = distributed.as_completed
        rest = iter(things)
        waiting: dict[Any, tuple[T, bool]] = {}
        running = as_completed([], with_results=False)

        def send(thing: T, *, again: bool = False) -> None:
            future = self._client.submit(function, thing, pure=False)
            waiting[future.key] = thing, again
            running.add(future)

        def more() -> None:
            while len(waiting) < self._at_once():
                thing = next(rest, _END)
                if thing is _END:
                    return
                send(thing)  # type: ignore[arg-type]

        more()
        while waiting:
            future = next(running)
            thing, again = waiting.pop(future.key)
            try:
                result = future.result()
            except Exception as error:
                # Not the function's own: a worker was lost between its end and our asking for what it gave.
                if future.status != "error" and not again:
                    send(thing, again=True)
                else:
                    yield Problem(thing, reason_of(error))
            else:
                yield thing, result
            finally:
                future.release()
            more()

    def stop(self) -> None:
        """The cluster's workers are its own."""

    def _at_once(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values())) * AHEAD


_END = object()


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address` (tcp://host:8786). Raises InputError where there is none."""
    try:
        import distributed
    except ImportError:
        raise InputError(
            "--cluster 需要 pip install 'dutygraph[cluster]' / --cluster needs the extra cluster"
        ) from None
    try:
        make: Any = distributed.Client
        client = make(address, timeout="8s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())
        raise InputError(f"{address}：连不上集群（{said}） / no cluster there ({said})") from error
    try:
        yield Cluster(client)
    finally:
        client.close()
