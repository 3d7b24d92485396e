"""Task tables as an Excel workbook that can be printed as it is, with a working sheet and what was printed at first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .lines import HEADINGS, Line
from .words import words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


class Column(NamedTuple):
    """A column's heading, its width in characters of the sheet's standard font, and whether its cells are centred."""

    heading: str
    width: float
    centred: bool


class Table(NamedTuple):
    """One printed sheet: its name, its title, its lines, each with the cells to print."""

    name: str
    title: str
    lines: Sequence[Line]
    cells: Sequence[Sequence[str]]


PRINTED = tuple(map(Column, HEADINGS, (6, 20, 46, 17, 28, 13, 20), (True, False, False, True, True, True, False)))
TASK_NUMBER = "任务编号"
"""The hidden last column of printed sheets: the task's stable number, by which a corrected sheet is taken back."""

STATE = "校核状态"
WORKING = "工作底稿"
FIRST = "导出值"
"""The hidden sheet that says what was printed, so that later changes of the graph are not taken for corrections."""

WORKING_COLUMNS = (
    Column("序号", 6, True),
    Column(TASK_NUMBER, 34, False),
    Column("依据条款", 22, False),
    Column("原文", 60, False),
    Column("性质", 12, True),
    Column("责任来源", 14, True),
    Column(STATE, 12, True),
    Column("所在表", 20, False),
)
STATES = ("未校核", "已校核", "确认", "否定")
"""What 校核状态 can be; a person writes 确认 (it is right) or 否定 (the document does not say so)."""

HEADER_ROW = 2


def workbook(tables: Sequence[Table]) -> bytes:
    """A sheet for each table, the working sheet, and the hidden one. The same tables give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for table in tables:
        sheet = book.create_sheet(_sheet_name(table.name, book.sheetnames))
        _fill(sheet, table)
    _fill_working(book, tables)
    _fill_first(book, tables)
    return _timeless(book)


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


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    fonts, last = words().fonts, get_column_letter(len(PRINTED))
    put(sheet, 1, 1, table.title)
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"].font = Font(name=fonts["title"], size=20, charset=134)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 30 * (1 + len(table.title) * 20 // 780)
    number = len(PRINTED) + 1
    for row, line in enumerate(table.lines, HEADER_ROW + 1):
        put(sheet, row, number, line.task.statement)
    put(sheet, HEADER_ROW, number, TASK_NUMBER)
    sheet.column_dimensions[get_column_letter(number)].hidden = True
    _write(sheet, PRINTED, table.cells)
    _merge_equal(sheet, [row[1] for row in table.cells], column=2)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{last}{HEADER_ROW + len(table.cells)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "第 &P 页 / 共 &N 页"  # type: ignore[union-attr]


def _fill_working(book: Workbook, tables: Sequence[Table]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    from dutygraph.labels import label

    sheet = book.create_sheet(WORKING)
    put(sheet, 1, 1, f"{WORKING}：在“校核状态”填 确认 或 否定；内容在前面的表中直接修改")
    rows = [
        (
            str(number), line.task.statement, line.task.cite, line.task.evidence, line.task.nature,
            "、".join(label(one).partition(" ")[0] for one in line.task.grade.split("、") if one),
            line.task.reviewed, sheet_name,
        )
        for table, sheet_name in zip(tables, book.sheetnames, strict=False)
        for number, line in enumerate(table.lines, 1)
    ]  # fmt: skip
    _write(sheet, WORKING_COLUMNS, rows)
    state = get_column_letter([column.heading for column in WORKING_COLUMNS].index(STATE) + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"{state}{HEADER_ROW + 1}:{state}{HEADER_ROW + max(1, len(rows))}")


def _fill_first(book: Workbook, tables: Sequence[Table]) -> None:
    sheet = book.create_sheet(FIRST)
    sheet.sheet_state = "veryHidden"
    for column, heading in enumerate((TASK_NUMBER, *HEADINGS[1:]), 1):
        put(sheet, 1, column, heading)
    seen = {
        line.task.statement: row[1:] for table in tables for line, row in zip(table.lines, table.cells, strict=True)
    }
    for row, (number, cells) in enumerate(seen.items(), 2):
        for column, value in enumerate((number, *cells), 1):
            put(sheet, row, column, value)


def _write(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """A header row and rows, with lines around them, in the fonts of offices."""
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    fonts = words().fonts
    plain, bold = Font(name=fonts["text"], size=12, charset=134), Font(name=fonts["heading"], size=12, charset=134)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for index, column in enumerate(columns, 1):
        put(sheet, HEADER_ROW, index, column.heading)
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 24
    for offset, row in enumerate(rows, HEADER_ROW + 1):
        for index, value in enumerate(row, 1):
            put(sheet, offset, index, value)
        sheet.row_dimensions[offset].height = _height(row, columns)
    for cells in sheet.iter_rows(min_row=HEADER_ROW, max_row=HEADER_ROW + len(rows), max_col=len(columns)):
        for cell, column in zip(cells, columns, strict=True):
            heading = cell.row == HEADER_ROW
            cell.border = border
            cell.font = bold if heading else plain
            cell.alignment = centre if heading or column.centred else left
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"


def put(sheet: Worksheet, row: int, column: int, value: str) -> None:
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


def _height(row: Sequence[str], columns: Sequence[Column]) -> float:
    """Points for the lines that the fullest cell wraps to; Excel does not fit rows of a file it did not write.

    A Chinese character at 12 pt is about 2.2 of a column's width units, a line 16 pt.
    """
    lines = max(
        (
            -(-len(value) * 22 // int(column.width * 10))
            for value, column in zip(row, columns, strict=True)
            if column.heading != "重点任务"
        ),
        default=1,
    )
    return min(409, max(1, lines) * 16 + 6)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """At most 31 characters, none that Excel forbids, and no two alike, nor like ours."""
    base = "".join("_" if c in r"[]:*?/\'" else c for c in name)[:26] or "任务"
    number, found = 1, base
    while found.casefold() in {t.casefold() for t in (*taken, WORKING, FIRST)}:
        number += 1
        found = f"{base} {number}"
    return found
