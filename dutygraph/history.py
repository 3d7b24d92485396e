"""`dutygraph history`: how a document came into the store, and what has changed it since."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from ontology.errors import QueryError
from ontology.history import Ingestion

from .labels import label
from .stores import opened_store
from .terminal import print_csv, print_json, print_rows

if TYPE_CHECKING:
    from kg import Store

SHOWN: Final = ("at", "by", "file", "sha256", "version")
CHANGES: Final = ("since", "relation", "changed_by", "article")


def known_history(store: Store, document: str) -> tuple[Ingestion, ...]:
    """The history of a document. Raises QueryError for one that is not there."""
    found = tuple(store.history(document))
    if not found and document not in store.documents():
        raise QueryError(f"图谱中没有该文件 / no such document in {store.name}: {document}")
    return found


def print_history(address: str, document: str, format: str) -> None:
    """Print when a document came into the store changed, and which documents repeal or amend it (not as CSV)."""
    import queries

    with opened_store(address, read_only=True) as store:
        found = [asdict(one) for one in known_history(store, document)]
        changes = [asdict(one) for one in queries.changes(store) if one.document == document]
    if format == "json":
        print_json([{"document": document, "ingestions": found, "changes": changes}])
    elif format == "csv":
        print_csv(SHOWN, found)
    else:
        _print(document, "入库 Ingestions", SHOWN, found)
        if changes:
            _print(document, "废止、修改 Changes", CHANGES, [one | {"changed_by": one["by"]} for one in changes])


def _print(document: str, title: str, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    print_rows(f"{title}: {document} ({len(rows)})", {name: label(name) for name in columns}, rows)
