"""The bodies of places: governments, and the department in charge of a function, by the official name of the day.

What is not certain is None: where places differ in what they call a body, and while a reform was on its way down.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from .body import Body, Calling, Function, in_force
from .places import Place, mainland

_NEWEST_REFORM: Final = "2018"
_WHOLE_WORD: Final = 4
_YEARS_OF_REFORM: Final = 1
"""A reform at 国家 reached all places by the end of the year after it."""


def government_of(place: Place) -> Body:
    """The people's government of a division (for 地区 and 盟 the 行政公署 that a higher government sent there)."""
    name = place.formal
    if place.kind in ("地区", "盟"):
        return Body(f"{name}行政公署", "派出机构", place.level, place=name, affiliation="派出机构")
    if place.kind == "特别行政区":
        return Body(f"{name}政府", "人民政府", place.level, place=name)
    return Body(f"{name}人民政府", "人民政府", place.level, (f"{name}政府",), place=name)


def department_of(function: Function, place: Place, on: date | None = None, word: str | None = None) -> Body | None:
    """The body in charge of `function` at `place` on a day (or now): 科技, 辽宁省 → 辽宁省科学技术厅.

    `word` is the one by which a text named the function; it decides between bodies that merged later (工商, 质监).
    """
    name = _name(function, place, on, word)
    if not name:
        return None
    led_here = function.affiliation is None and function.kind == "部门"
    return Body(
        name,
        function.kind,
        place.level,
        place=place.formal,
        functions=(function.name,),
        affiliation=function.affiliation,
        parent=government_of(place).name if led_here else None,
    )


def departments_of(functions: Iterable[Function], place: Place, on: date | None = None) -> tuple[Body, ...]:
    """The certain bodies in charge of `functions` at `place`, each once, with all of the functions that are its own."""
    found: dict[str, Body] = {}
    for body in (department_of(function, place, on) for function in functions):
        if body is not None:
            before = found.setdefault(body.name, body)
            found[body.name] = replace(before, functions=tuple(dict.fromkeys((*before.functions, *body.functions))))
    return tuple(found.values())


def _name(function: Function, place: Place, on: date | None, word: str | None) -> str | None:
    exceptions = [e for e in function.exceptions if e.place == place.formal]
    if exceptions:
        return _one({e.name for e in exceptions if (e.until is None if on is None else in_force(e.since, e.until, on))})
    if place.level in function.varies:
        return None
    if on is None:
        return _at(function.called, place)
    said = word or function.name
    possible = [c for c in (*function.former, function.called) if _possible(c, on)]
    meant = [c for c in possible if said in (c.words or function.words)]
    names = {_at(c, place) for c in meant or possible}
    return _one(names) or _one({n for n in names if n and _abbreviates(said, n)})


def newer(function: Function, level: str, word: str, on: date) -> bool:
    """Whether a text dated `on` is a later version of itself, since its word is that of a name that came after it.

    The laws in collections bear the date of their first version: “生态环境主管部门” in one of 2008.
    """
    since, name = function.called.since, function.called.names.get(level, "")
    if since is None or since < _NEWEST_REFORM or in_force(since, None, on) or len(word) < _WHOLE_WORD:
        return False
    before = [c.names[level] for c in function.former if level in c.names]
    return word in name and not any(_abbreviates(word, one) for one in before)


def _possible(calling: Calling, on: date) -> bool:
    """Whether places may have used these names on the day `on`: a reform that ended them may still be on its way."""
    if in_force(calling.since, calling.until, on):
        return True
    ended = calling.until
    return ended is not None and on.isoformat()[: len(ended)] > ended and on.year <= int(ended[:4]) + _YEARS_OF_REFORM


def _abbreviates(word: str, name: str) -> bool:
    """Whether the characters of `word` stand in `name` in their order: 环保 in 环境保护厅."""
    rest = iter(name)
    return all(character in rest for character in word)


def _one(names: Collection[str | None]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def _at(calling: Calling, place: Place) -> str | None:
    """The whole name of the body at a place; a 直辖市 has no 厅 and needs a name of its own where provinces do."""
    level = place.kind if place.kind in calling.names else place.level
    name = calling.names.get(level)
    if not name or (place.kind == "直辖市" and name.endswith("厅")):
        return None
    if "{" in name:
        return name.replace("{place}", place.formal).replace("{short}", place.short)
    return place.formal + name


def provincial_governments() -> tuple[Body, ...]:
    """The governments of the 31 mainland divisions of level 省, in the order of GB/T 2260."""
    return tuple(government_of(p) for p in mainland())
