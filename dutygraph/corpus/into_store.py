"""What a plan asks for into a store: what is new or has changed, several documents at once; then out with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from kg import Store

from .extraction import Graphs, Work, extract_graphs
from .planning import Plan, Task
from .report import BuildReport, Progress
from .run import Run
from .state import Held, held
from .workers import Problem
from .writing import writing


def write_into(run: Run, store: Store, prune: bool) -> BuildReport:
    """Extract what the store does not have, put it there, and report. Raises StoreError where it cannot be written."""
    before = held(store)
    prints = {document: was.fingerprint for document, was in before.items()}
    while True:
        wanted = run.plan()
        tasks = {task.survey.address: task for task in wanted.tasks if _is_new(task, prints)}
        failed = len(run.failures)
        _extract(run, store, tasks, prints)
        if len(run.failures) == failed:  # else another copy of what could not be read is tried
            break
    run.unchanged = len(wanted.fingerprints.keys() - run.documents.keys())
    _clear(run, store, before, wanted, prune)
    return run.report()


def _is_new(task: Task, prints: Mapping[str, str]) -> bool:
    return any(prints.get(document) != origin.fingerprint for document, origin in task.origins.items())


def _extract(run: Run, store: Store, tasks: Mapping[str, Task], prints: dict[str, str]) -> None:
    whole = sum(task.survey.characters for task in tasks.values())
    characters = 0
    results = run.crew.each(partial(extract_graphs, own=run.own), run.works(tasks))
    with writing(store) as into:
        for number, result in enumerate(results, 1):
            source, task = _work(result)
            if isinstance(result, Problem):
                run.fail(source, "extract", result.reason)
            else:
                _, done = result
                for chunk in done.chunks():
                    into.add(chunk)
                run.documents.update((summary.id, summary) for summary in done.summaries)
                prints.update((document, origin.fingerprint) for document, origin in task.origins.items())
            characters += task.survey.characters
            run.progress(Progress("extract", number, len(tasks), characters, whole, len(run.failures), source.where))


def _work(result: tuple[Work, Graphs] | Problem[Work]) -> Work:
    return result.thing if isinstance(result, Problem) else result[0]


def _clear(run: Run, store: Store, before: Mapping[str, Held], wanted: Plan, prune: bool) -> None:
    """Take out what the store's documents of this corpus were and are no more."""
    for document, was in before.items():
        ours = {a for a in was.addresses if a.startswith(run.corpus.roots) or a in run.surveys}
        gone = {a for a in ours if a not in run.surveys and not run.failed(a)}
        run.vanished |= gone
        if document in wanted.fingerprints or ours != was.addresses or any(map(run.failed, ours)):
            continue
        if prune or not gone:
            store.remove(document)
            run.removed.append(document)
