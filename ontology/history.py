"""When a document came into a store, from which file, by whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ingestion:
    """One of the times at which a document came into a store changed, the first included.

    `at` is ISO 8601 in UTC, `by` who ran it, `file` and `sha256` the file's name and the hash of its bytes, `version`
    that of the software, `digest` the hash of all that was extracted: the same again is no new ingestion.
    """

    document: str
    at: str
    by: str
    file: str
    sha256: str
    version: str
    digest: str
