"""Projects over years and groups: every figure equals an independent sum over the rows."""

from collections import defaultdict
from decimal import Decimal

import pytest

from applications.models import PublishedProject
from applications.queries.published.figures import Figures
from applications.queries.published.filters import LEGACY, UNCLASSIFIED, Filters
from applications.queries.published.prices import prices_in_use
from applications.queries.published.spread import By, spread
from tests.factories.priorities import make_edition
from tests.factories.published import make_price_index, make_published
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def seven():
    """Projects of three years, three provinces, two states, two meanings of the year."""
    measure = make_edition().measures.get(code="2.2")
    made = [
        make_published(year=2012, province="Diyarbakır", total_cost=Decimal(100), year_kind="start"),
        make_published(year=2018, province="Diyarbakır", total_cost=Decimal(50), support=Decimal(40), measure=measure),
        make_published(year=2018, province="Diyarbakır", state="completed"),
        make_published(year=2018, province="Sivas", total_cost=Decimal("7.25"), year_kind="news", measure=measure),
        make_published(year=2020, province="Samsun", support=None, total_cost=Decimal(9), amount_is_unclear=True),
        make_published(year=2020, province="Samsun", measure=measure),
    ]
    make_published(year=2018, province="Diyarbakır", total_cost=Decimal(999), is_demo=True)
    make_published(year=2018, province="Diyarbakır", total_cost=Decimal(888), merged_into=made[1])
    return made


KEYS = {
    By.AXIS: lambda row: row.measure.axis.code if row.measure else LEGACY if row.year < 2018 else UNCLASSIFIED,
    By.STATUS: lambda row: row.state,
    By.PROVINCE: lambda row: row.province.search_key,
    By.YEAR_KIND: lambda row: row.year_kind,
}


@pytest.mark.parametrize("by", By)
def test_each_pair_of_year_and_group_is_a_sum_over_its_rows(seven, by):
    expected = defaultdict(list)
    for row in PublishedProject.objects.filter(is_demo=False, merged_into=None):
        expected[row.year, KEYS[by](row)].append(row)

    found = spread(Filters(), by)

    figures = {(year, group.key): found.figures(year, group) for year in found.years for group in found.groups}
    assert {pair: figure.count for pair, figure in figures.items() if figure.count} == {
        pair: len(rows) for pair, rows in expected.items()
    }
    for pair, rows in expected.items():
        costs = [row.total_cost for row in rows if row.total_cost is not None]
        assert figures[pair].total_cost.total == (sum(costs) if costs else None)
        assert figures[pair].total_cost.unknown == len(rows) - len(costs)


@pytest.mark.parametrize("by", By)
def test_groups_and_years_add_up_to_the_whole(seven, by):
    found = spread(Filters(), by)

    assert found.whole.count == 6
    assert sum(figures.count for figures in found.of_year.values()) == 6
    assert sum(group.figures.count for group in found.groups) == 6
    assert found.whole.total_cost.total == Decimal("166.25")
    assert found.kinds == {"approval": 4, "start": 1, "news": 1}


def test_years_without_projects_stand_between_the_others(seven):
    found = spread(Filters(), By.AXIS)

    assert found.years == list(range(2012, 2021))
    assert found.of_year[2015] == Figures()
    assert found.figures(2015, found.groups[0]) == Figures()


def test_filters_narrow_the_spread(seven):
    found = spread(Filters(provinces=("diyarbakir",), years=(2018,)), By.STATUS)

    assert (found.years, [group.key for group in found.groups], found.whole.count) == (
        [2018],
        ["approved", "completed"],
        2,
    )


def test_constant_lira_leave_out_the_years_that_the_index_lacks(seven):
    make_price_index({2018: 100, 2020: 200})

    found = spread(Filters(), By.PROVINCE, prices_in_use())

    assert found.of_year[2018].total_cost.constant == Decimal("114.50")
    assert found.of_year[2012].total_cost.constant is None
    assert found.whole.total_cost.not_converted == 1


@pytest.mark.parametrize("by", By)
def test_nothing_published_is_an_empty_spread(db, by):
    found = spread(Filters(), by)

    assert (found.years, found.groups, found.whole, found.kinds) == ([], [], Figures(), {})


@pytest.mark.parametrize(("by", "queries"), [(By.AXIS, 3), (By.STATUS, 2), (By.PROVINCE, 3), (By.YEAR_KIND, 2)])
def test_a_spread_costs_the_same_whatever_its_rows(seven, by, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        spread(Filters(), by)
