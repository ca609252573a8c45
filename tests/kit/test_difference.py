import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit.difference import Piece, compare_words

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


@given(words, words)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = compare_words(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
