"""Who must do what, according to which provision: Chinese policy documents as a graph of duties (职责图谱).

>>> import dutygraph
>>> extraction = dutygraph.extract("县级人民政府应当加强水库安全管理。")
>>> with dutygraph.open("out/store") as store:
...     dutygraph.build(["policies/"], store)
...     dutygraph.duties(store, "省级人民政府").to_dicts()
"""

from __future__ import annotations

from ontology.errors import DutygraphError, InputError, QueryError, StoreError
from ontology.records import (
    Abbreviation,
    ActorMention,
    Assignment,
    Citation,
    CitationTarget,
    Deadline,
    Definition,
    Document,
    Extraction,
    Figure,
    Goal,
    Inferred,
    Modality,
    Nature,
    Provision,
    ProvisionKind,
    Record,
    Role,
    Routing,
    RoutingPart,
    Slip,
    Span,
    Statement,
    Text,
)

from .api import draw, duties, export, extract, open, read, tasks, who
from .building import BuildReport, DocumentSummary, build
from .importing import import_files
from .output import OutputError

__all__ = [
    "Abbreviation", "ActorMention", "Assignment", "BuildReport", "Citation", "CitationTarget", "Deadline",
    "Definition", "Document", "DocumentSummary", "DutygraphError", "Extraction", "Figure", "Goal", "Inferred",
    "InputError", "Modality", "Nature", "OutputError", "Provision", "ProvisionKind", "QueryError", "Record", "Role",
    "Routing", "RoutingPart", "Slip", "Span", "Statement", "StoreError", "Text",
    "build", "draw", "duties", "export", "extract", "import_files", "open", "read", "tasks", "who",
]  # fmt: skip
