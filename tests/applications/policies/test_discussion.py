"""Who talks about a file once all have sent, and who has which part in the report."""

import pytest

from applications.choices import AssignmentState, Status
from applications.domain.discussing import answer, put_forward, save_report
from applications.policies.discussion import (
    may_answer_report,
    may_close_report,
    may_read,
    may_speak,
    may_write_report,
)
from applications.policies.review import may_reopen
from applications.queries import discussion
from applications.queries.discussion import report_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership
from cmdp.kit.actors import SYSTEM
from tests.factories.conflicts import make_conflict
from tests.factories.discussions import make_pair, make_report, make_talked_of
from tests.factories.people import NOON, join
from tests.factories.reviews import make_assignment, make_evaluator
from tests.support.kept import kept


@kept
def proposal(cast):
    return make_talked_of(cast)


@kept
def pair(cast, proposal):
    return make_pair(cast, proposal)


def test_who_takes_it_up_again_after_the_talk_is_told_that_the_marks_are_known(cast, proposal, pair):
    verdict = may_reopen(cast["manager"], proposal, at=NOON)

    assert (bool(verdict), verdict.code) == (True, "marks_known")


def test_who_judged_a_file_without_knowing_whose_it_is_talks_of_it_and_writes_the_report(cast):
    file = make_talked_of(cast, applicant_hidden="yes")
    (first, second), report = make_pair(cast, file), None

    assert may_speak(first.evaluator, file)
    assert may_write_report(first.evaluator, file, report)
    report = make_report(file, first.evaluator, proposed_at=NOON)
    assert may_answer_report(second.evaluator, file, report)
    assert may_speak(cast["officer"], file).code == "not_manager"


@pytest.mark.parametrize("hidden", ["yes", "no"])
def test_who_has_joined_the_applicant_since_says_nothing_more(hidden, cast):
    file = make_talked_of(cast, applicant_hidden=hidden)
    first, _second = make_pair(cast, file)
    join(first.evaluator, Role.ORGANISATION_EDITOR, file.organisation)

    verdicts = may_speak(first.evaluator, file), may_write_report(first.evaluator, file, None)

    assert [verdict.code for verdict in verdicts] == ["own_file", "own_file"]


def _reading(cast, proposal):
    return {name for name, person in cast.people.items() if may_read(person, proposal)}


def test_those_who_sent_and_the_manager_read_and_nobody_else(cast, proposal, pair):
    assert _reading(cast, proposal) == {"evaluator", "other_evaluator", "manager"}
    assert may_read(SYSTEM, proposal).code == "not_manager"


def _switched_off(cast):
    return make_talked_of(cast, has_discussion="no", has_consensus="no")


def _under_way(cast):
    return make_talked_of(cast, Status.UNDER_REVIEW)


@pytest.mark.parametrize(("make", "code"), [(_switched_off, "not_asked"), (_under_way, "not_finished")])
def test_nobody_reads_where_the_rules_want_none_or_somebody_is_still_at_it(cast, make, code):
    file = make(cast)
    make_pair(cast, file)

    assert _reading(cast, file) == set()
    assert may_read(cast["evaluator"], file).code == code


def test_who_gave_the_file_back_or_is_in_conflict_or_left_the_pool_reads_nothing(cast, proposal, pair):
    gave_back = make_assignment(proposal, make_evaluator(), AssignmentState.STEPPED_BACK).evaluator
    make_conflict(proposal, cast["other_evaluator"])
    Membership.objects.filter(user=cast["evaluator"]).update(ended_at=NOON, ended_by=cast["manager"])
    proposal = type(proposal).objects.get(pk=proposal.pk)

    people = (gave_back, cast["other_evaluator"], type(cast["evaluator"]).objects.get(pk=cast["evaluator"].pk))
    assert [bool(may_read(person, proposal)) for person in people] == [False] * 3


def _files(cast):
    """A file of each kind, each with the cast's pair."""
    made = [make_talked_of(cast, status) for status in (Status.REVIEWED, Status.UNDER_REVIEW, Status.POSITIVE)]
    made += [make_talked_of(cast, has_discussion="no"), make_talked_of(cast, has_discussion="no", has_consensus="no")]
    for file in made:
        make_pair(cast, file)
    withdrawn = made[0]
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN, status_before=Status.REVIEWED)
    by_manager, blocked = make_talked_of(cast), make_talked_of(cast)
    make_assignment(by_manager, cast["manager"], AssignmentState.ACCEPTED)
    make_conflict(blocked, cast["evaluator"])
    make_pair(cast, blocked)
    elsewhere = make_assignment(state=AssignmentState.SENT, evaluator=cast["evaluator"]).proposal
    return type(withdrawn).objects.filter(pk__in=[f.pk for f in (*made, by_manager, blocked, elsewhere)])


