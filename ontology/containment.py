"""Which actors contain which: 市级以上人民政府科技行政部门 ⊒ 辽宁省科学技术厅, computed from their facets.

A class contains what has every facet that the class asks for. The answer depends on the two actors alone, so that no
document can make it wrong; what the words do not show is not contained.
"""

from __future__ import annotations

from functools import cache

from . import places
from .naming.elements import broader_kinds, lexicon
from .naming.facets import Facets, Relative, Scope
from .registry import registry

# 有关部门 leaves open which; that much it does contain. The others mean something that only their text shows.
_UNRESOLVED = frozenset(
    {Relative.ANAPHOR, Relative.SAME_LEVEL, Relative.SUPERIOR, Relative.SUBORDINATE, Relative.LOCAL}
)


def reasons(container: Facets, member: Facets) -> tuple[str, ...] | None:
    """Why `container` contains `member`, facet by facet (“级别 level: 省 ⊆ 国家、省、市”); None where it does not."""
    if container.body is not None or container.scope is Scope.SINGLE:
        return _same(container, member)
    if container.relative in _UNRESOLVED or not container.kind or not member.kind:
        return None
    found = [
        _kind(container, member),
        _levels(container, member),
        _place(container, member),
        _functions(container, member),
        _qualifier(container, member),
    ]
    return None if None in found else tuple(reason for reason in found if reason)


def contains(container: Facets, member: Facets) -> bool:
    """Whether every actor that `member` means is one of `container`. A single body contains itself."""
    return reasons(container, member) is not None


def _same(container: Facets, member: Facets) -> tuple[str, ...] | None:
    if container.body is not None:
        return (f"同一机构 same body: {container.body}",) if container.body == member.body else None
    return ("同一主体 same actor",) if container == member else None


def _kind(container: Facets, member: Facets) -> str | None:
    known = lexicon()
    if container.head in known.covers:
        fits = member.kind in known.covers[container.head]
    elif member.kind == container.kind:
        fits = _head(container, member)
    else:
        fits = container.kind in broader_kinds(member.kind) and container.head in known.kinds[container.kind].plain
    return f"类别 kind: {member.kind} ⊑ {container.head or container.kind}" if fits else None


def _head(container: Facets, member: Facets) -> bool:
    """Of one kind: its plain words name all of it, others what ends in them. A department is known by its function."""
    if container.head in lexicon().kinds[container.kind].plain or (
        lexicon().kinds[container.kind].public and container.functions
    ):
        return True
    name = member.body or member.head
    return name.endswith(container.head)


def _levels(container: Facets, member: Facets) -> str | None:
    if not container.levels or container.qualifier in registry().bodies:
        return ""  # the branches of a body may be anywhere
    if not member.levels or not set(member.levels) <= set(container.levels):
        return None
    return f"级别 level: {'、'.join(member.levels)} ⊆ {'、'.join(container.levels)}"


def _place(container: Facets, member: Facets) -> str | None:
    if container.place is None:
        return ""
    if member.place is None or not _within(member.place, container.place):
        return None
    return f"地域 place: {member.place} ⊆ {container.place}"


@cache
def _within(inner: str, outer: str) -> bool:
    return inner == outer or places.within(inner, outer)


def _functions(container: Facets, member: Facets) -> str | None:
    held = functions_of(member)
    vertical = any(registry().functions[name].affiliation == "垂直管理" for name in held)
    if container.of_government and vertical and not container.functions and "国家" not in member.levels:
        return None  # a department of the ministry above, not of the place's government
    if not container.functions:
        return ""
    for name in container.functions:
        inner = next((one for one in held if name in broader_functions(one)), None)
        if inner is not None and (member.body is not None or len(member.functions) == 1):
            return f"职能 function: {inner} ⊑ {name}"
    return None


def functions_of(actor: Facets) -> tuple[str, ...]:
    """All functions of an actor: those that its name shows and, for a body of the registry, the others that it has."""
    body = registry().bodies.get(actor.body or "")
    return tuple(dict.fromkeys((*actor.functions, *(body.functions if body else ()))))


@cache
def broader_functions(name: str) -> tuple[str, ...]:
    """A function with all that it is a part of."""
    found: list[str] = []
    while name and name not in found:
        found.append(name)
        function = registry().functions.get(name)
        name = (function.broader if function else None) or ""
    return tuple(found)


def _qualifier(container: Facets, member: Facets) -> str | None:
    wanted = container.qualifier
    if wanted is None:
        return ""
    if member.qualifier is not None and wanted in member.qualifier:
        return f"限定 qualifier: {wanted}"
    if member.place is not None and wanted in places.rank(member.place):
        return f"限定 qualifier: {member.place} 为 is {wanted}"
    if member.body is not None and member.body.startswith(wanted) and wanted in registry().bodies:
        return f"所属 part of: {wanted}"
    return None
