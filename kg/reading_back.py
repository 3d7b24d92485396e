"""RDF to records: the way back from `kg.rdf`, without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ontology.errors import StoreError
from ontology.iris import BASE, actor_iri, concept_name, graph_iri, record_id, record_iri
from ontology.naming.facets import ordered
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Certainty,
    Citation,
    CitationTarget,
    Definition,
    Document,
    Extraction,
    Figure,
    Given,
    Goal,
    Inferred,
    Mention,
    Modality,
    Nature,
    Provision,
    ProvisionKind,
    Record,
    Role,
    Routing,
    RoutingPart,
    Slip,
    Span,
    Statement,
    Text,
)

from .naming import names
from .provenance import read_origin
from .sharing import overlaid
from .triples import Spans, Triple, Triples, iri


def read_extractions(triples: Iterable[Triple]) -> list[Extraction]:
    """One extraction for each document that the triples describe, sorted by id.

    Records are as they were written, the document first. Of the text its name, format, encoding and hash come back;
    `content` is "". Where the internal graph is missing, U+3000 stands for what is on processing slips.
    Raises `StoreError` where a fact is missing or malformed.
    """
    facts = Triples(triples)
    owners = {node: facts.get(node, "duty:document") for node in facts.instances("eli:LegalResourceSubdivision")}
    rows: dict[str, list[tuple[str, Callable[[Reader, str], Record]]]] = {}
    for kind, read in _READERS:
        for node in facts.instances(kind):
            owner = facts.find(node, "duty:document") or owners.get(facts.find(node, "duty:statedIn") or "")
            if owner is None and kind == "duty:Mention":  # said of the place itself
                owner = record_iri(record_id(node).rpartition("#char=")[0])
            if owner is None:
                raise StoreError(f"事实不属于任何文件 / a fact that belongs to no document: {node}")
            rows.setdefault(owner, []).append((node, read))
    documents = facts.instances("eli:LegalResource")
    return sorted(
        (_extraction(facts, node, rows.get(node, [])) for node in documents), key=lambda e: e.of(Document)[0].id
    )


def _extraction(facts: Triples, node: str, rows: list[tuple[str, Callable[[Reader, str], Record]]]) -> Extraction:
    try:
        reader = Reader(facts, node, [one for one, _ in rows])
        found = [(facts.number(one, "duty:ordinal"), one, read(reader, one)) for one, read in rows]
        found.sort(key=lambda row: row[0])
        records = [record for _, _, record in found]
        named = dict.fromkeys(name for r in records if isinstance(r, Mention) for name in r.actors)
        actors = (read_actor(facts, actor_iri(name)) for name in named)
        document = reader.document()
        nodes = [node, *(one for _, one, _ in found)]
        named_so = zip(names([document, *records]), nodes, strict=True)
        reviewed = frozenset(name for name, one in named_so if facts.find(one, "duty:reviewed") is not None)
        origin = read_origin(facts, document.id)
        origins = {} if origin is None else {document.id: origin}
        return Extraction(reader.text(), (document, *records, *actors), origins, reviewed)
    except (ValueError, KeyError) as error:
        raise StoreError(f"图谱中的值无效 / an invalid value in the graph of {record_id(node)}: {error}") from error


_NOWHERE = Span(-1, -1, "")


class Reader:
    """Reads the records of one document, whose node is `node`; `others` are the nodes of its other records."""

    def __init__(self, facts: Triples, node: str, others: Iterable[str]) -> None:
        self._facts = facts
        self._node = node
        whole = Spans(facts, _NOWHERE).get(node, "duty:span")
        self._span = overlaid(whole, self._internal(others))
        self._spans = Spans(facts, self._span)

    def _internal(self, nodes: Iterable[str]) -> Iterator[Span]:
        """What stands on processing slips: quoted there, blanked out in the document's text."""
        facts, quoted = self._facts, Spans(self._facts, _NOWHERE)
        for node in nodes:
            for property in ("duty:span", "duty:quoteSpan"):
                place = facts.find(node, property)
                is_internal = facts.find(node, "duty:document") is not None
                if is_internal and place is not None and facts.find(place, "oa:exact") is not None:
                    yield quoted.at(place)

    def text(self) -> Text:
        """What is known of the file that the document was read from."""
        facts = self._facts
        graph = graph_iri(record_id(self._node))
        source = facts.get(facts.get(graph, "prov:wasGeneratedBy"), "prov:used")
        return Text(
            facts.get(source, "duty:fileName"),
            "",
            facts.get(source, "dcterms:format"),
            facts.find(source, "duty:encoding"),
            facts.get(source, "duty:sha256"),
            Given(source=facts.find(graph, "dcterms:source")),
        )

    def document(self) -> Document:
        facts, spans, node = self._facts, self._spans, self._node
        public, carrier = facts.find(node, "duty:public"), facts.find(node, "duty:carriedBy")
        return Document(
            id=facts.get(node, "dcterms:identifier"),
            title=facts.find(node, "eli:title"),
            number=facts.find(node, "eli:number"),
            issuers=spans.all(node, "duty:issuer"),
            addressees=spans.all(node, "duty:addressee"),
            copied_to=spans.all(node, "duty:copiedTo"),
            written=self._date("eli:date_document"),
            printed=self._date("duty:printed"),
            published=self._date("eli:date_publication"),
            in_force=self._date("eli:first_date_entry_in_force"),
            out_of_force=self._date("eli:date_no_longer_in_force"),
            printed_by=facts.find(node, "duty:printedBy"),
            form=facts.find(node, "duty:form"),
            content=facts.find(node, "duty:content"),
            rank=facts.coded(node, "duty:rank"),
            status=facts.coded(node, "duty:status"),
            public=None if public is None else public in ("true", "1"),
            part_of=None if carrier is None else record_id(carrier),
            sha256=facts.get(node, "duty:sha256"),
            span=self._span,
        )

    def _date(self, property: str) -> date | None:
        found = self._facts.find(self._node, property)
        return None if found is None else date.fromisoformat(found)

    def provision(self, node: str) -> Provision:
        facts, spans = self._facts, self._spans
        parent, owner = facts.get(node, "eli:is_part_of"), facts.get(node, "duty:document")
        return Provision(
            id=facts.get(node, "dcterms:identifier"),
            document=record_id(owner),
            parent=None if parent == owner else record_id(parent),
            number=facts.find(node, "eli:number"),
            heading=spans.find(node, "duty:headingSpan"),
            kind=ProvisionKind(facts.coded(node, "duty:kind") or ""),
            cite=facts.get(node, "duty:cite"),
            span=spans.get(node, "duty:span"),
            own=spans.all(node, "duty:ownSpan"),
        )

    def statement(self, node: str) -> Statement:
        facts, spans = self._facts, self._spans
        nature = facts.coded(node, "duty:nature")
        return Statement(
            id=facts.get(node, "dcterms:identifier"),
            provision=self._provision(node),
            sentence=spans.get(node, "duty:sentenceSpan"),
            actors=tuple(self._bearers(node)),
            by=spans.all(node, "duty:by"),
            co=spans.all(node, "duty:co"),
            modality=Modality(facts.coded(node, "duty:modality") or ""),
            marker=spans.find(node, "duty:markerSpan"),
            action=spans.get(node, "duty:actionSpan"),
            target=spans.find(node, "duty:targetSpan"),
            condition=spans.find(node, "duty:conditionSpan"),
            deadline=spans.find(node, "duty:deadlineSpan"),
            nature=None if nature is None else Nature(nature),
            beneficiary=spans.find(node, "duty:beneficiarySpan"),
            rule=facts.find(node, "duty:rule") or "",
        )

    def _bearers(self, statement: str) -> Iterator[ActorMention]:
        """The mentions in order; what was resolved to several actors has a bearing for each of them."""
        facts = self._facts
        bearings = sorted(
            facts.all(statement, "duty:bearing"), key=lambda bearing: facts.number(bearing, "duty:ordinal")
        )
        resolved: dict[str, list[str]] = {}
        for bearing in bearings:
            number = facts.find(bearing, "duty:mentionOrdinal")
            if number is not None:
                resolved.setdefault(number, []).append(facts.get(facts.get(bearing, "duty:actor"), "rdfs:label"))
        for bearing in bearings:
            number = facts.find(bearing, "duty:mentionOrdinal")
            actors = () if number is None else tuple(resolved.pop(number, ()))
            if number is None or actors:
                inferred = facts.coded(bearing, "duty:inferredFrom")
                yield ActorMention(
                    self._spans.get(bearing, "duty:mention"), None if inferred is None else Inferred(inferred), actors
                )

    def assignment(self, node: str) -> Assignment:
        return Assignment(
            provision=self._provision(node),
            actor=self._spans.get(node, "duty:mention"),
            role=Role(self._facts.coded(node, "duty:role") or ""),
            note=self._spans.get(node, "duty:noteSpan"),
        )

    def goal(self, node: str) -> Goal:
        facts = self._facts
        figures = sorted(facts.all(node, "duty:figure"), key=lambda figure: facts.number(figure, "duty:ordinal"))
        return Goal(
            provision=self._provision(node),
            deadline=facts.find(node, "duty:goalDate"),
            about=self._spans.find(node, "duty:aboutSpan"),
            figures=tuple(
                Figure(float(facts.get(one, "duty:value")), facts.get(one, "duty:unit"), facts.get(one, "duty:compare"))
                for one in figures
            ),
            span=self._spans.get(node, "duty:quoteSpan"),
        )

    def citation(self, node: str) -> Citation:
        facts = self._facts
        cited = (facts.find(node, f"duty:cited{part}") for part in ("Title", "Number", "Article"))
        return Citation(
            provision=self._provision(node),
            to=CitationTarget(*cited),
            relation=facts.coded(node, "duty:relation") or "",
            span=self._spans.get(node, "duty:quoteSpan"),
        )

    def definition(self, node: str) -> Definition:
        return Definition(*self._term(node))

    def abbreviation(self, node: str) -> Abbreviation:
        return Abbreviation(*self._term(node))

    def _term(self, node: str) -> tuple[str, Span, Span, str]:
        spans = self._spans
        term, meaning = spans.get(node, "duty:termSpan"), spans.get(node, "duty:meaningSpan")
        return self._provision(node), term, meaning, self._facts.get(node, "duty:scope")

    def slip(self, node: str) -> Slip:
        facts = self._facts
        return Slip(
            document=record_id(facts.get(node, "duty:document")),
            name=facts.get(node, "rdfs:label"),
            received_number=facts.find(node, "duty:receivedNumber"),
            received=facts.find(node, "duty:received"),
            sender=self._spans.find(node, "duty:sender"),
            number=facts.find(node, "eli:number"),
            span=self._spans.get(node, "duty:span"),
        )

    def routing(self, node: str) -> Routing:
        facts, spans = self._facts, self._spans
        role = facts.coded(node, "duty:role")
        return Routing(
            part=RoutingPart(facts.coded(node, "duty:part") or ""),
            actor=spans.find(node, "duty:mention"),
            role=None if role is None else Role(role),
            partners=spans.all(node, "duty:co"),
            action=spans.find(node, "duty:actionSpan"),
            date=facts.find(node, "duty:writtenOn"),
            by=spans.find(node, "duty:signedBy"),
            span=spans.get(node, "duty:quoteSpan"),
        )

    def mention(self, node: str) -> Mention:
        facts = self._facts
        certainty = Certainty(facts.coded(node, "duty:certainty") or "")
        span, document = self._spans.at(node), record_id(self._node)
        names = {facts.get(one, "rdfs:label") for one in facts.all(node, "duty:refersTo")}
        if certainty is Certainty.OPEN:
            names -= {span.plain}  # the words stand for themselves where nobody is known
        return Mention(document, span, tuple(sorted(names)), certainty, facts.find(node, "duty:reason"))

    def _provision(self, node: str) -> str:
        return record_id(self._facts.get(node, "duty:statedIn"))


