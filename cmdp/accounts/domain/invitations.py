"""Offer seats by letter, take them, decline them, take them back."""

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import notices
from cmdp.accounts.domain.joining import settle_request
from cmdp.accounts.domain.memberships import agency_of, fresh, hold, place, replace, seat
from cmdp.accounts.models import Invitation, Membership, Organisation, User
from cmdp.accounts.policies import (
    Scope,
    may_accept,
    may_decline,
    may_invite,
    may_offer_ownership,
    may_recover_owner,
    may_resend,
    may_withdraw_invitation,
)
from cmdp.accounts.tokens import hashed
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require


@transaction.atomic
def invite(email: str, role: str, scope: Scope = None, *, language: str, by: User, at: dt.datetime) -> Invitation:
    """Offer a seat by letter; an earlier open offer of the same seat is withdrawn, so one link works."""
    hold(scope.pk if isinstance(scope, Organisation) else None)
    fresh(by)
    require(may_invite(by, role, scope))
    _refuse_who_sits(email.strip().lower(), role, scope)
    return _offer(email, role, scope, language=language, by=by, at=at)


@transaction.atomic
def resend(invitation_id: int, *, by: User, at: dt.datetime) -> Invitation:
    """Send an unanswered offer again with a new link and a new last day; the old link says so."""
    earlier = _locked(invitation_id)
    fresh(by)
    require(may_resend(by, earlier, at=at))
    told: dict[str, Any] = {"reason": earlier.reason, "hands_over": earlier.hands_over}
    return _offer(earlier.email, earlier.role, earlier.scope, language=earlier.language, by=by, at=at, **told)


@transaction.atomic
def offer_ownership(membership_id: int, *, hands_over: bool, by: User, at: dt.datetime) -> Invitation:
    """Offer a member the ownership, beside one's own or in its place; nothing changes until they accept."""
    hold(Membership.objects.values_list("organisation_id", flat=True).get(pk=membership_id))
    membership = Membership.objects.select_related("user", "organisation__province").get(pk=membership_id)
    fresh(by)
    require(may_offer_ownership(by, membership))
    to = membership.user
    role, scope = Role.ORGANISATION_OWNER, membership.scope
    return _offer(to.email, role, scope, language=to.language, by=by, at=at, hands_over=hands_over)


@transaction.atomic
def recover_owner(
    organisation_id: int, email: str, *, language: str, reason: str, by: User, at: dt.datetime
) -> Invitation:
    """Invite an owner for an organisation that lost its own, and warn the owners on record."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_recover_owner(by, organisation))
    role = Role.ORGANISATION_OWNER
    invitation = _offer(email, role, organisation, language=language, by=by, at=at, reason=reason)
    agency_id = agency_of(organisation)
    record("owner_recovered", organisation, by=by, at=at, reason=reason, agency_id=agency_id)
    notices.owner_recovered(invitation, organisation, reason=reason, at=at)
    return invitation


@transaction.atomic
def accept(invitation_id: int, *, by: User, at: dt.datetime) -> Membership:
    """Take the offered seat; works once. Who handed an ownership over becomes editor in the same instant."""
    invitation = _locked(invitation_id)
    fresh(by)
    require(may_accept(by, invitation, at=at))
    invitation.accepted_at, invitation.accepted_by = at, by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    membership = seat(by, invitation.role, invitation.scope, by=invitation.invited_by, at=at, reason=invitation.reason)
    if invitation.hands_over:
        _step_down(invitation, at=at)
    if invitation.organisation is not None:
        settle_request(by, invitation.organisation, by=invitation.invited_by, at=at)
    fresh(by)
    record("invitation_accepted", invitation, by=by, at=at, agency_id=agency_of(invitation.scope))
    notices.invitation_accepted(invitation, by, at=at)
    return membership


def _step_down(invitation: Invitation, *, at: dt.datetime) -> None:
    giver = invitation.invited_by
    held = Membership.objects.filter(user=giver, organisation=invitation.organisation_id, ended_at=None)
    owned = held.select_related("user", "organisation__province").get(role=Role.ORGANISATION_OWNER)
    replace(owned, Role.ORGANISATION_EDITOR, by=giver, at=at)


@transaction.atomic
def decline(invitation_id: int, *, by: User, at: dt.datetime) -> Invitation:
    """Say no to an offer; whoever made it is told."""
    invitation = _locked(invitation_id)
    require(may_decline(by, invitation, at=at))
    invitation.declined_at = at
    invitation.save(update_fields=["declined_at"])
    record("invitation_declined", invitation, by=by, at=at, agency_id=agency_of(invitation.scope))
    notices.invitation_declined(invitation, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation_id: int, *, by: User, at: dt.datetime) -> Invitation:
    """Make the link of an open offer worthless."""
    invitation = _locked(invitation_id)
    fresh(by)
    require(may_withdraw_invitation(by, invitation))
    _withdraw(invitation, by=by, at=at)
    return invitation


def _locked(invitation_id: int) -> Invitation:
    """Hold the organisation first, as every act on its seats does, then the offer."""
    hold(Invitation.objects.values_list("organisation_id", flat=True).get(pk=invitation_id))
    rows = Invitation.objects.select_related("organisation__province", "agency", "invited_by")
    return rows.select_for_update(of=("self",)).get(pk=invitation_id)


def _refuse_who_sits(email: str, role: str, scope: Scope) -> None:
    """A letter that offers what somebody has already would only puzzle them; a member's role is changed instead."""
    seats = Membership.objects.filter(user__email=email, ended_at=None, **place(scope))
    if seats.filter(role=role).exists():
        raise Refused(deny("already_seated", _("Bu kişi bu görevi zaten yürütüyor; başka bir görev ya da kişi seçin.")))
    if isinstance(scope, Organisation) and seats.exists():
        raise Refused(deny("already_member", _("Bu kişi kurumun üyesi; görevini kişiler listesinden değiştirin.")))


def _offer(
    email: str,
    role: str,
    scope: Scope,
    *,
    language: str,
    by: User,
    at: dt.datetime,
    reason: str = "",
    hands_over: bool = False,
) -> Invitation:
    email = email.strip().lower()
    _withdraw_earlier(email, role, scope, by=by, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        role=role,
        **place(scope),
        language=language,
        reason=reason,
        hands_over=hands_over,
        token_hash=hashed(token),
        invited_at=at,
        invited_by=by,
        expires_at=at + dt.timedelta(days=settings.INVITATION_DAYS),
    )
    changes = {"email": (None, email), "role": (None, role)}
    record("invitation_made", invitation, by=by, at=at, changes=changes, reason=reason, agency_id=agency_of(scope))
    notices.invitation_made(invitation, token, at=at)
    return invitation


def _withdraw_earlier(email: str, role: str, scope: Scope, *, by: User, at: dt.datetime) -> None:
    """One open offer per address and organisation; elsewhere one per role."""
    same = place(scope) if isinstance(scope, Organisation) else {"role": role, **place(scope)}
    open_ones = Invitation.objects.select_for_update(of=("self",)).filter(email=email, **same)
    for earlier in open_ones.filter(accepted_at=None, withdrawn_at=None, declined_at=None):
        _withdraw(earlier, by=by, at=at)


def _withdraw(invitation: Invitation, *, by: User, at: dt.datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation_withdrawn", invitation, by=by, at=at, agency_id=agency_of(invitation.scope))
