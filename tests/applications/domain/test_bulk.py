"""One act on many files: rehearsed without a trace, done file by file, reported whatever comes of each."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment, bulk, checking
from applications.models import Assignment, Proposal
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def files(cast):
    """Two that nobody holds, between them one that the officer holds already."""
    call = make_call(agency=cast.agency)
    made = [make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation) for _ in range(3)]
    made[1].expert = cast["officer"]
    made[1].save()
    return made


def give_to(person, by, at=NOON):
    return lambda file: checking.take_on(file.pk, expert=person, by=by, at=at)


def told(outcomes):
    return [(one.verdict.code, [letter.to_email for letter in one.letters]) for one in outcomes]


def test_a_rehearsal_says_all_and_leaves_nothing(files, cast, django_capture_on_commit_callbacks):
    officer = cast["officer"]

    with django_capture_on_commit_callbacks() as woken:
        found = bulk.rehearse(files, give_to(officer, cast["manager"]), at=NOON)

    assert told(found) == [("", [officer.email]), ("already_held", []), ("", [officer.email])]
    assert (Letter.objects.count(), Event.objects.filter(verb="proposal.take_on").count(), woken) == (0, 0, [])
    assert list(Proposal.objects.order_by("pk").values_list("expert", flat=True)) == [None, officer.pk, None]


def test_what_is_carried_out_is_what_was_rehearsed(files, cast):
    act = give_to(cast["officer"], cast["manager"])
    rehearsed = bulk.rehearse(files, act, at=NOON)

    done = bulk.carry_out(files, act, at=NOON)

    assert told(done) == told(rehearsed)
    assert set(Proposal.objects.values_list("expert", flat=True)) == {cast["officer"].pk}
    assert Event.objects.filter(verb="proposal.take_on").count() == 2


def test_one_that_fails_stops_no_other_and_leaves_nothing_of_itself(files, cast, caplog):
    def act(file):
        give_to(cast["officer"], cast["manager"])(file)
        if file == files[0]:
            raise ZeroDivisionError

    found = bulk.carry_out(files, act, at=NOON)

    assert [one.verdict.code for one in found] == ["failed", "already_held", ""]
    assert Proposal.objects.get(pk=files[0].pk).expert is None
    assert files[0].public_id in caplog.text


def test_each_file_judges_the_people_for_itself(files, cast):
    """One asked before for the second file, and the third that the acting person evaluates."""
    Proposal.objects.update(status=Status.UNDER_REVIEW)
    make_assignment(files[1], cast["evaluator"], AssignmentState.STEPPED_BACK)
    make_assignment(files[2], cast["manager"], AssignmentState.ACCEPTED)

    found = bulk.carry_out(
        files,
        lambda file: assignment.ask(file.pk, [cast["evaluator"].pk], by=cast["manager"], at=NOON),
        at=NOON,
    )

    assert told(found) == [("", [cast["evaluator"].email]), ("asked_before", []), ("evaluates_here", [])]
    assert Assignment.objects.filter(state=AssignmentState.ASKED).count() == 1


def test_letters_of_another_instant_are_not_counted(files, cast):
    before = NOON - dt.timedelta(days=1)
    bulk.carry_out(files[:1], give_to(cast["officer"], cast["manager"], before), at=before)

    found = bulk.carry_out(files[:1], give_to(cast["manager"], cast["officer"]), at=NOON)

    assert told(found) == [("", [cast["manager"].email])]


@pytest.mark.parametrize("person", ["officer", "manager"])
def test_a_handover_writes_to_the_new_expert_unless_it_is_oneself(person, files, cast):
    checking.take_on(files[0].pk, expert=cast[person], by=cast["manager"], at=NOON, note="İzne çıkıyorum.")

    letters = list(Letter.objects.filter(kind="file_handed_over"))
    assert [letter.to_email for letter in letters] == [cast["officer"].email] * (person == "officer")
    assert all("İzne çıkıyorum." in letter.text and files[0].reference in letter.subject for letter in letters)
    assert Event.objects.get(verb="proposal.take_on").reason == "İzne çıkıyorum."


def test_a_handover_names_who_held_the_file(files, cast):
    checking.take_on(files[1].pk, expert=cast["manager"], by=cast["officer"], at=NOON)

    assert f"Önceki sorumlu: {cast['officer']}." in Letter.objects.get().text
