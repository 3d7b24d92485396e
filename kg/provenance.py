"""Where a document's graph comes from: which file, read by which version (PROV-O).

No times: extracting the same file again must leave the same graph.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from ontology.iris import BASE, graph_iri, source_iri
from ontology.records import Copy, Document, Origin, Text

from .lines import Lines
from .triples import Triples


@cache
def software() -> tuple[str, str]:
    """The term and the version of this software."""
    from importlib.metadata import version  # a third of what importing kg takes

    number = version("dutygraph")
    return f"<{BASE}software/dutygraph-{number}>", number


def write_provenance(lines: Lines, document: Document, text: Text, origin: Origin | None = None) -> None:
    """The extraction that made the graph of `document` from `text`. Of the path only the file's name is kept.

    With `origin` the graph also names every other copy of the document, and has the fingerprint of all it was made of.
    """
    maker, number = software()
    graph, source = f"<{graph_iri(document.id)}>", f"<{source_iri(text.sha256)}>"
    activity = lines.node(f"{document.id}#extraction", "prov:Activity")
    lines.link(activity, "prov:used", source)
    lines.link(activity, "prov:wasAssociatedWith", maker)
    lines.link(graph, "rdf:type", f"<{BASE}ontology#DocumentGraph>")
    lines.link(graph, "prov:wasGeneratedBy", activity)
    lines.link(graph, "prov:wasDerivedFrom", source)
    _write_source(lines, source, text.path, text)
    lines.text(graph, "dcterms:source", text.given.source)
    if origin is not None:
        _write_origin(lines, graph, source, origin)
    lines.link(maker, "rdf:type", "<http://www.w3.org/ns/prov#SoftwareAgent>")
    lines.text(maker, "rdfs:label", f"dutygraph {number}")
    lines.text(maker, "duty:version", number)


def _write_source(lines: Lines, source: str, path: str, read: Text | Copy) -> None:
    lines.link(source, "rdf:type", f"<{BASE}ontology#SourceFile>")
    lines.text(source, "duty:sha256", read.sha256)
    lines.text(source, "duty:fileName", PurePath(path).name)
    lines.text(source, "dcterms:format", read.format)
    lines.text(source, "duty:encoding", read.encoding)


def _write_origin(lines: Lines, graph: str, read: str, origin: Origin) -> None:
    lines.text(graph, "duty:fingerprint", origin.fingerprint)
    described = {read}
    for copy in origin.copies:
        source = f"<{source_iri(copy.sha256)}>"
        if source not in described:  # the same bytes may stand at several addresses
            described.add(source)
            lines.link(graph, "prov:wasDerivedFrom", source)
            _write_source(lines, source, copy.address, copy)
        lines.text(source, "duty:address", copy.address)


def read_origin(facts: Triples, document: str) -> Origin | None:
    """What `write_provenance` wrote of a document's origin, copies by address; None where it wrote nothing."""
    graph = graph_iri(document)
    fingerprint = facts.find(graph, "duty:fingerprint")
    if fingerprint is None:
        return None
    copies = [
        Copy(
            address,
            facts.get(source, "duty:sha256"),
            facts.get(source, "dcterms:format"),
            facts.find(source, "duty:encoding"),
        )
        for source in facts.all(graph, "prov:wasDerivedFrom")
        for address in facts.all(source, "duty:address")
    ]
    return Origin(tuple(sorted(copies, key=lambda copy: copy.address)), fingerprint)
