"""Files by path or by fsspec address (s3://, hdfs://, https:// …): listed, opened, named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from ontology.errors import InputError


def is_url(path: str) -> bool:
    """Whether a path is an address for fsspec."""
    return "://" in path


def name_of(path: str) -> str:
    """A path as a name: absolute, with “/” between its parts, and readable where its bytes are no UTF-8."""
    if is_url(path):
        return path.partition("://")[2].strip("/")
    whole = os.path.abspath(path)  # noqa: PTH100 - a link keeps its name
    return shown_name(Path(whole).as_posix()).strip("/")


def shown_name(name: str) -> str:
    """A file's name as text; one whose bytes are no UTF-8 is read as GB18030, as old archives and disks have it."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def remote_files(url: str, name: str) -> Iterator[tuple[str, str]]:
    """Address and URL of every file at or below `url`, sorted. Raises InputError where it cannot be listed."""
    fs, root = filesystem(url)
    try:
        paths = sorted(fs.find(root)) or [root]
    except Exception as error:  # each file system has errors of its own
        raise unreadable(url, error) from error
    for path in paths:
        below = path.removeprefix(root).strip("/")
        yield (f"{name}/{below}" if below else name), fs.unstrip_protocol(path)


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of an address and the path in it. Raises InputError where what it needs is missing."""
    try:
        import fsspec
    except ImportError:
        raise InputError(
            f"{url}：读取远程地址需要 pip install 'dutygraph[cluster]' / remote addresses need the extra cluster"
        ) from None
    try:
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(url))
    except (ImportError, ValueError, OSError) as error:
        raise unreadable(url, error) from error


def open_file(path: str) -> IO[bytes]:
    """The file at a path or address, open for reading. Raises OSError, for an address InputError too."""
    if not is_url(path):
        return Path(path).open("rb")
    fs, inner = filesystem(path)
    return cast("IO[bytes]", fs.open(inner, "rb"))


def unreadable(where: str, error: BaseException) -> InputError:
    """One line for what a file system said."""
    said = " ".join(str(error).split()) or type(error).__name__
    return InputError(f"{where}：无法读取（{said}） / cannot be read ({said})")
