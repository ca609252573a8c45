import pytest

from priorities.differences import Kind, differences, edition_differences
from priorities.domain.editions import copy_edition
from priorities.models import Edition, SourceFile
from priorities.queries import definitions
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_axis, make_edition, make_measure
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def pair():
    """A published edition of two axes with two measures each, and its draft."""
    edition = make_edition(axes=2, measures=2)
    return edition, copy_edition(edition.pk, by=make_member("administrator"), at=NOON)


def _told(pair):
    edition, draft = pair
    changes = differences(definitions(edition), definitions(draft))
    return [(change.kind, change.item.code, set(change.fields), change.has_moved) for change in changes]


def test_a_fresh_copy_differs_in_nothing(pair):
    assert _told(pair) == []


def test_other_words_are_told_with_both(pair):
    edition, draft = pair
    draft.measures.filter(code="1.2").update(title_tr="Yeni söz", text_en="More")

    change = differences(definitions(edition), definitions(draft))[0]

    assert (change.kind, change.item.code, change.has_moved) == (Kind.CHANGED, "1.2", False)
    assert change.fields["title_tr"] == (edition.measures.get(code="1.2").title_tr, "Yeni söz")
    assert set(change.fields) == {"title_tr", "text_en"}


@pytest.mark.parametrize(
    ("words", "is_lopsided"),
    [
        ({"title_tr": "Yeni"}, True),
        ({"text_en": "More"}, True),
        ({"title_tr": "Yeni", "text_en": "More"}, True),
        ({"title_tr": "Yeni", "title_en": "New"}, False),
        ({"code": "1.9"}, False),
    ],
)
def test_a_text_changed_in_one_language_alone_is_told(pair, words, is_lopsided):
    edition, draft = pair
    draft.measures.filter(code="1.2").update(**words)

    [change] = differences(definitions(edition), definitions(draft))

    assert change.is_lopsided is is_lopsided


def test_another_code_is_a_change_of_the_same_item(pair):
    pair[1].measures.filter(code="1.2").update(code="1.9")

    assert _told(pair) == [(Kind.CHANGED, "1.9", {"code"}, False)]


def test_what_came_and_what_went_are_told_but_not_the_shift_they_cause(pair):
    _edition, draft = pair
    draft.measures.filter(code="1.1").delete()
    make_measure(draft.axes.get(code="2"), order=0, code="2.0")
    make_axis(draft, order=9, code="9")

    assert _told(pair) == [
        (Kind.ADDED, "2.0", set(), False),
        (Kind.ADDED, "9", set(), False),
        (Kind.RETIRED, "1.1", set(), False),
    ]


def test_a_change_of_places_is_a_move(pair):
    pair[1].axes.filter(code="1").update(order=9)

    assert _told(pair) == [(Kind.CHANGED, "2", set(), True), (Kind.CHANGED, "1", set(), True)]


def test_a_measure_under_another_axis_has_moved(pair):
    _edition, draft = pair
    draft.measures.filter(code="2.2").update(axis=draft.axes.get(code="1"), order=9)

    assert _told(pair) == [(Kind.CHANGED, "2.2", set(), True)]


def test_what_editions_say_of_themselves_is_compared_and_the_name_only_for_administrators():
    old = Edition(name="2021", source="Karar", notes_tr="İlk", notes_en="First", valid_from=NOON)
    new = Edition(name="2026", source="Karar", notes_tr="İkinci", notes_en="First")

    told = {"notes_tr": ("İlk", "İkinci")}
    assert edition_differences(old, new, with_name=False) == told
    assert edition_differences(old, new, with_name=True) == {"name": ("2021", "2026"), **told}
    assert list(edition_differences(new, old, with_name=False)) == ["notes_tr", "valid_from"]
    assert edition_differences(old, old, with_name=True) == {}


def test_another_document_of_the_same_name_is_another():
    one, other = (Edition(source_file=SourceFile(name="karar.pdf", sha256=digit * 64)) for digit in "ab")

    assert edition_differences(one, other, with_name=False) == {
        "source_file": ("karar.pdf (SHA-256 aaaaaaaaaaaa…)", "karar.pdf (SHA-256 bbbbbbbbbbbb…)")
    }
    assert edition_differences(Edition(), one, with_name=False)["source_file"][0] == ""
