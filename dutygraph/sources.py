"""From the paths a user gives to the files that will be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ontology.errors import InputError

PathLike = str | os.PathLike[str]


def find_files(paths: Iterable[PathLike]) -> list[str]:
    """Every file given, and below every folder given the files that a reader exists for.

    Hidden files, a folder's README and pictures are left out of folders: most pictures there are logos and photographs,
    and a scan is read when it is named. Files keep the order of `paths`, a folder's are sorted by path;
    none comes twice. A path that does not exist stays in the list: its reader says so, and the others are read.
    Raises InputError where folders hold nothing to read.
    """
    from extract.reading import PICTURES, READERS

    endings = frozenset(f".{name}" for name in READERS) - {f".{name}" for name in PICTURES}
    found: dict[str, str] = {}
    given = [os.fspath(p) for p in paths]
    for path in given:
        for file in _below(path, endings) if Path(path).is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    if not found:
        kinds = " ".join(sorted(endings))
        raise InputError(f"{'、'.join(given)}：没有可读的文件（{kinds}） / no documents to read ({kinds})")
    return list(found.values())


def _below(folder: str, endings: frozenset[str]) -> list[str]:
    files: list[str] = []
    for top, inner, names in os.walk(folder):
        inner[:] = sorted(d for d in inner if not d.startswith("."))
        files += [
            str(Path(top, name))
            for name in sorted(names)
            if Path(name).suffix.lower() in endings and not name.startswith((".", "README."))
        ]
    return files
