"""Organs of places beside the departments of their governments: Party committees, courts, people's organizations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.body import in_force
from ontology.places import Place, place

from .facets import Facets, Scope
from .prefix import Where


@dataclass(frozen=True, slots=True)
class Organ:
    """What every place has: its kind, its functions, its official name by level ("" for all) with {place} in it.

    `behind` is what stands before it: "party", "government", "league"; "" nothing.
    """

    kind: str
    functions: tuple[str, ...]
    behind: str
    names: Mapping[str, str]

    def name_at(self, where: Place, word: str) -> str | None:
        """The official name at a place; `word` is how the text calls it."""
        template = self.names.get(where.level) or self.names.get("")
        if not template:
            return None
        committee = where.formal + ("委员会" if where.kind == "自治区" else "委")
        return template.format(place=where.formal, committee=committee, short=where.short, word=word)


def organ(words: str, behind: str) -> Organ | None:
    """The organ that `words` behind a place name; `behind` is what stands between, one of `Organ.behind`."""
    known = _organs()
    return known.get((words, behind)) or (known.get((words, "")) if behind != "league" else None)


def abbreviated(words: str) -> str | None:
    """The whole name of a department without its place: 发改委 → 发展和改革委员会."""
    found: str | None = _data()["abbreviated"].get(words)
    return found


def inner_department(body: str, words: str, on: date | None) -> str:
    """The whole name of a department inside a body that a text calls `words` on a day (or now); as it is if unknown."""
    known: dict[str, str] = _data()["inner"].get(body, {})
    if words not in known or (on is not None and not in_force(known["since"], None, on)):
        return words
    return known[words]


@cache
def _organs() -> dict[tuple[str, str], Organ]:
    found: dict[tuple[str, str], Organ] = {}
    for one in _data()["organ"]:
        behind = one.get("behind", "")
        names = one.get("names") or {"": one.get("name", "")}
        made = Organ(one["kind"], tuple(one.get("functions", ())), behind, names)
        found |= {(word, behind): made for word in one["words"]}
    return found


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("ontology.naming").joinpath("organs.toml").read_text(encoding="utf-8"))


def of_place(actor: Facets, local: Organ, where: Where, words: str) -> Facets:
    """The organ of one place with its name."""
    here = place(where.place) if where.place is not None and where.scope is Scope.SINGLE else None
    if here is None or actor.relative is not None or actor.qualifier:
        return actor
    return replace(actor, scope=Scope.SINGLE, body=local.name_at(here, words))
