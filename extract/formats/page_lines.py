"""A page's elements to lines of text, as a browser would break them; tables become rows, labels lines of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import html

from . import page_words as words

_BLOCKS = re.compile(
    r"(?:address|article|blockquote|body|caption|center|d[dlt]|div|figure|h[1-6]|hr|li|main|ol|p|pre|section"
    r"|table|tbody|t[dhr]|tfoot|thead|ul)$"
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_NUMBERED = re.compile(r"\s*[\d（(①-⑳一二三四五六七八九十第]")
_DEEPEST = 200
_LONGEST_LABEL = 300


def lines(element: html.HtmlElement) -> list[str]:
    """The lines of an element, in order, none of them blank; ideographic spaces at their start are kept."""
    found = _Lines()
    found.walk(element, 0)
    found.end()
    return found.lines


class _Lines:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []

    def end(self) -> None:
        """The line ends here."""
        line = _SPACE.sub(" ", "".join(self._line).replace("\xa0", " ")).rstrip(" \u3000").lstrip(" ")
        self._line.clear()
        if line.strip():
            self.lines.append(line)

    def walk(self, element: html.HtmlElement, depth: int, place: int = 0) -> None:
        """Take the element's text in, without its tail."""
        tag = element.tag
        if not isinstance(tag, str):
            return
        if tag == "br":
            self.end()
            return
        block = _BLOCKS.match(tag) is not None
        if block:
            self.end()
        if tag == "table" and _is_data(element):
            self.lines += _rows(element)
            return
        if tag == "tr" and (told := _labelled(element)):
            self.lines += told
            return
        if tag == "li" and (number := _list_number(element, place)):
            self._line.append(number)
        if element.text:
            self._line.append(element.text)
        items = 0
        for child in element:
            items += child.tag == "li"
            if depth < _DEEPEST:
                self.walk(child, depth + 1, items)
            else:
                self._line.append(child.text_content())
            if child.tail:
                self._line.append(child.tail)
        if block:
            self.end()


def labels(body: html.HtmlElement, inside: Collection[html.HtmlElement]) -> Iterator[str]:
    """索引号：… and the like from the page's tables and lists, but for the elements `inside`; each on a line."""
    seen: set[str] = set()
    for element in body.iter("tr", "li", "p", "dl", "div", "span"):
        if element in inside or element.find(".//table") is not None or element.find(".//li") is not None:
            continue
        told = _labelled(element)
        if not told:
            text = _text(element)
            told = [text] if len(text) < _LONGEST_LABEL and words.LABEL.match(text) and "。" not in text else []
        for line in told:
            name = "".join(line.partition("：")[0].split())
            if name not in seen:
                seen.add(name)
                yield line


def _labelled(row: html.HtmlElement) -> list[str]:
    """A row of labels with their values, each pair as a line; empty where the row is something else."""
    if row.find(".//tr") is not None:
        return []
    cells = [_text(cell) for cell in row.iterchildren("td", "th", "dt", "dd", "span", "div")]
    if any(len(cell) > _LONGEST_LABEL for cell in cells):
        return []
    out: list[str] = []
    at = 0
    while at < len(cells):
        label = words.ONLY_LABEL.match(cells[at])
        whole = words.LABEL.match(cells[at])
        if label and at + 1 < len(cells):
            if cells[at + 1] and not words.ONLY_LABEL.match(cells[at + 1]):
                out.append(f"{''.join(label[1].split())}：{cells[at + 1]}")
            at += 2
        elif whole and "。" not in cells[at]:
            out.append(f"{''.join(whole[1].split())}：{cells[at][whole.end() :]}")
            at += 1
        elif cells[at]:
            return []
        else:
            at += 1
    return out


def _list_number(item: html.HtmlElement, place: int) -> str | None:
    """The number that a browser shows before an ordered list's item; `place` counts from 1."""
    parent = item.getparent()
    if (
        parent is None
        or parent.tag != "ol"
        or "none" in parent.get("style", "")
        or _NUMBERED.match(item.text_content())
    ):
        return None
    start = parent.get("start", "1")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    return f"{first + place - 1}."


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data: several rows of several cells, none of them a page's worth of paragraphs."""
    rows = list(table.iter("tr"))
    if len(rows) < 2 or table.find(".//table") is not None or any(_labelled(row) for row in rows):
        return False
    wide = [row for row in rows if sum(1 for _ in row.iterchildren("td", "th")) > 1]
    return len(wide) * 2 >= len(rows) and all(len(cell.findall(".//p")) < 12 for cell in table.iter("td"))


def _rows(table: html.HtmlElement) -> list[str]:
    """One line a row: | cell | cell |; a cell that spans several columns stands once."""
    rows = ([_text(cell).replace("|", "\\|") for cell in row.iterchildren("td", "th")] for row in table.iter("tr"))
    return [f"| {' | '.join(cells)} |" for cells in rows if any(cells)]


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
