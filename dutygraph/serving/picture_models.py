"""Parts of the graph as the API gives them."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Node(BaseModel):
    """A node of the graph. `key` begins with what it is: actor:, statement:, provision:, document:."""

    key: str
    kind: str
    label: str
    weight: int = Field(description="主体所担职责数 duties that the actor bears")
    document: str = ""
    level: str = ""
    modality: str = ""
    position: int = 0
    about: str = Field("", description="原文 the words behind it")
    x: float
    y: float


class Edge(BaseModel):
    """Who bears what (BEARS, ASSIGNED), and what is part of what (STATED_IN, PART_OF)."""

    source: str
    target: str
    kind: str
    grade: str = ""
    role: str = ""
    count: int = 1


class Picture(BaseModel):
    """A part of the graph. `cut` says how many nodes were left out."""

    nodes: list[Node]
    edges: list[Edge]
    cut: int = 0
