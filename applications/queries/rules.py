"""A rule set compiled into one immutable value that policies and domain read."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from django.db.models import Q

from applications import rulebook
from applications.choices import DEMANDED, AssessmentMode, Demand, ValueKey
from applications.handed import Annex
from applications.models import (
    BudgetHead,
    CheckItem,
    Criterion,
    DocumentSlot,
    GridSection,
    IndicatorRule,
    Proposal,
    Question,
    RuleSet,
    StageRule,
    SupportTypeRule,
    UndertakingRule,
)
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import DayCount, add_working_days


@dataclass(frozen=True, slots=True)
class Values:
    """The single values, typed; field names are those of ``ValueKey``."""

    pass_mark: Decimal
    third_gap: Decimal
    evaluators: int
    combining: str
    tie_breaks: tuple[str, ...]
    assessment_mode: str
    assessors: str
    applicant_hidden: bool
    reason_length: int
    second_officer: bool
    evaluation_days: int
    evaluation_reminder_days: int
    evaluator_answer_days: int
    overall_view: str
    recommendation: str
    confidence: str
    has_discussion: bool
    has_consensus: bool
    envelope_split: str
    unused_money: str
    lets_smaller: bool
    close_reason_length: int
    large_residual: Decimal
    severe_effect: Decimal
    secondary_measures: int
    completion_days: int
    completion_end: dt.time
    completion_half_days: bool
    completion_same_day: bool
    completion_reminder_days: int
    undertaking_reminder_days: int
    close_reminder_days: int
    vat_eligible: bool
    question_close_days: int
    answer_days: int
    answer_reminder_days: int
    reserve_answer_days: int
    reserve_reminder_days: int
    reserve_answer_first: bool
    package_annexes: tuple[Annex, ...]
    has_objections: bool
    objection_days: int
    objection_working_days: bool
    objection_reminder_days: int
    objection_answer_days: int
    check_expected_days: int
    opinion_expected_days: int
    decision_expected_days: int


@dataclass(frozen=True, slots=True)
class StageRules:
    """One stage with what it asks; ``demands`` holds a word for each section of ``DEMANDED`` that has a rule."""

    stage: StageRule
    demands: Mapping[str, str]
    questions: tuple[Question, ...]
    document_slots: tuple[DocumentSlot, ...]
    check_items: tuple[CheckItem, ...]
    undertakings: tuple[UndertakingRule, ...] = ()

    def asks(self, section: str) -> bool:
        """Whether the section is part of the form."""
        return section not in DEMANDED or self.demands.get(section, Demand.NONE) != Demand.NONE

    def needs(self, section: str) -> bool:
        """Whether nothing is sent without something in this section of ``DEMANDED``."""
        return self.demands.get(section) == Demand.REQUIRED


@dataclass(frozen=True, slots=True)
class GridRules:
    """One section of the marking grid with its criteria."""

    section: GridSection
    criteria: tuple[Criterion, ...]

    @property
    def max_points(self) -> int:
        """The most that the section can give."""
        return sum(criterion.max_points for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything a rule set says, read once: frozen sets are kept per process.

    ``unconfirmed`` are the keys of single values that nobody has vouched for: pages mark them *varsayılan*.
    """

    rule_set: RuleSet
    values: Values
    unconfirmed: frozenset[str]
    provinces: frozenset[int]
    applicant_types: dict[str, str]
    support_types: tuple[SupportTypeRule, ...]
    budget_heads: tuple[BudgetHead, ...]
    indicators: tuple[IndicatorRule, ...]
    stages: tuple[StageRules, ...]
    grid: tuple[GridRules, ...]

    def stage(self, order: int) -> StageRules:
        """The stage of that place in the order."""
        return next(stage for stage in self.stages if stage.stage.order == order)

    @property
    def is_marked(self) -> bool:
        """Whether evaluators give marks, rather than write opinions."""
        return self.values.assessment_mode == AssessmentMode.MARKS

    @property
    def first(self) -> StageRules:
        """The stage in which a file begins."""
        return min(self.stages, key=lambda part: part.stage.order)

    def is_last(self, order: int) -> bool:
        """Whether no stage follows."""
        return order == max(stage.stage.order for stage in self.stages)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All lines of the grid in order."""
        return tuple(criterion for section in self.grid for criterion in section.criteria)


# Files whose applicant is hidden from who evaluates them; twin of ``hides``.
HIDING: Final = Q(
    call__rule_set__rule_values__key=ValueKey.APPLICANT_HIDDEN, call__rule_set__rule_values__value=rulebook.YES
)


def hides(proposal: Proposal) -> bool:
    """Whether the file's applicant is hidden from who evaluates it."""
    return rules_of(proposal.call.rule_set).values.applicant_hidden


class IncompleteRules(Exception):  # noqa: N818 - names the state, not a programming error
    """A rule set that lacks a value; it carries the missing keys."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def rules_of(rule_set: RuleSet) -> Rules:
    """The compiled rules; a frozen set is compiled once per process, since it cannot change."""
    if rule_set.is_frozen:
        return _compiled(rule_set.pk, rule_set.public_id)
    return _compile(rule_set)


@lru_cache(maxsize=64)
def _compiled(pk: int, public_id: str) -> Rules:
    return _compile(RuleSet.objects.select_related("agency").get(pk=pk, public_id=public_id))


def _compile(rule_set: RuleSet) -> Rules:
    names = ("section_rules", "questions", "document_slots__template", "check_items", "undertakings")
    stages = rule_set.stages.prefetch_related(*names)
    sections = rule_set.grid_sections.prefetch_related("criteria")
    return Rules(
        rule_set=rule_set,
        values=_values(rule_set),
        unconfirmed=frozenset(rule_set.rule_values.filter(is_confirmed=False).values_list("key", flat=True)),
        provinces=frozenset(rule_set.provinces.values_list("province_id", flat=True)),
        applicant_types=dict(rule_set.applicant_types.values_list("type", "verdict")),
        support_types=tuple(rule_set.support_types.all()),
        budget_heads=tuple(rule_set.budget_heads.all()),
        indicators=tuple(rule_set.indicators.all()),
        stages=tuple(_stage(stage) for stage in stages),
        grid=tuple(GridRules(section, tuple(section.criteria.all())) for section in sections),
    )


def _values(rule_set: RuleSet) -> Values:
    written: dict[str, Any] = dict(rule_set.rule_values.values_list("key", "value"))
    if missing := [key for key in ValueKey.values if key not in written]:
        raise IncompleteRules(missing)
    return Values(**{key: rulebook.read(key, text) for key, text in written.items()})


def _stage(stage: StageRule) -> StageRules:
    return StageRules(
        stage=stage,
        demands={row.section: row.demand for row in stage.section_rules.all()},
        questions=tuple(stage.questions.all()),
        document_slots=tuple(stage.document_slots.all()),
        check_items=tuple(stage.check_items.all()),
        undertakings=tuple(stage.undertakings.all()),
    )


def end_of_working_days(rules: Rules, begin: dt.datetime, days: int) -> dt.datetime:
    """The exclusive end of a period of working days, as the rule set counts them."""
    calendar = calendar_for([begin.year, begin.year + 1])
    return add_working_days(begin, days, calendar=calendar, count=day_count(rules))


def day_count(rules: Rules) -> DayCount:
    """How the rule set counts working days."""
    values = rules.values
    return DayCount(
        end=values.completion_end,
        first_day="same" if values.completion_same_day else "next",
        half_days_count=values.completion_half_days,
    )
