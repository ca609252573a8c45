"""``manage.py create_administrator``: the first person of an installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership, User
from cmdp.audit.models import Event
from tests.factories.people import PASSWORD, make_user


def _say(*words: str) -> str:
    out = StringIO()
    call_command("create_administrator", *words, stdout=out)
    return out.getvalue()


def test_the_first_person_gets_a_seat_and_the_record_knows(db):
    _say("Ayse@Kurum.test", "Ayşe  Yılmaz")

    user = User.objects.get()
    assert (user.email, user.full_name, user.has_usable_password()) == ("ayse@kurum.test", "Ayşe Yılmaz", False)
    assert list(Membership.objects.values_list("user", "role")) == [(user.pk, Role.ADMINISTRATOR)]
    assert set(Event.objects.values_list("verb", "actor_id")) == {
        ("person_created", None),
        ("membership_granted", None),
    }


def test_the_printed_link_lets_its_owner_choose_a_password(db, client):
    words = _say("ayse@kurum.test", "Ayşe Yılmaz")
    path = words.split("http://testserver")[1].strip()

    form = client.get(path, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})

    assert User.objects.get().check_password(PASSWORD)


def test_somebody_who_is_there_gets_the_seat_and_keeps_the_password(db):
    user = make_user("ayse@kurum.test", password=PASSWORD, full_name="Ayşe Yılmaz")

    words = _say("ayse@kurum.test", "Başka Ad")

    user.refresh_from_db()
    assert words == "Ayşe Yılmaz <ayse@kurum.test> is an administrator.\n"
    assert (user.full_name, user.check_password(PASSWORD)) == ("Ayşe Yılmaz", True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ayse", "Ayşe"), "'ayse' is not an e-mail address."),
        (("ayse@kurum.test", " "), 'Say the full name after the address, in quotes: "Ad Soyad".'),
    ],
)
def test_a_wrong_word_is_said(db, words, sentence):
    with pytest.raises(CommandError, match="^" + sentence.replace(".", r"\.") + "$"):
        _say(*words)
