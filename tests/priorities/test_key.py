"""Which measures a text leads to."""

import uuid

import pytest

from priorities.key import entries, key_of, measures_led_to
from priorities.models import MeasureKey
from tests.factories.people import NOON
from tests.factories.priorities import make_copy, make_edition, make_key, publish_at_once
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def edition():
    """Words lead to two of four measures."""
    made = make_edition()
    make_key(made.measures.get(code="1.1"), "Test laboratuvarı", "su", words_en="testing laboratory\nprototype")
    make_key(made.measures.get(code="2.1"), "IĞDIR", "laboratuvar", "test laboratuvarı", "lojistik", "kent")
    return made


def led(text):
    return [(one.measure.code, one.words) for one in measures_led_to(text, NOON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iğdır'a yatırım", [("2.1", ("IĞDIR",))]),
        ("igdirda yatırım", [("2.1", ("IĞDIR",))]),
        ("Yeni LABORATUVARLAR", [("2.1", ("laboratuvar",))]),
        ("testi, laboratuvarı ile", [("2.1", ("laboratuvar", "test laboratuvarı")), ("1.1", ("Test laboratuvarı",))]),
        ("laboratuvarda test", [("2.1", ("laboratuvar",))]),
        ("Two testing laboratories", [("1.1", ("testing laboratory",))]),
        ("Rapid prototyping", [("1.1", ("prototype",))]),
        ("Bölge lojistiği", [("2.1", ("lojistik",))]),
        ("kentin kendisi", [("2.1", ("kent",))]),
        ("kendisi", []),
        ("su hattı", [("1.1", ("su",))]),
        ("sunum", []),
        ("", []),
        ("…", []),
    ],
)
def test_a_text_leads_by_whole_words_with_their_endings(edition, text, expected):
    assert led(text) == expected


def test_words_that_lead_to_two_measures_are_told(edition):
    found = {entry.measure.code: entry.ambiguous for entry in entries(NOON)}

    assert found == {"1.1": ("Test laboratuvarı",), "1.2": (), "2.1": ("test laboratuvarı",), "2.2": ()}


def test_words_stay_with_the_measure_under_another_code(edition):
    draft = make_copy(edition)
    draft.measures.filter(code="2.1").update(code="2.9")
    publish_at_once(draft)

    assert led("laboratuvar") == [("2.9", ("laboratuvar",))]


def test_words_of_a_measure_that_went_lead_nowhere(edition):
    draft = make_copy(edition)
    draft.measures.filter(code="2.1").delete()
    publish_at_once(draft)

    assert led("laboratuvar") == []


def test_before_any_edition_nothing_leads_anywhere():
    assert (entries(NOON), led("laboratuvar")) == ([], [])


def test_a_word_of_both_languages_stands_once(edition):
    key = key_of(edition.measures.get(code="1.1"))

    assert str(key) == "Test laboratuvarı, su, testing laboratory, prototype"
    assert MeasureKey(lineage=uuid.uuid4(), words_tr="OSB", words_en="OSB").words == ("OSB",)
