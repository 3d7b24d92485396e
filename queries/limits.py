"""A time limit for questions: looked at between documents, queries and pairs, where nothing is half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from ontology.errors import QueryError

_UNTIL: ContextVar[tuple[float, float] | None] = ContextVar("until", default=None)


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Let what is asked within raise `QueryError` when so many seconds are over; None for no limit.

    A single query to the store is not interrupted. Of what was worked out until then, whole parts are kept, so that
    asking again goes further.
    """
    if seconds is not None and seconds <= 0:
        raise QueryError(f"时限应大于零 / the time limit must be more than nothing: {seconds:g}")
    token = _UNTIL.set(None if seconds is None else (monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _UNTIL.reset(token)


def on_time() -> None:
    """Raises `QueryError` where the time is over."""
    until = _UNTIL.get()
    if until is not None and monotonic() > until[0]:
        raise QueryError(f"问题超过 {until[1]:g} 秒，已停止 / the question took longer than {until[1]:g} s, stopped")
