"""`dutygraph overlaps` and `conflicts`: pairs of provisions on the terminal, or as the sheet that offices fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .command_line import STORE, FormatOption, InForceOption, StoreOption, TableFormat, app, parse_day

if TYPE_CHECKING:
    from queries import Answer

TopicOption = Annotated[str | None, typer.Option("--topic", help="只含涉及该事项的 only what is about a topic")]
DocumentOption = Annotated[
    str | None,
    typer.Option("--document", metavar="DOC", help="只含一方在该文件中的 only where one stands in a document"),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", metavar="FILE", help="写成 .xlsx 梳理表 write the sheet to fill in, .xlsx")
]


@app.command("overlaps")
def overlaps_command(
    store: StoreOption = STORE,
    topic: TopicOption = None,
    actor: Annotated[str | None, typer.Option("--actor", help="只含一方为该主体的 only with this bearer")] = None,
    document: DocumentOption = None,
    settled: Annotated[
        bool, typer.Option("--settled", help="含层级落实、分工协作 also what levels or a clause settle")
    ] = False,
    by_object: Annotated[
        bool, typer.Option("--by-object", help="多头管理 powers of several bodies over one object")
    ] = False,
    in_force: InForceOption = None,
    output: OutputOption = None,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """职责交叉梳理：疑似重复、交叉、重叠的职责。Duties that repeat, cross or overlap each other."""
    _answered(
        store, "overlaps", "职责交叉事项梳理表", output, format, topic=topic, actor=actor, document=document,
        settled=settled, by_object=by_object, in_force=parse_day(in_force),
    )  # fmt: skip


@app.command("conflicts")
def conflicts_command(
    store: StoreOption = STORE,
    topic: TopicOption = None,
    document: DocumentOption = None,
    in_force: InForceOption = None,
    output: OutputOption = None,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """抵触和不一致：不能同时遵守的规定，失效的依据。Requirements that cannot both be met, a repealed basis."""
    _answered(
        store, "conflicts", "抵触和不一致事项表", output, format, topic=topic, document=document,
        in_force=parse_day(in_force),
    )  # fmt: skip


def _answered(store: str, name: str, title: str, output: str | None, format: TableFormat, **parameters: Any) -> None:
    import queries
    from kg.stores.addresses import shown
    from ontology.errors import QueryError

    from .stores import opened_store

    with opened_store(store, read_only=True) as opened:
        answer = queries.ask(opened, name, **parameters)
        actor = parameters.get("actor")
        if actor and not answer.rows and not len(queries.duties(opened, actor, via_classes=True)):
            similar = "、".join(queries.similar_actors(opened, actor))
            hint = f"；您是不是要找 did you mean: {similar}" if similar else ""
            raise QueryError(f"图谱中没有该主体 no such actor in {shown(opened.name)}: {actor}{hint}")
    if output is not None:
        from .pair_table import write_pair_table
        from .terminal import console

        write_pair_table(answer, title, output)
        console().print(f"{title}: {output} ({len(answer)} 项 pairs)")
    else:
        _print(answer, store, format)


def _print(answer: Answer, store: str, format: TableFormat) -> None:
    from kg.stores.addresses import shown

    from .terminal import complain, print_csv, print_json, print_rows

    rows, title = answer.to_dicts(), answer.question.title
    if format is TableFormat.JSON:
        print_json(rows)
    elif format is TableFormat.CSV:
        print_csv(answer.columns, rows)
    elif not rows:
        complain(f"{title.zh}：{shown(store)} 中未见 {title.en}: none there")
    else:
        headings = {"relation": "疑似类型 Relation", "a": "甲 First", "b": "乙 Second", "why": "比较 Compared"}
        print_rows(f"{title.zh} {title.en} ({len(rows)})", headings, [_told(row) for row in rows])


_COMPARED = {
    "about": "冲突之处", "values": "两方规定", "stage": "环节", "object": "对象", "time": "时效", "bearer": "主体",
    "coordination": "分工条款",
}  # fmt: skip


def _told(row: dict[str, Any]) -> dict[str, str]:
    """A pair as a person reads it: each side's bearer, duty, place and words, and where they differ."""
    relation = f"疑似{(row.get('relation') or row['kind']).removeprefix('疑似')}"
    group = f"第{row['group']}组" if row.get("group") else ""
    return {
        "relation": _lines(relation, group, row["rule"]),
        **{side: _side(row, side) for side in ("a", "b")},
        "why": _lines(*(f"{label} {row[name]}" for name, label in _COMPARED.items() if row.get(name))),
    }


def _side(row: dict[str, Any], side: str) -> str:
    parts = [row[f"{name}_{side}"] for name in ("duty", "provision", "evidence")]
    return _lines("、".join(row[f"actors_{side}"]), *parts)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
