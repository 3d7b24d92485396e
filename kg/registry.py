"""The registry of public bodies as a graph of a store, so that queries join actors with what is known of bodies.

There a body is an org:FormalOrganization and no duty:Actor: actors are who documents name. Both have the same IRI.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology import bodies_turtle
from ontology.errors import InputError
from ontology.iris import BASE, PREFIXES
from ontology.registry import FOLDER, Registry, registry, registry_with

from .lines import Lines
from .rdf import NamedGraph
from .stamps import digest
from .terms import resource

if TYPE_CHECKING:
    from .store import Store

REGISTRY: Final = f"{BASE}registry"
"""The graph, and the subject that says of which version it is and what was added to it."""

_OF_ACTORS: Final = {f"{PREFIXES['duty']}{name}" for name in ("Actor", "SingleActor", "name")}
"""What the registry's Turtle says of bodies as actors."""


def registry_version(own: str | None) -> str:
    """Another one whenever the graph would be. `own` is the text of a user's file of bodies."""
    return digest([_ours(), own or ""])


def registry_graph(own: str | None) -> NamedGraph:
    """The registry, with a user's bodies where given. Raises InputError where these are malformed."""
    known = registry() if own is None else registry_with(own)
    lines = Lines("")
    lines.text(resource(REGISTRY), "duty:registryVersion", registry_version(own))
    lines.text(resource(REGISTRY), "duty:ownBodies", own)
    for triple in bodies_turtle.triples(known):
        told = str(triple.predicate.value), str(getattr(triple.object, "value", ""))
        if not _OF_ACTORS.intersection(told):
            lines.triples.append(f"{triple} .\n")
    return NamedGraph(REGISTRY, str(lines))


def registry_of(store: Store) -> Registry:
    """The registry as a store's documents were read with it: ours, with the user's bodies that the store keeps."""
    own = store.own_bodies()
    try:
        return registry() if own is None else registry_with(own)
    except InputError:  # written for a registry that has changed since: an answer without them is better than none
        return registry()


@cache
def _ours() -> str:
    files = [*sorted(FOLDER.glob("*.toml")), Path(bodies_turtle.__file__), Path(__file__)]
    return digest(file.read_text("utf-8") for file in files)
