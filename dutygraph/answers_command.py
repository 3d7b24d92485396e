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


@app.command("timeline")
def timeline_command(
    document: DocumentOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="起始日期 from this day on")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="截止日期 up to this day")] = None,
    calendar: Annotated[
        str | None, typer.Option("--calendar", metavar="FILE", help="另写日历文件 .ics write a calendar too")
    ] = None,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """时间表：时限和目标，按日期排列；可写成日历。Deadlines and goals by date; as a calendar, .ics."""
    parameters: dict[str, object] = {"document": document, "since": parse_day(since), "until": parse_day(until)}
    found = show(store, "timeline", format, parameters, (
        ("date", "kind", "words"), ("task", "actors", "grade"), ("provision", "title"), ("evidence",),
    ))  # fmt: skip
    if calendar is not None:
        from queries import Timeline

        from .calendar_file import write_calendar
        from .terminal import complain

        assert isinstance(found, Timeline)
        write_calendar(found, calendar)
        complain(f"日历 calendar: {calendar} ({len(found)} 项 events)")


@app.command("cites")
def cites_command(
    document: Annotated[str, typer.Argument(help="文件编号 a document's id", metavar="DOC")],
    direction: Annotated[
        str | None, typer.Option("--direction", help="引用 它依据和引用的 what it cites；被引 引用它的 what cites it")
    ] = None,
    steps: Annotated[int | None, typer.Option("--steps", min=1, help="步数，默认不限 how many steps, any")] = None,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """引用关系：依据什么，被什么引用，可逐层追溯。What a document rests on and what rests on it."""
    show(store, "cites", format, {"document": document, "direction": direction, "steps": steps}, (
        ("step", "direction", "relation"), ("document",), ("cited_title", "cited_number", "article"),
        ("there", "status"), ("provision", "evidence"),
    ))  # fmt: skip


@app.command("status")
def status_command(
    on: OnOption = None,
    suggestion: Annotated[
        list[str] | None,
        typer.Option("--suggestion", help="只列 保留、修改 或 废止，可重复 only these, again for each"),
    ] = None,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """清理建议表：保留、修改、废止及其理由，由人决定。What to keep, amend or repeal, as a suggestion."""
    show(store, "status", format, {"on": parse_day(on), "suggestions": suggestion}, (
        ("suggestion", "status"), ("title", "number", "date"), ("reasons",), ("provision", "evidence"),
    ))  # fmt: skip


@app.command("network")
def network_command(
    document: DocumentOption = None,
    relation: Annotated[
        list[str] | None, typer.Option("--relation", help="只列 共同、牵头配合 或 联合发文，可重复 only these")
    ] = None,
    actors: Annotated[
        bool, typer.Option("--actors", help="列主体：中心度、社群、桥接 the actors: centrality, communities, bridges")
    ] = False,
    joint: Annotated[bool, typer.Option("--joint", help="联合发文矩阵，按年 joint issuance by year")] = False,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """协作网络：谁与谁共同、牵头配合、联合发文。Who works with whom."""
    from .networks import print_network

    parameters: dict[str, object] = {"document": document, "relations": relation}
    if actors or joint:
        print_network(store, parameters, format, joint=joint)
    else:
        show(store, "network", format, parameters, (
            ("relation", "times"), ("one",), ("other",), ("provision", "evidence", "documents"),
        ))  # fmt: skip


@app.command("units")
def units_command(
    document: DocumentOption = None,
    compare: Annotated[
        list[str] | None,
        typer.Option("--compare", metavar="FILE", help="比较两人的编码，写两次：Cohen κ two coded files, given twice"),
    ] = None,
    column: Annotated[str, typer.Option("--column", help="编码结果所在列 the column of categories")] = "category",
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.CSV,
) -> None:
    """编码单元：文件号-章-条-句，CSV；--compare 比较两人的编码。Coding units, and how far two coders agree."""
    if compare:
        if len(compare) != 2:
            raise typer.BadParameter("--compare 须写两次 --compare must be given twice")
        from .coding import print_agreement

        print_agreement((compare[0], compare[1]), column, format)
        return
    show(store, "units", format, {"document": document}, (
        ("code",), ("provision", "section"), ("text",), ("actors", "modality", "action", "target"),
    ))  # fmt: skip


@app.command("query")
def query_command(
    query: Annotated[str, typer.Argument(help="SPARQL SELECT，或 Neo4j 的 Cypher or Cypher for Neo4j")],
    timeout: Annotated[float, typer.Option("--timeout", help="时限，秒 seconds")] = 30,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """自由查询：只读，有时限。A query of your own, read-only and with a time limit."""
    from .free_query import run_query
    from .terminal import complain, print_csv, print_json, print_rows

    rows = run_query(store, query, timeout=timeout)
    columns = list(rows[0]) if rows else []
    if not rows:
        complain("没有结果 no rows")
    if format is TableFormat.JSON:
        print_json(rows)
    elif format is TableFormat.CSV:
        print_csv(columns, rows)
    elif rows:
        print_rows(f"{len(rows)} 行 rows", {name: name for name in columns}, rows)
