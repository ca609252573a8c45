"""Whose marks fell for a conflict of interest counts nowhere again, whatever becomes of the file afterwards.

A conflict is stated at each status in which marks are in; the file then goes every way back to an evaluation, is marked
to the end by others, and its score, its means and its rank are those of the others alone.
"""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import checking, conflicts, ministry, scoring
from applications.domain.ministry import OfficialLetter
from applications.models import Assignment, Proposal
from applications.queries.evaluation import progress_of, results_of
from applications.queries.ranking import ranking_of
from cmdp.accounts.choices import Role
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import answer_lists, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept

AFTER = NOON + dt.timedelta(days=60)
TAINTED, CLEAN = 80, 70
LETTER = OfficialLetter("E-7-1", NOON.date())


@kept
def colleague(cast):
    return make_member(Role.AGENCY_MANAGER, cast.agency)


@kept
def file(cast):
    call = make_call(agency=cast.agency)
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@kept
def pair(cast, file):
    """The person in question, who has sent, and another who still reads."""
    first = accepted(file, by=cast["officer"], evaluator=cast["evaluator"])
    send(first, marks_of(file.call, TAINTED))
    return [first, accepted(file, by=cast["officer"])]


# The ways of a file to the status in which the conflict is stated … ----------------------
def _returned(cast, file, pair):
    checking.return_for_completion(file.pk, asked="İmza.", sections=["documents"], by=cast["officer"], at=NOON)


def _refused(cast, file, pair):
    _returned(cast, file, pair)
    answer_lists(file, cast["officer"], refused=1)
    checking.refuse_check(file.pk, by=cast["officer"], at=AFTER)


def _reviewed(cast, file, pair):
    send(pair[1], marks_of(file.call, CLEAN))


def _negative(cast, file, pair):
    _reviewed(cast, file, pair)
    Proposal.objects.filter(pk=file.pk).update(status=Status.NEGATIVE, status_before=Status.REVIEWED)
    file.refresh_from_db()
    make_opinion(file, cast["officer"])


def _taken_up(*places):
    def reopen(cast, file, pair):
        _reviewed(cast, file, pair)
        chosen = [pair[place].pk for place in places]
        scoring.reopen(file.pk, assignments=chosen, reason="Yeniden.", by=cast["manager"], at=NOON)

    return reopen


# … and back from there to the evaluators.
def _resume(cast, file):
    checking.resume(file.pk, reason="Süre doldu.", by=cast["officer"], at=AFTER)


def _reinstate(cast, file):
    ministry.reinstate(file.pk, letter=LETTER, reason="İtiraz haklı.", by=cast["manager"], at=AFTER)


def _stays(cast, file):
    pass


WAYS = {
    "under review": (lambda *_all: None, _stays),
    "returned": (_returned, _resume),
    "refused in the check, reinstated": (_refused, _reinstate),
    "reviewed": (_reviewed, _stays),
    "negative, reinstated": (_negative, _reinstate),
    "taken up with the person": (_taken_up(0), _stays),
    "taken up with the other": (_taken_up(1), _stays),
    "taken up with both": (_taken_up(0, 1), _stays),
}


def _mark_to_the_end(cast, file):
    """Ask whoever is missing, and have all send who have not."""
    for _missing in range(progress_of(file).to_ask):
        accepted(file, by=cast["officer"], at=AFTER)
    for assignment in Assignment.objects.filter(proposal=file, state=AssignmentState.ACCEPTED):
        send(assignment, marks_of(file.call, CLEAN), at=AFTER)
    file.refresh_from_db()


def _what_counts(file, person):
    (line,) = ranking_of(file.call_stage).lines
    progress = progress_of(file)
    return {
        "status": file.status,
        "counted": person.pk in {row.evaluator_id for row in (*progress.live, *progress.sent)},
        "score": file.score,
        "shown": results_of([file])[file.pk].score,
        "ranked": line.result.score,
        "by sections": sum(section.mean for section in line.result.sections),
    }


