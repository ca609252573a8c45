"""Offer seats by letter, take them, take them back."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import notices
from cmdp.accounts.domain.memberships import agency_of, fresh, place, seat
from cmdp.accounts.models import Invitation, Membership, Organisation, User
from cmdp.accounts.policies import Scope, may_accept, may_invite, may_recover_owner, may_withdraw_invitation
from cmdp.accounts.tokens import hashed
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require


@transaction.atomic
def invite(email: str, role: str, scope: Scope = None, *, language: str, by: User, at: dt.datetime) -> Invitation:
    """Offer a seat by letter; an earlier open offer of the same seat is withdrawn, so one link works."""
    fresh(by)
    require(may_invite(by, role, scope))
    _refuse_who_sits(email.strip().lower(), role, scope)
    return _offer(email, role, scope, language=language, by=by, at=at)


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
    """Take the offered seat; works once."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation_id)
    require(may_accept(by, invitation, at=at))
    invitation.accepted_at, invitation.accepted_by = at, by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    membership = seat(by, invitation.role, invitation.scope, by=invitation.invited_by, at=at, reason=invitation.reason)
    fresh(by)
    record("invitation_accepted", invitation, by=by, at=at, agency_id=agency_of(invitation.scope))
    notices.invitation_accepted(invitation, by, at=at)
    return membership


@transaction.atomic
def withdraw_invitation(invitation_id: int, *, by: User, at: dt.datetime) -> Invitation:
    """Make the link of an open offer worthless."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation_id)
    fresh(by)
    require(may_withdraw_invitation(by, invitation))
    _withdraw(invitation, by=by, at=at)
    return invitation


def _refuse_who_sits(email: str, role: str, scope: Scope) -> None:
    """A letter that offers what somebody has already would only puzzle them."""
    if Membership.objects.filter(user__email=email, role=role, ended_at=None, **place(scope)).exists():
        raise Refused(deny("already_seated", _("Bu kişi bu görevi zaten yürütüyor; başka bir görev ya da kişi seçin.")))


def _offer(
    email: str, role: str, scope: Scope, *, language: str, by: User, at: dt.datetime, reason: str = ""
) -> Invitation:
    email = email.strip().lower()
    open_ones = Invitation.objects.select_for_update(of=("self",)).filter(email=email, role=role, **place(scope))
    for earlier in open_ones.filter(accepted_at=None, withdrawn_at=None):
        _withdraw(earlier, by=by, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        role=role,
        **place(scope),
        language=language,
        reason=reason,
        token_hash=hashed(token),
        invited_at=at,
        invited_by=by,
        expires_at=at + dt.timedelta(days=settings.INVITATION_DAYS),
    )
    changes = {"email": (None, email), "role": (None, role)}
    record("invitation_made", invitation, by=by, at=at, changes=changes, reason=reason, agency_id=agency_of(scope))
    notices.invitation_made(invitation, token, at=at)
    return invitation


def _withdraw(invitation: Invitation, *, by: User, at: dt.datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation_withdrawn", invitation, by=by, at=at, agency_id=agency_of(invitation.scope))
