"""Task tables to a file: .xlsx or .docx by its name, whole or split by body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.output import OutputError, written
from dutygraph.sources import PathLike
from ontology.errors import QueryError

from .bodies import in_order
from .lines import Line, lines
from .paper import paper
from .words import words
from .workbook import Table, workbook

if TYPE_CHECKING:
    from kg import Store

_WRITERS: Mapping[str, Callable[[Sequence[Table]], bytes]] = {".xlsx": workbook, ".docx": paper}


def write_task_table(
    store: Store,
    output: PathLike,
    in_force: date | None = None,
    *,
    document: str | None = None,
    split: bool = False,
) -> int:
    """Write the tasks of a document (by its id), or of all, a sheet for each; returns the number of tasks.

    With `split` a sheet for each body with what it leads, then the rest that it has a part in. With `in_force` only
    documents that are in force on that day. Raises QueryError where there is no task, OutputError where the file cannot
    be written or has another ending than .xlsx and .docx.
    """
    found = task_lines(store, document, in_force)
    tables = by_body(found) if split else by_document(found)
    if not tables:
        raise QueryError("没有点名任何单位，无法分单位 / no body is named, nothing to split by")
    write_tables(tables, output)
    return len(found)


def write_proposal(
    store: Store, output: PathLike, place: str, *, document: str | None = None, internal: bool = False
) -> int:
    """Write 拟分工: who is to do at `place` (辽宁省) what a text from above asks; returns the number of tasks.

    Every body is a suggestion, printed 拟, with its reason in the remarks; those that processing slips name only with
    `internal`. Raises as `write_task_table` does, and QueryError for a place that is none.
    """
    from .proposal import proposed

    found = task_lines(store, document, None)
    write_tables(proposed(store, found, place, internal=internal), output)
    return len(found)


def task_lines(store: Store, document: str | None, in_force: date | None) -> list[Line]:
    """The lines of the tables of a store. Raises QueryError where there are none."""
    import queries

    if document is not None and document not in store.documents():
        near = [one for one in store.documents() if document in one][:3]
        hint = f"；是不是 did you mean: {'、'.join(near)}" if near else ""
        raise QueryError(f"图谱中没有这份文件 / no such document in {store.name}: {document}{hint}")
    found = lines(queries.tasks(store, document, in_force=in_force).rows, queries.dates_of(store))
    if not found:
        raise QueryError("图谱中没有任务，请先 dutygraph build / no tasks in the graph: run dutygraph build first")
    return found


def by_document(found: Iterable[Line]) -> list[Table]:
    """A table for each document."""
    tables = []
    for (title, number, _), group in groupby(
        found, key=lambda line: (line.task.title, line.task.number, line.task.document)
    ):
        some = list(group)
        cells = [line.cells(n) for n, line in enumerate(some, 1)]
        tables.append(Table(number or title, table_title(title, number), some, cells))
    return tables


def table_title(title: str, number: str) -> str:
    """《…》重点任务分工表（文号）."""
    if not title:
        return words().untitled.format(number=number)
    return words().title.format(title=title) + (f"（{number}）" if number else "")


def by_body(found: Sequence[Line]) -> list[Table]:
    """A table for each body that has a part in a task, in the order of the institutions; what it leads first."""
    named: dict[str, str] = {}
    for line in found:
        for names, cell in ((line.leads, line.lead), (line.others, line.support)):
            shown = cell.split("、")
            named |= (
                dict(zip(names, shown, strict=True)) if len(shown) == len(names) else {name: name for name in names}
            )
    tables = []
    titles = list(dict.fromkeys((line.task.title, line.task.number) for line in found))
    for body in in_order(named):
        led = [line for line in found if body in line.leads]
        some = led + [line for line in found if body in line.others]
        cells = [line.cells(n) for n, line in enumerate(some, 1)]
        whole = table_title(*titles[0]) if len(titles) == 1 else words().untitled.format(number="")
        tables.append(
            Table(named[body], f"{whole}——{named[body]}（牵头{len(led)}项，参与{len(some) - len(led)}项）", some, cells)
        )
    return tables


def write_tables(tables: Sequence[Table], output: PathLike) -> None:
    """Write tables by the ending of the file's name. Raises OutputError."""
    ending = Path(output).suffix.lower()
    if ending not in _WRITERS:
        raise OutputError(f"应为 .xlsx 或 .docx / must be .xlsx or .docx: {output}")
    content = _WRITERS[ending](tables)
    with written(output) as file:
        file.write(content)
