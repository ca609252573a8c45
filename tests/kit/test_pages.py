"""A refusal as a page; long lists by keyset."""

import base64
import json
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import RequestFactory

from applications.queries.published.filters import Filters
from applications.queries.published.listing import in_order
from cmdp.accounts.models import Organisation, User
from cmdp.kit.pages import keyset_page, refused, slice_page
from cmdp.kit.verdict import deny
from tests.factories.people import NOON, make_organisation, make_user
from tests.factories.published import make_published
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
NAMES = ["Adana", "Ağrı", "Bolu", "Çorum", "Iğdır", "İzmir", "Samsun"]


@kept
def bodies():
    for name in NAMES:
        make_organisation(name)
    return Organisation.objects.all()


def walk(queryset, direction="next", after="", **options):
    """Every page's rows, following the tokens."""
    pages = []
    while True:
        page = keyset_page(queryset, after=after, **options)
        pages.append([row.name for row in page.rows])
        after = getattr(page, direction)
        if not after:
            return pages, page


def test_walking_ahead_meets_every_row_once(bodies):
    pages, _last = walk(bodies, order=["sort_key"], size=3)

    assert pages == [NAMES[:3], NAMES[3:6], NAMES[6:]]


def test_a_falling_order_walks_from_the_end(bodies):
    pages, _last = walk(bodies, order=["-sort_key"], size=4)

    assert pages == [NAMES[:2:-1], NAMES[2::-1]]


def test_walking_back_meets_the_same_pages(bodies):
    _pages, last = walk(bodies, order=["sort_key"], size=3)

    back, first = walk(bodies, "previous", last.previous, order=["sort_key"], size=3)

    assert back == [NAMES[3:6], NAMES[:3]]
    assert first.previous == ""


def test_a_page_back_that_would_be_short_is_the_first_page(bodies):
    second = keyset_page(bodies, order=["sort_key"], after=keyset_page(bodies, order=["sort_key"], size=2).next)

    page = keyset_page(bodies, order=["sort_key"], after=second.previous, size=3)

    assert [row.name for row in page.rows] == NAMES[:3]


def test_equal_values_are_told_apart_by_the_key():
    people = [make_user(joined_at=NOON) for _number in range(5)]
    seen, after = [], ""
    for _page in range(3):
        page = keyset_page(User.objects.all(), order=["-joined_at"], after=after, size=2)
        seen += [row.pk for row in page.rows]
        after = page.next

    assert seen == [person.pk for person in people]


def test_columns_of_other_tables_and_annotations_may_order():
    for days in range(3):
        make_user(joined_at=NOON + timedelta(days=days))
    queryset = User.objects.annotate(since=F("joined_at"))

    first = keyset_page(queryset, order=["since", "pk"], size=2)
    second = keyset_page(queryset, order=["since", "pk"], after=first.next, size=2)

    assert [row.joined_at.day for row in second.rows] == [4]


def test_a_relation_s_column_may_order(django_assert_num_queries):
    for province in ("Sivas", "Diyarbakır", "Samsun"):
        make_organisation(province=province)
    order = ["province__sort_key"]
    queryset = Organisation.objects.select_related("province")
    first = keyset_page(queryset, order=order, size=2)

    with django_assert_num_queries(1):
        second = keyset_page(queryset, order=order, after=first.next, size=2)

    assert [row.province.name for row in second.rows] == ["Sivas"]


def token(values, direction="s"):
    return direction + base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        "s",
        "xyz",
        "s!!!!",
        "sşşşş",
        token([]),
        token(["a"]),
        token(["a", "b", "c"]),
        token({"a": 1}),
        token(7),
        token(None),
        token(["a\x00", "1"]),
        token(["a\ud800", "1"]),
        token(["a", "no number"]),
        token(["Adana", "1"], "q"),
        token(["a", "9" * 30]),
        "s" + base64.urlsafe_b64encode(b"[" * 100_000).decode(),
    ],
)
def test_a_token_that_says_nothing_gives_the_first_page(bodies, after):
    page = keyset_page(bodies, order=["sort_key"], after=after, size=2)

    assert [row.name for row in page.rows] == NAMES[:2]


@pytest.mark.parametrize("cost", ["1e999999", "NaN", "Infinity", "1" * 40, "0.001"])
def test_an_amount_that_no_column_holds_gives_the_first_page(cost):
    projects = _by_cost(None, 5)

    page = keyset_page(projects, order=["-cost_order"], after=token([cost, "1"]), size=1)

    assert [row.total_cost for row in page.rows] == [5]


def test_amounts_are_walked_with_the_unknown_ones_last():
    projects, pages, after = _by_cost(None, None, 5), [], ""
    for _page in range(3):
        page = keyset_page(projects, order=["-cost_order"], after=after, size=1)
        pages.append([row.total_cost for row in page.rows])
        after = page.next

    assert (pages, after) == ([[5], [None], [None]], "")


def _by_cost(*costs):
    for cost in costs:
        make_published(total_cost=cost)
    return in_order(Filters())


def test_nothing_is_one_empty_page():
    page = keyset_page(Organisation.objects.none(), order=["sort_key"])

    assert (page.rows, page.previous, page.next) == ([], "", "")


@pytest.mark.parametrize(("method", "kept"), [("get", False), ("post", True)])
def test_a_refusal_says_its_reason_and_where_the_words_are(method, kept):
    request = getattr(RequestFactory(), method)("/x/")

    response = refused(request, deny("closed", "Çağrı kapandı; bu başvuru artık gönderilemez."), status=409)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Çağrı kapandı; bu başvuru artık gönderilemez." in page
    assert ("Yazdıklarınız için geri dönün." in page) == kept


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("", ([0, 1], "", "2")),
        ("2", ([2, 3], "0", "4")),
        ("3", ([2, 3], "0", "4")),
        ("4", ([4], "2", "")),
        ("99", ([4], "2", "")),
        ("-1", ([0, 1], "", "2")),
        ("²", ([0, 1], "", "2")),
        ("9" * 5000, ([0, 1], "", "2")),
    ],
)
def test_a_list_in_memory_is_cut_into_pages(after, told):
    page = slice_page(range(5), after=after, size=2)

    assert (page.rows, page.previous, page.next) == told


def test_an_empty_list_in_memory_is_one_empty_page():
    assert slice_page([], after="2", size=2) == slice_page([], size=2)
