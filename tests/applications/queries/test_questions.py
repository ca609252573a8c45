import datetime as dt

import pytest

from applications.choices import QuestionState, Status
from applications.queries import questions
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_member
from tests.factories.questions import DUE, ENGLISH, make_correction, make_question
from tests.factories.rules import MONTH, make_call, make_rule_set

PUBLISHED, LINKED = QuestionState.PUBLISHED, QuestionState.LINKED
DAY = dt.timedelta(days=1)


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


def keys(rows):
    return [row.pk for row in rows]


def test_questions_end_so_many_days_before_the_first_stage_closes(db):
    call = make_call(rule_set=make_rule_set(frozen=True, values={"question_close_days": "7"}))

    assert questions.questions_until(call) == NOON + MONTH - 7 * DAY


def test_a_window_shorter_than_that_takes_questions_until_it_closes(db):
    call = make_call(opens_at=NOON, closes_at=NOON + 9 * DAY)

    assert questions.questions_until(call) == NOON + 9 * DAY


def test_a_call_that_says_when_is_believed(db):
    assert questions.questions_until(make_call(questions_until=NOON)) == NOON


def test_a_call_without_a_calendar_takes_no_questions_yet(db):
    call = make_call(published=False)
    call.stages.all().delete()

    assert questions.questions_until(call) is None


def test_the_time_to_answer_is_the_calls_or_the_rule_sets(call):
    own = make_call(rule_set=call.rule_set, answer_days=2)

    assert (questions.answer_days_of(call), questions.answer_days_of(own)) == (5, 2)


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("", True),
        ("PROTOKOLÜ şart", True),
        ("protokolu sart", True),
        ("İŞ BİRLİĞİ sözleşmeden", True),
        ("needed contract", True),
        ("Atakum", False),
        ("protokol faiz", False),
    ],
)
def test_answers_are_found_by_all_words_in_any_case(call, text, finds):
    make_question(call, PUBLISHED, **ENGLISH)

    assert questions.answered_in(call, text).exists() is finds


def test_only_published_answers_of_this_call_are_everybodys_the_newest_first(call):
    older = make_question(call, PUBLISHED)
    newer = make_question(call, PUBLISHED, settled_at=NOON + DAY)
    make_question(make_call(rule_set=call.rule_set), PUBLISHED)
    for state in set(QuestionState) - {PUBLISHED, LINKED}:
        make_question(call, state)

    assert keys(questions.answered_in(call)) == [newer.pk, older.pk]
    assert questions.answers_by_call([call]) == {call.pk: 2}
    assert keys(questions.answers_beside(older)) == [newer.pk]


def test_a_day_counts_the_questions_of_one_person(cast, call):
    for hours in (1, 25):
        make_question(call, asked_by=cast["owner"], asked_at=NOON - dt.timedelta(hours=hours))
    make_question(call)

    assert questions.asked_since(cast["owner"], NOON - DAY) == 1


def test_the_queue_is_filtered_by_owner_call_state_and_clock(cast, call):
    officer = cast["officer"]
    mine = make_question(call, owner=officer)
    late = make_question(call, due_at=NOON + DAY, owner=cast["manager"])
    free = make_question(make_call(agency=cast.agency, rule_set=call.rule_set))
    settled = make_question(call, PUBLISHED)

    def found(**filters):
        return set(keys(questions.queue_of(officer, filters, at=NOON + DAY)))

    assert found() == {mine.pk, late.pk, free.pk}
    assert found(whose="mine") == {mine.pk}
    assert found(whose="unowned") == {free.pk}
    assert found(call=free.call.public_id) == {free.pk}
    assert found(late=True) == {late.pk}
    assert found(state="published") == {settled.pk}
    assert found(state="all") == {mine.pk, late.pk, free.pk, settled.pk}


def test_the_queue_begins_with_what_is_due_first(cast, call):
    later, sooner = make_question(call), make_question(call, due_at=NOON + DAY)

    assert keys(questions.queue_of(cast["officer"], {}, at=NOON)) == [sooner.pk, later.pk]


def test_the_desk_counts_what_waits_and_what_is_late(cast, call):
    make_question(call)
    make_question(call, QuestionState.PROPOSED, due_at=NOON + DAY)
    make_question(call, PUBLISHED)

    assert questions.waiting_at(cast["officer"], at=NOON + DAY) == questions.Waiting(open=2, late=1)


def test_writers_of_drafts_are_owners_and_editors_with_an_unsent_file(cast, call):
    make_proposal(call=call, organisation=cast.organisation, filled=False)
    other = cast["other_owner"].memberships.get().organisation
    make_proposal(call=call, organisation=other, status=Status.SUBMITTED)
    former = make_member("organisation_editor", cast.organisation)
    former.memberships.update(ended_at=NOON, ended_by=cast["owner"])
    join(cast["other_owner"], "organisation_viewer", cast.organisation)

    assert list(questions.writers_of_drafts(call)) == [cast["owner"], cast["editor"]]


def test_managers_of_a_call_are_those_of_its_agency(cast, call):
    assert list(questions.managers_of(call)) == [cast["manager"]]


def test_what_nobody_was_told_of_waits_for_the_next_letter(call):
    told = make_question(call, PUBLISHED, told_at=NOON)
    fresh = make_question(call, PUBLISHED, settled_at=NOON)
    correction = make_correction(told)
    before, later = {"before": NOON}, {"before": NOON + DAY}

    assert (questions.calls_to_tell_of(**before), questions.calls_to_tell_of(**later)) == ([], [call.pk])
    assert keys(questions.untold_answers(call.pk, **later)) == [fresh.pk]
    assert keys(questions.untold_corrections(call.pk, **later)) == [correction.pk]


def test_reminders_are_due_within_the_rule_sets_days_once_and_not_after(call):
    soon = make_question(call)
    make_question(call, reminded_at=NOON)
    make_question(call, PUBLISHED)

    found = [questions.questions_to_remind(at) for at in (DUE - 2 * DAY, DUE - DAY, DUE)]

    assert found == [[], [soon.pk], []]
