"""The timeline as a calendar that other programs take in (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from .output import written
from .sources import PathLike

if TYPE_CHECKING:
    from queries import Due, Timeline

_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""RFC 5545 wants a time of making; the same timeline is to give the same bytes."""


def write_calendar(found: Timeline, output: PathLike) -> None:
    """Write an event of one whole day for each row. Raises OutputError."""
    calendar = Calendar()
    calendar.add("prodid", "-//dutygraph//timeline//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "政策任务时间表")
    for due in found.rows:
        calendar.add_component(_event(due))
    with written(output) as file:
        file.write(calendar.to_ical())


def _event(due: Due) -> Event:
    event = Event()
    identity = f"{due.statement}|{due.kind}|{due.provision}|{due.evidence}|{due.date}"
    event.add("uid", f"{sha256(identity.encode('utf-8', 'backslashreplace')).hexdigest()[:24]}@dutygraph")
    event.add("dtstamp", _STAMP)
    event.add("dtstart", due.date)
    event.add("dtend", due.date + timedelta(days=1))
    event.add("summary", f"〔{due.kind}〕{due.task}")
    who = f"\n{'、'.join(due.actors)}" if due.actors else ""
    event.add("description", f"{due.words}{who}\n{due.provision}\n{due.evidence}")
    event.add("categories", [due.kind])
    event.add("transp", "TRANSPARENT")
    return event
