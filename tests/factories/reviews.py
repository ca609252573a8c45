"""Evaluators, what they were asked and what they wrote."""

import datetime as dt
from typing import Any

from applications.choices import AssignmentState, ReviewOpinion
from applications.domain import assignment as assigning
from applications.domain import reviewing
from applications.domain.reviewing import Draft, Entry
from applications.models import Assignment, Call, Mark, Proposal, Review
from applications.queries.evaluation import EVALUATED
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.rules import make_call, make_rule_set
from tests.factories.tallies import make_tally

REASON = "Başvuruda ölçütün gerektirdiği bilgiler, kaynaklarıyla birlikte açıkça yazılmış."
LATER = NOON + dt.timedelta(days=28)
ENDED = (
    AssignmentState.STEPPED_BACK,
    AssignmentState.UNSCORABLE,
    AssignmentState.SENT,
    AssignmentState.CANCELLED,
    AssignmentState.CONFLICTED,
)


def make_evaluator(**fields: Any) -> User:
    """Somebody in the pool."""
    return make_member(Role.EVALUATOR, **fields)


def make_assignment(
    proposal: Proposal | None = None, evaluator: User | None = None, state: str = AssignmentState.ASKED, **fields: Any
) -> Assignment:
    """An assignment as a raw row in ``state``; a sent one gave nothing at all (zeros)."""
    proposal = proposal or make_proposal(status="under_review")
    defaults: dict[str, Any] = {
        "call_stage": proposal.call_stage,
        "asked_at": NOON,
        "due_at": LATER,
        "declared_at": None if state == AssignmentState.ASKED else NOON,
        "ended_at": NOON if state in ENDED else None,
        "reason": "Gerekçesi yazıldı." if state in ENDED else "",
    }
    values = {**defaults, **fields}
    assignment = Assignment.objects.create(
        proposal=proposal, evaluator=evaluator or make_evaluator(), state=state, **values
    )
    if state == AssignmentState.SENT:
        _make_sent_review(assignment)
        if proposal.status in EVALUATED:
            make_tally(proposal)
    return assignment


def _make_sent_review(assignment: Assignment) -> None:
    review = Review.objects.create(assignment=assignment, saved_at=NOON, sent_at=NOON, total=0)
    criteria = rules_of(assignment.proposal.call.rule_set).criteria
    Mark.objects.bulk_create(Mark(review=review, criterion=row, points=0, reason=REASON) for row in criteria)


def cannot_score(assignment: Assignment, reason: str = REASON, *, at: dt.datetime = NOON) -> Assignment:
    """Say at sending that the first criterion cannot be scored."""
    first, *_ = rules_of(assignment.proposal.call.rule_set).criteria
    return send(assignment, Draft({first.pk: Entry(None, reason, is_unscorable=True)}), at=at)


def opinion_call(**fields: Any) -> Call:
    """A call whose evaluators write opinions."""
    return make_call(rule_set=make_rule_set(frozen=True, values={"assessment_mode": "opinion"}), **fields)


def marks_of(call: Call, total: int) -> Draft:
    """A complete draft whose points add up to ``total``, filled from the first criterion on."""
    left, marks = total, {}
    for criterion in rules_of(call.rule_set).criteria:
        points = min(left, criterion.max_points)
        left -= points
        marks[criterion.pk] = Entry(points, REASON)
    return Draft(marks)


def opinion(word: str = ReviewOpinion.SUPPORT) -> Draft:
    """A complete draft of an opinion."""
    return Draft(comment=REASON, opinion=word)


def accepted(proposal: Proposal, *, by: User, evaluator: User | None = None, at: dt.datetime = NOON) -> Assignment:
    """Asked by an officer and declared, through the verbs."""
    evaluator = evaluator or make_evaluator()
    (assignment,) = assigning.ask(proposal.pk, [evaluator.pk], by=by, at=at)
    return assigning.declare(assignment.pk, by=evaluator, at=at)


def write(assignment: Assignment, draft: Draft, *, at: dt.datetime = NOON) -> Review:
    """Save over whatever is there."""
    saved = Review.objects.filter(assignment=assignment).first()
    version = saved.version if saved else 0
    return reviewing.save(assignment.pk, draft, version=version, by=assignment.evaluator, at=at)


def send(assignment: Assignment, draft: Draft, *, at: dt.datetime = NOON) -> Assignment:
    """Save and send, through the verbs."""
    review = write(assignment, draft, at=at)
    return reviewing.send(assignment.pk, version=review.version, by=assignment.evaluator, at=at)
