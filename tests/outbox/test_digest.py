"""Letters that come as their reader chose: at once, collected for the day's digest, or not at all."""

import datetime as dt
from functools import partial

import pytest
from django.db import DataError, IntegrityError, transaction

from cmdp.audit.models import Event
from cmdp.outbox import digest as digests
from cmdp.outbox.choosing import choose, frequency_of
from cmdp.outbox.digest import readers_waiting, write_digest
from cmdp.outbox.kinds import KINDS, always_goes, choosable, necessary, told_by_necessity
from cmdp.outbox.models import Frequency, Letter, LetterChoice, State
from cmdp.outbox.post import Recipient, post
from cmdp.outbox.tasks import deliver
from tests.factories.people import NOON, make_user
from tests.support.race import race

DAY = dt.timedelta(days=1)
MORNING = NOON.replace(hour=9)
BEFORE = MORNING - dt.timedelta(minutes=1)
EACH, DAILY, NECESSARY = Frequency.EACH, Frequency.DAILY, Frequency.NECESSARY


@pytest.fixture(autouse=True)
def own_kinds():
    """Two kinds of the suite's own, beside the declared ones."""
    known = dict(KINDS)
    choosable("Haberler", "test")
    yield
    KINDS.clear()
    KINDS.update(known)


@pytest.fixture
def person(db):
    return make_user()


def to(person, **fields):
    return Recipient(**{"email": person.email, "name": person.full_name, "language": "tr", **fields}, user_id=person.pk)


def send(person, key="test:1", at=BEFORE, **fields):
    return post(
        **{"key": key, "kind": "test", "to": to(person), "at": at, "reference": "TR83", "news": "iyi", **fields}
    )


def want(person, frequency, at=NOON - DAY):
    return choose(person.pk, frequency, by=person, at=at)


@pytest.mark.parametrize(
    ("frequency", "state"),
    [(None, State.QUEUED), (EACH, State.QUEUED), (DAILY, State.COLLECTED), (NECESSARY, State.UNWANTED)],
)
def test_a_letter_of_choice_comes_as_its_reader_chose(person, frequency, state):
    if frequency:
        want(person, frequency)

    assert send(person).state == state


def test_what_is_necessary_or_private_or_undeclared_or_nobodys_always_goes(person):
    want(person, NECESSARY)
    necessary("Kararlar", "test")
    always = send(person)
    choosable("Haberler", "test")

    others = [
        send(person, key="test:2", private=True),
        send(person, key="test:3", to=Recipient("a@ornek.test", "A", "tr")),
        send(person, key="test:4", held=True),
    ]

    assert always.state == State.QUEUED
    assert [letter.state for letter in others] == [State.QUEUED, State.QUEUED, State.HELD]
    assert always_goes("nobody declared this")


def test_only_a_letter_of_choice_leads_to_the_choice(person):
    free = send(person)
    necessary("Kararlar", "test")
    bound = send(person, key="test:2")

    assert ["hesap/mektuplar/" in letter.text for letter in (free, bound)] == [True, False]
    assert ["hesap/mektuplar/" in letter.html for letter in (free, bound)] == [True, False]


def test_what_was_collected_goes_as_one_letter_in_the_morning(person):
    want(person, DAILY)
    letters = [send(person, key=f"test:{number}") for number in (1, 2)]

    wrote = [write_digest(to(person), at=MORNING) for _ in range(2)]

    digest = Letter.objects.get(kind="digest")
    assert wrote == [True, False]
    assert (digest.subject, digest.state) == ("Günün özeti: 2 haber", State.QUEUED)
    assert digest.text.count("- Başvurunuz alındı – TR83: http://testserver/hesap/") == 2
    assert "hesap/mektuplar/" in digest.text
    assert set(digest.told.values_list("pk", "state")) == {(letter.pk, State.DIGESTED) for letter in letters}


def test_a_digest_is_in_the_readers_present_language(person):
    want(person, DAILY)
    send(person)

    write_digest(to(person, language="en"), at=MORNING)

    assert Letter.objects.get(kind="digest").subject == "Digest of the day: 1 item"


