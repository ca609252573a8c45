"""The letters about people and organisations: to whom and with what."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Dispute, Invitation, JoinRequest, Membership, Organisation, User
from cmdp.accounts.queries import owners_of
from cmdp.outbox.kinds import choosable, necessary
from cmdp.outbox.post import Recipient, post

necessary(
    _("Hesabınız ve yetkiniz: parola, davet, katılma isteği, yetki belgesi, görevin sona ermesi"),
    *("account_changed", "account_confirm", "account_exists", "account_reset", "account_unknown"),
    *("account_invitation", "account_join_asked", "account_join_accepted", "account_join_refused"),
    *(
        "account_role_changed",
        "account_membership_ended",
        "account_owner_recovered",
        "account_paper_confirmed",
        "account_paper_refused",
        "account_paper_infected",
    ),
    "account_join_escalated",
    *(f"account_dispute_{what}" for what in ("opened", "granted", "refused", "settled")),
)
choosable(
    _("Davetinizin kabulü ya da reddi, kurumunuzdan ayrılanlar"),
    *("account_invitation_accepted", "account_invitation_declined", "account_member_left"),
)


def recipient(user: User) -> Recipient:
    """The person as a letter knows them."""
    return Recipient(email=user.email, name=user.full_name, language=user.language, user_id=user.pk)


def invitation_made(invitation: Invitation, token: str, *, at: dt.datetime) -> None:
    """The offer itself; the only place where the token is written."""
    to = Recipient(email=invitation.email, name="", language=invitation.language)
    post(
        key=f"account-invitation:{invitation.pk}",
        kind="account_invitation",
        to=to,
        at=at,
        private=True,
        about=invitation,
        agency_id=invitation.agency_id,
        invited_by=str(invitation.invited_by),
        role=Role(invitation.role).label,
        scope=str(invitation.scope or ""),
        expires_at=invitation.expires_at,
        hands_over=invitation.hands_over,
        token=token,
    )


def invitation_accepted(invitation: Invitation, person: User, *, at: dt.datetime) -> None:
    """Tell who invited that the seat is taken."""
    host = invitation.invited_by
    post(
        key=f"account-invitation-accepted:{invitation.pk}",
        kind="account_invitation_accepted",
        to=recipient(host),
        at=at,
        about=invitation,
        person=str(person),
        role=Role(invitation.role).label,
        scope=str(invitation.scope or ""),
    )


def invitation_declined(invitation: Invitation, *, at: dt.datetime) -> None:
    """Tell who invited that the seat stays free."""
    post(
        key=f"account-invitation-declined:{invitation.pk}",
        kind="account_invitation_declined",
        to=recipient(invitation.invited_by),
        at=at,
        about=invitation,
        email=invitation.email,
        role=Role(invitation.role).label,
        scope=str(invitation.scope or ""),
    )


def role_changed(membership: Membership, *, before: str, at: dt.datetime) -> None:
    """Tell a member which role took the place of which."""
    post(
        key=f"account-role-changed:{membership.pk}",
        kind="account_role_changed",
        to=recipient(membership.user),
        at=at,
        about=membership,
        before=Role(before).label,
        role=Role(membership.role).label,
        scope=str(membership.scope or ""),
        reason=membership.reason,
    )


def member_left(membership: Membership, *, at: dt.datetime) -> None:
    """Tell an organisation's owners that somebody left it of their own will."""
    organisation = membership.organisation
    for owner in owners_of(organisation.pk) if organisation else ():
        post(
            key=f"account-member-left:{membership.pk}:{owner.pk}",
            kind="account_member_left",
            to=recipient(owner),
            at=at,
            about=membership,
            person=str(membership.user),
            role=Role(membership.role).label,
            organisation=str(organisation),
            reason=membership.reason,
            public_id=organisation.public_id if organisation else "",
        )


def membership_ended(membership: Membership, *, at: dt.datetime) -> None:
    """Tell the person that a seat was taken away, and why."""
    post(
        key=f"account-membership-ended:{membership.pk}",
        kind="account_membership_ended",
        to=recipient(membership.user),
        at=at,
        about=membership,
        agency_id=membership.agency_id,
        role=Role(membership.role).label,
        scope=str(membership.scope or ""),
        reason=membership.reason,
    )


