"""What people changed in a task table: its sheets beside what they were printed with."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from dutygraph.sources import PathLike
from ontology.errors import InputError

from .lines import HEADINGS
from .workbook import FIRST, STATE, TASK_NUMBER

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LEAD, SUPPORT = HEADINGS[3:5]
CONFIRMED, REJECTED = "确认", ("否定", "删除")
"""What people write under 校核状态."""


def read_table(path: PathLike) -> list[tuple[str, str, str, str]]:
    """What a file changes: task, column, what was printed, what stands there. Raises InputError for another file."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    name = os.fspath(path)
    try:
        book = load_workbook(name, data_only=True)
    except (OSError, InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        raise InputError(
            f"不是 Excel 工作簿，请交回 .xlsx 或 .docx / no workbook, return the .xlsx or the .docx: {name} ({error})"
        ) from error
    try:
        sheets = [(sheet, head) for sheet in book.worksheets if sheet.title != FIRST and (head := _heading(sheet))]
        if FIRST not in book.sheetnames or not sheets:
            raise InputError(f"不是 dutygraph tasks 写出的任务分工表 / not a task table that `tasks` wrote: {name}")
        first = _first(book)
        found: dict[tuple[str, str, str], str] = {}
        for sheet, (row, columns) in sheets:
            for values in sheet.iter_rows(min_row=row + 1, values_only=True):
                cells = {column: _text(values[at]) for column, at in columns.items() if at < len(values)}
                for change in changed(cells, first):
                    found[(*change[:2], change[3])] = change[2]
        return [(task, column, old, new) for (task, column, new), old in found.items()]
    finally:
        book.close()


def _heading(sheet: Worksheet) -> tuple[int, dict[str, int]] | None:
    """The row with the columns' headings, and where each stands."""
    for number, values in enumerate(sheet.iter_rows(max_row=10, values_only=True), 1):
        cells = [_text(value) for value in values]
        if TASK_NUMBER in cells:
            return number, {cell: at for at, cell in enumerate(cells) if cell}
    return None


def _first(book: Workbook) -> dict[str, dict[str, str]]:
    """By task what was printed."""
    rows = book[FIRST].iter_rows(values_only=True)
    headings = [_text(value) for value in next(rows)]
    read = (dict(zip(headings, map(_text, values), strict=False)) for values in rows)
    return {row[TASK_NUMBER]: row for row in read if row.get(TASK_NUMBER)}


def changed(cells: Mapping[str, str], first: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """What the cells of a row change: task, column, what was printed (`first`, by task), what stands there."""
    task = cells.get(TASK_NUMBER, "")
    if not task:
        if cells.get(HEADINGS[2]):
            yield "", HEADINGS[2], "", cells[HEADINGS[2]]  # a line of their own
        return
    printed = first.get(task, {})
    for column in HEADINGS[2:]:
        if column in cells and column in printed and not same(column, cells[column], printed[column]):
            yield task, column, printed[column], cells[column]
    if (state := cells.get(STATE, "")) in (CONFIRMED, *REJECTED):
        yield task, STATE, "", state


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def same(column: str, one: str, other: str) -> bool:
    """Whether two cells say the same; the order of bodies is that of the institutions, not people's."""
    if column in (LEAD, SUPPORT):
        return set(split(one)) == set(split(other))
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    return "".join(value.split())


def split(cell: str) -> list[str]:
    """The names in a cell."""
    return [name for part in cell.split("、") if (name := part.strip())]
