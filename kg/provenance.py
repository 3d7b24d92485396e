"""Where a document's graph comes from: which file, read by which version (PROV-O).

No times: extracting the same file again must leave the same graph.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from ontology.iris import BASE, graph_iri, source_iri
from ontology.records import Document, Text

from .lines import Lines


@cache
def _software() -> tuple[str, str]:
    from importlib.metadata import version  # a third of what importing kg takes

    number = version("dutygraph")
    return f"<{BASE}software/dutygraph-{number}>", number


def write_provenance(lines: Lines, document: Document, text: Text) -> None:
    """The extraction that made the graph of `document` from `text`. Of the path only the file's name is kept."""
    software, number = _software()
    graph, source = f"<{graph_iri(document.id)}>", f"<{source_iri(text.sha256)}>"
    activity = lines.node(f"{document.id}#extraction", "prov:Activity")
    lines.link(activity, "prov:used", source)
    lines.link(activity, "prov:wasAssociatedWith", software)
    lines.link(graph, "rdf:type", f"<{BASE}ontology#DocumentGraph>")
    lines.link(graph, "prov:wasGeneratedBy", activity)
    lines.link(graph, "prov:wasDerivedFrom", source)
    lines.link(source, "rdf:type", f"<{BASE}ontology#SourceFile>")
    lines.text(source, "duty:sha256", text.sha256)
    lines.text(source, "duty:fileName", PurePath(text.path).name)
    lines.text(source, "dcterms:format", text.format)
    lines.text(source, "duty:encoding", text.encoding)
    lines.link(software, "rdf:type", "<http://www.w3.org/ns/prov#SoftwareAgent>")
    lines.text(software, "rdfs:label", f"dutygraph {number}")
    lines.text(software, "duty:version", number)
