"""The source's lines put together to paragraphs: page breaks and hard wraps inside a paragraph are bridged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(r"\S[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*")
_GAP = re.compile(
    r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]{2,}+"
    r"(?=第[一二三四五六七八九十百零〇]{1,5}[章节条]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|附件)"
)
_PAGE = re.compile(r"[-—–－·•~～\s]*\d{1,4}[-—–－·•~～\s]*$|第\s*\d{1,4}\s*页(?:.{0,3}共\s*\d{1,4}\s*页)?$")
_BREAKS_OFF = re.compile(r"[\u4e00-\u9fff0-9A-Za-z０-９，、”’》）)%％]$")
_OWN_LINE = re.compile(
    r"#|\||<|&|[-=+*_]{3,}|——|--|【|附\s*[件录表]|抄\s*送|主\s*送|专栏|[（(]?此件|联系|[①-⑳]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节条]|[一二三四五六七八九十]{1,3}[、．是]|\d{1,2}[.．、](?!\d)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
)
_ENDED = "。！？；：!?;:…"
_CLOSING = "”’）)》】*"
_CANNOT_OPEN = "，。、；：）》”’】〕！？"
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】"}
# Words that end a title: a line that ends so is no broken paragraph.
_TITLE_END = re.compile(
    r"(?:意见|通知|决定|批复|函|令|公告|通告|通报|报告|办法|条例|规定|细则|方案|规划|纲要|计划)[）)]?$"
)
_NUMBERED = re.compile(
    r"[#*\s]*(?:[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)


@dataclass(slots=True)
class Block:
    """A paragraph before it is read: stretches of the source, page furniture between them left out."""

    stretches: list[tuple[int, int]] = field(default_factory=list)
    blank_before: bool = False
    indent: int = 0
    numbered: bool = False
    sentence: bool = False  # a 。 stands in it
    clause: bool = False  # a ， stands in it

    def take(self, line: _Line) -> None:
        """Go on with this line."""
        self.stretches.append((line.start, line.end))
        self.sentence = self.sentence or "。" in line.text
        self.clause = self.clause or "，" in line.text

    @property
    def start(self) -> int:
        return self.stretches[0][0]

    @property
    def end(self) -> int:
        return self.stretches[-1][1]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    blank_before: bool
    width: int = 0  # as printed: a Chinese character is two wide; counted only where the file may be hard-wrapped


def blocks(source: str) -> list[Block]:
    """Paragraphs of the source, in order; together they hold every character that is not white space
    but for page numbers inside a paragraph (these lie between its stretches)."""
    lines = list(_lines(source))
    width = _wrap_width(lines)
    out: list[Block] = []
    pending: list[_Line] = []  # page numbers after a paragraph that may go on
    last: _Line | None = None
    for line in lines:
        if last is not None and len(line.text) <= 14 and _PAGE.match(line.text) and not _ended(last.text):
            pending.append(line)
            continue
        if last is not None and _goes_on(out[-1], last, line, width):
            out[-1].take(line)
        else:
            out.extend(Block([(page.start, page.end)], True) for page in pending)
            out.append(Block(blank_before=line.blank_before, indent=line.indent))
            out[-1].numbered = bool(_NUMBERED.match(line.text))
            out[-1].take(line)
        pending.clear()
        last = line
    out.extend(Block([(page.start, page.end)], True) for page in pending)
    return out


def _lines(source: str) -> Iterator[_Line]:
    """Lines without the white space around them; a line is also cut where a wide gap stands before a number."""
    before = 0
    for found in _LINE.finditer(source):
        start = found.start()
        raw = found.group().rstrip()
        between = source[before:start]
        blank = between.count("\n") + between.count("\r") - between.count("\r\n") > 1 or "\f" in between
        indent = start - max(between.rfind("\n"), between.rfind("\r")) - 1 - before if between else 0
        before = found.end()
        at = 0
        if "  " in raw or "\u3000" in raw or "\xa0" in raw:
            for gap in _GAP.finditer(raw):
                if gap.start() > at:
                    piece = raw[at : gap.start()]
                    yield _Line(start + at, start + gap.start(), piece, indent, blank)
                    at, blank, indent = gap.end(), False, 2
        yield _Line(start + at, start + len(raw), raw[at:] if at else raw, indent, blank)


def _wrap_width(lines: list[_Line]) -> int:
    """The printed width at which the file's lines are wrapped, 0 where each paragraph stands on one line."""
    if len(lines) < 8 or any(len(line.text) > 150 for line in lines):
        return 0
    for line in lines:
        line.width = 2 * line.indent + len(line.text.encode("gb18030", "replace"))
    full = max(line.width for line in lines)
    long = [line for line in lines if line.width >= full - 4]
    unfinished = sum(1 for line in long if line.text[-1] not in _ENDED)
    return full if full >= 40 and len(long) * 4 >= len(lines) and unfinished * 2 >= len(long) else 0


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _ENDED if text[-1] in _CLOSING else text[-1] in _ENDED


def _goes_on(block: Block, last: _Line, line: _Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph that `last` left off."""
    text, more = last.text, line.text
    if text[0] in "#|<" or text.startswith("---"):
        return False
    if more[0] in _CANNOT_OPEN and not (more[0] == "”" and _ended(text)):
        return True
    ended = _ended(text)
    wrapped = width > 0 and last.width >= width - 4 and not line.blank_before
    if ended:
        return wrapped and line.indent == 0 and not _OWN_LINE.match(more)
    if _OWN_LINE.match(more) or not _BREAKS_OFF.search(text):
        return text[-1] in _PAIRS and _PAIRS[text[-1]] in more[:60]
    if text[-1] in "，、" or text[-1] in _PAIRS:
        return more[-1] not in "：:" or len(more) > 60
    if wrapped:
        return not (block.indent > 0 and line.indent > 0)
    if len(more) < 2 or not (set("，。；、") & set(more)) or more[-1] in "：:":
        return False
    length = block.end - block.start
    if block.sentence:
        return text[-1] not in "）)》" and length > 12
    return block.clause and length >= 40 and not block.numbered and not _TITLE_END.search(text[-12:])
