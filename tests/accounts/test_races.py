"""Two people at once, on the engine of production."""

import datetime as dt
import threading

import pytest
from django.db import connection

from cmdp.accounts.choices import OrganisationType, Role
from cmdp.accounts.domain import disputes, invitations, joining, memberships, organisations, papers
from cmdp.accounts.models import Dispute, Invitation, JoinRequest, Membership, Organisation
from cmdp.kit.verdict import Refused
from tests.factories.offers import make_dispute, make_invitation, make_join_request, make_paper
from tests.factories.people import NOON, make_cast, make_member, make_organisation, make_user, make_vkn
from tests.factories.regions import make_province

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def _race(*acts):
    """Run the acts at the same time; the codes of refusals, "" for what went through, in no order."""
    assert connection.vendor == "postgresql"
    start, answers = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
            answers.append("")
        except Refused as refusal:
            answers.append(refusal.verdict.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def _ends(user):
    seat = Membership.objects.get(user=user)
    fresh = type(user).objects.get(pk=user.pk)
    return lambda: memberships.end(seat.pk, by=fresh, at=NOON, reason="x")


def test_two_owners_leaving_at_once_leave_one():
    cast = make_cast()
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)

    codes = _race(_ends(cast["owner"]), _ends(other))

    assert codes == ["", "last_owner"]


def test_an_owner_leaving_while_the_other_hands_over_leaves_an_owner():
    cast = make_cast()
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)
    seat = Membership.objects.get(user=cast["editor"])
    offer = invitations.offer_ownership(seat.pk, hands_over=True, by=cast["owner"], at=NOON)
    heir = type(other).objects.get(pk=cast["editor"].pk)

    codes = _race(_ends(other), lambda: invitations.accept(offer.pk, by=heir, at=NOON))

    owners = Membership.objects.filter(organisation=cast.organisation, role=Role.ORGANISATION_OWNER, ended_at=None)
    assert codes == ["", ""]
    assert [seat.user for seat in owners] == [cast["editor"]]


def test_two_owners_stepping_down_at_once_leave_one():
    cast = make_cast()
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)

    def steps_down(user):
        seat, fresh = Membership.objects.get(user=user), type(user).objects.get(pk=user.pk)
        words = {"reason": "x", "by": fresh, "at": NOON}
        return lambda: memberships.change_role(seat.pk, Role.ORGANISATION_EDITOR, **words)

    codes = _race(steps_down(cast["owner"]), steps_down(other))

    assert codes == ["", "last_owner"]


def test_two_owners_inviting_one_address_at_once_leave_one_offer():
    cast = make_cast()
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)

    def invites(user, role):
        fresh = type(user).objects.get(pk=user.pk)
        words = {"language": "tr", "by": fresh, "at": NOON}
        return lambda: invitations.invite("yeni@ornek.test", role, cast.organisation, **words)

    codes = _race(invites(cast["owner"], Role.ORGANISATION_EDITOR), invites(other, Role.ORGANISATION_VIEWER))

    assert codes == ["", ""]
    assert Invitation.objects.filter(withdrawn_at=None).count() == 1


def test_two_administrators_leaving_at_once_leave_one():
    first, second = make_member(Role.ADMINISTRATOR), make_member(Role.ADMINISTRATOR)

    codes = _race(_ends(first), _ends(second))

    assert codes == ["", "last_administrator"]


def test_an_invitation_opened_twice_at_once_works_once():
    cast, user = make_cast(), make_user("yeni@ornek.test")
    offer = make_invitation(user.email, Role.EVALUATOR, by=cast["administrator"])
    people = [type(user).objects.get(pk=user.pk) for _ in range(2)]

    codes = _race(*(lambda by=by: invitations.accept(offer.pk, by=by, at=NOON) for by in people))

    assert codes == ["", "invitation_used"]
    assert Membership.objects.filter(user=user).count() == 1


def test_one_body_registered_twice_at_once_is_one():
    province, number = make_province("Samsun"), make_vkn()
    fields = {"name": "Bafra Belediyesi", "type": OrganisationType.MUNICIPALITY, "province": province, "vkn": number}
    people = [make_user(), make_user()]

    codes = _race(*(lambda by=by: organisations.register_organisation(fields, by=by, at=NOON) for by in people))

    assert codes == ["", "twin"]
    assert Organisation.objects.count() == 1


def test_a_paper_answered_by_two_officers_at_once_is_answered_once():
    cast = make_cast()
    paper = make_paper(cast.organisation, cast["owner"])

    codes = _race(
        lambda: papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON),
        lambda: papers.refuse_authority_paper(paper.pk, reason="x", by=cast["manager"], at=NOON),
    )

    assert codes == ["", "paper_decided"]


def test_a_claim_decided_by_two_officers_at_once_is_decided_once():
    cast = make_cast()
    dispute = make_dispute(cast.organisation, cast["newcomer"])

    codes = _race(
        lambda: disputes.grant_dispute(
            dispute.pk, role=Role.ORGANISATION_OWNER, ends_owners=True, reason="x", by=cast["officer"], at=NOON
        ),
        lambda: disputes.refuse_dispute(dispute.pk, reason="x", by=cast["manager"], at=NOON),
    )

    owners = Membership.objects.filter(organisation=cast.organisation, role=Role.ORGANISATION_OWNER, ended_at=None)
    assert codes == ["", "dispute_decided"]
    assert owners.count() == 1


def test_an_owner_answering_at_the_last_instant_and_the_clock_leave_one_answer():
    cast = make_cast()
    request, late = make_join_request(cast.organisation, cast["newcomer"]), NOON + dt.timedelta(days=14)

    codes = _race(
        lambda: joining.accept_join_request(request.pk, role=Role.ORGANISATION_VIEWER, by=cast["owner"], at=late),
        lambda: joining.escalate(request.pk, at=late),
    )

    state = JoinRequest.objects.get().state
    assert (codes, state, Dispute.objects.count()) in [
        (["", ""], "accepted", 0),
        (["", "already_answered"], "expired", 1),
    ]


def test_two_claims_to_two_bodies_at_the_day_s_limit_are_one(settings):
    settings.CLAIMS_PER_DAY = 1
    person, bodies = make_user(), [make_organisation(), make_organisation()]

    codes = _race(*(lambda body=body: joining.ask_to_join(body.pk, message="x", by=person, at=NOON) for body in bodies))

    assert codes == ["", "too_many"]
    assert JoinRequest.objects.count() == 1
