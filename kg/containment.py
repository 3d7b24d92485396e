"""Which actors of a store contain which: computed from their facets, kept in the store for other queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ontology import places
from ontology.containment import broader_functions, functions_of, reasons
from ontology.naming.elements import broader_kinds, lexicon
from ontology.naming.facets import Facets, Relative, Scope, ordered

from .named_query import named_query
from .store import Store


def actors_of(store: Store) -> dict[str, Facets]:
    """Every actor that the documents of a store name, by its id, sorted. Names that were not resolved are left out."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in store.ask(named_query("kg.view_queries", "actor_facets")):
        found.setdefault(str(row["actor"]), {}).setdefault(str(row["facet"]), []).append(str(row["value"]))
    return {name: _facets(name, about) for name, about in sorted(found.items()) if about.get("kind")}


def relate(store: Store) -> int:
    """Write down in `store` which of its actors contain which; returns how many pairs. What was there is replaced.

    A pair once right stays right whatever documents come: after new ones, only pairs with new actors are missing.
    """
    actors = actors_of(store)
    index = Containment(actors)
    pairs = [(container, name) for name, facets in actors.items() for container in index.containers(facets, name)]
    store.put_containment(sorted(pairs))
    return len(pairs)


class Containment:
    """Classes of actors, looked up by what they may contain."""

    def __init__(self, actors: Mapping[str, Facets]) -> None:
        self._actors = actors
        self._by_function: dict[tuple[str, str], list[str]] = {}
        self._by_head: dict[tuple[str, str], list[str]] = {}
        self._plain: dict[tuple[str, str | None], list[str]] = {}
        for name, facets in actors.items():
            if facets.scope is Scope.CLASS and facets.kind:
                self._put(name, facets)

    @property
    def actors(self) -> Mapping[str, Facets]:
        """The actors it was made of, by their ids."""
        return self._actors

    def containers(self, member: Facets, name: str | None = None) -> dict[str, tuple[str, ...]]:
        """The classes that contain `member` (whose id is `name`), each with the reasons facet by facet."""
        found = {}
        for container in dict.fromkeys(self._candidates(member)):
            if container != name and (why := reasons(self._actors[container], member)) is not None:
                found[container] = why
        return found

    def members(self, container: Facets, name: str | None = None) -> list[str]:
        """The actors that `container` (whose id is `name`) contains."""
        return [one for one, facets in self._actors.items() if one != name and reasons(container, facets) is not None]

    def _put(self, name: str, facets: Facets) -> None:
        known = lexicon()
        covered = known.covers.get(facets.head)
        if covered is not None:
            for kind in covered:
                self._plain.setdefault((kind, facets.qualifier), []).append(name)
        elif facets.functions:
            for function in facets.functions:
                self._by_function.setdefault((facets.kind, function), []).append(name)
        elif facets.kind in known.kinds and facets.head in known.kinds[facets.kind].plain:
            self._plain.setdefault((facets.kind, facets.qualifier), []).append(name)
        else:
            self._by_head.setdefault((facets.kind, facets.head), []).append(name)

    def _candidates(self, member: Facets) -> Iterator[str]:
        qualifiers = [None, *dict.fromkeys(_qualifiers(member))]
        for kind in dict.fromkeys((member.kind, *broader_kinds(member.kind))):
            for qualifier in qualifiers:
                yield from self._plain.get((kind, qualifier), ())
        functions = chain.from_iterable(map(broader_functions, functions_of(member)))
        for function in dict.fromkeys(functions):
            yield from self._by_function.get((member.kind, function), ())
        called = member.body or member.head
        for start in range(len(called)):
            yield from self._by_head.get((member.kind, called[start:]), ())


def _qualifiers(member: Facets) -> Iterator[str]:
    """Every qualifier of a class that `member` may be in: what its own holds, what its place is, what it belongs to."""
    text = member.qualifier or ""
    yield from (text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1))
    if member.place is not None:
        yield from places.rank(member.place)
    body = member.body or ""
    yield from (body[:end] for end in range(1, len(body) + 1))


def _facets(name: str, about: Mapping[str, Iterable[str]]) -> Facets:
    def one(facet: str) -> str | None:
        return min(about.get(facet, ()), default=None)

    return Facets(
        kind=one("kind") or "",
        head=one("head") or "",
        levels=ordered(frozenset(about.get("level", ()))),
        place=one("place"),
        functions=tuple(sorted(about.get("function", ()))),
        scope=Scope.SINGLE if one("type") else Scope.CLASS,
        body=name if one("official") else None,
        qualifier=one("qualifier"),
        relative=Relative.RELATED if one("related") else None,
        of_government=one("of_government") is not None,
    )
