import datetime as dt
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.timezone import localtime

from tests.factories.people import NOON
from tests.factories.priorities import (
    make_copy,
    make_draft,
    make_edition,
    make_erratum,
    make_measure,
    publish_at_once,
    succeed,
)
from tests.factories.regions import make_province
from tests.support.kept import kept


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


@kept
def line():
    """In the second edition 1.1 splits, 1.2 gives a part away and 2.1 ends; a measure and an axis of it are corrected."""
    first = make_edition()
    draft = make_copy(first)
    axis = draft.axes.get(code="1")
    new = [make_measure(axis, code=code) for code in ("1.7", "1.8", "1.9")]
    draft.measures.filter(code__in=("1.1", "2.1")).delete()
    succeed(draft, first.measures.get(code="1.1"), *new[:2])
    succeed(draft, first.measures.get(code="1.2"), new[2])
    succeed(draft, first.measures.get(code="2.1"))
    second = publish_at_once(draft)
    make_erratum(second.measures.get(code="1.7"), field="text_en", old="x", new="")
    make_erratum(second.axes.get(code="1"))
    succeed(make_draft(), second.measures.get(code="1.7"))
    return first, second


def test_what_became_of_measures_is_told_by_its_heirs(client, line):
    told = items(client, "successions")

    assert [(row["from_measure"], row["fate"], row["heir_measure"]) for row in told] == [
        ("1:1.1", "split", "2:1.7"),
        ("1:1.1", "split", "2:1.8"),
        ("1:1.2", "parted", "2:1.9"),
        ("1:2.1", "ended", None),
    ]
    assert len({row["id"] for row in told}) == 4
    assert (told[3]["heir_lineage"], told[3]["heir_uri"]) == (None, None)
    for address in (told[0]["heir_uri"], told[3]["from_uri"]):
        assert client.get(urlsplit(address).path, follow=True).status_code == 200


def test_what_is_said_of_a_lineage_or_in_an_edition_is_found(client, line):
    first, second = line
    split, heir = first.measures.get(code="1.1").lineage, second.measures.get(code="1.9").lineage

    assert len(items(client, f"successions?lineage={split}")) == 2
    assert [row["from_measure"] for row in items(client, f"successions?lineage={heir}")] == ["1:1.2"]
    assert [len(items(client, f"successions?edition={edition}")) for edition in (1, 2, "current")] == [0, 4, 4]
    assert [len(items(client, f"errata?edition={edition}")) for edition in (1, 2, "current")] == [0, 2, 2]
    assert [row["code"] for row in items(client, f"errata?lineage={second.axes.get(code='1').lineage}")] == ["1"]


def test_errata_name_what_they_correct_and_nobody(client, line):
    measure, axis = items(client, "errata")

    assert [(row["subject"], row["code"], row["field"]) for row in (measure, axis)] == [
        ("measure", "1.7", "text_en"),
        ("axis", "1", "title_tr"),
    ]
    assert (measure["old"], measure["new"], measure["noted_at"]) == ("x", None, localtime(NOON).isoformat())
    assert [urlsplit(row["uri"]).path for row in (measure, axis)] == [
        "/oncelikler/surum/2/1.7/",
        "/oncelikler/surum/2/",
    ]
    assert "noted_by" not in "".join(measure)


def test_an_edition_holds_what_became_of_measures_and_its_errata(client, line):
    told = client.get("/api/v1/editions/2").json()

    assert told["successions"] == items(client, "successions")
    assert told["errata"] == items(client, "errata")
    assert client.get("/api/v1/editions/1").json()["errata"] == []
