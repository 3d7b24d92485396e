"""The named questions over a store."""

from __future__ import annotations

from .answer import Answer, Duties, Duty, Responsible, Responsibles, Task, Tasks
from .by_actor import containers, duties, similar_actors
from .by_document import tasks
from .by_topic import who
from .portrait import Portrait, portrait
from .question import Label, Question, names, question

__all__ = [
    "Answer", "Duties", "Duty", "Label", "Portrait", "Question", "Responsible", "Responsibles", "Task", "Tasks",
    "containers", "duties", "names", "portrait", "question", "similar_actors", "tasks", "who",
]  # fmt: skip
