"""The history of documents: an activity for each time that one came into the store changed (PROV-O).

It is kept in a graph of its own, so that the document's graph has no times: the same extraction, the same quads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from ontology.history import Ingestion
from ontology.iris import BASE, graph_iri, history_graph_iri, record_id, record_iri, source_iri
from ontology.reviews import moment

from .lines import Lines
from .person import person
from .rdf import NamedGraph
from .terms import resource
from .triples import Triples, plain
from .vocabulary import term

HISTORY: Final = f"{BASE}history/"


def continued(graph: NamedGraph, past: Sequence[Ingestion]) -> list[Ingestion]:
    """What has come of a document's history (earliest first) when its graph, as extracted, comes into the store."""
    digest = graph_digest(graph)
    if past and past[-1].digest == digest:
        return list(past)
    found = _ingestion(graph, digest)
    return [*past, found] if found is not None else list(past)


def graph_digest(graph: NamedGraph) -> str:
    """A hash of what a document's graph says, in whichever order."""
    lines = graph.triples.encode("utf-8", "surrogatepass").split(b"\n")
    lines.sort()
    return sha256(b"\n".join(lines)).hexdigest()


def _ingestion(graph: NamedGraph, digest: str) -> Ingestion | None:
    """Read off what the graph says of its own making; None where it says nothing."""
    made = [*_lines(graph, f"> {term('prov:used')} <"), *_lines(graph, f"> {term('prov:wasAssociatedWith')} <")]
    if not made:
        return None
    told = [line for one in made for line in _lines(graph, f"\n{one.split(' ')[2]} ")]
    facts = Triples(plain(quad.triple) for quad in ox.parse("\n".join([*made, *told]), format=ox.RdfFormat.N_TRIPLES))
    document = record_id(f"{BASE}doc/{graph.iri.removeprefix(graph_iri(''))}")
    activity = record_iri(f"{document}#extraction")
    read = facts.get(activity, "prov:used")
    return Ingestion(
        document=document,
        at=moment(),
        by=person(),
        file=facts.find(read, "duty:fileName") or "",
        sha256=facts.get(read, "duty:sha256"),
        version=facts.get(facts.get(activity, "prov:wasAssociatedWith"), "duty:version"),
        digest=digest,
    )


def _lines(graph: NamedGraph, words: str) -> Iterator[str]:
    """The triples that hold some words: without a look at all the others."""
    text, at = graph.triples, -1
    while (at := text.find(words, at + 1)) >= 0:
        inside = at + len(words) - 1
        yield text[text.rfind("\n", 0, inside) + 1 : text.find("\n", inside)]


def noted(graphs: Iterable[NamedGraph], past: Callable[[str], Sequence[Ingestion]]) -> list[NamedGraph]:
    """The history graphs that change when the graphs of documents, as extracted, come into a store."""
    found = []
    for graph in graphs:
        if graph.iri.startswith(graph_iri("")) and graph.triples:
            document = record_id(f"{BASE}doc/{graph.iri.removeprefix(graph_iri(''))}")
            before = past(document)
            after = continued(graph, before)
            if len(after) > len(before):
                found.append(history_graph(document, after))
    return found


def history_graph(document: str, history: Sequence[Ingestion]) -> NamedGraph:
    """A document's history as RDF."""
    # Several activities may have used one file, or have one maker: each triple once.
    lines = Lines(document)
    for number, one in enumerate(history):
        node = resource(f"{history_graph_iri(document)}/{number + 1}")
        source, software = resource(source_iri(one.sha256)), resource(f"{BASE}software/dutygraph-{one.version}")
        lines.link(node, "rdf:type", term("duty:Ingestion"))
        lines.link(node, "duty:ingested", f"<{record_iri(document)}>")
        lines.number(node, "duty:ordinal", number)
        lines.typed(node, "prov:endedAtTime", one.at, "dateTime")
        lines.text(node, "duty:digest", one.digest)
        lines.text(node, "duty:fileName", one.file)
        lines.link(node, "prov:used", source)
        lines.link(source, "rdf:type", term("duty:SourceFile"))
        lines.text(source, "duty:sha256", one.sha256)
        lines.text(source, "duty:fileName", one.file)
        lines.link(node, "prov:wasAssociatedWith", software)
        lines.link(software, "rdf:type", term("prov:SoftwareAgent"))
        lines.text(software, "rdfs:label", f"dutygraph {one.version}")
        lines.text(software, "duty:version", one.version)
        if one.by:
            lines.person(node, one.by)
    return NamedGraph(history_graph_iri(document), "".join(dict.fromkeys(lines.triples)))


def read_history(facts: Triples) -> list[Ingestion]:
    """The history that `history_graph` wrote, earliest first. Raises StoreError where a fact is missing."""
    nodes = sorted(facts.instances("duty:Ingestion"), key=lambda node: facts.number(node, "duty:ordinal"))
    return [_read(facts, node) for node in nodes]


def _read(facts: Triples, node: str) -> Ingestion:
    agents = facts.all(node, "prov:wasAssociatedWith")
    people = [one for one in agents if facts.find(one, "duty:version") is None]
    software = next(one for one in agents if one not in people)
    return Ingestion(
        document=record_id(facts.get(node, "duty:ingested")),
        at=moment(facts.get(node, "prov:endedAtTime")),
        by=facts.get(people[0], "rdfs:label") if people else "",
        file=facts.get(node, "duty:fileName"),
        sha256=facts.get(facts.get(node, "prov:used"), "duty:sha256"),
        version=facts.get(software, "duty:version"),
        digest=facts.get(node, "duty:digest"),
    )
