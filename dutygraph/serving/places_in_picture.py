"""First places for the nodes of a picture, before the page's worker draws them together: nothing jumps, and a graph of
any size shows at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, pi, sin, sqrt
from typing import Final

from .picture_models import Edge

_GOLDEN: Final = pi * (3 - sqrt(5))
"""The angle at which points on a spiral spread evenly."""


def placed(keys: Sequence[str], edges: Iterable[Edge]) -> dict[str, tuple[float, float]]:
    """A place for every key, the same for the same input. What actors bear spreads over a disc in its order; an actor
    stands in the middle of what it bears, a little aside so that no two cover each other."""
    things = [key for key in keys if not key.startswith("actor:")]
    found = {key: _spiral(number, 10.0) for number, key in enumerate(things)}
    bears: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for edge in edges:
        if edge.source.startswith("actor:") and edge.target in found:
            bears[edge.source].append(found[edge.target])
    for number, key in enumerate(key for key in keys if key.startswith("actor:")):
        around = bears[key] or [(0.0, 0.0)]
        aside = _spiral(number, 3.0)
        found[key] = (
            sum(x for x, _ in around) / len(around) + aside[0],
            sum(y for _, y in around) / len(around) + aside[1],
        )
    return found


def _spiral(number: int, apart: float) -> tuple[float, float]:
    radius = apart * sqrt(number + 0.5)
    return radius * cos(number * _GOLDEN), radius * sin(number * _GOLDEN)
