"""Each record as triples: what `ontology/policy.ttl` describes, written here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from ontology.iris import record_iri
from ontology.records import (
    Abbreviation,
    ActorMention,
    Assignment,
    Citation,
    Definition,
    Document,
    Goal,
    Inferred,
    Modality,
    Provision,
    Routing,
    RoutingPart,
    Slip,
    Span,
    Statement,
)

from .lines import Lines
from .naming import cited, name
from .vocabulary import RELATIONS, concept, term

_CLASSES = {
    Modality.OBLIGATION: "duty:Obligation",
    Modality.PROHIBITION: "duty:Prohibition",
    Modality.PERMISSION: "duty:Permission",
    Modality.ENCOURAGEMENT: "duty:Encouragement",
}
ROUTING_GRADES = {RoutingPart.ORDER: "ordered", RoutingPart.PROPOSAL: "proposed"}
_DATE_TYPES = ((re.compile(r"\d{4}-\d\d-\d\d"), "date"), (re.compile(r"\d{4}-\d\d"), "gYearMonth"))


def grade(mention: ActorMention) -> str:
    """How firmly a statement's actor is named. The opening line of a list names the actor of its items."""
    return "stated" if mention.inferred in (None, Inferred.OPENING_LINE) else "inferred"


def write_document(lines: Lines, document: Document) -> None:
    """The document itself, for ELI both the act and its text (which has the title), with who issued and received it."""
    subject = lines.node(document.id, "eli:LegalResource", "eli:LegalExpression")
    lines.text(subject, "dcterms:identifier", document.id)
    lines.text(subject, "rdfs:label", document.title or document.number or document.id)
    lines.text(subject, "eli:title", document.title)
    lines.text(subject, "eli:number", document.number)
    for issuer in document.issuers:
        mention, actors = lines.mention(issuer)
        lines.link(subject, "duty:issuer", mention)
        for actor in actors:
            lines.link(subject, "eli:passed_by", actor)
            lines.once(actor, "rdf:type", term("org:FormalOrganization"))
    lines.sequence(subject, "duty:issuer", document.issuers)
    lines.mentions(subject, "duty:addressee", document.addressees)
    lines.mentions(subject, "duty:copiedTo", document.copied_to)
    _date(lines, subject, "eli:date_document", document.written)
    _date(lines, subject, "duty:printed", document.printed)
    _date(lines, subject, "eli:date_publication", document.published)
    _date(lines, subject, "eli:first_date_entry_in_force", document.in_force)
    _date(lines, subject, "eli:date_no_longer_in_force", document.out_of_force)
    lines.text(subject, "duty:printedBy", document.printed_by)
    lines.text(subject, "duty:form", document.form)
    lines.text(subject, "duty:content", document.content)
    if document.rank is not None:
        lines.link(subject, "duty:rank", concept("rank", document.rank))
    if document.status is not None:
        lines.link(subject, "duty:status", concept("status", document.status))
    if document.public is not None:
        lines.typed(subject, "duty:public", str(document.public).lower(), "boolean")
    if document.part_of is not None:
        lines.link(subject, "duty:carriedBy", f"<{record_iri(document.part_of)}>")
    lines.text(subject, "duty:sha256", document.sha256)
    lines.link(subject, "duty:span", lines.place(document.span))


def write_provision(lines: Lines, provision: Provision, line: Sequence[str]) -> str:
    """A provision in the document's tree, with its own text; `line` has its own and its ancestors' ids."""
    subject = lines.node(provision.id, "eli:LegalResourceSubdivision")
    document = f"<{record_iri(provision.document)}>"
    lines.text(subject, "dcterms:identifier", provision.id)
    lines.text(subject, "rdfs:label", provision.cite)
    lines.link(subject, "eli:is_part_of", f"<{record_iri(provision.parent)}>" if provision.parent else document)
    lines.link(subject, "duty:document", document)
    lines.link(subject, "duty:section", f"<{record_iri(line[-1])}>")
    for ancestor in line:
        lines.link(subject, "duty:within", f"<{record_iri(ancestor)}>")
    lines.text(subject, "eli:number", provision.number)
    lines.quote(subject, "duty:heading", provision.heading)
    lines.link(subject, "duty:kind", concept("provision-kind", provision.kind))
    lines.text(subject, "duty:cite", provision.cite)
    lines.number(subject, "duty:position", provision.span.start)
    lines.link(subject, "duty:span", lines.place(provision.span))
    lines.text(subject, "duty:text", "".join(own.plain for own in provision.own))
    for own in provision.own:
        lines.link(subject, "duty:ownSpan", lines.span(own))
    lines.sequence(subject, "duty:ownSpan", provision.own)
    return subject


