"""One text to all its records: structure first, then what each unit says."""

from __future__ import annotations

from functools import cache

from ontology.records import Extraction, Text

from .grammar import ClauseReader
from .statements import StatementReader
from .structure import read_structure
from .words import Vocabulary


@cache
def _reader() -> StatementReader:
    return StatementReader(ClauseReader(Vocabulary()))


def extract(text: Text) -> Extraction:
    """Read everything off `text`; records in the document's order. The same text gives the same records."""
    structure = read_structure(text)
    statements = _reader().read(structure.units, structure.provisions, text.content)
    return Extraction(text, (*structure.documents, *structure.provisions, *structure.routings, *statements))
