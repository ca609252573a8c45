"""Letters to those who sit in a commission: when and where it meets, that it moved, that it is called off."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.models import Attendance, Meeting
from applications.queries.recipients import person
from cmdp.outbox.kinds import necessary
from cmdp.outbox.post import post

necessary(_("Komisyon toplantıları: çağrı, değişiklik, iptal"), "meeting_called", "meeting_moved", "meeting_called_off")


def invite(meeting: Meeting, people: Iterable[Attendance], *, at: dt.datetime, kind: str = "meeting_called") -> None:
    """Post one letter to each about hour and place; it names no file, since one of them may be closed to its reader."""
    for attendance in people:
        _tell(kind, meeting, attendance, at=at, invitation=meeting.invitation)


def call_off(meeting: Meeting, *, reason: str, at: dt.datetime) -> None:
    """Tell everybody who was invited that the meeting is not held."""
    for attendance in meeting.attendances.select_related("person"):
        _tell("meeting_called_off", meeting, attendance, at=at, reason=reason)


def _tell(kind: str, meeting: Meeting, attendance: Attendance, *, at: dt.datetime, **context: Any) -> None:
    post(
        key=f"{kind}:{meeting.pk}:{meeting.invitation}:{attendance.person_id}",
        kind=kind,
        to=person(attendance.person),
        at=at,
        about=meeting,
        agency_id=meeting.commission.agency_id,
        meeting=meeting,
        attendance=attendance,
        **context,
    )
