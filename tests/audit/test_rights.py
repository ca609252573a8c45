"""The service as a role that owns nothing: it serves, and can neither change a table nor the record."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction

from cmdp.accounts.models import User
from cmdp.audit import sealing
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_organisation, make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles"),
]
ROLE = "cmdp_serves"


@pytest.fixture
def as_service():
    """The rest of the test speaks to the database as the role that serves."""
    make_organisation()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("grant_service", ROLE, stdout=StringIO())
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


def test_it_reads_and_writes_rows_and_adds_to_the_record(as_service):
    person = make_user("ayse@ornek.test")
    User.objects.filter(pk=person.pk).update(title="Uzman")
    record("test.act", person, by=SYSTEM, at=NOON)

    assert (User.objects.get(pk=person.pk).title, Event.objects.count()) == ("Uzman", 1)


def test_it_seals_the_record_and_changes_no_line_of_it(as_service):
    event = record("test.act", make_user("ayse@ornek.test"), by=SYSTEM, at=NOON)

    assert sealing.seal_if_due(at=NOON + dt.timedelta(days=2)) is not None
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(reason="başka")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "DELETE FROM audit_seal",
        "DROP TRIGGER audit_event_append_only ON audit_event",
        "ALTER TABLE accounts_user ADD COLUMN x int",
        "DROP TABLE accounts_membership",
        "CREATE TABLE another (x int)",
        "DELETE FROM django_migrations",
        "TRUNCATE accounts_user CASCADE",
    ],
)
def test_it_changes_no_table_and_no_line_of_the_record(as_service, statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        as_service.execute(statement)


def test_a_role_that_is_none_is_said_so():
    with pytest.raises(CommandError, match="Nothing was granted"):
        call_command("grant_service", "nobody_of_that_name")


def test_a_database_without_roles_is_said_so(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")

    with pytest.raises(CommandError, match="Only PostgreSQL"):
        call_command("grant_service", ROLE)
