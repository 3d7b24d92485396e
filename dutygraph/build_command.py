"""`dutygraph build`: the build with its progress, what is said at the end, the report file and the exit code."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypedDict

from kg.stores.addresses import shown
from ontology.errors import InputError

from .building import Show, build, build_parts
from .corpus.report import BuildReport
from .corpus.source import Columns
from .output import written
from .terminal import complain, console, print_build

SAID = 100
"""Lines of one sort that are printed; the report file has all."""

REPORTS = (".json", ".csv")


class Reading(TypedDict):
    """What `build` and `build_parts` are asked alike."""

    lexicon: str | None
    bodies: str | None
    columns: Columns
    jobs: int
    cluster: str | None


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is read, by whom, and what is said of it."""

    paths: Sequence[str]
    lexicon: str | None
    bodies: str | None
    columns: Columns
    jobs: int
    cluster: str | None
    report: str | None
    quiet: bool


def build_into_store(corpora: Corpora, store: str, prune: bool, progress: Show) -> Callable[[], int]:
    """Build, and return what says what happened and gives the exit code, for when the progress bar is gone."""
    _check_report(corpora)
    done = build(corpora.paths, store, prune=prune, progress=progress, **_reading(corpora))

    def end() -> int:
        code = _say(corpora, done)
        if not corpora.quiet:
            said = (
                "来源已不存在 no longer there" if prune else "来源已不存在，--prune 可删去 gone, --prune takes it out"
            )
            _complain((f"{said}: {address}" for address in done.vanished), "vanished", corpora.report)
            if done.documents or done.unchanged:
                print_build(done, shown(store))
            if done.removed:
                count = len(done.removed)
                console().print(f"删去 {count} 份不再有的文件  ({count} documents taken out that are no more)")
        return code

    return end


def build_into_parts(corpora: Corpora, parts: str, format: str, progress: Show) -> Callable[[], int]:
    """`build_into_store`, for a folder of parts."""
    _check_report(corpora)
    done = build_parts(corpora.paths, parts, format=format, progress=progress, **_reading(corpora))

    def end() -> int:
        code = _say(corpora, done)
        if not corpora.quiet and done.unchanged:
            console().print(
                f"共 {done.unchanged} 份文件，分片在 {parts}  ({done.unchanged} documents, parts in {parts})"
            )
        return code

    return end


def _reading(corpora: Corpora) -> Reading:
    from .corpus.workers import cores

    return {
        "lexicon": corpora.lexicon,
        "bodies": corpora.bodies,
        "columns": corpora.columns,
        "jobs": corpora.jobs or cores(),
        "cluster": corpora.cluster,
    }


def _check_report(corpora: Corpora) -> None:
    if corpora.report is not None and Path(corpora.report).suffix not in REPORTS:
        raise InputError(f"{corpora.report}：报告应为 .json 或 .csv / a report is .json or .csv")


def _say(corpora: Corpora, done: BuildReport) -> int:
    """What failed and what was found twice; the exit code: 0 done, 1 some texts failed, 2 nothing is there."""
    if corpora.report is not None:
        write_report(done, corpora.report)
    _complain(map(str, done.failures), "failed", corpora.report)
    if not corpora.quiet:
        said = "同一份文件，只读一次 the same document, read once"
        _complain((f"{said}: {r.kept} ← {'、'.join(r.others)}" for r in done.repeated), "repeated", corpora.report)
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
