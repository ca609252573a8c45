"""What the public may know of a call's outcome."""

from decimal import Decimal

import pytest

from applications.choices import MinistryActKind, Status
from applications.queries.results import results_of, with_results
from cmdp.accounts.choices import Role
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def call():
    return make_call()


@kept
def manager(call):
    return make_member(Role.AGENCY_MANAGER, call.agency)


def _files(call, status, number=1):
    return [make_proposal(call=call, status=status) for _ in range(number)]


def test_nothing_is_known_before_a_release(call, manager):
    _files(call, Status.INELIGIBLE)
    for file in _files(call, Status.POSITIVE, 2):
        make_opinion(file, manager, released=False)

    assert results_of(call) == []
    assert with_results([call]) == set()


def test_a_release_tells_the_outcomes_and_nothing_of_what_is_open(call, manager):
    outcomes = {Status.POSITIVE: 2, Status.RESERVE: 1, Status.NEGATIVE: 3}
    for status, number in outcomes.items():
        for file in _files(call, status, number):
            make_opinion(file, manager)
    make_opinion(_files(call, Status.NEGATIVE)[0], manager, released=False)
    _files(call, Status.INELIGIBLE)
    _files(call, Status.UNDER_REVIEW, 2)

    (result,) = results_of(call)

    assert (result.positive, result.reserve, result.negative, result.ineligible) == (2, 1, 3, 1)
    assert (result.examined, result.approved, result.amount) == (7, 0, Decimal(0))
    assert (result.released_at, result.window) == (NOON, call.stages.get())
    assert with_results([call, make_call()]) == {call.pk}


def test_of_a_file_only_its_latest_opinion_counts(call, manager):
    (file,) = _files(call, Status.NEGATIVE)
    make_opinion(file, manager)
    make_opinion(file, manager, outcome="positive", amount=Decimal(5))

    (result,) = results_of(call)

    assert (result.positive, result.negative) == (1, 0)


@pytest.mark.parametrize(
    ("status", "before", "counts"),
    [
        (Status.RESERVE, Status.REVIEWED, (0, 1)),
        (Status.POSITIVE, Status.RESERVE, (1, 0)),
        (Status.WITH_MINISTRY, Status.POSITIVE, (1, 0)),
        (Status.WITHDRAWN, Status.RESERVE, (0, 1)),
        (Status.WITHDRAWN, Status.POSITIVE, (1, 0)),
    ],
)
def test_a_file_called_up_from_the_reserve_list_counts_as_positive(status, before, counts, call, manager):
    file = make_proposal(call=call, status=status, status_before=before)
    make_opinion(file, manager, outcome="reserve")

    (result,) = results_of(call)

    assert (result.positive, result.reserve) == counts


def test_on_the_reserve_list_of_the_next_stage_a_file_has_left_that_of_the_first(manager):
    call = make_call(stages=2)
    file = make_proposal(call=call, status=Status.RESERVE)
    make_opinion(file, manager)
    file.call_stage = call.stages.get(order=2)
    file.save()
    make_opinion(file, manager)

    assert [(result.positive, result.reserve) for result in results_of(call)] == [(1, 0), (0, 1)]


def test_the_ministry_s_approvals_count_with_their_amounts(call, manager):
    for amount in (Decimal(3_000_000), Decimal("1.50")):
        (file,) = _files(call, Status.APPROVED)
        make_opinion(file, manager)
        make_ministry_act(file, manager)
        make_ministry_act(file, manager, MinistryActKind.APPROVED, amount=amount)

    (result,) = results_of(call)

    assert (result.approved, result.amount) == (2, Decimal("3000001.50"))


def test_a_stage_without_a_release_stays_out(manager):
    call = make_call(stages=2)
    (file,) = _files(call, Status.POSITIVE)
    make_opinion(file, manager)

    assert [result.window.order for result in results_of(call)] == [1]
