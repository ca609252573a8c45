"""The words that lead to a measure, written."""

import datetime as dt

import pytest

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.key import write_words
from priorities.models import MeasureKey
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition, make_key
from tests.factories.regions import make_agency
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


@kept
def measure():
    return first_measure(make_edition())


def write(measure, by, words="atölye", *, seen=0):
    return write_words(measure, words_tr=words, words_en="workshop", seen=seen, by=by, at=LATER)


def test_the_first_words_of_a_measure(measure, administrator):
    key = write(measure, administrator)

    assert MeasureKey.objects.get() == key
    assert (key.words, key.version, key.changed_at, key.changed_by_id) == (
        ("atölye", "workshop"),
        1,
        LATER,
        administrator.pk,
    )
    event = Event.objects.get()
    assert (event.verb, event.object_label) == ("measure_key_written", "1:1.1")
    assert event.changes == {"words_tr": ["", "atölye"], "words_en": ["", "workshop"]}


def test_default_words_are_somebodys_once_written(measure, administrator):
    make_key(measure, "atölye", is_default=True)

    assert write(measure, administrator).is_default is False


def test_the_same_words_again_change_nothing(measure, administrator):
    write(measure, administrator)

    assert (write(measure, administrator, seen=1).version, Event.objects.count()) == (1, 1)


def test_the_slower_of_two_is_told(measure, administrator):
    write(measure, administrator)

    with pytest.raises(Refused) as refusal:
        write(measure, administrator, "başka")

    assert refusal.value.verdict.code == "changed_meanwhile"
    assert MeasureKey.objects.get().words_tr == "atölye"


@pytest.mark.parametrize("role", ["agency_officer", "agency_manager"])
def test_agencies_write(measure, role):
    officer = make_member(role, make_agency())

    assert write(measure, officer).changed_by_id == officer.pk
    assert Event.objects.get().actor_id == officer.pk


def test_the_ministry_only_reads(measure):
    with pytest.raises(Refused) as refusal:
        write(measure, make_member("ministry_reader"))

    assert refusal.value.verdict.code == "not_key_writer"
