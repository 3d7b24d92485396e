"""The registry of public bodies in Neo4j: (:Body) and (:Function) nodes, which an actor's `iri` leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import neo4j

from kg.property_graph.model import Properties
from kg.registry import registry_version
from ontology.body import Body, Function
from ontology.iris import actor_iri, concept_iri
from ontology.local_bodies import provincial_governments
from ontology.registry import Registry, registry, registry_with

_ABOUT: Final = "OPTIONAL MATCH (n:DutygraphRegistry) RETURN n.version AS version, n.own AS own"
_CLEAR: Final = "MATCH (n:Body|Function|DutygraphRegistry) DETACH DELETE n"
_WRITE: Final = """
CREATE (:DutygraphRegistry {version: $version, own: $own})
WITH 1 AS one
CALL () { UNWIND $bodies AS row CREATE (n:Body) SET n = row RETURN collect(n) AS bodies }
CALL () { UNWIND $functions AS row CREATE (n:Function) SET n = row RETURN collect(n) AS functions }
WITH bodies + functions AS ends
UNWIND $links AS row
WITH ends[row[0]] AS a, ends[row[2]] AS b, row
CREATE (a)-[r:$(row[1])]->(b) SET r = row[3]
"""


def own_bodies(transaction: neo4j.ManagedTransaction) -> str | None:
    """The text of the user's file of bodies."""
    own: str | None = transaction.run(_ABOUT).single(strict=True)["own"]
    return own


def put_registry(transaction: neo4j.ManagedTransaction, own: str | None) -> None:
    """The registry in place of another version of it."""
    about = transaction.run(_ABOUT).single(strict=True)
    own = about["own"] if own is None else own
    version = registry_version(own)
    if about["version"] == version:
        return
    known = registry() if own is None else registry_with(own)
    bodies = (*known.bodies.values(), *provincial_governments())
    functions = tuple(known.functions.values())
    numbers = {one.name: number for number, one in enumerate(bodies)}
    # A body and a function may have one name.
    charges = {one.name: number for number, one in enumerate(functions, len(bodies))}
    transaction.run(_CLEAR).consume()
    transaction.run(
        _WRITE, version=version, own=own, bodies=[_body(one) for one in bodies],
        functions=[_function(one) for one in functions], links=list(_links(known, numbers, charges)),
    ).consume()  # fmt: skip


def _body(body: Body) -> Properties:
    found = {name: getattr(body, name) for name in ("name", "english", "kind", "level", "place", "affiliation")}
    found |= {"iri": actor_iri(body.name), "since": body.since, "until": body.until}
    found["names"] = list(dict.fromkeys((*body.short, *(sign.name for sign in body.also_called))))
    return found


def _function(function: Function) -> Properties:
    return {
        "iri": concept_iri("function", function.name),
        "name": function.name,
        "english": function.english,
        "words": list(function.words),
    }


def _links(known: Registry, bodies: Mapping[str, int], functions: Mapping[str, int]) -> Iterator[list[Any]]:
    """Number of the start, type, number of the end, properties; bodies and functions have theirs by name."""
    for body in known.bodies.values():
        number = bodies[body.name]
        for function in body.functions:
            yield [number, "IN_CHARGE_OF", functions[function], {}]
        if body.parent:
            yield [number, "SUBORDINATE_TO", bodies[body.parent], {}]
        if body.office_in:
            yield [number, "OFFICE_IN", bodies[body.office_in], {}]
        for successor in body.successors:
            yield [number, "SUCCEEDED_BY", bodies[successor], {"date": body.until}]
    for charge in known.functions.values():
        if charge.broader:
            yield [functions[charge.name], "BROADER", functions[charge.broader], {}]
    for one in known.transfers:
        about = {"function": one.function, "words": list(one.words), "date": one.date, "basis": one.basis}
        yield [bodies[one.giver], "TRANSFERRED_TO", bodies[one.taker], about]
