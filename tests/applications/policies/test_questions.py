"""Who may do what with a question: every persona, every state, every condition."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.choices import QuestionState
from applications.moves import QUESTION_MOVES
from applications.policies import questions as may
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, join
from tests.factories.questions import WORDS, make_question
from tests.factories.rules import MONTH, make_call, make_rule_set

SECOND, DAY = dt.timedelta(seconds=1), dt.timedelta(days=1)
WAITING, PROPOSED, PUBLISHED = QuestionState.WAITING, QuestionState.PROPOSED, QuestionState.PUBLISHED
STAFF = {"officer", "manager"}


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


def those(cast, allows):
    return {name for name, person in cast.people.items() if allows(person)}


def test_everybody_signed_in_may_ask_but_the_agency_itself(cast, call):
    assert those(cast, lambda person: may.may_ask(person, call, at=NOON)) == cast.people.keys() - STAFF
    assert may.may_ask(cast["officer"], call, at=NOON).code == "own_agency"
    assert [may.may_ask(by, call, at=NOON).code for by in (AnonymousUser(), SYSTEM)] == ["sign_in"] * 2


@pytest.mark.parametrize(("offset", "code"), [(-SECOND, ""), (SECOND - SECOND, "questions_closed")])
def test_questions_are_taken_until_just_before_their_last_instant(cast, call, offset, code):
    at = NOON + MONTH - 10 * DAY + offset

    assert may.may_ask(cast["owner"], call, at=at).code == code


def test_a_call_that_is_not_announced_or_has_no_calendar_takes_no_question(cast, call):
    draft = make_call(published=False, rule_set=call.rule_set)
    call.stages.all().delete()

    codes = [may.may_ask(cast["owner"], one, at=NOON).code for one in (draft, call)]

    assert codes == ["not_published", "no_calendar"]


@pytest.mark.parametrize(("asked", "code"), [(1, ""), (2, "too_many")])
def test_nobody_asks_more_in_a_day_than_configured(cast, call, settings, asked, code):
    settings.QUESTIONS_PER_DAY = 2
    for _ in range(asked):
        make_question(call, asked_by=cast["owner"])

    assert may.may_ask(cast["owner"], call, at=NOON + DAY - SECOND).code == code
    assert may.may_ask(cast["owner"], call, at=NOON + DAY).code == ""
    assert may.may_ask(cast["editor"], call, at=NOON + SECOND).code == ""


def test_a_question_is_followed_by_who_asked_it_and_handled_by_the_agency(cast, call):
    question = make_question(call, asked_by=cast["viewer"])

    assert those(cast, lambda person: may.may_follow(person, question)) == {"viewer"}
    assert may.may_follow(AnonymousUser(), question).code == "not_asker"
    assert those(cast, lambda person: may.may_handle(person, question)) == STAFF
    assert may.may_handle(cast["other_officer"], question).code == "not_agency"


def test_nobody_handles_a_question_of_their_own(cast, call):
    question = make_question(call, asked_by=cast["viewer"])
    join(cast["viewer"], "agency_manager", cast.agency)

    codes = {may.may_handle(cast["viewer"], question).code, may.may_correct(cast["viewer"], question).code}

    assert codes == {"own_question"}


OWNED = {  # what the owner and other staff may do in each state: (owner, colleague)
    "take": {},
    "hand_over": {WAITING: "om", PROPOSED: "om"},
    "answer": {WAITING: "o"},
    "propose": {WAITING: "o"},
    "send_back": {PROPOSED: "om"},
    "publish": {PROPOSED: "m"},
    "link": {WAITING: "o", PROPOSED: "o"},
    "refuse": {WAITING: "o", PROPOSED: "o"},
    "reopen": {QuestionState.LINKED: "om", QuestionState.REFUSED: "om"},
    "correct": {PUBLISHED: "m"},
}


@pytest.mark.parametrize("state", QuestionState.values)
def test_an_owned_question_by_persona_verb_and_state(cast, call, state):
    question = make_question(call, state, owner=cast["officer"], **WORDS)

    found = {verb: those(cast, lambda person, verb=verb: _policy(verb)(person, question)) for verb in OWNED}

    letters = {"o": "officer", "m": "manager"}
    assert found == {verb: {letters[one] for one in states.get(state, "")} for verb, states in OWNED.items()}


def _policy(verb):
    return getattr(may, f"may_{verb}")


def test_a_question_nobody_owns_is_taken_before_it_is_answered(cast, call):
    question = make_question(call)

    assert those(cast, lambda person: may.may_take(person, question)) == STAFF
    assert those(cast, lambda person: may.may_hand_over(person, question)) == {"manager"}
    assert [_policy(verb)(cast["officer"], question).code for verb in ("answer", "link", "refuse")] == ["not_owner"] * 3


def test_a_question_is_taken_once(cast, call):
    question = make_question(call, owner=cast["officer"])

    codes = [may.may_take(cast[name], question).code for name in ("officer", "manager", "owner")]

    assert codes == ["yours", "taken", "not_agency"]
    assert may.may_take(cast["officer"], make_question(call, PUBLISHED)).code == "settled"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (WORDS, ""),
        ({"question_tr": "Soru"}, "unfinished"),
        ({"answer_tr": "Yanıt"}, "unfinished"),
        ({**WORDS, "question_en": "Is it?"}, "half_translated"),
        ({**WORDS, "answer_en": "No."}, "half_translated"),
    ],
)
def test_only_a_whole_answer_is_proposed(cast, call, words, code):
    question = make_question(call, owner=cast["officer"], **words)

    assert may.may_propose(cast["officer"], question).code == code


def test_nobody_publishes_what_they_proposed(cast, call):
    question = make_question(call, PROPOSED, proposed_by=cast["manager"])

    assert may.may_publish(cast["manager"], question).code == "same_person"
    assert may.may_publish(cast["officer"], question).code == ""


def test_a_question_leads_only_to_a_published_answer_of_its_call(cast, call):
    question = make_question(call, owner=cast["officer"])
    answer, waiting = make_question(call, PUBLISHED), make_question(call)
    elsewhere = make_question(make_call(agency=cast.agency, rule_set=call.rule_set), PUBLISHED)

    codes = [may.may_link(cast["officer"], question, to).code for to in (answer, waiting, elsewhere)]

    assert codes == ["", "no_answer", "no_answer"]


@pytest.mark.parametrize("verb", QUESTION_MOVES)
@pytest.mark.parametrize("state", QuestionState.values)
def test_a_move_is_legal_where_the_table_says_so(state, verb):
    question = may.CallQuestion(state=state)

    assert (may.is_legal(question, verb).code == "") is (state in QUESTION_MOVES[verb].sources)


def test_the_last_day_for_questions_is_moved_by_a_manager_later_and_within_the_call(cast, call):
    close = NOON + MONTH
    now = close - 10 * DAY

    def codes(*untils):
        return [may.may_extend_questions(cast["manager"], call, until=until, at=NOON).code for until in untils]

    assert those(cast, lambda by: may.may_extend_questions(by, call, at=NOON)) == {"manager"}
    assert codes(None, now, now + SECOND, close, close + SECOND) == ["", "not_later", "", "", "after_the_close"]
    assert may.may_extend_questions(cast["manager"], call, at=close).code == "window_closed"


def test_the_last_day_for_questions_of_a_draft_stands_in_its_calendar(cast):
    draft = make_call(agency=cast.agency, published=False)

    assert may.may_extend_questions(cast["manager"], draft, at=NOON).code == "not_published"


@pytest.mark.parametrize(("offset", "code"), [(0, ""), (1, "after_the_close")])
def test_no_call_is_announced_whose_questions_outlast_it(offset, code, db):
    call = make_call(published=False, questions_until=NOON + MONTH + offset * SECOND, rule_set=make_rule_set())

    assert may.questions_end_in_time(call).code == code
