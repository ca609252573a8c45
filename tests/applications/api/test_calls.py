import datetime as dt

import pytest
from django.utils import timezone

from applications.queries.calls import Standing, board
from applications.queries.undertakings import owed_by
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.regions import make_agency, make_calendar_year
from tests.factories.rules import MONTH, make_call

LIST = "/api/v1/calls"


def ids(answer):
    return [item["id"] for item in answer.json()["items"]]


def _of_each_standing():
    now = timezone.now()
    open_call = make_call(opens_at=now - MONTH, closes_at=now + MONTH)
    coming = make_call(opens_at=now + MONTH, closes_at=now + 2 * MONTH)
    closed = make_call(opens_at=now - 2 * MONTH, closes_at=now - MONTH)
    between = make_call(stages=2, opens_at=now - 3 * MONTH, closes_at=now - MONTH)
    between.stages.filter(order=max(between.stages.values_list("order", flat=True))).update(
        opens_at=now + MONTH, closes_at=now + 2 * MONTH
    )
    return {Standing.OPEN: [open_call], Standing.COMING: [coming, between], Standing.CLOSED: [closed]}


def test_a_list_holds_published_calls_only(client, db):
    published = make_call()
    make_call(published=False)

    assert ids(client.get(LIST)) == [published.public_id]


def test_a_made_up_call_is_given_out_in_a_trial_only_and_marked(client, db, settings):
    make_call(is_demo=True)

    outside = client.get(LIST).json()["items"]
    settings.MODE = "trial"
    inside = client.get(LIST).json()["items"]

    assert (outside, [item["is_sample"] for item in inside]) == ([], [True])


@pytest.mark.parametrize("standing", Standing)
def test_calls_are_divided_as_their_page_divides_them(client, db, standing):
    calls = _of_each_standing()

    answer = client.get(LIST, {"standing": standing})

    shown = {row.call.public_id for row in board(timezone.now())[standing]}
    assert set(ids(answer)) == {call.public_id for call in calls[standing]} == shown
    assert {item["standing"] for item in answer.json()["items"]} == {standing}


def test_calls_are_found_by_agency_and_year(client, db):
    make_call(agency=make_agency("TR72"), programme_year=2026)
    make_call(programme_year=2025)
    wanted = make_call(agency=make_agency("TR72"), programme_year=2025)

    assert ids(client.get(LIST, {"agency": "TR72", "year": 2025})) == [wanted.public_id]


def test_a_call_tells_its_windows_and_money(client, db):
    call = make_call(envelope="50000000.50", opens_at=NOON, closes_at=NOON + dt.timedelta(days=1))

    told = client.get(f"{LIST}/{call.public_id}").json()

    assert told["envelope"] == 50_000_000.5
    assert (told["opens_at"], told["closes_at"]) == ("2026-03-02T12:00:00+03:00", "2026-03-03T12:00:00+03:00")
    assert [stage["opens_at"] for stage in told["stages"]] == ["2026-03-02T12:00:00+03:00"]
    assert (told["title_tr"], told["title_en"]) == (call.title_tr, call.title_en)
    assert told["uri"] == f"http://testserver/cagrilar/{call.public_id}/"


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_window_tells_what_is_signed_later_and_until_when(client, db, is_confirmed):
    make_calendar_year(2026, is_confirmed=is_confirmed)
    call = make_call(opens_at=NOON, closes_at=NOON + dt.timedelta(days=1))
    (owed,) = owed_by(make_proposal(call=call))

    (stage,) = client.get(f"{LIST}/{call.public_id}").json()["stages"]

    due = timezone.localtime(owed.due_at).isoformat()
    names = {"name_tr": owed.rule.name_tr, "name_en": owed.rule.name_en}
    assert stage["undertakings"] == [{**names, "due_at": due, "is_sure": is_confirmed}]


def test_a_call_without_an_end_tells_no_instant_of_what_is_signed_later(client, db):
    call = make_call(is_rolling=True)

    assert [stage["undertakings"] for stage in client.get(f"{LIST}/{call.public_id}").json()["stages"]] == [[]]


@pytest.mark.parametrize("named", ["k7m2pq9xw4thz8", "YOK", "%00", "x" * 3000])
def test_a_call_that_is_not_published_is_a_problem(client, db, named):
    answer = client.get(f"{LIST}/{named}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_draft_call_is_not_found_by_its_id(client, db):
    draft = make_call(published=False)

    assert client.get(f"{LIST}/{draft.public_id}").status_code == 404
