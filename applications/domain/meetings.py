"""A commission's meeting: called together, begun, ended, closed over its signed minutes; what came of it.

Every verb locks the meeting first and a file after it, so two of them cannot wait for each other.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.certainty import reckon_or_ask
from applications.domain.inviting import call_off, invite
from applications.domain.opinions import Word
from applications.models import (
    AgendaItem,
    Attendance,
    Call,
    CallStage,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    Motion,
    OpinionAct,
    RankRun,
)
from applications.models.meeting import MeetingState
from applications.policies import meeting as may
from applications.policies.decision import has_come
from applications.queries.commission import commission_of, seats_in, standing_of
from applications.queries.ranking import ranking_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.scanning import Judged, call_after_commit, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require

NO_REASON = deny("no_reason", gettext_lazy("Gerekçe yazın; gerekçe kayda geçer."))
NOT_INVITED = deny("not_invited", gettext_lazy("Bu kişi toplantıya çağrılmamış."))
SCAN: Final = "applications.tasks.scan_meeting_paper"
# Opinions are official words: in Turkish whoever records them.
CONDITIONS: Final = "Koşullar"


def locked(meeting_id: int) -> Meeting:
    """Hold a meeting until the transaction ends; only inside ``atomic``."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("commission__agency", "call_stage__call__rule_set", "current__proposal").get(
        pk=meeting_id
    )


def move_on(
    meeting: Meeting, verb: str, changes: Mapping[str, tuple[Any, Any]], *, by: Actor, at: dt.datetime, reason: str = ""
) -> None:
    """Save a meeting that changed, as a next version for those who watch it, with its event."""
    meeting.version += 1
    meeting.save()
    agency = meeting.commission.agency_id
    record(f"meeting.{verb}", meeting, by=by, at=at, agency_id=agency, changes=changes, reason=reason)


def _step(meeting: Meeting, verb: str, state: MeetingState, *, by: User, at: dt.datetime, reason: str = "") -> Meeting:
    before, meeting.state = meeting.state, state
    move_on(meeting, verb, {"state": (before, state)}, by=by, at=at, reason=reason)
    return meeting


# Planning -----------------------------------------------------------------------------
@transaction.atomic
def plan(window_id: int, *, starts_at: dt.datetime, place: str, by: User, at: dt.datetime) -> Meeting:
    """Call the commission together: all evaluated files in the order of the list, a letter to every member."""
    window = CallStage.objects.select_related("call__agency", "call__rule_set").get(pk=window_id)
    Call.objects.select_for_update(of=("self",)).get(pk=window.call_id)
    commission = commission_of(window)
    require(may.may_plan(by, window, commission))
    require(may.is_to_come(starts_at, at=at))
    meeting = Meeting(commission=commission, call_stage=window, starts_at=starts_at, place=place)
    meeting.planned_at, meeting.planned_by = at, by
    move_on(meeting, "plan", {"starts_at": (None, starts_at)}, by=by, at=at)
    _put_on_agenda(meeting)
    seats = seats_in(meeting.commission)
    told = [
        Attendance(meeting=meeting, person=one.person, capacity=one.capacity, is_chair=one.is_chair) for one in seats
    ]
    Attendance.objects.bulk_create(told)
    invite(meeting, told, at=at)
    return meeting


def _put_on_agenda(meeting: Meeting) -> int:
    """Add what waits for an opinion and is not there yet, behind what is; says how many."""
    known = set(meeting.items.values_list("proposal_id", flat=True))
    lines = [
        line
        for line in ranking_of(meeting.call_stage).lines
        if line.file.status == Status.REVIEWED and line.file.pk not in known
    ]
    rows = [
        AgendaItem(meeting=meeting, proposal_id=line.file.pk, place=place, rank=line.rank, score=line.result.score)
        for place, line in enumerate(lines, len(known) + 1)
    ]
    AgendaItem.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def complete_agenda(meeting_id: int, *, by: User, at: dt.datetime) -> int:
    """Add the files whose evaluation was finished since; says how many."""
    meeting = locked(meeting_id)
    require(may.may_order(by, meeting))
    added = _put_on_agenda(meeting)
    move_on(meeting, "complete_agenda", {"items": (None, added)}, by=by, at=at)
    return added


