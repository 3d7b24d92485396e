"""What the facts of a graph depend on beside its text: the program that read it, and the user's own files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from .own_files import OwnFiles

_ROOMS = ("ontology", "extract", "kg")


def extractor_version(own: OwnFiles) -> str:
    """A name that changes whenever the same text might give another graph: the release, a digest of the rooms that
    make facts, and one of the user's own files."""
    return "+".join(filter(None, (version("dutygraph"), _rooms(), own.digest())))


@cache
def _rooms() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for name, data in sorted(_inside(files(room), room)):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:12]


def _inside(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _inside(entry, name)
        elif not entry.name.endswith((".pyc", ".typed")):
            found.append((name, entry.read_bytes()))
    return found
