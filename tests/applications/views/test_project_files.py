"""The list of supported projects as a download: what its filters show, in the order of its page."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.published import make_published
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="([^"]*/liste\.[^"]+)"')


@kept
def listed():
    make_published(title_tr="Zeytin atölyesi", province="Sivas", year=2018, total_cost="12.50")
    make_published(title_tr="Arı evi", province="Sivas", year=2018)
    make_published(title_tr="Başka yılın", province="Sivas", year=2019)
    make_published(title_tr="Örnek", is_demo=True, province="Sivas", year=2018)


def fetched(ending, query=""):
    response = Client().get(reverse("applications:project_list_file", args=[ending]) + query)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def titles(rows):
    return [row["title_tr"] for row in rows]


def test_every_form_holds_exactly_what_the_list_shows_in_its_order(listed):
    query = "?province=sivas&year=2018&sirala=title"
    sheet = load_workbook(io.BytesIO(fetched("xlsx", query))).worksheets[0]
    head, *lines = sheet.iter_rows(values_only=True)

    found = {
        "csv": titles(csv.DictReader(io.StringIO(fetched("csv", query).decode()))),
        "excel.csv": titles(
            csv.DictReader(io.StringIO(fetched("excel.csv", query).decode("utf-8-sig")), delimiter=";")
        ),
        "json": titles(json.loads(fetched("json", query))["records"]),
        "xlsx": titles(dict(zip(head, line, strict=True)) for line in lines),
    }

    assert all(found[form] == ["Arı evi", "Zeytin atölyesi"] for form in found)


def test_the_page_leads_to_its_own_files_with_the_fields_and_the_licence(listed):
    text = Client().get("/projeler/?province=Sivas&amount_from=1,5&sirala=title").content.decode()
    links = [link.replace("&amp;", "&") for link in LINK.findall(text)]

    assert len(links) == 4
    rows = csv.DictReader(io.StringIO(b"".join(Client().get(links[0]).streaming_content).decode()))
    assert titles(rows) == ["Zeytin atölyesi"]
    assert "Süzgeçlerin gösterdiği 1 proje" in text
    assert 'rel="license"' in text
    assert "/acik-veri/#projeler" in text


def test_an_empty_list_offers_no_file(db):
    assert LINK.findall(Client().get("/projeler/").content.decode()) == []


def test_the_demonstration_is_a_file_of_its_own(listed):
    rows = json.loads(fetched("json", "?demo=1"))["records"]

    assert [(row["title_tr"], row["is_sample"]) for row in rows] == [("Örnek", True)]
