"""What an actor's name says about the actor: kind, levels, place, functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.places import LEVELS


class Scope(StrEnum):
    """One body, or any member of a class."""

    SINGLE = "single"
    CLASS = "class"


class Relative(StrEnum):
    """How words refer that do not name: 本部, 其, 有关部门, 本级, 上级, 所属, 所在地."""

    SELF = "self"
    ANAPHOR = "anaphor"
    RELATED = "related"
    SAME_LEVEL = "same-level"
    SUPERIOR = "superior"
    SUBORDINATE = "subordinate"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Facets:
    """One actor as its name shows it.

    `kind` is a name of `kinds.toml`, "" where no head shows one; `head` the name's last word or words; `levels` a
    subset of `LEVELS` in order, empty where the name shows none; `place` the official name of the division that the
    body is of, or that all members of the class are in; `functions` keys of the registry;
    `body` the official name of the one body meant; `qualifier` the words that restrict a class and are none of these;
    `word` the word that named the function; `of_government` whether a people's government stands before it.
    """

    kind: str
    head: str
    levels: tuple[str, ...] = ()
    place: str | None = None
    functions: tuple[str, ...] = ()
    scope: Scope = Scope.CLASS
    body: str | None = None
    qualifier: str | None = None
    relative: Relative | None = None
    word: str = field(default="", compare=False)
    of_government: bool = field(default=False, compare=False)


def ordered(levels: set[str] | frozenset[str]) -> tuple[str, ...]:
    """Levels from the top."""
    return tuple(level for level in LEVELS if level in levels)