def write_statement(lines: Lines, statement: Statement) -> str:
    """A statement with its evidence, and who bears it with which grade."""
    subject = _stated(lines, statement.id, statement.provision, "duty:Statement", _CLASSES[statement.modality])
    lines.text(subject, "dcterms:identifier", statement.id)
    lines.text(subject, "rdfs:label", statement.action.plain + (statement.target.plain if statement.target else ""))
    lines.link(subject, "duty:modality", concept("modality", statement.modality))
    lines.number(subject, "duty:position", statement.action.start)
    lines.quote(subject, "duty:sentence", statement.sentence)
    lines.quote(subject, "duty:marker", statement.marker)
    lines.quote(subject, "duty:action", statement.action)
    lines.quote(subject, "duty:target", statement.target)
    lines.quote(subject, "duty:condition", statement.condition)
    lines.quote(subject, "duty:deadline", statement.deadline)
    lines.quote(subject, "duty:beneficiary", statement.beneficiary)
    if statement.nature is not None:
        lines.link(subject, "duty:nature", concept("nature", statement.nature))
    if statement.rule:
        lines.text(subject, "duty:rule", statement.rule)
    lines.mentions(subject, "duty:by", statement.by)
    lines.mentions(subject, "duty:co", statement.co)
    bearings = count()
    for number, mention in enumerate(statement.actors):
        for actor in mention.actors or (mention.span.plain,):
            bearing = _responsibility(
                lines, f"{statement.id}/bearer/{actor}", "duty:Bearing", grade(mention), mention.span, (actor,)
            )
            lines.link(subject, "duty:bearing", bearing)
            lines.number(bearing, "duty:ordinal", next(bearings))
            if mention.actors:
                lines.number(bearing, "duty:mentionOrdinal", number)
            if mention.inferred is not None:
                lines.link(bearing, "duty:inferredFrom", concept("inferred-from", mention.inferred))
    return subject


def write_assignment(lines: Lines, assignment: Assignment) -> str:
    """An actor's role for a provision, with the whole responsibility note."""
    subject = _responsibility(lines, name(assignment, lines.document), "duty:Assignment", "assigned", assignment.actor)
    lines.link(subject, "duty:statedIn", f"<{record_iri(assignment.provision)}>")
    lines.link(subject, "duty:role", concept("role", assignment.role))
    lines.quote(subject, "duty:note", assignment.note)
    return subject


def write_goal(lines: Lines, goal: Goal) -> str:
    """A target state with its figures."""
    identifier = name(goal, lines.document)
    subject = _stated(lines, identifier, goal.provision, "duty:Goal")
    if goal.deadline is not None:
        lines.typed(subject, "duty:goalDate", goal.deadline, _date_type(goal.deadline))
    lines.quote(subject, "duty:about", goal.about)
    lines.quote(subject, "duty:quote", goal.span)
    for number, figure in enumerate(goal.figures):
        node = lines.node(f"{identifier}/figure/{figure.compare}{figure.value:g}{figure.unit}", "duty:Figure")
        lines.typed(node, "duty:value", _double(figure.value), "double")
        lines.text(node, "duty:unit", figure.unit)
        lines.text(node, "duty:compare", figure.compare)
        lines.number(node, "duty:ordinal", number)
        lines.link(subject, "duty:figure", node)
    return subject


