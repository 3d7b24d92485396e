"""The command `dutygraph`: every subcommand reads its arguments and leaves the work to the Python API."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from .corpus.source import Columns

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


class PartsFormat(StrEnum):
    """What parts of a graph are written as."""

    NQUADS = "nquads"
    PARQUET = "parquet"


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


class BodiesFormat(StrEnum):
    """How the registry of bodies is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


StoreOption = Annotated[
    str,
    typer.Option(
        "--store", envvar="DUTYGRAPH_STORE", help="图谱库地址 the store: a folder, sparql+http://…, neo4j://…"
    ),
]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="输出格式 output format")]
InternalOption = Annotated[bool, typer.Option("--internal", help="含内部公文处理单 include internal processing slips")]
BodiesOption = Annotated[
    str | None, typer.Option("--bodies", metavar="FILE", help="自备机构 bodies of your own, added to the registry")
]
InForceOption = Annotated[
    str | None,
    typer.Option("--in-force", metavar="DATE", help="只含当日有效的文件 only documents in force on a day, 2020-07-17"),
]
GradeOption = Annotated[
    list[str] | None, typer.Option("--grade", help="责任来源 stated assigned inferred; ordered proposed (--internal)")
]
LexiconOption = Annotated[
    str | None, typer.Option("--lexicon", metavar="FILE", help="自备词表 words of your own, added to the lexicon")
]

JobsOption = Annotated[
    int, typer.Option("--jobs", min=0, metavar="N", help="进程数，0 为全部核心 processes, 0 is one for each core")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="只说未能读入的文件 say only what could not be read")]
JsonProgressOption = Annotated[
    bool, typer.Option("--json-progress", help="进度写成 JSON 行，到标准错误 progress as JSON lines on standard error")
]

STORE = "out/store"


def parse_day(text: str | None) -> date | None:
    """The day that an option names. Raises BadParameter for what is none."""
    from datetime import date

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"应为日期 must be a day (2020-07-17): {text}") from error


def parse_columns(text: str | None, named: list[str]) -> Columns:
    """The columns that options name. Raises BadParameter for one that is no FIELD=NAME."""
    from .corpus.source import FIELDS, Columns

    given: dict[str, str] = {}
    for one in named:
        field, mark, name = one.partition("=")
        if not mark or not name or field not in FIELDS:
            raise typer.BadParameter(f"--column {one}: {' '.join(f'{known}=NAME' for known in FIELDS)}")
        given[field] = name
    return Columns(text, given)


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
    files: Annotated[
        list[str] | None, typer.Argument(help="文件或文件夹 files or folders", metavar="FILE", show_default=False)
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", help="写入文件，默认标准输出 file instead of stdout")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="逐句说明如何切分、依何规则 how each sentence was read, by which rule")
    ] = False,
    sentence: Annotated[
        list[str] | None,
        typer.Option("--sentence", metavar="TEXT", help="只说明所给的句子，与 --explain 同用 a sentence to explain"),
    ] = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="写成网页，各成分着色 a page with the parts in colour")
    ] = None,
    lexicon: LexiconOption = None,
    bodies: BodiesOption = None,
) -> None:
    """抽取：每行一条 JSON 记录。Extract records, one JSON object a line."""
    if sentence and not explain:
        raise typer.BadParameter("--sentence 须与 --explain 同用 --sentence goes with --explain")
    if sum((explain, html is not None, output is not None)) > 1:
        raise typer.BadParameter("--explain、--html、--output 只能选一个 only one of them")
    if not files and not sentence:
        raise typer.BadParameter("缺少文件 Missing argument 'FILE'")
    if explain:
        from .explaining import print_explained

        raise typer.Exit(print_explained(files or (), sentence or (), lexicon))
    if html is not None:
        from .marking import write_marked

        raise typer.Exit(write_marked(files or (), html, lexicon))
    from .extracting import print_lines

    raise typer.Exit(print_lines(files or (), output, lexicon, bodies))


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
    bodies: BodiesOption = None,
    jobs: JobsOption = 0,
    prune: Annotated[
        bool, typer.Option("--prune", help="删去来源文件已不存在的文件 take out documents whose files are gone")
    ] = False,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="表格的正文列 the column of text in tables")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="FIELD=NAME", help="其他列 title number written published source"),
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="把结果写入 .json 或 .csv write what happened to it")
    ] = None,
    parts: Annotated[
        str | None, typer.Option("--parts", metavar="DIR", help="写成分片，不入库 write parts there, not into a store")
    ] = None,
    format: Annotated[
        PartsFormat, typer.Option("--format", help="分片格式 how parts are written")
    ] = PartsFormat.NQUADS,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADDRESS", help="Dask 调度器 a Dask scheduler, tcp://host:8786")
    ] = None,
    quiet: QuietOption = False,
    json_progress: JsonProgressOption = False,
) -> None:
    """建图：读入文件，未变的跳过，变了的替换。Read documents into the graph; what has not changed is passed over."""
    from .build_command import Corpora, build_into_parts, build_into_store
    from .progress import showing

    columns = parse_columns(text_column, column or [])
    corpora = Corpora(paths, lexicon, bodies, columns, jobs, cluster, report, quiet)
    with showing(quiet=quiet, as_json=json_progress) as progress:
        if parts is not None:
            end = build_into_parts(corpora, parts, format.value, progress)
        else:
            end = build_into_store(corpora, store, prune, progress)
    raise typer.Exit(end())


