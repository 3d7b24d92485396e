"""What is known of a store as a whole at one moment: its documents, its graph, what can be searched for."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Any

from kg.containment import Containment, actors_of
from ontology.naming.facets import Facets
from ontology.registry import registry

from .live_store import LiveStore
from .models import ActorEntry, DocumentEntry, Suggestion
from .network import Network
from .suggestions import with_pinyin


class Overview:
    """A store at one version. Each part is read when it is first asked for, once."""

    def __init__(self, live: LiveStore, version: str, *, internal: bool) -> None:
        self.version = version
        self._live, self._internal = live, internal
        self._lock = threading.RLock()

    @cached_property
    def documents(self) -> dict[str, DocumentEntry]:
        """The documents by id, newest first."""
        import queries

        with self._lock, self._live.reading() as store:
            rows = [asdict(row) for row in queries.collection(store).rows]
        return {row["document"]: DocumentEntry(id=row.pop("document"), **row) for row in rows}

    @property
    def network(self) -> Network:
        """The graph; reading it takes seconds for a hundred thousand facts."""
        with self._lock:
            return self._network

    @cached_property
    def _network(self) -> Network:
        from kg import networkx_view

        with self._live.reading() as store:
            return Network(networkx_view(store, internal=self._internal), _levels(self.containment.actors))

    def levels_among(self, rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
        """The levels of every actor that is named in a cell, for those that have one."""
        with self._lock:
            known = self.containment.actors
        named = {
            name
            for row in rows
            for value in row.values()
            for name in (value if isinstance(value, list | tuple) else (value,))
            if isinstance(name, str)
        }
        return {name: list(known[name].levels) for name in sorted(named & known.keys()) if known[name].levels}

    @cached_property
    def containment(self) -> Containment:
        """The actors with their facets, and which contain which."""
        with self._live.reading() as store:
            return Containment(actors_of(store))

    @cached_property
    def actors(self) -> list[ActorEntry]:
        """All who bear something, busiest first."""
        return [
            ActorEntry(
                name=name,
                duties=counts.total(),
                stated=counts["stated"],
                assigned=counts["assigned"],
                inferred=counts["inferred"],
                documents=documents,
            )
            for name, counts, documents in self.network.actors()
        ]

    @property
    def suggestions(self) -> list[Suggestion]:
        """Everything that a search box offers."""
        with self._lock:
            return self._suggestions

    @cached_property
    def _suggestions(self) -> list[Suggestion]:
        found = [
            Suggestion(
                kind="actor",
                key=one.name,
                label=one.name,
                extra="",
                weight=one.duties,
                names=list(body[0].short) if (body := registry().by_name(one.name)) else [],
            )
            for one in self.actors
        ]
        found += [
            Suggestion(
                kind="document", key=one.id, label=one.title or one.id, extra=one.number, weight=one.statements,
                document=one.id,
            )
            for one in self.documents.values()
        ]  # fmt: skip
        for key, about in self.network.nodes.items():
            if about["kind"] == "provision" and about["heading"]:
                document = self.network.document_of(key).removeprefix("document:")
                found.append(
                    Suggestion(
                        kind="provision", key=key.removeprefix("provision:"), label=str(about["heading"]),
                        extra=str(about["cite"]), weight=0, document=document,
                    )
                )  # fmt: skip
        return [with_pinyin(one) for one in found]


def _levels(facets: Mapping[str, Facets]) -> dict[str, str]:
    """The level of the actors that have one; 多级 for a class of several."""
    return {name: one.levels[0] if len(one.levels) == 1 else "多级" for name, one in facets.items() if one.levels}
