"""The scores or opinions of a stage, file by file: narrowed, in an order, page by page.

A row is a few columns of its file and what was kept of the marks; what each evaluator gave is read for the page alone.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, cast

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from applications.choices import LIVE_ASSIGNMENTS, AssignmentState, ReviewOpinion, Status
from applications.models import Assignment, CallStage, Proposal
from applications.models.proposal import NO_SCORE, SCORE_ORDER
from applications.queries.entrants import KEPT, Kept
from applications.queries.evaluation import EVALUATED
from applications.queries.rules import Rules, rules_of
from applications.queries.scoring import FOR, Limit, Result, limits_of
from cmdp.accounts.models.organisation import label_of
from cmdp.kit.pages import Page, Step, step_to, walked
from cmdp.kit.statements import MOST_KEPT, Statement
from priorities.models import Axis

PASSED, FAILED, WAITING = "gecti", "kaldi", "bekliyor"
SHOWN: Final = (Status.UNDER_REVIEW, *EVALUATED)
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


COLUMNS: Final = (
    "pk",
    "public_id",
    "reference",
    "title",
    "status",
    "requested_support",
    "organisation__name",
    "organisation__unit_name",
    "organisation__sort_key",
    "main_measure__code",
    "main_measure__axis__code",
    *KEPT,
    "score_order",
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One file with what its evaluators gave in the order of asking, and what that adds up to once all are in.

    ``file`` has the columns of ``COLUMNS``. ``totals`` and ``opinions`` hold nothing for whoever is awaited.
    """

    file: Any
    totals: tuple[Decimal | None, ...]
    opinions: tuple[str, ...]
    has_third: bool
    result: Result | None

    @property
    def name(self) -> str:
        """The reference of the file, or its public id."""
        return str(self.file.reference or self.file.public_id)

    @property
    def organisation(self) -> str:
        """Who applies."""
        return label_of(self.file.organisation__name, self.file.organisation__unit_name)


def scored_files(window: CallStage, filters: ScoreFilters) -> QuerySet[Proposal, Any]:
    """The files that are asked for as named tuples of ``COLUMNS``, in the order that is asked for; see ``order_of``."""
    rules = rules_of(window.call.rule_set)
    return _scored(window.pk, rules.values.pass_mark if rules.is_marked else None, filters)


def page_of(window: CallStage, filters: ScoreFilters, after: str = "") -> Page:
    """The page of them behind a token; one query."""
    rules = rules_of(window.call.rule_set)
    pass_mark = rules.values.pass_mark if rules.is_marked else None
    return walked(lambda token: _step(window.pk, pass_mark, filters, token), after)


@lru_cache(maxsize=MOST_KEPT)
def _step(window: int, pass_mark: Decimal | None, filters: ScoreFilters, token: str) -> Step:
    found = step_to(_scored(window, pass_mark, filters), order=order_of(filters.sort), after=token)
    return replace(found, rows=Statement(cast("QuerySet[Any, Any]", found.rows)))


def _scored(window: int, pass_mark: Decimal | None, filters: ScoreFilters) -> QuerySet[Proposal, Any]:
    """``pass_mark`` is lacking where evaluators write opinions."""
    rows = Proposal.objects.filter(call_stage=window, status__in=SHOWN)
    rows = rows.annotate(score_order=OPINION_ORDER if pass_mark is None else SCORE_ORDER)
    if filters.axes:
        rows = rows.filter(main_measure__axis__code__in=filters.axes)
    if filters.third:
        thirds = Assignment.objects.filter(proposal=OuterRef("pk"), call_stage=F("proposal__call_stage"), is_third=True)
        rows = rows.filter(Exists(thirds.filter(state__in=LIVE_ASSIGNMENTS)))
    if filters.mark:
        asked = BY_OPINIONS if pass_mark is None else _by_marks(pass_mark)
        rows = rows.filter(asked[filters.mark])
    return rows.order_by(*order_of(filters.sort)).values_list(*COLUMNS, named=True)


def _by_marks(pass_mark: Decimal) -> dict[str, Q]:
    return {PASSED: Q(score__gte=pass_mark), FAILED: Q(score__lt=pass_mark), WAITING: Q(score=None)}


def order_of(sort: str) -> tuple[str, str]:
    """The columns of an order, the newest file first among equals."""
    sign = "-" if sort.startswith("-") else ""
    return (f"{sign}{SORTS[sort.removeprefix('-')]}", "-pk")


def score_rows(window: CallStage, files: Sequence[Any], rules: Rules) -> list[ScoreRow]:
    """These files with what each evaluator gave; one query."""
    live = Assignment.objects.filter(
        call_stage=window, proposal__in=[file.pk for file in files], state__in=LIVE_ASSIGNMENTS
    )
    told = live.order_by("pk").values_list("proposal_id", "state", "is_third", "review__total", "review__opinion")
    hands: defaultdict[int, list[tuple[bool, Decimal | None, str]]] = defaultdict(list)
    for file, state, is_third, total, opinion in told:
        is_sent = state == AssignmentState.SENT
        hands[file].append((is_third, total if is_sent else None, opinion if is_sent else ""))
    limits = limits_of(rules.grid)
    return [_row(file, hands[file.pk], limits, rules.values.pass_mark) for file in files]


def _row(
    file: Any, hands: Sequence[tuple[bool, Decimal | None, str]], limits: Sequence[Limit], pass_mark: Decimal
) -> ScoreRow:
    kept = Kept(*(getattr(file, name) for name in KEPT))
    is_done = file.status in EVALUATED and kept.counted is not None
    return ScoreRow(
        file=file,
        totals=tuple(total for _is_third, total, _opinion in hands),
        opinions=tuple(opinion for _is_third, _total, opinion in hands),
        has_third=any(is_third for is_third, _total, _opinion in hands),
        result=kept.result(limits, pass_mark) if is_done else None,
    )


def axis_codes(window: CallStage) -> tuple[str, ...]:
    """The axes of the call's edition, by code; read once per process, since a published edition cannot change."""
    return _codes_of(window.call.edition_id, window.call.edition.public_id)


@lru_cache(maxsize=16)
def _codes_of(pk: int, public_id: str) -> tuple[str, ...]:
    return tuple(Axis.objects.filter(edition=pk, edition__public_id=public_id).values_list("code", flat=True))
