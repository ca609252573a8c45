import pytest
from django.db import DatabaseError, connection, transaction

from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_organisation

pytestmark = pytest.mark.django_db
REFUSED = "audit events are append-only"


@pytest.fixture
def event():
    return record("test.act", make_organisation(), by=SYSTEM, at=NOON)


def test_the_database_refuses_to_change_an_event(event):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(reason="başka")

    assert Event.objects.get().reason == ""


def test_the_database_refuses_to_remove_an_event(event):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        event.delete()

    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_database_refuses_to_empty_the_record(event):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL cmdp.may_empty_the_record = 'off'")

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_event")

    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE INTO")
def test_the_database_refuses_to_replace_an_event(event):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("REPLACE INTO audit_event SELECT * FROM audit_event")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no session that may empty the record")
@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_may_record_and_be_cleared_away():
    with transaction.atomic():
        record("test.act", make_organisation(), by=SYSTEM, at=NOON)

    assert Event.objects.count() == 1
