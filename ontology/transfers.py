"""Who holds a function now: reforms abolish bodies and move single functions; both are followed step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .body import Body, Transfer
from .registry import Registry


@dataclass(frozen=True, slots=True)
class Holder:
    """A body that has a function now, and the transfers that brought it there (none where only bodies were renamed)."""

    body: Body
    by: tuple[Transfer, ...] = ()


def holders(registry: Registry, text: str, body: Body, on: date) -> tuple[Holder, ...]:
    """Who has now what `text` says of `body` on the day `on`; `body` itself, without transfers, where nothing moved.

    老龄工作 of 民政部 in 2016 → 国家卫生健康委员会 in 2018 → 民政部 in 2023. Several where a function was divided.
    """
    found: dict[str, Holder] = {}
    for holder in _follow(registry, text, body, on.isoformat(), (), frozenset()):
        found.setdefault(holder.body.name, holder)
    return tuple(found.values())


def _follow(
    registry: Registry, text: str, body: Body, day: str, by: tuple[Transfer, ...], past: frozenset[str]
) -> Iterator[Holder]:
    """`past` are the bodies since the last transfer: bodies that a user's file lets follow each other end there."""
    moved = [t for t in registry.moved(text, body, day) if t not in by]
    first = min((t.date or "" for t in moved), default="")
    followers = [name for name in body.successors if name not in past] if body.until is not None else []
    if moved:
        for transfer in (t for t in moved if (t.date or "") == first):
            taker = registry.bodies[transfer.taker]
            yield from _follow(registry, text, taker, first or day, (*by, transfer), frozenset())
    elif followers:
        for name in followers:
            abolished = max(day, body.until or "")
            yield from _follow(registry, text, registry.bodies[name], abolished, by, past | {body.name})
    else:
        yield Holder(body, by)
