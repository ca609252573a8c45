"""Ask an organisation's owners to be let in; hand to the agency what they do not answer."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from cmdp.accounts.choices import Role
from cmdp.accounts.claims import may_accept_join_request
from cmdp.accounts.domain import notices
from cmdp.accounts.domain.disputes import count_one_more, open_dispute
from cmdp.accounts.domain.memberships import agency_of, fresh, hold, seat
from cmdp.accounts.models import Dispute, JoinRequest, Organisation, User
from cmdp.accounts.policies import may_answer_join_request, may_ask_to_join, may_invite
from cmdp.accounts.queries import owners_of
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.verdict import require

State = JoinRequest.State


@transaction.atomic
def ask_to_join(
    organisation_id: int, *, message: str, role: str = Role.ORGANISATION_EDITOR, by: User, at: dt.datetime
) -> JoinRequest:
    """Ask once; asking again while the owners think changes nothing. Where nobody owns it, the agency is asked at once."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_ask_to_join(by, organisation))
    own = {"organisation": organisation, "user": by, "state": State.PENDING}
    if asked := JoinRequest.objects.filter(**own).first():
        return asked
    count_one_more(by, at=at)
    request = JoinRequest.objects.create(**own, asked_at=at, message=message, role=role)
    record("join_asked", request, by=by, at=at, changes={"role": (None, role)}, agency_id=agency_of(organisation))
    if owners_of(organisation.pk).exists():
        notices.join_asked(request, at=at)
    else:
        _hand_to_the_agency(request, Dispute.Kind.OWNERLESS, at=at)
    return request


@transaction.atomic
def escalate(request_id: int, *, at: dt.datetime) -> bool:
    """Hand an old request that nobody answered to the agency; says whether it was one. Running twice is harmless.

    What could not be asked any more ends without a case: the agency has one of this person's already, they were let
    in meanwhile, or they closed their account.
    """
    request = _locked(request_id)
    if request.state != State.PENDING or at < request.asked_at + dt.timedelta(days=settings.JOIN_ANSWER_DAYS):
        return False
    if not may_ask_to_join(request.user, request.organisation):
        _answer(request, State.EXPIRED, by=SYSTEM, at=at)
        return False
    _hand_to_the_agency(request, Dispute.Kind.UNANSWERED, at=at)
    return True


def _hand_to_the_agency(request: JoinRequest, kind: str, *, at: dt.datetime) -> None:
    _answer(request, State.EXPIRED, by=SYSTEM, at=at)
    open_dispute(
        request.organisation, request.user, kind, role=request.role, claim=request.message, request=request, at=at
    )
    notices.join_escalated(request, at=at)


@transaction.atomic
def accept_join_request(request_id: int, *, role: str, by: User, at: dt.datetime) -> JoinRequest:
    """Let the person in with the role that the owner chose."""
    request = _judged(request_id, by=by)
    require(may_accept_join_request(by, request))
    require(may_invite(by, role, request.organisation))
    _answer(request, State.ACCEPTED, by=by, at=at)
    seat(request.user, role, request.organisation, by=by, at=at)
    notices.join_answered(request, at=at)
    return request


@transaction.atomic
def refuse_join_request(request_id: int, *, reason: str = "", by: User, at: dt.datetime) -> JoinRequest:
    """Leave the person out, with a word if the owner has one."""
    request = _judged(request_id, by=by)
    request.reason = reason
    _answer(request, State.REFUSED, by=by, at=at)
    notices.join_answered(request, at=at)
    return request


def settle_request(person: User, organisation: Organisation, *, by: User, at: dt.datetime) -> None:
    """Close the request of somebody who came in by an invitation; inside the caller's transaction, the organisation held."""
    for request in organisation.join_requests.filter(user=person, state=State.PENDING):
        _answer(request, State.ACCEPTED, by=by, at=at)


def _locked(request_id: int) -> JoinRequest:
    hold(JoinRequest.objects.values_list("organisation_id", flat=True).get(pk=request_id))
    rows = JoinRequest.objects.select_related("organisation__province__agency", "user")
    return rows.select_for_update(of=("self",)).get(pk=request_id)


def _judged(request_id: int, *, by: User) -> JoinRequest:
    request = _locked(request_id)
    fresh(by)
    require(may_answer_join_request(by, request))
    return request


def _answer(request: JoinRequest, state: str, *, by: Actor, at: dt.datetime) -> None:
    changes = {"state": (request.state, state)}
    request.state, request.answered_at = state, at
    request.answered_by = by if isinstance(by, User) else None
    request.save(update_fields=["state", "answered_at", "answered_by", "reason"])
    agency_id = agency_of(request.organisation)
    record(f"join_{state}", request, by=by, at=at, changes=changes, reason=request.reason, agency_id=agency_id)