@transaction.atomic
def reschedule(meeting_id: int, *, starts_at: dt.datetime, place: str, by: User, at: dt.datetime) -> Meeting:
    """Move a meeting to another hour or place; everybody gets a letter, their calendars the next version."""
    meeting = locked(meeting_id)
    require(may.may_change_plan(by, meeting))
    require(may.is_to_come(starts_at, at=at))
    changes = {"starts_at": (meeting.starts_at, starts_at), "venue": (meeting.place, place)}
    meeting.starts_at, meeting.place = starts_at, place
    meeting.invitation += 1
    move_on(meeting, "reschedule", changes, by=by, at=at)
    invite(meeting, meeting.attendances.select_related("person"), at=at, kind="meeting_moved")
    return meeting


@transaction.atomic
def cancel(meeting_id: int, *, reason: str, by: User, at: dt.datetime) -> Meeting:
    """Call a meeting off before it begins; its letters say why."""
    meeting = locked(meeting_id)
    require(may.may_change_plan(by, meeting))
    if not reason.strip():
        raise Refused(NO_REASON)
    call_off(meeting, reason=reason.strip(), at=at)
    return _step(meeting, "cancel", MeetingState.CANCELLED, by=by, at=at, reason=reason.strip())


@transaction.atomic
def reorder(item_id: int, *, place: int, by: User, at: dt.datetime) -> list[AgendaItem]:
    """Give a file another place in the order of discussion; the others close up. Answers the agenda as it stands."""
    item = AgendaItem.objects.get(pk=item_id)
    meeting = locked(item.meeting_id)
    require(may.may_order(by, meeting))
    rows = [row for row in meeting.items.all() if row.pk != item_id]
    rows.insert(max(0, min(place - 1, len(rows))), item)
    for number, row in enumerate(rows, 1):
        row.place = number
    AgendaItem.objects.bulk_update(rows, ["place"])
    move_on(meeting, "reorder", {"item": (None, item.public_id), "place": (None, item.place)}, by=by, at=at)
    return rows


# The room -----------------------------------------------------------------------------
@transaction.atomic
def begin(meeting_id: int, *, by: User, at: dt.datetime) -> Meeting:
    """Begin a meeting."""
    meeting = locked(meeting_id)
    require(may.may_open_meeting(by, meeting, at=at))
    meeting.opened_at = at
    return _step(meeting, "begin", MeetingState.OPEN, by=by, at=at)


@transaction.atomic
def come(meeting_id: int, person_id: int, *, by: User, at: dt.datetime) -> Attendance:
    """Note that a member is in the room, or came back to it."""
    meeting, row = _attendance(meeting_id, person_id, by)
    if not row.is_in_room:
        row.came_at, row.left_at = row.came_at or at, None
        row.save(update_fields=["came_at", "left_at"])
        move_on(meeting, "come", {"person": (None, row.person)}, by=by, at=at)
    return row


@transaction.atomic
def leave(meeting_id: int, person_id: int, *, by: User, at: dt.datetime) -> Attendance:
    """Note that a member left the room; their voice on what is being voted on counts no more."""
    meeting, row = _attendance(meeting_id, person_id, by)
    if row.is_in_room:
        row.left_at = at
        row.save(update_fields=["left_at"])
        move_on(meeting, "leave", {"person": (row.person, None)}, by=by, at=at)
    return row


def _attendance(meeting_id: int, person_id: int, by: User) -> tuple[Meeting, Attendance]:
    meeting = locked(meeting_id)
    require(may.may_note_presence(by, meeting))
    row = meeting.attendances.select_related("person").filter(person=person_id).first()
    if row is None:
        raise Refused(NOT_INVITED)
    return meeting, row


def reckon(meeting_id: int, *, by: User, at: dt.datetime) -> RankRun | Job:
    """Have the certainty of the meeting's list reckoned, without which nothing near the line is decided."""
    return reckon_or_ask(Meeting.objects.values_list("call_stage_id", flat=True).get(pk=meeting_id), by=by, at=at)


@transaction.atomic
def end(meeting_id: int, *, by: User, at: dt.datetime) -> Meeting:
    """End a meeting; what was not decided stays for the next."""
    meeting = locked(meeting_id)
    require(may.may_end(by, meeting))
    meeting.ended_at, meeting.current = at, None
    return _step(meeting, "end", MeetingState.ENDED, by=by, at=at)


