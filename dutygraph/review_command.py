"""`dutygraph review`: what people say of records, on the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .command_line import STORE, FormatOption, InternalOption, StoreOption, TableFormat, app

if TYPE_CHECKING:
    from ontology.reviews import Review

reviews_app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.add_typer(
    reviews_app, name="review", help="校核：确认、更正、否定记录，优先于抽取。Confirm, correct, reject records."
)

COLUMNS = ("id", "verdict", "record", "field", "old", "new", "by", "at", "note")


@reviews_app.command("add")
def add_command(
    record: Annotated[str, typer.Argument(help="记录编号，如 duties --format json 的 statement a record's id")],
    field: Annotated[str | None, typer.Option("--field", help="字段，如 modality actors target deadline")] = None,
    new: Annotated[
        list[str] | None, typer.Option("--new", help="新值；多值字段可重复 the new value, again for each of several")
    ] = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="新值为空 the field has no value")] = False,
    json_value: Annotated[str | None, typer.Option("--new-json", help="新值，写作 JSON the new value as JSON")] = None,
    reject: Annotated[bool, typer.Option("--reject", help="否定整条记录 the document does not say so")] = False,
    by: Annotated[str | None, typer.Option("--by", envvar="DUTYGRAPH_USER", help="校核人 who reviews")] = None,
    note: Annotated[str | None, typer.Option("--note", help="说明 why")] = None,
    store: StoreOption = STORE,
) -> None:
    """更正一个字段；无新值则确认；--reject 否定。Correct a field; without a new value confirm it."""
    from .reviewing import NOTHING, review
    from .terminal import console

    if (new is not None) + nothing + (json_value is not None) > 1:
        raise typer.BadParameter("--new、--nothing、--new-json 只能选一个 only one of them")
    value: Any = NOTHING
    if nothing:
        value = None
    elif json_value is not None:
        try:
            value = json.loads(json_value)
        except ValueError as error:
            raise typer.BadParameter(f"--new-json: {error}") from error
    elif new is not None:
        value = new[0] if len(new) == 1 else new
    found = review(store, record, field, value, reject=reject, by=by, note=note)
    console().print(f"已记下 noted: {found.id} {_said(found)}")


@reviews_app.command("list")
def list_command(
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="只列一份文件 of one document")
    ] = None,
    orphaned: Annotated[
        bool, typer.Option("--orphaned", help="只列已无对应记录的校核 those that fit no record any more")
    ] = False,
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """列出校核。Who said what of which record, and when."""
    from .labels import label
    from .reviewing import reviews
    from .terminal import print_csv, print_json, print_rows

    found = [asdict(one) for one in reviews(store, document, orphaned=orphaned)]
    if format is TableFormat.JSON:
        print_json(found)
    elif format is TableFormat.CSV:
        print_csv(list(found[0]) if found else COLUMNS, [{k: _cell(v) for k, v in one.items()} for one in found])
    else:
        rows = [{name: _cell(one[name]) for name in COLUMNS} for one in found]
        print_rows(f"校核 Reviews ({len(rows)})", {name: label(name) for name in COLUMNS}, rows)


@reviews_app.command("undo")
def undo_command(
    ids: Annotated[list[str], typer.Argument(help="校核编号 ids of reviews", metavar="ID")], store: StoreOption = STORE
) -> None:
    """撤销校核，恢复抽取结果。Take reviews back: what they were about is as it was extracted."""
    from .reviewing import undo_review
    from .terminal import console

    for one in ids:
        undo_review(store, one)
        console().print(f"已撤销 taken back: {one}")


@reviews_app.command("export")
def export_command(
    output: Annotated[str, typer.Option("--output", help="写入 write to")],
    store: StoreOption = STORE,
    internal: InternalOption = False,
) -> None:
    """导出校核，每行一条 JSON。Reviews, one JSON object a line."""
    from .reviewing import export_reviews
    from .terminal import console

    count = export_reviews(store, output, internal=internal)
    console().print(f"已导出 {count} 条校核 reviews exported: {output}")


@reviews_app.command("import")
def import_command(
    file: Annotated[str, typer.Argument(help="review export 写出的文件 what review export wrote")],
    store: StoreOption = STORE,
) -> None:
    """导入校核；已有的不重复。Put reviews in; those that are there already stay."""
    from .reviewing import import_reviews
    from .terminal import complain, console

    for one in import_reviews(store, file):
        complain(f"无对应记录，已保留 fits no record, kept: {one.id} {_said(one)}")
    console().print(f"已导入 imported: {file}")


def _said(review: Review) -> str:
    from .labels import label

    change = f"{review.field}：{_cell(review.old)} → {_cell(review.new)}" if review.verdict == "correct" else ""
    return " ".join(part for part in (label(review.verdict), review.record, change) if part)


def _cell(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "、".join(value)
    return json.dumps(value, ensure_ascii=False)
