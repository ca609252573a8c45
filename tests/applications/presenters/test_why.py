"""Why a line stands where it stands, in sentences that name the rule that acted."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from applications.choices import AssessmentMode
from applications.presenters.parted import parted
from applications.presenters.why import Teller
from applications.queries.replaying import Difference

SECTION = {"key": "relevance", "mean": "12.00", "floor": "10.00", "most": 20}
LINE = {
    "rank": 2, "place": 2, "part": "", "id": "iki", "reference": "B-2", "totals": ["70.00", "90.00", "88.00"],
    "counted": [1, 2], "score": "89.00", "word": "", "sections": [SECTION], "passes": True, "waits": True, "tie_broken_by": "",
    "asked": "100.00", "held": None, "moved": "0.00", "cumulated": "200.00", "is_within": True,
}  # fmt: skip
ABOVE = {**LINE, "rank": 1, "place": 1, "id": "bir", "reference": "B-1", "score": "90.00"}
OUTSIDE = {"part": "", "first_outside": "iki", "short_by": "5.00"}


def rules(mode=AssessmentMode.MARKS, *, lets_smaller=False):
    values = {
        "assessment_mode": mode,
        "combining": "nearest_two",
        "pass_mark": Decimal(70),
        "lets_smaller": lets_smaller,
    }
    grid = [SimpleNamespace(section=SimpleNamespace(key="relevance", name="İlgililik"))]
    return SimpleNamespace(values=SimpleNamespace(**values), grid=grid)


def told(line=None, above=None, of=None, envelopes=()):
    line, above = {**LINE, **(line or {})}, {**ABOVE, **(above or {})}
    return " ".join(Teller(of or rules(), [above, line], envelopes).told(line))


@pytest.mark.parametrize(
    ("line", "above", "words"),
    [
        ({}, {}, "“en yakın ikisinin ortalaması” kuralıyla puanı 89,00"),
        ({"totals": ["90.00", "88.00"], "counted": [0, 1]}, {}, "90 · 88. Ortalamaları, puanı: 89,00"),
        ({}, {}, "yalnızca şu toplamlar sayıldı: 90 · 88"),
        ({}, {}, "Geçme puanına (70) ulaşıyor"),
        ({"score": "69.00"}, {}, "Geçme puanına (70) ulaşmıyor"),
        ({}, {}, "“İlgililik” bölümünde ortalaması 12,00; 10 olan tabana ulaşıyor"),
        ({"sections": [{**SECTION, "mean": "9.00"}]}, {}, "10 olan tabanın altında"),
        ({}, {}, "Üstündeki B-1 daha yüksek puanlı (90,00)"),
        ({"place": 1}, {}, "Üstünde dosya yok"),
        ({"tie_broken_by": "relevance"}, {"score": "89.00"}, "eşitliği “İlgililik” kuralı o dosya yararına bozdu"),
        ({"passes": False}, {}, "B-1 geçme koşullarını sağlıyor, bu dosya sağlamıyor"),
        ({"passes": False}, {}, "zarftan pay almıyor"),
        ({}, {"score": "89.00"}, "yazılı her kuralda eşit"),
        ({}, {}, "bu satıra kadar toplam 200,00 TL ve zarfın parası yetiyor"),
        ({"moved": "40.00"}, {}, "40,00 TL kadarı başka yerde artan paradan geldi"),
        ({"held": "60.00"}, {}, "daha önceki bir işlem 60,00 TL ayırdı"),
        ({"is_within": False, "waits": False}, {}, "Görüşü daha önce verildi"),
        ({"is_within": False}, {}, "önündeki dosya kalan paraya sığmadığı için"),
    ],
)
def test_a_line_says_why(line, above, words):
    assert words in told(line, above)


def test_the_file_on_the_line_says_what_is_missing():
    assert "kalan para 5,00 TL eksik" in told({"is_within": False}, envelopes=[OUTSIDE])


def test_where_smaller_ones_may_pass_nobody_blocks_the_way():
    assert "kalan paraya sığmıyor" in told({"is_within": False}, of=rules(lets_smaller=True))


def test_opinions_are_told_as_the_word_of_most():
    words = told({"word": "support", "score": None, "totals": []}, {"score": None}, of=rules(AssessmentMode.OPINION))

    assert words.startswith("Değerlendiricilerin çoğunluğunun görüşü")
    assert "Geçme puan" not in words


def test_places_where_lists_part_are_said_in_words():
    same, other = parted([Difference(("lines", 2, "is_within"), True, None), Difference(("rests_on",), "", "x")])

    assert (same.place, same.kept, same.again) == ("Sıralamanın satırı · 2 · çizginin üstünde", "evet", "–")
    assert (other.place, other.kept, other.again) == ("rests_on", "–", "x")
