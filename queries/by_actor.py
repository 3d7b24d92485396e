"""What falls to an actor, and which actors have names like it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

from kg.containment import Containment, actors_of
from kg.store import Row, Store
from ontology.naming.identity import identity
from ontology.naming.reading import read_name

from .answer import NOT_REVIEWED, REVIEWED, Duties, Duty
from .details import details
from .filters import Wanted, kept
from .keeping import rows_of
from .now_held import tell_now
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
    modality: Collection[str] | None = None,
    document: str | None = None,
    topic: str | None = None,
    due: date | None = None,
    in_force: date | None = None,
    internal: bool = False,
) -> Duties:
    """All that falls to `actor`, by document, then place in it. Empty for an unknown actor.

    `actor` is any name of it: of a body also those that no document has. With `via_classes` what falls to it through
    classes that contain it comes behind its own, each class with the reason. What stands on processing slips is left
    out unless `internal`. The others keep only: these `grades`, these modalities, what stands in a `document` (its id
    or number, or words of its title), what names a `topic` or stands under a heading that does, what is `due` by a day,
    what documents that are in force on a day say (`validity`).
    """
    found = _duties(store, names(actor), in_force, internal)
    if via_classes:
        classes = containers(store, actor)
        borne = [one for one in _duties(store, tuple(classes), in_force, internal) if one["actor"] in classes]
        borne.sort(key=lambda row: list(classes).index(str(row["actor"])))
        found += [row | {"via": f"{row['actor']}（{'；'.join(classes[str(row['actor'])])}）"} for row in borne]
    tell_now(store, found)
    wanted = Wanted(grades, modality, document, topic, due)
    asked = question("duties")
    rows = (
        Duty(**{column.name: text(row, column.name) for column in asked.columns}) for row in kept(store, found, wanted)
    )
    return Duties(asked, tuple(dict.fromkeys(rows)))


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


def _duties(store: Store, called: tuple[str, ...], in_force: date | None, internal: bool) -> list[Row]:
    if not called:
        return []
    found = store.ask(question("duties").query, {"name": called})
    rows = only_in_force(store, (row for row in found if internal or not row["internal"]), in_force)
    known = details(store, (text(row, name) for row in rows for name in ("document_iri", "provision_iri", "fact")))
    for row in rows:
        for name in ("document_iri", "provision_iri", "fact"):
            about = known.get(text(row, name), {})
            row |= {key: value for key, value in about.items() if name != "provision_iri" or key == "heading"}
        row["reviewed"] = REVIEWED if row.get("reviewed") else NOT_REVIEWED
    rows.sort(key=lambda row: (*place(row), text(row, "grade"), text(row, "role")))
    return rows


def similar_actors(store: Store, name: str, limit: int = 5) -> list[str]:
    """Actors in the store whose names look like `name`, the likest first: for “did you mean …?”."""
    wanted = normalised(name)
    known = [text(row, "actor") for row in rows_of(store, "actors")]
    holding = sorted(
        (actor for actor in known if wanted and wanted in actor and actor != wanted), key=lambda a: (len(a), a)
    )
    close = [actor for actor in get_close_matches(wanted, sorted(known), n=limit, cutoff=0.5) if actor != wanted]
    return list(dict.fromkeys([*close, *holding]))[:limit]
