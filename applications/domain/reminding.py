"""Remind whom a file waits for, by hand: beside what the clock does of itself, and never twice a day."""

import datetime as dt

from django.db import transaction

from applications.choices import Status
from applications.domain.notices import tell_applicant, tell_evaluator
from applications.models import Proposal
from applications.policies.reminding import may_remind
from applications.queries.reminding import COMPLETION_REMINDER, EVALUATOR_REMINDER, evaluators_to_remind
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require
from cmdp.outbox.models import Letter


@transaction.atomic
def remind(proposal_id: int, *, by: User, at: dt.datetime) -> list[Letter]:
    """Write to the evaluators who have not sent, or to the applicant whose time for completion runs.

    The clock's own reminder before the end still goes: an early word must not replace the one that counts.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_remind(by, proposal, at=at))
    record("proposal.remind", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    if proposal.status == Status.UNDER_REVIEW:
        return [tell_evaluator(EVALUATOR_REMINDER, one, at=at) for one in evaluators_to_remind(proposal, at=at)]
    request = proposal.completion_requests.get(ended_at=None)
    return tell_applicant(COMPLETION_REMINDER, proposal, at=at, request=request)
