"""Routes that write, there only where the server was started with --writable: reviews, and files handed in."""

from __future__ import annotations

import threading
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from .explorer import Explorer, explorer_of
from .uploads import Upload, put_in

Here = Annotated[Explorer, Depends(explorer_of)]
_one_at_a_time = threading.Lock()


def _from_our_page(x_dutygraph: Annotated[str, Header(description="任意值 any value")] = "") -> None:
    """A page of another host cannot send this header without asking first, and is not answered when it asks."""
    if not x_dutygraph:
        raise HTTPException(403, "缺少请求头 / the header X-Dutygraph is missing")


routes = APIRouter(prefix="/api", tags=["writing"], dependencies=[Depends(_from_our_page)])


class ReviewGiven(BaseModel):
    """What a person says of a record, named by its id (docs/review.md)."""

    model_config = ConfigDict(extra="forbid")

    record: str = Field(min_length=1, max_length=600, examples=["国发〔2020〕7号#六、（十八）/6:优先安排"])
    verdict: Literal["confirm", "correct", "reject"]
    field: str | None = Field(None, max_length=40, examples=["target"])
    new: str | list[str] | None = Field(None, description="新值，须为原文中的字 the new value, words of the text")
    by: str | None = Field(None, max_length=80, description="经手人 who says so")
    note: str | None = Field(None, max_length=2000)


class ReviewKept(BaseModel):
    """The review as it was put in."""

    id: str
    record: str
    verdict: str


class FileResult(BaseModel):
    """What became of a file."""

    name: str
    ok: bool
    said: str


class FileResults(BaseModel):
    """In the order in which they were handed in."""

    files: list[FileResult]


@routes.post("/review", summary="校核 say of a record what is right")
def review(here: Here, given: ReviewGiven) -> ReviewKept:
    """422 for what does not fit the record; every answer has it from then on."""
    from ..reviewing import NOTHING
    from ..reviewing import review as keep

    with here.live.writing() as store:
        kept = keep(
            store,
            given.record,
            given.field,
            given.new if given.verdict == "correct" else NOTHING,
            reject=given.verdict == "reject",
            by=given.by or None,
            note=given.note or None,
        )
    return ReviewKept(id=kept.id, record=kept.record, verdict=kept.verdict)


@routes.post(
    "/upload", summary="上传文件 documents into the store",
    openapi_extra={"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": {
        "type": "object", "required": ["files"],
        "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}}}}}},
)  # fmt: skip
async def upload(request: Request) -> FileResults:
    """A result for each file; 413 for more or larger files than are taken, 429 while others are being read."""
    here = explorer_of(request)
    limits = here.settings
    try:
        announced = int(request.headers.get("content-length", ""))
    except ValueError:
        raise HTTPException(411, "缺少长度 / Content-Length is missing") from None
    if announced > limits.upload_bytes:
        raise HTTPException(413, f"超过 {limits.upload_bytes // 1_000_000} MB / more than that at once")
    if not _one_at_a_time.acquire(blocking=False):
        raise HTTPException(429, "正在读入其他文件，请稍候 / other files are being read, wait a moment")
    try:
        async with request.form(max_files=limits.upload_files, max_fields=10) as form:
            given = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
            uploads = [Upload(one.filename or "", await one.read()) for one in given]
        if not uploads:
            raise HTTPException(422, "没有文件 / no files")
        results = await run_in_threadpool(put_in, uploads, here.live, limits)
    finally:
        _one_at_a_time.release()
    return FileResults(files=[FileResult(name=one.name, ok=one.ok, said=one.said) for one in results])
