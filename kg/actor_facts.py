"""Actors and the words that name them, as triples: W3C ORG for what a body is, ours for what it lacks."""

from __future__ import annotations

from ontology.iris import actor_iri
from ontology.records import Actor, Mention

from .lines import Lines
from .vocabulary import concept, term


def write_actor(lines: Lines, actor: Actor) -> None:
    """What an actor is: a single one or a class, with its facets."""
    lines.actor(actor.id, actor.id)
    subject = f"<{actor_iri(actor.id)}>"
    lines.link(subject, "rdf:type", term("duty:SingleActor" if actor.single else "duty:ActorClass"))
    if actor.named:
        lines.once(subject, "rdf:type", term("org:FormalOrganization"))
        lines.text(subject, "duty:officialName", actor.id)
    lines.link(subject, "org:classification", concept("kind", actor.kind))
    for level in actor.levels:
        lines.link(subject, "org:classification", concept("level", level))
    for function in actor.functions:
        lines.link(subject, "org:purpose", concept("function", function))
    lines.text(subject, "duty:head", actor.head)
    lines.text(subject, "duty:territory", actor.place)
    lines.text(subject, "duty:qualifier", actor.qualifier)
    if actor.related:
        lines.typed(subject, "duty:unspecified", "true", "boolean")
    if actor.of_government:
        lines.typed(subject, "duty:ofGovernment", "true", "boolean")


def write_mention(lines: Lines, mention: Mention) -> str:
    """How the words that name an actor were resolved, said of the place where they stand."""
    subject = lines.mention(mention.span, mention.actors)[0]
    lines.link(subject, "rdf:type", term("duty:Mention"))
    lines.link(subject, "duty:certainty", concept("certainty", mention.certainty))
    lines.text(subject, "duty:reason", mention.reason)
    return subject
