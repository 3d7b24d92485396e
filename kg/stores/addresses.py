"""From an address to its store."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from kg.store import Store
from ontology.errors import StoreError

SPARQL: Final = ("sparql+http", "sparql+https")
NEO4J: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_USERINFO = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+://)[^/?#]*@")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def open_store(address: str | os.PathLike[str], *, read_only: bool = False) -> Store:
    """The store at `address`.

    A folder's path: Oxigraph's files; an absent or empty folder becomes a new store unless `read_only`; only one
    process at a time may have it open for writing. `sparql+http://…`, `sparql+https://…`: a SPARQL 1.1 endpoint.
    `neo4j://…`, `bolt://…` (also `+s`, `+ssc`): Neo4j.
    Raises `StoreError` (one line) for what is no address and for what cannot be opened.
    """
    text = os.fspath(address)
    match = _SCHEME.match(text)
    if match is None:
        from .oxigraph import OxigraphStore

        return OxigraphStore.open(Path(text), read_only=read_only)
    scheme = match[1].lower()
    if scheme in SPARQL:
        from .endpoint import EndpointStore

        return EndpointStore(text, read_only=read_only)
    if scheme in NEO4J:
        from .neo4j_store import Neo4jStore

        return Neo4jStore(text, read_only=read_only)
    hint = f"是不是 did you mean: sparql+{shown(text)}" if scheme in ("http", "https") else "、".join((*SPARQL, *NEO4J))
    raise StoreError(f"不认识的地址 / unknown kind of address: {shown(text)} ({hint})")


def shown(address: str | os.PathLike[str]) -> str:
    """An address without a password, for people to see."""
    return _USERINFO.sub(r"\1", os.fspath(address))


def is_folder(address: str | os.PathLike[str]) -> bool:
    """Whether an address is that of a folder, there or not."""
    return _SCHEME.match(os.fspath(address)) is None
