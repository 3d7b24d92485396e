"""The graph in memory: parts of it as pictures, neighbourhoods, the way between two nodes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ontology.iris import BASE, record_id

from .picture_models import Edge, Node, Picture
from .places_in_picture import placed
from .provision_label import provision_label

if TYPE_CHECKING:
    import networkx as nx

DETAILS: Final = ("documents", "provisions", "statements")
"""What actors are linked with: the documents, provisions or statements of what they bear."""

_GRADES: Final = ("stated", "assigned", "ordered", "proposed", "inferred")
_ROLES: Final = ("lead", "responsible", "support", "co", "")


class Network:
    """A store's graph as `kg.networkx_view` gives it, with short keys for nodes: “actor:科技部”, “statement:ID”."""

    def __init__(self, view: nx.MultiDiGraph[str], levels: Mapping[str, str]) -> None:
        """`levels` has the level of actors by name, for those that have one."""
        self.nodes: dict[str, dict[str, Any]] = {}
        self.bears: list[tuple[str, str, str, str]] = []
        """Actor, statement or provision, grade, role."""
        self.above: dict[str, str] = {}
        """The provision of a statement, the parent of a provision."""
        keys = {iri: _key(iri, about) for iri, about in view.nodes(data=True)}
        for iri, about in view.nodes(data=True):
            self.nodes[keys[iri]] = about
        for source, target, about in view.edges(data=True):
            if about["kind"] in ("STATED_IN", "PART_OF"):
                self.above[keys[source]] = keys[target]
            else:
                self.bears.append((keys[source], keys[target], about["grade"], about.get("role", "")))
        self._levels = levels
        self._weight = Counter(actor for actor, *_ in self.bears)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for actor, target, *_ in self.bears:
            self._link(actor, target)
        for below, above in self.above.items():
            self._link(below, above)

    def _link(self, one: str, other: str) -> None:
        self._near[one].add(other)
        self._near[other].add(one)

    def document_of(self, key: str) -> str:
        """The key of the document that a node belongs to, "" for an actor."""
        seen = 0
        while key in self.above and seen < 100:
            key, seen = self.above[key], seen + 1
        return key if key.startswith("document:") else ""

    def picture(
        self, *, document: str | None = None, actor: str | None = None, detail: str = "provisions", limit: int = 2000
    ) -> Picture:
        """Actors and what they bear: of one document (an id), of one actor with all who share it, or of all.

        At most `limit` nodes, the weightiest first.
        """
        wanted = f"document:{document}" if document is not None else None
        borne = [one for one in self.bears if wanted is None or self.document_of(one[1]) == wanted]
        if actor is not None:
            mine = {target for who, target, *_ in borne if who == f"actor:{actor}"}
            shown = {self._as(target, detail) for target in mine}
            borne = [one for one in borne if self._as(one[1], detail) in shown]
        edges = self._edges(borne, detail)
        chosen = Counter(end for edge in edges for end in (edge.source, edge.target))
        if detail != "documents" and actor is None:
            # Every statement, and every provision that asks for something, is there, borne by somebody or by nobody.
            kind = detail.removesuffix("s")
            for key in self.nodes:
                here = key.startswith(f"{kind}:") and (wanted is None or self.document_of(key) == wanted)
                if here and (kind == "statement" or self._asks(key)):
                    chosen.setdefault(key, 0)
        if detail == "documents" and actor is None and document is None:
            for key in self.nodes:
                if key.startswith("document:"):
                    chosen.setdefault(key, 0)
        if detail == "statements":
            for key in [key for key in chosen if key in self.above]:
                edges.append(Edge(source=key, target=self.above[key], kind="STATED_IN"))
                chosen[self.above[key]] += 1
        return self._made(chosen, edges, limit)

    def neighbours(self, key: str, limit: int = 300) -> Picture:
        """A node with the nodes beside it, and the edges among them. An unknown key gives an empty picture."""
        if key not in self.nodes:
            return Picture(nodes=[], edges=[])
        near = sorted(self._near[key], key=lambda one: (-self._weight[one], one))
        chosen = Counter({one: limit - rank for rank, one in enumerate([key, *near[: limit - 1]])})
        return self._among(chosen, limit, len(near) + 1 - len(chosen))

    def path(self, start: str, end: str) -> Picture:
        """The shortest way between two nodes over duties and provisions, over documents where there is no other."""
        for over_documents in (False, True):
            way = self._way(start, end, over_documents)
            if way:
                return self._among(Counter(way), len(way), 0)
        return Picture(nodes=[], edges=[])

    def actors(self) -> list[tuple[str, Counter[str], int]]:
        """Every actor with the number of its duties by grade and of the documents they stand in, busiest first."""
        grades: defaultdict[str, Counter[str]] = defaultdict(Counter)
        documents: defaultdict[str, set[str]] = defaultdict(set)
        for actor, target, grade, _ in self.bears:
            grades[actor][grade] += 1
            documents[actor].add(self.document_of(target))
        found = ((key.removeprefix("actor:"), counts, len(documents[key])) for key, counts in grades.items())
        return sorted(found, key=lambda one: (-one[1].total(), one[0]))

    def shipped(self) -> dict[str, list[list[str | int]]]:
        """All of it, for a page that answers by itself (`page/src/graph/network.ts`): nodes (key, label, weight,
        document, level, modality), who bears what (actor, target, grade, role) and what is part of what, both with
        the numbers of nodes."""
        number = {key: index for index, key in enumerate(self.nodes)}
        made = (self._node(key, 0, 0) for key in self.nodes)
        return {
            "nodes": [[one.key, one.label, one.weight, one.document, one.level, one.modality] for one in made],
            "bears": [[number[actor], number[target], grade, role] for actor, target, grade, role in self.bears],
            "above": [[number[below], number[above]] for below, above in self.above.items()],
        }

    def _way(self, start: str, end: str, over_documents: bool) -> list[str]:
        """Breadth first from `start`; [] where no way leads."""
        if start not in self.nodes or end not in self.nodes:
            return []
        before: dict[str, str] = {start: ""}
        line = [start]
        while line and end not in before:
            following = []
            for one in line:
                for other in sorted(self._near[one]):
                    if other not in before and (over_documents or not other.startswith("document:")):
                        before[other] = one
                        following.append(other)
            line = following
        way = [end] if end in before else []
        while way and way[-1] != start:
            way.append(before[way[-1]])
        return way[::-1]

    def _asks(self, key: str) -> bool:
        """Whether a provision has a statement, or an actor assigned to it."""
        return any(one.startswith(("statement:", "actor:")) for one in self._near[key])

    def _as(self, target: str, detail: str) -> str:
        """A statement or provision as the picture shows it."""
        if detail == "documents":
            return self.document_of(target)
        if detail == "provisions" and target.startswith("statement:"):
            return self.above.get(target, target)
        return target

    def _edges(self, borne: Iterable[tuple[str, str, str, str]], detail: str) -> list[Edge]:
        """One edge for each actor and target, with the firmest grade and role."""
        found: dict[tuple[str, str], Edge] = {}
        for actor, target, grade, role in borne:
            shown = self._as(target, detail)
            edge = found.get((actor, shown))
            if edge is None:
                kind = "ASSIGNED" if target.startswith("provision:") else "BEARS"
                found[actor, shown] = Edge(source=actor, target=shown, kind=kind, grade=grade, role=role)
                continue
            edge.count += 1
            edge.grade = min(edge.grade, grade, key=_GRADES.index)
            edge.role = min(edge.role, role, key=_ROLES.index)
        return list(found.values())

    def _among(self, chosen: Counter[str], limit: int, cut: int) -> Picture:
        """The chosen nodes with all edges between them."""
        edges = self._edges((one for one in self.bears if one[0] in chosen and one[1] in chosen), "statements")
        edges += [
            Edge(source=below, target=above, kind="STATED_IN" if below.startswith("statement:") else "PART_OF")
            for below, above in self.above.items()
            if below in chosen and above in chosen
        ]
        made = self._made(chosen, edges, limit)
        return made.model_copy(update={"cut": cut})

    def _made(self, chosen: Counter[str], edges: list[Edge], limit: int) -> Picture:
        kept = dict(sorted(chosen.items(), key=lambda one: (-one[1], one[0]))[:limit])
        edges = [edge for edge in edges if edge.source in kept and edge.target in kept]
        order = sorted(kept, key=lambda key: (self.document_of(key), self.nodes[key].get("position") or 0, key))
        at = placed(order, edges)
        return Picture(
            nodes=[self._node(key, *at[key]) for key in order], edges=edges, cut=max(0, len(chosen) - len(kept))
        )

    def _node(self, key: str, x: float, y: float) -> Node:
        about, kind = self.nodes[key], key.partition(":")[0]
        label = str(about["label"])
        if kind == "provision":
            label = provision_label(str(about["number"]), str(about["heading"]), str(about["cite"]))
        return Node(
            key=key,
            kind=kind,
            label=label,
            weight=self._weight[key],
            document=self.document_of(key).removeprefix("document:"),
            level=self._levels.get(label, "") if kind == "actor" else "",
            modality=str(about.get("modality") or ""),
            position=about.get("position") or 0,
            about=str(about.get("evidence") or about.get("cite") or about.get("number") or "")[:300],
            x=round(x, 2),
            y=round(y, 2),
        )


def _key(iri: str, about: Mapping[str, Any]) -> str:
    kind = str(about["kind"])
    if kind == "actor":
        return f"actor:{about['label']}"
    if kind == "statement":
        return f"statement:{about['statement']}"
    return f"{kind}:{record_id(iri) if iri.startswith(BASE) else iri}"
