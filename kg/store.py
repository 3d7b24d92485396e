"""What a store of the graph can do, whichever engine holds it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from kg.named_query import NamedQuery
from kg.parameters import Parameter
from kg.rdf import NamedGraph
from kg.values import Value
from ontology.history import Ingestion
from ontology.records import Extraction
from ontology.reviews import Review

Row = dict[str, Value]

FORMAT = 1
"""The form of the facts in a store, written into it. A store of a higher one is refused, not misread."""


class Store(ABC):
    """A graph of documents. A context manager: `with kg.open_store(address) as store: ...`"""

    language: ClassVar[str]
    """What `select` reads: "sparql" or "cypher"."""

    at_once: ClassVar[int] = 16_000_000
    """Characters of N-Triples that `put_graphs` is best given at once: twenty documents or so."""

    @property
    @abstractmethod
    def name(self) -> str:
        """The address as messages show it, without a password."""

    @abstractmethod
    def replace(self, extraction: Extraction) -> None:
        """Put the extraction's documents in, each in place of what was there under its id.

        All or nothing, and on disk when this returns. The same extraction twice leaves the same facts.
        Raises `StoreError` if the store cannot be written.
        """

    def load(self, extractions: Iterable[Extraction]) -> None:
        """`replace` each; on disk when all are done. What came before an error stays."""
        for extraction in extractions:
            self.replace(extraction)

    def put_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        """`load`, for the graphs that `kg.rdf.named_graphs` made of extractions in another process."""
        from kg.graph_text import read_graphs

        self.load(read_graphs(graphs))

    @abstractmethod
    def remove(self, document: str) -> bool:
        """Take the document with this id out. False if it was not there."""

    @abstractmethod
    def put_containment(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Keep which actors (by id) contain which, in place of what was kept: `duty:contains`, `CONTAINS`."""

    @abstractmethod
    def put_registry(self, own: str | None = None) -> None:
        """Keep the registry of public bodies (`kg.registry`); nothing is written where this version is there already.

        `own` is the text of a user's file of bodies, which are kept with ours until another file takes its place.
        Raises InputError where it is malformed.
        """

    @abstractmethod
    def own_bodies(self) -> str | None:
        """The text of the user's file of bodies that `put_registry` kept, None without one."""

    @abstractmethod
    def records(self, document: str) -> Extraction:
        """The document with this id and all its records, as they were put in; of the text all but path and content.

        Raises `QueryError` where there is no such document, `StoreError` where facts are missing.
        """

    @abstractmethod
    def extracted(self, document: str) -> Extraction:
        """`records` as they were extracted, whatever people have said of them since. Raises as `records` does."""

    @abstractmethod
    def reviews(self, document: str | None = None) -> list[Review]:
        """What people said of the records of a document, or of all, by document, then time."""

    @abstractmethod
    def history(self, document: str) -> list[Ingestion]:
        """The times at which a document came into the store changed, earliest first; [] for one that never did.

        Taking a document out takes its history with it.
        """

    @abstractmethod
    def _review(self, document: str, reviews: Sequence[Review]) -> None:
        """Make these the reviews of a document, and write it anew with them: all or nothing."""

    def add_reviews(self, reviews: Iterable[Review]) -> None:
        """Put reviews in, each document's in one go, and correct what they are about. One that is there already stays.

        They win over extraction from now on, also over what is extracted later. One that fits no record (any more) is
        kept as well: `orphaned`.
        """
        given: dict[str, dict[str, Review]] = {}
        for review in reviews:
            given.setdefault(review.document, {})[review.id] = review
        for document, some in given.items():
            self._review(document, list(({one.id: one for one in self.reviews(document)} | some).values()))

    def undo_review(self, id: str) -> bool:
        """Take a review back: what it corrected is as it was extracted. False if there is none."""
        for review in self.reviews():
            if review.id == id:
                document = review.document
                self._review(document, [one for one in self.reviews(document) if one.id != id])
                return True
        return False

    def orphaned(self, document: str | None = None) -> list[Review]:
        """The reviews whose record is no longer there, or no longer has the value that they were about."""
        from kg.review.applying import applied

        there = set(self.documents())
        given: dict[str, list[Review]] = {}
        for review in self.reviews(document):
            given.setdefault(review.document, []).append(review)
        found: list[Review] = []
        for name, some in given.items():
            found += applied(self.extracted(name), some).orphaned if name in there else some
        return found

    @abstractmethod
    def select(self, query: str, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        """The rows of a query that only reads, in the store's `language`; None for what is unbound.

        IRIs come back as plain strings, dates as `datetime.date`, numbers as int or float.
        Raises `QueryError` for a query that cannot be read and for unknown parameters.
        """

    def ask(self, query: NamedQuery, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        """The rows of a query that is written down for every language, in no order."""
        return self.select(query.text(self.language), parameters)

    @abstractmethod
    def dump(self, format: str, *, internal: bool = False) -> Iterator[bytes]:
        """The graph in one of `kg.serialising.FORMATS`, in pieces; the same graph gives the same bytes.

        What stands on processing slips is left out unless `internal`. The ontology is not part of it.
        """

    @abstractmethod
    def documents(self) -> list[str]:
        """The ids of the documents in the store, sorted."""

    @abstractmethod
    def stamps(self) -> dict[str, str]:
        """For each document, by its id, a text that is another one whenever its facts or their reviews are."""

    @property
    @abstractmethod
    def beside(self) -> Path | None:
        """A folder for what is worked out from the store and can be made again, there or not; None where nothing
        outlives this object."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the files or the connection. Closing twice is no error."""

    @abstractmethod
    def __len__(self) -> int:
        """How many facts the store holds: quads with the ontology's, or nodes and relationships."""

    def __bool__(self) -> bool:
        return True  # an empty store is still a store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
