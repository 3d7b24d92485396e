"""What stands at a document's end: signature, copy list, printing note, attachments and the list of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import words
from .brought import is_file, without_file
from .numbering import Style
from .paragraphs import Paragraph
from .roles import Part, Role

if TYPE_CHECKING:
    from .zones import _Walk

_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送)[^。]{0,6}[：:]")
_ATTACHED = re.compile(r"附\s*(?:件|录|表)?\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[：:.．、]?\s*(.*)$", re.S)
_ATTACHMENT = re.compile(r"附\s*(?:[件录表]|[：:])")
_PERSON = re.compile(
    r"(?:总理|主席|部长|局长|主任|署长|省长|市长|行长|委员长|州长|县长|区长)[\u4e00-\u9fff\s\u3000]{2,8}$"
)
_ENTRY_NUMBER = re.compile(r"(?:^|(?<=\D))(\d{1,2})[.．、]")
_SIGNERS = 40  # paragraphs before a date that are looked at


class Ending:
    """The readers of a document's end; they look at the walk over its paragraphs and move it on."""

    def __init__(self, walk: _Walk) -> None:
        self.walk = walk
        self.listing: int | None = None  # the last number in a list of attachments
        self.copying = False

    def role(self, paragraph: Paragraph) -> Role | None:
        """The role of a paragraph that belongs to the end, None for text."""
        walk, text = self.walk, paragraph.text
        if self.listing is not None:
            number = paragraph.number
            if number and number.style is Style.ARABIC and number.value == self.listing + 1 and text[-1] not in "。；":
                self.listing += 1
                walk.brought.from_list(text)
                return Role.ATTACHMENT_LIST
            self.listing = None
        repeated = walk.brought.glued(text)
        if repeated:
            walk.cut(paragraph, repeated)
            return walk.begin(paragraph, True)
        following = walk.following()
        if walk.brought.begins(text, following.text if following and walk.stage == "tail" else ""):
            return walk.begin(paragraph, True)
        if text in walk.brought.attached:
            return walk.begin(paragraph, False)
        if text[0] == "附" and _ATTACHMENT.match(text) and (role := self._attachment(paragraph)):
            return role
        if text[0] in "抄主分" and _COPIES.match(text):
            self.copying = True
            walk.stage = "tail"
            return Role.COPY_LIST
        if text[0] in "（(" and (role := self._publicity(paragraph)):
            return role
        if words.CONTACT.match(text):
            return Role.METADATA
        if text[0] in "【[" and words.LABEL.match(text):
            return Role.LABEL
        return self._signature(paragraph)

    def goes_on_copying(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph goes on with a copy list: nothing but names of bodies."""
        text = paragraph.text
        if self.copying and paragraph.number is None and len(text) < 400 and text[-1] in "。，":
            self.copying = all(len(name) <= 26 for name in re.split("[，、。]", text)) and text[0] not in "（("
        else:
            self.copying = False
        return self.copying

    def _publicity(self, paragraph: Paragraph) -> Role | None:
        text = paragraph.text
        if words.PUBLICITY.match(text):
            return Role.PUBLICITY
        close = text.find("）" if text[0] == "（" else ")") + 1
        if text.startswith("此件", 1) and 0 < close < len(text):
            self.walk.cut(paragraph, close)
            return Role.PUBLICITY
        return None

    # ---- attachments --------------------------------------------------------------------------------------------
    def _attachment(self, paragraph: Paragraph) -> Role | None:
        """附件：1.… 2.… is a list; 附件 alone, or a name that does not come again, begins the attachment itself."""
        text, walk = paragraph.text, self.walk
        found = _ATTACHED.match(text)
        if found is None or text[-1] in "。；" or len(text) > 600:
            return None
        name = without_file(found[2]).strip()
        if not name:
            return self._bare_attachment(numbered=bool(found[1]))
        plain = re.sub(r"^\d{1,2}[.．、]", "", name)
        if not plain:
            self.listing = 1
            return Role.ATTACHMENT_LIST
        if not walk.brought.comes_later(plain):
            if not walk.part.carried and walk.brought.carries(plain):
                return walk.begin(paragraph, True)
            following = walk.following()
            entry = following is None or bool(_ATTACHMENT.match(following.text)) or is_file(text)
            if (walk.stage == "tail" or found[1]) and not entry:
                return walk.begin(paragraph, False)
        walk.brought.from_list(name)
        numbers = _ENTRY_NUMBER.findall(name) if name[0].isdigit() else []
        self.listing = int(numbers[-1]) if numbers else None
        return Role.ATTACHMENT_LIST

    def _bare_attachment(self, numbered: bool) -> Role:
        walk = self.walk
        following = walk.following()
        if following is None or not following.text:
            return Role.ATTACHMENT_LIST
        title = following.text
        number = following.number
        if number and number.value == 1 and walk.stage != "tail" and not numbered:
            self.listing = 0 if number.style is Style.ARABIC else None
            return Role.ATTACHMENT_LIST
        if _ATTACHMENT.match(title) or _COPIES.match(title) or title[-1] in "。；，、：:" or len(title) > 200:
            return Role.ATTACHMENT_LIST
        if numbered or walk.stage == "tail" or walk.brought.carries(title) or walk.brought.attaches(title):
            walk.brought.attached.add(title)
            walk.stage = "tail"
            return Role.METADATA
        return Role.ATTACHMENT_LIST

    # ---- signatures ---------------------------------------------------------------------------------------------
    def _signature(self, paragraph: Paragraph) -> Role | None:
        text, part = paragraph.text, self.walk.part
        if paragraph.number is not None and paragraph.number.style is not Style.ARABIC:
            return None
        if "日" not in text[-4:]:
            return None
        printed = words.PRINTED.match(text)
        if printed:
            before = part.last
            if before and not printed[1] and len(before.text) < 30 and words.BODY_END.search(before.text):
                part.paragraphs[-1] = (Role.PRINTED, before)
            self.walk.stage = "tail"
            return Role.PRINTED
        if words.ONLY_DATE.match(text):
            for at in range(len(part.paragraphs) - 1, max(-1, len(part.paragraphs) - _SIGNERS), -1):
                role, before = part.paragraphs[at]
                if role is Role.TEXT and _signs(before):
                    part.paragraphs[at] = (Role.SIGNATURE, before)
                elif role is not Role.METADATA or before.text.startswith("附"):
                    break
            self.walk.stage = "tail"
            return Role.SIGNATURE
        found = words.BODY_AND_DATE.match(text)
        if found and words.BODY_END.search(found[1].rstrip()):
            self.walk.stage = "tail"
            return Role.SIGNATURE
        return None

    def glued(self, paragraph: Paragraph) -> Role | None:
        """A signature with date that text or the attachment's title share a line with is cut out there."""
        text, walk = paragraph.text, self.walk
        for found in words.ANY_DATE.finditer(text):
            if not walk.brought.opens(text[found.end() : found.end() + 200]):
                continue
            head = text[: found.start()]
            sentence = head.rfind("。") + 1
            signers = head[sentence:]
            if signers and not (len(signers) < 300 and words.BODY_END.search(signers)):
                continue
            walk.cut(paragraph, found.end())
            if sentence:
                walk.brought.from_text(head)
                walk.cut(paragraph, sentence)
                return Role.TEXT
            walk.stage = "tail"
            return Role.ATTACHMENT_LIST if head.startswith("附件") else self._signature(paragraph)
        return None

    @staticmethod
    def sign_undated(part: Part) -> None:
        """Mark a signature without a date at the very end of a part."""
        for at in range(len(part.paragraphs) - 1, max(2, len(part.paragraphs) - _SIGNERS), -1):
            role, paragraph = part.paragraphs[at]
            if role is Role.TEXT:
                if not (_signs(paragraph) and len(paragraph.text) <= 40):
                    return
                part.paragraphs[at] = (Role.SIGNATURE, paragraph)
            elif role not in (Role.METADATA, Role.PUBLICITY, Role.SIGNATURE, Role.LABEL):
                return


def _signs(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        paragraph.row
        or paragraph.number is not None
        or paragraph.level
        or len(text) > 160
        or text[-1] in "。；：，、:;！？】"
        or text[0] in "【["
    ):
        return False
    return bool(words.BODY_END.search(text) or _PERSON.search(text)) and "，" not in text
