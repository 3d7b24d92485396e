"""The graph as one HTML file that opens anywhere: drawn by vis-network through pyvis, nothing fetched from outside.

pyvis's own page links style sheets of other hosts even with `cdn_resources="in_line"`; so the page is ours
(`picture_page/`), the library that draws is the one that pyvis ships.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from math import log2
from typing import TYPE_CHECKING, Any

from ontology.errors import QueryError

from .labels import chinese, label, words
from .layout import View, arrange
from .output import written
from .sources import PathLike

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from kg import Store

_FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "dragNodes": True, "hideEdgesOnDrag": False},
    "nodes": {"font": {"face": _FONT}, "borderWidth": 1.5},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
        "arrows": {"to": {"enabled": False}},
        "selectionWidth": 1,
        "hoverWidth": 1,
    },
}


def write_picture(store: Store, output: PathLike, *, internal: bool = False) -> int:
    """Draw a store's graph into one HTML file; returns the number of nodes drawn.

    Raises QueryError where the store has nothing to draw, OutputError where the file cannot be written.
    """
    from kg import networkx_view

    graph = networkx_view(store, internal=internal)
    views = arrange(graph)
    if not views:
        raise QueryError("图谱中没有可画的内容，请先 dutygraph build / nothing to draw: run dutygraph build first")
    page = picture(graph, views)
    with written(output) as file:
        file.write(page.encode("utf-8", "backslashreplace"))
    return len({node for view in views.values() for node in view.positions})


def picture(graph: nx.MultiDiGraph[str], views: dict[str, View]) -> str:
    """The page for a graph as `kg.networkx_view` gives it, one view for each document."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader
    from pyvis.network import Network

    # Numbers for nodes: an IRI looks like the address of another host.
    ids: dict[str, int] = {}
    places: dict[str, dict[int, tuple[float, float]]] = {}
    for document in sorted(views, key=lambda d: graph.nodes[d]["label"]):
        for node, (x, y) in sorted(views[document].positions.items(), key=lambda item: _rank(graph, item[0])):
            ids.setdefault(node, len(ids))
            places.setdefault(node, {})[ids[document]] = (round(x, 1), round(y, 1))
    headings = frozenset[str]().union(*(view.headings for view in views.values()))
    load = _Counts(graph)
    drawn = (e for e in graph.edges(data=True) if e[2]["kind"] in ("BEARS", "ASSIGNED") and e[0] in ids and e[1] in ids)
    network = Network(heading=_heading(graph, ids), cdn_resources="in_line")
    # Set as they are: add_node and add_edge look for each name in a list, set_options drops the blanks in font names.
    network.nodes = [{"id": ids[n], "places": places[n], **_looks(graph, n, n in headings, load, ids)} for n in ids]
    network.edges = [
        {"id": number, "from": ids[source], "to": ids[target], **_line(data)}
        for number, (source, target, data) in enumerate(sorted(drawn, key=lambda e: (ids[e[0]], ids[e[1]], str(e[2]))))
    ]
    network.options = _OPTIONS
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("dutygraph", "picture_page"), PackageLoader("pyvis", "templates")]),
        autoescape=True,
    )
    environment.filters["without_addresses"] = without_addresses
    environment.filters["data"] = _data
    environment.globals.update(legend=_legend(graph), names=words())
    network.templateEnv, network.path = environment, "page.html"
    page: str = network.generate_html()
    return page


def _rank(graph: nx.MultiDiGraph[str], node: str) -> tuple[int, int, str]:
    """What is drawn first lies below; the panel lists in the order of the text."""
    data = graph.nodes[node]
    return _ORDER.index(data["kind"]), data.get("position") or 0, node


def _heading(graph: nx.MultiDiGraph[str], drawn: Iterable[str]) -> str:
    count = Counter(graph.nodes[n]["kind"] for n in drawn)
    documents, actors, statements = (count[kind] for kind in ("document", "actor", "statement"))
    return f"{documents} 份文件 documents · {actors} 个主体 actors · {statements} 条陈述 statements"


_ORDER = ("document", "provision", "statement", "actor")


@cache
def _style() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((files(__package__) / "picture_page" / "style.toml").read_text("utf-8"))


