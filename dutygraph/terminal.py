"""What the terminal shows: tables for people, CSV and JSON for programs, progress on standard error."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from .corpus.report import BuildReport
from .labels import label

WIDE = 140
"""Columns of a table that goes to a pipe or a file, where there is no terminal to ask."""

SHORT = 16
"""A column of cells no wider than this is not wrapped."""

BUILD_COLUMNS = ("title", "number", "issuers", "provisions", "statements", "actors")

DOCUMENTS_SHOWN = 40
"""A build of more documents shows totals only."""

_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the direction of writing about."""

_CONTROLS = {c: "·" for c in (*range(0x20), *range(0x7F, 0xA0), *_TURNING) if chr(c) not in "\n"}
"""A document's text must not command the terminal."""

_CONTROLS_OF_FILES = {c: dot for c, dot in _CONTROLS.items() if chr(c) not in "\t\r"}


class _Shielded(Console):
    """Prints texts without what could command the terminal; styled ones are made of such."""

    def print(self, *objects: Any, **how: Any) -> None:
        super().print(*(one.translate(_CONTROLS) if isinstance(one, str) else one for one in objects), **how)


def console(*, stderr: bool = False) -> Console:
    """A console that shows text as it is: no markup, no emoji codes, no guessing what to highlight."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else WIDE
    return _Shielded(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def shown(value: Any) -> str:
    """A cell's text."""
    if isinstance(value, list | tuple):
        return "、".join(shown(v) for v in value)
    return "" if value is None else label(str(value)).translate(_CONTROLS)


def plain(text: str) -> str:
    """A document's words for the terminal: on one line, without what could command it."""
    return " ".join(text.split()).translate(_CONTROLS)


def print_rows(title: str, headings: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    """A table for people: a column for each key of `headings` that any row has a value for; a line where there is no
    row."""
    if not rows:
        console().print(f"{title}：没有 none")
        return
    table = Table(title=title.translate(_CONTROLS), title_justify="left", title_style="bold", show_lines=True)
    used = [key for key in headings if any(shown(row.get(key)) for row in rows)]
    for key in used:
        short = all(cell_len(shown(row.get(key))) <= SHORT for row in rows)
        table.add_column(headings[key].replace(" ", "\n", 1), overflow="fold", no_wrap=short)
    for row in rows:
        table.add_row(*(shown(row.get(key)) for key in used))
    console().print(table)


def print_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """RFC 4180, UTF-8, the columns' names as the query gives them."""
    write_bytes(csv_text(columns, rows).encode("utf-8", "backslashreplace"))


def csv_text(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """A header and a line for each row; several values in one cell are joined by “、”."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = (row.get(c) for c in columns)
        writer.writerow("、".join(map(str, v)) if isinstance(v, list | tuple) else v for v in values)
    return out.getvalue()


def print_json(rows: Sequence[Mapping[str, Any]]) -> None:
    """An array of objects, UTF-8."""
    text = json.dumps(list(rows), ensure_ascii=False, indent=2, default=str)
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are, whatever encoding the terminal has; a terminal itself gets them without
    what could command it."""
    if sys.stdout.isatty():
        data = data.decode("utf-8", "replace").translate(_CONTROLS_OF_FILES).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def print_build(report: BuildReport, store: str) -> None:
    """What was read, by document or in all."""
    rows = [asdict(document) for document in report.documents]
    if 0 < len(rows) <= DOCUMENTS_SHOWN:
        print_rows(f"已读入 Read into {store}", {key: label(key) for key in BUILD_COLUMNS}, rows)
    provisions, statements = (sum(getattr(d, n) for d in report.documents) for n in ("provisions", "statements"))
    console().print(
        f"共 {len(rows)} 份文件、{provisions} 个条款、{statements} 条陈述，存于 {store}"
        f"  ({len(rows)} documents, {provisions} provisions, {statements} statements in {store})"
    )
    if report.unchanged:
        console().print(f"另有 {report.unchanged} 份未变  ({report.unchanged} more have not changed)")


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(plain(message).encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
