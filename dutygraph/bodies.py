"""`dutygraph bodies`: the registry of public bodies, as a table for people, rows for programs, or Turtle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ontology.body import Body, Function
from ontology.errors import InputError
from ontology.local_bodies import departments_of, government_of, provincial_governments
from ontology.places import Place, find, mainland
from ontology.registry import Registry, registry

from .labels import label
from .terminal import print_csv, print_json, print_rows, write_bytes

COLUMNS = (
    *("name", "short", "english", "kind", "level", "place", "functions", "affiliation", "parent", "office_in"),
    *("since", "until", "predecessors", "successors", "also_called"),
)
_SHOWN = ("name", "short", "affiliation", "since", "until", "successors", "also_called")


def print_bodies(function: str | None, place: str | None, on: str | None, file: str | None, format: str) -> None:
    """Print the bodies in charge of a function, of a place, in force on a day, or all; `file` adds a user's own.

    Raises InputError for a function, place, day or file that cannot be read.
    """
    known = registry(None if file is None else Path(file))
    if format == "turtle":
        from ontology.bodies_turtle import turtle

        write_bytes(turtle(known))
        return
    found = list(bodies(known, function, place, _day(on)))
    rows = [_row(body) for body in found]
    if format == "json":
        print_json(rows)
    elif format == "csv":
        print_csv(COLUMNS, rows)
    else:
        asked = " ".join(filter(None, (function, place, on)))
        headings = {key: label(key) for key in _SHOWN}
        print_rows(f"机构 Bodies: {asked} ({len(rows)})", headings, rows)


def bodies(
    known: Registry, function: str | None = None, place: str | None = None, on: date | None = None
) -> Iterator[Body]:
    """The bodies that fit, in institutional order; with `on` only those in force on that day.

    Those of a place are its government and the departments whose name there is certain; a function without a place adds
    the departments of the provinces.
    """
    asked = None if function is None else _function(known, function)
    if place is None:
        found = known.bodies.values()
        yield from (b for b in found if (asked is None or asked.name in b.functions) and (on is None or b.in_force(on)))
        if asked is None:
            yield from provincial_governments()
        else:
            for one in mainland():
                yield from departments_of((asked,), one, on)
        return
    for one in _places(place):
        if asked is None:
            yield government_of(one)
        wanted = known.functions.values() if asked is None else (asked,)
        yield from departments_of(wanted, one, on)


def _function(known: Registry, word: str) -> Function:
    found = known.functions.get(word) or known.function(word)
    if found is None:
        raise InputError(f"没有这个职能 no such function: {word}；可用 use one of: {' '.join(known.functions)}")
    return found


def _places(name: str) -> tuple[Place, ...]:
    found = find(name)
    if not found:
        raise InputError(
            f"没有这个行政区划 no such administrative division: {name}；如 such as 辽宁省, 沈阳, 北京市朝阳区"
        )
    return tuple(p for p in found if p.level == found[0].level)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"日期应写作 a date must be written 2020-07-17: {text}") from error


def _row(body: Body) -> dict[str, Any]:
    row = {key: getattr(body, key) for key in COLUMNS}
    return row | {"also_called": tuple(sign.name for sign in body.also_called)}