class _Counts:
    """How many statements and provisions each actor bears: by name, and by inference only."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self.named: Counter[str] = Counter()
        self.inferred: Counter[str] = Counter()
        self.borne: set[str] = set()
        for source, target, data in graph.edges(data=True):
            if data["kind"] in ("BEARS", "ASSIGNED"):
                firm = data["grade"] != "inferred"
                (self.named if firm else self.inferred)[source] += 1
                if firm:
                    self.borne.add(target)


def _looks(
    graph: nx.MultiDiGraph[str], node: str, is_heading: bool, load: _Counts, ids: dict[str, int]
) -> dict[str, Any]:
    """Shape, colour, label and what the panel shows of one node."""
    data = graph.nodes[node]
    match data["kind"]:
        case "document":
            name = "　".join(filter(None, (data["title"], data["number"]))) or data["label"]
            return {
                "kind": "document",
                "name": name,
                "label": name,
                "shape": "text",
                "font": {"size": 26, "bold": True},
            }
        case "provision":
            return _provision(data, is_heading)
        case "statement":
            provision = next(t for _, t, tie in graph.out_edges(node, data=True) if tie["kind"] == "STATED_IN")
            return _statement(data, ids[provision], node in load.borne)
        case _:
            return _actor(data, load.named[node], load.inferred[node])


def _provision(data: dict[str, Any], is_heading: bool) -> dict[str, Any]:
    # An unnumbered paragraph goes by the last part of its citation form: “第二段”.
    name = f"{data['number']}{data['heading']}" or "第" + data["cite"].rpartition("第")[2]
    looks = {"name": name, "heading": data["heading"], "cite": data["cite"], "text": data["text"], "kind": "provision"}
    if is_heading:
        return {
            **looks, "kind": "section", "label": name, "shape": "text",
            "font": {"size": 21, "color": "#40505f"},
        }  # fmt: skip
    style = _style()["node"]["provision"]
    return {
        **looks,
        "label": _folded(name, 15),
        "title": f"{data['cite']}\n{_cut(data['text'], 240)}",
        "shape": "box",
        "color": {"background": style["color"], "border": style["line"]},
        "font": {"size": 18, "color": style["text"], "align": "left"},
        "widthConstraint": {"minimum": 286, "maximum": 286},
    }


def _statement(data: dict[str, Any], provision: int, named: bool) -> dict[str, Any]:
    style = _style()["modality"][data["modality"]]
    details = [(chinese(k), data[k]) for k in ("condition", "deadline") if data[k]]
    parts = [f"{label(data['modality'])}：{data['label']}", *(f"{k}：{v}" for k, v in details), f"“{data['evidence']}”"]
    return {
        "kind": "statement",
        "name": data["label"],
        "label": " ",
        "title": "\n".join((*parts, data["cite"])),
        "shape": style["shape"],
        "size": 11,
        "color": {"background": style["color"] if named else "#ffffff", "border": style["color"]},
        "tone": style["color"],
        "modality": data["modality"],
        "provision": provision,
        "details": details,
        "evidence": data["evidence"],
    }


def _actor(data: dict[str, Any], named: int, inferred: int) -> dict[str, Any]:
    style = _style()["node"]["actor"]
    tint = style["color"] if named else "#8796a5"
    return {
        "kind": "actor",
        "name": data["label"],
        "label": f"{_folded(data['label'], 9)} · {named or inferred}",
        "title": f"{data['label']}\n全部文件中 in all documents:\n"
        f"明示或分工 stated or assigned {named}\n推断 inferred {inferred}",
        "shape": "box",
        "color": {"background": tint, "border": tint, "highlight": {"background": tint, "border": "#d98e00"}},
        "borderWidthSelected": 4,
        "font": {"size": min(round(14 + 3 * log2(named + 1)), 27) if named else 14, "color": style["text"]},
        "named": named,
        "inferred": inferred,
    }


def _line(data: dict[str, Any]) -> dict[str, Any]:
    style = _style()["grade"][data["grade"]]
    return {
        "kind": data["kind"].lower(),
        "grade": data["grade"],
        "role": data.get("role", ""),
        "color": {"color": style["color"], "opacity": 0.75},
        "width": style["width"],
        "dashes": style["shape"] == "dashes",
    }


def _legend(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """What of the style the graph has, in the style's order."""
    modalities = {data.get("modality") for _, data in graph.nodes(data=True)}
    grades = {data.get("grade") for *_, data in graph.edges(data=True)}

    def entries(group: str, keys: set[Any] | None) -> list[dict[str, Any]]:
        return [{"key": k, "name": label(k), **s} for k, s in _style()[group].items() if keys is None or k in keys]

    return [
        {"filter": False, "entries": entries("node", None)},
        {"filter": True, "entries": entries("modality", modalities)},
        {"filter": True, "entries": entries("grade", grades)},
    ]


def _folded(name: str, width: int) -> str:
    """A long name in lines of at most about `width` characters, about even, none that begins with punctuation."""
    lines = -(-len(name) // width)
    even = -(-len(name) // lines) if lines else width
    return re.sub(rf"(.{{{even}}}[、，）]?)(?=.)", r"\1\n", name)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def without_addresses(source: str) -> str:
    """A library's source without web addresses; they stand in its comments and messages. XML namespaces are names."""
    from markupsafe import Markup

    return Markup(re.sub(r"https?://(?!www\.w3\.org/)", "", source))


def _data(value: Any) -> str:
    """JSON for a script element: what a document says can neither end the script nor look like an address."""
    from markupsafe import Markup

    text = json.dumps(json.loads(value) if isinstance(value, str) else value, ensure_ascii=False)
    for mark, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("://", ":\\/\\/")):
        text = text.replace(mark, escape)
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
