"""Turkish text: folding, order, casing, cleaning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit import text

TURKISH = "abcçdefgğhıijklmnoöpqrsştuüvwxyzABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ"
ANYTHING = st.text(st.characters(codec=None), max_size=60)
PROVINCES = [
    "Adana",
    "Adıyaman",
    "Afyonkarahisar",
    "Ağrı",
    "Aksaray",
    "Amasya",
    "Ankara",
    "Antalya",
    "Ardahan",
    "Artvin",
    "Aydın",
    "Balıkesir",
    "Bartın",
    "Batman",
    "Bayburt",
    "Bilecik",
    "Bingöl",
    "Bitlis",
    "Bolu",
    "Burdur",
    "Bursa",
    "Çanakkale",
    "Çankırı",
    "Çorum",
    "Denizli",
    "Diyarbakır",
    "Düzce",
    "Edirne",
    "Elazığ",
    "Erzincan",
    "Erzurum",
    "Eskişehir",
    "Gaziantep",
    "Giresun",
    "Gümüşhane",
    "Hakkâri",
    "Hatay",
    "Iğdır",
    "Isparta",
    "İstanbul",
    "İzmir",
    "Kahramanmaraş",
    "Karabük",
    "Karaman",
    "Kars",
    "Kastamonu",
    "Kayseri",
    "Kırıkkale",
    "Kırklareli",
    "Kırşehir",
    "Kilis",
    "Kocaeli",
    "Konya",
    "Kütahya",
    "Malatya",
    "Manisa",
    "Mardin",
    "Mersin",
    "Muğla",
    "Muş",
    "Nevşehir",
    "Niğde",
    "Ordu",
    "Osmaniye",
    "Rize",
    "Sakarya",
    "Samsun",
    "Siirt",
    "Sinop",
    "Sivas",
    "Şanlıurfa",
    "Şırnak",
    "Tekirdağ",
    "Tokat",
    "Trabzon",
    "Tunceli",
    "Uşak",
    "Van",
    "Yalova",
    "Yozgat",
    "Zonguldak",
]


@pytest.mark.parametrize(
    "spellings",
    [
        ("İZMİR", "izmir", "İzmir", "Izmir", "I\u0307zmir", "i\u0307zmir"),
        ("IĞDIR", "ığdır", "Iğdır", "igdir", "IGDIR"),
        ("Şanlıurfa", "SANLIURFA", "S\u0327anlıurfa", "sanliurfa"),
        ("Hakkâri", "HAKKARİ", "hakkari"),
        ("Orta  Karadeniz\u00a0", "orta karadeniz", "orta\u200b karadeniz"),
    ],
)
def test_spellings_of_one_name_meet_in_one_search_key(spellings):
    assert len({text.search_key(spelling) for spelling in spellings}) == 1


def test_search_keys_keep_other_names_apart():
    assert len({text.search_key(name) for name in PROVINCES}) == 81


def test_the_provinces_sort_as_in_the_atlas():
    assert sorted(set(PROVINCES), key=text.sort_key) == PROVINCES


@given(ANYTHING)
def test_folding_a_search_key_again_changes_nothing(words):
    once = text.search_key(words)

    assert text.search_key(once) == once


@given(ANYTHING)
def test_cleaning_again_changes_nothing(words):
    once = text.clean_text(words)

    assert text.clean_text(once) == once


@given(st.text(TURKISH, max_size=40))
def test_turkish_casing_there_and_back_is_the_same_word(word):
    assert text.lower(text.upper(word)) == text.lower(word)
    assert text.upper(text.lower(word)) == text.upper(word)


@given(st.text(TURKISH, max_size=40))
def test_a_search_key_forgets_the_case(word):
    assert text.search_key(text.upper(word)) == text.search_key(text.lower(word))


@given(ANYTHING)
def test_composed_and_decomposed_spellings_are_one(words):
    decomposed = unicodedata.normalize("NFD", words)

    assert text.clean_text(decomposed) == text.clean_text(words)
    assert text.sort_key(decomposed) == text.sort_key(words)


@given(st.text("abcçdefgğhıijklmnoöpqrsştuüvwxyz", min_size=1), st.text("abcçdefgğhıijklmnoöpqrsştuüvwxyz", min_size=1))
def test_sort_keys_order_as_the_alphabet_does(one, other):
    places = [[*map(text.ORDER.get, word)] for word in (one, other)]

    assert (text.sort_key(one) < text.sort_key(other)) == (places[0] < places[1])


@given(ANYTHING)
def test_cleaned_text_can_be_stored(words):
    cleaned = text.clean_text(words)

    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bir\r\niki\riki\u2028üç", "bir\niki\niki\nüç"),
        ("  boş\u200bluk \u202egizli\u202c ", "boşluk gizli"),
        ("s\u0327ah", "şah"),
        ("\x00a\x07b\x1fc\x7f", "abc"),
        ("tab\tkalır", "tab\tkalır"),
        ("yarım\ud800", "yarım"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("\ufeff", ""),
        ("\u200b\u200d\ufe0f \u3164", ""),
    ],
)
def test_cleaning_keeps_what_is_read_and_drops_what_hides(typed, kept):
    assert text.clean_text(typed) == kept


def test_a_line_has_single_spaces():
    assert text.clean_line(" Ordu \n  Belediyesi\t") == "Ordu Belediyesi"


@pytest.mark.parametrize(
    ("typed", "count"), [("", 0), ("ş", 1), ("s\u0327", 1), ("a\r\nb", 3), ("👩\u200d🌾", 3), (" \n ", 0)]
)
def test_characters_are_counted_after_cleaning(typed, count):
    assert text.count_characters(typed) == count


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("İSTANBUL'UN IŞIĞI", "İstanbul'un Işığı"),
        ("ığdır ili", "Iğdır İli"),
        ("i\u0307zmir", "İzmir"),
        ("3. bölge", "3. Bölge"),
    ],
)
def test_titles_follow_turkish_rules(typed, shown):
    assert text.title(typed) == shown


def test_the_list_of_provinces_is_that_of_the_country():
    assert len(PROVINCES) == len(set(PROVINCES)) == 81
