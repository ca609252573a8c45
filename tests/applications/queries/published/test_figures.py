"""Every figure equals an independent sum over the rows; unknown is never zero; nothing is mixed silently."""

import random
from collections import defaultdict
from decimal import Decimal

import pytest

from applications.choices import PublishedState, YearKind
from applications.models import PublishedProject
from applications.queries.published import figures
from applications.queries.published.filters import Filters
from applications.queries.published.prices import price_indices, prices_in_use
from tests.factories.priorities import make_axis, make_draft, make_edition, make_measure, publish_at_once
from tests.factories.published import make_price_index, make_published
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

PLACES = ("Samsun", "Şanlıurfa", "Sivas")


@kept
def many():
    """Sixty projects of every sort, the same ones each time."""
    dice = random.Random(6)
    measures = list(make_edition().measures.all())
    for _ in range(60):
        year = dice.choice([2011, 2014, 2018, 2019, 2022])
        cost = dice.choice([None, Decimal(dice.randrange(1, 10**9)) / 100])
        share = Decimal(dice.randrange(101)) / 100
        support = (cost * share).quantize(Decimal("0.01")) if cost is not None and dice.random() < 0.5 else None
        make_published(
            year=year,
            year_kind=dice.choice(YearKind.values),
            province=dice.choice(PLACES),
            total_cost=cost,
            support=support,
            amount_is_unclear=cost is not None and support is None and dice.random() < 0.3,
            state=dice.choice(PublishedState.values),
            beneficiary_type=dice.choice(["", "municipality", "university"]),
            measure=dice.choice([None, *measures]) if year >= 2018 else None,
            is_demo=dice.random() < 0.1,
        )
    return [p for p in PublishedProject.objects.select_related("province", "measure__axis") if not p.is_demo]


def by_hand(rows):
    """The figures as a person would add them up."""
    cost = [row.total_cost for row in rows if row.total_cost is not None]
    support = [row.support for row in rows if row.support is not None]
    return {
        "count": len(rows),
        "cost": sum(cost, Decimal(0)) if cost else None,
        "cost_unknown": len(rows) - len(cost),
        "support": sum(support, Decimal(0)) if support else None,
        "support_unknown": len(rows) - len(support),
        "unclear": sum(row.amount_is_unclear for row in rows),
        "years": tuple(sorted({row.year for row in rows})),
        "kinds": {row.year_kind for row in rows},
    }


def said(found):
    return {
        "count": found.count,
        "cost": found.total_cost.total,
        "cost_unknown": found.total_cost.unknown,
        "support": found.support.total,
        "support_unknown": found.support.unknown,
        "unclear": found.unclear,
        "years": found.years,
        "kinds": set(found.year_kinds),
    }


def gathered(rows, key):
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {value: by_hand(some) for value, some in found.items()}


def axis_of(row):
    if row.measure:
        return row.measure.axis.code
    return "legacy" if row.year < 2018 else "none"


KEYS = {
    figures.by_state: lambda row: row.state,
    figures.by_year_kind: lambda row: row.year_kind,
    figures.by_province: lambda row: row.province.search_key,
    figures.by_axis: axis_of,
}


def test_the_totals_are_the_sum_over_the_rows(many):
    assert said(figures.totals(Filters())) == by_hand(many)


@pytest.mark.parametrize("of", KEYS, ids=lambda of: of.__name__)
def test_each_group_is_the_sum_over_its_rows(of, many):
    groups = of(Filters())

    assert {group.key: said(group.figures) for group in groups} == gathered(many, KEYS[of])
    assert len({group.key for group in groups}) == len(groups)


def test_each_year_is_the_sum_over_its_rows_and_its_kinds(many):
    years = figures.by_year(Filters())

    found = {row.year: said(row.figures) for row in years if row.figures.count}
    assert found == gathered(many, lambda row: row.year)
    for row in years:
        own = [project for project in many if project.year == row.year]
        assert {kind: said(some) for kind, some in row.kinds.items()} == gathered(own, lambda p: p.year_kind)


