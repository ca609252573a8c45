"""Ask an organisation's owners to be let in."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.domain import notices
from cmdp.accounts.domain.memberships import agency_of, fresh, seat
from cmdp.accounts.models import JoinRequest, Organisation, User
from cmdp.accounts.policies import may_answer_join_request, may_ask_to_join, may_invite
from cmdp.audit.record import record
from cmdp.kit.verdict import require

State = JoinRequest.State


@transaction.atomic
def ask_to_join(organisation_id: int, *, message: str, by: User, at: dt.datetime) -> JoinRequest:
    """Ask once; asking again while the owners think changes nothing."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_ask_to_join(by, organisation))
    request, is_new = JoinRequest.objects.get_or_create(
        organisation=organisation, user=by, state=State.PENDING, defaults={"asked_at": at, "message": message}
    )
    if is_new:
        record("join_asked", request, by=by, at=at, agency_id=agency_of(organisation))
        notices.join_asked(request, at=at)
    return request


@transaction.atomic
def accept_join_request(request_id: int, *, role: str, by: User, at: dt.datetime) -> JoinRequest:
    """Let the person in with the role that the owner chose."""
    request = _answered(request_id, State.ACCEPTED, by=by, at=at)
    require(may_invite(by, role, request.organisation))
    seat(request.user, role, request.organisation, by=by, at=at)
    return request


@transaction.atomic
def refuse_join_request(request_id: int, *, by: User, at: dt.datetime) -> JoinRequest:
    """Leave the person out."""
    return _answered(request_id, State.REFUSED, by=by, at=at)


def _answered(request_id: int, state: str, *, by: User, at: dt.datetime) -> JoinRequest:
    request = JoinRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    fresh(by)
    require(may_answer_join_request(by, request))
    changes = {"state": (request.state, state)}
    request.state, request.answered_at, request.answered_by = state, at, by
    request.save(update_fields=["state", "answered_at", "answered_by"])
    agency_id = agency_of(request.organisation)
    record(f"join_{state}", request, by=by, at=at, changes=changes, agency_id=agency_id)
    notices.join_answered(request, at=at)
    return request
