"""Units and provisions of one document's tree: every character that is not white space in exactly one unit."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.records import Provision, ProvisionKind, Span

from ..units import Unit, UnitKind
from .identity import cite
from .numbering import Style
from .paragraphs import Paragraph
from .roles import Role
from .tree import Node, Tree

_KINDS = {
    Role.SLIP: UnitKind.SLIP,
    Role.TITLE: UnitKind.TITLE,
    Role.ADDRESSEES: UnitKind.ADDRESSEES,
    Role.CONTENTS: UnitKind.CONTENTS,
    Role.SIGNATURE: UnitKind.SIGNATURE,
    Role.COPY_LIST: UnitKind.COPY_LIST,
    Role.ATTACHMENT_LIST: UnitKind.ATTACHMENT_LIST,
    Role.ATTACHMENT_TITLE: UnitKind.HEADING,
}


def merge_single_paragraphs(tree: Tree) -> None:
    """A paragraph alone under a mere heading belongs to the heading's provision."""
    for node in tree.nodes:
        if (node.marker is None and not node.attachment) or node.has_text:
            continue
        plain = [child for child in node.children if child.is_paragraph]
        if len(plain) == 1 and plain[0].kind is node.kind:
            plain[0].merged = True


def emit(source: str, tree: Tree, document: str, units: list[Unit]) -> None:
    """Append the document's units to `units`; nodes learn their stretch of the source and their last unit's index."""
    for role, paragraph, node in tree.sequence:
        if node is None:
            kind = _KINDS.get(role, UnitKind.METADATA)
            units.append(
                Unit(
                    kind,
                    paragraph.text,
                    paragraph.offsets,
                    paragraph.start,
                    paragraph.end,
                    document,
                    "",
                    ProvisionKind.PREAMBLE,
                )
            )
            continue
        first = len(units)
        if role is Role.SLIP or role is Role.ATTACHMENT_TITLE:
            _append(units, node, _KINDS[role], paragraph, 0, paragraph.start, paragraph.end, document)
        elif paragraph.row:
            _cells(source, units, node, paragraph, document)
        else:
            _text(source, units, node, paragraph, document)
        node.last_unit = len(units) - 1
        at: Node | None = node
        start, end = units[first].start, units[-1].end
        while at is not None and (at.start < 0 or at.end < end):
            if at.start < 0:
                at.start = start
            at.end = end
            at = at.parent


def _append(
    units: list[Unit], node: Node, kind: UnitKind, paragraph: Paragraph, cut: int, start: int, end: int, document: str
) -> None:
    home = _home(node)
    units.append(Unit(kind, paragraph.text[cut:], paragraph.offsets[cut:], start, end, document, home.id, home.kind))


def _home(node: Node) -> Node:
    return node.parent if node.merged and node.parent is not None else node


def _text(source: str, units: list[Unit], node: Node, paragraph: Paragraph, document: str) -> None:
    """Heading and text of a paragraph; a number without a heading goes with the text but is not read."""
    text, offsets = paragraph.text, paragraph.offsets
    home = _home(node)
    kind = UnitKind.ITEM if node.opener is not None else UnitKind.TEXT
    opener = node.opener.last_unit if node.opener is not None else None
    heading = node.heading
    if heading >= len(text) or not text:
        units.append(
            Unit(UnitKind.HEADING, text, offsets, paragraph.start, paragraph.end, document, home.id, home.kind)
        )
        return
    start = paragraph.start
    if heading:
        start = offsets[heading]
        end = len(source[paragraph.start : start].rstrip()) + paragraph.start
        units.append(
            Unit(
                UnitKind.HEADING, text[:heading], offsets[:heading], paragraph.start, end, document, home.id, home.kind
            )
        )
    skip = heading or (node.marker.length if node.marker else 0)
    # an article that has its own paragraphs hands its first one to a node of its own
    if node.style == Style.ARTICLE and node.children and node.children[0].paragraph is None:
        first = node.children[0]
        home = _home(first)
        units.append(
            Unit(kind, text[skip:], offsets[skip:], start, paragraph.end, document, home.id, home.kind, opener)
        )
        first.start, first.end, first.last_unit = start, paragraph.end, len(units) - 1
        return
    units.append(Unit(kind, text[skip:], offsets[skip:], start, paragraph.end, document, home.id, home.kind, opener))


def _cells(source: str, units: list[Unit], node: Node, paragraph: Paragraph, document: str) -> None:
    """One unit for each cell of a row; its stretch begins with the bar before it."""
    home = _home(node)
    offsets = paragraph.offsets
    count = len(offsets)
    at, start = 0, paragraph.start
    for here in range(1, count):
        between = source[offsets[here - 1] + 1 : offsets[here]] if offsets[here] - offsets[here - 1] > 1 else ""
        if "|" in between:
            bar = offsets[here - 1] + 1 + between.index("|")
            end = len(source[start:bar].rstrip()) + start
            units.append(_cell(paragraph.text[at:here], offsets[at:here], start, end, document, home))
            at, start = here, bar
    units.append(_cell(paragraph.text[at:], offsets[at:], start, paragraph.end, document, home))


def _cell(text: str, offsets: Sequence[int], start: int, end: int, document: str, home: Node) -> Unit:
    return Unit(UnitKind.CELL, text, offsets, start, end, document, home.id, home.kind)


def provisions(
    source: str, tree: Tree, document: str, label: str, running: bool, units: list[Unit], first: int
) -> list[Provision]:
    """The records of the tree's nodes, in order; `first` is the index of the document's first unit."""
    own: dict[str, list[Span]] = {}
    for unit in units[first:]:
        if unit.provision:
            own.setdefault(unit.provision, []).append(Span(unit.start, unit.end, source[unit.start : unit.end]))
    out = []
    for node in tree.nodes:
        if node.merged or node.start < 0:
            continue
        parent = node.parent
        while parent is not None and parent.merged:
            parent = parent.parent
        out.append(
            Provision(
                node.id,
                document,
                parent.id if parent is not None and parent.id else None,
                node.marker.text if node.marker else None,
                _heading(source, node),
                node.kind,
                cite(node, label, running),
                Span(node.start, node.end, source[node.start : node.end]),
                tuple(own.get(node.id, ())),
            )
        )
    return out


def _heading(source: str, node: Node) -> Span | None:
    paragraph = node.paragraph
    if paragraph is None or not node.heading:
        return None
    first = node.marker.length if node.marker else 0
    last = node.heading
    text = paragraph.text
    while last > first and text[last - 1] in "。：: ":
        last -= 1
    if last <= first:
        return None
    start, end = paragraph.offsets[first], paragraph.offsets[last - 1] + 1
    return Span(start, end, source[start:end])
