"""Which actors are bodies that tasks of government can fall to."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from ontology.naming.facets import Facets, Relative, Scope
from ontology.naming.reading import read_name

KINDS: Final = frozenset(tomllib.loads(files("queries").joinpath("bodies.toml").read_text("utf-8"))["kinds"])
"""The kinds of public bodies."""


@cache
def facets(name: str) -> Facets:
    """What the first actor of a name is."""
    return read_name(name)[0]


def is_public(name: str) -> bool:
    """Whether a name shows a public body, named or not (有关部门)."""
    return facets(name).kind in KINDS


def is_vague(name: str) -> bool:
    """Whether a name leaves open who is meant: 有关部门, 相关单位."""
    return facets(name).relative is Relative.RELATED


def is_body(name: str) -> bool:
    """Whether a name tells a body from others: a public one, or any single one (中国科学院)."""
    return not is_vague(name) and (is_public(name) or facets(name).scope is Scope.SINGLE)
