"""The word lists of the questions about pairs of duties, as their files have them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of carrying out a matter: verbs that name it, heads of targets that show it; whether it is a power;
    whether the object of the duty is that of the verb (whoever is told something is not)."""

    name: str
    verbs: tuple[str, ...]
    what: tuple[str, ...]
    power: bool
    object: bool


@cache
def stages() -> tuple[Stage, ...]:
    """`stages.toml`, in its order."""
    return tuple(
        Stage(one["name"], tuple(one["verbs"]), tuple(one["what"]), one.get("power", False), one.get("object", True))
        for one in _table("stages")["stage"]
    )


@cache
def words(name: str) -> frozenset[str]:
    """A list of `words.toml`."""
    return frozenset(_table("words")[name].split())


@cache
def synonyms() -> dict[str, str]:
    """`synonyms.toml`: for each name the first of its group."""
    groups = (line.split() for line in _table("synonyms")["groups"].splitlines())
    return {name: group[0] for group in groups for name in group}


@cache
def clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """`clauses.toml`: what a clause is called, and its pattern."""
    return tuple((one["kind"], re.compile(one["pattern"])) for one in _table("clauses")["clause"])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
