"""What time does by itself: drafts missed, requests expired, reminders; once each, one failure stops none."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.choices import AssignmentState, Status
from applications.domain import clock
from applications.models import Call, CallStage, Proposal, RuleValue
from applications.queries.due import undertakings_to_remind
from applications.queries.undertakings import owed_by
from cmdp.kit.again import HOLDS
from cmdp.kit.formats import format_deadline
from cmdp.outbox.models import Frequency, Letter, LetterChoice, State
from tests.factories.decisions import DUE, make_opinion, make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.undertakings import make_undertaking

DAY = dt.timedelta(days=1)


def kinds():
    return sorted(set(Letter.objects.values_list("kind", flat=True)))


def days(file, key):
    return dt.timedelta(days=int(RuleValue.objects.get(rule_set=file.call.rule_set, key=key).value))


def test_tick_misses_drafts_once_nothing_that_came_in_time_can_wait_any_longer(cast):
    draft = make_proposal(organisation=cast.organisation)
    over = draft.call_stage.closes_at + HOLDS
    clock.tick(at=over - dt.timedelta(microseconds=1))
    draft.refresh_from_db()
    before = draft.status

    clock.tick(at=over)

    draft.refresh_from_db()
    assert (before, draft.status) == (Status.DRAFT, Status.MISSED)


def test_tick_expires_requests_that_ran_out(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"], reminded_at=NOON)

    clock.tick(at=DUE)

    assert file.completion_requests.get().expired_at == DUE
    assert kinds() == ["proposal_completion_expired"]


def test_tick_reminds_of_a_request_once_and_in_time(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"])
    ahead = days(file, "completion_reminder_days")
    clock.tick(at=DUE - ahead - dt.timedelta(seconds=1))
    early = kinds()

    done = [clock.tick(at=DUE - ahead), clock.tick(at=DUE - ahead)]

    assert (early, kinds(), done) == ([], ["proposal_completion_reminder"], [1, 0])


def test_tick_reminds_of_an_undertaking_once_and_in_time(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    LetterChoice.objects.create(user_id=cast["owner"].pk, frequency=Frequency.NECESSARY, chosen_at=NOON)
    due_at, ahead = owed_by(file)[0].due_at, days(file, "undertaking_reminder_days")
    clock.tick(at=due_at - ahead - dt.timedelta(seconds=1))
    early = kinds()

    done = [clock.tick(at=due_at - ahead), clock.tick(at=due_at - ahead)]

    letter = Letter.objects.get(to_user_id=cast["owner"].pk)
    assert (early, kinds(), done) == ([], ["undertaking_reminder"], [1, 0])
    assert (format_deadline(due_at) in letter.text, letter.state) == (True, State.QUEUED)


def test_an_undertaking_is_told_of_anew_when_its_time_moves(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    near = owed_by(file)[0].due_at - DAY
    clock.tick(at=near)
    CallStage.objects.filter(pk=file.call_stage_id).update(closes_at=file.call_stage.closes_at + 7 * DAY)

    done = [clock.tick(at=near), clock.tick(at=near + 7 * DAY)]

    assert done == [0, 1]


def test_in_a_call_without_an_end_the_reminder_follows_the_sending(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    Call.objects.filter(pk=file.call_id).update(is_rolling=True)
    near = owed_by(Proposal.objects.get(pk=file.pk))[0].due_at - DAY

    assert (clock.tick(at=near), clock.tick(at=near + 60 * DAY)) == (1, 0)


@pytest.mark.parametrize("which", ["late", "signed", "withdrawn", "draft", "negative"])
def test_nobody_is_reminded_of_what_cannot_be_uploaded_or_is_there(cast, which):
    status = {"withdrawn": Status.WITHDRAWN, "draft": Status.DRAFT, "negative": Status.NEGATIVE}
    file = make_proposal(status=status.get(which, Status.SUBMITTED), organisation=cast.organisation)
    due_at = owed_by(file)[0].due_at
    if which == "signed":
        make_undertaking(file)
    if which == "negative":
        make_opinion(file, cast["manager"], released=True)

    clock.tick(at=due_at if which == "late" else due_at - DAY)

    assert "undertaking_reminder" not in kinds()


def test_an_opinion_that_is_held_keeps_no_reminder_back(cast):
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"], released=False)

    clock.tick(at=owed_by(file)[0].due_at - DAY)

    assert kinds() == ["undertaking_reminder"]


def test_tick_reminds_of_the_close_once_and_in_time(cast):
    draft = make_proposal(organisation=cast.organisation)
    closes, ahead = draft.call_stage.closes_at, days(draft, "close_reminder_days")
    clock.tick(at=closes - ahead - dt.timedelta(seconds=1))
    early = kinds()

    done = [clock.tick(at=closes - ahead), clock.tick(at=closes - ahead)]

    assert (early, kinds(), done) == ([], ["proposal_close_reminder"], [1, 0])


def test_tick_reminds_an_evaluator_once_and_in_time(cast):
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    assignment = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    ahead = days(file, "evaluation_reminder_days")
    clock.tick(at=assignment.due_at - ahead - dt.timedelta(seconds=1))
    early = kinds()

    done = [clock.tick(at=assignment.due_at - ahead), clock.tick(at=assignment.due_at - ahead)]

    assert (early, kinds(), done) == ([], ["evaluator_reminded"], [1, 0])


def test_whose_time_to_sign_is_far_off_is_not_even_read(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    (owed,), ahead = owed_by(file), days(file, "undertaking_reminder_days")
    near, reads = owed.due_at - ahead, []

    for at in (near - dt.timedelta(seconds=1), near, owed.due_at):
        with CaptureQueriesContext(connection) as spent:
            found = list(undertakings_to_remind(at))
        reads.append((found, any('FROM "applications_undertaking"' in query["sql"] for query in spent)))

    assert reads == [([], False), ([file.pk], True), ([], False)]


def test_reminders_asked_for_twice_at_once_are_sent_once(cast):
    draft = make_proposal(organisation=cast.organisation)
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    request = make_request(file, cast["officer"])
    signed = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    near = owed_by(signed)[0].due_at - DAY
    assignment = make_assignment(None, cast["evaluator"], AssignmentState.ACCEPTED)

    found = [
        (clock.remind_of_close(draft.pk, at=NOON), clock.remind_of_close(draft.pk, at=NOON)),
        (clock.remind_of_request(request.pk, at=NOON), clock.remind_of_request(request.pk, at=NOON)),
        (clock.remind_of_undertaking(signed.pk, at=near), clock.remind_of_undertaking(signed.pk, at=near)),
        (clock.remind_evaluator(assignment.pk, at=NOON), clock.remind_evaluator(assignment.pk, at=NOON)),
    ]

    assert found == [(True, False)] * 4


def test_one_failure_does_not_stop_the_others(cast, monkeypatch):
    first = make_proposal(organisation=cast.organisation)
    second = make_proposal(organisation=cast.organisation, call=first.call)
    real = clock.miss

    def failing(key, *, at):
        if key == first.pk:
            raise RuntimeError("torn cable")
        return real(key, at=at)

    monkeypatch.setattr(clock, "miss", failing)
    clock.tick(at=first.call_stage.closes_at + HOLDS)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.DRAFT, Status.MISSED)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.WITHDRAWN])
def test_a_file_that_is_no_draft_is_not_missed(status, cast):
    file = make_proposal(status=status, organisation=cast.organisation)

    clock.tick(at=file.call_stage.closes_at + DAY)

    file.refresh_from_db()
    assert file.status == status