def write_citation(lines: Lines, citation: Citation) -> str:
    """A reference to another text; its provision is linked to that text by ELI's word for the relation."""
    subject = _stated(lines, name(citation, lines.document), citation.provision, "duty:Citation")
    lines.text(subject, "duty:citedTitle", citation.to.title)
    lines.text(subject, "duty:citedNumber", citation.to.number)
    lines.text(subject, "duty:citedArticle", citation.to.article)
    lines.link(subject, "duty:relation", concept("relation", citation.relation))
    lines.quote(subject, "duty:quote", citation.span)
    target = cited(citation.to)
    if target is not None:
        text = f"<{record_iri(target)}>"
        lines.link(subject, "duty:cited", text)
        provision = f"<{record_iri(citation.provision)}>"
        lines.add(provision, RELATIONS.get(citation.relation, term("eli:cites")), text)
        if citation.relation == "修改" or (citation.relation == "废止" and citation.to.article is not None):
            lines.once(text, "eli:changed_by", f"<{record_iri(lines.document)}>")
    return subject


def write_term(lines: Lines, record: Definition | Abbreviation) -> str:
    """What a word means in this text, or what a short form stands for."""
    kind = "Definition" if isinstance(record, Definition) else "Abbreviation"
    subject = _stated(lines, name(record, lines.document), record.provision, f"duty:{kind}")
    lines.quote(subject, "duty:term", record.term)
    lines.quote(subject, "duty:meaning", record.meaning)
    lines.text(subject, "duty:scope", record.scope)
    return subject


def write_slip(lines: Lines, slip: Slip) -> str:
    """A processing slip: the paper's number there, when it came and from whom. Its words stand in its provision."""
    subject = lines.node(name(slip, lines.document), "duty:Slip")
    lines.text(subject, "rdfs:label", slip.name)
    lines.link(subject, "duty:document", f"<{record_iri(slip.document)}>")
    lines.text(subject, "duty:receivedNumber", slip.received_number)
    lines.text(subject, "duty:received", slip.received)
    if slip.sender is not None:
        lines.link(subject, "duty:sender", lines.mention(slip.sender)[0])
    lines.text(subject, "eli:number", slip.number)
    lines.number(subject, "duty:position", slip.span.start)
    lines.link(subject, "duty:span", lines.place(slip.span))
    return subject


def write_routing(lines: Lines, routing: Routing) -> str:
    """What a receiving office wrote on the document's processing slip."""
    given = ROUTING_GRADES.get(routing.part)
    subject = _responsibility(lines, name(routing, lines.document), "duty:Routing", given, routing.actor)
    lines.link(subject, "duty:document", f"<{record_iri(lines.document)}>")
    lines.link(subject, "duty:part", concept("routing-part", routing.part))
    if routing.role is not None:
        lines.link(subject, "duty:role", concept("role", routing.role))
    lines.mentions(subject, "duty:co", routing.partners)
    lines.quote(subject, "duty:action", routing.action)
    lines.text(subject, "duty:writtenOn", routing.date)
    if routing.by is not None:
        lines.link(subject, "duty:signedBy", lines.mention(routing.by)[0])
    lines.number(subject, "duty:position", routing.span.start)
    lines.quote(subject, "duty:quote", routing.span)
    return subject


def _stated(lines: Lines, identifier: str, provision: str, *classes: str) -> str:
    subject = lines.node(identifier, *classes)
    lines.link(subject, "duty:statedIn", f"<{record_iri(provision)}>")
    return subject


def _responsibility(
    lines: Lines, identifier: str, kind: str, grade: str | None, words: Span | None, actors: tuple[str, ...] = ()
) -> str:
    """What bearings, assignments and routings have in common: an actor, a grade, the words that name the actor."""
    subject = lines.node(identifier, kind)
    if grade is not None:
        lines.link(subject, "duty:grade", concept("grade", grade))
    if words is not None:
        mention, nodes = lines.mention(words, actors)
        lines.link(subject, "duty:mention", mention)
        for actor in nodes:
            lines.link(subject, "duty:actor", actor)
    return subject


def _date(lines: Lines, subject: str, property: str, value: date | None) -> None:
    if value is not None:
        lines.typed(subject, property, value.isoformat(), "date")


def _double(value: float) -> str:
    """Spelled as Oxigraph spells it, so that all stores say the same: without exponent, 100.0 as 100."""
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_type(value: str) -> str:
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(value):
            return datatype
    return "gYear" if value.isdecimal() and len(value) == 4 else "string"
