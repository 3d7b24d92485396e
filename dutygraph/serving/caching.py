"""Answers of the API are kept as bytes as long as the store does not change, and browsers are told what they have."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BYTES = 64_000_000
"""What is kept in all; the largest single answer is an eighth of it."""


class _Answer(NamedTuple):
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Cache:
    """Keeps GET answers below /api/ by the store's version, address and accepted encodings, the last used longest."""

    def __init__(self, app: ASGIApp, version: Callable[[], str]) -> None:
        self._app, self._version = app, version
        self._kept: OrderedDict[str, _Answer] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        version = await run_in_threadpool(self._version)
        accepted = headers.get("accept-encoding", "")
        packed = next((one for one in ("br", "gzip") if one in accepted), "")
        about = f"{version}\n{packed}\n{scope['path']}\n{scope['query_string'].decode('latin-1')}"
        tag = f'"{blake2b(about.encode(), digest_size=12).hexdigest()}"'
        if tag in headers.get("if-none-match", ""):
            await Response(None, 304, {"etag": tag, "cache-control": "no-cache"})(scope, receive, send)
            return
        kept = self._of(tag)
        if kept is not None:
            await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
            await send({"type": "http.response.body", "body": kept.body})
            return
        await self._answer(tag, scope, receive, send)

    async def _answer(self, tag: str, scope: Scope, receive: Receive, send: Send) -> None:
        headers: list[tuple[bytes, bytes]] | None = None
        pieces: list[bytes] = []

        async def noted(message: Message) -> None:
            nonlocal headers
            if message["type"] == "http.response.start" and message["status"] == 200:
                about = MutableHeaders(scope=message)
                about["etag"] = tag
                about["cache-control"] = "no-cache"
                headers = list(message["headers"])
            elif message["type"] == "http.response.body" and headers is not None:
                pieces.append(message.get("body", b""))
                if not message.get("more_body"):
                    self._keep(tag, _Answer(headers, b"".join(pieces)))
            await send(message)

        await self._app(scope, receive, noted)

    def _of(self, tag: str) -> _Answer | None:
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
            return self._kept.get(tag)

    def _keep(self, tag: str, answer: _Answer) -> None:
        if len(answer.body) > BYTES // 8:
            return
        with self._lock:
            if tag in self._kept:
                return
            self._kept[tag] = answer
            self._bytes += len(answer.body)
            while self._bytes > BYTES:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.body)
