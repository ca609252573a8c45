"""Who talks about a file after the marks, by which role, what was said, and the report that they write together."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from applications.choices import AssignmentState, ValueKey
from applications.models import Assignment, ConsensusReport, ConsensusVoice, DiscussionRemark, Proposal, RuleValue
from applications.queries.conflicts import in_conflict_with
from applications.queries.evaluation import ASSESSING_ROLES, FINISHED, assigning_visible_to, stage_assignments
from applications.queries.rules import rules_of
from cmdp.accounts import memberships
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User

TOGETHER = (ValueKey.HAS_DISCUSSION, ValueKey.HAS_CONSENSUS)


def is_asked(proposal: Proposal) -> bool:
    """Whether the rule set lets the evaluators talk, or wants a report of them."""
    values = rules_of(proposal.call.rule_set).values
    return values.has_discussion or values.has_consensus


def visible_to(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Files whose discussion the person reads; twin of ``policies.discussion.may_read``."""
    asked = RuleValue.objects.filter(rule_set=OuterRef("call__rule_set"), key__in=TOGETHER, value="yes")
    files = Proposal.objects.filter(Exists(asked), FINISHED, first_sent_at__isnull=False)
    managed = assigning_visible_to(user).filter(call__agency__in=memberships.agencies_of(user, Role.AGENCY_MANAGER))
    return files.filter(Q(pk__in=_of_evaluator(user)) | Q(pk__in=managed.values("pk")))


def _of_evaluator(user: User | AnonymousUser) -> QuerySet[Assignment, int]:
    if not memberships.holds(user, *ASSESSING_ROLES):
        return Assignment.objects.none().values_list("proposal_id", flat=True)
    own = Assignment.objects.filter(evaluator_id=user.pk, state=AssignmentState.SENT)
    own = own.filter(call_stage=F("proposal__call_stage"))
    return own.exclude(proposal__in=in_conflict_with(user).values("pk")).values_list("proposal_id", flat=True)


def sent_by_all(proposal: Proposal) -> list[Assignment]:
    """Those who take part: whose marks are in. In an order of its own, by which nobody learns who was asked last."""
    sent = stage_assignments(proposal).filter(state=AssignmentState.SENT).order_by("public_id")
    return list(sent.select_related("evaluator"))


def takes_part(person_id: int | None, proposal: Proposal) -> bool:
    """Whether the marks of this person are among those of the file's present stage."""
    return stage_assignments(proposal).filter(evaluator_id=person_id, state=AssignmentState.SENT).exists()


def remarks_of(proposal: Proposal) -> QuerySet[DiscussionRemark]:
    """What was said of the file in its present stage, in the order of time."""
    return DiscussionRemark.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id)


def report_of(proposal: Proposal) -> ConsensusReport | None:
    """The report of the present stage, if one was begun."""
    return ConsensusReport.objects.filter(proposal=proposal, call_stage=proposal.call_stage_id).first()


def voices_on(report: ConsensusReport) -> QuerySet[ConsensusVoice]:
    """What the others said of the report as it stands."""
    return report.voices.filter(version=report.version)


def others_of(report: ConsensusReport, proposal: Proposal) -> set[int]:
    """Keys of those who are to agree: everybody whose marks are in, but the writer."""
    return {one.evaluator_id for one in sent_by_all(proposal)} - {report.writer_id}
