"""One filter object: each name finds what it says, together they narrow; lists, pages, options."""

from decimal import Decimal

import pytest

from applications.queries.published import listing
from applications.queries.published.filters import Filters, matching
from applications.queries.published.options import options
from tests.factories.priorities import make_axis, make_draft, make_edition, make_measure, publish_at_once
from tests.factories.published import make_published, make_total
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db


def found(**fields):
    return set(matching(Filters(**fields)))


def test_without_filters_every_real_project_is_found_once():
    real = make_published()
    make_published(is_demo=True)
    make_published(merged_into=real)

    assert found() == {real}
    assert Filters().is_empty
    assert Filters(demo=True).is_empty
    assert not Filters(years=(2018,)).is_empty


@pytest.mark.parametrize("text", ["IŞIK", "isik", "ışık  van", "şanlıurfa ISIK", "bELEDİYE"])
def test_text_is_found_folded_in_name_beneficiary_and_place(text):
    wanted = make_published(
        title_tr="Işık atölyesi", beneficiary="Van Belediyesi", district="Haliliye", province="Şanlıurfa"
    )
    make_published()

    assert found(text=text) == {wanted}


def test_each_filter_finds_its_own():
    own = {"year": 2022, "year_kind": "news", "province": "Sivas", "state": "running", "beneficiary_type": "university"}
    wanted = make_published(**own)
    other = make_published()

    assert found(years=(2022,)) == found(year_kinds=("news",)) == found(provinces=("sivas",)) == {wanted}
    assert found(states=("running",)) == found(beneficiary_types=("university",)) == {wanted}
    assert found(beneficiary_types=("none",)) == {other}
    assert found(years=(2022, 2019)) == {wanted, other}
    assert found(years=(2022,), provinces=("samsun",)) == set()


def test_an_amount_finds_only_what_is_known():
    small, large = make_published(total_cost=Decimal(5)), make_published(total_cost=Decimal(50), support=Decimal(10))
    make_published()

    assert found(amount_from=Decimal(5)) == {small, large}
    assert found(amount_from=Decimal(6)) == {large}
    assert found(amount_to=Decimal(5)) == {small}
    assert found(amount_of="support", amount_from=Decimal(10), amount_to=Decimal(10)) == {large}


def test_axis_and_measure_are_found_across_editions_by_the_newest_meaning_of_the_code():
    old = make_edition(axes=2, measures=1)
    kept, gone = old.measures.order_by("code")
    draft = make_draft(axes=0)
    new = make_measure(make_axis(draft, code="7", lineage=kept.axis.lineage), code="7.1", lineage=kept.lineage)
    publish_at_once(draft)
    first, second, third = (make_published(measure=measure) for measure in (kept, new, gone))
    unclassified, legacy = make_published(), make_published(year=2012)

    assert found(measures=("7.1",)) == found(axes=("7",)) == {first, second}
    assert found(measures=(gone.code,)) == found(axes=(gone.axis.code,)) == {third}
    assert found(measures=("none",)) == found(axes=("none",)) == {unclassified}
    assert found(axes=("legacy",)) == {legacy}
    assert found(axes=("legacy", "7")) == {legacy, first, second}
    assert found(measures=("8.8",)) == set()


@pytest.mark.parametrize("sort", listing.SORTS)
def test_every_page_of_every_order_shows_each_project_once(sort):
    for place in range(7):
        cost = None if place % 3 == 0 else Decimal(place % 2)
        make_published(year=2018 + place % 2, province="Sivas" if place % 2 else "Samsun", total_cost=cost)
    wanted = list(listing.in_order(Filters(), sort))

    page, shown = listing.projects_page(Filters(), sort=sort, size=3), []
    shown += page.rows
    while page.next:
        page = listing.projects_page(Filters(), sort=sort, after=page.next, size=3)
        shown += page.rows

    assert shown == wanted
    assert len(set(shown)) == 7


def test_orders_are_turkish_and_put_the_unknown_last():
    none = make_published(title_tr="Çarşı", year=2021)
    low = make_published(title_tr="Cadde", total_cost=Decimal(1), year=2019)
    high = make_published(title_tr="Dokuma", total_cost=Decimal(9), support=Decimal(2), year=2020)

    assert list(listing.in_order(Filters(), "title")) == [low, none, high]
    assert list(listing.in_order(Filters(), "cost")) == [high, low, none]
    assert next(iter(listing.in_order(Filters(), "support"))) == high
    assert list(listing.in_order(Filters())) == [none, high, low]
    assert list(listing.in_order(Filters(), "oldest")) == [low, high, none]


def test_a_page_is_one_query_however_many_projects(django_assert_num_queries):
    for number in (1, 60):
        for _ in range(number):
            make_published()
        with django_assert_num_queries(1):
            rows = listing.projects_page(Filters()).rows
            [(row.province.agency.short_name, row.measure) for row in rows]
    assert len(rows) == 50


def test_a_project_under_way_is_told_apart_from_what_a_paper_once_said():
    kept = make_published(state="suspended", state_is_kept=True)
    heard = make_published(state="running")
    for state in ("approved", "completed", "cancelled", "preparing"):
        make_published(state=state, state_is_kept=True)

    found = listing.under_way(Filters())

    assert (list(found.kept), list(found.heard)) == ([kept], [heard])


def test_examples_are_the_newest_real_projects_of_a_measure():
    measure, other = make_edition(axes=1, measures=2).measures.all()
    old, new = make_published(measure=measure, year=2018), make_published(measure=measure, year=2022)
    make_published(measure=measure, is_demo=True)
    make_published(measure=other, year=2019)

    assert listing.examples_of_measure(measure, 5) == [new, old]
    assert listing.examples_of_measure(measure, 1) == [new]


def test_examples_of_an_edition_are_the_newest_of_each_of_its_axes(django_assert_num_queries):
    edition = make_edition(axes=2, measures=1)
    first, second = edition.measures.order_by("code")
    old, new = make_published(measure=first, year=2018), make_published(measure=first, year=2022)
    other = make_published(measure=second, year=2025)
    make_published(measure=second, is_demo=True)
    make_published()

    with django_assert_num_queries(1):
        assert listing.examples_of_edition(edition, 1) == [new, other]
    assert listing.examples_of_edition(edition, 5) == [new, old, other]


def test_totals_stand_by_their_years():
    late, early = make_total(year_from=2020), make_total(year_from=2008, year_to=2013, province=make_province())

    assert list(listing.published_totals()) == [early, late]


def test_a_merged_row_keeps_its_address():
    real = make_published()
    gone = make_published(merged_into=real)

    assert set(listing.addressed()) == {real, gone}


def test_only_what_some_project_has_can_be_chosen():
    make_published(year=2012, province="Sivas", year_kind="start", state="completed")
    make_published(year=2020, beneficiary_type="university")
    make_published(year=2025, is_demo=True)
    edition = make_edition(axes=2)

    found = options()

    assert (found.years, found.year_kinds, found.states) == (
        [2020, 2012],
        ["approval", "start"],
        ["approved", "completed"],
    )
    assert [place.name for place in found.provinces] == ["Samsun", "Sivas"]
    assert (found.beneficiary_types, found.has_legacy, found.has_demo) == (["university"], True, True)
    assert found.axes == list(edition.axes.all())
    assert options(demo=True).years == [2025]


def test_an_empty_installation_offers_nothing():
    found = options()

    assert (found.years, found.provinces, found.axes, found.has_legacy, found.has_demo) == ([], [], [], False, False)
