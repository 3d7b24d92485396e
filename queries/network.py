"""Which bodies work together: in one statement, by responsibility notes, by issuing documents jointly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.store import Row, Store
from ontology.iris import record_id

from .answer import Answer
from .bodies import is_body
from .keeping import rows_of
from .question import question
from .row import text
from .validity import dates_of

if TYPE_CHECKING:
    import networkx as nx

PIVOTS = 1_000
SEED = 1
TOGETHER, LED, ISSUED = "共同", "牵头配合", "联合发文"
"""One statement names both as doing it together; one leads and the other supports or is responsible; both issued a
document, the first of its issuers (主办) as `one`."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors that work together; of 牵头配合 and 联合发文 `one` leads. Evidence and provision are the first."""

    relation: str
    one: str
    other: str
    times: int
    documents: tuple[str, ...]
    years: tuple[str, ...]
    grade: str
    provision: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands in the network, each figure from 0 to 1 as networkx gives it: `degree` centrality,
    `betweenness`, the number of its `community`, and whether it is a `bridge` between two of them."""

    actor: str
    ties: int
    degree: float
    betweenness: float
    community: int
    bridge: bool


@dataclass(frozen=True, slots=True)
class Network(Answer):
    """The answer to `network`."""

    rows: tuple[Tie, ...]

    def graph(self) -> nx.Graph[str]:
        """An undirected graph: the actors, and between two of them how many times they work together (`weight`)."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        for tie in self.rows:
            before = graph.get_edge_data(tie.one, tie.other, {"weight": 0})["weight"]
            graph.add_edge(tie.one, tie.other, weight=before + tie.times)
        return graph

    def places(self) -> list[Place]:
        """Every actor's place, the most central first. Communities are those of Louvain's method, the largest is 1;
        a bridge lies on shortest ways between others and has ties into another community than its own. Of more than
        `PIVOTS` actors, betweenness is estimated from so many of them, always the same ones."""
        import networkx as nx
        from networkx.algorithms.community import louvain_communities

        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(sorted(self.graph()))
        graph.add_weighted_edges_from(sorted(self.graph().edges(data="weight")))
        if not graph:
            return []
        groups = louvain_communities(graph, weight="weight", seed=SEED)
        ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
        community = {actor: number for number, group in enumerate(ordered, 1) for actor in group}
        degree = nx.degree_centrality(graph)
        between = nx.betweenness_centrality(graph, k=PIVOTS if len(graph) > PIVOTS else None, seed=SEED)
        found = [
            Place(
                actor, graph.degree(actor), round(degree[actor], 4), round(between[actor], 4), community[actor],
                between[actor] > 0 and len({community[other] for other in graph[actor]} - {community[actor]}) > 0,
            )
            for actor in graph
        ]  # fmt: skip
        return sorted(found, key=lambda place: (-place.betweenness, -place.degree, place.actor))

    def joint_issuance(self) -> list[dict[str, Any]]:
        """联合发文 as a matrix: how many documents a year, for each first issuer (主办) and partner."""
        ties = [tie for tie in self.rows if tie.relation == ISSUED]
        years = sorted({year for tie in ties for year in tie.years})
        return [
            {"主办": tie.one, "协办": tie.other}
            | {year or "无日期": counted[year] for year in years}
            | {"合计": tie.times}
            for tie in ties
            if (counted := Counter(tie.years)) is not None
        ]


@dataclass(slots=True)
class _Tie:
    groups: set[str] = field(default_factory=set)
    documents: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def network(store: Store, *, relations: Collection[str] | None = None, document: str | None = None) -> Network:
    """Ties between actors, by relation, then the most frequent first; only `relations` if given, of one document (an
    id) or all. Only bodies, and what is stated or assigned, count; years are those of the documents, "" for no date."""
    days = dates_of(store)
    groups: dict[str, list[Row]] = {}
    for row in rows_of(store, "network"):
        row = row | {"document": record_id(text(row, "document"))}
        if document is None or row["document"] == document:
            groups.setdefault(text(row, "group"), []).append(row)
    ties: dict[tuple[str, str, str], _Tie] = {}
    for group in sorted(groups):
        rows = sorted(groups[group], key=lambda row: (row["position"] or 0, text(row, "actor"), text(row, "part")))
        for relation, one, other, row in _tied(rows):
            key = (relation, one, other)
            if relation == TOGETHER and one > other:
                key = (relation, other, one)
            tie = ties.setdefault(key, _Tie())
            if group not in tie.groups and (relations is None or relation in relations):
                tie.groups.add(group)
                tie.documents.append(text(row, "document"))
                tie.rows.append(row)
    found = [_shown(key, tie, days) for key, tie in ties.items() if tie.groups]
    order = (TOGETHER, LED, ISSUED)
    found.sort(key=lambda tie: (order.index(tie.relation), -tie.times, tie.one, tie.other))
    return Network(question("network"), tuple(found))


def _tied(rows: Iterable[Row]) -> Iterator[tuple[str, str, str, Row]]:
    """The ties within one statement, note or document."""
    parts: dict[str, dict[str, Row]] = {}
    for row in rows:
        if is_body(text(row, "actor")):
            parts.setdefault(text(row, "part"), {}).setdefault(text(row, "actor"), row)
    bearers, partners = parts.get("bearer", {}), parts.get("co", {})
    for (one, row), (other, _) in combinations((bearers | partners).items(), 2):
        if one in partners or other in partners:
            yield TOGETHER, one, other, row
    leads = parts.get("lead", {})
    for one, row in leads.items():
        for other in parts.get("support", {}) | parts.get("responsible", {}):
            if other not in leads:
                yield LED, one, other, row
    issuers = list(parts.get("issuer", {}).items())
    for other, _ in issuers[1:]:
        yield ISSUED, issuers[0][0], other, issuers[0][1]


def _shown(key: tuple[str, str, str], tie: _Tie, days: Mapping[str, date | None]) -> Tie:
    relation, one, other = key
    years = (str(day.year) if (day := days.get(document)) else "" for document in tie.documents)
    first = tie.rows[0]
    return Tie(
        relation, one, other, len(tie.groups), tuple(dict.fromkeys(tie.documents)), tuple(sorted(years)),
        "assigned" if relation == LED else "stated", text(first, "provision"), text(first, "evidence"),
    )  # fmt: skip
