"""What a store has of a corpus already: its documents, what they were made from, and where that stood."""

from __future__ import annotations

from dataclasses import dataclass

from kg import Store
from kg.named_query import named_query


@dataclass(frozen=True, slots=True)
class Held:
    """A document's graph in the store: the fingerprint of what it was made from, the addresses of its copies."""

    fingerprint: str
    addresses: frozenset[str]


def held(store: Store) -> dict[str, Held]:
    """What the store holds by document id; documents that no build of a corpus wrote are left out."""
    addresses: dict[str, set[str]] = {}
    fingerprints: dict[str, str] = {}
    for row in store.ask(named_query("dutygraph.corpus", "state")):
        document = str(row["document"])
        fingerprints[document] = str(row["fingerprint"])
        addresses.setdefault(document, set()).add(str(row["address"]))
    return {document: Held(fingerprints[document], frozenset(found)) for document, found in addresses.items()}
