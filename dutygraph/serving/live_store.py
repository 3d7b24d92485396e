"""The store that is served: read by many threads, written by one, opened anew when somebody else wrote into it."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.errors import StoreError

from ..sources import PathLike

if TYPE_CHECKING:
    from kg import Store

CHECKED: Final = 2.0
"""Seconds for which the version of a store on a server is believed; that of a folder is looked at each time."""

_FACTS: Final = re.compile(r"CURRENT|MANIFEST-.*|.*\.(sst|log)")
"""The files of RocksDB that have the facts, or say which have."""


class LiveStore:
    """A store by its address (opened for reading, for writing only while something is written) or an open one."""

    def __init__(self, source: Store | PathLike) -> None:
        """Raises `StoreError` where it cannot be opened."""
        from kg.stores.addresses import is_folder

        self.address = os.fspath(source) if isinstance(source, str | os.PathLike) else None
        self._folder = Path(self.address) if self.address is not None and is_folder(self.address) else None
        self._lock = threading.Condition()
        self._readers = 0
        self._store = self._opened() if isinstance(source, str | os.PathLike) else source
        self._opened_at = self._folder_state()
        self._version, self._until = "", 0.0

    @property
    def is_folder(self) -> bool:
        """Whether the store is a folder of files here."""
        return self._folder is not None

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store, to read from."""
        with self._lock:
            if self._folder is not None and self._folder_state() != self._opened_at:
                # Not closed: others may read from it still, and it goes with the last of them.
                self._store, self._opened_at = self._opened(), self._folder_state()
            self._readers += 1
            store = self._store
        try:
            yield store
        finally:
            with self._lock:
                self._readers -= 1
                self._lock.notify_all()

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store, to write to, when all readers have gone; no new one comes in meanwhile.

        Raises `StoreError` where another process writes to it.
        """
        with self._lock:
            if not self._lock.wait_for(lambda: self._readers == 0, timeout=60):
                raise StoreError("图谱库正忙，请稍后再试 / the store is busy, try again later")
            if self.address is None:
                yield self._store
            else:
                from kg import open_store

                self._store.close()
                try:
                    with open_store(self.address) as store:
                        yield store
                finally:
                    self._reopen()
            self._until = 0.0

    def version(self) -> str:
        """A text that changes when the store's facts do: by the files of a folder, else by the stamps of documents."""
        with self._lock:
            if self._folder is not None:
                return self._folder_state()
            if time.monotonic() < self._until:
                return self._version
        with self.reading() as store:
            stamps = "\n".join(f"{document} {stamp}" for document, stamp in sorted(store.stamps().items()))
        found = blake2b(stamps.encode("utf-8", "replace"), digest_size=8).hexdigest()
        with self._lock:
            self._version, self._until = found, time.monotonic() + CHECKED
        return found

    def close(self) -> None:
        """Let go of the store where this opened it."""
        if self.address is not None:
            self._store.close()

    def _opened(self) -> Store:
        from kg import open_store

        assert self.address is not None
        return open_store(self.address, read_only=True)

    def _reopen(self) -> None:
        self._store.close()
        self._store = self._opened()
        self._opened_at = self._folder_state()

    def _folder_state(self) -> str:
        """Names, sizes and times of the folder's files, as a short text."""
        if self._folder is None:
            return ""
        digest = blake2b(digest_size=8)
        try:
            with os.scandir(self._folder) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    if _FACTS.fullmatch(entry.name):
                        about = entry.stat()
                        digest.update(f"{entry.name} {about.st_size} {about.st_mtime_ns}\n".encode())
        except OSError as error:
            raise StoreError(f"图谱库无法读取 / cannot read the store: {self._folder} ({error.strerror})") from error
        return digest.hexdigest()
