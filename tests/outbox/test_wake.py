"""What a click costs when the broker is gone, or listens and never answers."""

import socket
import time

import pytest
from django.db import transaction

from cmdp.outbox.models import Letter, State
from cmdp.outbox.wake import wake_after_commit
from tests.factories.letters import make_letters
from tests.support.smtp import free_port
from tests.support.worker import publishing_to

pytestmark = pytest.mark.django_db(transaction=True)


def click():
    begun = time.monotonic()
    with transaction.atomic():
        for _letter in make_letters(3):
            wake_after_commit()
    return time.monotonic() - begun


def test_a_broker_that_refuses_costs_neither_the_click_nor_the_letters():
    with publishing_to(f"redis://127.0.0.1:{free_port()}/0"):
        took = click()

    assert took < 2
    assert Letter.objects.filter(state=State.QUEUED).count() == 3


@pytest.mark.slow
def test_a_broker_that_never_answers_is_given_up_within_seconds():
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        publishing_to(f"redis://127.0.0.1:{silent.getsockname()[1]}/0"),
    ):
        took = click()

    assert took < 12
    assert Letter.objects.filter(state=State.QUEUED).count() == 3


def test_the_letters_of_one_transaction_share_one_message(mailoutbox, django_capture_on_commit_callbacks):
    with transaction.atomic(), django_capture_on_commit_callbacks() as callbacks:
        for _letter in make_letters(3):
            wake_after_commit()

    assert {callback.__self__ for callback in callbacks} == {callbacks[0].__self__}


def test_letters_posted_after_an_announcement_are_announced_anew(mailoutbox):
    for _round in range(2):
        make_letters(1)
        wake_after_commit()

    assert len(mailoutbox) == 2
