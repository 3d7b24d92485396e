"""One actor: who it is, what it was called, what became of it, which classes contain it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kg.containment import Containment, actors_of
from kg.named_query import named_query
from kg.store import Store
from ontology.naming.identity import identity
from ontology.naming.reading import read_name
from ontology.registry import registry

from .by_actor import names


@dataclass(frozen=True, slots=True)
class Portrait:
    """An actor as its name, the registry and the documents of a store show it; what is not known is empty.

    `aliases` are the names that documents use, `history` bodies before and after it with their years, `transfers`
    functions that it had and who has them now, `classes` those that contain it with the reason, `members` the actors
    that it contains.
    """

    name: str
    kind: str
    levels: tuple[str, ...]
    place: str
    functions: tuple[str, ...]
    qualifier: str
    single: bool
    english: str
    affiliation: str
    parent: str
    since: str
    until: str
    aliases: tuple[str, ...]
    history: tuple[str, ...]
    transfers: tuple[str, ...]
    classes: tuple[str, ...]
    members: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON holds them."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def portrait(store: Store, actor: str, among: Containment | None = None) -> Portrait | None:
    """Who `actor` is; None where neither the store nor the registry knows it and its name shows no kind.

    `among` has the store's actors, for those who ask for many.
    """
    index = among or Containment(actors_of(store))
    known = index.actors
    *_, name = names(actor)
    facets = known.get(name) or read_name(name)[0]
    body = registry().bodies.get(name)
    if body is None and not facets.kind:
        return None
    called = store.ask(named_query("kg.view_queries", "actor_names"), {"actor": name})
    return Portrait(
        name=identity(facets) or name,
        kind=facets.kind,
        levels=facets.levels,
        place=facets.place or "",
        functions=(body.functions if body else ()) or facets.functions,
        qualifier=facets.qualifier or "",
        single=str(facets.scope) == "single",
        english=(body.english if body else None) or "",
        affiliation=(body.affiliation if body else None) or "",
        parent=(body.parent if body else None) or "",
        since=(body.since if body else None) or "",
        until=(body.until if body else None) or "",
        aliases=tuple(sorted({str(row["name"]) for row in called} - {name})),
        history=tuple(f"{b.name}（{b.since or '…'}–{b.until or ''}）" for b in registry().history(body))
        if body
        else (),
        transfers=tuple(
            f"{t.function}：{t.date or ''} {t.giver} → {t.taker}" for t in registry().transfers if t.giver == name
        ),
        classes=tuple(f"{one}（{'；'.join(why)}）" for one, why in sorted(index.containers(facets, name).items())),
        members=tuple(index.members(facets, name)),
    )
