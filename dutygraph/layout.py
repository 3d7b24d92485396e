"""Where everything stands in the picture, computed before it is drawn, so that nothing moves when it opens.

A document is two columns of provisions in their order, its statements as rows of marks on the inner side, and the
actors between the columns, each at the height of what it bears. Every document has a view of its own, since an actor
of many stands elsewhere in each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

Position = tuple[float, float]

# All in the picture's own units; the page scales the whole to the window.
BOX = 294  # a provision's width
MARK = 30  # from one statement's mark to the next
IN_LINE = 6  # marks side by side
ROW = 92  # a provision's least height
HEADING = 70  # a section heading's height
CENTRE = 340  # half the width that the actors take
GAP = 64  # between actors and marks, where the edges run
ACTOR = 80  # from one actor to the one below
TITLE = 64  # above a document


@dataclass(frozen=True, slots=True)
class View:
    """One document's picture: the place of every node in it, and the provisions that only stand above others."""

    positions: dict[str, Position]
    headings: frozenset[str]


def arrange(graph: nx.MultiDiGraph[str]) -> dict[str, View]:
    """A view for each document that says anything: its provisions that say something or stand above one that does,
    their statements, and the actors that bear any of it."""
    contents = _contents(graph)
    views: dict[str, View] = {}
    for document, provisions in _documents(graph).items():
        rows, above = _rows(graph, provisions, contents)
        if not rows:
            continue
        positions: dict[str, Position] = {document: (0.0, 0.0)}
        heights = [_height(row, above, contents) for row in rows]
        cut = _cut(rows, heights, {r for r in rows if graph.has_edge(r, document)})
        for side, column in ((-1, slice(0, cut)), (1, slice(cut, None))):
            y: float = TITLE
            for row, height in zip(rows[column], heights[column], strict=True):
                _place(row, side, y + height / 2, contents, above, positions)
                y += height
        _place_actors(graph, positions)
        views[document] = View(positions, frozenset(above))
    return views


def _contents(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """Each provision's statements in order; a provision that is only assigned has an empty list."""
    contents: dict[str, list[str]] = defaultdict(list)
    for source, target, data in graph.edges(data=True):
        if data["kind"] == "STATED_IN":
            contents[target].append(source)
        elif data["kind"] == "ASSIGNED":
            contents.setdefault(target, [])
    for statements in contents.values():
        statements.sort(key=lambda s: graph.nodes[s]["position"])
    return dict(contents)


def _documents(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """Each document's provisions in the order of its text."""
    owner: dict[str, str] = {}
    found: dict[str, list[str]] = {n: [] for n, data in graph.nodes(data=True) if data["kind"] == "document"}
    for node, data in graph.nodes(data=True):
        if data["kind"] == "provision":
            found.setdefault(_document_of(graph, node, owner), []).append(node)
    for provisions in found.values():
        provisions.sort(key=lambda p: graph.nodes[p]["position"])
    return found


def _document_of(graph: nx.MultiDiGraph[str], provision: str, owner: dict[str, str]) -> str:
    path = [provision]
    while path[-1] not in owner and (above := _parent(graph, path[-1])) is not None:
        path.append(above)
    document = owner.get(path[-1], path[-1])
    owner.update(dict.fromkeys(path[:-1], document))
    return document


def _parent(graph: nx.MultiDiGraph[str], node: str) -> str | None:
    return next((target for _, target, data in graph.out_edges(node, data=True) if data["kind"] == "PART_OF"), None)


def _rows(
    graph: nx.MultiDiGraph[str], provisions: Sequence[str], contents: dict[str, list[str]]
) -> tuple[list[str], set[str]]:
    """The provisions to draw, in order, and those among them that only stand above others."""
    saying = {p for p in provisions if p in contents}
    above: set[str] = set()
    for provision in saying:
        parent = _parent(graph, provision)
        while parent is not None and graph.nodes[parent]["kind"] == "provision" and parent not in above:
            if parent not in saying:
                above.add(parent)
            parent = _parent(graph, parent)
    return [p for p in provisions if p in saying or p in above], above


def _height(row: str, above: set[str], contents: dict[str, list[str]]) -> float:
    if row in above:
        return HEADING
    lines = -(-len(contents[row]) // IN_LINE)
    return max(ROW, lines * MARK + 16)


def _cut(rows: Sequence[str], heights: Sequence[float], top_level: set[str]) -> int:
    """Where the right column begins: before a top-level provision if that leaves the columns about even."""
    whole, left = sum(heights), 0.0
    best: dict[bool, tuple[float, int]] = {}
    for index, row in enumerate(rows):
        uneven = abs(whole - 2 * left)
        best[row in top_level] = min(best.get(row in top_level, (uneven, index)), (uneven, index))
        left += heights[index]
    uneven, index = best.get(True, (whole, 0))
    return index if uneven <= whole / 3 else min(best.values())[1]


def _place(
    row: str, side: int, y: float, contents: dict[str, list[str]], above: set[str], positions: dict[str, Position]
) -> None:
    inner = CENTRE + GAP
    outer = inner + IN_LINE * MARK + 14 + BOX / 2
    positions[row] = (side * outer, y)
    if row in above:
        return
    statements = contents[row]
    lines = -(-len(statements) // IN_LINE)
    for index, statement in enumerate(statements):
        line, place = divmod(index, IN_LINE)
        # Read from left to right on both sides.
        first = -outer + BOX / 2 + MARK if side < 0 else inner
        positions[statement] = (first + place * MARK, y + (line - (lines - 1) / 2) * MARK)


def _place_actors(graph: nx.MultiDiGraph[str], positions: dict[str, Position]) -> None:
    """Three columns: those who bear more on the left stand left; each as near as it can to the height of its duties."""
    ties: dict[str, list[tuple[Position, bool]]] = defaultdict(list)
    for node in list(positions):
        for actor, _, tie in graph.in_edges(node, data=True):
            if tie["kind"] in ("BEARS", "ASSIGNED"):
                ties[actor].append((positions[node], tie["grade"] != "inferred"))
    wanted: dict[str, Position] = {}
    for actor, found in ties.items():
        places = [place for place, firm in found if firm] or [place for place, _ in found]
        wanted[actor] = (_mean(x for x, _ in places), _mean(y for _, y in places))
    ordered = sorted(wanted, key=lambda a: (wanted[a][0], a))
    third = -(-len(ordered) // 3)
    for number, x in enumerate((-CENTRE * 0.67, 0.0, CENTRE * 0.67)):
        column = sorted(ordered[number * third : (number + 1) * third], key=lambda a: (wanted[a][1], a))
        for actor, y in zip(column, _spread([wanted[a][1] for a in column], ACTOR), strict=True):
            positions[actor] = (x, y)


def _spread(heights: Sequence[float], least: float) -> list[float]:
    """Sorted heights moved as little as it takes to stand `least` apart (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []  # sum of (height - its place in the column), count
    for index, height in enumerate(heights):
        total, count = height - index * least, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    bases = [total / count for total, count in pools for _ in range(count)]
    return [base + index * least for index, base in enumerate(bases)]


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers)
