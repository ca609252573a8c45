"""Write, send, cannot be scored; what the last sending does to the file."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import reviewing, scoring
from applications.domain.reviewing import Draft, Entry
from applications.models import Assignment, Mark, Review
from applications.queries.evaluation import progress_of
from applications.queries.review import review_in, shortfalls_of, versions_of
from applications.queries.rules import rules_of
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import (
    REASON,
    accepted,
    make_evaluator,
    marks_of,
    opinion,
    opinion_call,
    send,
    write,
)
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@kept
def pair(cast, proposal):
    return [accepted(proposal, by=cast["officer"]) for _ in range(2)]


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def test_a_draft_keeps_what_was_typed_and_counts_its_saves(call, pair):
    first, *_ = rules_of(call.rule_set).criteria

    review = write(pair[0], Draft({first.pk: Entry(3, "Yarım")}, comment="Not"))

    mark = Mark.objects.get(review=review, criterion=first)
    assert (review.version, review.comment, mark.points, mark.reason) == (1, "Not", 3, "Yarım")
    assert review.marks.count() == len(rules_of(call.rule_set).criteria)


def test_a_save_that_started_from_an_older_version_is_refused(call, pair):
    write(pair[0], marks_of(call, 50))

    code = _refusal(reviewing.save, pair[0].pk, marks_of(call, 70), version=0, by=pair[0].evaluator, at=NOON)

    assert code == "newer_version"
    assert sum(mark.points for mark in Mark.objects.filter(review__assignment=pair[0])) == 50


@pytest.mark.parametrize(("comment", "code"), [("Not", None), ("Başka not", "newer_version")])
def test_what_is_saved_again_word_for_word_is_what_stands(call, pair, comment, code):
    first, *_ = rules_of(call.rule_set).criteria
    written = write(pair[0], Draft({first.pk: Entry(3, "Yarım")}, comment="Not"))
    again = {"version": 0, "by": pair[0].evaluator, "at": NOON}
    draft = Draft({first.pk: Entry(3, "Yarım")}, comment=comment)

    if code:
        assert _refusal(reviewing.save, pair[0].pk, draft, **again) == code
    else:
        assert reviewing.save(pair[0].pk, draft, **again).version == written.version


@pytest.mark.parametrize(("points", "code"), [(-1, "points_out_of_range"), (1000, "points_out_of_range")])
def test_points_outside_the_criterion_are_refused(call, pair, points, code):
    first, *_ = rules_of(call.rule_set).criteria

    assert _refusal(write, pair[0], Draft({first.pk: Entry(points, "")})) == code


def test_a_criterion_of_another_grid_is_refused(pair):
    other = rules_of(make_rule_set()).criteria[0]

    assert _refusal(write, pair[0], Draft({other.pk: Entry(1, "")})) == "unknown_criterion"


def test_an_opinion_outside_the_list_is_refused(pair):
    assert _refusal(write, pair[0], Draft(opinion="belki")) == "unknown_opinion"


def test_an_empty_review_cannot_be_sent(pair):
    assert _refusal(reviewing.send, pair[0].pk, version=0, by=pair[0].evaluator, at=NOON) == "incomplete"


def test_a_short_reason_stops_the_sending(call, pair):
    draft = marks_of(call, 70)
    first = next(iter(draft.marks))
    short = Draft({**draft.marks, first: Entry(draft.marks[first].points, REASON[:49])})

    review = write(pair[0], short)

    assert _refusal(reviewing.send, pair[0].pk, version=review.version, by=pair[0].evaluator, at=NOON) == "incomplete"


def test_a_reason_of_exactly_the_length_is_enough(call, pair):
    draft = Draft({key: Entry(entry.points, REASON[:50]) for key, entry in marks_of(call, 70).marks.items()})

    assert send(pair[0], draft).state == AssignmentState.SENT


def test_what_is_sent_is_what_was_looked_at(call, pair):
    write(pair[0], marks_of(call, 70))
    write(pair[0], marks_of(call, 71))

    assert _refusal(reviewing.send, pair[0].pk, version=1, by=pair[0].evaluator, at=NOON) == "newer_version"


def test_the_first_sending_locks_the_review_and_thanks(call, pair, proposal):
    assignment = send(pair[0], marks_of(call, 70))

    proposal.refresh_from_db()
    review = Review.objects.get(assignment=assignment)
    thanks = Letter.objects.get(kind="evaluator_thanked")
    assert (assignment.state, review.total, review.sent_at) == (AssignmentState.SENT, Decimal(70), NOON)
    assert (proposal.status, proposal.score, thanks.to_email) == (
        Status.UNDER_REVIEW,
        None,
        assignment.evaluator.email,
    )
    assert _refusal(write, assignment, marks_of(call, 80)) == "already_sent"


def test_a_second_click_on_send_is_refused(call, pair):
    send(pair[0], marks_of(call, 70))

    assert _refusal(reviewing.send, pair[0].pk, version=1, by=pair[0].evaluator, at=NOON) == "already_sent"
    assert Letter.objects.filter(kind="evaluator_thanked").count() == 1


def test_the_last_sending_finishes_the_file_with_the_mean(call, pair, proposal):
    send(pair[0], marks_of(call, 66))
    send(pair[1], marks_of(call, 75))

    proposal.refresh_from_db()
    finish = Event.objects.get(verb="proposal.finish")
    assert (proposal.status, proposal.score) == (Status.REVIEWED, Decimal("70.50"))
    assert (finish.actor_id, finish.capacities, finish.changes["score"]) == (None, ["system"], [None, "70.50"])


@pytest.mark.parametrize("totals", [(64, 65), (50, 65), (65, 80)])
def test_a_pair_that_differs_waits_for_a_third(call, pair, proposal, totals):
    for assignment, total in zip(pair, totals, strict=True):
        send(assignment, marks_of(call, total))

    proposal.refresh_from_db()
    assert (proposal.status, proposal.score) == (Status.UNDER_REVIEW, None)


def test_the_third_makes_the_score_with_the_first_two(cast, call, pair, proposal):
    for assignment, total in zip(pair, (64, 65), strict=True):
        send(assignment, marks_of(call, total))
    third = accepted(proposal, by=cast["officer"])

    send(third, marks_of(call, 70))

    proposal.refresh_from_db()
    assert (third.is_third, proposal.status, proposal.score) == (True, Status.REVIEWED, Decimal("66.33"))


def test_three_combine_as_the_rule_set_says(cast):
    rule_set = make_rule_set(frozen=True, values={"combining": "nearest_two", "third_gap": "10", "pass_mark": "40"})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for total in (60, 70, 72):
        send(accepted(proposal, by=cast["officer"]), marks_of(call, total))

    proposal.refresh_from_db()

    assert (proposal.status, proposal.score) == (Status.REVIEWED, Decimal("71.00"))


def _unscorable(call, *, reason=REASON) -> Draft:
    first, second, *_ = rules_of(call.rule_set).criteria
    return Draft({first.pk: Entry(None, reason, is_unscorable=True), second.pk: Entry(3, "")})


def test_a_criterion_that_cannot_be_scored_is_said_at_sending_and_somebody_else_is_asked(cast, call, pair, proposal):
    first, *_ = rules_of(call.rule_set).criteria
    send(pair[0], marks_of(call, 70))

    ended = send(pair[1], _unscorable(call))

    proposal.refresh_from_db()
    review = Review.objects.get(assignment=ended)
    assert (ended.state, ended.reason) == (AssignmentState.UNSCORABLE, f"{first.name_tr}: {REASON}")
    assert (review.sent_at, review.total, proposal.status) == (None, None, Status.UNDER_REVIEW)
    assert progress_of(proposal).to_ask == 1


def test_why_a_criterion_cannot_be_scored_is_as_long_as_any_reason(call, pair):
    review = write(pair[0], _unscorable(call, reason="Ek yok."))

    code = _refusal(reviewing.send, pair[0].pk, version=review.version, by=pair[0].evaluator, at=NOON)

    assert code == "incomplete"
    assert [lack.code for lack in shortfalls_of(review, rules_of(call.rule_set))] == ["short_reason"]


def test_what_cannot_be_scored_has_no_points(call, pair):
    first, *_ = rules_of(call.rule_set).criteria

    assert _refusal(write, pair[0], Draft({first.pk: Entry(0, REASON, is_unscorable=True)})) == "points_out_of_range"


@pytest.mark.parametrize(
    ("asked", "given", "code"),
    [
        ({"overall_view": "required"}, {"comment": "Dosya tutarlı."}, "no_view"),
        ({"recommendation": "required"}, {"opinion": "conditional"}, "no_recommendation"),
        ({"confidence": "required"}, {"confidence": "high"}, "no_confidence"),
        ({"confidence": "required", "assessment_mode": "opinion"}, {"confidence": "low"}, "no_confidence"),
    ],
    ids=["view", "recommendation", "confidence", "confidence_beside_an_opinion"],
)
def test_what_the_rule_set_wants_beside_the_marks_is_given_before_sending(cast, asked, given, code):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values=asked))
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment, rules = accepted(file, by=cast["officer"]), rules_of(call.rule_set)
    draft = opinion() if "assessment_mode" in asked else marks_of(call, 70)

    lacking = shortfalls_of(write(assignment, draft), rules)
    whole = shortfalls_of(write(assignment, replace(draft, **given)), rules)

    assert ([lack.code for lack in lacking], whole) == ([code], [])


def test_a_certainty_outside_the_list_is_refused(pair):
    assert _refusal(write, pair[0], Draft(confidence="sure")) == "unknown_confidence"


# Earlier versions
def _versions(assignment) -> list[tuple[str, bool]]:
    return [(row.content["comment"], row.sent_at is not None) for row in versions_of(assignment)]


def test_saves_within_ten_minutes_are_one_version(pair):
    for minutes, words in ((0, "Bir"), (9, "İki"), (10, "Üç")):
        write(pair[0], Draft(comment=words), at=NOON + dt.timedelta(minutes=minutes))

    assert _versions(pair[0]) == [("Üç", False), ("İki", False)]


def test_what_was_sent_stays_as_it_was_sent_when_it_is_taken_up_again(cast, call, pair, proposal):
    for assignment in pair:
        send(assignment, replace(marks_of(call, 70), comment="Gönderilen"))
    scoring.reopen(proposal.pk, assignments=[pair[0].pk], reason="Yanlış bütçe.", by=cast["manager"], at=NOON)

    write(pair[0], replace(marks_of(call, 72), comment="Yeniden"))

    assert _versions(pair[0]) == [("Yeniden", False), ("Gönderilen", True)]
    review, marks = review_in(versions_of(pair[0]).last())
    assert (review.comment, sum(mark.points for mark in marks.values())) == ("Gönderilen", 70)


def test_what_stood_there_before_versions_were_kept_becomes_the_first(pair):
    write(pair[0], Draft(comment="Eski")).versions.all().delete()

    write(pair[0], Draft(comment="Yeni"), at=NOON + dt.timedelta(hours=1))

    assert _versions(pair[0]) == [("Yeni", False), ("Eski", False)]


def test_giving_up_an_opinion_needs_a_reason_and_marks_are_given_up_by_their_criterion(cast, pair):
    call = opinion_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    other = accepted(file, by=cast["officer"])

    assert _refusal(reviewing.give_up, other.pk, reason=" ", by=other.evaluator, at=NOON) == "no_reason"
    code = _refusal(reviewing.give_up, pair[0].pk, reason="Eksik.", by=pair[0].evaluator, at=NOON)
    assert code == "said_beside_criterion"


def test_opinions_finish_without_a_score(cast):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for word in ("support", "conditional"):
        send(accepted(proposal, by=cast["officer"]), opinion(word))

    proposal.refresh_from_db()

    assert (proposal.status, proposal.score) == (Status.REVIEWED, None)
    assert not Mark.objects.exists()


def test_opinions_for_and_against_wait_for_a_third(cast):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for word in ("support", "against"):
        send(accepted(proposal, by=cast["officer"]), opinion(word))
    proposal.refresh_from_db()
    before = proposal.status

    send(accepted(proposal, by=cast["officer"]), opinion("against"))

    proposal.refresh_from_db()
    assert (before, proposal.status) == (Status.UNDER_REVIEW, Status.REVIEWED)


def test_an_opinion_needs_a_word_and_a_reason(cast):
    call = opinion_call(agency=cast.agency)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = accepted(proposal, by=cast["officer"])
    review = write(assignment, Draft(comment="Kısa"))

    code = _refusal(reviewing.send, assignment.pk, version=review.version, by=assignment.evaluator, at=NOON)

    assert code == "incomplete"


def test_a_single_evaluator_finishes_alone(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"evaluators": "1"}))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)

    send(accepted(proposal, by=cast["officer"]), marks_of(call, 41))

    proposal.refresh_from_db()
    assert (proposal.status, proposal.score) == (Status.REVIEWED, Decimal("41.00"))


def test_the_record_of_an_evaluation_holds_no_words_of_the_evaluator(cast, call, pair):
    send(pair[0], marks_of(call, 70))
    assigning.step_back(pair[1].pk, reason="Kuzenim orada çalışıyor.", by=pair[1].evaluator, at=NOON)

    told = [(e.reason, str(e.changes)) for e in Event.objects.filter(verb__startswith="assignment.")]

    assert not [words for words in told if REASON in "".join(words) or "Kuzenim" in "".join(words)]


def test_a_late_evaluator_may_still_send(cast, call, pair):
    late = pair[0].due_at + dt.timedelta(days=1)

    assert send(pair[0], marks_of(call, 70), at=late).ended_at == late


def test_the_tests_of_this_room_run_on_postgresql():
    assert connection.vendor == "postgresql"


def test_nobody_else_writes_into_a_review(call, pair):
    stranger = make_evaluator()

    code = _refusal(reviewing.save, pair[0].pk, marks_of(call, 50), version=0, by=stranger, at=NOON)

    assert (code, Assignment.objects.get(pk=pair[0].pk).state) == ("stranger", AssignmentState.ACCEPTED)
