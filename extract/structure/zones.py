"""Which role each paragraph plays; several documents in one file are told apart.

A document is read in stages: head (letterhead, number, title, addressees), body, tail (from the signature on). What a
notice carries becomes a part of its own.
"""

from __future__ import annotations

import re

from . import words
from .brought import Brought
from .ending import Ending
from .numbering import Style
from .paragraphs import Paragraph
from .roles import Part, Role

_LETTERHEAD = re.compile(r"(?!文件|来文)([\u4e00-\u9fff、（）()]{2,40}?)(?:文件|令|公告|通告|公报)$")
_ADDRESSEES = re.compile(
    r"(?:各|有关|国务院|中央|你[们公局省市单]|部[属机]|全国|军委)[^。]{1,900}?[：:]"
    r"|[^。；：:？！]{2,300}?(?:政府|军|部|委|局|厅|办公室|院|公司|集团|单位|机构|部门|队|会|省|市|区|企业|中心|站|高校|学校|JSC)[：:]"
)
_NOT_ADDRESSED = re.compile(r"如下|以下|下列|[是为有]$|决定|^(?:[一二三]是|其|附|联系|电话|名称|项目|地址)|包括")
_ADOPTION_END = re.compile(r"(?:通过|修正|修订|公布|发布|批准)[）)]?$")
_CONTENTS = re.compile(r"目\s*[录次]$")
_LONGEST_LINE = 20_000  # characters; a signature is looked for inside a line up to that
_LONGEST_HEAD = 80  # paragraphs; what has no text by then has no head
_PLAIN_HEADINGS = frozenset(("前言", "序言", "引言", "总则"))


def parts(paragraphs: list[Paragraph]) -> list[Part]:
    """The documents of a text, each with its paragraphs in order and the role of each."""
    return _Walk(paragraphs).run()


