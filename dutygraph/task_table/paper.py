"""Task tables as a Word document: A4 landscape, the header row on every page, fonts with what may take their place."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .lines import HEADINGS
from .words import words

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.run import Run

    from .workbook import Table

WIDTHS = (1.2, 3.8, 8.2, 3.2, 4.8, 2.4, 2.9)
"""Centimetres of the columns: A4 landscape without its margins is 26.7 wide."""

_TEXT, _TITLE = 12, 22
"""Points of 小四 and 二号."""

MARK = "任务编号"
"""Before the hidden text of a row's first cell: the task's number and what was printed, by which it is taken back."""

_FONT = '<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'


def paper(tables: Sequence[Table]) -> bytes:
    """A table on pages of its own for each. The same tables give the same bytes."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    _number_pages(section.footer.paragraphs[0])
    for number, table in enumerate(tables):
        heading = document.add_paragraph()
        if number:
            heading.add_run().add_break(WD_BREAK.PAGE)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.space_after = Pt(8)
        _style(heading.add_run(_clean(table.title)), "title", _TITLE)
        _add(document, table.cells, [line.task.statement for line in table.lines])
    saved = BytesIO()
    document.save(saved)
    return _finished(saved)


def _add(document: Any, rows: Sequence[Sequence[str]], numbers: Sequence[str]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1 + len(rows), cols=len(HEADINGS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    grid = [list(row.cells) for row in table.rows]
    for number, row in enumerate((HEADINGS, *rows)):
        for column, value in enumerate(row):
            grid[number][column].width = Cm(WIDTHS[column])
            shown = "" if number > 1 and column == 1 and value == rows[number - 2][1] else value
            _write(
                grid[number][column],
                shown,
                "heading" if number == 0 else "text",
                left=number > 0 and column in (1, 2, 6),
            )
        if number:
            printed = json.dumps([numbers[number - 1], *row[1:]], ensure_ascii=False)
            grid[number][0].paragraphs[0].add_run(_clean(MARK + printed)).font.hidden = True
        never = OxmlElement("w:cantSplit")
        table.rows[number]._tr.get_or_add_trPr().append(never)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    start = 1
    for value, run in groupby(row[1] for row in rows):
        length = len(list(run))
        if value and length > 1:
            grid[start][1].merge(grid[start + length - 1][1])
            for empty in grid[start][1].paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
        start += length


def _write(cell: _Cell, value: str, font: str, *, left: bool) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    if value:
        _style(paragraph.add_run(_clean(value)), font, _TEXT)


def _style(run: Run, font: str, size: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    name = words().fonts[font]
    run.font.size = Pt(size)
    run.font.name = name
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _number_pages(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _clean(value: str) -> str:
    """Without what XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", value)


def _finished(saved: BytesIO) -> bytes:
    """With the fonts' fallbacks named, without the time of writing."""
    finished = BytesIO()
    named = "".join(_FONT.format(name=name, others=others) for name, others in words().fallbacks.items())
    with ZipFile(saved) as old, ZipFile(finished, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/fontTable.xml":
                content = content.replace(b"</w:fonts>", f"{named}</w:fonts>".encode())
            elif name == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", b"", content)
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return finished.getvalue()
