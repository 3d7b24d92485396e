"""The bodies that a document names: who issues it, to whom it is addressed, who gets a copy."""

from __future__ import annotations

import re

from ontology.records import Span

from . import words
from .labels import Labels, span_of
from .paragraphs import Paragraph
from .roles import Part, Role

_SHARED_HEAD = re.compile(r"^(?:各|有关|相关|其他|国务院各|中央)|等$")
_BODY_TAIL = re.compile(
    r"(?:[部局厅委署院会办行司队军]|单位|部门|机关|机构|政府|中央|集团|公司|中心|监委|工商联|大学|协会|法院|检察院)(?:[（(].{1,14}[）)])?$"
)
# what ends the names before a title's own words (国务院办公厅转发国家地震局…, 国务院办公厅对…建议的答复)
_ABOUT = re.compile(r"关于|(?<=[部局厅委署院会办府])(?:转发|批转|印发|发布|公布|颁布|对(?=.*答复$))")
# 国务院文件, 中华人民共和国国务院令, 甲部令第3号, 中华人民共和国主席令
_ISSUING = re.compile(
    r"(?:中华人民共和国(?!主席))?([\u4e00-\u9fff、（）()]{2,40}?)(?:文件$|(?:令|公告|通告|公报)(?:第[\d一二三四五六七八九十百零〇]{1,5}号)?$)"
)
_ADOPTER = re.compile(
    r"[（(]?(?:根据)?\s*[12]\d{3}年\d{1,2}月\d{1,2}日(?:第[一二三四五六七八九十]{1,3}届)?(?:中华人民共和国)?"
    r"(国务院|[^《》]{0,40}?(?:人民代表大会常务委员会|人民代表大会|人大常委会|人大|国务院|[部局署会委]|人民政府))"
    r"(?=第|令|公告|发布|公布|批准|通过|[一二三四五六七八九十]+次|关于|《|修订|常务)"
)


def issuers(source: str, part: Part, labels: Labels, title: str | None) -> tuple[Span, ...]:
    """From the letterhead, else the title before 关于, else signature, else the page's labels, else who adopted it."""
    for paragraph in part.of(Role.LETTERHEAD, Role.NUMBER):
        found = _ISSUING.match(paragraph.text)
        if found:
            return _bodies(source, paragraph, found.start(1), found.end(1))
    head = _title_bodies(source, part)
    if head:
        return head
    signed = [span for paragraph in part.of(Role.SIGNATURE) for span in _signed_bodies(source, paragraph)]
    if signed:
        return tuple(signed)
    for name in ("发文机关", "发布机关", "制定机关", "颁布单位", "发文单位"):
        if name in labels:
            return (labels[name][1],)
    for paragraph in reversed(part.of(Role.ADOPTED)):
        found = _ADOPTER.match(paragraph.text)
        if found and not paragraph.text.endswith("批准"):  # a higher body's leave is not its text
            return (span_of(source, paragraph, found.start(1), found.end(1)),)
    return ()


def _title_bodies(source: str, part: Part) -> tuple[Span, ...]:
    out: list[Span] = []
    for paragraph in part.of(Role.TITLE):
        about = _ABOUT.search(paragraph.text)
        before = about.start() if about else -1
        text = paragraph.text[: before if before >= 0 else None]
        if not text:
            return tuple(out)
        if not words.BODY_END.search(text) or "《" in text:
            return tuple(out) if before >= 0 else ()
        out.extend(_bodies(source, paragraph, 0, len(text)))
        if before >= 0:
            return tuple(out)
    return ()


def _bodies(source: str, paragraph: Paragraph, start: int, end: int) -> tuple[Span, ...]:
    """Bodies side by side: parted by 、 or by the white space that the source has between them."""
    out: list[Span] = []
    offsets, text = paragraph.offsets, paragraph.text
    at = start
    for here in range(start, end + 1):
        parted = (
            here == end
            or text[here] in "、，"
            or (here > at and offsets[here] - offsets[here - 1] > 1)
            or (here > at + 2 and text[here - 1] in "部局署会院委厅行室组" and words.BODY_START.match(text, here))
        )
        if parted:
            name = text[at:here].strip("、， ")
            if name:
                skip = at + (text[at:here].index(name))
                out.append(span_of(source, paragraph, skip, skip + len(name)))
            at = here
    spaced = all(len(span.plain) == 1 for span in out)  # 国 务 院
    return (span_of(source, paragraph, start, end),) if spaced and out else tuple(out)


def _signed_bodies(source: str, paragraph: Paragraph) -> tuple[Span, ...]:
    found = words.ANY_DATE.search(paragraph.text)
    end = found.start() if found else len(paragraph.text)
    text = paragraph.text[:end].rstrip()
    return _bodies(source, paragraph, 0, len(text)) if text and words.BODY_END.search(text) else ()


def addressees(source: str, part: Part) -> tuple[Span, ...]:
    """主送: the bodies of the line before the text; bodies that share one head (各省、自治区人民政府) are one."""
    out: list[Span] = []
    for paragraph in part.of(Role.ADDRESSEES):
        text = paragraph.text.rstrip("：: ")
        for found in re.finditer(r"[^，,；;]+", text):
            start, end = found.span()
            name = found.group()
            if _SHARED_HEAD.search(name) or "、各" in name or "、有关" in name:
                out.append(span_of(source, paragraph, start, end))
            else:
                out.extend(_split(source, paragraph, start, end))
    return tuple(out)


def copied(source: str, part: Part) -> tuple[Span, ...]:
    """抄送: the bodies of the copy list."""
    out: list[Span] = []
    for paragraph in part.of(Role.COPY_LIST):
        text = paragraph.text
        head = re.match(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送)[^：:]{0,6}[：:]", text)
        start = head.end() if head else 0
        for found in re.finditer(r"[^，,；;。]+", text[start:]):
            out.extend(_split(source, paragraph, start + found.start(), start + found.end()))
    return tuple(out)


def _split(source: str, paragraph: Paragraph, start: int, end: int) -> list[Span]:
    """Parts between 、 where each of them is a body: 各省、自治区 stay together, 甲部、乙局 do not."""
    text = paragraph.text
    out: list[Span] = []
    at = start
    for bar in range(start, end):
        if text[bar] == "、" and _BODY_TAIL.search(text[at:bar]) and text[start:].count("、", 0, end - start) < 60:
            out.append(span_of(source, paragraph, at, bar))
            at = bar + 1
    if at < end:
        out.append(span_of(source, paragraph, at, end))
    return out
