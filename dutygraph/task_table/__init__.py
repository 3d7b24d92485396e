"""The task table 任务分工表: written for printing, split by body, proposed for a place, and taken back corrected."""

from __future__ import annotations

from .lines import Line, lines
from .returned import Change, Returned, import_task_tables
from .writing import write_proposal, write_task_table

__all__ = ["Change", "Line", "Returned", "import_task_tables", "lines", "write_proposal", "write_task_table"]
