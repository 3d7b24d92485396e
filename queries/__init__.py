"""The named questions over a store."""

from __future__ import annotations

from .agreement import Agreement, agreement
from .answer import Answer, Duties, Duty, Responsible, Responsibles, Task, Tasks
from .asking import ask, askable
from .by_actor import containers, duties, similar_actors
from .by_document import tasks
from .by_topic import who
from .cites import Cite, Cites, cites
from .collection import Collected, collection
from .compare import Comparison, Comparisons, compare
from .coverage import Cover, Coverage, coverage
from .gaps import Gap, Gaps, gaps
from .network import Network, Place, Tie, network
from .overlapping.answer import Overlap, Overlaps
from .overlapping.conflict import Conflict, Conflicts
from .overlapping.conflicting import conflicts
from .overlapping.finding import overlaps
from .portrait import Portrait, portrait
from .question import Label, Question, names, question
from .status import Standing, Standings, status
from .timeline import Due, Timeline, timeline
from .units import Unit, Units, units
from .validity import Change, changes, dates_of, in_force

__all__ = [
    "Agreement", "Answer", "Change", "Cite", "Cites", "Collected", "Comparison", "Comparisons", "Conflict",
    "Conflicts", "Cover", "Coverage", "Due", "Duties", "Duty", "Gap", "Gaps", "Label", "Network", "Overlap",
    "Overlaps", "Place", "Portrait", "Question", "Responsible", "Responsibles", "Standing", "Standings", "Task",
    "Tasks", "Tie", "Timeline", "Unit", "Units", "agreement", "ask", "askable", "changes", "cites", "collection",
    "compare", "conflicts", "containers", "coverage", "dates_of", "duties", "gaps", "in_force", "names", "network",
    "overlaps", "portrait", "question", "similar_actors", "status", "tasks", "timeline", "units", "who",
]  # fmt: skip
