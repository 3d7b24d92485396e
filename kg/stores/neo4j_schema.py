"""The constraints and indexes of a Neo4j database: neo4j_schema.cypher."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"dutygraph_\w+")


@cache
def schema() -> dict[str, str]:
    """Its statements, each by the name of what it makes."""
    text = files("kg").joinpath("stores", "neo4j_schema.cypher").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    statements = (statement.strip() for statement in lines.split(";\n") if statement.strip(" \n;"))
    return {_NAME.findall(statement)[0]: statement for statement in statements}
