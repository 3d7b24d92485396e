"""Citations of laws and documents: 《…》（国发〔2016〕43号）第X条, and numbers that stand alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ontology.records import Citation, CitationTarget

from .spans import Range, span_of
from .structure.identity import usual_number
from .units import Unit, UnitKind

_WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("citations.toml").read_text("utf-8"))


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_READ = frozenset((UnitKind.TEXT, UnitKind.ITEM, UnitKind.CELL, UnitKind.HEADING))
_NUMERAL = r"[\d一二三四五六七八九十百千零〇]+"
_ARTICLE = rf"第{_NUMERAL}条(?:之{_NUMERAL})?(?:第{_NUMERAL}款)?(?:第[（(]?{_NUMERAL}[）)]?项)?(?:第{_NUMERAL}目)?"
_ARTICLES = rf"{_ARTICLE}(?:(?:[、和及或]|以及|或者){_ARTICLE})*"
_AGENCY = r"[\u4e00-\u9fff]{1,12}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
_YEARED = rf"{_AGENCY}[〔\[［﹝（(【]\s*(?:19|20)\d{{2}}\s*[〕\]］﹞）)】]\s*第?\s*\d{{1,5}}\s*号"
_ORDER = (
    r"[\u4e00-\u9fff]{2,20}(?:令|公告|通告)\s*(?:19\d\d|20\d\d)?(?:年)?第\s*[\d一二三四五六七八九十百零〇]{1,5}\s*号"
)
_TITLE = re.compile(
    r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》"
    rf"(?:[（(](?P<note>(?:[^（）()]|[（(][^（）()]*[）)])*)[）)])?(?P<articles>的?{_ARTICLES})?"
)
_NUMBER = re.compile(rf"{_YEARED}|(?P<order>{_ORDER})")
_REACH = 60  # characters before a title in which its 根据 is looked for
_WHOLE_ARTICLE = re.compile(_ARTICLE)
# words of the sentence that stand before an agency's letters (根据国发〔2016〕43号) or its name, which can hold 和
_BEFORE_LETTERS = re.compile(rf".*{_any(_WORDS['numbers']['before'] + _WORDS['numbers']['before_letters'])}")
_BEFORE_NAME = re.compile(rf".*{_any(_WORDS['numbers']['before'])}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_EDITION = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]$")
_DOCUMENT = re.compile(rf"{_any(_WORDS['titles']['documents'])}$")
_PAPER = re.compile(rf"{_any(_WORDS['titles']['papers'])}$")
_BASIS = re.compile(rf"{_any(_WORDS['relations']['basis'])}[^，。；：]{{0,40}}$")
_REPEALS = re.compile(_any(_WORDS["relations"]["repeals"]))
_AMENDS = re.compile(_any(_WORDS["relations"]["amends"]))
_AMENDS_BEFORE = re.compile(rf"{_any(_WORDS['relations']['amends_before'])}(?:了)?$")
_CARRIES = re.compile(
    r"(?:现|予|特此|一并|全文|将其|联合)(?:将其|予以|予|一并)?(?P<verb>印发|转发|批转|公布|发布|颁布|下发)|(?P<given>印发|转发|批转|下发)给?你"
)
_CARRIED_AS = {"发布": "公布", "颁布": "公布", "下发": "印发"}
_JOINT = re.compile(r"[、，,和与及或]|以及|或者|等|和国家|国家标准|行业标准")


def read_citations(units: Sequence[Unit], source: str, names: Mapping[tuple[str, str], str]) -> Iterator[Citation]:
    """The citations that `units` hold, in order; what a text says of its own articles (本法第五条) is none.

    `names` gives the title for a document's short name of it ((document id, 条例) → 中华人民共和国…条例).
    """
    for unit in units:
        if unit.kind not in _READ:
            continue
        text = unit.text
        if "《" not in text and "号" not in text:
            continue
        titles = list(_TITLE.finditer(text)) if "《" in text else []
        yield from _titled(unit, titles, source, names)
        if "号" in text:
            yield from _numbered(unit, titles, source)


def _titled(
    unit: Unit, titles: list[re.Match[str]], source: str, names: Mapping[tuple[str, str], str]
) -> Iterator[Citation]:
    text = unit.text
    for first, run in _runs(text, titles):
        cited = [m for m in run if _is_document(m)]
        if not cited:
            continue
        before, after = text[max(0, first - _REACH) : first], _sentence_after(text, run[-1].end())
        for match in run:
            if _is_paper(match["title"]) and not _number_in(match["note"]):
                continue
            title = match["title"].replace("<", "〈").replace(">", "〉")
            title = names.get((unit.document, title), title)
            number = _number_in(match["note"])
            relation = _relation(before, after)
            articles = list(_WHOLE_ARTICLE.finditer(match["articles"])) if match["articles"] else []
            if not articles:
                end = match.end() if number else match.end("title") + 1
                yield _citation(unit, (match.start(), end), title, number, None, relation, source)
            for i, article in enumerate(articles):
                at = match.start("articles")
                place = (match.start() if i == 0 else at + article.start(), at + article.end())
                yield _citation(unit, place, title, number, article.group(), relation, source)


def _runs(text: str, titles: list[re.Match[str]]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Titles side by side (《甲法》、《乙条例》和《丙办法》), with the place where the first begins."""
    run: list[re.Match[str]] = []
    for match in titles:
        if run:
            between = text[run[-1].end() : match.start()]
            if between and not _JOINT.fullmatch(between):
                yield run[0].start(), run
                run = []
        run.append(match)
    if run:
        yield run[0].start(), run


