"""One build under way: what was surveyed, what failed, what is still to be extracted, by whatever workers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from .extraction import Work
from .finding import Corpus
from .own_files import OwnFiles
from .planning import Plan, Repeated, Task, plan
from .report import BuildReport, Progress
from .source import Failure, Source
from .summary import DocumentSummary
from .surveying import Survey, survey
from .workers import Problem, Workers


@dataclass
class Run:
    """A corpus, its workers, and what is known so far. Failures and surveys are by address."""

    corpus: Corpus
    crew: Workers
    own: OwnFiles
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
        characters = 0
        for done in self.crew.each(survey, self._readable()):
            if isinstance(done, Problem):
                self.fail(done.thing, "read", done.reason)
                continue
            source, found = done
            self.surveys[source.address] = found
            characters += found.characters
            count = len(self.surveys)
            self.progress(Progress("survey", count, None, characters, None, len(self.failures), source.where))

    def plan(self) -> Plan:
        """Which copy of each document is read, of those that have not failed."""
        found = plan((s for address, s in self.surveys.items() if address not in self.failures), self.version)
        self.repeated, self.clashes = found.repeated, _clashes(found)
        return found

    def works(self, tasks: Mapping[str, Task]) -> Iterator[Work]:
        """The sources of tasks (by address) with their tasks; one that is gone by now fails."""
        missing = dict(tasks)
        for source in self._readable(tasks):
            if missing.pop(source.address, None) is not None:
                yield source, tasks[source.address]
        for address, task in missing.items():
            reason = "读取期间文件消失 / gone while it was being read"
            self.failures[address] = Failure(task.survey.where, "extract", reason, address)

    def fail(self, source: Source, stage: str, reason: str) -> None:
        """Note why a source could not be read."""
        plain = reason.removeprefix(f"{source.where}：")
        self.failures[source.address] = Failure(source.where, stage, plain, source.address)

    def failed(self, address: str) -> bool:
        """Whether a text, or the archive or table around it, could not be read this time: nothing is known of it."""
        if address in self.failures:
            return True
        return any(address.startswith((f"{failed}/", f"{failed}#")) for failed in self.failures)

    def report(self) -> BuildReport:
        """What came of it, in an order of its own."""
        return BuildReport(
            tuple(self.documents[key] for key in sorted(self.documents, key=lambda k: (self.documents[k].file, k))),
            tuple(sorted((*self.failures.values(), *self.clashes), key=lambda f: (f.file, f.stage))),
            self.repeated,
            self.unchanged,
            tuple(sorted(self.vanished)),
            tuple(sorted(self.removed)),
        )

    def _readable(self, wanted: Collection[str] | None = None) -> Iterator[Source]:
        for found in self.corpus.sources(wanted):
            if isinstance(found, Source):
                yield found
            else:
                self.failures[found.address] = found


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
