"""Tables: rows added, changed, removed; money that cannot be meant; two people at one row."""

from decimal import Decimal

import pytest

from applications.choices import FundingKind, SectionKey
from applications.domain import drafting
from applications.queries.sections import rows_of
from tests.factories.drafts import LINE, add_row, make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.answers import errors_of

COST = {"description": "Test cihazı", "unit": "adet", "quantity": "2", "unit_price": "1.250.000,50", "vat_rate": "20"}


@pytest.fixture
def head(draft):
    return draft.call.rule_set.budget_heads.first()


@pytest.fixture
def line(draft, cast, head):
    return add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)


def _stored(draft, section=SectionKey.BUDGET):
    return list(rows_of(draft, section))


def test_a_cost_is_added_in_turkish_numbers(owner, draft, head, address):
    response = owner.post(address("row_new", draft, "budget"), {**COST, "head_id": head.pk, "row": "a" * 14})

    row = _stored(draft)[0]
    assert (response.url, row.quantity, row.unit_price) == (
        address("proposal_section", draft, "budget"),
        Decimal("2.000"),
        Decimal("1250000.50"),
    )


def test_another_row_may_follow_at_once(owner, draft, head, address):
    response = owner.post(address("row_new", draft, "budget"), {**COST, "head_id": head.pk, "next": "another"})

    assert response.url == address("row_new", draft, "budget")


def test_a_double_click_adds_one_row(owner, draft, head, address):
    for _ in range(2):
        owner.post(address("row_new", draft, "budget"), {**COST, "head_id": head.pk, "row": "a" * 14})

    assert len(_stored(draft)) == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"quantity": ""}, {"quantity": ["required"]}),
        ({"quantity": "0"}, {"quantity": ["nothing"]}),
        ({"quantity": "-1"}, {"quantity": ["unreadable"]}),
        ({"quantity": "1.250"}, {"quantity": ["unclear"]}),
        ({"quantity": "1,2345"}, {"quantity": ["unreadable"]}),
        ({"quantity": "9" * 12}, {"quantity": ["unreadable"]}),
        ({"quantity": "NaN"}, {"quantity": ["unreadable"]}),
        ({"unit_price": "-5"}, {"unit_price": ["negative"]}),
        ({"unit_price": "çok"}, {"unit_price": ["unreadable"]}),
        ({"unit_price": "1.250"}, {"unit_price": ["unclear"]}),
        ({"unit_price": "9" * 30}, {"unit_price": ["too_large"]}),
        ({"vat_rate": "101"}, {"vat_rate": ["too_large"]}),
        ({"vat_rate": "yirmi"}, {"vat_rate": ["unreadable"]}),
        ({"description": "a" * 301}, {"description": ["too_long"]}),
        ({"head_id": "0"}, {"head_id": ["invalid_choice"]}),
    ],
)
def test_a_cost_that_cannot_be_read_is_explained(owner, draft, head, address, changes, errors):
    posted = {**COST, "head_id": head.pk, **changes}

    response = owner.post(address("row_new", draft, "budget"), posted)

    assert (response.status_code, errors_of(response), _stored(draft)) == (200, errors, [])


def test_an_absurd_cost_is_refused_with_what_was_typed(owner, draft, head, address):
    posted = {**COST, "head_id": head.pk, "quantity": "999999999", "unit_price": "999999999999"}

    response = owner.post(address("row_new", draft, "budget"), posted)

    assert (response.status_code, response.context["refusal"].code, _stored(draft)) == (403, "absurd_amount", [])
    assert 'value="999999999999"' in response.content.decode()


def test_the_table_adds_up_with_and_without_vat(owner, draft, cast, head, address):
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **{**LINE, "vat_rate": Decimal(20)}, head_id=head.pk)

    context = owner.get(address("proposal_section", draft, "budget")).context

    assert [context[name] for name in ("net", "vat", "gross")] == [
        Decimal("2000000.00"),
        Decimal("400000.00"),
        Decimal("2400000.00"),
    ]


def test_a_row_is_changed_on_its_page(owner, draft, line, head, address):
    page = owner.get(address("row_edit", draft, "budget", line))
    posted = {**COST, "head_id": head.pk, "seen": page.context["form"].seen}

    owner.post(address("row_edit", draft, "budget", line), posted)

    assert [row.unit_price for row in _stored(draft)] == [Decimal("1250000.50")]


def test_a_row_that_two_people_changed_shows_both(owner, draft, cast, line, head, address):
    seen = owner.get(address("row_edit", draft, "budget", line)).context["form"].seen
    changed = {**LINE, "head_id": head.pk, "description": "Düzenleyicinin cihazı"}
    row = {"row_id": line, "is_new": False, "seen": dict(part.split(":") for part in seen.split())}
    drafting.save_row(draft.pk, SectionKey.BUDGET, changed, **row, by=cast["editor"], at=NOON)

    posted = {**COST, "head_id": head.pk, "seen": seen, "description": "Sahibinin cihazı"}
    asked = owner.post(address("row_edit", draft, "budget", line), posted)
    again = {**dict(asked.context["carried"]), "seen": asked.context["seen"], "keep_description": "theirs"}
    owner.post(asked.context["address"], again)

    stored = _stored(draft)[0]
    assert (asked.status_code, [row.name for row in asked.context["conflicts"]]) == (409, ["description"])
    assert (stored.description, stored.unit_price) == ("Düzenleyicinin cihazı", Decimal("1250000.50"))