def _numbered(unit: Unit, titles: list[re.Match[str]], source: str) -> Iterator[Citation]:
    """Numbers outside 《》 and the brackets after it."""
    text = unit.text
    for match in _NUMBER.finditer(text):
        if any(t.start() < match.end() and match.start() < t.end() for t in titles):
            continue
        place = _whole_number(text, match)
        if place is not None:
            relation = _relation(text[max(0, place[0] - _REACH) : place[0]], _sentence_after(text, place[1]))
            yield _citation(unit, place, None, usual_number(text[slice(*place)]), None, relation, source)


def _whole_number(text: str, match: re.Match[str]) -> Range | None:
    """A number with its agency, without the words of the sentence before it; None where no agency is left."""
    start, end = match.span()
    letters = _HAN.match(text, start, end)
    before = (_BEFORE_NAME if match["order"] else _BEFORE_LETTERS).match(
        text, start, letters.end() if letters else start
    )
    start = before.end() if before else start
    return (start, end) if _HAN.match(text[start]) and text[start] != "第" else None


def _citation(
    unit: Unit, place: Range, title: str | None, number: str | None, article: str | None, relation: str, source: str
) -> Citation:
    return Citation(unit.provision, CitationTarget(title, number, article), relation, span_of(unit, 0, place, source))


def _is_document(match: re.Match[str]) -> bool:
    """Whether a title is a law's or a document's: by its end, its number or its article."""
    title = _EDITION.sub("", match["title"]).strip('“”"')
    if match["articles"] or _number_in(match["note"]):
        return True
    return bool(_DOCUMENT.search(title)) and not _is_paper(match["title"])


def _is_paper(title: str) -> bool:
    return bool(_PAPER.search(title)) and not _DOCUMENT.search(title)


def _number_in(note: str | None) -> str | None:
    """The document number in the bracket after a title."""
    found = _NUMBER.search(note) if note else None
    place = _whole_number(note, found) if note and found else None
    return usual_number(note[slice(*place)]) if note and place else None


def _sentence_after(text: str, at: int) -> str:
    end = text.find("。", at)
    return text[at : end if end >= 0 else len(text)]


def _relation(before: str, after: str) -> str:
    clause = re.split(r"[，；。]", after, maxsplit=1)[0]
    if _REPEALS.search(clause) and "《" not in clause.split("废止", 1)[0]:
        return "废止"
    if _AMENDS.search(clause) or _AMENDS_BEFORE.search(before):
        return "修改"
    until = after.find("《")
    carries = _CARRIES.search(after, 0, until if until >= 0 else len(after))
    if carries and not _BASIS.search(before):
        verb = carries["verb"] or carries["given"]
        return _CARRIED_AS.get(verb, verb)
    return "依据" if _BASIS.search(before) else "引用"
