"""Which statements are duties of office, and who bears them."""

from __future__ import annotations

import re
import sqlite3
from typing import Final

import rjieba

from ontology.naming.elements import lexicon as kinds
from queries.bodies import facets

from .lexicon import words

_FIRM: Final = ("stated", "assigned")
_LEVEL: Final = re.compile("^[省市县乡]级")
_TERRITORIES: Final = ("各地", "地方", "各地区", "省", "市", "县", "区", "自治区", "直辖市", "乡", "镇", "乡镇")
LONG: Final = 8
"""Heads of territories that act, and characters of a name that only says where something is."""
_FURTHER: Final = ("支持", "鼓励", "引导", "扶持")  # what a body itself does; what it encourages others to is theirs


def is_task(row: sqlite3.Row) -> bool:
    """Whether a statement deploys something: no mere encouragement, no attitude, no result."""
    return (
        row["modality"] in ("obligation", "permission")
        and (row["nature"] != "鼓励引导" or any(verb in row["action"] for verb in _FURTHER))
        and not any(word in words("attitudes") for word in rjieba.cut(row["action"]))
        and row["action"] not in words("outcomes")
    )


def counts(part: sqlite3.Row) -> bool:
    """Whether a bearer is named; of those that the sentence before has, only territories, which it addresses."""
    return part["grade"] in _FIRM or (
        part["grade"] == "inferred" and facets(part["actor"]).kind == "地方" and facets(part["actor"]).head == "各地"
    )


def is_public(actor: str) -> bool:
    """Whether an actor can bear a duty of office."""
    known = facets(actor)
    kind = known.kind
    if known.head in ("机关", "事业单位", "单位"):
        return False  # as an organisation like any other
    if kind == "地方" and (_LEVEL.sub("", known.head) not in _TERRITORIES or len(actor) > LONG):
        return False  # where something is, not who acts
    return bool(kind) and (kinds().kinds[kind].public or kind in ("地方", "议事协调机构", "事业单位"))
