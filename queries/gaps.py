"""What nobody is responsible for, told by how much is missing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from itertools import chain

from kg.store import Row, Store
from kg.time_limits import end_of, last_day
from ontology.registry import registry

from .answer import Answer, Task
from .bodies import facets, is_public, is_vague
from .by_document import chosen, tasks_of
from .keeping import kept_of
from .question import question
from .row import place, text
from .validity import dates_of

KINDS = ("责任真空", "责任虚化", "牵头不明", "待分工", "目标无举措", "已过时限")
"""The kinds, the gravest first. 责任真空: no bearer at all; 责任虚化: only 有关部门; 牵头不明: several, none leads, and
not each its own part; 待分工: a measure that nobody has been named for yet, the usual state of a national text."""

_COVERED = 0.5
"""The share of a goal's pairs of characters that one measure or heading must have to be about it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap with its reason. `actors` are those that the text names, `statement` is "" for a goal."""

    gap: str
    reason: str
    actors: tuple[str, ...]
    grade: str
    task: str
    deadline: str
    provision: str
    heading: str
    number: str
    title: str
    evidence: str
    statement: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Gaps(Answer):
    """The answer to `gaps`."""

    rows: tuple[Gap, ...]


def gaps(
    store: Store, document: str | None = None, *, kinds: Collection[str] | None = None, on: date | None = None
) -> Gaps:
    """The gaps of a document (an id), or of all, by document and place; only `kinds` if given.

    Deadlines that are past are told only with the day `on`; bodies count as abolished by that day, or now. What is
    only encouraged, allowed, forbidden or a principle is no gap.
    """
    stamps, days = store.stamps(), dates_of(store)
    found = (
        kept_of(
            store, stamps, one, "gaps", partial(_of_document, store, stamps, one, on, days.get(one)), on, days.get(one)
        )
        for one in chosen(store, document)
    )
    rows = (gap for gap in chain.from_iterable(found) if kinds is None or gap.gap in kinds)
    return Gaps(question("gaps"), tuple(rows))


def _of_document(
    store: Store, stamps: Mapping[str, str], document: str, on: date | None, day: date | None
) -> tuple[Gap, ...]:
    some = tasks_of(store, stamps, document)
    goals = sorted(store.ask(question("gaps").query, {"document": document}), key=place)
    found = [gap for task in some for gap in _of_task(task, on, day)]
    return (*found, *(gap for goal in goals for gap in _of_goal(goal, some, on)))


def _of_task(task: Task, on: date | None, day: date | None) -> Iterator[Gap]:
    if task.modality != "obligation":
        return
    if on is not None and (last := last_day(task.deadline, day)) is not None and last < on:
        yield _gap(task, "已过时限", f"时限 {last.isoformat()} 早于 {on.isoformat()}")
    if task.nature in ("鼓励引导", "原则性要求"):
        return
    named = tuple(dict.fromkeys((*task.lead, *task.actors, *task.responsible, *task.co, *task.support)))
    told = _kind(task, named, on)
    if told is not None:
        yield _gap(task, *told)


def _kind(task: Task, named: tuple[str, ...], on: date | None) -> tuple[str, str] | None:
    """The gap that a task has, and the reason."""
    ended = [name for name in named if _ended(name, on)]
    if ended and len(ended) == len(named):
        return "责任真空", f"{'、'.join(ended)}已撤销，无承接机构"
    vague = [name for name in named if is_vague(name)]
    if vague and len(vague) == len(named):
        return "责任虚化", f"只有“{'、'.join(vague)}”，未指明是谁"
    bodies = [name for name in named if name not in vague and is_public(name)]
    if not named and _is_sanction(task):
        return "责任真空", "处理、处罚措施未写明由谁决定"
    if not named:
        return _of_nobody(task)
    departments = [name for name in bodies if _is_department(name)]
    apart = {frozenset(facets(name).functions) or name for name in departments}
    shared = any(word in task.note + task.evidence for word in _words()["shared"])
    if len(apart) > 1 and _alike(departments) and not task.lead and not task.co and not shared:
        return "牵头不明", f"{'、'.join(departments)}并列，未定牵头，也未写按职责分工"
    return None


def _of_nobody(task: Task) -> tuple[str, str] | None:
    inferred = [name for name in task.inferred if is_public(name)]
    if task.nature == "法定职责":
        official = any(task.action.endswith(word) for word in _words()["official"])
        return ("责任真空", "法定的行政行为未写明由谁承担") if official and not task.inferred else None
    if inferred:
        return "待分工", f"未点名，可推断为{'、'.join(inferred)}"
    return "待分工", "未点名，面向各收文单位"


def _of_goal(goal: Row, some: Iterable[Task], on: date | None) -> Iterator[Gap]:
    limit = end_of(text(goal, "deadline"))
    if on is not None and limit is not None and limit < on:
        yield _of_row(goal, "已过时限", f"目标期限 {limit.isoformat()} 早于 {on.isoformat()}")
    about = _pairs(text(goal, "about") or text(goal, "evidence"))
    texts = {part for task in some for part in (task.task, task.provision, task.section)}
    if about and all(len(about & _pairs(one)) < _COVERED * len(about) for one in texts):
        yield _of_row(goal, "目标无举措", "文件中没有与之对应的举措")


def _pairs(words: str) -> frozenset[str]:
    """Pairs of Chinese characters, without figures, dates and units."""
    plain = re.sub(r"到?[12]\d{3}年|[^\u4e00-\u9fff]", " ", words)
    return frozenset(part[at : at + 2] for part in plain.split() for at in range(len(part) - 1))


def _gap(task: Task, kind: str, reason: str) -> Gap:
    actors = dict.fromkeys((*task.lead, *task.actors, *task.responsible, *task.co, *task.support))
    return Gap(
        kind, reason, tuple(actors), task.grade, task.task, task.deadline, task.cite, task.provision, task.number,
        task.title, task.evidence, task.statement, task.reviewed,
    )  # fmt: skip


def _of_row(goal: Row, kind: str, reason: str) -> Gap:
    names = ("deadline", "provision", "heading", "number", "title", "evidence", "statement", "reviewed")
    values = {name: text(goal, name) for name in names}
    return Gap(gap=kind, reason=reason, actors=(), grade="", task=text(goal, "about"), **values)


def _is_sanction(task: Task) -> bool:
    """Whether a task punishes: 责令改正, 予以警告."""
    words = _words()
    if any(word in task.action + task.target for word in words["judged"]):
        return False
    if any(task.action.startswith(word) or task.action.endswith(word) for word in words["sanctions"]):
        return True
    return task.action.endswith(tuple(words["giving"])) and any(word in task.target for word in words["sanctions"])


def _alike(names: Iterable[str]) -> bool:
    """Whether bodies stand at one level, as far as their names show levels: 市和区 have each their own part."""
    levels = [set(facets(name).levels) for name in names if facets(name).levels]
    return not levels or bool(set.intersection(*levels))


@cache
def _is_department(name: str) -> bool:
    """Whether a body has a function of its own, so that with another it is open who leads."""
    about = facets(name)
    return about.kind in ("部门", "党委") and bool(about.functions or about.body)


def _ended(name: str, on: date | None) -> bool:
    """Whether a body of the registry was abolished, and nobody carries on for it."""
    body = registry().bodies.get(name)
    return body is not None and body.until is not None and not registry().successors(body, on)


@cache
def _words() -> Mapping[str, list[str]]:
    return tomllib.loads(files("queries").joinpath("gaps.toml").read_text("utf-8"))
