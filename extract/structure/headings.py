"""Which words at a paragraph's start are its heading and which are its first statement."""

from __future__ import annotations

import re

from . import words
from .numbering import Style
from .paragraphs import Paragraph

_SENTENCE = re.compile(r"[。！？]")
_LONGEST = 42  # characters; headings of sections in two or three clauses come close to it
_CASE = re.compile(
    r"^(?:对|如|凡|经|未|因|在.{1,20}(?:时|前|后)|自|当|其中|依照|符合|属于|有下列)|的$|[“《].{12,}[”》]|[0-9]{2,}"
)
_EXHORTING = re.compile(r"要(?:切实|高度|认真|充分|进一步)?[\u4e00-\u9fff]{2,8}$")  # 六、要切实加强领导。
# What only says who does the sentence before: that is no heading then.
_NOTE = re.compile(
    r"\s*(?:[（(][^（）()]{2,120}(?:负责|牵头|配合)[^（）()]{0,60}[)）]|[（(]?(?:责任|牵头|配合|主办|协办|落实)(?:单位|部门)[：:].*)$"
)
# A line of a table of tasks that is written out: 牵头单位：市工信局
_DIVIDED = re.compile(
    r"(?:(?:责任|牵头|配合|主办|协办|承办|落实|参与|参加|实施)(?:责任)?(?:单位|部门|领导|主体|人)|(?:完成|整改)?时限)[：:]"
)
_LABEL = re.compile(r"[^，。；：:下列如以]{1,16}[：:]$")
_TITLED = re.compile(r"【[^】]{1,30}】|[（(][^（）()]{1,24}[）)](?=[^，。；]{4})")


def first_sentence(text: str, start: int) -> int:
    """Where the first sentence of `text` from `start` on ends (its 。 included), -1 if it has no end mark."""
    found = _SENTENCE.search(text, start)
    return found.end() if found else -1


def run_in(paragraph: Paragraph) -> int:
    """How much of the paragraph could be a heading before its text: a length, 0 for none.

    The first sentence, if it is short, states nothing of anybody and something follows it.
    """
    text = paragraph.text
    start = paragraph.number.length if paragraph.number else 0
    if paragraph.number is not None and paragraph.number.style is Style.ARTICLE:
        titled = _TITLED.match(text, start)
        if titled and text[start] == "【":
            return titled.end()
    end = first_sentence(text, start)
    if end <= 0 or end >= len(text) or _NOTE.match(text, end):
        return 0
    sentence = text[start : end - 1]
    longest = _LONGEST if paragraph.number is not None else 20
    if not 2 <= len(sentence) <= longest or "；" in sentence or "：" in sentence or sentence.count("，") > 2:
        return 0
    return end if is_title(sentence) else 0


def is_title(sentence: str) -> bool:
    """Whether a short sentence reads as a heading: no modal word, no body as its subject, no case or circumstance."""
    if _EXHORTING.match(sentence):
        return True
    if words.SHAPES["modal"].search(sentence) or _CASE.search(sentence):
        return False
    return not words.SUBJECT.match(sentence)


def alone(paragraph: Paragraph, followed: bool) -> bool:
    """Whether the whole paragraph is a heading; `followed` says that text or a lower number comes under it."""
    text = paragraph.text
    number = paragraph.number
    start = number.length if number else 0
    body = text[start:].rstrip("*# ")
    if not body:
        return followed
    if number is None and _DIVIDED.match(body):
        return False
    if paragraph.level:
        return len(body) <= 120
    if body[-1] in "：:":  # a mere label before what it names: 应对技术措施：
        return bool(_LABEL.match(body)) and not words.SHAPES["modal"].search(body)
    if body[-1] in "；;，、,":
        return False
    if number is not None and number.style < Style.ARTICLE:
        return "。" not in body[:-1] and len(body) <= 80
    if number is None:
        return body[-1] not in "。！？" and len(body) <= 40 and not words.SHAPES["modal"].search(body)
    if number.style is Style.ARTICLE:
        return body[-1] != "。" and len(body) <= 24 and followed
    if "。" in body[:-1] or len(body) > 80:
        return False
    if body[-1] != "。":
        return followed or (len(body) <= 40 and not words.SHAPES["modal"].search(body) and number.style is Style.HAN)
    return followed and len(body) <= 40 and is_title(body[:-1])
