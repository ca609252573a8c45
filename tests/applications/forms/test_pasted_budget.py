"""Lines of a budget as they come out of a spreadsheet: read by the rule of each field, asked about where in doubt."""

from decimal import Decimal

import pytest
from django.utils import translation

from applications.forms.sheets.budget import FRACTION, THOUSANDS, judged, numbered, read_lines, told
from applications.queries.rules import rules_of
from cmdp.kit.sheets import MOST_PASTED, Unreadable, rows_of_text
from cmdp.kit.verdict import ALLOW, deny
from tests.factories.rules import make_rule_set
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
WHOLE = ("Makine ve ekipman", "Test cihazı", "adet", "2", "1.250,50", "20", "1")


@kept
def rules():
    return rules_of(make_rule_set())


def read(rules, *rows, dots="", mark="\t"):
    return read_lines(rows_of_text("\n".join(mark.join(row) for row in rows)), rules, dots=dots)


def one(rules, dots="", **texts):
    names = ("head", "description", "unit", "quantity", "price", "vat", "year")
    return read(rules, [texts.get(name, word) for name, word in zip(names, WHOLE, strict=True)], dots=dots).lines[0]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_a_row_without_names_is_read_in_our_order(rules, mark):
    sheet = read(rules, WHOLE, mark=mark)

    assert sheet.lines[0].values == {
        "head_id": rules.budget_heads[1].pk,
        "description": "Test cihazı",
        "unit": "adet",
        "quantity": Decimal(2),
        "unit_price": Decimal("1250.50"),
        "vat_rate": Decimal(20),
        "year": 1,
        "basis": "",
    }
    assert sheet.notes[0].startswith("Başlık satırı yok")


def test_what_a_price_rests_on_is_read_as_words(rules):
    sheet = read(rules, [*WHOLE, "=Proforma 12, 14.02.2026"])

    assert sheet.lines[0].values["basis"] == "=Proforma 12, 14.02.2026"


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize(
    "head",
    [
        ["Açıklama", "Bütçe kalemi", "Birim", "Miktar", "Birim fiyat (KDV hariç, TL)", "KDV oranı (%)"],
        ["GİDER", " kalem ", "birim", "ADET", "Fiyat", "KDV"],
        ["Description", "Budget heading", "Unit", "Quantity", "Price", "VAT rate"],
    ],
)
def test_columns_are_known_by_their_names(rules, head, language):
    with translation.override(language):
        line = read(rules, head, ["Test cihazı", "machinery AND equipment", "adet", "2", "10", "%20"]).lines[0]

    assert line.is_good, line.faults
    assert (line.values["head_id"], line.values["vat_rate"], line.values["year"]) == (rules.budget_heads[1].pk, 20, 1)


def test_what_is_not_read_is_told(rules):
    head = ["No", "Kalem", "Açıklama", "Tedarikçi", "KDV", "Toplam"]

    sheet = read(rules, head, ["1", "2", "Test cihazı", "Firma", "20", "3"], ["", "Toplam", "", "", "", "3"])

    assert [line.texts["description"] for line in sheet.lines] == ["Test cihazı"]
    assert sheet.notes == (
        "Şu sütunlar okunmadı: Tedarikçi.",
        "Toplam satırları okunmadı; toplamlar kendiliğinden hesaplanır.",
    )


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.250,5 TL", "1250.50"), ("1,250.00", "1250.00"), ("₺ 1.250.000", "1250000"), ("1250,5", "1250.50")],
)
def test_a_price_that_reads_in_one_way_is_read(rules, typed, value):
    assert one(rules, price=typed).values["unit_price"] == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.250,5", "1250.5"),
        ("1,250.125", "1250.125"),
        ("1.250.000", "1250000"),
        ("0,125", "0.125"),
        ("1,2550", "1.255"),
    ],
)
def test_a_quantity_that_reads_in_one_way_is_read(rules, typed, value):
    assert one(rules, quantity=typed).values["quantity"] == Decimal(value)


