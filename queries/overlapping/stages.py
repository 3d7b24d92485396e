"""The stage 环节 of a duty, by its verb or by what it is about."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

import rjieba

from .lexicon import Stage, stages


def stage_of(action: str, target: str) -> tuple[Stage | None, bool]:
    """The stage that the verb names, with True; else the one that the end of the target shows."""
    for stage in stages():
        if any(_has(action, verb) for verb in stage.verbs):
            return _refined(stage, target), True
    return _by_target(target), False


def _has(action: str, verb: str) -> bool:
    """Whether an action has a verb as its own word: 调查处理 has no 查处."""
    return verb in action and _whole(action, verb)


@lru_cache(maxsize=100_000)
def _whole(action: str, verb: str) -> bool:
    ends = {0, *accumulate(map(len, rjieba.cut(action)))}
    at = action.find(verb)
    while at >= 0:
        inside = [end for end in ends if at < end < at + len(verb)]
        if not inside or (at in ends and at + len(verb) in ends):
            return True
        at = action.find(verb, at + 1)
    return False


def _refined(stage: Stage, target: str) -> Stage:
    """编制标准 is about a standard, though 编制 is a planner's verb."""
    return (_by_target(target) or stage) if stage.name == "规划" else stage


def _by_target(target: str) -> Stage | None:
    fits = ((len(head), stage) for stage in stages() for head in stage.what if target.endswith((head, f"{head}工作")))
    return max(fits, key=lambda one: one[0], default=(0, None))[1]
