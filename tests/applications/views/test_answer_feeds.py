"""Answers about calls as Atom feeds: of one call, and of every call."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from applications.choices import QuestionState
from tests.factories.people import NOON
from tests.factories.questions import ENGLISH, TEXT, WORDS, make_correction, make_question
from tests.factories.rules import live_call, make_call

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PUBLISHED = QuestionState.PUBLISHED
DAY = dt.timedelta(days=1)
ALL = "/cagrilar/sorular/atom.xml"


def _of(call, prefix=""):
    return f"{prefix}/cagrilar/{call.public_id}/sorular/atom.xml"


def _feed(client, address):
    return ET.fromstring(client.get(address).content)


def _entries(client, address):
    return _feed(client, address).findall(f"{ATOM}entry")


def _names(client, address):
    return [entry.findtext(f"{ATOM}id").rpartition("/")[2] for entry in _entries(client, address)]


def _updated(part):
    return dt.datetime.fromisoformat(part.findtext(f"{ATOM}updated"))


def test_an_answer_is_an_entry_with_a_name_for_ever(client):
    row = make_question(make_call(), PUBLISHED)

    (entry,) = _entries(client, _of(row.call))

    address = reverse("applications:call_question", args=[row.call.public_id, row.public_id])
    assert entry.findtext(f"{ATOM}id") == f"tag:cmdp-basvuru,2026:yanit/{row.public_id}"
    assert entry.findtext(f"{ATOM}title") == WORDS["question_tr"]
    assert WORDS["answer_tr"] in entry.findtext(f"{ATOM}summary")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{address}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == row.call.agency.name
    assert _updated(entry) == row.settled_at


def test_each_feed_says_what_it_is_of_and_where(client):
    call = make_call()

    told = {}
    for address in (ALL, _of(call)):
        feed = _feed(client, address)
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        told[address] = (feed.findtext(f"{ATOM}title"), links["alternate"], links["self"])

    assert told == {
        ALL: ("CMDP çağrıları – sorular ve yanıtlar", "http://testserver/cagrilar/", f"http://testserver{ALL}"),
        _of(call): (
            f"{call.title_tr} – sorular ve yanıtlar",
            f"http://testserver/cagrilar/{call.public_id}/sorular/",
            f"http://testserver{_of(call)}",
        ),
    }


def test_one_feed_holds_one_call_and_the_other_every_published_call(client):
    one, other = make_question(make_call(), PUBLISHED), make_question(make_call(), PUBLISHED)
    make_question(one.call)

    assert _names(client, _of(one.call)) == [one.public_id]
    assert _names(client, ALL) == [other.public_id, one.public_id]


def test_a_corrected_answer_is_news_again_and_says_why(client):
    call = make_call()
    old = make_question(call, PUBLISHED)
    new = make_question(call, PUBLISHED, settled_at=NOON + DAY)
    before = _names(client, _of(call))

    make_correction(old, corrected_at=NOON + 2 * DAY, reason="Yanlış <yazılmıştı>.")

    assert (before, _names(client, _of(call))) == ([new.public_id, old.public_id], [old.public_id, new.public_id])
    newest = _entries(client, _of(call))[0]
    assert _updated(newest) == NOON + 2 * DAY
    assert "4 Mart 2026 Çarşamba, 12.00 tarihinde düzeltildi." in newest.findtext(f"{ATOM}summary")
    assert "Yanlış &lt;yazılmıştı&gt;." in newest.findtext(f"{ATOM}summary")


def test_nobody_is_named(client):
    row = make_question(make_call(), PUBLISHED)
    correction = make_correction(row)

    text = client.get(_of(row.call)).content.decode() + client.get(ALL).content.decode()

    people = (row.asked_by, row.proposed_by, row.settled_by, correction.corrected_by)
    secrets = [TEXT, *(word for person in people for word in (person.full_name, person.email))]
    assert [secret for secret in secrets if secret in text] == []


def test_what_people_wrote_stays_words(client):
    row = make_question(
        make_call(), PUBLISHED, question_tr="<b>Pay</b> & payda?", answer_tr="<script>1</script>\n\nson"
    )

    (entry,) = _entries(client, _of(row.call))

    assert entry.findtext(f"{ATOM}title") == "<b>Pay</b> & payda?"
    assert entry.findtext(f"{ATOM}summary") == (
        "<blockquote><p>&lt;b&gt;Pay&lt;/b&gt; &amp; payda?</p></blockquote>"
        "<p>&lt;script&gt;1&lt;/script&gt;</p>\n\n<p>son</p>"
    )


def test_the_english_feed_says_which_answer_is_in_turkish_only(client):
    call = make_call()
    make_question(call, PUBLISHED, settled_at=NOON + DAY)
    make_question(call, PUBLISHED, **ENGLISH)

    feed = _feed(client, _of(call, "/en"))

    entries = feed.findall(f"{ATOM}entry")
    assert feed.get(LANGUAGE) == "en"
    assert [(entry.get(LANGUAGE), entry.findtext(f"{ATOM}title")) for entry in entries] == [
        ("tr", WORDS["question_tr"]),
        (None, ENGLISH["question_en"]),
    ]


def test_an_empty_feed_is_no_news_the_next_time_either(client, time_machine):
    time_machine.move_to(NOON)
    tag = client.get(ALL)["ETag"]
    time_machine.move_to(NOON + DAY)

    again = client.get(ALL, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("page", ["call", "call_questions", "call_list"])
def test_pages_lead_feed_readers_there(client, page):
    call = live_call()
    address = ALL if page == "call_list" else _of(call)

    html = client.get(reverse(f"applications:{page}", args=[] if page == "call_list" else [call.public_id]))

    assert f'type="application/atom+xml" title="Sorular ve yanıtlar" href="{address}"' in html.content.decode()


def test_a_draft_has_no_feed(client):
    assert client.get(_of(make_call(published=False))).status_code == 404
