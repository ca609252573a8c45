"""Two hundred letters through the outbox beside two hundred that are simply handed to a mail server."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from cmdp.outbox import delivery
from cmdp.outbox.models import Letter, State
from tests.bench.conftest import seconds
from tests.factories.letters import make_letters
from tests.outbox.conftest import smtp  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
LETTERS = 200


def test_the_outbox(smtp, settings, compare):  # noqa: F811 - the fixture
    settings.EMAIL_TIMEOUT = 30
    letter = make_letters(1)[0]

    def simply():
        for number in range(LETTERS):
            mail = EmailMultiAlternatives(
                letter.subject, letter.text, to=[f"alici{number}@ornek.test"], connection=get_connection()
            )
            mail.attach_alternative(letter.html, "text/html")
            mail.send()

    def by_the_outbox():
        make_letters(LETTERS)
        while delivery.send_due():
            pass
        assert not Letter.objects.exclude(state=State.SENT).exists()

    compare(
        f"{LETTERS} letters by the outbox", seconds(by_the_outbox, times=3), "simply sent", seconds(simply, times=3)
    )
