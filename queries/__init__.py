"""The named questions over a store."""

from __future__ import annotations

from .answer import Answer, Duties, Duty, Responsible, Responsibles, Task, Tasks
from .by_actor import duties, similar_actors
from .by_document import tasks
from .by_topic import who
from .question import Label, Question, names, question

__all__ = [
    "Answer", "Duties", "Duty", "Label", "Question", "Responsible", "Responsibles", "Task", "Tasks",
    "duties", "names", "question", "similar_actors", "tasks", "who",
]  # fmt: skip
