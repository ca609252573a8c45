"""Policies against their query twins, for everybody and everything."""

import pytest

from cmdp.accounts import policies, queries
from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Dispute, Invitation, JoinRequest, Membership, Organisation
from cmdp.kit.actors import SYSTEM
from tests.factories.offers import make_dispute, make_invitation, make_join_request, make_paper
from tests.factories.people import Cast, make_organisation
from tests.support.kept import kept

SCOPES = ("organisation", "agency", "none")
LEADERS = {
    Role.ORGANISATION_OWNER: ("organisation", "owner"),
    Role.ORGANISATION_EDITOR: ("organisation", "owner"),
    Role.ORGANISATION_VIEWER: ("organisation", "owner"),
    Role.AGENCY_OFFICER: ("agency", "manager"),
    Role.AGENCY_MANAGER: ("agency", "manager"),
    Role.COMMISSION_MEMBER: ("agency", "manager"),
    Role.EVALUATOR: ("none", None),
    Role.MINISTRY_READER: ("none", None),
    Role.MINISTRY_DECIDER: ("none", None),
    Role.ADMINISTRATOR: ("none", None),
}


@kept
def world(cast) -> Cast:
    """Rows of every kind on both sides of the fence."""
    theirs = Membership.objects.get(user=cast["other_owner"]).organisation
    for organisation, owner, stranger in (
        (cast.organisation, cast["owner"], cast["newcomer"]),
        (theirs, cast["other_owner"], cast["evaluator"]),
    ):
        make_paper(organisation, owner)
        make_join_request(organisation, stranger)
        make_dispute(organisation, stranger)
        make_invitation("a@b.test", Role.ORGANISATION_OWNER, organisation, by=owner)
        make_invitation("c@b.test", Role.ORGANISATION_VIEWER, organisation, by=owner)
    make_dispute(cast.organisation, cast["officer"])
    make_dispute(cast.organisation, cast["owner"])
    make_invitation("a@b.test", Role.AGENCY_OFFICER, cast.agency, by=cast["manager"])
    make_invitation("a@b.test", Role.EVALUATOR, by=cast["administrator"])
    make_organisation(province="Sivas")
    return cast


@pytest.mark.parametrize(
    ("model", "query", "policy"),
    [
        (Organisation, queries.organisations_visible_to, policies.may_view_organisation),
        (AuthorityPaper, queries.papers_visible_to, policies.may_view_paper),
        (Membership, queries.memberships_visible_to, policies.may_view_membership),
        (Invitation, queries.invitations_visible_to, policies.may_view_invitation),
        (JoinRequest, queries.join_requests_visible_to, policies.may_view_join_request),
        (Dispute, queries.disputes_visible_to, policies.may_view_dispute),
    ],
    ids=["organisations", "papers", "memberships", "invitations", "requests", "disputes"],
)
def test_what_is_seen_is_what_may_be_viewed(world, model, query, policy):
    for name, person in world.people.items():
        seen = set(query(person).values_list("pk", flat=True))

        allowed = {row.pk for row in model.objects.all() if policy(person, row)}

        assert seen == allowed, name


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", SCOPES)
def test_who_may_invite_whom_where(cast, role, scope):
    place = {"organisation": cast.organisation, "agency": cast.agency, "none": None}[scope]
    home, leader = LEADERS[role]
    expected = {"administrator", leader} - {None} if scope == home else set()

    allowed = {name for name, person in cast.people.items() if policies.may_invite(person, role, place)}

    assert allowed == expected


def test_a_misfit_of_role_and_scope_says_so(cast):
    verdict = policies.may_invite(cast["administrator"], Role.EVALUATOR, cast.agency)

    assert verdict.code == "role_misfit"


def test_an_ended_seat_cannot_end_again(cast):
    seat = Membership.objects.get(user=cast["editor"])
    seat.ended_at = seat.granted_at

    assert policies.may_end(cast["owner"], seat).code == "already_ended"


@pytest.mark.parametrize(
    ("policy", "allowed", "code"),
    [
        (policies.may_manage_people, {"administrator"}, "not_administrator"),
        (policies.may_manage_agency_people, {"manager", "other_manager"}, "not_manager"),
        (policies.may_work_at_agency, {"officer", "manager", "other_officer", "other_manager"}, "not_agency"),
    ],
)
def test_desks_open_to_their_people(cast, policy, allowed, code):
    answers = {name: policy(person) for name, person in cast.people.items()}

    assert {name for name, verdict in answers.items() if verdict} == allowed
    assert {verdict.code for verdict in answers.values() if not verdict} == {code}


def test_the_system_registers_nothing(db):
    assert policies.may_register_organisation(SYSTEM).code == "no_account"


def test_a_stranger_s_seat_is_not_for_show(cast):
    seat = Membership.objects.get(user=cast["evaluator"])

    assert policies.may_view_membership(cast["owner"], seat).code == "stranger"


def test_a_request_of_others_is_not_for_show(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    assert policies.may_view_join_request(cast["editor"], request).code == "stranger"
