"""Names on the web: the namespaces in use, and record ids as readable, stable IRIs and back."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

BASE: Final = "https://w3id.org/dutygraph/"
ONTOLOGY: Final = BASE + "ontology"
"""The ontology, and the named graph that holds it."""

PREFIXES: Final[dict[str, str]] = {
    "duty": ONTOLOGY + "#",
    "dg": BASE,
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# RFC 3987 lets ucschar into paths and fragments, but no private-use characters; white space and direction marks are
# allowed there and unreadable, so they are encoded as well. "%" and "?" would be read as something else.
_FORBIDDEN = re.compile(
    "[^A-Za-z0-9._~!$&'()*+,;=:@/#\\-"
    "\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)


class Iri(str):
    """A string that is an IRI: as a query's parameter it is bound as one, not as a text."""

    __slots__ = ()


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _escape(identifier: str) -> str:
    """`identifier` with what IRIs forbid percent-encoded; its first “#” starts the fragment, later ones are encoded."""
    path, mark, fragment = _FORBIDDEN.sub(_percent, identifier).partition("#")
    return path + mark + fragment.replace("#", "%23")


def record_iri(identifier: str) -> str:
    """The IRI of a document, a provision, a statement … by its record id (“国发〔2020〕7号#六、（十八）”)."""
    return f"{BASE}doc/{_escape(identifier)}"


def record_id(iri: str) -> str:
    """The record id that `record_iri` was given."""
    return unquote(iri.removeprefix(f"{BASE}doc/"), errors="surrogatepass")


def actor_iri(actor: str) -> str:
    """The IRI of an actor by its identity: for now the mention's text without white space."""
    return f"{BASE}actor/{_escape(actor).replace('#', '%23')}"


def graph_iri(document: str) -> str:
    """The named graph that holds what `document` (an id) says."""
    return f"{BASE}graph/{_escape(document)}"


def internal_graph_iri(document: str) -> str:
    """The named graph of `document`'s processing slip: internal, left out of exports unless asked for."""
    return f"{BASE}internal/{_escape(document)}"


def review_graph_iri(document: str) -> str:
    """The named graph of what people said of `document` (an id) and its records."""
    return f"{BASE}review/{_escape(document)}"


def extracted_graph_iri(document: str) -> str:
    """The named graph that keeps what was extracted from `document` as it was before it was reviewed."""
    return f"{BASE}extracted/{_escape(document)}"


def history_graph_iri(document: str) -> str:
    """The named graph that says when `document` came into the store, from which files, by which software."""
    return f"{BASE}history/{_escape(document)}"


def person_iri(name: str) -> str:
    """Somebody who reviews or builds."""
    return f"{BASE}person/{_escape(name).replace('#', '%23')}"


def concept_iri(scheme: str, name: str) -> str:
    """A SKOS concept of one of our schemes: `concept_iri("grade", "stated")`."""
    return f"{BASE}{scheme}/{_escape(name)}"


def concept_name(iri: str) -> str:
    """The name that `concept_iri` was given."""
    return unquote(iri.removeprefix(BASE).partition("/")[2], errors="surrogatepass")


def source_iri(sha256: str) -> str:
    """A file that was read, by the hex digest of its bytes."""
    return f"{BASE}source/{sha256}"
