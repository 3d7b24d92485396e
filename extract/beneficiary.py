"""Whom a support serves, with the condition that its name carries: 对符合条件的企业给予补助 → 符合条件的企业."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from .spans import Range

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("beneficiary.toml").read_text("utf-8"))["support"]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_SUPPORT = re.compile(_any(_WORDS["words"]))
_AGAINST = re.compile(_any(_WORDS["against"]))
_GIVING = re.compile(_any(_WORDS["giving"]))
_TOPICAL = re.compile(_any(_WORDS["topical"]))
_ENJOYING = re.compile(_any(_WORDS["enjoying"]))
_SERVED = re.compile(rf"{_any(_WORDS['people'])}(?:等|[（(][^（）()]*[）)])*$")
_NO_CASE = f"(?<![{_WORDS['no_case_after']}])(?<!(?<![银央])行)"  # 行为, but 银行 为…
# 对X…支持 in the action's own clause or before a comma; 为X提供, 向X开放 in its own clause
_TO = re.compile(rf"{_NO_CASE}对于?(?P<whom>[^，；。]{{2,80}})$")
_FOR = re.compile(rf"{_NO_CASE}[为向](?P<whom>[^，；。]{{2,80}})$")
_FRONTED = re.compile(r"(?:^|(?<=[，；。、应可要须并]))对于?(?P<whom>[^，；。]{2,80})(?=，)")
_WRONG = re.compile(r"违反|违法|违规|未按|未经|擅自|不符合|不合格|无证")
_ASKS = re.compile(r"申请|申报|提交|报告|报送|提出|反映|举报")  # 向X申请办理: X is asked, not served
_HANDS_OVER = re.compile(r"给予|予以|提供|支持|奖励|补助|补贴|资助|表彰|扶持|帮扶|开辟|发放")
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
    if _AGAINST.search(verb) or not _supports(verb, goal):
        return None
    start = max(sentence.rfind("；", 0, action[0]), sentence.rfind("。", 0, action[0])) + 1
    found = _towards(sentence, start, action[0], verb)
    if found is not None:
        return found
    if target and verb.endswith(("给予", "予以", "发放")):
        whom = _OF_SOMEBODY.match(goal)
        if whom and _SERVED.search(whom["whom"]):
            return target[0], target[0] + whom.end("whom")
    if _ENJOYING.search(verb) and actors:
        return actors[0]
    return _topic(sentence, start, action[0]) if _TOPICAL.search(verb) else None


def _supports(verb: str, goal: str) -> bool:
    if _SUPPORT.search(verb) or _TOPICAL.search(verb):
        return True
    return bool(_GIVING.search(verb) and _SUPPORT.search(goal))


def _towards(sentence: str, start: int, stop: int, verb: str) -> Range | None:
    """对X, 为X, 向X before the action that ends at `stop`: in its own clause, or 对X fronted with a comma."""
    before = _ADVERBS.sub("", sentence[start:stop])
    own = before.rfind("，") + 1
    found = _TO.search(before, own)
    if found is None and (_GIVING.search(verb) or _SUPPORT.search(verb)):
        found = _FOR.search(before, own)
        if found and (_ASKS.search(found["whom"]) or not _SERVED.search(found["whom"])):
            return None
    if found is None:
        fronted = list(_FRONTED.finditer(before))
        found = fronted[-1] if fronted else None
    if found is None or _WRONG.search(found["whom"]):
        return None
    whom = found["whom"]
    if not (_SERVED.search(whom) or (whom.endswith("的") and _HANDS_OVER.search(verb))):
        return None
    end = start + found.end("whom") - whom.endswith("的")
    return start + found.start("whom"), end


def _topic(sentence: str, start: int, action: int) -> Range | None:
    """The first stretch before a comma, where it names people or bodies: 在区内工作的境外人才，经批准，年龄可放宽."""
    comma = sentence.find("，", start, action)
    if comma < 0:
        return None
    opener = _OPENER.match(sentence[start:comma])
    begin = start + (opener.end() if opener else 0)
    text = sentence[begin:comma]
    if _WRONG.search(text):
        return None
    if _SERVED.search(text):
        return begin, comma
    return (begin, comma - 1) if text.endswith("的") and not text.startswith("有") else None
