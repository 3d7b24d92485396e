"""A file to its text: one reader for each file name ending, all others refused in one line."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ontology.errors import InputError
from ontology.records import Text

from .decoding import NotTextError
from .formats import PICTURES, READERS, UnreadableError

__all__ = ["PICTURES", "READERS", "read", "read_bytes"]


def read(path: str | Path) -> Text:
    """Read one file. Positions in the result count the code points of its text.

    That is the decoded file for .txt and .md, line endings untouched, and what the reader made of it for other formats.

    Raises InputError, one line, for what cannot be read: missing, a folder, forbidden, of another format, not text,
    blank.
    """
    address = str(path)
    return read_bytes(address, _bytes(Path(address), address, _ending(address)))


def read_bytes(address: str, data: bytes, ending: str | None = None) -> Text:
    """`read` for bytes that are here already; `address` says where they are from, `ending` the format where it does
    not. Raises InputError as `read` does."""
    ending = ending or _ending(address)
    try:
        content, encoding = READERS[ending](data)
    except NotTextError as problem:
        raise _refused(
            address,
            f"不是文本：{_part(problem, 0)}；请另存为 UTF-8 文本",
            f"not text: {_part(problem, 1)}; save it as UTF-8 text",
        ) from None
    except UnreadableError as problem:
        raise _refused(address, problem.chinese, problem.english) from None
    if not content.strip("\ufeff \t\r\n\f\v\u3000\xa0") or content.isspace():
        raise _refused(address, "文件是空的；请提供有内容的文件", "the file is empty; give one with text in it")
    return Text(address, content, ending, encoding, hashlib.sha256(data).hexdigest())


def _ending(address: str) -> str:
    return Path(address).suffix.lower().lstrip(".")


def _bytes(file: Path, address: str, ending: str) -> bytes:
    try:
        if file.is_dir():
            raise _refused(address, "是文件夹；请指定其中的文件", "is a folder; name a file in it")
        if ending not in READERS and file.exists():
            known = " ".join(f".{name}" for name in READERS)
            raise _refused(
                address,
                f"不支持的格式“.{ending}”；请转换为 {known}",
                f"format not supported; convert it to one of {known}",
            )
        return file.read_bytes()
    except FileNotFoundError:
        raise _refused(address, "文件不存在；请检查路径", "no such file; check the path") from None
    except PermissionError:
        raise _refused(address, "没有读取权限；请修改文件权限", "permission denied; make it readable") from None
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        reason = getattr(problem, "strerror", None) or "invalid path"
        raise _refused(
            address, f"无法读取（{reason}）；请检查路径", f"cannot be read ({reason}); check the path"
        ) from None


def _part(problem: NotTextError, which: int) -> str:
    return str(problem).partition(" / ")[0 if which == 0 else 2]


def _refused(address: str, chinese: str, english: str) -> InputError:
    shown = address.replace("\n", "\\n").replace("\r", "\\r").replace("\x00", "\\0")
    return InputError(f"{shown}：{chinese} / {english}")
