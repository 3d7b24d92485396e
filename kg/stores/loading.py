"""Places where a new store may come to stand: a folder is filled beside one and moved there when it is complete."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ontology.errors import StoreError

from .addresses import is_folder
from .oxigraph import check_folder


def is_new(address: str | os.PathLike[str]) -> bool:
    """Whether an address is that of a folder that holds nothing yet. Raises `StoreError` where it can be no store."""
    if not is_folder(address):
        return False
    path = Path(address)
    check_folder(path, read_only=False)
    return not path.exists() or not any(path.iterdir())


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
