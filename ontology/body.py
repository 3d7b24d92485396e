"""Records of the registry: public bodies, functions, and functions that moved from one body to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


def in_force(since: str | None, until: str | None, on: date) -> bool:
    """Whether `on` lies from `since` to `until`, both included: ISO dates or their beginnings, None open."""
    day = on.isoformat()
    return (since is None or day[: len(since)] >= since) and (until is None or day[: len(until)] <= until)


@dataclass(frozen=True, slots=True)
class Sign:
    """A name on the door 加挂牌子: a body acts under it from `since` to `until`."""

    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A public body. `name` is its official name and the key of the registry, `short` every other name of it.

    Dates are ISO or its beginning (“2018-03”), None where open or not known for sure. `parent`, `predecessors`,
    `successors` and `office_in` (who houses the office of a 议事协调机构) are names of bodies, `functions` keys of
    functions. `order` sorts as the institutional order 机构序列 does.
    """

    name: str
    kind: str
    level: str
    short: tuple[str, ...] = ()
    english: str | None = None
    place: str | None = None
    functions: tuple[str, ...] = ()
    affiliation: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    also_called: tuple[Sign, ...] = ()
    office_in: str | None = None
    order: int = 9999

    @property
    def names(self) -> tuple[str, ...]:
        """The official name, then the others; without the signs."""
        return (self.name, *self.short)

    def in_force(self, on: date) -> bool:
        """Whether the body exists on that day, as far as its dates are known."""
        return in_force(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Calling:
    """What the bodies in charge of a function are called: `names` by level, for `words` of the function, from – to."""

    names: Mapping[str, str] = field(hash=False)
    words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class LocalName:
    """The whole name of the body of one place where it is not called as elsewhere; "" where it has none of its own."""

    place: str
    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A matter that public bodies are in charge of: its key, the words that name it, what the body is called now.

    `kind` and `affiliation` are those of the local bodies. `varies` are the levels at which the name differs from place
    to place, so that `called` is only the usual one.
    """

    name: str
    english: str
    words: tuple[str, ...]
    called: Calling
    broader: str | None = None
    affiliation: str | None = None
    kind: str = "部门"
    varies: tuple[str, ...] = ()
    former: tuple[Calling, ...] = ()
    exceptions: tuple[LocalName, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """A function that moved: what, the words by which texts name it, from which body to which, when, on what ground."""

    function: str
    words: tuple[str, ...]
    giver: str
    taker: str
    date: str | None = None
    basis: str | None = None
