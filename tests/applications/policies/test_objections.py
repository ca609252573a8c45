"""Who may object, read, give and decide; each refusal by its code."""

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.choices import Scan, Status
from applications.policies import objections as may
from applications.queries.objections import objection_papers_visible_to, objections_visible_to
from cmdp.accounts.choices import Role
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.objections import decided, make_objection, make_objection_paper, make_told
from tests.factories.people import make_member
from tests.factories.regions import make_agency
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def file(cast):
    return make_told(cast)


@kept
def second(cast):
    return make_member(Role.AGENCY_MANAGER, cast.agency)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ("owner", ""),
        ("editor", "not_owner"),
        ("viewer", "not_owner"),
        ("other_owner", "not_owner"),
        ("manager", "not_owner"),
    ],
)
def test_the_owner_alone_objects(file, cast, person, code):
    assert may.may_object(cast[person], file).code == code


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.NEGATIVE, ""),
        (Status.RESERVE, ""),
        (Status.INELIGIBLE, ""),
        (Status.POSITIVE, "nothing_to_object"),
        (Status.WITH_MINISTRY, "nothing_to_object"),
        (Status.REVIEWED, "nothing_to_object"),
        (Status.APPROVED, "final_act"),
        (Status.REFUSED, "final_act"),
    ],
)
def test_only_what_was_told_and_is_not_final_is_objected_to(cast, status, code):
    assert may.may_object(cast["owner"], make_told(cast, status)).code == code


def test_an_opinion_that_is_held_is_not_told(cast):
    file = make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status=Status.NEGATIVE)
    unopined = may.may_object(cast["owner"], file)
    make_opinion(file, cast["manager"], released=False)

    assert unopined == may.may_object(cast["owner"], file)
    assert unopined.code == "nothing_to_object"


def test_without_the_rule_there_are_no_objections(cast):
    assert may.may_object(cast["owner"], make_told(cast, has_objections="no")).code == "no_objections"


def test_what_has_ended_is_not_withdrawn(file, cast):
    waiting = make_objection(file)
    ended = make_objection(file, **decided(cast["manager"]))

    assert may.may_withdraw_objection(cast["owner"], waiting).code == ""
    assert may.may_withdraw_objection(cast["editor"], waiting).code == "not_owner"
    assert may.may_withdraw_objection(cast["owner"], ended).code == "wrong_state"


def test_who_decides_is_a_manager_who_has_it_in_hand_and_did_not_decide_first(file, cast, second):
    objection = make_objection(file, first_decider=cast["manager"], decider=second)

    codes = {name: may.may_decide_objection(cast[name], objection).code for name in ("officer", "manager", "owner")}

    assert codes == {"officer": "not_manager", "manager": "same_decider", "owner": "not_manager"}
    assert may.may_decide_objection(second, objection).allowed
    assert may.may_decide_objection(make_member(Role.AGENCY_MANAGER, cast.agency), objection).code == "not_yours"
    assert may.may_decide_objection(second, make_objection(file)).code == "wrong_state"


def test_a_manager_who_evaluates_the_file_has_no_part_in_it(file, cast, second):
    make_assignment(file, second, "sent")

    assert may.may_be_given(second, make_objection(file)).code == "evaluates_here"


def test_an_ended_one_is_given_to_nobody(file, cast, second):
    assert may.may_give_objection(second, make_objection(file, **decided(second))).code == "wrong_state"


@pytest.mark.parametrize(("scan", "code"), [(Scan.UNCHECKED, ""), (Scan.WAITING, "being_checked")])
def test_a_paper_is_shut_until_it_is_judged(file, scan, code):
    assert may.may_open_objection_paper(make_objection_paper(make_objection(file), scan=scan)).code == code


def test_policy_and_query_agree_on_who_reads(file, cast, second):
    own, blocked = make_objection(file), make_objection(make_told(cast))
    stranger = make_objection(make_proposal(call=make_call(agency=make_agency("TRC2")), status=Status.NEGATIVE))
    make_conflict(blocked.proposal, cast["officer"])
    make_assignment(blocked.proposal, second, "sent")
    rows = [own, blocked, stranger]
    papers = {make_objection_paper(row).objection_id for row in rows}

    people = [*cast.people.values(), second, AnonymousUser()]
    found = {person.pk: set(objections_visible_to(person)) for person in people}

    assert found == {p.pk: {row for row in rows if may.may_read_objection(p, row)} for p in people}
    assert {row.objection_id for row in objection_papers_visible_to(cast["viewer"])} == papers - {stranger.pk}
    assert (found[cast["officer"].pk], found[second.pk]) == ({own}, {own})
