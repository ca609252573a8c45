"""Grants, judged by the 360Giving standard's own schemas; what they leave out is counted with its reason."""

import csv
import io
import json
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, FormatChecker
from openpyxl import load_workbook
from referencing import Registry, Resource

from applications.exports.open_data.giving import COLUMNS
from applications.queries.open_data import grant_counts
from applications.queries.published.filters import Filters
from tests.applications.exports.open_data.reading import content
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published
from tests.support.kept import kept
from tests.support.modules import ROOT

STANDARD = ROOT / "tests/standards/360giving"
GRANT = json.loads((STANDARD / "360-giving-schema.json").read_text("utf-8"))
PACKAGE = json.loads((STANDARD / "360-giving-package-schema.json").read_text("utf-8"))
ADDRESS = PACKAGE["properties"]["grants"]["items"]["$ref"]
REGISTRY = Registry().with_resource(ADDRESS, Resource.from_contents(GRANT))
WHOLE = {"support": "4500000.50", "beneficiary": "Van Valiliği", "state": "approved", "state_since": "2019-05-14"}


FORMATS = FormatChecker(formats=[])


@FORMATS.checks("date-time", raises=ValueError)
def _is_an_instant(text):
    return "T" in text and datetime.fromisoformat(text).tzinfo is not None


@FORMATS.checks("uri")
def _is_an_address(text):
    return bool(urlsplit(text).scheme and urlsplit(text).netloc)


def faults_of(package):
    validator = Draft4Validator(PACKAGE, registry=REGISTRY, format_checker=FORMATS)
    return [error.message for error in validator.iter_errors(package)]


@kept
def house():
    measure = first_measure(make_edition())
    make_published(**WHOLE, measure=measure, note_tr="32 bina")
    make_published(**WHOLE)
    make_published(**WHOLE | {"support": None})
    make_published(**WHOLE | {"beneficiary": ""})
    make_published(**WHOLE | {"state_since": "2019-05"})
    make_published(**WHOLE | {"state": "running", "support": None})
    make_published(**WHOLE | {"year": 2018, "state_since": "2018-05-14"})


def test_the_package_is_valid_by_the_standards_own_schema(client, house):
    package = json.loads(content(client, "/acik-veri/360giving.json"))

    assert faults_of(package) == []
    assert [grant["amountAwarded"] for grant in package["grants"]] == [4_500_000.5, 4_500_000.5]
    assert {grant["awardDate"] for grant in package["grants"]} == {"2019-05-14"}


def test_a_note_is_no_description_and_a_measure_says_whose_class_it_is(client, house):
    named, bare = json.loads(content(client, "/acik-veri/360giving.json"))["grants"]

    assert (named["description"], bare["description"]) == (named["title"], bare["title"])
    assert named["classifications"][0]["description"] == "bizim sınıflandırmamız: Adından anlaşılıyor."
    assert "classifications" not in bare


def test_a_class_out_of_a_file_needs_no_basis(client, db):
    make_published(**WHOLE, measure=first_measure(make_edition()), classification="file", basis_tr="")

    (grant,) = json.loads(content(client, "/acik-veri/360giving.json"))["grants"]

    assert grant["classifications"][0]["description"] == "başvuruda seçilen"


def test_who_publishes_is_not_taken_for_who_pays(client, house, settings):
    together = json.loads(content(client, "/acik-veri/360giving.json"))
    settings.OPEN_DATA_PUBLISHER = "Bir ajans"
    apart = json.loads(content(client, "/acik-veri/360giving.json"))

    assert together["publisher"]["identifier"] == settings.OPEN_DATA_FUNDER_ID
    assert sorted(apart["publisher"]) == ["name", "website"]
    assert {grant["fundingOrganization"][0]["name"] for grant in apart["grants"]} == {settings.OPEN_DATA_FUNDER_NAME}


