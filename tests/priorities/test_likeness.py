"""The measures nearest to a text: by folded stems, with reasons, in any spelling."""

import pytest

from priorities.likeness import Known, nearest, stems
from priorities.models import Measure

LOGISTICS = Measure(code="1", title_tr="Lojistik merkezlerinin geliştirilmesi")
TESTING = Measure(code="2", title_tr="Test ve kalibrasyon hizmetleri")
FOOD = Measure(code="3", title_tr="Gıda işleme")
KNOWN = [Known(LOGISTICS), Known(TESTING, ("kalibrasyon",)), Known(FOOD)]


def _codes(text, known=KNOWN, most=3):
    return [near.measure.code for near in nearest(text, known, most)]


@pytest.mark.parametrize(
    "text", ["GIDA İŞLEME TESİSİ", "gıda işleme tesisi", "gida isleme tesisi", "Gıda işlemenin yolu"]
)
def test_case_marks_and_endings_do_not_matter(text):
    assert _codes(text) == ["3"]


def test_a_word_is_told_as_it_was_typed_and_once():
    (near,) = nearest("LOJİSTİK üs: lojistiğin merkezi", KNOWN, 3)

    assert (near.defined, near.kept, near.earlier) == (("LOJİSTİK", "merkezi"), (), ())


def test_the_words_that_staff_keep_lead_as_well():
    (near,) = nearest("Kalibrasyonu biz yapacağız", KNOWN, 3)

    assert (near.measure, near.kept) == (TESTING, ("kalibrasyon",))


def test_names_of_earlier_projects_lead_where_no_wording_does():
    known = [Known(LOGISTICS), Known(FOOD, earlier=(frozenset(stems("Kayısı deposu")), frozenset(stems("Soğuk depo"))))]

    (near,) = nearest("Kayısı kurutma", known, 3)

    assert (near.measure, near.defined, near.earlier) == (FOOD, (), ("Kayısı",))


def test_what_more_earlier_projects_share_weighs_more():
    often = Known(LOGISTICS, earlier=(frozenset({"kayis"}), frozenset({"kayis"})))
    once = Known(FOOD, earlier=(frozenset({"kayis"}), frozenset({"tarla"})))

    assert _codes("kayısı", [once, often]) == ["1", "3"]


def test_a_word_of_every_measure_tells_less_than_one_of_a_single_measure():
    known = [Known(Measure(code=code, title_tr=text)) for code, text in (("1", "ortak liman"), ("2", "ortak ofis"))]

    assert _codes("ortak ofis", known) == ["2", "1"]


def test_no_more_are_told_than_asked_and_equals_keep_their_order():
    known = [Known(Measure(code=code, title_tr="ortak atölye")) for code in "abcd"]

    assert _codes("atölye", known, most=3) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "ve ile için proje",
        "12 34 ₺ … !?",
        "a b c",
        "\u202e\u200b\ufeff",
        "😀 漢字",
        "<script>alert(1)</script>",
    ],
)
def test_a_text_without_a_telling_word_is_near_to_nothing(text):
    assert _codes(text) == []


@pytest.mark.parametrize("known", [[], [Known(Measure(code="1"))]])
def test_nothing_known_is_near_to_nothing(known):
    assert _codes("lojistik", known) == []
