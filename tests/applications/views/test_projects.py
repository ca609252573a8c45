"""Supported projects as a citizen meets them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.domain.published_loading import load_published
from cmdp.regions import loading as regions
from priorities import loading as priorities
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_price_index, make_published, make_total
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


def page(name, *args, query="", client):
    response = client.get(reverse(f"applications:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


@kept
def loaded():
    regions.load()
    priorities.load(at=NOON)
    return load_published(at=NOON)


def test_a_citizen_finds_what_was_supported_in_van_in_2018(loaded, client):
    text = page("project_list", query="?province=Van&year=2018", client=client)

    assert text.count("<tr>") == 1 + 3
    assert "Van Kent Müzesi" in text
    assert "Toplam 3 proje" in text
    assert "27.500.000,00 TL" in text
    assert "Tekstilkent (1. ve 2. etap)" not in text


def test_the_list_names_every_loaded_project_and_pages_by_fifty(loaded, client):
    text = page("project_list", client=client)

    assert all(project.title_tr.split("(")[0].split("'")[0] in text for project in loaded)
    assert "Sonraki sayfa" not in text
    for _ in range(20):
        make_published()
    assert "Sonraki sayfa" in page("project_list", client=client)


def test_mixed_lira_mixed_years_and_unclear_amounts_are_said(loaded, client):
    text = page("project_list", client=client)

    assert "2005–2025 yıllarının liraları, enflasyon giderilmeden toplanmıştır" in text
    assert "yalnızca nominal tutarlar gösterilir" in text
    assert "Yıllar aynı şeyin yılı değildir" in text
    assert "2 projede kaynak, tutarın maliyet mi destek mi" in text


def test_a_loaded_index_gives_constant_lira_with_its_name(client):
    make_price_index({2018: 100, 2024: 500}, name="Yıllık TÜFE", source="Bülten 12")
    project = make_published(year=2018, total_cost=Decimal(10), support=Decimal(4))

    for text in (
        page("project_list", client=client),
        page("project", project.public_id, client=client),
        page("project_years", client=client),
    ):
        assert "50,00 TL" in text
        assert "20,00 TL" in text
        assert "Yıllık TÜFE; kaynak: Bülten 12" in text
        assert "2024 fiyatlarıyla" in text


def test_the_base_year_can_be_chosen_and_nonsense_is_the_newest(client):
    make_price_index({2018: 100, 2024: 500})
    make_published(year=2024, support=Decimal(10))

    in_old_lira = page("project_years", query="?baz=2018", client=client)
    assert "2,00 TL" in in_old_lira
    assert '<option value="2018" selected>' in in_old_lira
    for nonsense in ("²", "9" * 5000, "02018", "-1"):
        assert "2024 fiyatlarıyla" in page("project_years", query=f"?baz={nonsense}", client=client)


def test_chips_show_what_is_asked_and_lead_on_without_it(loaded, client):
    text = page("project_list", query="?province=Urfa&province=Van&axis=legacy&q=fuar&amount_from=5", client=client)

    assert "İl: Van" in text
    assert "Eksen: önceki dönem" in text
    assert "Toplam maliyet, en az: 5,00 TL" in text
    assert 'href="/projeler/?q=fuar&amp;province=sanliurfa&amp;axis=legacy&amp;amount_from=5"' in text


def test_every_view_of_the_projects_keeps_the_filters(loaded, client):
    query = "?year=2018&province=van"
    written = query.replace("&", "&amp;")

    for name in ("project_list", "projects_under_way", "projects_said_under_way", "project_years"):
        text = page(name, query=query, client=client)
        assert f'href="/projeler/{written}"' in text
        assert f'href="/projeler/devam-edenler/{written}"' in text
        assert f'href="/projeler/yillar/{written}"' in text
        assert "amp;amp;" not in text
    assert f'href="/projeler/devam-edenler/kaynaklara-gore/{written}"' in page(
        "projects_under_way", query=query, client=client
    )
    assert f'href="/projeler/yillar.csv{written}"' in page("project_years", query=query, client=client)


def test_wrong_filters_are_told_and_the_rest_applies(loaded, client):
    text = page("project_list", query="?year=abc&province=Van&status=<b>", client=client)

    assert "“abc” bir yıl değil" in text
    assert "“&lt;b&gt;” diye bir durum yok." in text
    assert "Van Kent Müzesi" in text


def test_a_thousand_filters_are_a_sentence(loaded, client):
    query = "?" + "&".join(f"year={1000 + place}" for place in range(1000))

    assert "Adreste çok fazla süzgeç var" in page("project_list", query=query, client=client)


@pytest.mark.parametrize("name", ["project_list", "projects_under_way", "projects_said_under_way", "project_years"])
def test_an_empty_installation_says_why_nothing_is_there(name, client):
    text = page(name, client=client)

    assert 'class="empty"' in text
    assert "üzgeçlerden" not in text


def test_filters_that_find_nothing_offer_the_way_back(client):
    make_published()

    text = page("project_list", query="?year=1999", client=client)

    assert "Bu süzgeçlerle proje bulunamadı" in text
    assert '<a href="/projeler/">' in text


def test_a_project_says_source_confidence_meaning_of_the_year_and_basis(loaded, client):
    found = next(project for project in loaded if project.title_tr == "Kuru Kayısı Lisanslı Depoculuk")

    text = page("project", found.public_id, client=client)

    for words in (
        "onay yılı",
        "malatyanethaber.com.tr",
        "orta",
        "18.886.818,00 TL",
        "Kaynak, bu tutarın maliyet mi destek mi olduğunu söylemiyor.",
        "bizim sınıflandırmamız",
        "Dayanağı: Lisanslı depo",
        "maliyet mi destek mi olduğu söylenmemiş",
        "Kamu kurumu niteliğinde meslek kuruluşu",
    ):
        assert words in text
    assert "bilinmiyor" in text


def test_every_shipped_project_has_a_page_in_both_languages(loaded, client):
    addresses = {project: reverse("applications:project", args=[project.public_id]) for project in loaded}

    for project, address in addresses.items():
        assert client.get(address).status_code == 200
        english = client.get("/en" + address).content.decode()
        assert project.basis_en in english.replace("&#x27;", "'")


def test_earlier_projects_stand_under_the_earlier_period(client):
    project = make_published(year=2012)

    assert "önceki dönem" in page("project", project.public_id, client=client)
    assert "önceki dönem" in page("project_list", client=client)


def test_markup_in_a_title_is_only_text(client):
    project = make_published(title_tr="<script>alert(1)</script>", beneficiary="<b>Kurum</b>", note_tr="<i>not</i>")

    for text in (page("project_list", client=client), page("project", project.public_id, client=client)):
        assert "<script>alert" not in text
        assert "<b>Kurum" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_merged_double_leads_to_the_row_that_stayed(client):
    real = make_published()
    gone = make_published(merged_into=real)

    response = client.get(reverse("applications:project", args=[gone.public_id]))

    assert (response.status_code, response["Location"]) == (301, reverse("applications:project", args=[real.public_id]))


def test_demonstration_stands_apart_and_says_so(client):
    make_published(title_tr="Hakiki iş", support=Decimal(3))
    demo = make_published(title_tr="Uydurma proje", is_demo=True, support=Decimal(4000))

    real_page, demo_page = page("project_list", client=client), page("project_list", query="?demo=1", client=client)

    assert "Uydurma proje" not in real_page
    assert "4.000,00" not in real_page
    assert "?demo=1" in real_page
    assert "Hakiki iş" not in demo_page
    assert "Gösterim verisi" in demo_page
    assert "Gösterim verisi" in page("project", demo.public_id, client=client)


def test_under_way_tells_what_is_kept_from_what_was_once_read(client):
    make_published(title_tr="Güncel iş", state="running", state_is_kept=True, state_since="2026-02")
    heard = make_published(title_tr="Eski haber", state="running")

    kept_page = page("projects_under_way", client=client)
    heard_page = page("projects_said_under_way", client=client)

    assert ("Güncel iş" in kept_page, "Eski haber" in kept_page) == (True, False)
    assert ("Güncel iş" in heard_page, "Eski haber" in heard_page) == (False, True)
    assert "02.2026" in kept_page
    assert "bugünkü durumları bilinmiyor" in heard_page
    assert "bugünkü durumu bilinmiyor" in page("project", heard.public_id, client=client)


def test_nothing_kept_yet_leads_to_what_the_sources_said(loaded, client):
    text = page("projects_under_way", client=client)

    assert "/projeler/devam-edenler/kaynaklara-gore/" in text
    assert "Böyle bir proje bulunamadı" in page(
        "projects_said_under_way", query="?year=2025&province=Van", client=client
    )


def test_the_yearly_table_is_the_sum_over_the_rows_and_names_empty_years(loaded, client):
    text = page("project_years", client=client)

    for year in {project.year for project in loaded}:
        assert f">{year}</th>" in text
    assert "bilinen proje yok" in text
    assert "Projeleri adlandırılmadan yayımlanan toplamlar" in text
    assert "yalnızca nominal tutarlar gösterilir" in text


def test_the_csv_of_the_years_is_the_sum_over_the_rows(loaded, client):
    response = client.get(reverse("applications:project_years_csv"))

    lines = [line.split(";") for line in response.content.decode("utf-8-sig").splitlines()[1:]]
    assert sum(int(line[2]) for line in lines) == len(loaded)
    costs = [Decimal(line[3].replace(",", ".")) for line in lines if line[3]]
    assert sum(costs) == sum(project.total_cost for project in loaded if project.total_cost is not None)
    assert sum(int(line[7]) for line in lines) == sum(project.support is None for project in loaded)
    assert ["2006", "", "0", "", "0", "0", "", "0"] in lines


def test_the_csv_carries_the_index_and_the_filters(client):
    make_price_index({2018: 100, 2024: 500}, name="TÜFE")
    make_published(year=2018, support=Decimal("1.50"))
    make_published(year=2019)

    response = client.get(reverse("applications:project_years_csv") + "?year=2018")

    header, line = response.content.decode("utf-8-sig").splitlines()
    assert header.endswith("Destek (2024 TL, TÜFE)")
    assert line == "2018;onay yılı;1;;1;0;1,50;0;;7,50"
    assert response["Content-Disposition"] == 'attachment; filename="projeler-yillara-gore.csv"'


def test_published_totals_are_shown_with_their_source_and_added_to_nothing(client):
    make_total(what_tr="Beş proje", year_from=2019, year_to=2024, support=Decimal(42_000_000))
    make_published(support=Decimal(1))

    text = page("project_years", client=client)

    assert "2019–2024" in text
    assert "42.000.000,00 TL" in text
    assert "42.000.001" not in text


def test_priorities_show_examples_of_supported_projects(client):
    edition = make_edition()
    measure = first_measure(edition)
    make_published(title_tr="Örnek olacak proje", measure=measure)

    measure_page = client.get(reverse("priorities:measure", args=[measure.code])).content.decode()
    edition_page = client.get(reverse("priorities:current")).content.decode()

    assert "Örnek olacak proje" in measure_page
    assert f"/projeler/?measure={measure.code}" in measure_page
    assert "Örnek olacak proje" in edition_page


def test_a_measure_without_projects_shows_no_empty_heading(client):
    measure = first_measure(make_edition())

    text = client.get(reverse("priorities:measure", args=[measure.code])).content.decode()

    assert "Desteklenen projelerden örnekler" not in text


def test_a_project_leads_to_its_measure_in_the_words_of_its_edition(client):
    measure = first_measure(make_edition())
    make_edition()
    project = make_published(measure=measure)

    text = page("project", project.public_id, client=client)

    assert reverse("priorities:edition_measure", args=[1, measure.code]) in text
