"""Web pages: the document's own text and the page's labels (索引号, 发文字号 …) as lines; navigation is left out.

Libraries that find a page's main text were measured first. On government pages readability and boilerpy3 lose the
labels, readability and trafilatura lose tables, trafilatura and resiliparse keep link bars and print buttons. Here a
policy's text is found by what it is made of: sentences outside links.
"""

from __future__ import annotations

import re

from lxml import etree, html

from ..decoding import decode
from . import page_words as words
from .page_lines import labels, lines
from .problem import UnreadableError

_NAME_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = re.compile(r"[，。；：、！？]")
_SHARE = 0.95  # of the page's sentences that one element must hold for the rest to be left out
_NAMED_SHARE = 0.5  # the same for an element that the site names as its content
_FRAME = 400  # characters around the document that are taken along
_LONGEST_FURNITURE = 200  # characters of a line that belongs to the page
_FURNITURE_MOST = 60  # characters of sentences in what is page furniture by its name
# Pieces of a text, never all of it.
_PARTS = frozenset(("p", "span", "font", "b", "strong", "tr", "tbody", "a", "br", "ol", "ul", "li"))


def read(data: bytes, ending: str = "html") -> tuple[str, str | None]:
    """The text of a page and its encoding. Raises NotTextError, UnreadableError (nothing to read in it)."""
    source, encoding = decode(data)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", source.lstrip("\ufeff")))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise _empty() from None
    body = page.find("body")
    body = page if body is None else body
    _drop_furniture(body)
    content = _content(body)
    own = [kept for line in lines(content) if (kept := _without_furniture(line))]
    if not any(c.isalnum() for line in own for c in line):
        raise _empty()
    if content is not body:
        inside = set(content.iter())
        own = [*labels(body, inside), *_title(body, inside, own), *own]
    return "\n".join(own) + "\n", encoding


def _empty() -> UnreadableError:
    return UnreadableError(
        "网页没有文字（内容可能由脚本生成）；请在浏览器中另存为文本或 PDF",
        "no text in this page (a script may write it); save it from the browser as text or PDF",
    )


# ---- what is left out ------------------------------------------------------------------------------------------------
def _drop_furniture(body: html.HtmlElement) -> None:
    for element in list(body.iter()):
        if element is not body and (not isinstance(element.tag, str) or element.tag in words.SILENT_TAGS):
            element.drop_tree()
    most = _sentences(body) * 0.7
    for element in list(body.iter()):
        if element is not body and (
            (element.tag in words.FURNITURE_TAGS and _sentences(element) <= most)
            or _HIDDEN.search(element.get("style", ""))
            or _is_named_furniture(element)
            or (element.tag in ("ul", "ol", "div", "td", "p", "dl") and _is_link_list(element))
        ):
            element.drop_tree()


def _without_furniture(line: str) -> str:
    """The line without what belongs to the page: print buttons, counters; empty where nothing is left."""
    if "。" in line or len(line) > _LONGEST_FURNITURE:
        return line
    return "" if words.FURNITURE_LINE.match(line.strip()) else words.FURNITURE_TAIL.sub("", line)


def _is_named_furniture(element: html.HtmlElement) -> bool:
    """By its id or classes; what holds whole sentences, a headline or labels is kept whatever its name."""
    names = f"{element.get('id', '')} {element.get('class', '')}"
    if names == " " or not any(part.lower() in words.FURNITURE_NAMES for part in _NAME_PARTS.findall(names)):
        return False
    if _sentences(element) >= _FURNITURE_MOST or element.find(".//h1") is not None or element.tag in ("h1", "body"):
        return False
    text = _plain(element)
    return "附件" not in text and not words.LABEL.search(text)


def _is_link_list(element: html.HtmlElement) -> bool:
    """Two or more links and hardly anything else, none of them to a file."""
    links = element.findall(".//a")
    if len(links) < 2 or any(words.FILE.search(f"{a.get('href', '')} {a.text_content()}") for a in links):
        return False
    text = _plain(element)
    linked = sum(len(_plain(a)) for a in links)
    return bool(text) and linked * 10 >= len(text) * 6 and "附件" not in text and "。" not in text


# ---- the document's own text -----------------------------------------------------------------------------------------
def _content(body: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the document: the site's own name for it, else the innermost with nearly all sentences;
    widened to what stands around it as long as that is a few words without links (title, labels, a date)."""
    total = _sentences(body)
    if not total:
        return body
    named = [
        e
        for e in body.iter()
        if e.get("id") in words.CONTENT_IDS or not words.CONTENT_CLASSES.isdisjoint(e.get("class", "").split())
    ]
    element = max(named, key=_sentences, default=body)
    if _sentences(element) < _NAMED_SHARE * total:
        element = body
        inner = body
        while (child := max(inner, key=_sentences, default=None)) is not None and _sentences(child) >= _SHARE * total:
            inner = child
            if inner.tag not in _PARTS:
                element = inner
    while element is not body and (parent := element.getparent()) is not None and _is_frame(parent, element):
        element = parent
    return element


def _is_frame(parent: html.HtmlElement, element: html.HtmlElement) -> bool:
    """Whether the parent adds to the element only a few words, and hardly any of them linked."""
    added = len(_plain(parent)) - len(_plain(element))
    linked = sum(len(_plain(a)) for a in parent.iter("a")) - sum(len(_plain(a)) for a in element.iter("a"))
    return added <= _FRAME and linked * 5 <= added


def _title(body: html.HtmlElement, inside: set[html.HtmlElement], own: list[str]) -> list[str]:
    """The page's headline where the document's own text does not have it."""
    plain = "".join("".join(own).split())
    for heading in body.iter("h1", "h2"):
        text = _plain(heading)
        if heading not in inside and 6 <= len(text) <= 150:
            return [] if text in plain else [text]
    return []


def _plain(element: html.HtmlElement) -> str:
    return "".join(element.text_content().split())


def _sentences(element: html.HtmlElement) -> int:
    """Characters of text outside links that has the marks of sentences in it."""
    count = sum(len(text) for text in element.itertext() if _MARKS.search(text))
    for link in element.iter("a"):
        count -= sum(len(text) for text in link.itertext() if _MARKS.search(text))
    return count
