"""Many files into one store, with a report of what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ontology.records import Assignment, Document, Extraction, Provision, Statement

from .corpus.source import Columns, Failure, Source
from .sources import PathLike
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store

    from .corpus.finding import Corpus
    from .corpus.planning import Plan, Repeated, Task
    from .corpus.state import Held
    from .corpus.surveying import Survey
    from .corpus.workers import Workers


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read off one document: counts of its provisions, statements and distinct actors."""

    file: str
    id: str
    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    provisions: int
    statements: int
    actors: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `stage` is "survey" or "extract", `documents` and `characters` what it has done, `of_…` all
    that it has to do (None while that is not known), `failures` those so far, `file` the last one done."""

    stage: str
    documents: int
    of_documents: int | None
    characters: int
    of_characters: int | None
    failures: int
    file: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What went into the store, and what did not.

    `documents` were written, `unchanged` (a count) stayed as they were. `failures` are the texts that could not be
    read. `repeated` names for each document that was found more than once the copy that was read. `vanished` are the
    addresses of texts that the store's documents came from and that are not there any more, `removed` the documents
    that were taken out.
    """

    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...]
    repeated: tuple[Repeated, ...]
    unchanged: int = 0
    vanished: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def summarise(extraction: Extraction) -> tuple[DocumentSummary, ...]:
    """One summary for each document of a text, in order."""
    provisions = extraction.of(Provision)
    belongs = {p.id: p.document for p in provisions}
    counts: dict[str, int] = {}
    actors: dict[str, set[str]] = {}
    for statement in extraction.of(Statement):
        document = belongs.get(statement.provision, "")
        counts[document] = counts.get(document, 0) + 1
        for mention in statement.actors:
            actors.setdefault(document, set()).update(mention.actors or (mention.span.plain,))
    for assignment in extraction.of(Assignment):
        actors.setdefault(belongs.get(assignment.provision, ""), set()).add(assignment.actor.plain)
    return tuple(
        DocumentSummary(
            file=extraction.text.path,
            id=d.id,
            title=d.title,
            number=d.number,
            issuers=tuple(i.plain for i in d.issuers),
            provisions=sum(p.document == d.id for p in provisions),
            statements=counts.get(d.id, 0),
            actors=len(actors.get(d.id, ())),
        )
        for d in extraction.of(Document)
    )


def build(
    paths: Iterable[PathLike] | PathLike,
    store: Store | PathLike,
    *,
    lexicon: PathLike | None = None,
    columns: Columns | None = None,
    jobs: int = 1,
    prune: bool = False,
    progress: Callable[[Progress], None] = lambda state: None,
) -> BuildReport:
    """Read files, and the readable ones below folders, into a store, so that it holds each of their documents once.

    What the store has already of the same texts, read by the same version, is left as it is; what changed is replaced;
    documents whose texts are gone are reported, and with `prune` taken out. Stopped at any point and run again, it ends
    with the same graph. `store` is an open store or an address, which is opened once there is something to write, so
    that a run that reads nothing leaves it as it was. `columns` are those of tables. With `jobs` above 1 so many
    processes extract (a script then needs its `if __name__ == "__main__":`). `lexicon` is a file with words of the
    user's own. A file that cannot be read is noted in the report and passed over.
    Raises InputError where no file is found or the lexicon cannot be read, StoreError where the store
    cannot be opened or written.
    """
    from extract.extraction import extractor

    from .corpus.finding import Corpus
    from .corpus.version import extractor_version
    from .corpus.workers import workers

    words = os.fspath(lexicon) if lexicon else None
    extractor(words)
    corpus = Corpus([paths] if isinstance(paths, str | os.PathLike) else list(paths), columns)
    with workers(jobs) as crew:
        run = _Run(corpus, crew, words, extractor_version(words), progress)
        run.survey()
        if run.surveys:
            with opened_store(store) as opened:
                run.write(opened, prune)
    return run.report()


