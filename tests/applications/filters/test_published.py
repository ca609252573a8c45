"""Filters in an address: read, written back, and told in a sentence where they mean nothing."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from applications.filters.published import address_of, pairs_of, query_of, read, without
from applications.queries.published.filters import Filters
from tests.factories.priorities import make_edition
from tests.factories.regions import make_province
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

EVERYTHING = (
    "q=I%C5%9F%C4%B1k&year=2018&year=2020&year_kind=news&province=sanliurfa&axis=1&axis=legacy&measure=1.2"
    "&beneficiary_type=university&status=running&amount_of=support&amount_from=1000000&amount_to=2500000.50&demo=1"
)


@kept
def known():
    make_edition()
    make_province("Şanlıurfa")


def asked(query):
    return read(QueryDict(query))


def codes(query):
    return [(problem.name, problem.value) for problem in asked(query).problems]


def test_everything_is_read_and_written_back(known):
    found = asked(EVERYTHING)

    assert found.problems == []
    assert found.filters == Filters(
        text="Işık",
        years=(2018, 2020),
        year_kinds=("news",),
        provinces=("sanliurfa",),
        axes=("1", "legacy"),
        measures=("1.2",),
        beneficiary_types=("university",),
        states=("running",),
        amount_of="support",
        amount_from=Decimal(1000000),
        amount_to=Decimal("2500000.50"),
        demo=True,
    )
    assert address_of(found.filters) == EVERYTHING
    assert address_of(found.filters, sort="title").endswith("&sort=title")


def test_an_empty_address_asks_for_everything():
    assert asked("").filters == asked("year=&province=&amount_from=&q=").filters == Filters()
    assert pairs_of(Filters()) == []
    assert (query_of(Filters()), query_of(Filters(years=(2018,)))) == ("", "?year=2018")


@pytest.mark.parametrize("written", ["Urfa", "ŞANLIURFA", "63", "TRC21", "trc21", "%C5%9Eanl%C4%B1urfa"])
def test_a_province_is_read_by_any_of_its_names(written, known):
    assert asked(f"province={written}").filters.provinces == ("sanliurfa",)


def test_what_stands_twice_counts_once(known):
    assert asked("province=Urfa&province=63&year=2018&year=2018").filters == Filters(
        years=(2018,), provinces=("sanliurfa",)
    )


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("year=iki", ("year", "iki")),
        ("year=99999", ("year", "99999")),
        ("year=0000", ("year", "0000")),
        ("year=²⁰¹⁸", ("year", "²⁰¹⁸")),
        ("year_kind=moon", ("year_kind", "moon")),
        ("province=Atlantis", ("province", "Atlantis")),
        ("axis=9", ("axis", "9")),
        ("measure=9.9", ("measure", "9.9")),
        ("beneficiary_type=firm", ("beneficiary_type", "firm")),
        ("status=lost", ("status", "lost")),
        ("amount_of=both", ("amount_of", "both")),
        ("amount_from=-5", ("amount_from", "-5")),
        ("amount_to=NaN", ("amount_to", "NaN")),
        ("amount_to=1e99", ("amount_to", "1e99")),
    ],
)
def test_a_value_that_means_nothing_is_left_out_and_told(query, problem):
    found = asked(query)

    assert found.filters == Filters()
    assert codes(query) == [problem]
    assert str(found.problems[0].sentence).endswith((".", ")."))
    assert problem[1] in str(found.problems[0].sentence)


def test_a_long_or_marked_up_value_is_cut_and_stays_text():
    (problem,) = asked(f"status={'<b>' * 500}").problems

    assert len(str(problem.sentence)) < 120


def test_a_wrong_value_does_not_take_the_right_one_with_it():
    found = asked("year=2018&year=x&status=running")

    assert (found.filters.years, found.filters.states) == ((2018,), ("running",))
    assert codes("year=2018&year=x") == [("year", "x")]


def test_ends_in_the_wrong_order_are_turned_and_told():
    found = asked("amount_from=9&amount_to=5")

    assert (found.filters.amount_from, found.filters.amount_to) == (Decimal(5), Decimal(9))
    assert [problem.name for problem in found.problems] == ["amount_from"]


def test_a_thousand_filters_are_one_sentence():
    found = asked("&".join(f"year={1000 + place}" for place in range(1000)))

    assert found.filters == Filters()
    assert "en çok 60" in str(found.problems[0].sentence)


def test_reading_costs_few_queries_however_much_is_asked(django_assert_num_queries):
    with django_assert_num_queries(3):
        asked("&".join(f"province=x{n}&axis={n}&measure={n}.1" for n in range(20)))


def test_a_chip_leads_to_the_list_without_its_value(known):
    filters = asked(EVERYTHING).filters

    assert without(filters, "q", "Işık").text == ""
    assert without(filters, "year", "2018").years == (2020,)
    assert without(filters, "axis", "legacy").axes == ("1",)
    assert without(filters, "amount_to", "2500000.50").amount_to is None
