"""`dutygraph tasks`: the task table written, split, proposed for a place, and taken back corrected."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from .command_line import STORE, InForceOption, InternalOption, StoreOption, app, parse_day


class Split(StrEnum):
    """By what a task table is split into sheets."""

    BODY = "单位"


@app.command("tasks")
def tasks_command(
    store: StoreOption = STORE,
    output: Annotated[str, typer.Option("--output", help="写入 .xlsx 或 .docx write to")] = "out/tasks.xlsx",
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="只列一份文件 one document only, by its id")
    ] = None,
    split: Annotated[Split | None, typer.Option("--split", help="每个单位一张表 a sheet for each body")] = None,
    place: Annotated[
        str | None,
        typer.Option("--for", metavar="PLACE", help="为某地拟分工，如 辽宁省 propose who does it at a place"),
    ] = None,
    returned: Annotated[
        list[str] | None,
        typer.Option(
            "--import", metavar="FILE", help="收回改过的表，可重复 take corrected tables back, again for each"
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", envvar="DUTYGRAPH_USER", help="校核人 who corrected")] = None,
    in_force: InForceOption = None,
    internal: InternalOption = False,
) -> None:
    """重点任务分工表：.xlsx、.docx；--for 拟分工；--import 收回。The table of tasks and responsible bodies."""
    from .api import tasks
    from .terminal import console

    if returned:
        if split or place or document or in_force:
            raise typer.BadParameter("--import 只与 --store、--by 同用 --import goes with --store and --by")
        raise typer.Exit(_take_back(store, returned, by))
    if place and (split or in_force):
        raise typer.BadParameter("--for 不与 --split、--in-force 同用 --for goes without --split, --in-force")
    count = tasks(
        store, output, in_force=parse_day(in_force), document=document, split=split is not None, place=place,
        internal=internal,
    )  # fmt: skip
    what = f"拟分工（{place}） proposal" if place else "任务分工表 task table"
    console().print(f"{what}: {output} ({count} 项 tasks)")


def _take_back(store: str, files: list[str], by: str | None) -> int:
    """Take corrected tables back and say what changed; 1 where something was not taken."""
    from .labels import label
    from .reviewing import import_tasks
    from .terminal import console, print_rows

    found = import_tasks(store, files, by=by)
    headings = {name: label(name) for name in ("file", "task", "column", "old", "new", "done", "why")}
    rows = [
        asdict(change) | {"done": "已采纳 taken" if change.done else "未采纳 not taken"} for change in found.changes
    ]
    if rows:
        print_rows(f"改动 Changes ({len(rows)})", headings, rows)
    taken = sum(change.done and not change.why for change in found.changes)
    console().print(
        f"{found.files} 份表，{found.tasks} 项任务有改动，采纳 {taken} 处，记为 {len(found.reviews)} 条校核"
        f"  ({found.files} tables, {taken} changes taken as {len(found.reviews)} reviews)"
    )
    return 0 if all(change.done for change in found.changes) else 1
