"""What was kept of the marks, held to the marks themselves; and what marks come to where nothing kept can tell.

``Tally`` and ``Proposal.score`` are written when an evaluation finishes. Everything here reads the marks again, summed by
section in the database, so that a call of ten thousand files need not be read mark by mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from applications.choices import AssessmentMode, AssignmentState
from applications.models import Assignment, CallStage, Mark, Proposal
from applications.queries.entrants import KEPT, Kept
from applications.queries.evaluation import EVALUATED
from applications.queries.rules import Rules, rules_of
from applications.queries.scoring import Result, limits_of, result_of_opinions, result_of_sums


@dataclass(frozen=True, slots=True)
class Hand:
    """What one evaluator gave a file: points by section in the order of the grid, or an opinion; and as whom."""

    evaluator: int
    sums: tuple[Decimal, ...]
    opinion: str


def hands_of(sent: QuerySet[Assignment], rules: Rules) -> dict[int, list[Hand]]:
    """File → what its evaluators gave, in the order in which they were asked; two queries."""
    sent = sent.filter(state=AssignmentState.SENT, review__isnull=False)
    marks = Mark.objects.filter(review__assignment__in=sent.order_by().values("pk")).order_by()
    told = marks.values_list("review_id", "criterion__section_id").annotate(points=Sum("points"))
    sums = {(review, section): Decimal(points or 0) for review, section, points in told}
    sections = [part.section.pk for part in rules.grid]
    found: defaultdict[int, list[Hand]] = defaultdict(list)
    columns = ("proposal_id", "evaluator_id", "review__pk", "review__opinion")
    for file, evaluator, review, opinion in sent.order_by("pk").values_list(*columns):
        by_section = tuple(sums.get((review, section), Decimal(0)) for section in sections)
        found[file].append(Hand(evaluator, by_section, opinion))
    return dict(found)


def result_of_hands(hands: Sequence[Hand], rules: Rules) -> Result:
    """What these evaluators' words add up to."""
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return result_of_opinions([hand.opinion for hand in hands])
    return result_of_sums([hand.sums for hand in hands], limits_of(rules.grid), rules.values)


def sent_in(window: CallStage) -> QuerySet[Assignment]:
    """The evaluations that were sent for the evaluated files of a stage."""
    return Assignment.objects.filter(
        call_stage=window,
        proposal__call_stage=window,
        proposal__status__in=EVALUATED,
        state=AssignmentState.SENT,
    )


def results_anew(window: CallStage, rules: Rules) -> dict[int, Result]:
    """File → what its marks come to, of every evaluated file of a stage that has any; two queries."""
    return {file: result_of_hands(hands, rules) for file, hands in hands_of(sent_in(window), rules).items()}


# Whether they agree -------------------------------------------------------------------
def kept_of(result: Result) -> dict[str, Any]:
    """A result as the columns of a tally."""
    return {
        "opinion": str(result.opinion),
        "means": [str(section.mean) for section in result.sections],
        "totals": [str(total) for total in result.totals],
        "counted": list(result.places),
    }


@dataclass(frozen=True, slots=True)
class Parted:
    """A file of which the marks say something else than what was kept; either may be missing."""

    reference: str
    kept: Mapping[str, Any] | None
    anew: Mapping[str, Any] | None


def parted_in(window: CallStage) -> list[Parted]:
    """The files of a stage whose kept numbers are not those of their marks; three queries."""
    rules = rules_of(window.call.rule_set)
    return list(_parted(window, results_anew(window, rules)))


def _parted(window: CallStage, anew: Mapping[int, Result]) -> Iterator[Parted]:
    files = Proposal.objects.filter(call_stage=window, status__in=EVALUATED).order_by("pk")
    for key, reference, *kept in files.values_list("pk", "reference", *KEPT):
        before = _told_of_kept(*kept) if kept[-1] is not None else None
        after = _told_of_result(anew[key]) if key in anew else None
        if before != after:
            yield Parted(reference, before, after)


def _told_of_kept(score: Decimal | None, *told: Any) -> dict[str, Any]:
    kept = Kept(score, *told)
    numbers = {"means": list(map(Decimal, kept.means)), "totals": list(map(Decimal, kept.totals))}
    return {"score": score, "opinion": kept.opinion, "counted": list(kept.counted), **numbers}


def _told_of_result(result: Result) -> dict[str, Any]:
    numbers = {"means": [section.mean for section in result.sections], "totals": list(result.totals)}
    return {"score": result.score, "opinion": result.opinion, "counted": list(result.places), **numbers}


def stages_with_files() -> Iterable[CallStage]:
    """Every stage with an evaluated file."""
    used = Proposal.objects.filter(status__in=EVALUATED).order_by().values("call_stage")
    return CallStage.objects.filter(pk__in=used).select_related("call__rule_set").order_by("pk")
