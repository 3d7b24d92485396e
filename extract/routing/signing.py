"""Who wrote on a slip and when: what stands before a remark, what stands under it, and the lists of readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.records import Span

from . import words
from .cells import Cell

_DATE, _LATER, _LAST = (words.date_pattern(name) for name in "abc")
# 7月29日卢柯同志：  李四（3月6日）：  赵副市长批示：
_PREFACE = re.compile(
    rf"(?:{_DATE}[，,]?)?(?P<by>{words.PERSON})(?:[（(]?{_LATER}[)）]?)?(?P<word>批示|指示|批|意见|批注|阅批)?(?:[（(]?{_LAST}[)）]?)?[:：](?=.)"
)
_SIGNED = re.compile(
    rf"(?:签[名字批]人?|批示人|拟办人|日期)?[:：]?[（(]?(?:(?P<by>{words.PERSON})(?:[（(]?签[名字][)）]?)?)?"
    rf"[，,;；]?(?:(?:日期|时间)[:：]?)?(?P<date>[（(]?{_DATE}[)）]?)?[。)）]?$"
)
_TRAILING = re.compile(rf"(?P<date>[（(]?{_DATE}[)）]?)[。)）]?$")
_NAME_AT_END = re.compile(rf"(?P<by>{words.PERSON})[（(，,]?$")
# 沈总阅, 已阅, 张三（7.20）
_READ = re.compile(
    rf"(?P<who>[（(\u4e00-\u9fff）)]{{2,4}}?(?:{words.TITLE})?|{words.PERSON})?(?P<what>(?:已|均)?阅(?:[知悉示]|过)?)"
    rf"(?:[（(]?{_DATE}[)）]?)?(?=$|[，,。；;、])"
)
_LISTED = re.compile(
    rf"(?P<who>{words.NO_NAME}[\u4e00-\u9fff]{{2,4}}?(?:{words.TITLE})?)(?P<what>已?阅)?[:：]?(?:[（(]?{_DATE}[)）]?)?(?=$|[、，,；;\s\n\t])"
)


@dataclass(frozen=True, slots=True)
class Preface:
    """“7月29日卢柯同志：” before a remark. `instructs`: a word says that what follows is this person's instruction."""

    by: Span
    place: tuple[int, int]
    date: str | None
    instructs: bool
    end: int


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, a date or both under a remark."""

    by: Span | None
    date: str | None


def preface(cell: Cell) -> Preface | None:
    """What stands before the remark in `cell`."""
    found = _PREFACE.match(cell.text)
    if found is None:
        return None
    by = found.span("by")
    date = words.iso(found, "a") or words.iso(found, "b") or words.iso(found, "c")
    return Preface(cell.span(*by), by, date, bool(found["word"]), found.end())


def signature(cell: Cell) -> Signature | None:
    """The signature that the whole of `cell` is."""
    if not 2 <= len(cell.text) <= 40:
        return None
    found = _SIGNED.match(cell.text)
    if found is None or not (found["by"] or found["date"]):
        return None
    by = cell.span(*found.span("by")) if found["by"] else None
    return Signature(by, words.iso(found, "a"))


def peel(cell: Cell) -> tuple[Cell, Signature | None]:
    """The cell without the date, or the name and date, that it ends with."""
    found = _TRAILING.search(cell.text)
    if found is None:
        return cell, None
    end = found.start()
    by: Span | None = None
    name = _NAME_AT_END.search(cell.text, 0, end)
    if name and name.start() > 0 and cell.apart(name.start()):
        by, end = cell.span(*name.span("by")), name.start()
    return cell.cut(0, end), Signature(by, words.iso(found, "a"))


def readers(cell: Cell, listed: bool) -> Iterator[tuple[Span, Span | None, Span | None, str | None]]:
    """Span, actor, action and date of everyone whom `cell` says to have read or to read the paper."""
    if words.COLUMN_HEAD.match(cell.text):
        return
    pattern = _LISTED if listed else _READ
    at = 0
    while found := pattern.match(cell.text, at):
        who = cell.span(*found.span("who")) if found["who"] else None
        what = cell.span(*found.span("what")) if found["what"] else None
        yield cell.span(*found.span()), who, what, words.iso(found, "a")
        at = found.end()
        if not listed:
            return
        while at < len(cell.text) and cell.text[at] in "、，,；; \n\t":
            at += 1
