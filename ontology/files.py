"""Where the ontology's own files are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

POLICY: Final = _HERE / "policy.ttl"
"""The OWL ontology with the SKOS schemes."""
SHAPES: Final = _HERE / "shapes.ttl"
"""SHACL: what holds for every graph that is built."""
CONTEXT: Final = _HERE / "context.jsonld"
"""The JSON-LD context: the ontology's words as JSON keys."""
