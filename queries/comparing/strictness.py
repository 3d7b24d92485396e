"""Which of two texts asks more: strength of the statements, figures, time limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.time_limits import last_day
from queries.answer import Task
from queries.overlapping.figures import number_of

from .likeness import dice

_ALIKE = 0.45
"""The share of pairs that two measures about the same thing have at least."""

_WORDS = {"encouragement": "鼓励", "permission": "可以", "obligation": "应当", "prohibition": "不得"}
_NUMBER = r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万]+"
_FIGURE = re.compile(
    rf"(?P<about>[^，。；、\d]{{0,12}}?)(?P<at_most>不超过|不高于|控制在|(?<!不)(?:少于|低于))?"
    rf"(?:百分之(?P<share>{_NUMBER})|(?P<value>{_NUMBER})(?P<unit>%|％|个百分点|万亿元|亿元|万元|元|万家|万个|万人|家|个|人|项|种"
    r"|公顷|亩|平方米|公里|个?工作日|日|天|个月|小时|年))(?P<bound>以上|以下|以内|内)?"
)
_WRITTEN_OUT = frozenset(("万元", "元", "工作日", "个工作日", "日", "天", "个月", "小时", "年"))
"""Units with which numbers in characters are figures; 一个 and 一项 are none."""


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
    before, after = (list(filter(_counts, _FIGURE.finditer(text))) for text in (one, other))
    for figure in before:
        alike = [
            same for same in after if _unit(same) == _unit(figure)
            and (dice(same["about"], figure["about"]) >= _ALIKE or same["about"] == figure["about"])
        ]  # fmt: skip
        if len(alike) != 1 or _value(alike[0]) == _value(figure):
            continue
        (same,) = alike
        most = (bool(figure["at_most"]) or figure["bound"] in ("以下", "以内", "内")) and not _is_fine(figure)
        yield Difference(
            (_value(same) > _value(figure)) is not most, f"{same['about']}：{_shown(figure)} → {_shown(same)}"
        )


def _counts(figure: re.Match[str]) -> bool:
    """Whether it is a figure: no year, no 一个."""
    if figure["unit"] == "年" and _value(figure) > 100:
        return False
    return bool(figure["share"]) or figure["value"][0].isdigit() or figure["unit"] in _WRITTEN_OUT


def _is_fine(figure: re.Match[str]) -> bool:
    """处一万元以下罚款: the limit of what may be asked, not of what may be done."""
    return "罚款" in figure.string[figure.end() : figure.end() + 4]


def _value(figure: re.Match[str]) -> float:
    return number_of(figure["share"] or figure["value"])


def _unit(figure: re.Match[str]) -> str:
    return "%" if figure["share"] or figure["unit"] == "％" else figure["unit"]


def _shown(figure: re.Match[str]) -> str:
    return figure[0].removeprefix(figure["about"])
