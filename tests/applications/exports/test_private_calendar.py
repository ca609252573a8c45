"""A person's own calendar: which dates, with what in them, numbered how."""

import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from applications.choices import AssignmentState, Status
from applications.domain.calls import extend_call
from applications.domain.checking import record_notification
from applications.domain.private_calendar import marks_of
from applications.exports.private_calendar import private_calendar_of
from applications.models import CalendarMark
from applications.presenters.dates import address_of
from applications.queries.dates import KEPT, DateKind, dates_of
from cmdp.accounts.choices import Role
from tests.factories.decisions import DUE, make_opinion, make_request
from tests.factories.files import make_document, make_proposal
from tests.factories.messages import make_message
from tests.factories.offers import make_invitation, make_join_request
from tests.factories.people import NOON, join, make_member, make_organisation
from tests.factories.questions import make_question
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking

DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
K = DateKind


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency, opens_at=NOON, closes_at=NOON + 40 * DAY)


def kinds(user, at=NOON):
    return [date.kind for date in dates_of(user, at=at)]


def events(user, at=NOON):
    dates = dates_of(user, at=at)
    body = private_calendar_of(dates, marks_of(dates, at=at))
    return {str(event["UID"]): event for event in Calendar.from_ical(body).walk("VEVENT")}


def test_members_see_the_close_of_a_draft_and_the_last_day_for_questions(cast, call):
    draft = make_proposal(call=call, organisation=cast.organisation)
    make_proposal(call=call, organisation=cast.organisation, status=Status.MISSED)

    found = {name: dates_of(cast[name], at=NOON) for name in ("owner", "viewer", "other_owner")}

    assert [(date.kind, date.key) for date in found["owner"]] == [
        (K.QUESTIONS_END, call.public_id),
        (K.DRAFT_CLOSES, draft.public_id),
        (K.UNDERTAKING, f"{draft.public_id}-undertaking"),
    ]
    assert found["owner"][1].at == call.stages.get().closes_at
    assert (found["viewer"], found["other_owner"]) == (found["owner"], [])


def test_a_running_completion_concerns_the_applicant_and_the_files_expert(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.RETURNED, expert=cast["officer"])
    make_request(file, cast["officer"])
    make_request(file, cast["officer"], ended_at=NOON)

    assert kinds(cast["owner"]) == [K.COMPLETION, K.UNDERTAKING]
    assert kinds(cast["officer"]) == [K.COMPLETION_AT_DESK, K.CALL_CLOSES]
    assert kinds(cast["manager"]) == [K.CALL_CLOSES]


def test_an_evaluator_reads_until_when_to_answer_and_to_evaluate(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    asked = make_assignment(file, cast["evaluator"], answer_due_at=NOON + DAY)
    make_assignment(file, cast["other_evaluator"], AssignmentState.ACCEPTED, answer_due_at=NOON + DAY)

    found = [(date.kind, date.at, date.label) for date in dates_of(cast["evaluator"], at=NOON)]

    assert found == [(K.ANSWER, NOON + DAY, ""), (K.EVALUATION, asked.due_at, "")]
    assert kinds(cast["other_evaluator"]) == [K.EVALUATION]


def test_an_undertaking_has_its_own_later_clock_until_it_is_there_or_the_file_is_over(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)
    over = make_proposal(call=call, organisation=cast.organisation, status=Status.NEGATIVE)
    act = make_opinion(over, cast["manager"], released=False).act

    held = dates_of(cast["viewer"], at=NOON)
    act.released_at, act.released_by = NOON, cast["manager"]
    act.save()
    _closes, date = dates_of(cast["viewer"], at=NOON)
    make_undertaking(file)

    assert {row.page for row in held} == {file.public_id, over.public_id}
    assert (date.kind, date.page) == (K.UNDERTAKING, file.public_id)
    assert date.at > call.stages.get().closes_at
    assert kinds(cast["owner"]) == [K.SENT_CLOSES]


def test_a_sent_file_may_be_taken_back_until_the_close_and_not_once_it_is_examined(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)
    make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)

    dates = [date for date in dates_of(cast["viewer"], at=NOON) if date.kind == K.SENT_CLOSES]

    assert [(date.page, date.at, date.label) for date in dates] == [
        (file.public_id, call.stages.get().closes_at, file.reference)
    ]


