"""Files whose evaluators talk and agree once all have sent."""

from typing import Any

from applications.choices import AssignmentState, Status
from applications.models import Assignment, ConsensusReport, DiscussionRemark, Proposal
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id
from tests.factories.files import make_proposal
from tests.factories.people import NOON, Cast
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set

BOTH = {"has_discussion": "yes", "has_consensus": "yes"}


def make_talked_of(cast: Cast, status: str = Status.REVIEWED, **values: str) -> Proposal:
    """A file of the cast's whose rule set lets its evaluators talk and wants a report, unless told otherwise."""
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={**BOTH, **values}))
    return make_proposal(call=call, organisation=cast.organisation, status=status)


def make_pair(cast: Cast, proposal: Proposal) -> list[Assignment]:
    """The cast's two evaluators, both of whom have sent."""
    names = ("evaluator", "other_evaluator")
    return [make_assignment(proposal, cast[name], AssignmentState.SENT) for name in names]


def make_remark(proposal: Proposal, by: User, **fields: Any) -> DiscussionRemark:
    """Something said, as a raw row."""
    told = {"call_stage": proposal.call_stage, "text": "Bütçeye yeniden bakalım.", "form_key": public_id()}
    return DiscussionRemark.objects.create(proposal=proposal, written_by=by, **{**told, "written_at": NOON, **fields})


def make_report(proposal: Proposal, writer: User, **fields: Any) -> ConsensusReport:
    """A report as a raw row, not yet put forward."""
    told = {"call_stage": proposal.call_stage, "text": "Ortak görüşümüz olumludur.", "version": 1, "saved_at": NOON}
    return ConsensusReport.objects.create(proposal=proposal, writer=writer, **{**told, **fields})
