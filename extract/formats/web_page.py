"""Web pages: the document's own text and the page's table of labels as lines; navigation is left out.

The libraries that find a page's main text were measured first: on government pages readability and boilerpy3 lose the
labels, trafilatura and readability lose tables, resiliparse numbers lists but keeps link bars. A policy's text is found
by what it is made of: sentences outside links.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from ..decoding import decode
from .page_lines import Lines
from .problem import UnreadableError

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_IDS = frozenset(_WORDS["content"]["ids"])
_CLASSES = frozenset(_WORDS["content"]["classes"])
_TAGS = frozenset(_WORDS["furniture"]["tags"])
_NAMES = frozenset(_WORDS["furniture"]["names"])
_FURNITURE = re.compile(rf"(?:{'|'.join(_WORDS['furniture']['lines'])})$")
_FILE = re.compile(_WORDS["furniture"]["file"], re.I)
_LABEL_NAME = "(?:" + "|".join(r"\s*".join(name) for name in _WORDS["labels"]["names"]) + ")"
_LABEL = re.compile(rf"{_LABEL_NAME}\s*[：:]\s*")
_ONLY_LABEL = re.compile(rf"[【\[]?{_LABEL_NAME}[】\]：:\s]*$")
_NAME_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = re.compile(r"[，。；：、！？]")
_SHARE = 0.95  # of the page's sentences that one element must hold for the rest to be left out
_NAMED_SHARE = 0.5  # the same for an element that the site names as its content
_FRAME = 400  # characters around the document that are taken along
_PARTS = frozenset(
    ("p", "span", "font", "b", "strong", "tr", "tbody", "a", "br", "ol", "ul", "li")
)  # of a text, never all


def read(data: bytes, ending: str = "html") -> tuple[str, str | None]:
    """The text of a page and its encoding. Raises NotTextError, UnreadableError (nothing to read in it)."""
    source, encoding = decode(data)
    page = _parsed(_DECLARATION.sub("", source.lstrip("\ufeff")))
    if page is None:
        raise _empty()
    _drop_furniture(page)
    body = page.find("body")
    body = page if body is None else body
    content = _content(body)
    lines = [line for line in Lines(content).lines if not _is_furniture(line)]
    whole = "\n".join(lines)
    labels = list(_labels(body, content))
    title = _title(body, content, whole)
    text = "\n".join([*labels, *([title] if title else []), *lines])
    if not any(c.isalnum() for c in whole):
        raise _empty()
    return text + "\n", encoding


def _parsed(source: str) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _empty() -> UnreadableError:
    return UnreadableError(
        "网页没有文字（内容可能由脚本生成）；请在浏览器中另存为文本或 PDF",
        "no text in this page (a script may write it); save it from the browser as text or PDF",
    )


# ---- what is left out ------------------------------------------------------------------------------------------------
def _drop_furniture(page: html.HtmlElement) -> None:
    for element in list(page.iter()):
        if element.getparent() is None:
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _TAGS or _HIDDEN.search(element.get("style", "")):
            if tag != "canvas" or len(element.text_content()) < 20:
                element.drop_tree()
        elif _is_named_furniture(element) or (tag in ("ul", "ol", "div", "td", "p", "dl") and _is_link_list(element)):
            element.drop_tree()


def _is_named_furniture(element: html.HtmlElement) -> bool:
    """By its id or classes; what holds whole sentences is kept whatever its name."""
    names = f"{element.get('id', '')} {element.get('class', '')}"
    if names == " " or not any(part.lower() in _NAMES for part in _NAME_PARTS.findall(names)):
        return False
    return _sentences(element) < 40 and "附件" not in element.text_content()


def _is_link_list(element: html.HtmlElement) -> bool:
    """Two or more links and hardly anything else, none of them to a file."""
    links = element.findall(".//a")
    if len(links) < 2 or any(_FILE.search(a.get("href", "")) or _FILE.search(a.text_content()) for a in links):
        return False
    text = _plain(element)
    linked = sum(len(_plain(a)) for a in links)
    return bool(text) and linked * 10 >= len(text) * 6 and "附件" not in text and "。" not in text


def _is_furniture(line: str) -> bool:
    return _FURNITURE.match(line.strip()) is not None and "。" not in line


# ---- the document's own text -----------------------------------------------------------------------------------------
def _content(body: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the document: the site's own name for it, else the innermost with nearly all sentences;
    widened to what stands around it as long as that is a few words without links (title, labels, a date)."""
    total = _sentences(body)
    if not total:
        return body
    named = [e for e in body.iter() if e.get("id") in _IDS or not _CLASSES.isdisjoint(e.get("class", "").split())]
    element = max(named, key=_sentences, default=body)
    if _sentences(element) < _NAMED_SHARE * total:
        element = body
    inner = element
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


def _plain(element: html.HtmlElement) -> str:
    return "".join(element.text_content().split())


def _sentences(element: html.HtmlElement) -> int:
    """Characters of text outside links that has the marks of sentences in it."""
    count = sum(len(text) for text in element.itertext() if _MARKS.search(text))
    for link in element.iter("a"):
        count -= sum(len(text) for text in link.itertext() if _MARKS.search(text))
    return count


def _labels(body: html.HtmlElement, content: html.HtmlElement) -> Iterator[str]:
    """索引号：… and the like from the page's tables and lists outside the document, each on a line."""
    waiting = ""
    inside = set(content.iter()) if content is not body else set()
    seen: set[str] = set()
    if not inside:
        return
    for element in body.iter("td", "th", "li", "p", "dt", "dd", "span", "div"):
        if element in inside or any(child.tag in ("table", "ul", "div", "p", "tr") for child in element.iterchildren()):
            continue
        text = " ".join(element.text_content().split())
        if waiting and element.tag in ("td", "dd", "span", "div"):
            if text and not _ONLY_LABEL.match(text):
                yield f"{waiting}：{text}"
            waiting = ""
        if not text or len(text) > 300:
            continue
        if _ONLY_LABEL.match(text):
            waiting = "".join(text.split()).strip("：:【】[]")
            if waiting in seen:
                waiting = ""
            seen.add(waiting)
        elif (label := _LABEL.match(text)) and element.tag != "span":
            name = "".join(text[: label.end()].split()).strip("：:")
            if name not in seen:
                seen.add(name)
                yield f"{name}：{text[label.end() :]}"


def _title(body: html.HtmlElement, content: html.HtmlElement, whole: str) -> str | None:
    """The page's headline where the document's own text does not have it."""
    if content is body:
        return None
    plain = "".join(whole.split())
    inside = set(content.iter())
    for heading in body.iter("h1", "h2"):
        text = "".join(heading.text_content().split())
        if heading not in inside and 6 <= len(text) <= 150:
            return None if text in plain else text
    return None
