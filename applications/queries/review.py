"""One evaluator's draft: what is written, and what it still lacks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode
from applications.models import Assignment, Criterion, Mark, Review
from applications.queries.rules import Rules
from cmdp.kit.text import count_characters


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that stops the sending: the criterion (none for the opinion), its code, the sentence."""

    criterion: Criterion | None
    code: str
    sentence: str | Promise


NO_POINTS = _("Puan verilmedi.")
NO_OPINION = _("Görüş seçilmedi.")
SHORT_REASON = _("Gerekçe en az %(limit)d karakter olmalı; siz %(written)d yazdınız.")


def review_of(assignment: Assignment) -> Review | None:
    """The draft or the sent review, if anything was written."""
    return Review.objects.filter(assignment=assignment).first()


def marks_of(review: Review | None) -> dict[int, Mark]:
    """The marks by their criterion's key."""
    return {mark.criterion_id: mark for mark in review.marks.all()} if review else {}


def total_of(marks: dict[int, Mark]) -> int:
    """The points given so far."""
    return sum(mark.points or 0 for mark in marks.values())


def shortfalls_of(review: Review | None, rules: Rules) -> list[Shortfall]:
    """Everything that is still missing before the review can be sent; empty when nothing is."""
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return _of_opinion(review, rules)
    marks = marks_of(review)
    return [found for criterion in rules.criteria for found in _of_mark(criterion, marks.get(criterion.pk), rules)]


def _of_opinion(review: Review | None, rules: Rules) -> list[Shortfall]:
    found = [] if review and review.opinion else [Shortfall(None, "no_opinion", NO_OPINION)]
    return found + _of_reason(None, review.comment if review else "", rules)


def _of_mark(criterion: Criterion, mark: Mark | None, rules: Rules) -> list[Shortfall]:
    found = [] if mark and mark.points is not None else [Shortfall(criterion, "no_points", NO_POINTS)]
    return found + _of_reason(criterion, mark.reason if mark else "", rules)


def _of_reason(criterion: Criterion | None, text: str, rules: Rules) -> list[Shortfall]:
    written, limit = count_characters(text), rules.values.reason_length
    if written >= limit:
        return []
    return [Shortfall(criterion, "short_reason", SHORT_REASON % {"limit": limit, "written": written})]
