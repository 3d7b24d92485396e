"""The name by which an actor is one: of a body its official name, of a class what its members have in common."""

from __future__ import annotations

from typing import Final

from ontology.records import Actor
from ontology.registry import Registry

from .facets import Facets, Relative, Scope

_PHRASES: Final = {
    ("国家",): "国务院",
    ("国家", "省"): "省级以上",
    ("国家", "省", "市"): "市级以上",
    ("国家", "省", "市", "县"): "县级以上",
    ("国家", "省", "市", "县", "乡"): "各级",
    ("省", "市"): "市级以上地方",
    ("省", "市", "县"): "县级以上地方",
    ("省", "市", "县", "乡"): "地方各级",
}
_OPEN: Final = frozenset({Relative.ANAPHOR, Relative.SAME_LEVEL, Relative.SUPERIOR, Relative.LOCAL, Relative.SELF})


def identity(actor: Facets) -> str | None:
    """The name of the one actor that these facets describe; None where only their text shows who it is (其)."""
    if actor.body is not None:
        return actor.body
    if actor.relative in _OPEN or not actor.kind:
        return None
    if actor.kind == "国家" and not actor.qualifier:
        return "国家"
    where = f"{actor.place or ''}{level_phrase(actor.levels, actor.kind)}"
    if actor.kind == "人民政府" and actor.place and not actor.levels:
        where += "内"  # any government there; without it the name would be that of the place's own
    related = "有关" if actor.relative is Relative.RELATED else ""
    which = f"{actor.qualifier or ''}{related}{'、'.join(sorted(actor.functions))}"
    return f"{where}{'人民政府' if _of_government(actor) else ''}{which}{_head(actor)}"


def _head(actor: Facets) -> str:
    """Departments of one function are the same whatever they are called: 主管部门, 行政部门, 机关."""
    if actor.kind == "部门" and (actor.functions or actor.relative):
        return "部门"
    return actor.head or actor.kind


def _of_government(actor: Facets) -> bool:
    """Only for departments in general does it matter: those of a function are one or the other."""
    return actor.of_government and actor.kind == "部门" and not actor.functions


def level_phrase(levels: tuple[str, ...], kind: str) -> str:
    """“县级以上地方” for 省, 市, 县; levels that no phrase covers are listed."""
    if levels == ("国家",) and kind != "部门":
        return "国家级"
    return _PHRASES.get(levels) or "、".join(f"{level}级" for level in levels)


def as_actor(facets: Facets, name: str, known: Registry) -> Actor:
    """The record of an actor, the same for every mention of it; `known` says what a body is in charge of."""
    return Actor(
        id=name,
        kind=facets.kind,
        head=name if facets.body is not None or facets.kind == "国家" else _head(facets),
        levels=facets.levels,
        place=facets.place,
        functions=_functions(facets, name, known),
        qualifier=facets.qualifier,
        single=facets.scope is Scope.SINGLE,
        named=facets.body is not None,
        related=facets.relative is Relative.RELATED,
        of_government=_of_government(facets),
    )


def _functions(facets: Facets, name: str, known: Registry) -> tuple[str, ...]:
    """All that a body of the registry has; of a place's body not the part of a function that one mention speaks of."""
    if (body := known.bodies.get(name)) is not None:
        return tuple(sorted(body.functions))
    if facets.body is None:
        return tuple(sorted(facets.functions))
    return tuple(sorted({known.functions[one].broader or one for one in facets.functions}))
