"""What was written is handed back when it could not be taken."""

import pytest
from django.test import Client, RequestFactory

from cmdp.kit.pages import refused
from cmdp.kit.typed import typed
from cmdp.kit.verdict import deny
from tests.factories.people import make_user

HERE = {"origin": "http://testserver"}
TEXT = "Bekleme süresi 19 günden 3 güne iner."
POSTED = {
    "summary": TEXT,
    "title": "Kısa ad",
    "password": "uzun bir parola cümlesi",
    "seen": '{"a": "b c d e f g h i j"}',
}


@pytest.mark.parametrize(
    ("method", "origin", "handed_back"),
    [
        ("post", "http://testserver", [TEXT]),
        ("post", "https://elsewhere.example", []),
        ("post", "", []),
        ("get", "http://testserver", []),
    ],
)
def test_only_longer_words_of_our_own_pages_are_handed_back(method, origin, handed_back):
    request = getattr(RequestFactory(), method)("/", POSTED, headers={"origin": origin})

    assert typed(request) == handed_back


@pytest.mark.django_db
def test_whoever_was_signed_out_while_writing_keeps_the_words(client):
    page = client.post("/hesap/bilgilerim/", POSTED, headers=HERE)

    assert page.status_code == 401
    assert TEXT in page.content.decode()


@pytest.mark.django_db
def test_whoever_wrote_nothing_is_led_to_sign_in(client):
    page = client.post("/hesap/bilgilerim/", headers=HERE)

    assert (page.status_code, page.url) == (302, "/hesap/giris/?next=/hesap/bilgilerim/")


@pytest.mark.django_db
def test_a_form_whose_token_is_old_hands_the_words_back():
    page = Client(enforce_csrf_checks=True).post("/hesap/bilgilerim/", POSTED, headers=HERE)

    assert page.status_code == 403
    assert TEXT in page.content.decode()


@pytest.mark.django_db
def test_a_file_that_is_closed_to_its_writer_meanwhile_hands_the_words_back(client):
    client.force_login(make_user("yazan@ornek.test"))

    page = client.post("/basvurular/afdqwxm32fk225/proje/", POSTED, headers=HERE)

    assert page.status_code == 404
    assert TEXT in page.content.decode()


@pytest.mark.django_db
def test_a_refusal_hands_the_words_back():
    request = RequestFactory().post("/", POSTED, headers=HERE)

    page = refused(request, deny("closed", "Çağrı kapandı.")).content.decode()

    assert "Çağrı kapandı." in page
    assert TEXT in page
