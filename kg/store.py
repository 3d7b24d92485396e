"""What a store of the graph can do, whichever engine holds it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self

from kg.parameters import Parameter
from kg.values import Value
from ontology.records import Extraction

Row = dict[str, Value]

FORMATS = ("turtle", "trig", "nquads", "jsonld")
"""What `Store.dump` can write. Turtle knows no graphs: there the documents' facts are merged."""


class Store(ABC):
    """A graph of documents, one named graph for each. A context manager: `with kg.open_store(path) as store: ...`"""

    @abstractmethod
    def replace(self, extraction: Extraction) -> None:
        """Put the extraction's documents in, each in place of what was there under its id.

        All or nothing, and on disk when this returns. The same extraction twice leaves the same quads.
        Raises `StoreError` if the store cannot be written.
        """

    @abstractmethod
    def remove(self, document: str) -> bool:
        """Take the document with this id out. False if it was not there."""

    @abstractmethod
    def select(self, sparql: str, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        """The rows of a SELECT query as dicts of Python values, None for what is unbound.

        Each parameter replaces the contents of its `VALUES ?name { … }` block in the query, as a proper RDF term
        (see `kg.parameters`). IRIs come back as plain strings, dates as `datetime.date`, numbers as int or float.
        Raises `QueryError` for a query that cannot be read and for unknown parameters.
        """

    @abstractmethod
    def dump(self, format: str, *, internal: bool = False) -> Iterator[bytes]:
        """The graph in one of `FORMATS`, in pieces; the same graph gives the same bytes.

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
        """How many facts (quads) the store holds, the ontology's included."""

    def __bool__(self) -> bool:
        return True  # an empty store is still a store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
