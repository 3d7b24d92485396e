"""Rows of any question as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ..labels import chinese
from ..terminal import csv_text

if TYPE_CHECKING:
    from queries.question import Question

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDE: Final = ("evidence", "text", "task", "title", "target")


def csv_table(question: Question, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """UTF-8 with a byte order mark for Excel. A cell that Excel would take for a formula begins with “'”."""
    columns = [column.name for column in question.columns]
    safe = [{name: _no_formula(row.get(name)) for name in columns} for row in rows]
    return csv_text(columns, safe).encode("utf-8-sig", "backslashreplace")


def xlsx_table(question: Question, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """One sheet, the columns' names in Chinese, coded values in Chinese; every cell is text or a number."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = question.title.zh[:31]
    for index, column in enumerate(question.columns, 1):
        head = sheet.cell(1, index, column.zh)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        sheet.column_dimensions[get_column_letter(index)].width = 48 if column.name in _WIDE else 16
    for number, row in enumerate(rows, 2):
        for index, column in enumerate(question.columns, 1):
            value = row.get(column.name)
            cell = sheet.cell(number, index)
            if isinstance(value, bool) or not isinstance(value, int | float):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", _words(value))[:32_767]
                cell.data_type = "s"
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(_words(one) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else chinese(str(value))


def _no_formula(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
