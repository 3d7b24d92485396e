"""Text recognition of pictures by rapidocr (the extra `dutygraph[ocr]`); its models come with the package."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from .problem import UnreadableError

Recogniser = Callable[[Any], list[str]]

_SAME_LINE = 0.5  # of a box's height that two boxes may differ to stand on one line
_GAP = 1.5  # heights of a box between two boxes of one line that make it a table's columns


def recogniser(pages: str = "") -> Recogniser:
    """A function from a picture (PIL) to its lines from top to bottom; `pages` names the ones that need it.

    Raises UnreadableError where the extra is not installed.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        which = (f"第 {pages} 页是扫描图片", f"page {pages} is scanned") if pages else ("是扫描图片", "scanned")
        raise UnreadableError(
            f"{which[0]}，识别需要附加组件；请执行 pip install 'dutygraph[ocr]'",
            f"{which[1]}: recognition needs an extra; pip install 'dutygraph[ocr]'",
        )
    return _recognise


def _recognise(picture: Any) -> list[str]:
    import numpy

    found = _engine()(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])
    if found.boxes is None or found.txts is None:
        return []
    return _lines([(_edges(box), text) for box, text in zip(found.boxes, found.txts, strict=True)])


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


Edges = tuple[float, float, float, float]  # left, top, right, bottom


def _edges(box: Any) -> Edges:
    across, down = [float(x) for x, _ in box], [float(y) for _, y in box]
    return min(across), min(down), max(across), max(down)


def _lines(boxes: list[tuple[Edges, str]]) -> list[str]:
    """Boxes to lines: those at one height side by side, parted by a tab where a column's gap is between them."""
    rows: list[list[tuple[Edges, str]]] = []
    for box in sorted(boxes, key=lambda box: (box[0][1] + box[0][3]) / 2):
        middle = (box[0][1] + box[0][3]) / 2
        if rows:
            first = rows[-1][0][0]
            if abs((first[1] + first[3]) / 2 - middle) <= _SAME_LINE * min(first[3] - first[1], box[0][3] - box[0][1]):
                rows[-1].append(box)
                continue
        rows.append([box])
    out = []
    for row in rows:
        row.sort()
        line = row[0][1]
        for (before, _), (edges, text) in pairwise(row):
            line += ("\t" if edges[0] - before[2] > _GAP * (edges[3] - edges[1]) else "") + text
        out.append(line)
    return out
