"""What the document around a name says: when, and of which place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from ontology.registry import Registry, registry


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name, all as far as known.

    The date it was written, the official name of the division its writer is of (None for the whole country), the
    writer itself (本部, 我局), the one written to, the congress whose own rules the document is. `bodies` is a file
    with bodies of the user's own.
    """

    date: datetime.date | None = None
    place: str | None = None
    issuer: str | None = None
    addressee: str | None = None
    organ: str | None = None
    bodies: Path | None = None

    @property
    def registry(self) -> Registry:
        """The registry, with the user's own bodies."""
        return registry(self.bodies)


NOWHERE = Context()
