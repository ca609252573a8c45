"""Made-up evaluations: whole points that add up to a wanted total, each with its reason."""

import datetime as dt
import re
from collections.abc import Sequence

from applications.choices import AssignmentState
from applications.domain import assignment as assigning
from applications.domain import reviewing
from applications.domain.reviewing import Draft, Entry
from applications.models import Assignment, Criterion, Proposal
from applications.queries.rules import Rules, rules_of
from cmdp.accounts.models import User

ANCHOR = re.compile(r"(\d+)(?:–(\d+))?: (.+)")
BASIS = "Dayanağı formdaki yanıtlarda ve eklerde görülüyor."
COMMENT = "Başvuru genel olarak tutarlı; güçlü ve zayıf yanları ölçütlerin gerekçelerinde yazılıdır."


def ask(proposal: Proposal, people: Sequence[User], *, by: User, at: dt.datetime) -> list[Assignment]:
    """Ask these people, in this order of the answer."""
    asked = assigning.ask(proposal.pk, [person.pk for person in people], by=by, at=at)
    places = {person.pk: place for place, person in enumerate(people)}
    return sorted(asked, key=lambda assignment: places[assignment.evaluator_id])


def begin(assignment: Assignment, total: int, *, criteria: int | None = None, at: dt.datetime) -> int:
    """Declare no conflict and save marks toward ``total``, of the first ``criteria`` only if told so; the version."""
    evaluator = assignment.evaluator
    assigning.declare(assignment.pk, by=evaluator, at=at)
    marks = marks_for(rules_of(assignment.proposal.call.rule_set), total)
    kept = dict(list(marks.items())[:criteria])
    comment = COMMENT if criteria is None else ""
    draft = Draft(kept, comment=comment)
    return reviewing.save(assignment.pk, draft, version=0, by=evaluator, at=at + dt.timedelta(hours=2)).version


def mark(assignment: Assignment, total: int, *, at: dt.datetime) -> None:
    """Mark the whole file and send."""
    version = begin(assignment, total, at=at)
    reviewing.send(assignment.pk, version=version, by=assignment.evaluator, at=at + dt.timedelta(hours=3))


def give_back(assignment: Assignment, reason: str, *, at: dt.datetime) -> None:
    """Step back, unless the file is no longer asked."""
    if assignment.state == AssignmentState.ASKED:
        assigning.step_back(assignment.pk, reason=reason, by=assignment.evaluator, at=at)


def marks_for(rules: Rules, total: int) -> dict[int, Entry]:
    """Points in proportion to each criterion's maximum; what rounding leaves goes to the first that have room."""
    most = sum(criterion.max_points for criterion in rules.criteria)
    points = {criterion: criterion.max_points * total // most for criterion in rules.criteria}
    left = total - sum(points.values())
    for criterion in rules.criteria:
        if left and points[criterion] < criterion.max_points:
            points[criterion] += 1
            left -= 1
    return {criterion.pk: Entry(given, reason_for(criterion, given)) for criterion, given in points.items()}


def reason_for(criterion: Criterion, points: int) -> str:
    """The grid's own description of so many points, and where it was seen."""
    for low, high, words in ANCHOR.findall(criterion.anchors_tr):
        if int(low) <= points <= int(high or low):
            return f"{words} {BASIS}"
    return f"{criterion.name_tr}: {BASIS}"
