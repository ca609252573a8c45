"""Lay a claim to a seat before the agency, hear the owners, decide."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.choices import Role
from cmdp.accounts.claims import may_claim_today, may_grant_dispute
from cmdp.accounts.domain import notices
from cmdp.accounts.domain.memberships import agency_of, close, fresh, hold, seat
from cmdp.accounts.models import Dispute, JoinRequest, Membership, Organisation, User
from cmdp.accounts.policies import may_answer_dispute, may_contest, may_decide_dispute
from cmdp.audit.record import record
from cmdp.kit.verdict import require

State = Dispute.State


def open_dispute(
    organisation: Organisation,
    person: User,
    kind: str,
    *,
    role: str,
    claim: str,
    at: dt.datetime,
    request: JoinRequest | None = None,
) -> Dispute:
    """Write the case down; inside the caller's transaction, the organisation held."""
    told = {"kind": kind, "role": role, "claim": claim, "opened_at": at, "request": request}
    dispute = Dispute.objects.create(organisation=organisation, raised_by=person, **told)
    changes = {"kind": (None, kind), "role": (None, role)}
    record("dispute_opened", dispute, by=person, at=at, changes=changes, agency_id=agency_of(organisation))
    notices.dispute_at_desk(dispute, at=at)
    return dispute


def count_one_more(by: User, *, at: dt.datetime) -> None:
    """Refuse the claim that is one too many today; inside the caller's transaction.

    The person is held, so that claims to two bodies in one instant are counted one after the other.
    """
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    require(may_claim_today(by, at=at))


@transaction.atomic
def contest_ownership(organisation_id: int, *, claim: str, by: User, at: dt.datetime) -> Dispute:
    """Say that the owners on record are not the body's own; they are asked for their words, the agency decides."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_contest(by, organisation))
    count_one_more(by, at=at)
    role, kind = Role.ORGANISATION_OWNER, Dispute.Kind.CONTESTED
    dispute = open_dispute(organisation, by, kind, role=role, claim=claim, at=at)
    notices.dispute_opened(dispute, at=at)
    return dispute


@transaction.atomic
def answer_dispute(dispute_id: int, *, words: str, by: User, at: dt.datetime) -> Dispute:
    """The owners' side; the last words before the decision count."""
    dispute = _locked(dispute_id)
    fresh(by)
    require(may_answer_dispute(by, dispute))
    dispute.owners_words, dispute.owners_words_at, dispute.owners_words_by = words, at, by
    dispute.save(update_fields=["owners_words", "owners_words_at", "owners_words_by"])
    record("dispute_answered", dispute, by=by, at=at, agency_id=agency_of(dispute.organisation))
    return dispute


@transaction.atomic
def grant_dispute(
    dispute_id: int, *, role: str, ends_owners: bool = False, reason: str, by: User, at: dt.datetime
) -> Dispute:
    """Seat who raised the case; where their claim was to the ownership, the owners on record may end."""
    dispute = _judged(dispute_id, by=by)
    require(may_grant_dispute(by, dispute))
    owners = _owning(dispute) if ends_owners and role == Role.ORGANISATION_OWNER else []
    _decide(dispute, State.GRANTED, reason=reason, by=by, at=at)
    seat(dispute.raised_by, role, dispute.organisation, by=by, at=at, reason=reason)
    for owning in owners:
        _end(owning, reason=reason, by=by, at=at)
    return dispute


@transaction.atomic
def refuse_dispute(dispute_id: int, *, reason: str, by: User, at: dt.datetime) -> Dispute:
    """Leave everything as it is."""
    dispute = _judged(dispute_id, by=by)
    _decide(dispute, State.REFUSED, reason=reason, by=by, at=at)
    return dispute


def _owning(dispute: Dispute) -> list[Membership]:
    """The seats of the owners on record."""
    rows = Membership.objects.filter(organisation=dispute.organisation_id, role=Role.ORGANISATION_OWNER, ended_at=None)
    rows = rows.exclude(user=dispute.raised_by_id).select_related("user", "organisation__province")
    return list(rows.order_by("pk"))


def _end(membership: Membership, *, reason: str, by: User, at: dt.datetime) -> None:
    close(membership, by=by, at=at, reason=reason)
    changes = {"role": (membership.role, None), "user": (membership.user_id, None)}
    agency_id = agency_of(membership.scope)
    record("membership_ended", membership, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)
    notices.membership_ended(membership, at=at)


def _locked(dispute_id: int) -> Dispute:
    """Hold the organisation first, as every act on its seats does."""
    hold(Dispute.objects.values_list("organisation_id", flat=True).get(pk=dispute_id))
    rows = Dispute.objects.select_related("organisation__province__agency", "raised_by")
    return rows.select_for_update(of=("self",)).get(pk=dispute_id)


def _judged(dispute_id: int, *, by: User) -> Dispute:
    dispute = _locked(dispute_id)
    fresh(by)
    require(may_decide_dispute(by, dispute))
    return dispute


def _decide(dispute: Dispute, state: str, *, reason: str, by: User, at: dt.datetime) -> None:
    changes = {"state": (dispute.state, state)}
    dispute.state, dispute.decided_at, dispute.decided_by, dispute.reason = state, at, by, reason
    dispute.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    agency_id = agency_of(dispute.organisation)
    record(f"dispute_{state}", dispute, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)
    notices.dispute_decided(dispute, at=at)
