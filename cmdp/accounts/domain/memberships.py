"""Give, change and end seats."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.choices import RANKS, Role
from cmdp.accounts.domain import notices
from cmdp.accounts.models import Membership, Organisation, User
from cmdp.accounts.policies import LAST_SEATS, Scope, may_change_role, may_end, may_invite
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


def hold(organisation_id: int | None) -> None:
    """Keep all that changes an organisation's seats and offers apart until the transaction ends; taken before other rows."""
    if organisation_id is not None:
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)


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
def change_role(membership_id: int, role: str, *, reason: str, by: User, at: dt.datetime) -> Membership:
    """Give a member another role in the same organisation; ownership is offered instead, since it must be accepted."""
    membership = _locked_with_the_like(membership_id)
    fresh(by)
    require(may_change_role(by, membership, role))
    changed = replace(membership, role, by=by, at=at, reason=reason)
    if changed.user_id != by.pk:
        notices.role_changed(changed, before=membership.role, at=at)
    return changed


def replace(membership: Membership, role: str, *, by: User, at: dt.datetime, reason: str = "") -> Membership:
    """End a seat and begin another of the same person in the same place; inside the caller's transaction."""
    close(membership, by=by, at=at, reason=reason)
    changed = Membership.objects.create(
        user=membership.user, role=role, **place(membership.scope), granted_at=at, granted_by=by, reason=reason
    )
    changes = {"role": (membership.role, role), "user": (membership.user_id, membership.user_id)}
    agency_id = agency_of(membership.scope)
    record("role_changed", changed, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)
    fresh(by)
    fresh(membership.user)
    return changed


@transaction.atomic
def end(membership_id: int, *, by: User | System, at: dt.datetime, reason: str) -> Membership:
    """End a seat and tell its holder why, or the owners that somebody left; what a member wrote stays where it is."""
    membership = _locked_with_the_like(membership_id)
    fresh(by)
    require(may_end(by, membership))
    close(membership, by=by, at=at, reason=reason)
    changes = {"role": (membership.role, None), "user": (membership.user_id, None)}
    agency_id = agency_of(membership.scope)
    record("membership_ended", membership, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)
    fresh(by)
    if membership.user_id == by.actor_id:
        notices.member_left(membership, at=at)
    else:
        notices.membership_ended(membership, at=at)
    return membership


def close(membership: Membership, *, by: User | System, at: dt.datetime, reason: str) -> None:
    """Write that a seat ended; inside the caller's transaction, which records why."""
    membership.ended_at, membership.reason = at, reason
    membership.ended_by = by if isinstance(by, User) else None
    membership.save(update_fields=["ended_at", "ended_by", "reason"])


def seat(user: User, role: str, scope: Scope, *, by: User | System, at: dt.datetime, reason: str = "") -> Membership:
    """Write the seat after somebody was allowed to; one held already, or a higher one, is given back unchanged."""
    giver = by if isinstance(by, User) else None
    if isinstance(scope, Organisation):
        _give_way(user, role, scope, by=by, at=at)
    roles = RANKS[RANKS.index(Role(role)) :] if isinstance(scope, Organisation) else (role,)
    stamps = {"granted_at": at, "granted_by": giver, "reason": reason}
    membership, is_new = Membership.objects.get_or_create(
        user=user, role__in=roles, **place(scope), ended_at=None, defaults={"role": role, **stamps}
    )
    if is_new:
        changes = {"role": (None, role), "user": (None, user.pk)}
        agency_id = agency_of(scope)
        record("membership_granted", membership, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)
    fresh(user)
    fresh(by)
    return membership


def _give_way(user: User, role: str, organisation: Organisation, *, by: User | System, at: dt.datetime) -> None:
    """End the lower seat that a higher one takes the place of: nobody has two roles in one organisation."""
    lower = RANKS[: RANKS.index(Role(role))]
    for held in organisation.memberships.filter(user=user, role__in=lower, ended_at=None):
        close(held, by=by, at=at, reason="")
        changes = {"role": (held.role, None), "user": (user.pk, None)}
        record("membership_ended", held, by=by, at=at, changes=changes, agency_id=agency_of(organisation))


def fresh(by: User | System) -> None:
    """Judge by the seats as they are inside this transaction, not as they were when the request began."""
    if isinstance(by, User):
        by.forget_seats()


def _locked_with_the_like(membership_id: int) -> Membership:
    """Hold the seat; where a last one must stay, hold all of its kind in one order, so that two cannot end each other."""
    rows = Membership.objects.select_for_update(of=("self",)).order_by("pk")
    seat = Membership.objects.get(pk=membership_id)  # role and scope never change
    hold(seat.organisation_id)
    if seat.role in LAST_SEATS:
        list(rows.filter(role=seat.role, organisation=seat.organisation_id, ended_at=None).values_list("pk"))
    return rows.select_related("user", "organisation__province", "agency").get(pk=membership_id)
