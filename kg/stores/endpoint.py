"""Any server that speaks SPARQL 1.1 query and update over HTTP: Oxigraph, Fuseki, GraphDB, Virtuoso, QLever …"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

import httpx
import pyoxigraph as ox

from kg.store import Row
from kg.terms import resource
from ontology.errors import QueryError, StoreError

from .addresses import shown
from .cache_place import cache_place
from .rdf_store import NO_SELECT, RdfStore, python_value

TIMEOUT: Final = httpx.Timeout(300, connect=10)
"""Seconds that one request may take."""

RDF = re.compile("turtle|n-triples|rdf|n-quads|trig|n3", re.IGNORECASE)


class EndpointStore(RdfStore):
    """A SPARQL endpoint. A document goes over in one update request, which SPARQL 1.1 servers apply as a whole."""

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        """Raises `StoreError` for an address that is none, and where no endpoint answers."""
        query, update, credentials = endpoints(address)
        self._query_url, self._update_url = query, update
        self._client = httpx.Client(auth=credentials, timeout=TIMEOUT, headers={"User-Agent": "dutygraph"})
        try:
            super().__init__(f"sparql+{query}", read_only=read_only)
        except BaseException:
            self.close()
            raise

    @property
    def beside(self) -> Path | None:
        return cache_place(self.name)

    def close(self) -> None:
        self._client.close()

    def __len__(self) -> int:
        (row,) = self._rows("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
        return int(str(row["n"]))

    def _rows(self, sparql: str) -> list[Row]:
        names, bindings = self._answer(sparql)
        return [{name: python_value(_term(one[name]) if name in one else None) for name in names} for one in bindings]

    def passed_on(
        self, sparql: str, graphs: Iterable[str], accept: str, seconds: float, longest: int
    ) -> tuple[str, bytes]:
        """Media type and body of the server's own answer to any query that reads, over the named graphs `graphs` only,
        which together are the default graph too.

        Raises `QueryError` for a query that it refuses and for an answer of more than `longest` bytes,
        httpx.TimeoutException after so many seconds, `StoreError`.
        """
        names = list(graphs)
        form = {"query": sparql, "default-graph-uri": names, "named-graph-uri": names}
        body = bytearray()
        try:
            with self._client.stream(
                "POST", self._query_url, data=form, headers={"Accept": accept}, timeout=seconds
            ) as answer:
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > longest:
                        raise QueryError("结果过大，请加 LIMIT / the answer is too large, add a LIMIT")
        except httpx.TimeoutException:
            raise
        except httpx.HTTPError as error:
            raise StoreError(f"连接中断 / the connection broke: {self.name} ({_said(str(error))})") from error
        if answer.is_error:
            raise QueryError(
                f"SPARQL 无法读取 / cannot read the query: {_said(bytes(body).decode('utf-8', 'replace'))}"
            )
        return answer.headers.get("content-type", "application/octet-stream").partition(";")[0], bytes(body)

    def _answer(self, sparql: str) -> tuple[list[str], list[dict[str, Any]]]:
        """The variables, and each row as SPARQL's JSON results have it."""
        answer = self._sent(self._query_url, sparql, "application/sparql-query")
        try:
            found = answer.json()
            if "boolean" in found:
                raise QueryError(NO_SELECT)
            return found["head"]["vars"], found["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            if RDF.search(answer.headers.get("content-type", "")):
                raise QueryError(NO_SELECT) from error
            raise StoreError(f"此处没有 SPARQL 端点 / no SPARQL endpoint here: {self.name}") from error

    def _update(self, sparql: str) -> None:
        self._check_writable()
        try:
            self._sent(self._update_url, sparql, "application/sparql-update")
        except QueryError as error:
            raise StoreError(f"端点拒绝写入 / the endpoint refuses the update: {self.name} ({error})") from error

    def _triples(self, graph: str) -> Iterable[ox.Triple]:
        _, bindings = self._answer(f"SELECT ?s ?p ?o WHERE {{ GRAPH {resource(graph)} {{ ?s ?p ?o }} }}")
        return [ox.Triple(_term(one["s"]), _term(one["p"]), _term(one["o"])) for one in bindings]  # type: ignore[arg-type]

    def _sent(self, url: str, sparql: str, kind: str) -> httpx.Response:
        """The server's answer; whatever goes wrong on the way as one line."""
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": "application/sparql-results+json"}
        try:
            answer = self._client.post(url, content=sparql.encode(), headers=headers)
        except httpx.TimeoutException as error:
            raise StoreError(f"服务器没有及时回答 / the server did not answer in time: {self.name}") from error
        except httpx.ConnectError as error:
            raise StoreError(
                f"连不上服务器，是否已启动 / cannot reach the server, is it running: {self.name}"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError) as error:
            raise StoreError(f"连接中断 / the connection broke: {self.name} ({_said(str(error))})") from error
        match answer.status_code:
            case 400:
                raise QueryError(f"SPARQL 无法读取 / cannot read the query: {_said(answer.text)}")
            case 401 | 403:
                raise StoreError(f"用户名或密码不对 / wrong user or password: {self.name}")
            case 404 | 405:
                raise StoreError(f"此处没有 SPARQL 端点 / no SPARQL endpoint here: {self.name}")
            case 406:
                raise QueryError(NO_SELECT)
            case code if not answer.is_success:
                raise StoreError(f"端点出错 / the endpoint answers {code}: {self.name} ({_said(answer.text)})")
        return answer


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
        raise StoreError(f"地址缺少主机名 / the address names no host: {shown(address)}")
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


def _said(text: str) -> str:
    return " ".join(text.split())[:300]
