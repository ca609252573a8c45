from datetime import timedelta
from decimal import Decimal

import pytest

from applications.choices import FundingKind, SectionKey
from applications.policies import drafting
from applications.policies.drafting import may_start, row_fits
from cmdp.kit.ids import public_id
from tests.factories.drafts import LINE, add_row, make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

SUPPORT = {"kind": FundingKind.SUPPORT, "giver": "", "amount": Decimal(5)}


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


@pytest.mark.parametrize(
    ("persona", "code"),
    [("owner", ""), ("editor", ""), ("viewer", "not_editor"), ("other_owner", "not_editor"), ("officer", "not_editor")],
)
def test_who_may_start_a_file(cast, persona, code):
    assert may_start(cast[persona], make_call(), cast.organisation.pk, at=NOON).code == code


@pytest.mark.parametrize(
    ("end", "offset", "code"),
    [
        ("opens_at", -1, "call_closed"),
        ("opens_at", 0, ""),
        ("closes_at", -1, ""),
        ("closes_at", 0, "call_closed"),
    ],
)
def test_a_file_is_started_while_the_first_stage_is_open(cast, end, offset, code):
    call = make_call(stages=2)
    at = getattr(call.stages.first(), end) + timedelta(seconds=offset)

    assert may_start(cast["owner"], call, cast.organisation.pk, at=at).code == code


def test_no_file_is_started_in_a_call_that_is_not_announced(cast):
    call = make_call(published=False)

    assert may_start(cast["owner"], call, cast.organisation.pk, at=NOON).code == "not_published"


def test_support_is_asked_for_in_one_row(cast, draft):
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], **SUPPORT)

    codes = [row_fits(draft, SectionKey.FUNDING, public_id(), {**SUPPORT, "kind": kind}).code for kind in FundingKind]

    assert codes == ["support_twice", "", "", ""]


def test_the_row_that_asks_for_support_may_be_changed(cast, draft):
    key = add_row(draft, SectionKey.FUNDING, by=cast["owner"], **SUPPORT)

    assert row_fits(draft, SectionKey.FUNDING, key, SUPPORT).code == ""


@pytest.mark.parametrize(
    ("quantity", "price", "code"),
    [
        ("1", "999999999999.99", ""),
        ("1.001", "999999999999.99", "absurd_amount"),
        ("999999999", "99999999", "absurd_amount"),
    ],
)
def test_a_cost_nobody_could_mean_is_refused(draft, quantity, price, code):
    head = draft.call.rule_set.budget_heads.first()
    values = {**LINE, "head_id": head.pk, "quantity": Decimal(quantity), "unit_price": Decimal(price)}

    assert row_fits(draft, SectionKey.BUDGET, public_id(), values).code == code


def test_a_head_of_another_rule_set_is_refused(draft):
    head = make_call().rule_set.budget_heads.first()

    assert row_fits(draft, SectionKey.BUDGET, public_id(), {**LINE, "head_id": head.pk}).code == "unknown_choice"


def test_a_table_does_not_grow_without_end(cast, draft, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_ROWS", 1)
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], **SUPPORT)

    other = {**SUPPORT, "kind": FundingKind.OWN}
    assert row_fits(draft, SectionKey.FUNDING, public_id(), other).code == "too_many_rows"
