"""The explorer as a web application: a JSON API over a store, SPARQL, and the page."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from brotli_asgi import BrotliMiddleware
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

from ontology.errors import DutygraphError, QueryError, StoreError

from .serving import actors_api, documents_api, graph_api, page_files, questions_api, sparql_api, writing_api
from .serving.caching import Cache
from .serving.explorer import Explorer, UnknownDocumentError
from .serving.guard import Guard
from .serving.live_store import LiveStore
from .serving.models import Problem
from .serving.processes import TooLateError
from .serving.settings import Settings
from .sources import PathLike

if TYPE_CHECKING:
    from kg import Store


class About(BaseModel):
    """What is served, and what a visitor may do with it."""

    version: str
    documents: int
    statements: int
    writable: bool
    internal: bool


class Health(BaseModel):
    """Whether the store answers."""

    status: str


_PROBLEMS: dict[int | str, dict[str, object]] = {
    code: {"model": Problem, "description": said}
    for code, said in (
        (400, "请求有误 a request that is not answered"),
        (401, "需要口令 a token is needed"),
        (404, "没有 not there"),
        (421, "不是本服务的地址 another host"),
        (422, "参数有误 a wrong parameter"),
        (503, "图谱库无法读取或正忙 the store does not answer, or is busy"),
        (504, "超时 it took too long"),
    )
}


def explorer(source: Store | PathLike, settings: Settings | None = None) -> FastAPI:
    """The application over a store, open or by its address, which is opened for reading and stays open
    (`app.state.explorer.live.close()`).

    Raises StoreError where it cannot be opened.
    """
    settings = settings or Settings()
    live = LiveStore(source)
    here = Explorer(live, settings)

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        # So that the first search need not wait for the graph to be read.
        threading.Thread(target=_warm, args=(here,), daemon=True).start()
        yield
        here.processes.stop()

    app = FastAPI(
        title="职责图谱 dutygraph", version=version("dutygraph"), lifespan=running, responses=_PROBLEMS,
        summary="谁必须做什么，依据哪一条。Who must do what, according to which provision.",
        docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.explorer = here
    app.add_exception_handler(DutygraphError, _told)
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for one in (documents_api, actors_api, graph_api, questions_api, sparql_api):
        app.include_router(one.routes)
    if settings.writable:
        app.include_router(writing_api.routes)

    @app.get("/healthz", tags=["about"], summary="是否在运行 whether it runs")
    def healthz() -> Health:
        """503 where the store does not answer."""
        live.version()
        return Health(status="ok")

    @app.get("/api/about", tags=["about"], summary="关于 what is served")
    def told() -> About:
        """Counts, and what a visitor may do."""
        return about(here)

    app.mount("/", page_files.page())
    app.add_middleware(BrotliMiddleware, quality=5, minimum_size=1000)  # gzip for who does not take it
    app.add_middleware(Cache, version=live.version)
    app.add_middleware(Guard, settings=settings)
    return app


def about(here: Explorer) -> About:
    """What is served."""
    documents = here.overview().documents.values()
    return About(
        version=version("dutygraph"),
        documents=len(documents),
        statements=sum(one.statements for one in documents),
        writable=here.settings.writable,
        internal=here.settings.internal,
    )


def _warm(here: Explorer) -> None:
    try:
        overview = here.overview()
        _ = overview.documents, overview.suggestions
        if here.live.address is not None:
            # The first view needs both cores of a small machine.
            here.processes.warm(after=3)
    except DutygraphError:
        pass  # who asks will be told


async def _told(request: Request, error: Exception) -> JSONResponse:
    codes = ((UnknownDocumentError, 404), (TooLateError, 504), (StoreError, 503), (QueryError, 422))
    code = next((code for kind, code in codes if isinstance(error, kind)), 400)
    return JSONResponse({"error": str(error)}, code)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StarletteHTTPException)
    return JSONResponse({"error": str(error.detail)}, error.status_code, error.headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    wrong = "；".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    return JSONResponse({"error": f"参数有误 / a wrong parameter: {wrong}"}, 422)
