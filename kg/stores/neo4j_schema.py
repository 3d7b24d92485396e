"""The constraints and indexes of a Neo4j database: neo4j_schema.cypher."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def schema() -> tuple[str, ...]:
    """Its statements, each on its own."""
    text = files("kg").joinpath("stores", "neo4j_schema.cypher").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(statement.strip() for statement in lines.split(";\n") if statement.strip(" \n;"))
