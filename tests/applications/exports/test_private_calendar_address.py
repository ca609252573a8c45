"""The address of a person's own calendar: made, read, taken back, counted; and the page it stands on."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from applications.domain.private_calendar import make_calendar, reader_of, revoke_calendar
from applications.models import PrivateCalendar
from cmdp.audit.models import Event
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.rules import live_call
from tests.support.logs import logged

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def read(client):
    def get(token):
        return client.get(reverse("applications:private_calendar", args=[token]))

    return get


def test_the_feed_is_read_in_the_persons_language_whatever_the_address_says(cast, client):
    make_proposal(call=live_call(agency=cast.agency), organisation=cast.organisation)
    cast["owner"].language = "en"
    cast["owner"].save()
    token = make_calendar(by=cast["owner"], at=NOON)

    with translation.override("tr"):
        body = client.get(reverse("applications:private_calendar", args=[token]))

    assert body["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Last moment to send the proposal" in body.content.decode().replace("\r\n ", "")


def test_the_answer_is_kept_by_nobody(cast, read):
    answer = read(make_calendar(by=cast["owner"], at=NOON))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_only_the_hash_of_the_address_is_kept_and_a_new_one_ends_the_old(cast, read):
    first = make_calendar(by=cast["owner"], at=NOON)
    second = make_calendar(by=cast["owner"], at=NOON)

    kept = PrivateCalendar.objects.get()
    assert first not in kept.token_hash
    assert second not in kept.token_hash
    assert [read(token).status_code for token in (first, second)] == [404, 200]
    assert Event.objects.filter(verb="calendar.make").count() == 2


def test_an_address_that_was_taken_back_or_whose_person_left_reads_nothing(cast, read):
    token, other = make_calendar(by=cast["owner"], at=NOON), make_calendar(by=cast["editor"], at=NOON)

    taken_back = [revoke_calendar(by=cast["owner"], at=NOON) for _ in range(2)]
    cast["editor"].is_active = False
    cast["editor"].save()

    assert taken_back == [True, False]
    assert [read(each).status_code for each in (token, other)] == [404, 404]
    assert Event.objects.filter(verb="calendar.revoke").count() == 1


def test_when_it_was_last_read_is_noted_now_and_then(cast):
    token = make_calendar(by=cast["owner"], at=NOON)

    noted = []
    for minutes in (1, 5, 12):
        reader_of(token, at=NOON + minutes * MINUTE)
        noted.append(PrivateCalendar.objects.get().read_at)

    assert noted == [NOON + MINUTE, NOON + MINUTE, NOON + 12 * MINUTE]


def test_who_asks_too_often_is_told_to_wait(cast, read, settings):
    settings.CALENDARS_PER_MINUTE = 1
    token = make_calendar(by=cast["owner"], at=NOON)

    answers = [read(token), read(token)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert "Retry-After" in answers[1]
    assert answers[1].content == b""


def test_one_calendar_does_not_spend_what_is_anothers(cast, read, settings):
    settings.CALENDARS_PER_MINUTE = 1
    tokens = [make_calendar(by=cast[name], at=NOON) for name in ("owner", "editor")]

    answers = [read(tokens[0]), read(tokens[0]), read(tokens[1])]

    assert [answer.status_code for answer in answers] == [200, 429, 200]


def test_guesses_spend_what_is_their_address_s_and_nobody_else_s(cast, read, settings):
    settings.CALENDARS_PER_MINUTE = 1
    token = make_calendar(by=cast["owner"], at=NOON)

    answers = [read("a" * 43), read("b" * 43), read(token)]

    assert [answer.status_code for answer in answers] == [404, 429, 200]


def test_the_log_of_a_refusal_does_not_hold_the_secret(cast, read, settings):
    settings.CALENDARS_PER_MINUTE = 0
    token = make_calendar(by=cast["owner"], at=NOON)

    with logged() as lines:
        assert read(token).status_code == 429

    assert lines() == "WARNING django.request Too Many Requests: /takvim/….ics"


def test_the_page_shows_the_address_once(cast, client):
    client.force_login(cast["owner"])
    address = reverse("applications:my_calendar")
    before = client.get(address).content.decode()
    made = client.post(address)
    token = made.context["address"].rsplit("/", 1)[1].removesuffix(".ics")

    after = client.get(address).content.decode()

    assert "Takvim adresi al" in before
    assert token in made.content.decode()
    assert "webcal://" in made.content.decode()
    assert token not in after
    assert "eskisini geçersiz kıl" in after
    assert (made["Cache-Control"], made["Referrer-Policy"]) == ("private, no-store", "same-origin")
    client.post(reverse("applications:calendar_revoke"))
    assert "Takvim adresi al" in client.get(address).content.decode()


def test_the_page_alone_names_the_file_of_a_date(cast, client):
    make_proposal(call=live_call(agency=cast.agency), organisation=cast.organisation, title="Işık atölyesi")
    client.force_login(cast["owner"])
    address = reverse("applications:my_calendar")

    page = client.get(address).content.decode()
    client.force_login(cast["officer"])

    assert "Işık atölyesi" in page
    assert "Işık atölyesi" not in client.get(address).content.decode()
