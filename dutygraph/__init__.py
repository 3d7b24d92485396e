"""Who must do what, according to which provision: Chinese policy documents as a graph of duties (职责图谱).

>>> import dutygraph
>>> extraction = dutygraph.extract("县级人民政府应当加强水库安全管理。")
>>> with dutygraph.open("out/store") as store:
...     dutygraph.build(["policies/"], store)
...     dutygraph.duties(store, "省级人民政府").to_dicts()
"""

from __future__ import annotations

from ontology.errors import DutygraphError, InputError, QueryError, StoreError
from ontology.history import Ingestion
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Certainty,
    Citation,
    CitationTarget,
    Deadline,
    Definition,
    Document,
    Extraction,
    Figure,
    Goal,
    Inferred,
    Mention,
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
from ontology.reviews import Review, Verdict

from .api import actor, ask, draw, duties, export, extract, history, open, read, tasks, validate, who
from .building import build, build_parts, load_parts
from .corpus.report import BuildReport, Progress
from .corpus.source import Columns, Failure
from .corpus.summary import DocumentSummary
from .importing import import_files
from .output import OutputError
from .reviewing import export_reviews, import_reviews, import_tasks, review, reviews, undo_review

__all__ = [
    "Abbreviation", "Actor", "ActorMention", "Assignment", "BuildReport", "Certainty", "Citation", "CitationTarget",
    "Columns", "Deadline", "Definition", "Document", "DocumentSummary", "DutygraphError", "Extraction", "Failure",
    "Figure", "Goal", "Inferred", "Ingestion", "InputError", "Mention", "Modality", "Nature", "OutputError",
    "Progress", "Provision", "ProvisionKind", "QueryError", "Record", "Review", "Role", "Routing", "RoutingPart",
    "Slip", "Span", "Statement", "StoreError", "Text", "Verdict", "actor", "ask", "build", "build_parts", "draw",
    "duties", "export", "export_reviews", "extract", "history", "import_files", "import_reviews", "import_tasks",
    "load_parts", "open", "read", "review", "reviews", "tasks", "undo_review", "validate", "who",
]  # fmt: skip