def test_a_row_removed_meanwhile_may_be_added_again(owner, draft, cast, line, head, address):
    seen = owner.get(address("row_edit", draft, "budget", line)).context["form"].seen
    drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id=line, by=cast["editor"], at=NOON)

    page = owner.post(address("row_edit", draft, "budget", line), {**COST, "head_id": head.pk, "seen": seen})
    posted = {**COST, "head_id": head.pk, "row": page.context["row_id"]}
    owner.post(address("row_new", draft, "budget"), posted)

    assert (page.status_code, page.context["was_removed"], len(_stored(draft))) == (409, True, 1)


@pytest.mark.parametrize("route", ["row_edit", "row_remove"])
def test_the_page_of_a_removed_row_leads_to_the_table(owner, draft, address, route):
    response = owner.get(address(route, draft, "budget", "a" * 14))

    assert (response.status_code, response.url) == (302, address("proposal_section", draft, "budget"))


def test_a_row_is_removed_after_a_look(owner, draft, line, address):
    page = owner.get(address("row_remove", draft, "budget", line))
    response = owner.post(address("row_remove", draft, "budget", line))

    assert "Test cihazı" in page.content.decode()
    assert (response.url, _stored(draft)) == (address("proposal_section", draft, "budget"), [])


def test_a_row_of_another_file_is_not_there(owner, draft, cast, line, head, address):
    other = make_draft_of(make_call(), cast.organisation, cast["owner"])

    page = owner.get(address("row_edit", other, "budget", line))
    owner.post(address("row_remove", other, "budget", line))

    assert (page.status_code, len(_stored(draft))) == (302, 1)


def test_a_new_source_begins_with_the_support(owner, draft, cast, address):
    first = owner.get(address("row_new", draft, "funding")).context["form"].initial
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.SUPPORT, giver="", amount=Decimal(5))

    assert (first["kind"], owner.get(address("row_new", draft, "funding")).context["form"].initial) == ("support", {})


@pytest.mark.parametrize(
    ("posted", "errors"),
    [
        ({"kind": "own", "amount": "0"}, {"amount": ["nothing"]}),
        ({"kind": "own", "amount": ""}, {"amount": ["required"]}),
        ({"kind": "loan", "amount": "5"}, {"kind": ["invalid_choice"]}),
        ({"amount": "5"}, {"kind": ["required"]}),
    ],
)
def test_a_source_that_is_none_is_explained(owner, draft, address, posted, errors):
    response = owner.post(address("row_new", draft, "funding"), posted)

    assert (response.status_code, errors_of(response)) == (200, errors)


def test_support_is_asked_for_once(owner, draft, address):
    for _ in range(2):
        response = owner.post(address("row_new", draft, "funding"), {"kind": "support", "amount": "1.000.000,00"})

    assert (response.status_code, response.context["refusal"].code) == (403, "support_twice")


@pytest.mark.parametrize(
    ("posted", "errors"),
    [
        ({"kind": "partner", "name": ""}, {"name": ["required"]}),
        ({"kind": "partner", "name": "Ortak", "vkn": "123"}, {"vkn": ["vkn_shape"]}),
        ({"kind": "partner", "name": "Ortak", "vkn": "1234567891"}, {"vkn": ["vkn_check"]}),
    ],
)
def test_a_partner_that_is_none_is_explained(owner, draft, address, posted, errors):
    response = owner.post(address("row_new", draft, "partners"), posted)

    assert (response.status_code, errors_of(response)) == (200, errors)


def test_a_partner_is_added(owner, draft, address):
    owner.post(address("row_new", draft, "partners"), {"kind": "associate", "name": "Samsun TSO", "vkn": ""})

    assert [(row.kind, row.name) for row in _stored(draft, SectionKey.PARTNERS)] == [("associate", "Samsun TSO")]


def test_the_balance_with_the_budget_is_in_view(owner, draft, cast, line, address):
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.OWN, giver="", amount=Decimal(5))

    labels = [str(meter.label) for meter in owner.get(address("proposal_section", draft, "funding")).context["meters"]]

    assert "Kaynaklar ile bütçenin farkı" in labels


def test_a_viewer_sees_the_table_without_its_acts(sign_in, draft, line, address):
    page = sign_in("viewer").get(address("proposal_section", draft, "budget"))

    assert (page.status_code, address("row_edit", draft, "budget", line) in page.content.decode()) == (200, False)


def test_after_the_close_no_row_is_removed(owner, draft, line, address, set_clock):
    set_clock(draft.call_stage.closes_at)

    response = owner.post(address("row_remove", draft, "budget", line))

    assert (response.status_code, len(_stored(draft))) == (403, 1)
