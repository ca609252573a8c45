"""What keeps a file from being written: each line against the others and against what is known."""

import uuid

import pytest

from tests.factories.priorities import make_draft, make_edition
from tests.priorities.exchange.files import read_json, told
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def edition():
    return make_edition()


def put(table, number, **values):
    """Change one record of the file; ``None`` for its number adds one."""

    def change(told_of):
        if number is None:
            told_of[table].append(values)
        else:
            told_of[table][number - 1].update(values)

    return change


def both(*changes):
    def change(told_of):
        for one in changes:
            one(told_of)

    return change


def test_nothing_is_wrong_with_what_was_taken_away(edition):
    assert told(read_json(edition, lambda _: None)) == []


def test_a_draft_of_new_items_can_be_read_beside_it():
    assert told(read_json(make_draft(), lambda _: None)) == []


def test_an_edition_has_an_axis(edition):
    found = read_json(edition, lambda told_of: told_of.update(axes=[], measures=[]))

    assert told(found) == [("axes", 1, "code", "Dosyada hiç öncelik ekseni yok; en az bir eksen yazın.")]


def test_a_code_stands_once_among_axes_and_measures(edition):
    found = read_json(edition, both(put("measures", 2, code="1"), put("measures", 3, code="1.1")))

    assert [fault[:3] for fault in told(found)] == [("measures", 2, "code"), ("measures", 3, "code")]
    assert "1.1 kodu dosyada birden çok kez var" in told(found)[1][3]


def test_a_lineage_stands_once(edition):
    lineage = str(edition.measures.get(code="1.1").lineage)

    assert [fault[:3] for fault in told(read_json(edition, put("measures", 2, lineage=lineage)))] == [
        ("measures", 2, "lineage")
    ]


def test_a_new_item_has_no_lineage_yet(edition):
    found = read_json(edition, both(put("measures", 1, lineage=""), put("measures", 2, lineage="")))

    assert told(found) == []


def test_a_lineage_that_nobody_knows_is_refused(edition):
    found = told(read_json(edition, put("axes", 1, lineage=str(uuid.uuid4()))))

    assert [fault[:3] for fault in found] == [("axes", 1, "lineage")]
    assert "hiçbir sürümde yok" in found[0][3]


def test_a_measure_is_no_axis(edition):
    found = told(read_json(edition, put("axes", 1, lineage=str(make_edition().measures.first().lineage))))

    assert "eksen ile tedbir karışmış" in found[0][3]


def test_a_measure_stands_under_an_axis_of_the_file(edition):
    found = told(read_json(edition, put("measures", 2, axis="7")))

    assert found == [("measures", 2, "axis", "“7” kodlu bir eksen dosyada yok; tedbiri var olan bir eksene bağlayın.")]


@pytest.mark.parametrize(
    ("heir", "column", "sentence"),
    [
        ("9.9", "heir", "“9.9” kodlu bir tedbir dosyada yok"),
        ("1.1", "heir", "kendi yerini alamaz"),
        ("", "heir", "hem bitiyor hem sürüyor"),
    ],
)
def test_a_measure_that_stays_may_only_be_parted(edition, heir, column, sentence):
    lineage = str(edition.measures.get(code="1.1").lineage)

    found = told(read_json(edition, put("successions", None, from_lineage=lineage, heir=heir)))

    assert [fault[:3] for fault in found] == [("successions", 1, column)]
    assert sentence in found[0][3]


def test_a_part_may_go_to_another(edition):
    lineage = str(edition.measures.get(code="1.1").lineage)

    assert told(read_json(edition, put("successions", None, from_lineage=lineage, heir="1.2"))) == []


def test_fates_do_not_contradict_each_other_nor_repeat(edition):
    lineage = str(edition.measures.get(code="1.1").lineage)
    rows = [put("successions", None, from_lineage=lineage, heir=heir) for heir in ("1.2", "1.2", "")]

    found = told(read_json(edition, both(lambda told_of: told_of["measures"].pop(0), *rows)))

    assert [fault[:3] for fault in found] == [("successions", 2, "heir"), ("successions", 3, "heir")]
    assert "iki kez var" in found[0][3]


def test_only_what_was_published_has_a_fate(edition):
    stranger = str(make_draft().measures.first().lineage)

    found = told(read_json(edition, put("successions", None, from_lineage=stranger, heir="1.1")))

    assert [fault[:3] for fault in found] == [("successions", 1, "from_lineage")]