@pytest.mark.parametrize(("unconfirmed", "told"), [({"OPEN_DATA_LICENCE_NAME"}, True), (set(), False)])
def test_every_file_says_what_nobody_confirmed(client, house, settings, unconfirmed, told):
    settings.OPEN_DATA_UNCONFIRMED = frozenset(unconfirmed)
    addresses = ["360giving.json", "projeler.json", "projeler.csv-metadata.json", "katalog.jsonld", "katalog.ttl"]
    texts = [content(client, f"/acik-veri/{address}").decode() for address in addresses]
    sheets = [
        load_workbook(io.BytesIO(content(client, f"/acik-veri/{name}.xlsx"))) for name in ("360giving", "projeler")
    ]
    texts += [str([*book["Açıklama"].iter_rows(values_only=True)]) for book in sheets]

    assert ["henüz doğrulamadı" in text for text in texts] == [told] * 7


def test_the_schema_would_refuse_what_is_left_out(client, house):
    package = json.loads(content(client, "/acik-veri/360giving.json"))
    del package["grants"][0]["awardDate"]

    assert faults_of(package) == ["'awardDate' is a required property"]
    assert faults_of(package | {"grants": []}) == ["[] should be non-empty"]


def test_what_is_left_out_is_counted_by_reason(house):
    assert grant_counts(Filters()) == {
        "projects": 7,
        "left_out": 5,
        "without_amount": 2,
        "without_recipient": 1,
        "without_funder": 1,
        "without_day": 2,
    }


def _titles():
    """Every title of a flat table by the schema: ``Recipient Org:Name`` and its like."""
    for name, member in GRANT["properties"].items():
        if "items" not in member or "$ref" not in member["items"]:
            yield member.get("title", "Currency"), (name,)
            continue
        inner = GRANT["definitions"][member["items"]["$ref"].rsplit("/", 1)[-1]]["properties"]
        for part, told in inner.items():
            yield f"{member.get('title')}:{told.get('title')}", (name, 0, part)


def test_the_titles_of_the_table_are_the_standards_own():
    told = dict(_titles())

    assert {title: way for title, way in COLUMNS.items() if told.get(title) != way} == {}


def _unflattened(row):
    grant = {}
    for title, value in row.items():
        *way, last = COLUMNS[title]
        place = grant.setdefault(way[0], [{}])[0] if way else grant
        place[last] = value
    return grant


def test_the_spreadsheet_and_the_csv_hold_the_same_grants(client, house):
    package = json.loads(content(client, "/acik-veri/360giving.json"))
    sheet = load_workbook(io.BytesIO(content(client, "/acik-veri/360giving.xlsx")))["grants"]
    head, *lines = sheet.iter_rows(values_only=True)
    rows = [_unflattened(dict(zip(head, line, strict=True))) for line in lines]
    text = content(client, "/acik-veri/360giving.csv").decode()
    listed = list(csv.DictReader(io.StringIO(text, newline="")))

    assert faults_of({"grants": rows}) == []
    assert [row["id"] for row in rows] == [grant["id"] for grant in package["grants"]]
    assert [(row["Identifier"], row["Amount Awarded"]) for row in listed] == [
        (grant["id"], str(grant["amountAwarded"])) for grant in package["grants"]
    ]


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_no_grant_is_no_file_but_a_problem(client, db, ending):
    make_published()

    answer = client.get(f"/acik-veri/360giving.{ending}")

    assert (answer.status_code, answer.json()["type"].rsplit("#")[-1]) == (404, "no-grants")


def test_the_page_says_how_many_are_left_out_and_that_the_prefix_is_a_default(client, house):
    page = client.get("/acik-veri/").content.decode()

    assert "Dışarıda kalan proje" in page
    assert page.count("varsayılan") >= 4
    assert "/acik-veri/360giving.json" in page


def test_identifiers_follow_the_settings(client, house, settings):
    settings.OPEN_DATA_GRANT_PREFIX = "360G-baska"
    grants = json.loads(content(client, "/acik-veri/360giving.json"))["grants"]

    assert {grant["id"].rsplit("-", 1)[0] for grant in grants} == {"360G-baska"}
    assert {grant["recipientOrganization"][0]["id"][:15] for grant in grants} == {"360G-baska-ORG:"}
