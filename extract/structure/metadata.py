"""A document's record: number, title, bodies, dates, kinds – from letterhead, title, signature, labels and notes."""

from __future__ import annotations

import re
from datetime import date

from ontology.records import Document, Span

from . import words
from .identity import document_id, usual_number
from .numerals import first_date
from .paragraphs import Paragraph
from .roles import Part, Role

_SHARED_HEAD = re.compile(r"^(?:各|有关|相关|其他|国务院各|中央)|等$")
_BODY_TAIL = re.compile(
    r"(?:[部局厅委署院会办行司队军]|单位|部门|机关|机构|政府|中央|集团|公司|中心|监委|工商联|大学|协会|法院|检察院)(?:[（(].{1,14}[）)])?$"
)
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
_SOME_DAY = r"([12]\d{3}年\d{1,2}月\d{1,2}日|[一二][一二三四五六七八九〇零○]{3}年\S{1,2}月\S{1,3}日)"
_IN_FORCE = re.compile(
    rf"(?:本[^，。]{{1,16}}|(?:现|予)[^。]{{0,60}}(?:公布|发布|印发)[^。]{{0,12}}，)(?:自|从){_SOME_DAY}起(?:正式)?(?:施行|实施|生效|执行|试行)"
)
_OUT_OF_FORCE = re.compile(
    rf"(?:本[^，。]{{1,12}}|(?:施行|实施|执行|试行))[^。]{{0,12}}有效期(?:限)?(?:\S{{1,3}}年，)?(?:截?至|到){_SOME_DAY}"
)
_ADOPTER = re.compile(
    r"[（(]?(?:根据)?\s*[12]\d{3}年\d{1,2}月\d{1,2}日(?:第[一二三四五六七八九十]{1,3}届)?(?:中华人民共和国)?"
    r"(国务院|[^《》]{0,40}?(?:人民代表大会常务委员会|人民代表大会|人大常委会|人大|国务院|[部局署会委]|人民政府))"
    r"(?=第|令|公告|发布|公布|批准|通过|[一二三四五六七八九十]+次|关于|《|修订|常务)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,9}?(?:省|市|自治区|自治州|自治县|特区|县|区)(?!级|长|域|分)")
_ORDER = re.compile(r"([\u4e00-\u9fff]{2,24}?)(?:令|公告)第?([\d一二三四五六七八九十百]+)号")


def record(source: str, part: Part, cover: Document | None, file: str, sha256: str, ordinal: int) -> Document:
    """The record of one part; `cover` is the document that carried it, `ordinal` its place among what that carried."""
    labels = _labels(source, part)
    number_span = _number(source, part, labels)
    number = usual_number(number_span.text) if number_span else None
    title = _title(part, labels)
    carried = cover is not None
    issuers = _issuers(source, part, labels, title)
    adopted = _adopted(part)
    if carried and cover is not None and not issuers:
        issuers = cover.issuers
    written = adopted.get("written") or _signed(part) or _label_date(labels, "成文日期", "生成日期")
    printed, printed_by = _printed(source, part)
    form = _form(title, part, carried)
    text = _ending(part)
    force, end = _IN_FORCE.search(text), _OUT_OF_FORCE.search(text)
    first, last = part.paragraphs[0][1].start, part.paragraphs[-1][1].end
    if cover is not None:
        id_ = f"{cover.id}+附" + (str(ordinal) if ordinal > 1 else "")
    else:
        id_ = document_id(number, title, issuers[0].plain if issuers else None, written, file)
    own_order = _ORDER.search("".join(p.text for p in part.of(Role.ADOPTED))) if number is None else None
    if own_order and cover is None:
        number = f"{own_order[1].removeprefix('中华人民共和国')}令第{own_order[2]}号" if "令" in own_order[0] else None
    return Document(
        id=id_,
        title=title,
        number=number,
        issuers=issuers,
        addressees=_addressees(source, part),
        copied_to=_copied(source, part),
        written=written,
        printed=printed or _label_date(labels, "印发日期"),
        published=adopted.get("published") or _label_date(labels, "发布日期", "公布日期"),
        in_force=(first_date(force[1]) if force else None)
        or adopted.get("in_force")
        or _label_date(labels, "施行日期", "实施日期", "生效日期"),
        out_of_force=(first_date(end[1]) if end else None) or _label_date(labels, "废止日期"),
        printed_by=printed_by,
        form=form,
        content=_content(title, form, carried),
        rank=_rank(title, number, form, part, carried),
        status=_status(labels),
        public=_public(part, labels),
        part_of=cover.id if cover is not None else None,
        sha256=sha256,
        span=Span(first, last, source[first:last]),
    )


