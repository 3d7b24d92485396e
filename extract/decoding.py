"""Bytes to text: UTF-8, UTF-16 (with or without byte order mark) and GB18030, told apart by their own rules."""

from __future__ import annotations

import codecs
import re

# Control characters that no text has: all but tab, line feed, \x0b, form feed, carriage return, \x1a, \x1c-\x1f.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f]")
# What Chinese official texts are made of; enough of it decides between encodings that both decode.
_EXPECTED = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef0-9A-Za-z\s]")
_SAMPLE = 200_000  # bytes or code points that are looked at to judge what something is


class NotTextError(Exception):
    """The bytes are not text in any encoding known here; the argument says why, in Chinese and English."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding: utf-8, utf-16-le, utf-16-be or gb18030.

    A byte order mark stays in the text as U+FEFF and line endings stay as they are, so positions count both.
    Raises NotTextError for bytes that are no text.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _checked(_try(data, name), name)
    text = _try(data, "utf-8")
    if text is not None and "\x00" not in text[:_SAMPLE]:
        return _checked(text, "utf-8")
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    if b"\x00" in data[:_SAMPLE]:
        raise NotTextError("二进制内容（含空字节） / binary content (NUL bytes)")
    return _checked(_try(data, "gb18030"), "gb18030")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 has an even number of bytes and reads as Chinese, digits or Latin in one of its two byte orders."""
    if len(data) % 2:
        return None
    best: tuple[float, str] = (0.0, "")
    for name in ("utf-16-le", "utf-16-be"):
        sample = _try(data[:_SAMPLE], name)
        if sample:
            best = max(best, (len(_EXPECTED.findall(sample)) / len(sample), name))
    if best[0] < 0.9:
        return None
    text = _try(data, best[1])
    return None if text is None else _checked(text, best[1])


def _checked(text: str | None, encoding: str) -> tuple[str, str]:
    if text is None:
        raise NotTextError("编码不是 UTF-8、UTF-16 或 GB18030 / not encoded as UTF-8, UTF-16 or GB18030")
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise NotTextError("二进制内容（控制字符过多） / binary content (control characters)")
    return text, encoding
