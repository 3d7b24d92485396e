"""Word files (.docx): paragraphs in order with the numbers that Word prints before them, tables as rows.

Page headers and footers, comments and deleted words are left out; text boxes stand behind the paragraph that holds
them, footnotes behind the text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from . import package
from .problem import UnreadableError
from .word_numbering import Numbering, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset((W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", W + "tbl", _MC + "Fallback"))
_MARKS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
    W + "ptab": "\t",
}
_DEEPEST = 100


def read(data: bytes, ending: str = "docx") -> tuple[str, None]:
    """The text of a .docx, a paragraph or a table's row a line. Raises UnreadableError."""
    import docx

    package.check(data, "[Content_Types].xml")
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_Reader(document).lines())
    except Exception:  # whatever the library makes of a broken package, the user can only get another
        raise package.damaged() from None
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            "文档没有文字（可能只有图片）；请转为 PDF 或图片后识别",
            "no text in this document (pictures only?); turn it into a PDF or pictures to recognise",
        )
    return "\n".join(lines) + "\n", None


class _Reader:
    """One pass over a document's body."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        part = document.part
        self._numbering = Numbering(
            _related(part, "/numbering"), part.styles.element if _has(part, "/styles") else None
        )
        self._notes = _related(part, "/footnotes")

    def lines(self) -> Iterator[str]:
        """The document's lines."""
        yield from self._blocks(self._body, 0)
        if self._notes is not None:
            for note in self._notes.findall(W + "footnote"):
                if note.get(W + "type") is None:
                    yield from (line for line in self._blocks(note, 0) if line.strip())

    def _blocks(self, parent: Any, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:  # content controls, insertions
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[Any] = []
        _inline(paragraph, pieces, boxes)
        text = "".join(pieces)
        if text.strip():  # Word counts an empty numbered paragraph too, but prints a bare number
            yield self._numbering.number(paragraph) + text.rstrip()
        elif not boxes:
            yield ""
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _table(self, table: Any, depth: int) -> Iterator[str]:
        rows = [list(_cells(row)) for row in _rows(table)]
        if max((len(row) for row in rows), default=0) < 2:  # a frame around text
            for row in rows:
                for cell in row:
                    yield from self._blocks(cell, depth + 1)
            return
        for row in rows:
            texts = [" ".join(" ".join(self._blocks(cell, depth + 1)).split()).replace("|", "\\|") for cell in row]
            if any(texts):
                yield f"| {' | '.join(texts)} |"


def _inline(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """The words of a paragraph, and the text boxes in it; deleted words and field codes are left out."""
    for child in element:
        tag = child.tag
        if tag == W + "t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag] if child.get(W + "type") not in ("page", "column") else "")
        elif tag == W + "txbxContent":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _LEFT_OUT:
            _inline(child, pieces, boxes)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from _cells(child)


def _has(part: Any, kind: str) -> bool:
    return any(rel.reltype.endswith(kind) for rel in part.rels.values())


def _related(part: Any, kind: str) -> Any:
    """The root element of the part that this one is related to by `kind`; None without one."""
    from docx.oxml import parse_xml

    for rel in part.rels.values():
        if rel.reltype.endswith(kind) and not rel.is_external:
            target = rel.target_part
            return target.element if hasattr(target, "element") else parse_xml(target.blob)
    return None
