import pytest

from cmdp.audit.queries import history_of
from cmdp.kit.verdict import Refused
from cmdp.outbox import acts
from cmdp.outbox.models import Letter, State
from cmdp.outbox.queries import letters_of
from tests.factories.letters import make_letter
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db

LEGAL = {
    "hold": {State.QUEUED: State.HELD},
    "release": {State.HELD: State.QUEUED},
    "retry": {State.QUEUED: State.QUEUED, State.FAILED: State.QUEUED},
    "cancel": dict.fromkeys([State.QUEUED, State.HELD, State.FAILED], State.CANCELLED),
}


def in_state(state, **fields):
    times = {State.SENT: {"sent_at": NOON}, State.SENDING: {"leased_until": NOON}}
    return make_letter(state=state, **times.get(state, {}), **fields)


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("act", LEGAL)
def test_an_act_moves_a_letter_only_from_the_states_it_may(act, state):
    letter = in_state(state)
    target = LEGAL[act].get(State(state))

    if target is None:
        with pytest.raises(Refused, match="wrong_state"):
            acts.VERBS[act](letter.pk, by=make_user(), at=NOON)
    else:
        acts.VERBS[act](letter.pk, by=make_user(), at=NOON)

    assert Letter.objects.get(pk=letter.pk).state == (target or state)


@pytest.mark.parametrize("act", LEGAL)
def test_an_act_is_recorded_with_who_when_and_why(act):
    person, letter = make_user(), in_state(next(iter(LEGAL[act])), agency_id=4)

    acts.VERBS[act](letter.pk, by=person, at=NOON, reason="İstendi.")

    event = history_of(letter).get()
    assert (event.verb, event.actor_id, event.at, event.agency_id) == (f"letter.{act}", person.pk, NOON, 4)
    assert (event.reason, event.object_label) == ("İstendi.", letter.public_id)


def test_a_retry_starts_at_the_foot_of_the_ladder_and_goes_out(mailoutbox, django_capture_on_commit_callbacks):
    letter = make_letter(state=State.FAILED, rung=8, attempts=9)

    with django_capture_on_commit_callbacks(execute=True):
        acts.retry(letter.pk, by=make_user(), at=NOON)

    letter.refresh_from_db()
    assert (letter.state, letter.rung, letter.attempts) == (State.SENT, 0, 10)
    assert len(mailoutbox) == 1


def test_releasing_a_batch_sends_what_is_held_in_it_and_no_other(mailoutbox, django_capture_on_commit_callbacks):
    mine = [make_letter(state=State.HELD, batch="call:1", agency_id=1) for _ in range(2)]
    make_letter(state=State.HELD, batch="call:2", agency_id=1)
    make_letter(state=State.HELD, batch="call:1", agency_id=2)
    make_letter(state=State.CANCELLED, batch="call:1", agency_id=1)

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        released = acts.release_batch(letters_of({1}), "call:1", by=make_user(), at=NOON)

    assert released == 2
    assert [mail.to for mail in mailoutbox] == [[letter.to_email] for letter in mine]
    assert {callback.__self__ for callback in callbacks} == {callbacks[0].__self__}


def test_releasing_no_batch_releases_nothing():
    make_letter(state=State.HELD)

    assert acts.release_batch(letters_of(None), "", by=make_user(), at=NOON) == 0
