"""Named graphs as text back to records, for stores that hold no RDF."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ontology.records import Extraction

from .rdf import NamedGraph
from .reading_back import read_extractions
from .triples import plain


def read_graphs(graphs: Iterable[NamedGraph]) -> list[Extraction]:
    """The documents that the graphs hold, one extraction for each; the internal graph of one comes with the other."""
    text = "".join(graph.triples for graph in graphs)
    return read_extractions(plain(quad.triple) for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
