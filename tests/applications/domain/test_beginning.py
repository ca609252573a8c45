"""A file begun with what the self-check was told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applications.choices import FundingKind, SectionKey
from applications.domain.beginning import start_with
from applications.models import Proposal
from applications.queries.eligibility import Typed
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON
from tests.factories.regions import make_province
from tests.factories.rules import make_call

COST, OWN = Decimal(2_000_000), Decimal(400_000)


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


@pytest.fixture
def typed(call, cast):
    support = call.rule_set.support_types.first()
    return Typed(cast.organisation.province_id, cast.organisation.type, support.pk, COST, OWN, 12)


def _begin(call, cast, typed, persona="owner"):
    draft = start_with(call.pk, cast.organisation.pk, typed, by=cast[persona], at=NOON)
    return Proposal.objects.get(pk=draft.pk)


def test_what_was_typed_stands_in_the_draft(call, cast, typed):
    draft = _begin(call, cast, typed)

    assert (draft.province_id, draft.support_type_id, draft.months) == (typed.province_id, typed.support_type_id, 12)
    assert [(row.kind, row.amount) for row in draft.funding_sources.all()] == [
        (FundingKind.SUPPORT, COST - OWN),
        (FundingKind.OWN, OWN),
    ]
    assert draft.requested_support == COST - OWN


def test_a_part_that_is_nothing_makes_no_source(call, cast, typed):
    draft = _begin(call, cast, replace(typed, own_share=Decimal(0)))

    assert [row.kind for row in draft.funding_sources.all()] == [FundingKind.SUPPORT]


def test_a_province_of_another_call_stays_to_be_chosen(call, cast, typed):
    elsewhere = make_province("Sivas")

    draft = _begin(call, cast, replace(typed, province_id=elsewhere.pk))

    assert draft.province_id == cast.organisation.province_id
    assert [row.key for row in draft.sections.all()] == [SectionKey.PROJECT, SectionKey.FUNDING]


def test_a_double_click_makes_one_file(call, cast, typed):
    assert _begin(call, cast, typed) == _begin(call, cast, typed)


def test_another_project_or_another_person_makes_another_file(call, cast, typed):
    first = _begin(call, cast, typed)

    assert _begin(call, cast, replace(typed, months=6)) != first
    assert _begin(call, cast, typed, "editor") != first


def test_who_may_not_start_a_file_starts_none_this_way(call, cast, typed):
    with pytest.raises(Refused, match="not_editor"):
        start_with(call.pk, cast.organisation.pk, typed, by=cast["viewer"], at=NOON)

    assert not Proposal.objects.exists()