class _Walk:
    """One pass over the paragraphs; `stage` says where in a document it stands."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.todo = paragraphs[::-1]  # a stack: a paragraph that is cut puts its rest back
        self.part = Part()
        self.done = [self.part]
        self.stage = "head"  # head, contents, body, tail
        self.before_contents = "head"
        self.slip = False
        self.entries: set[str] = set()  # of a table of contents
        self.brought = Brought()
        self.brought.expect(paragraph.text for paragraph in paragraphs)
        self.ending = Ending(self)

    def run(self) -> list[Part]:
        while self.todo:
            paragraph = self.todo.pop()
            self.brought.seen(paragraph.text)
            role = self._role(paragraph)  # may open a new part
            self.part.add(role, paragraph)
        for part in self.done:
            self.ending.sign_undated(part)
        return [part for part in self.done if part.paragraphs]

    def following(self) -> Paragraph | None:
        """The paragraph that comes next."""
        return self.todo[-1] if self.todo else None

    def cut(self, paragraph: Paragraph, at: int) -> None:
        """Leave the first `at` characters in the paragraph and read the rest after it."""
        first, rest = paragraph.cut(at)
        paragraph.end, paragraph.text, paragraph.offsets = first.end, first.text, first.offsets
        self.todo.append(rest)

    def begin(self, paragraph: Paragraph, carried: bool) -> Role:
        """A carried document begins a part of its own, any other attachment stays in its document."""
        self.ending.listing = None
        if not carried:
            self.stage = "body"
            self.brought.attached.discard(paragraph.text)
            return Role.ATTACHMENT_TITLE
        self.stage = "head"
        self.brought.carried.clear()
        self.brought.kinds.clear()
        self._new_part()
        self.part.carried = True
        return Role.TITLE

    def _role(self, paragraph: Paragraph) -> Role:
        text = paragraph.text
        if paragraph.furniture or not text:
            return Role.METADATA
        if self.slip:
            if words.SLIP_FIELD.match(text) or not self._opens_document(paragraph):
                return Role.SLIP
            self.slip = False
            self._new_part_if_used()
        elif len(text) <= 40 and words.SLIP.match(text):
            self.slip = True
            return Role.SLIP
        if paragraph.row:
            return Role.TEXT
        if words.FOOTER.search(text, 0, 400):
            return Role.METADATA
        if self.ending.goes_on_copying(paragraph):
            return Role.COPY_LIST
        if self.stage == "contents":
            if self._in_contents(paragraph):
                return Role.CONTENTS
            self.stage = self.before_contents
        if len(text) <= 6 and _CONTENTS.match(text):
            self.entries.clear()
            self.before_contents, self.stage = self.stage, "contents"
            return Role.CONTENTS
        return self._in_head(paragraph) if self.stage == "head" else self._in_body(paragraph)

    # ---- head ---------------------------------------------------------------------------------------------------
    def _in_head(self, paragraph: Paragraph) -> Role:
        text = paragraph.text
        if len(self.part.paragraphs) > _LONGEST_HEAD:
            self.stage = "body"
            return self._in_body(paragraph)
        if len(text) <= 260:
            if words.LABEL.match(text) and not text.endswith(("。", "；")):
                self.brought.from_title(text)
                return Role.LABEL
            if words.SECRECY.match(text):
                return Role.METADATA
            if words.PUBLICITY.match(text):
                return Role.PUBLICITY
            if _is_letterhead(text):
                return Role.LETTERHEAD
        number = words.NUMBER.match(text) or words.ORDER_NUMBER.match(text)
        if number and (number.end() == len(text) or _ADDRESSEES.match(text, number.end())):
            if number.end() < len(text):
                self.cut(paragraph, number.end())
            return Role.NUMBER
        if len(text) < 700 and words.ADOPTED.match(text):
            return Role.ADOPTED
        if paragraph.number is None:
            addressed = _ADDRESSEES.match(text)
            if addressed and not _NOT_ADDRESSED.search(addressed.group()):
                if len(addressed.group()) > 14 and addressed.end() < len(text):
                    self.cut(paragraph, addressed.end())
                if addressed.end() == len(paragraph.text):
                    self.stage = "body"
                    return Role.ADDRESSEES
            if title_like(paragraph):
                return self._head_title(paragraph)
        elif paragraph.level == 1 and not paragraph.number.style.of_law:
            return Role.TITLE
        self.stage = "body"
        return self._in_body(paragraph)

    def _head_title(self, paragraph: Paragraph) -> Role:
        text = paragraph.text
        whole = "".join(self.part.titles)
        if whole and (words.FORM.search(whole) or words.CONTENT.search(whole)) and text not in whole:
            if len(text) <= 60 and words.BODY_END.search(text) and not words.FORM.search(text):
                return Role.METADATA
            if "：" in text:
                self.stage = "body"
                return self._in_body(paragraph)
            if _ADOPTION_END.search(text):
                return Role.ADOPTED
            if words.ANY_DATE.search(text):
                return Role.ADOPTED if text[0] in "（(" else Role.METADATA
        self.brought.from_title(whole + text)
        return Role.TITLE

    # ---- contents -----------------------------------------------------------------------------------------------
    def _in_contents(self, paragraph: Paragraph) -> bool:
        text = paragraph.text.rstrip("0123456789….·-— ")
        article = paragraph.number is not None and paragraph.number.style is Style.ARTICLE
        if not text or text in self.entries or article or paragraph.text[-1] in "。；：" or len(text) > 60:
            return False
        self.entries.add(text)
        return True

    # ---- body and tail ------------------------------------------------------------------------------------------
    def _in_body(self, paragraph: Paragraph) -> Role:
        text = paragraph.text
        if (
            "日" in text
            and len(text) < _LONGEST_LINE
            and self.brought.after_date(text)
            and (role := self.ending.glued(paragraph))
        ):
            return role
        if len(text) > 400:
            self._remember(text)
            return Role.TEXT
        if role := self.ending.role(paragraph):
            return role
        if (self.stage == "tail" or paragraph.level == 1) and self._opens_document(paragraph):
            self._new_part_if_used()
            return self._in_head(paragraph)
        if self.stage == "tail" and paragraph.number is None and title_like(paragraph):
            carried = not self.part.carried and self.brought.carries(text)
            if carried or self.brought.attaches(text) or _names_a_text(text):
                return self.begin(paragraph, carried)
        self._remember(text)
        return Role.TEXT

    def _remember(self, text: str) -> None:
        if len(self.part.paragraphs) < 60 and not self.part.carried:
            self.brought.from_text(text)

    # ---- several documents --------------------------------------------------------------------------------------
    def _opens_document(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if len(text) > 200 or paragraph.number is not None:
            return False
        if _is_letterhead(text):
            return True
        number = words.NUMBER.match(text)
        if number:
            return number.end() == len(text)
        if not words.FORM.search(text) and not (paragraph.level == 1 and words.CONTENT.search(text)):
            return False
        if paragraph.level == 1:
            return text not in self.part.titles[-_LONGEST_HEAD:]
        for following in self.todo[-1:-4:-1]:
            if words.NUMBER.fullmatch(following.text) or (
                following.text and following.text[-1] in "：:" and _ADDRESSEES.match(following.text)
            ):
                return "关于" in text or bool(words.BODY_END.search(text))
        return False

    def _new_part_if_used(self) -> None:
        if any(role not in (Role.METADATA, Role.SLIP, Role.LABEL) for role, _ in self.part.paragraphs):
            self._new_part()
            self.brought.forget()
        self.stage = "head"

    def _new_part(self) -> None:
        self.part = Part()
        self.done.append(self.part)


def title_like(paragraph: Paragraph) -> bool:
    """Whether a paragraph could be a title: a heading of the first level, or a line that ends as no sentence does."""
    text = paragraph.text
    if paragraph.level == 1:
        return True
    if paragraph.level > 3 or len(text) > 200 or text[-1] in "。；：，、:;,！？" or text in _PLAIN_HEADINGS:
        return False
    return "。" not in text and not words.ONLY_DATE.match(text)


def _names_a_text(text: str) -> bool:
    return (
        len(text) < 60 and not text.startswith("特此") and bool(words.CONTENT.search(text) or words.FORM.search(text))
    )


def _is_letterhead(text: str) -> bool:
    """国务院文件, 中华人民共和国国务院令: a body's name and the kind of paper."""
    found = _LETTERHEAD.match(text)
    return bool(found and "关于" not in text and words.BODY_END.search(found[1]))
