"""拟分工: who at a place might do what a text from above asks, each with its reason, none of it stated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from ontology import places
from ontology.errors import QueryError
from ontology.registry import registry

from .lines import Line
from .local import Local, in_charge, local_bodies
from .workbook import Table

if TYPE_CHECKING:
    from kg import Store
    from ontology.places import Place

SUPPORTING = 4
"""No more bodies than these are suggested by function alone to support a task."""

_SOURCES = {"proposed": "拟办意见", "ordered": "批示"}


@dataclass(frozen=True, slots=True)
class Slip:
    """What a document's processing slip says of bodies of the place: who leads, who takes part, in which words."""

    leads: Mapping[str, Local]
    partners: Mapping[str, Local]
    words: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.leads or self.partners)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who is suggested to lead and to support, and why, a reason for each."""

    leads: tuple[str, ...]
    supports: tuple[str, ...]
    reasons: tuple[str, ...]


def proposed(store: Store, lines: Sequence[Line], place_name: str, *, internal: bool = False) -> list[Table]:
    """A table for each document with the suggestions for a place. What stands on slips counts only with `internal`.

    Raises QueryError for a name that is no one place with governments of its own.
    """
    import queries

    place = _place(place_name)
    days = queries.dates_of(store)
    tables = []
    for document, group in groupby(lines, key=lambda line: line.task.document):
        some = list(group)
        slip = _slip(store, document, place) if internal else Slip({}, {}, {})
        cells = []
        for number, line in enumerate(some, 1):
            found = suggested(line, place, slip, days.get(document))
            reason = "；".join(found.reasons)
            cells.append(
                (
                    str(number),
                    line.heading,
                    line.measure,
                    _as_proposed(found.leads),
                    _as_proposed(found.supports),
                    line.time,
                    reason,
                )
            )
        task = some[0].task
        title = f"《{task.title or task.number}》重点任务拟分工表（{place.formal}）"
        tables.append(Table(f"拟 {task.number or task.title}", title, some, cells))
    return tables


def suggested(line: Line, place: Place, slip: Slip, day: date | None) -> Suggestion:
    """From the text, where it names bodies to which some of the place answer; else from the function, those that the
    slip names first; else from the slip. 未点名 where nothing names one."""
    reasons: dict[str, str] = {}
    leads = _from_text(line.leads, line, place, day, reasons)
    supports = _from_text(line.others, line, place, day, reasons)
    by_function = _by_function(line, place)
    if not leads and not supports:
        ranked = sorted(
            by_function, key=lambda one: one.name not in slip.leads and one.name not in slip.partners and bool(slip)
        )
        for one in ranked[: 1 + SUPPORTING]:
            reasons[one.short] = f"职能“{by_function[one]}”"
        leads, supports = ranked[:1], ranked[1 : 1 + SUPPORTING]
    for one in (*leads, *supports):
        if one.name in slip.words:
            reasons[one.short] = f"{reasons[one.short]}、{slip.words[one.name]}"
        elif slip:
            reasons[one.short] = f"{reasons[one.short]}、处理单未点名"
    for one in slip.leads.values():
        if one.name not in {body.name for body in (*leads, *supports)}:
            reasons[one.short] = slip.words[one.name]
            (supports if leads else leads).append(one)
    if not leads and not supports:
        return Suggestion((), (), ("未点名",))
    supports = [one for one in supports if one.name not in {lead.name for lead in leads}]
    return Suggestion(
        tuple(dict.fromkeys(one.short for one in leads)),
        tuple(dict.fromkeys(one.short for one in supports)),
        tuple(f"{short}：{why}" for short, why in reasons.items()),
    )


def _from_text(
    names: Iterable[str], line: Line, place: Place, day: date | None, reasons: dict[str, str]
) -> list[Local]:
    found: dict[str, Local] = {}
    called = dict(line.task.called)
    for name in names:
        for one in local_bodies(name, place, line.task.task, day):
            found.setdefault(one.name, one)
            reasons.setdefault(one.short, f"对应文中“{called.get(name) or name}”")
    return list(found.values())


def _by_function(line: Line, place: Place) -> dict[Local, str]:
    """The bodies whose function the measure, else its heading, speaks of, with the words; most words first."""
    for text in (line.measure, line.heading):
        found: dict[Local, list[str]] = {}
        for match in _pattern().finditer(text):
            if (function := _matters()[match[0]]) and (one := in_charge(function, place)) is not None:
                found.setdefault(one, []).append(match[0])
        if found:
            ranked = sorted(found.items(), key=lambda item: -sum(map(len, item[1])))
            return {one: "、".join(dict.fromkeys(words)) for one, words in ranked}
    return {}


def _slip(store: Store, document: str, place: Place) -> Slip:
    import queries

    leads: dict[str, Local] = {}
    partners: dict[str, Local] = {}
    words: dict[str, str] = {}
    rows = store.ask(queries.question("slip").query, {"document": document})
    rows.sort(key=lambda row: (str(row["grade"]), int(str(row["position"] or 0)), str(row["actor"])))
    for row in rows:
        for one in local_bodies(str(row["actor"]), place):
            (leads if row["role"] == "lead" else partners).setdefault(one.name, one)
            part = "牵头" if row["role"] == "lead" else "参加"
            words.setdefault(one.name, f"处理单{_SOURCES.get(str(row['grade']), '')}：{part}")
    return Slip(leads, partners, words)


def _place(name: str) -> Place:
    found = places.place("".join(name.split()))
    if found is None:
        near = "、".join(one.name for one in places.provinces() if name[:2] in one.name)
        raise QueryError(
            f"不认识该地方，请写全称，如 辽宁省 / no such place: {name}" + (f"；是不是 {near}" if near else "")
        )
    return found


def _as_proposed(names: Iterable[str]) -> str:
    return "、".join(f"{name}（拟）" for name in names)


@cache
def _matters() -> Mapping[str, str]:
    """Every word that shows a function in a measure, "" for those that only look so. What functions were called once
    (计划), and what Party organs are in charge of (组织, 宣传), are words of all kinds of texts."""
    read = tomllib.loads(files(__package__).joinpath("matters.toml").read_text("utf-8"))
    other: dict[str, list[str]] = read.pop("no")
    found: dict[str, str] = {}
    for function in registry().functions.values():
        former = {word for calling in function.former for word in calling.words}
        if function.kind == "部门":
            found |= {word: function.name for word in function.words if word not in former and len(word) > 1}
    found |= {word: name for name, words in read.items() for word in words}
    return found | dict.fromkeys(other["words"], "")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_matters(), key=lambda word: (-len(word), word)))))
