"""Names that stay: a document's id, its provisions' ids and the form they are cited in."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from pathlib import PurePath

from .numbering import Style
from .tree import Node, Tree

_NUMBER = re.compile(r"(.+?)[〔\[［﹝（(【]\s*((?:19|20)\d{2})\s*[〕\]］﹞）)】]\s*(第?)\s*0*(\d+)\s*号")


def usual_number(written: str) -> str:
    """A document number in its usual form: 国发[2020]7号 → 国发〔2020〕7号."""
    plain = "".join(written.split())
    found = _NUMBER.match(plain)
    return f"{found[1]}〔{found[2]}〕{found[3]}{found[4]}号" if found else plain


def source_name(path: str, content: str) -> str:
    """What a text without number and title goes by: its file's name and a short hash of what it says.

    The hash keeps apart two files of one name in different folders; the encoding a file is in makes no difference.
    """
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "，".join(filter(None, (PurePath(path).name, digest)))


def document_id(number: str | None, title: str | None, issuer: str | None, adopted: date | None, source: str) -> str:
    """Number; else title, first issuer and adoption date; else the name of its source (`source_name`)."""
    if number:
        return number
    if title:
        return "，".join(filter(None, (title, issuer, adopted.isoformat() if adopted else None)))
    return source


def name_nodes(tree: Tree, document: str) -> None:
    """Give every node its id: the document's and the path of numbers; /p1 is a paragraph without one, /i1 an item."""
    taken: Counter[str] = Counter()
    paths: dict[Node, str] = {tree.root: ""}
    paragraphs: Counter[Node] = Counter()
    items: Counter[Node] = Counter()
    attachments = 0
    for node in tree.nodes:
        parent = node.parent
        assert parent is not None
        if node.attachment:
            attachments += 1
            path = f"附件{attachments}"
        elif node.marker is None:
            counted = paragraphs if node.opener is None else items
            counted[parent] += 1
            node.order = counted[parent]
            above, name = paths[parent], f"{'p' if node.opener is None else 'i'}{node.order}"
            path = f"{above}/{name}" if above else name
        else:
            article = node.marker.style is Style.ARTICLE and not _in_attachment(parent)
            above = "" if article else paths[_above(node)]
            parted = parent.attachment or (above[-1:].isdigit() and node.marker.text[0].isdigit())
            path = f"{above}/{node.marker.text}" if parted else above + node.marker.text
        taken[path] += 1
        if taken[path] > 1:
            path = f"{path}~{taken[path]}"
            while taken[path]:  # a number that the text itself repeats with ~2
                path += "~"
            taken[path] += 1
        paths[node] = path
        node.id = f"{document}#{path}"


def _above(node: Node) -> Node:
    """The node whose path a number is added to: 1.1.1 already says that it stands under 1.1 and 1."""
    parent = node.parent
    assert parent is not None
    if Style.DECIMAL2 <= node.style <= Style.DECIMAL4:
        while parent.parent is not None and Style.ARABIC <= parent.style < node.style:
            parent = parent.parent
    return parent


def _in_attachment(node: Node | None) -> bool:
    while node is not None:
        if node.attachment:
            return True
        node = node.parent
    return False


def runs_through(tree: Tree) -> bool:
    """Whether （一）, （二） … go on counting from one section to the next."""
    parents: set[Node] = set()
    last = 0
    for node in tree.nodes:
        if (
            node.style == Style.HAN_BRACKET
            and node.opener is None
            and node.marker is not None
            and node.parent is not None
        ):
            if node.marker.value <= last:
                return False
            last = node.marker.value
            parents.add(node.parent)
    return len(parents) > 1


def cite(node: Node, label: str, running: bool) -> str:
    """How the provision is quoted: 国发〔2020〕7号第（十八）条, 《…法》第五条第二款第（三）项."""
    parts: list[str] = []
    at: Node | None = node
    while at is not None and at.parent is not None:
        marker = at.marker
        if at.attachment:
            parts.append("附件")
        elif marker is None:
            if at.opener is not None:
                parts.append(f"第{_han(at.order)}项")
            elif at.parent.style == Style.ARTICLE:
                parts.append(f"第{_han(at.order)}款")
            elif at.parent.marker is not None and at.paragraph is not None:
                parts.append(f"第{_han(at.order)}段")
        elif marker.style <= Style.ARTICLE:
            parts.append(marker.text)
            if marker.style is Style.ARTICLE:
                break
        elif marker.style is Style.HAN:
            parts.append(f"第{marker.text.rstrip('、')}部分")
        elif marker.style is Style.HAN_BRACKET:
            of_law = _under_article(at) or at.opener is not None
            parts.append(f"第{marker.text}{'项' if of_law else '条'}")
            if running and not of_law:
                break
        else:
            parts.append(f"第{marker.text.rstrip('.')}{'目' if _under_article(at) else '项'}")
        at = at.parent
    return label + "".join(reversed(parts))


def _under_article(node: Node) -> bool:
    at = node.parent
    while at is not None:
        if at.style == Style.ARTICLE:
            return True
        at = at.parent
    return False


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
    return str(number)
