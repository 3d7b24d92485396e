"""What people changed in a task table that is a Word document: its rows beside what they were printed with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from dutygraph.sources import PathLike
from ontology.errors import InputError

from .lines import HEADINGS
from .paper import MARK
from .sheets import changed
from .workbook import TASK_NUMBER

if TYPE_CHECKING:
    from docx.table import Table, _Row


def read_paper(path: PathLike) -> list[tuple[str, str, str, str]]:
    """What a .docx changes: task, column, what was printed, what stands there. Raises InputError for another file.

    What is inserted with changes tracked counts, what is deleted does not.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    name = os.fspath(path)
    try:
        document = Document(name)
    except (OSError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"不是 Word 文档 / no Word document: {name} ({error})") from error
    tables = [table for table in document.tables if len(table.rows) and _texts(table.rows[0]) == list(HEADINGS)]
    rows = [row for table in tables for row in _rows(table)]
    printed = [_printed(row) for row in rows]
    if not any(printed):
        raise InputError(
            "表中没有任务编号：请在 dutygraph tasks 写出的 .docx 上直接修改，或交回 .xlsx"
            f" / no task numbers in its tables: correct the .docx that `tasks` wrote, or return the .xlsx: {name}"
        )
    found: dict[tuple[str, str, str], str] = {}
    for row, first in zip(rows, printed, strict=True):
        number, *cells = first or [""]
        there = dict(zip(HEADINGS, _texts(row), strict=False)) | {TASK_NUMBER: number}
        for task, column, old, new in changed(there, {number: dict(zip(HEADINGS[1:], cells, strict=False))}):
            found[(task, column, new)] = old
    return [(task, column, old, new) for (task, column, new), old in found.items()]


def _rows(table: Table) -> Iterator[_Row]:
    """The rows below the heading that are not deleted."""
    from docx.oxml.ns import qn

    for row in list(table.rows)[1:]:
        properties = row._tr.trPr
        if properties is None or properties.find(qn("w:del")) is None:
            yield row


def _texts(row: _Row) -> list[str]:
    """What the cells of a row show."""
    return ["\n".join(_shown(paragraph._p) for paragraph in cell.paragraphs).strip() for cell in row.cells]


def _shown(paragraph: Any) -> str:
    from docx.oxml.ns import qn

    runs = (run for run in paragraph.iter(qn("w:r")) if not _is_hidden(run))
    return "".join(text.text or "" for run in runs for text in run.iter(qn("w:t")))


def _is_hidden(run: Any) -> bool:
    from docx.oxml.ns import qn

    properties = run.find(qn("w:rPr"))
    return properties is not None and properties.find(qn("w:vanish")) is not None


def _printed(row: _Row) -> list[str] | None:
    """The task's number and what was printed of it, as the row's hidden text says."""
    from docx.oxml.ns import qn

    hidden = (
        "".join(text.text or "" for text in run.iter(qn("w:t"))) for run in row._tr.iter(qn("w:r")) if _is_hidden(run)
    )
    said = "".join(hidden).partition(MARK)[2]
    try:
        found = json.JSONDecoder().raw_decode(said)[0] if said else None
    except ValueError:
        return None
    return [str(one) for one in found] if isinstance(found, list) and found else None
