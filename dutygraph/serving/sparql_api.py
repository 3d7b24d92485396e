"""`/sparql`: SPARQL 1.1 protocol, reading only, with a limit of time and rows.

A folder's store is asked in a process of its own, which is ended when the time is over: Oxigraph cannot be interrupted.
A store on a server is asked there, and its answer waited for no longer. Either way only the documents' own graphs, the
ontology and who contains whom are asked: internal graphs with --internal only, reviews and histories never.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qs

import httpx
from fastapi import APIRouter, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool

from kg.registry import REGISTRY
from kg.stores.rdf_store import CONTAINMENT
from ontology.iris import ONTOLOGY, graph_iri, internal_graph_iri

from .explorer import Explorer, explorer_of
from .processes import EndedError, TooLateError
from .sparql_query import asks_elsewhere
from .sparql_worker import GRAPHS, RESULTS, TooManyRowsError, run

routes = APIRouter(tags=["sparql"])

_LONGEST: Final = 100_000
"""Characters of a query."""

_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {kind: {} for kind in (*RESULTS, *GRAPHS)}, "description": "结果 results"},
    400: {"description": "查询有误 no query that can be read, or one that is not answered here"},
    408: {"description": "超时 the time is over"},
    415: {"description": "应为查询 neither a form nor a query"},
    501: {"description": "此图谱库不用 SPARQL this store does not speak SPARQL"},
}


@routes.get("/sparql", summary="SPARQL 1.1 查询（只读） query", response_class=Response, responses=_ANSWERS)
async def sparql_get(request: Request, query: str) -> Response:
    """Tables as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, JSON-LD or RDF/XML, as the Accept header likes."""
    return await _answer(request, query)


@routes.post(
    "/sparql", summary="SPARQL 1.1 查询（只读） query", response_class=Response, responses=_ANSWERS,
    openapi_extra={"requestBody": {"required": True, "content": {
        "application/sparql-query": {"schema": {"type": "string"}, "example": "SELECT * WHERE { ?s ?p ?o } LIMIT 5"},
        "application/x-www-form-urlencoded": {
            "schema": {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}},
    }}},
)  # fmt: skip
async def sparql_post(request: Request) -> Response:
    """The query as the body (application/sparql-query), or in a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST * 4:
            raise HTTPException(400, "查询过长 / the query is too long")
    text = bytes(body).decode("utf-8", "replace")
    if kind == "application/sparql-query":
        return await _answer(request, text)
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "应为 / must be: application/sparql-query, application/x-www-form-urlencoded")
    try:
        given = parse_qs(text, max_num_fields=100).get("query", [])
    except ValueError:
        given = []
    if len(given) != 1:
        raise HTTPException(400, "只回答一个 query 参数，不接受更新 / one parameter query, and no update")
    return await _answer(request, given[0])


async def _answer(request: Request, query: str) -> Response:
    here = explorer_of(request)
    if len(query) > _LONGEST:
        raise HTTPException(400, "查询过长 / the query is too long")
    if asks_elsewhere(query):
        raise HTTPException(400, "不回答 SERVICE / SERVICE is not answered: no other machine is asked")
    accept = request.headers.get("accept", "")
    wanted = _chosen(accept, RESULTS), _chosen(accept, GRAPHS)
    kind, body = await run_in_threadpool(_run, here, query, wanted)
    return Response(body, media_type=kind, headers={"cache-control": "no-store"})


def _run(here: Explorer, query: str, wanted: tuple[str, str]) -> tuple[str, bytes]:
    from kg.stores.endpoint import EndpointStore

    limits = here.settings
    graphs = _graphs(here)
    try:
        with here.live.reading() as store:
            if here.live.is_folder:
                version = here.live.version()
                assert here.live.address is not None
                return here.processes.run(
                    limits.query_seconds, run, here.live.address, version, query, graphs, wanted, limits.query_rows
                )
            if isinstance(store, EndpointStore):
                return store.passed_on(query, graphs, ", ".join(wanted), limits.query_seconds, limits.query_rows * 2000)
    except (TooLateError, httpx.TimeoutException) as error:
        raise HTTPException(408, f"超过 {limits.query_seconds:g} 秒 / the time for a query is over") from error
    except TooManyRowsError as error:
        line = f"结果超过 {limits.query_rows} 行，请加 LIMIT / more than {limits.query_rows} rows, add a LIMIT"
        raise HTTPException(400, line) from error
    except EndedError as error:
        raise HTTPException(400, str(error)) from error
    except (SyntaxError, OSError, ValueError) as error:
        line = " ".join(str(error).split())[:500]
        raise HTTPException(400, f"SPARQL 无法读取 / cannot read the query: {line}") from error
    raise HTTPException(501, "此图谱库不用 SPARQL / SPARQL is answered over folders and SPARQL endpoints only")


def _graphs(here: Explorer) -> list[str]:
    documents = list(here.overview().documents)
    found = [ONTOLOGY, CONTAINMENT, REGISTRY, *map(graph_iri, documents)]
    return found + ([*map(internal_graph_iri, documents)] if here.settings.internal else [])


def _chosen(accept: str, known: Iterable[str]) -> str:
    """The media type that the header likes best, the first of ours where it does not say."""
    liked: list[tuple[float, int, str]] = []
    for number, one in enumerate(accept.split(",")):
        kind, *parameters = (part.strip() for part in one.split(";"))
        try:
            weight = next((float(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        except ValueError:
            weight = 0.0
        if kind == "application/json" and "application/sparql-results+json" in known:
            kind = "application/sparql-results+json"
        if kind in known and weight > 0:
            liked.append((-weight, number, kind))
    return min(liked)[2] if liked else next(iter(known))
