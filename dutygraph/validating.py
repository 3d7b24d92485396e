"""`dutygraph validate`: what in the graph breaks the ontology's shapes, with its place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from .corpus.report import Progress
from .labels import label
from .progress import showing
from .stores import opened_store
from .terminal import console, print_json, print_rows

if TYPE_CHECKING:
    from kg.findings import Finding

VIOLATION = "violation"


def print_validation(store: str, document: str | None, *, as_json: bool) -> int:
    """Check the whole graph, or one document of it, and print what was found; returns the exit code.

    0 if nothing is violated (there may be warnings), else 1. Raises StoreError, and QueryError for a document that is
    not there.
    """
    from kg.validation import validate

    found: list[Finding] = []
    checked = 0
    with opened_store(store, read_only=True) as opened, showing() as progress:
        wanted = opened.documents() if document is None else [document]
        for checked, (name, findings) in enumerate(validate(opened, wanted), 1):
            progress(Progress("check", checked, len(wanted), checked, len(wanted), 0, name))
            found += findings
    if as_json:
        print_json([asdict(finding) for finding in found])
    else:
        _print(found, checked)
    return 1 if any(finding.severity == VIOLATION for finding in found) else 0


def _print(found: list[Finding], checked: int) -> None:
    if found:
        print_rows("校验结果 Findings", HEADINGS, [_told(finding) for finding in found])
    violations = sum(finding.severity == VIOLATION for finding in found)
    verdict = "不符合形状 does not conform" if violations else "符合形状 conforms"
    console().print(
        f"{verdict}：{checked} 份文件，{violations} 处违反，{len(found) - violations} 处提醒"
        f"  ({checked} documents, {violations} violations, {len(found) - violations} warnings)"
    )


HEADINGS = {key: label(key) for key in ("finding", "record", "provision", "evidence")}


def _told(finding: Finding) -> dict[str, str]:
    """A finding as a person reads it: what is wrong, of which fact, where that stands, in which words."""
    wrong = " = ".join(part for part in (finding.property, finding.value) if part)
    return {
        "finding": _lines([label(finding.severity), finding.message, wrong]),
        "record": _lines([label(finding.kind.lower()), finding.record, finding.node]),
        "provision": _lines([finding.provision, finding.document]),
        "evidence": finding.sentence,
    }


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
