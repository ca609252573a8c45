"""Letters against a real mail server that takes, refuses, hangs or breaks the line."""

import datetime as dt
import socket

import pytest
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError

from cmdp.outbox import delivery, leases, tasks
from cmdp.outbox.models import LEASE_RAN_OUT, Letter, State
from tests.factories.letters import fresh, make_letter, make_letters
from tests.support.smtp import DROP, YES, free_port, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ladder")]


def send_due():
    """How often another sender was woken."""
    woken = []
    delivery.send_due(lambda: woken.append(1))
    return len(woken)


def nobody():
    """Nobody else is to be woken."""
    raise AssertionError


def waits(letter):
    """Whole minutes until the letter is due again."""
    return round((fresh(letter).due_at - timezone.now()).total_seconds() / 60)


def test_a_due_letter_is_sent_once(smtp):
    letter = make_letter()

    send_due()
    send_due()

    sent = fresh(letter)
    assert (sent.state, sent.attempts, sent.leased_until, sent.last_error) == (State.SENT, 1, None, "")
    assert smtp.message_ids == [letter.message_id]


def test_a_letter_carries_text_html_and_its_key(smtp):
    letter = make_letter(text="Değerlendirme bitti.\n", language="tr")

    send_due()

    (mail,) = smtp.mails
    assert (mail["Subject"], mail["To"]) == (letter.subject, letter.to_email)
    assert (mail["X-CMDP-Letter"], mail["Content-Language"]) == (letter.key, "tr")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text_of(mail).strip() == "Değerlendirme bitti."
    assert mail.get_body(("html",)).get_content().strip() == letter.html


def test_a_batch_goes_over_one_connection(smtp):
    make_letters(5)

    send_due()

    assert (len(smtp.mails), smtp.connections) == (5, 1)


def test_letters_go_out_in_the_order_they_fell_due(smtp):
    late, soon = make_letter(), make_letter(due_at=timezone.now() - dt.timedelta(days=900))

    send_due()

    assert smtp.message_ids == [soon.message_id, late.message_id]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.HELD},
        {"state": State.CANCELLED},
        {"state": State.FAILED},
        {"due_at": timezone.now() + dt.timedelta(hours=1)},
        {"state": State.SENDING, "leased_until": timezone.now() + dt.timedelta(hours=1)},
    ],
    ids=["held", "cancelled", "failed", "not due", "leased"],
)
def test_a_letter_that_does_not_wait_is_not_sent(smtp, fields):
    make_letter(**fields)

    send_due()

    assert smtp.mails == []


def test_a_full_batch_says_that_more_may_wait(smtp, settings):
    settings.OUTBOX_BATCH = 2
    make_letters(3)

    woken = [send_due(), send_due()]

    assert woken == [1, 0]


def test_a_round_ends_when_its_time_is_up(smtp, settings):
    settings.OUTBOX_ROUND_SECONDS = -1
    letter = make_letter()

    delivery.send_due(nobody)

    assert smtp.mails == []
    assert (fresh(letter).state, fresh(letter).rung) == (State.QUEUED, 0)


def test_a_broker_that_is_silent_stops_no_sender(smtp, settings, monkeypatch):
    settings.OUTBOX_BATCH = 2
    make_letters(2)

    def silent():
        raise OperationalError

    monkeypatch.setattr(tasks.deliver, "delay", silent)

    tasks.sweep()

    assert len(smtp.mails) == 2


@pytest.mark.parametrize("task", [tasks.deliver, tasks.sweep])
def test_the_task_goes_on_until_nothing_is_due(smtp, settings, task):
    settings.OUTBOX_BATCH = 2
    make_letters(5)

    task.delay()

    assert len(smtp.mails) == 5


def test_an_address_refused_for_good_fails_at_once_and_spares_the_others(smtp):
    bad, good = make_letters(2)
    smtp.answer_to_recipient = lambda address: "550 No such user" if address == bad.to_email else YES

    send_due()

    assert (fresh(bad).state, fresh(good).state) == (State.FAILED, State.SENT)
    assert fresh(bad).last_error.startswith("SMTPRecipientsRefused: ")
    assert smtp.connections == 1


def test_a_letter_refused_for_good_fails_at_once(smtp):
    letter = make_letter()
    smtp.answer_to_letter = lambda _mail: "554 Not wanted"

    send_due()

    assert (fresh(letter).state, fresh(letter).repeats) == (State.FAILED, 0)


@pytest.mark.parametrize("question", ["answer_to_recipient", "answer_to_letter"])
def test_a_letter_refused_for_now_waits_a_rung(smtp, question):
    letter = make_letter()
    setattr(smtp, question, lambda _any: "451 Later, please")

    send_due()

    assert (fresh(letter).state, fresh(letter).rung, fresh(letter).repeats) == (State.QUEUED, 1, 0)
    assert waits(letter) == 1


