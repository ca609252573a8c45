"""Write marks or an opinion, send them, or say that a criterion cannot be scored."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode, AssignmentState, Certainty, ReviewOpinion
from applications.domain.assignment import NO_REASON, call_third, end, fill_place, held
from applications.domain.notices import tell_evaluator
from applications.domain.revisions import PERIOD
from applications.domain.scoring import settle
from applications.models import Assignment, Mark, Review, ReviewVersion
from applications.policies.review import may_give_up, may_save_review, may_send_review
from applications.queries.review import content_of, review_of, shortfalls_of, unscorable_in
from applications.queries.rules import Rules, rules_of
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, require

NEWER = deny("newer_version", _("Bu değerlendirme başka bir pencerede değiştirildi; iki metni de görüp seçin."))
CHANGED = deny("newer_version", _("Değerlendirme siz bakarken değişti; son hâline bakıp yeniden gönderin."))
INCOMPLETE = deny("incomplete", _("Değerlendirme eksik; eksik ölçütleri tamamlayıp yeniden gönderin."))
BAD_POINTS = deny("points_out_of_range", _("Puan, sıfır ile ölçütün en çok puanı arasında bir tam sayı olmalı."))
UNKNOWN = deny("unknown_criterion", _("Ölçüt bu çağrının cetvelinde yok; sayfayı yenileyin."))
UNKNOWN_OPINION = deny("unknown_opinion", _("Görüşünüzü listeden seçin."))
UNKNOWN_CONFIDENCE = deny("unknown_confidence", _("Görüşünüzden ne kadar emin olduğunuzu listeden seçin."))


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under one criterion; ``points`` empty while not yet given, and where it cannot be scored."""

    points: int | None = None
    reason: str = ""
    is_unscorable: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an evaluator typed, as far as he came; ``marks`` maps a criterion's key to its entry."""

    marks: Mapping[int, Entry] = field(default_factory=dict)
    comment: str = ""
    opinion: str = ""
    confidence: str = ""


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
    latest = _latest_version(review)
    review.version, review.saved_at = version + 1, at
    review.comment, review.opinion, review.confidence = draft.comment, draft.opinion, draft.confidence
    review.save(update_fields=["version", "saved_at", "comment", "opinion", "confidence"])
    _write_marks(review, draft, rules)
    _keep_version(review, latest, at=at)
    return review


def _latest_version(review: Review) -> ReviewVersion | None:
    """The newest state that is kept; what stands there without one (from before versions were kept) becomes it."""
    latest = review.versions.last()
    if latest is None and review.version:
        return _begin_version(review, at=review.saved_at)
    return latest


def _keep_version(review: Review, latest: ReviewVersion | None, *, at: dt.datetime) -> None:
    """One version for the saves of ten minutes; what was sent is never written over."""
    if latest is None or latest.sent_at is not None or at >= latest.began_at + PERIOD:
        _begin_version(review, at=at)
        return
    latest.content, latest.saved_at = content_of(review), at
    latest.save(update_fields=["content", "saved_at"])


def _begin_version(review: Review, *, at: dt.datetime) -> ReviewVersion:
    return ReviewVersion.objects.create(review=review, content=content_of(review), began_at=at, saved_at=at)


def _stands(review: Review, draft: Draft, rules: Rules) -> bool:
    marks = {mark.criterion_id: Entry(mark.points, mark.reason, mark.is_unscorable) for mark in review.marks.all()}
    pairs = [(marks.get(own.pk, Entry()), draft.marks.get(own.pk, Entry())) for own in rules.criteria]
    words = (
        (review.comment, review.opinion, review.confidence),
        (draft.comment, draft.opinion, draft.confidence),
    )
    return all(kept == typed for kept, typed in [*pairs, words])


def _fits(draft: Draft, rules: Rules) -> Verdict:
    limits = {criterion.pk: criterion.max_points for criterion in rules.criteria}
    if draft.marks.keys() - limits.keys():
        return UNKNOWN
    if draft.opinion and draft.opinion not in ReviewOpinion.values:
        return UNKNOWN_OPINION
    if draft.confidence and draft.confidence not in Certainty.values:
        return UNKNOWN_CONFIDENCE
    given = [(entry, entry.points, limits[key]) for key, entry in draft.marks.items() if entry.points is not None]
    return BAD_POINTS if any(own.is_unscorable or not 0 <= points <= most for own, points, most in given) else ALLOW


def _write_marks(review: Review, draft: Draft, rules: Rules) -> None:
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return
    entries = {criterion.pk: draft.marks.get(criterion.pk, Entry()) for criterion in rules.criteria}
    Mark.objects.bulk_create(
        [Mark(review=review, criterion_id=key, **asdict(own)) for key, own in entries.items()],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["points", "reason", "is_unscorable"],
    )


@transaction.atomic
def send(assignment_id: int, *, version: int, by: User, at: dt.datetime) -> Assignment:
    """Send the review as it stood when it was looked at (``version``); it is locked from here on.

    The last one to send finishes the file in the same transaction, unless a third is needed. Where a criterion cannot be
    scored nothing counts, and somebody else is asked.
    """
    assignment = held(assignment_id)
    require(may_send_review(by, assignment, at=at))
    review, rules = review_of(assignment), rules_of(assignment.proposal.call.rule_set)
    if review is None or shortfalls_of(review, rules):
        raise Refused(INCOMPLETE)
    if review.version != version:
        raise Refused(CHANGED)
    if found := unscorable_in(review, rules):
        told = "\n".join(f"{criterion.name_tr}: {mark.reason.strip()}" for criterion, mark in found)
        return _hand_over(assignment, told, by=by, at=at)
    review.sent_at, review.total = at, _total(review, rules)
    review.save(update_fields=["sent_at", "total"])
    ReviewVersion.objects.filter(pk__in=review.versions.order_by("-pk").values("pk")[:1]).update(sent_at=at)
    end(assignment, AssignmentState.SENT, by=by, at=at)
    tell_evaluator("evaluator_thanked", assignment, at=at)
    if not settle(assignment.proposal, at=at):
        call_third(assignment, at=at)
    return assignment


def _total(review: Review, rules: Rules) -> Decimal | None:
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return None
    return Decimal(sum(mark.points or 0 for mark in review.marks.all()))


@transaction.atomic
def give_up(assignment_id: int, *, reason: str, by: User, at: dt.datetime) -> Assignment:
    """Say that no opinion can be given on the file: somebody else is asked."""
    assignment = held(assignment_id)
    require(may_give_up(by, assignment, at=at))
    if not reason.strip():
        raise Refused(NO_REASON)
    return _hand_over(assignment, reason.strip(), by=by, at=at)


def _hand_over(assignment: Assignment, told: str, *, by: User, at: dt.datetime) -> Assignment:
    """The file cannot be scored by who has it: it is closed to him and offered to the next."""
    end(assignment, AssignmentState.UNSCORABLE, by=by, at=at, reason=told)
    settle(assignment.proposal, at=at)
    fill_place(assignment, at=at)
    return assignment
