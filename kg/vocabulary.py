"""The words the graph is written in, as N-Triples terms."""

from __future__ import annotations

from typing import Final

from ontology.iris import PREFIXES, concept_iri


def term(curie: str) -> str:
    """A prefixed name ("eli:cites") as an IRI in angle brackets."""
    prefix, _, name = curie.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def concept(scheme: str, name: str) -> str:
    """A concept of one of our SKOS schemes, in angle brackets."""
    return f"<{concept_iri(scheme, name)}>"


TYPE: Final = term("rdf:type")
LABEL: Final = term("rdfs:label")
START: Final = term("oa:start")
END: Final = term("oa:end")
EXACT: Final = term("oa:exact")
SPAN: Final = term("duty:Span")
ACTOR: Final = term("duty:Actor")
NAME: Final = term("duty:name")
REFERS_TO: Final = term("duty:refersTo")

RELATIONS: Final[dict[str, str]] = {
    "依据": term("eli:based_on"),
    "废止": term("eli:repeals"),
    "修改": term("eli:amends"),
}
"""The relations of a citation for which ELI has a word; all others are `eli:cites`."""
