import datetime as dt
import re

import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import invitations
from cmdp.accounts.models import Invitation, Membership
from cmdp.accounts.queries import invitation_of
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.offers import make_invitation, make_join_request
from tests.factories.people import NOON, make_member, make_user


def _invite(cast, email="yeni@ornek.test", language="tr"):
    role = Role.ORGANISATION_EDITOR
    return invitations.invite(email, role, cast.organisation, language=language, by=cast["owner"], at=NOON)


def _token():
    return re.search(r"/davet/([^/\s]+)/", Letter.objects.latest("pk").text).group(1)


def _accept(invitation, user, at=NOON):
    with pytest.raises(Refused) as refusal:
        invitations.accept(invitation.pk, by=user, at=at)
    return refusal.value.verdict.code


def test_invite_mails_a_link_whose_token_is_not_kept(cast):
    invitation = _invite(cast, email=" Yeni@Ornek.test ")

    letter, token = Letter.objects.get(), _token()
    assert invitation.email == letter.to_email == "yeni@ornek.test"
    assert invitation_of(token) == invitation
    assert token != invitation.token_hash
    assert invitation.expires_at == NOON + dt.timedelta(days=7)


def test_invite_writes_in_the_language_chosen(cast):
    _invite(cast, language="en")

    assert "/en/hesap/davet/" in Letter.objects.get().text


def test_an_english_letter_says_its_deadline_in_english(cast):
    _invite(cast, language="en")

    assert "until Monday, 9 March 2026, 12:00" in Letter.objects.get().text


def test_nobody_is_offered_the_seat_that_they_hold(cast):
    with pytest.raises(Refused) as refusal:
        _invite(cast, email=f" {cast['editor'].email.upper()} ")

    assert refusal.value.verdict.code == "already_seated"
    assert not Letter.objects.exists()


def test_invite_hides_the_address_from_the_record(cast):
    invitation = _invite(cast)

    event = Event.objects.get(object_type="accounts.invitation", object_id=invitation.pk)
    assert (event.verb, event.changes["email"]) == ("invitation_made", ["•", "•"])


def test_invite_again_leaves_one_link_alive(cast):
    first = _invite(cast)

    second = _invite(cast)

    first.refresh_from_db()
    assert (first.withdrawn_at, second.withdrawn_at) == (NOON, None)


def test_invite_needs_the_right(cast):
    with pytest.raises(Refused) as refusal:
        invitations.invite("a@b.test", Role.AGENCY_OFFICER, cast.agency, language="tr", by=cast["officer"], at=NOON)

    assert refusal.value.verdict.code == "not_leader"


def test_accept_seats_the_person_and_tells_the_host(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)

    membership = invitations.accept(invitation.pk, by=user, at=NOON)

    invitation.refresh_from_db()
    assert (membership.user, membership.role, membership.granted_by) == (user, "organisation_editor", cast["owner"])
    assert (invitation.accepted_by, invitation.accepted_at) == (user, NOON)
    assert [seat.role for seat in user.seats] == ["organisation_editor"]
    assert Letter.objects.get(kind="account_invitation_accepted").to_user_id == cast["owner"].pk


def test_accept_works_once(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)
    invitations.accept(invitation.pk, by=user, at=NOON)

    assert _accept(invitation, user) == "invitation_used"


@pytest.mark.parametrize(("offset", "code"), [(-1, None), (0, "invitation_expired")])
def test_accept_ends_at_the_expiry(cast, offset, code):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)
    at = invitation.expires_at + dt.timedelta(seconds=offset)

    if code is None:
        invitations.accept(invitation.pk, by=user, at=at)
    else:
        assert _accept(invitation, user, at) == code

    assert Membership.objects.filter(user=user).exists() is (code is None)


def test_accept_needs_the_address_invited(cast):
    invitation = _invite(cast)

    assert _accept(invitation, cast["newcomer"]) == "other_address"


def test_accept_needs_the_address_confirmed(cast):
    user = make_user("yeni@ornek.test", verified=False)
    invitation = _invite(cast)

    assert _accept(invitation, user) == "other_address"


def test_accept_fails_when_the_host_has_left(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)
    Membership.objects.filter(user=cast["owner"]).update(ended_at=NOON)

    assert _accept(invitation, user) == "inviter_left"


def test_accept_after_withdrawal_is_refused(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)
    invitations.withdraw_invitation(invitation.pk, by=cast["owner"], at=NOON)

    assert _accept(invitation, user) == "invitation_withdrawn"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"accepted_at": NOON}, "already_accepted"), ({"withdrawn_at": NOON}, "already_withdrawn")],
)
def test_withdraw_happens_once_and_never_after_acceptance(cast, fields, code):
    if "accepted_at" in fields:
        fields = {**fields, "accepted_by": cast["newcomer"]}
    invitation = make_invitation("a@b.test", Role.EVALUATOR, by=cast["administrator"], **fields)

    with pytest.raises(Refused) as refusal:
        invitations.withdraw_invitation(invitation.pk, by=cast["administrator"], at=NOON)

    assert refusal.value.verdict.code == code


