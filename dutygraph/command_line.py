"""The command `dutygraph`: every subcommand reads its arguments and leaves the work to the Python API."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(
    name="dutygraph",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class TableFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    TURTLE = "turtle"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    CYPHER = "cypher"
    NEO4J_CSV = "neo4j-csv"


StoreOption = Annotated[
    str,
    typer.Option(
        "--store", envvar="DUTYGRAPH_STORE", help="图谱库地址 the store: a folder, sparql+http://…, neo4j://…"
    ),
]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="输出格式 output format")]
InternalOption = Annotated[bool, typer.Option("--internal", help="含内部公文处理单 include internal processing slips")]
LexiconOption = Annotated[
    str | None, typer.Option("--lexicon", metavar="FILE", help="自备词表 words of your own, added to the lexicon")
]

STORE = "out/store"


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"dutygraph {version('dutygraph')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 the version")
    ] = False,
) -> None:
    """职责图谱：谁必须做什么，依据哪一条。Who must do what, according to which provision."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command("extract")
def extract_command(
    files: Annotated[list[str], typer.Argument(help="文件或文件夹 files or folders", metavar="FILE")],
    output: Annotated[
        str | None, typer.Option("--output", help="写入文件，默认标准输出 file instead of stdout")
    ] = None,
    lexicon: LexiconOption = None,
) -> None:
    """抽取：每行一条 JSON 记录。Extract records, one JSON object a line."""
    from .extracting import print_lines

    raise typer.Exit(print_lines(files, output, lexicon))


@app.command("text")
def text_command(file: Annotated[str, typer.Argument(help="文件 a file")]) -> None:
    """原文：位置所指的文本。The text that the positions of `extract` point into."""
    from .api import read
    from .terminal import write_bytes

    write_bytes(read(file).content.encode("utf-8", "surrogatepass"))


@app.command("build")
def build_command(
    paths: Annotated[list[str], typer.Argument(help="文件或文件夹 files or folders", metavar="PATH")],
    store: StoreOption = STORE,
    lexicon: LexiconOption = None,
) -> None:
    """建图：读入文件，同一文件再读即替换。Read documents into the graph; reading one again replaces it."""
    from kg.stores.addresses import shown

    from .building import build
    from .terminal import complain, print_build, progress_bar

    with progress_bar("读入 reading") as progress:
        report = build(paths, store, lexicon=lexicon, progress=progress)
    for failure in report.failures:
        complain(failure)
    for replaced, kept in report.repeated:
        complain(f"同一份文件，后者替换前者 the same document, the latter stays: {replaced} → {kept}")
    if report.documents:
        print_build(report, shown(store))
    raise typer.Exit(2 if not report.documents else 1 if report.failures else 0)


@app.command("duties")
def duties_command(
    actor: Annotated[str, typer.Argument(help="主体，如 省级人民政府 an actor")],
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """职责：某主体承担什么，依据哪一条。What falls to an actor, with provision and evidence."""
    from .answering import print_duties

    print_duties(store, actor, format)


@app.command("who")
def who_command(
    topic: Annotated[str, typer.Argument(help="主题，如 用地 a topic, two characters are enough")],
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """谁负责：某事项由谁负责。Who is responsible for a topic, with provision and evidence."""
    from .answering import print_who

    print_who(store, topic, format)


@app.command("draw")
def draw_command(
    store: StoreOption = STORE,
    output: Annotated[str, typer.Option("--output", help="写入 write to")] = "out/graph.html",
    internal: InternalOption = False,
) -> None:
    """画图：单个网页文件，无需联网。The graph as one HTML file that needs no network."""
    from .api import draw
    from .terminal import console

    nodes = draw(store, output, internal=internal)
    console().print(f"图谱 picture: {output} ({nodes} 个节点 nodes)")


@app.command("tasks")
def tasks_command(
    store: StoreOption = STORE,
    output: Annotated[str, typer.Option("--output", help="写入 write to")] = "out/tasks.xlsx",
) -> None:
    """任务分工表：Excel。The table of tasks and responsible bodies as .xlsx."""
    from .api import tasks
    from .terminal import console

    count = tasks(store, output)
    console().print(f"任务分工表 task table: {output} ({count} 项 tasks)")


@app.command("export")
def export_command(
    format: Annotated[ExportFormat, typer.Option("--format", help="格式 format")],
    output: Annotated[str, typer.Option("--output", help="写入 write to")],
    store: StoreOption = STORE,
    internal: InternalOption = False,
) -> None:
    """导出：RDF、GraphML、GEXF、Neo4j 或 CSV。The graph for other programs."""
    from .api import export
    from .terminal import console

    export(store, format.value, output, internal=internal)
    console().print(f"已导出 exported: {output}")


@app.command("import")
def import_command(
    files: Annotated[list[str], typer.Argument(help="导出的图 exported graphs", metavar="FILE")],
    store: StoreOption = STORE,
) -> None:
    """导入：把导出的 RDF 放回图谱库。Exported RDF back into a store: .trig .nq .jsonld .ttl .nt .rdf"""
    from kg.stores.addresses import shown

    from .importing import import_files
    from .terminal import console

    documents = import_files(files, store)
    console().print(f"已导入 imported: {len(documents)} 份文件 documents → {shown(store)}")