def _span(source: str, paragraph: Paragraph, start: int, end: int) -> Span:
    """Characters `start` to `end` of the paragraph's text, as the source has them."""
    first, last = paragraph.offsets[start], paragraph.offsets[end - 1] + 1
    return Span(first, last, source[first:last])


def _labels(source: str, part: Part) -> dict[str, tuple[str, Span]]:
    out: dict[str, tuple[str, Span]] = {}
    for paragraph in part.of(Role.LABEL):
        found = words.LABEL.match(paragraph.text)
        if found and found[2]:
            out.setdefault(
                "".join(found[1].split()), (found[2], _span(source, paragraph, found.start(2), found.end(2)))
            )
    return out


def _label_date(labels: dict[str, tuple[str, Span]], *names: str) -> date | None:
    for name in names:
        if name in labels and (found := first_date(labels[name][0])):
            return found
    return None


def _number(source: str, part: Part, labels: dict[str, tuple[str, Span]]) -> Span | None:
    for paragraph in part.of(Role.NUMBER):
        return _span(source, paragraph, 0, len(paragraph.text))
    for name in ("发文字号", "文号"):
        if name in labels and words.NUMBER.match(labels[name][0]):
            return labels[name][1]
    return None


def _title(part: Part, labels: dict[str, tuple[str, Span]]) -> str | None:
    lines: list[str] = []
    for paragraph in part.of(Role.TITLE):
        text = re.sub(r"^附\s*件\s*\d*\s*[：:]?", "", paragraph.text) if part.carried else paragraph.text
        text = "".join(text.split())
        if text and text not in "".join(lines):
            lines.append(text)
    title = "".join(lines)
    if not title:
        for name in ("标题", "名称"):
            if name in labels:
                return "".join(labels[name][0].split())
    return title or None


def _issuers(source: str, part: Part, labels: dict[str, tuple[str, Span]], title: str | None) -> tuple[Span, ...]:
    """From the letterhead, else the title before 关于, else signature, else the page's labels, else who adopted it."""
    for paragraph in part.of(Role.LETTERHEAD):
        text = re.sub(r"(?:文件|令|公告|通告|公报)$", "", paragraph.text)
        if text:
            return _bodies(source, paragraph, 0, len(text))
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
            return (_span(source, paragraph, found.start(1), found.end(1)),)
    return ()


def _title_bodies(source: str, part: Part) -> tuple[Span, ...]:
    out: list[Span] = []
    for paragraph in part.of(Role.TITLE):
        before = paragraph.text.find("关于")
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
                out.append(_span(source, paragraph, skip, skip + len(name)))
            at = here
    spaced = all(len(span.plain) == 1 for span in out)  # 国 务 院
    return (_span(source, paragraph, start, end),) if spaced and out else tuple(out)


def _signed_bodies(source: str, paragraph: Paragraph) -> tuple[Span, ...]:
    found = words.ANY_DATE.search(paragraph.text)
    end = found.start() if found else len(paragraph.text)
    text = paragraph.text[:end].rstrip()
    return _bodies(source, paragraph, 0, len(text)) if text and words.BODY_END.search(text) else ()


def _addressees(source: str, part: Part) -> tuple[Span, ...]:
    out: list[Span] = []
    for paragraph in part.of(Role.ADDRESSEES):
        text = paragraph.text.rstrip("：: ")
        for found in re.finditer(r"[^，,；;]+", text):
            start, end = found.span()
            name = found.group()
            if _SHARED_HEAD.search(name) or "、各" in name or "、有关" in name:
                out.append(_span(source, paragraph, start, end))
            else:
                out.extend(_split(source, paragraph, start, end))
    return tuple(out)