def owner_recovered(invitation: Invitation, organisation: Organisation, *, reason: str, at: dt.datetime) -> None:
    """Warn the owners on record that the agency has invited another."""
    for owner in owners_of(organisation.pk):
        post(
            key=f"account-owner-recovered:{invitation.pk}:{owner.pk}",
            kind="account_owner_recovered",
            to=recipient(owner),
            at=at,
            about=organisation,
            agency_id=organisation.province.agency_id,
            organisation=str(organisation),
            agency=organisation.province.agency.name,
            reason=reason,
            public_id=organisation.public_id,
        )


def paper_decided(paper: AuthorityPaper, *, at: dt.datetime) -> None:
    """Tell the owners what the agency says about their paper."""
    organisation = paper.organisation
    for owner in owners_of(organisation.pk):
        post(
            key=f"account-paper-{paper.state}:{paper.pk}:{owner.pk}",
            kind=f"account_paper_{paper.state}",
            to=recipient(owner),
            at=at,
            about=paper,
            agency_id=organisation.province.agency_id,
            organisation=str(organisation),
            agency=organisation.province.agency.name,
            reason=paper.reason,
            public_id=organisation.public_id,
        )


def paper_infected(paper: AuthorityPaper, *, at: dt.datetime) -> None:
    """Tell the owners that a virus checker found something in their paper."""
    organisation = paper.organisation
    for owner in owners_of(organisation.pk):
        post(
            key=f"account-paper-infected:{paper.pk}:{owner.pk}",
            kind="account_paper_infected",
            to=recipient(owner),
            at=at,
            about=paper,
            agency_id=organisation.province.agency_id,
            organisation=str(organisation),
            name=paper.file_name,
            finding=paper.finding,
            public_id=organisation.public_id,
        )


def join_asked(request: JoinRequest, *, at: dt.datetime) -> None:
    """Ask the owners to let somebody in."""
    for owner in owners_of(request.organisation_id):
        post(
            key=f"account-join-asked:{request.pk}:{owner.pk}",
            kind="account_join_asked",
            to=recipient(owner),
            at=at,
            about=request,
            organisation=str(request.organisation),
            person=str(request.user),
            email=request.user.email,
            role=Role(request.role).label,
            message=request.message,
            until=request.asked_at + dt.timedelta(days=settings.JOIN_ANSWER_DAYS),
            public_id=request.organisation.public_id,
        )


def join_answered(request: JoinRequest, *, at: dt.datetime) -> None:
    """Tell who asked what the owner said."""
    post(
        key=f"account-join-{request.state}:{request.pk}",
        kind=f"account_join_{request.state}",
        to=recipient(request.user),
        at=at,
        about=request,
        organisation=str(request.organisation),
        reason=request.reason,
    )


def join_escalated(request: JoinRequest, *, at: dt.datetime) -> None:
    """Tell who asked that the agency will decide."""
    post(
        key=f"account-join-escalated:{request.pk}",
        kind="account_join_escalated",
        to=recipient(request.user),
        at=at,
        about=request,
        organisation=str(request.organisation),
        agency=request.organisation.province.agency.name,
    )


def dispute_opened(dispute: Dispute, *, at: dt.datetime) -> None:
    """Ask the owners for their side of a contested ownership."""
    for owner in owners_of(dispute.organisation_id):
        _tell_of_dispute("account_dispute_opened", dispute, owner, at=at)


def dispute_decided(dispute: Dispute, *, at: dt.datetime) -> None:
    """Tell who raised the case, and the owners whose ownership was contested, what the agency decided."""
    _tell_of_dispute(f"account_dispute_{dispute.state}", dispute, dispute.raised_by, at=at)
    if dispute.kind == Dispute.Kind.CONTESTED:
        for owner in owners_of(dispute.organisation_id).exclude(pk=dispute.raised_by_id):
            _tell_of_dispute("account_dispute_settled", dispute, owner, at=at)


def _tell_of_dispute(kind: str, dispute: Dispute, to: User, *, at: dt.datetime) -> None:
    organisation = dispute.organisation
    post(
        key=f"{kind.replace('_', '-')}:{dispute.pk}:{to.pk}",
        kind=kind,
        to=recipient(to),
        at=at,
        about=dispute,
        agency_id=organisation.province.agency_id,
        organisation=str(organisation),
        agency=organisation.province.agency.name,
        person=str(dispute.raised_by),
        claim=dispute.claim,
        is_granted=dispute.state == Dispute.State.GRANTED,
        reason=dispute.reason,
        public_id=organisation.public_id,
    )
