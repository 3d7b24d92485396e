"""Parts of a graph into a store: every document in place of what was there, and nothing of a part that is not whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from kg import Store
from kg.rdf import NamedGraph
from kg.review.graph import owner
from ontology.iris import internal_graph_iri

from .parts import Manifest, read_part
from .report import Progress
from .writing import writing


def load_into(address: str, manifest: Manifest, store: Store, progress: Callable[[Progress], None]) -> int:
    """Put every part into the store; returns the number of documents. Loading again changes nothing."""
    whole = sum(part.characters for part in manifest.parts)
    documents = sum(len(part.documents) for part in manifest.parts)
    done = characters = 0
    with writing(store) as into:
        for part in manifest.parts:
            for document, graphs in groupby(read_part(address, part), owner):
                found = list(graphs)
                # A document that has nothing internal any more loses what it had.
                if document is not None and internal_graph_iri(document) not in {graph.iri for graph in found}:
                    found.append(NamedGraph(internal_graph_iri(document), ""))
                into.add(found)
            done, characters = done + len(part.documents), characters + part.characters
            progress(Progress("load", done, documents, characters, whole, 0, part.name))
    return done
