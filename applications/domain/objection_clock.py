"""The time to object: its applicant is reminded once, before it ends."""

import datetime as dt

from django.db import transaction

from applications.domain.notices import tell_applicant
from applications.models import Proposal
from applications.queries.objection_clock import is_untold
from applications.queries.objections import decision_on


@transaction.atomic
def remind_of_objection(proposal_id: int, *, at: dt.datetime) -> bool:
    """Tell the applicant once of each decision that the time to object to it is about to end."""
    proposal = Proposal.objects.locked(proposal_id)
    decision = decision_on(proposal)
    if decision is None or not is_untold(proposal, decision, at=at):
        return False
    proposal.objection_reminded_of = decision.notified_at
    proposal.save(update_fields=["objection_reminded_of"])
    tell_applicant("objection_reminder", proposal, at=at, decision=decision)
    return True
