"""Routes about the graph: pictures of parts of it, neighbours, ways, and the graph for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Response

from .answers import TYPES, file_answer
from .explorer import Explorer, explorer_of
from .picture_models import Picture

routes = APIRouter(prefix="/api", tags=["graph"])

Here = Annotated[Explorer, Depends(explorer_of)]
Key = Annotated[str, Query(min_length=1, max_length=600, examples=["actor:国务院"])]
NODES = 40_000


class Detail(StrEnum):
    """What actors are linked with."""

    DOCUMENTS = "documents"
    PROVISIONS = "provisions"
    STATEMENTS = "statements"


class GraphFormat(StrEnum):
    """Formats for other programs."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    JSONLD = "jsonld"
    TRIG = "trig"


@routes.get("/graph", summary="图谱 actors and what they bear")
def graph(
    here: Here,
    document: Annotated[str | None, Query(max_length=500, description="只含一份文件 of one document")] = None,
    actor: Annotated[
        str | None, Query(max_length=200, description="某主体及与其共担者 an actor and who shares")
    ] = None,
    detail: Detail = Detail.PROVISIONS,
    limit: Annotated[int, Query(ge=1, le=NODES, description="至多几个节点 nodes at most")] = 2000,
) -> Picture:
    """Nodes have first places; dashed edges are those with the grade inferred."""
    if document is not None and document not in here.overview().documents:
        raise HTTPException(404, f"没有这份文件 / no such document: {' '.join(document.split())[:80]}")
    return here.overview().network.picture(document=document, actor=actor, detail=detail.value, limit=limit)


@routes.get("/neighbours", summary="相邻节点 the nodes beside a node")
def neighbours(here: Here, key: Key, limit: Annotated[int, Query(ge=1, le=1000)] = 300) -> Picture:
    """404 for a key that no node has."""
    network = here.overview().network
    if key not in network.nodes:
        raise HTTPException(404, f"没有这个节点 / no such node: {' '.join(key.split())[:80]}")
    return network.neighbours(key, limit)


@routes.get("/path", summary="最短路径 the shortest way between two nodes")
def path(here: Here, start: Key, end: Key) -> Picture:
    """An empty picture where no way leads."""
    return here.overview().network.path(start, end)


@routes.get(
    "/export", summary="导出 the whole graph as a file", response_class=Response,
    responses={200: {"content": {TYPES[one].partition(";")[0]: {} for one in GraphFormat}}},
)  # fmt: skip
def export(here: Here, format: GraphFormat) -> Any:
    """All documents; GraphML, GEXF, JSON-LD or TriG."""
    from ..exporting import write_export

    return file_answer(here, f"dutygraph.{format}", write_export, format=format.value, internal=here.settings.internal)
