"""Ownership offered to a member: beside the owner, or in their place."""

import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import invitations, memberships
from cmdp.accounts.models import Invitation, Membership
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.people import NOON, join, make_member


def _seat(user):
    return Membership.objects.get(user=user, ended_at=None)


def _offer(cast, *, hands_over, to="editor", by="owner"):
    return invitations.offer_ownership(_seat(cast[to]).pk, hands_over=hands_over, by=cast[by], at=NOON)


def _refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _roles(*people):
    return [[seat.role for seat in person.seats] for person in people]


@pytest.mark.parametrize(("hands_over", "after"), [(True, "organisation_editor"), (False, "organisation_owner")])
def test_accepting_makes_an_owner_and_the_giver_what_they_chose(cast, hands_over, after):
    offer = _offer(cast, hands_over=hands_over)
    before = _roles(cast["owner"], cast["editor"])

    invitations.accept(offer.pk, by=cast["editor"], at=NOON)

    for name in ("owner", "editor"):
        cast[name].forget_seats()
    assert before == [["organisation_owner"], ["organisation_editor"]]
    assert _roles(cast["owner"], cast["editor"]) == [[after], ["organisation_owner"]]


def test_a_handover_is_recorded_as_the_giver_s_act(cast):
    invitations.accept(_offer(cast, hands_over=True).pk, by=cast["editor"], at=NOON)

    event = Event.objects.get(verb="role_changed")
    assert event.actor_id == cast["owner"].pk
    assert event.changes["role"] == ["organisation_owner", "organisation_editor"]


def test_the_letter_says_what_becomes_of_the_giver(cast):
    _offer(cast, hands_over=True)

    letter = Letter.objects.get()
    assert letter.to_email == cast["editor"].email
    assert f"{cast['owner']} kurum düzenleyicisi olur" in letter.text


@pytest.mark.parametrize(
    ("to", "by", "code"),
    [
        ("editor", "editor", "not_owner"),
        ("editor", "administrator", "not_owner"),
        ("editor", "other_owner", "not_owner"),
        ("owner", "owner", "already_owner"),
        ("officer", "owner", "not_owner"),
    ],
)
def test_ownership_is_an_owner_s_to_offer_to_a_member(cast, to, by, code):
    assert _refused(lambda: _offer(cast, hands_over=True, to=to, by=by)) == code
    assert not Letter.objects.exists()


def test_an_ended_seat_is_offered_nothing(cast):
    seat = _seat(cast["editor"])
    memberships.end(seat.pk, by=cast["owner"], at=NOON, reason="x")

    words = {"hands_over": True, "by": cast["owner"], "at": NOON}
    assert _refused(lambda: invitations.offer_ownership(seat.pk, **words)) == "already_ended"


def test_who_is_no_owner_any_more_hands_nothing_over(cast):
    offer = _offer(cast, hands_over=True)
    make_member(Role.ORGANISATION_OWNER, cast.organisation)
    words = {"reason": "x", "by": cast["owner"], "at": NOON}
    memberships.change_role(_seat(cast["owner"]).pk, Role.ORGANISATION_EDITOR, **words)

    assert _refused(lambda: invitations.accept(offer.pk, by=cast["editor"], at=NOON)) == "inviter_left"


def test_who_left_takes_no_ownership_over(cast):
    offer = _offer(cast, hands_over=True)
    memberships.end(_seat(cast["editor"]).pk, by=cast["editor"], at=NOON, reason="")

    assert _refused(lambda: invitations.accept(offer.pk, by=cast["editor"], at=NOON)) == "not_member"


def test_only_the_giver_renews_a_handover(cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)
    offer = _offer(cast, hands_over=True)

    assert _refused(lambda: invitations.resend(offer.pk, by=other, at=offer.expires_at)) == "not_the_giver"
    assert invitations.resend(offer.pk, by=cast["owner"], at=offer.expires_at).hands_over is True


def test_a_lost_owner_s_member_becomes_owner_without_two_roles(cast):
    words = {"language": "tr", "reason": "yazı", "by": cast["officer"], "at": NOON}
    offer = invitations.recover_owner(cast.organisation.pk, cast["viewer"].email, **words)

    invitations.accept(offer.pk, by=cast["viewer"], at=NOON)

    assert _roles(cast["viewer"]) == [["organisation_owner"]]
    assert Invitation.objects.get().hands_over is False


def test_a_seat_elsewhere_is_untouched(cast):
    join(cast["editor"], Role.EVALUATOR)
    invitations.accept(
        invitations.offer_ownership(
            Membership.objects.get(user=cast["editor"], organisation=cast.organisation).pk,
            hands_over=False,
            by=cast["owner"],
            at=NOON,
        ).pk,
        by=cast["editor"],
        at=NOON,
    )

    assert _roles(cast["editor"]) == [["evaluator", "organisation_owner"]]
