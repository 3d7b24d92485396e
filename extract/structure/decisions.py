"""Headings and kinds of a grown tree: decided among sisters, since a document keeps to one way of writing."""

from __future__ import annotations

from itertools import groupby

from ontology.records import ProvisionKind

from . import headings, kinds
from .numbering import Style
from .tree import Node, Tree


def decide(tree: Tree, report: bool = False) -> None:
    """Set every node's heading and kind; a `report` tells what was found and asks for little."""
    _headings(tree)
    _paragraphs_of_articles(tree)
    _kinds(tree)
    if report:
        for node in tree.nodes:
            if node.kind is ProvisionKind.MEASURE and not (node.paragraph and kinds.has_modal(node.paragraph.text)):
                node.kind = ProvisionKind.PREAMBLE


# ---- headings -------------------------------------------------------------------------------------------------------
def _headings(tree: Tree) -> None:
    candidates: dict[Node, int] = {}
    for node in tree.nodes:
        paragraph = node.paragraph
        if paragraph is None or node.attachment:
            continue
        if headings.alone(paragraph, bool(node.children)):
            if node.marker is not None and paragraph.text[-1] == "。" and not paragraph.level:
                candidates[node] = len(paragraph.text)
            else:
                node.heading = len(paragraph.text)
        elif length := headings.run_in(paragraph):
            candidates[node] = length
    for parent in [tree.root, *tree.nodes]:
        if len(parent.children) > 0:
            for _, sisters in groupby(parent.children, key=lambda child: child.style):
                group = list(sisters)
                if group[0].style == Style.ARTICLE:
                    _vote_articles(group, candidates)
                else:
                    _vote(group, candidates)


def _vote_articles(articles: list[Node], candidates: dict[Node, int]) -> None:
    """Articles carry headings in all of a chapter or in none: 【适用范围】, or a short first sentence."""
    titled = [node for node in articles if node in candidates and candidates[node] <= 24]
    if len(titled) > 1 and len(titled) * 10 >= len(articles) * 6:
        for node in titled:
            node.heading = candidates[node]


def _vote(sisters: list[Node], candidates: dict[Node, int]) -> None:
    chosen = [node for node in sisters if node in candidates]
    if not chosen:
        return
    numbered = sisters[0].marker is not None
    texts = sum(1 for node in sisters if node.has_text)
    for node in chosen:
        paragraph = node.paragraph
        assert paragraph is not None
        if numbered and node.opener is None:
            enough = len(chosen) * 2 >= texts if texts > 1 else candidates[node] <= 30
        elif numbered:
            enough = len(chosen) * 10 >= texts * 6 and texts > 1
        else:
            enough = (
                paragraph.bold or paragraph.text.startswith("——") or (len(chosen) > 1 and len(chosen) * 10 >= texts * 6)
            )
        if enough:
            node.heading = candidates[node]


def _paragraphs_of_articles(tree: Tree) -> None:
    """An article of several paragraphs hands its first to a node of its own, items and all: 第五条第一款."""
    added: list[Node] = []
    for node in tree.nodes:
        added.append(node)
        if node.style == Style.ARTICLE and node.has_text and any(child.is_paragraph for child in node.children):
            first = Node(None, None, node)
            first.children = [child for child in node.children if child.opener is node]
            node.children = [first, *(child for child in node.children if child.opener is not node)]
            for item in first.children:
                item.parent = first
            added.append(first)
    tree.nodes = added


# ---- kinds ----------------------------------------------------------------------------------------------------------
def _kinds(tree: Tree) -> None:
    numbered_later = False
    before_first: set[Node] = set()
    for node in reversed(tree.root.children):
        if node.marker is not None:
            numbered_later = True
        elif numbered_later:
            before_first.add(node)
    for node in tree.nodes:
        if node.kind is ProvisionKind.ROUTING:
            continue
        if node.attachment:
            node.kind = ProvisionKind.ATTACHMENT
        elif node.marker is None:
            node.kind = _unnumbered_kind(node, tree, node in before_first)
        else:
            node.kind = _numbered_kind(node)


# 其他, 要求, 情况 as a heading below another kind's say nothing of their own
_TOP = (ProvisionKind.SAFEGUARD, ProvisionKind.SUPPLEMENTARY, ProvisionKind.PREAMBLE)


def _inherited(node: Node) -> ProvisionKind | None:
    parent = node.parent
    return parent.kind if parent is not None and parent.kind in kinds.HANDED_DOWN else None


def _numbered_kind(node: Node) -> ProvisionKind:
    paragraph, marker = node.paragraph, node.marker
    assert paragraph is not None and marker is not None
    text = paragraph.text
    inherited = _inherited(node)
    if node.heading:
        named = kinds.by_heading(text[marker.length : node.heading])
        if named is not None and not (inherited and named in _TOP):
            return named
    if inherited in (ProvisionKind.GUIDING_THOUGHT,) and kinds.has_modal(text):
        return ProvisionKind.MEASURE
    if (
        inherited is not None
        and inherited is not ProvisionKind.SUPPLEMENTARY
        and inherited is not ProvisionKind.LIABILITY
    ):
        return inherited
    if node.has_text:
        shape = kinds.by_shape(text, max(marker.length, node.heading))
        if shape is not None and node.opener is None:
            return shape
    return inherited or ProvisionKind.MEASURE


def _unnumbered_kind(node: Node, tree: Tree, before_first: bool) -> ProvisionKind:
    parent = node.parent
    assert parent is not None
    paragraph = node.paragraph
    if paragraph is None:  # a table, or the first paragraph of an article
        return parent.kind if parent.paragraph is not None else ProvisionKind.MEASURE
    text = paragraph.text
    if node.opener is not None:
        return parent.kind
    if parent is tree.root:
        return kinds.opens(text, before_first)
    inherited = _inherited(node)
    if inherited is not None:
        if inherited in (ProvisionKind.GUIDING_THOUGHT, ProvisionKind.PREAMBLE):
            return kinds.of_state(text) or inherited
        if inherited not in (ProvisionKind.SUPPLEMENTARY, ProvisionKind.LIABILITY):
            return inherited
    return (
        kinds.by_shape(text, 0)
        or (ProvisionKind.PREAMBLE if kinds.is_background(text) else None)
        or inherited
        or ProvisionKind.MEASURE
    )
