"""职责交叉事项梳理表: pairs of provisions as a workbook with a field for the reviewer's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .output import written
from .sources import PathLike

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from queries import Answer

DECISIONS: Final = ("明确牵头", "划分环节", "合并", "修改文件", "不予处理")
"""What a reviewer may decide: the list that the last column's cells offer."""

_HEADER: Final = 2
_WIDE: Final = frozenset(("evidence", "text", "coordination"))
_NARROW: Final = frozenset(("group", "score", "since", "status", "grade", "stage", "reviewed"))


def write_pair_table(answer: Answer, title: str, output: PathLike) -> None:
    """Write a question's pairs, one a row, every column of the answer. Raises OutputError."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title[:31]
    _fill(sheet, answer, title)
    with written(output) as file:
        book.save(file)


def _fill(sheet: Worksheet, answer: Answer, title: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    columns = answer.question.columns
    last = get_column_letter(len(columns))
    _put(sheet, 1, 1, title)
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"].font = Font(name="方正小标宋简体", size=18)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    thin = Side(style="thin", color="808080")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    shade = PatternFill("solid", fgColor="DDE6F0")
    wrapped = Alignment(vertical="top", wrap_text=True)
    for index, column in enumerate(columns, 1):
        base = column.name.removesuffix("_a").removesuffix("_b")
        width = 42 if base in _WIDE else 9 if base in _NARROW else 18
        sheet.column_dimensions[get_column_letter(index)].width = width
        _put(sheet, _HEADER, index, column.zh)
    for number, row in enumerate(answer.to_dicts(), _HEADER + 1):
        for index, column in enumerate(columns, 1):
            _put(sheet, number, index, _text(row[column.name]))
    for cells in sheet.iter_rows(min_row=_HEADER, max_row=_HEADER + len(answer), max_col=len(columns)):
        for cell in cells:
            heading = cell.row == _HEADER
            cell.border, cell.alignment = border, wrapped
            cell.font = Font(name="黑体" if heading else "仿宋_GB2312", size=10.5)
            if heading:
                cell.fill = shade
    if columns[-1].name == "opinion" and len(answer):
        offered = DataValidation("list", formula1=f'"{",".join(DECISIONS)}"', allow_blank=True)
        offered.add(f"{last}{_HEADER + 1}:{last}{_HEADER + len(answer)}")
        sheet.add_data_validation(offered)
    sheet.freeze_panes = f"C{_HEADER + 1}"
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)


def _put(sheet: Worksheet, row: int, column: int, value: str) -> None:
    """Text stays text, also where it begins with “=”; what a workbook may not hold is left out."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
