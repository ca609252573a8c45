"""What is asked beside points: a criterion that cannot be scored, what the rule set wants more, the earlier versions."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain.reviewing import Draft
from applications.models import Mark, Review
from applications.queries.review import versions_of
from applications.queries.rules import rules_of
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment, marks_of, write
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def opened(cast, call):
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    return make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)


@pytest.fixture
def client(client, cast):
    client.force_login(cast["evaluator"])
    return client


def _address(route, assignment):
    return reverse(f"applications:{route}", args=[assignment.public_id])


def _typed(call, total, **more):
    marks = marks_of(call, total).marks
    points = {f"p{key}": entry.points for key, entry in marks.items()}
    reasons = {f"r{key}": entry.reason for key, entry in marks.items()}
    return {"version": 0, **points, **reasons, **more}


def test_who_cannot_score_a_criterion_is_told_what_that_means_and_hands_the_file_over(client, call, opened):
    first, *_ = rules_of(call.rule_set).criteria
    typed = _typed(call, 58, look=1, **{f"u{first.pk}": "on"})

    look = client.post(_address("evaluation_file", opened), typed, follow=True).content.decode()
    client.post(_address("evaluation_send", opened), {"version": 1})

    opened.refresh_from_db()
    assert ("Değerlendiremediğinizi bildiriyorsunuz" in look, "Değerlendiremediğimi bildir" in look) == (True, True)
    assert "Değerlendirmemi gönder" not in look
    assert (Mark.objects.get(criterion=first).points, opened.state) == (None, AssignmentState.UNSCORABLE)


def test_the_evaluator_reads_his_own_earlier_versions(client, opened):
    write(opened, Draft(comment="İlk söz"))
    write(opened, Draft(comment="Son söz"), at=NOON + dt.timedelta(hours=1))
    earliest = versions_of(opened).last()

    newest = client.get(_address("evaluation_versions", opened)).content.decode()
    first = client.get(_address("evaluation_versions", opened), {"hal": earliest.public_id}).content.decode()

    assert [("İlk söz" in page, "Son söz" in page) for page in (newest, first)] == [(False, True), (True, False)]


def test_what_the_rule_set_does_not_ask_is_not_on_the_page(cast, client):
    asked = {"overall_view": "none", "recommendation": "optional", "confidence": "optional"}
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values=asked))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)

    page = client.get(_address("evaluation_file", assignment)).content.decode()
    client.post(_address("evaluation_file", assignment), {"version": 0, "opinion": "against", "confidence": "low"})

    review = Review.objects.get(assignment=assignment)
    assert [f'name="{name}"' in page for name in ("comment", "opinion", "confidence")] == [False, True, True]
    assert (review.comment, review.opinion, review.confidence) == ("", "against", "low")
