"""Routes about documents: the list, one with its text, its provisions, statements and matrix, the table of tasks.

Ids are parameters, not parts of the path: they hold “/” and “#”.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from .answers import ID, TYPES, Limit, Offset, file_answer
from .explorer import Explorer, explorer_of
from .models import Documents, DocumentSheet, Matrix, ProvisionEntry, StatementEntry
from .paging import Page

routes = APIRouter(prefix="/api", tags=["documents"])

Here = Annotated[Explorer, Depends(explorer_of)]


@routes.get("/documents", summary="文件目录 documents")
def documents(
    here: Here,
    q: Annotated[str, Query(max_length=200, description="标题或文号中的字 words of title or number")] = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Documents:
    """All documents, the newest first, or those whose title, number or issuers hold `q`."""
    found = [
        one
        for one in here.overview().documents.values()
        if not q or any(q in words for words in (one.title, one.number, *one.issuers))
    ]
    return Documents(total=len(found), rows=found[offset : offset + limit])


@routes.get("/document", summary="一份文件 a document with its text and all that was read off it")
def document(here: Here, id: ID) -> DocumentSheet:
    """Text, provisions as a tree, statements with the places of their parts, responsibility notes, goals, citations."""
    return here.sheet(id)


@routes.get("/provisions", summary="条款 the provisions of a document")
def provisions(here: Here, id: ID, offset: Offset = 0, limit: Limit = 100) -> Page[ProvisionEntry]:
    """In the document's order."""
    return Page.of(here.sheet(id).provisions, offset, limit)


@routes.get("/statements", summary="陈述 the statements of a document")
def statements(
    here: Here,
    id: ID,
    actor: Annotated[str, Query(max_length=200, description="只含其所担 only what this actor bears")] = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Page[StatementEntry]:
    """In the document's order."""
    found = [
        one
        for one in here.sheet(id).statements
        if not actor or actor in one.co or any(actor in (b.actor, b.words) for b in one.bearers)
    ]
    return Page.of(found, offset, limit)


@routes.get("/matrix", summary="条款 × 部门 which body has which part in which provision")
def matrix(here: Here, id: ID) -> Matrix:
    """Rows in the document's order, columns in the order of the institutions."""
    return here.matrix(id)


class TasksFormat(StrEnum):
    """What offices print."""

    XLSX = "xlsx"
    DOCX = "docx"


@routes.get(
    "/tasks", summary="重点任务分工表 the table of tasks as .xlsx or .docx", response_class=Response,
    responses={200: {"content": {TYPES[one]: {} for one in TasksFormat}}},
)  # fmt: skip
def tasks(
    here: Here,
    id: Annotated[str | None, Query(max_length=500, description="文件编号，留空为全部 one document, else all")] = None,
    format: TasksFormat = TasksFormat.XLSX,
    split: Annotated[bool, Query(description="按单位分表 a sheet for each body")] = False,
) -> Response:
    """As `dutygraph tasks` writes it. 422 where there is no task."""
    from ..task_table import write_task_table

    return file_answer(here, f"tasks.{format}", write_task_table, document=id, split=split)
