"""By which words an applicant would be known."""

import pytest

from applications.queries.veils import initials_of, own_words, veil_of, veils_of
from cmdp.accounts.choices import Role
from tests.factories.files import make_proposal, make_submission
from tests.factories.people import join, make_member, make_organisation, make_user
from tests.factories.rules import make_call, make_rule_set

PROVINCES = {"samsun", "erzurum"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Altınova Belediyesi", ["Altınova"]),
        ("Samsun Büyükşehir Belediyesi", []),
        ("Erzurum Valiliği Yatırım İzleme Koordinasyon Başkanlığı", ["İzleme", "Koordinasyon"]),
        ("Yenimahalle Belediyesi", ["Yenimahalle"]),
        ("Örnek Belediyesi", []),
        ("Suluova Organize Sanayi Bölgesi", ["Suluova"]),
        ("Doğubayazıt 1. Organize Sanayi Bölgesi Müdürlüğü", ["Doğubayazıt"]),
    ],
)
def test_what_is_left_of_a_name_stands_for_the_body(name, words):
    assert own_words(name, PROVINCES) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Orta Karadeniz Kalkınma Birliği", ["OKKB"]),
        ("Samsun Ticaret ve Sanayi Odası", ["STSO"]),
        ("Altınova Belediyesi", []),
        ("TEKMER Girişim Merkezi", ["TGM", "TEKMER"]),
        ("ALTINOVA BELEDİYESİ", []),
    ],
)
def test_a_body_is_known_by_its_letters_too(name, letters):
    assert initials_of(name) == letters


@pytest.fixture
def file(db):
    body = make_organisation(
        name="Altınova Belediyesi",
        unit_name="Fen İşleri",
        kep="altinova@hs01.kep.tr",
        phone="+90 362 111 22 33",
        website="https://www.altinova.bel.tr/kurumsal",
        representative_name="Zeynep Karaca",
        address="Cumhuriyet Mah. 5. Sok. No 3",
    )
    call = make_call(rule_set=make_rule_set(frozen=True, values={"applicant_hidden": "yes"}))
    file = make_proposal(call=call, organisation=body, status="under_review", contact_email="proje@ozelposta.example")
    file.partners.create(kind="partner", name="Kızılırmak Tarım Birliği", vkn="4540536920")
    make_submission(file)
    return file


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Altınova Belediyesinin binası", "# binası"),
        ("ALTINOVA BELEDİYESİ’nce", "#"),
        ("altinova  belediyesi", "#"),
        ("Altınova’da yaşayanlar", "# yaşayanlar"),
        ("altınova küçük harfle bir sözcüktür", "altınova küçük harfle bir sözcüktür"),
        ("VKN {vkn}, bölünmüş {split}", "VKN #, bölünmüş #"),
        ("0362 111 22 33 ve (0362) 1112233", "# ve (#"),
        ("www.altinova.bel.tr/haber adresinde", "# adresinde"),
        ("birisi@baska.example yazsın", "# yazsın"),
        ("Zeynep Karaca’nın sözü", "# sözü"),
        ("ZEYNEP KARACA", "#"),
        ("Kızılırmak Tarım Birliği ile", "# ile"),
        ("Kızılırmaklı üreticiler", "# üreticiler"),
        ("4540536920", "#"),
        ("Alt\u00adınova Belediyesi", "#"),
        ("Samsun ilinde", "Samsun ilinde"),
    ],
)
def test_names_are_taken_out_however_they_are_written(file, text, shown):
    vkn = file.organisation.vkn
    told = text.replace("{vkn}", vkn).replace("{split}", f"{vkn[:3]} {vkn[3:6]} {vkn[6:]}")

    assert veil_of(file).over(told, "#") == shown


def test_people_of_the_applicant_and_earlier_names_are_known(file):
    join(make_user(full_name="Hatice Örsan"), Role.ORGANISATION_EDITOR, file.organisation)
    file.organisation.name = "Altınova Büyük Belediyesi"
    file.organisation.save()

    veil = veil_of(file)

    assert veil.found_in("Hatice Örsan ve Altınova Belediyesi") == ["Hatice Örsan", "Altınova Belediyesi"]


def test_a_name_is_known_without_what_stands_in_brackets(file):
    file.organisation.name = "Akçay Ticaret ve Sanayi Odası (AKTSO)"

    assert veil_of(file).over("Akçay Ticaret ve Sanayi Odası ve AKTSO", "#") == "# ve #"


def test_a_word_that_an_officer_found_is_hidden(file):
    officer = make_member(Role.AGENCY_OFFICER, file.call.agency)
    file.hidden_words.create(text="Yeşil Vadi", added_at=file.sent_at, added_by=officer)

    assert veil_of(file).over("Yeşil Vadi’de kurulacak", "#") == "# kurulacak"


def test_veils_of_many_files_cost_what_one_costs(file, django_assert_num_queries):
    others = [make_proposal(call=file.call, status="under_review") for _ in range(3)]
    for files in ([file], [file, *others]):
        with django_assert_num_queries(4):
            veils_of(files)
