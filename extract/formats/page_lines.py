"""A page's elements to lines of text, as a browser would break them; tables become rows."""

from __future__ import annotations

import re

from lxml import html

_BLOCKS = frozenset(
    "address article blockquote body caption center dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody"
    " tfoot thead tr ul".split()
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_DEEPEST = 200


class Lines:
    """The lines of an element, in order, none of them blank; ideographic spaces at their start are kept."""

    def __init__(self, element: html.HtmlElement) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._walk(element, 0)
        self._break()

    def _break(self) -> None:
        line = _SPACE.sub(" ", "".join(self._line).replace("\xa0", " ")).rstrip(" \u3000").lstrip(" ")
        self._line.clear()
        if line.strip():
            self.lines.append(line)

    def _walk(self, element: html.HtmlElement, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if tag == "br":
            self._break()
            return
        if tag == "table" and _is_data(element):
            self._break()
            self.lines += _rows(element)
            return
        block = tag in _BLOCKS or tag in ("td", "th")
        if block:
            self._break()
        if tag == "li" and (number := _list_number(element)):
            self._line.append(number)
        if element.text:
            self._line.append(element.text)
        if depth < _DEEPEST:
            for child in element:
                self._walk(child, depth + 1)
                if child.tail:
                    self._line.append(child.tail)
        else:
            self._line.append("".join(element.itertext()))
        if block:
            self._break()


def _list_number(item: html.HtmlElement) -> str | None:
    """The number that a browser shows before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
        return None
    start = parent.get("start", "1")
    place = sum(1 for _ in item.itersiblings("li", preceding=True))
    number = place + (int(start) if start.lstrip("-").isdigit() and len(start) < 6 else 1)
    return None if re.match(r"\s*[\d（(一二三四五六七八九十①-⑳]", item.text_content()) else f"{number}."


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data: several rows of several cells, none of them a page's worth of text."""
    rows = list(table.iter("tr"))
    if table.find(".//table") is not None or len(rows) < 2:
        return False
    wide = [row for row in rows if sum(1 for _ in row.iterchildren("td", "th")) > 1]
    return len(wide) * 2 >= len(rows) and all(len(p.findall(".//p")) < 12 for p in table.iter("td"))


def _rows(table: html.HtmlElement) -> list[str]:
    """One line a row: | cell | cell |; a cell that spans several columns stands once."""
    out = []
    for row in table.iter("tr"):
        cells = [" ".join(cell.text_content().split()).replace("|", "\\|") for cell in row.iterchildren("td", "th")]
        if any(cells):
            out.append("| " + " | ".join(cells) + " |")
    return out
