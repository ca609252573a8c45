"""Progress, results and the agency's tasks."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import AssignmentState, Status
from applications.domain.reviewing import Draft, Entry
from applications.queries.evaluation import assessors_of, last_sending, progress_of, results_of
from applications.queries.evaluators_copy import papers_for
from applications.queries.rules import rules_of
from applications.queries.workload import evaluation_tasks
from cmdp.accounts.choices import Role
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON, join, make_user
from tests.factories.reviews import LATER, REASON, accepted, make_assignment, marks_of, opinion, opinion_call, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


def _file(cast, call, status=Status.UNDER_REVIEW, **fields):
    return make_proposal(call=call, organisation=cast.organisation, status=status, **fields)


def _scored(cast, call, *totals):
    proposal = _file(cast, call)
    for total in totals:
        send(accepted(proposal, by=cast["officer"]), marks_of(call, total))
    return proposal


@pytest.mark.parametrize(
    ("states", "to_ask"),
    [
        ([], 2),
        (["asked"], 1),
        (["asked", "accepted"], 0),
        (["asked", "stepped_back"], 1),
        (["unscorable", "cancelled"], 2),
    ],
)
def test_whoever_gave_the_file_back_leaves_a_place(cast, call, states, to_ask):
    proposal = _file(cast, call)
    for state in states:
        make_assignment(proposal, state=state)

    assert progress_of(proposal).to_ask == to_ask


def test_a_pair_that_differs_makes_a_third_place(cast, call):
    progress = progress_of(_scored(cast, call, 64, 65))

    assert (progress.needs_third, progress.required, progress.to_ask, progress.is_complete) == (True, 3, 1, False)


def test_a_third_who_reads_keeps_counting_when_the_pair_agrees_again(cast, call):
    proposal = _scored(cast, call, 70, 71)
    make_assignment(proposal, state=AssignmentState.ACCEPTED, is_third=True)

    progress = progress_of(proposal)

    assert (progress.needs_third, progress.required, progress.is_complete) == (False, 3, False)


def test_a_result_names_score_sections_and_verdict(cast, call):
    proposal = _scored(cast, call, 70, 73)

    result = results_of([proposal])[proposal.pk]

    assert (result.score, result.passes, result.opinion) == (Decimal("71.50"), True, "")
    assert sum(section.mean for section in result.sections) == result.score
    assert [section.max_points for section in result.sections] == [
        part.max_points for part in rules_of(call.rule_set).grid
    ]


def test_a_section_below_its_floor_fails_a_file_whatever_its_score(cast):
    rule_set = make_rule_set()
    last = rule_set.grid_sections.last()
    last.floor = Decimal(1)
    last.save()
    rule_set.frozen_at = NOON
    rule_set.save()
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = _scored(cast, call, 80, 80)

    result = results_of([proposal])[proposal.pk]

    assert (result.score, result.sections[-1].is_below_floor, result.passes) == (Decimal("80.00"), True, False)


def test_a_floor_is_judged_on_the_mean_of_the_evaluators(cast):
    rule_set = make_rule_set()
    first = rule_set.grid_sections.first()
    most = sum(first.criteria.values_list("max_points", flat=True))
    first.floor = Decimal(most) / 2
    first.save()
    rule_set.frozen_at = NOON
    rule_set.save()
    call = make_call(agency=cast.agency, rule_set=rule_set)
    rules = rules_of(rule_set)
    proposal = _file(cast, call)
    without_first = {
        criterion.pk: Entry(0 if criterion.section_id == first.pk else criterion.max_points, REASON)
        for criterion in rules.criteria
    }
    total = sum(entry.points for entry in without_first.values())
    send(accepted(proposal, by=cast["officer"]), Draft(without_first))
    send(accepted(proposal, by=cast["officer"]), marks_of(call, total))

    section = results_of([proposal])[proposal.pk].sections[0]

    assert (section.mean, section.is_below_floor) == (Decimal(most) / 2, False)


def test_opinions_give_a_word_instead_of_a_score(cast):
    call = opinion_call(agency=cast.agency)
    proposal = _file(cast, call)
    for word in ("support", "conditional"):
        send(accepted(proposal, by=cast["officer"]), opinion(word))

    result = results_of([proposal])[proposal.pk]

    assert (result.score, result.sections, result.opinion, result.passes) == (None, (), "conditional", True)


def test_an_unfinished_evaluation_has_no_result(cast, call):
    assert results_of([_scored(cast, call, 64, 65)]) == {}


def test_results_cost_the_same_for_one_and_for_three(cast, call, django_assert_num_queries):
    files = [_scored(cast, call, 70, 73) for _ in range(3)]
    results_of(files)

    for number in (1, 3):
        with django_assert_num_queries(2):
            results_of(files[:number])


@pytest.mark.parametrize(
    ("assessors", "named"),
    [
        ("staff", {"officer", "manager"}),
        ("pool", {"evaluator", "other_evaluator"}),
        ("both", {"officer", "manager", "evaluator", "other_evaluator"}),
    ],
)
def test_those_assess_a_call_who_hold_such_a_seat_now(cast, assessors, named):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"assessors": assessors}))
    for gone in (make_user(is_active=False), make_user()):
        for role, scope in ((Role.EVALUATOR, None), (Role.AGENCY_OFFICER, cast.agency)):
            join(gone, role, scope, ended_at=NOON if gone.is_active else None)

    people = list(assessors_of(call))

    assert set(people) == {cast[name] for name in named}
    assert [person.full_name for person in people] == sorted(person.full_name for person in people)


def test_the_agency_is_told_what_waits(cast, call):
    fresh, third, replaced, late = (
        _file(cast, call),
        _scored(cast, call, 64, 65),
        _file(cast, call),
        _file(cast, call),
    )
    make_assignment(replaced, state=AssignmentState.STEPPED_BACK)
    for _ in range(2):
        make_assignment(late)
    done = _file(cast, call, Status.REVIEWED)

    tasks = evaluation_tasks(cast["officer"], at=LATER)

    assert [(task.proposal.pk, task.kind, task.number) for task in tasks] == [
        (fresh.pk, "needs_evaluators", 2),
        (third.pk, "needs_third", 1),
        (replaced.pk, "needs_replacement", 2),
        (late.pk, "is_late", 2),
    ]
    assert done.pk not in [task.proposal.pk for task in tasks]
    assert evaluation_tasks(cast["other_officer"], at=LATER) == []


def test_a_file_with_enough_people_at_it_in_time_is_not_even_read(cast, call, django_assert_num_queries):
    busy = _file(cast, call)
    for _ in range(2):
        make_assignment(busy)

    with django_assert_num_queries(3):
        assert evaluation_tasks(cast["officer"], at=NOON) == []


def test_a_place_left_by_one_of_the_first_is_seen_while_the_third_reads(cast, call):
    file = _file(cast, call)
    make_assignment(file, state=AssignmentState.SENT)
    make_assignment(file, is_third=True)
    make_assignment(file, state=AssignmentState.CANCELLED)

    assert [(task.kind, task.number) for task in evaluation_tasks(cast["officer"], at=NOON)] == [
        ("needs_replacement", 1)
    ]


def test_tasks_cost_the_same_for_one_and_for_three_files(cast, call, django_assert_num_queries):
    evaluation_tasks(cast["officer"], at=NOON)
    for _ in range(3):
        make_assignment(_file(cast, call), state=AssignmentState.SENT)
        with django_assert_num_queries(3):
            evaluation_tasks(cast["officer"], at=NOON)


def test_an_evaluator_reads_the_last_sending_and_its_papers_only(cast, call):
    proposal = _file(cast, call)
    frozen = make_document(proposal)
    last = make_submission(proposal, at=NOON + dt.timedelta(days=1))
    later = make_document(proposal, name="sonradan.pdf")
    assignment = make_assignment(proposal, cast["evaluator"], AssignmentState.ACCEPTED)

    papers = [paper.document for paper in papers_for(assignment)]

    assert (last_sending(assignment), papers) == (last, [frozen])
    assert later not in papers