@app.command("load")
def load_command(
    parts: Annotated[str, typer.Argument(help="分片文件夹 a folder of parts", metavar="DIR")],
    store: StoreOption = STORE,
    quiet: QuietOption = False,
    json_progress: JsonProgressOption = False,
) -> None:
    """载入：把 build --parts 写出的分片放入图谱。Put the parts that `build --parts` wrote into the graph."""
    from kg.stores.addresses import shown

    from .building import load_parts
    from .progress import showing
    from .terminal import console

    with showing(quiet=quiet, as_json=json_progress) as progress:
        count = load_parts(parts, store, progress=progress)
    if not quiet:
        console().print(f"已载入 {count} 份文件，存于 {shown(store)}  ({count} documents loaded into {shown(store)})")


@app.command("duties")
def duties_command(
    actor: Annotated[str, typer.Argument(help="主体，如 省级人民政府 an actor")],
    store: StoreOption = STORE,
    via_classes: Annotated[
        bool, typer.Option("--via-classes", help="含其所属各类主体的职责 also what falls to classes that contain it")
    ] = False,
    modality: Annotated[
        list[str] | None,
        typer.Option("--modality", help="情态 obligation prohibition permission encouragement"),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="DOC", help="文件编号、文号或标题中的词 a document")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="只含涉及该事项的 only what is about a topic")] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help="只含时限在该日或之前的 only what is due by a day")
    ] = None,
    grade: GradeOption = None,
    in_force: InForceOption = None,
    internal: InternalOption = False,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """职责：某主体承担什么，依据哪一条。What falls to an actor, with provision and evidence."""
    from .answering import print_duties

    print_duties(
        store,
        actor,
        format,
        via_classes=via_classes,
        modality=modality,
        document=document,
        topic=topic,
        due=due,
        grades=grade,
        in_force=parse_day(in_force),
        internal=internal,
    )


@app.command("actor")
def actor_command(
    name: Annotated[str, typer.Argument(help="主体，如 科技部 an actor")],
    store: StoreOption = STORE,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组 an array of JSON objects")] = False,
) -> None:
    """主体：名称、沿革、所属类别和成员。Who an actor is: names, history, containing classes, members."""
    from .answering import print_actor

    print_actor(store, name, as_json=json)


@app.command("who")
def who_command(
    topic: Annotated[str, typer.Argument(help="主题，如 用地 a topic, two characters are enough")],
    store: StoreOption = STORE,
    grade: GradeOption = None,
    in_force: InForceOption = None,
    internal: InternalOption = False,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """谁负责：某事项由谁负责。Who is responsible for a topic, with provision and evidence."""
    from .answering import print_who

    print_who(store, topic, format, grades=grade, in_force=parse_day(in_force), internal=internal)


@app.command("history")
def history_command(
    document: Annotated[str, typer.Argument(help="文件编号 a document's id", metavar="DOC")],
    store: StoreOption = STORE,
    format: FormatOption = TableFormat.TABLE,
) -> None:
    """沿革：文件何时、由谁、自哪个来源入库，被何文件废止或修改。How a document came in, and what changed it."""
    from .history import print_history

    print_history(store, document, format)


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


@app.command("bodies")
def bodies_command(
    function: Annotated[str | None, typer.Option("--function", help="职能，如 科技 in charge of a function")] = None,
    place: Annotated[str | None, typer.Option("--place", help="行政区划，如 辽宁省 of a place")] = None,
    on: Annotated[str | None, typer.Option("--on", help="当日存在 in force on a day, 2020-07-17")] = None,
    bodies: BodiesOption = None,
    format: Annotated[BodiesFormat, typer.Option("--format", help="输出格式 output format")] = BodiesFormat.TABLE,
) -> None:
    """机构：登记的公共机构及其沿革。The registry of public bodies, with what became of them."""
    from .bodies import print_bodies

    print_bodies(function, place, on, bodies, format.value)


@app.command("validate")
def validate_command(
    store: StoreOption = STORE,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="只校验一份文件 one document only, by its id")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组 an array of JSON objects")] = False,
) -> None:
    """校验：图谱是否符合 SHACL 形状，不符之处附原文。Check the graph against its shapes, with evidence."""
    from .validating import print_validation

    raise typer.Exit(print_validation(store, document, as_json=json))
