"""What is to be said of facts that a question has found: a second question, since it costs less than one for both."""

from __future__ import annotations

from collections.abc import Iterable

from kg.store import Store
from kg.values import Value
from ontology.iris import Iri

from .question import question

_AT_ONCE = 2_000


def details(store: Store, things: Iterable[str]) -> dict[str, dict[str, Value]]:
    """The details of statements, notes, instructions, provisions and documents by IRI; {} for what has none."""
    wanted = sorted({thing for thing in things if thing})
    found: dict[str, dict[str, Value]] = {thing: {} for thing in wanted}
    for at in range(0, len(wanted), _AT_ONCE):
        for row in store.ask(question("details").query, {"thing": [Iri(one) for one in wanted[at : at + _AT_ONCE]]}):
            found[str(row["thing"])][str(row["property"])] = row["value"]
    return found
