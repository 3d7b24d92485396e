"""A document's record: number, title, bodies, dates, kinds – from letterhead, title, signature, labels and notes."""

from __future__ import annotations

import re
from datetime import date

from ontology.records import Document, Given, Span

from . import words
from .bodies import addressees, copied, issuers
from .identity import document_id, usual_number
from .labels import Labels, label_date, read_labels, span_of
from .numerals import first_date
from .roles import Part, Role
from .standing import content_of, form_of, is_public, rank_of, status_of

_SOME_DAY = r"([12]\d{3}年\d{1,2}月\d{1,2}日|[一二][一二三四五六七八九〇零○]{3}年\S{1,2}月\S{1,3}日)"
_IN_FORCE = re.compile(
    rf"(?:本[^，。]{{1,16}}|(?:现|予)[^。]{{0,60}}(?:公布|发布|印发)[^。]{{0,12}}，)(?:自|从){_SOME_DAY}起(?:正式)?(?:施行|实施|生效|执行|试行)"
)
_OUT_OF_FORCE = re.compile(
    rf"(?:本[^，。]{{1,12}}|(?:施行|实施|执行|试行))[^。]{{0,12}}有效期(?:限)?(?:\S{{1,3}}年，)?(?:截?至|到){_SOME_DAY}"
)
_ORDER = re.compile(r"([\u4e00-\u9fff]{2,24}?)(?:令|公告)第?([\d一二三四五六七八九十百]+)号")


def record(
    source: str, part: Part, cover: Document | None, name: str, sha256: str, ordinal: int, given: Given
) -> Document:
    """The record of one part; `cover` is the document that carried it, `ordinal` its place among what that carried.

    `name` is the source's, for a document that has no number and no title; `given` fills in what no words tell.
    """
    labels = read_labels(source, part)
    number_span = _number(source, part, labels)
    number = _whole_number(part, usual_number(number_span.text)) if number_span else None
    if number is None and given.number:
        number = usual_number(given.number)
    title = _title(part, labels) or given.title
    carried = cover is not None
    issuing = issuers(source, part, labels, title)
    adopted = _adopted(part)
    if carried and cover is not None and not issuing:
        issuing = cover.issuers
    written = adopted.get("written") or _signed(part) or label_date(labels, "成文日期", "生成日期") or given.written
    printed, printed_by = _printed(source, part)
    form = form_of(title, part, carried)
    text = _ending(part)
    force, end = _IN_FORCE.search(text), _OUT_OF_FORCE.search(text)
    first, last = part.paragraphs[0][1].start, part.paragraphs[-1][1].end
    if cover is not None:
        id_ = f"{cover.id}+附" + (str(ordinal) if ordinal > 1 else "")
    else:
        id_ = document_id(number, title, issuing[0].plain if issuing else None, written, name)
    own_order = _ORDER.search("".join(p.text for p in part.of(Role.ADOPTED))) if number is None else None
    if own_order and cover is None:
        number = f"{own_order[1].removeprefix('中华人民共和国')}令第{own_order[2]}号" if "令" in own_order[0] else None
    return Document(
        id=id_,
        title=title,
        number=number,
        issuers=issuing,
        addressees=addressees(source, part),
        copied_to=copied(source, part),
        written=written,
        printed=printed or label_date(labels, "印发日期"),
        published=adopted.get("published") or label_date(labels, "发布日期", "公布日期") or given.published,
        in_force=(first_date(force[1]) if force else None)
        or adopted.get("in_force")
        or label_date(labels, "施行日期", "实施日期", "生效日期"),
        out_of_force=(first_date(end[1]) if end else None) or label_date(labels, "废止日期"),
        printed_by=printed_by,
        form=form,
        content=content_of(title, form, carried),
        rank=cover.rank if cover is not None and cover.form == "令" else rank_of(title, number, form, part, carried),
        status=status_of(labels),
        public=is_public(part, labels),
        part_of=cover.id if cover is not None else None,
        sha256=sha256,
        span=Span(first, last, source[first:last]),
    )


def _number(source: str, part: Part, labels: Labels) -> Span | None:
    for paragraph in part.of(Role.NUMBER):
        return span_of(source, paragraph, 0, len(paragraph.text))
    for name in ("发文字号", "文号"):
        if name in labels and words.NUMBER.match(labels[name][0]):
            return labels[name][1]
    return None


def _whole_number(part: Part, number: str) -> str:
    """第800号 under the letterhead 中华人民共和国国务院令 is 国务院令第800号."""
    if number.startswith("第"):
        number = "".join(paragraph.text for paragraph in part.of(Role.LETTERHEAD)[-1:]) + number
    return number if number.startswith("中华人民共和国主席") else number.removeprefix("中华人民共和国")


def _title(part: Part, labels: Labels) -> str | None:
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
