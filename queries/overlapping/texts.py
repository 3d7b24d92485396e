"""The documents that duties stand in: who issued them, at which level, and while which days they are in force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from kg.store import Store
from queries.bodies import facets
from queries.keeping import rows_of
from queries.row import text
from queries.validity import changes, dates_of

# What a title says of the time that a plan is for: 2019年工作要点, （2021—2025年）, “十四五”…规划.
_YEARS: Final = re.compile(r"(20\d\d)\s*年?\s*[-—–~～至到]+\s*(20\d\d)\s*年?")
_YEAR: Final = re.compile(r"(?<![到至前])(20\d\d)\s*年(?:度)?(?![前底末初]|\d|修订|修正|版|本)")
_FIVE_YEARS: Final = re.compile(r"[“\"]?十([二三四五六])五[”\"]?")
_LAST_YEAR: Final = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_NUMBER: Final = re.compile(r"第?[\d一二三四五六七八九十]+[届次期批年号]?度?")
_FIRST: Final = re.compile("》第一条(?:第一款)?$")
STATE: Final = ("国务院", "国务院办公厅")
"""What the office issues is approved by the State Council."""
_LAWS: Final = frozenset(("法律", "行政法规", "地方性法规", "规章", "党内法规"))


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `tier` says who issued it (国家 with the kind of its issuer, or the place), so that texts of one tier
    are of equal rank; `since` and `until` (its last day) are None where they are open; `bases` are the titles of what
    its first article says that it is made on the basis of."""

    id: str
    number: str
    title: str
    status: str
    rank: str
    issuers: tuple[str, ...]
    tier: str
    place: str | None
    since: date | None
    until: date | None
    bases: frozenset[str] = frozenset()

    @property
    def is_law(self) -> bool:
        """Whether it is a law, regulation or rule: duties in it are 法定职责."""
        return self.rank in _LAWS

    def with_(self, other: Source) -> bool:
        """Whether there is a day on which both are in force."""
        since = max((day for day in (self.since, other.since) if day), default=None)
        until = min((day for day in (self.until, other.until) if day), default=None)
        return since is None or until is None or since <= until


def sources(store: Store) -> dict[str, Source]:
    """All documents of a store by id."""
    days = dates_of(store)
    repealed = {one.document: one.since for one in changes(store) if one.relation == "废止" and not one.article}
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows_of(store, "overlaps"):
        about = found.setdefault(text(row, "document"), {"issuer": [], "rank": []})
        for name, values in about.items():
            if (value := text(row, name)) and value not in values:
                values.append(value)
    bases = _bases(store)
    result = {}
    for row in rows_of(store, "documents"):
        document = text(row, "document")
        about = found.get(document, {"issuer": [], "rank": []})
        ends = [row["out_of_force"], repealed.get(document), _planned_until(text(row, "title"))]
        status = text(row, "status")
        until = min((day for day in ends if isinstance(day, date)), default=None)
        if until is None and (status in ("废止", "失效") or document in repealed):
            until = days[document]
        issuers = tuple(sorted(about["issuer"]))
        tier, place = _tier(issuers, about["rank"][0] if about["rank"] else "")
        result[document] = Source(
            id=document, number=text(row, "number"), title=text(row, "title"), status=status,
            rank=about["rank"][0] if about["rank"] else "", issuers=issuers, tier=tier, place=place,
            since=days[document], until=until, bases=bases.get(document, frozenset()),
        )  # fmt: skip
    return _editions(_with_carriers(store, result))


def items(store: Store) -> dict[str, list[str]]:
    """The items of every list that is announced (有下列行为之一的), by the id of the provision that announces it."""
    found: dict[str, list[str]] = {}
    for row in sorted(rows_of(store, "items"), key=lambda row: (text(row, "provision_id"), row["position"])):
        found.setdefault(text(row, "provision_id"), []).append(text(row, "text"))
    return found


def _bases(store: Store) -> dict[str, frozenset[str]]:
    """What the documents say that they are made on the basis of (根据《…法》，制定本条例), by their ids."""
    found: dict[str, set[str]] = {}
    for row in rows_of(store, "conflicts"):
        if text(row, "relation") == "依据" and text(row, "title") and _FIRST.search(text(row, "provision")):
            found.setdefault(text(row, "document"), set()).add(text(row, "title"))
    return {document: frozenset(titles) for document, titles in found.items()}


def _with_carriers(store: Store, found: Mapping[str, Source]) -> dict[str, Source]:
    """What a notice carries is of its issuers, and goes by its time."""
    carried = {text(row, "document"): text(row, "part_of") for row in rows_of(store, "documents")}
    result = {}
    for document, one in found.items():
        carrier = found.get(carried.get(document, ""))
        if carrier is not None:
            one = replace(one, since=one.since or carrier.since, until=one.until or carrier.until)
            if not one.issuers:
                one = replace(one, issuers=carrier.issuers, tier=carrier.tier, place=carrier.place)
        result[document] = one
    return result


def _editions(found: Mapping[str, Source]) -> dict[str, Source]:
    """Of documents that are called the same but for a number (第六届, 2021年度) each ends when the next begins."""
    series: dict[tuple[str, tuple[str, ...], str], list[Source]] = {}
    for one in found.values():
        if _NUMBER.search(one.title) and one.since is not None:
            series.setdefault((_NUMBER.sub("", one.title), one.issuers, one.id.partition("+")[2]), []).append(one)
    result = dict(found)
    for editions in series.values():
        editions.sort(key=lambda one: (one.since or date.min, one.id))
        for one, following in pairwise(editions):
            if following.since is not None and one.since != following.since:
                last = following.since - timedelta(days=1)
                result[one.id] = replace(one, until=min(one.until or last, last))
    return result


def _planned_until(title: str) -> date | None:
    """The last day of the time that a plan is for, by its title."""
    if years := _YEARS.search(title):
        return date(int(years[2]), 12, 31)
    if year := _YEAR.search(title):
        return date(int(year[1]), 12, 31)
    if five := _FIVE_YEARS.search(title):
        return date(_LAST_YEAR[five[1]], 12, 31)
    return None


def _tier(issuers: tuple[str, ...], rank: str) -> tuple[str, str | None]:
    known = [facets(one) for one in issuers]
    place = next((one.place for one in known if one.place), None)
    if place is not None:
        return place, place
    kinds = {one.kind for one in known}
    if rank == "法律" or "人大" in kinds:
        return "国家人大", None
    if rank == "行政法规" or any(one.body in STATE for one in known):
        return "国务院", None
    return "国家部门", None
