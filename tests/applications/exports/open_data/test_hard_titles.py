"""Titles that are code, formulas, two directions, unseen signs or emoji, as each public form of the data tells them."""

import html
import json
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from applications.choices import QuestionState
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.text import clean_line
from tests.applications.exports.open_data.reading import as_csv, as_json, as_xlsx, content
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published
from tests.factories.questions import make_question
from tests.factories.rules import make_call
from tests.support.kept import kept

ATOM = "{http://www.w3.org/2005/Atom}"
FORMULA = "=cmd|' /C calc'!A0"
# As they might stand in an old record too: what is typed today loses direction marks and zero widths.
TITLES = {
    "<script>alert(1)</script></title>\"'><b>&amp;",
    FORMULA,
    "\u202eIşık\u202c \u2067atölyesi\u2069 مشروع\u200f",
    "İş\u200bıt\ufeffma \u00adtesisi",
    "🏭 emoji 👩‍🔧👨‍👩‍👧 ﷽",
    "]]>; virgül, \"tırnak\" \\n {{ title }} %s {% now 'Y' %}",
}
NAMES = {"cagrilar": "title_tr", "sorular": "question_tr", "projeler": "title_tr"}
LISTS = {"cagrilar": "calls", "sorular": "answers", "projeler": "projects"}


@kept
def house():
    measure = first_measure(make_edition())
    for title in TITLES:
        call = make_call(title_tr=title, summary_tr=title)
        make_question(call, QuestionState.PUBLISHED, question_tr=title)
        known = {"support": 5, "beneficiary": title, "beneficiary_type": OrganisationType.MUNICIPALITY}
        make_published(title_tr=title, measure=measure, state_since="2019-05-14", **known)


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_a_set_holds_the_titles_as_they_stand(client, house, name):
    column = NAMES[name]
    api = json.loads(client.get(f"/api/v1/{LISTS[name]}").content)["items"]
    excel = as_csv(client, name, ending="excel.csv", delimiter=";")

    for rows in (api, as_json(client, name), as_csv(client, name), as_xlsx(client, name)):
        assert {row[column] for row in rows} == TITLES
    assert {row[column] for row in excel} == TITLES - {FORMULA} | {f"'{FORMULA}"}


def test_feeds_calendars_and_grants_hold_the_titles_as_they_stand(client, house):
    calls, answers = (ET.fromstring(client.get(f"/cagrilar/{name}atom.xml").content) for name in ("", "sorular/"))
    events = Calendar.from_ical(client.get("/cagrilar/takvim.ics").content).walk("VEVENT")
    grants = json.loads(content(client, "/acik-veri/360giving.json"))["grants"]

    assert {entry.findtext(f"{ATOM}title") for entry in calls.iter(f"{ATOM}entry")} == TITLES
    assert {entry.findtext(f"{ATOM}title") for entry in answers.iter(f"{ATOM}entry")} == set(map(clean_line, TITLES))
    assert {str(event["SUMMARY"]).partition(" – ")[0] for event in events} == TITLES
    assert {grant["title"] for grant in grants} == TITLES


@pytest.mark.parametrize("address", ["/cagrilar/", "/projeler/"])
def test_a_public_list_shows_the_titles_as_words(client, house, address):
    page = client.get(address).content.decode()

    assert [title for title in TITLES if html.escape(title) not in page] == []
