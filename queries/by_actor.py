"""What falls to an actor, and which actors have names like it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from kg.containment import Containment, actors_of
from kg.store import Store
from ontology.naming.identity import identity
from ontology.naming.reading import read_name

from .answer import Duties, Duty
from .question import question
from .row import place, text
from .validity import only_in_force


def normalised(name: str) -> str:
    """A name as the graph has it: without white space."""
    return "".join(name.split())


def duties(
    store: Store,
    actor: str,
    *,
    grades: Collection[str] | None = None,
    via_classes: bool = False,
    in_force: date | None = None,
) -> Duties:
    """All that falls to `actor`, by document, then place in it; only `grades` if given. Empty for an unknown actor.

    With `in_force` only what stands in documents that are in force on that day (`validity`).

    `actor` is any name of it: of a body also those that no document has. With `via_classes` what falls to it through
    classes that contain it comes behind its own, each class with the reason.
    """
    asked = question("duties")
    found = _duties(store, names(actor), in_force)
    if via_classes:
        classes = containers(store, actor)
        borne = [duty for duty in _duties(store, tuple(classes), in_force) if duty.actor in classes]
        borne.sort(key=lambda duty: list(classes).index(duty.actor))
        found += [replace(duty, via=f"{duty.actor}（{'；'.join(classes[duty.actor])}）") for duty in borne]
    kept = dict.fromkeys(duty for duty in found if grades is None or duty.grade in grades)
    return Duties(asked, tuple(kept))


def names(actor: str) -> tuple[str, ...]:
    """The name as it was given, and the identity that it stands for."""
    given = normalised(actor)
    identities = [identity(facets) for facets in read_name(given)]
    return tuple(dict.fromkeys((given, *(name for name in identities[:1] if name is not None))))


def containers(store: Store, actor: str) -> dict[str, tuple[str, ...]]:
    """The classes in the store that contain `actor`, each with the reasons facet by facet; sorted."""
    known = actors_of(store)
    *_, name = names(actor)
    facets = known.get(name) or read_name(normalised(actor))[0]
    found = Containment(known).containers(facets, name)
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


def _duties(store: Store, called: tuple[str, ...], in_force: date | None) -> list[Duty]:
    if not called:
        return []
    asked = question("duties")
    rows = only_in_force(store, store.ask(asked.query, {"name": called}), in_force)
    rows.sort(key=lambda row: (*place(row), text(row, "grade"), text(row, "role")))
    return [Duty(**{column.name: text(row, column.name) for column in asked.columns}) for row in rows]


def similar_actors(store: Store, name: str, limit: int = 5) -> list[str]:
    """Actors in the store whose names look like `name`, the likest first: for “did you mean …?”."""
    wanted = normalised(name)
    known = [text(row, "actor") for row in store.ask(question("actors").query)]
    holding = sorted(
        (actor for actor in known if wanted and wanted in actor and actor != wanted), key=lambda a: (len(a), a)
    )
    close = [actor for actor in get_close_matches(wanted, sorted(known), n=limit, cutoff=0.5) if actor != wanted]
    return list(dict.fromkeys([*close, *holding]))[:limit]
