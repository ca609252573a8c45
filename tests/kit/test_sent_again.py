"""What was typed into a post that could not be taken is handed back, to its own browser and without its secrets."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from applications.choices import SectionKey
from applications.models import Proposal
from cmdp.kit.typed import sendable
from tests.factories.drafts import make_draft_of
from tests.factories.people import PASSWORD
from tests.factories.rules import live_call
from tests.hostile.walker import forms_of, post

HARD = "\nİlk satırı boş <b>&amp;</b> \"tırnak\" 'kesme'\r\n\r\nüçüncü"


@pytest.fixture
def set_clock():
    """Calls here are open now."""


@pytest.fixture
def draft(cast):
    cast["owner"].set_password(PASSWORD)
    cast["owner"].save()
    return make_draft_of(live_call(), cast.organisation, cast["owner"])


def _sign_in(client, person):
    page = client.get(reverse("account_login")).content.decode()
    form = next(form for form in forms_of(page) if form.secret)
    filled = form.values | {"login": [person.email], "password": [PASSWORD]}
    return post(client, reverse("account_login"), filled)


def _sent_again(page):
    """The form of the answer that holds what was typed, as a browser would send it."""
    form = next(form for form in forms_of(page.content.decode()) if "title" in form.values)
    return form.action, {name: [value.removeprefix("\n") for value in values] for name, values in form.values.items()}


def test_a_session_that_ended_while_somebody_wrote_costs_them_nothing(cast, draft):
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    _sign_in(client, cast["owner"])
    address = reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PROJECT])
    page = client.get(address).content.decode()
    form = next(form for form in forms_of(page) if "title" in form.values)
    del client.cookies["sessionid"]

    over = post(client, address, form.values | {"title": ["Işık atölyesi"], "summary": [HARD]})
    _sign_in(client, cast["owner"])
    stale = post(client, *_sent_again(over))
    done = post(client, *_sent_again(stale))

    assert (over.status_code, stale.status_code, done.status_code) == (401, 403, 302)
    assert "sonra buraya dönüp yeniden gönderin" in over.content.decode()
    stored = Proposal.objects.get(pk=draft.pk)
    assert (stored.title, stored.summary) == ("Işık atölyesi", HARD.strip().replace("\r\n", "\n"))


def test_the_entrance_stands_beside_the_page_that_keeps_the_words(draft, client):
    over = client.post(reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PROJECT]), {"a": "b"})

    assert f'{reverse("account_login")}?next=%2Fhesap%2Facildi%2F" target="_blank"' in over.content.decode()
    assert over["Cache-Control"].startswith("private")


def test_another_site_is_handed_nothing_to_send(draft):
    client = Client(enforce_csrf_checks=True)
    address = reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PROJECT])

    for origin in ({}, {"origin": "https://kotu.example"}, {"origin": "null"}, {"origin": "https://testserver"}):
        answer = client.post(address, {"title": "Yabancı"}, headers=origin)
        assert (answer.status_code, "Yabancı" in answer.content.decode()) == (403, False)


@pytest.mark.parametrize(
    "posted",
    [
        {"email": "a@ornek.test", "password1": "gizli"},
        {"title": "Ad", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")},
        {},
    ],
)
def test_secrets_files_and_nothing_are_not_handed_back(posted):
    assert sendable(RequestFactory().post("/", posted)) == {}
    assert sendable(RequestFactory().get("/", {"title": "Ad"})) == {}
