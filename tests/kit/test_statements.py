"""A statement is put together once, and what it finds is read each time."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from cmdp.accounts.memberships import reader_of
from cmdp.accounts.models import Organisation
from cmdp.kit.statements import INSTANT, KEY, Statement
from tests.factories.people import NOON, join, make_organisation

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_rows_are_those_of_its_query_set_now_and_bear_the_names_of_its_columns():
    make_organisation(name="Terme Belediyesi")
    rows = Organisation.objects.annotate(known=F("name")).order_by("pk").values_list("pk", "known", "created_at")
    kept = Statement(rows)
    make_organisation(name="100% 'Ünye' Belediyesi")

    assert list(kept) == list(rows.all())
    assert [row.known for row in kept] == ["Terme Belediyesi", "100% 'Ünye' Belediyesi"]
    assert kept.count() == 2


def test_values_and_signs_of_percent_reach_the_database_as_they_are():
    found = make_organisation(name="%100 Belediye")

    assert [row.pk for row in Statement(Organisation.objects.filter(name__contains="%1").values_list("pk"))] == [
        found.pk
    ]
    assert Statement(Organisation.objects.values_list("pk")[:0]).count() == 0


def test_what_can_find_nothing_asks_nothing():
    nothing = Statement(Organisation.objects.filter(pk__in=[]).values_list("pk"))

    with CaptureQueriesContext(connection) as spent:
        assert (list(nothing), nothing.count()) == ([], 0)

    assert len(spent) == 0


def test_the_instant_is_put_in_when_it_is_asked():
    make_organisation(created_at=NOON)
    statement = Statement(Organisation.objects.filter(created_at__lte=INSTANT).values_list("pk"))

    assert [len(list(statement.rows(at=at))) for at in (NOON - HOUR, NOON)] == [0, 1]


def test_the_key_is_put_in_when_it_is_asked():
    rows = [make_organisation(), make_organisation()]
    statement = Statement(Organisation.objects.filter(pk=KEY).values_list("name"))

    assert [[row.name for row in statement.rows(key=one.pk)] for one in rows] == [[one.name] for one in rows]
    assert list(statement) == []


def test_a_reader_is_the_person_with_their_seats_and_nothing_else(cast):
    officer = cast["officer"]
    again = type(officer).objects.get(pk=officer.pk)

    assert reader_of(officer) == reader_of(again)
    assert (reader_of(officer).user, reader_of(officer).user.seats) == (officer, officer.seats)
    join(again, "organisation_owner", make_organisation())
    again.forget_seats()
    assert reader_of(officer) != reader_of(again)
