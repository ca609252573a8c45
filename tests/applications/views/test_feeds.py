"""Atom feed and calendars at their addresses."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from icalendar import Calendar

from applications.domain.calls import extend_call
from applications.queries.undertakings import owed_by
from cmdp.accounts.choices import Role
from cmdp.kit.formats import format_deadline
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_calendar_year
from tests.factories.rules import live_call, make_call

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.timedelta(days=1)


def _feed(client, address="/cagrilar/atom.xml"):
    return ET.fromstring(client.get(address).content)


def _texts(entry, *names):
    return [entry.findtext(ATOM + name) for name in names]


def test_a_call_is_an_entry_with_a_name_for_ever(client):
    call = make_call(summary_tr="Özet")

    feed = _feed(client)

    (entry,) = feed.findall(f"{ATOM}entry")
    address = f"http://testserver{reverse('applications:call', args=[call.public_id])}"
    assert _texts(entry, "id", "title") == [f"tag:cmdp-basvuru,2026:cagri/{call.public_id}", call.title_tr]
    assert entry.find(f"{ATOM}link").get("href") == address
    assert entry.find(f"{ATOM}author/{ATOM}name").text == call.agency.name
    assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == call.published_at


def test_the_feed_has_what_the_standard_asks(client):
    make_call()

    feed = _feed(client)

    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "tr"
    assert [feed.findtext(ATOM + name) for name in ("id", "title")] == ["http://testserver/cagrilar/", "CMDP çağrıları"]
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/cagrilar/",
        "self": "http://testserver/cagrilar/atom.xml",
    }
    for part in [feed, *feed.findall(f"{ATOM}entry")]:
        assert len(part.findall(f"{ATOM}id")) == len(part.findall(f"{ATOM}title")) == 1
        assert dt.datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo


def test_the_newest_news_comes_first(client):
    old, new = (
        make_call(opens_at=NOON - 2 * DAY, closes_at=NOON + DAY),
        make_call(opens_at=NOON - DAY, closes_at=NOON + DAY),
    )
    before = [entry.findtext(f"{ATOM}title") for entry in _feed(client).findall(f"{ATOM}entry")]
    manager = make_member(Role.AGENCY_MANAGER, old.agency)

    extend_call(old.stages.get().pk, NOON + 3 * DAY, reason="x", by=manager, at=NOON)

    after = [entry.findtext(f"{ATOM}title") for entry in _feed(client).findall(f"{ATOM}entry")]
    assert (before, after) == ([new.title_tr, old.title_tr], [old.title_tr, new.title_tr])


def test_what_people_wrote_stays_words(client):
    make_call(title_tr="<b>Kalıp</b> & döküm", summary_tr="<script>alert(1)</script>\n\nson")

    entry = _feed(client).find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == "<b>Kalıp</b> & döküm"
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text.startswith("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n\n<p>son</p>")


@pytest.mark.parametrize(("is_confirmed", "doubt"), [(True, 0), (False, 1)])
def test_an_entry_tells_both_clocks_of_a_window(client, is_confirmed, doubt):
    make_calendar_year(2026, is_confirmed=is_confirmed)
    call = make_call(opens_at=NOON, closes_at=NOON + DAY)
    (owed,) = owed_by(make_proposal(call=call))

    summary = _feed(client).find(f"{ATOM}entry/{ATOM}summary").text

    (window,) = re.findall("<li>(.*)</li>", summary)
    assert format_deadline(call.stages.get().closes_at) in window
    assert f"<br>{owed.rule.name} için: {format_deadline(owed.due_at)}" in window
    assert window.count("doğrulanmadı") == doubt


def test_a_draft_is_nobody_s_news(client):
    draft = make_call(published=False)

    assert _feed(client).findall(f"{ATOM}entry") == []
    assert Calendar.from_ical(client.get("/cagrilar/takvim.ics").content).walk("VEVENT") == []
    assert client.get(reverse("applications:call_calendar_one", args=[draft.public_id])).status_code == 404


def test_the_english_feed_is_in_english(client):
    call = make_call()

    feed = _feed(client, "/en/cagrilar/atom.xml")

    entry = feed.find(f"{ATOM}entry")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert _texts(entry, "id", "title") == [f"tag:cmdp-basvuru,2026:cagri/{call.public_id}", call.title_en]


def test_calendars_are_calendars(client):
    call, _other = live_call(), live_call()

    every, one = client.get("/cagrilar/takvim.ics"), client.get(f"/cagrilar/{call.public_id}/takvim.ics")

    assert every["Content-Type"] == one["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(Calendar.from_ical(every.content).walk("VEVENT")) == 6
    assert len(Calendar.from_ical(one.content).walk("VEVENT")) == 3
    assert one["Content-Disposition"] == f'inline; filename="cmdp-{call.public_id}.ics"'


def test_who_holds_a_feed_is_not_sent_it_again(client):
    make_call()
    tag = client.get("/cagrilar/takvim.ics")["ETag"]

    again = client.get("/cagrilar/takvim.ics", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
