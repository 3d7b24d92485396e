"""The tree of provisions: which number stands under which, what is a list's item, whose an unnumbered paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ontology.records import ProvisionKind

from . import words
from .numbering import Marker, Style
from .paragraphs import Paragraph
from .roles import Part, Role

# A last paragraph that speaks of the whole document, not of the number before it.
_CLOSING = re.compile(
    r"(?:各地|各省|各级|各部门|各有关|各单位|请各|本(?:通知|意见|办法|方案|规定|细则|公告|通告|决定|批复)|特此|以上|此前|自本)"
)


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making. `heading` counts the characters of its paragraph that are number and heading."""

    marker: Marker | None
    paragraph: Paragraph | None
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    heading: int = 0
    opener: Node | None = None  # the node whose text introduces the list that this one is an item of
    kind: ProvisionKind = ProvisionKind.MEASURE
    attachment: bool = False
    last_unit: int = -1  # the index of its last unit, once there is one
    merged: bool = False  # its text belongs to the parent's provision
    id: str = ""
    order: int = 0  # among the unnumbered children of its parent, from 1
    start: int = -1  # of its stretch of the source with all that stands under it; -1 until it has one
    end: int = -1

    @property
    def has_text(self) -> bool:
        """Whether its paragraph holds more than number and heading."""
        return self.paragraph is not None and self.heading < len(self.paragraph.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph without a number, and none of a list."""
        return self.marker is None and self.opener is None and not self.attachment

    def has_body(self) -> bool:
        """Whether its paragraph reads as more than a heading: decided before headings are, by a sentence that ends."""
        if self.paragraph is None:
            return False
        text = self.paragraph.text
        return "。" in text[:-1] or text[-1] in "；：:" or (text[-1] == "。" and len(text) > 30)

    @property
    def style(self) -> int:
        return self.marker.style if self.marker else 99


@dataclass(slots=True)
class Tree:
    """A document's nodes in its order, and each paragraph with its role and its node (None outside the provisions)."""

    root: Node
    nodes: list[Node] = field(default_factory=list)
    sequence: list[tuple[Role, Paragraph, Node | None]] = field(default_factory=list)


def grow(part: Part) -> Tree:
    """The tree of one document's paragraphs."""
    return _Growth(part).run()


class _Growth:
    def __init__(self, part: Part) -> None:
        self.paragraphs = part.paragraphs
        self.tree = Tree(Node(None, None, None))
        self.base = self.tree.root  # the root, or the attachment that is being read
        self.open: list[Node] = []  # the numbered nodes that the next number may stand under, outermost first
        self.before: Node | None = None  # the node of the paragraph before
        self.slip: Node | None = None

    def run(self) -> Tree:
        following = self._following_numbers()
        for at, (role, paragraph) in enumerate(self.paragraphs):
            node: Node | None = None
            if role is Role.TEXT:
                if paragraph.row:
                    node = self._row()
                elif paragraph.number is not None and self._counts(paragraph):
                    node = self._numbered(paragraph, paragraph.number)
                else:
                    node = self._unnumbered(paragraph, following[at])
                self.before = node
            elif role is Role.ATTACHMENT_TITLE:
                node = self._add(None, paragraph, self.tree.root)
                node.attachment = True
                node.heading = len(paragraph.text)
                self.base, self.open, self.before = node, [], None
            elif role is Role.SLIP:
                if self.slip is None:
                    self.slip = self._add(None, None, self.tree.root)
                    self.slip.kind = ProvisionKind.ROUTING
                node = self.slip
            self.tree.sequence.append((role, paragraph, node))
        return self.tree

    def _following_numbers(self) -> list[Marker | None]:
        out: list[Marker | None] = [None] * len(self.paragraphs)
        number: Marker | None = None
        for at in range(len(self.paragraphs) - 1, -1, -1):
            out[at] = number
            role, paragraph = self.paragraphs[at]
            if role is Role.TEXT and paragraph.number is not None:
                number = paragraph.number
            elif role is Role.ATTACHMENT_TITLE:
                number = None
        return out

    def _add(self, number: Marker | None, paragraph: Paragraph | None, parent: Node) -> Node:
        node = Node(number, paragraph, parent)
        parent.children.append(node)
        self.tree.nodes.append(node)
        return node

    @staticmethod
    def _counts(paragraph: Paragraph) -> bool:
        """第一类 opens a provision only where it stands as a heading; a number with nothing after it opens none."""
        number = paragraph.number
        assert number is not None
        if number.style is Style.CLASS:
            return len(paragraph.text) <= 40 and "。" not in paragraph.text
        return len(paragraph.text) > number.length

    def _numbered(self, paragraph: Paragraph, number: Marker) -> Node:
        opener = self._opener(number)
        open_ = self.open
        at = next((i for i, node in enumerate(open_) if node.style == number.style), -1)
        if at >= 0:
            del open_[at:]
        elif number.style <= Style.HAN or number.style is Style.BOX or number.value != 1:
            while open_ and open_[-1].style > number.style:
                open_.pop()
        parent = open_[-1] if open_ else self.base
        if opener is not None and opener.marker is None and opener.parent is parent:
            parent = opener  # the list of a paragraph of its own
        elif opener is None and number.value > 1:
            parent = self._list_goes_on(parent, number)
        node = self._add(number, paragraph, parent)
        if opener is not None:
            node.opener = opener
        elif number.value > 1:
            sisters = [child for child in parent.children[-6:-1] if child.style == number.style]
            last = sisters[-1] if sisters else self.before
            node.opener = last.opener if last is not None and (sisters or last.marker is None) else None
        open_.append(node)
        return node

    def _list_goes_on(self, parent: Node, number: Marker) -> Node:
        """Items of a paragraph of its own stand under that paragraph; so does the next of them."""
        if parent.children:
            last = parent.children[-1]
            if last.marker is None and last.children and last.children[-1].style == number.style:
                return last
        return parent

    def _opener(self, number: Marker) -> Node | None:
        """The node that introduces the list which a first number begins."""
        before = self.before
        if number.value != 1 or number.style < Style.ARTICLE or before is None or before.paragraph is None:
            return None
        if before.marker is None and before.parent is self.tree.root and number.style is Style.HAN:
            return None
        return before if self._introduces(before) else None

    def _unnumbered_opener(self, text: str) -> Node | None:
        """The node that introduces a list without numbers: after a colon, or after an item, lines that end in ；."""
        before = self.before
        if before is None or before.paragraph is None:
            return None
        if before.opener is not None and before.marker is None and before.paragraph.text[-1] in "；;":
            return before.opener
        if text[-1] in "；;" and before.paragraph.text[-1] in "：:" and self._introduces(before):
            return before
        return None

    @staticmethod
    def _introduces(before: Node) -> bool:
        """Whether a paragraph ends as one that introduces a list; 有关事项通知如下： introduces the whole text."""
        assert before.paragraph is not None
        text = before.paragraph.text
        if text[-1] not in "：:" and not (len(text) > 3 and words.OPENER.search(text[-40:].rstrip("。"))):
            return False
        return not words.SHAPES["cover"].search(text[-60:])

    def _unnumbered(self, paragraph: Paragraph, following: Marker | None) -> Node:
        """The paragraph's node, under the number that it belongs to."""
        opener = self._unnumbered_opener(paragraph.text)
        if opener is not None:
            item = self._add(None, paragraph, opener)
            item.opener = opener
            return item
        open_ = self.open
        while open_:
            top = open_[-1]
            goes_on = (
                following is not None
                and following.style == top.style
                and top.marker is not None
                and following.value == top.marker.value + 1
            )
            if goes_on or (top.marker is not None and top.marker.style is Style.ARTICLE):
                break
            if top.opener is not None and not (
                top.children and not goes_on and top.paragraph and len(top.paragraph.text) < 30
            ):
                open_.pop()
                continue
            if self._list_of_single_paragraphs(top):
                open_.pop()
                continue
            if following is None and top.has_body() and _CLOSING.match(paragraph.text):
                open_.clear()
            break
        return self._add(None, paragraph, open_[-1] if open_ else self.base)

    @staticmethod
    def _list_of_single_paragraphs(top: Node) -> bool:
        """Whether `top` ends a list of one-paragraph numbers under a number that has text of its own."""
        parent = top.parent
        if parent is None or not parent.has_body() or top.children:
            return False
        sisters = parent.children[-3:]
        return (
            len(sisters) > 1
            and all(child.style == top.style and not child.children for child in sisters)
            and any(child.has_body() for child in sisters)
        )

    def _row(self) -> Node:
        parent = self.open[-1] if self.open else self.base
        if (
            parent.children
            and parent.children[-1].paragraph is None
            and parent.children[-1].marker is None
            and parent.children[-1] is not self.slip
        ):
            return parent.children[-1]
        return self._add(None, None, parent)
