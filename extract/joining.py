"""A stretch of the source as one reads it: line breaks, spaces and markdown marks dropped, a map back kept.

Nothing is ever substituted, so `text[i] == source[offsets[i]]` holds for everything that is handed out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence

# What is not read: white space, invisible characters, emphasis marks, HTML spaces.
_DROPPED = re.compile(r"(?:[\s\u200b-\u200f\u2060\ufeff\ufffc]|\*{2,3}|&nbsp;?|&emsp;?|&ensp;?|<br */?>)+")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()'\"-&/")

Stretch = tuple[int, int]


def joined(source: str, stretches: Iterable[Stretch]) -> tuple[str, Sequence[int]]:
    """The text of `stretches` of the source put together, and for each of its characters the source's code point.

    White space between Chinese characters, or Chinese and digits, goes; between Latin words one space stays.
    """
    kept: list[Stretch] = []
    for start, end in stretches:
        at = start
        for gap in _DROPPED.finditer(source, start, end):
            opens, closes = gap.span()
            if opens > at:
                kept.append((at, opens))
            at = closes
            if start < opens and closes < end and source[opens - 1] in _LATIN and source[closes] in _LATIN:
                space = source.find(" ", opens, closes)
                if space >= 0:
                    kept.append((space, space + 1))
        if end > at:
            kept.append((at, end))
    if not kept:
        return "", range(0)
    if len(kept) == 1:
        start, end = kept[0]
        return source[start:end], range(start, end)
    offsets = array("q")
    for start, end in kept:
        offsets.extend(range(start, end))
    return "".join([source[start:end] for start, end in kept]), offsets
