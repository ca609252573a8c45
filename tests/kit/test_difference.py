import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit import difference
from cmdp.kit.difference import Piece, compare_words
from tests.support.work import calls_of

words = st.text(alphabet="ab çı.,\n", max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("aynı metin", "aynı metin", [Piece("same", "aynı metin")]),
        ("", "yeni", [Piece("added", "yeni")]),
        ("eski", "", [Piece("removed", "eski")]),
        ("öteki söz", "bambaşka bir metin", [Piece("removed", "öteki söz"), Piece("added", "bambaşka bir metin")]),
        (
            "Ortak kullanım alanları",
            "Ortak üretim alanları",
            [
                Piece("same", "Ortak "),
                Piece("removed", "kullanım"),
                Piece("added", "üretim"),
                Piece("same", " alanları"),
            ],
        ),
    ],
)
def test_words_are_compared_one_by_one(before, after, pieces):
    assert compare_words(before, after) == pieces


def read_from(pieces):
    return tuple("".join(piece.text for piece in pieces if piece.kind != gone) for gone in ("added", "removed"))


@given(words, words)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    assert read_from(compare_words(before, after)) == (before, after)


@given(words, words, st.integers(0, 12), st.integers(1, 3))
def test_so_they_can_where_there_are_too_many_or_all_alike(before, after, most, common):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "MOST_PIECES", most)
        patch.setattr(difference, "COMMON", common)

        assert read_from(compare_words(before, after)) == (before, after)


@pytest.mark.parametrize("mark", [".", "a ", "satır\n"])
def test_twice_the_same_marks_cost_about_twice_as_much(mark):
    few, many = (calls_of(lambda n=n: compare_words(mark * n, f"!{mark}" * (n // 2))) for n in (150, 300))

    assert many < 5 * few


def test_a_page_of_dots_is_told_without_being_worked_through():
    before, after = "." * 5_000, "!." * 2_500

    assert calls_of(lambda: compare_words(before, after)) < 1_000
    assert compare_words(before, after) == [Piece("removed", before), Piece("added", after)]


def test_of_a_long_text_the_words_are_told_within_the_lines_that_changed():
    lines = [f"{number}. satırda bir söz\n" for number in range(1_000)]
    after = [*lines[:500], "500. satırda başka söz\n", *lines[501:]]

    assert compare_words("".join(lines), "".join(after)) == [
        Piece("same", "".join(lines[:500])),
        Piece("same", "500. satırda "),
        Piece("removed", "bir"),
        Piece("added", "başka"),
        Piece("same", " söz\n"),
        Piece("same", "".join(lines[501:])),
    ]