@pytest.mark.parametrize("way", WAYS)
def test_marks_that_fell_count_nowhere_again(cast, file, pair, colleague, way):
    lead, back = WAYS[way]
    lead(cast, file, pair)
    conflicts.state_conflict(file.pk, cast["evaluator"], grounds=["kin"], by=colleague, at=AFTER)
    back(cast, file)
    only = {"counted": False} | dict.fromkeys(("score", "shown", "ranked", "by sections"), Decimal(CLEAN))

    _mark_to_the_end(cast, file)
    first = _what_counts(file, cast["evaluator"])
    mine = Assignment.objects.get(proposal=file, evaluator=cast["evaluator"])
    with pytest.raises(Refused) as refused:
        scoring.reopen(file.pk, assignments=[mine.pk], reason="Yeniden.", by=cast["manager"], at=AFTER)
    others = [row.pk for row in progress_of(file).sent]
    scoring.reopen(file.pk, assignments=[mine.pk, *others], reason="Yeniden.", by=cast["manager"], at=AFTER)
    _mark_to_the_end(cast, file)

    assert first == _what_counts(file, cast["evaluator"]) == {"status": Status.REVIEWED, **only}
    assert refused.value.verdict.code == "nobody_chosen"
    assert Assignment.objects.get(pk=mine.pk).state == AssignmentState.CONFLICTED


def test_two_in_conflict_fall_at_once_and_two_are_missing(cast, file, pair):
    _negative(cast, file, pair)
    for assignment in pair:
        make_conflict(file, assignment.evaluator)

    _reinstate(cast, file)

    file.refresh_from_db()
    assert (file.status, file.score, progress_of(file).to_ask) == (Status.UNDER_REVIEW, None, 2)
    assert Letter.objects.filter(kind="evaluator_needed").count() == 2


def test_a_conflict_taken_back_before_the_objection_leaves_the_marks(cast, file, pair, colleague):
    _negative(cast, file, pair)
    conflict = make_conflict(file, cast["evaluator"])
    conflicts.lift_conflict(conflict.pk, reason="Ad benzerliği.", by=colleague, at=AFTER)

    _reinstate(cast, file)

    file.refresh_from_db()
    assert (file.status, file.score) == (Status.REVIEWED, Decimal((TAINTED + CLEAN) // 2))


def test_marks_under_an_opinion_stand_and_the_managers_are_to_decide(cast, file, pair, colleague):
    _negative(cast, file, pair)

    conflicts.declare_conflict(pair[0].pk, grounds=["kin"], by=cast["evaluator"], at=AFTER)

    late = Letter.objects.filter(kind="evaluator_conflict_late")
    told = Letter.objects.get(kind="evaluator_conflict")
    assert {letter.to_email for letter in late} == {cast["manager"].email, colleague.email}
    assert [letter.text for letter in late if cast["evaluator"].full_name in letter.text] == []
    assert (told.to_email, "katılmaz" in told.text) == (cast["evaluator"].email, False)
    assert progress_of(file).sent[0].pk == pair[0].pk


def test_a_file_refused_in_its_check_has_no_opinion_to_decide_on(cast, file, pair, colleague):
    _refused(cast, file, pair)

    conflicts.state_conflict(file.pk, cast["evaluator"], grounds=["kin"], by=colleague, at=AFTER)

    assert Letter.objects.filter(kind="evaluator_conflict").count() == 1
    assert not Letter.objects.filter(kind="evaluator_conflict_late").exists()


def test_who_is_in_conflict_holds_the_file_no_longer(cast, file):
    checking.take_on(file.pk, expert=cast["officer"], by=cast["manager"], at=NOON)

    conflicts.state_conflict(file.pk, cast["officer"], grounds=["kin"], by=cast["manager"], at=NOON)

    file.refresh_from_db()
    assert file.expert is None


def test_the_agency_hears_when_nobody_follows_who_stepped_back(cast, file, pair):
    assigning.step_back(pair[1].pk, reason="Zamanım yok.", by=pair[1].evaluator, at=NOON)

    assert [letter.to_email for letter in Letter.objects.filter(kind="evaluator_needed")] == [cast["manager"].email]
