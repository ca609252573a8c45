"""The work of a project: its table, its timeline, and a stage that does not ask for it."""

from decimal import Decimal

import pytest

from applications.choices import DEMANDED, SectionKey
from applications.domain import drafting
from applications.domain.merging import marks_of
from applications.models import SectionRule
from applications.policies.drafting import half_row_fits
from applications.queries.sections import row_values, rows_of
from cmdp.kit.verdict import Refused
from tests.factories.drafts import ACTIVITY, add_row, make_draft_of, write
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set
from tests.support.answers import errors_of

KEY = SectionKey.ACTIVITIES
WORK = {"name": "Yapım", "first_month": "4", "last_month": "9", "responsible": "Yapı işleri", "cost": "1.250.000,50"}


def test_an_activity_is_added_and_drawn(owner, draft, address):
    response = owner.post(address("row_new", draft, KEY), WORK)

    page = owner.get(response.url)
    row = rows_of(draft, KEY).get()
    assert (row.name, row.first_month, row.last_month, row.cost) == ("Yapım", 4, 9, Decimal("1250000.50"))
    assert [(span.says, span.href) for span in page.context["picture"].spans] == [
        ("1. Yapım: 4–9. ay", address("row_edit", draft, KEY, row.public_id))
    ]
    assert "4–9. ay" in page.content.decode()


def test_who_may_only_read_meets_a_drawing_without_links(sign_in, cast, draft, address):
    add_row(draft, KEY, by=cast["owner"], **ACTIVITY)

    picture = sign_in("viewer").get(address("proposal_section", draft, KEY)).context["picture"]

    assert (len(picture.spans), picture.has_links) == (1, False)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"last_month": "3"}, {"last_month": ["crossed"]}),
        ({"last_month": "4", "cost": ""}, {}),
        ({"first_month": "0"}, {"first_month": ["out_of_range"]}),
        ({"last_month": "121"}, {"last_month": ["out_of_range"]}),
        ({"responsible": " "}, {"responsible": ["required"]}),
        ({"cost": "-5"}, {"cost": ["negative"]}),
    ],
)
def test_an_activity_has_a_name_months_in_order_and_somebody_who_does_it(owner, draft, address, changes, errors):
    response = owner.post(address("row_new", draft, KEY), {**WORK, **changes})

    assert (errors_of(response) if response.status_code == 200 else {}) == errors


def test_two_people_who_each_move_one_end_do_not_cross_the_months(cast, draft):
    key = add_row(draft, KEY, by=cast["owner"], **{**ACTIVITY, "first_month": 2, "last_month": 9})
    read = row_values(rows_of(draft, KEY).get(), KEY)
    row = {"row_id": key, "is_new": False, "seen": marks_of(read), "at": NOON}
    drafting.save_row(draft.pk, KEY, {**read, "last_month": 4}, by=cast["editor"], **row)

    with pytest.raises(Refused) as refused:
        drafting.save_row(draft.pk, KEY, {**read, "first_month": 6}, by=cast["owner"], **row)

    stored = rows_of(draft, KEY).get()
    assert (refused.value.verdict.code, stored.first_month, stored.last_month) == ("months_crossed", 2, 4)


@pytest.fixture
def bare(cast):
    """A draft under rules that do not ask for activities."""
    rule_set = make_rule_set()
    SectionRule.objects.filter(stage__rule_set=rule_set).delete()
    return make_draft_of(make_call(rule_set=rule_set), cast.organisation, cast["owner"])


@pytest.mark.parametrize("route", ["proposal_section", "revision_list", "row_new"])
def test_a_section_that_is_not_asked_for_is_not_there(owner, bare, address, route):
    assert owner.get(address(route, bare, KEY)).status_code == 404


def test_a_section_that_is_not_asked_for_is_on_no_list(owner, bare, address):
    tasks = owner.get(address("proposal_detail", bare)).context["tasks"]

    assert [task.key for task in tasks] == [key for key in SectionKey if key not in DEMANDED]


def test_nothing_is_written_into_a_section_that_is_not_asked_for(cast, bare):
    with pytest.raises(Refused) as refused:
        add_row(bare, KEY, by=cast["owner"], **ACTIVITY)

    assert (refused.value.verdict.code, rows_of(bare, KEY).count()) == ("section_not_asked", 0)
    assert half_row_fits(bare, KEY, {}, is_new=True).code == "section_not_asked"


def test_the_task_says_how_many_there_are(owner, cast, draft, address):
    write(draft, SectionKey.PROJECT, by=cast["owner"], months=12)
    add_row(draft, KEY, by=cast["owner"], **ACTIVITY)
    add_row(draft, KEY, by=cast["owner"], **{**ACTIVITY, "last_month": 13})

    (task,) = [t for t in owner.get(address("proposal_detail", draft)).context["tasks"] if t.key == KEY]

    assert (task.state, task.hint) == ("eksik (1)", "2 faaliyet")
