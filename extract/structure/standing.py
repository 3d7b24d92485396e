"""What kind of document it is: form 文种, content 体裁, rank 效力层级, status, public or not."""

from __future__ import annotations

import re

from . import words
from .labels import Labels
from .roles import Part, Role

_STATUS = {
    "有效": "现行有效",
    "现行有效": "现行有效",
    "失效": "失效",
    "废止": "废止",
    "已废止": "废止",
    "已修改": "已修改",
    "尚未生效": "尚未施行",
    "尚未施行": "尚未施行",
}
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,9}?(?:省|市|自治区|自治州|自治县|特区|县|区)(?!级|长|域|分)")


def form_of(title: str | None, part: Part, carried: bool) -> str | None:
    """公文文种: 通知, 意见, 令 ...; None for a law or a carried text."""
    if carried or title is None:
        return _form_of_letterhead(part) if not carried else None
    found = words.FORM.search(re.sub(r"[（(][^（）()]*[）)]$", "", title))
    if found is None and title.endswith("答复"):
        return "函"  # to deputies' proposals
    if found is None:
        return _form_of_letterhead(part)
    form = found.group()
    if form == "意见" or "关于" in title or form in ("令", "命令", "公告", "通告", "决定", "决议"):
        return "令" if form == "命令" else form
    return form


def _form_of_letterhead(part: Part) -> str | None:
    for paragraph in part.of(Role.LETTERHEAD, Role.NUMBER):
        found = re.search(r"(令|公告|通告|公报)(?:第\S{1,5}号)?$", paragraph.text)
        if found:
            return found[1]
    return None


def content_of(title: str | None, form: str | None, carried: bool) -> str | None:
    """体裁: 规划, 办法, 条例 ..., by the end of the title; None for a covering notice."""
    if title is None:
        return None
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", title)
    if form is not None and not carried:
        return None
    found = words.CONTENT.search(plain)
    if found is None:
        return None
    longest = found.group()
    for word in ("规划", "计划", "方案", "要点", "细则", "办法", "措施", "纲要"):
        if longest.endswith(word):
            return word
    return longest


def rank_of(title: str | None, number: str | None, form: str | None, part: Part, carried: bool) -> str | None:
    """效力层级, from who adopted or ordered it and from the title; None where nothing tells."""
    adopted = "".join(paragraph.text for paragraph in part.of(Role.ADOPTED))
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", title or "")
    letterhead = "".join(paragraph.text for paragraph in part.of(Role.LETTERHEAD, Role.NUMBER))
    if plain.startswith(("中共", "中国共产党")) or "中共中央" in letterhead:
        return "党内法规" if re.search(r"(?:条例|准则|规则|规定|办法|细则)$", plain) else "一般文件"
    local = _PLACE.match(plain.removeprefix("中华人民共和国"))
    if re.search(
        r"(?:省|市|自治区|自治州|自治县|特区|县)(?:第.{1,4}届)?(?:人民代表大会|人大|.{0,4}人大常委会)", adopted
    ) or (local and plain.endswith("条例")):
        return "地方性法规"
    if (
        form is None
        and re.search(r"全国人民代表大会|第.{1,3}届全国人大", adopted)
        and (plain.endswith(("法", "规则", "条例", "决定", "法典")) or form is None)
    ):
        return "法律"
    if "主席令" in letterhead:
        return "法律"
    if plain.endswith(("法", "法典")) and not plain.endswith(("办法", "实施办法")):
        return "法律"
    if (
        re.search(r"国务院(?:令|发布|第|批准)|《国务院关于", adopted)
        or "国务院令" in letterhead
        or (plain.endswith("条例") and not local)
    ):
        return "行政法规"
    if re.search(r"[部局委会署行](?:令|公告)第", adopted) or re.search(r"[部局委会署行府]令(?:第|$)", letterhead):
        return "规章"
    if form in ("函", "批复", "通报", "报告", "请示", "纪要", "议案", "公报", "会议纪要"):
        return "一般文件"
    if form is not None or number is not None or carried or words.CONTENT.search(plain):
        return "行政规范性文件"
    return None


def status_of(labels: Labels) -> str | None:
    """现行有效, 失效 ..., where a label says so."""
    for name in ("时效性", "有效性", "效力状态"):
        if name in labels:
            return _STATUS.get("".join(labels[name][0].split()))
    return None


def is_public(part: Part, labels: Labels) -> bool | None:
    """Whether it may be published, where a note or a label says so."""
    for paragraph in part.of(Role.PUBLICITY):
        if re.search(r"不(?:予)?公开|内部", paragraph.text):
            return False
        if "公开" in paragraph.text or "发布" in paragraph.text:
            return True
    if "公开方式" in labels:
        return "不" not in labels["公开方式"][0]
    return None
