import pytest

from cmdp.outbox.models import State
from cmdp.outbox.queries import Search, held_in, letters_about, letters_of, search, standing
from tests.factories.letters import make_letter

pytestmark = pytest.mark.django_db


def test_letters_of_agencies_are_theirs_alone():
    ours, _theirs, _nobodys = make_letter(agency_id=1), make_letter(agency_id=2), make_letter()

    assert list(letters_of({1})) == [ours]
    assert list(letters_of(set())) == []


def test_letters_of_nobody_in_particular_are_all_newest_first():
    first, second = make_letter(agency_id=1), make_letter()

    assert list(letters_of(None)) == [second, first]


@pytest.mark.parametrize(
    "wanted",
    [
        Search(state="held"),
        Search(kind="received"),
        Search(batch="call:1"),
        Search(recipient="YSE@"),
        Search(recipient="Ayşe"),
        Search(about_type="applications.proposal"),
        Search(about_id=7),
    ],
)
def test_search_narrows_by_each_of_its_parts(wanted):
    fields = {
        "state": State.HELD,
        "kind": "received",
        "batch": "call:1",
        "to_email": "ayse@ornek.test",
        "to_name": "Ayşe Öz",
        "about_type": "applications.proposal",
        "about_id": 7,
    }
    found, _other = make_letter(**fields), make_letter()

    assert list(search(letters_of(None), wanted)) == [found]


def test_search_for_nothing_keeps_all():
    make_letter()

    assert search(letters_of(None), Search()).count() == 1


def test_held_letters_of_a_batch_come_in_the_order_of_their_writing():
    first, second = (make_letter(batch="b", state=State.HELD) for _ in range(2))
    make_letter(batch="b")

    assert list(held_in(letters_of(None), "b")) == [first, second]


def test_letters_about_an_object_are_found_by_its_plain_id():
    letter = make_letter(about_type="applications.proposal", about_id=7)
    make_letter(about_type="applications.call", about_id=7)

    assert list(letters_about("applications.proposal", 7)) == [letter]


def test_standing_counts_every_state():
    make_letter(state=State.HELD)

    assert standing(letters_of(None)) == {**dict.fromkeys(State.values, 0), "held": 1}
