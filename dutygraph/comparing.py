"""`dutygraph compare`: the side-by-side page, and the matrix of many places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .sources import PathLike
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store


def write_comparison(store: Store | PathLike, document: str, other: str, output: PathLike) -> int:
    """Write what `other` makes of `document` (ids) side by side as one HTML file that needs no network; returns the
    number of rows. Raises QueryError for documents that are not there, OutputError."""
    import queries

    from .comparison import write_page
    from .terminal import complain

    with opened_store(store, read_only=True) as opened:
        found = queries.compare(opened, document, other)
    first = found.rows[0] if found.rows else None
    names = (document, other) if first is None else (first.title or document, first.other_title or other)
    write_page(found, output, names)
    complain(f"对照页 page: {output} ({len(found)} 行 rows)")
    return len(found)


def print_coverage(store: str, document: str, others: Sequence[str], format: str) -> None:
    """Print provisions by places; CSV and JSON have a row for each provision and place."""
    import queries

    from .terminal import print_csv, print_json, print_rows

    with opened_store(store, read_only=True) as opened:
        found = queries.coverage(opened, document, others)
    if format == "json":
        print_json(found.to_dicts())
    elif format == "csv":
        print_csv(found.columns, found.to_dicts())
    else:
        columns, rows = found.matrix()
        print_rows(
            f"{found.question.title.zh} {found.question.title.en}: {document}",
            dict(zip(columns, columns, strict=True)),
            [dict(zip(columns, row, strict=True)) for row in rows],
        )
