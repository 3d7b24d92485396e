"""Commands that answer one of the named questions: their rows as a table, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .command_line import STORE, FormatOption, StoreOption, TableFormat, app, parse_day

if TYPE_CHECKING:
    from queries import Answer

DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="只看一份文件 one document only, by its id")
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="截至日期，如 2024-01-01 the day to look from")
]


@app.command("gaps")
def gaps_command(
    document: DocumentOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="只列一类，可重复 责任真空 责任虚化 牵头不明 待分工 目标无举措 已过时限"),
    ] = None,
    on: OnOption = None,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """责任空缺：无人负责、只有“有关部门”、牵头不明、待分工、目标无举措、已过时限。What nobody is responsible for."""
    show(store, "gaps", format, {"document": document, "kinds": kind, "on": parse_day(on)}, (
        ("gap", "reason"), ("task", "deadline", "actors"), ("provision", "heading"), ("evidence",),
    ))  # fmt: skip


def show(
    store: str, name: str, format: TableFormat, parameters: dict[str, object], shown: tuple[tuple[str, ...], ...]
) -> Answer:
    """Ask a named question and print its rows; a table for people has a column for each group of `shown`.

    No row is an answer too, and said so on standard error. Raises QueryError as `queries.ask` does.
    """
    import queries

    from .stores import opened_store
    from .terminal import complain, print_csv, print_json, print_rows
    from .terminal import shown as cell

    with opened_store(store, read_only=True) as opened:
        document = parameters.get("document")
        if isinstance(document, str):
            known(opened.documents(), document)
        answer = queries.ask(opened, name, **parameters)
    rows = answer.to_dicts()
    title = answer.question.title
    if not rows:
        complain(f"{title.zh}：没有结果 no rows")
    if format is TableFormat.JSON:
        print_json(rows)
    elif format is TableFormat.CSV:
        print_csv(answer.columns, rows)
    elif rows:
        labels = {column.name: f"{column.zh} {column.en}" for column in answer.question.columns}
        headings = {group[0]: labels[group[0]] for group in shown}
        told = [
            {group[0]: "\n".join(filter(None, (cell(row[one]) for one in group))) for group in shown} for row in rows
        ]
        print_rows(f"{title.zh} {title.en} ({len(rows)})", headings, told)
    return answer


def known(documents: list[str], given: str) -> None:
    """Raises QueryError, with ids that are like it, where no document has the id `given`."""
    from difflib import get_close_matches

    from ontology.errors import QueryError

    if given not in documents:
        near = [one for one in documents if given in one][:3] or get_close_matches(given, documents, n=3, cutoff=0.4)
        hint = f"；是不是 did you mean: {'、'.join(near)}" if near else ""
        raise QueryError(f"图谱中没有这份文件 / no such document: {given}{hint}")


@app.command("compare")
def compare_command(
    document: Annotated[str, typer.Argument(help="上位或原文件编号 id of the document above, or the older one")],
    others: Annotated[
        list[str],
        typer.Argument(help="下位或新文件编号，多份则列成条款×地区 the other; several give a matrix", metavar="OTHER…"),
    ],
    page: Annotated[
        str | None, typer.Option("--page", metavar="FILE", help="写成左右对照的网页 write a side-by-side page, .html")
    ] = None,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """逐条对照：照搬、细化、加码、减码、新增、未承接。What a document makes of another, provision by provision."""
    from .comparing import print_coverage, write_comparison

    if len(others) > 1 and page is not None:
        raise typer.BadParameter("--page 只对照两份 --page is for two documents")
    if page is not None:
        write_comparison(store, document, others[0], page)
    elif len(others) > 1:
        print_coverage(store, document, others, format)
    else:
        show(store, "compare", format, {"document": document, "other": others[0]}, (
            ("relation", "details"), ("provision", "evidence", "actors"),
            ("other_provision", "other_evidence", "other_actors"),
        ))  # fmt: skip
