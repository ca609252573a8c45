import pytest
from django.test import RequestFactory

from cmdp.kit.keyset import newest_first
from cmdp.regions.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys():
    Agency.objects.all().delete()
    rows = [Agency(nuts2=f"T{n}", short_name=f"T{n}", name=f"Ajans {n}", sort_key=f"{n}") for n in range(5)]
    return [row.pk for row in Agency.objects.bulk_create(rows)]


def page(query=""):
    return newest_first(RequestFactory().get(f"/?{query}"), Agency.objects.all(), size=2)


def found(query=""):
    return [row.pk for row in page(query).rows]


def test_the_first_page_is_the_newest(keys):
    assert found() == [keys[4], keys[3]]
    assert (page().previous, page().next) == ("", f"?once={keys[3]}")


def test_older_pages_follow_to_the_end(keys):
    middle, last = page(f"once={keys[3]}"), page(f"once={keys[1]}")

    assert [row.pk for row in middle.rows] == [keys[2], keys[1]]
    assert (middle.previous, middle.next) == (f"?sonra={keys[2]}", f"?once={keys[1]}")
    assert [row.pk for row in last.rows] == [keys[0]]
    assert (last.previous, last.next) == (f"?sonra={keys[0]}", "")


def test_newer_pages_lead_back_to_the_start(keys):
    middle, first = page(f"sonra={keys[0]}"), page(f"sonra={keys[2]}")

    assert [row.pk for row in middle.rows] == [keys[2], keys[1]]
    assert middle.previous == f"?sonra={keys[2]}"
    assert [row.pk for row in first.rows] == [keys[4], keys[3]]
    assert (first.previous, first.next) == ("", f"?once={keys[3]}")


def test_the_filter_stays_in_the_addresses(keys):
    assert page("durum=held&once=99999999").next == f"?durum=held&once={keys[3]}"


@pytest.mark.parametrize("nonsense", ["once=abc", "once=-1", "once=²", "once=99999999999999999999", "once="])
def test_a_key_that_is_no_number_shows_the_first_page(keys, nonsense):
    assert found(nonsense) == [keys[4], keys[3]]


def test_no_rows_have_no_neighbours():
    Agency.objects.all().delete()

    assert (page("once=5").rows, page("once=5").previous, page("once=5").next) == ([], "", "")
