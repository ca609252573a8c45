"""Every constraint of a commission and its meetings is broken once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from applications.models import (
    AgendaItem,
    Attendance,
    Commission,
    CommissionSeat,
    CostCut,
    ItemDeclaration,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    Motion,
    Vote,
)
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.regions import make_agency

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


def _commission(**fields):
    told = {"agency": make_agency("TR83"), "year": 2026, "quorum": 3, "majority": "of_votes", "created_at": NOON}
    return Commission.objects.create(**{**told, "created_by": make_user(), **fields})


def _seat(commission=None, **fields):
    told = {"person": make_user(), "capacity": "Üye", "seated_at": NOON, "seated_by": make_user()}
    return CommissionSeat.objects.create(commission=commission or _commission(), **{**told, **fields})


def _meeting(**fields):
    commission = Commission.objects.first() or _commission()
    told = {"starts_at": NOON, "place": "Salon", "planned_at": NOON, "planned_by": make_user()}
    stage = fields.pop("call_stage", None) or make_proposal(status="reviewed").call_stage
    return Meeting.objects.create(commission=commission, call_stage=stage, **{**told, **fields})


OPEN = {"state": "open", "opened_at": NOON}
ENDED = {**OPEN, "state": "ended", "ended_at": NOON}


def _item(meeting=None, **fields):
    meeting = meeting or _meeting()
    told = {"proposal": make_proposal(status="reviewed"), "place": 1, "rank": 1}
    return AgendaItem.objects.create(meeting=meeting, **{**told, **fields})


def _present(meeting, **fields):
    told = {"person": make_user(), "capacity": "Üye"}
    return Attendance.objects.create(meeting=meeting, **{**told, **fields})


def _cut(item, **fields):
    told = {"line": "abc", "description": "Araç", "line_cost": 10, "amount": 5, "reason": "Uygun değil."}
    return CostCut.objects.create(item=item, made_at=NOON, made_by=make_user(), **{**told, **fields})


def _motion(item, **fields):
    told = {"outcome": "positive", "amount": Decimal(1), "reason": "Uygun.", "put_at": NOON, "put_by": make_user()}
    return Motion.objects.create(item=item, **{**told, **fields})


def _paper(**fields):
    told = {"file": "x.pdf", "name": "x.pdf", "size": 1, "content_type": "application/pdf", "sha256": "0" * 64}
    stamps = {"uploaded_at": NOON, "uploaded_by": make_user()}
    return MeetingPaper.objects.create(**{"meeting": _meeting(), **told, **stamps, **fields})


def _twice(make):
    first = make()
    first.pk = None
    if hasattr(first, "public_id"):
        first.public_id = "z" * 14
    first.save(force_insert=True)


def _vote():
    return Vote.objects.create(motion=_motion(_item()), person=make_user(), voice="for", cast_at=NOON)


def _two_chairs():
    commission = _commission()
    for _ in range(2):
        _seat(commission, is_chair=True)


def _two_in_the_chair():
    meeting = _meeting()
    for _ in range(2):
        _present(meeting, is_chair=True)


def _early_act():
    opinion = make_opinion(make_proposal(status="positive"), make_user())
    _meeting(act=opinion.act)


BREAKERS = {
    "commission_confirmed_has_a_source": lambda: _commission(is_confirmed=True),
    "one_commission_per_agency_and_year": lambda: _twice(_commission),
    "commission_quorum_is_somebody": lambda: _commission(quorum=0),
    "one_seat_per_commission_and_person": lambda: _twice(_seat),
    "one_chair_per_commission": _two_chairs,
    "commission_seat_has_a_capacity": lambda: _seat(capacity=""),
    "commission_seat_ended_has_who_and_when": lambda: _seat(ended_at=NOON),
    "one_running_meeting_per_stage": lambda: _twice(_meeting),
    "meeting_has_a_place": lambda: _meeting(place=""),
    "meeting_open_or_later_has_when": lambda: _meeting(state="open"),
    "meeting_ended_has_when_and_nothing_on": lambda: _meeting(**{**ENDED, "ended_at": None}),
    "meeting_closed_has_its_minutes": lambda: _meeting(**{**ENDED, "state": "closed"}),
    "meeting_that_became_opinions_is_closed": _early_act,
    "one_attendance_per_meeting_and_person": lambda: _twice(lambda: _present(_meeting())),
    "one_chair_per_meeting": _two_in_the_chair,
    "attendance_left_after_it_came": lambda: _present(_meeting(), came_at=NOON, left_at=NOON - SECOND),
    "one_agenda_item_per_meeting_and_file": lambda: _twice(_item),
    "agenda_item_put_off_says_why": lambda: _item(state="postponed"),
    "one_declaration_per_item_and_person": lambda: _twice(
        lambda: ItemDeclaration.objects.create(item=_item(), person=make_user(), declared_at=NOON)
    ),
    "one_cut_per_line": lambda: _twice(lambda: _cut(_item())),
    "cut_has_a_reason": lambda: _cut(_item(), reason=""),
    "cut_is_within_its_line": lambda: _cut(_item(), amount=11),
    "one_open_motion_per_item": lambda: _twice(lambda: _motion(_item())),
    "motion_has_a_reason": lambda: _motion(_item(), reason=""),
    "motion_but_a_negative_has_an_amount": lambda: _motion(_item(), amount=None),
    "motion_settled_has_when_and_how": lambda: _motion(_item(), settled_at=NOON),
    "one_vote_per_motion_and_person": lambda: _twice(_vote),
    "one_meeting_paper_per_content": lambda: _twice(_paper),
    "meeting_paper_scanned_has_when": lambda: _paper(scan="clean"),
    "meeting_paper_infected_has_a_finding": lambda: _paper(scan="infected", scanned_at=NOON),
    "meeting_correction_has_a_letter": lambda: MeetingCorrection.objects.create(
        meeting=_meeting(),
        text="",
        letter_number="1",
        letter_date=NOON.date(),
        recorded_at=NOON,
        recorded_by=make_user(),
    ),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (Commission, CommissionSeat, Meeting, Attendance, AgendaItem, ItemDeclaration, CostCut, Motion, Vote)
    models = (*models, MeetingPaper, MeetingCorrection)

    assert {constraint.name for model in models for constraint in model._meta.constraints} == BREAKERS.keys()