def test_collected_letters_do_not_go_by_themselves(person):
    want(person, DAILY)
    send(person)

    deliver()
    assert Letter.objects.get().state == State.COLLECTED


def test_nothing_collected_makes_no_digest(person):
    want(person, DAILY)
    send(person, at=MORNING)

    assert readers_waiting(at=MORNING) == []
    assert not write_digest(to(person), at=MORNING)
    assert readers_waiting(at=MORNING + DAY) == [person.pk]


def test_what_was_collected_too_late_for_a_written_digest_comes_with_the_next(person):
    want(person, DAILY)
    send(person)
    write_digest(to(person), at=MORNING)
    late = send(person, key="test:2")

    again = write_digest(to(person), at=MORNING)
    late.refresh_from_db()
    state = late.state
    next_day = write_digest(to(person), at=MORNING + DAY)

    assert (again, state, next_day) == (False, State.COLLECTED, True)
    assert Letter.objects.filter(kind="digest").count() == 2


def test_a_digest_that_fails_loses_nothing(person):
    want(person, DAILY)
    letter = send(person)

    with pytest.raises(DataError), transaction.atomic():
        write_digest(to(person, email="x" * 300), at=MORNING)

    letter.refresh_from_db()
    assert letter.state == State.COLLECTED
    assert write_digest(to(person), at=MORNING)


def test_who_wants_each_again_gets_at_once_what_was_collected(person):
    want(person, DAILY)
    letter = send(person)

    want(person, EACH, at=NOON)

    letter.refresh_from_db()
    assert (letter.state, letter.due_at) == (State.QUEUED, NOON)


def test_who_wants_none_any_more_gets_what_was_collected_with_the_next_digest(person):
    want(person, DAILY)
    send(person)
    want(person, NECESSARY)

    assert write_digest(to(person), at=MORNING)


def test_a_choice_is_an_act_for_the_record_only_when_it_changes_something(person):
    for frequency in (EACH, DAILY, DAILY):
        want(person, frequency)

    event = Event.objects.get(verb="letters.choose")
    assert event.changes == {"frequency": ["each", "daily"]}
    assert frequency_of(person.pk) == DAILY
    assert str(LetterChoice.objects.get()) == f"{person.pk}: daily"


def test_each_thing_told_of_is_said_once_in_its_order(own_kinds):
    KINDS.clear()
    necessary("Kararlar", "a", "b")
    necessary("", "c")
    choosable("Haberler", "d")

    assert [told_by_necessity(is_necessary=side) for side in (True, False)] == [["Kararlar"], ["Haberler"]]


def test_a_person_chooses_once(person):
    LetterChoice.objects.create(user_id=person.pk, frequency=EACH, chosen_at=NOON)

    with pytest.raises(IntegrityError, match="user_id"), transaction.atomic():
        LetterChoice.objects.create(user_id=person.pk, frequency=DAILY, chosen_at=NOON)


@pytest.mark.slow
def test_two_workers_write_one_digest_and_a_change_of_mind_loses_nothing(transactional_db):
    person = make_user()
    want(person, DAILY)
    for number in range(3):
        send(person, key=f"test:{number}")

    race(
        partial(digests.write_digest, to(person), at=MORNING),
        partial(digests.write_digest, to(person), at=MORNING),
        partial(choose, person.pk, EACH, by=person, at=NOON),
    )

    told = Letter.objects.filter(kind="digest").count()
    states = set(Letter.objects.filter(kind="test").values_list("state", flat=True))
    # Who changed their mind first got each letter at once: the worker was woken by that very commit.
    assert (told, states) in [(1, {State.DIGESTED}), (0, {State.SENT})]


def test_a_name_that_is_an_address_leads_nobody_away(person):
    want(person, DAILY)
    send(person, to=to(person, name="https://evil.example/x"))

    write_digest(to(person), at=NOON)

    text = Letter.objects.get(kind="digest").text
    assert "http://testserver/hesap/giris/" in text
    assert "evil.example" not in text
