"""Corners of the desk's policies that no page reaches."""

import datetime as dt

import pytest

from applications.choices import Status
from applications.domain.moving import move
from applications.policies import checking, decision
from applications.policies.relations import is_agency_staff
from applications.queries.checks import lists_of, results_of
from tests.factories.decisions import answer_lists, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.support.kept import kept


@kept
def sent(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


def test_the_desk_is_opened_by_the_staff_of_agencies(cast):
    allowed = {name for name, person in cast.people.items() if is_agency_staff(person)}

    assert allowed == {"officer", "manager", "other_officer", "other_manager"}
    assert is_agency_staff(cast["administrator"]).code == "not_agency"


@pytest.mark.parametrize("policy", [checking.may_comment, checking.may_check, checking.may_record_notification])
def test_strangers_to_the_agency_are_told_so(policy, sent, cast):
    assert policy(cast["other_officer"], sent, at=NOON).code == "not_agency"


@pytest.mark.parametrize(
    ("person", "released", "code"),
    [("officer", True, "not_manager"), ("manager", False, "opinion_held"), ("manager", True, "")],
)
def test_an_act_is_forwarded_by_a_manager_once_it_is_out(person, released, code, cast):
    file = make_proposal(status=Status.POSITIVE, organisation=cast.organisation)
    act = make_opinion(file, cast["manager"], released=released).act

    assert decision.may_forward_act(cast[person], act).code == code


def test_an_illegal_move_is_a_bug_and_not_an_answer(sent, cast):
    with pytest.raises(ValueError, match="forward from submitted"):
        move(sent, "forward", by=cast["manager"], at=NOON + dt.timedelta(days=1))


def test_a_checked_list_counts_what_is_answered_and_what_is_refused(sent, cast):
    answer_lists(sent, cast["officer"], refused=1)

    lists = lists_of(sent, results_of(sent))

    assert sum(part.refused for part in lists) == 1
    assert [part.answered for part in lists] == [len(part.rows) for part in lists]
