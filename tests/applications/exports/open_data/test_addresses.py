"""Every address of ours that open data tells leads to a page, and to the very thing that it stands beside."""

import json

import pytest
from django.conf import settings

from applications.exports.open_data.datasets import DATASETS
from applications.exports.open_data.fields import Kind
from applications.exports.open_data.priorities import EDITION_FIELDS
from tests.applications.exports.open_data.reading import as_json, content
from tests.factories.priorities import first_measure, make_draft, make_edition, publish_at_once
from tests.factories.published import make_published
from tests.factories.rules import make_call
from tests.support.kept import kept

WHOLE = {"support": 4_500_000, "beneficiary": "Van Valiliği", "state": "approved", "state_since": "2019-05-14"}


@kept
def house():
    make_published(**WHOLE, measure=first_measure(make_edition()))
    make_call()
    return make_edition()


def ours(rows, fields):
    """The addresses on this site in the columns that hold addresses."""
    columns = [field.name for field in fields if field.kind is Kind.ADDRESS]
    told = [row[column] or "" for row in rows for column in columns]
    return [address for address in told if address.startswith(settings.BASE_URL)]


def page(client, address):
    """The page behind an address of ours."""
    answer = client.get(address.removeprefix(settings.BASE_URL))
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    "dataset", [dataset for dataset in DATASETS if dataset.name in {"cagrilar", "projeler", "oncelikler"}]
)
def test_the_addresses_of_each_set_lead_to_pages(client, house, dataset):
    found = ours(as_json(client, dataset.name), dataset.fields)

    assert found
    for address in found:
        page(client, address)


def test_the_addresses_of_editions_lead_to_pages(client, house):
    found = ours(client.get("/api/v1/editions").json()["items"], EDITION_FIELDS)

    assert len(found) == 2
    for address in found:
        page(client, address)


def test_a_measure_leads_to_its_wording_of_its_edition(client, house):
    title = "Yalnız ilk sürümdeki ad"
    draft = make_draft(axes=1, measures=1)
    draft.measures.update(title_tr=title)
    first = publish_at_once(draft)
    make_edition()

    rows = {row["id"]: row["uri"] for row in as_json(client, "oncelikler")}

    assert title in page(client, rows[f"{first.number}:1.1"])


def test_a_grant_leads_to_its_project_and_to_the_measure_of_its_edition(client, house):
    (grant,) = json.loads(content(client, "/acik-veri/360giving.json"))["grants"]
    (classified,) = grant["classifications"]

    page(client, grant["url"])
    page(client, classified["url"])
    assert classified["url"].endswith("/oncelikler/surum/1/1.1/")
