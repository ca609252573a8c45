"""The letters about people and organisations: to whom and with what."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Dispute, Invitation, JoinRequest, Membership, Organisation, User
from cmdp.accounts.queries import attending, owners_of
from cmdp.outbox.kinds import choosable, necessary
from cmdp.outbox.post import Recipient, post

necessary(
    _("Hesabınız ve yetkiniz: parola, davet, katılma isteği, yetki belgesi, görevin sona ermesi"),
    *(
        "account_changed",
        "account_second_step_lifted",
        "account_confirm",
        "account_exists",
        "account_reset",
        "account_unknown",
    ),
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
choosable(_("Ajansınızın karar vereceği kurum talepleri"), "account_dispute_at_desk")


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
    if organisation := membership.organisation:
        told: dict[str, Any] = {
            "person": str(membership.user),
            "role": Role(membership.role).label,
            "reason": membership.reason,
        }
        _tell_each(owners_of(organisation.pk), "account_member_left", membership, organisation, at=at, **told)


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
    told = {**_agency_of(organisation), "reason": reason, "act": invitation.pk}
    _tell_each(owners_of(organisation.pk), "account_owner_recovered", organisation, organisation, at=at, **told)


def paper_decided(paper: AuthorityPaper, *, at: dt.datetime) -> None:
    """Tell the owners what the agency says about their paper."""
    kind, told = f"account_paper_{paper.state}", {**_agency_of(paper.organisation), "reason": paper.reason}
    _tell_each(owners_of(paper.organisation_id), kind, paper, paper.organisation, at=at, **told)


def paper_infected(paper: AuthorityPaper, *, at: dt.datetime) -> None:
    """Tell the owners that a virus checker found something in their paper."""
    told = {**_agency_of(paper.organisation), "name": paper.file_name, "finding": paper.finding}
    _tell_each(owners_of(paper.organisation_id), "account_paper_infected", paper, paper.organisation, at=at, **told)


def join_asked(request: JoinRequest, *, at: dt.datetime) -> None:
    """Ask the owners to let somebody in."""
    told: dict[str, Any] = {
        "person": str(request.user),
        "email": request.user.email,
        "role": Role(request.role).label,
        "message": request.message,
        "until": request.asked_at + dt.timedelta(days=settings.JOIN_ANSWER_DAYS),
    }
    _tell_each(owners_of(request.organisation_id), "account_join_asked", request, request.organisation, at=at, **told)


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
    _tell_of_dispute("account_dispute_opened", dispute, owners_of(dispute.organisation_id), at=at)


def dispute_at_desk(dispute: Dispute, *, at: dt.datetime) -> None:
    """Tell the agency's people who may decide a case that there is one; what was claimed is read at the desk only."""
    organisation = dispute.organisation
    told = {**_agency_of(organisation), "about_what": dispute.get_kind_display(), "case": dispute.public_id}
    readers = attending(organisation, but=dispute.raised_by)
    _tell_each(readers, "account_dispute_at_desk", dispute, organisation, at=at, **told)


def dispute_decided(dispute: Dispute, *, at: dt.datetime) -> None:
    """Tell who raised the case, and the owners whose ownership was contested, what the agency decided."""
    _tell_of_dispute(f"account_dispute_{dispute.state}", dispute, [dispute.raised_by], at=at)
    if dispute.kind == Dispute.Kind.CONTESTED:
        owners = owners_of(dispute.organisation_id).exclude(pk=dispute.raised_by_id)
        _tell_of_dispute("account_dispute_settled", dispute, owners, at=at)


def _tell_of_dispute(kind: str, dispute: Dispute, people: Iterable[User], *, at: dt.datetime) -> None:
    told = {
        **_agency_of(dispute.organisation),
        "person": str(dispute.raised_by),
        "claim": dispute.claim,
        "is_granted": dispute.state == Dispute.State.GRANTED,
        "reason": dispute.reason,
    }
    _tell_each(people, kind, dispute, dispute.organisation, at=at, **told)


def _agency_of(organisation: Organisation) -> dict[str, Any]:
    """What makes a letter one of the organisation's agency too, and its name in the words."""
    agency = organisation.province.agency
    return {"agency_id": agency.pk, "agency": agency.name}


def _tell_each(  # to whom, which, about what, of which organisation
    people: Iterable[User],
    kind: str,
    about: models.Model,
    organisation: Organisation,
    *,
    at: dt.datetime,
    act: int | None = None,
    **told: Any,
) -> None:
    """One letter of ``kind`` to each, however often it is posted about the same row, or the same ``act`` on it."""
    for person in people:
        post(
            key=f"{kind.replace('_', '-')}:{act or about.pk}:{person.pk}",
            kind=kind,
            to=recipient(person),
            at=at,
            about=about,
            organisation=str(organisation),
            public_id=organisation.public_id,
            **told,
        )


def second_step_lifted(person: User, *, at: dt.datetime) -> None:
    """The person hears that their second step is gone, in case it was not they who asked."""
    key = f"account-second-step:{person.pk}:{at:%Y%m%dT%H%M%S}"
    post(key=key, kind="account_second_step_lifted", to=recipient(person), at=at, private=True)
