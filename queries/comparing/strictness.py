"""Which of two texts asks more: strength of the statements, figures, time limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.time_limits import last_day
from queries.answer import Task

from .likeness import dice

_ALIKE = 0.45
"""The share of pairs that two measures about the same thing have at least."""

_WORDS = {"encouragement": "鼓励", "permission": "可以", "obligation": "应当", "prohibition": "不得"}
_FIGURE = re.compile(
    r"(?P<about>[^，。；、\d]{0,12}?)(?P<at_most>不超过|不高于|控制在|少于|低于)?(?P<value>\d+(?:\.\d+)?)"
    r"(?P<unit>%|％|个百分点|万亿元|亿元|万元|元|万家|万个|万人|家|个|人|项|种|公顷|亩|平方米|公里|个?工作日|日|天|个月|小时|年)"
    r"(?P<bound>以上|以下|以内|内)?"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """`more` where the other text asks more (加码), else it asks less; `words` say how."""

    more: bool
    words: str


def differences(
    one: Sequence[Task],
    other: Sequence[Task],
    texts: tuple[str, str],
    days: tuple[date | None, date | None],
    family: bool,
) -> Iterator[Difference]:
    """How `other` differs in what it asks. How firmly they say it counts within one `family` of documents only."""
    for task, same in _matched(one, other):
        if family and _strength(task) != _strength(same):
            change = f"{_WORDS[task.modality]} → {_WORDS[same.modality]}"
            yield Difference(_strength(same) > _strength(task), f"“{same.task}”：{change}")
        before, after = last_day(task.deadline, days[0]), last_day(same.deadline, days[1])
        if before is not None and after is not None and before != after:
            yield Difference(after < before, f"“{same.task}”：时限 {before.isoformat()} → {after.isoformat()}")
    yield from _figures(*texts)


def _matched(one: Iterable[Task], other: Sequence[Task]) -> Iterator[tuple[Task, Task]]:
    for task in one:
        ranked = sorted(((dice(task.task, same.task), -at) for at, same in enumerate(other)), reverse=True)
        if ranked and ranked[0][0] >= _ALIKE:
            yield task, other[-ranked[0][1]]


def _strength(task: Task) -> int:
    """What binds is stronger than what encourages, allows or supports."""
    return 1 if task.modality in ("encouragement", "permission") or task.nature == "鼓励引导" else 2


def _figures(one: str, other: str) -> Iterator[Difference]:
    """Figures of the same unit about the same thing that are not the same."""
    before, after = list(_FIGURE.finditer(one)), list(_FIGURE.finditer(other))
    for figure in before:
        if _is_year(figure):
            continue
        alike = [
            same for same in after if same["unit"] == figure["unit"] and not _is_year(same)
            and (dice(same["about"], figure["about"]) >= _ALIKE or same["about"] == figure["about"])
        ]  # fmt: skip
        if len(alike) != 1 or float(alike[0]["value"]) == float(figure["value"]):
            continue
        (same,) = alike
        most = bool(figure["at_most"]) or figure["bound"] in ("以下", "以内", "内")
        greater = float(same["value"]) > float(figure["value"])
        yield Difference(greater is not most, f"{same['about']}：{_shown(figure)} → {_shown(same)}")


def _is_year(figure: re.Match[str]) -> bool:
    return figure["unit"] == "年" and len(figure["value"]) == 4


def _shown(figure: re.Match[str]) -> str:
    return (figure["at_most"] or "") + figure["value"] + figure["unit"] + (figure["bound"] or "")
