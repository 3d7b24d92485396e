"""Routes for the named questions: any of them, by what its header says of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request

import queries
from queries.question import Label, Question

from .answers import TYPES, Offset, download
from .explorer import Explorer, explorer_of
from .models import LabelEntry, QuestionEntry, QuestionRows
from .question_rows import part, table

routes = APIRouter(prefix="/api/questions", tags=["questions"])

Here = Annotated[Explorer, Depends(explorer_of)]
OURS = frozenset(("offset", "limit", "format"))
"""Parameters of the route, not of the question."""


class RowsFormat(StrEnum):
    """How rows come."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@routes.get("", summary="命名问题 the named questions")
def questions() -> list[QuestionEntry]:
    """With what a form and a table need to know of each."""
    return [entry(queries.question(name)) for name in queries.askable()]


@routes.get(
    "/{name}", summary="提问 the rows of a question", response_model=QuestionRows,
    responses={200: {"content": {TYPES[one].partition(";")[0]: {} for one in (RowsFormat.CSV, RowsFormat.XLSX)}}},
)  # fmt: skip
def ask(
    here: Here,
    request: Request,
    name: Annotated[str, Path(pattern="^[a-z_]{1,40}$", examples=["tasks"])],
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=20_000)] = 1000,
    format: RowsFormat = RowsFormat.JSON,
) -> Any:
    """The question's own parameters stand beside these (`/api/questions`): texts, dates as 2020-07-17, flags as true.

    404 for a question that there is none of, 422 for a parameter that it does not take, 504 for what takes too long.
    CSV and XLSX have all rows.
    """
    if name not in queries.askable():
        raise HTTPException(404, f"没有这个问题 / no such question: {name} ({', '.join(queries.askable())})")
    question = queries.question(name)
    given: dict[str, object] = {
        key: values if len(values := request.query_params.getlist(key)) > 1 else values[0]
        for key in request.query_params
        if key not in OURS and key != "internal"
    }
    version, internal = here.live.version(), here.settings.internal
    if format is not RowsFormat.JSON:
        most = here.settings.question_rows
        file = here.worked(table, version, name, given, format.value, most, internal=internal)
        return download(file, f"{name}.{format}")
    found = here.worked(part, version, name, given, offset, limit, internal=internal)
    levels = here.overview().levels_among(found.rows)
    return QuestionRows(question=entry(question), total=found.total, offset=offset, rows=found.rows, levels=levels)


def entry(question: Question) -> QuestionEntry:
    """A question as forms and tables need it."""
    return QuestionEntry(
        name=question.name,
        zh=question.title.zh,
        en=question.title.en,
        parameters=[_label(one) for one in question.parameters if one.name != "internal"],
        columns=[_label(one) for one in question.columns],
    )


def _label(one: Label) -> LabelEntry:
    return LabelEntry(
        name=one.name, zh=one.zh, en=one.en, type=one.type, required=one.required, choices=list(one.choices)
    )
