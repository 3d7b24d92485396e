"""What a question is answered with: typed rows, the same from every store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from . import frames
from .question import Question

if TYPE_CHECKING:
    import pandas
    import polars

REVIEWED: Final = "已校核"
NOT_REVIEWED: Final = "未校核"
"""What rows say of whether a person has confirmed or corrected their record."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What an actor must, may, must not or is encouraged to do. Empty strings for what is not given.

    `grade` is stated, assigned, ordered, proposed or inferred; `role` lead, responsible, support, co or "";
    `provision` its citation form; `evidence` the sentence (or note) without white space; `via` the class through which
    it falls to the actor that was asked for, with the reason, "" for its own; `now` who has it today where a reform
    moved it to another body.
    """

    actor: str
    grade: str
    role: str
    modality: str
    action: str
    target: str
    condition: str
    deadline: str
    provision: str
    heading: str
    title: str
    number: str
    evidence: str
    statement: str
    now: str = ""
    reviewed: str = NOT_REVIEWED
    via: str = ""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible for a topic, and by which words; `actor` is "" where the document names nobody, `now` who has
    it today where a reform moved it to another body.
    """

    actor: str
    grade: str
    role: str
    modality: str
    action: str
    target: str
    provision: str
    heading: str
    number: str
    title: str
    evidence: str
    statement: str = ""
    now: str = ""
    reviewed: str = NOT_REVIEWED


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a task table: one statement with everybody who has a part in it.

    `section` and `provision` are number and heading (“六、优化营商环境”, “（十八）保障用地”); `task` is action
    and target; `grade` the grades of all who have a part, joined by “、”, "" for nobody; `note` the responsibility
    note; `kind` what the provision is for. No columns: `called` has for each actor what the document calls it, `action`
    and `target` are the parts of `task`.
    """

    number: str
    title: str
    section: str
    provision: str
    modality: str
    task: str
    actors: tuple[str, ...]
    co: tuple[str, ...]
    inferred: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    cite: str
    evidence: str
    statement: str
    reviewed: str = NOT_REVIEWED
    nature: str = ""
    grade: str = ""
    note: str = ""
    document: str = ""
    kind: str = ""
    called: tuple[tuple[str, str], ...] = ()
    action: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its rows, in order. `question.headings()` has the columns in both languages."""

    question: Question
    rows: tuple[Any, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, which are the rows' fields."""
        return tuple(column.name for column in self.question.columns)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts, columns in order; several values are a list, days ISO 8601."""
        return [{name: _plain(getattr(row, name)) for name in self.columns} for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame. Raises `QueryError` where pandas is not installed."""
        return frames.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars DataFrame, several values as a list. Raises `QueryError` where polars is not there."""
        return frames.to_polars(self)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Duties(Answer):
    """The answer to `queries.duties`."""

    rows: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Responsibles(Answer):
    """The answer to `queries.who`."""

    rows: tuple[Responsible, ...]


@dataclass(frozen=True, slots=True)
class Tasks(Answer):
    """The answer to `queries.tasks`."""

    rows: tuple[Task, ...]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
