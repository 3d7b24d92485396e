"""The first load of a folder: Oxigraph's bulk loader, several times as fast as document by document.

The bulk loader is no transaction, so it fills a new folder beside the store's place, which is moved there when
complete: until then nothing is there, afterwards everything.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kg.history import noted
from kg.rdf import named_graphs
from ontology.errors import StoreError
from ontology.records import Extraction

from .addresses import is_folder
from .oxigraph import OxigraphStore, check_folder, in_use, n_quads, reason

CHUNK = 32 * 1024 * 1024
"""Characters of N-Quads that one call of the bulk loader takes."""


def is_new(address: str | os.PathLike[str]) -> bool:
    """Whether an address is that of a folder that holds nothing yet. Raises `StoreError` where it can be no store."""
    if not is_folder(address):
        return False
    path = Path(address)
    check_folder(path, read_only=False)
    return not path.exists() or not any(path.iterdir())


def load_new(path: str | os.PathLike[str], extractions: Iterable[Extraction]) -> None:
    """Make the store at `path`, an absent or empty folder, out of `extractions`: all of it or nothing.

    Of two extractions of one document the later stays. Raises `StoreError` where the folder cannot be written, another
    process is about to make the same store, or has made it when this one is ready.
    """
    place = Path(path)
    if not is_new(place):
        raise StoreError(f"图谱库已存在 / there is a store already: {place}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _clear(place)
        new = place.with_name(f".{place.name}.{os.getpid()}.new")
        new.mkdir()
    except OSError as error:
        raise StoreError(reason(place, error)) from error
    try:
        _fill(new, extractions)
        move_in(new, place)
    except OSError as error:
        raise StoreError(reason(place, error)) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _clear(place: Path) -> None:
    """Takes away what runs that were killed have left. Raises `StoreError` where one is still at work."""
    for left in place.parent.glob(".*.new"):
        name, _, number = left.name.removeprefix(".").removesuffix(".new").rpartition(".")
        if name == place.name and number.isdecimal():
            if _runs(int(number)):
                raise StoreError(in_use(place))
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _fill(folder: Path, extractions: Iterable[Extraction]) -> None:
    with OxigraphStore.open(folder) as store:
        waiting: list[str] = []
        size = 0
        seen: set[str] = set()
        for extraction in extractions:
            graphs = named_graphs(extraction)
            names = {graph.iri for graph in graphs}
            if names & seen:
                _bulk(store, waiting)
                store.put_later(store.prepared(graphs))
            else:
                waiting += map(n_quads, [*graphs, *noted(graphs, lambda _: ())])
                size += sum(len(graph.triples) for graph in graphs)
            seen |= names
            if size > CHUNK:
                _bulk(store, waiting)
                size = 0
        _bulk(store, waiting)


def _bulk(store: OxigraphStore, waiting: list[str]) -> None:
    """Hands over what waits, and empties the list."""
    if waiting:
        store.bulk_load("".join(waiting))
        waiting.clear()


def move_in(new: Path, place: Path) -> None:
    """Put a finished folder in its place, which must be absent or empty. Raises `StoreError` where it is not."""
    try:
        new.rename(place)  # over an empty folder, never over another
    except OSError as error:
        raise StoreError(
            f"另一进程已在此建库, 请重新运行 / another process has made a store here meanwhile, run again: {place}"
        ) from error
    with suppress(OSError):  # not every system can sync a folder
        parent = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(parent)
        finally:
            os.close(parent)
