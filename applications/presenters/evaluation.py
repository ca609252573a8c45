"""Labels, tones and rows of the pages of evaluation."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from applications.choices import AssignmentState, Certainty, CombiningRule, ReviewOpinion
from applications.forms.review import DraftForm
from applications.models import Assignment, Criterion, Mark, Review, ReviewVersion
from applications.queries.evaluation import PENDING, Progress
from applications.queries.evaluators_copy import OwnFile, own_files
from applications.queries.review import Shortfall, marks_of, review_in, total_of
from applications.queries.rules import GridRules, Rules
from applications.queries.scoring import PAIR, Result
from applications.queries.workload import IS_LATE, NEEDS_EVALUATORS, NEEDS_REPLACEMENT, NEEDS_THIRD, EvaluationTask

Words = str | Promise

TONES = {
    AssignmentState.ASKED: "info",
    AssignmentState.ACCEPTED: "info",
    AssignmentState.SENT: "success",
    AssignmentState.STEPPED_BACK: "warning",
    AssignmentState.UNSCORABLE: "warning",
    AssignmentState.CANCELLED: "none",
    AssignmentState.CONFLICTED: "warning",
}
# What the evaluator reads of his own work; the agency's words stand on the states themselves.
OWN_WORDS = {
    AssignmentState.ASKED: _("beyanınız bekleniyor"),
    AssignmentState.ACCEPTED: _("değerlendiriyorsunuz"),
    AssignmentState.SENT: _("gönderdiniz"),
    AssignmentState.STEPPED_BACK: _("çekildiniz"),
    AssignmentState.UNSCORABLE: _("puanlanamaz buldunuz"),
    AssignmentState.CANCELLED: _("göreviniz kaldırıldı"),
    AssignmentState.CONFLICTED: _("çıkar çatışması nedeniyle kapandı"),
}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One file of the evaluator's list."""

    file: OwnFile
    label: Words
    tone: str
    is_late: bool


def own_rows(assignments: list[Assignment], *, at: dt.datetime) -> list[OwnRow]:
    """The evaluator's list; who is late reads so in words."""
    pairs = zip(assignments, own_files(assignments), strict=True)
    return [OwnRow(file, OWN_WORDS[AssignmentState(a.state)], _tone(a, at), _is_late(a, at)) for a, file in pairs]


def _is_late(assignment: Assignment, at: dt.datetime) -> bool:
    return assignment.state in PENDING and assignment.due_at <= at


def _tone(assignment: Assignment, at: dt.datetime) -> str:
    return "danger" if _is_late(assignment, at) else TONES[AssignmentState(assignment.state)]


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One evaluator of a file as the agency sees him: who and how far, never what he wrote."""

    assignment: Assignment
    tone: str
    is_late: bool
    may_cancel: bool


def staff_rows(progress: Progress, *, at: dt.datetime, can_cancel: bool) -> list[StaffRow]:
    """The evaluators of a file in the order of asking."""
    return [StaffRow(a, _tone(a, at), _is_late(a, at), can_cancel and a.state in PENDING) for a in progress.assignments]


@dataclass(frozen=True, slots=True)
class SentReview:
    """What one evaluator sent, for the agency after the evaluation is finished; ``counts`` toward the score."""

    assignment: Assignment
    summary: "Summary"
    counts: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One thing to do for the evaluation of a file, in words."""

    task: EvaluationTask
    words: Words
    tone: str


TASK_WORDS = {
    NEEDS_EVALUATORS: ngettext_lazy("%(n)d değerlendirici isteyin", "%(n)d değerlendirici isteyin", "n"),
    NEEDS_THIRD: ngettext_lazy("Üçüncü bir değerlendirici isteyin", "Üçüncü bir değerlendirici isteyin", "n"),
    NEEDS_REPLACEMENT: ngettext_lazy(
        "Çekilenin yerine %(n)d değerlendirici isteyin", "Çekilenlerin yerine %(n)d değerlendirici isteyin", "n"
    ),
    IS_LATE: ngettext_lazy("%(n)d değerlendirici gecikti", "%(n)d değerlendirici gecikti", "n"),
}


def task_rows(tasks: list[EvaluationTask]) -> list[TaskRow]:
    """The agency's tasks in words; only lateness alarms."""
    return [
        TaskRow(task, TASK_WORDS[task.kind] % {"n": task.number}, "danger" if task.kind == IS_LATE else "warning")
        for task in tasks
    ]


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The result with its words in the reader's language; ``combining`` only where three stand behind the score."""

    result: Result
    opinion: Words
    combining: Words


def result_shown(progress: Progress) -> ResultShown:
    """What the marks add up to; only for whom ``may_see_marks`` allows, once complete."""
    result = progress.result
    combines = result.score is not None and len(progress.sent) > PAIR
    combining = CombiningRule(progress.rules.values.combining).label if combines else ""
    return ResultShown(result, dict(ReviewOpinion.choices).get(result.opinion, ""), combining)


def sent_reviews(progress: Progress) -> list[SentReview]:
    """Everybody's marks with their reasons; only for whom ``may_see_marks`` allows."""
    places = progress.result.places if progress.is_complete else range(len(progress.sent))
    return [
        SentReview(a, summary_of(a.review, progress.rules, []), place in places)
        for place, a in enumerate(progress.sent)
    ]


