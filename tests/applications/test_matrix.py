"""Who may make which move in which state: every cell of membership × status × verb."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.choices import Status
from applications.models import Proposal
from applications.moves import MOVES
from applications.policies import checking, decision, proposal, review
from cmdp.accounts.models import User
from cmdp.kit.actors import SYSTEM
from tests.factories.decisions import answer_lists, make_authority_paper, make_opinion, make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON, Cast

LATER = NOON + dt.timedelta(days=60)
STAFF = {"officer", "manager"}
MINISTRY = {"ministry_decider", "manager"}
Policy = Callable[..., Any]

# verb → (policy, who may, when it is asked); the clock's own verbs have no policy: nobody may.
VERBS: dict[str, tuple[Policy, set[str], dt.datetime]] = {
    "submit": (proposal.may_submit, {"owner"}, NOON),
    "take_back": (proposal.may_take_back, {"owner"}, NOON),
    "complete": (proposal.may_complete, {"owner"}, NOON),
    "withdraw": (proposal.may_withdraw, {"owner"}, LATER),
    "return": (checking.may_return, STAFF, LATER),
    "resume": (checking.may_resume, STAFF, LATER),
    "pass_check": (checking.may_pass, STAFF, LATER),
    "refuse_check": (checking.may_refuse_check, STAFF, LATER),
    "reopen": (review.may_reopen, {"manager"}, LATER),
    "call_up": (decision.may_call_up, {"manager"}, LATER),
    "forward": (decision.may_forward, {"manager"}, LATER),
    "ministry_return": (decision.may_return_from_ministry, MINISTRY, LATER),
    "approve": (decision.may_decide, MINISTRY, LATER),
    "decline": (decision.may_decide, MINISTRY, LATER),
    "reinstate": (decision.may_reinstate, MINISTRY, LATER),
}
CLOCK = {"miss", "finish", "open_next_stage", "lapse"}
WITH_ITS_WINDOW = {"revive"}
BY_CALL = {"opine_positive", "opine_reserve", "opine_negative"}


def _is_allowed(verb: str, person: str, status: Status) -> bool:
    """The independent word of this table on one cell."""
    who = VERBS[verb][1]
    if verb == "reinstate" and status != Status.REFUSED:
        who = {"manager"}
    if verb == "withdraw" and status == Status.NEGATIVE:
        return False  # the opinion of this table is out
    return person in who and status in MOVES[verb].sources


def _in(status: Status, cast: Cast) -> Proposal:
    """A file in ``status`` with everything beside it that lets its next moves happen."""
    file = make_proposal(status=status, organisation=cast.organisation)
    make_authority_paper(cast.organisation, by=cast["officer"])
    if status == Status.RETURNED:
        make_request(file, cast["officer"])
    if status in {Status.POSITIVE, Status.RESERVE, Status.NEGATIVE, Status.WITH_MINISTRY}:
        make_opinion(file, cast["manager"])
    return file


def _set_the_lists(file: Proposal, verb: str, by: User) -> None:
    if verb in {"pass_check", "refuse_check"}:
        answer_lists(file, by, refused=int(verb == "refuse_check"))


@pytest.mark.parametrize("status", list(Status))
def test_every_cell_of_membership_status_and_verb(status, cast):
    file = _in(status, cast)
    people = {**cast.people, "anonymous": AnonymousUser(), "system": SYSTEM}
    expected, found = {}, {}

    for verb, (policy, _, at) in VERBS.items():
        _set_the_lists(file, verb, cast["officer"])
        for name, person in people.items():
            expected[verb, name] = _is_allowed(verb, name, status)
            found[verb, name] = bool(policy(person, file, at=at))

    assert found == expected


def test_the_table_names_every_verb():
    assert VERBS.keys() | CLOCK | BY_CALL | WITH_ITS_WINDOW == MOVES.keys()


@pytest.mark.parametrize("status", list(Status))
def test_every_refusal_has_a_code_and_a_sentence(status, cast):
    file = _in(status, cast)
    verdicts = [policy(person, file, at=at) for policy, _, at in VERBS.values() for person in cast.people.values()]

    refusals = [verdict for verdict in verdicts if not verdict]

    assert refusals
    assert all(verdict.code and str(verdict.reason).endswith(".") for verdict in refusals)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("person", ["manager", "officer", "other_manager", "owner", "ministry_decider"])
def test_only_a_manager_records_opinions_once_nothing_is_unfinished(status, person, cast):
    file = _in(status, cast)
    unfinished = {Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW}

    verdict = decision.may_opine(cast[person], file.call_stage, at=LATER)

    assert bool(verdict) == (person == "manager" and status not in unfinished)