@pytest.mark.parametrize("typed", ["1.250", "1,250", "1.250 TL"])
@pytest.mark.parametrize("column", ["quantity", "price"])
def test_a_number_in_doubt_is_asked_about_and_never_guessed(rules, column, typed):
    line = one(rules, **{column: typed})

    assert (line.is_good, line.is_unclear, line.values) == (False, True, {})
    assert "iki türlü okunabilir" in line.faults[0][1]


@pytest.mark.parametrize(
    ("column", "dots", "typed", "value"),
    [
        ("price", THOUSANDS, "1.250", "1250"),
        ("price", THOUSANDS, "1,250 TL", "1250"),
        ("price", FRACTION, "1.250", "1.25"),
        ("quantity", THOUSANDS, "1,250", "1250"),
        ("quantity", FRACTION, "1.255", "1.255"),
    ],
)
def test_one_answer_reads_every_number_in_doubt(rules, column, dots, typed, value):
    line = one(rules, dots, **{column: typed})

    assert line.values["unit_price" if column == "price" else column] == Decimal(value)


@pytest.mark.parametrize(
    ("column", "typed", "part"),
    [
        ("price", "1.255", "iki basamaktan uzun"),
        ("price", "\uff11\uff12", "okunamadı"),
        ("price", "NaN", "okunamadı"),
        ("price", "-5", "eksi"),
        ("quantity", "NaN", "okunamadı"),
        ("quantity", "\uff11\uff12", "okunamadı"),
        ("quantity", "1e400", "okunamadı"),
        ("quantity", "0", "sıfırdan büyük"),
        ("vat", "0,2", "yüzde 20 demek istediyseniz"),
        ("vat", "", "KDV oranını yazın"),
        ("head", "Uçak", "“Uçak” bütçe kalemi yok"),
        ("head", "", "Bütçe kalemini seçin"),
        ("description", "x" * 301, "300"),
        ("year", "11", "sınırların dışında"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_stays(rules, column, typed, part):
    line = one(rules, FRACTION, **{column: typed})

    assert part in line.faults[0][1]
    assert (typed in line.texts.values(), line.is_unclear) == (True, False)


def test_texts_go_round_as_they_were(rules):
    hostile = ['"Çift" tırnak; noktalı', "=1+1", "'=kaldı", "👩‍🔬 <b>", "a,b"]
    rows = [[WHOLE[0], text, *WHOLE[2:]] for text in hostile]
    first = read_lines(rows_of_text(told(read(rules, *rows).lines)), rules)

    again = read_lines(rows_of_text(told(first.lines)), rules)

    kept = ['"Çift" tırnak; noktalı', "=1+1", "=kaldı", "👩‍🔬 <b>", "a,b"]
    assert [line.texts["description"] for line in again.lines] == kept
    assert all(line.is_good for line in again.lines)


def test_nothing_told_is_nothing():
    assert told([]) == ""


def test_a_mark_that_is_never_closed_swallows_no_row(rules):
    sheet = read(rules, [WHOLE[0], '"Test cihazı', *WHOLE[2:]], WHOLE)

    assert [line.texts["description"] for line in sheet.lines] == ['"Test cihazı', "Test cihazı"]


def test_a_paste_has_an_end():
    with pytest.raises(Unreadable, match=r"3\.000"):
        rows_of_text("a\n" * (MOST_PASTED + 2))


def test_a_row_that_the_table_refuses_says_so(rules):
    lines = numbered(read(rules, WHOLE, [*WHOLE[:2], ""], WHOLE).lines)

    seen = judged(lines, {1: ALLOW, 3: deny("full", "Yer yok.")})

    assert [(line.number, line.is_good) for line in seen] == [(1, True), (2, False), (3, False)]
    assert seen[2].faults == (("", "Yer yok."),)
    assert seen[0].line.gross == Decimal("3001.20")