def test_a_line_broken_after_the_letter_counts_a_possible_repeat(smtp):
    broken, other = make_letters(2)
    smtp.answer_to_letter = lambda mail: DROP if mail["X-CMDP-Letter"] == broken.key else YES

    send_due()

    assert (fresh(broken).state, fresh(broken).repeats, fresh(broken).rung) == (State.QUEUED, 1, 1)
    assert fresh(other).state == State.SENT


@pytest.mark.slow
def test_a_mail_server_that_falls_silent_after_the_letter_is_given_up(smtp):
    letter = make_letter()
    smtp.pause = 1.5

    send_due()

    assert (fresh(letter).state, fresh(letter).repeats) == (State.QUEUED, 1)


def test_the_pauses_grow_and_end_in_failure(smtp):
    letter = make_letter()
    smtp.answer_to_letter = lambda _mail: "451 Later, please"
    pauses = []

    for _try in range(2):
        send_due()
        pauses.append(waits(letter))
        Letter.objects.update(due_at=timezone.now())
    send_due()

    assert pauses == [1, 5]
    assert (fresh(letter).state, fresh(letter).attempts) == (State.FAILED, 3)


def test_a_mail_server_that_babbles_at_the_end_changes_nothing(smtp):
    letter = make_letter()
    smtp.goodbye = "221 " + 9000 * "x"

    send_due()

    assert fresh(letter).state == State.SENT


def test_a_mail_server_that_is_down_costs_the_first_letter_a_rung(smtp, settings):
    settings.EMAIL_PORT = free_port()
    first, second = make_letters(2)

    woken = send_due()

    assert not woken
    assert (fresh(first).rung, fresh(first).state, fresh(first).attempts) == (1, State.QUEUED, 0)
    assert fresh(first).last_error.startswith("ConnectionRefusedError: ")
    assert fresh(second).rung == 0


@pytest.mark.slow
def test_a_mail_server_that_never_greets_is_given_up(smtp, settings):
    letter = make_letter()

    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT = silent.getsockname()[1]
        send_due()

    assert (fresh(letter).rung, fresh(letter).repeats) == (1, 0)


def test_a_letter_that_left_the_queue_meanwhile_is_not_put_off(smtp, settings):
    settings.EMAIL_PORT = free_port()
    letter = make_letter()
    Letter.objects.update(state=State.HELD)

    delivery.Postman().go_round(letter, nobody)

    assert (fresh(letter).state, fresh(letter).last_error) == (State.HELD, "")


def test_a_letter_nobody_can_write_out_waits_and_spares_the_others(smtp):
    broken, other = make_letters(2)
    Letter.objects.filter(pk=broken.pk).update(subject="iki\nsatır")

    send_due()

    assert (fresh(broken).state, fresh(broken).repeats) == (State.QUEUED, 0)
    assert fresh(broken).last_error.startswith("BadHeaderError: ")
    assert fresh(other).state == State.SENT


def test_the_sweep_sends_what_a_dead_sender_left(smtp):
    letter = make_letter(state=State.SENDING, leased_until=timezone.now() - dt.timedelta(seconds=1), attempts=1)

    tasks.sweep.delay()

    assert (fresh(letter).state, fresh(letter).attempts, fresh(letter).repeats) == (State.SENT, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_a_late_yes_still_ends_a_letter_that_was_given_back(smtp):
    letter = make_letter()
    smtp.answer_to_letter = lambda _mail: give_back_meanwhile()

    send_due()

    assert (fresh(letter).state, fresh(letter).attempts, fresh(letter).repeats) == (State.SENT, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_yes_that_comes_when_another_has_the_letter_counts_a_possible_repeat(smtp):
    letter = make_letter()
    smtp.answer_to_letter = lambda _mail: give_back_meanwhile(attempts=2)

    send_due()

    assert (fresh(letter).state, fresh(letter).attempts, fresh(letter).repeats) == (State.QUEUED, 2, 2)


def test_a_mail_server_that_goes_away_meanwhile_costs_the_letters_behind_nothing(smtp, settings):
    first, second, third = make_letters(3)

    def go_away(_mail):
        settings.EMAIL_PORT = free_port()
        return DROP

    smtp.answer_to_letter = go_away

    woken = send_due()

    assert not woken
    assert [(fresh(one).state, fresh(one).rung, fresh(one).repeats) for one in (first, second, third)] == [
        (State.QUEUED, 1, 1),
        (State.QUEUED, 1, 0),
        (State.QUEUED, 0, 0),
    ]
    assert fresh(second).last_error.startswith("ConnectionRefusedError: ")


def give_back_meanwhile(**changes):
    """The lease runs out while the mail server (whose thread this is) still thinks."""
    Letter.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    leases.give_back_expired()
    if changes:
        Letter.objects.update(**changes)
    connection.close()
    return YES


def test_the_own_reason_is_told_in_the_readers_language():
    letter = make_letter(last_error=LEASE_RAN_OUT)

    assert letter.trouble.startswith("Gönderen süreç")
    assert make_letter(last_error="SMTPDataError: x").trouble == "SMTPDataError: x"