def read_actor(facts: Triples, node: str) -> Actor:
    """An actor by what is said of it, in whichever graphs."""
    classified = facts.all(node, "org:classification")
    of = {
        scheme: [concept_name(one) for one in classified if one.startswith(f"{BASE}{scheme}/")]
        for scheme in ("kind", "level")
    }
    return Actor(
        id=facts.get(node, "rdfs:label"),
        kind=of["kind"][0] if of["kind"] else "",
        head=facts.get(node, "duty:head"),
        levels=ordered(frozenset(of["level"])),
        place=facts.find(node, "duty:territory"),
        functions=tuple(sorted(concept_name(one) for one in facts.all(node, "org:purpose"))),
        qualifier=facts.find(node, "duty:qualifier"),
        single=iri("duty:SingleActor") in facts.all(node, "rdf:type"),
        named=facts.find(node, "duty:officialName") is not None,
        related=facts.find(node, "duty:unspecified") is not None,
        of_government=facts.find(node, "duty:ofGovernment") is not None,
    )


_READERS: tuple[tuple[str, Callable[[Reader, str], Record]], ...] = (
    ("eli:LegalResourceSubdivision", Reader.provision),
    ("duty:Statement", Reader.statement),
    ("duty:Assignment", Reader.assignment),
    ("duty:Goal", Reader.goal),
    ("duty:Slip", Reader.slip),
    ("duty:Routing", Reader.routing),
    ("duty:Citation", Reader.citation),
    ("duty:Definition", Reader.definition),
    ("duty:Abbreviation", Reader.abbreviation),
    ("duty:Mention", Reader.mention),
)
