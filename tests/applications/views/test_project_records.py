"""Published projects at the administrators' desk: found, added, corrected, classified, reviewed, merged, with history."""

import pytest
from django.urls import reverse

from applications.domain import published
from applications.models import PublishedProject
from cmdp.accounts.choices import Role
from tests.architecture.access.projects import CLASS, _written
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast):
    client.force_login(cast["administrator"])
    return client


def address(name, *keys):
    return reverse(f"applications:published_{name}", args=keys)


def page(desk, name, *keys, query=""):
    answer = desk.get(address(name, *keys) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_finds_with_turkish_folding_and_leads_to_records(desk):
    found, other = make_published(title_tr="IŞIK ATÖLYESİ"), make_published()

    text = page(desk, "list", query="?q=ışık")

    assert address("record", found.public_id) in text
    assert address("record", other.public_id) not in text
    assert "Bu süzgeçlerle proje bulunamadı" in page(desk, "list", query="?q=yok")


def test_an_empty_installation_offers_to_add(desk):
    assert "İlk projeyi ekleyin" in page(desk, "list")
    assert "Birbirine benzeyen kayıt yok" in page(desk, "doubles")


def test_a_project_is_added_with_its_english_title(desk, cast):
    answer = desk.post(address("new"), {**_written(cast), "title_en": "Fair ground", "state_since": "02.2020"})

    added = PublishedProject.objects.get()
    assert answer.url == address("record", added.public_id)
    assert (added.title_en, added.state_since, added.province) == ("Fair ground", "2020-02", cast.organisation.province)
    assert "Fair ground" in desk.get(f"/en/projeler/{added.public_id}/").content.decode()


def test_a_name_that_is_there_is_shown_and_added_only_on_purpose(desk, cast):
    there = make_published(title_tr="FUAR ALANI", province=cast.organisation.province)

    text = desk.post(address("new"), _written(cast)).content.decode()

    assert address("record", there.public_id) in text
    assert 'type="checkbox" name="is_another"' in text.replace('class="form-check-input" ', "").replace("\n", "")
    assert desk.post(address("new"), {**_written(cast), "is_another": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title_tr": "<b>x</b>"}, "Metinde HTML işareti var: “&lt;b&gt;”"),
        ({"total_cost": "-5"}, "eksi bir tutar"),
        ({"total_cost": "9" * 13}, "çok büyük"),
        ({"year": "19"}, "“19” bir yıl değil; 1950 ile 2100 arasında"),
        ({"state_since": "31.02.2020"}, "Takvimde “31.02.2020” diye bir gün yok"),
        ({"support": "5", "total_cost": "1"}, "Destek tutarı toplam maliyetten büyük olamaz."),
    ],
)
def test_what_cannot_be_is_told_and_everything_typed_stays(fields, sentence, desk, cast):
    text = desk.post(address("new"), {**_written(cast), "beneficiary": "Van Valiliği", **fields}).content.decode()

    assert sentence in text
    assert 'value="Van Valiliği"' in text
    assert not PublishedProject.objects.exists()


def test_a_correction_stands_in_the_history_with_who_when_why_and_both_values(desk, cast):
    old, new = make_published(title_tr="Fuar", province="Sivas"), cast.organisation.province

    desk.post(address("correct", old.public_id), {**_written(cast), "total_cost": "1.500,00"})

    text = page(desk, "record", old.public_id)
    assert "Desteklenen projeyi düzeltti" in text
    assert str(cast["administrator"]) in text
    assert "İl: Sivas → Samsun" in text
    assert "Toplam maliyet: – → 1.500,00 TL" in text
    assert new.name == "Samsun"


def test_a_save_over_somebody_elses_keeps_everything_typed_and_shows_what_is_stored(desk, cast):
    project = make_published(title_tr="Eski ad", version=2, district="Bafra")
    typed = {**_written(cast), "title_tr": "Benim adım", "version": "1"}

    text = desk.post(address("correct", project.public_id), typed).content.decode()

    assert "başka biri değiştirdi" in text
    assert 'value="Benim adım"' in text
    assert "<dt>İlçe</dt><dd>Bafra</dd>" in text
    assert 'name="version" value="2"' in text
    assert desk.post(address("correct", project.public_id), {**typed, "version": "2"}).status_code == 302
    assert PublishedProject.objects.get().title_tr == "Benim adım"


def test_a_merged_record_is_shown_and_not_edited(desk):
    into = make_published()
    gone = make_published(merged_into=into)

    assert address("record", into.public_id) in page(desk, "record", gone.public_id)
    assert desk.get(address("correct", gone.public_id)).status_code == 403
    assert desk.get(address("merge", gone.public_id, into.public_id)).status_code == 403


def test_a_class_is_given_refused_without_its_basis_and_taken_back(desk):
    project, measure = make_published(), first_measure(make_edition())
    place = address("classify", project.public_id)

    assert 'id="hatalar"' in desk.post(place, {**CLASS, "basis_tr": ""}).content.decode()
    desk.post(place, {**CLASS, "measure": measure.pk, "beneficiary_type": "public"})
    project.refresh_from_db()
    assert (project.measure, project.classification, project.beneficiary_type) == (measure, "ours", "public")
    assert f'value="{measure.pk}" selected' in page(desk, "classify", project.public_id)
    assert "başka biri değiştirdi" in desk.post(place, CLASS).content.decode()
    desk.post(place, {"classification": "none", "basis_tr": "Yanlışmış.", "version": "1"})
    project.refresh_from_db()
    assert (project.measure, project.classification) == (None, "none")


def test_an_earlier_editions_measure_can_stay_chosen_and_older_projects_get_none(desk):
    measure = first_measure(make_edition())
    project = make_published(measure=measure)
    make_edition()

    assert f'value="{measure.pk}" selected' in page(desk, "classify", project.public_id)
    assert 'name="measure"' not in page(desk, "classify", make_published(year=2015).public_id)


def test_a_second_person_reviews_and_the_public_reads_so(desk, cast):
    project = published.classify(
        make_published().pk,
        measure=None,
        beneficiary_type="public",
        basis_tr="Adı.",
        seen=0,
        by=make_member(Role.ADMINISTRATOR),
        at=NOON,
    )

    desk.post(address("review", project.public_id), {"version": "x"})
    assert not PublishedProject.objects.get().is_reviewed
    assert "Sınıflandırmayı gözden geçirdim" in page(desk, "record", project.public_id)
    desk.post(address("review", project.public_id), {"version": "1"})

    assert f"{cast['administrator']}, " in page(desk, "record", project.public_id)
    assert "ikinci bir kişi gözden geçirdi" in desk.get(f"/projeler/{project.public_id}/").content.decode()


def test_doubles_are_suggested_seen_side_by_side_and_merged_with_what_was_chosen(desk):
    first = make_published(title_tr="Fuar alanı", total_cost="5")
    second = make_published(title_tr="FUAR ALANI", title_en="Fair ground", district="Bafra")
    place = address("merge", first.public_id, second.public_id)
    assert place in page(desk, "doubles")
    assert place in page(desk, "record", first.public_id)
    assert "farklı" in page(desk, "merge", first.public_id, second.public_id)

    chosen = {"title_tr": "first", "title_en": "second", "total_cost": "first", "district": "second"}
    versions = {"version_first": "0", "version_second": "0"}
    desk.post(place, {"stays": "second", "reason": "Aynı proje", **chosen, **versions})

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.merged_into == second
    assert (second.title_tr, second.title_en, second.total_cost, second.district) == (
        "Fuar alanı",
        "Fair ground",
        5,
        "Bafra",
    )
    assert desk.get(f"/projeler/{first.public_id}/").url == f"/projeler/{second.public_id}/"
    assert f"Birleştirildiği kayıt: – → {second.title_tr}" in page(desk, "record", first.public_id)


def test_a_merging_over_somebody_elses_save_keeps_what_was_chosen(desk):
    first, second = make_published(district="Bafra"), make_published(version=1)
    chosen = {"stays": "first", "title_tr": "second", "district": "first", "reason": "Aynı proje"}

    text = desk.post(
        address("merge", first.public_id, second.public_id), {**chosen, "version_first": "0", "version_second": "0"}
    ).content.decode()

    assert "başka biri değiştirdi" in text
    assert "Aynı proje" in text
    assert not PublishedProject.objects.filter(merged_into__isnull=False).exists()
