"""`dutygraph build`: the build with its progress, what is said at the end, the report file and the exit code."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from ontology.errors import InputError

from .building import build
from .corpus.report import BuildReport
from .corpus.source import Columns
from .output import written
from .progress import showing
from .terminal import complain, console, print_build

SAID = 100
"""Lines of one sort that are printed; the report file has all."""

REPORTS = (".json", ".csv")


def run_build(
    paths: Sequence[str],
    store: str,
    *,
    lexicon: str | None,
    columns: Columns,
    jobs: int,
    prune: bool,
    report: str | None,
    quiet: bool,
    json_progress: bool,
) -> int:
    """Build, say what happened, and return the exit code: 0 done, 1 some texts failed, 2 nothing is in the store."""
    from .corpus.workers import cores

    if report is not None and Path(report).suffix not in REPORTS:
        raise InputError(f"{report}：报告应为 .json 或 .csv / a report is .json or .csv")
    with showing(quiet=quiet, as_json=json_progress) as progress:
        done = build(
            paths, store, lexicon=lexicon, columns=columns, jobs=jobs or cores(), prune=prune, progress=progress
        )
    if report is not None:
        write_report(done, report)
    _complain(map(str, done.failures), "failed", report)
    if not quiet:
        said = "同一份文件，只读一次 the same document, read once"
        _complain((f"{said}: {r.kept} ← {'、'.join(r.others)}" for r in done.repeated), "repeated", report)
        said = "来源已不存在 no longer there" if prune else "来源已不存在，--prune 可删去 gone, --prune takes it out"
        _complain((f"{said}: {address}" for address in done.vanished), "vanished", report)
        if done.documents or done.unchanged:
            print_build(done, store)
        if done.removed:
            count = len(done.removed)
            console().print(f"删去 {count} 份不再有的文件  ({count} documents taken out that are no more)")
    if not done.documents and not done.unchanged:
        return 2
    return 1 if done.failures else 0


def _complain(lines: Iterable[str], sort: str, report: str | None) -> None:
    found = list(lines)
    for line in found[:SAID]:
        complain(line)
    if len(found) > SAID:
        where = report or "--report FILE"
        complain(f"还有 {len(found) - SAID} 行，见 {where} / {len(found) - SAID} more {sort}, see {where}")


def write_report(report: BuildReport, path: str) -> None:
    """The whole report as JSON, or its lines as CSV: what happened, to which file, why. Raises OutputError."""
    with written(path) as file:
        text = _json(report) if path.endswith(".json") else _csv(report)
        file.write(text.encode("utf-8", "backslashreplace"))


def _json(report: BuildReport) -> str:
    found = asdict(report)
    for failure in found["failures"]:
        del failure["address"]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _csv(report: BuildReport) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("what", "file", "why"))
    writer.writerows((f"failed: {f.stage}", f.file, f.reason) for f in report.failures)
    writer.writerows(("repeated", other, r.kept) for r in report.repeated for other in r.others)
    writer.writerows(("vanished", address, "") for address in report.vanished)
    writer.writerows(("removed", document, "") for document in report.removed)
    writer.writerows(("written", d.file, d.id) for d in report.documents)
    return out.getvalue()
