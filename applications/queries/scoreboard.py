"""The scores or opinions of a stage, file by file: narrowed, in an order, page by page; the parts are read for the page alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.db.models import Case, DecimalField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from applications.choices import AssignmentState, ReviewOpinion, Status
from applications.models import Assignment, CallStage, Proposal
from applications.queries.evaluation import EVALUATED, Progress, progresses
from applications.queries.rules import rules_of
from applications.queries.scoring import FOR, Result
from priorities.models import Axis

PASSED, FAILED, WAITING = "gecti", "kaldi", "bekliyor"
SHOWN: Final = (Status.UNDER_REVIEW, *EVALUATED)
NO_SCORE: Final = Value(Decimal(-1), output_field=DecimalField(max_digits=6, decimal_places=2))
SORTS: Final = {
    "puan": "score_order",
    "basvuru": "reference",
    "kurum": "organisation__sort_key",
    "talep": "requested_support",
}
USUAL: Final = "-puan"
# Opinions in the order in which they speak for a file; a file without one stands last.
OPINION_ORDER: Final = Case(
    *(
        When(tally__opinion=word, then=Value(Decimal(place)))
        for place, word in enumerate((ReviewOpinion.AGAINST, ReviewOpinion.CONDITIONAL, ReviewOpinion.SUPPORT))
    ),
    default=NO_SCORE,
    output_field=NO_SCORE.output_field,
)
BY_OPINIONS: Final = {
    PASSED: Q(tally__opinion__in=FOR),
    FAILED: Q(tally__opinion=ReviewOpinion.AGAINST),
    WAITING: Q(tally=None),
}


@dataclass(frozen=True, slots=True)
class ScoreFilters:
    """What is asked for; an empty field asks nothing. ``mark`` holds scores against the pass mark alone; where evaluators
    write opinions, it asks for what most of them say.
    """

    axes: tuple[str, ...] = ()
    mark: str = ""
    third: bool = False
    sort: str = USUAL


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One file with its evaluators' totals in the order of asking, and what they add up to once all are in."""

    proposal: Proposal
    progress: Progress
    result: Result | None

    @property
    def totals(self) -> tuple[Decimal | None, ...]:
        """What each evaluator gave; nothing while his marks are awaited."""
        sent = {one.pk for one in self.progress.sent}
        return tuple(one.review.total if one.pk in sent else None for one in self.progress.live)

    @property
    def opinions(self) -> tuple[str, ...]:
        """What each evaluator said; empty while his opinion is awaited."""
        sent = {one.pk for one in self.progress.sent}
        return tuple(one.review.opinion if one.pk in sent else "" for one in self.progress.live)

    @property
    def has_third(self) -> bool:
        """Whether a third reads or read it."""
        return any(one.is_third for one in self.progress.live)


def scored_files(window: CallStage, filters: ScoreFilters) -> QuerySet[Proposal]:
    """The files that are asked for, in the order that is asked for; see ``order_of``."""
    rules = rules_of(window.call.rule_set)
    rows = Proposal.objects.filter(call_stage=window, status__in=SHOWN)
    rows = rows.annotate(score_order=Coalesce("score", NO_SCORE) if rules.is_marked else OPINION_ORDER)
    if filters.axes:
        rows = rows.filter(main_measure__axis__code__in=filters.axes)
    if filters.third:
        live = (AssignmentState.ASKED, AssignmentState.ACCEPTED, AssignmentState.SENT)
        thirds = Assignment.objects.filter(proposal=OuterRef("pk"), call_stage=F("proposal__call_stage"), is_third=True)
        rows = rows.filter(Exists(thirds.filter(state__in=live)))
    if filters.mark:
        asked = _by_marks(rules.values.pass_mark) if rules.is_marked else BY_OPINIONS
        rows = rows.filter(asked[filters.mark])
    return rows.with_relations().order_by(*order_of(filters.sort))


def _by_marks(pass_mark: Decimal) -> dict[str, Q]:
    return {PASSED: Q(score__gte=pass_mark), FAILED: Q(score__lt=pass_mark), WAITING: Q(score=None)}


def order_of(sort: str) -> tuple[str, str]:
    """The columns of an order, the newest file first among equals."""
    sign = "-" if sort.startswith("-") else ""
    return (f"{sign}{SORTS[sort.removeprefix('-')]}", "-pk")


def score_rows(files: Sequence[Proposal]) -> list[ScoreRow]:
    """These files with their parts; a fixed number of queries."""
    read = progresses(files)
    return [
        ScoreRow(file, read[file.pk], read[file.pk].result if read[file.pk].is_complete else None) for file in files
    ]


def axis_codes(window: CallStage) -> tuple[str, ...]:
    """The axes of the call's edition, by code; read once per process, since a published edition cannot change."""
    return _codes_of(window.call.edition_id, window.call.edition.public_id)


@lru_cache(maxsize=16)
def _codes_of(pk: int, public_id: str) -> tuple[str, ...]:
    return tuple(Axis.objects.filter(edition=pk, edition__public_id=public_id).values_list("code", flat=True))
