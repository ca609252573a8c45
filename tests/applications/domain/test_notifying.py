"""The official day of a decision: recorded beside it, only ever to the applicant's favour, corrected by another row."""

import datetime as dt

import pytest

from applications.choices import Status
from applications.domain.notifying import note_notification
from applications.domain.objection_clock import remind_of_objection
from applications.models import Notification, Proposal
from applications.objected import Channel
from applications.queries.objection_clock import objections_to_remind
from applications.queries.objections import decision_on
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.regions.working_days import ISTANBUL
from tests.factories.files import make_proposal
from tests.factories.objections import make_objection, make_told
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
TODAY = NOON.astimezone(ISTANBUL).date()
LATER = NOON + 8 * DAY


@kept
def file(cast):
    return make_told(cast, objection_working_days="no", objection_days="7")


def _note(file, by, day, *, at=LATER, **words):
    told = {"channel": Channel.KEP, "number": "KEP-1", "evidence": "Evrak kaydı 412", "reason": "", "seen": ""}
    return note_notification(file.pk, notified_on=day, **{**told, **words}, by=by, at=at)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _decision(file):
    return decision_on(Proposal.objects.get(pk=file.pk))


def test_a_later_official_day_begins_the_time_anew(file, cast):
    before = _decision(file)
    row = _note(file, cast["officer"], TODAY + 5 * DAY)

    after = _decision(file)
    assert (after.notified_at, after.until - before.until) == (NOON, 5 * DAY)
    assert after.counted_from.astimezone(ISTANBUL) == dt.datetime.combine(TODAY + 5 * DAY, dt.time(), ISTANBUL)
    assert (after.notifications, row.to, row.told_at) == ((row,), "opinion", NOON)
    event = Event.objects.get(verb="proposal.record_notification")
    assert (event.letter_number, event.changes["channel"]) == ("KEP-1", ["", "kep"])
    assert "412" not in str(event.changes)


@pytest.mark.parametrize("days", [0, -3])
def test_an_official_day_that_is_not_later_takes_no_time_away(days, file, cast):
    before = _decision(file)
    file.first_sent_at = NOON - 9 * DAY
    file.save()

    _note(file, cast["officer"], TODAY + days * DAY)

    assert (_decision(file).until, _decision(file).counted_from) == (before.until, NOON)


def test_a_correction_is_another_row_with_its_reason_and_shortens_nothing(file, cast):
    first = _note(file, cast["officer"], TODAY + 5 * DAY)
    shown = _decision(file).until

    assert _code(lambda: _note(file, cast["officer"], TODAY + DAY)) == "stale"
    assert (
        _code(lambda: _note(file, cast["officer"], TODAY + DAY, seen=first.public_id, reason=" ")) == "reason_missing"
    )
    second = _note(file, cast["manager"], TODAY + DAY, seen=first.public_id, reason="Gün yanlış yazılmış.")

    assert (second.corrects, _decision(file).until) == (first, shown)
    assert list(Notification.objects.values_list("notified_on", flat=True)) == [TODAY + 5 * DAY, TODAY + DAY]


def test_an_objection_that_waits_is_late_only_by_the_new_end(file, cast):
    until = _decision(file).until
    late = make_objection(file, notified_at=NOON, until=until, sent_at=until + DAY)
    assert late.is_late

    _note(file, cast["officer"], TODAY + 5 * DAY)

    late.refresh_from_db()
    assert (late.is_late, late.notified_at) == (False, NOON)


def test_the_new_end_is_reminded_of_anew(file, cast):
    first_end = _decision(file).until
    assert remind_of_objection(file.pk, at=first_end - DAY)
    _note(file, cast["officer"], TODAY + 5 * DAY)
    end = _decision(file).until

    assert [list(objections_to_remind(at)) for at in (first_end - DAY, end - DAY)] == [[], [file.pk]]


@pytest.mark.parametrize(("day", "code"), [(TODAY + 9 * DAY, "day_to_come"), (dt.date(2020, 1, 1), "day_too_early")])
def test_a_day_that_cannot_be_is_refused(day, code, file, cast):
    assert _code(lambda: _note(file, cast["officer"], day)) == code


def test_staff_record_it_of_what_was_told_and_nobody_else_does(file, cast):
    untold = make_proposal(call=make_call(agency=cast.agency), status=Status.POSITIVE)

    assert _code(lambda: _note(untold, cast["officer"], TODAY)) == "nothing_told"
    assert [_code(lambda who=who: _note(file, cast[who], TODAY)) for who in ("owner", "other_officer")] == [
        "not_agency",
        "not_agency",
    ]
    make_assignment(file, cast["officer"], "sent")
    assert _code(lambda: _note(file, cast["officer"], TODAY)) == "evaluates_here"
