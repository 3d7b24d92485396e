"""PDF files: the text layer, line by line; pages that are pictures go to the optional text recognition.

Page numbers stay on lines of their own, for the structure to tell; running heads and feet are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from . import recognition
from .problem import UnreadableError

_MOST_PAGES = 5000
_RESOLUTION = 200 / 72  # pixels a point: 200 dots an inch
_LARGEST_SIDE = 6000  # pixels of a page's picture
_BARE = 8  # characters; a page with fewer and a picture on it is scanned
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\u00ad]")
_EDGE_LINES = 2  # at the top and the bottom of a page where running heads stand
_NUMBER_LINE = re.compile(r"[-—–－·•~\s第共页0-9]*$")


def read(data: bytes, ending: str = "pdf") -> tuple[str, None]:
    """The text of a PDF, page after page. Raises UnreadableError: encrypted, damaged, scanned without the extra."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        raise _refused(str(problem)) from None
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError(
                f"超过 {_MOST_PAGES} 页；请拆分后读取", f"more than {_MOST_PAGES} pages; split the file"
            )
        pages, scanned = _pages(document)
        if scanned:
            recognise = recognition.recogniser(_which(scanned, len(pages)))
            for index in scanned:
                pages[index] = recognise(_picture(document[index]))
    except pdfium.PdfiumError as problem:
        raise _refused(str(problem)) from None
    finally:
        document.close()
    lines = [line for page in _without_running_heads(pages) for line in page]
    if not any(line.strip() for line in lines):
        raise UnreadableError("PDF 中没有文字", "no text in this PDF")
    return "\n".join(lines) + "\n", None


def _refused(reason: str) -> UnreadableError:
    if "password" in reason.lower() or "security" in reason.lower():
        return UnreadableError("PDF 已加密；请去掉密码后再读", "encrypted PDF; remove the password first")
    return UnreadableError("PDF 已损坏或不完整；请重新获取", "damaged or cut-off PDF; get the file again")


def _pages(document: Any) -> tuple[list[list[str]], list[int]]:
    """The lines of each page, and the indexes of pages that are pictures."""
    pages: list[list[str]] = []
    scanned: list[int] = []
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        text = _UNSEEN.sub("", text_page.get_text_range())
        lines = [line.rstrip() for line in text.splitlines()]
        if len("".join(text.split())) < _BARE and _has_picture(page):
            scanned.append(index)
        pages.append([line for line in lines if line.strip()])
        text_page.close()
        page.close()
    return pages, scanned


def _has_picture(page: Any) -> bool:
    """Whether pictures cover at least a third of the page."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered * 3 >= width * height)


def _picture(page: Any) -> Any:
    scale = min(_RESOLUTION, _LARGEST_SIDE / max(1.0, *page.get_size()))
    return page.render(scale=scale).to_pil()


def _which(scanned: Sequence[int], of: int) -> str:
    if len(scanned) == of:
        return ""
    return "、".join(str(index + 1) for index in scanned[:10]) + ("…" if len(scanned) > 10 else "")


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop lines at the edges of pages that stand on most of them; a line of numbers only is no head."""
    if len(pages) < 4:
        return pages
    edges = Counter(line for page in pages for line in {_bare(line) for line in _edge(page)} if line)
    running = {line for line, count in edges.items() if count * 2 > len(pages) and not _NUMBER_LINE.match(line)}
    if not running:
        return pages
    out = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        out.append(
            [line for at, line in enumerate(page) if not ((at < _EDGE_LINES or at >= last) and _bare(line) in running)]
        )
    return out


def _edge(page: list[str]) -> list[str]:
    return page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _bare(line: str) -> str:
    """The line without its numbers: 第3页 某某规划 and 第4页 某某规划 are one running head."""
    return re.sub(r"[\d\s]+", "", line)
