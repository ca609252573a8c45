"""Give and end seats."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.domain import notices
from cmdp.accounts.models import Membership, Organisation, User
from cmdp.accounts.policies import LAST_SEATS, Scope, may_end, may_invite
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, System
from cmdp.kit.verdict import require
from cmdp.regions.models import Agency


def agency_of(scope: Scope) -> int | None:
    """The agency that an act in this scope belongs to, for the record."""
    return scope.province.agency_id if isinstance(scope, Organisation) else scope.pk if scope else None


def place(scope: Scope) -> dict[str, Scope]:
    """The two scope columns of a seat or an offer."""
    return {
        "organisation": scope if isinstance(scope, Organisation) else None,
        "agency": scope if isinstance(scope, Agency) else None,
    }


@transaction.atomic
def grant(
    user: User, role: str, scope: Scope = None, *, by: User | System, at: dt.datetime, reason: str = ""
) -> Membership:
    """Seat a person at once; for administrators, commands and demonstration data. Others invite."""
    if by is not SYSTEM:
        fresh(by)
        require(may_invite(by, role, scope))
    return seat(user, role, scope, by=by, at=at, reason=reason)


@transaction.atomic
def end(membership_id: int, *, by: User | System, at: dt.datetime, reason: str) -> Membership:
    """End a seat and tell its holder why; rows that guard the last owner are locked before judging."""
    membership = _locked_with_the_like(membership_id)
    fresh(by)
    require(may_end(by, membership))
    membership.ended_at, membership.reason = at, reason
    membership.ended_by = by if isinstance(by, User) else None
    membership.save(update_fields=["ended_at", "ended_by", "reason"])
    changes = {"role": (membership.role, None), "user": (membership.user_id, None)}
    record(
        "membership_ended",
        membership,
        by=by,
        at=at,
        changes=changes,
        reason=reason,
        agency_id=agency_of(membership.scope),
    )
    fresh(by)
    if membership.user_id != by.actor_id:
        notices.membership_ended(membership, at=at)
    return membership


def seat(user: User, role: str, scope: Scope, *, by: User | System, at: dt.datetime, reason: str = "") -> Membership:
    """Write the seat after somebody was allowed to; a seat held already is given back unchanged."""
    giver = by if isinstance(by, User) else None
    membership, is_new = Membership.objects.get_or_create(
        user=user,
        role=role,
        **place(scope),
        ended_at=None,
        defaults={"granted_at": at, "granted_by": giver, "reason": reason},
    )
    if is_new:
        changes = {"role": (None, role), "user": (None, user.pk)}
        record(
            "membership_granted", membership, by=by, at=at, changes=changes, reason=reason, agency_id=agency_of(scope)
        )
    fresh(user)
    fresh(by)
    return membership


def fresh(by: User | System) -> None:
    """Judge by the seats as they are inside this transaction, not as they were when the request began."""
    if isinstance(by, User):
        by.forget_seats()


def _locked_with_the_like(membership_id: int) -> Membership:
    """Hold the seat; where a last one must stay, hold all of its kind in one order, so that two cannot end each other."""
    rows = Membership.objects.select_for_update(of=("self",)).order_by("pk")
    seat = Membership.objects.get(pk=membership_id)  # role and scope never change
    if seat.role in LAST_SEATS:
        list(rows.filter(role=seat.role, organisation=seat.organisation_id, ended_at=None).values_list("pk"))
    return rows.select_related("user").get(pk=membership_id)
