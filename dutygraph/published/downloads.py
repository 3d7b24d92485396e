"""Files that the page offers to download, written beforehand where the store is small; of larger ones the page itself
makes CSV of what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.errors import QueryError

from .addresses import address

if TYPE_CHECKING:
    from ..serving.explorer import Explorer

DOCUMENTS: Final = 20
"""A store of more has none."""

_GRAPHS: Final = ("graphml", "jsonld", "trig")


def write_downloads(here: Explorer, folder: Path) -> dict[str, str]:
    """Write them into a new folder; the places of the files in the page's folder, by the addresses of the API."""
    from ..exporting import write_export
    from ..task_table import write_task_table

    documents = list(here.overview().documents)
    if len(documents) > DOCUMENTS:
        return {}
    folder.mkdir()
    found: dict[str, str] = {}
    with here.live.reading() as store:
        for number, document in enumerate([None, *documents]):
            asked = {} if document is None else {"id": document}
            for format in ("xlsx", "docx"):
                file = folder / f"tasks-{number}.{format}"
                try:
                    write_task_table(store, file, document=document)
                except QueryError:
                    continue  # no task in it
                given = asked if format == "xlsx" else {**asked, "format": format}
                found[address("tasks", **given)] = f"files/{file.name}"
        for format in _GRAPHS:
            file = folder / f"dutygraph.{format}"
            write_export(store, format, file, internal=here.settings.internal)
            found[address("export", format=format)] = f"files/{file.name}"
    return found
