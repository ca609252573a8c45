"""``manage.py sign_out``: sessions ended from outside."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cmdp.audit.models import Event
from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def _say(*words):
    out = StringIO()
    call_command("sign_out", *words, stdout=out)
    return out.getvalue()


def _browser(person):
    client = Client()
    client.post("/hesap/giris/", {"login": person.email, "password": PASSWORD})
    return client


def _is_in(client):
    return client.get("/hesap/").status_code == 200


def test_one_person_is_signed_out_everywhere_and_the_record_knows():
    ayse, can = make_user("ayse@ornek.test", password=PASSWORD), make_user("can@ornek.test", password=PASSWORD)
    hers, hers_too, his = _browser(ayse), _browser(ayse), _browser(can)

    words = _say("Ayse@Ornek.test")

    assert words == "2 sessions ended.\n"
    assert [_is_in(browser) for browser in (hers, hers_too, his)] == [False, False, True]
    assert list(Event.objects.values_list("verb", "object_id")) == [("sessions_ended", ayse.pk)]


def test_everybody_is_signed_out():
    browsers = [_browser(make_user(f"{name}@ornek.test", password=PASSWORD)) for name in ("ayse", "can")]

    assert _say("--everybody") == "2 sessions ended.\n"
    assert [_is_in(browser) for browser in browsers] == [False, False]


def test_who_is_nowhere_leaves_no_trace():
    make_user("ayse@ornek.test")

    assert _say("ayse@ornek.test") == "0 sessions ended.\n"
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say an e-mail address, or --everybody."),
        (("ayse@ornek.test", "--everybody"), "Say an e-mail address, or --everybody."),
        (("yok@ornek.test",), "Nobody has the address 'yok@ornek.test'."),
    ],
)
def test_what_is_not_clear_is_asked_back(words, sentence):
    with pytest.raises(CommandError, match=sentence):
        _say(*words)
