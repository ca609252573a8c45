from contextlib import suppress

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from cmdp.outbox.models import Letter, State
from cmdp.outbox.post import Recipient, post
from tests.factories.people import NOON, make_organisation

pytestmark = pytest.mark.django_db
AYSE = Recipient("ayse@ornek.test", "Ayşe Öz", "tr", user_id=7)


def send(**fields):
    return post(
        **{"key": "test:1", "kind": "test", "to": AYSE, "at": NOON, "reference": "TR83", "news": "iyi", **fields}
    )


def test_post_writes_the_letter_in_the_callers_transaction():
    with suppress(ImproperlyConfigured), transaction.atomic():
        send()
        raise ImproperlyConfigured

    assert not Letter.objects.exists()


def test_post_takes_the_first_line_as_the_subject():
    letter = send()

    assert letter.subject == "Başvurunuz alındı – TR83"
    assert letter.text.startswith("Ayşe Öz, iyi\n\nSayfayı açın: http://testserver/hesap/")


def test_post_writes_in_the_recipients_language():
    letter = send(to=Recipient("ann@example.test", "Ann", "en"))

    assert "http://testserver/en/hesap/" in letter.text
    assert '<html lang="en">' in letter.html


def test_post_keeps_text_plain_and_escapes_html():
    letter = send(news="<b>5 > 3 & 'tamam'</b>")

    assert "<b>5 > 3 & 'tamam'</b>" in letter.text
    assert "&lt;b&gt;5 &gt; 3 &amp; &#x27;tamam&#x27;&lt;/b&gt;" in letter.html


def test_posting_the_same_key_again_changes_nothing():
    first = send()

    again = send(news="başka")

    assert again == first
    assert Letter.objects.get().text == first.text


def test_post_keeps_what_the_letter_speaks_of_by_plain_ids():
    organisation = make_organisation()

    letter = send(about=organisation, agency_id=3, batch="call:1")

    kept = (letter.about_type, letter.about_id, letter.agency_id, letter.batch, letter.to_user_id)
    assert kept == ("accounts.organisation", organisation.pk, 3, "call:1", 7)


def test_post_sends_after_the_commit(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = send()

    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert [mail.to for mail in mailoutbox] == [["ayse@ornek.test"]]


def test_a_letter_is_private_when_it_holds_a_key():
    assert send(private=True).is_private
    assert str(send()) == "test:1"


def test_post_of_a_held_letter_wakes_nobody(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        letter = send(held=True)

    assert letter.state == State.HELD
    assert callbacks == []


def test_post_gives_each_letter_a_message_id_of_our_host():
    letter = send()

    assert letter.message_id == f"<{letter.public_id}@testserver>"