def waiting_for(progress: Progress) -> Words:
    """What the evaluation waits for now, as a sentence."""
    if progress.needs_third and progress.to_ask:
        return _("İki değerlendirme çok farklı ya da geçme puanının iki yanında: üçüncü bir değerlendirici isteyin.")
    if progress.to_ask:
        return ngettext_lazy(
            "%(n)d değerlendirici daha isteyin.", "%(n)d değerlendirici daha isteyin.", progress.to_ask
        ) % {"n": progress.to_ask}
    waiting = len(progress.live) - len(progress.sent)
    if waiting:
        return ngettext_lazy("%(n)d değerlendirme bekleniyor.", "%(n)d değerlendirme bekleniyor.", waiting) % {
            "n": waiting
        }
    return _("Bütün değerlendirmeler geldi.")


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One criterion on the marking page; ``saved`` only where somebody else's save differs from what is typed."""

    criterion: Criterion
    number: str
    points: BoundField
    unscorable: BoundField
    reason: BoundField
    saved: Mark | None


@dataclass(frozen=True, slots=True)
class MarkSection:
    """One section of the grid on the marking page, with the points given so far."""

    number: int
    rules: GridRules
    given: int
    rows: tuple[MarkRow, ...]


def mark_sections(form: DraftForm, rules: Rules, review: Review | None, *, in_conflict: bool) -> list[MarkSection]:
    """The grid as the page draws it; in a conflict each criterion whose saved text differs shows it."""
    marks = marks_of(review)
    return [
        MarkSection(place, part, _given(part, marks), _mark_rows(form, place, part, marks if in_conflict else {}))
        for place, part in enumerate(rules.grid, start=1)
    ]


def _given(part: GridRules, marks: Mapping[int, Mark]) -> int:
    return sum((marks[c.pk].points or 0) for c in part.criteria if c.pk in marks)


def _mark_rows(form: DraftForm, section: int, part: GridRules, saved: Mapping[int, Mark]) -> tuple[MarkRow, ...]:
    return tuple(
        _mark_row(form, f"{section}.{place}", c, saved.get(c.pk)) for place, c in enumerate(part.criteria, start=1)
    )


def _mark_row(form: DraftForm, number: str, criterion: Criterion, saved: Mark | None) -> MarkRow:
    points, unscorable, reason = (form[f"{letter}{criterion.pk}"] for letter in "pur")
    return MarkRow(criterion, number, points, unscorable, reason, _differing(form, criterion, saved))


def _differing(form: DraftForm, criterion: Criterion, saved: Mark | None) -> Mark | None:
    if saved is None:
        return None
    typed: Any = getattr(form, "cleaned_data", {})
    own = tuple(typed.get(f"{letter}{criterion.pk}") for letter in "pru")
    return None if own == (saved.points, saved.reason, saved.is_unscorable) else saved


@dataclass(frozen=True, slots=True)
class SentMark:
    """One criterion as it was or is about to be sent."""

    criterion: Criterion
    number: str
    points: int | None
    is_unscorable: bool
    reason: str
    shortfalls: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SentSection:
    """One section of what was or is about to be sent."""

    number: int
    rules: GridRules
    given: int
    rows: tuple[SentMark, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A review to look at: before sending with what it lacks, or afterwards."""

    sections: tuple[SentSection, ...]
    total: int
    max_total: int
    opinion: Words
    confidence: Words
    comment: str
    shortfalls: tuple[Words, ...]


def summary_of(review: Review | None, rules: Rules, shortfalls: list[Shortfall]) -> Summary:
    """The review as a list of what was given, section by section."""
    return _summary(review, marks_of(review), rules, shortfalls)


def summary_in(version: ReviewVersion, rules: Rules) -> Summary:
    """The same of an earlier state."""
    review, marks = review_in(version)
    return _summary(review, marks, rules, [])


def _summary(review: Review | None, marks: Mapping[int, Mark], rules: Rules, shortfalls: list[Shortfall]) -> Summary:
    return Summary(
        sections=tuple(_sent_section(place, part, marks, shortfalls) for place, part in enumerate(rules.grid, start=1)),
        total=total_of(marks),
        max_total=sum(part.max_points for part in rules.grid),
        opinion=dict(ReviewOpinion.choices).get(review.opinion, "") if review else "",
        confidence=dict(Certainty.choices).get(review.confidence, "") if review else "",
        comment=review.comment if review else "",
        shortfalls=tuple(found.sentence for found in shortfalls if found.criterion is None),
    )


def _sent_section(place: int, part: GridRules, marks: Mapping[int, Mark], shortfalls: list[Shortfall]) -> SentSection:
    rows = tuple(
        _sent_mark(f"{place}.{under}", criterion, marks.get(criterion.pk, Mark()), shortfalls)
        for under, criterion in enumerate(part.criteria, start=1)
    )
    return SentSection(place, part, _given(part, marks), rows)


def _sent_mark(number: str, criterion: Criterion, mark: Mark, shortfalls: list[Shortfall]) -> SentMark:
    lacks = tuple(found.sentence for found in shortfalls if found.criterion == criterion)
    return SentMark(criterion, number, mark.points, mark.is_unscorable, mark.reason, lacks)
