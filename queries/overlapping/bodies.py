"""How the bodies that bear two duties are related."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from ontology.containment import broader_functions, contains, functions_of
from ontology.naming.facets import Facets
from ontology.places import LEVELS, within
from ontology.registry import registry
from queries.bodies import facets


class Relation(StrEnum):
    """What two bearers are to each other, after succession."""

    SAME = "same"
    PART = "part"
    VERTICAL = "vertical"
    DIFFERENT = "different"


LABELS = {
    Relation.SAME: "同一机关 same body",
    Relation.PART: "主体相容 one within the other, or some in common",
    Relation.VERTICAL: "上下级 higher and lower level",
    Relation.DIFFERENT: "不同机关 different bodies",
}


@lru_cache(maxsize=1_000_000)
def related(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    """How the bearers of one duty are related to those of another."""
    if set(one) == set(other) and one:
        return Relation.SAME
    found = {_related(a, b) for a in one for b in other}
    if Relation.SAME in found:
        return Relation.SAME if len(one) == len(other) == 1 else Relation.PART
    if Relation.PART in found or Relation.VERTICAL not in found:
        return Relation.PART if Relation.PART in found else Relation.DIFFERENT
    # 市、县两级 are above each other one by one, but none is above the other as a whole.
    levels = [{level for name in names for level in _levels(facets(name))} for names in (one, other)]
    return Relation.DIFFERENT if levels[0] & levels[1] else Relation.VERTICAL


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places have anything in common; None is the whole country."""
    return one is None or other is None or one == other or within(one, other) or within(other, one)


@lru_cache(maxsize=1_000_000)
def _related(one: str, other: str) -> Relation:
    if one == other:
        return Relation.SAME
    a, b = facets(one), facets(other)
    if not same_place(a.place, b.place):
        return Relation.DIFFERENT
    if (
        a.body
        and b.body
        and {a.body, b.body} <= _line(a.body) | _line(b.body)
        and (b.body in _line(a.body) or a.body in _line(b.body))
    ):
        return Relation.SAME
    apart = bool(_levels(a) and _levels(b)) and not _levels(a) & _levels(b)
    alike = _alike(a, b)
    if apart:
        return Relation.VERTICAL if alike or _general(a) or _general(b) else Relation.DIFFERENT
    if alike or contains(a, b) or contains(b, a):
        return Relation.PART
    return Relation.DIFFERENT


def _alike(a: Facets, b: Facets) -> bool:
    """Whether they are of one kind and function."""
    if a.functions or b.functions or a.body or b.body:
        return bool(_with_broader(functions_of(a)) & set(functions_of(b))) or bool(
            set(functions_of(a)) & _with_broader(functions_of(b))
        )
    return a.kind == b.kind and (a.head == b.head or a.head.endswith(b.head) or b.head.endswith(a.head))


def _levels(a: Facets) -> set[str]:
    """各地 are all territories below the state."""
    return set(a.levels or (LEVELS[1:] if a.kind == "地方" else ()))


def _general(a: Facets) -> bool:
    """Governments and territories have every function."""
    return a.kind in ("人民政府", "地方")


def _with_broader(functions: Iterable[str]) -> set[str]:
    return {broader for one in functions for broader in broader_functions(one)}


@lru_cache(maxsize=10_000)
def _line(name: str) -> frozenset[str]:
    """The names of a body before and after its reforms."""
    body = registry().bodies.get(name)
    return frozenset((name, *(one.name for one in registry().history(body)))) if body else frozenset((name,))
