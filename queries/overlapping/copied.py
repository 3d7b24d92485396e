"""Whether one document's sentence has been taken over from another's: what both deploy beside it is deployed twice."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .duty import Duty

RUN: Final = 12
"""Characters in a row that two sentences do not share by chance, where a clause ends among them."""
_COMMA: Final = "，"
_GAP: Final = "\n"


def copied(a: Duty, b: Duty) -> bool:
    """Whether the sentences of two duties have a run of characters in common beside what the duties are about.

    A run without a comma is a name: 各级林业和草原主管部门.
    """
    return not _runs(*_said(a)).isdisjoint(_runs(*_said(b)))


def _said(one: Duty) -> tuple[str, str]:
    return one.evidence, str(one.row["target"])


@lru_cache(maxsize=10_000)
def _runs(sentence: str, target: str) -> frozenset[str]:
    beside = sentence.replace(target, _GAP) if target else sentence
    runs = (beside[at : at + RUN] for at in range(len(beside) - RUN + 1))
    return frozenset(run for run in runs if _COMMA in run and _GAP not in run)