def test_a_draft_in_a_call_without_an_end_has_no_date_for_its_undertaking_before_it_is_sent(cast):
    call = make_call(agency=cast.agency, opens_at=NOON, closes_at=NOON + 40 * DAY, is_rolling=True)
    make_proposal(call=call, organisation=cast.organisation)
    sent = make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)

    assert [date.page for date in dates_of(cast["owner"], at=NOON) if date.kind == K.UNDERTAKING] == [sent.public_id]


def test_a_paper_holds_to_the_end_of_its_last_day_while_it_lies_in_a_file_that_goes_on(cast, call):
    last = dt.date(2026, 3, 20)
    draft = make_proposal(call=call, organisation=cast.organisation)
    paper = make_document(draft, valid_until=last)
    make_document(draft, valid_until=None)
    make_document(draft, valid_until=last, removed_at=NOON, removed_by=cast["owner"])
    make_document(make_proposal(call=call, organisation=cast.organisation, status=Status.WITHDRAWN), valid_until=last)

    (date,) = [date for date in dates_of(cast["viewer"], at=NOON) if date.kind == K.PAPER]

    assert (date.key, date.at) == (paper.public_id, dt.datetime(2026, 3, 21, tzinfo=NOON.tzinfo))
    assert date.label == f"{call.title}, {paper.slot.name}"
    assert address_of(date) == reverse("applications:proposal_section", args=[draft.public_id, "documents"])


def test_the_date_of_a_paper_does_not_betray_an_opinion_that_is_held(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.NEGATIVE)
    make_document(file, valid_until=dt.date(2026, 3, 20))
    act = make_opinion(file, cast["manager"], released=False).act

    held = kinds(cast["owner"])
    act.released_at, act.released_by = NOON, cast["manager"]
    act.save()

    assert (held, kinds(cast["owner"])) == ([K.PAPER, K.UNDERTAKING], [])


def test_an_invitation_runs_out_for_whom_it_was_sent_to(cast):
    offer = {"by": cast["owner"], "expires_at": NOON + DAY}
    mine = make_invitation(cast["newcomer"].email, Role.ORGANISATION_EDITOR, cast.organisation, **offer)
    refused = make_organisation()
    make_invitation(cast["newcomer"].email, Role.ORGANISATION_EDITOR, refused, declined_at=NOON, **offer)

    (date,) = dates_of(cast["newcomer"], at=NOON)

    assert (date.kind, date.key, date.at, date.label) == (K.INVITATION, mine.public_id, NOON + DAY, "")
    assert address_of(date) == reverse("accounts:organisations")
    assert kinds(cast["owner"]) == []


def test_owners_see_until_when_they_answer_who_asks_to_join(cast, settings):
    settings.JOIN_ANSWER_DAYS = 14
    make_join_request(cast.organisation, cast["newcomer"])

    (date,) = dates_of(cast["owner"], at=NOON)

    assert (date.kind, date.at) == (K.JOIN_REQUEST, NOON + 14 * DAY)
    assert address_of(date) == reverse("accounts:organisation_people", args=[cast.organisation.public_id])
    assert (kinds(cast["editor"]), kinds(cast["newcomer"])) == ([], [])


def test_an_evaluator_sees_what_is_still_to_be_sent(cast, call):
    for state in AssignmentState:
        make_assignment(make_proposal(call=call, status=Status.UNDER_REVIEW), cast["evaluator"], state)
    make_assignment(make_proposal(call=call, status=Status.WITHDRAWN), cast["evaluator"])

    assert kinds(cast["evaluator"]) == [K.EVALUATION, K.EVALUATION]


def test_what_is_to_be_answered_concerns_who_holds_it(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED, expert=cast["officer"])
    make_message(file, due_at=NOON + 2 * DAY)
    make_message(file, due_at=NOON + DAY)
    make_question(call, owner=cast["officer"])

    found = dates_of(cast["officer"], at=NOON)

    assert [date.kind for date in found] == [K.MESSAGES, K.QUESTION, K.CALL_CLOSES]
    assert found[0].at == NOON + DAY
    assert kinds(cast["manager"]) == [K.CALL_CLOSES]


