"""`dutygraph network`: the actors of the network, and joint issuance by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from .stores import opened_store
from .terminal import print_csv, print_json, print_rows

_PLACES = {
    "actor": "主体 actor", "ties": "协作主体数 ties", "degree": "度中心度 degree",
    "betweenness": "中介中心度 betweenness", "community": "社群 community", "bridge": "桥接 bridge",
}  # fmt: skip


def print_network(store: str, parameters: dict[str, object], format: str, *, joint: bool) -> None:
    """Print the actors of the network, or the matrix of joint issuance by year."""
    import queries

    with opened_store(store, read_only=True) as opened:
        found = queries.ask(opened, "network", **parameters)
    assert isinstance(found, queries.Network)
    if joint:
        rows = found.joint_issuance()
        years = sorted({key for row in rows for key in row} - {"主办", "协办", "合计"})
        headings = {key: key for key in ("主办", "协办", *years, "合计")}
        _print("联合发文 Joint issuance", headings, rows, format)
    else:
        _print("协作主体 Actors that work together", _PLACES, [asdict(place) for place in found.places()], format)


def _print(title: str, headings: Mapping[str, str], rows: Sequence[Mapping[str, Any]], format: str) -> None:
    if format == "json":
        print_json(rows)
    elif format == "csv":
        print_csv(list(headings), rows)
    else:
        print_rows(title, headings, rows)
