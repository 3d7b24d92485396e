"""A text to its structure: documents, the tree of their provisions, and units that partition every character."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ontology.records import NOTHING, Document, Text

from ..routing import read_slips
from ..units import Structure
from .decisions import decide
from .emission import emit, merge_single_paragraphs, provisions
from .identity import name_nodes, runs_through, source_name
from .metadata import record
from .paragraphs import paragraphs
from .tree import grow
from .zones import parts

__all__ = ["read_structure"]


def read_structure(text: Text) -> Structure:
    """Read documents, provisions, units and processing slips off a text; any text is read, nothing is refused.

    Units partition the characters that are not white space, in order. The same text gives the same structure.
    """
    source = text.content
    structure = Structure()
    name = source_name(text.path, source)
    taken: Counter[str] = Counter()
    cover: Document | None = None
    carried = 0
    for part in parts(paragraphs(source)):
        carried = carried + 1 if part.carried else 0
        # What a table says of the text is said of its first document.
        given = text.given if cover is None else NOTHING
        document = record(source, part, cover if part.carried else None, name, text.sha256, carried, given)
        taken[document.id] += 1
        if taken[document.id] > 1:
            document = replace(document, id=f"{document.id}~{taken[document.id]}")
        if not part.carried:
            cover = document
        tree = grow(part)
        decide(tree, report=bool(document.title and document.title.endswith("报告")))
        name_nodes(tree, document.id)
        merge_single_paragraphs(tree)
        first = len(structure.units)
        emit(source, tree, document.id, structure.units)
        label = _label(document)
        structure.documents.append(document)
        structure.provisions.extend(
            provisions(source, tree, document.id, label, runs_through(tree), structure.units, first)
        )
    structure.slips, structure.routings = read_slips(source, structure.units)
    return structure


def _label(document: Document) -> str:
    """What a citation begins with: a document number, or the title of a law or a carried text."""
    if document.number and document.part_of is None and "令第" not in document.number:
        return document.number
    return f"《{document.title}》" if document.title else document.id
