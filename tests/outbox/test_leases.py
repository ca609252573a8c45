"""Whose the letters in hand are, and what becomes of them when their sender is gone."""

import datetime as dt

import pytest
from django.utils import timezone

from cmdp.outbox import leases
from cmdp.outbox.models import LEASE_RAN_OUT, Letter, State
from tests.factories.letters import fresh, make_letter, make_letters

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ladder")]


def run_out():
    Letter.objects.filter(state=State.SENDING).update(leased_until=timezone.now() - dt.timedelta(seconds=1))


def test_an_expired_lease_returns_to_the_queue_and_is_counted():
    letter = make_letter(state=State.SENDING, leased_until=timezone.now() - dt.timedelta(seconds=1), attempts=1)

    returned = leases.give_back_expired()

    again = fresh(letter)
    assert (returned, again.state, again.repeats, again.rung) == (1, State.QUEUED, 1, 1)
    assert again.last_error == LEASE_RAN_OUT
    assert again.due_at <= timezone.now()


def test_a_lease_that_still_runs_is_left_alone():
    make_letter(state=State.SENDING, leased_until=timezone.now() + dt.timedelta(minutes=1))

    assert leases.give_back_expired() == 0


def test_a_letter_that_kills_every_sender_fails_in_the_end():
    past = timezone.now() - dt.timedelta(seconds=1)
    letter = make_letter(state=State.SENDING, leased_until=past, attempts=3, rung=2)

    leases.give_back_expired()

    assert (fresh(letter).state, fresh(letter).repeats) == (State.FAILED, 1)


def test_of_a_batch_whose_sender_died_the_first_alone_may_have_gone_out():
    letters = make_letters(3)
    batch = leases.Batch(3)
    sent = batch.next()
    Letter.objects.filter(pk=sent.pk).update(state=State.SENT, sent_at=timezone.now(), leased_until=None)
    batch.next()
    run_out()

    returned = leases.give_back_expired()

    assert returned == 2
    assert [(fresh(one).state, fresh(one).repeats, fresh(one).rung) for one in letters] == [
        (State.SENT, 0, 0),
        (State.QUEUED, 1, 1),
        (State.QUEUED, 0, 0),
    ]


def test_each_of_two_senders_that_died_leaves_one_in_doubt():
    letters = make_letters(4)
    batches = leases.Batch(2), leases.Batch(2)
    for batch, ago in zip(batches, (1, 2), strict=True):
        held = Letter.objects.filter(pk__in=[letter.pk for letter in batch.letters])
        held.update(leased_until=timezone.now() - dt.timedelta(seconds=ago))

    leases.give_back_expired()

    assert [fresh(letter).repeats for letter in letters] == [1, 0, 1, 0]


def test_a_batch_is_claimed_in_the_order_of_its_falling_due_and_by_one_sender():
    late, soon = make_letter(), make_letter(due_at=timezone.now() - dt.timedelta(days=900))

    batch, other = leases.Batch(2), leases.Batch(2)

    assert [letter.pk for letter in batch.letters] == [soon.pk, late.pk]
    assert (batch.is_full, other.letters, other.is_full) == (True, [], False)
    assert {fresh(letter).attempts for letter in (late, soon)} == {1}


def test_what_a_sender_gives_back_waits_as_before():
    first, second = make_letters(2)
    batch = leases.Batch(2)
    batch.next()

    batch.give_back()
    batch.give_back()

    assert (fresh(first).state, fresh(second).state) == (State.SENDING, State.QUEUED)
    assert (fresh(second).rung, fresh(second).repeats, fresh(second).leased_until) == (0, 0, None)


def test_a_lease_is_drawn_out_for_what_is_still_the_senders(settings):
    settings.OUTBOX_LEASE_SECONDS = 0
    first, taken, third = make_letters(3)
    batch = leases.Batch(3)
    batch.next()
    settings.OUTBOX_LEASE_SECONDS = 0.001
    Letter.objects.filter(pk=taken.pk).update(leased_until=timezone.now() + dt.timedelta(minutes=1), attempts=2)
    before = fresh(third).leased_until

    following = batch.next()

    assert (following.pk, batch.next()) == (third.pk, None)
    assert fresh(third).leased_until > before
    assert fresh(first).leased_until == before
