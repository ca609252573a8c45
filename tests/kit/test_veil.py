"""Known names are found in every dress, and nothing else is touched."""

import pytest

from cmdp.kit.veil import Known, Veil

VEIL = Veil(
    Known(
        names=frozenset({"Işıklı Köy Birliği", "Ali Öz"}),
        words=frozenset({"Işıklı"}),
        letters=frozenset({"IKB"}),
        numbers=frozenset({"1234567890"}),
        hosts=frozenset({"isikli.org.tr"}),
    )
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Kimse yok.", "Kimse yok."),
        ("IŞIKLI KÖY BİRLİĞİ’ne", "#"),
        ("isikli koy birligi", "#"),
        ("Işıklı-Köy_Birliğince", "#"),
        ("Işıklı’nın Işıklıları", "# #"),
        ("ışıklı tabela", "ışıklı tabela"),
        ("IKB’nin kararı, ikb değil, IKBX değil", "# kararı, ikb değil, IKBX değil"),
        ("123 456-78.90", "#"),
        ("51234567890 ve 12345678901", "51234567890 ve 12345678901"),
        ("https://www.isikli.org.tr/a?b=c bak", "# bak"),
        ("basin@isikli.org.tr", "#"),
        ("isikli.org.tram", "isikli.org.tram"),
        ("Ali  Öz, Ali Özdemir", "#, #"),
    ],
)
def test_what_is_hidden(text, shown):
    assert VEIL.over(text, "#") == shown


def test_a_veil_that_knows_nothing_hides_addresses_alone():
    assert Veil().over("Işıklı, a@b.example", "#") == "Işıklı, #"


def test_names_are_told_once_each_in_order():
    assert VEIL.found_in("IKB, Ali Öz ve IKB") == ["IKB", "Ali Öz"]


def test_a_text_without_names_comes_back_as_it_was():
    text = "Kafa\u0131n\u0131 \u2013 a\u0308"

    assert VEIL.over(text, "#") == text


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (["Işıklı Köy ", "Birliği", "nin"], ["#", "", ""]),
        (["Önce Işı", "klı Köy Bir", "liği sonra"], ["Önce #", "", " sonra"]),
        (["a ", "IKB", " b"], ["a ", "#", " b"]),
        (["IKB IKB"], ["# #"]),
        ([], []),
    ],
)
def test_a_name_that_lies_in_pieces_is_hidden_in_each(pieces, shown):
    assert VEIL.over_pieces(pieces, "#") == shown