@dataclass
class _Run:
    """One build under way."""

    corpus: Corpus
    crew: Workers
    lexicon: str | None
    version: str
    progress: Callable[[Progress], None]
    surveys: dict[str, Survey] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    documents: dict[str, DocumentSummary] = field(default_factory=dict)
    unchanged: int = 0
    vanished: set[str] = field(default_factory=set)
    removed: list[str] = field(default_factory=list)
    repeated: tuple[Repeated, ...] = ()
    clashes: tuple[Failure, ...] = ()

    def survey(self) -> None:
        """Every source of the corpus: what it holds, or why it cannot be read."""
        from .corpus.surveying import survey
        from .corpus.workers import Problem

        characters = 0
        for done in self.crew.each(survey, self._readable()):
            if isinstance(done, Problem):
                self._fail(done.thing, "read", done.reason)
                continue
            source, found = done
            self.surveys[source.address] = found
            characters += found.characters
            count = len(self.surveys)
            self.progress(Progress("survey", count, None, characters, None, len(self.failures), source.where))

    def write(self, store: Store, prune: bool) -> None:
        """What the plan asks for and the store does not have; then out with what no text has any more."""
        from .corpus.planning import plan
        from .corpus.state import held

        before = held(store)
        prints = {document: was.fingerprint for document, was in before.items()}
        while True:
            wanted = plan((s for address, s in self.surveys.items() if address not in self.failures), self.version)
            tasks = {task.survey.address: task for task in wanted.tasks if _is_new(task, prints)}
            failed = len(self.failures)
            self._extract(store, tasks, prints)
            if len(self.failures) == failed:  # else another copy of what could not be read is tried
                break
        self.repeated, self.clashes = wanted.repeated, _clashes(wanted)
        self.unchanged = len(wanted.fingerprints.keys() - self.documents.keys())
        self._clear(store, before, wanted, prune)

    def report(self) -> BuildReport:
        return BuildReport(
            tuple(self.documents[key] for key in sorted(self.documents, key=lambda k: (self.documents[k].file, k))),
            tuple(sorted((*self.failures.values(), *self.clashes), key=lambda f: (f.file, f.stage))),
            self.repeated,
            self.unchanged,
            tuple(sorted(self.vanished)),
            tuple(sorted(self.removed)),
        )

    def _readable(self, wanted: Collection[str] | None = None) -> Iterable[Source]:
        for found in self.corpus.sources(wanted):
            if isinstance(found, Source):
                yield found
            else:
                self.failures[found.address] = found

    def _fail(self, source: Source, stage: str, reason: str) -> None:
        plain = reason.removeprefix(f"{source.where}：")
        self.failures[source.address] = Failure(source.where, stage, plain, source.address)

    def _extract(self, store: Store, tasks: Mapping[str, Task], prints: dict[str, str]) -> None:
        from .corpus.extraction import extract_task
        from .corpus.workers import Problem

        whole = sum(task.survey.characters for task in tasks.values())
        done, characters = 0, 0
        missing = dict(tasks)

        def things() -> Iterable[tuple[Source, Task]]:
            for source in self._readable(tasks):
                if missing.pop(source.address, None) is not None:
                    yield source, tasks[source.address]

        for result in self.crew.each(partial(extract_task, lexicon=self.lexicon), things()):
            if isinstance(result, Problem):
                (source, task), extraction = result.thing, None
                self._fail(source, "extract", result.reason)
            else:
                (source, task), extraction = result
                store.replace(extraction)
                self.documents.update((summary.id, summary) for summary in summarise(extraction))
                prints.update((document, origin.fingerprint) for document, origin in task.origins.items())
            done, characters = done + 1, characters + task.survey.characters
            self.progress(Progress("extract", done, len(tasks), characters, whole, len(self.failures), source.where))
        for address, task in missing.items():
            reason = "读取期间文件消失 / gone while it was being read"
            self.failures[address] = Failure(task.survey.where, "extract", reason, address)

    def _clear(self, store: Store, before: Mapping[str, Held], wanted: Plan, prune: bool) -> None:
        """Take out what the store's documents of this corpus were and are no more."""
        for document, was in before.items():
            ours = {a for a in was.addresses if a.startswith(self.corpus.roots) or a in self.surveys}
            gone = {a for a in ours if a not in self.surveys and not self._failed(a)}
            self.vanished |= gone
            if document in wanted.fingerprints or ours != was.addresses or any(map(self._failed, ours)):
                continue
            if prune or not gone:
                store.remove(document)
                self.removed.append(document)

    def _failed(self, address: str) -> bool:
        """Whether a text, or the archive or table around it, could not be read this time: nothing is known of it."""
        if address in self.failures:
            return True
        return any(address.startswith((f"{failed}/", f"{failed}#")) for failed in self.failures)


def _is_new(task: Task, prints: Mapping[str, str]) -> bool:
    return any(prints.get(document) != origin.fingerprint for document, origin in task.origins.items())


def _clashes(wanted: Plan) -> tuple[Failure, ...]:
    return tuple(
        Failure(
            other,
            "plan",
            f"与 {clash.kept} 同名（{clash.document}）而内容不同，只读入后者；请给出文号或标题"
            f" / another text than {clash.kept}, under the same name; only that one is read: give a number or a title",
        )
        for clash in wanted.clashes
        for other in clash.others
    )
