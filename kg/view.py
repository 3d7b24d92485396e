"""The graph as networkx sees it: actors, statements, provisions and documents, for pictures and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .named_query import named_query
from .store import Row, Store

if TYPE_CHECKING:
    import networkx as nx

_NODES = ("document", "provision", "statement", "actor")
_EDGES = ("bears", "stated_in", "part_of", "assigned")


def networkx_view(store: Store, *, internal: bool = False) -> nx.MultiDiGraph[str]:
    """Everything in `store` as one directed multigraph; nodes are IRIs.

    Every node has `kind` ("actor", "statement", "provision", "document") and `label`. Statements also have
    `statement`, `modality`, `action`, `target`, `condition`, `deadline`, `grade` (the firmest of their actors, "" for
    none), `evidence`, `cite`, `heading`, `title`, `position`; provisions `number`, `heading`, `provision_kind`, `cite`,
    `title`, `position`, `text`; documents `number`, `title`. Missing texts are "".

    Edges have `kind`: BEARS (`grade`), STATED_IN, PART_OF, ASSIGNED (`role`, `grade`, `evidence`; to a
    provision, from a slip to a document). Actors without an edge are left out.
    What stands on processing slips is left out unless `internal`.
    """
    import networkx as nx  # slow to import, and only pictures need it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in _NODES:
        for row in _rows(store, name, internal):
            graph.add_node(str(row.pop("node")), **row)
    for name in _EDGES:
        for row in _rows(store, name, internal):
            source, target = str(row.pop("source")), str(row.pop("target"))
            if source in graph and target in graph:
                graph.add_edge(source, target, **row)
    # Issuers, addressees and instigators who bear nothing themselves would stand alone.
    alone = [node for node, about in graph.nodes(data=True) if about["kind"] == "actor" and not graph[node]]
    graph.remove_nodes_from(alone)
    return graph


def _rows(store: Store, name: str, internal: bool) -> list[Row]:
    """The rows of a query of `view_queries`, in an order that is the same for every store."""
    found = store.ask(named_query("kg.view_queries", name), {"internal": internal})
    rows: list[Row] = [{key: "" if value is None else value for key, value in row.items()} for row in found]
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])
