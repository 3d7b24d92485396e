"""One text to all its records: structure first, then what each unit says."""

from __future__ import annotations

from functools import cache, partial

from ontology.records import Extraction, Text

from .components import pipeline, read_sentence, vocabulary
from .statements import StatementReader
from .structure import read_structure


@cache
def _reader(lexicon: str | None) -> StatementReader:
    return StatementReader(partial(read_sentence, pipeline(lexicon)), vocabulary(lexicon))


def extract(text: Text, *, lexicon: str | None = None) -> Extraction:
    """Read everything off `text`; records in the document's order. The same text gives the same records.

    `lexicon` is the path of a word list of the user's own (InputError where it cannot be read).
    """
    structure = read_structure(text)
    statements = _reader(lexicon).read(structure.units, structure.provisions, text.content)
    return Extraction(text, (*structure.documents, *structure.provisions, *structure.routings, *statements))
