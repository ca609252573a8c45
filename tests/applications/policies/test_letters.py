import pytest

from applications.policies.letters import may_act, may_open_letters, may_read, may_release, may_view
from applications.queries.letters import releasable_by, visible_to
from cmdp.kit.actors import SYSTEM
from cmdp.outbox.models import Letter, State
from tests.factories.letters import make_letter

AGENCY, MANAGERS = {"officer", "manager"}, {"manager", "administrator"}
DESK = {"officer", "manager", "other_officer", "other_manager", "ministry_reader", "ministry_decider", "administrator"}


def those(cast, allows):
    return {name for name, person in cast.people.items() if allows(person)}


def test_staff_open_the_list(cast):
    assert those(cast, may_open_letters) == DESK
    assert may_open_letters(SYSTEM).code == "not_staff"


def test_a_letter_is_seen_by_its_agency_and_administrators(cast):
    letter = make_letter(agency_id=cast.agency.pk)

    assert those(cast, lambda person: may_view(person, letter)) == {*AGENCY, "administrator"}
    assert may_view(cast["owner"], letter).code == "not_agency"


def test_a_letter_of_no_agency_is_seen_by_administrators(cast):
    letter = make_letter()

    assert those(cast, lambda person: may_view(person, letter)) == {"administrator"}


def test_what_a_key_to_an_account_says_is_read_by_no_staff(cast):
    letter = make_letter(agency_id=cast.agency.pk, is_private=True)

    assert those(cast, lambda person: may_read(person, letter)) == set()
    assert may_read(cast["administrator"], letter).code == "private"


def test_in_a_trial_the_list_is_the_in_box(cast, settings):
    settings.OUTBOX_IS_THE_INBOX = True
    letter = make_letter(agency_id=cast.agency.pk, is_private=True)

    assert those(cast, lambda person: may_read(person, letter)) == {*AGENCY, "administrator"}


@pytest.mark.parametrize(
    ("act", "state", "who"),
    [
        ("hold", State.QUEUED, {*AGENCY, "administrator"}),
        ("retry", State.FAILED, {*AGENCY, "administrator"}),
        ("release", State.HELD, MANAGERS),
        ("cancel", State.HELD, MANAGERS),
        ("hold", State.HELD, set()),
    ],
)
def test_who_may_act_and_when(cast, act, state, who):
    letter = make_letter(agency_id=cast.agency.pk, state=state)

    assert those(cast, lambda person: may_act(person, letter, act)) == who


def test_the_right_is_judged_before_the_state(cast):
    letter = make_letter(agency_id=cast.agency.pk)

    assert may_act(cast["officer"], letter, "release").code == "not_manager"
    assert may_act(cast["manager"], letter, "release").code == "wrong_state"


@pytest.mark.parametrize(("query", "policy"), [(visible_to, may_view), (releasable_by, may_release)])
def test_the_query_is_the_policys_twin(cast, query, policy):
    make_letter(agency_id=cast.agency.pk)
    make_letter(agency_id=cast["other_manager"].seats[0].agency_id)
    make_letter()

    for person in cast.people.values():
        assert set(query(person)) == {letter for letter in Letter.objects.all() if policy(person, letter)}
