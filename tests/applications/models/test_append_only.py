"""What was decided stands: the database refuses to change or remove it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from applications.choices import Status
from applications.models import DecidedList, Meeting, MeetingCorrection, Package
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.meetings import make_board
from tests.factories.packages import make_package
from tests.factories.people import NOON

REFUSED = "what was decided is append-only"
CLOSED = {
    "opened_at": NOON,
    "ended_at": NOON,
    "closed_at": NOON,
    "minutes_date": NOON.date(),
    "minutes_number": "2026/4",
}


def assert_refused(act):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        act()


@pytest.fixture
def kept_list(cast):
    act = make_opinion(make_proposal(status=Status.POSITIVE), cast["manager"]).act
    return DecidedList.objects.create(act=act, content="{}", sha256="0" * 64)


@pytest.fixture
def closed(cast):
    meeting = make_board(cast, files=1, members=3).meeting
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_by=cast["manager"], **CLOSED)
    return meeting


def test_the_list_of_a_decision_is_neither_changed_nor_removed(kept_list):
    assert_refused(lambda: DecidedList.objects.update(sha256="1" * 64))
    assert_refused(kept_list.delete)

    assert DecidedList.objects.get().sha256 == "0" * 64


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_nor_are_all_lists_at_once(kept_list):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL cmdp.may_empty_the_record = 'off'")
        assert_refused(lambda: cursor.execute("TRUNCATE applications_decidedlist"))


def test_a_package_is_written_once(cast):
    package = make_package([make_proposal(status=Status.POSITIVE)], cast["manager"])
    made = {"made_at": NOON, "file": "packages/bir.zip", "sha256": "0" * 64}
    Package.objects.filter(pk=package.pk).update(**made)

    assert_refused(lambda: Package.objects.filter(pk=package.pk).update(sha256="1" * 64))
    assert_refused(lambda: Package.objects.filter(pk=package.pk)._raw_delete("default"))


def test_closed_minutes_keep_their_number_and_their_meeting(closed):
    later = dt.date(2026, 4, 1)

    assert_refused(lambda: Meeting.objects.filter(pk=closed.pk).update(minutes_number="2026/5"))
    assert_refused(lambda: Meeting.objects.filter(pk=closed.pk).update(minutes_date=later))
    assert_refused(lambda: Meeting.objects.filter(pk=closed.pk)._raw_delete("default"))
    Meeting.objects.filter(pk=closed.pk).update(version=99)


def test_a_correction_is_not_corrected(closed, cast):
    letter = {"letter_number": "E-1", "letter_date": NOON.date(), "recorded_at": NOON, "recorded_by": cast["manager"]}
    MeetingCorrection.objects.create(meeting=closed, text="Sayı yanlış yazılmış.", **letter)

    assert_refused(lambda: MeetingCorrection.objects.update(text="Doğrusu buymuş."))
    assert_refused(MeetingCorrection.objects.get().delete)