def test_one_person_in_two_roles_sees_both_and_never_an_own_file_at_the_desk(cast, call):
    both = make_member(Role.AGENCY_OFFICER, cast.agency)
    join(both, Role.ORGANISATION_EDITOR, cast.organisation)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.RETURNED, expert=both)
    make_request(file, cast["officer"])

    assert kinds(both) == [K.COMPLETION, K.CALL_CLOSES, K.UNDERTAKING]


def test_what_passed_long_ago_is_gone(cast, call):
    make_proposal(call=call, organisation=cast.organisation)
    closes = call.stages.get().closes_at

    assert kinds(cast["owner"], at=closes + KEPT - MINUTE) == [K.DRAFT_CLOSES, K.UNDERTAKING]
    assert kinds(cast["owner"], at=closes + KEPT) == [K.UNDERTAKING]


def test_an_event_is_one_minute_and_says_as_little_as_it_can(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.RETURNED)
    request = make_request(file, cast["officer"])
    make_assignment(make_proposal(call=call, status=Status.UNDER_REVIEW), cast["evaluator"])

    event = events(cast["owner"])[f"completion-{request.public_id}@cmdp-basvuru"]
    (other,) = events(cast["evaluator"]).values()

    assert (event.start, event.end) == (DUE - MINUTE, DUE)
    assert str(event["SUMMARY"]) == f"İsteneni tamamlamak için son an – {file.reference}"
    assert (str(event["CLASS"]), str(event["TRANSP"])) == ("PRIVATE", "TRANSPARENT")
    assert "DESCRIPTION" not in event
    assert str(other["SUMMARY"]) == "Değerlendirmeyi göndermek için son an"
    text = event.to_ical().decode() + other.to_ical().decode()
    assert not any(word in text for word in (file.title, str(cast.organisation), cast["owner"].full_name))


def test_a_date_that_moves_goes_out_under_the_same_name_with_the_next_number(cast, call):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.RETURNED)
    request = make_request(file, cast["officer"])
    uid = f"completion-{request.public_id}@cmdp-basvuru"
    first, same = events(cast["owner"])[uid], events(cast["owner"], at=NOON + MINUTE)[uid]

    kind, at = "kep", NOON + DAY
    record_notification(file.pk, notified_at=NOON + DAY, kind=kind, by=cast["officer"], at=at)
    moved = events(cast["owner"], at=at)[uid]

    numbers = [event["SEQUENCE"] for event in (first, same, moved)]
    changed = [event["LAST-MODIFIED"].dt for event in (first, same, moved)]
    assert (numbers, changed) == ([0, 0, 1], [NOON, NOON, at])
    assert moved.start != first.start
    assert moved["DTSTAMP"].dt == at


def test_an_extended_call_moves_for_applicant_and_agency_alike(cast, call):
    draft = make_proposal(call=call, organisation=cast.organisation)
    before = {**events(cast["owner"]), **events(cast["officer"])}
    later = call.stages.get().closes_at + DAY

    extend_call(call.stages.get().pk, later, reason="Kar tatili.", by=cast["manager"], at=NOON)
    after = {**events(cast["owner"]), **events(cast["officer"])}

    moved = {uid for uid in after if after[uid].start != before[uid].start}
    assert {f"draft-closes-{draft.public_id}@cmdp-basvuru", f"call-closes-{call.public_id}-1@cmdp-basvuru"} <= moved
    assert {int(after[uid]["SEQUENCE"]) for uid in moved} == {1}


def test_two_readers_at_once_number_a_move_once(cast, call):
    draft = make_proposal(call=call, organisation=cast.organisation)
    marks_of(dates_of(cast["owner"], at=NOON), at=NOON)
    mark = CalendarMark.objects.get(uid__startswith="draft-closes")
    CalendarMark.objects.filter(pk=mark.pk).update(at=NOON)

    found = [marks_of(dates_of(cast[name], at=NOON), at=NOON)[mark.uid].sequence for name in ("owner", "viewer")]

    assert draft.public_id in mark.uid
    assert found == [1, 1]
