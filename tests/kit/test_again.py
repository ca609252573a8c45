"""What was turned away in time, and comes again with its ticket, is in time; nothing else is."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core import signing
from django.test import RequestFactory

from cmdp.kit.again import HOLDS, SIGNER, TICKET, TOKEN, instant_by_ticket, pairs_of, with_ticket
from tests.factories.people import NOON

FIELDS = {"text": "İlk satır\r\nikinci", "tick": ["a", "b"], "empty": "", TOKEN: "of the page"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def stamped(settings):
    settings.PROXY_STAMPS_ARRIVAL = True


def post(fields=FIELDS, *, path="/gonder/?a=1", session="mine", kind=FORM):
    request = RequestFactory().post(path, urlencode(fields, doseq=True), content_type=kind)
    request.COOKIES["sessionid"] = session
    return request


def ticket(request=None, *, at=NOON):
    return dict(with_ticket(request or post(), [("text", "x")], at=at))[TICKET]


def instant(ticket, fields=FIELDS, *, after=timedelta(minutes=5), **other):
    return instant_by_ticket(post({**fields, TICKET: ticket}, **other), now=NOON + after)


def test_the_same_again_arrived_when_it_first_did():
    assert instant(ticket()) == NOON
    assert instant(ticket(), {**FIELDS, TOKEN: "another", "text": "İlk satır\nikinci"}) == NOON


def test_a_ticket_that_is_shown_again_keeps_its_instant():
    again = ticket(post({**FIELDS, TICKET: ticket()}), at=NOON + timedelta(minutes=5))

    assert instant(again) == NOON


@pytest.mark.parametrize(
    "after", [HOLDS + timedelta(microseconds=1), timedelta(seconds=-1)], ids=["stale", "of tomorrow"]
)
def test_a_ticket_holds_for_an_hour(after):
    assert instant(ticket(), after=HOLDS) == NOON
    assert instant(ticket(), after=after) is None


@pytest.mark.parametrize(
    "other",
    [
        {"fields": {**FIELDS, "text": "Başka"}},
        {"fields": {**FIELDS, "tick": ["b", "a"]}},
        {"fields": {**FIELDS, "more": ""}},
        {"fields": {name: value for name, value in FIELDS.items() if name != "empty"}},
        {"path": "/gonder/?a=2"},
        {"path": "/baska/?a=1"},
        {"session": "another"},
        {"session": ""},
    ],
    ids=["changed", "in another order", "more", "less", "another query", "another page", "somebody else", "a stranger"],
)
def test_a_ticket_is_for_this_content_of_this_person_to_this_address(other):
    assert instant(ticket(), **other) is None


def _others_key():
    return signing.Signer(key="another", salt=SIGNER).sign_object({"at": NOON.isoformat(), "sent": ""})


def _other_purpose():
    return signing.Signer(salt="letters").sign_object({"at": NOON.isoformat(), "sent": ""})


@pytest.mark.parametrize(
    "forged",
    ["", ":", "x" * 9000, "a:b", "\x00", "İ:ş", "..:..", _others_key, _other_purpose, lambda: ticket()[:-1], lambda: "A" + ticket()],
)  # fmt: skip
def test_what_is_no_ticket_of_ours_counts_for_nothing(forged):
    assert instant(forged() if callable(forged) else forged) is None


def test_without_a_proxy_that_stamps_there_are_no_tickets(settings):
    given = ticket()
    settings.PROXY_STAMPS_ARRIVAL = False

    assert instant(given) is None
    assert with_ticket(post(), [("text", "x")], at=NOON) == [("text", "x")]


def test_where_nothing_may_be_shown_again_there_is_no_ticket():
    assert pairs_of(post({"login": "a@b.test", "password": "gizli"})) == []
    assert with_ticket(post(), [], at=NOON) == []


def test_what_is_no_form_of_fields_has_no_ticket():
    assert instant(ticket(), kind="application/octet-stream") is None
    assert instant_by_ticket(RequestFactory().get("/gonder/"), now=NOON) is None


@pytest.mark.django_db
def test_a_page_that_comes_again_with_its_ticket_is_stamped_with_its_instant(client, settings, monkeypatch):
    seen = []
    monkeypatch.setattr("cmdp.kit.middleware.instant_by_ticket", lambda _request, *, now: seen.append(now) or NOON)

    page = client.post("/kimse-yok/")

    assert page.status_code == 404
    assert page.wsgi_request.arrived_at > NOON  # no view, nothing to be in time for
    assert client.post("/hesap/giris/").wsgi_request.arrived_at == NOON
    assert len(seen) == 1
