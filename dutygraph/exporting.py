"""The graph for other programs: RDF, GraphML, or a table of tasks as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from ontology.errors import QueryError

from .output import written
from .sources import PathLike

if TYPE_CHECKING:
    from kg import Store

TABLES = ("graphml", "csv")


def write_export(store: Store, format: str, output: PathLike, *, internal: bool = False) -> None:
    """Write a store as "turtle", "trig", "nquads", "jsonld", "graphml" (actors, statements, provisions, documents and
    their edges) or "csv" (the rows of `queries.tasks`, with a byte order mark for Excel).

    What stands on processing slips is left out unless `internal`; tables of statements never have it.
    Raises QueryError for another format, OutputError where the file cannot be written.
    """
    from kg.serialising import FORMATS

    if format not in (*FORMATS, *TABLES):
        raise QueryError(f"没有这种格式 no such format: {format} ({' '.join((*FORMATS, *TABLES))})")
    if format == "graphml":
        pieces = _graphml(store, internal)
    elif format == "csv":
        pieces = _csv(store)
    else:
        pieces = store.dump(format, internal=internal)
    with written(output) as file:
        for piece in pieces:
            file.write(piece)


def _graphml(store: Store, internal: bool) -> Iterator[bytes]:
    import networkx as nx

    from kg import networkx_view

    buffer = BytesIO()
    nx.write_graphml(networkx_view(store, internal=internal), buffer, encoding="utf-8")
    yield buffer.getvalue()


def _csv(store: Store) -> Iterator[bytes]:
    import queries

    from .terminal import csv_text

    answer = queries.tasks(store)
    yield csv_text(answer.columns, answer.to_dicts()).encode("utf-8-sig", "backslashreplace")
