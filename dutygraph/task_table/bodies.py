"""Bodies as task tables print them: by short names, in the order of the institutions 机构序列."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ontology.naming.reading import read_name
from ontology.places import LEVELS
from ontology.registry import registry
from queries.bodies import facets, is_public


def is_doer(name: str) -> bool:
    """Whether an actor is clearly none that a table assigns tasks to: 企业, 科技人员."""
    kind = facets(name).kind
    return bool(kind) and not is_public(name)


def printed(name: str, called: str) -> str:
    """A body of the registry by its standard short name; others as the document calls them, where that says enough."""
    if (body := registry().bodies.get(name)) is not None:
        return _short(body.name, body.short)
    said = read_name(called) if called else ()
    if len(said) == 1 and said[0].kind and said[0].relative is None:
        return called
    return name


def _short(name: str, others: Iterable[str]) -> str:
    """The first short name that abbreviates the official one: 科技部. A national bureau stays 国家…局."""
    national = name.startswith("国家") and name.endswith("局") and not name.endswith("总局")
    for short in others:
        rest = iter(name)
        if len(short) > 2 and all(character in rest for character in short):
            if not national or short.startswith("国家"):
                return short
            break
    return name


def in_order(names: Iterable[str]) -> list[str]:
    """National bodies in the order of the registry, then those of places by level and by the order of their ministry;
    what has no place in that order stays as it was given, behind them."""
    given = list(dict.fromkeys(names))
    return sorted(given, key=lambda name: (*_rank(name), given.index(name)))


@cache
def _rank(name: str) -> tuple[int, int]:
    known = registry()
    if (body := known.bodies.get(name)) is not None and not body.place:
        return 0, body.order
    about = facets(name)
    level = min((LEVELS.index(one) for one in about.levels), default=len(LEVELS))
    ministries = [body.order for one in about.functions for body in known.by_function(one)]
    return (1 + level, min(ministries, default=0 if about.kind == "人民政府" else 9999)) if about.levels else (9, 0)


def official(short: str) -> str:
    """The one body in force that a short name stands for, else the name itself."""
    found = registry().by_name(short)
    return found[0].name if len(found) == 1 else short
