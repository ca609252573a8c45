"""Through which door somebody comes to a commission's meeting: as its member, or as who may lead it."""

from django.shortcuts import get_object_or_404

from applications.models import Meeting
from applications.policies.leading import may_conduct
from applications.queries.commission import meetings_conducted_by, meetings_of_member
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def own_meeting(request: Request, public_id: str) -> Meeting:
    """A meeting to which the person was invited; 404 for everybody else."""
    return get_object_or_404(meetings_of_member(request.actor), public_id=public_id)


def conducted_meeting(request: Request, public_id: str) -> Meeting:
    """A meeting that the person may lead; refused a manager who is kept from one of its files."""
    meeting = get_object_or_404(meetings_conducted_by(request.actor), public_id=public_id)
    require(may_conduct(request.actor, meeting))
    return meeting


def followed_meeting(request: Request, public_id: str) -> Meeting:
    """A meeting that the person came to by either door."""
    mine = meetings_of_member(request.actor).filter(public_id=public_id).first()
    return mine or conducted_meeting(request, public_id)
