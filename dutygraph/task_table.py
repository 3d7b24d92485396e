"""The task table 任务分工表 as an Excel workbook that can be printed as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ontology.errors import QueryError

from .output import written
from .sources import PathLike

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kg import Store
    from queries import Task

FONT = "宋体"


class Column(NamedTuple):
    """A column's heading, its width in characters of the sheet's standard font, and whether its cells are centred."""

    heading: str
    width: float
    centred: bool


COLUMNS = (
    Column("序号", 6, True),
    Column("重点任务", 17, False),
    Column("具体举措", 30, False),
    Column("责任单位", 22, False),
    Column("完成时限", 11, True),
    Column("依据条款", 13, True),
    Column("原文", 50, False),
    Column("校核", 8, True),
)
HEADER_ROW = 2

MOODS = {"prohibition": "不得", "permission": "可以", "encouragement": "鼓励"}
"""What stands before the words of a measure that is no obligation: what must not be done is no task to be done."""


def write_task_table(store: Store, output: PathLike, in_force: date | None = None) -> int:
    """Write the tasks of all documents in a store, a sheet for each document; returns the number of tasks.
    With `in_force` those of documents that are in force on that day.

    Raises QueryError where there is none, OutputError where the file cannot be written.
    """
    from openpyxl import Workbook

    import queries

    tasks = queries.tasks(store, in_force=in_force).rows
    if not tasks:
        raise QueryError("图谱中没有任务，请先 dutygraph build / no tasks in the graph: run dutygraph build first")
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for (title, number), group in groupby(tasks, key=lambda t: (t.title, t.number)):
        sheet = book.create_sheet(_sheet_name(number or title, book.sheetnames))
        _fill(sheet, title, number, list(group))
    with written(output) as file:
        file.write(_timeless(book))
    return len(tasks)


def _timeless(book: Workbook) -> bytes:
    """The workbook without the time of writing, so that the same tasks give the same file."""
    saved, timeless = BytesIO(), BytesIO()
    book.save(saved)
    with ZipFile(saved) as old, ZipFile(timeless, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", b"", content)
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return timeless.getvalue()


def responsible(task: Task) -> str:
    """The bodies of a task with the parts they have in it: 牵头 and 配合 are said, a part that is its own is not.

    Where neither the statement nor a note names one, those inferred from the document, marked 推断.
    """
    own = dict.fromkeys((*task.actors, *task.responsible))
    parts = [
        *(f"{name}（牵头）" for name in task.lead),
        *(name for name in own if name not in task.lead),
        *(f"{name}（共同）" for name in task.co),
        *(f"{name}（配合）" for name in task.support if name not in own),
    ]
    if not parts:
        parts = [f"{name}（推断）" for name in task.inferred]
    return "、".join(parts) or "未明确"


def wording(task: Task) -> str:
    """What is to be done, told apart from what must not, may or is encouraged to be done."""
    mood = MOODS.get(task.modality, "")
    return task.task if task.task.startswith(mood) else mood + task.task


def measure(task: Task) -> str:
    """What the task is part of: the provision with its heading, or the section where it has none (laws)."""
    return task.section if task.section and task.provision in task.cite else task.provision


def _fill(sheet: Worksheet, title: str, number: str, tasks: Sequence[Task]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(COLUMNS))
    thin = Side(style="thin", color="808080")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    _put(
        sheet, 1, 1, f"《{title}》任务分工表" + (f"（{number}）" if number else "") if title else f"{number}任务分工表"
    )
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"].font = Font(name=FONT, size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 42

    for index, column in enumerate(COLUMNS, 1):
        _put(sheet, HEADER_ROW, index, column.heading)
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 24
    rows = [
        (
            str(i),
            measure(t),
            wording(t),
            responsible(t),
            t.deadline,
            t.cite.removeprefix(number),
            t.evidence,
            t.reviewed,
        )
        for i, t in enumerate(tasks, 1)
    ]
    for offset, row in enumerate(rows, HEADER_ROW + 1):
        for index, value in enumerate(row, 1):
            _put(sheet, offset, index, value)
        sheet.row_dimensions[offset].height = _height(row)
    plain, bold = Font(name=FONT, size=10.5), Font(name=FONT, size=10.5, bold=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    shade = PatternFill("solid", fgColor="DDE6F0")
    for cells in sheet.iter_rows(min_row=HEADER_ROW, max_row=HEADER_ROW + len(rows), max_col=len(COLUMNS)):
        for cell, column in zip(cells, COLUMNS, strict=True):
            heading = cell.row == HEADER_ROW
            cell.border = border
            cell.font = bold if heading else plain
            cell.alignment = centre if heading or column.centred else left
            if heading:
                cell.fill = shade
    _merge_equal(sheet, [row[1] for row in rows], column=2)

    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "第 &P 页 / 共 &N 页"  # type: ignore[union-attr]


def _put(sheet: Worksheet, row: int, column: int, value: str) -> None:
    """Text stays text, also where it begins with “=”; what a workbook may not hold is left out."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"


def _merge_equal(sheet: Worksheet, values: Iterable[str], column: int) -> None:
    """One cell for each run of equal values, its text at the top, where it stays in view when a page ends inside."""
    from openpyxl.styles import Alignment

    row = HEADER_ROW + 1
    for value, run in groupby(values):
        length = sum(1 for _ in run)
        if value and length > 1:
            sheet.merge_cells(start_row=row, end_row=row + length - 1, start_column=column, end_column=column)
            sheet.cell(row, column).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        row += length


def _height(row: Sequence[str]) -> float:
    """Points for the lines that the fullest cell wraps to; Excel does not fit rows of a file it did not write.

    A Chinese character at 10.5 pt is about 1.9 of a column's width units, a line 14.5 pt.
    """
    lines = max(
        (
            -(-len(value) * 19 // int(column.width * 10))
            for value, column in zip(row, COLUMNS, strict=True)
            if column.heading != "重点任务"
        ),
        default=1,
    )
    return min(409, max(1, lines) * 14.5 + 6)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """At most 31 characters, none that Excel forbids, and no two alike."""
    base = "".join("_" if c in r"[]:*?/\'" else c for c in name)[:26] or "任务"
    number, found = 1, base
    while found.casefold() in {t.casefold() for t in taken}:
        number += 1
        found = f"{base} {number}"
    return found
