"""The survey of one source: what its text is, and what tells each of its documents from all others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ontology.errors import InputError
from ontology.records import Given, Text

from .archives import BROKEN, read_member
from .places import open_file, unreadable
from .source import LARGEST, Source


@dataclass(frozen=True, slots=True)
class Found:
    """A document of a text: what names it, and what chooses between its copies. `likeness` is its signature. A title
    that names no kind of document is none: it may be the header of the page that the text was posted on."""

    id: str
    number: str | None
    title: str | None
    issuer: str | None
    written: date | None
    carried: bool
    provisions: int
    length: int
    likeness: bytes


@dataclass(frozen=True, slots=True)
class Survey:
    """A source that can be read, with its documents in order. `characters` are code points."""

    address: str
    where: str
    sha256: str
    format: str
    encoding: str | None
    given: Given
    characters: int
    documents: tuple[Found, ...]


def load(source: Source) -> Text:
    """The text of a source, with what is given beside it. Raises InputError, one line, where it cannot be read."""
    from dataclasses import replace

    from extract.reading import READERS, read, read_bytes

    data = source.data
    if data is None:
        ending = source.where.rpartition(".")[2].lower()
        if not source.member and source.path == source.where and "://" not in source.path:
            return _within_limit(source)
        if ending not in READERS:
            return read(source.where)  # which says so
        try:
            data = read_member(source) if source.member else _whole(source)
        except BROKEN as error:
            raise unreadable(source.where, error) from error
    text = read_bytes(source.where, data, source.ending or None)
    return replace(text, given=source.given)


def _within_limit(source: Source) -> Text:
    from pathlib import Path

    from extract.reading import read

    try:
        size = Path(source.path).stat().st_size
    except (OSError, ValueError):
        size = 0  # its reader says what is wrong
    if size > LARGEST:
        raise _too_large(source)
    return read(source.path)


def _whole(source: Source) -> bytes:
    with open_file(source.path) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(source)
    return data


def _too_large(source: Source) -> InputError:
    most = LARGEST // 1_000_000
    return InputError(f"{source.where}：文件超过 {most} MB；请拆分 / larger than {most} MB; split it")


def survey(source: Source) -> Survey:
    """What a source holds, without reading its statements. Raises InputError where it cannot be read."""
    from collections import Counter

    from extract.structure import read_structure

    from .likeness import signature

    text = load(source)
    structure = read_structure(text)
    provisions = Counter(provision.document for provision in structure.provisions)
    documents = tuple(
        Found(
            id=document.id,
            number=document.number,
            title=document.title if document.form or document.content else None,
            issuer=document.issuers[0].plain if document.issuers else None,
            written=document.written,
            carried=document.part_of is not None,
            provisions=provisions[document.id],
            length=document.span.end - document.span.start,
            likeness=signature(document.span.text),
        )
        for document in structure.documents
    )
    return Survey(
        source.address, source.where, text.sha256, text.format, text.encoding, text.given, len(text.content), documents
    )
