"""One evaluator's draft: what is written, what it still lacks, and what it was before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode, Demand
from applications.models import Assignment, Criterion, Mark, Review, ReviewVersion
from applications.queries.rules import Rules
from cmdp.kit.text import count_characters


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that stops the sending: the criterion (none for what is said of the whole), its code, the sentence."""

    criterion: Criterion | None
    code: str
    sentence: str | Promise


NO_POINTS = _("Puan verilmedi.")
NO_OPINION = _("Görüş seçilmedi.")
NO_VIEW = _("Dosya hakkında genel görüş yazılmadı.")
NO_RECOMMENDATION = _("Öneri seçilmedi.")
NO_CONFIDENCE = _("Görüşünüzden ne kadar emin olduğunuz seçilmedi.")
SHORT_REASON = _("Gerekçe en az %(limit)d karakter olmalı; siz %(written)d yazdınız.")


def review_of(assignment: Assignment) -> Review | None:
    """The draft or the sent review, if anything was written."""
    return Review.objects.filter(assignment=assignment).first()


def marks_of(review: Review | None) -> dict[int, Mark]:
    """The marks by their criterion's key."""
    return {mark.criterion_id: mark for mark in review.marks.all()} if review else {}


def total_of(marks: Mapping[int, Mark]) -> int:
    """The points given so far."""
    return sum(mark.points or 0 for mark in marks.values())


def unscorable_in(review: Review | None, rules: Rules) -> list[tuple[Criterion, Mark]]:
    """The criteria that the evaluator cannot score, with what he wrote under them; never a zero."""
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return []
    marks = marks_of(review)
    return [(row, marks[row.pk]) for row in rules.criteria if row.pk in marks and marks[row.pk].is_unscorable]


def shortfalls_of(review: Review | None, rules: Rules) -> list[Shortfall]:
    """Everything that is still missing before the review can be sent; empty when nothing is.

    Who cannot score a criterion says why, and nothing else: none of his marks will count.
    """
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return [*_of_opinion(review, rules), *_of_confidence(review, rules)]
    if found := unscorable_in(review, rules):
        return [lack for criterion, mark in found for lack in _of_reason(criterion, mark.reason, rules)]
    marks = marks_of(review)
    lacks = [lack for criterion in rules.criteria for lack in _of_mark(criterion, marks.get(criterion.pk), rules)]
    return [*lacks, *_beside_the_marks(review, rules), *_of_confidence(review, rules)]


def _of_opinion(review: Review | None, rules: Rules) -> list[Shortfall]:
    found = [] if review and review.opinion else [Shortfall(None, "no_opinion", NO_OPINION)]
    return found + _of_reason(None, review.comment if review else "", rules)


def _beside_the_marks(review: Review | None, rules: Rules) -> list[Shortfall]:
    asked = (
        (rules.values.overall_view, review and review.comment.strip(), "no_view", NO_VIEW),
        (rules.values.recommendation, review and review.opinion, "no_recommendation", NO_RECOMMENDATION),
    )
    return [
        Shortfall(None, code, told) for demand, given, code, told in asked if demand == Demand.REQUIRED and not given
    ]


def _of_confidence(review: Review | None, rules: Rules) -> list[Shortfall]:
    if rules.values.confidence != Demand.REQUIRED or (review and review.confidence):
        return []
    return [Shortfall(None, "no_confidence", NO_CONFIDENCE)]


def _of_mark(criterion: Criterion, mark: Mark | None, rules: Rules) -> list[Shortfall]:
    found = [] if mark and mark.points is not None else [Shortfall(criterion, "no_points", NO_POINTS)]
    return found + _of_reason(criterion, mark.reason if mark else "", rules)


def _of_reason(criterion: Criterion | None, text: str, rules: Rules) -> list[Shortfall]:
    written, limit = count_characters(text), rules.values.reason_length
    if written >= limit:
        return []
    return [Shortfall(criterion, "short_reason", SHORT_REASON % {"limit": limit, "written": written})]


# Earlier versions ---------------------------------------------------------------------
MARK_FIELDS = ("points", "is_unscorable", "reason")
REVIEW_FIELDS = ("comment", "opinion", "confidence")


def versions_of(assignment: Assignment) -> QuerySet[ReviewVersion]:
    """The evaluator's own earlier states of his review, newest first."""
    return ReviewVersion.objects.filter(review__assignment=assignment).order_by("-pk")


def content_of(review: Review) -> dict[str, Any]:
    """A review as a version holds it: its words, and the marks by their criterion's key."""
    marks = {str(mark.criterion_id): {name: getattr(mark, name) for name in MARK_FIELDS} for mark in review.marks.all()}
    return {"marks": marks, **{name: getattr(review, name) for name in REVIEW_FIELDS}}


def review_in(version: ReviewVersion) -> tuple[Review, dict[int, Mark]]:
    """The review and its marks as the version holds them; rows that are not stored."""
    content = version.content
    marks = {int(key): Mark(criterion_id=int(key), **told) for key, told in content["marks"].items()}
    return Review(**{name: content[name] for name in REVIEW_FIELDS}), marks
