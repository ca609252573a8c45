"""Messages on a file: who writes, what is settled, who is written a letter and when."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, Side, Status
from applications.domain import clock, talking
from applications.models import FileMessage, MessagesSeen
from applications.policies.messages import is_open, may_read, may_settle, may_write
from applications.queries.messages import (
    files_to_tell_of,
    last_seen,
    new_in,
    waiting_for_answer,
    waiting_talks,
)
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.messages import TEXT, make_message
from tests.factories.people import NOON, join, make_member, make_organisation
from tests.factories.reviews import make_assignment

KEY = "2" * 14
HOUR = dt.timedelta(hours=1)
ISTANBUL = NOON.tzinfo


@pytest.fixture
def file(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation, contact_email="")


def write(file, by, text=TEXT, key=KEY, at=NOON):
    return talking.write_message(file.pk, text, form_key=key, by=by, at=at)


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def told():
    return list(Letter.objects.order_by("pk").values_list("kind", "to_user_id"))


def test_what_the_applicant_writes_waits_with_a_clock_and_stays_out_of_the_record(cast, file):
    message = write(file, cast["owner"])

    event = Event.objects.get(verb="proposal.message")
    assert (message.side, message.settled_at) == (Side.APPLICANT, None)
    assert message.due_at == dt.datetime(2026, 3, 9, 17, 1, tzinfo=ISTANBUL)
    assert (event.actor_id, event.agency_id, event.object_id, event.changes) == (
        cast["owner"].pk,
        cast.agency.pk,
        file.pk,
        {},
    )


def test_an_answer_settles_all_that_waited(cast, file):
    first, second = write(file, cast["owner"]), write(file, cast["editor"], key="3" * 14)

    answer = write(file, cast["officer"])

    rows = FileMessage.objects.filter(pk__in=[first.pk, second.pk])
    assert (answer.side, answer.due_at) == (Side.AGENCY, None)
    assert {(row.settled_at, row.settled_by) for row in rows} == {(NOON, cast["officer"])}


def test_staff_note_that_nothing_needs_an_answer(cast, file):
    make_message(file)

    assert refused(lambda: talking.settle_messages(file.pk, by=cast["owner"], at=NOON)) == "not_agency"
    assert refused(lambda: talking.settle_messages(file.pk, by=cast["other_officer"], at=NOON)) == "stranger"
    assert talking.settle_messages(file.pk, by=cast["officer"], at=NOON) == 1
    assert refused(lambda: talking.settle_messages(file.pk, by=cast["officer"], at=NOON)) == "nothing_waits"
    assert Event.objects.filter(verb="proposal.settle_messages").count() == 1


def test_a_second_click_writes_nothing_more(cast, file):
    first = write(file, cast["owner"])

    again = write(file, cast["owner"], text="Başka sözler")

    assert (again.pk, again.text, FileMessage.objects.count()) == (first.pk, TEXT, 1)


def test_a_viewer_reads_and_does_not_write(cast, file):
    assert may_read(cast["viewer"], file)
    assert refused(lambda: write(file, cast["viewer"])) == "not_editor"


@pytest.mark.parametrize("name", ["other_owner", "other_officer", "evaluator", "ministry_reader", "administrator"])
def test_strangers_neither_read_nor_write(name, cast, file):
    assert may_read(cast[name], file).code == "stranger"
    assert refused(lambda: write(file, cast[name])) == "stranger"


def test_staff_who_evaluate_the_file_do_not_read_along(cast, file):
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)

    assert may_read(cast["officer"], file).code == "evaluates_here"
    assert may_settle(cast["officer"], file).code == "evaluates_here"
    assert may_read(cast["manager"], file)


def test_talk_begins_when_the_agency_may_read_and_ends_with_the_file(cast):
    draft = make_proposal(organisation=cast.organisation)
    shared = make_proposal(organisation=cast.organisation, is_shared_with_expert=True)
    ended = [make_proposal(status=status, organisation=cast.organisation) for status in ("ineligible", "withdrawn")]

    assert [is_open(row).code for row in (draft, shared, *ended)] == ["not_yet", "", "ended", "ended"]
    assert may_write(cast["owner"], ended[0]).code == may_write(cast["officer"], ended[0]).code == "ended"
    assert may_read(cast["owner"], ended[0])


def test_an_opinion_that_is_held_does_not_show_by_a_shut_door(cast):
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation)
    act = make_opinion(file, cast["manager"], released=False).act

    before = is_open(file)
    act.released_at = NOON
    act.released_by = cast["manager"]
    act.save()

    assert (before.code, is_open(file).code) == ("", "ended")


def test_a_letter_goes_to_the_files_expert_or_else_to_the_managers(cast, file):
    write(file, cast["owner"])
    mine = make_proposal(
        status=Status.SUBMITTED, organisation=cast.organisation, call=file.call, expert=cast["officer"]
    )
    write(mine, cast["owner"])

    assert told() == [("message_to_agency", cast["manager"].pk), ("message_to_agency", cast["officer"].pk)]
    assert TEXT not in Letter.objects.first().text


def test_an_expert_who_evaluates_the_file_or_is_kin_hears_nothing(cast, file):
    kin = make_member(Role.AGENCY_MANAGER, cast.agency)
    join(kin, Role.ORGANISATION_OWNER, make_organisation(unit_name="Su işleri", vkn=cast.organisation.vkn))
    file.expert = cast["officer"]
    file.save()
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)

    write(file, cast["owner"])

    assert told() == [("message_to_agency", cast["manager"].pk)]


def test_owners_and_the_editors_who_wrote_hear_of_an_answer(cast, file):
    write(file, cast["editor"])
    Letter.objects.all().delete()

    write(file, cast["officer"])

    assert told() == [("message_to_applicant", cast["owner"].pk), ("message_to_applicant", cast["editor"].pk)]


def test_one_letter_per_quiet_stretch_and_nothing_untold(cast, file):
    for number in range(3):
        write(file, cast["owner"], key=f"{number + 2}" * 14, at=NOON + number * HOUR / 4)
    first = len(told())
    early = clock.tick(at=NOON + HOUR / 2)

    late = clock.tick(at=NOON + HOUR)

    assert (first, early, late) == (1, 0, 1)
    assert len(told()) == 2
    assert clock.tick(at=NOON + 3 * HOUR) == 0


def test_who_has_read_meanwhile_gets_no_letter(cast, file):
    write(file, cast["owner"])
    second = write(file, cast["owner"], key="3" * 14, at=NOON + HOUR / 2)
    talking.mark_seen(second, by=cast["manager"])

    assert talking.tell_of_messages(file.pk, at=NOON + HOUR)
    assert len(told()) == 1
    assert not talking.tell_of_messages(file.pk, at=NOON + 2 * HOUR)


def test_reading_is_marked_for_each_person_and_never_taken_back(cast, file):
    first, second = (make_message(file, Side.AGENCY, written_by=cast["officer"]) for _ in range(2))

    counts = [new_in([file], cast["owner"], side=Side.AGENCY)]
    for message in (second, first):
        talking.mark_seen(message, by=cast["owner"])
        counts.append(new_in([file], cast["owner"], side=Side.AGENCY))

    assert counts == [{file.pk: 2}, {}, {}]
    assert new_in([file], cast["editor"], side=Side.AGENCY) == {file.pk: 2}
    assert new_in([file], cast["owner"], side=Side.APPLICANT) == {}
    assert last_seen(file, cast["owner"]) == second.pk
    assert MessagesSeen.objects.count() == 1


def test_the_desk_lists_what_waits_by_its_clock(cast, file):
    other = make_proposal(
        status=Status.SUBMITTED, organisation=cast.organisation, call=file.call, expert=cast["officer"]
    )
    make_message(file, due_at=NOON + 2 * HOUR)
    make_message(other, due_at=NOON + HOUR)
    make_message(other, due_at=NOON + 3 * HOUR)
    make_message(other, settled_at=NOON, settled_by=cast["officer"], due_at=NOON)
    make_message(other, Side.AGENCY, written_by=cast["officer"])

    rows = list(waiting_talks(cast["officer"]))
    waiting = waiting_for_answer(cast["officer"], at=NOON + HOUR)

    assert [(row.pk, row.waiting, row.answer_due_at) for row in rows] == [
        (other.pk, 2, NOON + HOUR),
        (file.pk, 1, NOON + 2 * HOUR),
    ]
    assert (waiting.open, waiting.late) == (2, 1)
    assert [row.pk for row in waiting_talks(cast["officer"], whose="mine")] == [other.pk]
    assert list(waiting_talks(cast["other_officer"])) == []


def test_only_files_with_something_untold_are_looked_at(cast, file):
    make_message(file, told_at=None)
    make_message(make_proposal(status=Status.SUBMITTED, call=file.call))

    assert files_to_tell_of(quiet_since=NOON - HOUR) == [file.pk]
