"""One text to all its records: structure first, then what each unit says."""

from __future__ import annotations

from ontology.records import Extraction, Text

from .structure import read_structure


def extract(text: Text) -> Extraction:
    """Read everything off `text`; records in the document's order. The same text gives the same records."""
    structure = read_structure(text)
    return Extraction(text, (*structure.documents, *structure.provisions, *structure.routings))
