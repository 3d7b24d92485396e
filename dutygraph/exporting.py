"""The graph for other programs: RDF, GraphML and GEXF, what Neo4j loads, or a table of tasks as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from ontology.errors import QueryError

from .output import written, written_folder
from .sources import PathLike

if TYPE_CHECKING:
    import networkx as nx

    from kg import Store
    from kg.property_graph.model import PropertyGraph

OTHERS = ("graphml", "gexf", "csv", "cypher", "neo4j-csv")

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_export(store: Store, format: str, output: PathLike, *, internal: bool = False) -> None:
    """Write a store in one of `kg.serialising.FORMATS`, or as

    - "graphml", "gexf": actors, statements, provisions, documents and their edges, for Gephi and the like;
    - "csv": the rows of `queries.tasks`, with a byte order mark for Excel;
    - "cypher": a script for cypher-shell; "neo4j-csv": a folder of files for `neo4j-admin database import`.

    What stands on processing slips is left out unless `internal`; tables of statements never have it.
    Raises QueryError for another format, OutputError where the file cannot be written.
    """
    from kg.serialising import FORMATS

    if format not in (*FORMATS, *OTHERS):
        raise QueryError(f"没有这种格式 no such format: {format} ({' '.join((*FORMATS, *OTHERS))})")
    if format == "neo4j-csv":
        _write_neo4j_csv(store, output, internal)
        return
    with written(output) as file:
        for piece in _pieces(store, format, internal):
            file.write(piece)


def _pieces(store: Store, format: str, internal: bool) -> Iterator[bytes]:
    match format:
        case "graphml" | "gexf":
            return _network(store, format, internal)
        case "csv":
            return _csv(store)
        case "cypher":
            return _cypher(store, internal)
        case _:
            return store.dump(format, internal=internal)


def _network(store: Store, format: str, internal: bool) -> Iterator[bytes]:
    import networkx as nx

    from kg import networkx_view

    buffer = BytesIO()
    view = _for_xml(networkx_view(store, internal=internal))
    write = nx.write_graphml if format == "graphml" else nx.write_gexf
    write(view, buffer, encoding="utf-8")
    yield buffer.getvalue()


def _for_xml(view: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The view with U+FFFD for each character that XML forbids."""
    edges = (about for _, _, about in view.edges(data=True))
    for about in (*(about for _, about in view.nodes(data=True)), *edges):
        about.update({key: _NO_XML.sub("\ufffd", value) for key, value in about.items() if isinstance(value, str)})
    return view


def _csv(store: Store) -> Iterator[bytes]:
    import queries

    from .terminal import csv_text

    answer = queries.tasks(store)
    yield csv_text(answer.columns, answer.to_dicts()).encode("utf-8-sig", "backslashreplace")


def _cypher(store: Store, internal: bool) -> Iterator[bytes]:
    from kg.property_graph.cypher_script import cypher_script
    from kg.store import FORMAT
    from kg.stores.neo4j_schema import schema

    for line in cypher_script(_property_graph(store, internal), list(schema().values()), FORMAT):
        yield line.encode()


def _write_neo4j_csv(store: Store, output: PathLike, internal: bool) -> None:
    from kg.property_graph.admin_csv import nodes_csv, relationships_csv
    from kg.store import FORMAT

    graph = _property_graph(store, internal)
    with written_folder(output) as folder:
        for name, lines in (("nodes.csv", nodes_csv(graph, FORMAT)), ("relationships.csv", relationships_csv(graph))):
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)


def _property_graph(store: Store, internal: bool) -> PropertyGraph:
    from kg.property_graph.merged import merged

    return merged((store.records(document) for document in store.documents()), internal=internal)
