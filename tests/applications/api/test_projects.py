"""Supported projects: the rows of the page's own filter, no made-up one outside a trial, addresses that lead on."""

import pytest

from applications.queries.published.figures import totals as figures_of_all
from applications.queries.published.filters import Filters, matching
from tests.applications.exports.open_data.reading import as_csv
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_price_index, make_published, make_total
from tests.factories.regions import make_province
from tests.support.kept import kept

LIST = "/api/v1/projects"


def ids(answer):
    assert answer.status_code == 200, answer.content
    return {item["id"] for item in answer.json()["items"]}


@kept
def house():
    make_province("Sivas")
    measure = first_measure(make_edition())
    make_published(province="Diyarbakır", year=2018, total_cost=100, support=90, beneficiary_type="municipality")
    make_published(province="Şanlıurfa", title_tr="İğde ışığı", state="running", measure=measure)
    make_published(year=2015, year_kind="start", total_cost=50)
    make_published(is_demo=True, title_tr="Örnek")


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({}, Filters()),
        ({"year": [2015, 2018]}, Filters(years=(2015, 2018))),
        ({"year_kind": "start"}, Filters(year_kinds=("start",))),
        ({"province": ["urfa", "21"]}, Filters(provinces=("sanliurfa", "diyarbakir"))),
        ({"province": "TR722"}, Filters(provinces=("sivas",))),
        ({"province": "atlantis"}, Filters(provinces=("atlantis",))),
        ({"q": "IGDE isigi"}, Filters(text="igde isigi")),
        ({"axis": "legacy"}, Filters(axes=("legacy",))),
        ({"axis": "1"}, Filters(axes=("1",))),
        ({"measure": "1.1"}, Filters(measures=("1.1",))),
        ({"beneficiary_type": "none"}, Filters(beneficiary_types=("none",))),
        ({"state": "running"}, Filters(states=("running",))),
        ({"amount_from": 60, "amount_to": 200}, Filters(amount_from=60, amount_to=200)),
        ({"amount_of": "support", "amount_from": 60}, Filters(amount_of="support", amount_from=60)),
    ],
)
def test_the_filters_find_what_the_pages_find(client, house, query, filters):
    wanted = set(matching(filters).values_list("public_id", flat=True))

    assert ids(client.get(LIST, query)) == wanted
    assert {row["id"] for row in as_csv(client, "projeler", query=query)} == wanted


def test_made_up_projects_are_given_out_in_a_trial_only_and_marked(client, house, settings):
    outside = client.get(LIST, {"sample": "true"}).json()["items"]
    figures = client.get("/api/v1/figures", {"sample": "true"}).json()["items"]
    settings.MODE = "trial"
    inside = client.get(LIST, {"sample": "true"}).json()["items"]

    assert (outside, figures) == ([], [])
    assert [(item["title_tr"], item["is_sample"]) for item in inside] == [("Örnek", True)]


def test_the_file_gives_no_made_up_project_outside_a_trial(client, house):
    assert as_csv(client, "projeler", query={"sample": "true"}) == []
    assert as_csv(client, "yillik-sayilar", query={"sample": "true"}) == []


def test_a_merged_project_leads_on_to_the_one_it_lives_on_in(client, db):
    survivor = make_published()
    merged = make_published(merged_into=survivor)

    answer = client.get(f"{LIST}/{merged.public_id}")

    assert (answer.status_code, answer["Location"]) == (301, f"{LIST}/{survivor.public_id}")
    assert ids(client.get(LIST)) == {survivor.public_id}
    assert client.get(answer["Location"]).json()["id"] == survivor.public_id


def test_what_nobody_knows_is_null(client, db):
    project = make_published()

    told = client.get(f"{LIST}/{project.public_id}").json()

    assert [told[name] for name in ("support", "total_cost", "beneficiary", "measure", "district")] == [None] * 5


def test_the_figures_are_the_sums_of_the_rows(client, house):
    make_price_index({2015: 50, 2018: 100, 2019: 120})
    projects = client.get(LIST).json()["items"]
    figures = client.get("/api/v1/figures").json()["items"]

    def total(name):
        return sum(item[name] or 0 for item in projects)

    assert sum(row["projects"] for row in figures) == len(projects) == figures_of_all(Filters()).count
    assert [sum(row[name] or 0 for row in figures) for name in ("support", "total_cost")] == [
        total("support"),
        total("total_cost"),
    ]
    assert {row["constant_year"] for row in figures} == {2019}


def test_sums_of_others_are_told_apart(client, db):
    make_total(support=60_000_000, province=make_province("Şanlıurfa"), mixes_programmes=True)

    (told,) = client.get("/api/v1/totals").json()["items"]

    assert (told["support"], told["province"], told["mixes_programmes"]) == (60_000_000, "TRC21", True)


@pytest.mark.parametrize(
    "query",
    ["yil=2018", "year=x", "state=yok", "q=%00", "amount_from=-1", "sample=belki", "&".join(["year=2018"] * 51)],
)
@pytest.mark.parametrize("path", [LIST, "/acik-veri/projeler.csv", "/acik-veri/360giving.json"])
def test_a_wrong_filter_is_a_problem_at_the_file_too(client, db, path, query):
    answer = client.get(f"{path}?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["parameter"] == query.split("=")[0]