def _copied(source: str, part: Part) -> tuple[Span, ...]:
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
            out.append(_span(source, paragraph, at, bar))
            at = bar + 1
    if at < end:
        out.append(_span(source, paragraph, at, end))
    return out


def _signed(part: Part) -> date | None:
    for paragraph in reversed(part.of(Role.SIGNATURE)):
        if found := first_date(paragraph.text):
            return found
    return None


def _adopted(part: Part) -> dict[str, date]:
    out: dict[str, date] = {}
    for paragraph in part.of(Role.ADOPTED):
        text = paragraph.text
        when = first_date(text)
        if when is None:
            continue
        if re.search(r"施行|实施", text) and not re.search(r"通过|修[订正改]|公布|发布", text):
            out["in_force"] = when
        elif re.search(r"(?:公布|发布|颁布)", text) and not re.search(r"通过|修[订正改]", text):
            out["published"] = when
        elif re.search(r"通过|修[订正改]", text):
            out["written"] = when
    return out


def _printed(source: str, part: Part) -> tuple[date | None, str | None]:
    when: date | None = None
    who: str | None = None
    for paragraph in part.of(Role.PRINTED):
        found = words.PRINTED.match(paragraph.text)
        if found is None:
            who = "".join(paragraph.text.split())
        else:
            when = first_date(found[2])
            who = "".join(found[1].split()) or who
    return when, who


def _ending(part: Part) -> str:
    """The words where a text says from when to when it holds: its last paragraphs, and a short covering text."""
    texts = part.of(Role.TEXT)
    chosen = texts if len(texts) < 8 else [*texts[:3], *texts[-5:]]
    return "\n".join(paragraph.text[-600:] for paragraph in chosen)


def _form(title: str | None, part: Part, carried: bool) -> str | None:
    if carried or title is None:
        return _form_of_letterhead(part) if not carried else None
    found = words.FORM.search(re.sub(r"[（(][^（）()]*[）)]$", "", title))
    if found is None:
        return _form_of_letterhead(part)
    form = found.group()
    if form == "意见" or "关于" in title or form in ("令", "命令", "公告", "通告", "决定", "决议"):
        return "令" if form == "命令" else form
    return form


def _form_of_letterhead(part: Part) -> str | None:
    for paragraph in part.of(Role.LETTERHEAD):
        found = re.search(r"(?:令|公告|通告|公报)$", paragraph.text)
        if found:
            return found.group()
    return None


def _content(title: str | None, form: str | None, carried: bool) -> str | None:
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


def _rank(title: str | None, number: str | None, form: str | None, part: Part, carried: bool) -> str | None:
    adopted = "".join(paragraph.text for paragraph in part.of(Role.ADOPTED))
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", title or "")
    letterhead = "".join(paragraph.text for paragraph in part.of(Role.LETTERHEAD))
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
    if plain.endswith(("法", "法典")) and not plain.endswith(("办法", "实施办法")):
        return "法律"
    if (
        re.search(r"国务院(?:令|发布|第|批准)|《国务院关于", adopted)
        or "国务院令" in letterhead
        or (plain.endswith("条例") and not local)
    ):
        return "行政法规"
    if re.search(r"[部局委会署行](?:令|公告)第", adopted) or re.search(r"[部局委会署行府]令$", letterhead):
        return "规章"
    if form in ("函", "批复", "通报", "报告", "请示", "纪要", "议案", "公报", "会议纪要"):
        return "一般文件"
    if form is not None or number is not None or carried or words.CONTENT.search(plain):
        return "行政规范性文件"
    return None


def _status(labels: dict[str, tuple[str, Span]]) -> str | None:
    for name in ("时效性", "有效性"):
        if name in labels:
            return _STATUS.get("".join(labels[name][0].split()))
    return None


def _public(part: Part, labels: dict[str, tuple[str, Span]]) -> bool | None:
    for paragraph in part.of(Role.PUBLICITY):
        if re.search(r"不(?:予)?公开|内部", paragraph.text):
            return False
        if "公开" in paragraph.text or "发布" in paragraph.text:
            return True
    if "公开方式" in labels:
        return "不" not in labels["公开方式"][0]
    return None
