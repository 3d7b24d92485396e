"""Writing a result to a file: whole or not at all, and with an error that names the place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO

from ontology.errors import DutygraphError


class OutputError(DutygraphError):
    """A file that cannot be written."""


@contextmanager
def written_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A folder that takes the place of `path`, where nothing or an empty folder is, once it is complete.

    Raises OutputError where that place cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise FileExistsError(17, "已存在，请换一个新文件夹 there is something already, take a new folder")
        part.mkdir(parents=True)
        yield part
        part.rename(target)
    except OSError as error:
        raise OutputError(f"无法写入 cannot write: {target}: {error.strerror}") from error
    finally:
        rmtree(part, ignore_errors=True)


@contextmanager
def written(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """A binary file that takes the place of `path` once it is complete; folders on the way are made.

    Raises OutputError where that place cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "是文件夹 is a folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise OutputError(f"无法写入 cannot write: {target}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
