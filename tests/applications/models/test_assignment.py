"""Every constraint of the evaluators' tables, broken once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError

from applications.choices import AssignmentState
from applications.models import Assignment, Mark, Review, ReviewVersion
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("assignment_opens_after_the_declaration", {"state": "accepted", "declared_at": None}),
        ("assignment_ended_has_its_time", {"state": "stepped_back", "reason": "Akrabam.", "ended_at": None}),
        ("assignment_ended_has_its_time", {"state": "asked", "ended_at": NOON}),
        ("assignment_given_up_has_a_reason", {"state": "cancelled", "reason": "", "ended_at": NOON}),
    ],
)
def test_an_assignment_is_welded_to_its_columns(db, name, changes):
    assignment = make_assignment()

    with pytest.raises(IntegrityError, match=name):
        Assignment.objects.filter(pk=assignment.pk).update(**changes)


def test_nobody_is_asked_twice_for_a_file_and_stage(db):
    first = make_assignment()

    with pytest.raises(IntegrityError, match="one_assignment_per_evaluator_and_file"):
        make_assignment(first.proposal, first.evaluator)


@pytest.mark.parametrize("changes", [{"sent_at": NOON}, {"total": Decimal(3)}])
def test_a_review_is_sent_with_a_total_or_an_opinion(db, changes):
    review = Review.objects.create(assignment=make_assignment(state=AssignmentState.ACCEPTED), saved_at=NOON)

    with pytest.raises(IntegrityError, match="review_sent_has_a_total_or_an_opinion"):
        Review.objects.filter(pk=review.pk).update(**changes)


def test_a_criterion_is_marked_once(db):
    mark = make_assignment(state=AssignmentState.SENT).review.marks.first()

    with pytest.raises(IntegrityError, match="one_mark_per_criterion"):
        Mark.objects.create(review_id=mark.review_id, criterion_id=mark.criterion_id)


def test_what_cannot_be_scored_has_no_points(db):
    mark = make_assignment(state=AssignmentState.SENT).review.marks.first()

    with pytest.raises(IntegrityError, match="mark_unscorable_has_no_points"):
        Mark.objects.filter(pk=mark.pk).update(is_unscorable=True)


def test_a_version_begins_before_it_ends(db):
    review = make_assignment(state=AssignmentState.SENT).review
    version = ReviewVersion.objects.create(review=review, content={}, began_at=NOON, saved_at=NOON)

    assert str(version) == f"{review.pk}@2026-03-02 12:00"
    with pytest.raises(IntegrityError, match="review_version_begins_before_it_ends"):
        ReviewVersion.objects.filter(pk=version.pk).update(began_at=NOON + dt.timedelta(seconds=1))


def test_rows_name_themselves_by_keys(db):
    assignment = make_assignment(state=AssignmentState.SENT)
    mark = assignment.review.marks.first()

    assert (str(assignment), assignment.audit_label) == (assignment.public_id, assignment.public_id)
    assert (str(assignment.review), str(mark)) == (str(assignment.pk), f"{mark.criterion_id}: 0")
