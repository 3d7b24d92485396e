"""The named questions over a store."""

from __future__ import annotations

from .answer import Answer, Duties, Duty, Responsible, Responsibles, Task, Tasks
from .asking import ask, askable
from .by_actor import containers, duties, similar_actors
from .by_document import tasks
from .by_topic import who
from .collection import Collected, collection
from .compare import Comparison, Comparisons, compare
from .coverage import Cover, Coverage, coverage
from .gaps import Gap, Gaps, gaps
from .overlapping.answer import Overlap, Overlaps
from .overlapping.conflicting import Conflict, Conflicts, conflicts
from .overlapping.finding import overlaps
from .portrait import Portrait, portrait
from .question import Label, Question, names, question
from .validity import Change, changes, dates_of, in_force

__all__ = [
    "Answer", "Change", "Collected", "Comparison", "Comparisons", "Conflict", "Conflicts", "Cover", "Coverage",
    "Duties", "Duty", "Gap", "Gaps", "Label", "Overlap", "Overlaps", "Portrait", "Question", "Responsible",
    "Responsibles", "Task", "Tasks", "ask", "askable", "changes", "collection", "compare", "conflicts", "containers",
    "coverage", "dates_of", "duties", "gaps", "in_force", "names", "overlaps", "portrait", "question",
    "similar_actors", "tasks", "who",
]  # fmt: skip
