"""What the API's routes share: the store that is served, and what is kept of it as long as it does not change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from fastapi import Request

from ontology.errors import QueryError

from .live_store import LiveStore
from .matrix import matrix
from .models import DocumentSheet, Matrix
from .over_store import over_store
from .overview import Overview
from .processes import Processes
from .settings import Settings
from .sheets import sheet

if TYPE_CHECKING:
    from kg import Store

_KEPT: Final = 64
"""Sheets and matrices that are kept."""

P = ParamSpec("P")
T = TypeVar("T")


class Explorer:
    """A store, how it is served, and what was read of it."""

    def __init__(self, live: LiveStore, settings: Settings) -> None:
        self.live, self.settings = live, settings
        self.processes = Processes()
        self._lock = threading.Lock()
        self._overview = Overview(live, live.version(), internal=settings.internal)
        self._kept: OrderedDict[tuple[str, str, str], object] = OrderedDict()

    def overview(self) -> Overview:
        """The store as it is now."""
        version = self.live.version()
        with self._lock:
            if self._overview.version != version:
                self._overview = Overview(self.live, version, internal=self.settings.internal)
            return self._overview

    def worked(self, function: Callable[Concatenate[Store, P], T], *arguments: P.args, **more: P.kwargs) -> T:
        """`function(store, …)`, in a process of its own and for `question_seconds` at most; over a store that was
        handed in open, which no other process can have, here and without limit.

        Raises what the function raises, TooLateError, BusyError.
        """
        with self.live.reading() as store:
            if self.live.address is None:
                return function(store, *arguments, **more)
            seconds, version = self.settings.question_seconds, self.live.version()
            address = self.live.address
            found: T = self.processes.run(seconds, over_store, address, version, function, *arguments, **more)
        return found

    def sheet(self, document: str) -> DocumentSheet:
        """A document with all that was read off it. Raises `QueryError` where there is none with this id."""
        return self._once("sheet", document, self._read)

    def matrix(self, document: str) -> Matrix:
        """条款 × 部门 of a document. Raises `QueryError` where there is none with this id."""
        return self._once("matrix", document, lambda one: matrix(self.sheet(one)))

    def _read(self, document: str) -> DocumentSheet:
        documents = self.overview().documents
        if document not in documents:
            raise UnknownDocumentError(f"没有这份文件 / no such document: {' '.join(document.split())[:80]}")
        with self.live.reading() as store:
            extraction = store.records(document)
        return sheet(extraction, documents[document], documents, internal=self.settings.internal)

    def _once(self, what: str, document: str, make: Callable[[str], T]) -> T:
        key = (self.overview().version, what, document)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
        made = make(document)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


class UnknownDocumentError(QueryError):
    """A document that the store does not have."""


def explorer_of(request: Request) -> Explorer:
    """What a request is answered from."""
    found: Explorer = request.app.state.explorer
    return found
