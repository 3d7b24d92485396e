"""The objects of a duty, one by one: 森林、草原、湿地等资源调查 is about three, each with the head that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import rjieba

from .lexicon import words

_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]")
_APART: Final = frozenset(("、", "，", "；", ",", ";", "和", "与", "及", "以及", "或", "或者", "并"))
_SO_ON: Final = "等"
NAME: Final = 4
"""The characters of an object that says by itself what it is: 森林康养 as against 森林 in 森林、草原等资源调查."""
_PLAIN: Final = re.compile(r"[\W_]+")


def objects(text: str) -> list[tuple[str, ...]]:
    """The words of each object that a target enumerates; what stands in brackets is left out.

    What stands before 等 or the last of them has the head of what stands behind, and what follows a first one has that
    one's attribute: 消防安全教育和培训 are 消防安全教育 and 消防安全培训.
    """
    parts, head = _parts(rjieba.cut(_ASIDE.sub("", text)))
    if len(parts) < 2:
        return [(*part, *head) for part in parts]
    end = head or (parts[-1][-1:] if len(parts[-1]) > 1 else ())
    is_class = bool(head) and head[-1] in words("classes")
    found = []
    for at, part in enumerate(parts):
        attribute = parts[0][:-1] if at and len(part) == 1 and not head else ()
        found.append((*attribute, *part, *(() if part[-len(end) :] == end else end)))
        if is_class and len("".join(part)) >= NAME:
            found.append(part)
    if is_class and len("".join(head)) >= NAME:
        found.append(head)
    return found


def _parts(cut: Sequence[str]) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """What the words enumerate, and the head behind 等."""
    parts: list[tuple[str, ...]] = []
    part: list[str] = []
    shared: tuple[str, ...] = ()
    for at, word in enumerate(cut):
        if word in _APART:
            parts, part = [*parts, tuple(part)], []
        elif word == _SO_ON and part:
            rest = tuple(_until(cut[at + 1 :]))
            parts, part, shared = [*parts, tuple(part)], [], rest
            break
        elif not _PLAIN.fullmatch(word):
            part.append(word)
    return [one for one in (*parts, tuple(part)) if one], shared


def _until(found: Sequence[str]) -> Iterator[str]:
    """Words up to the next enumeration."""
    for word in found:
        if word in _APART:
            return
        if not _PLAIN.fullmatch(word):
            yield word
