"""Any server that speaks SPARQL 1.1 query and update over HTTP: Oxigraph, Fuseki, GraphDB, Virtuoso, QLever …"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

import pyoxigraph as ox
from SPARQLWrapper import BASIC, JSON, POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException, Unauthorized

from kg.store import Row
from kg.terms import resource
from ontology.errors import QueryError, StoreError

from .rdf_store import RdfStore, python_value

SCHEMES: Final = ("sparql+http", "sparql+https")
TIMEOUT: Final = 300
"""Seconds that one request may take."""


class EndpointStore(RdfStore):
    """A SPARQL endpoint. A document goes over in one update request, which SPARQL 1.1 servers apply as a whole."""

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        """Raises `StoreError` for an address that is none, and where no endpoint answers."""
        query, update, credentials = endpoints(address)
        self._query_url, self._update_url, self._credentials = query, update, credentials
        super().__init__(f"sparql+{query}", read_only=read_only)

    def close(self) -> None:
        """Each request has a connection of its own: there is nothing to let go."""

    def __len__(self) -> int:
        (row,) = self._rows("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
        return int(str(row["n"]))

    def _rows(self, sparql: str) -> list[Row]:
        names, bindings = self._answer(sparql)
        return [{name: python_value(_term(one[name]) if name in one else None) for name in names} for one in bindings]

    def _answer(self, sparql: str) -> tuple[list[str], list[dict[str, Any]]]:
        request = self._request(sparql)
        if request.queryType != SELECT:  # an update would go to the other endpoint
            raise QueryError("只回答 SELECT 查询 / only SELECT queries are answered here")
        answer = self._sent(request)
        try:
            found = json.loads(answer)
            return found["head"]["vars"], found["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"不是 SPARQL 端点 / no SPARQL endpoint answers here: {self.name}") from error

    def _update(self, sparql: str) -> None:
        self._check_writable()
        request = self._request(sparql)
        request.setRequestMethod("postdirectly")
        try:
            self._sent(request)
        except QueryError as error:
            raise StoreError(f"端点拒绝写入 / the endpoint refuses the update: {self.name} ({error})") from error

    def _graphs(self) -> list[str]:
        return [str(row["g"]) for row in self._rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")]

    def _triples(self, graph: str) -> Iterable[ox.Triple]:
        _, bindings = self._answer(f"SELECT ?s ?p ?o WHERE {{ GRAPH {resource(graph)} {{ ?s ?p ?o }} }}")
        return [ox.Triple(_term(one["s"]), _term(one["p"]), _term(one["o"])) for one in bindings]  # type: ignore[arg-type]

    def _request(self, sparql: str) -> SPARQLWrapper:
        request = SPARQLWrapper(self._query_url, self._update_url, returnFormat=JSON, agent="dutygraph")
        request.setMethod(POST)
        request.setTimeout(TIMEOUT)
        if self._credentials is not None:
            request.setHTTPAuth(BASIC)
            request.setCredentials(*self._credentials)
        request.setQuery(sparql)
        return request

    def _sent(self, request: SPARQLWrapper) -> bytes:
        """The answer's bytes; whatever goes wrong on the way as one line."""
        try:
            answer: bytes = request.query().response.read()
            return answer
        except QueryBadFormed as error:
            raise QueryError(f"SPARQL 无法读取 / cannot read the query: {_said(error)}") from error
        except Unauthorized as error:
            raise StoreError(f"用户名或密码不对 / wrong user or password: {self.name}") from error
        except EndPointNotFound as error:
            raise StoreError(f"此处没有 SPARQL 端点 / no SPARQL endpoint here: {self.name}") from error
        except HTTPError as error:
            raise StoreError(f"端点出错 / the endpoint answers {error.code}: {self.name}") from error
        except URLError as error:
            raise StoreError(
                f"连不上服务器，是否已启动 / cannot reach the server, is it running: {self.name}"
            ) from error
        except SPARQLWrapperException as error:
            raise StoreError(f"端点出错 / the endpoint failed: {self.name} ({_said(error)})") from error
        except OSError as error:
            raise StoreError(f"连接中断 / the connection broke: {self.name} ({_said(error)})") from error


def endpoints(address: str) -> tuple[str, str, tuple[str, str] | None]:
    """The URLs of query and update, and user and password, that an address stands for.

    `?update=URL` names the second where it cannot be told from the first: “…/query” has “…/update” beside it,
    GraphDB's “…/repositories/NAME” has “/statements” below it, an address without a path has “/query” and “/update”.
    Raises `StoreError` for an address without a host.
    """
    parts = urlsplit(address.removeprefix("sparql+"))
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise StoreError(f"地址有误 / not an address: {error}") from error
    if not host:
        raise StoreError(f"地址缺少主机名 / the address names no host: {address}")
    user = unquote(parts.username) if parts.username else os.environ.get("DUTYGRAPH_SPARQL_USER")
    password = unquote(parts.password) if parts.password else os.environ.get("DUTYGRAPH_SPARQL_PASSWORD", "")
    netloc = f"[{host}]" if ":" in host else host
    root = urlunsplit((parts.scheme, netloc if port is None else f"{netloc}:{port}", "", "", ""))
    path = parts.path.rstrip("/")
    query = f"{root}{path or '/query'}"
    given = parse_qs(parts.query).get("update", [])
    update = given[0] if given else _update_beside(query)
    return query, update if "://" in update else f"{root}/{update.lstrip('/')}", (user, password) if user else None


def _update_beside(query: str) -> str:
    before, _, last = query.rpartition("/")
    if last in ("query", "sparql") and before.rpartition("/")[2]:
        return f"{before}/update" if last == "query" else query
    return f"{query}/statements" if before.endswith("/repositories") else query


def _term(binding: dict[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of SPARQL's JSON results."""
    match binding["type"]:
        case "uri":
            return ox.NamedNode(binding["value"])
        case "bnode":
            return ox.BlankNode(binding["value"])
        case _ if "xml:lang" in binding:
            return ox.Literal(binding["value"], language=binding["xml:lang"])
        case _ if "datatype" in binding:
            return ox.Literal(binding["value"], datatype=ox.NamedNode(binding["datatype"]))
        case _:
            return ox.Literal(binding["value"])


def _said(error: BaseException) -> str:
    return " ".join(str(error).replace("b'", "").replace("\\n", " ").split())[:300]
