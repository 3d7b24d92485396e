"""The registry of public bodies in every store: queries join actors with it, nothing takes its bodies for actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from records_by_hand import gardens
from test_every_store import STORES, address_of, clear
from test_history import law

import dutygraph
import kg
import queries
from kg.registry import registry_graph
from kg.store import Store
from kg.validation import check
from ontology.errors import InputError
from ontology.records import Extraction, Statement
from ontology.registry import registry

# Of actors that documents name: the ministry's parent, its heirs, what it is in charge of.
JOINED = {
    "sparql": """
        PREFIX duty: <https://w3id.org/dutygraph/ontology#>
        PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?actor ?is ?name WHERE {
          GRAPH ?document { ?who a duty:Actor ; rdfs:label ?actor }
          GRAPH <https://w3id.org/dutygraph/registry> {
            { ?who org:subOrganizationOf/rdfs:label ?name BIND("above" AS ?is) }
            UNION { ?who org:changedBy/org:resultingOrganization/rdfs:label ?name BIND("after" AS ?is) }
          }
        }""",
    "cypher": """
        MATCH (who:Actor) MATCH (body:Body {iri: who.iri})-[r:SUBORDINATE_TO|SUCCEEDED_BY]->(other:Body)
        RETURN DISTINCT who.name AS actor,
          CASE type(r) WHEN 'SUBORDINATE_TO' THEN 'above' ELSE 'after' END AS is, other.name AS name""",
}
SERVERS = ("endpoint", "neo4j")  # they keep the registry that another test put there
OWN = """
[defaults]
kind = "事业单位"
level = "市"
place = "河口市"

[[body]]
name = "河口市园林管理处"
until = "2018"
successors = ["河口市绿化中心"]

[[body]]
name = "河口市绿化中心"
since = "2018"
"""


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind with a document that names a ministry which a reform abolished."""
    made = {"memory": kg.memory_store, "rdflib": kg.rdflib_store}.get(request.param)
    with made() if made else kg.open_store(address_of(request.param, request, tmp_path)) as opened:
        opened.load([gardens(), duty_of("环境保护部", "河政发〔2015〕2号")])
        yield opened
        opened.put_registry("")
        clear(opened)


def duty_of(actor: str, number: str) -> Extraction:
    """A document of 2015 with a duty of an actor."""
    found = law(number, "保护", written=date(2015, 1, 1))
    (one,) = found.of(Statement)
    (mention,) = one.actors
    named = replace(one, actors=(replace(mention, actors=(actor,)),))
    return replace(found, records=tuple(named if record is one else record for record in found.records))


def everything(store: Store) -> list[Any]:
    """What counts, pictures and tables are made of."""
    rows = [store.ask(queries.question(name).query) for name in ("actors", "documents")]
    return [sorted(map(repr, some)) for some in rows]


def joined(store: Store) -> list[Any]:
    return sorted(tuple(row.values()) for row in store.select(JOINED[store.language]))


def test_actors_are_joined_with_what_is_known_of_bodies(store: Store, request: pytest.FixtureRequest) -> None:
    if request.node.callspec.params["store"] not in SERVERS:
        assert joined(store) == []
    store.put_registry()
    ministry = registry().bodies["环境保护部"]
    expected = [("环境保护部", "after", name) for name in ministry.successors]
    assert joined(store) == sorted([*expected, ("环境保护部", "above", ministry.parent)])


def test_bodies_are_no_actors(store: Store) -> None:
    before = everything(store)
    view, stamps = kg.networkx_view(store), store.stamps()
    dumped = b"".join(store.dump("nquads"))
    store.put_registry()
    assert everything(store) == before
    assert kg.networkx_view(store).nodes == view.nodes
    assert (store.stamps(), b"".join(store.dump("nquads"))) == (stamps, dumped)


def test_it_is_written_once_for_each_version(store: Store) -> None:
    store.put_registry()
    size = len(store)
    store.put_registry()
    assert len(store) == size
    store.put_registry(OWN)
    assert len(store) > size
    store.put_registry()  # the user's own stay
    assert store.own_bodies() == OWN
    with pytest.raises(InputError, match="--bodies"):
        store.put_registry("[[body]]")
    assert store.own_bodies() == OWN


def test_a_users_own_bodies_are_followed(store: Store) -> None:
    store.replace(duty_of("河口市园林管理处", "河政发〔2015〕3号"))
    assert [row.now for row in queries.duties(store, "河口市园林管理处").rows] == [""]
    store.put_registry(OWN)
    assert [row.now for row in queries.duties(store, "河口市园林管理处").rows] == ["河口市绿化中心"]


def test_the_registry_keeps_the_shapes() -> None:
    assert check(registry_graph(None).triples, "") == []
    broken = registry_graph(None).triples.replace("ontology#transferredTo>", "ontology#officeIn>", 1)
    assert {finding.shape for finding in check(broken, "")} == {"Transfer-to"}


def test_a_build_keeps_the_registry(tmp_path: Path, example: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    dutygraph.build(example, tmp_path / "store", bodies=own)
    with kg.open_store(tmp_path / "store") as store:
        assert store.own_bodies() == OWN
        assert ("科学技术部", "above", "国务院") in joined(store)


def test_a_first_load_that_is_taken_up_again_has_it_whole(tmp_path: Path) -> None:
    growing = kg.growing_store(tmp_path / "store")
    growing.load([gardens()])
    growing.put_registry(OWN)
    growing.close()
    growing = kg.growing_store(tmp_path / "store")
    assert growing.own_bodies() is None  # nobody knows whether it was whole
    growing.put_registry(OWN)
    growing.put_registry()
    growing.complete()
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert store.own_bodies() == OWN
