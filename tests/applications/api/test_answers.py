"""Published answers at the API: everything that everybody reads of them, nothing of who asked or answered."""

import datetime as dt
import json

import pytest

from applications.choices import QuestionState
from tests.applications.api.test_walk import walk
from tests.factories.people import NOON
from tests.factories.questions import ENGLISH, TEXT, WORDS, make_correction, make_question
from tests.factories.regions import make_agency
from tests.factories.rules import make_call

LIST = "/api/v1/answers"
PUBLISHED = QuestionState.PUBLISHED
DAY = dt.timedelta(days=1)


def ids(answer):
    return [item["id"] for item in answer.json()["items"]]


def test_only_what_is_published_is_given_out(client, db):
    call = make_call()
    published = make_question(call, PUBLISHED)
    for state in (QuestionState.WAITING, QuestionState.PROPOSED, QuestionState.REFUSED):
        make_question(call, state)
    make_question(call, QuestionState.LINKED, linked_to=published)

    assert ids(client.get(LIST)) == [published.public_id]


def test_an_answer_says_what_its_page_says(client, db):
    row = make_question(make_call(agency=make_agency("TR72")), PUBLISHED, **ENGLISH)
    make_correction(row, earlier_en="", corrected_at=NOON + DAY)
    make_correction(row, earlier_tr="Bazen.", earlier_en="Sometimes.", corrected_at=NOON + 2 * DAY)

    told = client.get(f"{LIST}/{row.public_id}").json()

    assert {name: told[name] for name in (*WORDS, *ENGLISH)} == WORDS | ENGLISH
    assert told["uri"] == f"http://testserver/cagrilar/{row.call.public_id}/sorular/{row.public_id}/"
    assert (told["call"], told["agency"]) == (row.call.public_id, "TR72")
    assert (told["published_at"], told["corrected_at"]) == ("2026-03-02T12:00:00+03:00", "2026-03-04T12:00:00+03:00")
    assert [(past["earlier_tr"], past["earlier_en"]) for past in told["corrections"]] == [
        ("Bazen.", "Sometimes."),
        ("Evet.", None),
    ]


def test_nobody_is_named_and_no_word_of_the_confidence_is_told(client, db):
    row = make_question(state=PUBLISHED, note="Gizli not")
    correction = make_correction(row)

    told = json.dumps([client.get(LIST).json(), client.get(f"{LIST}/{row.public_id}").json()], ensure_ascii=False)

    people = (row.asked_by, row.proposed_by, row.settled_by, correction.corrected_by)
    secrets = [TEXT, "Gizli not", *(word for person in people for word in (person.full_name, person.email))]
    assert [secret for secret in secrets if secret in told] == []


def test_answers_are_found_by_call_and_by_agency(client, db):
    make_question(make_call(), PUBLISHED)
    wanted = make_question(make_call(agency=make_agency("TR72")), PUBLISHED)

    assert ids(client.get(LIST, {"call": wanted.call.public_id})) == [wanted.public_id]
    assert ids(client.get(LIST, {"agency": "TR72"})) == [wanted.public_id]
    assert ids(client.get(LIST, {"call": "z" * 14})) == []


@pytest.mark.parametrize("named", ["z" * 14, "YOK", "%00", "x" * 3000])
def test_an_answer_that_nobody_published_is_a_problem(client, db, named):
    answer = client.get(f"{LIST}/{named}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_made_up_call_s_answers_are_given_out_in_a_trial_only_and_marked(client, db, settings):
    make_question(make_call(is_demo=True), PUBLISHED)

    outside = client.get(LIST).json()["items"]
    settings.MODE = "trial"
    inside = client.get(LIST).json()["items"]

    assert (outside, [item["is_sample"] for item in inside]) == ([], [True])


def test_what_was_asked_first_and_published_last_comes_last_on_a_walk(client, db):
    """Nobody who walks the list misses an answer that is published on the way."""
    call = make_call()
    early = make_question(call)
    first, second = (make_question(call, PUBLISHED, settled_at=NOON + day * DAY) for day in (1, 2))

    def publish():
        type(early).objects.filter(pk=early.pk).update(
            state=PUBLISHED,
            **WORDS,
            proposed_at=NOON,
            proposed_by=first.proposed_by,
            settled_at=NOON + 3 * DAY,
            settled_by=first.settled_by,
        )

    met = walk(client, f"{LIST}?limit=1", publish)

    assert met == [row.public_id for row in (first, second, early)]


def test_answers_of_one_instant_are_walked_each_once(client, db):
    call = make_call()
    rows = [make_question(call, PUBLISHED).public_id for _ in range(5)]

    assert walk(client, f"{LIST}?limit=2") == rows
