"""RDF terms as N-Triples text: the quickest way into a store, and safe inside SPARQL."""

from __future__ import annotations

import re

from ontology.errors import QueryError

_NOT_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SURROGATE = re.compile("[\ud800-\udfff]")


def literal(text: str) -> str:
    """A plain string as an N-Triples literal. Lone surrogates, which UTF-8 cannot hold, become “?”."""
    text = _SURROGATE.sub("?", text)
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{text}"'


def resource(iri: str) -> str:
    """An IRI in angle brackets. Raises `QueryError` for one that would break out of them."""
    if _NOT_IRI.search(iri):
        raise QueryError(f"不是有效的 IRI / not an IRI: {iri!r}")
    return f"<{iri}>"
