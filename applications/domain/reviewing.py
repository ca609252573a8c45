"""Write marks or an opinion, send them, or say that a criterion cannot be scored."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode, AssignmentState, ReviewOpinion
from applications.domain.assignment import NO_REASON, end, fill_place, held
from applications.domain.notices import tell_evaluator
from applications.domain.scoring import settle
from applications.models import Assignment, Criterion, Mark, Review
from applications.policies.review import may_save_review, may_send_review
from applications.queries.review import review_of, shortfalls_of
from applications.queries.rules import Rules, rules_of
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, require

NEWER = deny("newer_version", _("Bu değerlendirme başka bir pencerede değiştirildi; iki metni de görüp seçin."))
CHANGED = deny("newer_version", _("Değerlendirme siz bakarken değişti; son hâline bakıp yeniden gönderin."))
INCOMPLETE = deny("incomplete", _("Değerlendirme eksik; eksik ölçütleri tamamlayıp yeniden gönderin."))
BAD_POINTS = deny("points_out_of_range", _("Puan, sıfır ile ölçütün en çok puanı arasında bir tam sayı olmalı."))
UNKNOWN = deny("unknown_criterion", _("Ölçüt bu çağrının cetvelinde yok; sayfayı yenileyin."))
UNKNOWN_OPINION = deny("unknown_opinion", _("Görüşünüzü listeden seçin."))


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under one criterion; ``points`` empty while not yet given."""

    points: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an evaluator typed, as far as he came; ``marks`` maps a criterion's key to its entry."""

    marks: Mapping[int, Entry] = field(default_factory=dict)
    comment: str = ""
    opinion: str = ""


@transaction.atomic
def save(assignment_id: int, draft: Draft, *, version: int, by: User, at: dt.datetime) -> Review:
    """Keep a draft that started from ``version``; one that started from an older one is refused, unless it is word for
    word what stands: then only the answer to an earlier save was lost on its way.
    """
    assignment = held(assignment_id)
    require(may_save_review(by, assignment, at=at))
    rules = rules_of(assignment.proposal.call.rule_set)
    require(_fits(draft, rules))
    review, _is_new = Review.objects.get_or_create(assignment=assignment, defaults={"saved_at": at})
    if review.version != version:
        require(ALLOW if _stands(review, draft, rules) else NEWER)
        return review
    review.version, review.saved_at = version + 1, at
    review.comment, review.opinion = draft.comment, draft.opinion
    review.save(update_fields=["version", "saved_at", "comment", "opinion"])
    _write_marks(review, draft, rules)
    return review


def _stands(review: Review, draft: Draft, rules: Rules) -> bool:
    marks = {mark.criterion_id: Entry(mark.points, mark.reason) for mark in review.marks.all()}
    pairs = [(marks.get(own.pk, Entry()), draft.marks.get(own.pk, Entry())) for own in rules.criteria]
    words = ((review.comment, review.opinion), (draft.comment, draft.opinion))
    return all(kept == typed for kept, typed in [*pairs, words])


def _fits(draft: Draft, rules: Rules) -> Verdict:
    limits = {criterion.pk: criterion.max_points for criterion in rules.criteria}
    if draft.marks.keys() - limits.keys():
        return UNKNOWN
    if draft.opinion and draft.opinion not in ReviewOpinion.values:
        return UNKNOWN_OPINION
    given = [(entry.points, limits[key]) for key, entry in draft.marks.items() if entry.points is not None]
    return BAD_POINTS if any(not 0 <= points <= limit for points, limit in given) else ALLOW


def _write_marks(review: Review, draft: Draft, rules: Rules) -> None:
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return
    entries = {criterion.pk: draft.marks.get(criterion.pk, Entry()) for criterion in rules.criteria}
    Mark.objects.bulk_create(
        [Mark(review=review, criterion_id=key, points=own.points, reason=own.reason) for key, own in entries.items()],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["points", "reason"],
    )


@transaction.atomic
def send(assignment_id: int, *, version: int, by: User, at: dt.datetime) -> Assignment:
    """Send the review as it stood when it was looked at (``version``); it is locked from here on.

    The last one to send finishes the file in the same transaction, unless a third is needed.
    """
    assignment = held(assignment_id)
    require(may_send_review(by, assignment, at=at))
    review, rules = review_of(assignment), rules_of(assignment.proposal.call.rule_set)
    if review is None or shortfalls_of(review, rules):
        raise Refused(INCOMPLETE)
    if review.version != version:
        raise Refused(CHANGED)
    review.sent_at, review.total = at, _total(review, rules)
    review.save(update_fields=["sent_at", "total"])
    end(assignment, AssignmentState.SENT, by=by, at=at)
    tell_evaluator("evaluator_thanked", assignment, at=at)
    settle(assignment.proposal, at=at)
    return assignment


def _total(review: Review, rules: Rules) -> Decimal | None:
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return None
    return Decimal(sum(mark.points or 0 for mark in review.marks.all()))


@transaction.atomic
def give_up(assignment_id: int, *, criterion: Criterion | None, reason: str, by: User, at: dt.datetime) -> Assignment:
    """Say that a criterion (or, without one, the file) cannot be scored: a replacement is asked, never a zero."""
    assignment = held(assignment_id)
    require(may_save_review(by, assignment, at=at))
    if not reason.strip():
        raise Refused(NO_REASON)
    told = f"{criterion.name_tr}: {reason.strip()}" if criterion else reason.strip()
    end(assignment, AssignmentState.UNSCORABLE, by=by, at=at, reason=told)
    settle(assignment.proposal, at=at)
    fill_place(assignment, at=at)
    return assignment