def test_years_without_projects_stand_between_the_others():
    make_published(year=2015, total_cost=Decimal(7))
    make_published(year=2017)

    years = figures.by_year(Filters())

    assert [(row.year, row.figures.count) for row in years] == [(2015, 1), (2016, 0), (2017, 1)]
    assert [row.figures.total_cost.total for row in years] == [Decimal(7), None, None]


def test_an_empty_table_has_no_years_and_counts_nothing():
    empty = figures.totals(Filters())

    assert (empty.count, empty.total_cost.total, empty.mixes_years, empty.mixes_kinds) == (0, None, False, False)
    assert [of(Filters()) for of in (figures.by_year, *KEYS)] == [[]] * (1 + len(KEYS))


def test_what_nobody_published_is_unknown_and_a_published_zero_is_zero():
    make_published(support=Decimal(0))
    make_published()

    money = figures.totals(Filters()).support

    assert (money.total, money.known, money.unknown) == (Decimal(0), 1, 1)


def test_mixed_years_and_meanings_are_told():
    make_published(year=2012, year_kind="start")
    make_published(year=2019, year_kind="news")

    found = figures.totals(Filters())

    assert (found.mixes_years, found.mixes_kinds, found.year_kinds) == (True, True, ("start", "news"))


def test_a_sum_costs_the_same_queries_for_one_and_many_projects(django_assert_num_queries):
    measure = make_edition().measures.first()
    for number in (1, 30):
        for _ in range(number):
            make_published(measure=measure, total_cost=Decimal(3))
        with django_assert_num_queries(2):
            figures.by_axis(Filters())
        with django_assert_num_queries(2):
            figures.by_province(Filters())
        with django_assert_num_queries(1):
            figures.by_year(Filters())


def test_an_axis_is_one_over_all_its_editions_in_its_newest_words():
    first = make_edition(axes=1, measures=1)
    old = first.measures.get()
    draft = make_draft(axes=0)
    axis = make_axis(draft, code="9", lineage=old.axis.lineage)
    new = make_measure(axis, code="9.9", lineage=old.lineage)
    publish_at_once(draft)
    make_published(measure=old, total_cost=Decimal(1))
    make_published(measure=new, total_cost=Decimal(2))

    (group,) = figures.by_axis(Filters())

    assert (group.key, group.row, group.figures.count, group.figures.total_cost.total) == ("9", axis, 2, Decimal(3))


def test_constant_lira_are_each_years_lira_times_the_ratio_of_the_levels():
    make_price_index({2018: "100", 2020: "150", 2024: "600"})
    make_published(year=2018, support=Decimal(10))
    make_published(year=2020, support=Decimal("1.01"))
    make_published(year=2021, support=Decimal(1000))
    prices = prices_in_use()

    money = figures.totals(Filters(), prices).support

    assert prices.base == 2024
    assert (money.total, money.constant, money.not_converted) == (Decimal("1011.01"), Decimal("64.04"), 1)


def test_constant_lira_of_nothing_are_unknown():
    make_price_index({2024: "600"})
    make_published(year=2018, support=Decimal(10))

    money = figures.totals(Filters(), prices_in_use()).support

    assert (money.constant, money.not_converted) == (None, 1)


def test_without_an_index_there_are_no_constant_lira():
    make_published(support=Decimal(10))

    money = figures.totals(Filters(), prices_in_use()).support

    assert (money.constant, money.not_converted) == (None, 0)


def test_the_index_in_use_is_the_one_that_counts_and_may_be_asked_in_any_of_its_years():
    make_price_index({2018: 1, 2019: 2}, used=False)
    used = make_price_index({2018: 1, 2019: 4})

    assert prices_in_use().index == used
    assert prices_in_use(2018).constant(Decimal(8), 2019) == Decimal("2.00")
    assert prices_in_use(1999).base == 2019
    assert next(index.pk for index in price_indices()) == used.pk


def test_an_index_without_values_is_none():
    make_price_index({})

    assert prices_in_use() is None
