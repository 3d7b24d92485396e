"""Parts of a graph into a store: every document in place of what was there, and nothing of a part that is not whole."""

from __future__ import annotations

from collections.abc import Callable

from kg import Store
from kg.rdf import NamedGraph
from ontology.iris import internal_graph_iri

from .into_store import BATCH
from .parts import Manifest, read_part
from .report import Progress


def load_into(address: str, manifest: Manifest, store: Store, progress: Callable[[Progress], None]) -> int:
    """Put every part into the store; returns the number of documents. Loading again changes nothing."""
    whole = sum(part.characters for part in manifest.parts)
    documents = sum(len(part.documents) for part in manifest.parts)
    done = characters = 0
    for part in manifest.parts:
        # A document that has nothing internal any more loses what it had.
        missing = {internal_graph_iri(document): document for document in part.documents}
        batch: list[NamedGraph] = []
        size = 0
        for graph in read_part(address, part):
            missing.pop(graph.iri, None)
            if size + len(graph.triples) > BATCH and batch:
                store.put_graphs(batch)
                batch, size = [], 0
            batch.append(graph)
            size += len(graph.triples)
        batch += [NamedGraph(iri, "") for iri in missing]
        store.put_graphs(batch)
        done, characters = done + len(part.documents), characters + part.characters
        progress(Progress("load", done, documents, characters, whole, 0, part.name))
    return done