def test_recover_owner_invites_and_warns_the_owners_on_record(cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation, language="en")

    invitations.recover_owner(
        cast.organisation.pk, "yeni@ornek.test", language="tr", reason="12.03 sayılı yazı", by=cast["officer"], at=NOON
    )

    warned = Letter.objects.filter(kind="account_owner_recovered").order_by("to_user_id")
    assert [letter.to_user_id for letter in warned] == [cast["owner"].pk, other.pk]
    assert all("12.03 sayılı yazı" in letter.text for letter in warned)
    assert Invitation.objects.get().reason == "12.03 sayılı yazı"
    assert Event.objects.get(verb="owner_recovered").reason == "12.03 sayılı yazı"


def test_a_recovered_owner_takes_the_seat_with_its_reason(cast):
    user = make_user("yeni@ornek.test")
    words = {"language": "tr", "reason": "yazı", "by": cast["officer"], "at": NOON}
    invitation = invitations.recover_owner(cast.organisation.pk, user.email, **words)

    membership = invitations.accept(invitation.pk, by=user, at=NOON)

    assert (membership.role, membership.reason) == ("organisation_owner", "yazı")


def test_recover_owner_is_its_own_agency_s_act(cast):
    words = {"language": "tr", "reason": "yazı", "by": cast["other_officer"], "at": NOON}

    with pytest.raises(Refused) as refusal:
        invitations.recover_owner(cast.organisation.pk, "yeni@ornek.test", **words)

    assert refusal.value.verdict.code == "not_its_agency"
    assert not Letter.objects.exists()


@pytest.mark.parametrize("role", [Role.ORGANISATION_EDITOR, Role.ORGANISATION_OWNER])
def test_one_address_has_one_open_offer_per_organisation(cast, role):
    first = _invite(cast)

    second = invitations.invite("yeni@ornek.test", role, cast.organisation, language="tr", by=cast["owner"], at=NOON)

    open_ones = Invitation.objects.filter(withdrawn_at=None)
    assert list(open_ones) == [second]
    assert first != second


def test_a_member_is_not_invited_but_given_another_role(cast):
    with pytest.raises(Refused) as refusal:
        _invite(cast, email=cast["viewer"].email)

    assert refusal.value.verdict.code == "already_member"


def _resend(cast, invitation, at, by="owner"):
    try:
        return invitations.resend(invitation.pk, by=cast[by], at=at)
    except Refused as refusal:
        return refusal.verdict.code


MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize("wait", [MINUTE, dt.timedelta(days=30)], ids=["soon", "after it expired"])
def test_an_offer_sent_again_has_a_new_link_and_a_new_last_day(cast, wait):
    user = make_user("yeni@ornek.test")
    first = _invite(cast, language="en")

    second = _resend(cast, first, NOON + wait)

    assert (second.role, second.language, second.expires_at) == (first.role, "en", NOON + wait + dt.timedelta(days=7))
    assert invitation_of(_token()) == second
    assert _accept(first, user, NOON + wait) == "invitation_renewed"
    assert invitations.accept(second.pk, by=user, at=NOON + wait).role == "organisation_editor"


def test_a_double_click_sends_one_letter(cast):
    first = _invite(cast)

    assert _resend(cast, first, NOON + MINUTE - dt.timedelta(seconds=1)) == "sent_just_now"
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("persona", ["editor", "officer", "other_owner"])
def test_sending_again_needs_the_right_to_invite(cast, persona):
    assert _resend(cast, _invite(cast), NOON + MINUTE, by=persona) == "not_leader"


def test_a_declined_offer_ends_and_its_maker_is_told(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)

    invitations.decline(invitation.pk, by=user, at=NOON)

    letter = Letter.objects.get(kind="account_invitation_declined")
    assert letter.to_user_id == cast["owner"].pk
    assert _accept(invitation, user) == "invitation_declined"
    assert _resend(cast, invitation, NOON + MINUTE) == "already_declined"
    assert Event.objects.filter(verb="invitation_declined").count() == 1


def test_declining_is_the_invited_person_s(cast):
    invitation = _invite(cast)

    with pytest.raises(Refused) as refusal:
        invitations.decline(invitation.pk, by=cast["newcomer"], at=NOON)

    assert refusal.value.verdict.code == "other_address"


def test_a_withdrawn_offer_without_a_later_one_says_so(cast):
    user = make_user("yeni@ornek.test")
    invitation = _invite(cast)
    invitations.withdraw_invitation(invitation.pk, by=cast["owner"], at=NOON)
    other = invitations.invite(
        "baska@ornek.test", Role.ORGANISATION_EDITOR, cast.organisation, language="tr", by=cast["owner"], at=NOON
    )

    assert other.pk > invitation.pk
    assert _accept(invitation, user) == "invitation_withdrawn"


def test_coming_in_by_an_invitation_settles_what_one_had_asked(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])
    invitation = _invite(cast, email=cast["newcomer"].email)

    invitations.accept(invitation.pk, by=cast["newcomer"], at=NOON)

    request.refresh_from_db()
    assert (request.state, request.answered_by) == ("accepted", cast["owner"])
    assert not Letter.objects.filter(kind="account_join_accepted").exists()
