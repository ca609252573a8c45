"""What pages tell search engines of projects, files and measures: what is known, the same in both languages."""

import json
import re

import pytest
from django.urls import reverse

from applications.exports.open_data.datasets import DATASETS
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


def thing_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    (block,) = LINKED.findall(response.content.decode())
    return json.loads(block)


def of_project(client, way="", **fields):
    project = make_published(province=make_province("Samsun"), **fields)
    return thing_at(client, way + reverse("applications:project", args=[project.public_id]))


def test_a_project_tells_its_amount_and_who_gave_it(client):
    thing = of_project(client, year=2020, support=900, beneficiary="Van Valiliği")

    assert thing["@type"] == "MonetaryGrant"
    assert thing["amount"] == {"@type": "MonetaryAmount", "currency": "TRY", "value": "900.00"}
    assert thing["funder"]["name"] == "Sanayi ve Teknoloji Bakanlığı"
    assert thing["fundedItem"]["parentOrganization"]["name"] == "Van Valiliği"


@pytest.mark.parametrize(("year", "known"), [(2011, False), (2018, False), (2019, True)])
def test_who_gave_it_is_not_said_of_years_of_another_ministry(client, year, known):
    thing = of_project(client, year=year)

    assert ("funder" in thing, "amount" in thing, "parentOrganization" in thing["fundedItem"]) == (known, False, False)


def test_a_project_has_one_identifier_in_both_languages(client):
    thing = of_project(client, "/en", year=2020)

    assert "/en/" in thing["url"]
    assert thing["@id"] == thing["url"].replace("/en/", "/")


@pytest.mark.parametrize(
    ("unconfirmed", "told"),
    [
        ({"OPEN_DATA_PUBLISHER", "OPEN_DATA_LICENCE_URL"}, []),
        ({"OPEN_DATA_PUBLISHER"}, ["license"]),
        ({"OPEN_DATA_LICENCE_URL"}, ["publisher"]),
    ],
)
def test_the_list_is_a_set_of_data_and_says_only_what_was_confirmed(client, settings, unconfirmed, told):
    settings.OPEN_DATA_UNCONFIRMED = frozenset(unconfirmed)

    thing = thing_at(client, "/projeler/")

    assert (thing["@type"], thing["@id"]) == ("Dataset", "http://testserver/acik-veri/#projeler")
    assert [name for name in ("license", "publisher") if name in thing] == told
    for file in thing["distribution"]:
        answer = client.get(file["contentUrl"])
        assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, file["encodingFormat"])


def test_the_page_of_open_data_is_a_catalogue_of_every_set(client):
    thing = thing_at(client, "/acik-veri/")

    assert thing["@type"] == "DataCatalog"
    assert [one["@id"].partition("#")[2] for one in thing["dataset"]] == [dataset.name for dataset in DATASETS]


def test_measures_are_terms_of_their_edition(client):
    measure = first_measure(make_edition())

    edition, alone = thing_at(client, "/en/oncelikler/"), thing_at(client, f"/oncelikler/{measure.code}/")

    assert (edition["@type"], edition["about"]["@type"]) == ("DefinedTermSet", "GovernmentService")
    assert (edition["@id"], edition["url"]) == (
        "http://testserver/oncelikler/surum/1/",
        "http://testserver/en/oncelikler/surum/1/",
    )
    assert {term["termCode"] for term in edition["hasDefinedTerm"]} == {"1.1", "1.2", "2.1", "2.2"}
    assert (alone["@type"], alone["name"], alone["inDefinedTermSet"]) == ("DefinedTerm", measure.title, edition["@id"])
    assert alone["@id"] in {term["@id"] for term in edition["hasDefinedTerm"]}
