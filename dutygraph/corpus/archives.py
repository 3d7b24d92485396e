"""Sources in .zip and .tar archives. Nothing is unpacked to the disk, and nothing that would unpack to too much."""

from __future__ import annotations

import os
import tarfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from .places import open_file, shown_name
from .source import LARGEST, Failure, Source

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
MOST_MEMBERS = 1_000_000
MOST_TIMES = 200
"""How many times its packed size a member of more than `SMALL` bytes may have unpacked; texts reach about 20."""
SMALL = 10_000_000
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)

_BOMB = "解压后过大，拒绝读取；请检查文件来源 / unpacks to too much, not read; check where the file is from"
_DAMAGED = "压缩包已损坏或不完整；请重新获取 / the archive is damaged or cut off; get it again"
_LOCKED = "压缩包已加密；请去掉密码 / the archive is encrypted; unpack it with its password"
_NESTED = "压缩包中的压缩包不读取；请先解压 / an archive in an archive is not read; unpack it first"


def archive_sources(
    archive: Source, endings: tuple[str, ...], wanted: Collection[str] | None
) -> Iterator[Source | Failure]:
    """The members of an archive that end in one of `endings`, those at `wanted` addresses if given."""
    members = _zip if archive.path.lower().endswith(".zip") else _tar
    try:
        for count, found in enumerate(members(archive, endings, wanted)):
            if count >= MOST_MEMBERS:
                yield Failure(archive.where, "find", _BOMB, archive.address)
                return
            yield found
    except BROKEN:
        yield Failure(archive.where, "find", _DAMAGED, archive.address)


def read_member(source: Source) -> bytes:
    """The bytes of a source in a .zip. Raises what `BROKEN` names."""
    with open_file(source.path) as file, zipfile.ZipFile(file) as package, package.open(source.member) as member:
        data = member.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise zipfile.BadZipFile(_BOMB)
    return data


def _zip(archive: Source, endings: tuple[str, ...], wanted: Collection[str] | None) -> Iterator[Source | Failure]:
    with open_file(archive.path) as file, zipfile.ZipFile(file) as package:
        infos = sorted(package.infolist(), key=lambda info: info.filename)
    for info in infos:
        name = _zip_name(info)
        source = _member(archive, name)
        if info.is_dir() or not _fits(name, endings):
            continue
        problem = _NESTED if name.lower().endswith(ARCHIVES) else _LOCKED if info.flag_bits & 1 else ""
        if not problem and _too_much(info.file_size, info.compress_size):
            problem = _BOMB
        if problem:
            yield Failure(source.where, "find", problem, source.address)
        elif wanted is None or source.address in wanted:
            yield replace(source, member=info.filename)


def _tar(archive: Source, endings: tuple[str, ...], wanted: Collection[str] | None) -> Iterator[Source | Failure]:
    with open_file(archive.path) as file, tarfile.open(fileobj=file, mode="r|*") as package:
        for info in package:
            name = shown_name(info.name)
            source = _member(archive, name)
            if not info.isfile() or not _fits(name, endings):
                continue
            problem = _NESTED if name.lower().endswith(ARCHIVES) else ""
            # A stream is not measured against its packed size: `LARGEST` bounds what is held of it.
            if not problem and info.size > LARGEST:
                problem = _BOMB
            if problem:
                yield Failure(source.where, "find", problem, source.address)
            elif wanted is None or source.address in wanted:
                member = package.extractfile(info)
                yield replace(source, data=member.read() if member is not None else b"")


def _member(archive: Source, name: str) -> Source:
    return Source(f"{archive.address}/{name}", f"{archive.where}/{name}", archive.path)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag come as code page 437, and are mostly GB18030 here."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return shown_name(os.fsdecode(info.filename.encode("cp437")))
    except UnicodeEncodeError:
        return info.filename


def _fits(name: str, endings: tuple[str, ...]) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return name.lower().endswith(endings) and not hidden and not path.name.startswith("README.")


def _too_much(unpacked: int, packed: int) -> bool:
    return unpacked > LARGEST or (unpacked > SMALL and unpacked > MOST_TIMES * max(packed, 1))