# The minutes --------------------------------------------------------------------------
@with_their_rows()
@transaction.atomic
def keep_paper(meeting_id: int, file: File, *, by: User, at: dt.datetime) -> MeetingPaper:
    """Keep the signed minutes; the same file twice is one, so a double click harms nothing."""
    meeting = locked(meeting_id)
    require(may.may_keep_paper(by, meeting))
    require(check_upload(file, kinds=MeetingPaper.KINDS, max_bytes=MeetingPaper.MOST_BYTES))
    digest = sha256_of(file)
    if twin := meeting.papers.filter(sha256=digest).first():
        return twin
    row = MeetingPaper(meeting=meeting, uploaded_at=at, uploaded_by=by, scan=scan_at_first())
    row.content_type = content_type_of(file)
    store(row, file, digest)
    call_after_commit(row, SCAN)
    move_on(meeting, "keep_paper", {"document": ("", row.public_id), "sha256": ("", digest)}, by=by, at=at)
    return row


@transaction.atomic
def note_fetched(meeting: Meeting, paper: str, sha256: str, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a paper of a meeting away: its invitation, minutes, book, or what was signed."""
    changes = {"paper": ("", paper), "sha256": ("", sha256)}
    record("meeting.fetch", meeting, by=by, at=at, agency_id=meeting.commission.agency_id, changes=changes)


@transaction.atomic
def close(meeting_id: int, *, minutes_number: str, minutes_date: dt.date, by: User, at: dt.datetime) -> Meeting:
    """Close a meeting over its signed minutes, by their number and date; nothing of it changes any more."""
    meeting = locked(meeting_id)
    require(may.may_close(by, meeting))
    require(may.fits_minutes(meeting, minutes_date, at=at))
    meeting.minutes_number, meeting.minutes_date = minutes_number, minutes_date
    meeting.closed_at, meeting.closed_by = at, by
    return _step(meeting, "close", MeetingState.CLOSED, by=by, at=at)


@transaction.atomic
def correct(
    meeting_id: int, *, text: str, letter_number: str, letter_date: dt.date, by: User, at: dt.datetime
) -> MeetingCorrection:
    """Say by a dated letter what was wrong in closed minutes; the minutes themselves stay."""
    meeting = locked(meeting_id)
    require(may.may_correct(by, meeting))
    require(has_come(letter_date, at=at))
    told = {"text": text, "letter_number": letter_number, "letter_date": letter_date}
    row = MeetingCorrection.objects.create(meeting=meeting, recorded_at=at, recorded_by=by, **told)
    record(
        "meeting.correct",
        meeting,
        by=by,
        at=at,
        agency_id=meeting.commission.agency_id,
        letter_number=letter_number,
        letter_date=letter_date,
    )
    return row


# What came of it ----------------------------------------------------------------------
@transaction.atomic
def opine(window_id: int, *, by: User, at: dt.datetime) -> OpinionAct:
    """Make the agency's opinions of what the closed meetings of a stage decided: every file, in one act.

    By the same verb that records a meeting held elsewhere; each opinion carries its motion's reason and conditions.
    """
    window = CallStage.objects.select_related("call").get(pk=window_id)
    Call.objects.select_for_update(of=("self",)).get(pk=window.call_id)
    list(window.proposals.select_for_update(of=("self",)).filter(status=Status.REVIEWED).order_by("pk"))
    standing = standing_of(window)
    if not standing.meetings:
        raise Refused(deny("no_meeting", _("Kapanmış ve görüşü kaydedilmemiş bir toplantı yok.")))
    if standing.missing:
        files = ", ".join(str(file) for file in standing.missing)
        reason = _("Şu dosyalar için geçerli bir komisyon kararı yok: %(files)s. Onları yeni bir toplantıda görüşün.")
        raise Refused(deny("undecided", reason % {"files": files}))
    last = standing.meetings[-1]
    words = {key: _word(motion) for key, motion in standing.decisions.items()}
    act = opinions.record_opinions(
        window_id, words=words, met_on=_day_of(last), minutes_number=last.minutes_number, by=by, at=at
    )
    for meeting in standing.meetings:
        meeting.act = act
        meeting.save(update_fields=["act"])
    return act


def _day_of(meeting: Meeting) -> dt.date:
    return timezone.localtime(meeting.opened_at).date()


def _word(motion: Motion) -> Word:
    reason = f"{motion.reason}\n\n{CONDITIONS}: {motion.conditions}" if motion.conditions else motion.reason
    return Word(OpinionOutcome(motion.outcome), reason, motion.amount)


def _tell(paper: MeetingPaper, at: dt.datetime) -> None:
    """On the record and on the meeting's page: whoever uploaded it is looking at that."""
    changes = {"document": ("", paper.public_id), "finding": ("", paper.finding)}
    agency = paper.meeting.commission.agency_id
    record("meeting.infected", paper.meeting, by=SYSTEM, at=at, agency_id=agency, changes=changes)


MEETING_PAPERS: Final = Judged(MeetingPaper, _tell)
