"""What is said of a build: how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .source import Failure
from .summary import DocumentSummary

if TYPE_CHECKING:
    from .planning import Repeated


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `stage` is "survey", "extract", "load" or "check"; `documents` (texts) and `characters` are
    done, `of_…` are all that there are (None while that is not known), `failures` those so far, `file` the last one."""

    stage: str
    documents: int
    of_documents: int | None
    characters: int
    of_characters: int | None
    failures: int
    file: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What went into the store, and what did not.

    `documents` were written, `unchanged` (a count) stayed as they were. `failures` are the texts that could not be
    read. `repeated` names for each document that was found more than once the copy that was read. `vanished` are the
    addresses of texts that the store's documents came from and that are not there any more, `removed` the documents
    that were taken out.
    """

    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...]
    repeated: tuple[Repeated, ...]
    unchanged: int = 0
    vanished: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
