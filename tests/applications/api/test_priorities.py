import datetime as dt

from django.utils import timezone

from tests.factories.priorities import make_draft, make_edition
from tests.factories.regions import make_province


def items(client, path):
    return client.get(f"/api/v1/{path}").json()["items"]


def test_editions_are_the_published_ones(client, db):
    make_edition()
    make_edition()
    make_draft()

    assert [(item["number"], item["is_current"]) for item in items(client, "editions")] == [(1, False), (2, True)]


def test_an_edition_holds_its_measures_in_reading_order(client, db):
    make_edition(axes=2, measures=2)

    told = client.get("/api/v1/editions/1").json()

    assert [measure["code"] for measure in told["measures"]] == ["1.1", "1.2", "2.1", "2.2"]


def test_a_draft_edition_and_a_number_too_large_are_not_found(client, db):
    make_edition()
    make_draft()

    codes = [client.get(f"/api/v1/editions/{number}").status_code for number in (2, 10**7, 10**30)]

    assert codes == [404, 404, 404]


def test_measures_are_found_by_edition_axis_code_and_lineage(client, db):
    make_edition()
    newest = make_edition()
    measure = newest.measures.get(code="2.1")

    assert {item["edition"] for item in items(client, "measures?edition=current")} == {2}
    assert {item["code"] for item in items(client, "measures?edition=1&axis=2")} == {"2.1", "2.2"}
    assert len(items(client, "measures?code=2.1")) == 2
    assert [item["id"] for item in items(client, f"measures?lineage={measure.lineage}")] == ["2:2.1"]


def test_the_current_edition_of_an_empty_house_has_no_measures(client, db):
    assert items(client, "measures?edition=current") == []


def test_an_edition_that_is_not_yet_in_force_is_not_the_current_one(client, db):
    make_edition(valid_from=timezone.now() + dt.timedelta(days=1))

    assert len(items(client, "measures")) == 4
    assert items(client, "measures?edition=current") == []


def test_places_speak_in_codes(client, db):
    make_province("Samsun")
    make_province("Sivas")

    assert [item["nuts3"] for item in items(client, "provinces?agency=TR72")] == ["TR722"]
    assert items(client, "provinces?in_programme=false") == []
    assert [(item["nuts2"], item["provinces"]) for item in items(client, "agencies")] == [
        ("TR83", ["TR831"]),
        ("TR72", ["TR722"]),
    ]
