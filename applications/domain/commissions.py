"""A commission of an agency and a year: its rules, who sits in it."""

import datetime as dt
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.inviting import invite
from applications.models import Attendance, Commission, CommissionSeat, Meeting
from applications.models.commission import MajorityRule
from applications.models.meeting import MeetingState
from applications.policies.commission import may_keep, may_seat
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

RULES: Final = ("quorum", "majority", "led_by", "chair_breaks_ties", "names_votes", "source_note", "is_confirmed")
# Nobody has published how a commission of this programme decides; shown as varsayılan until an agency names its source.
UNCONFIRMED: Final[dict[str, Any]] = {"quorum": 3, "majority": MajorityRule.OF_VOTES}
NOT_MANAGER = deny("not_manager", _("Komisyonu yalnızca ajans yöneticisi kurar."))
KEPT = deny("kept_before", _("Bu ajans ve yıl için komisyon zaten var; onu açın."))
ENDED = deny("already_ended", _("Bu üyelik daha önce bitti."))
NO_SOURCE = deny("no_source", _("Doğrulanmış saymak için kuralların dayanağını yazın."))


@transaction.atomic
def found(agency_id: int, year: int, *, by: User, at: dt.datetime) -> Commission:
    """Set up an agency's commission of a year, by rules that nobody has confirmed yet."""
    if agency_id not in agencies_of(by, Role.AGENCY_MANAGER):
        raise Refused(NOT_MANAGER)
    stamps = {"created_at": at, "created_by": by}
    row, is_new = Commission.objects.get_or_create(agency_id=agency_id, year=year, defaults={**UNCONFIRMED, **stamps})
    if not is_new:
        raise Refused(KEPT)
    _note("found", row, {}, by=by, at=at)
    return row


@transaction.atomic
def change_rules(commission_id: int, *, by: User, at: dt.datetime, **rules: Any) -> Commission:
    """Say by which rules it decides; those of a motion that was settled before stand as they were counted."""
    row = _locked(commission_id)
    require(may_keep(by, row))
    if rules["is_confirmed"] and not rules["source_note"].strip():
        raise Refused(NO_SOURCE)
    changes = {name: (getattr(row, name), rules[name]) for name in RULES if getattr(row, name) != rules[name]}
    for name, (_before, after) in changes.items():
        setattr(row, name, after)
    row.save(update_fields=list(RULES))
    _note("change", row, changes, by=by, at=at)
    return row


@transaction.atomic
def seat(
    commission_id: int, person: User, *, capacity: str, is_chair: bool, by: User, at: dt.datetime
) -> CommissionSeat:
    """Give somebody a seat; who joins is invited to what is already called together."""
    commission = _locked(commission_id)
    require(may_seat(by, commission, person, is_chair=is_chair))
    told = {"capacity": capacity, "is_chair": is_chair}
    row = CommissionSeat.objects.create(commission=commission, person=person, seated_at=at, seated_by=by, **told)
    _note("seat", commission, {"person": (None, person), "is_chair": (None, is_chair)}, by=by, at=at)
    for meeting in _to_come(commission):
        invited, is_new = Attendance.objects.get_or_create(meeting=meeting, person=person, defaults=told)
        if is_new:
            invite(meeting, [invited], at=at)
    return row


@transaction.atomic
def end_seat(seat_id: int, *, by: User, at: dt.datetime) -> CommissionSeat:
    """End a seat: the person is invited to no more meetings, and loses those that have not begun."""
    found_seat = CommissionSeat.objects.select_related("person").get(pk=seat_id)
    commission = _locked(found_seat.commission_id)
    found_seat.refresh_from_db(fields=["ended_at"])
    require(may_keep(by, commission))
    if found_seat.ended_at is not None:
        raise Refused(ENDED)
    found_seat.ended_at, found_seat.ended_by = at, by
    found_seat.save(update_fields=["ended_at", "ended_by"])
    Attendance.objects.filter(meeting__in=_to_come(commission), person=found_seat.person_id, came_at=None).delete()
    _note("unseat", commission, {"person": (found_seat.person, None)}, by=by, at=at)
    return found_seat


def _to_come(commission: Commission) -> list[Meeting]:
    """Locked, so that nobody joins a meeting in the second in which it begins."""
    rows = Meeting.objects.select_for_update(of=("self",)).filter(commission=commission, state=MeetingState.PLANNED)
    return list(rows.select_related("commission__agency", "call_stage__call").order_by("pk"))


def _locked(commission_id: int) -> Commission:
    return Commission.objects.select_for_update(of=("self",)).select_related("agency").get(pk=commission_id)


def _note(verb: str, row: Commission, changes: dict[str, tuple[Any, Any]], *, by: User, at: dt.datetime) -> None:
    record(f"commission.{verb}", row, by=by, at=at, agency_id=row.agency_id, changes=changes)
