"""What a store of the graph can do, whichever engine holds it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import ClassVar, Self

from kg.named_query import NamedQuery
from kg.parameters import Parameter
from kg.rdf import NamedGraph
from kg.values import Value
from ontology.records import Extraction

Row = dict[str, Value]

FORMAT = 1
"""The form of the facts in a store, written into it. A store of a higher one is refused, not misread."""


class Store(ABC):
    """A graph of documents. A context manager: `with kg.open_store(address) as store: ...`"""

    language: ClassVar[str]
    """What `select` reads: "sparql" or "cypher"."""

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
    def records(self, document: str) -> Extraction:
        """The document with this id and all its records, as they were put in; of the text all but path and content.

        Raises `QueryError` where there is no such document, `StoreError` where facts are missing.
        """

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
