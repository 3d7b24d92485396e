"""`dutygraph serve` and `dutygraph publish`: the explorer in a browser, by a server or as files."""

from __future__ import annotations

from typing import Annotated

import typer

from ontology.errors import DutygraphError

from .command_line import STORE, InternalOption, StoreOption, app


class ServingError(DutygraphError):
    """A server that cannot be started as it was asked for."""


@app.command("serve")
def serve_command(
    store: StoreOption = STORE,
    host: Annotated[str, typer.Option("--host", help="监听地址 the address to listen at")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="端口，0 为任一空闲 0 is any free one")] = 8765,
    writable: Annotated[bool, typer.Option("--writable", help="可校核、可上传 reviews and uploads are taken")] = False,
    internal: InternalOption = False,
    token: Annotated[
        str | None,
        typer.Option("--token", envvar="DUTYGRAPH_TOKEN", help="口令，对外提供时必需 needed beyond this machine"),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="浏览器可用的主机名 a name browsers may ask for"),
    ] = None,
    seconds: Annotated[
        float, typer.Option("--query-seconds", min=0.1, max=3600, help="SPARQL 查询的时限 time for a query")
    ] = 10.0,
    rows: Annotated[int, typer.Option("--query-rows", min=1, help="SPARQL 查询的行数上限 rows of a query")] = 10_000,
    question_seconds: Annotated[
        float,
        typer.Option("--question-seconds", min=0.1, max=3600, help="提问和导出的时限 time for any other question"),
    ] = 60.0,
    question_rows: Annotated[
        int, typer.Option("--question-rows", min=1, help="CSV、XLSX 的行数上限 rows of a table as a file")
    ] = 100_000,
) -> None:
    """浏览：在浏览器中查看图谱，默认只对本机。The graph in a browser; for this machine only unless told otherwise."""
    from .serving.running import serve
    from .serving.settings import LOOPBACK, WILDCARDS, Settings

    if host not in LOOPBACK and not token:
        raise ServingError(
            f"对本机以外提供须设口令 / beyond this machine a token is needed: --host {host} --token 口令 TOKEN"
        )
    names = [*(allow_host or []), *([] if host in WILDCARDS else [host])]
    if host in WILDCARDS and not allow_host:
        raise ServingError(f"请说明浏览器所用的主机名 / say which name browsers use: --host {host} --allow-host NAME")
    settings = Settings(
        writable=writable,
        internal=internal,
        token=token,
        hosts=tuple(name.strip("[]").lower() for name in names),
        query_seconds=seconds,
        query_rows=rows,
        question_seconds=question_seconds,
        question_rows=question_rows,
    )
    serve(store, host, port, settings)


@app.command("publish")
def publish_command(
    output: Annotated[str, typer.Argument(help="新文件夹 a new folder", metavar="DIR")],
    store: StoreOption = STORE,
    internal: InternalOption = False,
) -> None:
    """发布：把浏览页面写成静态文件，无需服务器。The explorer as files that need no server, also from a disk."""
    from .publishing import publish
    from .terminal import console

    count = publish(store, output, internal=internal)
    console().print(f"已发布 published: {output}/index.html ({count} 个文件 files)")
