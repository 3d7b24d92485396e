"""The page itself: what `make page` built into dutygraph/page/built."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

BUILT: Final = Path(__file__).resolve().parent.parent / "page" / "built"

_MISSING: Final = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>职责图谱 dutygraph</title>
<h1>页面尚未构建 The page has not been built</h1>
<p>需要 Node.js 20 或更高版本，在源码目录运行 <code>make page</code>。
Node.js 20 or later is needed: run <code>make page</code> in the source folder.</p>
<p>接口照常可用 The API works all the same:
<a href="/api/openapi.json">/api/openapi.json</a> <a href="/api/documents">/api/documents</a></p></html>"""


def is_built() -> bool:
    """Whether the page is there."""
    return (BUILT / "index.html").is_file()


def page() -> ASGIApp:
    """Serves the page's files, or says how to get them."""
    if is_built():
        return StaticFiles(directory=BUILT, html=True)

    async def missing(request: object) -> HTMLResponse:
        return HTMLResponse(_MISSING)

    return Starlette(routes=[Route("/", missing)])
