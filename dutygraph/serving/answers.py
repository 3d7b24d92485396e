"""What routes have in common: their parameters, and answers that are files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import Query, Response

if TYPE_CHECKING:
    from .explorer import Explorer

ID = Annotated[
    str, Query(min_length=1, max_length=500, description="文件编号 a document's id", examples=["国发〔2020〕7号"])
]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="从第几行起 the first row")]
Limit = Annotated[int, Query(ge=1, le=1000, description="至多几行 rows at most")]

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "jsonld": "application/ld+json",
    "turtle": "text/turtle; charset=utf-8",
    "trig": "application/trig; charset=utf-8",
}


def download(data: bytes, name: str) -> Response:
    """A file for the browser to save under `name`."""
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(
        data, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )


def file_answer(here: Explorer, name: str, write: Callable[..., Any], **asked: Any) -> Response:
    """A file that `write(store, …, output=PATH)` makes; within the time for questions."""
    with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
        path = Path(folder) / name
        here.worked(write, output=path, **asked)
        return download(path.read_bytes(), name)