def test_what_one_may_read_is_the_set_that_pages_start_from(cast):
    files = _files(cast)

    for person in cast.people.values():
        allowed = {file.pk for file in files if may_read(person, file)}
        assert set(discussion.visible_to(person).filter(pk__in=files).values_list("pk", flat=True)) == allowed
    assert discussion.visible_to(cast["evaluator"]).count() == 3


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({}, Status.REVIEWED, "ok"),
        ({"has_discussion": "no"}, Status.REVIEWED, "no_discussion"),
        ({}, Status.POSITIVE, "over"),
        ({}, Status.UNDER_REVIEW, "not_finished"),
    ],
)
def test_one_speaks_until_an_opinion_is_given(cast, values, status, code):
    file = make_talked_of(cast, status, **values)
    make_pair(cast, file)

    codes = {may_speak(cast[name], file).code for name in ("evaluator", "manager")}

    assert codes == {code if code != "ok" else may_speak(cast["manager"], file).code}
    assert bool(may_speak(cast["evaluator"], file)) is (code == "ok")


def test_who_became_one_of_the_applicants_says_nothing_more(cast, proposal, pair):
    Membership.objects.create(
        user=cast["evaluator"], role=Role.ORGANISATION_VIEWER, organisation=proposal.organisation, granted_at=NOON
    )
    evaluator = type(cast["evaluator"]).objects.get(pk=cast["evaluator"].pk)

    verdicts = (may_speak(evaluator, proposal), may_write_report(evaluator, proposal, None))
    assert [verdict.code for verdict in verdicts] == ["own_file", "own_file"]


# The report ---------------------------------------------------------------------------
def _codes(cast, proposal, act):
    names = ("evaluator", "other_evaluator", "manager", "officer")
    report = report_of(proposal)
    return [act(cast[name], proposal, report).code for name in names]


def test_whoever_begins_writes_and_the_others_answer(cast, proposal, pair):
    make_report(proposal, cast["evaluator"], proposed_at=NOON)

    assert _codes(cast, proposal, may_write_report)[1:] == ["not_writer", "not_evaluator", "not_manager"]
    assert may_write_report(cast["evaluator"], proposal, report_of(proposal))
    assert _codes(cast, proposal, may_answer_report)[::2] == ["writer", "not_evaluator"]
    assert may_answer_report(cast["other_evaluator"], proposal, report_of(proposal))


def test_nobody_answers_what_was_not_put_forward_or_changes_what_stands(cast, proposal, pair):
    report = make_report(proposal, cast["evaluator"])
    before = may_answer_report(cast["other_evaluator"], proposal, report).code
    type(report).objects.filter(pk=report.pk).update(proposed_at=NOON, frozen_at=NOON)

    after = report_of(proposal)

    assert (before, may_answer_report(cast["other_evaluator"], proposal, None).code) == ("not_proposed", "not_proposed")
    assert may_answer_report(cast["other_evaluator"], proposal, after).code == "frozen"
    assert may_write_report(cast["evaluator"], proposal, after).code == "frozen"


def test_another_takes_the_report_up_once_its_writer_has_fallen_out(cast, proposal, pair):
    report = make_report(proposal, make_evaluator())

    assert may_write_report(cast["evaluator"], proposal, report)


def test_no_report_is_written_where_the_rules_want_none(cast):
    file = make_talked_of(cast, has_consensus="no")
    make_pair(cast, file)

    assert may_write_report(cast["evaluator"], file, None).code == "no_consensus"
    assert may_answer_report(cast["evaluator"], file, None).code == "no_consensus"


def test_a_manager_closes_over_a_dissent_once_all_have_answered(cast, proposal, pair):
    told = {"by": cast["evaluator"], "at": NOON}
    codes = [may_close_report(cast["manager"], proposal, report_of(proposal)).code]
    report = save_report(proposal.pk, "Olumlu.", version=0, **told)
    codes.append(may_close_report(cast["manager"], proposal, report).code)
    report = put_forward(proposal.pk, version=1, **told)
    codes.append(may_close_report(cast["manager"], proposal, report).code)
    answer(proposal.pk, version=1, agrees=False, note="Bütçe abartılı.", by=cast["other_evaluator"], at=NOON)

    assert codes == ["not_proposed", "not_proposed", "not_answered"]
    assert may_close_report(cast["manager"], proposal, report)
    assert may_close_report(cast["officer"], proposal, report).code == "not_manager"


def test_a_stranger_reads_no_discussion(cast, proposal):
    assert may_speak(cast["newcomer"], proposal).code == "not_manager"
    assert may_write_report(cast["newcomer"], proposal, None).code == "not_manager"
