"""What a provision is for, from its heading, its place and its own words."""

from __future__ import annotations

from ontology.records import ProvisionKind

from . import words

# Kinds that a provision hands down to what stands under it.
HANDED_DOWN = frozenset(ProvisionKind) - {ProvisionKind.MEASURE, ProvisionKind.ROUTING}
_ENDS = "。*#：: 　"


def by_heading(heading: str) -> ProvisionKind | None:
    """The kind that a heading names (white space and marks ignored), None for a heading of plain content."""
    title = heading.strip(_ENDS)
    if not title or len(title) > 60:
        return None
    for kind, pattern in words.KIND_HEADINGS:
        if pattern.match(title):
            return kind
    return ProvisionKind.PREAMBLE if words.COPULA.search(title) else None


def by_shape(text: str, start: int) -> ProvisionKind | None:
    """The kind that a paragraph's own words name, from character `start` (after its number) on; None for plain text."""
    shapes = words.SHAPES
    body = text[start:] if start else text
    if body[0] in "特此" and shapes["formula"].match(body):
        return ProvisionKind.PREAMBLE
    if shapes["entry"].match(body):
        return ProvisionKind.SUPPLEMENTARY
    if body[0] in "为根依按" and shapes["purpose"].match(body.rstrip("。")):
        return ProvisionKind.PREAMBLE
    if _is_scope(body):
        return ProvisionKind.DEFINITION
    return None


def _is_scope(body: str) -> bool:
    """A definition or the text's scope, and nothing that anybody has to do in the sentences after it."""
    head = body[:160]
    if "适用" not in head and "指" not in head and "包括" not in head and "含义" not in head and "称" not in head:
        return False
    return bool(words.SHAPES["scope"].match(body)) and not words.SHAPES["modal"].search(body)


def opens(text: str, numbered: bool) -> ProvisionKind:
    """The kind of a paragraph before the first numbered provision: covering words, background, or a measure."""
    shapes = words.SHAPES
    if shapes["cover"].search(text) or shapes["background"].search(text):
        return ProvisionKind.MEASURE if shapes["instructs"].search(text) else ProvisionKind.PREAMBLE
    if numbered and not has_modal(text):
        return ProvisionKind.PREAMBLE
    return by_shape(text, 0) or ProvisionKind.MEASURE


def of_state(text: str) -> ProvisionKind | None:
    """Goal, guiding thought or background that a paragraph states without a heading."""
    shapes = words.SHAPES
    if shapes["goal"].match(text) and not shapes["modal"].search(text):
        return ProvisionKind.GOAL
    if shapes["guiding"].match(text):
        return ProvisionKind.GUIDING_THOUGHT
    return None


def has_modal(text: str) -> bool:
    """Whether the text holds a modal word."""
    return bool(words.SHAPES["modal"].search(text))


def is_background(text: str) -> bool:
    """History or a state of affairs, with nothing that has to be done."""
    return bool(words.SHAPES["background"].match(text)) and not has_modal(text)
