from decimal import Decimal

import pytest

from applications.domain.merging import Newer, mark_of, marks_of, merge

STORED = {"title": "Atölye", "months": 12}


def test_what_nobody_else_touched_is_written():
    changed = merge(STORED, {"title": "Test atölyesi", "months": 12}, marks_of(STORED))

    assert changed == {"title": "Test atölyesi"}


def test_what_only_the_other_touched_stays_theirs():
    seen = marks_of({"title": "İlk ad", "months": 12})

    changed = merge(STORED, {"title": "İlk ad", "months": 14}, seen)

    assert changed == {"months": 14}


def test_what_both_changed_is_asked_back_and_nothing_is_written():
    seen = marks_of({"title": "İlk ad", "months": 12})

    with pytest.raises(Newer) as newer:
        merge(STORED, {"title": "Benim adım", "months": 14}, seen)

    assert (newer.value.fields, newer.value.stored) == (["title"], STORED)


def test_what_both_changed_alike_is_no_conflict():
    changed = merge(STORED, {"title": "Atölye"}, marks_of({"title": "İlk ad"}))

    assert changed == {}


def test_a_field_without_a_mark_counts_as_read_before_everything():
    with pytest.raises(Newer):
        merge(STORED, {"title": "Benim adım"}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal("2.000"), Decimal(2)),
        (frozenset({1, 2}), frozenset({2, 1})),
        (Decimal(1_000_000), Decimal("1000000.00")),
    ],
)
def test_equal_values_have_equal_marks(one, other):
    assert mark_of(one) == mark_of(other)


def test_nothing_and_the_empty_text_are_different():
    assert mark_of(None) != mark_of("")
