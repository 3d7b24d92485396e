"""Tasks as lines of a task table: 重点任务, 具体举措, 牵头单位, 配合（责任）单位, 完成时限, 备注."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from queries.bodies import is_public

from . import times
from .bodies import in_order, is_doer
from .bodies import printed as body_printed
from .words import words

if TYPE_CHECKING:
    from queries import Task

HEADINGS = ("序号", "重点任务", "具体举措", "牵头单位", "配合（责任）单位", "完成时限", "备注")


@dataclass(frozen=True, slots=True)
class Line:
    """One task as it is printed; `leads` and `others` are bodies by identity, `lead` and `support` as printed."""

    task: Task
    heading: str
    measure: str
    leads: tuple[str, ...]
    others: tuple[str, ...]
    lead: str
    support: str
    time: str
    remark: str

    def cells(self, number: int) -> tuple[str, ...]:
        """The cells under `HEADINGS`."""
        return str(number), self.heading, self.measure, self.lead, self.support, self.time, self.remark


def lines(tasks: Iterable[Task], dates: Mapping[str, date | None] | None = None) -> list[Line]:
    """The lines of a table, without what documents say in general (总体要求). `dates` has each document's day by id."""
    known = dates or {}
    return [_line(task, known.get(task.document)) for task in tasks if not is_general(task)]


def is_general(task: Task) -> bool:
    """Whether a statement belongs to what a document says of its aims, not to its measures."""
    heading = task.section.rpartition("、")[2]
    return task.kind in words().kinds or heading in words().general


def wording(task: Task) -> str:
    """What is to be done, told apart from what must not, may or is encouraged to be done."""
    mood = words().moods.get(task.modality, "")
    return task.task if task.task.startswith(mood) else mood + task.task


def heading(task: Task) -> str:
    """What the task is part of: the provision with its heading, or the section where it has none (laws)."""
    return task.section if task.section and task.provision in task.cite else task.provision


def responsible(task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies that lead a task and the others that are responsible for it or support it, none of them inferred.

    Who alone is responsible leads. Of several without a lead none is made one.
    """
    own = [name for name in task.actors if is_public(name)]
    leads = [name for name in task.lead if name not in task.actors or not is_doer(name)]
    shared = list(dict.fromkeys([*task.responsible, *own]))
    if not leads and len(shared) == 1:
        leads = shared
    partners = [
        name for name in (*task.co, *task.support) if is_public(name) or (name in task.support and not is_doer(name))
    ]
    others = [name for name in in_order([*shared, *partners]) if name not in leads]
    return tuple(dict.fromkeys(leads)), tuple(others)


def _line(task: Task, day: date | None) -> Line:
    called = dict(task.called)
    leads, others = responsible(task)
    lead, support = _joined(leads, called), _joined(others, called)
    guessed = [name for name in task.inferred if is_public(name)]
    if not leads and not others and guessed:
        support = "、".join(body_printed(name, called.get(name, "")) + words().remarks["inferred"] for name in guessed)
    return Line(
        task, heading(task), wording(task), leads, others, lead, support,
        times.printed(task.deadline, day), "；".join(_remarks(task, leads, others)),
    )  # fmt: skip


def _joined(names: Iterable[str], called: Mapping[str, str]) -> str:
    """Names as printed, each once; one that the document calls as it calls others too (公安、交通等部门) by its own."""
    given = Counter(called.values())
    own = {name: said for name, said in called.items() if given[said] == 1}
    return "、".join(dict.fromkeys(body_printed(name, own.get(name, "")) for name in names))


def _remarks(task: Task, leads: tuple[str, ...], others: tuple[str, ...]) -> Iterable[str]:
    remarks, called = words().remarks, dict(task.called)
    if not leads and not others:
        yield remarks["open"]
    elif not leads:
        yield remarks["shared"] if remarks["shared"].removesuffix("负责") in task.note else remarks["unled"]
    named = {*leads, *others}
    if doers := [name for name in (*task.actors, *task.co) if name not in named]:
        yield remarks["doers"].format(names=_joined(doers, called))
