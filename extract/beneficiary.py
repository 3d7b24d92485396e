"""Whom a support serves, with the condition that its name carries: 对符合条件的企业给予补助 → 符合条件的企业."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from .spans import Range

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("beneficiary.toml").read_text("utf-8"))["support"]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_SUPPORT = re.compile(_any(_WORDS["words"]))
_AGAINST = re.compile(_any(_WORDS["against"]))
_GIVING = re.compile(_any(_WORDS["giving"]))
_TOPICAL = re.compile(_any(_WORDS["topical"]))
_SERVED = re.compile(rf"{_any(_WORDS['people'])}(?:等|[（(][^（）()]*[）)])*$")
# 对X…支持; 为X提供; 向X开放: the last one before the action
_TOWARDS = re.compile(
    r"(?:^|(?<=[，；。、由应当可要须并]))(?:要|应|可)?(?P<by>对于?|为|向)(?P<whom>[^，；。]{2,60}?)(?=$|，)"
)
_WITHIN = re.compile(r"(?P<by>对于?|为|向)(?P<whom>[^，；。对为向]{2,60})$")
_OPENER = re.compile(r"^(?:对于?|凡|其中，|此外，|同时，)")
_OF_SOMEBODY = re.compile(
    r"^(?P<whom>[^，。；\d]{2,24}?)(?=一次性|最高|最多|不超过|不低于|适当|相应|必要|财政|资金|税收|政策|贷款|\d|[一二三五]?定)"
)
_ADVERBS = re.compile(
    r"(?:依法|按规定|按照[^，]*规定|按[^，]{2,10}规定|优先|积极|适当|分别|及时|免费|无偿|定期|统一|主动|视情况|酌情|依规|大力|重点|切实|更好|在[^，。；]{1,30}(?:方面|中|上|时))+$"
)


def beneficiary(sentence: str, action: Range, target: Range | None, actors: list[Range]) -> Range | None:
    """Code points of whom the support serves, None where the statement is no support or names nobody.

    `action`, `target` and `actors` are ranges of `sentence`. 对符合条件的， without a head gives the condition itself.
    """
    verb = sentence[slice(*action)]
    goal = sentence[slice(*target)] if target else ""
    if _AGAINST.search(verb) or not (
        _SUPPORT.search(verb) or (_SUPPORT.search(goal) and (_GIVING.search(verb) or verb[-2:] in ("给予", "予以")))
    ):
        return None
    if _AGAINST.search(goal[-8:]) and not _SUPPORT.search(goal):
        return None
    start = max(sentence.rfind("；", 0, action[0]), sentence.rfind("。", 0, action[0])) + 1
    found = _towards(sentence, start, action, target, verb)
    if found is not None:
        return found
    if verb in ("给予", "予以", "发放", "给"):
        whom = _OF_SOMEBODY.match(goal)
        if whom and target and _SERVED.search(whom["whom"]):
            return target[0], target[0] + whom.end("whom")
    if _TOPICAL.search(verb):
        if actors:
            return actors[0]
        return _topic(sentence, start, action[0])
    return None


def _towards(sentence: str, start: int, action: Range, target: Range | None, verb: str) -> Range | None:
    """对X, 为X, 向X before the action: right before it, or fronted with a comma."""
    before = sentence[start : action[0]]
    plain = _ADVERBS.sub("", before)
    within = _WITHIN.search(plain)
    if within:
        by, whom = within["by"], within.span("whom")
        if by in ("为", "向") and not (_GIVING.search(verb) or _SUPPORT.search(verb)):
            return None
        text = plain[slice(*whom)]
        if by in ("为", "向") and not _SERVED.search(text):
            return None
        if by.startswith("对") and not (_SERVED.search(text) or text.endswith("的")):
            return None
        return _cut(start + whom[0], start + whom[1], sentence)
    last: re.Match[str] | None = None
    for match in _TOWARDS.finditer(before):
        if match["by"].startswith("对"):
            last = match
    if last is None:
        return None
    text = last["whom"]
    if not (_SERVED.search(text) or text.endswith("的")):
        return None
    return _cut(start + last.start("whom"), start + last.end("whom"), sentence)


def _cut(start: int, end: int, sentence: str) -> Range | None:
    while end > start and sentence[end - 1] in "，、 ":
        end -= 1
    if sentence[end - 1] == "的":
        end -= 1
    return (start, end) if end - start > 1 else None


def _topic(sentence: str, start: int, action: int) -> Range | None:
    """The first stretch before a comma, where it names people or bodies: 在区内工作的境外人才，经批准，年龄可放宽."""
    comma = sentence.find("，", start, action)
    if comma < 0:
        return None
    opener = _OPENER.match(sentence[start:comma])
    begin = start + (opener.end() if opener else 0)
    text = sentence[begin:comma]
    if _SERVED.search(text):
        return begin, comma
    if text.endswith("的") and not text.startswith(("有", "违反")):
        return begin, comma - 1
    return None
