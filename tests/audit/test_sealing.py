import datetime as dt
import re
import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from cmdp.audit import sealing, tasks
from cmdp.audit.models import Event, Seal
from cmdp.audit.record import record
from cmdp.audit.sealing import canonical, seal_if_due, verify
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_organisation

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def subject():
    return make_organisation()


def write(subject, *reasons, at=NOON):
    with transaction.atomic():
        return [record("test.act", subject, by=SYSTEM, at=at, reason=reason) for reason in reasons]


def seal(at=NOON):
    return seal_if_due(at=at)


def tamper(sql, *values):
    """What only a superuser of the database can do: the triggers are off for one statement."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def faults():
    return [fault.sentence for fault in verify()]


def said(*words):
    out = StringIO()
    call_command("verify_audit", *words, stdout=out)
    return out.getvalue()


def test_nothing_is_sealed_while_nothing_is_written():
    assert (seal(), said()) == (None, "Nothing is sealed yet: beat does it once a day.\n")


def test_a_day_is_sealed_once_and_only_when_something_came(subject):
    write(subject, "bir", "iki")
    first = seal()
    write(subject, "üç")

    assert (first.count, str(first), seal(), seal(NOON + DAY).count) == (2, first.digest, None, 1)
    assert seal(NOON + 2 * DAY) is None
    assert faults() == []


def test_a_day_ends_by_the_calendar_of_turkiye(subject):
    write(subject, "bir")
    seal(dt.datetime(2026, 3, 1, 20, 30, tzinfo=dt.UTC))
    write(subject, "iki")

    assert seal(dt.datetime(2026, 3, 1, 20, 59, tzinfo=dt.UTC)) is None
    assert seal(dt.datetime(2026, 3, 1, 21, 0, tzinfo=dt.UTC)).count == 1


def test_a_seal_hangs_on_the_one_before(subject, monkeypatch):
    monkeypatch.setattr(sealing, "CHUNK", 2)
    write(subject, "bir", "iki", "üç")
    first = seal()
    write(subject, "dört")
    second = seal(NOON + DAY)

    lines = b"".join(canonical(row) for row in Event.objects.order_by("pk").values_list()[3:])
    assert second.digest == sealing.hashlib.sha256(first.digest.encode() + lines).hexdigest()
    assert (second.first_id, second.last_id) == (first.last_id + 1, Event.objects.latest("pk").pk)


def test_every_field_of_an_event_is_sealed(subject):
    event = write(subject, "bir")[0]
    line = canonical(Event.objects.values_list().get(pk=event.pk))

    for field in Event._meta.concrete_fields:
        other = Event.objects.get(pk=event.pk)
        setattr(other, field.attname, "2026-05-05" if field.name == "letter_date" else 7)
        assert canonical(getattr(other, each.attname) for each in Event._meta.concrete_fields) != line, field.name


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE audit_event SET reason = 'başka' WHERE id = %s", "event {} was altered"),
        ("UPDATE audit_event SET changes = '{{\"a\": [1, 2]}}' WHERE id = %s", "event {} was altered"),
        ("UPDATE audit_event SET at = at + interval '1 microsecond' WHERE id = %s", "event {} was altered"),
        ("DELETE FROM audit_event WHERE id = %s", "event {} was removed"),
    ],
)
def test_what_was_done_to_an_event_is_found_and_named(subject, sql, sentence):
    events = write(subject, "bir", "iki", "üç")
    seal()
    write(subject, "dört")
    seal(NOON + DAY)

    tamper(sql.replace("{{", "{").replace("}}", "}"), events[1].pk)

    assert faults() == [sentence.format(events[1].pk)]
    with pytest.raises(CommandError, match=f"Seal of 2026-03-02 09:00 UTC: {sentence.format(events[1].pk)}"):
        said()


def test_an_event_that_was_slipped_in_is_found(subject):
    events = write(subject, "bir", "iki", "üç")
    tamper("DELETE FROM audit_event WHERE id = %s", events[1].pk)
    seal()

    columns = ", ".join(each.column for each in Event._meta.concrete_fields if each.name != "id")
    tamper(f"INSERT INTO audit_event (id, {columns}) SELECT %s, {columns} FROM audit_event LIMIT 1", events[1].pk)

    assert faults() == [f"event {events[1].pk} was slipped in"]


def test_a_seal_made_anew_breaks_the_next_one(subject):
    write(subject, "bir")
    first = seal()
    write(subject, "iki")
    seal(NOON + DAY)

    tamper("UPDATE audit_seal SET digest = %s WHERE id = %s", "f" * 64, first.pk)

    assert faults() == ["the seal itself, or one before it, was altered"] * 2


def test_a_seal_that_was_taken_away_is_missed(subject):
    write(subject, "bir")
    first = seal()
    write(subject, "iki")
    second = seal(NOON + DAY)

    tamper("DELETE FROM audit_seal WHERE id = %s", first.pk)

    assert faults()[0] == f"it begins at event {second.first_id}, the one before it ends at 0"


def test_the_command_tells_the_digest_and_looks_for_one_kept_elsewhere(subject):
    event = write(subject, "bir")[0]
    digest = seal().digest
    write(subject, "iki")

    assert said("--expect", digest.upper()) == (
        f"As it was sealed, up to event {event.pk}; 1 since then. Digest: {digest}\n"
    )
    with pytest.raises(CommandError, match="No seal bears the digest aa: seals were taken away or made anew"):
        said("--expect", "aa")


def test_so_many_faults_are_named_and_no_more(subject, monkeypatch):
    monkeypatch.setattr(sealing, "MOST_FAULTS", 2)
    write(subject, "bir", "iki", "üç")
    seal()

    tamper("UPDATE audit_event SET reason = 'başka' WHERE verb = %s", "test.act")

    assert len(faults()) == 2


@pytest.mark.parametrize("sql", ["UPDATE audit_seal SET count = 9", "DELETE FROM audit_seal", "TRUNCATE audit_seal"])
def test_the_database_refuses_to_touch_a_seal(subject, sql):
    write(subject, "bir")
    seal()

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL cmdp.may_empty_the_record = 'off'")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_an_event_under_way_is_waited_for_and_never_gets_behind_the_seal(subject):
    written, may_end = threading.Event(), threading.Event()

    def slowly():
        try:
            with transaction.atomic():
                record("test.act", subject, by=SYSTEM, at=NOON, reason="yavaş")
                written.set()
                may_end.wait(5)
        finally:
            connections.close_all()

    writer = threading.Thread(target=slowly)
    write(subject, "çabuk")
    writer.start()
    written.wait(5)
    threading.Timer(0.2, may_end.set).start()

    assert seal().count == 2
    writer.join()
    assert faults() == []


@pytest.mark.django_db(transaction=True)
def test_a_writer_that_does_not_end_leaves_the_seal_to_the_next_round(subject, monkeypatch, caplog):
    monkeypatch.setattr(sealing, "PATIENCE", "100ms")
    written, may_end = threading.Event(), threading.Event()

    def for_long():
        try:
            with transaction.atomic():
                record("test.act", subject, by=SYSTEM, at=NOON)
                written.set()
                may_end.wait(5)
        finally:
            connections.close_all()

    write(subject, "bir")
    writer = threading.Thread(target=for_long)
    writer.start()
    written.wait(5)

    tasks.seal()

    may_end.set()
    writer.join()
    assert (Seal.objects.count(), re.findall("next round", caplog.text)) == (0, ["next round"])
    tasks.seal()
    assert Seal.objects.get().count == 2


def test_a_database_of_one_writer_needs_no_lock(subject, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sealing.connection, "vendor", "sqlite")
    write(subject, "bir")

    with django_assert_num_queries(0):
        sealing._keep_writers_out()

    assert seal().count == 1
