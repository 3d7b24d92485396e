"""Files that visitors hand in: checked before anything is read, kept only while they are."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from ontology.errors import DutygraphError, InputError

from .settings import Settings

if TYPE_CHECKING:
    from .live_store import LiveStore

_PACKED = frozenset(("docx", "ofd"))
"""Formats that are .zip files."""


class Upload(NamedTuple):
    """A file's name as the browser gave it, and its bytes."""

    name: str
    data: bytes


class Result(NamedTuple):
    """What became of a file, in one line."""

    name: str
    ok: bool
    said: str


def put_in(uploads: Sequence[Upload], live: LiveStore, settings: Settings) -> list[Result]:
    """Read the files into the store, each in place of what it held of the same document; what became of each."""
    return [_put_in(upload, live, settings) for upload in uploads]


def _put_in(upload: Upload, live: LiveStore, settings: Settings) -> Result:
    from kg.containment import relate

    from ..building import build_parts, load_parts
    from ..corpus.parts import read_manifest

    name = safe_name(upload.name)
    try:
        check(name, upload.data, settings)
        with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
            file, parts = Path(folder) / "files" / name, Path(folder) / "parts"
            file.parent.mkdir()
            file.write_bytes(upload.data)
            # Reading takes long and needs no store; only what came of it is written while others wait.
            report = build_parts([file], parts)
            if report.failures:
                return Result(name, False, report.failures[0].reason)
            documents = [one for part in read_manifest(str(parts)).parts for one in part.documents]
            with live.writing() as store:
                load_parts(parts, store)
                relate(store)
    except DutygraphError as error:
        return Result(name, False, str(error))
    return Result(name, True, "、".join(documents))


def safe_name(given: str) -> str:
    """The last part of a name, without what a file system or a terminal could take for something else."""
    last = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if dot else kept[:100]


def check(name: str, data: bytes, settings: Settings) -> None:
    """Raises InputError for a format that is none of ours, and for a packed file that would grow too much."""
    from extract.reading import READERS

    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in READERS:
        raise InputError(f"{name}：格式不支持 / this format is not read ({' '.join(sorted(READERS))})")
    if ending not in _PACKED:
        return
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"{name}：文件已损坏 / the file is damaged") from error
    if size > settings.unpacked_bytes:
        raise InputError(f"{name}：解压后过大 / too large when unpacked ({size} bytes)")
