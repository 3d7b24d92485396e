"""An rdflib Dataset as a store, for notebooks: what is put in stands in the dataset at once."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Identifier

from kg.rdf import NamedGraph
from kg.serialising import parsed
from kg.store import Row
from ontology.errors import QueryError, StoreError

from .rdf_store import NO_SELECT, RdfStore, python_value


class RdflibStore(RdfStore):
    """A dataset in the hands of its owner; closing the store leaves it as it is."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        """Raises `StoreError` for a plain Graph, which cannot tell documents apart."""
        if dataset is not None and not isinstance(dataset, Dataset):
            raise StoreError("需要 rdflib.Dataset，每份文件一个命名图 / an rdflib.Dataset is needed, not a Graph")
        self.dataset = Dataset() if dataset is None else dataset
        super().__init__("(rdflib)")

    def close(self) -> None:
        """The dataset is its owner's."""

    def __len__(self) -> int:
        return sum(len(graph) for graph in self.dataset.graphs())

    def _rows(self, sparql: str) -> list[Row]:
        try:
            answer = self.dataset.query(sparql)
        except Exception as error:  # pyparsing's and rdflib's own, which have no class in common
            raise QueryError(f"SPARQL 无法读取 / cannot read the query: {' '.join(str(error).split())}") from error
        if answer.type != "SELECT":
            raise QueryError(NO_SELECT)
        names = [str(variable) for variable in answer.vars or ()]
        return [{name: python_value(_to_oxigraph(row[name])) for name in names} for row in answer]  # type: ignore[index,call-overload]

    def _update(self, sparql: str) -> None:
        self.dataset.update(sparql)

    def _put(self, graphs: list[NamedGraph]) -> None:
        # rdflib would take seconds to parse an update of this size.
        new = [(self.dataset.graph(URIRef(one.iri)), [_to_rdflib(t) for t in parsed(one.triples)]) for one in graphs]
        for graph, triples in new:
            graph.remove((None, None, None))
            self.dataset.addN((*triple, graph) for triple in triples)
            if not triples:
                self.dataset.remove_graph(graph)

    def _triples(self, graph: str) -> Iterable[ox.Triple]:
        terms = (map(_to_oxigraph, triple) for triple in self.dataset.graph(URIRef(graph)))
        return [ox.Triple(*triple) for triple in terms]  # type: ignore[arg-type]


def _to_rdflib(triple: ox.Triple) -> tuple[Identifier, Identifier, Identifier]:
    def term(one: object) -> Identifier:
        match one:
            case ox.NamedNode():
                return URIRef(one.value)
            case ox.BlankNode():
                return BNode(one.value)
            case ox.Literal():
                plain = one.language or one.datatype.value == _STRING
                # Its spelling stays: rdflib would rewrite "01" as "1".
                datatype = None if plain else URIRef(one.datatype.value)
                return Literal(one.value, lang=one.language, datatype=datatype, normalize=False)
        raise AssertionError(one)

    return term(triple.subject), term(triple.predicate), term(triple.object)


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _to_oxigraph(term: object) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    match term:
        case URIRef():
            return ox.NamedNode(str(term))
        case BNode():
            return ox.BlankNode(str(term))
        case Literal() if term.language:
            return ox.Literal(str(term), language=term.language)
        case Literal():
            return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    return None
