"""Readers of file formats, one module each; a module and its library are imported when the first such file is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..decoding import decode
from .problem import UnreadableError

__all__ = ["PICTURES", "READERS", "Reader", "UnreadableError"]

# A reader takes the file's bytes and gives its text and the encoding (None where the format has its own).
# It raises NotTextError where the bytes are no text, UnreadableError where they are not of the format.
Reader = Callable[[bytes], tuple[str, str | None]]


def _later(module: str, ending: str) -> Reader:
    def read(data: bytes) -> tuple[str, str | None]:
        found: tuple[str, str | None] = import_module(f".{module}", __name__).read(data, ending)
        return found

    return read


_MODULES = {
    "html": "web_page",
    "htm": "web_page",
    "docx": "word",
    "pdf": "pdf",
    "ofd": "ofd",
    "doc": "office",
    "wps": "office",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
    "tif": "picture",
    "tiff": "picture",
    "bmp": "picture",
}

PICTURES = frozenset(ending for ending, module in _MODULES.items() if module == "picture")
"""The endings of pictures, which hold text only where they are scans."""

READERS: dict[str, Reader] = {"txt": decode, "md": decode} | {
    ending: _later(module, ending) for ending, module in _MODULES.items()
}
"""The reader of each file name ending (lower case, without the dot)."""
